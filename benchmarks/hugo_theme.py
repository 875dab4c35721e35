"""A small Hugo theme that shows what Concejo's pages show: the same parts and the same lists, as Hugo's manual does."""

AVATAR = (
    '<svg class="avatar" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="9" r="4.5"/>'
    '<path d="M3 24c0-5.5 4-9 9-9s9 3.5 9 9z"/></svg>'
)
LOGO = (
    '<svg class="x" viewBox="0 0 24 24" role="img" aria-label="X"><path d="M2 2h6.2l5 6.9L19.2 2H22l-7.5 8.7L22.8 22'
    'h-6.2l-5.4-7.5L4.7 22H1.9l8-9.3zm3.6 1.6 11.8 16.8h2.2L7.8 3.6z"/></svg>'
)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'self'; frame-src 'none'"
)
SETTINGS = """baseURL = "https://bench.example/"
title = "Bench"
disableKinds = ["RSS"]
[taxonomies]
service = "services"
month = "months"
status = "statuses"
[pagination]
pagerSize = 25
[[menus.main]]
name = "Today"
pageRef = "/"
[[menus.main]]
name = "Cases"
pageRef = "/cases"
[[menus.main]]
name = "Thanks"
pageRef = "/thanks"
[[menus.main]]
name = "Services"
pageRef = "/services"
[[menus.main]]
name = "Months"
pageRef = "/months"
[markup.goldmark.renderer]
unsafe = false
"""
LAYOUTS = {
    "_default/baseof.html": """<!doctype html>
<html lang="en"><head>{{ partial "head.html" . }}</head>
<body><a href="#content">Skip to content</a>{{ partialCached "header.html" . }}{{ partial "menu.html" . }}
<main id="content">{{ block "main" . }}{{ end }}</main>{{ partialCached "footer.html" . }}</body></html>
""",
    "partials/head.html": """<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="POLICY">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }} – {{ .Site.Title }}</title><meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}"><meta name="robots" content="noindex">
<link rel="icon" href="{{ "favicon.svg" | relURL }}">
<link rel="stylesheet" href="{{ "chrome.css" | relURL }}"><link rel="stylesheet" href="{{ "style.css" | relURL }}">
""".replace("POLICY", POLICY),
    "partials/header.html": """<header><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a></header>""",
    "partials/footer.html": """<footer><p>{{ .Site.Title }}</p></footer>""",
    "partials/menu.html": """<nav aria-label="Main"><ul>{{ $here := . }}{{ range .Site.Menus.main }}
<li><a href="{{ .URL }}"{{ if or ($here.IsMenuCurrent "main" .) ($here.HasMenuCurrent "main" .) }} aria-current="true"
{{ end }}>{{ .Name }}</a></li>{{ end }}</ul></nav>
""",
    "partials/moment.html": """<time datetime="{{ .Format "2006-01-02T15:04:05Z07:00" }}">
{{- .Format "2 January 2006, 15:04" }}</time>""",
    "shortcodes/post.html": """<div class="post{{ if .Get "role" }} staff{{ end }}" id="post-{{ .Get "id" }}">
<p class="who">AVATAR <a href="{{ .Get "profile" }}" rel="nofollow"><bdi>{{ .Get "name" }}</bdi>
<bdi>@{{ .Get "handle" }}</bdi></a>{{ with .Get "role" }} <strong>{{ . }}</strong>{{ end }} LOGO</p>
<div class="text" dir="auto" lang="en">{{ .Inner | markdownify }}</div>
<p class="when"><a href="{{ .Get "url" }}">{{ partial "moment.html" (time.AsTime (.Get "at")) }}</a>
<a href="{{ .Get "url" }}">View on X</a></p></div>
""".replace("AVATAR", AVATAR).replace("LOGO", LOGO),
    "_default/single.html": """{{ define "main" }}<nav aria-label="You are here"><ol>
<li><a href="{{ "/" | relURL }}">Today</a></li>{{ with .Parent }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}{{ range .GetTerms "services" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></nav>
<h1>{{ .Title }}</h1><p><strong class="tag">{{ .Params.standing }}</strong> <span>{{ .Params.took }}</span></p>
<ol class="steps">{{ $asked := .Date }}{{ range .Params.steps }}{{ $at := time.AsTime .at }}
<li><a href="#post-{{ .post }}">{{ .name }}</a> {{ partial "moment.html" $at }}
{{ with math.Floor ($at.Sub $asked).Hours }}<span>{{ . }} hours later</span>{{ end }}</li>{{ end }}</ol>
<h2>The thread</h2>{{ .Content }}
<h2>Thanks</h2><ul>{{ range .Params.thanks }}<li>To {{ .to }}, {{ partial "moment.html" (time.AsTime .at) }}:
<a href="#post-{{ .post }}">read it in the thread</a></li>{{ end }}</ul>
<h2>How this was decided</h2><ul>{{ range .Params.reasons }}<li>{{ . }}</li>{{ end }}</ul>
<h2>About this page</h2><ul><li><a href="{{ .Params.original }}">The original thread</a></li>
<li><a href="/about/#removal">This is about me: remove it</a></li></ul>{{ end }}
""",
    "thanks/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $p := .Paginate .Site.RegularPages }}<ul class="wall">
{{ range $p.Pages }}{{ $case := . }}{{ range .Params.thanks }}<li><p>To {{ .to }}</p><div class="post">
<p class="who">AVATAR <a href="{{ .profile }}" rel="nofollow"><bdi>{{ .name }}</bdi>
<bdi>@{{ .handle }}</bdi></a> LOGO</p>
<div class="text" dir="auto" lang="en">{{ .text | markdownify }}</div>
<p class="when"><a href="{{ .url }}">{{ partial "moment.html" (time.AsTime .at) }}</a>
<a href="{{ .url }}">View on X</a></p></div>
<p><a href="{{ $case.RelPermalink }}">{{ $case.Title }}</a></p></li>
{{ end }}{{ end }}</ul>{{ partial "pager.html" $p }}{{ end }}
""".replace("AVATAR", AVATAR).replace("LOGO", LOGO),
    "partials/pager.html": """<nav aria-label="Pages">{{ with .Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ .PageNumber }} / {{ .TotalPages }} {{ with .Next }}<a href="{{ .URL }}">Older</a>{{ end }}</nav>
""",
    "_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .Pages }}<ul class="rows">
{{ range $p.Pages }}<li><span class="tag">{{ .Params.standing }}</span> <span>{{ .Params.took }}</span>
<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ range .GetTerms "services" }}{{ .Title }}{{ end }}
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 Jan 2006" }}</time></li>{{ end }}</ul>
{{ partial "pager.html" $p }}{{ end }}
""",
}
