"""A build or a folder of pages that fails leaves what was there."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ..building import run
from ..writing import MKDOCS, REGISTER, SOURCE
from .published import everything_in

BUILD = Path(__file__).parents[2] / "build_dossier.py"


def test_a_build_that_fails_leaves_the_old_site(small_site: Path) -> None:
    assert run("build").exit_code == 0
    before = everything_in(small_site / "site")
    (small_site / "docs/broken.md").write_bytes(b"# \xff\n")
    result = run("build")
    assert result.exit_code == 1
    assert "The site that was there is as it was." in result.output
    assert everything_in(small_site / "site") == before
    assert not list(small_site.glob(".site.new"))


def test_a_strict_build_with_a_problem_leaves_the_old_site(small_site: Path) -> None:
    assert run("build").exit_code == 0
    before = everything_in(small_site / "site")
    (small_site / "dossier/register/all.yml").write_text(REGISTER.replace("kind: place", "kind: plaec"))
    assert run("build", "--strict").exit_code == 1
    assert everything_in(small_site / "site") == before
    assert run("build").exit_code == 0
    assert everything_in(small_site / "site") != before


def test_a_build_that_is_killed_leaves_the_old_site(small_site: Path) -> None:
    assert run("build").exit_code == 0
    before = everything_in(small_site / "site")
    (small_site / "dossier/sources/two-ships.md").write_text(SOURCE.replace("Two ships", "Three ships"))
    build = subprocess.Popen([sys.executable, str(BUILD), "build"], cwd=small_site)
    deadline = time.monotonic() + 60
    while not (small_site / ".site.new").exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    os.kill(build.pid, signal.SIGKILL)
    build.wait()
    assert (small_site / ".site.new").exists()
    assert everything_in(small_site / "site") == before
    assert run("build").exit_code == 0
    assert "Three ships" in everything_in(small_site / "site")
    assert not (small_site / ".site.new").exists()


def test_the_dossier_is_not_written_to(small_site: Path) -> None:
    files = {path: path.stat().st_mtime_ns for path in (small_site / "dossier").rglob("*")}
    run("build")
    run("check")
    assert files == {path: path.stat().st_mtime_ns for path in (small_site / "dossier").rglob("*")}


def test_a_folder_with_other_files_is_not_replaced(small_site: Path) -> None:
    (small_site / "mine").mkdir()
    (small_site / "mine/keep.txt").write_text("mine")
    assert run("pages", "mine").exit_code == 1
    assert (small_site / "mine/keep.txt").read_text() == "mine"
    assert run("pages", "fresh").exit_code == 0
    assert run("pages", "fresh").exit_code == 0


@pytest.mark.parametrize("place", ["dossier", "dossier/sources", "docs", "templates", "."])
def test_a_site_is_not_put_where_an_author_writes(small_site: Path, place: str) -> None:
    (small_site / "templates").mkdir()
    (small_site / "mkdocs.yml").write_text(f"{MKDOCS}site_dir: {place}\n")
    before = sorted(path.as_posix() for path in small_site.rglob("*"))
    result = run("build")
    assert result.exit_code == 1
    assert sorted(path.as_posix() for path in small_site.rglob("*")) == before


def test_a_part_that_cannot_be_read_leaves_the_old_site(small_site: Path) -> None:
    assert run("build").exit_code == 0
    before = everything_in(small_site / "site")
    (small_site / "dossier/sources/two-ships.md").write_bytes(b"---\ntitle: x\n---\n\xff")
    for command in (["build"], ["build", "--dossier", "nowhere"], ["pages", "out"]):
        result = run(*command)
        assert result.exit_code == 1
        assert "cannot be read" in result.output
    assert everything_in(small_site / "site") == before
    assert not (small_site / "out").exists()


def test_what_a_host_hid_in_the_site_stays(small_site: Path) -> None:
    assert run("build").exit_code == 0
    (small_site / "site/.nojekyll").write_text("")
    assert run("build").exit_code == 0
    assert (small_site / "site/.nojekyll").exists()


def test_pages_that_cannot_be_written_say_why(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    assert run("pages", "out").exit_code == 0
    before = everything_in(small_site / "out")
    monkeypatch.setattr("annotated_dossier.publishing.folder.shutil.copyfile", full)
    result = run("pages", "out")
    assert result.exit_code == 1
    assert "No space left on device; out is as it was" in result.output
    assert everything_in(small_site / "out") == before


def test_pages_below_a_file_say_why(small_site: Path) -> None:
    (small_site / "file").write_text("mine")
    result = run("pages", "file/out")
    assert result.exit_code == 1
    assert "Not a directory" in result.output or "File exists" in result.output
    assert "by hand" not in result.output


def test_a_page_by_hand_that_is_not_utf_8_is_not_made_into_pages(small_site: Path) -> None:
    (small_site / "docs/broken.md").write_bytes(b"\xff")
    result = run("pages", "out")
    assert (result.exit_code, "docs/broken.md:1:1: error: the byte" in result.output) == (1, True)
