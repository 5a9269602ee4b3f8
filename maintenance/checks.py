"""Writes the table of checks into the guide: `python -m maintenance.checks`."""

from __future__ import annotations

from pathlib import Path

from annotated_dossier.checks import Check

PAGE = Path(__file__).parents[1] / "docs/guide/checking.md"
BEGIN, END = "<!-- checks: written by `python -m maintenance.checks` -->\n", "<!-- /checks -->"


def table() -> str:
    """A row for each check, in the order of the catalogue."""
    rows = [f"| `{check}` | {check.severity} | {'no' if check.loses else 'yes'} | {check.meaning} |" for check in Check]
    return "\n".join(["| Check | Unless set | May be off | What it finds |", "| --- | --- | --- | --- |", *rows])


def with_table(page: str) -> str:
    """The page with the table of today between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
