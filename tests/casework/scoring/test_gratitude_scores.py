from generator.casework.scoring import Answer, after_a_fix, score_gratitude
from generator.domain.cases import Status
from generator.domain.labels import LabelledText
from tests.casework.telling import CASEWORK, kudos_of


def test_the_reply_answers_a_fix_that_really_resolves_the_case() -> None:
    case = CASEWORK.judge(after_a_fix("Hm.", "luces"))
    assert (case.status, case.resolved_by, case.kudos) == (Status.RESOLVED, "2", ())


def test_thanks_to_the_fix_are_kudos_for_the_one_reply() -> None:
    assert kudos_of(CASEWORK.judge(after_a_fix("Thank you so much, that was quick!", "luces"))) == ["3"]
    assert kudos_of(CASEWORK.judge(after_a_fix("¡Muchas gracias, qué rapidez!", "luces"))) == ["3"]


def test_precision_and_recall_over_texts() -> None:
    def answer(number: int, *, truly: bool, said: bool) -> Answer:
        return Answer(LabelledText(str(number), "words", truly), said, ("plain_thanks",) if said else ())

    score = score_gratitude(
        [
            answer(1, truly=True, said=True),
            answer(2, truly=True, said=False),
            answer(3, truly=False, said=True),
            answer(4, truly=True, said=True),
            answer(5, truly=False, said=False),
        ]
    )
    precision, recall, f1 = score.measures
    assert [(each.right, each.of) for each in (precision, recall, f1)] == [(2, 3), (2, 3), (4, 6)]
    assert [miss.labelled.id for miss in score.misses] == ["2", "3"]
    assert score.scored == 5
