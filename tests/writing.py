"""Writes the files of small dossiers and sites for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

MKDOCS = """\
site_name: A small dossier
theme:
  name: material
  font: false
plugins:
  - search
  - dossier
"""

SOURCE = """\
---
title: Two ships in harbour
author: Ada Writer
publisher: Harbour Post
date: 2024-04
rights: full
---

Two ships reached Port Amber on Monday, said Ivo Marek of the Coast League.

## The cargo

The *Coast League* counted 40 crates. Marek called them "a puzzle".
"""

REGISTER = """\
ivo-marek:
  name: Ivo Marek
  kind: person
  definition: Speaks for the Coast League.
  relations:
    - {to: coast-league, as: spokesman of, from: 2020, source: two-ships}
coast-league:
  name: Coast League
  kind: organization
  aliases: [CL, Littoral League]
  definition: An association of ports.
  description: Founded by [[ivo-marek]], says [@two-ships, p. 2].
port-amber:
  name: Port Amber
  kind: place
  definition: A harbour town.
  location: [54.5, 13.25]
"""

NOTES = """\
- id: which-crates
  target: {quote: counted 40 crates}
  body: Nobody else **counted** them; see [[port-amber]] and [@two-ships].
  author: Ed Itor
  created: 2024-05-01
- id: what-monday
  target: {paragraph: 1}
  place: margin
  motivation: questioning
  body: Which Monday?
"""

CLAIMS = """\
- id: forty-crates
  statement: The ships carried forty crates.
  by: coast-league
  target: {source: two-ships, quote: Coast League counted 40}
  status: disputed
  evidence:
    - {source: two-ships, quote: reached Port Amber, stance: supports, grade: C3}
    - cite: tide-tables
      quote: no more than thirty
      stance: disputes
      grade: B2
      note: Older than the ships; [@two-ships] does not know it.
  reviewed: 2024-05-03
  history:
    - {date: 2024-05-02, status: asserted, why: Only the League had counted.}
    - {date: 2024-05-03, status: disputed, why: The tables leave no room for forty.}
- id: on-monday
  statement: The ships came on a Monday.
  by: {unnamed: a harbour pilot}
  target: {source: two-ships, paragraph: 1}
  status: asserted
"""

REFERENCES = '[{"id": "tide-tables", "type": "book", "title": "Tides", "issued": {"date-parts": [[2019]]}}]\n'

CORRECTIONS = """\
- {date: 2024-05-04, source: two-ships, was: Three ships., now: Two ships.}
- {date: 2024-05-06, entity: port-amber, was: A village., now: A harbour town.}
- {date: 2024-05-05, claim: forty-crates, was: Fourteen., now: Forty.}
"""

SMALL: Mapping[str, str] = {
    "mkdocs.yml": MKDOCS,
    "docs/index.md": "# A small dossier\n\nWritten by hand.\n\n<!-- dossier:overview -->\n",
    "dossier/sources/two-ships.md": SOURCE,
    "dossier/register/all.yml": REGISTER,
    "dossier/annotations/two-ships.yml": NOTES,
    "dossier/claims.yml": CLAIMS,
    "dossier/corrections.yml": CORRECTIONS,
    "dossier/references.json": REFERENCES,
}


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write each file below `root`, making folders as needed; return `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def source_file(body: str, **front: str) -> str:
    """A source file with a title, whatever else is given, and a body."""
    matter = "".join(f"{key}: {value}\n" for key, value in {"title": "A title", **front}.items())
    return f"---\n{matter}---\n\n{body}\n"
