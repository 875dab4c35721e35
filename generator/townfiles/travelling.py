"""Finds the files that travel with Concejo: in the installed package, else in the checkout."""

from pathlib import Path

from generator.domain.errors import ConcejoError

PACKAGE = Path(__file__).resolve().parents[1]
IN_THE_CHECKOUT = ("mkdocs.yml", "site_src")
IN_THE_PACKAGE = ("example_town",)


def travelling(name: str) -> Path:
    """Where "mkdocs.yml", "site_src" or "example_town" lies on this machine.

    The wheel carries copies of the first two under `generator/travelling/`; a checkout has them beside the package.
    Raises ConcejoError where the installation lost the file, ValueError for a name that does not travel.
    """
    if name not in IN_THE_CHECKOUT + IN_THE_PACKAGE:
        raise ValueError(f"{name!r} does not travel with Concejo")
    found = next((place for place in _places(name) if place.exists()), None)
    if found is None:
        raise ConcejoError(
            f"Concejo's own {name} is missing.", "Install Concejo again: the installation is incomplete."
        )
    return found


def _places(name: str) -> tuple[Path, ...]:
    if name in IN_THE_PACKAGE:
        return (PACKAGE / name,)
    return (PACKAGE / "travelling" / name, PACKAGE.parent / name)
