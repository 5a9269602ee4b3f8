"""Words that tell what a capitalised name is of: a person, a body, a place, an event; closed lists of English."""

from __future__ import annotations

from ..mentions.lexicon import COMPANY_SUFFIXES, DAYS_AND_MONTHS, FUNCTION_WORDS, NEWSPAPERS, TITLES, words_of

# Titles by which nobody is called before his surname, or which are bodies and things as often.
OFFICES_ONLY = words_of("st saint count author actor dalai justice")

# Abbreviations that stand before a name as a title does.
CHIEFS = words_of("ceo cfo coo cto")

# What a body calls itself, as the last word of its name or before “of”.
BODIES = NEWSPAPERS | words_of("""
academy administration agency airlines airways alliance army assembly association associates authority bank battalion
board brigade brigades bureau cabinet center centre chamber club coalition college command commission committee
company confederation conference congress congregation corporation corps council court department directorate division
embassy enterprises exchange federation force forces foundation front fund government group guard holdings hospital
industries initiative institute institution intelligence international laboratory laboratories league legion
limited magazine media militia ministry mission movement museum navy network news office orchestra
organisation organization parliament partners party police press productions regiment reserve resistance school
senate service services society sons squad staff studios systems team technologies television treasury tribunal trust
union university workers mining energy motors oil gas steel electric pharmaceuticals insurance networks pictures
security protection enforcement clinic school program programme project campaign initiative management research stores
exchange theater theatre
""")

# What a place calls itself, as the last word of its name.
PLACES_LAST = words_of("""
airport airfield alley archipelago avenue bay beach bluff boulevard bridge camp canal canyon cape cathedral channel
city coast county creek crossing desert district falls field fields forest garden gardens gate governorate gulf harbor
harbour heights highway hill hills hotel island islands isle isles jail lake lakes mine mosque mountain mountains oasis
ocean oblast palace parish park peninsula plateau plaza port prefecture prison province refinery region ridge river
road sea springs rapids square stadium station strait straits street territory tower towers town township triangle
valley village
""")
# What stands in small letters after a place's name: the Ganges river, Laramie county.
LANDS = words_of("""
river province county state city district region island lake mountain valley desert airport village town peninsula
airbase airfield harbor harbour refinery governorate oblast
""")
# As its first word: Lake Burton, Mount Hood, Fort Meade, Port Sudan, Camp Pendleton.
PLACES_FIRST = words_of("lake mount mt fort ft port camp cape san santa saint st los las el new north south east west")
DIRECTIONS = words_of("north south east west northern southern eastern western central northeast northwest southeast "
                      "southwest upper lower")  # fmt: skip

EVENTS = words_of("""
agreement accord accords attacks awards award battle bowl championship championships conflict
convention crisis cup declaration earthquake election elections exercise festival games hurricane invasion marathon
massacre offensive olympics operation referendum revolt revolution siege spring storm summit talks tournament treaty
uprising war wars
""")

FEASTS = words_of("christmas easter thanksgiving halloween ramadan hanukkah passover diwali")

# What a weapon's or a craft's name is made of: T-72, Mi-24, AK-47, S-300PMU.
MODEL_NUMBER = r"[A-Z]{1,4}[a-z]?[-‐‑]?\d{1,4}[A-Za-z]{0,4}\d?"

# Those who have a job, before their name; with a given name after them they are no part of it.
WORKERS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ess", "back")

# What a name is joined to by a hyphen without being part of it: Oklahoma City-based, American-born.
HYPHENED = "based born backed led style era area wide controlled held run funded made trained bound owned occupied"
# What is on a subject: Council on, Treaty on; but a university stands on an island.
ON = words_of("""
committee council commission conference convention summit treaty agreement accord center centre institute board force
war
""")
# What a law calls itself.
LAWS = words_of("act law bill code amendment constitution")
# Joined by “and” to more of the same name: Customs and Border Protection.
DUTIES = words_of("security protection enforcement")

# Whoever is of a party, before a name or alone.
PARTISANS = words_of("""
republican republicans democrat democrats democratic tory tories conservative conservatives liberal liberals socialist
socialists communist communists independent
""")
# What begins a title of several words: Executive Director, Prime Minister, Field Marshal.
BEGIN_TITLES = words_of("""
executive acting interim associate assistant managing prime vice finance defense defence interior foreign field grand
crown deputy chief former attorney lead supreme state
""")

# How many there are, where a sentence starts: Fourteen U.S. ports.
NUMBERS = words_of("""
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousands millions dozens many most several few
both nearly almost about
""")
# Capitals that name no one.
NO_NAMES = (
    DAYS_AND_MONTHS
    | NUMBERS
    | words_of("""
i god ok tv am pm ceo cfo coo cto dvd cd pc pcs dna id gdp vip faq suv suvs mps mp eu's a.m p.m no nos vol ch fig sr jr
phd md bc ad ii iii iv vi vii viii ix xi xii mr mrs web atm rsvp pdf url email e-mail q&a
street avenue road boulevard terminal terminals hundreds thousands millions dozens nearly
est gmt utc edt pst cet north south east west northern southern eastern western spring summer autumn winter
""")
)
NEVER_FIRST = (FUNCTION_WORDS | DAYS_AND_MONTHS) - {"new"}
# What stands in small letters after a body's name: its people; and after a paper's, what it is.
OF_BODIES = words_of("""
spokesman spokeswoman spokesperson spokespeople official officials forces troops mercenaries fighters soldiers militants
rebels militiamen guerrillas executives
""")
PAPERS = words_of("magazine newspaper tabloid television radio website")

# A weekday begins the names of papers and shows: the Sunday Times, Saturday Night Live.
AFTER_WEEKDAYS = NEWSPAPERS | words_of("night mail club mirror express business")

# “of”, “for” and the like join a name only where a word that is a body, a place or a thing with parts stands before.
JOINING = words_of("of for on against at")
HEADS = (
    BODIES
    | EVENTS
    | words_of("""
journal review book records house state states republic kingdom bay gulf strait cape isle city lake university united
tower church cathedral museum statue bridge freedom friends sons daughters order knights brotherhood brothers cross bill
declaration law act code secretaries doctors reporters mothers voice world
""")
)
COMPANIES = COMPANY_SUFFIXES - {"as", "co", "index"} | {"co"}
TITLES_ALONE = TITLES | words_of("""
presidents ministers secretaries senators representatives congressmen generals colonels governors mayors judges
professors doctors king kings queen lords pilgrims christians muslims jews prime quarterback
""")
