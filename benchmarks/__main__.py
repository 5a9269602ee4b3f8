"""Prints every measurement: `python -m benchmarks`, or `make bench`."""

from __future__ import annotations

from . import anchoring, annotating, indexes, map, network, site

if __name__ == "__main__":
    for measure in (annotating.main, anchoring.main, map.main, network.main, indexes.main, site.main):
        measure()
        print(flush=True)
