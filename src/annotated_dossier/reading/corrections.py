"""What the dossier itself had wrong, and what it says now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..model import Correction
from ..problems import Problems
from .checking import check_format
from .claim_schema import CorrectionFormat
from .files import is_there
from .lists import parse_items
from .shelf import Shelf


def load_corrections(path: Path, problems: Problems, shelf: Shelf | None = None) -> Sequence[Correction]:
    """The corrections of `corrections.yml`, if there is one, in its order."""
    return ((shelf or Shelf()).read(path, _parse_whole, problems) if is_there(path, problems) else None) or ()


def _parse_whole(text: str, file: str, problems: Problems) -> tuple[Correction, ...]:
    return tuple(_parse_corrections(text, file, problems))


def _parse_corrections(text: str, file: str, problems: Problems) -> Iterator[Correction]:
    for node in parse_items(text, file, "corrections", problems):
        form = check_format(CorrectionFormat, node, problems, "the correction")
        if form is None:
            continue
        was, now = " ".join(form.was.split()), " ".join(form.now.split())
        for what, identifier in form.subjects():
            yield Correction(form.date, what, identifier, was, now, node.place)
