"""A site's `mkdocs.yml`: what it says, and all that is wrong with it, each at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from yaml.composer import ComposerError

from ..problems import Check, Place, Problems
from ..reading.files import load_text
from ..reading.nodes import parse_yaml
from .mkdocs_plugin import DossierConfig, DossierPlugin, beside, plugin_of

PLUGIN = "dossier"
_OF_PLUGIN = re.compile(r"Plugin '(?:.*/)?(?P<plugin>[^'/]+)' option '(?P<option>[^']+)': (?P<words>.+)")
_UNKNOWN = "Unrecognised configuration name: "
# MkDocs says what it expected; how to mend it is left to us.
_REWORDED = (
    (re.compile(r"Required configuration not provided\."), "a site needs this, as in `site_name: The harbour`"),
    (re.compile(r"(The \".*\" plugin is not installed)$"), r"\1; install it, or take it out"),
    (re.compile(r"<class '(\w+)'>"), r"\1"),
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)
# What a site without a name is called until it has one, so that the rest of its configuration can be looked at.
_STAND_IN = "Untitled"


class Written:
    """The file as its author typed it, to find the place of whatever is wrong."""

    def __init__(self, file: str, root: yaml.Node | None) -> None:
        self._file = file
        self._root = root

    def place(self, *steps: str) -> Place:
        """Where the key stands that the steps lead to, or the last of them that is there."""
        place = Place(self._file)
        for key, _ in self._follow(steps):
            place = self.at(key.start_mark)
        return place

    def text(self, *steps: str) -> str:
        """The words that the steps lead to; none where they lead to something else."""
        found = list(self._follow(steps))
        value = found[-1][1] if len(found) == len(steps) else None
        return str(value.value) if isinstance(value, yaml.ScalarNode) else ""

    def duplicates(self) -> Iterator[tuple[str, Place]]:
        """Keys that a mapping has already."""
        for node in _all_nodes(self._root):
            seen: set[str] = set()
            for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
                if str(key.value) in seen:
                    yield str(key.value), self.at(key.start_mark)
                seen.add(str(key.value))

    def words_below(self, key: str) -> Iterator[tuple[str, Place]]:
        """Every value below a key of the file that is no list or mapping."""
        for name, value in _entries(self._root):
            if name.value == key:
                yield from (
                    (str(n.value), self.at(n.start_mark)) for n in _all_nodes(value) if isinstance(n, yaml.ScalarNode)
                )

    def _follow(self, steps: Iterable[str]) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
        node = self._root
        for step in steps:
            found = next((entry for entry in _entries(node) if entry[0].value == step), None)
            if found is None:
                return
            yield found
            node = found[1]

    def at(self, mark: yaml.Mark) -> Place:
        """The place of a mark that PyYAML made; it counts from 0."""
        return Place(self._file, mark.line + 1, mark.column + 1)


def _entries(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """The keys of a mapping with their values; those of a list's mappings; words of a list, which have none."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item) if isinstance(item, yaml.MappingNode) else [(item, None)]


def _all_nodes(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """Every node, in the order of the file; one that several aliases lead to once."""
    seen, left = set[int](), [root] if root else []
    while left:
        node = left.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            left += [each for entry in reversed(node.value) for each in reversed(entry)]
        elif isinstance(node, yaml.SequenceNode):
            left += reversed(node.value)


def dossier_folder(config_file: Path) -> str:
    """The folder of the dossier that the file names; none where it names none, or cannot be read."""
    try:
        text = config_file.read_text(encoding="utf-8")
        return Written("", yaml.compose(text, Loader=yaml.SafeLoader)).text("plugins", "dossier", "dossier")
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
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
    for key, place in written.duplicates():
        problems.error(Check.DUPLICATE_KEY, place, f"the key `{key}` stands here a second time; keep one of them")
    try:
        config, refused = _validated(config_file, written, problems)
        _check_plugin(config, refused, written, problems)
    except (ConfigurationError, OSError, TypeError, ValueError, AttributeError) as error:
        # MkDocs takes a value of the wrong type for a path or name here and there, and trips over it.
        _tell_unreadable(error, written, problems)
        return None
    return SiteConfiguration(config, written)


def _tell_unreadable(error: Exception, written: Written, problems: Problems) -> None:
    """What a tag names may be missing, and what the file inherits from may be anything."""
    cause = error.__context__
    if isinstance(cause, yaml.MarkedYAMLError) and cause.problem_mark:
        place, words = written.at(cause.problem_mark), f"{cause.context} {cause.problem}"
    else:
        place, words = written.place("INHERIT"), str(error)
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
        problems.unreadable(Check.YAML_SYNTAX, place, f"this is not YAML: {error.problem}")
    except (yaml.YAMLError, RecursionError):
        parse_yaml(text, file, problems)
    return None


def _validated(config_file: Path, written: Written, problems: Problems) -> tuple[MkDocsConfig, set[str]]:
    """The configuration without what MkDocs refuses of it, and the keys of that.

    MkDocs stops at the first value that it refuses, so it is asked again without it.
    """
    refused: set[str] = set()
    while True:
        config = MkDocsConfig(config_file_path=str(config_file.absolute()))
        with config_file.open("rb") as file:
            values = yaml_load(file, get_yaml_loader(config=config))
        config.load_dict(values)
        for key in refused:
            config[key] = _STAND_IN if key == "site_name" else MkDocsConfig()[key]
        failed, doubts = config.validate()
        for key, error in failed:
            for line in str(error).splitlines():
                place, message = _placed(key, line, written)
                problems.error(Check.SITE_CONFIGURATION, place, message)
        if not failed or refused.issuperset(key for key, _ in failed):
            for place, message in (_placed(key, doubt, written) for key, doubt in doubts):
                problems.warning(Check.SITE_DOUBT, place, message)
            return config, refused
        refused.update(key for key, _ in failed)


def _placed(key: str, words: str, written: Written) -> tuple[Place, str]:
    """Where MkDocs' words about a key belong, and how we say them."""
    if match := _OF_PLUGIN.fullmatch(words):
        place = written.place("plugins", match["plugin"], match["option"])
        what, words = f"`{match['option']}` of the plugin `{match['plugin']}`", match["words"]
        known = [*DossierConfig()] if match["plugin"] == PLUGIN else []
    else:
        place, what, known = _place_below(key, words, written), f"`{key}`", [*MkDocsConfig()]
    if words.startswith(_UNKNOWN):
        near = next(iter(get_close_matches(key if not match else match["option"], known, n=1)), "")
        return place, f"{what} is not known{f'; did you mean `{near}`?' if near else ''}"
    for pattern, mended in _REWORDED:
        words = pattern.sub(mended, words)
    return place, f"{what}: {words}"


def _place_below(key: str, words: str, written: Written) -> Place:
    """Where a plugin, an extension or whatever the words quote stands below the key; else where the key does."""
    place = written.place(key)
    quoted = (written.place(key, name) for name in re.findall(r"['\"]([^'\"]+)['\"]", words))
    return next((inner for inner in quoted if inner != place), place)


def _check_plugin(config: MkDocsConfig, refused: Collection[str], written: Written, problems: Problems) -> None:
    plugin = plugin_of(config)
    if plugin is None:
        if "plugins" not in refused:
            message = "`plugins:` does not name `dossier`; add `- dossier` there, and the pages of the dossier are made"
            problems.error(Check.SITE_CONFIGURATION, written.place("plugins"), message)
        return
    named = written.text("plugins", PLUGIN, "templates")
    if named and not beside(config, named).is_dir():
        place = written.place("plugins", PLUGIN, "templates")
        problems.error(Check.MISSING_FOLDER, place, f"there is no folder `{named}`; make it, or name another")
    if fault := fault_of_site_folder(config, plugin):
        problems.error(Check.SITE_CONFIGURATION, written.place("site_dir"), fault)


def fault_of_site_folder(config: MkDocsConfig, plugin: DossierPlugin) -> str:
    """Why the site cannot be put where it should: it would replace what an author writes. Empty where it can."""
    kept = [beside(config, plugin.config.dossier), beside(config, plugin.config.templates), Path(config.docs_dir)]
    site = Path(config.site_dir).resolve()
    for folder in (path.resolve() for path in kept):
        if site.is_relative_to(folder) or folder.is_relative_to(site):
            return f"`site_dir` is {site}, and a build replaces it whole; {folder} must be kept out of it"
    return ""


def check_navigation(site: SiteConfiguration, generated: Collection[str], problems: Problems) -> None:
    """Tells of each page in the navigation that is neither written by hand nor `generated`, a path among documents."""
    pages = {file.src_uri for file in get_files(site.config)} | set(generated)
    for path, place in site.written.words_below("nav") if site.config.nav else ():
        if path.endswith(".md") and not _ADDRESS.match(path) and path not in pages:
            near = next(iter(get_close_matches(path, pages, n=1, cutoff=0.8)), "")
            meant = f"did you mean `{near}`?" if near else "make it, or take it out"
            problems.warning(Check.UNKNOWN_PAGE, place, f"the navigation names `{path}`, which there is not; {meant}")
