"""MkDocs with Concejo's plugin: whole builds in child processes, as a town runs them."""

import base64
import hashlib
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.press.towns import command, contents, environment, leftovers, make_town, mkdocs, write_page

PAGES = ("", "cases/", "cases/1/", "thanks/", "figures/", "about/")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town whose site was built once, at a domain's root. Tests leave it as it is."""
    folder = make_town(tmp_path_factory.mktemp("town"))
    done = mkdocs(folder, "build", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


@pytest.fixture
def built(town: Path, tmp_path: Path) -> Path:
    """A copy of that town with its site, to be spoilt."""
    return shutil.copytree(town, tmp_path / "town")


def page(folder: Path, path: str) -> str:
    return (folder / "site" / path).read_text(encoding="utf-8")


def test_the_site_is_complete_and_nothing_else_is_left(town: Path) -> None:
    files = set(contents(town / "site"))
    assert {f"{prefix}{place}index.html" for prefix in ("", "de/", "en/") for place in PAGES} < files
    assert {"404.html", "aviso-legal/index.html", "de/impressum/index.html", "assets/palette.js"} < files
    assert not [path for path in files if "chrome" in path and path.endswith(".html")]
    assert not [path for path in files if path.endswith((".map", ".gz")) or "bundle" in path or "lunr" in path]
    assert leftovers(town) == []
    assert (town / "site").stat().st_mode & 0o055, "others must be able to serve it"


def test_generated_parts_stand_where_editors_want_them(town: Path) -> None:
    home, about = page(town, "index.html"), page(town, "about/index.html")
    assert home.index("Hoy en") < home.index('id="words"') < home.index("Al final.")
    assert home.count("<h1") == about.count("<h1") == 1
    assert about.index("Sin marca") < about.index('id="words"') < about.index("</article>")
    assert "<h1>about/</h1>" in page(town, "en/about/index.html"), "no editor wrote it: the page brings its heading"


def test_names_of_the_town_are_text_whatever_they_hold(town: Path) -> None:
    home = page(town, "index.html")
    assert "Hoy en Villa&#42;corva&#42; &#60;b&#62;&#38;amp&#59;</h1>" in home
    assert "{{ other.name }}" in home, "only the town's names are replaced"
    assert "&#64;villacorva&#95;ayto" in page(town, "about/index.html")


@pytest.mark.parametrize(
    ("path", "language", "skip"),
    [
        ("cases/1/index.html", "es", "Saltar a contenido"),
        ("aviso-legal/index.html", "es", "Saltar a contenido"),
        ("404.html", "es", "Saltar a contenido"),
        ("de/cases/1/index.html", "de", "Zum Inhalt"),
        ("de/impressum/index.html", "de", "Zum Inhalt"),
        ("en/cases/index.html", "en", "Skip to content"),
    ],
)
def test_each_page_speaks_its_language(town: Path, path: str, language: str, skip: str) -> None:
    html = page(town, path)
    assert f'<html lang="{language}"' in html
    first_focus = re.search(r"<(a|button|input|summary)\b[^>]*>([^<]*)", html.partition("<body")[2])
    assert first_focus
    assert first_focus[2] == skip


def test_every_page_has_one_frame(town: Path) -> None:
    for path in contents(town / "site"):
        if path.endswith(".html"):
            html = page(town, path)
            assert html.count("<main") == html.count('id="content"') == html.count("<footer") == 1, path
            assert "concejo:" not in html.replace("&lt;!--concejo:", ""), path
            head = html.partition("<head>")[2].lstrip()
            assert head.startswith('<meta http-equiv="Content-Security-Policy"'), path


def test_pages_load_nothing_from_elsewhere(town: Path) -> None:
    for path, data in contents(town / "site").items():
        if path.endswith(".html"):
            html = data.decode()
            loaded = re.findall(r'<(?:script|img|iframe|source)\b[^>]*?(?:src|srcset)="([^"]+)"', html)
            loaded += re.findall(r'<link rel="(?:stylesheet|icon|preload)" href="([^"]+)"', html)
            assert loaded
            assert all(address.startswith("/assets/") for address in loaded), (path, loaded)


def test_pages_of_other_languages_are_named_in_the_head(town: Path) -> None:
    home = page(town, "de/index.html")
    assert '<link rel="alternate" hreflang="es" href="https://villacorva.example/">' in home
    assert '<link rel="alternate" hreflang="en" href="https://villacorva.example/en/">' in home
    assert 'rel="alternate"' not in page(town, "de/impressum/index.html")


def test_a_page_outside_the_navigation_is_found_in_the_footer_of_its_language(town: Path) -> None:
    assert 'href="/de/impressum/">Impressum</a>' in page(town, "de/cases/1/index.html").partition("<footer")[2]
    spanish = page(town, "cases/1/index.html").partition("<footer")[2]
    assert 'href="/aviso-legal/">Aviso &amp; legal</a>' in spanish
    assert "Impressum" not in spanish


def test_the_sitemap_lists_all_pages_but_the_missing_one(town: Path) -> None:
    listed = re.findall("<loc>https://villacorva.example/([^<]*)</loc>", page(town, "sitemap.xml"))
    assert listed == sorted(listed)
    assert {"", "cases/1/", "aviso-legal/", "de/impressum/", "en/about/"} < set(listed)
    assert not [address for address in listed if "404" in address or "chrome" in address]
    assert "Sitemap: https://villacorva.example/sitemap.xml" in page(town, "robots.txt")


def test_the_missing_page_leads_home_in_every_language(town: Path) -> None:
    html = page(town, "404.html")
    for language, home in (("es", "/"), ("de", "/de/"), ("en", "/en/")):
        assert re.search(rf'<section lang="{language}">.*?<a href="{home}">.*?</section>', html, re.DOTALL)
    assert 'name="robots" content="noindex"' in html


def test_the_same_town_gives_the_same_bytes(town: Path, tmp_path: Path) -> None:
    again = make_town(tmp_path)
    mkdocs(again, "build", "--quiet", SOURCE_DATE_EPOCH="86400")
    assert contents(again / "site") == contents(town / "site")


def test_under_a_sub_path_every_link_stays_below_it(tmp_path: Path) -> None:
    folder = make_town(tmp_path)
    done = mkdocs(folder, "build", "--quiet", CONCEJO_SITE_URL="https://town.example/open/council/")
    assert done.returncode == 0, done.stderr
    for path, data in contents(folder / "site").items():
        if path.endswith(".html"):
            rooted = re.findall(r'(?:href|src)="(/[^"]*)"', data.decode())
            assert all(link.startswith("/open/council/") for link in rooted), path
    assert "https://town.example/open/council/de/cases/1/" in page(folder, "sitemap.xml")
    assert not (folder / "site" / "robots.txt").exists(), "it counts at a domain's root only"


def test_only_the_themes_own_inline_scripts_may_run(tmp_path: Path) -> None:
    folder = make_town(tmp_path)
    main = folder / "site_src" / "theme" / "main.html"
    ours = 'document.title += "  <  >\n<";'
    main.write_text(main.read_text(encoding="utf-8").replace("</body>", f"<script>{ours}</script>\n</body>"), "utf-8")
    write_page(folder, "about.md", "# Sobre\n\n<script>steal()</script>\n")
    assert mkdocs(folder, "build", "--quiet").returncode == 0
    for path in ("cases/1/index.html", "about/index.html", "404.html"):
        html = page(folder, path)
        allowed = re.findall(r"'sha256-([^']+)'", html.partition("script-src")[2].partition(";")[0])
        inline = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline]
        assert hashes[-1:] == allowed, path
        assert inline[-1] == ours
    assert "steal()" in page(folder, "about/index.html")


def spoil_link(folder: Path) -> None:
    write_page(folder, "aviso-legal.md", "# Aviso\n\n[nada](/cases/99/)\n")


def spoil_name(folder: Path) -> None:
    write_page(folder, "aviso-legal.md", "# Aviso\n\n{{ town.fax }}\n")


def spoil_template(folder: Path) -> None:
    (folder / "site_src" / "theme" / "partials" / "footer.html").write_text("{{ nothing.at.all }}", encoding="utf-8")


def spoil_with_symlink(folder: Path) -> None:
    (folder / "site_src" / "pages" / "passwords.txt").symlink_to("/etc/passwd")


def spoil_encoding(folder: Path) -> None:
    (folder / "site_src" / "pages" / "about.md").write_bytes("# Qué\n".encode("latin-1"))


def spoil_pipeline(folder: Path) -> None:
    (folder / "crash").touch()


@pytest.mark.parametrize(
    ("spoil", "code", "message"),
    [
        (spoil_link, 40, "aviso-legal/index.html: /cases/99/ (no such page)"),
        (spoil_name, 10, "Nobody knows aviso-legal.md: {{ town.fax }}."),
        (spoil_template, 40, "A template of the theme cannot be rendered: 'nothing' is undefined."),
        (spoil_with_symlink, 10, "site_src/pages/passwords.txt is a symbolic link."),
        (spoil_encoding, 10, "A page is not UTF-8 text. Its name stands above"),
        (spoil_pipeline, 40, "The house style is missing. Bring it back."),
    ],
)
def test_a_fault_ends_in_one_line_and_the_last_site_stays(built: Path, spoil, code: int, message: str) -> None:  # type: ignore[no-untyped-def]
    before = contents(built / "site")
    spoil(built)
    done = mkdocs(built, "build", "--quiet")
    assert done.returncode == code, done.stderr
    assert message in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert contents(built / "site") == before
    assert leftovers(built) == []


def test_a_warning_in_strict_mode_keeps_the_last_site(built: Path) -> None:
    before = contents(built / "site")
    write_page(built, "about.md", "# Sobre\n\n[nada](missing.md)\n")
    done = mkdocs(built, "build", "--quiet", "--strict")
    assert done.returncode == 40
    assert contents(built / "site") == before
    assert leftovers(built) == []


def test_a_folder_of_somebody_else_is_refused(built: Path) -> None:
    (built / "docs").mkdir()
    (built / "docs" / "thesis.txt").write_text("years of work", encoding="utf-8")
    done = mkdocs(built, "build", "--quiet", "--site-dir", "docs")
    assert done.returncode == 40
    assert "The folder docs holds files that Concejo did not write." in done.stderr
    assert contents(built / "docs") == {"thesis.txt": b"years of work"}


def test_a_folder_that_cannot_be_made_is_told(built: Path) -> None:
    done = mkdocs(built, "build", "--quiet", "--site-dir", "mkdocs.yml/site")
    assert done.returncode == 32
    assert "mkdocs.yml cannot be read or written: " in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_dirty_build_is_refused(built: Path) -> None:
    done = mkdocs(built, "build", "--quiet", "--dirty")
    assert done.returncode == 40
    assert "Leave --dirty out" in done.stderr


def test_a_build_that_is_killed_while_it_swaps_leaves_the_last_site_for_the_next_start(built: Path) -> None:
    before = contents(built / "site")
    write_page(built, "about.md", "# Otra cosa\n")
    assert mkdocs(built, "--crash", "rename", "2", "build", "--quiet").returncode == -9
    assert not (built / "site").exists()
    (built / "crash").touch()
    assert mkdocs(built, "build", "--quiet").returncode == 40
    assert contents(built / "site") == before
    assert leftovers(built) == []


def test_two_builds_at_once_do_not_disturb_each_other(built: Path) -> None:
    before = contents(built / "site")
    runs = [
        subprocess.Popen(command("build", "--quiet"), cwd=built, env=environment(), stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    errors = [run.communicate(timeout=60)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], errors
    assert contents(built / "site") == before
    assert leftovers(built) == []


def test_serving_shows_an_edit_without_touching_the_site(built: Path, free_port: int) -> None:
    before = contents(built / "site")
    address = f"http://127.0.0.1:{free_port}"
    (built / "tmp").mkdir()
    server = subprocess.Popen(
        command("serve", "--quiet", "--dev-addr", f"127.0.0.1:{free_port}"),
        cwd=built,
        env=environment(TMPDIR=str(built / "tmp")),
    )
    try:
        home = eventually(f"{address}/cases/1/", 'id="words"')
        assert "Content-Security-Policy" not in home, "it would stop the reload script"
        assert "livereload" in home
        (built / "extra.html").write_text('<p id="news">new</p>', encoding="utf-8")
        (built / "site_src" / "annotations" / "1.yml").write_text("status: resolved\n", encoding="utf-8")
        eventually(f"{address}/cases/1/", 'id="news"')
        assert "Página no encontrada" in eventually(f"{address}/nothing/", "Zur Startseite")
    finally:
        server.terminate()
        server.wait(timeout=10)
    assert contents(built / "site") == before
    assert leftovers(built) == []


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on."""
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def eventually(address: str, words: str, seconds: float = 20) -> str:
    """The page at the address once it holds those words."""
    html, end = "", time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                html = answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                html = error.read().decode()
        except OSError:
            html = ""
        if words in html:
            return html
        time.sleep(0.1)
    pytest.fail(f"{address} never showed {words!r}: {html[-300:]!r}")
