"""The files that an author means by a name on the command line: itself, or what lies in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...problems import Check, Place, Problems
from ...reading.files import leads_into
from .readers import KINDS, READERS


def gather_files(named: Iterable[Path], problems: Problems) -> list[Path]:
    """The files named and those in the folders named, each once; what is passed over is told."""
    found = (file for path in named for file in (_in_folder(path, problems) if path.is_dir() else [path]))
    return list(dict.fromkeys(found))


def _in_folder(folder: Path, problems: Problems) -> Iterator[Path]:
    """The files of a folder that can become sources, by name; a folder in it is another matter."""
    place = Place(folder.as_posix())
    try:
        there = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        problems.error(Check.UNREADABLE_FILE, place, f"cannot be read: {error.strerror or error}")
        return
    files = [path for path in there if path.suffix.lower() in READERS and path.suffix and not path.is_dir()]
    if not files:
        problems.error(Check.CANNOT_ADD, place, f"there is no file here that could be a source: {KINDS}")
    root, pages = folder.resolve(), {path.stem for path in files}
    for path in there:
        if path in files and not leads_into(path, root):
            problems.error(
                Check.LINK_OUTSIDE,
                Place(path.as_posix()),
                "this link leads out of the folder; put the file itself here",
            )
        elif path in files:
            yield path
        elif not path.is_dir():
            problems.warning(Check.PASSED_OVER, Place(path.as_posix()), f"passed over; a source is made of {KINDS}")
        elif path.name.removesuffix("_files") not in pages:
            # Browsers put a page's pictures into a folder `page_files` beside it.
            problems.warning(
                Check.PASSED_OVER, Place(path.as_posix()), "a folder in the folder is passed over; name it to add it"
            )
