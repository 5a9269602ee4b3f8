"""What was made of things the last time: where they are the same again, nobody need make it anew.

A memory lives between the rounds of a preview. It changes how soon a value is there, never which: whoever uses one
names all that the value rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from .problems import Problem, Problems

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """A key for one very object. Frozen values that come from a memory can be told by it without a look inside."""

    thing: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)


class Remembered(Generic[Value]):
    """One stage's values by what each was made of, from this round and the last."""

    def __init__(self) -> None:
        self._circumstances: tuple[object, ...] | None = None
        self._last: dict[Hashable, Value] = {}
        self._now: dict[Hashable, Value] = {}

    def begin(self, *circumstances: object) -> None:
        """A new round: what the last one did not ask for is forgotten, and all of it where `circumstances` changed."""
        self._last = self._now if circumstances == self._circumstances else {}
        self._now = {}
        self._circumstances = circumstances

    def recall(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value that belongs to `key`. What `make` raises is not remembered."""
        if key not in self._now:
            self._now[key] = self._last[key] if key in self._last else make()
        return self._now[key]


class RememberedWithProblems(Generic[Value]):
    """The same for a stage that finds problems: they are told again with each value that is recalled."""

    def __init__(self) -> None:
        self._remembered: Remembered[tuple[Value, tuple[Problem, ...]]] = Remembered()

    def begin(self, *circumstances: object) -> None:
        self._remembered.begin(*circumstances)

    def recall(self, key: Hashable, make: Callable[[Problems], Value], problems: Problems) -> Value:
        def make_and_note() -> tuple[Value, tuple[Problem, ...]]:
            own = Problems()
            return make(own), tuple(own.found)

        value, found = self._remembered.recall(key, make_and_note)
        problems.found.extend(found)
        return value
