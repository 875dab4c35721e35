"""`concejo evaluate` as people run it, over a real state."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli.main import main
from generator.domain.posts import Batch
from generator.store import Store, state_folder
from tests.builders import a_post
from tests.running import a_minimal_town

POSTS = (
    a_post(1, "@ayto la farola de la calle Olmo está apagada"),
    a_post(2, "Ya está arreglada, gracias por avisar.", by="ayto", minutes=60, reply_to=1, conversation=1),
    a_post(3, "¡Muchas gracias, qué rapidez!", minutes=90, reply_to=2, conversation=1),
    a_post(10, "@ayto el contenedor de la plaza está lleno"),
    a_post(11, "Tomamos nota.", by="ayto", minutes=50, reply_to=10, conversation=10),
    a_post(20, "@ayto hay un bache enorme en la calle Ancha", by="otra"),
)
RIGHT: list[dict[str, object]] = [
    {"conversation_id": "1", "status": "resolved", "resolved_by": "2", "kudos": ["3"], "kudos_to": None},
    {"conversation_id": "10", "status": "acknowledged", "resolved_by": None, "kudos": [], "kudos_to": None},
    {"conversation_id": "20", "status": "open", "resolved_by": None, "kudos": [], "kudos_to": None},
]
NAMES = "joy\ngratitude\n"
TEXTS = "Thank you so much, that was quick!\t1\ta\nI was there yesterday.\t0\tb\nYou are a star\t0\tc\n"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = a_minimal_town(tmp_path / "town", "ayto")
    with Store.open(state_folder(folder)) as store:
        store.save(Batch(POSTS))
    return folder


def labelled(folder: Path, *labels: object) -> str:
    path = folder / "labels.jsonl"
    path.write_text("".join(f"{json.dumps(label)}\n" for label in labels))
    return str(path)


def the_measures(record: dict[str, list[dict[str, object]]]) -> dict[object, object]:
    return {measure["name"]: measure["value"] for measure in record["measures"]}


def test_right_cases_score_one_throughout(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", labelled(town, *RIGHT), "--town", str(town), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["format"], record["scored"], record["unknown"], record["misses"]) == ("threads", 3, [], [])
    assert set(the_measures(record).values()) == {1.0}
    assert record["kudos_from_staff_posts"] == 0
    assert record["confusion"]["resolved"] == {"open": 0, "acknowledged": 0, "resolved": 1}


def test_misses_and_unknown_conversations_are_named_without_a_word_of_a_post(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {**RIGHT[0], "status": "acknowledged", "resolved_by": None, "kudos": []}
    file = labelled(town, wrong, RIGHT[1], {**RIGHT[2], "conversation_id": "404"})
    assert main(["evaluate", file, "--town", str(town)]) == 0
    told = capsys.readouterr().out
    assert "2 of 3 labelled conversations are in the store." in told
    assert "1 not in the store: 404" in told
    assert "1  status: acknowledged, judged resolved (asked, said_done" in told
    assert "1  kudos of post 3: –, judged kudos" in told
    for post in POSTS:
        assert not any(word in told for word in post.text.split() if len(word) > 6)


def test_a_brief_score_leaves_the_misses_out(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = labelled(town, {**RIGHT[2], "status": "resolved"})
    assert main(["evaluate", file, "--town", str(town), "--brief"]) == 0
    assert "misses" not in capsys.readouterr().out


def test_intervals_are_the_same_in_every_run(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = labelled(town, *RIGHT[:2], {**RIGHT[2], "status": "acknowledged"})
    told = []
    for _ in range(2):
        assert main(["evaluate", file, "--town", str(town)]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert "to" in told[0]


def test_labels_of_unknown_conversations_alone_are_nothing_to_score(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", labelled(town, {**RIGHT[0], "conversation_id": "404"}), "--town", str(town)]) == 2
    assert "concejo import" in capsys.readouterr().err


def test_a_wrong_line_ends_with_its_number(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = labelled(town, RIGHT[0], {"conversation_id": "10", "status": "done"})
    assert main(["evaluate", file, "--town", str(town)]) == 10
    assert f"{file}:2: `status` is one of" in capsys.readouterr().err


def texts(town: Path, text: str = TEXTS) -> list[str]:
    (town / "texts.tsv").write_text(text)
    (town / "names.txt").write_text(NAMES)
    return ["evaluate", str(town / "texts.tsv"), "--town", str(town), "--format", "goemotions"]


def test_texts_are_judged_as_replies_to_a_fix(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*texts(town), "--labels", str(town / "names.txt"), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["format"], record["scored"]) == ("goemotions", 3)
    assert [(miss["id"], miss["expected"]) for miss in record["misses"]] == [("c", False)]
    assert the_measures(record)["kudos precision"] == 0.5
    assert the_measures(record)["kudos recall"] == 1.0


def test_a_wrong_text_ends_with_its_line(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*texts(town, TEXTS + "no tab\n"), "--labels", str(town / "names.txt")]) == 10
    assert "texts.tsv:4: it has 1 columns, not 3" in capsys.readouterr().err


def test_texts_need_the_names_of_their_labels(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(texts(town)) == 2
    assert "--labels" in capsys.readouterr().err


def test_texts_need_an_account_of_the_town(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (town / "site_src" / "staff.yml").write_text("staff: []\n")
    assert main([*texts(town), "--labels", str(town / "names.txt")]) == 10
    assert "staff.yml" in capsys.readouterr().err


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "conversation_id": st.sampled_from(["1", "10", "20", "404"]),
                "status": st.sampled_from(["open", "acknowledged", "resolved", "not_a_case", "?"]),
            },
            optional={
                "resolved_by": st.none() | st.sampled_from(["2", "3", "x"]),
                "kudos": st.lists(st.sampled_from(["1", "2", "3", "11"])),
                "kudos_to": st.none() | st.text(max_size=5),
            },
        ),
        max_size=5,
    )
)
def test_no_label_file_is_a_bug(town: Path, capsys: pytest.CaptureFixture[str], labels: list[object]) -> None:
    assert main(["evaluate", labelled(town, *labels), "--town", str(town)]) in {0, 2, 10}
    capsys.readouterr()
