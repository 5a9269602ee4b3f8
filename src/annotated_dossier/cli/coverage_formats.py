"""What is still to be done, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ..model import Coverage
from .printing import plural

_LABELS = {
    "names_unlinked": "names unlinked",
    "paragraphs_without_note": "paragraphs without a note",
    "notes_edited": "notes edited",
    "notes_ambiguous": "notes ambiguous",
    "notes_orphaned": "notes orphaned",
    "claims_unreviewed": "claims unreviewed",
}
_WIDTH = max(map(len, _LABELS.values()))


def coverage_as_text(rows: Sequence[Coverage]) -> str:
    """A table for each source, of what there is, and the totals."""
    return "\n".join(_lines(rows))


def coverage_as_json(rows: Sequence[Coverage]) -> str:
    """An object with `sources`, a row each that names everything, and `total`, which counts it."""
    sources = [
        {
            "source": row.source,
            "title": row.title,
            **_named(row),
            "names_unlinked": [{"name": name, "times": times} for name, times in row.unlinked],
        }
        for row in rows
    ]
    return json.dumps({"sources": sources, "total": _total(rows)}, ensure_ascii=False, indent=2)


def _lines(rows: Sequence[Coverage]) -> Iterator[str]:
    for row in rows:
        yield f"{row.source}: {row.title}"
        todo = {key: names for key, names in _named(row).items() if names}
        for key, names in todo.items():
            yield f"  {_LABELS[key]:{_WIDTH}}  {len(names):4}  {', '.join(names)}"
        if not todo:
            yield "  nothing is left to do"
    yield f"{len(rows)} {plural('source', len(rows))} in all"
    for key, count in _total(rows).items():
        yield f"  {_LABELS[key]:{_WIDTH}}  {count:4}"


def _named(row: Coverage) -> dict[str, list[str]]:
    return {
        "names_unlinked": [f"{name} ({times}×)" if times > 1 else name for name, times in row.unlinked],
        "paragraphs_without_note": [*row.unnoted],
        "notes_edited": [*row.edited],
        "notes_ambiguous": [*row.ambiguous],
        "notes_orphaned": [*row.orphaned],
        "claims_unreviewed": [*row.unreviewed],
    }


def _total(rows: Sequence[Coverage]) -> dict[str, int]:
    return {key: sum(len(_named(row)[key]) for row in rows) for key in _LABELS}
