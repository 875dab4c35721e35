"""Every conversation of the example town is judged as a careful reader would: threads.yml says how."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.casework import Casework
from generator.domain.cases import Case
from generator.domain.towns import Town
from generator.sources import archive
from generator.store import Store
from generator.townfiles import read_town, read_words, words_folder
from tests.example_town.script import Talk, talks
from tests.example_town.weave import TARGET

ROOT = Path(__file__).parents[2]

NOT_YET: Mapping[str, str] = {}
"""What the rules cannot read yet, by conversation id, and why; a rule that learns it has to take its line away."""


@pytest.fixture(scope="module")
def town() -> Town:
    town = read_town(ROOT).town
    assert town is not None
    return town


@pytest.fixture(scope="module")
def cases(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Case]:
    """Every conversation as the real parts judge it, by conversation id."""
    judge = Casework(town, read_words(words_folder(), town.languages)).judge
    annotations = {annotation.case_id: annotation for annotation in read_town(ROOT).annotations}
    with Store.open(tmp_path_factory.mktemp("example")) as store:
        for batch in archive.read(TARGET):
            store.save(batch)
        threads = list(store.threads())
    return {thread.conversation_id: judge(thread, annotations.get(thread.conversation_id)) for thread in threads}


def told(case: Case, talk: Talk) -> dict[str, object]:
    """The case in the words of threads.yml: posts are numbers."""
    number = {post.id: place for place, post in enumerate(talk.posts, 1)}
    return {
        "status": str(case.status),
        "request": number.get(case.request or ""),
        "first_response": number.get(case.first_response or ""),
        "resolved_by": number.get(case.resolved_by or ""),
        "decided_by": case.decided_by and str(case.decided_by),
        "needs_review": case.needs_review,
        "reopened": case.reopened,
        "settled_without_town": case.settled_without_town,
        "continued_privately": case.continued_privately,
        "service": case.service_code,
        "district": case.district,
        "held": sorted(number[post_id] for post_id in case.held),
        "kudos": {number[kudos.post_id]: kudos.to for kudos in case.kudos},
    }


@pytest.mark.parametrize(
    "talk",
    [
        pytest.param(
            talk,
            marks=[pytest.mark.xfail(reason=NOT_YET[talk.id], strict=True)] if talk.id in NOT_YET else [],
            id=f"{talk.posts[0].at:%m-%d}-{talk.shows[0]}",
        )
        for talk in talks()
    ],
)
def test_the_conversation_is_judged_as_a_reader_would(talk: Talk, cases: Mapping[str, Case]) -> None:
    judged = told(cases[talk.id], talk)
    expected: dict[str, object] = {"needs_review": False, "held": [], "kudos": {}, **talk.expect}
    thanked = expected["kudos"]
    assert isinstance(thanked, dict)
    found = judged["kudos"]
    assert isinstance(found, dict)
    expected["kudos"] = {post: to if to is not None else found.get(post) for post, to in thanked.items()}
    assert {key: judged[key] for key in expected} == expected, cases[talk.id].reasons


def test_every_conversation_is_a_thread_of_its_own(cases: Mapping[str, Case]) -> None:
    assert set(cases) == {talk.id for talk in talks()}
