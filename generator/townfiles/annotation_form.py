"""annotations/*.yml: what staff say of a case."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from generator.domain.annotations import Annotation
from generator.domain.cases import Status
from generator.townfiles.fields import SLUG, Form, Prose, Text, refused, text_like
from generator.townfiles.findings import shown

LINK = r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/(?:i/web|\w{1,15})/status/([0-9]{1,20})(?:[/?#]\S*)?"
POST = r"[0-9]{1,20}"
Decided = Literal["open", "acknowledged", "resolved", "declined"]


def _post_id(text: str) -> str:
    post = linked_post(text)
    if not re.fullmatch(POST, post):
        raise refused("020", f"{shown(text)} is not a post: write its id in quotes, or its link")
    return post


def _case_id(text: str) -> str:
    case = linked_post(text)
    if not re.fullmatch(SLUG, case):
        raise refused(
            "008", f"{shown(text)} is not a case: write the id from the case page's address, or the post's link"
        )
    return case


def linked_post(text: str) -> str:
    """The id in a post's link; any other text as it is."""
    link = re.fullmatch(LINK, text)
    return link[1] if link else text


POST_OR_LINK = rf"{POST}|https?://\S+/status/{POST}\S*"
Post = Annotated[str, AfterValidator(_post_id), text_like(POST_OR_LINK)]
CaseId = Annotated[str, AfterValidator(_case_id), text_like(rf"{SLUG}|{POST_OR_LINK}")]


class KudosForm(Form):
    """Thanks that the words of the posts did not tell, or told wrongly."""

    add: tuple[Post, ...] | None = Field(None, description="Posts that are thanks.")
    strike: tuple[Post, ...] | None = Field(None, description="Posts that are no thanks.")


class AnnotationForm(Form):
    """A correction by staff: it always wins. Only `case` is required; the file's name is free."""

    case: CaseId = Field(
        description="The case: the id from its page's address, in quotes, or the link of its first post.",
        examples=["1978012345678901234"],
    )
    status: Decided | None = Field(None, description="Where the case stands. `declined` needs a note with the reason.")
    resolved_by: Post | None = Field(None, description="The first post that shows the case resolved: id or link.")
    title: Text | None = Field(None, description="A title in staff's own words, without names.")
    summary: Prose | None = Field(None, description="What it was and what became of it, without names.")
    service: Text | None = Field(None, description="A service_code of services.yml.")
    district: Text | None = Field(None, description="The id of a district of districts.geojson.")
    kudos: KudosForm | None = Field(None, description="Thanks to add or to strike.")
    note: Prose | None = Field(None, description="Staff's reason; it is shown on the case page.")

    def annotation(self, path: str) -> Annotation:
        """The annotation that came from the file at `path`."""
        kudos = self.kudos or KudosForm()
        return Annotation(
            case_id=self.case,
            path=path,
            status=Status(self.status) if self.status else None,
            resolved_by=self.resolved_by,
            title=self.title or "",
            summary=self.summary or "",
            service=self.service,
            district=self.district,
            kudos_add=kudos.add or (),
            kudos_strike=kudos.strike or (),
            note=self.note or "",
        )
