"""What a site does without: `settings.yml`, if there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import SwitchedOff
from ..problems import Problems
from .checking import check_format, place_of
from .files import load_text
from .nodes import parse_yaml
from .schema import SettingsFormat


def load_settings(path: Path, problems: Problems) -> Iterator[SwitchedOff]:
    """The rules for finding mentions that are switched off for all sources."""
    text = load_text(path, problems) if path.exists() else None
    root = parse_yaml(text, path.as_posix(), problems) if text is not None else None
    form = check_format(SettingsFormat, root, problems, "the settings") if root is not None else None
    for number, rule in enumerate(form.without if form else ()):
        assert root is not None
        yield SwitchedOff(rule, place_of(root, ("without", number)))
