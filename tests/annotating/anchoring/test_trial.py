"""The trial of the issue: at least 98 notes in 100 found again, none on words that are not its own."""

from __future__ import annotations

from collections import Counter

from .trial import run_trial, share_right


def test_notes_are_found_again_and_none_lands_on_other_words() -> None:
    table: dict[str, Counter[str]] = {}
    wrong = []
    for outcome in run_trial(seed=4, notes=2000):
        table.setdefault(outcome.case.edit, Counter())[outcome.verdict] += 1
        if outcome.verdict in ("wrong", "guessed"):
            wrong.append((outcome.case.edit, outcome.case.selector, outcome.anchor))
    assert wrong == []
    assert share_right(table) >= 0.98
