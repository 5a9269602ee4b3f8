"""Where a value stands, said as people say it, and how a value of another shape would be written there."""

from __future__ import annotations

import json
import re

from ..problems import Fix
from .nodes import Mapping, Node, Scalar

Path = tuple[int | str, ...]
_COORDINATES = ("the latitude in `location`", "the longitude in `location`")
# What stands in keys that take more than a list of words; of a list, the words for one item stand within its brackets.
_EXAMPLES = {
    "checks": "{uncited-reference: off}",
    "dates": "{date: 2024-04}",
    "evidence": "[{source: two-ships, quote: the words, stance: supports}]",
    "history": "[{date: 2024-04, status: disputed, why: what changed it}]",
    "location": "[50.2, -5.4]",
    "position": "{start: 0, end: 12}",
    "relations": "[{to: port-amber, as: part of}]",
    "same_as": "{wikidata: Q34}",
    "target": "{quote: the words}",
    "target of the claim": "{source: two-ships, quote: the words}",
}
# Longer than that, an example says less than three dots.
_LONGEST_EXAMPLE = 60


def named(path: Path, what: str) -> str:
    """The value at `path` of `what`: "`as` in item 2 of `relations` of entry `tobruk`". Items count from 1."""
    if path[:1] == ("location",) and len(path) > 1 and path[1] in (0, 1):
        return f"{_COORDINATES[int(path[1])]} of {what}"
    parts: list[str] = []
    keys: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts.append(f"item {step + 1}" + (f" of `{'.'.join(keys)}`" if keys else ""))
            keys = []
        else:
            keys.append(step)
    if keys:
        parts.append(f"`{'.'.join(keys)}`")
    return " of ".join(filter(None, (" in ".join(reversed(parts)), what)))


def example(path: Path, what: str, value: Node) -> str:
    """How a list or mapping is written at `path`, as the end of a sentence: ", as in `aliases: [Anna]`"."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    usual = _EXAMPLES.get(f"{key} of {what}") or _EXAMPLES.get(key)
    if usual is not None:
        return f", as in `{usual[1:-1] if isinstance(path[-1], int) else f'{key}: {usual}'}`"
    if isinstance(value, Mapping):
        return "; start its items with `- `"
    if not isinstance(value, Scalar):
        return ""
    if re.match(r"-\S", value.text):
        return "; put a space behind the `-` of each item"
    return f", as in `{key}: [{_in_brackets(value.text)}]`"


def quotes_missing(value: Node) -> str:
    """What to say of `- Tobruk: a port`, a text that became a mapping by its colon; nothing, of anything else."""
    is_text = isinstance(value, Mapping) and len(value.keys) == 1 and not value.in_braces
    return "; a text that holds `: ` needs quotation marks" if is_text else ""


def as_list(path: Path, value: Node) -> Fix | None:
    """Brackets around a text that can only have been meant as the one item of a list."""
    is_plain = isinstance(value, Scalar) and value.end - value.start == len(value.text)
    if path[-1] in _EXAMPLES or not is_plain or not isinstance(value, Scalar):
        return None
    return Fix(value.text, f"[{value.text}]") if re.fullmatch(r"\w[\w .'’-]*", value.text) else None


def space_missing(value: Node) -> str:
    """What to say of `name:Anna`, which YAML takes for a text; nothing, of anything else."""
    match = re.match(r"([\w-]+)[:：](?=\w)(\S+)", value.text) if isinstance(value, Scalar) else None
    return f"with a space behind the colon: `{match[1]}: {match[2]}`" if match else ""


def _in_brackets(text: str) -> str:
    if len(text) > _LONGEST_EXAMPLE:
        return "..."
    has_marks = re.search(r"[\[\]{}#\"]|: |:$|^[\W_]", text)
    return json.dumps(text, ensure_ascii=False) if has_marks else text
