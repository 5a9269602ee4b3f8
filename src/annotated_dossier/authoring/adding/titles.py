"""Which words are a document's title: those it shows, or those its file declares."""

from __future__ import annotations

import re

_LONGEST = 200
_SHORT = 80
# What programs write there when nobody gave a title.
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint).*|(?:untitled|document|dokument|unbenannt|slide|print|title)[\s\d-]*"
    r"|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|txt|html?|pptx?|tex|dvi|ps)|(?:https?|file|about):\S*",
    re.IGNORECASE | re.DOTALL,
)


def title_of(declared: str, opening: str, opening_is_heading: bool) -> tuple[str, bool]:
    """The title, and whether it is the text's opening, which then need not stand in the text a second time."""
    declared, opening = " ".join(declared.split()), " ".join(opening.split())
    if opening and (opening.casefold() == declared.casefold() or (opening_is_heading and len(opening) <= _LONGEST)):
        return opening, True
    if declared and not _NO_TITLE.fullmatch(declared):
        return declared, False
    if len(opening) <= _SHORT:
        return opening, bool(opening)
    return opening[:_SHORT].rsplit(" ", 1)[0] + " …", False
