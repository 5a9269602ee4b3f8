from __future__ import annotations

import markdown
import pytest

from annotated_dossier.publishing.html_blocks import ids_in, put_back, take_out

LONG = "words " * 60
BLOCK = f'<div class="d-text">\n<p id="p1">{LONG}</p>\n<div>inner</div>\n</div>'
PAGES = [
    f"# Title\n\n{BLOCK}\n\n## Next\n\n{BLOCK}\n",
    f"{BLOCK}\n\nSome *Markdown* of a template that a site made its own.\n",
    f"<div markdown='1'>\n\n*not ours* {LONG}\n\n</div>\n",
    f"<div>\n<pre>a\n\n<p>{LONG}</p>\n\nb</pre>\n</div>\n",
    f"<div>{LONG}</div><div>\n\n{LONG}</div>\n",
    "<p>short</p>\n",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_comes_out_as_if_its_blocks_had_never_been_taken_out(page: str) -> None:
    shortened, blocks = take_out(page)
    assert put_back(markdown.markdown(shortened), blocks) == markdown.markdown(page)


def test_blocks_of_html_are_spared_the_way_through_markdown() -> None:
    shortened, blocks = take_out(PAGES[0])
    assert len(blocks) == 2
    assert LONG not in shortened
    assert ids_in(blocks) == {"p1"}
