"""Lists of a TEI document's `<standOff>`: listPerson, listPlace, listOrg, listEvent and the relations between them.

Parsed without entities, DTD or network; the terms are those of the TEI Guidelines, chapter 13 (names, dates, people,
places).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ...model import Relation
from ...problems import Check, Place, Problems
from .found import Draft, Found, Gathering
from .values import as_date, as_location_pair, authority_of, identifier_in, one_line

_KINDS = {"person": "person", "place": "place", "org": "organization", "event": "event"}
_NAMES = {"persName", "placeName", "orgName", "eventName", "name", "label", "head"}
_DATES = {"birth": "born", "death": "died"}
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_WHERE = re.compile(r", line \d+, column \d+$")
_ENTITY = re.compile(r"<!ENTITY")
_ATTRIBUTES = {_ID, "corresp", "sameAs", "ref", "when", "from", "to", "notBefore", "notAfter"}
# Inside a name: what says how it sorts, not how it reads.
_SURNAME, _FORENAME = "surname", "forename"


def read_lists(text: str, file: str, problems: Problems) -> Found | None:
    """The entries of a document; None where it is no XML or asks for more than reading."""
    root = _parse(text.removeprefix("\ufeff"), file, problems)
    if root is None:
        return None
    gathering = Gathering(problems)
    drafts: dict[str, Draft] = {}
    for element in root.iter(*(f"{{*}}{name}" for name in _KINDS)):
        if _local(element.getparent()) in ("listPerson", "listPlace", "listOrg", "listEvent", *_KINDS):
            draft = _draft(element, Place(file, element.sourceline), gathering)
            _add(drafts, draft, gathering)
    for element in root.iter("{*}relation"):
        _relate(element, Place(file, element.sourceline), drafts, gathering)
    if not drafts and not gathering.left_out:
        problems.error(
            Check.NOT_IMPORTABLE,
            Place(file),
            "no person, place, org or event stands in a list; expected a TEI document with lists",
        )
        return None
    gathering.entities += [draft.entity() for draft in drafts.values()]
    return gathering.found()


def _parse(text: str, file: str, problems: Problems) -> Any:
    bomb = _ENTITY.search(text)
    if bomb:
        line, before = text.count("\n", 0, bomb.start()) + 1, text.rfind("\n", 0, bomb.start())
        place = Place(file, line, bomb.start() - before)
        problems.error(
            Check.NOT_IMPORTABLE,
            place,
            "entities are not followed here; write their text out and delete the declaration",
        )
        return None
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        problems.error(
            Check.NOT_IMPORTABLE,
            Place(file, max(line, 1), max(column, 1)),
            f"this is not XML: {_WHERE.sub('', error.msg)}",
        )
        return None
    return root


def _draft(element: Any, place: Place, gathering: Gathering) -> Draft:
    kind = _KINDS[_local(element)]
    draft = Draft(element.get(_ID) or element.get("corresp", "").lstrip("#"), place, kind)
    _take_dates(draft, element, _own_dates(kind), gathering)
    for name in ("sameAs", "ref"):
        _same_as(draft, element.get(name, ""))
    for child in element.iterchildren("*"):
        _take(draft, child, gathering)
    for name in element.attrib:
        if name not in _ATTRIBUTES:
            gathering.skip(f"@{etree.QName(name).localname}")
    parent = element.getparent()
    if kind == "place" and _local(parent) == "place" and parent.get(_ID):
        draft.relations.append(Relation(parent.get(_ID), "in", place))
    return draft


def _own_dates(kind: str) -> tuple[str, str, str]:
    """What an element's own `when`, `from` and `to` are called in the register."""
    return ("date", "start", "end") if kind in ("event", "person") else ("date", "founded", "dissolved")


def _take(draft: Draft, child: Any, gathering: Gathering) -> None:
    name, words = _local(child), _words(child)
    if name in _NAMES:
        draft.names += [words] if words else []
        _take_sort(draft, child)
    elif name in _DATES:
        label = _DATES[name]
        for part in child.iterchildren("*"):
            gathering.skip(f"<{_local(part)}> in <{name}>")
        _take_dates(draft, child, (label, label, label), gathering)
        if words and not any(key in child.attrib for key in ("when", "notBefore", "notAfter", "from", "to")):
            gathering.skip(f"words of <{name}>")
    elif name == "location":
        _take_location(draft, child, gathering)
    elif name == "idno":
        authority = authority_of(child.get("type", "")) or authority_of(words)
        if authority and words:
            draft.same_as[authority] = identifier_in(words)
        elif words:
            gathering.skip("<idno> of an unknown type")
    elif name == "desc" and words and not draft.definition:
        draft.definition = words
    elif name in ("note", "desc", "p") and words:
        draft.description.append(words)
    elif name in ("listRelation", "listPlace", "listPerson", "listOrg", "listEvent", *_KINDS):
        pass
    else:
        gathering.skip(f"<{name}>")


def _take_sort(draft: Draft, child: Any) -> None:
    """ "Haftar, Khalifa" where the first name says which part is the surname."""
    parts = {_local(part): _words(part) for part in child.iterchildren("*")}
    if draft.sort or len(draft.names) != 1 or not (parts.get(_SURNAME) and parts.get(_FORENAME)):
        return
    forenames = " ".join(_words(part) for part in child.iterchildren("{*}forename"))
    draft.sort = f"{parts[_SURNAME]}, {forenames}"
    if next(iter(parts)) == _SURNAME and set(parts) == {_SURNAME, _FORENAME}:
        draft.names = [f"{forenames} {parts[_SURNAME]}"]


def _take_dates(draft: Draft, element: Any, labels: tuple[str, str, str], gathering: Gathering) -> None:
    """A date from `when`, `from` and `to`, or from `notBefore` and `notAfter`: one of the days between."""
    when, since, until = (element.get(key, "").strip() for key in ("when", "from", "to"))
    earliest, latest = (element.get(key, "").strip() for key in ("notBefore", "notAfter"))
    if not when and (earliest or latest):
        when = f"[{earliest}..{latest}]"
    for label, typed in zip(labels, (when, since, until), strict=True):
        date = as_date(typed)
        if date:
            draft.dates.setdefault(label, date)
        elif typed:
            gathering.warn(draft.place, f"`{typed}` of <{_local(element)}> is no date")
            gathering.skip("date")


def _take_location(draft: Draft, element: Any, gathering: Gathering) -> None:
    for child in element.iterchildren("*"):
        if _local(child) != "geo":
            gathering.skip(f"<{_local(child)}>")
            continue
        found = as_location_pair(_words(child))
        if found is None:
            gathering.warn(
                draft.place, f"`{_words(child)}` of <geo> is no latitude -90 to 90 and longitude -180 to 180"
            )
            gathering.skip("location")
        elif draft.location is None:
            draft.location = found
        else:
            gathering.skip("<geo>")


def _same_as(draft: Draft, addresses: str) -> None:
    for address in addresses.split():
        if authority := authority_of(address):
            draft.same_as.setdefault(authority, identifier_in(address))


def _add(drafts: dict[str, Draft], draft: Draft, gathering: Gathering) -> None:
    key = draft.key or f"{draft.kind} at {draft.place.line}:{len(drafts)}"
    if not draft.names:
        gathering.warn(draft.place, f"the {draft.kind} `{draft.key or '?'}` has no name; it is not imported")
        gathering.skip("entry without a name")
    elif key in drafts:
        gathering.warn(draft.place, f"the id `{key}` stands here a second time; only the first counts")
        gathering.skip("entry that stands twice")
    else:
        draft.key = key
        drafts[key] = draft


def _relate(element: Any, place: Place, drafts: dict[str, Draft], gathering: Gathering) -> None:
    """`active` is related to `passive`; of `mutual` ones, the first to each of the others."""
    role = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", element.get("name", "")).replace("_", " ").lower() or "related to"
    pairs = [(a, b) for a in _pointers(element, "active") for b in _pointers(element, "passive")]
    first, *others = _pointers(element, "mutual") or [""]
    pairs += [(first, other) for other in others]
    since, until = as_date(element.get("from", element.get("when", ""))), as_date(element.get("to", ""))
    for owner, other in pairs:
        if owner in drafts and other in drafts:
            drafts[owner].relations.append(Relation(other, one_line(role), place, since, until))
        else:
            missing = owner if owner not in drafts else other
            gathering.warn(place, f"the relation names `{missing}`, which is not imported; it is left out")
            gathering.skip("<relation>")
    if not pairs:
        gathering.warn(place, "the relation has no `active` and `passive`, and no two `mutual`; it is left out")
        gathering.skip("<relation>")


def _pointers(element: Any, name: str) -> list[str]:
    return [pointer.lstrip("#") for pointer in element.get(name, "").split()]


def _words(element: Any) -> str:
    """The text, with a space between parts that stand without one, as surname and forename may."""
    return one_line(" ".join(_pieces(element)))


def _pieces(element: Any) -> Iterator[str]:
    # Mixed content is read as it stands; only between elements there may be no space in the file.
    children = list(element.iterchildren("*"))
    if len(children) > 1 and not (element.text or "").strip():
        for child in children:
            yield "".join(child.itertext()) + (child.tail or "")
    else:
        yield "".join(element.itertext())


def _local(element: Any) -> str:
    return "" if element is None else etree.QName(element).localname
