from __future__ import annotations

import pytest

from annotated_dossier.publishing import progress
from annotated_dossier.publishing.progress import TerminalProgress, watched


def test_quick_work_draws_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    bar = TerminalProgress()
    assert list(watched([1, 2, 3], bar, "pages", 3)) == [1, 2, 3]
    bar.end()
    assert capsys.readouterr().err == ""


def test_slow_work_draws_a_bar_and_clears_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    bar = TerminalProgress()
    list(watched([1, 2, 3], bar, "pages", 3))
    bar.end()
    drawn = capsys.readouterr().err
    assert "pages" in drawn
    assert "3/3" in drawn
    assert drawn.endswith("\r")
