"""Problems and small words, as every command prints them."""

from __future__ import annotations

from collections.abc import Iterable

import click

from ..problems import Problem, Severity, in_reading_order


def print_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    for problem in in_reading_order(problems):
        click.echo(str(problem), err=err)


def exit_code(problems: Iterable[Problem]) -> int:
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"
