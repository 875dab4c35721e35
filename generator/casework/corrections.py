"""Staff's annotation: what it says wins over what the posts say, and the reasons tell so."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from generator.casework.conversation import Conversation
from generator.casework.titles import harmless
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, DecidedBy, Status
from generator.domain.grounds import Ground, Rule
from generator.domain.posts import Post
from generator.domain.promises import Promise
from generator.domain.towns import StaffMember, Town

LAST_SECOND = time(23, 59, 59)
COMPLAINTS = frozenset((Rule.NOT_SOLVED, Rule.CONTRADICTED, Rule.STILL_AFFECTED))


class Corrections:
    """What staff's annotations do to cases, in one town."""

    def __init__(self, town: Town) -> None:
        """The town's clock says when a promised day ends, its first language is the one that staff write in."""
        self._zone = town.timezone
        self._language = town.languages[0] if town.languages else "und"

    def applied(self, case: Case, annotation: Annotation, talk: Conversation, shown_by: Post | None) -> Case:
        """The case as staff say it is. A status by annotation is certain; posts that it names count within the thread.

        `shown_by` is the post by which the words alone would call it resolved, doubts left aside.
        """
        case = self._described(case, annotation, talk)
        status = annotation.status or (Status.RESOLVED if annotation.resolved_by is not None else None)
        if status is not None:
            case = _decided(case, status, annotation.resolved_by, talk, shown_by)
        return case if annotation.display == "full" else _withheld(case, annotation, talk)

    def _described(self, case: Case, annotation: Annotation, talk: Conversation) -> Case:
        """The case with everything that staff wrote but its status."""
        member = _member(annotation.staff, talk)
        theirs = member.services[0] if member is not None and len(member.services) == 1 else None
        title = harmless(annotation.title)
        return replace(
            case,
            annotated=True,
            title=title or case.title,
            summary=annotation.summary or case.summary,
            note=annotation.note or case.note,
            lang=(annotation.language or self._language) if title else case.lang,
            service_code=annotation.service or theirs or case.service_code,
            district=annotation.district or case.district,
            staff=annotation.staff or case.staff,
            promise=case.promise if annotation.promise is None else Promise(self._due(annotation.promise)),
            duplicate_of=annotation.duplicate_of or case.duplicate_of,
            photos_before=_media_keys(annotation.photos_before, talk) or case.photos_before,
            photos_after=_media_keys(annotation.photos_after, talk) or case.photos_after,
            reasons=(*case.reasons, Ground(Rule.CORRECTED)),
        )

    def _due(self, promised: date | datetime) -> datetime:
        """The last moment, in UTC, at which a promise is kept: a day's last second, a moment itself."""
        if not isinstance(promised, datetime):
            promised = datetime.combine(promised, LAST_SECOND)
        return (promised if promised.tzinfo else promised.replace(tzinfo=self._zone)).astimezone(UTC)


def _member(named: str | None, talk: Conversation) -> StaffMember | None:
    if not named:
        return None
    return talk.roles.member(named.removeprefix("@")) or talk.roles.signer(named)


def _media_keys(named: tuple[str, ...], talk: Conversation) -> tuple[str, ...]:
    """Photos of the thread: those that are named by their key, and all of the posts that are named."""
    return tuple(
        media.key
        for name in named
        for post in talk.posts
        for media in post.media
        if media.key == name or name in (post.id, *post.edits)
    )


def _decided(case: Case, status: Status, named: str | None, talk: Conversation, shown_by: Post | None) -> Case:
    """The status that staff decided. A complaint that it overrules stays: both are shown, and it is counted.

    An evidence post that the thread does not hold is a slip of the pen: somebody should look again.
    """
    evidence = None
    if status is Status.RESOLVED:
        evidence = _post_named(named, talk) if named is not None else shown_by
    unknown = named is not None and status is Status.RESOLVED and evidence is None
    instead = case.status.value if case.status is not status else ""
    complaint = _last_complaint(case, talk)
    settled = complaint is not None and evidence is not None and evidence.created_at > complaint.created_at
    return replace(
        case,
        status=status,
        decided_by=DecidedBy.ANNOTATION,
        needs_review=unknown,
        review_reasons=(Ground(Rule.UNKNOWN_EVIDENCE),) if unknown else (),
        reopened=case.reopened and not settled,
        overruled=status is Status.RESOLVED and complaint is not None and not settled,
        settled_without_town=case.settled_without_town and named is None,
        resolved_by=evidence.id if evidence is not None else None,
        resolved_at=evidence.created_at if evidence is not None else None,
        reasons=(*case.reasons, Ground(Rule.DECIDED_BY_STAFF, value=status.value, instead=instead)),
    )


def _post_named(name: str, talk: Conversation) -> Post | None:
    return next((post for post in talk.posts if name in (post.id, *post.edits)), None)


def _last_complaint(case: Case, talk: Conversation) -> Post | None:
    """The newest post that says that it is not solved, where nothing solved it later."""
    standing = [ground.post for ground in case.review_reasons if ground.rule in COMPLAINTS]
    if case.reopened:
        standing += [ground.post for ground in case.reasons if ground.rule in COMPLAINTS]
    return max((post for post in talk.posts if post.id in standing), key=lambda post: post.created_at, default=None)


def _withheld(case: Case, annotation: Annotation, talk: Conversation) -> Case:
    """A case of which only staff's own words are shown: posts are links, and no title is made of them."""
    return replace(
        case,
        display=annotation.display,
        title=harmless(annotation.title),
        held=frozenset(post.id for post in talk.posts),
        photos_before=(),
        photos_after=(),
    )
