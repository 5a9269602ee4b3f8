"""Closed lists of English grammar, lower-case: the small words that hold a clause together.

They are closed because the language adds none: pronouns, determiners, prepositions, conjunctions, auxiliaries, and the
adverbs that stand between somebody and a verb of speaking.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PRONOUNS = words("he she they it i we you one")
THIRD_PERSON = words("he she they it")
BARE_SUBJECTS = words("they we i you who people")
OBLIQUE = words("him her them me us")
INDEFINITE = words("anybody anyone everybody everyone nobody somebody someone those people")
RELATIVES = words("who which whom whose that")
DETERMINERS = words("""
the a an this that these those his her their its my our your one another some many several few two three four five six
other each every both no most more all any
""")
# Before these a noun stands, never a verb: the claims, his calls. Another called; some said.
ONLY_BEFORE_NOUNS = words("the a an his her their its my our your every no")
DEMONSTRATIVES = words("the a an this that these those there")
PREPOSITIONS = words("""
in on at by for from of to with without within into onto over under about against between among through during via per
like unlike despite amid amidst alongside after before since until upon across behind beyond near around throughout
outside inside toward towards following given regarding beside besides including except
""")
COORDINATORS = words("and but so yet or nor then")
CONJUNCTIONS = COORDINATORS | words("""
that because although though if when while whereas where whether than as what why how unless even until
""")
CONNECTIVES = CONJUNCTIONS | PREPOSITIONS

MODALS = words("will would can could may might shall should must did does do to don't didn't doesn't won't")
BE = words("is are was were be been being am isn't aren't wasn't weren't")
AUXILIARIES = BE | words("""
has have had having will would can could may might shall should must did does do not hasn't haven't hadn't won't
wouldn't can't couldn't didn't doesn't don't cannot
""")
ADVERBS = words("""
also later then often once twice again now even still just too never always ever soon earlier further first last
meanwhile afterward afterwards instead sometimes today yesterday tonight tomorrow recently here there simply only
since already long back almost himself herself themselves itself both all perhaps
monday tuesday wednesday thursday friday saturday sunday
""")
IRREGULAR_PAST = words("""
became began broke brought built came chose drew drove fell felt flew found gave got grew held kept knew led left let
lost made met paid put ran rose sat saw sent set shook stood struck threw took thought went won
""")
