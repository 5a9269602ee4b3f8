"""Commands that write to the same dossier take turns; what keeps one from writing is told, not raised."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..authoring.replacing import ChangedMeanwhile, taking_turns


@contextmanager
def writing_to(dossier: Path) -> Iterator[None]:
    """The turn of a command. What is written has to be read inside the block, or be compared before it is replaced."""
    name = dossier.as_posix()
    try:
        with taking_turns(dossier, lambda: click.echo(f"waiting for another command that writes to {name}", err=True)):
            yield
    except ChangedMeanwhile as error:
        raise click.ClickException(f"{error} was changed in the meantime and stays as it is; try again") from error
    except BrokenPipeError:
        # Who reads our lines has enough of them; click ends the command.
        raise
    except OSError as error:
        raise click.ClickException(f"{error.filename or name}: {error.strerror or error}") from error
