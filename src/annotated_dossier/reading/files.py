"""Files of a dossier: which there are, and their text, or a problem that says why not."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from ..problems import Check, Place, Problems

_FOREIGN = (
    ((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE), "UTF-32"),
    ((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "UTF-16"),
)


def find_files(folder: Path, suffixes: tuple[str, ...], problems: Problems) -> Iterator[Path]:
    """The folder's files with one of the suffixes, by name; a link that leads out of the folder is refused."""
    if not folder.is_dir():
        if folder.exists() or folder.is_symlink():
            problems.unreadable(
                Check.MISSING_FOLDER,
                Place(folder.as_posix()),
                "a file stands where a folder is expected",
            )
        return
    try:
        paths = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        problems.unreadable(Check.UNREADABLE_FILE, Place(folder.as_posix()), f"cannot be read: {error.strerror}")
        return
    for path in paths:
        if path.suffix.lower() not in suffixes or path.name.startswith("."):
            continue
        if not leads_into(path, folder):
            _tell_link(path, problems)
        elif path.is_dir():
            problems.error(Check.NOT_A_FILE, Place(path.as_posix()), "this is a folder; expected a file")
        else:
            yield path


def is_there(path: Path, problems: Problems) -> bool:
    """Whether a file that a dossier may do without is to be read; a link that leads out of its folder is refused."""
    if path.is_symlink() and not leads_into(path, path.parent):
        _tell_link(path, problems)
        return False
    return path.exists() or path.is_symlink()


def _tell_link(path: Path, problems: Problems) -> None:
    problems.error(
        Check.LINK_OUTSIDE, Place(path.as_posix()), "this link leads out of the dossier; put the file itself here"
    )


def leads_into(path: Path, folder: Path) -> bool:
    """Whether a path, its links followed, lies in the folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        # A link that leads round in a circle leads nowhere.
        return False


def load_text(path: Path, problems: Problems) -> str | None:
    """The file's text with its own line ends and byte order mark; None where it cannot be read as UTF-8."""
    name = path.as_posix()
    try:
        if path.exists() and not path.is_file():
            # Reading a pipe or a device might never end.
            problems.unreadable(Check.NOT_A_FILE, Place(name), "this is no file; expected a text")
            return None
        raw = path.read_bytes()
    except FileNotFoundError:
        problems.unreadable(Check.MISSING_FILE, Place(name), "there is no such file")
        return None
    except OSError as error:
        problems.unreadable(Check.UNREADABLE_FILE, Place(name), f"cannot be read: {error.strerror or error}")
        return None
    for marks, encoding in _FOREIGN:
        if raw.startswith(marks):
            problems.unreadable(Check.NOT_UTF_8, Place(name), f"the text is {encoding}; save it as UTF-8")
            return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", errors="replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        problems.unreadable(
            Check.NOT_UTF_8,
            Place(name, line, column),
            f"the byte 0x{raw[error.start]:02X} at offset {error.start} is not UTF-8; save the file as UTF-8",
        )
        return None
    if "\0" in text:
        problems.unreadable(
            Check.NOT_A_TEXT,
            _place_in(name, text, text.index("\0")),
            "the character U+0000 stands here, which no text has; save the file as text in UTF-8, or delete it",
        )
        return None
    return text


def _place_in(file: str, text: str, position: int) -> Place:
    line = text.count("\n", 0, position) + 1
    return Place(file, line, position - text.rfind("\n", 0, position))
