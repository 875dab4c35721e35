"""What MkDocs goes through of a theme."""

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from generator.mkdocs_plugin.theme_files import without_icons


@pytest.fixture
def ours() -> Environment:
    return without_icons(Theme(name="material").get_env)


def test_what_mkdocs_copies_of_material_is_listed_as_before(ours: Environment) -> None:
    every = Theme(name="material").get_env().list_templates()
    visible = [path for path in every if not any(piece.startswith(".") for piece in path.split("/")[:-1])]
    assert visible
    assert ours.list_templates() == visible
    assert len(every) > 10 * len(visible)


def test_an_icon_can_still_be_included(ours: Environment) -> None:
    assert "<svg" in ours.get_template(".icons/material/account.svg").render()


def test_a_loader_of_another_kind_stays(tmp_path) -> None:  # type: ignore[no-untyped-def]
    class OwnLoader(FileSystemLoader):
        pass

    own = Environment(loader=OwnLoader(tmp_path), autoescape=True)
    assert type(without_icons(lambda: own).loader) is OwnLoader
