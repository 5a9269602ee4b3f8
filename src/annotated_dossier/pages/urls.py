"""Where pages stand and how one leads to another.

Every page is an `index.md` in a folder of its own, so that it is published at the same path whether or not the
publisher makes directory URLs.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from ..model import Kind

HOME = "index.md"
SOURCES = "sources/index.md"
GLOSSARY = "glossary/index.md"
NAMES = "names/index.md"
BIBLIOGRAPHY = "bibliography/index.md"


def source_page(identifier: str) -> str:
    return f"sources/{identifier}/index.md"


def entity_page(identifier: str) -> str:
    return f"entities/{identifier}/index.md"


def kind_page(kind: Kind) -> str:
    return f"{kind.folder}/index.md"


@dataclass(frozen=True, slots=True)
class Links:
    """Relative addresses from one page: `../names/` with directory URLs, else `../names/index.html`."""

    page: str
    directory_urls: bool = True

    def to(self, page: str, fragment: str = "") -> str:
        """The address of another page (or of this one), and a fragment in it."""
        if page == self.page and fragment:
            return f"#{fragment}"
        target = posixpath.relpath(posixpath.dirname(page) or ".", posixpath.dirname(self.page) or ".")
        address = f"{target}/" if self.directory_urls else f"{target}/index.html"
        return f"{address}#{fragment}" if fragment else address

    def to_asset(self, path: str) -> str:
        """The address of a file that is published as it is."""
        return posixpath.relpath(path, posixpath.dirname(self.page) or ".")
