"""Selectors brought up to date: those of notes and claims whose words were edited or moved are written down anew.

Only the words of a selector change in the author's file; comments, order and everything else stay as typed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import partial
from pathlib import Path

from ..annotating.anchoring import anchor_notes, select
from ..annotating.fingerprint import fingerprint
from ..model import Anchor, AnchorStatus, Article, Claim, Edition, Selector, Span, Text
from ..problems import Place, Problems
from ..reading import nodes
from ..reading.sources import front_matter_of
from .replacing import replace_file


@dataclass(frozen=True, slots=True)
class Change:
    """A note, claim or piece of evidence whose selector no longer says where its words are; `place` is its own."""

    place: Place
    new: Selector


def find_changes(article: Article, claims: Mapping[str, Claim]) -> Iterator[Change]:
    """Whatever stands on an article and whose words are not where, or not what, its selector says."""
    for place, target, anchor in _anchored(article, claims):
        if anchor.span is not None and anchor.status in (AnchorStatus.EDITED, AnchorStatus.MOVED):
            new = _selector(article.text, anchor.span, target)
            if new != target:
                yield Change(place, new)


def _anchored(article: Article, claims: Mapping[str, Claim]) -> Iterator[tuple[Place, Selector, Anchor]]:
    for note in article.notes:
        yield note.annotation.place, note.annotation.target, note.anchor
    for placed in article.claims:
        yield placed.claim.place, placed.claim.target, placed.anchor
    for found in article.evidence:
        evidence = claims[found.claim].evidence[found.number]
        yield evidence.place, evidence.target, found.anchor


def _selector(text: Text, span: Span, old: Selector) -> Selector:
    """As much of a selector as the author had, or as the text now needs."""
    new = select(text, span)
    if old.position is None:
        new = replace(new, position=None)
    bare = replace(new, prefix="", suffix="")
    if not (old.prefix or old.suffix) and anchor_notes(text, [bare])[0].status is AnchorStatus.EXACT:
        return bare
    return new


class CannotRewrite(Exception):
    """A file whose selectors are written so that changing them in place would break it."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a file of the author's would become."""

    file: str
    old: str
    new: str

    def diff(self) -> str:
        """The lines that change, as a unified diff."""
        old, new = self.old.splitlines(keepends=True), self.new.splitlines(keepends=True)
        return "".join(unified_diff(old, new, self.file, self.file, n=1))

    def write(self) -> None:
        """Put the new text in the place of the old one, in one step, as `replace_file` does."""
        replace_file(Path(self.file), self.old.encode(), self.new.encode())


def find_rewrites(edition: Edition) -> Iterator[Rewrite]:
    """The files to bring up to date: those of changed selectors, then those of texts that are not as recorded."""
    claims = {claim.id: claim for claim in edition.dossier.claims}
    changes: dict[str, list[Change]] = {}
    for article in edition.articles:
        for change in find_changes(article, claims):
            changes.setdefault(change.place.file, []).append(change)
    for file, changed in sorted(changes.items()):
        yield from _rewrite(file, partial(rewrite_selectors, changes=changed))
    for source in (article.source for article in edition.articles):
        if source.sha256 and source.sha256 != fingerprint(source.body):
            yield from _rewrite(source.place.file, rewrite_fingerprint)


def _rewrite(file: str, change: Callable[[str], str]) -> Iterator[Rewrite]:
    old = Path(file).read_bytes().decode("utf-8")
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    new = mark + change(old.removeprefix(mark))
    if new != old:
        if file.endswith((".yml", ".yaml")):
            _check_still_yaml(file, new.removeprefix(mark))
        yield Rewrite(file, old, new)


def _check_still_yaml(file: str, text: str) -> None:
    problems = Problems()
    nodes.parse_yaml(text, file, problems)
    if problems.found:
        raise CannotRewrite(
            f"{file}: a selector is written in a way that cannot be changed in place; write it anew by hand"
        )


def rewrite_selectors(yaml: str, changes: Sequence[Change]) -> str:
    """The text of an author's file with the selectors of `changes` in the place of the old ones."""
    root = nodes.parse_yaml(yaml, "", Problems())
    new = {(change.place.line, change.place.column): change.new for change in changes}
    edits: list[tuple[int, int, str]] = []
    for item in _mappings(root):
        selector = new.get((item.place.line, item.place.column))
        # A note and a claim keep their selector under `target`, evidence among its own keys.
        target = item.values.get("target", item)
        if selector is not None and isinstance(target, nodes.Mapping):
            edits += _edits(yaml, target, selector)
    return _applied(yaml, edits)


def _mappings(node: nodes.Node | None) -> Iterator[nodes.Mapping]:
    """Every mapping below a node; in the order of the file."""
    if isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _mappings(item)
    elif isinstance(node, nodes.Mapping):
        yield node
        for value in node.values.values():
            yield from _mappings(value)


def rewrite_fingerprint(text: str) -> str:
    """The text of a source file with the SHA-256 of the body that it has now, where one was recorded."""
    front, start, body_start = front_matter_of(text)
    root = nodes.parse_yaml(front, "", Problems())
    recorded = root.values.get("sha256") if isinstance(root, nodes.Mapping) else None
    if not isinstance(recorded, nodes.Scalar):
        return text
    return _applied(text, [(start + recorded.start, start + recorded.end, fingerprint(text[body_start:]))])


def _edits(yaml: str, target: nodes.Mapping, new: Selector) -> Iterator[tuple[int, int, str]]:
    wanted = {"quote": new.quote, "prefix": new.prefix, "suffix": new.suffix}
    last = max((v for v in target.values.values() if isinstance(v, nodes.Scalar)), key=lambda v: v.end, default=None)
    added = []
    for key, words in wanted.items():
        value = target.values.get(key)
        if isinstance(value, nodes.Scalar):
            space = " " if value.blank else ""
            yield value.start, _end_of_words(yaml, value), space + json.dumps(words, ensure_ascii=False)
        elif words:
            added.append(f"{key}: {json.dumps(words, ensure_ascii=False)}")
    if added and last is not None:
        column = min(key.place.column for key in target.keys.values()) - 1
        separator = ", " if target.in_braces else "\n" + " " * column
        end = _end_of_words(yaml, last)
        yield end, end, "".join(separator + entry for entry in added)
    position = target.values.get("position")
    if isinstance(position, nodes.Mapping) and new.position is not None:
        for key, number in (("start", new.position.start), ("end", new.position.end)):
            value = position.values.get(key)
            if isinstance(value, nodes.Scalar):
                yield value.start, value.end, str(number)


def _end_of_words(yaml: str, value: nodes.Scalar) -> int:
    """Where a scalar ends; a block scalar's mark stands on the next line."""
    return value.start + len(yaml[value.start : value.end].rstrip())


def _applied(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    # From the end, so that earlier places stay where they are; at one place, an insertion goes behind a replacement.
    for start, end, words in sorted(edits, key=lambda edit: (edit[1], edit[0]), reverse=True):
        text = text[:start] + words + text[end:]
    return text
