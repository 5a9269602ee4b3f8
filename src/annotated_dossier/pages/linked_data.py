"""JSON-LD that can stand in a page: nothing in it ends the script or means anything to a Markdown extension."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

Value = str | float | Mapping[str, "Value"] | Sequence["Value"]
CONTEXT = "https://schema.org"
# Everything that could end the script, or that some Markdown extension reads even inside HTML.
_PLAIN = re.compile(r"[^A-Za-z0-9 ,.;?()/-]")


def data_block(value: Mapping[str, Value]) -> Markup:
    """The description as a script element that no browser runs."""
    described = {"@context": CONTEXT, **value}
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(_json(described)))


def _json(value: Value) -> str:
    match value:
        case str():
            return f'"{value if value == CONTEXT else _PLAIN.sub(_escaped, value)}"'
        case float() | int():
            return repr(value)
        case Mapping():
            return "{" + ", ".join(f'"{key}": {_json(item)}' for key, item in value.items()) + "}"
        case _:
            return "[" + ", ".join(_json(item) for item in value) + "]"


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
