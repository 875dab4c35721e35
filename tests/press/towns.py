"""Small town folders on disk, and MkDocs run in them as a child process."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
RUNNER = "tests.press.mkdocs_with_a_small_site"

TOWN = 'name: "Villa*corva* <b>&amp;"\nlanguages: [es, de, en]\ntimezone: Europe/Madrid\naccounts: [villacorva_ayto]\n'
STAFF = "staff:\n  - {handle: villacorva_ayto, role: Ayuntamiento}\n"
PAGES = {
    "index.md": "# Hoy en {{ town.name }}\n\n[Casos](/cases/) · [aviso](aviso-legal.md) · {{ other.name }}\n\n"
    "<!-- concejo:here -->\n\nAl final.\n",
    "about.md": "# Quiénes somos\n\nSin marca. Cuentas: {{ town.accounts }}\n",
    "aviso-legal.md": "---\ntitle: Aviso & legal\n---\n\n# Aviso legal\n\nNada.\n",
    "de/index.md": "# Heute\n\n[Ein Fall](/de/cases/1/#words)\n",
    "de/impressum.md": "# Impressum\n\nRathaus.\n",
}


def make_town(folder: Path) -> Path:
    """A town with the repository's mkdocs.yml and theme, and pages in two of its three languages."""
    shutil.copytree(CHECKOUT / "site_src" / "theme", folder / "site_src" / "theme")
    (folder / "site_src" / "theme" / "assets" / "concejo.css").touch()
    shutil.copy(CHECKOUT / "mkdocs.yml", folder)
    (folder / "site_src" / "town.yml").write_text(TOWN, encoding="utf-8")
    (folder / "site_src" / "staff.yml").write_text(STAFF, encoding="utf-8")
    (folder / "site_src" / "annotations").mkdir()
    for path, text in PAGES.items():
        write_page(folder, path, text)
    return folder


def write_page(folder: Path, path: str, text: str) -> None:
    """An editor saves a page."""
    page = folder / "site_src" / "pages" / path
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")


def command(*arguments: str) -> list[str]:
    """The child's command line."""
    return [sys.executable, "-m", RUNNER, *arguments]


def environment(**more: str) -> dict[str, str]:
    """The child's environment: the checkout's packages, no notice of Material's."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("CONCEJO_")}
    return {**inherited, "PYTHONPATH": str(CHECKOUT), "NO_MKDOCS_2_WARNING": "1", **more}


def mkdocs(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a town's folder."""
    return subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path, byte for byte."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def leftovers(folder: Path) -> list[str]:
    """What a build left beside the site that should not be there."""
    return sorted(path.name for path in folder.glob(".site.*"))
