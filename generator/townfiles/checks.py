"""The rules that no single value can break alone, for town.yml, staff.yml and services.yml.

Each check is a generator of findings and its docstring is the rule. Checks read the tree, not the form, so that a
mistake in one entry hides none in another.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.townfiles.fields import HANDLE, SIGNS, tidy
from generator.townfiles.findings import Finding, again, did_you_mean, one_of, shown
from generator.townfiles.nodes import EACH, Node, Scalar, Table, find, text, texts
from generator.townfiles.saying import Said, said
from generator.townfiles.town_form import CLOSING_MARKS


@dataclass(frozen=True, slots=True)
class Around:
    """What a file is checked against. None means unknown: that file is missing or broken, so nothing is said of it."""

    languages: Collection[str]
    handles: Collection[str] | None = None
    services: Collection[str] | None = None
    closing_marks: Collection[str] = CLOSING_MARKS
    districts: Collection[str] | None = None
    signatures: Collection[str] | None = None


Check = Callable[[Node | None, Around], Iterator[Finding]]


def run(checks: Iterable[Check], root: Node | None, around: Around) -> list[Finding]:
    """All findings of these checks."""
    return [finding for check in checks for finding in check(root, around)]


def handle_key(written: str) -> str:
    """How handles are compared: without @ and case."""
    return written.strip().removeprefix("@").casefold()


def hashtag_key(written: str) -> str:
    """How marks are compared: without # and case."""
    return tidy(written).removeprefix("#").casefold()


def signature_key(written: str) -> str:
    """How signatures are compared: without their sign and case, as posts are read."""
    return tidy(written).lstrip(SIGNS + " ").casefold()


def word_key(written: str) -> str:
    """How words are compared: without case and doubled spaces."""
    return tidy(written).casefold()


def repeated(written: Iterable[Scalar], code: str, key: Callable[[str], str] = word_key) -> Iterator[Finding]:
    """Every text that stood before."""
    seen: dict[str, Scalar] = {}
    for scalar in written:
        first = seen.setdefault(key(scalar.text), scalar)
        if first is not scalar:
            yield Finding(scalar.mark, code, again(scalar.text, first.mark.line))


def unknown_service(written: Iterable[Scalar], code: str, around: Around) -> Iterator[Finding]:
    """Every text that is no service_code of services.yml."""
    for scalar in written:
        if around.services is not None and scalar.text not in around.services:
            near = did_you_mean(scalar.text, around.services)
            advice = near or said("write one of its codes, or add the service there")
            word = shown(scalar.text)
            message = said("%(word)s is no service_code of services.yml: %(advice)s", word=word, advice=advice)
            yield Finding(scalar.mark, code, message)


def languages_are_spoken(root: Node | None, around: Around) -> Iterator[Finding]:
    """T020: an interface language is one that Concejo speaks."""
    for scalar in texts(root, "languages", EACH):
        if scalar.text not in around.languages:
            yield Finding(scalar.mark, "T020", not_spoken(scalar.text, around.languages))


def not_spoken(language: str, spoken: Collection[str]) -> Said:
    """What to write instead of a language that Concejo does not speak."""
    advice = did_you_mean(language, spoken) or one_of(sorted(spoken))
    return said("%(word)s is not a language that Concejo speaks: %(advice)s", word=shown(language), advice=advice)


def settings_stand_once(root: Node | None, _: Around) -> Iterator[Finding]:
    """T005: languages, accounts, marks, publish and quiet periods hold nothing twice."""
    yield from repeated(texts(root, "languages", EACH), "T005")
    yield from repeated(texts(root, "accounts", EACH), "T005", handle_key)
    yield from repeated(texts(root, "marks", EACH), "T005", hashtag_key)
    yield from repeated(texts(root, "publish", EACH), "T005")
    yield from repeated(texts(root, "quiet_periods", EACH, "from"), "T005")


def residents_are_quoted(root: Node | None, _: Around) -> Iterator[Finding]:
    """T025: `residents: linked` is refused until it is built, never ignored."""
    for scalar in texts(root, "residents"):
        if scalar.text == "linked":
            message = said("'linked' is not available yet: write quoted, or wait with publishing until it is")
            yield Finding(scalar.mark, "T025", message)


def accounts_are_staff(root: Node | None, around: Around) -> Iterator[Finding]:
    """T026: an account to read belongs to somebody in staff.yml (warning)."""
    for scalar in texts(root, "accounts", EACH):
        if around.handles is None or not re.fullmatch(HANDLE, scalar.text):
            continue
        if handle_key(scalar.text) not in around.handles:
            message = said(
                "%(word)s is not in staff.yml: its posts count as a resident's until it is added there",
                word=shown(scalar.text),
            )
            yield Finding(scalar.mark, "T026", message, "warning")


def staff_stand_once(root: Node | None, _: Around) -> Iterator[Finding]:
    """S005: handles, signatures and an entry's services stand once."""
    yield from repeated(texts(root, "staff", EACH, "handle"), "S005", handle_key)
    yield from repeated(texts(root, "staff", EACH, "signature"), "S005", signature_key)
    for entry in find(root, "staff", EACH):
        yield from repeated(texts(entry, "services", EACH), "S005")


def staff_services_exist(root: Node | None, around: Around) -> Iterator[Finding]:
    """S013: a service that staff answer for stands in services.yml."""
    yield from unknown_service(texts(root, "staff", EACH, "services", EACH), "S013", around)


def staff_can_be_recognised(root: Node | None, _: Around) -> Iterator[Finding]:
    """S020: an entry has a handle, a signature or both."""
    for entry in find(root, "staff", EACH):
        if isinstance(entry, Table) and not any(True for key in ("handle", "signature") for _ in find(entry, key)):
            message = said(
                "this entry has neither a handle nor a signature: write `handle: SomeHelp` or `signature: ^JS`"
            )
            yield Finding(entry.mark, "S020", message)


def names_need_consent(root: Node | None, _: Around) -> Iterator[Finding]:
    """S023, S024: only a person has a name, and it is shown only with consent."""
    for entry in find(root, "staff", EACH):
        if (name := text(entry, "name")) is None:
            continue
        kind = text(entry, "kind")
        if kind.text == "service" if kind else text(entry, "handle"):
            message = said("a name is a person's: write `kind: person` and the consent, or use role instead of name")
            yield Finding(name.mark, "S024", message)
        elif not any(find(entry, "consent", "given")):
            message = said(
                "this name is not shown, since no consent is recorded: add `consent: {given: DATE}`, or remove it"
            )
            yield Finding(name.mark, "S023", message, "warning")


def services_stand_once(root: Node | None, _: Around) -> Iterator[Finding]:
    """V005: codes and names stand once, and so do words and marks within a service."""
    yield from repeated(texts(root, "services", EACH, "service_code"), "V005")
    yield from repeated(texts(root, "services", EACH, "service_name"), "V005")
    for entry in find(root, "services", EACH):
        yield from repeated(texts(entry, "words", EACH), "V005")
        yield from repeated(texts(entry, "marks", EACH), "V005", hashtag_key)


def marks_say_one_thing(root: Node | None, around: Around) -> Iterator[Finding]:
    """V020: a mark belongs to one service, and is not one of those that close cases."""
    for scalar in texts(root, "services", EACH, "marks", EACH):
        if hashtag_key(scalar.text) in around.closing_marks:
            message = said("%(word)s closes cases already: choose another mark", word=shown(scalar.text))
            yield Finding(scalar.mark, "V020", message)
    yield from _shared(root, "marks", hashtag_key, "V020", "error")


def words_point_to_one_service(root: Node | None, _: Around) -> Iterator[Finding]:
    """V021: a word points to one service (warning)."""
    yield from _shared(root, "words", word_key, "V021", "warning")


def _shared(root: Node | None, key: str, fold: Callable[[str], str], code: str, level: str) -> Iterator[Finding]:
    owners: dict[str, int] = {}
    for number, entry in enumerate(find(root, "services", EACH)):
        for scalar in texts(entry, key, EACH):
            if owners.setdefault(fold(scalar.text), number) != number:
                message = said("%(word)s stands under another service too: keep it under one", word=shown(scalar.text))
                yield Finding(scalar.mark, code, message, "warning" if level == "warning" else "error")


def names_are_in_spoken_languages(root: Node | None, around: Around) -> Iterator[Finding]:
    """V022: a service's names are in languages that Concejo speaks."""
    for names in find(root, "services", EACH, "names"):
        for language, entry in names.entries.items() if isinstance(names, Table) else ():
            if language not in around.languages:
                yield Finding(entry.mark, "V022", not_spoken(language, around.languages))


TOWN: tuple[Check, ...] = (languages_are_spoken, settings_stand_once, residents_are_quoted, accounts_are_staff)
STAFF: tuple[Check, ...] = (staff_stand_once, staff_services_exist, staff_can_be_recognised, names_need_consent)
SERVICES: tuple[Check, ...] = (
    services_stand_once,
    marks_say_one_thing,
    words_point_to_one_service,
    names_are_in_spoken_languages,
)
