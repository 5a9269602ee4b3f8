"""`new`: a small dossier to begin with."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ..authoring.starting import CannotStart, Start, plan_start, write_start


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask before an MkDocs site is changed.")
def new(folder: Path, yes: bool) -> None:
    """Begin a dossier in FOLDER: an example of six files that builds at once; in an MkDocs site, beside its pages."""
    try:
        start = plan_start(folder)
        if (folder / "mkdocs.yml").exists():
            _show(start)
            if not yes:
                click.confirm("Write this?", abort=True)
        write_start(start)
    except CannotStart as error:
        raise click.ClickException(str(error)) from error
    for name, _ in start.files:
        click.echo(f"wrote      {(folder / name).as_posix()}")
    if start.config is not None:
        click.echo(f"changed    {(folder / 'mkdocs.yml').as_posix()}")
    if start.needs_nav:
        click.echo("Your `nav` names its pages itself; add those that you want, as in `- Sources: sources/index.md`.")
    click.echo("Next:")
    for command in _next_commands(folder):
        click.echo(f"  {command}")


def _show(start: Start) -> None:
    click.echo(start.diff() or "mkdocs.yml names the plugin already and stays as it is\n", nl=False)
    for name, _ in start.files:
        click.echo(f"new file   {(start.folder / name).as_posix()}")


def _next_commands(folder: Path) -> Iterator[str]:
    """The two lines to type next, as they work from where the author stands."""
    if folder.resolve() == Path.cwd():
        yield f"{_ourselves()} build"
        yield f"{_ourselves()} check"
    else:
        yield f"cd {shlex.quote(folder.as_posix())}"
        yield f"{_ourselves()} build"


def _ourselves() -> str:
    """How this program is called from any folder."""
    script = Path(sys.argv[0])
    if script.name == "build_dossier.py" and not shutil.which("dossier"):
        return f"{shlex.quote(sys.executable)} {shlex.quote(str(script.resolve()))}"
    return "dossier"
