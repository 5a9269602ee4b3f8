"""The names by which the site's search finds an entity, as a script: a page from a folder may load no other file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from anyascii import anyascii

from ..model import Entity
from .catalogue import Catalogue
from .urls import Links, entity_page


def names_script(catalogue: Catalogue, links: Links) -> bytes:
    """All entities, the most mentioned first: address from the site's root, name, kind, definition, all names."""
    mentions = catalogue.mentions
    in_order = sorted(catalogue.edition.dossier.entities, key=lambda entity: (-mentions.get(entity.id, 0), entity.id))
    rows = [
        [
            str(links.to(entity_page(entity.id))),
            entity.name,
            catalogue.kinds[entity.kind].singular,
            entity.definition,
            list(dict.fromkeys(_names(entity))),
        ]
        for entity in in_order
    ]
    document = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.dossierNames={document};\n".encode("utf-8", "replace")


def _names(entity: Entity) -> Iterator[str]:
    """Each name as it is written, and in Latin letters where they do not say the same."""
    for name in (entity.name, *(alias.name for alias in entity.aliases)):
        yield name
        if not name.isascii():
            yield anyascii(name)
