"""What the author decided for the whole site: `settings.yml`, if there is one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model import CitationStyle, SwitchedOff
from ..problems import Place, Problems
from .checking import check_format, place_of
from .nodes import Node, parse_yaml
from .schema import SettingsFormat
from .shelf import Shelf
from .styles import load_style


@dataclass(frozen=True, slots=True)
class Settings:
    """The rules for finding mentions that are switched off for all sources, and the style of citations."""

    switched_off: tuple[SwitchedOff, ...]
    style: CitationStyle


def load_settings(path: Path, problems: Problems, shelf: Shelf | None = None) -> Settings:
    """The settings; the defaults where the file says nothing."""
    parsed = (shelf or Shelf()).read(path, _parse, problems) if path.exists() else None
    if parsed is None:
        return Settings((), load_style("", Place(path.as_posix()), path.parent, problems, shelf))
    root, form = parsed
    rules = (SwitchedOff(rule, place_of(root, ("without", number))) for number, rule in enumerate(form.without))
    return Settings(tuple(rules), load_style(form.style, place_of(root, ("style",)), path.parent, problems, shelf))


def _parse(text: str, file: str, problems: Problems) -> tuple[Node, SettingsFormat] | None:
    root = parse_yaml(text, file, problems)
    form = check_format(SettingsFormat, root, problems, "the settings") if root is not None else None
    return None if root is None or form is None else (root, form)
