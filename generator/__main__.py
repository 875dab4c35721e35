"""`python -m generator …`, the same as the console script `concejo`."""

import sys

from generator.cli.main import main


def run() -> None:
    """The console script: run and leave with the exit code."""
    sys.exit(main())


if __name__ == "__main__":
    run()
