"""What no single file can get wrong: names that lead nowhere, or to two places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from ..dates import is_backwards, is_backwards_between
from ..model import Attribution, Correctable, Decision, Dossier, Entity, ids_by_name, name_in_words
from ..problems import Check, Fix, Place, Problem, Problems
from .checking import did_you_mean
from .circles import check_circles
from .locations import check_locations

# What tells of an id, by what the id should be of.
_UNKNOWN: Mapping[Correctable, Check] = {
    "source": Check.UNKNOWN_SOURCE,
    "entity": Check.UNKNOWN_ENTITY,
    "claim": Check.UNKNOWN_CLAIM,
}


def check_consistency(dossier: Dossier, problems: Problems, *, register_is_whole: bool) -> None:
    """Ids that are used must exist, and a name must have one owner.

    Where part of the register could not be read, an id that is missing says nothing and is not told.
    """
    _propose_ids(dossier, problems)
    if register_is_whole:
        _check_entity_ids(dossier, problems)
    _check_source_ids(dossier, problems)
    _check_claims(dossier, problems)
    _check_corrections(dossier, problems, register_is_whole=register_is_whole)
    _check_names(dossier, problems)
    _check_intervals(dossier, problems)
    check_circles(dossier, problems)
    check_locations(dossier, problems)


def _propose_ids(dossier: Dossier, problems: Problems) -> None:
    """Adds the id of an entry where its name stands in the id's place."""
    ids = ids_by_name(dossier.entities)

    def better(problem: Problem) -> Problem:
        meant = ids.get(name_in_words(problem.for_entry)) if problem.for_entry else None
        if meant is None:
            return problem
        words = f"{problem.message}; did you mean `{meant}`?"
        return replace(problem, message=words, fix=Fix(problem.for_entry, meant))

    problems.tell_better(better)


def _check_entity_ids(dossier: Dossier, problems: Problems) -> None:
    known = {entity.id for entity in dossier.entities}
    for entity in dossier.entities:
        for relation in entity.relations:
            if relation.to not in known:
                problems.error(
                    Check.UNKNOWN_ENTITY,
                    relation.place,
                    f"unknown entity `{relation.to}` in a relation of `{entity.id}`{_close(relation.to, known)}",
                )
    for decision in dossier.decisions:
        if decision.entity and decision.entity not in known:
            problems.error(
                Check.UNKNOWN_ENTITY,
                decision.place,
                f"unknown entity `{decision.entity}` in a decision{_close(decision.entity, known)}",
            )
    for attribution in dossier.attributions:
        speaker = attribution.speaker.entity
        if speaker and speaker not in known:
            problems.error(
                Check.UNKNOWN_ENTITY,
                attribution.place,
                f"unknown entity `{speaker}` in a decision{_close(speaker, known)}",
            )
    for claim in dossier.claims:
        if claim.by.entity and claim.by.entity not in known:
            problems.error(
                Check.UNKNOWN_ENTITY,
                claim.place,
                f"unknown entity `{claim.by.entity}` in `by` of the claim `{claim.id}`{_close(claim.by.entity, known)}",
            )


def _check_source_ids(dossier: Dossier, problems: Problems) -> None:
    sources = {source.id for source in dossier.sources}
    citable = sources | {reference.key for reference in dossier.references}
    told: set[str] = set()
    notes = {annotation.id for annotation in dossier.annotations}
    for annotation in dossier.annotations:
        if annotation.replies_to and annotation.replies_to not in notes:
            problems.error(
                Check.UNKNOWN_NOTE,
                annotation.place,
                f"the note `{annotation.id}` replies to a note `{annotation.replies_to}` that there is not"
                f"{_close(annotation.replies_to, notes)}",
            )
        if annotation.source not in sources and annotation.place.file not in told:
            told.add(annotation.place.file)
            problems.error(
                Check.NOTES_WITHOUT_SOURCE,
                Place(annotation.place.file),
                f"these notes are about a source `{annotation.source}` that there is not"
                f"{_close(annotation.source, sources)}",
            )
    rulings: list[Decision | Attribution] = [*dossier.decisions, *dossier.attributions]
    for decision in rulings:
        if decision.source not in sources:
            problems.error(
                Check.UNKNOWN_SOURCE,
                decision.place,
                f"unknown source `{decision.source}` in a decision{_close(decision.source, sources)}",
            )
    for entity in dossier.entities:
        for relation in entity.relations:
            if relation.source and relation.source not in citable:
                problems.error(
                    Check.UNKNOWN_SOURCE,
                    relation.place,
                    f"unknown source or reference `{relation.source}` in a relation of `{entity.id}`"
                    f"{_close(relation.source, citable)}",
                )
        for alias in entity.aliases:
            for source in alias.only_in:
                if source not in sources:
                    problems.error(
                        Check.UNKNOWN_SOURCE,
                        alias.place,
                        f"unknown source `{source}` in `only_in` of `{alias.name}`{_close(source, sources)}",
                    )


def _check_claims(dossier: Dossier, problems: Problems) -> None:
    sources = {source.id for source in dossier.sources}
    references = {reference.key for reference in dossier.references}
    for claim in dossier.claims:
        what = f"the claim `{claim.id}`"
        if claim.source not in sources:
            problems.error(
                Check.UNKNOWN_SOURCE,
                claim.place,
                f"unknown source `{claim.source}` in the target of {what}{_close(claim.source, sources)}",
            )
        for evidence in claim.evidence:
            source, cited = evidence.source, evidence.reference
            if source and source not in sources:
                hint = f"; it is a reference: `cite: {source}`" if source in references else _close(source, sources)
                problems.error(
                    Check.UNKNOWN_SOURCE, evidence.place, f"unknown source `{source}` in the evidence of {what}{hint}"
                )
            if cited and cited not in references:
                hint = f"; it is a source: `source: {cited}`" if cited in sources else _close(cited, references)
                problems.error(
                    Check.UNKNOWN_REFERENCE,
                    evidence.place,
                    f"unknown reference `{cited}` in the evidence of {what}{hint}",
                )


def _check_corrections(dossier: Dossier, problems: Problems, *, register_is_whole: bool) -> None:
    known = {
        "source": {source.id for source in dossier.sources},
        "entity": {entity.id for entity in dossier.entities},
        "claim": {claim.id for claim in dossier.claims},
    }
    for correction in dossier.corrections:
        what, identifier = correction.what, correction.id
        if identifier not in known[what] and (register_is_whole or what != "entity"):
            problems.error(
                _UNKNOWN[what],
                correction.place,
                f"unknown {what} `{identifier}` in a correction{_close(identifier, known[what])}",
            )


def _check_names(dossier: Dossier, problems: Problems) -> None:
    """Two entries that claim one alias everywhere; full names may be shared, a reader can tell those apart."""
    owners: dict[str, tuple[Entity, Place]] = {}
    for entity in dossier.entities:
        owners.setdefault(_folded(entity.name), (entity, entity.place))
    for entity in dossier.entities:
        for alias in entity.aliases:
            if alias.only_in:
                continue
            owner, place = owners.setdefault(_folded(alias.name), (entity, alias.place))
            if owner.id != entity.id:
                problems.error(
                    Check.SHARED_ALIAS,
                    alias.place,
                    f"the alias `{alias.name}` of `{entity.id}` is claimed by `{owner.id}` too, at {place}; "
                    "take it from one of them, or limit it with `only_in`",
                )


def _check_intervals(dossier: Dossier, problems: Problems) -> None:
    for source in dossier.sources:
        if source.date and is_backwards(source.date):
            problems.error(
                Check.DATES_OUT_OF_ORDER,
                source.place,
                f"the date of `{source.id}`, `{source.date}`, ends before it starts",
            )
    for entity in dossier.entities:
        for relation in entity.relations:
            for date in filter(None, (relation.since, relation.until)):
                if is_backwards(date):
                    problems.error(
                        Check.DATES_OUT_OF_ORDER,
                        relation.place,
                        f"the interval `{date}` of this relation ends before it starts",
                    )
            if not (relation.since and relation.until):
                continue
            if is_backwards_between(relation.since, relation.until):
                problems.error(
                    Check.DATES_OUT_OF_ORDER,
                    relation.place,
                    f"this relation ends ({relation.until}) before it starts ({relation.since})",
                )


def _close(word: str, known: set[str]) -> str:
    hint = did_you_mean(word, sorted(known))
    return hint if hint.endswith("?") else ""


def _folded(name: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name).casefold()).strip()
