"""The rules of annotations that no single value can break alone; made like those in `checks`."""

from collections.abc import Iterator

from generator.townfiles.annotation_form import linked_post
from generator.townfiles.checks import Around, Check, repeated, unknown_service
from generator.townfiles.findings import Finding, did_you_mean, shown
from generator.townfiles.nodes import EACH, Node, Scalar, Table, find, text, texts

ID_PLACES: tuple[tuple[str | None, ...], ...] = (
    ("case",),
    ("resolved_by",),
    ("kudos", "add", EACH),
    ("kudos", "strike", EACH),
)


def ids_are_quoted(root: Node | None, _: Around) -> Iterator[Finding]:
    """A021: ids stand in quotes, since other tools read them as numbers and lose their last digits (warning)."""
    for place in ID_PLACES:
        for scalar in texts(root, *place):
            if scalar.plain and scalar.text.isdigit():
                message = f'quote it, as in "{scalar.text[:20]}": other tools lose digits'
                yield Finding(scalar.mark, "A021", message, "warning")


def declined_says_why(root: Node | None, _: Around) -> Iterator[Finding]:
    """A023: a declined case has a note that gives the reason."""
    status = text(root, "status")
    if status and status.text == "declined" and text(root, "note") is None:
        yield Finding(status.mark, "A023", "a declined case needs staff's reason: write it as `note: …`")


def service_exists(root: Node | None, around: Around) -> Iterator[Finding]:
    """A013: the service stands in services.yml."""
    yield from unknown_service(texts(root, "service"), "A013", around)


def district_exists(root: Node | None, around: Around) -> Iterator[Finding]:
    """A024: the district stands in districts.geojson, where there is one."""
    for scalar in texts(root, "district"):
        if around.districts is not None and scalar.text not in around.districts:
            near = did_you_mean(scalar.text, around.districts) or "write one of its ids"
            yield Finding(scalar.mark, "A024", f"{shown(scalar.text)} is no id of districts.geojson: {near}")


def evidence_fits_status(root: Node | None, _: Around) -> Iterator[Finding]:
    """A026: only a resolved case names the post that resolves it."""
    status, evidence = text(root, "status"), text(root, "resolved_by")
    if status and evidence and status.text in {"open", "acknowledged", "declined"}:
        message = (
            f"a case that is {status.text} is not resolved by a post: remove resolved_by, or write status: resolved"
        )
        yield Finding(evidence.mark, "A026", message)


def thanks_stand_once(root: Node | None, _: Around) -> Iterator[Finding]:
    """A005, A027: a post stands once under add and once under strike, and not under both."""
    added, struck = (tuple(texts(root, "kudos", key, EACH)) for key in ("add", "strike"))
    yield from repeated(added, "A005", linked_post)
    yield from repeated(struck, "A005", linked_post)
    posts = {linked_post(scalar.text) for scalar in added}
    for scalar in struck:
        if linked_post(scalar.text) in posts:
            yield Finding(scalar.mark, "A027", "this post is added above: keep it under add or under strike")


def says_something(root: Node | None, _: Around) -> Iterator[Finding]:
    """A029: an annotation says more than the case's name (warning)."""
    case = text(root, "case")
    if isinstance(root, Table) and case and not any(_written(root, key) for key in root.entries if key != "case"):
        message = "this annotation says nothing yet: write status, title or another key"
        yield Finding(case.mark, "A029", message, "warning")


def _written(root: Table, key: str) -> bool:
    return any(not isinstance(node, Scalar) or node.text.strip() for node in find(root, key))


ANNOTATION: tuple[Check, ...] = (
    ids_are_quoted,
    declined_says_why,
    service_exists,
    district_exists,
    evidence_fits_status,
    thanks_stand_once,
    says_something,
)
