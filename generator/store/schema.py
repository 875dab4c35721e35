"""The shape of the state, version by version: a released migration is never edited, a change is a new one below it."""

# Times are whole microseconds since 1970, UTC; days are whole UTC days since then. Lists (spans, media, edits) are
# JSON, read and written in rows.py.
# `version` knows every id that an edited post ever had; `superseded` ones are older than the stored row.
# `thread_id` is the conversation a post is shown in: its own, unless the root was edited. X gives every version of a
# root a conversation of its own and spreads the replies over them: `shown_in` leads from the conversation of any
# version to the one that the newest version names.
# Indexes on (length, text) give numbers written as text their order: "99" comes before "100".
FIRST = (
    """CREATE TABLE account (
        id TEXT NOT NULL PRIMARY KEY, handle TEXT NOT NULL, name TEXT NOT NULL, url TEXT NOT NULL,
        avatar_url TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE post (
        source TEXT NOT NULL, id TEXT NOT NULL, conversation_id TEXT NOT NULL,
        author_id TEXT NOT NULL REFERENCES account (id),
        created_at INTEGER NOT NULL, text TEXT NOT NULL, lang TEXT NOT NULL, reply_to TEXT, quote_of TEXT,
        spans TEXT NOT NULL, media TEXT NOT NULL, edits TEXT NOT NULL, url TEXT NOT NULL,
        thread_id TEXT NOT NULL,
        PRIMARY KEY (id, source)
    )""",
    """CREATE INDEX post_in_thread ON post (
        length(thread_id), thread_id, source, created_at, length(id), id
    )""",
    "CREATE INDEX post_by_author ON post (author_id)",
    "CREATE INDEX post_with_media ON post (id) WHERE media <> '[]'",
    """CREATE TABLE version (
        source TEXT NOT NULL, id TEXT NOT NULL, post TEXT NOT NULL, superseded INTEGER NOT NULL,
        PRIMARY KEY (id, source),
        FOREIGN KEY (post, source) REFERENCES post (id, source) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE INDEX version_of_post ON version (post, source)",
    """CREATE VIEW shown_in AS
        SELECT version.source, version.id AS conversation_id, root.conversation_id AS thread_id
        FROM version
        JOIN post AS root ON root.id = version.post AND root.source = version.source
        JOIN version AS own ON own.id = root.conversation_id AND own.source = root.source AND own.post = root.id
    """,
    "CREATE TABLE cursor (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE moment (name TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE picture (
        key TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, tries INTEGER NOT NULL,
        webp TEXT, jpeg TEXT, width INTEGER, height INTEGER
    ) WITHOUT ROWID""",
)

# `charged` knows what was paid for today and yesterday, by id (things are posts and users; an erased one's id is its
# keyed hash); `day_reads` keeps the sums for ever. `complete`: until when nothing of a conversation is missing.
# `removal` is all that stays of what left the record: an erased post ("request", "town_answer", "resolution", "other"
# is what it was in its case) or a conversation that staff hid ("case"). `removed_post` leads to it from each version
# of the post, `removed_in` from the conversations that it withdraws or leaves a gap in; both hold keyed hashes.
# `objection`: keyed hashes of an account that objected; the id is "" until it is known, so is the handle.
# `secret`: keys that were drawn here once.
SECOND = (
    """CREATE TABLE charged (
        day INTEGER NOT NULL, thing TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (day, thing, id)
    ) WITHOUT ROWID""",
    """CREATE TABLE day_reads (
        day INTEGER NOT NULL, kind TEXT NOT NULL, asked INTEGER NOT NULL, billed INTEGER NOT NULL,
        PRIMARY KEY (day, kind)
    ) WITHOUT ROWID""",
    "CREATE TABLE complete (conversation_id TEXT NOT NULL PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE secret (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE removal (number INTEGER PRIMARY KEY, reason TEXT NOT NULL, part TEXT NOT NULL, at INTEGER)",
    """CREATE TABLE removed_post (
        hash TEXT NOT NULL PRIMARY KEY, removal INTEGER NOT NULL REFERENCES removal (number) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    """CREATE TABLE removed_in (
        hash TEXT NOT NULL, removal INTEGER NOT NULL REFERENCES removal (number) ON DELETE CASCADE,
        PRIMARY KEY (hash, removal)
    ) WITHOUT ROWID""",
    "CREATE INDEX removed_post_of ON removed_post (removal)",
    "CREATE INDEX removed_in_of ON removed_in (removal)",
    """CREATE TABLE objection (
        account TEXT NOT NULL, handle TEXT NOT NULL, PRIMARY KEY (account, handle)
    ) WITHOUT ROWID""",
)

# `judged`: cases as they were judged before (judgements.py). Whatever changes what a thread reads like drops its row in
# the same transaction. An avatar decides nothing, nor does a post that is quoted or answered from another thread.
THIRD = (
    """CREATE TABLE judged (
        thread_id TEXT NOT NULL, source TEXT NOT NULL, basis BLOB NOT NULL, verdict BLOB NOT NULL,
        PRIMARY KEY (thread_id, source)
    )""",
    """CREATE TRIGGER post_came AFTER INSERT ON post BEGIN
        DELETE FROM judged WHERE thread_id = NEW.thread_id;
    END""",
    """CREATE TRIGGER post_went AFTER DELETE ON post BEGIN
        DELETE FROM judged WHERE thread_id = OLD.thread_id;
    END""",
    """CREATE TRIGGER post_changed AFTER UPDATE ON post BEGIN
        DELETE FROM judged WHERE thread_id IN (OLD.thread_id, NEW.thread_id);
    END""",
    """CREATE TRIGGER author_changed AFTER UPDATE ON account
    WHEN OLD.handle IS NOT NEW.handle OR OLD.name IS NOT NEW.name OR OLD.url IS NOT NEW.url BEGIN
        DELETE FROM judged WHERE thread_id IN (SELECT thread_id FROM post WHERE author_id = NEW.id);
    END""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (FIRST, SECOND, THIRD)
