"""`mentions`, `quotes` and `why`: questions that change nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from ..annotating.markup import parse_source
from ..annotating.mentions import Recognizer
from ..annotating.quotes import find_quotes
from ..authoring.asking import ask_why
from ..model import Entity, Quotation, Source, Text
from ..problems import Problems
from ..reading.checking import did_you_mean
from ..reading.dossier import load_dossier
from ..reading.register import load_kinds, load_register
from ..reading.sources import read_loose_text
from .options import with_dossier, with_register, with_texts
from .printing import exit_code, print_problems


@click.command()
@with_texts
@with_register
@with_dossier
def mentions(texts: tuple[Path, ...], register: Path | None, dossier: Path) -> None:
    """Print each mention in TEXTS as a line of JSON; offsets are code points of the file, half-open."""
    problems = Problems()
    entities = _load_entities(register or dossier / "register", problems)
    by_id = {entity.id: entity for entity in entities}
    recognizer = Recognizer.of(entities)
    for path, source, text in _read_loose(texts, problems):
        for mention in recognizer.read(text, source.id, source.language).mentions:
            start, end = text.in_file(mention.span)
            entity = by_id[mention.entity]
            row = {
                "source": str(path),
                "start": start,
                "end": end,
                "surface": mention.surface,
                "entity": entity.id,
                "name": entity.name,
                "kind": entity.kind,
                "how": mention.how,
                "reason": str(mention.reason),
            }
            click.echo(json.dumps(row, ensure_ascii=False))
    print_problems(problems.found, err=True)
    sys.exit(exit_code(problems.found))


@click.command()
@with_texts
@with_register
@with_dossier
def quotes(texts: tuple[Path, ...], register: Path | None, dossier: Path) -> None:
    """Print each direct quotation in TEXTS and who is credited with it as a line of JSON; offsets as in `mentions`."""
    problems = Problems()
    entities = _load_entities(register or dossier / "register", problems)
    people = {entity.id for entity in entities if entity.kind == "person"}
    recognizer = Recognizer.of(entities)
    for path, source, text in _read_loose(texts, problems):
        found = recognizer.read(text, source.id, source.language).mentions
        for quotation in find_quotes(text, found, people):
            click.echo(json.dumps({"source": str(path), **_quotation_row(text, quotation)}, ensure_ascii=False))
    print_problems(problems.found, err=True)
    sys.exit(exit_code(problems.found))


def _quotation_row(text: Text, quotation: Quotation) -> dict[str, object]:
    start, end = text.in_file(quotation.span)
    cue, voice, speaker = quotation.cue, quotation.speaker, None
    if voice is not None:
        first, last = text.in_file(voice.span)
        speaker = {"start": first, "end": last, "surface": voice.surface, "entity": voice.entity}
    return {
        "start": start,
        "end": end,
        "quote": quotation.quote,
        "cue": text.plain[cue.start : cue.end] if cue else None,
        "speaker": speaker,
        "reason": str(quotation.reason),
    }


def _load_entities(register: Path, problems: Problems) -> tuple[Entity, ...]:
    """The entries of a register's folder, with the kinds that stand beside it."""
    return load_register(register, load_kinds(register.parent / "kinds.yml", problems), problems)


def _read_loose(paths: Iterable[Path], problems: Problems) -> Iterator[tuple[Path, Source, Text]]:
    for path in paths:
        source = read_loose_text(path, problems)
        if source is not None:
            yield path, source, parse_source(source)


@click.command()
@click.argument("source")
@click.argument("quote")
@with_dossier
def why(source: str, quote: str, dossier: Path) -> None:
    """Explain why the words QUOTE of SOURCE (its id) are linked to an entry, or are not."""
    problems = Problems()
    whole = load_dossier(dossier, problems)
    asked = next((s for s in whole.sources if s.id == source), None)
    if asked is None:
        print_problems(problems.found, err=True)
        known = [s.id for s in whole.sources]
        hint = did_you_mean(source, known) if known else "; there is none yet"
        raise click.ClickException(f"there is no source `{source}` in {dossier.as_posix()}{hint}")
    lines = list(ask_why(whole, asked, quote))
    if not lines:
        raise click.ClickException(f"the words `{quote}` are not in `{source}`")
    for line in lines:
        click.echo(line)
