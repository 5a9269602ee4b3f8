"""Whatever stops a build in its middle: the site is the old one or the new one, never a mix, and sources stay."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import mkdocs.utils
import pytest

from ..building import run
from ..writing import SOURCE

BUILD = Path(__file__).parents[2] / "build_dossier.py"


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def old_site(small_site: Path) -> dict[str, bytes]:
    """A site that is built, and a source that has changed since."""
    assert run("build").exit_code == 0
    (small_site / "dossier/sources/two-ships.md").write_text(SOURCE.replace("Two ships reached", "Three ships reached"))
    return bytes_below(small_site / "site")


def start_build(**options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, str(BUILD), "build"], stderr=subprocess.PIPE, text=True, **options)


def assert_next_build_is_new() -> None:
    assert run("build").exit_code == 0
    assert "Three ships reached" in Path("site/sources/two-ships/index.html").read_text()
    assert not Path(".site.new").exists()


@pytest.mark.parametrize(("code", "page"), [(errno.ENOSPC, 1), (errno.ENOSPC, 12), (errno.EROFS, 12)])
def test_a_disk_that_takes_no_more_leaves_the_old_site(
    small_site: Path, old_site: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, code: int, page: int
) -> None:
    authored = bytes_below(small_site / "dossier")
    written = 0
    write = mkdocs.utils.write_file

    def fail_in_the_middle(content: bytes, path: str) -> None:
        nonlocal written
        written += 1
        if written == page:
            raise OSError(code, os.strerror(code), path)
        write(content, path)

    with monkeypatch.context() as patched:
        patched.setattr(mkdocs.utils, "write_file", fail_in_the_middle)
        result = run("build")
    assert result.exit_code == 1
    assert os.strerror(code) in result.stderr
    assert "The site that was there is as it was." in result.stderr
    assert bytes_below(small_site / "site") == old_site
    assert bytes_below(small_site / "dossier") == authored
    assert_next_build_is_new()


def test_a_limit_on_the_size_of_files_leaves_the_old_site(small_site: Path, old_site: dict[str, bytes]) -> None:
    build = start_build(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)))
    _, told = build.communicate(timeout=120)
    assert build.returncode == 1
    assert "File too large" in told
    assert "Traceback" not in told
    assert bytes_below(small_site / "site") == old_site
    assert_next_build_is_new()


def test_a_folder_in_which_nothing_can_be_made_leaves_the_old_site(
    small_site: Path, old_site: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def fail(path: Path, *arguments: Any, **named: Any) -> None:
        if path.name == ".site.new":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        make(path, *arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "mkdir", fail)
        result = run("build")
    assert result.exit_code == 1
    assert "Read-only file system" in result.stderr
    assert bytes_below(small_site / "site") == old_site
    assert_next_build_is_new()


def test_a_lock_that_cannot_be_made_leaves_the_old_site(
    small_site: Path, old_site: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), ".site.lock")

    with monkeypatch.context() as patched:
        patched.setattr("annotated_dossier.publishing.swapping.FileLock.acquire", fail)
        result = run("build")
    assert result.exit_code == 1
    assert ".site.lock: Permission denied" in result.stderr
    assert bytes_below(small_site / "site") == old_site


@pytest.mark.parametrize("sign", [".site.new/sources/index.html", ".site.new/sitemap.xml"])
def test_a_build_that_is_killed_leaves_a_whole_site(small_site: Path, old_site: dict[str, bytes], sign: str) -> None:
    authored = bytes_below(small_site / "dossier")
    build = start_build()
    deadline = time.monotonic() + 60
    while not Path(sign).exists() and build.poll() is None and time.monotonic() < deadline:
        time.sleep(0.001)
    os.kill(build.pid, signal.SIGKILL)
    build.communicate()
    left = bytes_below(small_site / "site")
    assert_next_build_is_new()
    assert left in (old_site, bytes_below(small_site / "site"))
    assert bytes_below(small_site / "dossier") == authored


def test_two_builds_at_once_make_one_site(small_site: Path, old_site: dict[str, bytes]) -> None:
    builds = [start_build(), start_build()]
    told = [build.communicate(timeout=120)[1] for build in builds]
    codes = [build.returncode for build in builds]
    assert 0 in codes
    for code, words in zip(codes, told, strict=True):
        assert code == 0 or "another build is writing" in words
        assert "Traceback" not in words
    made = bytes_below(small_site / "site")
    assert_next_build_is_new()
    assert made == bytes_below(small_site / "site")
