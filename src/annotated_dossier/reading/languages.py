"""Tags of languages, held against the languages that the CLDR knows."""

from __future__ import annotations

from collections.abc import Container
from difflib import get_close_matches

from babel import Locale
from babel.core import get_global

from ..problems import Check, Place, Problems

# For private use, and registered before there were codes for all.
_SINGLETONS = ("x", "i")


def check_language(tag: str, place: Place, problems: Problems) -> None:
    """Warns of a BCP 47 tag whose language nobody knows, and says which may have been meant."""
    language = tag.partition("-")[0].lower()
    if language in _SINGLETONS or any(language in known for known in _known()):
        return
    meant = _meant(tag)
    hint = f"did you mean `{meant}`?" if meant else "expected a code of BCP 47, as in `en`, `fr`, `pt-BR`"
    problems.warning(Check.UNKNOWN_LANGUAGE, place, f"`language` of the front matter: `{tag}` is no language; {hint}")


def _known() -> tuple[Container[str], ...]:
    return Locale("en").languages, get_global("language_aliases"), get_global("likely_subtags")


def _meant(tag: str) -> str:
    """The tag for a language's English name, for a country of one language, for underscores; empty where unsure."""
    words, hyphened = tag.strip(), tag.strip().replace("_", "-")
    language = hyphened.partition("-")[0].lower()
    if hyphened != tag and any(language in known for known in _known()):
        return hyphened
    by_name: dict[str, str] = {name.lower(): code.replace("_", "-") for code, name in Locale("en").languages.items()}
    near = get_close_matches(words.lower(), by_name, n=1, cutoff=0.85)
    if near:
        return by_name[near[0]]
    likely = str(get_global("likely_subtags").get(f"und_{words.upper()}", ""))
    return likely.partition("_")[0]
