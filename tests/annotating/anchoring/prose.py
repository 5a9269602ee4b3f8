"""Invented articles for the trial: names and turns of phrase come back, sentences resemble one another."""

from __future__ import annotations

import re
from random import Random

_SLOT = re.compile(r"\{(\w+)\}")


def _listed(words: str) -> list[str]:
    return re.split(r"[|\n]", words)


_PEOPLE = _listed("""Amina Barasi|Tomas Vell|General Osman Derrawi|Ilse Krøyer|Youssef el-Mahdi|Minister Paul Okonjo
Rada Milić|Colonel Idris Senn|Hélène Marchand|Kofi Annor|Dr Lena Aaltonen|Ambassador Reyes
Nadia Qadri|Viktor Hrynko|Sana Belhaj|Captain João Pires|Marek Dvořák|Salim al-Turki
Judge Orla Quinn|Faisal Wren""")
_PLACES = _listed("""Marsa Dheba|the port of Kelen|Ostrava Bay|the Hadar plain|Tirun|the old airfield|Zaviya Sud
Port Amer|the eastern district|the capital|Qalat Nur|the Lessing canal|Beni Sakr
the border post at Wadi Helm""")
_GROUPS = _listed("""the Coastal Guard|the interior ministry|the Northern Brigade|the harbour authority|the audit court
the Free Press Union|the energy company Petralis|the transitional council|the United Relief Mission
the customs service|the dockers' union|the Institute for Maritime Law""")
_THINGS = _listed("""two patrol boats|a shipment of rifles|the new radar station|several armoured vehicles
a convoy of fuel trucks|the disputed contract|the satellite images|eleven containers
the minutes of the meeting|a list of names|the bank transfers|three transport aircraft
the draft agreement|the broken pipeline|the grain shipments""")
_WHEN = _listed("""on Monday|late on Thursday|last spring|in the first week of March|before dawn|two years earlier
at the end of 2021|on 14 June|after the election|within days|shortly after midnight
during the ceasefire|in the autumn of 2019|since January|over the weekend""")
_SAID = [
    "said",
    "told reporters",
    "wrote in a letter",
    "confirmed",
    "denied",
    "insisted",
    "admitted",
    "claimed",
    "repeated",
    "announced",
]
_DID = _listed("""arrived in|left|were seen near|had been stored in|were moved to|disappeared from|were unloaded at
passed through|were inspected in|had never reached""")
_ADJECTIVES = _listed("""unusual|long|quiet|bitter|careful|expensive|hasty|secret|public|familiar|fragile|routine|sudden
formal|narrow|empty|heavy|old|unfinished|modest""")
_NOUNS = _listed("""inquiry|delay|visit|letter|harbour|question|promise|warehouse|ledger|storm|crew|witness|photograph
permit|committee|rumour|invoice|guard|corridor|archive|engine|summer|night|village|map|silence
bargain|road""")
_VERBS = _listed("""followed|explained|delayed|hid|paid for|recorded|forgot|replaced|described|crossed|watched|closed
doubted|answered|survived|carried|measured|welcomed|opened|ignored""")
_SENTENCES = [
    "{Who} {said} {when} that {thing} {did} {place}.",
    "{Who} {said} that {thing} {did} {place} {when}.",
    "According to {group}, {thing} {did} {place} {when}, {number} days after the {adjective} {noun}.",
    "{When}, {group} {said} that {who} had signed the papers for {thing}.",
    "“We knew nothing of {thing},” {who} {said} {when}, “and nobody asked us about the {noun}.”",
    '"The {noun} is a matter for {group}," {who} {said}, "and not for {place}."',
    "{Group} did not respond to a request for comment.",
    "A spokesman for {group} declined to comment on the {noun}.",
    "It was the {adjective} {noun} that {verb} the {noun}, and the {adjective} {noun} that {verb} it.",
    "{Who} — who once worked for {group} — {verb} the {noun} and {verb} the {adjective} {noun}.",
    "Of the {number} men who left {place} {when}, {small} came back.",
    "The {noun} cost {number} million, {who} {said}; the {noun} before it had cost {number} million.",
    "No {noun} {verb} the {noun} until {when}, when {who} came to {place}.",
    "The {adjective} {noun} of {place} {verb} every {noun}, and with each {noun} the {noun} grew more {adjective}.",
    "In {place} the {noun} was {adjective}; in {place} nobody {verb} it.",
    "{Who} remembers the {noun} well: it was {adjective}, it was {adjective}, and it {verb} everyone.",
    "Documents seen by this newspaper show that {group} paid {number} thousand to {group} {when}.",
    "Whether {thing} {did} {place}, as {who} {said}, or {did} {place}, as {group} {said}, remains open.",
    "{Who} and {who} met in {place} {when}; they spoke about {thing} and about {thing}.",
    "That {noun}, {who} {said}, {verb} the {noun} of {group}.",
    "She {verb} the {noun}. He {verb} the {noun}.",
    "But the {noun} did not end there.",
    "“No,” {who} {said}.",
    "The {noun}… {verb} the {noun}, or so {group} {said}.",
    "When the {noun} {verb} {place}, {number} people lived there, most of them from {place}.",
    "{When} the lights in {place} went out for the third time, and {who} walked home along the {noun}.",
    "Prosecutors in {place} are looking into how {group} came by {thing}.",
    "Nobody at {group} would say who had ordered {thing}, or why the {noun} was {adjective}.",
    "The {noun} lasted all {noun}; towards evening {who} gave up and {verb} the {noun}.",
    "For {number} euros a month, {who} rented a {adjective} room above the {noun} in {place}.",
    "“If {thing} ever comes back,” {who} warned, “we shall have learned something from this {noun}.”",
    "Three separate sources inside {group} describe a {noun} without a {noun}, and a deal nobody wanted.",
    "{Who} had grown up in {place}, the youngest of {small} children, and {verb} the {noun} early.",
    "Rain fell on {place} while {thing} waited under a {adjective} tarpaulin.",
    "A court in {place} fined {group} {number} thousand for the {adjective} {noun}.",
    "Since then {group} has kept {thing} under guard, and the {noun} out of the newspapers.",
    "What {who} did next {verb} even {group}.",
    "Flight records and two {adjective} photographs place {thing} in {place} {when}.",
    "Fishermen from {place} tell the story differently: first came the {noun}, then {thing}, and last of all {who}.",
    "By {number} votes to {number}, parliament sent the {noun} back to {group}.",
    "Yet {who} kept a copy, wrapped in a {adjective} cloth, at the bottom of a {noun}.",
    "To understand the {noun}, one has to know {place} and its {adjective} {noun}.",
    "Insurance papers list the cargo as {thing}, bound for {place} and signed for by {who}.",
    "The first warning came {when}: a {adjective} {noun}, {number} metres from {place}.",
    "{Group} and {group} have quarrelled over {place} for {number} years.",
]


_ROOTS = _listed("""harbour|mill|orchard|lantern|bridge|wind|stone|market|letter|glass|salt|river|church|horse|iron
cloth|winter|garden|tower|cellar|field|thread|bell|cart|wall|mirror|barrel|copper|candle|fence
ladder|meadow|oven|paper|quarry|reed|saddle|timber|vessel|well|yard|anchor|basket|chimney|drum|ember
forge|grain|hedge|inkwell""")
_ENDS = ["keeper", "maker", "house", "gate", "side", "master", "work", "man", "road", "light", "bound", "top"]
_DOES = _listed("""bring|carry|turn|lift|mend|sell|bury|count|paint|gather|follow|wash|guard|trade|split|borrow|cover
weigh|hand|cross|light|fill|owe|hide|break|name|watch|load""")
_HOW = _listed("""slowly|at once|without a word|in the rain|by candlelight|as before|for a while|too late|after supper
half asleep|with both hands|on the way home|against all advice|year after year|out of habit
once more""")
_LINKS = [
    "and",
    "but",
    "because",
    "so that",
    "while",
    "until",
    "as if",
    "though",
    "where",
    "after which",
    "unless",
    "for",
]


class Narrator:
    """Writes prose without templates: hardly two sentences share more than their small words."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.names = rng.sample(_PEOPLE, 5)

    def sentence(self) -> str:
        clauses = [self._clause() for _ in range(self.rng.choice([1, 2, 2, 3, 3, 4]))]
        text = clauses[0]
        for clause in clauses[1:]:
            text += self.rng.choice([" ", ", ", ", "]) + self.rng.choice(_LINKS) + " " + clause
        if self.rng.random() < 0.15:
            text = f"“{text},” said {self.rng.choice(self.names)}"
        at = 1 if text[0] == "“" else 0
        return text[:at] + text[at].upper() + text[at + 1 :] + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.rng.randint(1, 6)))

    def article(self, paragraphs: int) -> str:
        return "\n\n".join(self.paragraph() for _ in range(paragraphs))

    def _clause(self) -> str:
        subject = self.rng.choice(self.names) if self.rng.random() < 1 / 3 else self._thing()
        verb = self.rng.choice(_DOES)
        ending = self.rng.choice([f"would {verb}", f"had to {verb}", f"used to {verb}", f"never could {verb}"])
        return " ".join(part for part in (subject, ending, self._thing(), self.rng.choice([*_HOW, ""])) if part)

    def _thing(self) -> str:
        noun = self.rng.choice(_ROOTS) + self.rng.choice([*_ENDS, "", "s"])
        adjective = self.rng.choice([*_ADJECTIVES, "", "", ""])
        return " ".join(
            part for part in (self.rng.choice(["the", "a", "his", "their", "no", "that"]), adjective, noun) if part
        )


class Writer:
    """Writes articles with a small cast of its own, so that the same names and turns of phrase come back.

    No two sentences share more than three words in four: a newspaper's editor strikes those.
    """

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.written: list[frozenset[str]] = []
        self.words = {
            "who": rng.sample(_PEOPLE, 7),
            "group": rng.sample(_GROUPS, 5),
            "place": rng.sample(_PLACES, 6),
            "thing": rng.sample(_THINGS, 8),
            "when": _WHEN,
            "said": _SAID,
            "did": _DID,
            "adjective": _ADJECTIVES,
            "noun": _NOUNS,
            "verb": _VERBS,
        }

    def sentence(self) -> str:
        while True:
            text = _SLOT.sub(lambda slot: self._fill(slot.group(1)), self.rng.choice(_SENTENCES))
            words = frozenset(re.findall(r"\w+", text))
            if all(len(words & other) <= 0.75 * min(len(words), len(other)) for other in self.written[-200:]):
                self.written.append(words)
                return text

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.rng.randint(1, 6)))

    def article(self, paragraphs: int) -> str:
        return "\n\n".join(self.paragraph() for _ in range(paragraphs))

    def _fill(self, slot: str) -> str:
        if slot == "number":
            return str(self.rng.randint(2, 900))
        if slot == "small":
            return self.rng.choice(["two", "three", "seven", "only nine", "none", "11"])
        chosen = self.rng.choice(self.words[slot.lower()])
        return chosen[0].upper() + chosen[1:] if slot[0].isupper() else chosen
