"""An Obsidian vault: a folder of Markdown notes, one an entry, that name each other by `[[wikilinks]]`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ...annotating.markup import parse_note
from ...problems import Place, Problems
from ...reading.checking import plain
from ...reading.nodes import parse_yaml
from ...reading.sources import front_matter_of
from .found import Draft, Found, Gathering, guess_kind
from .values import as_date, as_location_pair, authority_of, identifier_in, one_line

_LINK = re.compile(r"(!?)\[\[([^\[\]|#^\n]*)(?:[#^][^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]")
_LINKED = re.compile(r"\[\[note-\d+\|([^\[\]]*)\]\]")
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
# What would cite or name an entry here and does not in a vault.
_OTHER_MARK = re.compile(r"\[(?=@|\[(?!note-\d+\|))")
_HEADING = re.compile(r"#[ \t]+(.*)")
_DATES = {
    "born": "born",
    "birth": "born",
    "birthday": "born",
    "died": "died",
    "death": "died",
    "founded": "founded",
    "dissolved": "dissolved",
    "date": "date",
    "start": "start",
    "end": "end",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a vault: its path in the vault, the name of its file for problems, and its text."""

    path: PurePosixPath
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class _Opened:
    """A note with its front matter read, and its body."""

    note: Note
    front: Mapping[str, object]
    body: str

    @property
    def name(self) -> str:
        return one_line(self.note.path.stem)

    def listed(self, *keys: str) -> list[str]:
        """The texts behind any of these keys, typed as a list or with commas."""
        values = [value for key, value in self.front.items() if key.lower() in keys]
        flat = [item for value in values for item in (value if isinstance(value, list) else str(value).split(","))]
        return [one_line(str(item)) for item in flat if isinstance(item, str) and item.strip()]


def read_vault(notes: Sequence[Note], kinds: Mapping[str, str], default_kind: str, problems: Problems) -> Found:
    """The entries of the notes whose kind their front matter, tags or folders tell, or all with a `default_kind`."""
    gathering = Gathering(problems)
    taken: list[tuple[_Opened, Draft]] = []
    for number, note in enumerate(notes):
        opened = _open(note, gathering)
        kind = guess_kind(_words_for_kind(opened), kinds) or default_kind
        if kind:
            taken.append((opened, _draft(opened, kind, f"note-{number}", kinds, gathering)))
        else:
            gathering.warn(
                Place(note.file), "neither its tags nor its folder tell of what kind it is; it is not imported"
            )
            gathering.skip("note of no kind")
    keys = _keys(taken)
    for opened, draft in taken:
        _describe(draft, opened, keys, gathering)
    gathering.entities += [draft.entity() for _, draft in taken]
    return replace(gathering.found(), is_markdown=True)


def _open(note: Note, gathering: Gathering) -> _Opened:
    matter, start, body_start = front_matter_of(note.text)
    body = note.text[body_start:].replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    told = Problems()
    root = parse_yaml(matter, note.file, told, 1 + note.text.count("\n", 0, start)) if matter.strip() else None
    for problem in told.found:
        gathering.warn(problem.where, problem.message)
        gathering.skip("front matter that is no YAML")
    front = plain(root) if root is not None else {}
    return _Opened(note, front if isinstance(front, dict) else {}, body)


def _words_for_kind(opened: _Opened) -> list[str]:
    """What may tell the kind, the surest first: a key that says so, tags with their parts, folders from the inmost."""
    tags = [part for tag in opened.listed("tags", "tag") for part in _parts(tag)]
    return [*opened.listed("kind", "type"), *tags, *reversed(opened.note.path.parent.parts)]


def _parts(tag: str) -> list[str]:
    return tag.lstrip("#").split("/")


def _draft(opened: _Opened, kind: str, key: str, kinds: Mapping[str, str], gathering: Gathering) -> Draft:
    draft = Draft(key, Place(opened.note.file), kind, [opened.name, *opened.listed("aliases", "alias")])
    gathering.skip("tag", sum(not guess_kind(_parts(tag), kinds) for tag in opened.listed("tags", "tag")))
    for name, value in opened.front.items():
        text = value if isinstance(value, str) else ""
        match name.lower():
            case "aliases" | "alias" | "tags" | "tag" | "kind" | "type":
                continue
            case "location" if pair := as_location_pair(", ".join(value) if isinstance(value, list) else text):
                draft.location = pair
            case label if label in _DATES and as_date(text):
                draft.dates.setdefault(_DATES[label], as_date(text))
            case label if authority_of(label) and text:
                draft.same_as[authority_of(label)] = identifier_in(text)
            case "location":
                gathering.warn(draft.place, f"its `{name}` is no latitude -90 to 90 and longitude -180 to 180")
                gathering.skip("location")
            case label if label in _DATES:
                gathering.warn(draft.place, f"its `{name}`, `{text}`, is no date; write it as EDTF")
                gathering.skip("date")
            case _:
                gathering.skip(f"property `{name}`")
    return draft


def _keys(taken: Sequence[tuple[_Opened, Draft]]) -> Mapping[str, str]:
    """Which note a link means: its path, its name or an alias, in small letters; of two, the first."""
    keys: dict[str, str] = {}
    for opened, draft in taken:
        for name in (opened.note.path.with_suffix("").as_posix(), opened.name):
            keys.setdefault(name.lower(), draft.key)
    for _, draft in taken:
        for name in draft.names[1:]:
            keys.setdefault(name.lower(), draft.key)
    return keys


def _describe(draft: Draft, opened: _Opened, keys: Mapping[str, str], gathering: Gathering) -> None:
    """The first paragraph becomes the definition, what follows the description."""
    gathering.skip("comment", len(_COMMENT.findall(opened.body)))
    body = _COMMENT.sub("", opened.body).strip()
    if (heading := _HEADING.match(body)) and one_line(heading[1]) == opened.name:
        body = body[heading.end() :].strip()
    body = _LINK.sub(lambda link: _linked(link, draft.key, keys, gathering), body)
    body = _OTHER_MARK.sub(r"\\[", body)
    first, _, rest = body.partition("\n\n")
    if re.match(r"(?:[#>|*+-]|\d+[.)]|```)(?:\s|$)", first):
        # A list or a heading is no line for a hover card.
        first, rest = "", body
    draft.definition = one_line(parse_note(_LINKED.sub(lambda match: match[1], first)).plain)
    # A definition is plain words: a first paragraph that names other entries stays in the description, with its links.
    description = body if _LINKED.search(first) else rest.strip()
    draft.description = [description] if description else []


def _linked(link: re.Match[str], key: str, keys: Mapping[str, str], gathering: Gathering) -> str:
    target = one_line(link[2])
    words = one_line((link[3] or "").replace("|", " ")) or PurePosixPath(target).name
    if link[1]:
        gathering.skip("embedded file")
        return ""
    known = keys.get(target.lower()) or keys.get(PurePosixPath(target).name.lower())
    return f"[[{known}|{words}]]" if known and known != key and words else words
