"""The wheel carries a copy of what people edit: an installed Concejo has its example town, as a checkout has."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TravellingFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the repository's site_src and mkdocs.yml into wheels, under generator/travelling."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the copies to a real wheel; an editable install finds them in the checkout."""
        if version == "standard":
            build_data["force_include"].update(
                {"site_src": "generator/travelling/site_src", "mkdocs.yml": "generator/travelling/mkdocs.yml"}
            )
