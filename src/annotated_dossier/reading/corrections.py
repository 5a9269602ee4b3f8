"""What the dossier itself had wrong, and what it says now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import Correction
from ..problems import Problems
from .checking import check_format
from .claim_schema import CorrectionFormat
from .files import is_there
from .lists import load_items


def load_corrections(path: Path, problems: Problems) -> Iterator[Correction]:
    """The corrections of `corrections.yml`, if there is one, in its order."""
    if not is_there(path, problems):
        return
    for node in load_items(path, "corrections", problems):
        form = check_format(CorrectionFormat, node, problems, "the correction")
        if form is None:
            continue
        was, now = " ".join(form.was.split()), " ".join(form.now.split())
        for what, identifier in form.subjects():
            yield Correction(form.date, what, identifier, was, now, node.place)
