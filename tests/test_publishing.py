"""What a town publishes: by status, and never what staff hide."""

from generator.domain.cases import Status
from generator.pipeline import is_published, make_casebook
from tests.builders import a_town
from tests.site.library import a_case, a_lamp_thread


def test_a_hidden_case_is_nowhere() -> None:
    case = a_case(a_lamp_thread(), display="hidden")
    book = make_casebook([case], a_town(), None)
    assert (book.cases, book.kudos, is_published(case, a_town())) == ((), (), False)


def test_a_summary_is_published_with_its_thanks() -> None:
    case = a_case(a_lamp_thread(), display="summary")
    book = make_casebook([case], a_town(), None)
    assert (book.cases, book.kudos) == ((case,), case.kudos)


def test_only_the_towns_statuses_are_published() -> None:
    assert not is_published(a_case(a_lamp_thread(), status=Status.DECLINED), a_town())
