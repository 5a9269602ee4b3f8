"""What pages and feeds say of the site that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name, who makes it, where it will be published, and its language, a BCP 47 tag."""

    name: str = ""
    author: str = ""
    url: str = ""
    language: str = "en"

    def absolute(self, address: str) -> str:
        """An address from the site's root as the world sees it; the same address where the site's is not known."""
        return urljoin(self.url, address) if self.url else address


UNNAMED = Site()
