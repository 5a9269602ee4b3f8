"""Plain text as it grows: its words, its passages, the pages they stand on, and the way back to the file."""

from __future__ import annotations

from ..model import Block, Mark, Passage, Piece, Run, Span, Text

_SEPARATOR = "\n\n"


class TextBuilder:
    """Gathers plain text, passages and the way back to the file."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.passages: list[Passage] = []
        self.pieces: list[Piece] = []
        self.counts = {"p": 0, "h": 0}
        self._opened: tuple[str, int, str] | None = None
        self._page = ""

    def open_passage(self, series: str) -> None:
        if self.passages:
            self.insert(_SEPARATOR)
        self._opened = (series, self.length, self._page)

    def turn_page(self, page: str) -> None:
        self._page = page
        if self._opened and self._opened[1] == self.length:
            self._opened = (*self._opened[:2], page)

    def close_passage(self) -> int:
        assert self._opened is not None
        series, start, first_page = self._opened
        self._opened = None
        self.counts[series] += 1
        pages = "–".join(dict.fromkeys(filter(None, (first_page, self._page))))
        self.passages.append(Passage(f"{series}{self.counts[series]}", Span(start, self.length), pages))
        return len(self.passages) - 1

    def insert(self, words: str) -> None:
        """Text of ours that no place in the file answers for."""
        self.parts.append(words)
        self.length += len(words)

    def append(self, words: str, file_start: int, file_length: int, marks: tuple[Mark, ...] = ()) -> Run:
        start = self.length
        self.insert(words)
        last = self.pieces[-1] if self.pieces else None
        if (
            last
            and len(words) == file_length
            and last.length == last.file_length
            and last.start + last.length == start
            and last.file_start + last.file_length == file_start
        ):
            self.pieces[-1] = last._replace(length=last.length + len(words), file_length=last.file_length + file_length)
        elif words:
            self.pieces.append(Piece(start, len(words), file_start, file_length))
        return Run(Span(start, self.length), marks)

    def text(self, blocks: tuple[Block, ...]) -> Text:
        return Text("".join(self.parts), tuple(self.passages), blocks, tuple(self.pieces))
