"""Files of a dossier that nobody reads, because of their name or their place: what is in them is on no page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from ..problems import Check, Place, Problems
from .files import load_text

ORIGINALS = "originals"
# What is read in each folder, by the ends of the names.
SUFFIXES = {
    "sources": (".md", ".markdown"),
    "register": (".yml", ".yaml"),
    "annotations": (".yml", ".yaml"),
}
SINGLE_FILES = (
    "claims.yml",
    "corrections.yml",
    "decisions.yml",
    "kinds.yml",
    "references.bib",
    "references.json",
    "settings.yml",
)
# What `add` makes a source of, beside Markdown.
ADDABLE = (".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx")
_TABLES = (".csv", ".tsv")
_REFERENCES = {".bib": "references.bib", ".json": "references.json"}
_OF_SYSTEMS = ("thumbs.db", "desktop.ini")
_BESIDE = "what is only for you can stand beside the dossier"


def check_strays(folder: Path, originals: Collection[Path], problems: Problems) -> None:
    """Warns of each file that stands in a dossier and is not read, with the name or place that was meant.

    `originals` are the files that sources say they were made of.
    """
    for path in _listed(folder):
        if path.name in (*SUFFIXES, *SINGLE_FILES):
            continue
        if path.is_dir():
            _tell_folder(path, _folder_meant(path.name), originals, problems)
        else:
            _tell_file(path, _single_file_meant(path), originals, problems)
    for name, suffixes in SUFFIXES.items():
        for path in _listed(folder / name):
            if path.suffix.lower() in suffixes or (name, path.name) == ("sources", ORIGINALS):
                continue
            if path.is_dir():
                _tell_folder(path, f"only the files in `{name}` itself are; {_BESIDE}", originals, problems)
            else:
                _tell_file(path, _part_meant(path, suffixes), originals, problems)


def _tell_file(path: Path, hint: str, originals: Collection[Path], problems: Problems) -> None:
    if not _belongs(path, originals):
        problems.warning(
            Check.STRAY_FILE,
            Place(path.as_posix()),
            f"nothing reads this file, and what is in it is on no page; {hint}",
        )


def _tell_folder(folder: Path, hint: str, originals: Collection[Path], problems: Problems) -> None:
    """One problem, however many files are in the folder; none where all of them belong to the dossier."""
    if not all(_belongs(path, originals) for path in _files_below(folder)):
        problems.warning(
            Check.STRAY_FILE,
            Place(folder.as_posix()),
            f"nothing reads the files in this folder, and what is in them is on no page; {hint}",
        )


def _belongs(path: Path, originals: Collection[Path]) -> bool:
    """Whether something names the file: a source its original, the settings a style."""
    return path in originals or path.suffix.lower() == ".csl"


def _listed(folder: Path) -> Iterator[Path]:
    """What stands in a folder, by name, but for what is hidden or was left there by an editor or a system.

    A folder that cannot be listed is told by whoever reads it.
    """
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        return
    for path in paths:
        name = path.name.lower()
        if not (name.startswith((".", "~$")) or name.endswith("~") or name in _OF_SYSTEMS):
            yield path


def _files_below(folder: Path) -> Iterator[Path]:
    """The files in a folder and in its folders; links to folders are not followed."""
    for path in _listed(folder):
        if path.is_dir() and not path.is_symlink():
            yield from _files_below(path)
        elif not path.is_dir():
            yield path


def _folder_meant(name: str) -> str:
    meant = _near(name, SUFFIXES)
    return f"did you mean `{meant}`?" if meant else f"a dossier has {', '.join(SUFFIXES)}; {_BESIDE}"


def _single_file_meant(path: Path) -> str:
    """What a file at the top of the dossier should be called, or where it should stand."""
    suffix = path.suffix.lower()
    meant = _near(path.name, SINGLE_FILES) or _REFERENCES.get(suffix)
    if meant:
        return _renamed(path, meant)
    if suffix in SUFFIXES["register"]:
        return "entries belong in register/, notes on a source in annotations/"
    if suffix in SUFFIXES["sources"]:
        return f"a source belongs in sources/, and {_BESIDE}"
    return "; ".join(filter(None, (_command_for(path), _BESIDE)))


def _part_meant(path: Path, suffixes: Sequence[str]) -> str:
    """What a file in a folder of the dossier should be called, or which command takes it."""
    if Path(path.stem).suffix.lower() in suffixes:
        return _renamed(path, path.stem)
    if path.parent.name == "sources" and _starts_like_a_source(path):
        return _renamed(path, f"{path.stem}.md")
    return _command_for(path) or f"the files in `{path.parent.name}` that are read end in {' or '.join(suffixes)}"


def _renamed(path: Path, name: str) -> str:
    there = path.with_name(name)
    if there.exists() and not (path.exists() and there.samefile(path)):
        return f"`{name}` is there already: move what is in here into it"
    return f"did you mean `{name}`?"


def _command_for(path: Path) -> str:
    """The command by which what is in a file comes into the dossier; empty where there is none."""
    suffix, folder, name = path.suffix.lower(), path.parent.name, path.as_posix()
    if suffix in _TABLES:
        return f"`import {name}` makes entries of it; then it can go"
    if folder == "annotations" and suffix in (".json", ".jsonld"):
        return f"`import {name} --source {path.stem}` makes notes of it; then it can go"
    if folder not in ("annotations", "register") and suffix in ADDABLE:
        return f"`add {name}` makes a source of it; then it can go"
    return ""


def _starts_like_a_source(path: Path) -> bool:
    # Reading a pipe might never end.
    return path.is_file() and (load_text(path, Problems()) or "").startswith(("---", "\ufeff---"))


def _near(name: str, known: Iterable[str]) -> str:
    """The known name that is close to this one, whatever its capitals and whatever a program hung on its end."""
    bare = name.lower().removesuffix(".txt").replace(".yaml", ".yml")
    return next(iter(get_close_matches(bare, list(known), n=1, cutoff=0.8)), "")
