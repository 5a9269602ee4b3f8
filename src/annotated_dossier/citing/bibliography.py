"""Every work of a dossier in its citation style, set once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from ..dates import sort_key
from ..model import Bibliography, Citation, CitationStyle, Reference, Source, Styled, plain_text
from ..problems import Check, Problems
from ..remembering import Remembered
from .items import Item, item_of_source
from .setting import Typesetter, letters_for

Cited = tuple[str, str]


def set_bibliography(
    style: CitationStyle,
    references: Iterable[Reference],
    sources: Iterable[Source],
    cited: Iterable[Cited],
    problems: Problems,
    remembered: Remembered[Citation] | None = None,
) -> Bibliography:
    """The entries of all works, and each citation that is asked for."""
    remembered = remembered or Remembered()
    remembered.begin(style)
    listed = {reference.key: reference for reference in references}
    works: dict[str, Item] = {key: reference.item for key, reference in listed.items()}
    works |= {source.id: item_of_source(source) for source in sources}
    wanted = {(key, locator) for key, locator in cited if key in works}
    setter = _Setter(Typesetter(style, works), works, listed, style, problems, remembered)
    # A source that nothing cites stands alone on its page: it need not be told apart from others.
    setter.tell_apart(sorted(listed.keys() | {key for key, _ in wanted}))
    entries = {key: setter.entry(key) for key in works}
    citations = {(key, locator): setter.citation(key, locator) for key, locator in sorted(wanted)}
    return Bibliography(style.title, entries, citations, tuple(sorted(listed, key=setter.order)))


class _Setter:
    """Sets what can be set, and tells of what cannot: a style may ask of a work what the processor lacks."""

    def __init__(
        self,
        typesetter: Typesetter,
        works: Mapping[str, Item],
        listed: Mapping[str, Reference],
        style: CitationStyle,
        problems: Problems,
        remembered: Remembered[Citation],
    ) -> None:
        self.typesetter = typesetter
        self.works = works
        self.listed = listed
        self.style = style
        self.problems = problems
        self.remembered = remembered
        self.told: set[str] = set()
        self.letters: dict[str, str] = {}

    def order(self, key: str) -> tuple[object, ...]:
        """By author; then by date where citations name the year, else by title."""
        item = self.works[key]
        title = str(item.get("title", "")).casefold()
        people = [p for p in item.get("author") or item.get("editor") or [] if isinstance(p, dict)]
        named = "|".join(f"{p.get('literal') or p.get('family', '')} {p.get('given', '')}" for p in people).casefold()
        issued = sort_key(self.listed[key].issued) if key in self.listed else ()
        return (named or title, issued if self.typesetter.is_author_date else (), title, key)

    def tell_apart(self, keys: Iterable[str]) -> None:
        """Works that would be cited in the same words get a letter at the year, or their title."""
        alike: dict[str, list[str]] = {}
        for key in keys:
            alike.setdefault(plain_text(self.citation(key, "")), []).append(key)
        for same in alike.values():
            if len(same) > 1:
                for key, letter in letters_for(sorted(same, key=self.order)):
                    self.letters[key] = letter
                    self.typesetter.tell_apart(key, letter)

    def entry(self, key: str) -> Citation:
        try:
            made_of = (self.works[key], self.letters.get(key, ""))
            return self.remembered.recall(key, made_of, partial(self.typesetter.entry, key))
        except Exception as error:  # whatever the processor trips over, the page is built
            return self._plainly(key, "", error)

    def citation(self, key: str, locator: str) -> Citation:
        try:
            return self.typesetter.citation(key, locator)
        except Exception as error:  # the same
            return self._plainly(key, locator, error)

    def _plainly(self, key: str, locator: str, error: Exception) -> Citation:
        if key in self.listed and key not in self.told:
            self.told.add(key)
            what = f"the reference `{key}` cannot be set in the style `{self.style.id}`"
            self.problems.warning(
                Check.UNSET_REFERENCE, self.listed[key].place, f"{what} ({error!r}); it is shown by its title"
            )
        title = str(self.works[key].get("title", key))
        return (Styled(f"{title}, {locator}" if locator else title),)
