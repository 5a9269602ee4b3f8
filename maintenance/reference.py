"""Writes the reference of the guide from the models and the command line: `python -m maintenance.reference`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from annotated_dossier.cli import main
from annotated_dossier.model import KINDS
from annotated_dossier.reading.file_schemas import FILES, schema_of

GUIDE = Path(__file__).parents[1] / "docs/guide"
_NOTE = "<!-- Written by `python -m maintenance.reference`; a change belongs into the code. -->\n"


def keys_page() -> str:
    """Every key of every file, from the schemas by which the files are read."""
    parts = [
        "---\ntitle: Every key of every file\ndescription: The keys that the files of a dossier may have.\n---\n",
        _NOTE,
        "# Every key of every file\n",
        "Made from the models by which the files are read. [The files of a dossier](files.md) shows each at work.\n"
        "A key in bold must be there.\n",
    ]
    kinds = [kind.id for kind in KINDS]
    for name, (title, form) in FILES.items():
        schema = schema_of(title, form, kinds)
        parts.append(f"## {name.capitalize()}\n\n{title}\n")
        parts += _tables(schema)
    return "\n".join(parts)


def _tables(schema: dict[str, Any]) -> Iterator[str]:
    definitions: dict[str, Any] = schema.get("definitions", {})
    whole = [{"description": "", **schema}] if "properties" in schema else []
    for part in [*whole, *definitions.values()]:
        if "properties" in part:
            about = "" if part in whole else f"**{part.get('description', '').splitlines()[0]}**\n\n"
            yield about + _table(part, definitions) + "\n"


def _table(part: dict[str, Any], definitions: dict[str, Any]) -> str:
    needed = part.get("required", ())
    rows = ["| Key | Value | Meaning |", "| --- | --- | --- |"]
    for key, value in part["properties"].items():
        called = f"**`{key}`**" if key in needed else f"`{key}`"
        meaning = " ".join(str(value.get("description", "")).split()).replace("|", "\\|")
        rows.append(f"| {called} | {_kind(value, definitions)} | {meaning} |")
    return "\n".join(rows)


def _kind(value: dict[str, Any], definitions: dict[str, Any]) -> str:
    """What may stand for a value, in a few words."""
    if "$ref" in value:
        name = str(value["$ref"]).rsplit("/", 1)[-1]
        found = definitions[name]
        return _kind(found, definitions) if "properties" not in found else "mapping"
    if True in value.get("enum", ()):
        return "true or false"
    if "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    options = value.get("anyOf") or value.get("allOf")
    if options:
        told = dict.fromkeys(_kind(option, definitions) for option in options)
        return " or ".join(filter(None, told))
    kinds = value.get("type", "")
    names = {"string": "text", "array": "list", "object": "mapping", "boolean": "true or false", "null": ""}
    told = dict.fromkeys(names.get(kind, "figure") for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind)
    return "text" if "text" in told else " or ".join(filter(None, told))


def commands_page() -> str:
    """Every command with its arguments and options, as `--help` has them."""
    parts = [
        "---\ntitle: Every command\ndescription: The commands with all their options.\n---\n",
        _NOTE,
        "# Every command\n",
        "`dossier` where the package is installed, `python build_dossier.py` in the repository.\n"
        "Without a command, `build`.\n",
    ]
    for name, command in main.commands.items():
        context = click.Context(command, info_name=f"dossier {name}", max_content_width=100, terminal_width=100)
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


PAGES = {"keys.md": keys_page, "commands.md": commands_page}

if __name__ == "__main__":
    for file, page in PAGES.items():
        (GUIDE / file).write_text(page(), encoding="utf-8")
