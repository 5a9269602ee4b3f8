"""Words that steer the reading of names: titles, particles, company suffixes, institutions, ordinary words.

Grammar and forms of address are few and closed, and stand here. Open lists come from packages that keep them:
stop words from stopwordsiso, ordinary English words from the frequency lists of zxcvbn (words of encyclopaedia
and film that its lists of given names and surnames do not hold), short forms of given names from nicknames.
"""

from __future__ import annotations

from functools import cache, lru_cache

import stopwordsiso
from nicknames import NickNamer
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from .folding import fold_name


def words_of(text: str) -> frozenset[str]:
    """The words of a text that stands here for a list."""
    return frozenset(text.split())


# Before a surname, these address or present a person; written without their period.
TITLES = words_of("""
mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness count countess duke duchess prince princess
king queen emperor empress sheikh sheik sultan emir imam ayatollah mullah rabbi father fr brother sister rev reverend
pastor bishop archbishop cardinal pope dalai saint st hon honorable judge justice president chancellor premier minister
secretary senator sen representative rep congressman congresswoman governor gov mayor councilman councillor speaker
chairman chairwoman chair chief director commissioner ambassador amb envoy consul attorney prosecutor sheriff detective
det officer inspector constable superintendent capt captain col colonel gen general maj major lt lieutenant cmdr
commander adm admiral brig brigadier sgt sergeant cpl corporal pvt private marshal comrade citizen coach manager
analyst spokesman spokeswoman spokesperson doctor nurse candidate leader deputy vice
herr frau monsieur madame mme mlle senor senora signor signora don dona haji hajji emeritus author actor actress singer
""")

# Those that are written with a period, which then ends no sentence.
SHORT_TITLES = words_of("""
mr mrs ms dr prof fr br sr rev st hon sen rep gov amb det insp supt capt col gen maj lt cmdr adm brig sgt cpl pvt sec
pres
""")

TITLES_OF_MEN = words_of("mr sir lord king prince duke baron count father brother herr monsieur senor signor don")
TITLES_OF_WOMEN = words_of("""
mrs ms miss dame lady queen princess duchess baroness countess sister frau madame mme mlle senora signora dona
""")

# Small words inside personal names that belong to the surname after them.
PARTICLES = words_of("""
al el ul as ash an ad ar az at bin ben ibn bint abu abd abdel abdul van von der den ter ten te de del della di da do dos
das du des la le les lo y zu zur zum af av st mac mc san santa
""")
ARTICLE_PARTICLES = words_of("al el ul as ash an ad ar az at")
SUFFIXES_OF_PERSONS = words_of("jr sr ii iii iv phd md esq")

COMPANY_SUFFIXES = words_of("""
inc incorporated corp corporation co company ltd limited llc llp lp plc ag gmbh sa nv bv spa ab as asa oyj oy kg kgaa se
srl sarl pty bhd sdn kk pjsc ojsc ooo zao group holdings holding index
""")

# A place or a person before (or after, with "of") one of these is part of an institution's name.
INSTITUTIONS = words_of("""
university college school academy institute institution hospital clinic museum library church cathedral temple mosque
bank exchange times post herald tribune journal gazette chronicle globe observer telegraph news press review daily
airport station port harbor harbour airlines airways air railway railways university's company corporation corp inc
ltd group holdings foundation society association union federation league council commission committee board authority
agency bureau office department ministry court center centre theater theatre orchestra philharmonic symphony opera
club fc united city rovers state tech police army navy guard festival marathon awards award prize treaty accord accords
agreement convention declaration protocol street avenue road boulevard square bridge tower towers park stadium arena
hall house hotel building island islands river lake mountain mountains bay strait sea canyon county valley beach
""")

ABBREVIATIONS: dict[str, str] = {
    "saint": "st.", "mount": "mt.", "fort": "ft.", "department": "dept.", "university": "univ.",
    "corporation": "corp.",
    "incorporated": "inc.", "company": "co.", "limited": "ltd.", "brothers": "bros.", "association": "assn.",
    "government": "govt.", "doctor": "dr.", "general": "gen.", "senator": "sen.", "governor": "gov.",
    "captain": "capt.",
    "colonel": "col.", "lieutenant": "lt.", "sergeant": "sgt.", "professor": "prof.", "reverend": "rev.",
    "junior": "jr.", "senior": "sr.", "and": "&", "international": "intl.", "national": "natl.",
}  # fmt: skip

DAYS_AND_MONTHS = words_of("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan feb mar apr jun jul aug sep sept oct nov dec
""")
LOCATIVES = words_of(
    "in at near from to around outside inside across throughout toward towards into through via visited"
)

# What a person's surname at the start of a sentence is followed by, and a common noun seldom is.
VERBS_OF_PERSONS = words_of("""
said says say told tells added adds asked asks replied responded argued wrote writes who whose was is has had did does
also then later himself herself became went came took made gave left
""")

FUNCTION_WORDS = words_of("""
a an the and or but nor so yet if when while as after before since because although though until unless than that this
these those there here where how why what who whom whose which in on at by for from of off to with without within into
over under about against between among through during via per like unlike despite amid amidst alongside both either
neither not no yes is are was were be been has have had do does did will would can could may might shall should must it
its he his him she her they their them we our us you your i my me one some any all each every other another such only
even also still just now then once again meanwhile however thus hence moreover instead perhaps maybe first second third
last next new former late ex former says said according
""")

# Before a place these make another place of it: South Sudan, New Mexico, Latin America.
MAKE_ANOTHER_PLACE = words_of(
    "north south east west new latin equatorial papua northeast northwest southeast southwest"
)

# Newspapers call themselves by their last word: the Times.
NEWSPAPERS = words_of("times post herald tribune journal gazette chronicle globe observer telegraph guardian")

# After “at”, their own name alone tells them from the town around them.
FACILITIES = words_of("airport airfield airbase stadium arena prison racecourse speedway")

# After a surname or a demonym, these do not make a longer name of it.
OFFICES = words_of("""
administration campaign government cabinet doctrine era foreign defense defence prime interior finance vice deputy
federal supreme presidential parliamentary embassy ambassador
""")


# About one person in 20,000 bears the last of these.
_COMMON = 3000
# Of encyclopaedia and film: Saddam and Hussein are rarer.
_EVERYDAY = 4000


@cache
def ordinary_words() -> frozenset[str]:
    """Lower-case English words that are likelier an ordinary word than a personal name."""
    lists = ("english_wikipedia", "us_tv_and_film", "passwords")
    return frozenset().union(*(FREQUENCY_LISTS[name] for name in lists), FUNCTION_WORDS, DAYS_AND_MONTHS, TITLES)


@cache
def everyday_words() -> frozenset[str]:
    """The commonest lower-case English words; rarer ones of `ordinary_words` may be names that the news made known."""
    return frozenset().union(*(FREQUENCY_LISTS[name][:_EVERYDAY] for name in ("english_wikipedia", "us_tv_and_film")))


@cache
def given_names() -> frozenset[str]:
    """Lower-case given names, where English knows the word better as a name than as a word."""
    return men() | women()


@cache
def women() -> frozenset[str]:
    """Lower-case given names that women bear rather than men."""
    return frozenset(FREQUENCY_LISTS["female_names"])


@cache
def men() -> frozenset[str]:
    """Lower-case given names that men bear rather than women."""
    return frozenset(FREQUENCY_LISTS["male_names"])


@cache
def common_surnames() -> frozenset[str]:
    """Lower-case surnames that many families bear, so that they or their like say little alone."""
    return frozenset(FREQUENCY_LISTS["surnames"][:_COMMON])


def is_known_word(word: str) -> bool:
    """Whether English knows a lower-case word at all, as a word or as a name."""
    return word in ordinary_words() or word in given_names() or word in common_surnames()


@lru_cache(maxsize=64)
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language (a BCP 47 tag), folded; none for a language that nobody lists."""
    known = language.split("-", maxsplit=1)[0].lower()
    if not stopwordsiso.has_lang(known):
        return frozenset()
    return frozenset(fold_name(word) for word in stopwordsiso.stopwords(known))


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


@lru_cache(maxsize=65536)
def short_names(given: str) -> tuple[str, ...]:
    """Short forms of a given name, lower-case, in order: Bill for William."""
    return tuple(sorted(_nicknamer().nicknames_of(given) - {given.lower()}))


@lru_cache(maxsize=65536)
def long_and_short_names(given: str) -> tuple[str, ...]:
    """Short forms of a given name and the given names it is short for, lower-case, in order."""
    namer = _nicknamer()
    return tuple(sorted((namer.nicknames_of(given) | namer.canonicals_of(given)) - {given.lower()}))
