"""How much of a file is taken. A file beyond a limit is refused whole, for half a text would be quoted as all of it."""

from __future__ import annotations

MEGABYTE = 1_000_000

# A long book is one megabyte of text.
LARGEST_TEXT = 5 * MEGABYTE
# A page saved into one file carries its pictures; trafilatura itself takes no more than this.
LARGEST_PAGE = 20 * MEGABYTE
# A report of some hundred pages with photographs.
LARGEST_PDF = 100 * MEGABYTE
LARGEST_WORD = 50 * MEGABYTE

# The longest reports of inquiries have some thousand pages.
MOST_PAGES = 1_000

# A Word file is a zip: text in it shrinks to a tenth, pictures hardly. A bomb shrinks to a thousandth.
MOST_ENTRIES = 5_000
LARGEST_UNPACKED = 200 * MEGABYTE
MOST_EXPANSION = 100
# The XML of a book; a parser takes some ten times as much memory as this.
LARGEST_XML = 30 * MEGABYTE

# A reader that takes longer, or more memory, is following a trap. A thousand pages of PDF take about a minute.
LONGEST_SECONDS = 120.0
MOST_MEMORY = 2_000 * MEGABYTE
