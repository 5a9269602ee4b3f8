"""What a file from elsewhere holds, before its entries have ids of this dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...annotating.mentions import turned
from ...indexing.collation import index_heading
from ...model import Alias, Coordinates, Entity, Kind, Relation
from ...problems import Check, Place, Problems


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of a file. Their ids, and those in their relations, are the file's own.

    `left_out` counts what has no field here, by what it is called there. `columns` are pairs of a column and the field
    that it was taken for. `is_markdown` says what descriptions are: Markdown in which `[[id|words]]` names an entry by
    the file's id, or plain text.
    """

    entities: tuple[Entity, ...]
    left_out: Mapping[str, int]
    columns: tuple[tuple[str, str], ...] = ()
    is_markdown: bool = False


@dataclass(slots=True)
class Gathering:
    """Collects what a file holds while it is read; what cannot be taken is told as a warning, with its place."""

    problems: Problems
    entities: list[Entity] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def skip(self, what: str, times: int = 1) -> None:
        self.left_out[what] += times

    def warn(self, place: Place, message: str) -> None:
        self.problems.warning(Check.IMPORTED_OTHERWISE, place, message)

    def found(self) -> Found:
        return Found(tuple(self.entities), {what: times for what, times in sorted(self.left_out.items()) if times})


@dataclass(slots=True)
class Draft:
    """An entry in the making: the parts of an `Entity` as the formats give them, one after the other."""

    key: str
    place: Place
    kind: str = ""
    names: list[str] = field(default_factory=list)
    weak_names: list[str] = field(default_factory=list)
    sort: str = ""
    definition: str = ""
    description: list[str] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)
    location: Coordinates | None = None
    relations: list[Relation] = field(default_factory=list)
    same_as: dict[str, str] = field(default_factory=dict)

    def entity(self) -> Entity:
        """The entry: its first name is its name, the others are aliases, each once.

        Of a person, `Falk, Ines` is called Ines Falk, as texts do, and stands in the index as it was.
        """
        name, *others = (self._as_in_texts(words) for words in self.names)
        weak = [words for words in dict.fromkeys(self.weak_names) if words not in (name, *others)]
        aliases = [Alias(words, self.place) for words in dict.fromkeys(others) if words != name]
        entity = Entity(
            id=self.key,
            name=name,
            kind=self.kind,
            place=self.place,
            aliases=(*aliases, *(Alias(words, self.place, weak=True) for words in weak)),
            definition=self.definition,
            description="\n\n".join(self.description),
            dates=tuple(self.dates.items()),
            location=self.location,
            relations=tuple(self.relations),
            same_as=tuple(sorted(self.same_as.items())),
            sort=self.sort,
        )
        needs_sort = name != self.names[0] and index_heading(entity) != self.names[0]
        return replace(entity, sort=self.names[0]) if needs_sort and not self.sort else entity

    def _as_in_texts(self, name: str) -> str:
        return (turned(name) if self.kind == "person" else None) or name


# Words for kinds that lists of names and notes are labelled with, in the singular; ours are added to them.
_SYNONYMS = {
    "person": "people persons individual human man woman politician per",
    "organization": "organisation company companies org orgs group body agency party legalentity publicbody",
    "place": "location city town country region settlement address port geo loc",
    "equipment": "vessel ship aircraft airplane vehicle weapon device",
    "event": "incident meeting battle",
    "term": "concept topic definition",
}


def kind_words(kinds: Iterable[Kind]) -> Mapping[str, str]:
    """The kinds by the words for them, in small letters; a site's own kinds come before ours."""
    ours = {word: kind for kind, words in _SYNONYMS.items() for word in words.split()}
    plurals = {f"{word}s": kind for word, kind in ours.items()}
    theirs = {
        word.lower(): kind.id for kind in kinds for word in (kind.id, kind.singular, kind.plural, f"{kind.singular}s")
    }
    return plurals | ours | theirs


def guess_kind(words: Sequence[str], known: Mapping[str, str]) -> str:
    """The kind that the first of the words names that names one; empty where none does."""
    return next((known[word.strip().lower()] for word in words if word.strip().lower() in known), "")
