"""Pages kept from one round of a preview to the next, for as long as nothing that they looked up has changed.

A page notes what it looks up in the catalogue while it is drawn: an entity by its id, all that names it, a setting.
When the next edition gives the same answers, drawing the page again would give the same page. Of a page that is drawn
again, the parts that looked up nothing new are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from types import FunctionType, MethodType
from typing import Any, Generic, TypeVar, cast

from jinja2 import Environment, TemplateError

from ..model import Bibliography, ClaimIndex, Dossier, Edition, Network, QuotationIndex
from ..problems import Check, Place, Problems
from ..remembering import Remembered
from .catalogue import Catalogue
from .network_drawing import Drawing
from .rendering import place_of_template_error, words_of_template_error

Drawn = TypeVar("Drawn")
Path = tuple[str, ...]
Lookups = dict[Path, set[Hashable]]

_WHOLE, _ORDER = object(), object()
# What is looked into, part by part; anything else that a page takes from these, it takes whole.
_OPENED = (Catalogue, Edition, Dossier, ClaimIndex, QuotationIndex, Network, Bibliography)
# Questions whose answer says less than all that they go through.
_ASKED = ("places_around",)


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Drawn]):
    """What was drawn, whole and in parts; `lookups` are None where it is to be drawn again whatever they were."""

    drawn: Drawn
    lookups: Lookups | None
    parts: Mapping[Hashable, _Kept[Any]] = field(default_factory=dict)


class PageMemory:
    """The pages of the last round, and what they looked up.

    A template that fails leaves the last page that it drew; the mistake is in `faults`.
    """

    def __init__(self) -> None:
        self.environment: Remembered[Environment] = Remembered()
        self.drawings: Remembered[Drawing] = Remembered()
        self.lines: Remembered[str] = Remembered()
        self.bodies: Remembered[str] = Remembered()
        self.faults = Problems()
        self._kept: dict[str, _Kept[Any]] = {}
        self._last: dict[str, _Kept[Any]] = {}
        self._catalogue: Catalogue | None = None
        self._circumstances: tuple[object, ...] = ()
        self._changes: _Changes | None = None

    def begin(self, catalogue: Catalogue, *circumstances: object) -> None:
        """A new round; where `circumstances` changed, every page is drawn again."""
        same = self._catalogue is not None and circumstances == self._circumstances
        self._changes = _Changes(self._catalogue, catalogue) if same and self._catalogue is not None else None
        self._last, self._kept = self._kept, {}
        self._catalogue, self._circumstances = catalogue, circumstances
        self.faults = Problems()

    def recall(self, name: str, draw: Callable[[Catalogue], Drawn]) -> Drawn | None:
        """What `draw` makes of the catalogue; None where its template fails and never drew it before."""
        last: _Kept[Drawn] | None = self._last.get(name)
        if last is not None and _holds(last, self._changes):
            self._kept[name] = last
            self.bodies.keep(name)
            return last.drawn
        assert self._catalogue is not None
        try:
            kept = _draw(self._catalogue, draw, last.parts if last else {}, self._changes)
        except TemplateError as error:
            file, line = place_of_template_error(error)
            self.faults.error(Check.TEMPLATE_ERROR, Place(file or "templates", line), words_of_template_error(error))
            if last is None:
                return None
            kept = _Kept(last.drawn, None)
        self._kept[name] = kept
        return kept.drawn


def _draw(
    catalogue: Catalogue,
    draw: Callable[[Catalogue], Drawn],
    parts: Mapping[Hashable, _Kept[Any]],
    changes: _Changes | None,
) -> _Kept[Drawn]:
    window = _WindowOnCatalogue(catalogue, parts, changes)
    return _Kept(draw(cast(Catalogue, window)), window.lookups, window.parts)


def _holds(kept: _Kept[Any], changes: _Changes | None) -> bool:
    return changes is not None and not changes.touch(kept.lookups)


class _Changes:
    """Which lookups have another answer in `new` than in `old`."""

    def __init__(self, old: Catalogue, new: Catalogue) -> None:
        self._old, self._new = old, new
        self._keys: dict[Path, set[Hashable]] = {}

    def touch(self, lookups: Lookups | None) -> bool:
        return lookups is None or any(map(self._differ, lookups, lookups.values()))

    def _differ(self, path: Path, keys: set[Hashable]) -> bool:
        changed = self._keys.get(path)
        if changed is None:
            old, new = _at(self._old, path), _at(self._new, path)
            if path[-1] in _ASKED:
                return any(old(key) != new(key) for key in keys)
            changed = self._keys[path] = _changed_keys(old, new)
        return bool(changed) and (_WHOLE in keys or _WHOLE in changed or not keys.isdisjoint(changed))


def _at(catalogue: Catalogue, path: Path) -> Any:
    value: Any = catalogue
    for name in path:
        value = getattr(value, name)
    return value


def _changed_keys(old: Any, new: Any) -> set[Hashable]:
    if not isinstance(old, Mapping):
        return set() if old == new else {_WHOLE}
    changed = {key for key in old.keys() | new.keys() if key not in old or key not in new or old[key] != new[key]}
    # Whoever goes through a mapping sees its order; who looks up a key does not.
    return changed if changed or list(old) == list(new) else {_ORDER}


class _Window:
    """Shows a catalogue, or a part of one, and notes what is looked at."""

    def __init__(self, thing: Any, path: Path, lookups: Lookups) -> None:
        self._thing, self._path, self._lookups = thing, path, lookups

    def __getattr__(self, name: str) -> Any:
        shown = self._show(name)
        # Asked for again, it is found without coming here.
        setattr(self, name, shown)
        return shown

    def _show(self, name: str) -> Any:
        path = (*self._path, name)
        if name in _ASKED:
            return _Question(getattr(self._thing, name), self._lookups.setdefault(path, set()))
        method = getattr(type(self._thing), name, None)
        if isinstance(method, FunctionType):
            return MethodType(method, self)
        value = getattr(self._thing, name)
        if isinstance(value, _OPENED):
            return _Window(value, path, self._lookups)
        seen = self._lookups.setdefault(path, set())
        if isinstance(value, Mapping):
            return _WindowOnMapping(value, seen)
        seen.add(_WHOLE)
        return value


class _WindowOnCatalogue(_Window):
    """The whole catalogue, for one page; keeps the parts that the page had and that would be the same."""

    def __init__(self, catalogue: Catalogue, last: Mapping[Hashable, _Kept[Any]], changes: _Changes | None) -> None:
        self.lookups: Lookups = {}
        self.parts: dict[Hashable, _Kept[Any]] = {}
        self._last, self._changes = last, changes
        super().__init__(catalogue, (), self.lookups)

    def part(self, name: Hashable, draw: Callable[[Catalogue], Drawn]) -> Drawn:
        part: _Kept[Drawn] | None = self._last.get(name)
        if part is None or not _holds(part, self._changes):
            part = _draw(self._thing, draw, part.parts if part else {}, self._changes)
        self.parts[name] = part
        for path, keys in (part.lookups or {}).items():
            self.lookups.setdefault(path, set()).update(keys)
        return part.drawn


class _WindowOnMapping(Mapping[Any, Any]):
    def __init__(self, mapping: Mapping[Any, Any], seen: set[Hashable]) -> None:
        self._mapping, self._seen = mapping, seen

    def __getitem__(self, key: Any) -> Any:
        self._seen.add(key)
        return self._mapping[key]

    def __iter__(self) -> Iterator[Any]:
        self._seen.add(_WHOLE)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._seen.add(_WHOLE)
        return len(self._mapping)


class _Question:
    def __init__(self, ask: Callable[[Any], Any], seen: set[Hashable]) -> None:
        self._ask, self._seen = ask, seen

    def __call__(self, about: Any) -> Any:
        self._seen.add(about)
        return self._ask(about)
