"""What the author decided for the whole site: `settings.yml`, if there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import CitationStyle, SwitchedOff
from ..problems import Check, Place, Problems, Severity
from .checking import check_format, did_you_mean, place_of
from .files import is_there
from .nodes import Node, parse_yaml
from .schema import CheckSetting, SettingsFormat
from .shelf import Shelf
from .styles import load_style


@dataclass(frozen=True, slots=True)
class Settings:
    """The rules for finding mentions that are switched off for all sources, and the style of citations.

    `not_suggested` are names that no entry should be suggested for.
    """

    switched_off: tuple[SwitchedOff, ...]
    style: CitationStyle
    not_suggested: tuple[str, ...] = ()


def load_settings(path: Path, problems: Problems, shelf: Shelf | None = None) -> Settings:
    """The settings; the defaults where the file says nothing. What they say of checks holds for `problems` at once."""
    shelf = shelf or Shelf()
    parsed = shelf.read(path, _parse, problems) if is_there(path, problems) else None
    if parsed is None:
        return Settings((), load_style("", Place(path.as_posix()), path.parent, problems, shelf))
    root, form = parsed
    problems.choose(dict(_chosen(form, root, problems)))
    rules = (SwitchedOff(rule, place_of(root, ("without", number))) for number, rule in enumerate(form.without))
    style = load_style(form.style, place_of(root, ("style",)), path.parent, problems, shelf)
    return Settings(tuple(rules), style, tuple(form.not_suggested))


def _parse(text: str, file: str, problems: Problems) -> tuple[Node, SettingsFormat] | None:
    root = parse_yaml(text, file, problems)
    form = check_format(SettingsFormat, root, problems, "the settings") if root is not None else None
    return None if root is None or form is None else (root, form)


def _chosen(form: SettingsFormat, root: Node, problems: Problems) -> Iterator[tuple[Check, Severity | None]]:
    """The severity of each check that is set; what cannot be set so is told and left as it is."""
    known = {check.value: check for check in Check}
    for name, setting in form.checks.items():
        place, check = place_of(root, ("checks", name)), known.get(name)
        if check is None:
            problems.error(Check.UNKNOWN_CHECK, place, f"there is no check `{name}`{did_you_mean(name, [*known])}")
        elif setting is not CheckSetting.OFF:
            yield check, Severity(setting)
        elif check.loses:
            problems.error(
                Check.UNKNOWN_CHECK,
                place,
                f"the check `{name}` tells of something that is lost and cannot be off; make it a `warning` at most",
            )
        else:
            yield check, None
