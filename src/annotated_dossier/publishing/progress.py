"""How far a build has come, for whoever waits for it at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

import click

Item = TypeVar("Item")
PATIENCE = 1.0
WIDTH = 30


class Progress(Protocol):
    """Watches work go by. `step` counts one thing done of the stage that was begun last."""

    def begin(self, stage: str, total: int) -> None: ...

    def step(self) -> None: ...

    def end(self) -> None: ...


class Silent:
    """Watches and says nothing."""

    def begin(self, stage: str, total: int) -> None:
        pass

    def step(self) -> None:
        pass

    def end(self) -> None:
        pass


class TerminalProgress:
    """A bar on a terminal's standard error, once the work has taken longer than `PATIENCE` seconds."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.drawn = 0.0
        self.stage, self.total, self.done = "", 1, 0

    def begin(self, stage: str, total: int) -> None:
        self.stage, self.total, self.done = stage, max(total, 1), 0

    def step(self) -> None:
        self.done = min(self.done + 1, self.total)
        now = time.monotonic()
        if now - self.started > PATIENCE and (now - self.drawn > 0.1 or self.done == self.total):
            self.drawn = now
            filled = WIDTH * self.done // self.total
            bar = "█" * filled + "░" * (WIDTH - filled)
            click.echo(f"\r\x1b[K{self.stage:<12} {bar} {self.done}/{self.total}", nl=False, err=True)

    def end(self) -> None:
        if self.drawn:
            click.echo("\r\x1b[K", nl=False, err=True)


def progress_for_terminal() -> Progress:
    """A bar where someone watches, silence where output is kept in a file."""
    return TerminalProgress() if sys.stderr.isatty() else Silent()


def watched(items: Iterable[Item], progress: Progress, stage: str, total: int) -> Iterator[Item]:
    """The items, each counted once it has been dealt with."""
    progress.begin(stage, total)
    for item in items:
        yield item
        progress.step()
