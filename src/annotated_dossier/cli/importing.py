"""`import`: notes for a source, or entries for the register, from what other tools save."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import click

from ..authoring.importing import Import, prepare_import, write_import
from ..authoring.importing_entries import Asked, CameBetween, EntriesImport, prepare_entries, write_entries
from ..interchange.registers.csv_table import parse_mapping
from ..problems import Problems
from ..reading.schema import IDENTIFIER
from .options import with_dossier
from .printing import plural, print_problems
from .turns import writing_to

_SHOWN = 20


def _a_mapping(_context: click.Context, _option: click.Parameter, text: str) -> dict[str, str]:
    try:
        return dict(parse_mapping(text))
    except ValueError as error:
        raise click.BadParameter(f"`{error}` is no pair; write field=column, as in name=Full name") from error


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", default="", help="Notes: the id of the source that they are about.")
@click.option("--map", "columns", default="", callback=_a_mapping, help="CSV: name=Full name,kind=Type ...")
@click.option("--kind", default="", help="Entries: the kind of those of which the file does not say it.")
@click.option("--write", is_flag=True, help="Entries: write the file; without it they are only shown.")
@with_dossier
def import_file(file: Path, source: str, columns: dict[str, str], kind: str, write: bool, dossier: Path) -> None:
    """Take over what FILE holds. With --source, notes for a source: W3C Web Annotations, Hypothes.is, Recogito.

    Without it, entries for the register: a CSV table, FollowTheMoney's JSON, a TEI document's lists, or an Obsidian
    vault's folder. What would be written is shown first; --write writes it to a new file of the register.
    """
    given = click.get_current_context().get_parameter_source("source")
    if given is click.core.ParameterSource.DEFAULT:
        with writing_to(dossier) if write else nullcontext():
            _import_entries(file, Asked(columns, kind), dossier, write=write)
    elif columns or kind or write:
        raise click.UsageError("--map, --kind and --write are about entries; --source is about notes")
    else:
        with writing_to(dossier):
            _import_notes(file, source, dossier)


def _import_notes(file: Path, source: str, dossier: Path) -> None:
    if not IDENTIFIER.fullmatch(source):
        raise click.BadParameter(f"`{source}` is no id; an id is made of a-z, 0-9 and hyphens", param_hint="--source")
    problems = Problems()
    prepared = prepare_import(file, source, dossier, problems)
    print_problems(problems.found, err=True)
    if prepared is None:
        raise click.ClickException("nothing was written")
    write_import(prepared)
    _tell_notes(prepared)


def _tell_notes(prepared: Import) -> None:
    for note, differs in prepared.known:
        click.echo(f"is there   {note.id}{' (the file says something else now; the note stays)' if differs else ''}")
    for note in prepared.added:
        click.echo(f"added      {note.id}")
    count = len(prepared.added)
    click.echo(f"{count} {plural('note', count)} added to {prepared.path.as_posix()}")


def _import_entries(file: Path, asked: Asked, dossier: Path, *, write: bool) -> None:
    problems = Problems()
    prepared = prepare_entries(file, asked, dossier, problems)
    print_problems(problems.found, err=True)
    if prepared is None:
        raise click.ClickException("nothing was written")
    _tell_entries(prepared)
    added = prepared.settled.added
    if not added:
        click.echo("there is nothing to add", err=True)
        sys.exit(0)
    count = f"{len(added)} {'entry' if len(added) == 1 else 'entries'}"
    if not write:
        click.echo(f"{count} would be written to {prepared.path.as_posix()}; give --write to do it")
        return
    try:
        write_entries(prepared)
    except CameBetween as error:
        raise click.ClickException(f"{error} is there already and stays as it is; try again") from error
    except OSError as error:
        raise click.ClickException(f"{prepared.path.as_posix()} cannot be written: {error.strerror}") from error
    click.echo(f"{count} written to {prepared.path.as_posix()}")


def _tell_entries(prepared: EntriesImport) -> None:
    for column, name in prepared.columns:
        click.echo(f"column     {column} -> {name}")
    for name, identifier in prepared.settled.known:
        click.echo(f"is there   {name}: {identifier}")
    added = prepared.settled.added
    for entity in added[:_SHOWN]:
        click.echo(f"new        {entity.id} ({entity.kind}): {entity.name}")
    if len(added) > _SHOWN:
        kinds = Counter(entity.kind for entity in added[_SHOWN:])
        rest = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        click.echo(f"new        and {len(added) - _SHOWN} more: {rest}")
    for what, count in prepared.settled.left_out.items():
        click.echo(f"left out   {what}: {count}")
