"""The command line: options in, rooms called in their order, lines out; one module a group of commands."""

from __future__ import annotations

import sys

import click

from .adding import add
from .asking import mentions, quotes, why
from .checking import check
from .importing import import_file
from .notes import anchor, export
from .publishing import build, pages, serve
from .starting import new
from .suggesting import suggest


class _BuildsByDefault(click.Group):
    """Without a command's name, `build` is meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("--help", "--version")):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_BuildsByDefault)
@click.version_option(package_name="annotated-dossier", prog_name="dossier")
def main() -> None:
    """Publish an annotated dossier: sources, a register of who and what they name, notes on their words."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for _command in (new, build, serve, pages, check, add, suggest, mentions, quotes, why, anchor, import_file, export):
    main.add_command(_command)
