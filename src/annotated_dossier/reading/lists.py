"""Files that are a list of items: notes, decisions, claims, corrections."""

from __future__ import annotations

from pathlib import Path

from ..problems import Check, Problems
from .files import load_text
from .nodes import Node, Sequence, parse_yaml


def load_items(path: Path, what: str, problems: Problems) -> list[Node]:
    """The items of the file; none where it cannot be read or is no list."""
    text = load_text(path, problems)
    root = parse_yaml(text, path.as_posix(), problems) if text is not None else None
    if root is None:
        return []
    if not isinstance(root, Sequence):
        problems.error(Check.WRONG_TYPE, root.place, f"a file of {what} is a list; start each item with `- `")
        return []
    return root.items
