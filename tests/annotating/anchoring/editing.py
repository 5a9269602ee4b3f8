"""What happens to a text between two readings of it: edits that know where each word came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from annotated_dossier.model import Span

_TOKEN = re.compile(r"\s+|[^\s]+")
_SENTENCE = re.compile(r".+?[.!?…][\"”]?(?=\s|$)", re.DOTALL)


@dataclass(frozen=True)
class Token:
    """A word or a white space, and the span of the first reading that it comes from; None where it is new.

    `copy` marks the words of a second copy.
    """

    text: str
    origin: Span | None = None
    copy: bool = False

    @property
    def is_word(self) -> bool:
        return not self.text.isspace()


Tokens = list[Token]


def tokens_of(text: str) -> Tokens:
    return [Token(match.group(), Span(*match.span())) for match in _TOKEN.finditer(text)]


def text_of(tokens: Tokens) -> str:
    return "".join(token.text for token in tokens)


def places_of(tokens: Tokens, span: Span, copy: bool = False) -> Span | None:
    """Where the words of `span` stand now, if enough of them stand together."""
    at, found = 0, []
    for token in tokens:
        if token.origin and token.is_word and token.origin.meets(span) and token.copy == copy:
            found.append(Span(at, at + len(token.text)))
        at += len(token.text)
    if not found:
        return None
    return Span(found[0].start, found[-1].end)


def tokens_in(tokens: Tokens, found: Span) -> Tokens:
    at, inside = 0, []
    for token in tokens:
        if Span(at, at + len(token.text)).meets(found) and token.is_word:
            inside.append(token)
        at += len(token.text)
    return inside


def shared_with(tokens: Tokens, span: Span, found: Span) -> float:
    """How much of the words of `span` and of the words at `found` is the same, the lesser of the two shares."""
    at, asked, covered, both = 0, 0, 0, 0
    for token in tokens:
        if token.is_word:
            ours = token.origin is not None and token.origin.meets(span) and not token.copy
            there = Span(at, at + len(token.text)).meets(found)
            asked, covered, both = asked + ours, covered + there, both + (ours and there)
        at += len(token.text)
    return both / max(asked, covered, 1)


@dataclass(frozen=True)
class Target:
    """The words that a note is on, and the sentences and the paragraph they stand in."""

    span: Span
    sentences: Span
    paragraph: Span


def target_of(text: str, span: Span) -> Target:
    start = text.rfind("\n\n", 0, span.start) + 2 if "\n\n" in text[: span.start] else 0
    end = text.find("\n\n", span.end)
    paragraph = Span(start, end if end >= 0 else len(text))
    touched = [
        Span(start + match.start(), start + match.end())
        for match in _SENTENCE.finditer(text[paragraph.start : paragraph.end])
        if start + match.start() < span.end and start + match.end() > span.start
    ]
    return Target(span, Span(min(s.start for s in touched), max(s.end for s in touched)), paragraph)


Edit = Callable[[Random, Tokens, Target], Tokens]


def _new(text: str) -> Tokens:
    return [Token(token.text) for token in tokens_of(text)]


def _paragraphs(tokens: Tokens) -> list[Tokens]:
    paragraphs: list[Tokens] = [[]]
    for token in tokens:
        if "\n\n" in token.text:
            paragraphs.append([])
        else:
            paragraphs[-1].append(token)
    return paragraphs


def _joined(paragraphs: list[Tokens]) -> Tokens:
    return [
        token
        for number, body in enumerate(p for p in paragraphs if p)
        for token in ([Token("\n\n")] if number else []) + body
    ]


def _sentences(tokens: Tokens) -> list[Tokens]:
    sentences: list[Tokens] = [[]]
    for token in tokens:
        if not sentences[-1] and not token.is_word:
            continue
        sentences[-1].append(token)
        if re.search(r"[.!?…][\"”]?$", token.text):
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _spaced(sentences: list[Tokens]) -> Tokens:
    return [token for number, body in enumerate(sentences) for token in ([Token(" ")] if number else []) + body]


def _each_word(change: Callable[[str], str]) -> Edit:
    return lambda rng, tokens, target: [
        replace(token, text=change(token.text)) if token.is_word else token for token in tokens
    ]


def _some_words(share: float, change: Callable[[Random, str], str]) -> Edit:
    return lambda rng, tokens, target: [
        replace(token, text=change(rng, token.text)) if token.is_word and rng.random() < share else token
        for token in tokens
    ]


def _meets(token: Token, span: Span) -> bool:
    return token.origin is not None and token.origin.meets(span)


# ------------------------------------------------------------------------------- the passage survives


def untouched(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    return tokens


def paragraphs_moved(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    paragraphs = _paragraphs(tokens)
    rng.shuffle(paragraphs)
    return _joined(paragraphs)


def rewrapped(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    width, at = rng.randint(40, 90), 0
    wrapped: Tokens = []
    for token in tokens:
        if "\n\n" in token.text:
            at = 0
        elif not token.is_word and at > width:
            at, token = 0, replace(token, text="\n")  # noqa: PLW2901
        else:
            at += len(token.text)
        wrapped.append(token)
    return wrapped


def hyphenated(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    def broken(word: str) -> str:
        if len(word) > 6 and word.isalpha() and rng.random() < 0.2:
            middle = len(word) // 2
            return word[:middle] + "-\n" + word[middle:]
        return word

    return _each_word(broken)(rng, tokens, target)


def _curl(word: str) -> str:
    word = re.sub(r'^"', "“", word)
    return word.replace('"', "”").replace("'", "’").replace("—", "–").replace("...", "…")


def _straighten(word: str) -> str:
    return word.replace("“", '"').replace("”", '"').replace("’", "'").replace("—", "--").replace("…", "...")


def _guillemets(word: str) -> str:
    return re.sub(r"[\"”]", "\u00a0»", re.sub(r"^[\"“]", "«\u00a0", word))


def paragraphs_merged_and_split(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    changed: Tokens = []
    for before, token in zip([Token(""), *tokens], tokens, strict=False):
        if "\n\n" in token.text and rng.random() < 0.6:
            token = replace(token, text=" ")  # noqa: PLW2901
        elif not token.is_word and re.search(r"[.!?]$", before.text) and rng.random() < 0.4:
            token = replace(token, text="\n\n")  # noqa: PLW2901
        changed.append(token)
    return changed


_FILLERS = """apparently|meanwhile|perhaps|officially|nevertheless|roughly|local|senior|former|so-called|allegedly|twice
again|reportedly|eventually|unnamed|northern|brief""".replace("\n", "|").split("|")
_OTHERS = """delegation|harvest|bridge|signalled|purchased|agency|cargo|lengthy|regional|observed|discussed|mountain
yesterday|supposed|tender|officials|declared|several|railway|moderate|rejected|quarter|northward|parcel|assembly
underlined|clerk|abroad|vessel|obtained|statement|bureau|fuelled|early|tribal|garrison|stated""".replace(
    "\n", "|"
).split("|")


def _reword(rng: Random, word: str) -> str:
    tail = re.search(r"\W*$", word)
    other = rng.choice(_OTHERS)
    return (other.capitalize() if word[:1].isupper() else other) + (tail.group() if tail else "")


def every_eighth_word(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    changed, count = [], rng.randrange(8)
    for token in tokens:
        if token.is_word:
            count += 1
            if count % 8 == 0:
                token = replace(token, text=_reword(rng, token.text))  # noqa: PLW2901
        changed.append(token)
    return changed


def _typo(rng: Random, word: str) -> str:
    if len(word) < 5 or not word.isalpha():
        return word
    at = rng.randrange(1, len(word) - 2)
    return rng.choice(
        [word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :], word[:at] + "e" + word[at:]]
    )


def numbers_changed(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    return _each_word(lambda word: re.sub(r"\d+", lambda _: str(rng.randint(2, 999)), word))(rng, tokens, target)


def words_inserted(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    changed: Tokens = []
    for token in tokens:
        if token.is_word and rng.random() < 0.1:
            changed += [Token(rng.choice(_FILLERS)), Token(" ")]
        changed.append(token)
    return changed


def negated(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    inside = [at for at, token in enumerate(tokens) if token.is_word and _meets(token, target.span)]
    at = rng.choice(inside)
    return [*tokens[:at], Token("not"), Token(" "), *tokens[at:]]


def footnotes_marked(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    numbers = iter(range(1, 10_000))
    return _some_words(0.08, lambda rng, word: f"{word}[{next(numbers)}]")(rng, tokens, target)


def sentences_swapped(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    paragraphs = []
    for body in _paragraphs(tokens):
        sentences = _sentences(body)
        at = rng.randrange(len(sentences))
        sentences.insert(rng.randrange(len(sentences)), sentences.pop(at))
        paragraphs.append(_spaced(sentences))
    return _joined(paragraphs)


def other_paragraphs_dropped(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    return _joined(
        [
            body
            for body in _paragraphs(tokens)
            if rng.random() < 0.6 or any(_meets(token, target.paragraph) for token in body)
        ]
    )


def _others_added(write: Callable[[Random], str]) -> Edit:
    def added(rng: Random, tokens: Tokens, target: Target) -> Tokens:
        paragraphs = []
        for body in _paragraphs(tokens):
            if rng.random() < 0.3:
                paragraphs.append(_new(write(rng)))
            sentences = _sentences(body)
            if rng.random() < 0.5:
                sentences.insert(rng.randint(0, len(sentences)), _new(write(rng)))
            paragraphs.append(_spaced(sentences))
        return _joined(paragraphs)

    return added


def _then(first: Edit, second: Edit) -> Edit:
    return lambda rng, tokens, target: second(rng, first(rng, tokens, target), target)


def words_dropped(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    return [
        token
        for token, after in zip(tokens, [*tokens[1:], Token("\n\n")], strict=True)
        if not (token.is_word and "\n\n" not in after.text and rng.random() < 0.08)
    ]


# --------------------------------------------------------------------------------- the passage is gone


def sentence_deleted(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    return [token for token in tokens if not (_meets(token, target.sentences))]


def paragraph_deleted(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    return [token for token in tokens if not (_meets(token, target.paragraph))]


def sentence_replaced(write: Callable[[Random], str]) -> Edit:
    """Another sentence comes in its place: one that shares fewer than half of its words."""

    def replaced(rng: Random, tokens: Tokens, target: Target) -> Tokens:
        at = next(at for at, token in enumerate(tokens) if _meets(token, target.sentences))
        gone = {token.text for token in tokens if token.is_word and _meets(token, target.sentences)}
        other = write(rng)
        while len(gone.intersection(other.split())) * 3 > min(len(gone), len(other.split())):
            other = write(rng)
        return sentence_deleted(rng, [*tokens[:at], *_new(other), Token(" "), *tokens[at:]], target)

    return replaced


def _half_random(rng: Random, words: list[str]) -> list[str]:
    kept = set(rng.sample(range(len(words)), len(words) // 2))
    return [word if at in kept else _reword(rng, word) for at, word in enumerate(words)]


def _half_every_other(rng: Random, words: list[str]) -> list[str]:
    return [word if at % 2 else _reword(rng, word) for at, word in enumerate(words)]


def _half_first(rng: Random, words: list[str]) -> list[str]:
    return [word if at < len(words) / 2 else _reword(rng, word) for at, word in enumerate(words)]


def _half_last(rng: Random, words: list[str]) -> list[str]:
    return [_reword(rng, word) if at < len(words) / 2 else word for at, word in enumerate(words)]


def _half_scattered(rng: Random, words: list[str]) -> list[str]:
    kept = set(rng.sample(range(len(words)), len(words) // 2))
    found = [word for at, word in enumerate(words) if at in kept] + [
        _reword(rng, "x") for _ in words[: len(words) // 2]
    ]
    rng.shuffle(found)
    return found


def look_alike_stays(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    """The sentence goes; one that shares half its words comes to stand in another paragraph."""
    words = [token.text for token in tokens if token.is_word and _meets(token, target.sentences)]
    half = rng.choice([_half_random, _half_every_other, _half_first, _half_last, _half_scattered])
    look_alike = _new(" ".join(half(rng, words)))
    paragraphs = _paragraphs(tokens)
    elsewhere = [body for body in paragraphs if not any(_meets(token, target.paragraph) for token in body)]
    body = rng.choice(elsewhere)
    sentences = _sentences(body)
    sentences.insert(rng.randint(0, len(sentences)), look_alike)
    body[:] = _spaced(sentences)
    return sentence_deleted(rng, _joined(paragraphs), target)


# -------------------------------------------------------------------------------- the passage is doubled


def _copied(tokens: Tokens) -> Tokens:
    return [replace(token, copy=True) for token in tokens]


def paragraph_doubled(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    paragraphs = _paragraphs(tokens)
    at = next(n for n, body in enumerate(paragraphs) if any(_meets(token, target.span) for token in body))
    to = rng.choice([at, at + 1, rng.randint(0, len(paragraphs)), rng.randint(0, len(paragraphs))])
    paragraphs.insert(to, _copied(paragraphs[at]))
    return _joined(paragraphs)


def sentence_doubled(rng: Random, tokens: Tokens, target: Target) -> Tokens:
    """The sentence comes to stand in another paragraph too, among other neighbours."""
    copied = _copied([token for token in tokens if _meets(token, target.sentences)])
    paragraphs = _paragraphs(tokens)
    elsewhere = [body for body in paragraphs if not any(_meets(token, target.paragraph) for token in body)]
    body = rng.choice(elsewhere)
    sentences = _sentences(body)
    sentences.insert(rng.randint(0, len(sentences)), copied)
    body[:] = _spaced(sentences)
    return _joined(paragraphs)


def edits(write: Callable[[Random], str]) -> dict[str, Edit]:
    """Every edit by name; `write` gives a sentence in the voice of the article."""
    return {
        "untouched": untouched,
        "paragraphs moved": paragraphs_moved,
        "re-wrapped": rewrapped,
        "hyphenated at line ends": hyphenated,
        "quotes curled": _each_word(_curl),
        "quotes straightened": _each_word(_straighten),
        "guillemets": _each_word(_guillemets),
        "NFD": _each_word(lambda word: unicodedata.normalize("NFD", word)),
        "HTML entities": _each_word(
            lambda word: (
                word.replace('"', "&quot;").replace("'", "&#39;").replace("—", "&mdash;").replace("é", "&eacute;")
            )
        ),
        "one word in eight reworded": _some_words(1 / 8, _reword),
        "every eighth word reworded": every_eighth_word,
        "typos": _some_words(1 / 8, _typo),
        "capitals": _some_words(1 / 6, lambda rng, word: rng.choice([word.upper(), word.capitalize(), word.lower()])),
        "numbers changed": numbers_changed,
        "words inserted": words_inserted,
        "words dropped": words_dropped,
        "negated": negated,
        "footnotes marked": footnotes_marked,
        "paragraphs merged and split": paragraphs_merged_and_split,
        "sentences swapped": sentences_swapped,
        "other paragraphs dropped": other_paragraphs_dropped,
        "sentences added": _others_added(write),
        "sentences added, reworded": _then(_others_added(write), _some_words(1 / 8, _reword)),
        "sentence deleted": sentence_deleted,
        "paragraph deleted": paragraph_deleted,
        "sentence replaced": sentence_replaced(write),
        "look-alike elsewhere": look_alike_stays,
        "look-alike, sentences added": _then(look_alike_stays, _others_added(write)),
        "sentence deleted, reworded": _then(sentence_deleted, _some_words(1 / 8, _reword)),
        "passage doubled": paragraph_doubled,
        "sentence doubled": sentence_doubled,
    }
