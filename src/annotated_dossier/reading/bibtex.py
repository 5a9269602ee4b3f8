"""BibTeX as a list of entries with places: the syntax, and nothing of what it means.

The grammar is that of BibTeX 0.99: text outside entries is a comment, `@string` names words for later use, values are
joined by `#`. An entry that does not parse is told and left out; reading goes on at the next line that begins one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..problems import Check, Place, Problems

_START = re.compile(r"@[ \t]*([A-Za-z]+)\s*([{(])")
_NEXT = re.compile(r"^[ \t]*@", re.MULTILINE)
_KEY = re.compile(r"\s*([^\s,{}()=\"#%]+)\s*")
_NAME = re.compile(r"\s*([A-Za-z][\w:.+/-]*)\s*")
_SPACE = re.compile(r"\s*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOSING = {"{": "}", "(": ")"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its type and the names of its fields in lower case, its values in LaTeX, without their delimiters."""

    type: str
    key: str
    place: Place
    fields: Mapping[str, str] = field(default_factory=dict)


class _Malformed(Exception):
    """What was expected, and at which code point."""

    def __init__(self, position: int, expected: str) -> None:
        super().__init__(expected)
        self.position = position


def parse_bibtex(text: str, file: str, problems: Problems) -> list[Entry]:
    """The entries of a file, in its order."""
    reader = _Reader(text, file)
    position = 0
    while match := _START.search(text, position):
        try:
            position = reader.read(match)
        except _Malformed as error:
            place, what = reader.place(error.position), reader.naming(match)
            problems.error(Check.BIBTEX_SYNTAX, place, f"{what} does not parse: {error}; it is left out")
            following = _NEXT.search(text, match.end())
            position = following.start() if following else len(text)
    return reader.entries


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.entries: list[Entry] = []
        self.words = {month: str(number) for number, month in enumerate(_MONTHS, start=1)}

    def place(self, position: int) -> Place:
        line = self.text.count("\n", 0, position) + 1
        return Place(self.file, line, position - self.text.rfind("\n", 0, position))

    def naming(self, start: re.Match[str]) -> str:
        """What an author calls the thing that starts here."""
        key = _KEY.match(self.text, start.end())
        return f"the entry `{key[1]}`" if key else f"this `@{start[1]}`"

    def read(self, start: re.Match[str]) -> int:
        """Read what begins here, and return where it ends."""
        kind, closing = start[1].lower(), _CLOSING[start[2]]
        match kind:
            case "comment" | "preamble":
                return self._balanced(start.end() - 1, closing)
            case "string":
                name, value, position = self._field(start.end())
                self.words[name] = value
                return self._expect(closing, position)
        key = _KEY.match(self.text, start.end())
        if key is None:
            raise _Malformed(start.end(), "expected a key behind the brace, as in `@book{marek-2020,`")
        fields, position = self._fields(key.end(), closing)
        end = self._expect(closing, position, " or a comma before the next field")
        self.entries.append(Entry(kind, key[1], self.place(start.start()), fields))
        return end

    def _fields(self, position: int, closing: str) -> tuple[dict[str, str], int]:
        fields: dict[str, str] = {}
        while self._sign(position) == ",":
            position = self._skip(position) + 1
            if self._sign(position) == closing:
                break
            name, value, position = self._field(position)
            # As in BibTeX, the first of two is the one that counts.
            fields.setdefault(name, value)
        return fields, position

    def _field(self, position: int) -> tuple[str, str, int]:
        name = _NAME.match(self.text, position)
        if name is None:
            raise _Malformed(self._skip(position), "expected the name of a field, as in `title = {...}`")
        value, position = self._value(self._expect("=", name.end(), f" behind `{name[1]}`"))
        return name[1].lower(), value, position

    def _value(self, position: int) -> tuple[str, int]:
        words, position = self._part(position)
        while self._sign(position) == "#":
            more, position = self._part(self._skip(position) + 1)
            words += more
        return words, position

    def _part(self, position: int) -> tuple[str, int]:
        position = self._skip(position)
        match self.text[position : position + 1]:
            case "{":
                end = self._balanced(position, "}")
                return self.text[position + 1 : end - 1], end
            case '"':
                end = self._balanced(position, '"')
                return self.text[position + 1 : end - 1], end
        word = _KEY.match(self.text, position)
        if word is None:
            raise _Malformed(position, "expected a value in braces or quotation marks")
        if not word[1].isdigit() and word[1].lower() not in self.words:
            raise _Malformed(position, f"`{word[1]}` is no number and no `@string`; put words in braces")
        return self.words.get(word[1].lower(), word[1]), word.end()

    def _balanced(self, start: int, closing: str) -> int:
        """The position behind what is opened at `start`; braces inside it are counted, an escaped one is not."""
        depth, position = 0, start + 1
        while position < len(self.text):
            match self.text[position]:
                case "\\":
                    position += 1
                case sign if sign == closing and depth == 0:
                    return position + 1
                case "{":
                    depth += 1
                case "}":
                    depth -= 1
            position += 1
        raise _Malformed(start, f"`{self.text[start]}` is opened here and never closed")

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return match.end() if match else position

    def _sign(self, position: int) -> str:
        position = self._skip(position)
        return self.text[position : position + 1]

    def _expect(self, sign: str, position: int, where: str = "") -> int:
        position = self._skip(position)
        if self.text[position : position + 1] != sign:
            raise _Malformed(position, f"expected `{sign}`{where}")
        return position + 1
