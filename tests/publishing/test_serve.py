"""The preview: private, rebuilt as the author writes."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..writing import REGISTER, SOURCE


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def preview(small_site: Path) -> Iterator[str]:
    Path("dossier/sources/two-ships.md").write_text(SOURCE.replace("rights: full", "rights: none"), encoding="utf-8")
    Path("templates").mkdir()
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=small_site, stderr=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait(timeout=20)


def seen(address: str, words: str, seconds: float = 60) -> bool:
    """Whether the page comes to say the words within the time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                if words in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def test_the_preview_shows_all_and_follows_the_author(preview: str) -> None:
    article = f"{preview}sources/two-ships/"
    assert seen(article, "Do not publish it.")
    assert seen(article, "reached")
    Path("dossier/register/all.yml").write_text(
        REGISTER.replace("name: Ivo Marek", "name: Ivo Nobody"), encoding="utf-8"
    )
    assert seen(f"{preview}entities/ivo-marek/", "Ivo Nobody")
    Path("templates/sources.md.jinja").write_text("# Our own list\n", encoding="utf-8")
    assert seen(f"{preview}sources/", "Our own list")
    Path("dossier/register/all.yml").write_text("a:\n\tb: c\n", encoding="utf-8")
    assert seen(f"{preview}people/", "The register has no entry of this kind.")
    Path("dossier/register/all.yml").write_text(REGISTER, encoding="utf-8")
    assert seen(f"{preview}people/", "Marek, Ivo")
