"""A site's `mkdocs.yml`: what it says, and all that is wrong with it, each at its place."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from yaml.composer import ComposerError

from ..problems import Check, Problems
from ..reading.files import load_text
from ..reading.nodes import parse_yaml
from .plugin_options import PLUGIN, DossierConfig, beside, options_in
from .written import Written

Steps = tuple[str, ...]
_OF_PLUGIN = re.compile(r"Plugin '(?:.*/)?(?P<plugin>[^'/]+)' option '(?P<option>[^']+)': (?P<words>.+)")
_UNKNOWN = "Unrecognised configuration name: "
# MkDocs says what it expected; how to mend it is left to us.
_REWORDED = (
    (re.compile(r"Required configuration not provided\."), "a site needs this, as in `site_name: The harbour`"),
    (re.compile(r"(The \".*\" plugin is not installed)$"), r"\1; install it, or take it out"),
    (
        re.compile(r"Invalid config options for the '(.+)' plugin\."),
        r"the options of `\1` are a mapping from key to value",
    ),
    (
        re.compile(r"The path '(.*)' isn't an existing (?:file or )?directory\."),
        r"there is no folder `\1`; make it, or name another",
    ),
    (re.compile(r"<class '(\w+)'>"), r"\1"),
    (
        re.compile(r"Expected (?:a string|type: str)(?: but received:|, got) (int|float|bool|date)$"),
        r"expected text, got \1; put it in quotation marks",
    ),
    (
        re.compile(r"Expected nav to be a list, got (?:a )?dict.*"),
        "a list is expected; start each of its lines with `- `",
    ),
    (re.compile(r"Expected nav item to be a dict of size 1, got dict with keys \(.*\)"), "each item begins with `- `"),
    (
        re.compile(r"Invalid Plugins configuration"),
        "each plugin is an item `- name`; its options stand indented below it",
    ),
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|mailto:|/|#", re.IGNORECASE)
# What a site without a name is called until it has one, so that the rest of its configuration can be looked at.
_STAND_IN = "Untitled"


def dossier_folder(config_file: Path) -> str:
    """The folder of the dossier that the file, or one that it inherits from, names; empty where none does."""
    if not config_file.is_file():
        return ""
    try:
        with config_file.open("rb") as file:
            plugins = yaml_load(file).get("plugins")
    except Exception:  # whatever is wrong with the file, `check` tells
        return ""
    for named in plugins if isinstance(plugins, list) else [plugins]:
        options = named.get(PLUGIN) if isinstance(named, dict) else None
        folder = options.get("dossier") if isinstance(options, dict) else None
        if isinstance(folder, str):
            return folder
    return ""


@dataclass(frozen=True, slots=True)
class SiteConfiguration:
    """What the file says, as MkDocs understands it, and the file as typed."""

    config: MkDocsConfig
    written: Written


def read_configuration(config_file: Path, problems: Problems) -> SiteConfiguration | None:
    """The site's configuration; None where it cannot be read. All that is wrong with it is told.

    What does not hold is in the configuration as if it had been left out.
    """
    text = load_text(config_file, problems)
    written = _compose(text, config_file.as_posix(), problems) if text is not None else None
    if written is None:
        return None
    no_words = list(written.keys_that_are_no_words())
    for typed, place in no_words:
        message = f"YAML takes the key `{typed}` for no word; put it in quotation marks, or take it out"
        problems.unreadable(Check.SITE_CONFIGURATION, place, message)
    if no_words:
        return None
    for key, place in written.duplicates():
        problems.error(Check.DUPLICATE_KEY, place, f"the key `{key}` stands here a second time; keep one of them")
    try:
        held = _validated(config_file, written, problems)
        if held is None:
            return None
        config, refused = held
        _check_plugin(config, refused, written, problems)
        _check_language(config, written, problems)
    except Exception as error:  # a hook is run as it is read, and MkDocs trips over some values of a wrong type
        _tell_unreadable(error, written, problems)
        return None
    return SiteConfiguration(config, written)


def _tell_unreadable(error: Exception, written: Written, problems: Problems) -> None:
    """What a tag names may be missing, and what the file inherits from may be anything."""
    cause = error.__context__
    if isinstance(cause, yaml.MarkedYAMLError) and cause.problem_mark:
        place, words = written.at(cause.problem_mark), " ".join(filter(None, (cause.context, cause.problem)))
    elif isinstance(error, RecursionError) and written.has("INHERIT"):
        place, words = written.place("INHERIT"), "what it inherits from leads back to it; name another file"
    elif isinstance(error, (ConfigurationError, OSError)):
        place, words = written.place("INHERIT"), str(error)
    else:
        place, words = written.place("hooks"), f"{type(error).__name__}: {error}"
    problems.unreadable(Check.SITE_CONFIGURATION, place, f"MkDocs cannot read this file: {words}")


def _compose(text: str, file: str, problems: Problems) -> Written | None:
    written = Written(file, None)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is None or isinstance(root, yaml.MappingNode):
            return Written(file, root)
        message = "a site's configuration is a mapping from key to value, as in `site_name: The harbour`"
        problems.unreadable(Check.WRONG_TYPE, written.place(), message)
    except ComposerError as error:
        place = written.at(error.problem_mark) if error.problem_mark else written.place()
        if "another document" in str(error.problem):
            problems.unreadable(Check.SECOND_DOCUMENT, place, "a second YAML document starts here; keep one")
            return None
        problems.unreadable(Check.YAML_SYNTAX, place, f"this is not YAML: {error.problem}")
    except (yaml.YAMLError, RecursionError) as error:
        _tell_fault(text, error, written, problems)
    return None


def _tell_fault(text: str, error: Exception, written: Written, problems: Problems) -> None:
    """Why the text is not YAML."""
    own = Problems()
    parse_yaml(text, written.place().file, own)
    # What a dossier may not hold, a configuration may.
    found = [told for told in own.found if told.check not in (Check.YAML_TAG, Check.YAML_ALIAS)]
    problems.tell_again(found)
    if not found:
        # MkDocs reads with the parser in Python, which is the stricter one.
        mark, words = getattr(error, "problem_mark", None), getattr(error, "problem", None) or error
        place = written.at(mark) if mark else written.place()
        problems.unreadable(Check.YAML_SYNTAX, place, f"this is not YAML: {words}")


def _validated(config_file: Path, written: Written, problems: Problems) -> tuple[MkDocsConfig, set[Steps]] | None:
    """The configuration without what MkDocs refuses of it, and that by the steps that lead to it.

    MkDocs stops at the first value that it refuses, so it is asked again without it. None where it refuses its own
    default, as of a folder that is not there: what comes behind that is not looked at.
    """
    refused: set[Steps] = set()
    while True:
        config = MkDocsConfig(config_file_path=str(config_file.absolute()))
        with config_file.open("rb") as file:
            values = yaml_load(file, get_yaml_loader(config=config))
        for steps in refused:
            values = _without(values, steps)
        config.load_dict(({"site_name": _STAND_IN} if ("site_name",) in refused else {}) | values)
        failed, doubts = config.validate()
        before = frozenset(refused)
        for key, line in ((key, line) for key, error in failed for line in _lines_of(error)):
            steps = _steps(key, line, written)
            if steps not in before and (key,) not in before:
                problems.error(Check.SITE_CONFIGURATION, written.place(*steps), _said(steps, line))
            # What is still refused is not where we took it to be.
            refused.add((key,) if steps in before else steps)
        if refused == before:
            for key, doubt in doubts:
                steps = _steps(key, doubt, written)
                problems.warning(Check.SITE_DOUBT, written.place(*steps), _said(steps, doubt))
            return None if failed else (config, refused)


def _lines_of(error: Exception) -> list[str]:
    """A line for each option of a plugin; of any other error its first, for the rest is where MkDocs tripped."""
    lines = str(error).splitlines()
    return [line for line in lines if _OF_PLUGIN.fullmatch(line)] or lines[:1]


def _without(values: Any, steps: Steps) -> Any:
    """The values without the key, or the word of a list, to which the steps lead."""
    step, rest = steps[0], steps[1:]
    if isinstance(values, list):
        left = (_without(item, steps) if isinstance(item, dict) else item for item in values)
        return [item for item in left if item != {} and (rest or item != step)]
    if isinstance(values, dict) and rest and step in values:
        return {**values, step: _without(values[step], rest)}
    return {key: value for key, value in values.items() if key != step} if isinstance(values, dict) else values


def _steps(key: str, words: str, written: Written) -> Steps:
    """What MkDocs' words are about: a plugin's option, a plugin or extension that they quote, or the key."""
    if match := _OF_PLUGIN.fullmatch(words):
        return "plugins", match["plugin"], match["option"]
    if words.startswith("Expected nav to be a list"):
        return (key,)
    quoted = re.findall(r"['\"]([^'\"]+)['\"]", words)
    return next(((key, name) for name in quoted if written.has(key, name)), (key,))


def _said(steps: Steps, words: str) -> str:
    """How we say MkDocs' words."""
    match = _OF_PLUGIN.fullmatch(words)
    what = f"`{match['option']}` of the plugin `{match['plugin']}`" if match else f"`{steps[0]}`"
    words = match["words"] if match else words
    if words.startswith(_UNKNOWN):
        known = [*MkDocsConfig()] if not match else [*DossierConfig()] if steps[1] == PLUGIN else []
        near = _nearest(steps[-1], known)
        return f"{what} is not known{f'; did you mean `{near}`?' if near else ''}"
    if "is not installed" in words and get_close_matches(steps[-1], [PLUGIN]):
        return f"{what}: there is no plugin `{steps[1]}`; did you mean `{PLUGIN}`?"
    words = words.replace(f"{Path.cwd()}{os.sep}", "")
    for pattern, mended in _REWORDED:
        words = pattern.sub(mended, words)
    return f"{what}: {words}"


def _check_plugin(config: MkDocsConfig, refused: Collection[Steps], written: Written, problems: Problems) -> None:
    options = options_in(config)
    if options is None:
        meant = any(steps[0] == "plugins" and get_close_matches("".join(steps[1:2]), [PLUGIN]) for steps in refused)
        if ("plugins",) not in refused and not meant:
            switched_off = written.has("plugins", PLUGIN, "enabled")
            fault = "switches `dossier` off; take that out" if switched_off else "does not name `dossier`; add it"
            message = f"`plugins:` {fault}, and the pages of the dossier are made"
            problems.error(Check.SITE_CONFIGURATION, written.place("plugins", PLUGIN, "enabled"), message)
        return
    for option in ("dossier", "templates"):
        named = written.value("plugins", PLUGIN, option)
        if named and ("plugins", PLUGIN, option) not in refused and not beside(config, named).is_dir():
            message = f"there is no folder `{named}` beside this file; make it, or name another"
            problems.error(Check.MISSING_FOLDER, written.place("plugins", PLUGIN, option), message)
    if fault := fault_of_site_folder(config, options):
        problems.error(Check.SITE_CONFIGURATION, written.place("site_dir"), fault)


def _check_language(config: MkDocsConfig, written: Written, problems: Problems) -> None:
    """A theme that has a table for each language cannot be set in one that it lacks."""
    given = config.theme.get("language")
    if isinstance(given, bool):
        typed = written.value("theme", "language")
        message = f'YAML reads `{typed}` as {str(given).lower()}; put it in quotation marks: `language: "{typed}"`'
        problems.error(Check.SITE_CONFIGURATION, written.place("theme", "language"), message)
        return
    language = str(given or "")
    known = {path.stem for folder in config.theme.dirs for path in Path(folder).glob("partials/languages/*.html")}
    if language and known and language not in known:
        near = _nearest(language, known)
        mend = f"did you mean `{near}`?" if near else "name it by its code, as in `fr`"
        message = f"the theme has no language `{language}`; {mend}"
        problems.error(Check.SITE_CONFIGURATION, written.place("theme", "language"), message)


def fault_of_site_folder(config: MkDocsConfig, options: DossierConfig) -> str:
    """Why the site cannot be put where it should: it would replace what an author writes. Empty where it can."""
    kept = [beside(config, options.dossier), beside(config, options.templates), Path(config.docs_dir)]
    site = Path(config.site_dir).resolve()
    for folder in (path.resolve() for path in kept):
        if site.is_relative_to(folder) or folder.is_relative_to(site):
            return f"`site_dir` is {site}, and a build replaces it whole; {folder} must be kept out of it"
    return ""


def check_navigation(site: SiteConfiguration, generated: Collection[str], problems: Problems) -> None:
    """Tells of each page in the navigation that is neither written by hand nor `generated`, a path among documents.

    Nothing is told where another plugin or a hook may add pages, or where the site has MkDocs pass over them.
    """
    config = site.config
    others = [
        handler
        for handler in config.plugins.events["files"]
        if _plugin_behind(handler) is not config.plugins.get(PLUGIN)
    ]
    if others or config.hooks or not config.nav or config.validation.nav.not_found <= logging.INFO:
        return
    pages = {file.src_uri for file in get_files(config)} | set(generated)
    for path, place in site.written.words_below("nav"):
        if path.endswith(".md") and not _ADDRESS.match(path) and path not in pages:
            near = _nearest(path, pages, 0.8)
            meant = f"did you mean `{near}`?" if near else "make it, or take it out"
            problems.warning(Check.UNKNOWN_PAGE, place, f"the navigation names `{path}`, which there is not; {meant}")


def _plugin_behind(handler: object) -> object:
    return getattr(handler, "__self__", None)


def _nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """The known word that is most like this one; empty where none is `alike`, a share from 0 to 1."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=alike)), "")
