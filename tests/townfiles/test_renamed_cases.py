"""A case whose first post was edited has a new id: the annotation of the old one is found, with the id to write."""

from pathlib import Path

import pytest

from generator.domain.posts import Batch
from generator.store import Store
from generator.townfiles import read_town
from tests.builders import a_post
from tests.casework.telling import CASEWORK
from tests.townfiles.folders import SPOKEN, a_folder


class StoredRecord:
    """The real state, as checks ask it."""

    def __init__(self, store: Store) -> None:
        self.thread, self.posts, self.judged = store.thread, store.posts, CASEWORK.judge


@pytest.mark.parametrize("key", ["case", "duplicate_of", "merge"])
def test_the_id_of_an_older_version_leads_to_the_new_one(tmp_path: Path, key: str) -> None:
    older = a_post(10, "@luces la farola está fundda", edits=("10",))
    newer = a_post(11, "@luces la farola está fundida", edits=("10", "11"))
    other = a_post(50, "@luces otra farola fundida", by="bea")
    named = {
        "case": 'case: "10"\ntitle: Farola\n',
        "duplicate_of": 'case: "50"\nduplicate_of: "10"\n',
        "merge": 'case: "50"\nmerge: ["10"]\n',
    }[key]
    with Store.open(tmp_path / "state") as store:
        store.save(Batch(posts=(older, other)))
        folder = a_folder(tmp_path, {"annotations/a.yml": named})
        before = read_town(folder, record_of=lambda _: StoredRecord(store), languages=SPOKEN, language="en")
        store.save(Batch(posts=(newer,)))
        (thread, _) = store.threads()
        after = read_town(folder, record_of=lambda _: StoredRecord(store), languages=SPOKEN, language="en")
    assert before.problems == ()
    (problem,) = after.problems
    assert (problem.code, problem.level) == ("A025", "warning")
    assert f'this post belongs to the case "{thread.conversation_id}"' in problem.message
