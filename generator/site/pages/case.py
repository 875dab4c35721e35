"""The page of one case."""

from datetime import datetime

from generator.domain.cases import Kudos
from generator.domain.frozen import frozen
from generator.domain.grounds import Ground
from generator.site.case_file import CaseFile
from generator.site.contact import complaints, ways_to_ask
from generator.site.edition import Edition, titled
from generator.site.page import Page
from generator.site.paper import Heading, Paper
from generator.site.reasons import Reasons
from generator.site.strangers import language_tag, neutral


@frozen
class Thanks:
    """A thank-you of this case: when, "To …", and its post where the page has it."""

    at: datetime
    to: str
    anchor: str


@frozen
class Reason:
    """A step of the judgement as a sentence, and the post it read where the page has it."""

    sentence: str
    anchor: str


class CasePages:
    """Lays out case pages on one edition's paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._complaints = complaints(paper.edition)
        self._ways = ways_to_ask(paper.edition)
        self._reasons = Reasons(paper.edition.say)

    def page(self, file: CaseFile) -> Page:
        """The case: status, steps, photos, the thread, thanks, and how it was decided."""
        case, edition = file.case, self._paper.edition
        heading = Heading(edition.title(case), _description(edition, file))
        body = self.body(file, heading.title)
        return self._paper.page(f"cases/{case.case_id}/", heading, body, indexed=edition.town.index_cases)

    def body(self, file: CaseFile, title: str) -> str:
        """The page's body, as HTML."""
        case, edition = file.case, self._paper.edition
        service = edition.services.get(case.service_code or "", "")
        return edition.render(
            "case.html",
            file=file,
            case=case,
            title=title,
            title_lang=language_tag(case.lang) if titled(case) else "",
            took=edition.took(case),
            service=service,
            service_href=edition.addresses.to(f"services/{case.service_code}/") if service else "",
            district=edition.districts.get(case.district or "", ""),
            thanks=[_thanks(edition, file, kudos) for kudos in file.thanks],
            reasons=[self._reason(file, ground) for ground in case.reasons],
            complaints=self._complaints.about(case.case_id),
            ways=self._ways,
        )

    def _reason(self, file: CaseFile, ground: Ground) -> Reason:
        sentence = self._reasons.sentence(ground, quote=ground.post in file.quotable)
        return Reason(neutral(sentence), ground.post if ground.post in file.on_page else "")


def _thanks(edition: Edition, file: CaseFile, kudos: Kudos) -> Thanks:
    return Thanks(kudos.at, edition.thanked(kudos), kudos.post_id if kudos.post_id in file.on_page else "")


def _description(edition: Edition, file: CaseFile) -> str:
    if file.case.summary:
        return neutral(file.case.summary)
    return edition.say.gettext("%(status)s. Asked on %(day)s.") % {
        "status": edition.standings[file.standing],
        "day": edition.dates.day(file.case.opened_at),
    }
