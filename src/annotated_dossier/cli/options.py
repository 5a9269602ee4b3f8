"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from ..publishing.configuration import dossier_folder

CONFIG = Path("mkdocs.yml")
DOSSIER = Path("dossier")


def _or_that_of_the_site(_context: click.Context, _option: click.Parameter, given: Path | None) -> Path:
    return given or Path(dossier_folder(CONFIG) or DOSSIER)


with_dossier = click.option(
    "--dossier",
    type=click.Path(file_okay=False, path_type=Path),
    callback=_or_that_of_the_site,
    help="The folder of the dossier.  [default: the one that mkdocs.yml names, or dossier]",
)
with_texts = click.argument("texts", nargs=-1, required=True, type=click.Path(path_type=Path))
with_register = click.option(
    "--register",
    type=click.Path(file_okay=False, path_type=Path),
    help="The register's folder.  [default: that of the dossier]",
)
with_edition = click.option(
    "--edition",
    type=click.Choice(["public", "private"]),
    default="public",
    show_default=True,
    help="Whom the pages are for; a private edition shows every text in full.",
)
