"""What share of a whole build the indexes take: 1,000 articles of 1,000 words, 5,000 entries with two relations each.

Each run is a whole build, MkDocs included, in which every index of the edition and every drawing is timed where it is
called: the share is of one and the same build. Medians are printed. `python -m benchmarks.indexes [RUNS]`
"""

from __future__ import annotations

import json
import logging
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from annotated_dossier import edition
from annotated_dossier.pages import catalogue, map, timeline
from annotated_dossier.publishing.progress import Silent
from annotated_dossier.publishing.site import build_site

from .corpus import Name, invent_articles, invent_names, write_dossier

ARTICLES, WORDS, ENTRIES, RUNS = 1000, 1000, 5000, 3
BOUND = 0.1
# Gathered in `build_edition`; laid out and framed when the pages that need it are drawn.
GATHERED = tuple(name for name in vars(edition) if name.startswith("gather_"))
DRAWN = (
    (catalogue, "strongest_part"),
    (catalogue, "draw"),
    (map, "fit"),
    (map, "find_inset"),
    (map, "dots_of"),
    (map, "place_labels"),
    (timeline, "draw_band"),
)


def main() -> None:
    # What `check` would say of invented texts is no measurement.
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder)
        builds = [_build(folder) for _ in range(runs)]
    print(f"Indexes: {ARTICLES} articles of {WORDS} words, {ENTRIES} entries; medians of {runs} builds, processor time")
    for part in sorted(builds[0]):
        print(f"  {part:34} {statistics.median(build[part] for build in builds):8.2f} s")
    indexes = [sum(seconds for part, seconds in build.items() if part != "whole build") for build in builds]
    shares = [mine / build["whole build"] for mine, build in zip(indexes, builds, strict=True)]
    print(f"  {'all indexes':34} {statistics.median(indexes):8.2f} s")
    print(f"  all indexes / whole build {statistics.median(shares):17.3f} (bound {BOUND:g})")


def _build(folder: Path) -> dict[str, float]:
    """Seconds of the processor by part; what one part calls of another is the caller's."""
    spent: defaultdict[str, float] = defaultdict(float)
    running: list[str] = []

    def timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **named: Any) -> Any:
            if running:
                return work(*arguments, **named)
            running.append(name)
            started = time.process_time()
            try:
                return work(*arguments, **named)
            finally:
                spent[name] += time.process_time() - started
                running.pop()

        return measured

    places = [(edition, name) for name in GATHERED] + list(DRAWN)
    patches = [mock.patch.object(module, name, timed(name, getattr(module, name))) for module, name in places]
    for patch in patches:
        patch.start()
    started = time.process_time()
    build_site(folder / "mkdocs.yml", None, "public", Silent())
    spent["whole build"] = time.process_time() - started
    for patch in patches:
        patch.stop()
    return spent


def _write(folder: Path) -> None:
    names = invent_names(ENTRIES)
    write_dossier(folder, names, list(invent_articles(ARTICLES, WORDS, names)))
    chance = random.Random(5)
    register = {name.id: _entry(name, names, chance) for name in names}
    (folder / "dossier/register/all.yml").write_text(json.dumps(register), encoding="utf-8")


def _entry(name: Name, names: list[Name], chance: random.Random) -> dict[str, object]:
    year = chance.randint(1990, 2024)
    entry: dict[str, object] = {"name": name.name, "kind": name.kind, "definition": f"About {name.name}."}
    entry["relations"] = [{"to": chance.choice(names).id, "as": "partner of", "from": str(year)} for _ in range(2)]
    if name.kind == "place":
        entry["location"] = [round(chance.uniform(-55, 70), 2), round(chance.uniform(-180, 180), 2)]
    if name.kind == "event":
        entry["dates"] = {"date": str(year)}
    return entry


if __name__ == "__main__":
    main()
