"""Finished HTML kept out of Python-Markdown's way.

A generated page is mostly raw HTML, which Python-Markdown and MkDocs each parse with a slow parser only to leave it as
it was. So each block of it goes through them as an empty element and is put back afterwards.
"""

from __future__ import annotations

import re

_BLANK_LINES = re.compile(r"(\n(?:[ \t]*\n)+)")
_FIRST_TAG = re.compile(r"<(div|section|nav|ul|ol|dl|p|aside)[\s>]")
_ID = re.compile(r'\sid="([^"]+)"')
_SMALL = 200


def take_out(markdown: str) -> tuple[str, tuple[str, ...]]:
    """The page with its HTML blocks as empty elements, and the blocks.

    A block stands between blank lines, starts with an element and closes it; anything else is left to Markdown.
    """
    blocks: list[str] = []
    parts = _BLANK_LINES.split(markdown)
    for number in range(0, len(parts), 2):
        if _is_html(parts[number]):
            block = parts[number].rstrip("\n")
            parts[number] = _mark(len(blocks)) + parts[number][len(block) :]
            blocks.append(block)
    return "".join(parts), tuple(blocks)


def put_back(html: str, blocks: tuple[str, ...]) -> str:
    """The rendered page with the blocks in their places."""
    for number, block in enumerate(blocks):
        html = html.replace(_mark(number), block, 1)
    return html


def ids_in(blocks: tuple[str, ...]) -> set[str]:
    """The ids that the blocks hold, for whoever checks links to them."""
    return {match[1] for block in blocks for match in _ID.finditer(block)}


def _is_html(part: str) -> bool:
    tag = _FIRST_TAG.match(part)
    if tag is None or len(part) < _SMALL or not part.rstrip().endswith(f"</{tag[1]}>"):
        return False
    return len(re.findall(rf"<{tag[1]}[\s>]", part)) == part.count(f"</{tag[1]}>")


def _mark(number: int) -> str:
    return f'<div id="d-block-{number}"></div>'
