"""`check`: what is wrong with a dossier, and what is still to be done."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..annotating.suggesting import suggest
from ..authoring.mending import find_mends
from ..edition import build_edition, recognizer_of
from ..indexing.coverage import gather_coverage
from ..model import Edition
from ..pages.book import Book, PageOptions
from ..pages.proofing import check_hand_written, check_templates
from ..problems import Problems, Severity, in_reading_order
from ..publishing.configuration import check_navigation, read_configuration
from ..publishing.plugin_options import documents, options_of
from ..reading.dossier import load_dossier
from .coverage_formats import coverage_as_json, coverage_as_text
from .options import CONFIG, with_dossier
from .printing import exit_code, plural
from .problem_formats import FORMATS
from .turns import writing_to


@click.command()
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True)
@click.option("--coverage", is_flag=True, help="Tell what is still to be done in each source instead.")
@click.option("--fix", is_flag=True, help="Mend first what is safe to mend, showing each difference.")
@click.option("--yes", is_flag=True, help="With --fix: do not ask.")
@with_dossier
def check(form: str, coverage: bool, fix: bool, yes: bool, dossier: Path) -> None:
    """List every problem as file:line:column: severity: message [check]; exit 1 on an error."""
    if fix:
        _mend(dossier, yes)
    problems = Problems()
    site = read_configuration(CONFIG, problems) if CONFIG.exists() and not coverage else None
    edition = build_edition(load_dossier(dossier, problems), "private", problems)
    if coverage:
        _print_coverage(edition, form)
        if problems.lost_a_file:
            click.echo("part of the dossier cannot be read and is not counted; `check` says which", err=True)
        sys.exit(0 if dossier.is_dir() else 1)
    if site is None:
        options, docs = PageOptions(templates=(Path("templates"),)), Path("docs")
    else:
        options, docs = options_of(site.config), documents(site.config)
        check_navigation(site, Book(edition, options).paths(), problems)
    check_templates(edition, options, problems)
    check_hand_written(docs, problems)
    _print(problems, form)
    sys.exit(exit_code(problems.found))


def _mend(dossier: Path, yes: bool) -> None:
    """Mend file by file; everything is said on standard error, where it is in no program's way."""
    for mend in find_mends(dossier) if dossier.is_dir() else ():
        rewrite = mend.rewrite
        click.echo(rewrite.diff(), nl=False, err=True)
        if not mend.mended:
            click.echo(
                f"left {rewrite.file} as it is: the dossier would have no fewer errors, and no fewer warnings either",
                err=True,
            )
        elif yes or click.confirm(f"Write {rewrite.file}?", err=True):
            with writing_to(dossier):
                rewrite.write()
            click.echo(f"mended {rewrite.file}", err=True)
            for problem in mend.mended:
                click.echo(f"  {problem.where.line}:{problem.where.column} [{problem.check}]", err=True)


def _print(problems: Problems, form: str) -> None:
    found = in_reading_order(problems.found)
    lines = FORMATS[form](found)
    if lines:
        click.echo(lines)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = len(found) - errors
    click.echo(f"{errors} {plural('error', errors)}, {warnings} {plural('warning', warnings)}", err=True)


def _print_coverage(edition: Edition, form: str) -> None:
    read = [(article.source, article.text) for article in edition.articles]
    dossier = edition.dossier
    lacking = suggest(read, recognizer_of(dossier), dossier.entities, dossier.not_suggested, dossier.decisions)
    rows = gather_coverage(edition, ((place.source, place.surface) for name in lacking for place in name.places))
    match form:
        case "text":
            click.echo(coverage_as_text(rows))
        case "json":
            click.echo(coverage_as_json(rows))
        case _:
            raise click.UsageError(f"--coverage lists no problems; {form} knows nothing else. Take text or json")
