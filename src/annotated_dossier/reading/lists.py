"""Files that are a list of items: notes, decisions, claims, corrections."""

from __future__ import annotations

from ..problems import Check, Problems
from .nodes import Node, Sequence, parse_yaml


def parse_items(text: str, file: str, what: str, problems: Problems) -> list[Node]:
    """The items of a file's text; none where it does not parse or is no list."""
    root = parse_yaml(text, file, problems)
    if root is None:
        return []
    if not isinstance(root, Sequence):
        problems.error(Check.WRONG_TYPE, root.place, f"a file of {what} is a list; start each item with `- `")
        return []
    return root.items
