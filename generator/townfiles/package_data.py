"""What travels inside the package beside the code: the example town's clock, the interface's languages."""

from datetime import datetime
from importlib import resources

from generator.townfiles.travelling import travelling


def example_moment() -> datetime:
    """The fixed present moment of the example town, aware, UTC."""
    return datetime.fromisoformat((travelling("example_town") / "moment.txt").read_text(encoding="ascii").strip())


def catalogue(language: str) -> bytes:
    """The gettext catalogue (.po) of an interface language; empty for English, in which the templates are written."""
    file = resources.files("generator.site") / "locale" / language / "LC_MESSAGES" / "concejo.po"
    return file.read_bytes() if file.is_file() else b""
