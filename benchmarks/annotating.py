"""Measures finding and deciding mentions: `python benchmarks/annotating.py`.

200 synthetic articles of 1,000 words, one word in twenty of them a mention, read with a register of 1,000 entries:
against markdown-it-py rendering the same Markdown, and against a register of 100,000 entries. Medians of paired
runs, in time of the processor, which others on the machine disturb less; the exit code is 1 if a bound is broken.
"""

from __future__ import annotations

import random
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt

from annotated_dossier.annotating.markup import parse_markdown
from annotated_dossier.annotating.mentions import Recognizer
from annotated_dossier.model import Entity, Text
from annotated_dossier.problems import Place

ARTICLES, WORDS, FEW, MANY, RUNS = 200, 1000, 1_000, 100_000, 11
BOUNDS = {"ratio to rendering": 1.0, "ratio of 100,000 entries to 1,000": 1.5, "peak memory, MB": 1000.0}

_ONSETS = (*"bcdfghjklmnprstvwyz", "ch", "sh", "tr", "br", "st", "kh", "gr")
_RIMES = (*"aeiou", "ai", "or", "en", "an", "ul", "im", "ar", "el", "ok", "un")
_GIVEN = 400
_KINDS = ("person", "person", "organization", "place")
_BODIES = ("Institute", "Council", "Agency", "Holdings", "Committee", "Airways", "Command", "Party")
_WORDS = """the of and to in a that is was for on with as by at from it an be are this have had which not or but one
were all their has been more who will would when can no said if out so what up into than them only other new some could
time these two may then do first any like now over such our even most made after also many before must through back
years where much way well down should because each just people state good very make world still see own men work long
here get both between life being under never day same another know while last might great old year off come since
against go came right used take three himself few house use during without again place around however home small found
thought went say part once general high upon school every"""
_MARKUP = re.compile(r"\[([^\]]+)\]\([^)]*\)|[*>#]+ ?")
_COMMON = tuple(_WORDS.split())


def main() -> int:
    few = register(FEW)
    sources = articles(few)
    texts = [parse_markdown(source) for source in sources]
    markdown = MarkdownIt()
    small, compiled = timed(lambda: Recognizer.of(few))
    pairs = [(spent(lambda: render(markdown, sources)), spent(lambda: read(small, texts))) for _ in range(RUNS)]
    bare = [_MARKUP.sub(r"\1", source) for source in sources]
    bare_texts = [parse_markdown(source) for source in bare]
    without = [(spent(lambda: render(markdown, bare)), spent(lambda: read(small, bare_texts))) for _ in range(RUNS)]
    large, compiled_many = timed(lambda: Recognizer.of(register(MANY)))
    sizes = [(spent(lambda: read(small, texts)), spent(lambda: read(large, texts))) for _ in range(RUNS)]
    mentions = sum(len(small.read(text).mentions) for text in texts)
    figures = {
        "ratio to rendering": statistics.median(mine / theirs for theirs, mine in pairs),
        "ratio of 100,000 entries to 1,000": statistics.median(large_ / small_ for small_, large_ in sizes),
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(f"{ARTICLES} articles of {WORDS} words, {sum(map(len, sources)):,} characters, {mentions:,} mentions")
    print(f"rendering with markdown-it-py: {statistics.median(t for t, _ in pairs) * 1000:.0f} ms")
    print(f"annotating, {FEW:,} entries: {statistics.median(t for _, t in pairs) * 1000:.0f} ms")
    print(f"annotating, {MANY:,} entries: {statistics.median(t for _, t in sizes) * 1000:.0f} ms")
    print(f"compiling {FEW:,} entries: {compiled:.2f} s; {MANY:,} entries: {compiled_many:.2f} s")
    print(f"ratio to rendering where the text has no markup: {statistics.median(m / t for t, m in without):.2f}")
    for name, figure in figures.items():
        print(f"{name}: {figure:.2f} (at most {BOUNDS[name]:g})")
    return int(any(figures[name] > bound for name, bound in BOUNDS.items()))


def register(size: int) -> list[Entity]:
    """Invented entries, a smaller register being the beginning of a larger one."""
    chance = random.Random(7)
    return [_entity(chance, number) for number in range(size)]


def _entity(chance: random.Random, number: int) -> Entity:
    kind = _KINDS[number % len(_KINDS)]
    name = _word(chance)
    if kind == "person":
        name = f"{_word(random.Random(chance.randrange(_GIVEN)))} {name}"
    elif kind == "organization":
        name = (
            f"{name} {chance.choice(_BODIES)} for {_word(chance)}" if number % 3 else f"{name} {chance.choice(_BODIES)}"
        )
    return Entity(f"e{number}", name, kind, Place("register/invented.yml", number + 1))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_ONSETS) + chance.choice(_RIMES) for _ in range(chance.choice((3, 3, 4)))).capitalize()


def articles(entities: Sequence[Entity]) -> list[str]:
    """News-like Markdown: a heading, short paragraphs, now and then a link, an emphasis, a quotation."""
    chance = random.Random(11)
    return [_article(chance, chance.sample(entities, 18)) for _ in range(ARTICLES)]


def _article(chance: random.Random, cast: Sequence[Entity]) -> str:
    said: set[str] = set()
    words = 0
    passages = [f"# {cast[0].name} {' '.join(chance.choices(_COMMON, k=7))}"]
    while words < WORDS:
        sentences = [_sentence(chance, cast, said) for _ in range(chance.choice((1, 2, 2, 3)))]
        passage = " ".join(sentences)
        words += passage.count(" ") + 1
        passages.append(f"> {passage}" if chance.random() < 0.05 else passage)
    return "\n\n".join(passages) + "\n"


def _sentence(chance: random.Random, cast: Sequence[Entity], said: set[str]) -> str:
    words = chance.choices(_COMMON, k=chance.randint(14, 28))
    for _ in range(chance.choice((0, 1, 1, 2))):
        words.insert(chance.randint(0, len(words)), _called(chance.choice(cast), said))
    if chance.random() < 0.08:
        at = chance.randrange(len(words) - 2)
        words[at : at + 2] = [f"[{words[at]} {words[at + 1]}](https://example.org/{at})"]
    if chance.random() < 0.08:
        at = chance.randrange(len(words))
        words[at] = f"*{words[at]}*"
    sentence = " ".join(words)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _called(entity: Entity, said: set[str]) -> str:
    if entity.id in said and entity.kind == "person":
        return entity.name.split()[-1]
    said.add(entity.id)
    return entity.name


def render(markdown: MarkdownIt, sources: Sequence[str]) -> None:
    for source in sources:
        markdown.render(source)


def read(recognizer: Recognizer, texts: Sequence[Text]) -> None:
    for text in texts:
        recognizer.read(text)


def timed(make: Callable[[], Recognizer]) -> tuple[Recognizer, float]:
    start = time.process_time()
    made = make()
    return made, time.process_time() - start


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
