"""Identifiers of authorities, as each of them writes its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..problems import Fix


@dataclass(frozen=True, slots=True)
class Authority:
    """How an authority's identifiers look: a pattern, an example, the hosts whose addresses hold one."""

    pattern: str
    example: str
    hosts: tuple[str, ...]


# Patterns after the format constraints of Wikidata's properties P214, P227, P1566, P213, P496 and P1278.
AUTHORITIES: Mapping[str, Authority] = {
    "wikidata": Authority(r"Q[1-9]\d*", "Q34", ("wikidata.org",)),
    "viaf": Authority(r"[1-9]\d{1,21}", "113230702", ("viaf.org",)),
    "gnd": Authority(r"1[0-3]?\d{7}[0-9X]|[47]\d{6}-\d|[1-9]\d{0,7}-[0-9X]|3\d{7}[0-9X]", "118540238", ("d-nb.info",)),
    "geonames": Authority(r"[1-9]\d{0,8}", "2643743", ("geonames.org",)),
    "isni": Authority(r"\d{4} ?\d{4} ?\d{4} ?\d{3}[0-9X]", "0000000121032683", ("isni.org",)),
    "orcid": Authority(r"\d{4}-\d{4}-\d{4}-\d{3}[0-9X]", "0000-0002-1825-0097", ("orcid.org",)),
    "lei": Authority(r"[0-9A-Z]{18}\d{2}", "529900T8BM49AURSDO55", ("gleif.org",)),
}


def fault_of_identifier(authority: str, text: str) -> tuple[str, Fix | None] | None:
    """What keeps `text` from being an identifier, as the end of a sentence, with the one in its place if that is sure.

    None where nothing does, or where the authority is one that nothing is known of.
    """
    known = AUTHORITIES.get(authority)
    if known is None or re.fullmatch(known.pattern, text, re.ASCII):
        return None
    meant = _in_address(text, known)
    if meant:
        return f"is an address; write the identifier that it ends with, `{meant}`", Fix(text, meant)
    if re.fullmatch(known.pattern, text.upper(), re.ASCII):
        return f"is no identifier; did you mean `{text.upper()}`?", Fix(text, text.upper())
    return f"is no identifier of {authority}; expected one as in `{authority}: {known.example}`", None


def _in_address(text: str, authority: Authority) -> str:
    """The one identifier in an address of the authority's; empty where there is none, or several."""
    match = re.fullmatch(r"(?:https?://)?([\w.-]+)((?:/[^?#\s]*)+)(?:[?#]\S*)?", text, re.IGNORECASE)
    if match is None or not any(match[1].lower() in (host, f"www.{host}") for host in authority.hosts):
        return ""
    found = {step for step in match[2].split("/") if re.fullmatch(authority.pattern, step, re.ASCII)}
    return found.pop() if len(found) == 1 else ""
