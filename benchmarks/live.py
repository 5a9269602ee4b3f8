"""How long our own part of a preview's build takes, first and after one source was edited: `python -m benchmarks.live`.

500 articles of 800 words, 2,000 entries. Our own part is all but MkDocs' rendering: reading, annotating, indexing,
drawing pages and tables. Each run is a first build and a rebuild after each kind of edit; medians are printed, in time
of the processor, and ratios of medians.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from annotated_dossier.edition import build_edition
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.problems import Problems
from annotated_dossier.publishing.preview import Preview
from annotated_dossier.reading.dossier import load_dossier

from .corpus import invent_articles, invent_names, write_dossier

ARTICLES, WORDS, ENTRIES, RUNS = 500, 800, 2000, 3
EDITED = "dossier/sources/a7.md"
EDITS: dict[str, Callable[[str], str]] = {
    "nothing edited": lambda text: text,
    "a sentence added at its end": lambda text: text.rstrip() + " Nobody else was there.\n",
    "a word added at its start": lambda text: text.replace("\n---\n\n", "\n---\n\nPerhaps ", 1),
    "a paragraph added at its start": lambda text: text.replace("\n---\n\n", "\n---\n\nNobody was there.\n\n", 1),
    "its title changed": lambda text: text.replace("title: Article 7", "title: Another title", 1),
}


def main() -> None:
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = invent_names(ENTRIES)
        write_dossier(folder, names, list(invent_articles(ARTICLES, WORDS, names)))
        for _ in range(RUNS):
            for key, seconds in _run(folder):
                times.setdefault(key, []).append(seconds)
    medians = {key: statistics.median(values) for key, values in times.items()}
    print(
        f"Live preview, our own part: {ARTICLES} articles of {WORDS} words, {ENTRIES} entries; medians of {RUNS} runs"
    )
    for key, seconds in medians.items():
        print(f"  {key:34} {seconds:8.2f} s {seconds / medians['first build']:8.3f} of the first (bound 0.1)")


def _run(folder: Path) -> list[tuple[str, float]]:
    preview = Preview()
    path = folder / EDITED
    text = path.read_text(encoding="utf-8")
    found = [("first build", _seconds(folder, preview))]
    for key, edit in EDITS.items():
        path.write_text(edit(text), encoding="utf-8")
        found.append((key, _seconds(folder, preview)))
        # The next edit is one edit, not one and the end of another.
        path.write_text(text, encoding="utf-8")
        _seconds(folder, preview)
    return found


def _seconds(folder: Path, preview: Preview) -> float:
    started = time.process_time()
    problems = Problems()
    dossier = load_dossier(folder / "dossier", problems, preview.shelf)
    edition = build_edition(dossier, "private", problems, memory=preview.edition)
    book = Book(edition, PageOptions(), preview.pages)
    for _ in (*book.pages(), *book.files()):
        pass
    preview.settle()
    return time.process_time() - started


if __name__ == "__main__":
    main()
