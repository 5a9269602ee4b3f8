"""How many notes are found again after each kind of edit, and what finding them costs in a long text.

python benchmarks/anchoring.py [SEEDS]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.annotating.anchoring.editing import Target, edits, text_of, tokens_of
from tests.annotating.anchoring.prose import Narrator, Writer
from tests.annotating.anchoring.trial import GONE, plain_text, run_trial, selectors_on, share_right

from annotated_dossier.annotating.anchoring import anchor_notes
from annotated_dossier.model import Selector, Span, Text

_VERDICTS = ("right", "ambiguous", "orphaned", "torn", "guessed", "wrong")
_NOWHERE = Target(Span(0, 0), Span(0, 0), Span(0, 0))
_CHANGES = ("one word in eight reworded", "re-wrapped", "paragraphs moved", "words inserted")


def main() -> None:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    show_trial(range(1, seeds + 1))
    show_speed()


def show_trial(seeds: range) -> None:
    table: dict[str, Counter[str]] = {}
    for seed in seeds:
        for outcome in run_trial(seed, 2000):
            table.setdefault(outcome.case.edit, Counter())[outcome.verdict] += 1
    print(f"{'edit':30}" + "".join(f"{verdict:>10}" for verdict in _VERDICTS))
    for edit, verdicts in table.items():
        name = f"{edit} (gone)" if edit in GONE else edit
        print(f"{name:30}" + "".join(f"{verdicts[verdict] or '':>10}" for verdict in _VERDICTS))
    print(f"right, of notes whose passage survives the edits of the issue: {share_right(table):.2%}")


def show_speed(notes: int = 1000, length: int = 1_000_000, runs: int = 3) -> None:
    """Unchanged and changed text in turn, so that a slow moment of the machine strikes both."""
    rng = Random(1)
    writers: list[Writer | Narrator] = [Writer(rng), Narrator(rng)]
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        parts.append(rng.choice(writers).article(8))
    plain = "\n\n".join(parts)
    selectors = selectors_on(rng, plain, notes)
    tokens = tokens_of(plain)
    kinds = edits(lambda _: writers[0].sentence())
    unchanged = plain_text(plain)
    for change in _CHANGES:
        changed = plain_text(text_of(kinds[change](rng, tokens, _NOWHERE)))
        pairs = [(_seconds(unchanged, selectors), _seconds(changed, selectors)) for _ in range(runs)]
        before, after = statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)
        print(f"{change:30} unchanged {before:.2f} s, changed {after:.2f} s: {after / before:.2f} times")


def _seconds(text: Text, selectors: list[Selector]) -> float:
    started = time.perf_counter()
    anchor_notes(text, selectors)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
