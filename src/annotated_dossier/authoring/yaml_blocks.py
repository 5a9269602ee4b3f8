"""Longer text as YAML, on lines of its own."""

from __future__ import annotations

from ..problems import Problems
from ..reading import nodes
from ..reading.checking import plain
from .yaml_words import quoted

_INDENT = "    "


def block(text: str, chomp: str = "") -> str:
    """The text as it is, on lines of its own, where YAML gives it back like that; else in quotation marks."""
    lines = f"|{chomp}\n" + "\n".join(_INDENT + line if line else "" for line in text.split("\n"))
    read = nodes.parse_yaml(f"- body: {lines}\n", "", Problems())
    value = plain(read) if read is not None else None
    return lines if value == [{"body": text if chomp else text + "\n"}] else quoted(text)
