"""Where pages stand and how one leads to another.

Every page is an `index.md` in a folder of its own, so that it is published at the same path whether or not the
publisher makes directory URLs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..model import Kind

HOME = "index.md"
SOURCES = "sources/index.md"
GLOSSARY = "glossary/index.md"
NAMES = "names/index.md"
BIBLIOGRAPHY = "bibliography/index.md"
BIBLIOGRAPHY_CSV = "bibliography/bibliography.csv"
CLAIMS = "claims/index.md"
GRADES = "claims/grades/index.md"
CORRECTIONS = "corrections/index.md"
TIMELINE = "timeline/index.md"
TIMELINE_CSV = "timeline/timeline.csv"
FEED = "corrections.xml"
NAMES_SCRIPT = "assets/names.js"
SOURCES_FEED = "sources.xml"
NETWORK = "network/index.md"
NETWORK_NODES = "network/nodes.csv"
NETWORK_EDGES = "network/edges.csv"
NETWORK_GEXF = "network/network.gexf"
# The part of an entity's page that shows its own neighbourhood.
NEIGHBOURS = "d-neighbourhood"
# The part that lists its relations.
RELATIONS = "d-relations"
QUOTATIONS = "quotes/index.md"
QUOTATIONS_TABLE = "quotes/quotations.csv"
TOGETHER = "together/index.md"
TOGETHER_TABLE = "together/pairs.csv"
MAP = "map/index.md"
MAP_TABLE = "map/places.csv"


def file_schema(name: str) -> str:
    """The JSON Schema of one of the files that an author writes."""
    return f"schemas/{name}.json"


def source_page(identifier: str) -> str:
    return f"sources/{identifier}/index.md"


def entity_page(identifier: str) -> str:
    return f"entities/{identifier}/index.md"


def claim_page(identifier: str) -> str:
    return f"claims/{identifier}/index.md"


def reference_fragment(key: str) -> str:
    """The id of a reference in the bibliography; keys are whatever another program made them."""
    return "ref-" + re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", key)


def kind_page(kind: Kind) -> str:
    return f"{kind.folder}/index.md"


@dataclass(frozen=True)
class Links:
    """Addresses from one page, relative to it: `../names/` with directory URLs, else `../names/index.html`.

    Paths and fragments are made of ids, which need no escaping.
    """

    page: str
    directory_urls: bool = True

    @cached_property
    def _root(self) -> str:
        return "../" * self.page.count("/")

    def to(self, page: str, fragment: str = "") -> Markup:
        """The address of another page (or of this one), and a fragment in it."""
        if page == self.page and fragment:
            return Markup(f"#{fragment}")
        address = f"{self._root}{page.removesuffix('index.md')}"
        if not self.directory_urls:
            address += "index.html"
        return Markup(f"{address or './'}#{fragment}" if fragment else address or "./")

    def to_asset(self, path: str) -> Markup:
        """The address of a file that is published as it is."""
        return Markup(f"{self._root}{path}")
