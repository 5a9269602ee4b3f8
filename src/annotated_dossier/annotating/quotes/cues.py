"""The words that credit a quotation: verbs and nouns of speaking, in their inflected forms.

The lists hold who speaks, writes, asks or judges in words, as newspapers have it. Stems are listed once; forms follow
from spelling. Verbs of thinking (believe, know) are left out: whose words they frame is decided by the verb of
speaking above them. A verb that no list holds still credits where a comma sets it off (see `crediting`).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache

from .frames import Kind, Token
from .grammar import ADVERBS, AUXILIARIES, BARE_SUBJECTS, MODALS, PREPOSITIONS, words


class Form(Enum):
    FINITE = "finite"
    PARTICIPLE = "participle"
    BARE = "bare"


_REGULAR = words("""
accuse acknowledge add address admit admonish advise affirm agree allege allude announce answer applaud argue ask
assail assert assure attack bellow bemoan blame blast blog boast brag brand call caution chant characterise
characterize charge cheer chide chime cite claim clarify comment complain concede conclude condemn confess confide
confirm contend continue correct counter criticise criticize cry declare decry defend demand denounce deny deride
describe detail dismiss dub echo elaborate emphasise emphasize estimate exclaim explain express fume gripe groan
grumble hail hint implore inform inquire insist instruct interject interrupt joke label lament laugh lecture mention
mock murmur muse mutter note object observe offer opine order outline plead pledge point post praise predict proclaim
promise propose protest query question quip quote rail rant react reason reassure recall recite recommend recount
refer reiterate rejoin relate remark remember remind repeat reply report request respond retort retweet reveal
ridicule scoff scold scream shout shriek signal snap sneer specify speculate state stipulate stress suggest sum
summarize tease testify text theorise theorize threaten thunder title tout trumpet tweet underscore urge vent voice
volunteer vow wager warn whisper wonder yell
""")
_IRREGULAR = {
    "say": ("said",), "tell": ("told",), "write": ("wrote", "written"), "read": ("read",), "speak": ("spoke", "spoken"),
    "sing": ("sang", "sung"), "swear": ("swore", "sworn"), "begin": ("began", "begun"), "retell": ("retold",),
}  # fmt: skip
_DOUBLED = words("admit brag quip refer sum snap")
_WITH_A_HEARER = words("tell ask remind inform assure reassure warn address lecture advise")

# Those whose name is on the words: X's statement, a letter from X.
NOUNS = words("""
accusation admission advice allegation announcement answer apology appeal argument assertion belief call calls
characterization claim claims comment comments complaint contention criticism declaration demand description e-mail
email explanation insistence letter line memo message observation phrase pledge post prediction promise question quote
refusal remark remarks reply report response speech statement suggestion tweet tweets vow warning words
""")


@cache
def _forms() -> dict[str, tuple[str, Form]]:
    """Every inflected form of a verb of speaking: its stem, and what it can be."""
    forms: dict[str, tuple[str, Form]] = {}
    for stem in [*sorted(_REGULAR), *_IRREGULAR]:
        root = stem.removesuffix("e") if not stem.endswith("ee") else stem
        if stem in _DOUBLED:
            root = stem + stem[-1]
        past = _IRREGULAR.get(stem, (stem[:-1] + "ied" if _ends_in_y(stem) else root + "ed",))
        forms.setdefault(stem, (stem, Form.BARE))
        forms[_third_person(stem)] = (stem, Form.FINITE)
        forms[root + "ing"] = (stem, Form.PARTICIPLE)
        forms |= dict.fromkeys(past, (stem, Form.FINITE))
    return forms


def _ends_in_y(stem: str) -> bool:
    return stem.endswith("y") and stem[-2] not in "aeiou"


def _third_person(stem: str) -> str:
    if _ends_in_y(stem):
        return stem[:-1] + "ies"
    return stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "o")) else "s")


def form_of(token: Token) -> Form | None:
    """What a word is as a verb of speaking; a capital inside a sentence makes it a name."""
    if token.kind is not Kind.WORD or token.is_capital:
        return None
    known = _forms().get(token.lower)
    return known[1] if known else None


def names_a_hearer(token: Token) -> bool:
    """Told the court; asked reporters: what follows is whom, not what."""
    known = _forms().get(token.lower)
    return known is not None and known[0] in _WITH_A_HEARER


def takes_bare_form(subject: Token) -> bool:
    """They say, officials say, to say: what stands before a verb without an ending; after “the” it is a noun."""
    word = subject.lower
    if word in MODALS or word in BARE_SUBJECTS:
        return True
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > 3
    return subject.is_word and plural and word not in PREPOSITIONS


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` can be a verb of speaking after the word before it."""
    form = form_of(tokens[at])
    return form is not None and (form is not Form.BARE or (at > 0 and takes_bare_form(tokens[at - 1])))


def is_helper(token: Token) -> bool:
    """Auxiliaries and adverbs, which stand between who speaks and the verb."""
    if token.kind is Kind.POSSESSIVE:
        return False
    adverb = token.lower.endswith("ly") and not token.is_capital
    return token.is_word and (adverb or token.lower in AUXILIARIES or token.lower in ADVERBS)


def is_speaking(word: str) -> bool:
    """Whether a word, alone, is a finite verb of speaking."""
    known = _forms().get(word)
    return known is not None and known[1] is Form.FINITE
