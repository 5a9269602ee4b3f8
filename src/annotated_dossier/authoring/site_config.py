"""The line that makes an MkDocs site publish a dossier, added to its `mkdocs.yml`.

The text is edited, not written anew: comments, order and everything else stay as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

PLUGIN = "dossier"
_LOADER = yaml.SafeLoader


class CannotEdit(Exception):
    """The line cannot be added by a machine; the message says why, and what to do by hand."""


def site_folder(text: str) -> str:
    """Where the configuration has its site built, seen from its own folder."""
    value = _value(_root(text), "site_dir")
    return value.value if isinstance(value, yaml.ScalarNode) and value.value else "site"


def has_navigation(text: str) -> bool:
    """Whether the site names its pages itself; then generated ones are not in its navigation."""
    return _value(_root(text), "nav") is not None


def with_plugin(text: str) -> str:
    """The configuration with the plugin's line; the same text where it is there. Raises `CannotEdit`."""
    root = _root(text)
    plugins = _value(root, "plugins")
    if plugins is not None and PLUGIN in _names(plugins):
        return text
    if plugins is None and _value(root, "INHERIT") is not None:
        raise CannotEdit(f"it inherits its plugins from another file; add `- {PLUGIN}` to `plugins:` there")
    end = "\r\n" if "\r\n" in text else "\n"
    edited = _with_key(text, end) if plugins is None else _with_line(text, plugins, end)
    if not _is_just_the_plugin(text, edited):
        raise CannotEdit(f"its `plugins:` is written in a way that nothing can be added to; add `- {PLUGIN}` by hand")
    return edited


def _root(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
        raise CannotEdit(f"it is not YAML{where}; mend it first") from error
    except RecursionError as error:
        raise CannotEdit("it is nested too deep to be read") from error
    if not isinstance(root, yaml.MappingNode):
        raise CannotEdit("it is no mapping of keys to values, as in `site_name: ...`")
    return root


def _value(root: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((value for name, value in root.value if name.value == key), None)


def _names(plugins: yaml.Node) -> Iterator[str]:
    """The plugins that are named: items of a list, each a name or a name with options, or keys of a mapping."""
    items = plugins.value if isinstance(plugins, yaml.CollectionNode) else []
    for item in items:
        name = item[0] if isinstance(item, tuple) else item
        yield str(name.value[0][0].value if isinstance(name, yaml.MappingNode) and name.value else name.value)


def _with_key(text: str, end: str) -> str:
    """With a list of its own. MkDocs searches unasked only where no plugin is named: so the search is named too."""
    gap = "" if not text or text.endswith(("\n", "\r")) else end
    return f"{text}{gap}{end}plugins:{end}  - search{end}  - {PLUGIN}{end}"


def _with_line(text: str, plugins: yaml.Node, end: str) -> str:
    if isinstance(plugins, yaml.ScalarNode):
        # `plugins:` without a value; MkDocs then searches, and nothing else.
        at = plugins.start_mark.index
        line_end = _end_of_line(text, at)
        return f"{text[:line_end]}{end}  - search{end}  - {PLUGIN}{text[line_end:]}"
    is_list = isinstance(plugins, yaml.SequenceNode)
    assert isinstance(plugins, yaml.CollectionNode)
    if plugins.flow_style:
        closing = plugins.end_mark.index - 1
        inside = text[plugins.start_mark.index + 1 : closing].rstrip()
        separator = "" if not plugins.value else " " if inside.endswith(",") else ", "
        at = plugins.start_mark.index + 1 + len(inside)
        return f"{text[:at]}{separator}{PLUGIN if is_list else PLUGIN + ': {}'}{text[at:]}"
    at = _end_of_line(text, _last_character(text, plugins))
    line = f"- {PLUGIN}" if is_list else f"{PLUGIN}: {{}}"
    return f"{text[:at]}{end}{' ' * plugins.start_mark.column}{line}{text[at:]}"


def _last_character(text: str, node: yaml.Node) -> int:
    """Behind the last thing that the node holds; what YAML calls its end may lie below comments."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    start: int = node.start_mark.index
    return start + len(text[start : node.end_mark.index].rstrip())


def _end_of_line(text: str, at: int) -> int:
    match = re.compile(r"[^\r\n]*").match(text, at)
    return match.end() if match else at


def _is_just_the_plugin(old: str, new: str) -> bool:
    """Whether the new text says what the old one did, with the plugin as the last of its plugins."""
    try:
        before, after = _root(old), _root(new)
    except CannotEdit:
        return False
    others = [_said(node) for key, node in before.value if key.value != "plugins"]
    if others != [_said(node) for key, node in after.value if key.value != "plugins"]:
        return False
    plugins = _value(after, "plugins")
    named = _value(before, "plugins")
    was = list(_names(named)) if isinstance(named, yaml.CollectionNode) else ["search"]
    return plugins is not None and list(_names(plugins)) == [*was, PLUGIN]


def _said(node: yaml.Node) -> str:
    return str(yaml.serialize(node))
