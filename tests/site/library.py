"""A record on a shelf and a site built from it: real parts, in memory."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, Template

import generator.site
from generator.domain.cases import AttributedBy, Case, Casebook, DecidedBy, Kudos, Status
from generator.domain.figures import FigureRow, Figures, Spread
from generator.domain.posts import Picture, Post, Thread
from generator.domain.towns import Contact, District, Town
from generator.site import Look, Page, Site, translations_from
from generator.site.templating import TranslatedEnvironment
from tests.builders import a_post, a_thread, a_town

ROOM = Path(generator.site.__file__).parent
TODAY = date(2026, 10, 21)
FETCHED = datetime(2026, 10, 21, 4, 0, tzinfo=UTC)


@dataclass
class PaperRecord:
    """A record that lies in memory."""

    held: Sequence[Thread] = ()

    def posts(self, ids: Iterable[str]) -> Mapping[str, Post]:
        known = {post.id: post for thread in self.held for post in thread.posts}
        return {post_id: known[post_id] for post_id in ids if post_id in known}


class CompiledOnce(FileSystemLoader):
    """The real templates, compiled once for each language and base path: only to save the tests' time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._code: dict[tuple[str, int, str], CodeType] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        assert isinstance(environment, TranslatedEnvironment)
        key = (name, id(environment.say), environment.to(""))
        if key not in self._code:
            source, path, _ = self.get_source(environment, name)
            self._code[key] = environment.compile(source, name, path)
        return environment.template_class.from_code(environment, self._code[key], globals or {})


@cache
def templates() -> BaseLoader:
    return CompiledOnce(ROOM / "templates")


@cache
def catalogue(language: str) -> NullTranslations:
    """The real catalogue of a language, as the edge reads it."""
    po = ROOM / "locale" / language / "LC_MESSAGES" / "concejo.po"
    return translations_from(po.read_bytes()) if po.exists() else NullTranslations()


def a_look(**changes: object) -> Look:
    """The look of a site at the root of its own domain."""
    look = Look(
        loader=templates(),
        translations={language: catalogue(language) for language in ("es", "de", "en")},
        today=TODAY,
        site_url="https://villacorva.example/",
    )
    return replace(look, **changes)  # type: ignore[arg-type]


def a_speaking_town(*languages: str, **changes: object) -> Town:
    """The builders' town with a district, ways to reach it, and its pages in these languages (English alone)."""
    settings: dict[str, object] = {
        "languages": languages or ("en",),
        "districts": (District("ribera", "La Ribera"),),
        "contact": Contact(phone="+34 958 000 000", email="ayto@villacorva.example", counter="Plaza Mayor 1"),
    }
    return a_town(**{**settings, **changes})


def a_lamp_thread(number: int = 100, days: int = 0) -> Thread:
    """A lamp is out, is promised, is fixed two days later; the neighbour says thanks."""
    later = timedelta(days=days)
    ask = a_post(number, "La farola de mi calle no luce @luces", after=later)
    promise = a_post(
        number + 1, "Mañana vamos", by="luces", minutes=9, after=later, reply_to=number, conversation=number
    )
    done = a_post(
        number + 2, "Ya luce #resuelto", by="luces", minutes=2 * 1440, after=later, reply_to=number, conversation=number
    )
    thanks = a_post(
        number + 3, "¡Muchas gracias, sois geniales!", minutes=2 * 1440 + 60, after=later, reply_to=number + 2,
        conversation=number,
    )  # fmt: skip
    return a_thread(ask, promise, done, thanks)


def a_case(thread: Thread, **changes: object) -> Case:
    """The lamp's case as casework judges it: resolved by the mark, with its thanks."""
    posts = thread.posts
    start = posts[0].created_at
    case = Case(
        case_id=thread.conversation_id,
        conversation_id=thread.conversation_id,
        status=Status.RESOLVED,
        opened_at=start,
        title="La farola de mi calle no luce",
        request=posts[0].id,
        first_response=posts[1].id if len(posts) > 1 else None,
        first_response_at=posts[1].created_at if len(posts) > 1 else None,
        resolved_by=posts[2].id if len(posts) > 2 else None,
        resolved_at=posts[2].created_at if len(posts) > 2 else None,
        decided_by=DecidedBy.MARK,
        service_code="lighting",
        district="ribera",
        kudos=(a_kudos(posts[3]),) if len(posts) > 3 else (),
        lang="es",
    )
    return replace(case, **changes)  # type: ignore[arg-type]


def an_open_case(thread: Thread, **changes: object) -> Case:
    """A request that nobody answered."""
    nothing: dict[str, object] = {
        "status": Status.OPEN, "first_response": None, "first_response_at": None, "resolved_by": None,
        "resolved_at": None, "decided_by": None, "kudos": (),
    }  # fmt: skip
    return a_case(thread, **{**nothing, **changes})


def a_kudos(post: Post, **changes: object) -> Kudos:
    """Thanks to the lighting team, for the case of the post's conversation."""
    kudos = Kudos(
        post_id=post.id,
        at=post.created_at,
        to="luces",
        by=AttributedBy.HANDLE,
        case_id=post.conversation_id,
        conversation_id=post.conversation_id,
        service_code="lighting",
    )
    return replace(kudos, **changes)  # type: ignore[arg-type]


def a_row(key: str = "", asked: int = 0, **changes: object) -> FigureRow:
    """A row of figures, of cases that were all resolved in three days."""
    enough = asked >= 5
    spread = Spread(asked, 3 * 86_400, 6 * 86_400) if enough else Spread(asked)
    row = FigureRow(key, asked, asked, 0, 0, 0, 0, spread, spread, 0.8 if enough else None)
    return replace(row, **changes)  # type: ignore[arg-type]


def some_figures(asked: int = 0) -> Figures:
    """Figures of a town with so many cases, all of them of October, all of the lighting."""
    if not asked:
        return Figures(a_row(), (), ())
    return Figures(a_row("", asked), (a_row("2026-10", asked),), (a_row("lighting", asked),))


def a_book(*cases: Case, as_of: datetime | None = FETCHED, extra: tuple[Kudos, ...] = ()) -> Casebook:
    """A casebook of these cases, with all their thanks."""
    ordered = tuple(sorted(cases, key=lambda case: (case.opened_at, case.conversation_id)))
    kudos = [kudos for case in ordered for kudos in case.kudos] + list(extra)
    return Casebook(ordered, tuple(sorted(kudos, key=lambda each: each.at)), as_of)


def a_site(
    book: Casebook,
    threads: Sequence[Thread] = (),
    town: Town | None = None,
    look: Look | None = None,
    figures: Figures | None = None,
    photos: Mapping[str, Picture] | None = None,
) -> dict[str, Page]:
    """The pages of a site by their files."""
    making = Site(town or a_speaking_town(), look or a_look(), photos or {})
    conversations = {thread.conversation_id: thread for thread in threads}
    pages = [*making.case_pages((case, conversations.get(case.conversation_id)) for case in book.cases)]
    pages += making.overviews(book, figures or some_figures(len(book.cases)), PaperRecord(threads))
    site: dict[str, Page] = {}
    for page in pages:
        assert page.path not in site, f"two pages want to be {page.path}"
        site[page.path] = page
    return site


INLINE = {"a", "bdi", "b", "code", "img", "span", "strong", "time"}


class Reader(HTMLParser):
    """Reads a page as a browser would: its words, its links, its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        if tag not in INLINE:
            self.words.append(" ")
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of every such element."""
        return [
            found
            for name, found in self.elements
            if name == tag and all(found.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]

    @property
    def links(self) -> list[str]:
        return [found["href"] or "" for name, found in self.elements if name in ("a", "link") and "href" in found]


def read(page: Page) -> Reader:
    """A page's body, read."""
    return Reader(page.heading + page.body)
