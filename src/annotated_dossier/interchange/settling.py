"""Drafts become notes of a source: with an id, a place and the note that they answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from ..annotating.anchoring import anchor_notes
from ..annotating.anchoring.canonical import letters_of
from ..model import Anchor, AnchorStatus, Annotation, Selector, Source, Span, Text
from ..problems import Check, Place, Problems
from . import hypothesis
from .detecting import Found, draft_of_origin
from .drafts import OUR_NOTE, OUR_SOURCE, WHOLE, Draft, identifier_for, utf16_reader
from .json_places import one_line


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of a file's annotations: notes to add, and those that are there already, with what is different."""

    notes: tuple[Annotation, ...]
    known: tuple[tuple[Annotation, bool], ...]


def key_of(note: Annotation) -> str:
    """The id by which a note is known elsewhere."""
    if not note.origin:
        return OUR_NOTE + note.id
    origin = json.loads(note.origin)
    return hypothesis.key_of(origin) if hypothesis.is_row(origin) else str(draft_of_origin(origin).key)


def settle(found: Found, about: Source, text: Text, there: Sequence[Annotation], problems: Problems) -> Settled:
    """The notes that the annotations make in the source that they are about, of which `text` is the plain text."""
    source = about.id
    by_key = {key_of(note): note for note in sorted(there, key=lambda note: note.source == source)}
    drafts = [_keyed(draft) for draft in found.drafts]
    here = [(d, by_key[d.key]) for d in drafts if d.key in by_key and by_key[d.key].source == source]
    new = [d for d in drafts if not (d.key in by_key and by_key[d.key].source == source)]
    taken = {note.id for note in there}
    notes = {d.pointer: _note(d, _identifier(d, taken), source, found.json.place(d.pointer)) for d in new}
    _answer(new, notes, {**by_key, **{draft.iri: note for draft, note in here}})
    _place(new, notes, text, source, problems)
    for draft in new:
        _tell_draft(draft, notes[draft.pointer], about, problems)
    return Settled(tuple(notes.values()), tuple((note, _differs(draft, note)) for draft, note in here))


def _keyed(draft: Draft) -> Draft:
    """An export of a note that came from elsewhere is known by the id that it had there."""
    if not draft.origin:
        return draft
    return replace(draft, key=draft_of_origin(json.loads(draft.origin)).key or draft.key)


def _differs(draft: Draft, note: Annotation) -> bool:
    """Whether the file says something that the note, as it was imported or written, does not."""
    if draft.origin or note.origin:
        return draft.origin != note.origin
    fields = ("body", "author", "created", "modified", "tags", "motivation", "stands")
    return any(getattr(draft, name) != getattr(note, name) for name in fields)


def _identifier(draft: Draft, taken: set[str]) -> str:
    """The note's id, which it then has taken."""
    wanted = draft.identifier or identifier_for(draft.key)
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    identifier = next(name for name in names if name not in taken)
    taken.add(identifier)
    return identifier


def _note(draft: Draft, identifier: str, source: str, place: Place) -> Annotation:
    return Annotation(
        id=identifier,
        source=source,
        target=draft.target,
        body=draft.body,
        place=place,
        motivation=draft.motivation,
        stands=draft.stands,
        author=draft.author,
        created=draft.created,
        modified=draft.modified,
        tags=draft.tags,
        # A note of ours that had to change its name is known again by the name that it had.
        origin=draft.origin or ("" if draft.key == OUR_NOTE + identifier else one_line({"id": draft.key})),
    )


# --------------------------------------------------------------------------------------------- what they answer


def _answer(drafts: Sequence[Draft], notes: dict[str, Annotation], there: Mapping[str, Annotation]) -> None:
    """Replies get the id of what they answer and, where they name no words themselves, its target."""
    by_address = {address: draft.pointer for draft in drafts for address in (draft.key, draft.iri)}
    threads: dict[str, Selector | str] = {}
    for draft in drafts:
        note = notes[draft.pointer]
        for address in draft.answers:
            pointer = by_address.get(address)
            parent = there.get(address) if pointer is None else notes[pointer]
            if parent is not None:
                threads[draft.pointer] = parent.target if pointer is None else pointer
                notes[draft.pointer] = replace(note, replies_to=parent.id)
            elif address.startswith(OUR_NOTE):
                notes[draft.pointer] = replace(note, replies_to=address.removeprefix(OUR_NOTE))
    for draft in drafts:
        note = notes[draft.pointer]
        if not draft.has_target and note.target.is_whole:
            notes[draft.pointer] = replace(note, target=_inherited(draft.pointer, threads, notes))


def _inherited(pointer: str, threads: Mapping[str, Selector | str], notes: Mapping[str, Annotation]) -> Selector:
    """The target of the nearest note up the thread that has one."""
    seen: set[str] = set()
    while pointer in threads and pointer not in seen:
        seen.add(pointer)
        parent = threads[pointer]
        if isinstance(parent, Selector):
            return parent
        if not notes[parent].target.is_whole:
            return notes[parent].target
        pointer = parent
    return WHOLE


# ------------------------------------------------------------------------------------------------ where they are


def _place(drafts: Sequence[Draft], notes: dict[str, Annotation], text: Text, source: str, problems: Problems) -> None:
    """Give each quotation its position in the text; tell of those that have none, which are kept all the same."""
    in_code_points = utf16_reader(text.plain)
    asked = {
        draft.pointer: _tries(notes[draft.pointer].target, draft, text.plain, in_code_points)
        for draft in drafts
        if not notes[draft.pointer].target.is_whole
    }
    anchors = iter(anchor_notes(text, [selector for tries in asked.values() for selector in tries]))
    for draft in drafts:
        note = notes[draft.pointer]
        results = [(selector, next(anchors)) for selector in asked.get(draft.pointer, ())]
        selector, anchor = next(((s, a) for s, a in results if a.span is not None), (note.target, _lost(results)))
        if anchor is None:
            _tell_unquoted(draft, note, problems)
        elif anchor.span is None:
            problems.warning(
                Check.IMPORTED_OTHERWISE, note.place, f"{draft.pointer or '/'}: {_sentence(note, anchor, source)}"
            )
        elif selector.quote and not draft.has_target and anchor.status is not AnchorStatus.EDITED:
            notes[draft.pointer] = replace(note, target=replace(selector, position=anchor.span))


def _lost(results: Sequence[tuple[Selector, Anchor]]) -> Anchor | None:
    return results[-1][1] if results else None


def _tries(target: Selector, draft: Draft, plain: str, in_code_points: Callable[[Span], Span]) -> list[Selector]:
    """The quotation at each offset that reproduces it, then wherever it is: an offset alone proves nothing."""
    if draft.has_target:
        return [target]
    bare = replace(target, position=None)
    spans = []
    for hint in draft.hints:
        both = [in_code_points(hint), hint]
        spans += both if draft.counts_utf16 else both[::-1]
    letters = letters_of(target.quote)
    if not letters:
        return [bare]
    fitting = [span for span in dict.fromkeys(spans) if letters_of(plain[span.start : span.end]) == letters]
    return [replace(bare, position=span) for span in fitting] + [bare]


def _tell_unquoted(draft: Draft, note: Annotation, problems: Problems) -> None:
    if draft.hints and note.target.is_whole:
        start, end = draft.hints[0]
        problems.warning(
            Check.IMPORTED_OTHERWISE,
            note.place,
            f"{draft.pointer or '/'}: the note `{note.id}` quotes no words, and its offsets {start} to {end} prove "
            "nothing without them; it is imported as a note on the whole text",
        )


def _sentence(note: Annotation, anchor: Anchor, source: str) -> str:
    quote = " ".join(note.target.quote.split())
    words = f"`{quote if len(quote) <= 60 else quote[:60] + ' …'}`"
    if anchor.status is AnchorStatus.AMBIGUOUS:
        return f"the note `{note.id}` is imported, but may stand in several places: {words} is in `{source}` repeatedly"
    return f"the note `{note.id}` is imported, but finds no place: {words} is not in `{source}`"


def _tell_draft(draft: Draft, note: Annotation, source: Source, problems: Problems) -> None:
    where = draft.pointer or "/"
    if draft.is_private:
        problems.warning(
            Check.IMPORTED_OTHERWISE, note.place, f"{where}: the note `{note.id}` is private where it comes from"
        )
    if draft.about and not _same_address(draft.about, source):
        read_at = f"; `{source.id}` was read at {source.url}" if source.url else f", not about `{source.id}`"
        problems.warning(
            Check.IMPORTED_OTHERWISE, note.place, f"{where}: the note `{note.id}` is about {draft.about}{read_at}"
        )


def _same_address(address: str, source: Source) -> bool:
    """Whether the annotated text may be this source; what is no address of the web or of ours says nothing."""
    if address.startswith(OUR_SOURCE):
        return address == OUR_SOURCE + source.id
    known = {_bare(url) for url in (source.url, source.archived) if url}
    return not source.url or _bare(address) in known or not address.lower().startswith(("http:", "https:"))


def _bare(address: str) -> str:
    return address.partition("#")[0].lower().removeprefix("https://").removeprefix("http://").rstrip("/")
