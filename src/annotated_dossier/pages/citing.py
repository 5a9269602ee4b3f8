"""Citations as HTML, and the data by which a reference manager takes a work from a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ..model import Citation, Reference, Source, Styled, plain_text
from .escaping import escape

_BOOK, _JOURNAL, _OTHER = "info:ofi/fmt:kev:mtx:book", "info:ofi/fmt:kev:mtx:journal", "info:ofi/fmt:kev:mtx:dc"
# A work that OpenURL has no genre for is told by the name that Zotero has for it.
_ZOTERO = {
    "article-newspaper": "newspaperArticle",
    "article-magazine": "magazineArticle",
    "bill": "bill",
    "broadcast": "tvBroadcast",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "speech": "presentation",
    "thesis": "thesis",
    "webpage": "webpage",
}


def cited(citation: Citation) -> Markup:
    """A citation as inline HTML: text, italics, bold and raised words, and nothing else."""
    return Markup("").join(_styled(styled) for styled in citation)


def entry(citation: Citation, addresses: Iterable[str]) -> Markup:
    """An entry of a bibliography, in which the addresses of the work are links; one that it leaves out follows."""
    html, shown = cited(citation), plain_text(citation)
    for address in dict.fromkeys(filter(_is_web, addresses)):
        link = Markup('<a class="d-outbound" href="{0}" rel="noopener noreferrer">{0}</a>').format(escape(address))
        if address in shown:
            html = Markup(html.replace(escape(address), link, 1))
        else:
            html += Markup(" ") + link
    return html


def _styled(styled: Styled) -> Markup:
    html = escape(styled.text)
    for tag in reversed(styled.tags):
        html = Markup(f"<{tag}>{{}}</{tag}>").format(html)
    return html


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def addresses_of(reference: Reference) -> tuple[str, ...]:
    """Where a work is on the web: what its DOI leads to, or its address."""
    doi = str(reference.item.get("DOI") or "").removeprefix("https://doi.org/")
    return (f"https://doi.org/{doi}",) if doi else (reference.url,)


def coins_of_reference(reference: Reference) -> Markup:
    """A COinS span: how a reference manager's button takes the work from the page."""
    item = reference.item
    return _coins(reference.type, _authors(item.get("author")), {**_texts(item), "date": reference.issued})


def coins_of_source(source: Source) -> Markup:
    """The same of a source of the dossier."""
    texts = {"title": source.title, "container-title": source.publisher, "URL": source.url, "language": source.language}
    authors = [("", author) for author in source.authors]
    return _coins("article-newspaper" if source.publisher else "webpage", authors, {**texts, "date": source.date})


def _texts(item: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in item.items() if isinstance(value, (str, int, float))}


def _authors(people: object) -> list[tuple[str, str]]:
    """Pairs of a given name and a surname; a body has no given name."""
    named = [person for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    return [(str(p.get("given") or ""), str(p.get("literal") or p.get("family") or "")) for p in named]


def _coins(kind: str, authors: Iterable[tuple[str, str]], texts: Mapping[str, str]) -> Markup:
    said = {"title": "title", "publisher": "publisher", "publisher-place": "place", "language": "language"}
    match kind:
        case "article-journal":
            pairs = [("rft_val_fmt", _JOURNAL), ("rft.genre", "article")]
            said |= {"title": "atitle", "container-title": "jtitle", "ISSN": "issn", "volume": "volume"}
            said |= {"issue": "issue", "page": "pages"}
        case "book" | "chapter" | "report":
            genre = {"chapter": "bookitem"}.get(kind, kind)
            pairs = [("rft_val_fmt", _BOOK), ("rft.genre", genre)]
            said |= {"title": "atitle", "container-title": "btitle"} if kind == "chapter" else {"title": "btitle"}
            said |= {"edition": "edition", "ISBN": "isbn", "page": "pages", "collection-title": "series"}
        case _:
            pairs = [("rft_val_fmt", _OTHER), ("rft.type", _ZOTERO.get(kind, "document"))]
            said |= {"container-title": "source", "URL": "identifier"}
    pairs += [(f"rft.{name}", texts[key]) for key, name in said.items() if texts.get(key)]
    pairs += [("rft.date", texts.get("date", "").split("/")[0].rstrip("?~%"))]
    pairs += [("rft_id", f"info:doi/{texts['DOI']}" if texts.get("DOI") else texts.get("URL", ""))]
    pairs += [pair for author in authors for pair in _au(*author)]
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in [("ctx_ver", "Z39.88-2004"), *pairs] if value)
    return Markup('<span class="Z3988" title="{}"></span>').format(escape(query))


def _au(given: str, family: str) -> list[tuple[str, str]]:
    return [("rft.au", f"{family}, {given}" if given else family)]
