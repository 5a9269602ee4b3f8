"""`anchor` and `export`: notes, found again and handed on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from ..annotating.anchoring import anchor_notes
from ..annotating.markup import parse_source
from ..authoring.importing import export_notes
from ..authoring.reselecting import CannotRewrite, find_rewrites
from ..edition import build_edition
from ..interchange.targets import parse_targets
from ..problems import Problems
from ..reading.dossier import load_dossier
from ..reading.files import load_text
from ..reading.sources import read_loose_text
from .options import with_dossier
from .printing import exit_code, print_problems
from .turns import writing_to


@click.command()
@click.argument("text", required=False, type=click.Path(path_type=Path))
@click.argument("annotations", required=False, type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help="Write the selectors of moved and edited notes of the dossier anew.")
@click.option("--yes", is_flag=True, help="With --update: do not ask.")
@with_dossier
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
    print_problems(problems.found, err=True)
    sys.exit(exit_code(problems.found))


def _update_selectors(dossier: Path, yes: bool) -> None:
    problems = Problems()
    edition = build_edition(load_dossier(dossier, problems), "private", problems)
    if problems.lost_a_file:
        print_problems(problems.found, err=True)
        raise click.ClickException("part of the dossier cannot be read; mend that first")
    try:
        rewrites = list(find_rewrites(edition))
    except CannotRewrite as error:
        raise click.ClickException(str(error)) from error
    for rewrite in rewrites:
        click.echo(rewrite.diff(), nl=False)
        if yes or click.confirm(f"Write {rewrite.file}?"):
            with writing_to(dossier):
                rewrite.write()
            click.echo(f"wrote {rewrite.file}", err=True)
    if not rewrites:
        click.echo("every selector is up to date", err=True)


@click.command()
@click.option("--source", "sources", multiple=True, help="A source's id; may be given several times.  [default: all]")
@with_dossier
def export(sources: tuple[str, ...], dossier: Path) -> None:
    """Print the notes of the dossier as W3C Web Annotations: an AnnotationCollection with one page, in JSON-LD."""
    problems = Problems()
    collection = export_notes(dossier, sources, problems)
    print_problems(problems.found, err=True)
    if collection is None:
        raise click.ClickException("nothing was exported, for an export leaves no note out")
    click.echo(json.dumps(collection, ensure_ascii=False, indent=2))
