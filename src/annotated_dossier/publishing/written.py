"""`mkdocs.yml` as its author typed it: where each key and value stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from ..problems import Place

_NO_WORD = tuple(f"tag:yaml.org,2002:{kind}" for kind in ("bool", "int", "float", "null", "timestamp"))


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

    def has(self, *steps: str) -> bool:
        """Whether there is what the steps lead to."""
        return len(list(self._follow(steps))) == len(steps)

    def value(self, *steps: str) -> str:
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

    def keys_that_are_no_words(self) -> Iterator[tuple[str, Place]]:
        """Keys of the file that are a number, a day or a yes or no for YAML."""
        for key, _ in _entries(self._root):
            if key.tag in _NO_WORD:
                yield str(key.value), self.at(key.start_mark)

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
