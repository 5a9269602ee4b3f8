"""The command line: options in, rooms called in their order, lines out."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from jinja2 import TemplateError

from .annotating.anchoring import anchor_notes
from .annotating.markup import parse_source
from .annotating.mentions import Recognizer
from .annotating.quotes import find_quotes
from .authoring.adding import AlreadyThere, Given, draft_source, write_source
from .authoring.asking import ask_why
from .authoring.clipping import Clipping, read_clipping
from .authoring.importing import Import, export_notes, prepare_import, write_import
from .authoring.reselecting import find_rewrites
from .dates import is_date
from .edition import build_edition
from .interchange.targets import parse_targets
from .model import KINDS, Quotation, Rights, Source, Text
from .pages.book import PageOptions
from .pages.rendering import describe_template_error
from .problems import Place, Problem, Problems, Severity, in_reading_order
from .publishing.folder import NotOurs, write_pages
from .publishing.mkdocs_plugin import site_of
from .publishing.progress import progress_for_terminal
from .publishing.site import SiteError, build_site, load_site_config
from .publishing.swapping import Busy
from .reading.dossier import load_dossier
from .reading.files import load_text
from .reading.register import load_register
from .reading.schema import IDENTIFIER
from .reading.sources import read_loose_text

CONFIG = Path("mkdocs.yml")
DOSSIER = Path("dossier")


class _BuildsByDefault(click.Group):
    """Without a command's name, `build` is meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("--help", "--version")):
            args = ["build", *args]
        return super().parse_args(ctx, args)


_dossier = click.option(
    "--dossier",
    type=click.Path(file_okay=False, path_type=Path),
    default=DOSSIER,
    show_default=True,
    help="The folder of the dossier.",
)
_texts = click.argument("texts", nargs=-1, required=True, type=click.Path(path_type=Path))
_register = click.option(
    "--register",
    type=click.Path(file_okay=False, path_type=Path),
    help="The register's folder.  [default: that of the dossier]",
)
_edition = click.option(
    "--edition",
    type=click.Choice(["public", "private"]),
    default="public",
    show_default=True,
    help="Whom the pages are for; a private edition shows every text in full.",
)


@click.group(cls=_BuildsByDefault)
@click.version_option(package_name="annotated-dossier", prog_name="dossier")
def main() -> None:
    """Publish an annotated dossier: sources, a register of who and what they name, notes on their words."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


@main.command()
@_dossier
@_edition
@click.option("--strict", is_flag=True, help="Keep the old site where there is any problem.")
def build(dossier: Path, edition: Any, strict: bool) -> None:
    """Build the site that mkdocs.yml describes and put it in the place of the old one."""
    _log_to_stderr()
    given = click.get_current_context().get_parameter_source("dossier")
    folder = None if given is click.core.ParameterSource.DEFAULT else dossier
    try:
        target = build_site(CONFIG, folder, edition, progress_for_terminal(), strict=strict)
    except SiteError as error:
        raise click.ClickException(f"{error}\nThe site that was there is as it was.") from error
    except Busy as error:
        raise click.ClickException(f"another build is writing {error}; let it finish") from error
    click.echo(f"The {edition} edition is in {_short(target)}/", err=True)


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_dossier
@_edition
def pages(folder: Path, dossier: Path, edition: Any) -> None:
    """Write all pages to FOLDER as Markdown that any MkDocs-compatible publisher takes without our plugin."""
    docs, options = Path("docs"), PageOptions(links_styles=True)
    if CONFIG.exists():
        try:
            config = load_site_config(CONFIG)
        except SiteError as error:
            raise click.ClickException(str(error)) from error
        docs = Path(config.docs_dir)
        options = PageOptions(bool(config.use_directory_urls), links_styles=True, site=site_of(config))
    if Path("templates").is_dir():
        options = replace(options, templates=(Path("templates"),))
    problems = Problems()
    try:
        count = write_pages(folder, dossier, docs, options, edition, progress_for_terminal(), problems)
    except TemplateError as error:
        raise click.ClickException(describe_template_error(error)) from error
    except NotOurs as error:
        raise click.ClickException(f"{error} holds other files; choose an empty folder, or a new one") from error
    except Busy as error:
        raise click.ClickException(f"another build is writing {error}; let it finish") from error
    _print_problems(problems.found, err=True)
    click.echo(f"{count} pages are in {folder}/; name it as `docs_dir` in an mkdocs.yml", err=True)


@main.command()
@_texts
@_register
@_dossier
def mentions(texts: tuple[Path, ...], register: Path | None, dossier: Path) -> None:
    """Print each mention in TEXTS as a line of JSON; offsets are code points of the file, half-open."""
    problems = Problems()
    entities = load_register(register or dossier / "register", KINDS, problems)
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
                "reason": mention.reason,
            }
            click.echo(json.dumps(row, ensure_ascii=False))
    _print_problems(problems.found, err=True)
    sys.exit(_exit_code(problems.found))


@main.command()
@_texts
@_register
@_dossier
def quotes(texts: tuple[Path, ...], register: Path | None, dossier: Path) -> None:
    """Print each direct quotation in TEXTS and who is credited with it as a line of JSON; offsets as in `mentions`."""
    problems = Problems()
    entities = load_register(register or dossier / "register", KINDS, problems)
    people = {entity.id for entity in entities if entity.kind == "person"}
    recognizer = Recognizer.of(entities)
    for path, source, text in _read_loose(texts, problems):
        found = recognizer.read(text, source.id, source.language).mentions
        for quotation in find_quotes(text, found, people):
            click.echo(json.dumps({"source": str(path), **_quotation_row(text, quotation)}, ensure_ascii=False))
    _print_problems(problems.found, err=True)
    sys.exit(_exit_code(problems.found))


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
        "reason": quotation.reason,
    }


def _read_loose(paths: Iterable[Path], problems: Problems) -> Iterator[tuple[Path, Source, Text]]:
    for path in paths:
        source = read_loose_text(path, problems)
        if source is not None:
            yield path, source, parse_source(source)


@main.command()
@click.argument("source")
@click.argument("quote")
@_dossier
def why(source: str, quote: str, dossier: Path) -> None:
    """Explain why the words QUOTE of SOURCE (its id) are linked to an entry, or are not."""
    problems = Problems()
    whole = load_dossier(dossier, problems)
    asked = next((s for s in whole.sources if s.id == source), None)
    if asked is None:
        _print_problems(problems.found, err=True)
        known = ", ".join(s.id for s in whole.sources) or "none"
        raise click.ClickException(f"there is no source `{source}` in {dossier.as_posix()}; there are: {known}")
    lines = list(ask_why(whole, asked, quote))
    if not lines:
        raise click.ClickException(f"the words `{quote}` are not in `{source}`")
    for line in lines:
        click.echo(line)


@main.command()
@_dossier
def check(dossier: Path) -> None:
    """List every problem as file:line:column: severity: message; exit 1 on an error."""
    problems = Problems()
    build_edition(load_dossier(dossier, problems), "private", problems)
    _print_problems(problems.found)
    errors = sum(problem.severity is Severity.ERROR for problem in set(problems.found))
    warnings = len(set(problems.found)) - errors
    click.echo(f"{errors} {_plural('error', errors)}, {warnings} {_plural('warning', warnings)}", err=True)
    sys.exit(_exit_code(problems.found))


@main.command()
@click.argument("text", required=False, type=click.Path(path_type=Path))
@click.argument("annotations", required=False, type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help="Write the selectors of moved and edited notes of the dossier anew.")
@click.option("--yes", is_flag=True, help="With --update: do not ask.")
@_dossier
def anchor(text: Path | None, annotations: Path | None, update: bool, yes: bool, dossier: Path) -> None:
    """Find the targets of notes (ANNOTATIONS, JSON) in TEXT, a line of JSON each; or bring the dossier's up to date."""
    if update:
        if text or annotations:
            raise click.UsageError("--update is about the dossier's own notes; leave the files out")
        _update_selectors(dossier, yes)
    elif text is None or annotations is None:
        raise click.UsageError("name a text and a file of notes, or give --update")
    else:
        _print_anchors(text, annotations)


def _print_anchors(path: Path, annotations: Path) -> None:
    problems = Problems()
    source, notes = read_loose_text(path, problems), load_text(annotations, problems)
    targets = parse_targets(notes, annotations.as_posix(), problems) if notes is not None else []
    if source is not None:
        text = parse_source(source)
        anchors = anchor_notes(text, [selector for _, selector in targets])
        for (identifier, _), found in zip(targets, anchors, strict=True):
            row: dict[str, object] = {"id": identifier, "status": found.status}
            if found.span is not None:
                row["start"], row["end"] = text.in_file(found.span)
            row |= {"score": round(found.score, 4), "candidates": len(found.candidates)}
            click.echo(json.dumps(row, ensure_ascii=False))
    _print_problems(problems.found, err=True)
    sys.exit(_exit_code(problems.found))


def _update_selectors(dossier: Path, yes: bool) -> None:
    problems = Problems()
    edition = build_edition(load_dossier(dossier, problems), "private", problems)
    rewrites = list(find_rewrites(edition.articles))
    for rewrite in rewrites:
        click.echo(rewrite.diff(), nl=False)
        if yes or click.confirm(f"Write {rewrite.file}?"):
            rewrite.write()
            click.echo(f"wrote {rewrite.file}", err=True)
    if not rewrites:
        click.echo("every selector is up to date", err=True)


@main.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", required=True, help="The id of the source that the notes are about.")
@_dossier
def import_notes(file: Path, source: str, dossier: Path) -> None:
    """Add the notes of FILE to a source: W3C Web Annotations, a Hypothes.is export or API answer, Recogito's JSON."""
    if not IDENTIFIER.fullmatch(source):
        raise click.BadParameter(f"`{source}` is no id; an id is made of a-z, 0-9 and hyphens", param_hint="--source")
    problems = Problems()
    prepared = prepare_import(file, source, dossier, problems)
    _print_problems(problems.found, err=True)
    if prepared is None:
        raise click.ClickException("nothing was written")
    write_import(prepared)
    _tell_import(prepared)


def _tell_import(prepared: Import) -> None:
    for note, differs in prepared.known:
        click.echo(f"is there   {note.id}{' (the file says something else now; the note stays)' if differs else ''}")
    for note in prepared.added:
        click.echo(f"added      {note.id}")
    count = len(prepared.added)
    click.echo(f"{count} {_plural('note', count)} added to {prepared.path.as_posix()}")


@main.command()
@click.option("--source", "sources", multiple=True, help="A source's id; may be given several times.  [default: all]")
@_dossier
def export(sources: tuple[str, ...], dossier: Path) -> None:
    """Print the notes of the dossier as W3C Web Annotations: an AnnotationCollection with one page, in JSON-LD."""
    problems = Problems()
    collection = export_notes(dossier, sources, problems)
    _print_problems(problems.found, err=True)
    if collection is None:
        raise click.ClickException("nothing was exported, for an export leaves no note out")
    click.echo(json.dumps(collection, ensure_ascii=False, indent=2))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "identifier", default="", help="The source's id.  [default: made of its title]")
@click.option("--title", default="", help="[default: the first line]")
@click.option("--author", "authors", multiple=True, help="May be given several times.")
@click.option("--publisher", default="")
@click.option("--date", default="", help="EDTF: 2024-04-19, 2024-04, 2024-04~ ...")
@click.option("--url", default="", help="Where the text was read.")
@click.option(
    "--rights",
    type=click.Choice([right.value for right in Rights]),
    default=Rights.NONE.value,
    show_default=True,
    help="What a public edition may show of the text.",
)
@_dossier
def add(
    file: Path,
    identifier: str,
    title: str,
    authors: tuple[str, ...],
    publisher: str,
    date: str,
    url: str,
    rights: str,
    dossier: Path,
) -> None:
    """Make a source of a raw text FILE, and say what was recognized in it and what was left out."""
    if identifier and not IDENTIFIER.fullmatch(identifier):
        raise click.BadParameter(f"`{identifier}` is no id; an id is made of a-z, 0-9 and hyphens", param_hint="--id")
    if date and not is_date(date):
        raise click.BadParameter(
            f"`{date}` is no date; write 2024, 2024-04, 2024-04-17 or 2024-04~", param_hint="--date"
        )
    if url and not url.lower().startswith(("https://", "http://")):
        raise click.BadParameter(f"`{url}` is no web address; it starts with https:// or http://", param_hint="--url")
    problems = Problems()
    text = load_text(file, problems)
    if text is None:
        _print_problems(problems.found, err=True)
        sys.exit(1)
    clipping = read_clipping(text)
    if not clipping.paragraphs:
        problem = Problem(
            Severity.ERROR, Place(file.as_posix()), "expected a title and at least one paragraph below it"
        )
        _print_problems([problem], err=True)
        sys.exit(1)
    draft = draft_source(clipping, Given(identifier, title, authors, publisher, date, url, Rights(rights)))
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
    click.echo(f"text       {count} {_plural('paragraph', count)}")
    for line in clipping.removed:
        click.echo(f"left out   {line}")
    click.echo(f"rights     {known.rights}")


def _print_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    for problem in in_reading_order(problems):
        click.echo(str(problem), err=err)


def _exit_code(problems: Iterable[Problem]) -> int:
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _short(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _log_to_stderr() -> None:
    """MkDocs and its plugins log; a build's user wants their warnings, and problems as `check` prints them."""
    handler = logging.StreamHandler()
    handler.setFormatter(_ProblemFormatter())
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


class _ProblemFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        if record.name == "mkdocs.plugins.dossier":
            return message.removeprefix("dossier: ")
        return f"mkdocs: {record.levelname.lower()}: {message}"
