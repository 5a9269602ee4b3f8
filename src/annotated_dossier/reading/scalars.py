"""What JSON Schema must be told of our formats: scalars as an editor sees them, keys that go together.

Here every scalar is text; an editor takes `1943` for a number and `true` for a boolean. Whatever a check takes, an
editor must take too. In JSON Schema a pattern holds for text alone.
"""

from __future__ import annotations

from typing import Any

from pydantic import WithJsonSchema

_DOUBT = "[?~%]?"
_ZONE = r"([Zz]|[+-]\d\d(:?\d\d)?)?"
_POINT = rf"{_DOUBT}-?[0-9X]{{4}}{_DOUBT}(-{_DOUBT}[0-9X]{{2}}{_DOUBT}){{0,2}}([Tt ]\d\d:\d\d:\d\d{_ZONE})?(S\d+)?"
_LONG_YEAR = r"Y-?\d+(E\d+)?(S\d+)?"
_END = rf"({_POINT}|{_LONG_YEAR}|\.\.)?"
_SET = r"[\[{][0-9X?~%,. -]+[\]}]"

TEXT = {"type": ["string", "number", "boolean"]}
# A number in quotation marks.
QUOTED_NUMBER = {"type": "string", "pattern": r"^[+-]?(\d+\.?\d*|\.\d+)$"}
QUOTED_INTEGER = {"type": "string", "pattern": r"^\+?\d+$"}
TRUTH = {"enum": [True, False, "yes", "no", "on", "off"]}


def text_like(pattern: str) -> WithJsonSchema:
    """Text that matches a regular expression of ECMA 262."""
    return WithJsonSchema(TEXT | {"pattern": pattern})


def date_like() -> WithJsonSchema:
    """The shape of an EDTF date. Whether there is such a day, `check` says."""
    shape = rf"^({_POINT}|{_LONG_YEAR}|{_SET}|{_END}/{_END})$"
    return WithJsonSchema({"type": ["string", "integer"], "pattern": shape})


def one_of(*keys: str) -> dict[str, Any]:
    """Of these keys a mapping has just one."""
    return {"oneOf": [{"required": [key]} for key in keys]}


def required_unless(key: str, **unless: str) -> dict[str, Any]:
    """The mapping has the key, unless others have these values."""
    values = {other: {"const": value} for other, value in unless.items()}
    return {"if": {"properties": values, "required": list(values)}, "else": {"required": [key]}}
