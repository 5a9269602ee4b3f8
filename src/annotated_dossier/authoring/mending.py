"""Mistakes of which only one thing can have been meant, mended in the author's files.

Only the words at the place of the problem change; comments, order and everything else stay as typed. A file is
changed only where the dossier is then better: it has fewer errors, or as many errors and fewer warnings. Warnings may
come to light that an error hid: an entry that was not read could not be doubted.
"""

from __future__ import annotations

import shutil
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ..edition import build_edition
from ..problems import Fix, Problem, Problems, Severity, in_reading_order
from ..reading import nodes
from ..reading.dossier import load_dossier
from ..reading.sources import front_matter_of
from .reselecting import Rewrite

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Mend:
    """What a file would become, and what of it is mended; nothing, where the dossier would be no better."""

    rewrite: Rewrite
    mended: tuple[Problem, ...] = ()


def find_mends(dossier: Path) -> Iterator[Mend]:
    """The files that can be mended, each tried on a copy of the dossier, again until nothing is left to mend."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "dossier"
        shutil.copytree(dossier, copy, symlinks=True, ignore=_special_files)
        mended: dict[str, list[Problem]] = {}
        refused: dict[str, Rewrite] = {}
        before: dict[str, str] = {}
        problems = _check(copy)
        while step := _first_step(problems, refused):
            rewrite, found = step
            before.setdefault(rewrite.file, rewrite.old)
            Path(rewrite.file).write_text(rewrite.new, encoding="utf-8", newline="")
            after = _check(copy)
            if _count(after) < _count(problems):
                mended.setdefault(rewrite.file, []).extend(found)
                problems = after
            else:
                Path(rewrite.file).write_text(rewrite.old, encoding="utf-8", newline="")
                refused[rewrite.file] = rewrite
        for file in sorted({*mended, *refused}):
            there = dossier / Path(file).relative_to(copy)
            new = _read(Path(file)) if file in mended else refused[file].new
            yield Mend(Rewrite(there.as_posix(), before[file], new), tuple(mended.get(file, ())))


def _first_step(problems: Sequence[Problem], refused: Container[str]) -> tuple[Rewrite, list[Problem]] | None:
    """The first file that would change, and for which problems."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.fix is not None and problem.where.file not in refused:
            by_file.setdefault(problem.where.file, []).append(problem)
    for file, found in by_file.items():
        rewrite = _rewrite(file, found)
        if rewrite.new != rewrite.old:
            return rewrite, found
    return None


def _special_files(folder: str, names: list[str]) -> list[str]:
    """Pipes and devices, which cannot be copied, and what is hidden, which no dossier reads."""
    paths = {name: Path(folder) / name for name in names}
    return [
        name
        for name, path in paths.items()
        if name.startswith(".") or not (path.is_symlink() or path.is_file() or path.is_dir())
    ]


def _check(dossier: Path) -> tuple[Problem, ...]:
    problems = Problems()
    build_edition(load_dossier(dossier, problems), "private", problems)
    return in_reading_order(problems.found)


def _count(problems: Sequence[Problem]) -> tuple[int, int]:
    """How many errors and how many warnings there are; of two counts the smaller is the better dossier."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return errors, len(problems) - errors


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _rewrite(file: str, problems: Sequence[Problem]) -> Rewrite:
    text = _read(Path(file))
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return Rewrite(file, text, mark + mend_text(text.removeprefix(mark), file, problems))


def mend_text(text: str, file: str, problems: Sequence[Problem]) -> str:
    """The text of an author's file, without its byte order mark, with what the problems know how to mend."""
    yaml, start, line = text, 0, 1
    if not file.endswith((".yml", ".yaml")):
        yaml, start, _ = front_matter_of(text)
        line = 2
    root = nodes.parse_yaml(yaml, "", Problems(), first_line=line)
    edits = {edit for problem in problems for edit in _edits(yaml, root, problem)}
    for first, last, words in sorted(edits, reverse=True):
        text = text[: start + first] + words + text[start + last :]
    return text


def _edits(yaml: str, root: nodes.Node | None, problem: Problem) -> Iterator[Edit]:
    fix = problem.fix
    if fix is None:
        return
    standing = _standing_at((problem.where.line, problem.where.column), root)
    for node in _nodes(*standing) if fix.inside else standing:
        if isinstance(node, nodes.Scalar) and (fix.inside or node.text == fix.found):
            yield from _replaced(yaml, node, fix)


def _standing_at(place: tuple[int, int], root: nodes.Node | None) -> Iterator[nodes.Node]:
    """What stands at a place: a value, or a key and what it is the key of."""
    for node in _nodes(root):
        if (node.place.line, node.place.column) == place:
            yield node
        if isinstance(node, nodes.Mapping):
            keys = node.keys.values()
            yield from (node.values[key.text] for key in keys if (key.place.line, key.place.column) == place)


def _replaced(yaml: str, scalar: nodes.Scalar, fix: Fix) -> Iterator[Edit]:
    """Where the words stand as they are in the file; those that are written with escapes are left alone."""
    at = yaml.find(fix.found, scalar.start, scalar.end)
    while at >= 0:
        yield at, at + len(fix.found), fix.new
        at = yaml.find(fix.found, at + len(fix.found), scalar.end)


def _nodes(*roots: nodes.Node | None) -> Iterator[nodes.Node]:
    """Every node below the roots, keys included."""
    for root in roots:
        if root is None:
            continue
        yield root
        if isinstance(root, nodes.Sequence):
            yield from _nodes(*root.items)
        elif isinstance(root, nodes.Mapping):
            yield from _nodes(*root.keys.values(), *root.values.values())
