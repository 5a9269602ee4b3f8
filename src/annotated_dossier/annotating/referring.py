"""What notes and descriptions refer to: entities by `[[id]]`, references and sources by `[@key]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

from ..model import Article, Block, Dossier, Mark, MarkKind, Run, Text, ids_by_name, name_in_words
from ..problems import Check, Fix, Place, Problem, Problems, Severity

_BRACKETS = re.compile(r"\[\[([^\[\]|]{1,200})(?:\|[^\[\]]*)?\]\]")


@dataclass(frozen=True, slots=True)
class _Known:
    """What texts may refer to; where the register is not whole, a missing entry may be one that could not be read."""

    entities: Set[str]
    ids_by_name: Mapping[str, str]
    works: Set[str]
    register_is_whole: bool


def check_references(
    dossier: Dossier,
    articles: Sequence[Article],
    descriptions: Mapping[str, Text],
    remarks: Mapping[str, Sequence[Text]],
    problems: Problems,
) -> None:
    """Tells of each entity or work that a note, a remark on evidence or a description names and that there is not."""
    entities = {entity.id for entity in dossier.entities}
    works = {reference.key for reference in dossier.references} | {source.id for source in dossier.sources}
    texts_are_whole = not any(map(_may_hide_a_citation, problems.found))
    known = _Known(entities, ids_by_name(dossier.entities), works, not any(map(_may_hide_an_entry, problems.found)))
    for article in articles:
        for note in article.notes:
            _check(note.body, f"the note `{note.annotation.id}`", note.annotation.place, known, problems)
    for entity in dossier.entities:
        if entity.id in descriptions:
            text = descriptions[entity.id]
            _check(text, f"the description of `{entity.id}`", entity.place, known, problems)

    for claim in dossier.claims:
        for evidence, remark in zip(claim.evidence, remarks[claim.id], strict=True):
            what = f"the note on evidence of the claim `{claim.id}`"
            _check(remark, what, evidence.place, known, problems)
    if texts_are_whole:
        _tell_uncited(dossier, articles, [*descriptions.values(), *chain(*remarks.values())], problems)


def _may_hide_a_citation(problem: Problem) -> bool:
    """Whether something that could cite a work was left out for the author's mistake."""
    return problem.check.loses and not problem.where.file.endswith((".csl", ".json", ".bib", "settings.yml"))


def _may_hide_an_entry(problem: Problem) -> bool:
    """Whether an entry of the register may have been left out for the author's mistake, which is told already."""
    return problem.severity is Severity.ERROR and Path(problem.where.file).parent.name == "register"


def _tell_uncited(dossier: Dossier, articles: Sequence[Article], texts: Sequence[Text], problems: Problems) -> None:
    bodies = (note.body for article in articles for note in article.notes)
    used = set(chain.from_iterable(map(cited_keys, chain(bodies, texts))))
    used |= {relation.source for entity in dossier.entities for relation in entity.relations}
    used |= {evidence.work for claim in dossier.claims for evidence in claim.evidence}
    for reference in dossier.references:
        if reference.key not in used:
            problems.warning(
                Check.UNCITED_REFERENCE,
                reference.place,
                f"the reference `{reference.key}` is listed and never cited; cite it or take it out",
            )


def cited_keys(text: Text) -> Iterator[str]:
    """The keys of the works that a note or description cites, as often as it does."""
    return (mark.target for mark in _marks(text.blocks) if mark.kind is MarkKind.CITATION)


def citations_in(text: Text) -> Iterator[tuple[str, str]]:
    """The works that a note or description cites, as pairs of key and locator."""
    for run in _runs(text.blocks):
        for mark in run.marks:
            if mark.kind is MarkKind.CITATION:
                yield mark.target, text.plain[run.span.start : run.span.end]


def named_entities(text: Text) -> Iterator[str]:
    """The ids of the entities that a note or description names."""
    return (mark.target for mark in _marks(text.blocks) if mark.kind is MarkKind.ENTITY)


def _check(text: Text, what: str, place: Place, known: _Known, problems: Problems) -> None:
    for key in dict.fromkeys(cited_keys(text)):
        if key not in known.works:
            problems.error(
                Check.UNKNOWN_REFERENCE,
                place,
                f"{what} cites `{key}`, which is neither a reference nor a source{_meant(key, known.works)}",
            )
    for identifier in dict.fromkeys(named_entities(text)):
        if identifier not in known.entities and known.register_is_whole:
            told = f"{what} names [[{identifier}]], which is not in the register{_meant(identifier, known.entities)}"
            problems.error(Check.UNKNOWN_ENTITY, place, told)
    for link in dict.fromkeys(_brackets_without_id(text)):
        meant = known.ids_by_name.get(name_in_words(link))
        hint = f"; did you mean [[{meant}]]?" if meant else ""
        problems.warning(
            Check.MALFORMED_LINK,
            place,
            f"{what} has [[{link}]], which stays as it is: an id is made of a-z, 0-9 and hyphens{hint}",
            Fix(f"[[{link}]]", f"[[{meant}]]", inside=True) if meant else None,
        )


def _meant(word: str, known: Iterable[str]) -> str:
    """ "; did you mean `x`?" where one of the known words is close."""
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.75)
    return f"; did you mean `{close[0]}`?" if close else ""


def _brackets_without_id(text: Text) -> Iterator[str]:
    """What stands between two square brackets outside of code and is no reference to an entry."""
    for run in _runs(text.blocks):
        if not any(mark.kind is MarkKind.CODE for mark in run.marks):
            yield from _BRACKETS.findall(text.plain[run.span.start : run.span.end])


def _marks(blocks: Sequence[Block]) -> Iterator[Mark]:
    for run in _runs(blocks):
        yield from run.marks


def _runs(blocks: Sequence[Block]) -> Iterator[Run]:
    for block in blocks:
        yield from block.runs
        yield from _runs(block.children)
