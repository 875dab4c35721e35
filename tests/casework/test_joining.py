"""Conversations that staff merged are one case, matters that they split are two, and no post is lost."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from generator.casework import Joining
from generator.domain.annotations import Annotation
from generator.domain.posts import Post, Thread
from tests.builders import a_post, a_thread
from tests.casework.telling import CASEWORK

LAMP = a_thread(
    a_post(1, "@luces la farola de la calle Olmo está fundida"),
    a_post(2, "@ayto y la papelera de la plaza está rota", by="bea", minutes=5, reply_to=1, conversation=1),
    a_post(3, "Lo de la papelera, hecho. #resuelto", by="ayto", minutes=9, reply_to=2, conversation=1),
    a_post(4, "¡Gracias!", by="bea", minutes=12, reply_to=3, conversation=1, edits=("40", "4")),
    a_post(5, "Mañana la cambiamos", by="luces", minutes=20, reply_to=1, conversation=1),
)
AGAIN = a_thread(
    a_post(50, "@luces sigo sin luz en la calle Olmo", minutes=60),
    a_post(51, "Ya está arreglada. #resuelto", by="luces", minutes=90, reply_to=50, conversation=50),
)
ELSEWHERE = a_thread(a_post(70, "@ayto ¿a qué hora abre la piscina?", by="eva", minutes=3))


def cases(*annotations: Annotation, threads: tuple[Thread, ...] = (LAMP, AGAIN, ELSEWHERE)) -> list[Thread]:
    """What becomes of the threads as they pass by."""
    known = {thread.conversation_id: thread for thread in threads}
    joining = Joining(annotations)
    return [each for thread in threads for each in joining.cases_in(thread, known.get)]


def told(threads: list[Thread]) -> Mapping[str, list[str]]:
    return {thread.conversation_id: [post.id for post in thread.posts] for thread in threads}


def a_merge(case: str, *others: str) -> Annotation:
    return Annotation(case, f"{case}.yml", merge=others)


def test_without_annotations_threads_pass_as_they_are() -> None:
    assert [thread is known for thread, known in zip(cases(), (LAMP, AGAIN, ELSEWHERE), strict=True)] == [True] * 3


def test_a_merged_conversation_is_part_of_the_other() -> None:
    found = cases(a_merge("1", "50"))
    assert told(found) == {"1": ["1", "2", "3", "4", "5", "50", "51"], "70": ["70"]}
    case = CASEWORK.judge(found[0])
    assert (case.case_id, case.request, case.resolved_by) == ("1", "1", "51")


def test_it_does_not_matter_which_conversation_passes_first() -> None:
    assert told(cases(a_merge("50", "1"))) == {"50": ["1", "2", "3", "4", "5", "50", "51"], "70": ["70"]}


def test_merges_of_merges_are_one_case() -> None:
    assert list(told(cases(a_merge("50", "70"), a_merge("1", "50")))) == ["1"]


def test_what_has_no_home_stays_a_case_of_its_own() -> None:
    assert list(told(cases(a_merge("404", "50")))) == ["1", "50", "70"]
    assert list(told(cases(a_merge("1", "404")))) == ["1", "50", "70"]


def test_a_circle_loses_nothing() -> None:
    found = told(cases(a_merge("1", "50"), a_merge("50", "70"), a_merge("70", "1")))
    assert sorted(post for posts in found.values() for post in posts) == sorted(
        ["1", "2", "3", "4", "5", "50", "51", "70"]
    )


def test_a_split_matter_is_a_case_with_what_answers_it() -> None:
    rest, part, _, _ = cases(Annotation("1", "a.yml", split=(("2",),)))
    assert (rest.conversation_id, [post.id for post in rest.posts]) == ("1", ["1", "5"])
    assert (part.conversation_id, [post.id for post in part.posts]) == ("2", ["2", "3", "4"])
    assert part.posts[0].reply_to is None, "what it answered is in another case, not missing"
    asked, other = CASEWORK.judge(rest), CASEWORK.judge(part)
    assert (asked.case_id, asked.needs_review) == ("1", False)
    assert (other.case_id, other.request, other.resolved_by) == ("2", "2", "3")
    assert [kudos.post_id for kudos in other.kudos] == ["4"]


def test_a_part_is_named_after_the_first_post_that_staff_listed() -> None:
    found = told(cases(Annotation("1", "a.yml", split=(("3", "2"), ("5",)))))
    assert found == {"1": ["1"], "3": ["2", "3", "4"], "5": ["5"], "50": ["50", "51"], "70": ["70"]}


def test_an_older_version_names_a_post_too() -> None:
    assert told(cases(Annotation("1", "a.yml", split=(("40",),))))["40"] == ["4"]


def test_a_part_of_which_nothing_is_known_is_no_case() -> None:
    assert list(told(cases(Annotation("1", "a.yml", split=(("404",),))))) == ["1", "50", "70"]


def test_merged_and_split_at_once() -> None:
    found = told(cases(Annotation("1", "a.yml", merge=("50",), split=(("2",),))))
    assert found == {"1": ["1", "5", "50", "51"], "2": ["2", "3", "4"], "70": ["70"]}


IDS = st.sampled_from(["1", "50", "70", "404"])
POSTS = st.sampled_from(["1", "2", "3", "4", "5", "50", "51", "70", "404"])
ANNOTATIONS = st.lists(
    st.builds(
        Annotation,
        IDS,
        st.just("a.yml"),
        merge=st.lists(IDS, max_size=3).map(tuple),
        split=st.lists(st.lists(POSTS, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple),
    ),
    max_size=4,
    unique_by=lambda annotation: annotation.case_id,
)


@given(ANNOTATIONS)
def test_whatever_staff_write_every_post_is_in_one_case(annotations: list[Annotation]) -> None:
    found: list[Post] = [post for thread in cases(*annotations) for post in thread.posts]
    everything = [post.id for thread in (LAMP, AGAIN, ELSEWHERE) for post in thread.posts]
    assert sorted(post.id for post in found) == sorted(everything)
