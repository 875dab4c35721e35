"""Where a verb runs: what is printed in a CI's log can be read by everybody."""

import os


def in_ci() -> bool:
    """Whether this runs in continuous integration, where no title is printed: titles are made of posts."""
    return os.environ.get("CI", "").casefold() not in {"", "0", "false"}
