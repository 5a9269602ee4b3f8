"""A small dossier to begin with, in a folder of its own or in an MkDocs site that is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path, PurePosixPath

from .replacing import ChangedMeanwhile, replace_file
from .site_config import CannotEdit, has_navigation, site_folder, with_plugin

STARTER = Path(__file__).parents[1] / "starter"
CONFIG = "mkdocs.yml"


class CannotStart(Exception):
    """Nothing can be begun in the folder; the message says why."""


@dataclass(frozen=True, slots=True)
class Start:
    """What is to be written: new files by their path in the folder, and `mkdocs.yml` as it is and as it will be.

    `config` is empty where the file is new or stays as it is. `needs_nav` where the site lists its pages itself.
    """

    folder: Path
    files: tuple[tuple[str, str], ...]
    config: tuple[str, str] | None = None
    needs_nav: bool = False

    def diff(self) -> str:
        """What changes in `mkdocs.yml`, as a unified diff."""
        if self.config is None:
            return ""
        old, new = (text.splitlines(keepends=True) for text in self.config)
        name = (self.folder / CONFIG).as_posix()
        lines = (line if line.endswith("\n") else f"{line}\n" for line in unified_diff(old, new, name, name))
        return "".join(lines)


def plan_start(folder: Path) -> Start:
    """What would be written into a folder. Raises `CannotStart` where it holds what is no site, or a dossier."""
    if folder.exists() and not folder.is_dir():
        raise CannotStart(f"{folder.as_posix()} is no folder; choose another name")
    if _is_empty(folder):
        return Start(folder, tuple(_starter("site")))
    if not (folder / CONFIG).is_file():
        raise CannotStart(
            f"{folder.as_posix()} holds files and no {CONFIG}; choose a new folder, an empty one, or an MkDocs site"
        )
    if (folder / "dossier").exists() or (folder / "dossier").is_symlink():
        raise CannotStart(f"{(folder / 'dossier').as_posix()} is there already and stays as it is")
    old = _read(folder / CONFIG)
    try:
        new, site, nav = with_plugin(old), site_folder(old), has_navigation(old)
    except CannotEdit as error:
        raise CannotStart(f"{(folder / CONFIG).as_posix()} stays as it is: {error}") from error
    files = tuple((name, text) for name, text in _starter(site) if name.startswith("dossier/"))
    return Start(folder, files, (old, new) if new != old else None, nav)


def write_start(start: Start) -> None:
    """Write what was planned. Raises `CannotStart` where a file has come in between; nothing is overwritten."""
    config = start.folder / CONFIG
    if start.config is not None and _read(config) != start.config[0]:
        raise CannotStart(f"{config.as_posix()} was changed in the meantime; try again")
    for name, text in start.files:
        path = start.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError as error:
            raise CannotStart(f"{path.as_posix()} is there already and stays as it is") from error
        except OSError as error:
            raise CannotStart(f"{path.as_posix()} cannot be written: {error.strerror or error}") from error
    if start.config is not None:
        _replace(config, *start.config)


def _starter(site: str) -> Iterator[tuple[str, str]]:
    """The files of the starter, with the way from each to the schemas in the folder where the site is built."""
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            name = path.relative_to(STARTER).as_posix()
            text = path.read_text(encoding="utf-8")
            yield name, text.replace(_up_to(name, "site"), _up_to(name, site))


def _up_to(name: str, site: str) -> str:
    folder = PurePosixPath(name).parent
    target = PurePosixPath(site, "schemas")
    return f"$schema={target if target.is_absolute() else os.path.relpath(target, folder)}/"


def _is_empty(folder: Path) -> bool:
    try:
        return not folder.is_dir() or not any(folder.iterdir())
    except OSError as error:
        raise CannotStart(f"{folder.as_posix()} cannot be read: {error.strerror or error}") from error


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotStart(f"{path.as_posix()} is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise CannotStart(f"{path.as_posix()} cannot be read: {error.strerror or error}") from error


def _replace(path: Path, old: str, new: str) -> None:
    try:
        replace_file(path, old.encode(), new.encode())
    except ChangedMeanwhile as error:
        raise CannotStart(f"{path.as_posix()} was changed in the meantime; try again") from error
    except OSError as error:
        raise CannotStart(f"{path.as_posix()} cannot be written: {error.strerror or error}") from error
