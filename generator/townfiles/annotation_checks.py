"""The rules of one annotation that no single value can break alone; made like those in `checks`."""

from collections.abc import Iterator

from generator.townfiles.checks import Around, Check, handle_key, repeated, signature_key, unknown_service
from generator.townfiles.fields import SIGNS
from generator.townfiles.findings import Finding, did_you_mean, shown
from generator.townfiles.nodes import EACH, Node, Scalar, Table, find, text, texts
from generator.townfiles.references import linked_post, named_case
from generator.townfiles.saying import said

POST_PLACES: tuple[tuple[str | None, ...], ...] = (
    ("resolved_by",),
    ("kudos", "add", EACH),
    ("kudos", "strike", EACH),
    ("photos", "before", EACH),
    ("photos", "after", EACH),
    ("split", EACH, "posts", EACH),
)
CASE_PLACES: tuple[tuple[str | None, ...], ...] = (("case",), ("duplicate_of",), ("merge", EACH))


def ids_are_quoted(root: Node | None, _: Around) -> Iterator[Finding]:
    """A021: ids stand in quotes, since other tools read them as numbers and lose their last digits (warning)."""
    for place in (*CASE_PLACES, *POST_PLACES):
        for scalar in texts(root, *place):
            if scalar.plain and scalar.text.replace("_", "").isdigit():
                message = said('quote it, as in "%(id)s": other tools lose digits', id=scalar.text[:20])
                yield Finding(scalar.mark, "A021", message, "warning")


def declined_says_why(root: Node | None, _: Around) -> Iterator[Finding]:
    """A023: a declined case has a note that gives the reason."""
    status = text(root, "status")
    if status and status.text == "declined" and text(root, "note") is None:
        message = said("a declined case needs staff's reason: write it as `note: …`")
        yield Finding(status.mark, "A023", message)


def service_exists(root: Node | None, around: Around) -> Iterator[Finding]:
    """A013: the service stands in services.yml."""
    yield from unknown_service(texts(root, "service"), "A013", around)


def district_exists(root: Node | None, around: Around) -> Iterator[Finding]:
    """A024: the district stands in districts.geojson, where there is one."""
    for scalar in texts(root, "district"):
        if around.districts is not None and scalar.text not in around.districts:
            advice = did_you_mean(scalar.text, around.districts) or said("write one of its ids")
            word = shown(scalar.text)
            message = said("%(word)s is no id of districts.geojson: %(advice)s", word=word, advice=advice)
            yield Finding(scalar.mark, "A024", message)


def staff_exist(root: Node | None, around: Around) -> Iterator[Finding]:
    """A035: whoever dealt with the case stands in staff.yml."""
    if around.handles is None or around.signatures is None:
        return
    for scalar in texts(root, "staff"):
        signs = scalar.text[:1] in SIGNS and signature_key(scalar.text) in around.signatures
        if not signs and handle_key(scalar.text) not in around.handles:
            near = did_you_mean(handle_key(scalar.text), around.handles)
            advice = near or said("write a handle or a signature, or add the entry there")
            message = said("%(word)s is nobody in staff.yml: %(advice)s", word=shown(scalar.text), advice=advice)
            yield Finding(scalar.mark, "A035", message)


def evidence_fits_status(root: Node | None, _: Around) -> Iterator[Finding]:
    """A026: only a resolved case names the post that resolves it."""
    status, evidence = text(root, "status"), text(root, "resolved_by")
    if status and evidence and status.text in {"open", "acknowledged", "declined"}:
        message = said(
            "a case that is %(status)s is not resolved by a post: remove resolved_by, or write status: resolved",
            status=status.text,
        )
        yield Finding(evidence.mark, "A026", message)


def posts_stand_once(root: Node | None, _: Around) -> Iterator[Finding]:
    """A005: no post, photo or conversation stands twice in a list."""
    for place in (("kudos", "add", EACH), ("kudos", "strike", EACH), ("split", EACH, "posts", EACH)):
        yield from repeated(texts(root, *place), "A005", linked_post)
    photos = (*texts(root, "photos", "before", EACH), *texts(root, "photos", "after", EACH))
    yield from repeated(photos, "A005", linked_post)
    yield from repeated(texts(root, "merge", EACH), "A005", named_case)


def thanks_are_added_or_struck(root: Node | None, _: Around) -> Iterator[Finding]:
    """A027: a post is not under add and under strike."""
    added = {linked_post(scalar.text) for scalar in texts(root, "kudos", "add", EACH)}
    for scalar in texts(root, "kudos", "strike", EACH):
        if linked_post(scalar.text) in added:
            message = said("this post is added above: keep it under add or under strike")
            yield Finding(scalar.mark, "A027", message)


def withholding_has_a_reason(root: Node | None, _: Around) -> Iterator[Finding]:
    """A030: display: summary and display: hidden have a reason, and nothing else has one."""
    display, reason = text(root, "display"), text(root, "reason")
    withheld = display is not None and display.text in {"summary", "hidden"}
    if display and withheld and reason is None:
        yield Finding(display.mark, "A030", said("this needs one of the fixed reasons: write it as `reason: …`"))
    elif reason and not withheld:
        message = said("a reason goes with display: summary or display: hidden: write display, or write a note instead")
        yield Finding(reason.mark, "A030", message)


def hidden_is_for_private_repositories(root: Node | None, _: Around) -> Iterator[Finding]:
    """A031: what should vanish is not listed in a repository that everybody can read (warning)."""
    display = text(root, "display")
    if display and display.text == "hidden":
        message = said(
            "in a public repository this file tells everybody what should vanish: "
            "delete it and run `concejo hide CASE --reason …` instead"
        )
        yield Finding(display.mark, "A031", message, "warning")


def says_something(root: Node | None, _: Around) -> Iterator[Finding]:
    """A029: an annotation says more than the case's name (warning)."""
    case = text(root, "case")
    if isinstance(root, Table) and case and not any(_written(root, key) for key in root.entries if key != "case"):
        message = said("this annotation says nothing yet: write status, title or another key")
        yield Finding(case.mark, "A029", message, "warning")


def _written(root: Table, key: str) -> bool:
    return any(not isinstance(node, Scalar) or node.text.strip() for node in find(root, key))


ANNOTATION: tuple[Check, ...] = (
    ids_are_quoted,
    declined_says_why,
    service_exists,
    district_exists,
    staff_exist,
    evidence_fits_status,
    posts_stand_once,
    thanks_are_added_or_struck,
    withholding_has_a_reason,
    hidden_is_for_private_repositories,
    says_something,
)
