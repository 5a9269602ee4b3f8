"""A dossier's files as they were last read: unchanged ones need no second reading, broken ones their last content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ..problems import Problem, Problems, Severity
from .files import load_text

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class _Read:
    text: str
    rests_on: object
    content: Any
    found: tuple[Problem, ...]
    lost_a_file: bool


class Shelf:
    """Reads files, and remembers what it read for whoever reads the dossier again."""

    def __init__(self) -> None:
        self._read: dict[Path, _Read] = {}
        self._good: dict[Path, Any] = {}

    def read(
        self,
        path: Path,
        parse: Callable[[str, str, Problems], Content],
        problems: Problems,
        *,
        rests_on: object = None,
        is_whole: Callable[[Content], bool] = bool,
    ) -> Content | None:
        """What `parse` makes of the file's text, its name and `problems`; None where there is no text to be had.

        `rests_on` is all that `parse` needs besides. A file that was read before and has now lost its content to a
        mistake keeps what it had; the mistake is told. `is_whole` says whether content has survived an error.
        """
        now = self._read_anew(path, parse, rests_on, problems)
        if now is None:
            return self._good.get(path)
        problems.tell_again(now.found)
        problems.lost_a_file |= now.lost_a_file
        has_errors = any(problem.severity is Severity.ERROR for problem in now.found)
        if path in self._good and (now.lost_a_file or (has_errors and not is_whole(now.content))):
            return self._good[path]  # type: ignore[no-any-return]
        if not now.lost_a_file:
            self._good[path] = now.content
        return now.content  # type: ignore[no-any-return]

    def _read_anew(
        self, path: Path, parse: Callable[[str, str, Problems], Content], rests_on: object, problems: Problems
    ) -> _Read | None:
        text = load_text(path, problems)
        if text is None:
            return None
        last = self._read.get(path)
        if last is not None and last.text == text and last.rests_on == rests_on:
            return last
        own = Problems()
        content = parse(text, path.as_posix(), own)
        now = self._read[path] = _Read(text, rests_on, content, tuple(own.found), own.lost_a_file)
        return now
