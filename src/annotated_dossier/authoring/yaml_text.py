"""Text as YAML that gives it back as it is, as short as an author would have typed it."""

from __future__ import annotations

import json
import re

from ..problems import Problems
from ..reading import nodes
from ..reading.checking import plain

# Words that YAML, whoever reads it, takes for the words that they are.
_PLAIN = re.compile(r"[A-Za-z(][\w().;/’–-]*(?: [\w().;/’–-]+)*")
_NO_WORD = re.compile(r"true|false|null|yes|no|on|off|y|n", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BODY_INDENT = "    "


def scalar(text: str) -> str:
    is_word = _PLAIN.fullmatch(text) and not _NO_WORD.fullmatch(text)
    return text if is_word or _DATE.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def comment(words: str) -> str:
    """A comment ends with its line, and YAML has more line ends than most."""
    return _ESCAPED.sub("?", re.sub(r"[\s\x00-\x1f]", " ", words).encode("utf-8", "replace").decode())


def block(text: str, chomp: str = "") -> str:
    """The text as it is, on lines of its own, where YAML gives it back like that."""
    lines = f"|{chomp}\n" + "\n".join(_BODY_INDENT + line if line else "" for line in text.split("\n"))
    read = nodes.parse_yaml(f"- body: {lines}\n", "", Problems())
    value = plain(read) if read is not None else None
    return lines if value == [{"body": text if chomp else text + "\n"}] else _quoted(text)
