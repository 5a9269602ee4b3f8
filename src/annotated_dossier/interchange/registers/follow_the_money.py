"""Entities of FollowTheMoney, the model of Aleph and OpenSanctions: a JSON list of them, or one on each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...model import Relation
from ...problems import Place, Problem, Problems
from ..json_places import parse_json, step
from .found import Draft, Found, Gathering
from .values import as_date, as_location, identifier_in, one_line

# The schemata of https://followthemoney.tech that are entries, and the kind of each.
_KINDS = {
    "Person": "person",
    "Organization": "organization",
    "Company": "organization",
    "PublicBody": "organization",
    "LegalEntity": "organization",
    "Vessel": "equipment",
    "Airplane": "equipment",
    "Vehicle": "equipment",
    "Event": "event",
    "Address": "place",
}
# Those that tie two entries: whose relation it becomes, to whom, and what it is called where the file does not say.
_TIES = {
    "Ownership": ("owner", "asset", "owner of"),
    "Directorship": ("director", "organization", "director of"),
    "Membership": ("member", "organization", "member of"),
    "Employment": ("employee", "employer", "employed by"),
    "Family": ("person", "relative", "relative of"),
    "Associate": ("person", "associate", "associate of"),
    "Representation": ("agent", "client", "representative of"),
    "Succession": ("predecessor", "successor", "succeeded by"),
    "UnknownLink": ("subject", "object", "linked to"),
}
_NAMES = ("name", "full", "alias", "previousName")
_DATES = {
    "birthDate": "born",
    "deathDate": "died",
    "incorporationDate": "founded",
    "dissolutionDate": "dissolved",
    "date": "date",
    "startDate": "start",
    "endDate": "end",
}
_SAME_AS = {"wikidataId": "wikidata", "leiCode": "lei", "imoNumber": "imo"}
_TAKEN = {*_NAMES, "weakAlias", "summary", "notes", "description", "latitude", "longitude", *_DATES, *_SAME_AS}


def is_follow_the_money(text: str) -> bool:
    """Whether a JSON text looks like entities rather than like notes."""
    start = text[:20_000]
    return '"schema"' in start and '"properties"' in start


def read_entities(text: str, file: str, problems: Problems) -> Found | None:
    """The entries of a file; None where it is no JSON. What ties two entries becomes a relation of the first."""
    before = len(problems.found)
    items = list(_items(text.removeprefix("\ufeff"), file, problems))
    if len(problems.found) > before:
        return None
    gathering = Gathering(problems)
    drafts: dict[str, Draft] = {}
    ties = []
    for item, place in items:
        match item:
            case {"id": str(key), "schema": str(schema), "properties": dict(properties)}:
                gathering.skip("entity within an entity", sum(map(_holds_entity, properties.values())))
                if schema in _TIES:
                    ties.append((schema, _texts(properties), place))
                elif schema in _KINDS:
                    _add(drafts, _draft(key, schema, item, _texts(properties), place, gathering), gathering)
                else:
                    gathering.warn(place, f"entities of the schema `{schema}` have no kind here; it is not imported")
                    gathering.skip(f"entity of the schema `{schema}`")
            case _:
                gathering.warn(place, "expected an object with `id`, `schema` and `properties`; it is not imported")
                gathering.skip("object that is no entity")
    for schema, texts, place in ties:
        _tie(schema, texts, place, drafts, gathering)
    gathering.entities += [draft.entity() for draft in drafts.values()]
    return gathering.found()


def _items(text: str, file: str, problems: Problems) -> Iterator[tuple[Any, Place]]:
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for _, line in lines):
        for number, line in lines:
            told = Problems()
            json = parse_json(line, file, told)
            problems.found += [_on_line(problem, number) for problem in told.found]
            if json is not None:
                yield json.value, Place(file, number)
        return
    json = parse_json(text, file, problems)
    if json is None:
        return
    value, pointer = json.value, ""
    for key in ("entities", "results"):
        if isinstance(value, dict) and isinstance(value.get(key), list):
            value, pointer = value[key], step("", key)
    for index, item in enumerate(value) if isinstance(value, list) else ():
        yield item, json.place(step(pointer, index))
    if not isinstance(value, list):
        yield value, json.place(pointer)


def _on_line(problem: Problem, number: int) -> Problem:
    return replace(problem, where=replace(problem.where, line=problem.where.line + number - 1))


def _texts(properties: Mapping[str, Any]) -> Mapping[str, list[str]]:
    """Each property's values; what is no text (an entity within the entity) stands for its id."""
    found = {}
    for name, values in properties.items():
        listed = values if isinstance(values, list) else [values]
        texts = [str(v.get("id", "")) if isinstance(v, dict) else "" if v is None else str(v) for v in listed]
        found[name] = [words.strip() for words in texts if words.strip()]
    return found


def _holds_entity(values: Any) -> bool:
    return any(isinstance(value, dict) for value in (values if isinstance(values, list) else [values]))


def _draft(
    key: str,
    schema: str,
    item: Mapping[str, Any],
    texts: Mapping[str, Sequence[str]],
    place: Place,
    gathering: Gathering,
) -> Draft:
    draft = Draft(key, place, _KINDS[schema])
    draft.names = [one_line(words) for name in _NAMES for words in texts.get(name, ())]
    if not draft.names and isinstance(item.get("caption"), str) and item["caption"].strip() not in ("", key):
        draft.names = [one_line(item["caption"])]
    draft.weak_names = [one_line(words) for words in texts.get("weakAlias", ())]
    first, *more = [*texts.get("summary", ()), *texts.get("description", ()), *texts.get("notes", ())] or [""]
    draft.definition = one_line(first)
    draft.description = more
    if texts.get("latitude") and texts.get("longitude"):
        draft.location = as_location(texts["latitude"][0], texts["longitude"][0])
        if draft.location is None:
            gathering.warn(place, f"`{texts['latitude'][0]}, {texts['longitude'][0]}` is no latitude and longitude")
            gathering.skip("location")
    _take_dates(draft, texts, gathering)
    draft.same_as = {ours: identifier_in(texts[theirs][0]) for theirs, ours in _SAME_AS.items() if texts.get(theirs)}
    for name, values in sorted(texts.items()):
        if name not in _TAKEN:
            gathering.skip(f"property `{name}`", len(values))
        elif name in _SAME_AS or name in ("latitude", "longitude"):
            gathering.skip(f"property `{name}`", max(0, len(values) - 1))
    return draft


def _take_dates(draft: Draft, texts: Mapping[str, Sequence[str]], gathering: Gathering) -> None:
    for theirs, ours in _DATES.items():
        for number, typed in enumerate(texts.get(theirs, ())):
            date = as_date(typed)
            if not date:
                gathering.warn(draft.place, f"`{theirs}`: `{typed}` is no date")
            if number or not date:
                gathering.skip(f"property `{theirs}`")
            else:
                draft.dates[ours] = date


def _add(drafts: dict[str, Draft], draft: Draft, gathering: Gathering) -> None:
    if not draft.names:
        gathering.warn(draft.place, f"the entity `{draft.key}` has no name; it is not imported")
        gathering.skip("entity without a name")
    elif draft.key in drafts:
        gathering.warn(draft.place, f"the id `{draft.key}` stands here a second time; only the first counts")
        gathering.skip("entity that stands twice")
    else:
        drafts[draft.key] = draft


def _tie(
    schema: str,
    texts: Mapping[str, Sequence[str]],
    place: Place,
    drafts: Mapping[str, Draft],
    gathering: Gathering,
) -> None:
    source, target, usual = _TIES[schema]
    said = next((name for name in ("role", "relationship") if texts.get(name)), "")
    role = one_line(texts[said][0]) if said else ""
    role = f"{role} of" if role and not role.lower().endswith((" of", " to", " by", " for", " at")) else role or usual
    since, until = (as_date((texts.get(name) or [""])[0]) for name in ("startDate", "endDate"))
    for owner in texts.get(source, ()):
        for other in texts.get(target, ()):
            if owner in drafts and other in drafts:
                drafts[owner].relations.append(Relation(other, role, place, since, until))
            else:
                missing = owner if owner not in drafts else other
                gathering.warn(place, f"the {schema} names `{missing}`, which is not imported; it is left out")
                gathering.skip(f"relation of the schema `{schema}`")
    if not texts.get(source) or not texts.get(target):
        gathering.warn(place, f"the {schema} has no `{source}` or no `{target}`; it is left out")
        gathering.skip(f"relation of the schema `{schema}`")
    kept = {said: 1, "startDate": bool(since), "endDate": bool(until)}
    for name in sorted(set(texts) - {source, target}):
        gathering.skip(f"property `{name}` of a relation", len(texts[name]) - kept.get(name, 0))
