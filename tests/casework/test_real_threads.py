"""The judgement over real conversations: goals, not exact answers, since the labels stay outside the repository."""

import json
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator.casework import Casework
from generator.domain.cases import Case
from generator.domain.posts import Post, Thread
from generator.domain.towns import StaffMember, Town
from generator.sources import archive
from tests.casework.telling import WORDS

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def cases(real_data: Path) -> dict[str, Case]:
    folder = real_data / "real_threads"
    batches = list(archive.read(folder / "search_pages.jsonl"))
    accounts = {account.id: account for batch in batches for account in batch.accounts}
    posts: dict[str, list[Post]] = {}
    for post in (post for batch in batches for post in batch.posts):
        known = replace(post, author=accounts.get(post.author.id, post.author))
        posts.setdefault(post.conversation_id, []).append(known)
    handles = json.loads((folder / "staff_accounts.json").read_text())
    staff = tuple(StaffMember("Help", handle=handle) for handle in handles)
    town = Town("X", ("en",), ZoneInfo("UTC"), accounts=tuple(handles), staff=staff)
    casework = Casework(town, WORDS)
    return {key: casework.judge(Thread(key, tuple(thread))) for key, thread in posts.items()}


@pytest.fixture(scope="module")
def labels(real_data: Path) -> list[dict[str, object]]:
    lines = (real_data / "real_threads" / "labels.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def test_every_conversation_is_judged(cases: dict[str, Case]) -> None:
    assert len(cases) == 523


def test_what_is_called_resolved_is(cases: dict[str, Case], labels: list[dict[str, object]]) -> None:
    called = [label for label in labels if cases[str(label["conversation_id"])].status == "resolved"]
    right = [label for label in called if label["status"] == "resolved"]
    exact = [label for label in right if cases[str(label["conversation_id"])].resolved_by == label["resolved_by"]]
    truly = [label for label in labels if label["status"] == "resolved"]
    assert len(right) / len(called) >= 0.95
    assert len(right) / len(truly) >= 0.4
    assert len(exact) / len(right) >= 0.9


def test_the_kudos_are_the_labelled_ones(cases: dict[str, Case], labels: list[dict[str, object]]) -> None:
    wanted = {post for label in labels for post in label["kudos"]}  # type: ignore[attr-defined]
    found = {kudos.post_id for label in labels for kudos in cases[str(label["conversation_id"])].kudos}
    assert 2 * len(wanted & found) / (len(wanted) + len(found)) >= 0.85
