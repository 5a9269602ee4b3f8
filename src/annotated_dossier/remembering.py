"""What was made of things the last time: where they are the same again, nobody need make it anew.

A memory lives between the rounds of a preview. It changes how soon a value is there, never which: whoever uses one
names all that the value is made of. What comes from a memory is the same object as before, so that the next stage sees
at a glance that nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from .problems import Problem, Problems

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """One stage's values by what each is about: a source, an entity, a pair."""

    def __init__(self) -> None:
        self._circumstances: tuple[object, ...] = ()
        self._last: dict[Hashable, tuple[object, Value]] = {}
        self._now: dict[Hashable, tuple[object, Value]] = {}

    def begin(self, *circumstances: object) -> None:
        """A new round: what the last one did not ask for is forgotten, and all of it where `circumstances` changed."""
        self._last = self._now if circumstances == self._circumstances else {}
        self._now = {}
        self._circumstances = circumstances

    def keep(self, about: Hashable) -> None:
        """What there is of `about` is not asked for in this round, but may be in the next."""
        if about in self._last:
            self._now.setdefault(about, self._last[about])

    def recall(self, about: Hashable, made_of: object, make: Callable[[], Value]) -> Value:
        """The value of `about`, made anew where what it is made of has changed. What `make` raises is not kept."""
        kept = self._last.get(about)
        if kept is None or kept[0] != made_of:
            kept = (made_of, make())
        self._now[about] = kept
        return kept[1]


class RememberedWithProblems(Generic[Value]):
    """The same for a stage that finds problems: they are told again with each value that is recalled."""

    def __init__(self) -> None:
        self._remembered: Remembered[tuple[Value, tuple[Problem, ...]]] = Remembered()

    def begin(self, *circumstances: object) -> None:
        self._remembered.begin(*circumstances)

    def recall(self, about: Hashable, made_of: object, make: Callable[[Problems], Value], problems: Problems) -> Value:
        def make_and_note() -> tuple[Value, tuple[Problem, ...]]:
            own = Problems()
            return make(own), tuple(own.found)

        value, found = self._remembered.recall(about, made_of, make_and_note)
        problems.tell_again(found)
        return value
