"""Invented articles and registers of any size, the same for the same numbers."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SYLLABLES = (
    "ba be bi do da du fa fe ga go ha he ka ki la le li lo ma me mi mo na ne no pa po ra re ri ro sa se ta te to va vi"
)
KINDS = ("person", "person", "person", "organization", "place", "equipment", "event", "term")
HEADS = {"organization": "Council", "equipment": "Launcher", "event": "Summit", "term": "Accord"}
MKDOCS = "site_name: Benchmark\ntheme: {name: material, font: false}\n"


@dataclass(frozen=True, slots=True)
class Name:
    """An invented entry: a name of two or three words, and its kind."""

    id: str
    name: str
    kind: str


def invent_names(count: int, seed: int = 1) -> list[Name]:
    """As many different names."""
    chance = random.Random(seed)
    names: dict[str, Name] = {}
    while len(names) < count:
        kind = chance.choice(KINDS)
        words = [_word(chance, 2, 4).capitalize() for _ in range(1 if kind == "place" else 2)]
        name = " ".join([*words, *filter(None, [HEADS.get(kind)])])
        names.setdefault(name, Name(f"e{len(names)}", name, kind))
    return list(names.values())


def invent_articles(count: int, words: int, names: Sequence[Name], seed: int = 2) -> Iterator[str]:
    """Bodies of so many words in paragraphs of eighty; every fifteenth word or so begins a name."""
    chance = random.Random(seed)
    vocabulary = [_word(chance, 1, 4) for _ in range(4000)]
    for _ in range(count):
        yield "\n\n".join(_paragraph(chance, vocabulary, names, 80) for _ in range(max(1, words // 80)))


def write_dossier(folder: Path, names: Sequence[Name], articles: Sequence[str]) -> None:
    """The files of a dossier, and an mkdocs.yml that names the plugin."""
    (folder / "dossier/sources").mkdir(parents=True)
    (folder / "dossier/register").mkdir()
    entries = {n.id: {"name": n.name, "kind": n.kind, "definition": f"About {n.name}."} for n in names}
    # JSON is YAML, and quicker to write.
    (folder / "dossier/register/all.yml").write_text(json.dumps(entries), encoding="utf-8")
    for number, body in enumerate(articles):
        text = f"---\ntitle: Article {number}\nrights: full\n---\n\n{body}\n"
        (folder / f"dossier/sources/a{number}.md").write_text(text, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Benchmark\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{MKDOCS}plugins: [search, dossier]\n", encoding="utf-8")


def _paragraph(chance: random.Random, vocabulary: Sequence[str], names: Sequence[Name], words: int) -> str:
    parts: list[str] = []
    while len(parts) < words:
        parts.append(chance.choice(names).name if chance.random() < 1 / 15 else chance.choice(vocabulary))
        if chance.random() < 1 / 18:
            parts[-1] += "."
    return " ".join(parts).capitalize()[:1] + " ".join(parts)[1:] + "."


def _word(chance: random.Random, shortest: int, longest: int) -> str:
    return "".join(chance.choices(SYLLABLES.split(), k=chance.randint(shortest, longest)))
