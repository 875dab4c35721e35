"""Which files of a theme MkDocs goes through with every build."""

import os
from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader


class VisibleFiles(FileSystemLoader):
    """Finds every template, but lists none in folders that begin with a dot.

    MkDocs leaves those out anyway, one by one: Material keeps its 14,000 icons there.
    """

    def list_templates(self) -> list[str]:
        """The files that MkDocs may copy into the site, relative to the theme's folders."""
        found: set[str] = set()
        for root in self.searchpath:
            for place, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inside = os.path.relpath(place, root).replace(os.path.sep, "/")
                found.update(name if inside == "." else f"{inside}/{name}" for name in files)
        return sorted(found)


def without_icons(get_env: Callable[[], Environment]) -> Environment:
    """The theme's templates, as MkDocs makes them, that list visible files only."""
    environment = get_env()
    if type(environment.loader) is FileSystemLoader:
        environment.loader = VisibleFiles(environment.loader.searchpath)
    return environment
