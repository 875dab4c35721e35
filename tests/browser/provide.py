"""Find a Chromium, or bring one in: the machine's own, Debian's package, or playwright's download.

`python -m tests.browser.provide` prints the path. It fails with what to do where none of the three ways works.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DOWNLOAD_SECONDS = 60
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class NoChromiumError(RuntimeError):
    """No browser, and no way to get one."""


def installed() -> str | None:
    """The path of a Chromium on this machine: the one CONCEJO_CHROMIUM names, else the first on PATH."""
    named = os.environ.get("CONCEJO_CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise NoChromiumError(f"CONCEJO_CHROMIUM names {named}, which is not a file")
        return named
    return next(filter(None, map(shutil.which, NAMES)), None)


def from_debian() -> str | None:
    """Install Debian's package where apt works and this user may use it."""
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-color-emoji"]):
        try:
            subprocess.run([*sudo, apt, "-q", *step], check=True, env=environment, stdout=sys.stderr, timeout=900)
        except (OSError, subprocess.SubprocessError):
            return None
    return shutil.which("chromium")


def from_playwright() -> str | None:
    """Let playwright download its own build, within a minute."""
    try:
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"],
            check=True,
            stdout=sys.stderr,
            timeout=DOWNLOAD_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    told = subprocess.run(
        [sys.executable, "-c", ASK_PLAYWRIGHT], check=True, capture_output=True, text=True, timeout=30
    )
    path = told.stdout.strip()
    return path if Path(path).is_file() else None


def chromium() -> str:
    """The path of a Chromium that can be started; NoChromiumError says what to do where there is none."""
    path = installed() or from_debian() or from_playwright()
    if path is None:
        raise NoChromiumError(
            "no Chromium: install one (Debian: apt-get install chromium) or name one in CONCEJO_CHROMIUM; "
            "the browser tests are part of `make test` and are never skipped"
        )
    return path


if __name__ == "__main__":
    try:
        sys.stdout.write(chromium() + "\n")
    except NoChromiumError as fault:
        sys.exit(str(fault))
