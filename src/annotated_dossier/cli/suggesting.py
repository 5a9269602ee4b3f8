"""`suggest`: names that the register lacks, to read or as stubs of entries."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import click

from ..annotating.markup import parse_source
from ..annotating.suggesting import Suggestion, hindrance_of
from ..annotating.suggesting import suggest as find_suggestions
from ..authoring.inbox import INBOX, CannotAppend, prepare_stubs, told
from ..edition import recognizer_of
from ..model import KINDS, Dossier, Entity, Source, Text
from ..problems import Problems, Severity
from ..reading.dossier import load_dossier
from ..reading.register import load_kinds, load_register
from ..reading.sources import read_loose_text
from .options import with_dossier, with_register
from .printing import exit_code, plural, print_problems
from .turns import writing_to

_SHOWN = 5


@click.command()
@click.argument("texts", nargs=-1, type=click.Path(path_type=Path))
@with_register
@with_dossier
@click.option("--write", is_flag=True, help=f"Add a stub for each to the register's {INBOX}.")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON each; offsets are code points of the file.")
def suggest(texts: tuple[Path, ...], register: Path | None, dossier: Path, write: bool, as_json: bool) -> None:
    """List the names in TEXTS, or in the dossier's sources, that the register lacks."""
    folder = register or dossier / "register"
    # Who writes has to read in the same turn: what another has added by then is no longer suggested.
    with writing_to(folder.parent) if write else nullcontext():
        _suggest(texts, register, dossier, write=write, as_json=as_json)


def _suggest(texts: Sequence[Path], register: Path | None, dossier: Path, *, write: bool, as_json: bool) -> None:
    problems = Problems()
    whole = _load(texts, register, dossier, problems)
    read = [(source, parse_source(source)) for source in whole.sources]
    found = find_suggestions(read, recognizer_of(whole), whole.entities, whole.not_suggested, whole.decisions)
    if as_json:
        _print_rows(found, {source.id: text for source, text in read})
    else:
        _print_groups(found)
    _tell_hindrances(read)
    print_problems(problems.found, err=True)
    if not found and not problems.found:
        click.echo("no names that the register lacks", err=True)
    if write:
        _write(found, register or dossier / "register", whole.entities, problems)
    sys.exit(exit_code(problems.found))


def _load(texts: Sequence[Path], register: Path | None, dossier: Path, problems: Problems) -> Dossier:
    """The dossier; with TEXTS, those for its sources, by their paths, and no word of its other files."""
    if not texts and register is None:
        return load_dossier(dossier, problems)
    whole = load_dossier(dossier, Problems()) if dossier.is_dir() else Dossier()
    folder = register or dossier / "register"
    entities = load_register(folder, load_kinds(folder.parent / "kinds.yml", problems), problems)
    loose = [(path, read_loose_text(path, problems)) for path in dict.fromkeys(texts)]
    sources = tuple(replace(source, id=path.as_posix()) for path, source in loose if source is not None)
    return replace(whole, entities=entities, sources=sources if texts else whole.sources)


def _tell_hindrances(read: Iterable[tuple[Source, Text]]) -> None:
    hindered: dict[str, list[str]] = {}
    for source, text in read:
        hindrance = hindrance_of(text.plain, source.language)
        if hindrance is not None:
            hindered.setdefault(hindrance, []).append(source.id)
    for what, names in hindered.items():
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        click.echo(f"{', '.join(names[:_SHOWN])}{more}: {what}", err=True)


def _print_groups(found: Iterable[Suggestion]) -> None:
    order = [kind.id for kind in KINDS]
    by_kind = sorted(found, key=lambda made: order.index(made.kind))
    for kind, group in groupby(by_kind, key=lambda made: made.kind):
        some = list(group)
        click.echo(f"{KINDS[order.index(kind)].plural} ({len(some)})")
        for made in some:
            click.echo("; also ".join(filter(None, (f"  {made.name}", ", ".join(made.others)))))
            for line in told(made):
                click.echo(f"      {line}")
        click.echo()


def _print_rows(found: Iterable[Suggestion], texts: dict[str, Text]) -> None:
    for made in found:
        places = []
        for at in made.places:
            start, end = texts[at.source].in_file(at.span)
            row = {"source": at.source, "passage": at.passage, "start": start, "end": end, "surface": at.surface}
            places.append(row)
        like = made.resembles
        row = {
            "name": made.name,
            "kind": made.kind,
            "reason": made.reason,
            "count": len(places),
            "variants": dict(made.variants),
            "context": made.context,
            "resembles": {"entity": like.entity, "reason": like.reason} if like else None,
            "places": places,
        }
        click.echo(json.dumps(row, ensure_ascii=False))


def _write(found: Sequence[Suggestion], folder: Path, entities: Sequence[Entity], problems: Problems) -> None:
    """Add the stubs, unless a file of the register has an error: its entries would be suggested again."""
    inside = folder.as_posix()
    if any(p.severity is Severity.ERROR and f"{p.where.file}/".startswith(f"{inside}/") for p in problems.found):
        raise click.ClickException(f"nothing was written; mend the errors in {inside} first")
    try:
        addition = prepare_stubs(found, folder, entities)
        if addition.ids:
            addition.write()
    except CannotAppend as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{folder / INBOX} cannot be written: {error.strerror or error}") from error
    count = len(addition.ids)
    click.echo(f"added {count} {plural('stub', count)} to {addition.path.as_posix()}", err=True)
