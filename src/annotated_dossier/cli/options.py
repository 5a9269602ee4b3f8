"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

DOSSIER = Path("dossier")

with_dossier = click.option(
    "--dossier",
    type=click.Path(file_okay=False, path_type=Path),
    default=DOSSIER,
    show_default=True,
    help="The folder of the dossier.",
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
