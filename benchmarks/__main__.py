"""Prints every measurement: `python -m benchmarks`, or `make bench`."""

from __future__ import annotations

from . import anchoring, annotating, indexes, live, map, network, site

MEASURES = (
    annotating.main,
    anchoring.main,
    map.main,
    network.main,
    indexes.main,
    live.main,
    site.main,
)

if __name__ == "__main__":
    for measure in MEASURES:
        measure()
        print(flush=True)
