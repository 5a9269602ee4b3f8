"""A file of the author's put in the place of an old one in one step, so that a killed command leaves one of the two."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write the whole file. A link stays a link, the mode stays what it was. Raises `OSError`; then nothing changed."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own: one that can be foreseen may be a link that leads elsewhere.
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
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
