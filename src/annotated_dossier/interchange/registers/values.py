"""Values that other tools write in their own ways: dates, degrees, identifiers."""

from __future__ import annotations

import math
import re

from ...dates import is_date
from ...model import Coordinates
from ..drafts import as_edtf

_LAST_OF_ADDRESS = re.compile(r"https?://[^/]+/(?:.*/)?([^/#?]+)/?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?(?:Z|[+-]00:?00)?$")
_AUTHORITIES = {"wikidata", "viaf", "gnd", "geonames", "isni", "orcid", "lei", "imo"}


def one_line(text: str) -> str:
    """The text without line ends and other characters that control a terminal."""
    return " ".join(_CONTROL.sub(" ", text).split())


def as_date(text: str) -> str:
    """The text as EDTF; empty where it is no date. A midnight is a day whose time nobody typed."""
    words = _MIDNIGHT.sub("", text.strip())
    return words if is_date(words) else as_edtf(words)


def as_location(latitude: str, longitude: str) -> Coordinates | None:
    """A latitude and a longitude in degrees; None where one is no number or out of range."""
    try:
        north, east = float(latitude.strip().rstrip("°")), float(longitude.strip().rstrip("°"))
    except ValueError:
        return None
    if math.isnan(north + east) or abs(north) > 90 or abs(east) > 180:
        return None
    return Coordinates(north, east)


def as_location_pair(text: str) -> Coordinates | None:
    """Latitude and longitude in one text, as in `32.08, 23.96` or TEI's `32.08 23.96`."""
    parts = re.split(r"[\s,;]+", text.strip())
    return as_location(*parts) if len(parts) == 2 else None


def authority_of(name: str) -> str:
    """The authority that a name or address means: `Wikidata`, `https://d-nb.info/gnd/`; empty where it is unknown."""
    words = set(re.findall(r"[a-z]+", name.lower()))
    return next((authority for authority in sorted(_AUTHORITIES) if authority in words), "")


def identifier_in(text: str) -> str:
    """The identifier that an address ends with, or the text itself."""
    match = _LAST_OF_ADDRESS.fullmatch(text.strip())
    return match[1] if match else one_line(text)
