"""The preview: private, rebuilt as the author writes."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ..writing import MKDOCS, REGISTER, SOURCE, write_files


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def preview(small_site: Path) -> Iterator[str]:
    Path("dossier/sources/two-ships.md").write_text(SOURCE.replace("rights: full", "rights: none"), encoding="utf-8")
    Path("templates").mkdir()
    yield from serving([sys.executable, "-m", "mkdocs", "serve"])


def serving(command: list[str]) -> Iterator[str]:
    """The address at which the command serves the site of the current folder; its words go to `terminal`."""
    port = free_port()
    with Path("terminal").open("wb") as terminal:
        server = subprocess.Popen([*command, "--dev-addr", f"127.0.0.1:{port}"], stderr=terminal)
        yield f"http://127.0.0.1:{port}/"
        server.terminate()
        server.wait(timeout=20)


def seen(address: str, words: str, seconds: float = 30) -> bool:
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


def told(words: str) -> bool:
    """Whether the terminal has said the words."""
    return words in Path("terminal").read_text(encoding="utf-8")


def write(path: str, text: str) -> None:
    """As editors save: a new file beside the old one, then in its place."""
    beside = Path(path).with_name("4913")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def test_the_preview_shows_all_and_follows_the_author(preview: str) -> None:
    article = f"{preview}sources/two-ships/"
    assert seen(article, "Do not publish it.")
    assert seen(article, "reached")
    assert not seen(article, 'class="d-problems', seconds=0.1)
    write("dossier/register/all.yml", REGISTER.replace("name: Ivo Marek", "name: Ivo Nobody"))
    assert seen(f"{preview}entities/ivo-marek/", "Ivo Nobody")
    write("templates/sources.md.jinja", "# Our own list\n")
    assert seen(f"{preview}sources/", "Our own list")
    write("docs/index.md", "# Another home\n")
    assert seen(preview, "Another home")


def test_a_file_that_does_not_parse_keeps_what_it_had_until_it_is_mended(preview: str) -> None:
    people = f"{preview}people/"
    assert seen(people, "Marek, Ivo")
    write("dossier/register/all.yml", "a:\n\tb: <script>\n")
    assert seen(people, "<code>dossier/register/all.yml&#58;2&#58;1</code> error")
    assert seen(people, "Marek, Ivo", seconds=1)
    assert seen(preview, 'role="alert"', seconds=1)
    assert told("dossier/register/all.yml:2:1: error: this is not YAML")
    write("dossier/sources/two-ships.md", SOURCE.replace("---", "--", 1).replace("Two ships reached", "Boats reached"))
    assert seen(f"{preview}sources/two-ships/", "no front matter")
    assert seen(f"{preview}sources/two-ships/", "Two ships", seconds=1)
    write("dossier/sources/two-ships.md", SOURCE.replace("Two ships reached", "Boats reached"))
    write("dossier/register/all.yml", REGISTER.replace("name: Ivo Marek", "name: Ivo Nobody"))
    assert seen(people, "Nobody, Ivo")
    assert seen(f"{preview}sources/two-ships/", "Boats", seconds=1)
    assert not seen(people, 'role="alert"', seconds=0.1)


def test_a_template_that_fails_leaves_its_last_pages(preview: str) -> None:
    entity = f"{preview}entities/ivo-marek/"
    assert seen(entity, "Speaks for the Coast League")
    write("templates/entity.md.jinja", "# Ours\n\n{{ view.title }}\n{{ nobody }}\n")
    assert seen(entity, "templates/entity.md.jinja&#58;4&#58;1")
    assert seen(entity, "Speaks for the Coast League", seconds=1)
    write("templates/entity.md.jinja", "# Ours\n{% if %}\n")
    write("templates/overview.md.jinja", "{{ overview.nothing }}\n")
    assert seen(entity, "templates/entity.md.jinja&#58;2&#58;1")
    assert seen(preview, "templates/overview.md.jinja&#58;1&#58;1")
    assert told("templates/entity.md.jinja:4:1: error: ")
    write("dossier/register/all.yml", REGISTER.replace("name: Coast League", "name: Shore League"))
    assert seen(f"{preview}organizations/", "Shore League")
    write("templates/entity.md.jinja", "# Ours: {{ view.title }}\n")
    Path("templates/overview.md.jinja").unlink()
    assert seen(entity, "Ours: Ivo Marek")
    assert not seen(entity, "templates/", seconds=0.1)


def test_a_site_that_cannot_be_built_keeps_its_pages(preview: str) -> None:
    article = f"{preview}sources/two-ships/"
    assert seen(article, "reached")
    write("mkdocs.yml", MKDOCS + "nav: [\n")
    assert seen(article, "the site cannot be built")
    assert seen(article, "reached", seconds=1)
    write("mkdocs.yml", MKDOCS + "docs_dir: nowhere\n")
    assert seen(article, "mkdocs.yml&#58;8&#58;1")
    assert seen(article, "there is no folder &#96;nowhere&#96;", seconds=1)
    write("mkdocs.yml", MKDOCS.replace("A small dossier", "A mended dossier"))
    assert seen(article, "A mended dossier")
    Path("docs/bad.md").write_bytes(b"# caf\xe9\n")
    assert seen(article, "the site cannot be built")
    assert seen(article, "reached", seconds=1)
    Path("docs/bad.md").unlink()
    write("docs/good.md", "# Mended\n")
    assert seen(f"{preview}good/", "Mended")
    assert not seen(article, "the site cannot be built", seconds=0.1)


def test_folders_and_files_may_go_and_come_back(preview: str) -> None:
    article = f"{preview}sources/two-ships/"
    assert seen(article, "reached")
    Path("dossier/sources/.two-ships.md.swp").write_bytes(b"\xff\x00")
    Path("dossier/sources/.#two-ships.md").symlink_to("nobody@nowhere.1")
    write("dossier/sources/two-ships.md~", "---\n")
    Path("dossier/sources/two-ships.md").rename("dossier/sources/three-ships.md")
    assert seen(f"{preview}sources/three-ships/", "reached")
    assert not seen(article, "reached", seconds=0.1)
    Path("dossier").rename("elsewhere")
    assert seen(preview, "there is no such folder")
    Path("elsewhere").rename("dossier")
    assert seen(f"{preview}sources/three-ships/", "reached")
    for number in range(20):
        write("dossier/sources/three-ships.md", SOURCE.replace("Two ships", f"Ships ({number})"))
        time.sleep(0.02)
    assert seen(f"{preview}sources/three-ships/", "Ships (19)")


def test_a_dossier_may_begin_while_its_preview_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_files(tmp_path, {"mkdocs.yml": MKDOCS, "docs/index.md": "# Home\n"}))
    with contextmanager(serving)([sys.executable, "-m", "mkdocs", "serve"]) as address:
        assert seen(address, "there is no such folder")
        write_files(tmp_path, {"dossier/sources/two-ships.md": SOURCE, "dossier/register/all.yml": REGISTER})
        assert seen(f"{address}entities/ivo-marek/", "Ivo Marek")
        write_files(tmp_path, {"templates/sources.md.jinja": "# Our own list\n"})
        assert seen(f"{address}sources/", "Our own list")
        write("dossier/register/all.yml", REGISTER.replace("name: Ivo Marek", "name: Ivo Nobody"))
        assert seen(f"{address}entities/ivo-marek/", "Ivo Nobody")
