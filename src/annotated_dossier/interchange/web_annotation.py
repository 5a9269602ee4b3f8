"""W3C Web Annotations in JSON-LD, read. They have been held against the model's rules before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from ..annotating.anchoring.canonical import letters_of
from ..dates import is_date
from ..model import Motivation, NotePlace, Selector, Span
from ..reading.annotations import selector_of
from ..reading.schema import IDENTIFIER, TargetFormat
from .bodies import from_address, from_html, from_markdown, from_plain
from .drafts import OUR_NOTE, OURS, Draft, as_edtf, nearest_motivation
from .json_places import one_line
from .rules import CONTEXT, as_list, has_type

_WRITTEN = {"@context", "id", "type", "motivation", "creator", "created", "modified", "body", "target"}
_KINDS = {
    "body": {"type", "value", "format", "purpose"},
    "target": {"type", "source", "selector"},
    "creator": {"type", "name"},
}


def draft_of(value: Mapping[str, Any], pointer: str = "", context: object = CONTEXT) -> Draft:
    """The note that a valid annotation makes; `context` is that of the document which it stands in."""
    identifier = str(first(value.get("id"), ""))
    target = _target(value)
    body = "\n\n".join(filter(None, (_body(part, identifier) for part in _said(value))))
    draft = Draft(
        key=identifier,
        iri=identifier,
        pointer=pointer,
        body=body,
        motivation=nearest_motivation(_motivations(value), body),
        author=author_of(value.get("creator")) or _authors_of_bodies(value),
        created=as_edtf(first(value.get("created"))) or _created_of_bodies(value),
        modified=as_edtf(first(value.get("modified"))),
        tags=tags_of(value),
        target=_selector(target),
        hints=tuple(_hints(target)),
        answers=tuple(_addresses(value)),
        about=_source(target),
        origin=_origin(value, context),
    )
    return _with_ours(draft, value, target)


def first(value: Any, default: Any = None) -> Any:
    return next(iter(as_list(value)), default)


def tags_of(value: Mapping[str, Any]) -> tuple[str, ...]:
    tags = [str(first(part["value"], "")).strip() for part in _parts(value.get("body")) if _is_tag(part)]
    return tuple(dict.fromkeys(filter(None, tags)))


def author_of(creator: Any) -> str:
    """The names of who wrote it, or what stands for them."""
    return ", ".join(filter(None, (_name(agent) for agent in as_list(creator))))


def _authors_of_bodies(value: Mapping[str, Any]) -> str:
    """Some tools name who wrote it at each body, and nowhere else."""
    names = (author_of(part.get("creator")) for part in _said(value) if isinstance(part, dict))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _created_of_bodies(value: Mapping[str, Any]) -> str:
    times = (as_edtf(first(part.get("created"))) for part in _said(value) if isinstance(part, dict))
    return next(filter(None, times), "")


def selectors_of(target: Any) -> Iterator[Mapping[str, Any]]:
    """The selectors of a target, each followed by those that refine it."""
    pending = list(as_list(target.get("selector"))) if isinstance(target, dict) else []
    while pending:
        selector = pending.pop(0)
        if isinstance(selector, dict):
            yield selector
            pending = as_list(selector.get("refinedBy")) + pending


def our_fields(value: Mapping[str, Any]) -> dict[str, str]:
    return {key.removeprefix(OURS): str(first(field)) for key, field in value.items() if key.startswith(OURS)}


def mistakes_of_ours(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of ours that somebody has changed into what they cannot be, and the rule."""
    for key, text in our_fields(value).items():
        if key in _OURS and not _OURS[key][0](text):
            yield OURS + key, f"`{OURS}{key}` is {_OURS[key][1]}; found `{text[:60]}`"


def _parts(value: Any) -> Iterator[Any]:
    """Bodies or targets one by one; of a choice, the first is what is meant unless a reader chooses."""
    for part in as_list(value):
        if isinstance(part, dict) and isinstance(part.get("items"), list):
            yield from _parts(part["items"][:1] if has_type(part, "Choice") else part["items"])
        else:
            yield part


def _is_tag(part: Any) -> bool:
    return isinstance(part, dict) and "value" in part and "tagging" in as_list(part.get("purpose"))


def _said(value: Mapping[str, Any]) -> Iterator[Any]:
    if isinstance(first(value.get("bodyValue")), str):
        yield {"type": "TextualBody", "value": first(value["bodyValue"]), "format": "text/plain"}
    yield from (part for part in _parts(value.get("body")) if not _is_tag(part))


def _body(part: Any, identifier: str) -> str:
    if isinstance(part, str):
        return from_address(part)
    if "value" not in part:
        return from_address(_source(part))
    words, form = str(first(part["value"], "")), str(first(part.get("format"), "text/plain")).lower()
    if "html" in form:
        return from_html(words)
    if "markdown" in form:
        return words.strip() if identifier.startswith(OUR_NOTE) else from_markdown(words)
    return from_plain(words)


def _motivations(value: Mapping[str, Any]) -> list[str]:
    own = [word for word in as_list(value.get("motivation")) if isinstance(word, str)]
    purposes = [word for part in _said(value) if isinstance(part, dict) for word in as_list(part.get("purpose"))]
    return own or [word for word in purposes if isinstance(word, str)]


def _name(agent: Any) -> str:
    if isinstance(agent, str):
        return agent
    names = [str(name) for key in ("name", "nickname", "id") for name in as_list(agent.get(key))]
    return names[0] if names else ""


def _target(value: Mapping[str, Any]) -> Any:
    """The first target that quotes words, else the first."""
    targets = list(_parts(value.get("target")))
    return next((target for target in targets if _quotation(target)), first(targets, ""))


def _quotation(target: Any) -> Mapping[str, Any] | None:
    quotations = (s for s in selectors_of(target) if has_type(s, "TextQuoteSelector"))
    return next((s for s in quotations if str(first(s.get("exact"), "")).strip()), None)


def _selector(target: Any) -> Selector:
    quotation = _quotation(target)
    if quotation is None:
        return Selector()
    exact, prefix, suffix = (str(first(quotation.get(key), "")) for key in ("exact", "prefix", "suffix"))
    return Selector(exact, prefix, suffix)


def _hints(target: Any) -> Iterator[Span]:
    for selector in selectors_of(target):
        if has_type(selector, "TextPositionSelector"):
            yield Span(int(first(selector["start"])), int(first(selector["end"])))


def _source(target: Any) -> str:
    if isinstance(target, str):
        return target
    source = first(target.get("source", target.get("id")), "")
    return str(first(source.get("id"), "")) if isinstance(source, dict) else str(source)


def _addresses(value: Mapping[str, Any]) -> Iterator[str]:
    """The targets that are whole resources: one of them may be the annotation that this one answers."""
    for target in _parts(value.get("target")):
        if isinstance(target, str):
            yield target
        elif isinstance(target, dict) and "selector" not in target:
            yield _source(target)


def _origin(value: Mapping[str, Any], context: object) -> str:
    """The annotation without what an export adds; empty for one of ours that says no more than we do."""
    bare = {key: part for key, part in value.items() if not key.startswith(OURS) and key != "@context"}
    own = value.get("@context", context)
    if str(bare.get("id", "")).startswith(OUR_NOTE) and own == CONTEXT and not _says_more(bare):
        return ""
    return one_line(bare if own == CONTEXT else {"@context": own, **bare})


def _says_more(value: Mapping[str, Any]) -> bool:
    """Whether somebody has added to an annotation of ours what our fields have no words for."""
    if not value.keys() <= _WRITTEN or not isinstance(value.get("motivation"), str):
        return True
    for key, known in _KINDS.items():
        if any(isinstance(part, dict) and not part.keys() <= known for part in as_list(value.get(key))):
            return True
    said = [part for part in as_list(value.get("body")) if not _is_tag(part)]
    targets = [part for part in as_list(value.get("target")) if isinstance(part, dict)]
    return len(said) > 1 or len(targets) > 1 or len(as_list(value.get("creator"))) > 1


def _with_ours(draft: Draft, value: Mapping[str, Any], target: Any) -> Draft:
    ours = our_fields(value)
    draft = replace(
        draft,
        identifier=ours.get("id", ""),
        body=ours.get("body", draft.body),
        author=ours.get("author", draft.author),
        created=ours.get("created", draft.created),
        modified=ours.get("modified", draft.modified),
        tags=tuple(_words(ours.get("tags", "")) or ()) if "tags" in ours else draft.tags,
        motivation=Motivation(ours.get("motivation", draft.motivation)),
        stands=NotePlace(ours.get("place", draft.stands)),
        origin=ours.get("origin", draft.origin),
    )
    given = _given_target(ours.get("target", ""))
    quoted = letters_of(_selector(target).quote)
    # Where another tool has put the note on other words since, its word counts.
    if given is not None and (not quoted or letters_of(given.quote) in ("", quoted)):
        draft = replace(draft, target=given, has_target=True)
    return draft


def _given_target(text: str) -> Selector | None:
    try:
        return selector_of(TargetFormat.model_validate(_loaded(text)))
    except ValidationError:
        return None


def _words(text: str) -> list[str] | None:
    words = _loaded(text)
    if isinstance(words, list) and all(isinstance(word, str) and word.strip() for word in words):
        return words
    return None


def _loaded(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


_OURS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "id": (lambda text: IDENTIFIER.fullmatch(text) is not None, "an id of a-z, 0-9 and hyphens"),
    "created": (lambda text: not text or is_date(text), "an EDTF date"),
    "modified": (lambda text: not text or is_date(text), "an EDTF date"),
    "motivation": (lambda text: text in set(Motivation), "one of our motivations"),
    "place": (lambda text: text in set(NotePlace), "footnote or margin"),
    "target": (lambda text: _given_target(text) is not None, "a target of ours, as JSON"),
    "tags": (lambda text: _words(text) is not None, "a list of words, as JSON"),
    "origin": (lambda text: not text or isinstance(_loaded(text), dict), "an object, as JSON"),
}
