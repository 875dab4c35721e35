"""Annotations beside what is known: stale ones, misplaced posts, staff's own thanks, and what says nothing new."""

from pathlib import Path

import pytest

from generator.domain.posts import Media, Thread
from tests.builders import a_post, a_thread
from tests.townfiles.folders import read
from tests.townfiles.records import KnownThreads

STAFF = "staff:\n- {handle: luces, role: Street lighting, services: [lighting]}\n- {handle: ayto}\n"


def lamp() -> Thread:
    """Asked in 1, fixed in 2 with a photo, thanked in 3."""
    photo = Media("3_12", "photo", "https://pbs.twimg.com/media/lamp.jpg")
    return a_thread(
        a_post(1, "@luces la farola de la calle Olmo está fundida"),
        a_post(2, "Ya está arreglada. #resuelto", by="luces", minutes=10, reply_to=1, conversation=1, media=(photo,)),
        a_post(3, "¡Muchas gracias!", minutes=20, reply_to=2, conversation=1, edits=("30", "3")),
    )


def bin_() -> Thread:
    """Another conversation."""
    return a_thread(
        a_post(50, "@ayto el contenedor está lleno", by="bea"),
        a_post(51, "Lo miramos", by="ayto", minutes=5, reply_to=50, conversation=50),
    )


def found(place: Path, text: str, **more: str) -> list[str]:
    """What is found in `text` as an annotation: line:column, rule, level."""
    files = {f"annotations/{name}.yml": content for name, content in {"a": text, **more}.items()}
    problems = read(place, {"staff.yml": STAFF, **files}, KnownThreads(lamp(), bin_())).problems
    return [f"{each.line}:{each.column} {each.code} {each.level}" for each in problems if each.path.endswith("/a.yml")]


LAMP = "case: '1'\ntitle: Farola fundida\n"

ROWS = [
    ("case: '404'\ntitle: Nobody knows\n", "1:7 A025 warning"),
    ("case: '3'\ntitle: A post, no case\n", "1:7 A025 warning"),
    (LAMP + "duplicate_of: '404'\n", "3:15 A025 warning"),
    (LAMP + "merge: ['50', '404']\n", "3:15 A025 warning"),
    (LAMP + "resolved_by: '77'\n", "3:14 A038 warning"),
    (LAMP + "resolved_by: '51'\n", "3:14 A038 warning"),
    (LAMP + "resolved_by: '51'\nmerge: ['50']\n", ""),
    (LAMP + "kudos: {add: ['3', '99']}\n", "3:20 A038 warning"),
    (LAMP + "kudos: {add: ['2']}\n", "3:15 A037 error"),
    (LAMP + "kudos: {add: ['30']}\n", ""),
    (LAMP + "kudos: {strike: ['51']}\n", "3:18 A038 warning"),
    (LAMP + "split:\n- posts: ['3', '51']\n", "4:16 A038 warning"),
    (LAMP + "photos: {before: ['1'], after: ['2', '3_12']}\n", "3:19 A034 warning"),
    (LAMP + "photos: {after: ['3_99']}\n", "3:18 A034 warning"),
    ("case: '1'\nstatus: resolved\nresolved_by: '2'\nservice: lighting\n", "1:7 A039 warning"),
    ("case: '1'\nkudos: {add: ['3'], strike: ['1']}\n", "1:7 A039 warning"),
    ("case: '1'\nstatus: resolved\nresolved_by: '2'\nnote: We looked.\n", ""),
    ("case: '50'\nstatus: resolved\n", ""),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_is_named_is_looked_up(tmp_path: Path, text: str, expected: str) -> None:
    assert found(tmp_path, text) == ([expected] if expected else [])


def test_a_post_inside_a_conversation_leads_to_its_case(tmp_path: Path) -> None:
    files = {"staff.yml": STAFF, "annotations/a.yml": "case: https://x.com/luces/status/2?s=20\ntitle: Lamp\n"}
    (problem,) = read(tmp_path, files, KnownThreads(lamp())).problems
    assert problem.message == 'this post belongs to the case "1": did you mean that one?'


def test_a_case_that_was_split_off_may_be_annotated(tmp_path: Path) -> None:
    assert found(tmp_path, "case: '3'\ntitle: Thanks for more\n", b=LAMP + "split: [{posts: ['3']}]\n") == []


def test_staffs_own_thanks_keep_the_annotation_out(tmp_path: Path) -> None:
    files = {"staff.yml": STAFF, "annotations/a.yml": LAMP + "kudos: {add: ['2']}\n"}
    assert read(tmp_path, files, KnownThreads(lamp())).annotations == ()


def test_an_unsure_case_that_staff_confirm_is_news(tmp_path: Path) -> None:
    doubtful = a_thread(*lamp().posts, a_post(4, "@luces no está arreglada", by="bea", minutes=30, conversation=1))
    assert KnownThreads().judged(doubtful).needs_review
    files = {"staff.yml": STAFF, "annotations/a.yml": "case: '1'\nstatus: resolved\nresolved_by: '2'\n"}
    assert read(tmp_path, files, KnownThreads(doubtful)).problems == ()


def test_no_message_repeats_a_post(tmp_path: Path) -> None:
    for number, (text, _) in enumerate(ROWS):
        files = {"staff.yml": STAFF, "annotations/a.yml": text}
        for problem in read(tmp_path / str(number), files, KnownThreads(lamp(), bin_())).problems:
            assert not {"farola", "arreglada", "gracias", "contenedor"} & set(problem.message.casefold().split())
