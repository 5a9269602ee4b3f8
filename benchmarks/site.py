"""How long a whole site takes: 200 articles of 1,000 words, 1,000 entries.

Beside it MkDocs on the bare articles, MkDocs on the bare articles and our generated pages, and MkDocs with the
entries as Material's abbreviations, which is what a site has without this project. Runs are whole processes, in
turn; medians are printed, and ratios of medians.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from annotated_dossier.edition import build_edition
from annotated_dossier.problems import Problems
from annotated_dossier.reading.dossier import load_dossier

from .corpus import MKDOCS, invent_articles, invent_names, write_dossier

BUILD = Path(__file__).parents[1] / "build_dossier.py"
ARTICLES, WORDS, ENTRIES, RUNS = 200, 1000, 1000, 3


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = invent_names(ENTRIES)
        bodies = list(invent_articles(ARTICLES, WORDS, names))
        write_dossier(folder / "ours", names, bodies)
        _write_bare(folder / "bare", bodies)
        _write_abbreviations(folder / "abbreviations", bodies, [n.name for n in names])
        _write_generated(folder / "ours", folder / "generated")
        commands = {
            "whole build, ours": ([sys.executable, str(BUILD)], folder / "ours"),
            "mkdocs, bare articles": (_mkdocs(), folder / "bare"),
            "mkdocs, generated pages": (_mkdocs(), folder / "generated"),
        }
        times: dict[str, list[float]] = {key: [] for key in commands}
        for _ in range(RUNS):
            for key, (command, where) in commands.items():
                times[key].append(_seconds(partial(_run, command, where)))
        stages = [_seconds(lambda: _annotate(folder / "ours")) for _ in range(RUNS)]
        abbreviations = _seconds(lambda: _run(_mkdocs(), folder / "abbreviations"))
    _report({key: statistics.median(values) for key, values in times.items()}, statistics.median(stages), abbreviations)


def _report(medians: dict[str, float], stages: float, abbreviations: float) -> None:
    ours = medians["whole build, ours"]
    print(f"Whole site: {ARTICLES} articles of {WORDS} words, {ENTRIES} entries; medians of {RUNS} runs")
    for key, seconds in medians.items():
        print(f"  {key:34} {seconds:8.2f} s")
    print(f"  {'annotating and indexing, ours':34} {stages:8.2f} s")
    print(f"  {'mkdocs, Material abbreviations':34} {abbreviations:8.2f} s (one run)")
    print(f"  annotating and indexing / whole build          {stages / ours:6.2f} (bound 0.25)")
    both = medians["mkdocs, generated pages"]
    print(f"  whole build / mkdocs with the generated pages  {ours / both:6.2f} (bound 1.3)")
    linking = abbreviations - medians["mkdocs, bare articles"]
    print(f"  Material abbreviations / whole build           {abbreviations / ours:6.1f}")
    print(f"  what abbreviations add / annotating, indexing  {linking / stages:6.1f} (bound 100)")


def _mkdocs() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _annotate(folder: Path) -> None:
    problems = Problems()
    build_edition(load_dossier(folder / "dossier", problems), "public", problems)


def _write_bare(folder: Path, bodies: list[str]) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Benchmark\n", encoding="utf-8")
    for number, body in enumerate(bodies):
        (folder / f"docs/a{number}.md").write_text(f"# Article {number}\n\n{body}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        f"{MKDOCS}plugins: [search]\nnot_in_nav: 'a*.md'\nnav: [index.md]\n", encoding="utf-8"
    )


def _write_abbreviations(folder: Path, bodies: list[str], names: list[str]) -> None:
    _write_bare(folder, bodies)
    (folder / "terms.md").write_text("".join(f"*[{name}]: About {name}.\n" for name in names), encoding="utf-8")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("markdown_extensions: [abbr, {pymdownx.snippets: {auto_append: [terms.md]}}]\n")


def _write_generated(ours: Path, folder: Path) -> None:
    """Our pages as a folder of Markdown: what MkDocs alone needs for the same number of pages."""
    _run([sys.executable, str(BUILD), "pages", str(folder / "docs")], ours)
    config = f"{MKDOCS}plugins: [search]\nnav: [index.md]\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.rmtree(folder / "site", ignore_errors=True)


if __name__ == "__main__":
    main()
