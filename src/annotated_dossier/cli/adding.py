"""`add`: a clipping becomes a source."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..authoring.adding import AlreadyThere, Given, draft_source, write_source
from ..authoring.clipping import Clipping, read_clipping
from ..dates import is_date
from ..model import Rights
from ..problems import Check, Place, Problem, Problems, Severity
from ..reading.files import load_text
from ..reading.schema import fault_of_id
from .options import with_dossier
from .printing import plural, print_problems


def _an_id(_context: click.Context, _option: click.Parameter, text: str) -> str:
    fault = fault_of_id(text) if text else None
    if fault is not None:
        raise click.BadParameter(f"`{text}` {fault[1]}")
    return text


def _a_date(_context: click.Context, _option: click.Parameter, text: str) -> str:
    if text and not is_date(text):
        raise click.BadParameter(f"`{text}` is no date; write 2024, 2024-04, 2024-04-17 or 2024-04~")
    return text


def _an_address(_context: click.Context, _option: click.Parameter, text: str) -> str:
    if text and not text.lower().startswith(("https://", "http://")):
        raise click.BadParameter(f"`{text}` is no web address; it starts with https:// or http://")
    return text


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "identifier", default="", callback=_an_id, help="The source's id.  [default: made of its title]")
@click.option("--title", default="", help="[default: the first line]")
@click.option("--author", "authors", multiple=True, help="May be given several times.")
@click.option("--publisher", default="")
@click.option("--date", default="", callback=_a_date, help="EDTF: 2024-04-19, 2024-04, 2024-04~ ...")
@click.option("--url", default="", callback=_an_address, help="Where the text was read.")
@click.option("--archived", default="", callback=_an_address, help="Where an archive keeps a copy.")
@click.option("--retrieved", default="", callback=_a_date, help="The day on which it was read, as EDTF.")
@click.option(
    "--rights",
    type=click.Choice([right.value for right in Rights]),
    default=Rights.NONE.value,
    show_default=True,
    help="What a public edition may show of the text.",
)
@with_dossier
def add(
    file: Path,
    identifier: str,
    title: str,
    authors: tuple[str, ...],
    publisher: str,
    date: str,
    url: str,
    archived: str,
    retrieved: str,
    rights: str,
    dossier: Path,
) -> None:
    """Make a source of a raw text FILE, and say what was recognized in it and what was left out."""
    problems = Problems()
    text = load_text(file, problems)
    if text is None:
        print_problems(problems.found, err=True)
        sys.exit(1)
    clipping = read_clipping(text)
    if not clipping.paragraphs:
        problem = Problem(
            Check.CANNOT_ADD,
            Severity.ERROR,
            Place(file.as_posix()),
            "expected a title and at least one paragraph below it",
        )
        print_problems([problem], err=True)
        sys.exit(1)
    given = Given(identifier, title, authors, publisher, date, url, archived, retrieved, Rights(rights))
    draft = draft_source(clipping, given)
    try:
        path = write_source(draft, dossier / "sources")
    except AlreadyThere as error:
        raise click.ClickException(f"{error} is there already and stays as it is; choose another --id") from error
    _tell_clipping(clipping, draft.known)
    click.echo(f"wrote      {path.as_posix()}")


def _tell_clipping(clipping: Clipping, known: Given) -> None:
    click.echo(f"title      {known.title}")
    click.echo(f"author     {', '.join(known.authors) or '(not recognized)'}")
    click.echo(f"publisher  {known.publisher or '(not recognized)'}")
    click.echo(f"dateline   {clipping.dateline or '(not recognized)'}")
    count = len(clipping.paragraphs)
    click.echo(f"text       {count} {plural('paragraph', count)}")
    for line in clipping.removed:
        click.echo(f"left out   {line}")
    click.echo(f"rights     {known.rights}")
