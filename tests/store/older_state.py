"""A state as Concejo's first version wrote it, without today's code."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from generator.domain.posts import Post
from generator.store.migrations import migrate
from generator.store.rows import as_row
from generator.store.schema import FIRST
from generator.store.state_file import NAME


def an_older_state(folder: Path, posts: Iterable[Post]) -> Path:
    """The file, closed; it holds these posts, which are roots."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, (FIRST,))
        connection.execute("BEGIN")
        for post in posts:
            account = post.author
            known = (account.id, account.handle, account.name, account.url, account.avatar_url)
            connection.execute("INSERT OR IGNORE INTO account VALUES (?, ?, ?, ?, ?)", known)
            connection.execute(
                "INSERT INTO post VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*as_row(post), post.conversation_id),
            )
        connection.execute("COMMIT")
    path.chmod(0o600)
    return path
