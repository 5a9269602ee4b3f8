"""What the theme's markup leaves unsaid to those who do not see the page, said."""

from __future__ import annotations

import re

_SEARCH = re.compile(r'(<div class="md-search" data-md-component="search" role="dialog")>')
_FIELD = re.compile(r'<input[^>]*\sclass="md-search__input"[^>]*\saria-label="([^"]*)"')


def name_the_dialog(html: str) -> str:
    """The page with its search dialog named like the field in it, in the theme's language."""
    field = _FIELD.search(html)
    return _SEARCH.sub(rf'\1 aria-label="{field[1]}">', html, count=1) if field else html
