"""A folder that is built beside the one it replaces, and takes its place in one step.

What was there stays until the new one is whole: a build that fails or is killed leaves it as it was.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Busy(Exception):
    """Another build is writing the same folder."""


class NotAFolder(Exception):
    """What should be replaced is something else than a folder."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """An empty folder to build in; it becomes `folder` when the block ends without an error.

    A link is followed: what it leads to is replaced. Raises `Busy` where another process is doing the same, and
    `NotAFolder` where a file or device has the folder's name.
    """
    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise NotAFolder(str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = folder.with_name(f".{folder.name}.new")
    old = folder.with_name(f".{folder.name}.old")
    lock = FileLock(folder.with_name(f".{folder.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        if not Path(lock.lock_file).exists():
            raise PermissionError(errno.EACCES, "no file can be made beside it", str(folder)) from error
        raise Busy(str(folder)) from error
    try:
        if old.exists() and not folder.exists():
            old.rename(folder)
        for leftover in (new, old):
            if leftover.exists():
                shutil.rmtree(leftover)
        new.mkdir()
        yield new
        _swap(new, folder, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        lock.release()


def _swap(new: Path, folder: Path, old: Path) -> None:
    if not folder.exists():
        new.rename(folder)
    elif _exchange(new, folder):
        _keep_hidden(new, folder)
    else:
        # Without an exchange in one step there is a moment between two renames; the next build mends it.
        folder.rename(old)
        new.rename(folder)
        _keep_hidden(old, folder)
        shutil.rmtree(old)


def _keep_hidden(old: Path, new: Path) -> None:
    """What a host or git put into the folder under a hidden name, `.git` or `.nojekyll`, stays there."""
    for path in old.iterdir():
        if path.name.startswith(".") and not (new / path.name).exists():
            path.rename(new / path.name)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step, where the system can (renameat2(2) on Linux)."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
