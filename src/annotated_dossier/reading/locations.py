"""Coordinates that are likely the wrong way round."""

from __future__ import annotations

import re

from ..model import Coordinates, Dossier, Entity
from ..problems import Check, Problems
from .natural_earth import load_world

_NEAR = 0.4  # degrees: harbours and islands too small for our coast lines are no mistakes
_WATERS = re.compile(
    r"\b(?:sea|ocean|gulf|bay|strait|channel|canal|sound|lake|river|bank|reef|shoal|atoll|islands?|waters|ship|wreck|"
    r"platform|rig|field|route|pipeline|cable)s?\b",
    re.IGNORECASE,
)


def check_locations(dossier: Dossier, problems: Problems) -> None:
    """A place on land whose point lies in the sea, while the point with its figures swapped lies on land."""
    for entity in dossier.entities:
        at = entity.location
        if at is None or abs(at.longitude) > 90 or _is_of_the_sea(entity) or _is_near_land(at):
            continue
        if load_world().has_land_at(Coordinates(at.longitude, at.latitude)):
            problems.warning(
                Check.SWAPPED_COORDINATES,
                entity.place,
                f"the location of `{entity.id}`, [{at.latitude:g}, {at.longitude:g}], lies in the sea, the other way "
                f"round on land; latitude comes first: [{at.longitude:g}, {at.latitude:g}]? If it does lie in the sea, "
                "say so in its definition (sea, ship, island ...)",
            )


def _is_of_the_sea(entity: Entity) -> bool:
    names = " ".join([entity.name, entity.definition, *(alias.name for alias in entity.aliases)])
    return _WATERS.search(names) is not None


def _is_near_land(at: Coordinates) -> bool:
    around = ((0.0, 0.0), (_NEAR, 0.0), (-_NEAR, 0.0), (0.0, _NEAR), (0.0, -_NEAR))
    return any(load_world().has_land_at(Coordinates(at.latitude + up, at.longitude + east)) for up, east in around)
