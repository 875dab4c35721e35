"""`concejo explain` as staff use it: why a case is what it is, at their own screen and nowhere else."""

from pathlib import Path

import pytest

from tests.cli.posts_on_file import a_conversation, on_file
from tests.running import concejo

LAMP = a_conversation(
    1000,
    ("ana", "@luces la farola papagayo está fundida. Mi móvil: 612 345 678"),
    ("luces", "Mañana vamos."),
    ("luces", "Ya está arreglada."),
    ("ana", "¡Mil gracias por la rapidez!"),
)
OPEN = {"CI": "", "GITHUB_ACTIONS": ""}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town that has taken in one case."""
    folder = tmp_path_factory.mktemp("explained")
    (folder / "site_src").mkdir()
    settings = "name: Villacorva\nlanguages: [es, de]\ntimezone: Europe/Madrid\n"
    (folder / "site_src" / "town.yml").write_text(settings, encoding="utf-8")
    staff = "staff: [{handle: luces, role: Alumbrado}]\n"
    (folder / "site_src" / "staff.yml").write_text(staff, encoding="utf-8")
    done = concejo("import", on_file(folder / "posts.jsonl", LAMP), cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_each_post_with_its_role_what_was_heard_and_which_rule_decided(town: Path) -> None:
    done = concejo("explain", "1000", cwd=town, **OPEN)
    assert done.returncode == 0, done.stderr
    for words in (
        "1000: Resuelto, prometido para el",
        "quien lo pidió, 1000 [es]",
        "farola papagayo está fundida",
        "Es un caso: alguien cuenta al ayuntamiento qué va mal. [asked]",
        "solo con enlace: puede contener datos personales",
        "el ayuntamiento (Alumbrado), 1001 [es]",
        "El ayuntamiento dio una fecha: «Mañana». [promised]",
        "se oye: ",
        "done “Ya está arreglada”",
        "Resuelto: el ayuntamiento dice «Ya está arreglada». [said_done]",
        "Gracias por algo hecho. [thanks_for_work]",
        "Nadie lo desmintió después. [undisputed]",
    ):
        assert words in done.stdout, words


def test_in_another_language_and_by_the_link_of_any_post(town: Path) -> None:
    done = concejo("explain", "https://x.com/ana/status/1003", "--language", "de", cwd=town, **OPEN)
    assert "Gelöst: Die Stadt sagt „Ya está arreglada“. [said_done]" in done.stdout


@pytest.mark.parametrize("log", [{"CI": "true", "GITHUB_ACTIONS": ""}, {"CI": "", "GITHUB_ACTIONS": "true"}])
def test_a_log_that_others_read_gets_no_word_of_a_post(town: Path, log: dict[str, str]) -> None:
    done = concejo("explain", "1000", cwd=town, **log)
    assert done.returncode == 0, done.stderr
    assert "Resuelto: el ayuntamiento dice que está hecho. [said_done]" in done.stdout
    assert "Lo que dicen las publicaciones no se muestra aquí" in done.stdout
    for words in ("papagayo", "612", "arreglada", "rapidez", "Mañana"):
        assert words not in done.stdout + done.stderr


def test_a_case_that_nobody_knows_is_a_clear_error(town: Path) -> None:
    done = concejo("explain", "999", cwd=town, **OPEN)
    assert done.returncode == 2
    assert "No such case is known. Write the id from the case page's address" in done.stderr


def test_a_language_without_words_for_pages_is_named(town: Path) -> None:
    done = concejo("explain", "1000", "--language", "../es", cwd=town, **OPEN)
    assert done.returncode == 2
    assert "'es', 'de', 'en'" in done.stderr
