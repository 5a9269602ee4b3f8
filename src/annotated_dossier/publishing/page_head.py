"""What a page tells those who link to it: previews in other places, feeds, descriptions for machines."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

from ..pages.urls import FEED, SOURCES_FEED

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_END = re.compile(r"</head\s*>", re.IGNORECASE)
_SOURCE = re.compile(r"sources/[^/]+/index\.md")


def page_head(page: Page, config: MkDocsConfig, described: str) -> str:
    """The elements for a page's head; `described` is one of them, made with the page.

    The preview is that of the Open Graph protocol (ogp.me), which knows no picture where the site has none. Addresses
    in it must be absolute, so they are told only where the site's own is known.
    """
    title = config.site_name if page.is_homepage else page.meta.get("title") or page.title or config.site_name
    properties = {
        "og:type": "article" if _SOURCE.fullmatch(page.file.src_uri) else "website",
        "og:title": title,
        "og:description": page.meta.get("description") or config.site_description or "",
        "og:url": page.canonical_url or "",
        "og:site_name": config.site_name,
        "og:locale": str(config.theme.get("language", "en")).replace("-", "_"),
    }
    elements = [
        f'<meta property="{name}" content="{_attribute(value)}">' for name, value in properties.items() if value
    ]
    elements.append('<meta name="twitter:card" content="summary">')
    for feed in (SOURCES_FEED, FEED):
        address = get_relative_url(feed, page.url)
        name = f"{config.site_name}: {feed.removesuffix('.xml')}"
        elements.append(
            f'<link rel="alternate" type="application/atom+xml" title="{_attribute(name)}" href="{address}">'
        )
    return "\n".join(filter(None, [*elements, described]))


def insert_in_head(html: str, elements: str) -> str:
    """The page with more in its head; as it is where it has none."""
    return _END.sub(lambda match: f"{elements}\n{match[0]}", html, count=1)


def _attribute(value: object) -> str:
    """Text or HTML, which MkDocs takes for one another in titles and descriptions, as an attribute's value."""
    return escape(unescape(str(value)))
