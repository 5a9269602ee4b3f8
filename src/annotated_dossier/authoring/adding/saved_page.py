"""A web page as a browser saved it: the article in it, and what it says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import html
from lxml.etree import iterwalk
from trafilatura import bare_extraction
from trafilatura.settings import Document as TrafilaturaDocument

from ...annotating.markup import parse_markdown
from .clipping import dateline_of
from .decoding import decode_page
from .document import Document, Refused
from .elements import blocks_of
from .page_dates import is_said
from .telling import count, quoted

_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=[-_]|$)", re.IGNORECASE)
_UNSEEN = "//script|//style|//noscript|//template|//svg|//head"
# fmt: off
_APART = frozenset((
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dt", "figcaption", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "p", "pre", "section", "table", "td",
        "th", "tr", "ul", "ol",
))
# fmt: on
_NO_ARTICLE = "no article was recognized in this page; copy its text into a .txt"
# A date that is not in the markup is looked for in the text only where it is marked as the page's.
_DATES = {"original_date": True, "extensive_search": False}


def read_page(raw: bytes) -> Document:
    """The article of a saved page. Raises `Refused` where none is recognized; asks nobody for anything."""
    page = _DECLARATION.sub("", decode_page(raw), count=1)
    if not page.strip():
        raise Refused("the page is empty")
    tree = _tree(page)
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        include_comments=True,
        date_extraction_params=_DATES,
    )
    if not isinstance(found, TrafilaturaDocument) or found.body is None:
        raise Refused(_NO_ARTICLE)
    title = _title(" ".join((found.title or "").split()), tree)
    blocks = list(blocks_of(found.body))
    if blocks and _plain(blocks[0]).casefold() == title.casefold():
        del blocks[0]
    if not blocks:
        raise Refused(_NO_ARTICLE)
    body = "\n\n".join(blocks)
    language = _LANGUAGE.match(str(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""))
    spoken = language[0].lower() if language else ""
    date = found.date or ""
    return Document(
        title=title,
        body=body,
        authors=tuple(" ".join(name.split()) for name in (found.author or "").split(";") if name.strip()),
        publisher=" ".join((found.sitename or "").split()),
        date=date if is_said(date, page, spoken) else "",
        dateline=dateline_of(_plain(blocks[0])),
        url=_web(found.url or ""),
        language=spoken,
        removed=tuple(_left_out(tree, f"{title}\n{_plain(body)}", _comments(found.commentsbody))),
        doubts=() if "</html" in page[-2_000:].lower() else ("the page has no end (`</html>`): it may be cut off",),
    )


def _tree(page: str) -> Any:
    """The page's elements, as a browser would find them; a page that is nested beyond all measure is refused."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    tree = html.document_fromstring(page, parser=parser)
    if any(error.level_name == "FATAL" for error in parser.error_log):
        # What stands beyond the parser's limits is missing from the tree.
        raise Refused("it is nested too deep to be read; no written text is")
    return tree


def _title(recognized: str, tree: Any) -> str:
    """The title that was recognized; but a heading where only that is also what the page calls itself."""
    called = _bare(" ".join(tree.xpath("string(//title)").split()))
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    if called and _bare(recognized) not in called:
        return next((heading for heading in headings if _bare(heading) and _bare(heading) in called), recognized)
    return recognized


def _plain(markdown: str) -> str:
    return parse_markdown(markdown).plain


def _web(address: str) -> str:
    return address if re.match(r"https?://[^\s/]", address, re.IGNORECASE) else ""


def _comments(element: Any) -> list[str]:
    return [] if element is None else [" ".join("".join(child.itertext()).split()) for child in element]


def _left_out(tree: Any, kept: str, comments: Sequence[str]) -> Iterator[str]:
    """What of a page is not in its article, in short; the longest lines are those that might be missed."""
    words, said = _bare(kept), {_bare(comment) for comment in comments}
    around = [line for line in _lines(tree) if _bare(line) and _bare(line) not in words and _bare(line) not in said]
    if around:
        longest = set(sorted(around, key=len, reverse=True)[:3])
        shown = quoted(line for line in dict.fromkeys(around) if line in longest)
        yield f"{count('line', around)} around the article, such as {shown}"
    if comments:
        yield f"{count('line', comments)} of readers' comments"
    images = [str(image.get("alt") or "").strip() for image in tree.iter("img")]
    if images:
        described = list(filter(None, images))
        yield count("image", images) + (f": {quoted(described[:3])}" if described else "")


def _bare(words: str) -> str:
    return "".join(re.findall(r"\w+", words)).casefold()


def _lines(tree: Any) -> Iterator[str]:
    """What the page shows, line by line."""
    unseen = set(tree.xpath(_UNSEEN))
    parts: list[str] = []
    hidden = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        if element in unseen:
            hidden += 1 if event == "start" else -1
        if element.tag in _APART:
            yield from filter(None, [" ".join("".join(parts).split())])
            parts = []
        if not hidden:
            parts.append((element.text if event == "start" else element.tail) or "")
    yield from filter(None, [" ".join("".join(parts).split())])
