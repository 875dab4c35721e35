from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.casework.scoring import Measure, ThreadScore, score_threads
from generator.domain.cases import Case, Status
from generator.domain.grounds import Ground, Rule
from generator.domain.labels import Label
from generator.domain.towns import StaffMember
from tests.builders import a_town
from tests.casework.scoring.answers import a_case, a_label

TOWN = a_town()


def scored(*pairs: tuple[Label, Case | None], staff_posts: frozenset[str] = frozenset()) -> ThreadScore:
    cases = {case.conversation_id: case for _, case in pairs if case is not None}
    return score_threads([label for label, _ in pairs], cases, TOWN, staff_posts)


def measure(score: ThreadScore, name: str) -> Measure:
    (found,) = [each for each in score.measures if each.name == name]
    return found


def test_macro_f1_averages_over_the_statuses_of_the_labels_alone() -> None:
    score = scored(
        (a_label(1, "resolved", resolved_by="11"), a_case(1, "resolved", resolved_by="11")),
        (a_label(2), a_case(2)),
        (a_label(3), a_case(3, "open")),
    )
    assert measure(score, "status macro-F1").value == pytest.approx((1 + 2 / 3) / 2)
    assert measure(score, "status right").right == 2
    assert not [each for each in score.measures if each.name.startswith("open")]


def test_the_confusion_table_counts_every_pair() -> None:
    score = scored((a_label(1), a_case(1)), (a_label(2), a_case(2, "open")), (a_label(3), a_case(3, "open")))
    table = score.confusion
    assert table.statuses == (Status.OPEN, Status.ACKNOWLEDGED)
    assert (table.count(Status.ACKNOWLEDGED, Status.OPEN), table.count(Status.OPEN, Status.ACKNOWLEDGED)) == (2, 0)
    assert (table.truly(Status.ACKNOWLEDGED), table.said(Status.OPEN)) == (3, 2)
    assert table.count(Status.DECLINED, Status.OPEN) == 0


def test_resolved_counts_without_the_cases_that_somebody_should_look_at() -> None:
    score = scored(
        (a_label(1, "resolved", resolved_by="11"), a_case(1, "resolved", resolved_by="11")),
        (a_label(2, "resolved", resolved_by="21"), a_case(2, "resolved", resolved_by="21", needs_review=True)),
        (a_label(3), a_case(3, "resolved", resolved_by="31")),
        (a_label(4, "resolved", resolved_by="41"), a_case(4)),
    )
    assert measure(score, "resolved precision without review") == replace(
        measure(score, "resolved precision without review"), right=1, of=2
    )
    assert (
        measure(score, "resolved found without review").right,
        measure(score, "resolved found without review").of,
    ) == (1, 3)


def test_the_evidence_post_must_be_the_labelled_one() -> None:
    score = scored(
        (a_label(1, "resolved", resolved_by="11"), a_case(1, "resolved", resolved_by="11")),
        (a_label(2, "resolved", resolved_by="21"), a_case(2, "resolved", resolved_by="22")),
        (a_label(3, "resolved", resolved_by="31"), a_case(3)),
        (a_label(4, "resolved"), a_case(4, "resolved", resolved_by="41")),
    )
    found, truly = measure(score, "evidence exact of those found"), measure(score, "evidence exact of truly resolved")
    assert (found.right, found.of) == (1, 2)
    assert (truly.right, truly.of) == (1, 3)
    assert [(miss.conversation_id, miss.kind, miss.expected, miss.said) for miss in score.misses] == [
        ("2", "evidence", "21", "22"),
        ("3", "status", "resolved", "acknowledged"),
    ]


def test_kudos_are_counted_post_by_post_over_all_conversations() -> None:
    score = scored(
        (a_label(1, kudos=("10", "9")), a_case(1, kudos=(("10", None), ("12", None)))),
        (a_label(2), a_case(2)),
    )
    assert measure(score, "kudos precision").value == 0.5
    assert measure(score, "kudos recall").value == 0.5
    assert [(miss.post, miss.expected, miss.said) for miss in score.misses] == [("9", "kudos", ""), ("12", "", "kudos")]


def test_thanks_by_staff_are_counted_apart() -> None:
    score = scored((a_label(1), a_case(1, kudos=(("10", None), ("11", None)))), staff_posts=frozenset({"11", "99"}))
    assert score.staff_kudos == 1


@pytest.mark.parametrize(
    ("expected", "to"),
    [
        ("^JS", "^JS"),
        ("-Becky", "^becky"),
        ("Becky", "^Becky"),
        ("Marta Gil", "^MG"),
        ("^MG", "martagil_ayto"),
        (None, None),
        (None, "lighting"),
        (None, "luces"),
        (None, "@Luces"),
    ],
)
def test_attribution_is_right_however_a_person_is_written(expected: str | None, to: str | None) -> None:
    assert attributed(expected, to) == 1


@pytest.mark.parametrize(
    ("expected", "to"), [("^JS", "^JT"), ("^JS", None), ("^JS", "luces"), (None, "^JS"), (None, "martagil_ayto")]
)
def test_attribution_is_wrong_when_another_person_or_nobody_is_thanked(expected: str | None, to: str | None) -> None:
    assert attributed(expected, to) == 0


def attributed(expected: str | None, to: str | None) -> int:
    marta = StaffMember("Lighting", kind="person", handle="martagil_ayto", signature="^MG", name="Marta Gil")
    town = a_town(staff=(*TOWN.staff, marta))
    label, case = a_label(1, kudos=("10",), kudos_to=expected), a_case(1, kudos=(("10", to and to.removeprefix("@")),))
    return measure(score_threads([label], {"1": case}, town), "attribution right").right


def test_conversations_that_are_not_stored_are_named_and_not_scored() -> None:
    score = scored((a_label(7), None), (a_label(1), a_case(1)), (a_label(5), None))
    assert (score.scored, score.unknown) == (1, ("7", "5"))


def test_a_miss_names_the_rules_that_decided() -> None:
    case = replace(a_case(1), reasons=(Ground(Rule.ASKED, "1", quote="secret words"), Ground(Rule.NO_ANSWER)))
    (miss,) = scored((a_label(1, "open"), case)).misses
    assert miss.codes == ("asked", "no_answer")
    assert "secret" not in repr(miss)


STATUS = st.sampled_from(["open", "acknowledged", "resolved", "not_a_case"])
POST = st.sampled_from(["1", "2", "3"])


@given(
    st.lists(st.tuples(STATUS, STATUS, POST, st.none() | POST, st.sets(POST), st.sets(POST), st.booleans()), max_size=6)
)
def test_every_figure_is_a_share_and_lies_within_its_interval_of_possible_values(
    rows: list[tuple[str, str, str, str | None, set[str], set[str], bool]],
) -> None:
    pairs: list[tuple[Label, Case | None]] = [
        (
            a_label(number, truly, resolved_by=evidence, kudos=tuple(thanks)),
            a_case(number, said, resolved_by=post, kudos=tuple((each, None) for each in heard), needs_review=review),
        )
        for number, (truly, said, post, evidence, thanks, heard, review) in enumerate(rows)
    ]
    score = scored(*pairs)
    for each in score.measures:
        assert each.value is None or 0 <= each.value <= 1
        assert (each.low is None) == (each.high is None)
        assert each.low is None or each.high is None or 0 <= each.low <= each.high <= 1
    perfect = all(truly == said for truly, said, *_ in rows)
    assert (measure(score, "status macro-F1").value in (1.0, None)) == perfect
