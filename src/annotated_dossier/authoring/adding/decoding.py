"""Bytes to text. Nothing is replaced and nothing guessed: what cannot be read for certain is refused."""

from __future__ import annotations

import codecs
import re

from .document import Refused

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# Where a declaration stands in a page that keeps to HTML; some pages put a comment before it.
_HEAD = 4_096
# What browsers read under these names.
_READ_AS = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252"}


def decode_text(raw: bytes) -> str:
    """UTF-8, or UTF-16 and UTF-32 with a byte order mark, without the mark. Raises `Refused`."""
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return _without_nul(_decode(raw[len(mark) :], encoding, len(mark)))
    return _without_nul(_decode(raw, "utf-8", 0))


def decode_page(raw: bytes) -> str:
    """The same of a web page, which may also declare another encoding in its head."""
    declared = _DECLARED.search(raw[:_HEAD])
    if declared is None or raw.startswith(tuple(_MARKS)):
        return decode_text(raw)
    try:
        # Browsers save pages as UTF-8 and leave the old declaration; other encodings hardly ever read as UTF-8.
        return _without_nul(raw.decode("utf-8"))
    except UnicodeDecodeError:
        name = declared[1].decode("ascii", "replace").lower()
    try:
        encoding = codecs.lookup(_READ_AS.get(name, name))
    except LookupError:
        raise Refused(f"the page says that it is written in `{name}`, which is unknown; save it as UTF-8") from None
    # Some of Python's codecs are no encodings of text: zip, base64.
    if encoding.name.startswith(("utf-16", "utf-32")) or not getattr(encoding, "_is_text_encoding", True):
        return decode_text(raw)
    return _without_nul(_decode(raw, encoding.name, 0))


def _decode(raw: bytes, encoding: str, offset: int) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, errors="replace")
        raise Refused(
            f"the byte 0x{raw[error.start]:02X} at offset {offset + error.start} is not {encoding.upper()}; "
            "save the file as UTF-8",
            *_line_and_column(before),
        ) from None


def _without_nul(text: str) -> str:
    at = text.find("\0")
    if at >= 0:
        raise Refused(
            "a NUL stands here, which no text holds; save the file as UTF-8, or delete it", *_line_and_column(text[:at])
        )
    return text


def _line_and_column(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")
