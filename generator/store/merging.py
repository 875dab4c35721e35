"""Which version of an edited post is kept: pure decisions, the same in whatever order the versions come.

At X an edit is a new post with a new id; every version lists the ids of all versions known when it was read.
"""

from collections.abc import Sequence

from generator.store.rows import NONE, PostRow, as_json, as_versions


def versions_of(row: PostRow) -> tuple[str, ...]:
    """The ids of all known versions of a post, oldest first, its own included."""
    edits = as_versions(row.edits)
    return edits if row.id in edits else (*edits, row.id)


def newest(rows: Sequence[PostRow]) -> PostRow:
    """The newest of several versions of one post, with the longest list of versions that any of them knows.

    Of one version that was read twice the later in `rows` wins.
    """
    versions = max((versions_of(row) for row in rows), key=lambda known: (len(known), known))
    age = {version: place for place, version in enumerate(versions)}
    latest = max(reversed(rows), key=lambda row: age.get(row.id, -1))
    told = any(row.edits != NONE for row in rows)
    return latest._replace(edits=as_json(versions) if told else NONE)
