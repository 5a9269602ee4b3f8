"""What the theme's markup lacks, and what it has too much of."""

from __future__ import annotations

import re

_SEARCH = re.compile(r'(<div class="md-search" data-md-component="search" role="dialog")>')
_FIELD = re.compile(r'<input[^>]*\sclass="md-search__input"[^>]*\saria-label="([^"]*)"')
# What looks as it is written is kept as it is.
_KEPT_OR_BLANK = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)|\n[ \t]*(?=\n)", re.DOTALL | re.IGNORECASE)


def name_the_dialog(html: str) -> str:
    """The page with its search dialog named like the field in it, in the theme's language."""
    field = _FIELD.search(html)
    return _SEARCH.sub(rf'\1 aria-label="{field[1]}">', html, count=1) if field else html


def without_blank_lines(html: str) -> str:
    """The page without the empty lines that the theme's templates leave."""
    return _KEPT_OR_BLANK.sub(lambda match: match[1] or "", html)
