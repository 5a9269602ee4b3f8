"""Words as YAML that every reader takes for those words, in a value or in a comment."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[A-Za-z(][\w().;/’–-]*(?: [\w().;/’–-]+)*")
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(text: str) -> str:
    """The text as it is where YAML takes it so, else in quotation marks."""
    return text if _PLAIN.fullmatch(text) or _DATE.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def comment(words: str) -> str:
    """A comment ends with its line, and YAML has more line ends than most."""
    return _ESCAPED.sub("?", re.sub(r"[\s\x00-\x1f]", " ", words).encode("utf-8", "replace").decode())
