"""Gathers the words of the site and brings the tables of its languages up to date: `python -m maintenance.words`.

What is new is added without a translation, what is no longer said is taken out; a test tells of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from annotated_dossier.pages.wording import DAY, TABLES

Keywords = Mapping[str, tuple[int, ...] | None]
ROOT = Path(__file__).parents[1]
_IN_PYTHON: Keywords = {
    "say": None,
    "said": None,
    "text": None,
    "to_say": None,
    "of": None,
    "count": (1, 2),
    "count_text": (1, 2),
}
_IN_TEMPLATES: Keywords = {"say": None, "count": (1, 2)}


def gathered() -> Catalog:
    """Every message that the code and the templates say, in the order of the files."""
    catalog = Catalog(charset="utf-8")
    for file in sorted((ROOT / "src").rglob("*.py")):
        _gather(catalog, file, "python", _IN_PYTHON)
        _gather(catalog, file, "python", {"_of_day": None, "said": None}, context=DAY)
    for file in sorted((ROOT / "templates").glob("*.jinja")):
        _gather(catalog, file, "jinja2.ext:babel_extract", _IN_TEMPLATES)
    return catalog


def _gather(catalog: Catalog, file: Path, method: str, keywords: Keywords, context: str | None = None) -> None:
    for _, message, _, _ in extract(method, BytesIO(file.read_bytes()), keywords, (), {"trim_blocks": "true"}):
        catalog.add(message, locations=[(file.relative_to(ROOT).as_posix(), 0)], context=context)


def tables() -> Iterator[tuple[Path, Catalog]]:
    """The table of each language but English."""
    for path in sorted(TABLES.glob("*.po")):
        with path.open("rb") as file:
            yield path, read_po(file, locale=path.stem)


def header(table: Catalog) -> str:
    """The head of a table, without the dates and addresses that would change from day to day."""
    return f"""\
# The words of the site. The English is the key; `python -m maintenance.words` keeps the list.
msgid ""
msgstr ""
"Language: {table.locale}\\n"
"Plural-Forms: {table.plural_forms}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def main() -> None:
    said = gathered()
    for path, table in tables():
        table.update(said, no_fuzzy_matching=True)
        table.obsolete.clear()
        written = BytesIO()
        write_po(written, table, width=120, omit_header=True, include_lineno=False)
        path.write_text(header(table) + written.getvalue().decode(), encoding="utf-8")
        missing = sum(not any(m.string if isinstance(m.string, tuple) else [m.string]) for m in table if m.id)
        print(f"{path.relative_to(ROOT)}: {len(table)} messages, {missing} without a translation")


if __name__ == "__main__":
    main()
