"""`add`: files become sources."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ..authoring.adding.collection import Added, Collection, ThereAlready
from ..authoring.adding.document import Refused
from ..authoring.adding.drafting import Given
from ..authoring.adding.gathering import gather_files
from ..dates import is_date
from ..model import Rights
from ..problems import Check, Place, Problem, Problems, Severity
from ..publishing.progress import progress_for_terminal, watched
from ..reading.schema import fault_of_id
from .options import with_dossier
from .printing import exit_code, plural, print_problems
from .turns import writing_to

# What is true of one text can hardly be true of a whole folder.
_OF_ONE = {"identifier": "--id", "title": "--title", "authors": "--author", "url": "--url", "archived": "--archived"}


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
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--id", "identifier", default="", callback=_an_id, help="The source's id.  [default: made of its title]")
@click.option("--title", default="", help="[default: what the file says]")
@click.option("--author", "authors", multiple=True, help="May be given several times.")
@click.option("--publisher", default="")
@click.option("--date", default="", callback=_a_date, help="EDTF: 2024-04-19, 2024-04, 2024-04~ ...")
@click.option("--url", default="", callback=_an_address, help="Where the text was read.")
@click.option("--archived", default="", callback=_an_address, help="Where an archive keeps a copy.")
@click.option("--retrieved", default="", callback=_a_date, help="The day on which it was read, as EDTF.")
@click.option(
    "--rights",
    type=click.Choice([right.value for right in Rights]),
    help="What a public edition may show of the text.  [default: what the file says, or none]",
)
@with_dossier
def add(
    files: tuple[Path, ...],
    identifier: str,
    title: str,
    authors: tuple[str, ...],
    publisher: str,
    date: str,
    url: str,
    archived: str,
    retrieved: str,
    rights: str | None,
    dossier: Path,
) -> None:
    """Make sources of FILES, or of the files in a folder: .txt, .md, .html, .pdf, .docx.

    Says of each what was recognized in it and what was left out. Nothing is overwritten, nothing is asked of the
    network, and a text that the dossier has already is not added again. One file that cannot be read does not stop the
    others.
    """
    said = Rights(rights) if rights else None
    given = Given(identifier, title, authors, publisher, date, url, archived, retrieved, said)
    problems = Problems()
    gathered = gather_files(files, problems)
    print_problems(problems.found, err=True)
    refused = [option for field, option in _OF_ONE.items() if getattr(given, field)]
    if len(gathered) > 1 and refused:
        raise click.UsageError(f"{', '.join(refused)} can be said of one file only; leave it out, or name one file")
    with writing_to(dossier):
        done = _add_all(gathered, given, dossier / "sources", problems)
    if len(gathered) > 1:
        _summarize(done, sum(problem.severity is Severity.ERROR for problem in problems.found))
    sys.exit(exit_code(problems.found))


def _add_all(files: Sequence[Path], given: Given, folder: Path, problems: Problems) -> list[Added | ThereAlready]:
    """Add one file after the other, and tell of each before the next is read."""
    progress = progress_for_terminal()
    collection = Collection(folder)
    done: list[Added | ThereAlready] = []
    for file in watched(files, progress, "adding", len(files)):
        try:
            outcome = collection.add(file, given)
        except Refused as refusal:
            problem = Problem(
                Check.CANNOT_ADD, Severity.ERROR, Place(file.as_posix(), refusal.line, refusal.column), refusal.message
            )
            problems.found.append(problem)
            progress.end()
            print_problems([problem], err=True)
            continue
        done.append(outcome)
        progress.end()
        if len(files) > 1:
            click.echo(file.as_posix())
        _tell(outcome)
        if len(files) > 1:
            click.echo()
    progress.end()
    return done


def _tell(outcome: Added | ThereAlready) -> None:
    if isinstance(outcome, ThereAlready):
        _line("is already", f"{outcome.path.as_posix()}, the same text word for word; nothing was written")
        return
    document = outcome.document
    _line("title", document.title)
    _line("author", ", ".join(document.authors) or "(not recognized)")
    _line("publisher", document.publisher or "(not recognized)")
    _line("date", document.date or "(not recognized)")
    _line("dateline", document.dateline or "(not recognized)")
    for name in ("url", "language"):
        if getattr(document, name):
            _line(name, getattr(document, name))
    _line("text", _extent(outcome))
    for left_out in document.removed:
        _line("left out", left_out)
    for doubt in document.doubts:
        _line("look at", doubt)
    _line("rights", document.rights or Rights.NONE)
    _line("wrote", outcome.path.as_posix())
    if outcome.original:
        _line("kept", outcome.original.as_posix())


def _line(what: str, words: str) -> None:
    click.echo(f"{what:<11}{words}")


def _extent(added: Added) -> str:
    extent = f"{added.paragraphs} {plural('paragraph', added.paragraphs)}"
    pages = added.document.pages
    return f"{extent} on {pages} {plural('page', pages)}" if pages else extent


def _summarize(done: Sequence[Added | ThereAlready], refused: int) -> None:
    added = sum(isinstance(outcome, Added) for outcome in done)
    click.echo(f"{added} {plural('source', added)} added, {len(done) - added} there already, {refused} refused")
