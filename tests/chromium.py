"""Finds a Chromium for the browser tests, or installs one, or says what to install.

Looked for in this order: $CHROMIUM, a browser on the PATH, Playwright's own (fetched if need be), Debian's package
where we are root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
# As root there is no sandbox to be had; the other flags keep the browser from calling its maker.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The path of a Chromium that is on this machine."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def install_chromium() -> None:
    """Try each way of installing one until one is there."""
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        commands += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
    for command in commands:
        print("+", " ".join(command), file=sys.stderr, flush=True)
        subprocess.run(command, check=False, stdout=sys.stderr)
        if find_chromium():
            return


def starts(path: str) -> bool:
    """Whether the browser opens a page."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            browser.new_page().set_content("<p>ready</p>")
            browser.close()
    except Error as error:
        print(error, file=sys.stderr)
        return False
    return True


def main() -> int:
    if os.environ.get("CHROMIUM") and not find_chromium():
        print(f"$CHROMIUM names {os.environ['CHROMIUM']}, and there is no such file", file=sys.stderr)
        return 1
    if not find_chromium():
        install_chromium()
    path = find_chromium()
    if path is None or not starts(path):
        print(
            "The browser tests need a Chromium that starts. Install the package `chromium` (Debian, Fedora) or "
            "`chromium-browser` (Ubuntu), or Google Chrome, or set CHROMIUM to the path of one.",
            file=sys.stderr,
        )
        return 1
    print(f"Chromium: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
