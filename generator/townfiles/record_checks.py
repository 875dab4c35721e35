"""The rules of annotations that need the record: whether what they name exists, and whether they say anything new."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.domain.annotations import Annotation
from generator.domain.cases import Case
from generator.domain.posts import Post, Thread
from generator.townfiles.annotation_checks import POST_PLACES
from generator.townfiles.checks import Around, handle_key
from generator.townfiles.findings import Finding, Level, shown
from generator.townfiles.nodes import EACH, Node, Scalar, text, texts
from generator.townfiles.references import is_post, linked_post, named_case
from generator.townfiles.saying import Said, said


class Record(Protocol):
    """What is known of the town's conversations, as far as a check of annotations asks it."""

    def thread(self, conversation_id: str) -> Thread | None:
        """The conversation of that id, None where nothing of it is known."""
        ...

    def posts(self, ids: Iterable[str]) -> Mapping[str, Post]:
        """The known ones among these posts, by id."""
        ...

    def judged(self, thread: Thread) -> Case:
        """The case that a conversation is by its posts alone."""
        ...


@dataclass(frozen=True, slots=True)
class RecordChecks:
    """Checks annotations against what is known. `split_off` are posts that are split off: their ids may name cases."""

    record: Record
    around: Around
    split_off: Collection[str]

    def check(self, root: Node | None, annotation: Annotation) -> Iterator[Finding]:
        """A025, A034, A037, A038, A039 of one annotation without errors. Never quotes a post."""
        yield from self._others_are_known(root)
        thread = self._known_as(annotation.case_id)
        if thread is None:
            yield from self._names_a_case(text(root, "case"))
            return
        own = self._posts_of(thread, annotation)
        yield from self._posts_belong(root, own)
        yield from self._photos_exist(root, own)
        yield from self._thanks_are_residents(root, own)
        if _says_nothing_new(annotation, self.record.judged(thread)):
            message = said("this annotation says nothing new: the posts say all of it, delete it or add what they lack")
            yield from _at(text(root, "case"), "A039", message, "warning")

    def _posts_of(self, thread: Thread, annotation: Annotation) -> Mapping[str, Post]:
        """The posts of the case, by the ids of all their versions, those of merged conversations included."""
        merged = filter(None, (self.record.thread(other) for other in annotation.merge))
        posts = [post for each in (thread, *merged) for post in each.posts]
        return {version: post for post in posts for version in (*post.edits, post.id)}

    def _others_are_known(self, root: Node | None) -> Iterator[Finding]:
        """A025: cases that are merged or repeated are known (warning)."""
        for place in (("duplicate_of",), ("merge", EACH)):
            for scalar in texts(root, *place):
                yield from self._names_a_case(scalar)

    def _known_as(self, case: str) -> Thread | None:
        """The conversation whose case has just this id: an older version's id leads to it, but names no case."""
        thread = self.record.thread(case)
        return thread if thread is not None and thread.conversation_id == case else None

    def _names_a_case(self, place: Scalar | None) -> Iterator[Finding]:
        """A025: the case is known (warning). A post inside a conversation, or an edited one, is not its case."""
        case = named_case(place.text) if place else ""
        if place is None or case in self.split_off or self._known_as(case) is not None:
            return
        inside = self.record.posts([case]).get(case)
        if inside is not None:
            message = said(
                'this post belongs to the case "%(case)s": did you mean that one?', case=self._case_of(inside)
            )
        else:
            message = said(
                "no case %(word)s is known: correct the id, fetch or import the case first, "
                "or delete the annotation if the post is gone",
                word=shown(case),
            )
        yield from _at(place, "A025", message, "warning")

    def _case_of(self, post: Post) -> str:
        """The case that a post belongs to; where its root was edited, by the newest version's id."""
        thread = self.record.thread(post.conversation_id)
        return thread.conversation_id if thread is not None else post.conversation_id

    def _posts_belong(self, root: Node | None, own: Mapping[str, Post]) -> Iterator[Finding]:
        """A038: posts that are named are posts of the case (warning: one may have been erased)."""
        for place in POST_PLACES:
            for scalar in texts(root, *place):
                post = linked_post(scalar.text)
                if post in own or not is_post(post):
                    continue
                elsewhere = self.record.posts([post]).get(post)
                if elsewhere is None:
                    message = said("no post %(word)s is known: correct the id, or remove it", word=shown(post))
                else:
                    message = said(
                        'this post belongs to the case "%(case)s": name a post of this case, or merge the two',
                        case=self._case_of(elsewhere),
                    )
                yield from _at(scalar, "A038", message, "warning")

    def _photos_exist(self, root: Node | None, own: Mapping[str, Post]) -> Iterator[Finding]:
        """A034: what shall be shown before or after has a photo (warning)."""
        keys = {media.key for post in own.values() for media in post.media}
        for side in ("before", "after"):
            for scalar in texts(root, "photos", side, EACH):
                photo = linked_post(scalar.text)
                shown_by = own.get(photo)
                if photo not in keys and (not is_post(photo) or (shown_by is not None and not shown_by.media)):
                    message = said("there is no photo here: name a post of this case that shows one")
                    yield from _at(scalar, "A034", message, "warning")

    def _thanks_are_residents(self, root: Node | None, own: Mapping[str, Post]) -> Iterator[Finding]:
        """A037: only a post of somebody who is not staff is thanks."""
        for scalar in texts(root, "kudos", "add", EACH):
            post = own.get(linked_post(scalar.text))
            if post is not None and handle_key(post.author.handle) in (self.around.handles or ()):
                message = said("staff wrote this post, and staff's own thanks never count: remove it")
                yield from _at(scalar, "A037", message)


def _at(place: Scalar | None, code: str, message: Said, level: Level = "error") -> Iterator[Finding]:
    if place is not None:
        yield Finding(place.mark, code, message, level)


def _says_nothing_new(annotation: Annotation, case: Case) -> bool:
    """Whether the posts say all that staff say. What nobody but staff can know is always new, and so is a decision."""
    known = Annotation(
        annotation.case_id,
        annotation.path,
        status=case.status if annotation.status and not case.needs_review else None,
        resolved_by=case.resolved_by if annotation.resolved_by and not case.needs_review else None,
        service=case.service_code if annotation.service else None,
        district=case.district if annotation.district else None,
        kudos_add=tuple(post for post in annotation.kudos_add if post in {kudos.post_id for kudos in case.kudos}),
        kudos_strike=tuple(
            post for post in annotation.kudos_strike if post not in {kudos.post_id for kudos in case.kudos}
        ),
    )
    return annotation == known != Annotation(annotation.case_id, annotation.path)
