"""A sentence for a reader, left to be said in whatever language the site has."""

from __future__ import annotations

from dataclasses import dataclass


def to_say(message: str) -> str:
    """Marks English words that a page says later, for whoever gathers the site's words; changes nothing."""
    return message


Part = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Message:
    """Patterns that follow each other without a space, each with the values of its `{placeholders}` by name.

    A value called `date` is an EDTF date. `str` is the English; a message without parts is false.
    """

    parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, pattern: str, **values: str) -> Message:
        return cls(((pattern, tuple(values.items())),))

    def __add__(self, other: Message) -> Message:
        return Message(self.parts + other.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __str__(self) -> str:
        return "".join(pattern.format_map(dict(values)) for pattern, values in self.parts)


NO_MESSAGE = Message()
