"""Coordinates that are missing, in the sea, or likely the wrong way round."""

from __future__ import annotations

import re

from ..model import Coordinates, Dossier, Entity
from ..problems import Check, Problems
from .natural_earth import load_world

_NEAR = 0.4  # degrees: harbours and islands too small for our coast lines are no mistakes
_WATERS = re.compile(
    r"\b(?:sea|ocean|gulf|bay|strait|channel|canal|sound|lake|river|bank|reef|shoal|atoll|islands?|waters|ship|wreck|"
    r"platform|rig|field|route|pipeline|cable|buoy)s?\b",
    re.IGNORECASE,
)
_AREAS = re.compile(
    r"\b(?:continent|country|countries|state|republic|kingdom|emirate|neighbour|neighbor|nation|province|region|district|"
    r"territory|territories|county|area|zone|part|land|belt|coast|peninsula|desert|mountain|valley|border|road|street|"
    r"world|east|west|north|south)s?\b",
    re.IGNORECASE,
)


def check_locations(dossier: Dossier, problems: Problems) -> None:
    """Tells of locations that can hardly be meant, and, where a map is drawn at all, of places that miss it."""
    has_map = any(entity.location for entity in dossier.entities)
    for entity in dossier.entities:
        if entity.location is not None:
            _check_location(entity, entity.location, problems)
        elif has_map and entity.kind == "place" and _is_a_point(entity):
            problems.warning(
                Check.NO_LOCATION,
                entity.place,
                f"the place `{entity.id}` has no `location` and is missing from the map; give it one: "
                "`location: [latitude, longitude]`. If it is no single point, say so in its definition (country, sea)",
            )


def _is_a_point(entity: Entity) -> bool:
    """Whether its definition leaves it a point; of an entry without one nobody has said yet what it is."""
    return bool(entity.definition) and not _speaks_of(entity, _WATERS) and not _speaks_of(entity, _AREAS)


def _check_location(entity: Entity, at: Coordinates, problems: Problems) -> None:
    if _speaks_of(entity, _WATERS) or _is_near_land(at):
        return
    where = f"the location of `{entity.id}`, [{at.latitude:g}, {at.longitude:g}], lies in the sea"
    otherwise = "If it does lie in the sea, say so in its definition (sea, ship, island ...)"
    if abs(at.longitude) <= 90 and load_world().has_land_at(Coordinates(at.longitude, at.latitude)):
        swapped = f"latitude comes first: [{at.longitude:g}, {at.latitude:g}]?"
        problems.warning(
            Check.SWAPPED_COORDINATES, entity.place, f"{where}, the other way round on land; {swapped} {otherwise}"
        )
    elif entity.kind == "place":
        problems.warning(
            Check.IN_THE_SEA,
            entity.place,
            f"{where}; north and east are positive, south and west negative. {otherwise}",
        )


def _speaks_of(entity: Entity, what: re.Pattern[str]) -> bool:
    names = " ".join([entity.name, entity.definition, *(alias.name for alias in entity.aliases)])
    return what.search(names) is not None


def _is_near_land(at: Coordinates) -> bool:
    around = ((0.0, 0.0), (_NEAR, 0.0), (-_NEAR, 0.0), (0.0, _NEAR), (0.0, -_NEAR))
    return any(load_world().has_land_at(Coordinates(at.latitude + up, at.longitude + east)) for up, east in around)
