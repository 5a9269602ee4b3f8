"""Text as text, in HTML and in the Markdown around it.

Generated pages pass through Python-Markdown with whatever extensions a site has switched on. Their text stands in
raw HTML blocks, but preprocessors (snippets, macros) read those too; so besides HTML's own characters every one
that some Markdown extension gives a meaning is written as a numeric character reference.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_SPECIAL = re.compile(r"[&<>\"'\\`*_{}\[\]#+~^=|$@%:!]")
_SEPARATORS = re.compile("[\u2028\u2029\x85\x0b\x0c\x1c-\x1f\x00-\x08\x0e-\x1b\x7f]")
_HEADING = re.compile(r"[!-/:-@\[-`{-~]")


def escape(value: object) -> Markup:
    """`value` as HTML that shows just these characters; what is `Markup` already stays as it is."""
    if isinstance(value, Markup):
        return value
    text = _SEPARATORS.sub("\ufffd", str(value))
    return Markup(_SPECIAL.sub(_reference, text))


def escape_for_heading(value: object) -> Markup:
    """The same where Python-Markdown will read the text: every ASCII punctuation mark is a character reference."""
    text = _SEPARATORS.sub("\ufffd", re.sub(r"\s+", " ", str(value)))
    return Markup(_HEADING.sub(_reference, text))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
