"""A public post, whoever carries it, and the thread it belongs to."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Literal

from generator.domain.frozen import frozen
from generator.domain.reads import Read
from generator.domain.removals import Gap, Gone

SpanKind = Literal["mention", "hashtag", "link"]
MediaKind = Literal["photo", "video"]


@frozen
class Account:
    """An account that posts. `handle` has no @ and keeps its case; it is empty where the source did not tell."""

    id: str
    handle: str = ""
    name: str = ""
    url: str = ""
    avatar_url: str = ""


@frozen
class Span:
    """A part of a post's text that the source wants linked.

    `start` and `end` count code points of `Post.text`. `label` is what to show instead of the covered text
    (for a link its display form); `href` is an https address.
    For a mention, `label` is `@handle`; for a hashtag, `#word`.
    """

    start: int
    end: int
    kind: SpanKind
    href: str
    label: str


@frozen
class Media:
    """A photo (or a video's still) that came with a post; `key` is the source's own id of it."""

    key: str
    kind: MediaKind
    url: str
    alt: str = ""
    width: int = 0
    height: int = 0


@frozen
class Post:
    """One public post in its newest version.

    `text` is plain text (no HTML entities, long form, without trailing media links). `created_at` is aware, UTC.
    `reply_to` and `quote_of` are post ids. `edits` lists the ids of all versions, oldest first, this one included;
    it is empty or of length one for a post that was never edited. `url` is the permalink at the source.
    """

    id: str
    conversation_id: str
    author: Account
    created_at: datetime
    text: str
    lang: str = "und"
    reply_to: str | None = None
    quote_of: str | None = None
    spans: tuple[Span, ...] = ()
    media: tuple[Media, ...] = ()
    edits: tuple[str, ...] = ()
    url: str = ""
    source: str = "x"

    @property
    def mentions(self) -> tuple[str, ...]:
        """Handles named in the text, without @, casefolded, in order."""
        return tuple(span.label.removeprefix("@").casefold() for span in self.spans if span.kind == "mention")

    @property
    def hashtags(self) -> tuple[str, ...]:
        """Hashtags of the text, without #, casefolded, in order."""
        return tuple(span.label.removeprefix("#").casefold() for span in self.spans if span.kind == "hashtag")

    @property
    def edited(self) -> bool:
        """Whether the author changed the post after publishing it."""
        return len(self.edits) > 1


@frozen
class Thread:
    """All stored posts of one conversation, ordered by (created_at, id). The root may be missing.

    `gaps` are the town's own posts that left, oldest first. `unquotable` names posts that speak of somebody who
    objected: they are link-only.
    """

    conversation_id: str
    posts: tuple[Post, ...]
    source: str = "x"
    gaps: tuple[Gap, ...] = ()
    unquotable: frozenset[str] = frozenset()


@frozen
class Picture:
    """A photo as the site serves it: cleaned files by width, WebP and JPEG, named after their content."""

    key: str
    webp: Mapping[int, str]
    jpeg: Mapping[int, str]
    width: int
    height: int


@frozen
class Batch:
    """What one answer of a source brought: stored in one transaction, together with the cursors it moves.

    `accounts` are looked-up accounts; a post's own `author` may be a bare id. `reads` is what the answer was charged
    for, on the UTC day of `read_at`. `complete` says for conversations until when (aware) nothing of them is missing.
    `gone` are posts that the answer tells are not public any more, `standing` those that it tells still are, beside
    the ones that it brings. `live` is False for what comes from a saved file: it never brings back what a source has
    taken away since.
    """

    posts: tuple[Post, ...] = ()
    accounts: tuple[Account, ...] = ()
    cursors: Mapping[str, str] = field(default_factory=dict)
    reads: tuple[Read, ...] = ()
    read_at: datetime | None = None
    complete: Mapping[str, datetime] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    live: bool = True
    standing: tuple[str, ...] = ()
