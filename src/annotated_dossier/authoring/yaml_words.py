"""Words as YAML that every reader takes for those words, in a value or in a comment."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[A-Za-z(][\w().;/’–-]*(?: [\w().;/’–-]+)*")
# What YAML 1.1 takes for a truth value or for nothing; readers of 1.2 take fewer.
_NO_WORD = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d-]*|\d+e\d+|0x[0-9a-f]+|0o[0-7]+")
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(text: str) -> str:
    """The text as it is where YAML takes it so, else in quotation marks."""
    is_plain = (_PLAIN.fullmatch(text) and not _NO_WORD.fullmatch(text)) or _DATE.fullmatch(text)
    return text if is_plain else quoted(text)


def key(identifier: str) -> str:
    """An id as a key, in quotation marks where some reader would take it for a figure, a date or a truth value."""
    return quoted(identifier) if _NO_WORD.fullmatch(identifier) or _FIGURE.fullmatch(identifier) else identifier


def quoted(text: str) -> str:
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def comment(words: str) -> str:
    """A comment ends with its line, and YAML has more line ends than most."""
    return _ESCAPED.sub("?", re.sub(r"[\s\x00-\x1f]", " ", words).encode("utf-8", "replace").decode())
