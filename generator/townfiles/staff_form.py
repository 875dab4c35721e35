"""staff.yml: who answers for the town, by account or by signature."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from generator.domain.towns import Consent, StaffKind, StaffMember
from generator.townfiles.fields import SIGNS, Day, Form, Handle, Text, refused, text_like, tidy
from generator.townfiles.findings import shown
from generator.townfiles.saying import said

SIGN = f"[{re.escape(SIGNS)}]"


def _signature(text: str) -> str:
    signature = tidy(text)
    if not re.fullmatch(rf"{SIGN} ?\w{{1,25}}", signature):
        message = said(
            '%(word)s is not a signature: write it as under the posts, such as ^JS or "*TAC"', word=shown(text)
        )
        raise refused("021", message)
    return signature


Signature = Annotated[str, AfterValidator(_signature), text_like(rf"{SIGN} ?\S{{1,25}}")]


class ConsentForm(Form):
    """A person's recorded consent to be named."""

    given: Day = Field(description="The day on which the person consented.", examples=["2026-01-15"])
    expires: Day | None = Field(None, description="The first day on which the consent no longer holds.")
    withdrawn: Day | None = Field(None, description="The day on which the person withdrew it.")

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> "ConsentForm":
        if self.expires is not None and self.expires < self.given:
            raise refused("022", said("this consent expires before it was given: correct one of the dates"))
        if self.withdrawn is not None and self.withdrawn < self.given:
            raise refused("022", said("this consent was withdrawn before it was given: correct one of the dates"))
        return self


class StaffEntry(Form):
    """An account, a signature under shared accounts, or both."""

    handle: Handle | None = Field(
        None, description="The account's handle; the @ may be left out.", examples=["SomeHelp"]
    )
    signature: Signature | None = Field(None, description="What stands under this person's posts.", examples=["^JS"])
    role: Text | None = Field(None, description="What readers see. Default: the handle.", examples=["Street lighting"])
    kind: StaffKind | None = Field(
        None,
        description="`service`: an office's account. `person`: somebody's own; shown by role unless consent "
        "is recorded. "
        "Default: service for an account, person for a signature alone.",
    )
    name: Text | None = Field(None, description="A person's name; shown only while consent holds.")
    department: Text | None = Field(None, description="The department, in the town's own words.")
    services: tuple[Text, ...] | None = Field(None, description="Codes from services.yml that this entry answers for.")
    consent: ConsentForm | None = Field(None, description="The person's consent to be named.")

    def member(self) -> StaffMember:
        """The entry with its defaults."""
        return StaffMember(
            role=self.role or self.handle or self.signature or "",
            kind=self.kind or ("service" if self.handle else "person"),
            handle=self.handle or "",
            signature=self.signature or "",
            name=self.name or "",
            department=self.department or "",
            services=self.services or (),
            consent=Consent(self.consent.given, self.consent.expires, self.consent.withdrawn) if self.consent else None,
        )


class StaffForm(Form):
    """Everybody who answers for the town in public. Whoever is not listed counts as a resident."""

    staff: tuple[StaffEntry, ...] = Field(
        min_length=1, description="One entry an account or signature.", examples=[[{"handle": "SomeHelp"}]]
    )
