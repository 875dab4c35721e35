"""A person's objection and the town's decision to hide a case: kept in the state, told without a name."""

from pathlib import Path

import pytest

from generator import intake, pipeline
from generator.cli.main import main
from generator.cli.removing import case_named, person_named
from generator.domain.errors import UsageError
from generator.domain.posts import Batch
from generator.domain.removals import Reason, Removals
from generator.intake import Person
from generator.store import Store, state_folder
from tests.builders import a_post, an_account
from tests.intake.towns import REQUEST, THANKS, a_lamp, a_picture, a_state, a_town, many_chats, traces

WHO = an_account("vecina")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = a_town(tmp_path / "town")
    other = a_post(300, "@luces el semáforo no va, y @vecina también lo dice", by="otro")
    helped = a_post(301, "lo mismo aquí mirabel", by="vecina", minutes=5, reply_to=300, conversation=300)
    with a_state(folder, *a_lamp(), other, helped, *many_chats(5)) as store:
        a_picture(store, folder, f"avatar-{WHO.id}")
    return folder


def concejo(town: Path, *words: str) -> int:
    return main([words[0], "--town", str(town), *words[1:]])


@pytest.mark.parametrize(
    "written",
    [
        "vecina",
        "@Vecina",
        WHO.id,
        "https://x.com/vecina",
        "twitter.com/vecina/status/12?s=20",
        "https://x.com/i/user/" + WHO.id,
    ],
)
def test_a_person_who_objects_leaves_all_cases(town: Path, written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert concejo(town, "object", written) == 0
    said = capsys.readouterr().err
    assert "3 posts left the record (3 own wish), and 1 case with them." in said
    assert "concejo build" in said
    assert "vecina" not in said.casefold()
    with Store.open(state_folder(town)) as store:
        assert store.removals() == (Removals(Reason.OWN_WISH, 2, 1),)
        assert next(thread.conversation_id for thread in store.threads()) == "300"
    assert not traces(state_folder(town), "zarzamora", "girasol", "mirabel", WHO.name)
    assert not list(pipeline.media_folder(town).iterdir()), "the picture of the account went too"


def test_what_they_say_later_stays_out_and_what_speaks_of_them_is_only_linked_to(town: Path) -> None:
    assert concejo(town, "object", "@vecina") == 0
    with Store.open(state_folder(town)) as store:
        later = a_post(400, "@ayto otra farola nenúfar", by="vecina")
        intake.take_in(store, [Batch(posts=(later,))], lambda _: None)
        assert store.thread("400") is None
        thread = store.thread("300")
        assert thread is not None
        assert thread.unquotable == {"300"}
    case = next(case for case in pipeline.judge(town) if case.case_id == "300")
    assert "300" in case.held


def test_an_objection_twice_changes_nothing_and_may_be_withdrawn(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [concejo(town, "object", "vecina") for _ in range(2)] == [0, 0]
    with Store.open(state_folder(town)) as store:
        assert store.removals() == (Removals(Reason.OWN_WISH, 2, 1),)
    capsys.readouterr()
    assert concejo(town, "object", WHO.id, "--withdraw") == 0
    assert "is withdrawn" in capsys.readouterr().err
    assert concejo(town, "object", "vecina", "--withdraw") == 0
    assert "no objection" in capsys.readouterr().err
    with Store.open(state_folder(town)) as store:
        later = a_post(400, "@ayto otra farola nenúfar", by="vecina")
        intake.take_in(store, [Batch(posts=(later,))], lambda _: None)
        assert store.thread("400") is not None


def test_an_account_that_nobody_knows_is_recorded_all_the_same(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert concejo(town, "object", "recien_llegada") == 0
    assert "Nothing by that account is stored" in capsys.readouterr().err
    newcomer = a_post(401, "@ayto hola azahar", by="recien_llegada")
    with Store.open(state_folder(town)) as store:
        intake.take_in(store, [Batch(posts=(newcomer,))], lambda _: None)
        intake.erase_gone(store, town, source=None, progress=lambda _: None)
        assert "401" not in store.post_ids()
    assert not traces(state_folder(town), "azahar")


def test_an_objection_needs_no_town_file_in_order(town: Path) -> None:
    (town / "site_src" / "town.yml").write_text("name: [")
    assert concejo(town, "object", "vecina") == 0
    assert not traces(state_folder(town), "zarzamora")


@pytest.mark.parametrize(
    "written", ["a handle", "ve-cina", "https://evil.example/vecina", "https://x.com/", "@", "1" * 21]
)
def test_what_is_no_account_is_refused_without_repeating_it(written: str) -> None:
    with pytest.raises(UsageError) as caught:
        person_named(written)
    assert written not in str(caught.value) or len(written) < 2


def test_how_an_account_may_be_written() -> None:
    assert person_named(" @Ayto_1 ") == Person(handle="Ayto_1")
    assert person_named("12345") == Person(account_id="12345")
    assert person_named("@12345") == Person(handle="12345")
    assert person_named("https://mobile.twitter.com/ayto?lang=es") == Person(handle="ayto")
    assert person_named("https://x.com/intent/user?user_id=77") == Person(account_id="77")


@pytest.mark.parametrize(
    "written",
    [REQUEST, f"https://x.com/vecina/status/{THANKS}?s=20", f"https://villacorva.example/es/cases/{REQUEST}/#x"],
)
def test_a_hidden_case_is_gone_until_it_is_shown_again(
    town: Path, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert concejo(town, "hide", written, "--reason", "minor") == 0
    assert "zarzamora" not in capsys.readouterr().err
    with Store.open(state_folder(town)) as store:
        assert store.thread(REQUEST) is None
        assert store.removals() == (Removals(Reason.MINOR, 0, 1),)
    assert concejo(town, "hide", REQUEST, "--reason", "minor") == 0
    assert "hidden already" in capsys.readouterr().err
    assert concejo(town, "hide", REQUEST, "--undo") == 0
    assert REQUEST in {case.case_id for case in pipeline.judge(town)}
    assert concejo(town, "hide", REQUEST, "--undo") == 0
    assert "was not hidden" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("hide", "999999", "--reason", "minor"),
        ("hide", "https://x.com/vecina", "--reason", "minor"),
        ("hide", REQUEST),
        ("hide", REQUEST, "--reason", "minor", "--undo"),
        ("hide", REQUEST, "--reason", "deleted"),
        ("hide", REQUEST, "--reason", "because"),
    ],
)
def test_what_cannot_be_hidden_is_refused(town: Path, words: tuple[str, ...]) -> None:
    assert concejo(town, *words) == 2
    with Store.open(state_folder(town)) as store:
        assert store.removals() == ()


def test_how_a_case_may_be_written() -> None:
    assert case_named(" 123 ") == "123"
    assert case_named("https://x.com/i/status/123/photo/1") == "123"
    with pytest.raises(UsageError):
        case_named("the lamp!")


def test_a_deleted_request_of_a_hidden_case_does_not_come_back_with_it(town: Path) -> None:
    with Store.open(state_folder(town)) as store:
        store.hide(REQUEST, Reason.HEALTH)
        intake.erase_ids(store, town, {REQUEST: Reason.DELETED})
        store.unhide(REQUEST)
        assert store.thread(REQUEST) is None
