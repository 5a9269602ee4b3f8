"""A table with a row for each entry: CSV as spreadsheets save it, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from ...model import Coordinates
from ...problems import Check, Place, Problems
from ...reading.checking import did_you_mean
from .found import Draft, Found, Gathering, guess_kind
from .values import as_date, as_location, as_location_pair, identifier_in, one_line

# The fields that a column may fill, and what such columns are called.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "identifier", "key"),
    "name": ("name", "label", "title", "full name", "caption"),
    "given name": ("given name", "given names", "first name", "firstname", "forename", "forenames"),
    "surname": ("surname", "last name", "lastname", "family name"),
    "kind": ("kind", "type", "category", "schema", "class"),
    "aliases": ("aliases", "alias", "aka", "also known as", "other names", "alternative names", "variants"),
    "sort": ("sort", "sort name"),
    "definition": ("definition", "summary", "short description", "role"),
    "description": ("description", "notes", "note", "biography", "bio", "about"),
    "born": ("born", "birth", "date of birth", "birth date", "dob"),
    "died": ("died", "death", "date of death", "death date"),
    "founded": ("founded", "established", "incorporated"),
    "dissolved": ("dissolved", "closed"),
    "date": ("date", "when"),
    "start": ("start", "start date", "from"),
    "end": ("end", "end date", "until"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng", "long"),
    "location": ("location", "coordinates", "coords", "geo"),
    "wikidata": ("wikidata", "wikidata id", "qid"),
    "viaf": ("viaf", "viaf id"),
    "gnd": ("gnd", "gnd id"),
    "geonames": ("geonames", "geonames id"),
}
_DATES = ("born", "died", "founded", "dissolved", "date", "start", "end")
_AUTHORITIES = ("wikidata", "viaf", "gnd", "geonames")
# These two fill `name` where no column does.
_PARTS = ("given name", "surname")
_DELIMITERS = ",;\t|"


def read_table(
    text: str, file: str, given: Mapping[str, str], kinds: Mapping[str, str], default_kind: str, problems: Problems
) -> Found | None:
    """The entries of a table whose first row names its columns.

    `given` says which column fills a field; what it does not say is guessed from the columns' names. None where the
    table cannot be read, or no column has names.
    """
    rows = _rows(text.removeprefix("\ufeff"), file, problems)
    if not rows:
        return None
    (_, header), *body = rows
    columns = _columns([one_line(cell) for cell in header], file, given, problems)
    if columns is None:
        return None
    gathering = Gathering(problems)
    for line, cells in body:
        if len(cells) > len(header):
            gathering.warn(Place(file, line), f"the row has {len(cells)} cells, the first row names {len(header)}")
            gathering.skip("cell without a column", len(cells) - len(header))
        row = _Row(
            {one_line(name): cell for name, cell in zip(header, cells, strict=False)}, columns, Place(file, line)
        )
        row.read(gathering, kinds, default_kind)
    found = gathering.found()
    return Found(found.entities, found.left_out, tuple((column, name) for name, column in columns.items()))


def _rows(text: str, file: str, problems: Problems) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it starts."""
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        problems.error(Check.NOT_IMPORTABLE, Place(file, start), f"this is not CSV: {error}; the row starts here")
        return []
    if not rows:
        problems.error(Check.NOT_IMPORTABLE, Place(file), "the table is empty; its first row should name its columns")
    return rows


def _columns(
    header: Sequence[str], file: str, given: Mapping[str, str], problems: Problems
) -> Mapping[str, str] | None:
    """The column of each field, in the fields' order; None where that cannot be."""
    before = len(problems.found)
    for twice in sorted({name for name in header if name and header.count(name) > 1}):
        problems.error(Check.NOT_IMPORTABLE, Place(file), f"two columns are called `{twice}`; rename one")
    for name, column in given.items():
        if name not in FIELDS:
            problems.error(
                Check.NOT_IMPORTABLE,
                Place(file),
                f"there is no field `{name}` to map to{did_you_mean(name, list(FIELDS))}",
            )
        elif column not in header:
            problems.error(
                Check.NOT_IMPORTABLE,
                Place(file),
                f"there is no column `{column}`{did_you_mean(column, list(filter(None, header)))}",
            )
    if len(problems.found) > before:
        return None
    taken = dict(given)
    for name, words in FIELDS.items():
        for column in header:
            if name not in taken and column not in taken.values() and _plain(column) in words:
                taken[name] = column
    is_in_parts = "name" not in taken and all(part in taken for part in _PARTS)
    if not is_in_parts:
        # Beside whole names they are columns like any other.
        taken = {name: column for name, column in taken.items() if name not in _PARTS}
    if "name" not in taken and not is_in_parts:
        listed = ", ".join(filter(None, header))
        problems.error(
            Check.NOT_IMPORTABLE,
            Place(file),
            f"no column is called `name`; say which one has the names: --map name=... ({listed})",
        )
        return None
    return {name: taken[name] for name in FIELDS if name in taken}


def _plain(column: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)).strip().lower()


class _Row:
    """A row's cells, asked for by field."""

    def __init__(self, cells: Mapping[str, str], columns: Mapping[str, str], place: Place) -> None:
        self.cells = cells
        self.columns = columns
        self.place = place

    def cell(self, name: str) -> str:
        return self.cells.get(self.columns.get(name, ""), "").strip()

    def read(self, gathering: Gathering, kinds: Mapping[str, str], default_kind: str) -> None:
        name = self._name()
        said = self.cell("kind")
        kind = guess_kind([said], kinds) if said else default_kind
        for column, cell in self.cells.items():
            if cell.strip() and column not in self.columns.values():
                gathering.skip(f"column `{column}`")
        if not name:
            gathering.warn(self.place, f"the row has no name (column {self._columns_of_names()}); it is not imported")
            gathering.skip("row")
        elif not kind:
            hint = did_you_mean(said, sorted(set(kinds.values())))
            why = f"unknown kind `{said}`{hint}" if said else "it does not say its kind; give --kind"
            gathering.warn(self.place, f"`{name}` is not imported: {why}")
            gathering.skip("row")
        else:
            gathering.entities.append(self._draft(name, kind, gathering).entity())

    def _name(self) -> str:
        return one_line(self.cell("name") or f"{self.cell('given name')} {self.cell('surname')}")

    def _sort(self, kind: str) -> str:
        """The heading that is given; that of a surname of several words, which an index would take apart."""
        given, surname = one_line(self.cell("given name")), one_line(self.cell("surname"))
        is_needed = kind == "person" and given and " " in surname
        return one_line(self.cell("sort")) or (f"{surname}, {given}" if is_needed else "")

    def _columns_of_names(self) -> str:
        return " and ".join(f"`{self.columns[name]}`" for name in ("name", *_PARTS) if name in self.columns)

    def _draft(self, name: str, kind: str, gathering: Gathering) -> Draft:
        draft = Draft(self.cell("id"), self.place, kind, [name], sort=self._sort(kind))
        draft.names += filter(None, (one_line(words) for words in re.split(r"[;|\n]", self.cell("aliases"))))
        draft.definition = one_line(self.cell("definition"))
        draft.description = [self.cell("description")] if self.cell("description") else []
        draft.location = self._location(gathering)
        for label in _DATES:
            date = as_date(self.cell(label))
            if date:
                draft.dates[label] = date
            elif self.cell(label):
                gathering.warn(
                    self.place, f"`{self.cell(label)}` (column `{self.columns[label]}`) is no date; write it as EDTF"
                )
                gathering.skip("date")
        draft.same_as = {name: identifier_in(self.cell(name)) for name in _AUTHORITIES if self.cell(name)}
        return draft

    def _location(self, gathering: Gathering) -> Coordinates | None:
        cells = [self.cell("latitude"), self.cell("longitude")]
        found = as_location(*cells) if any(cells) else as_location_pair(self.cell("location"))
        typed = ", ".join(filter(None, cells)) or self.cell("location")
        if typed and found is None:
            gathering.warn(self.place, f"`{typed}` is no location; latitude -90 to 90, then longitude -180 to 180")
            gathering.skip("location")
        return found


def parse_mapping(text: str) -> Iterator[tuple[str, str]]:
    """`name=Full name,kind=Type` as pairs of a field and a column. Raises ValueError where a part has no `=`."""
    for part in filter(None, text.split(",")):
        name, equals, column = part.partition("=")
        if not equals:
            raise ValueError(part)
        yield name.strip(), one_line(column)
