"""What the author decided for the whole site: `settings.yml`, if there is one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model import CitationStyle, SwitchedOff
from ..problems import Place, Problems
from .checking import check_format, place_of
from .files import load_text
from .nodes import parse_yaml
from .schema import SettingsFormat
from .styles import load_style


@dataclass(frozen=True, slots=True)
class Settings:
    """The rules for finding mentions that are switched off for all sources, and the style of citations.

    `not_suggested` are names that no entry should be suggested for.
    """

    switched_off: tuple[SwitchedOff, ...]
    style: CitationStyle
    not_suggested: tuple[str, ...] = ()


def load_settings(path: Path, problems: Problems) -> Settings:
    """The settings; the defaults where the file says nothing."""
    text = load_text(path, problems) if path.exists() else None
    root = parse_yaml(text, path.as_posix(), problems) if text is not None else None
    form = check_format(SettingsFormat, root, problems, "the settings") if root is not None else None
    if root is None or form is None:
        return Settings((), load_style("", Place(path.as_posix()), path.parent, problems))
    rules = (SwitchedOff(rule, place_of(root, ("without", number))) for number, rule in enumerate(form.without))
    style = load_style(form.style, place_of(root, ("style",)), path.parent, problems)
    return Settings(tuple(rules), style, tuple(form.not_suggested))
