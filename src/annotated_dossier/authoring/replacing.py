"""A file of the author's put in the place of an old one in one step, so that a killed command leaves one of the two.

Commands that write to the same dossier take turns, and a file that came to say something else is not replaced.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_PATIENCE = 0.5


class ChangedMeanwhile(Exception):
    """A file is no longer what it was when it was read; its path is the message."""


@contextmanager
def taking_turns(dossier: Path, when_waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """No other command of the same user that takes turns writes to the dossier in the block.

    `when_waiting` is called where one does.

    What is to be written has to be read inside the block. Raises `OSError` where the lock cannot be made. It stands
    among the temporary files: in the dossier it would be one more file to keep out of git. Each user has one of their
    own, for what a user leaves there no other may open.
    """
    user = getattr(os, "getuid", int)()
    name = hashlib.sha256(b"%d %b" % (user, os.fsencode(dossier.resolve()))).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir()) / f"annotated-dossier-{name}.lock")
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        when_waiting()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Put the whole file in the place of one that says `old`, or is not there and `old` is empty.

    A link stays a link, the mode stays what it was. Raises `ChangedMeanwhile` and `OSError`; then nothing changed.
    """
    path = path.resolve()
    if (path.read_bytes() if path.exists() else b"") != old:
        raise ChangedMeanwhile(path.as_posix())
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own: one that can be foreseen may be a link that leads elsewhere.
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
        if path.exists():
            shutil.copymode(path, beside)
        else:
            # `mkstemp` makes files for their owner alone; a new one is to be as any other that the author makes.
            mask = os.umask(0)
            os.umask(mask)
            Path(beside).chmod(0o666 & ~mask)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
