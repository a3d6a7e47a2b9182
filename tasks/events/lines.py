"""Sentences as strings of words and signs, so that a rule can say `impose P tariff on N`.

Words are lower case; what other readers found stands as one capital: `N` a country by name, `A` its adjective,
`B` a person or body who acts for a state, `H` any other person, `C` a company or other body, `S` both sides
("the two countries", "U.S.-China"), `P` a percentage, `M` money, `Q` another figure, `D` a date.
Quotation marks are left out. Every sign leads back to its place in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tasks.dates import find_dates
from tasks.entities import Entities
from tasks.figures.masking import lowered
from tasks.figures.nations import Nation, read_nations
from tasks.language import Analysis
from tasks.records import Document, Entity, Figure
from tasks.reference.folding import fold
from tasks.reference.registry import load_registry

_LONGEST: Final = 1200  # characters of a sentence that are read; a longer one is a list or a table
_WORD: Final = re.compile(r"['’]s(?!\w)|\w+(?:[-'’]\w+)*|[;:,.?!()—–/]")
_PAIR: Final = re.compile(
    r"\b(?:(?:U\.S\.|US|USA|American?|Sino)[-–/](?:China|Chinese|CN)|(?:China|Chinese|"
    r"Sino)[-–/](?:U\.S\.|USA?|American?))(?!\w)"
)
_SIDES: Final = re.compile(
    r"\b(?:both|(?:the )?two) (?:sides|countries|nations|governments|economies|powers|superpowers|"
    r"giants|presidents|leaders|heads of state|parties|capitals"
    r"|(?:countries|nations)['’] (?:leaders|presidents))\b"
    r"|\b(?:the )?world['’]s (?:two|top two) (?:biggest|largest|leading|top) (?:global )?economies\b|"
    r"\b(?:Washington and Beijing|Beijing and Washington)\b",
    re.IGNORECASE,
)
_STATE_WORDS: Final = re.compile(
    r"(?<![\w-])(?:(?i:the|this) (?:[Pp]resident(?! [A-Z])|White House)|(?i:the) (?:bloc|[Mm]inistry(?! of\b| [A-Z])|"
    r"commission|commerce ministry|finance ministry|foreign ministry))(?![\w-])"
)
_MULTIPLYING: Final = re.compile(r"(?i)(?:doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)")
_BLOC: Final = re.compile(r"\b(?:the )?\d\d-(?:member|nation|country|strong) (?:bloc|union)\b")
# "the London framework", "the Geneva trade talks": the city says where
_EVENT_BEHIND: Final = re.compile(
    r" (?:economic |and |trade |tariff )*(?:framework|talks|consultations|negotiations|truce|consensus|"
    r"agreement|accord|"
    r"deal|summit|meeting|round|understanding)s?\b"
)
_NOT_OF_STATE: Final = frozenset({"company", "association", "think_tank", "university", "media", "law_firm"})
_NO_OFFICE: Final = re.compile(
    r"(?i)\b(?:chief executive|ceo|senior advis[eo]r of|analyst|economist|professor|editor|founder|researcher|fellow|"
    r"strategist|director of research|lawyer|journalist|reporter)\b"
)
_GROUPS: Final = frozenset(
    {
        "G7",
        "G20",
        "NATO",
        "BRICS",
        "Group of Seven",
        "Group of 7",
        "Group of Twenty",
        "North Atlantic Treaty Organization",
    }
)
_ABROAD: Final = {"the bloc": "EU"}
_CHINESE: Final = re.compile(r"(?i)ministry|commission")


@dataclass(frozen=True, slots=True)
class Unit:
    """One word or sign of a line."""

    start: int  # in the text
    end: int
    word: str
    code: str | None = None  # N, A, B: the country; C, H: the canonical name; D: the ISO date; None: none
    index: int = -1  # P, M, Q: position in the list of figures
    name: str = ""  # B: the canonical name
    tag: str = ""  # words: the parser's part of speech (Penn); "" where there is no parse
    is_place: bool = False  # N: a city or province of the country, which does not act for it


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; `signs` begins and ends with a blank."""

    start: int
    end: int
    signs: str
    units: tuple[Unit, ...]
    places: tuple[int, ...]  # where each unit begins in `signs`
    number: int  # of the sentence

    def unit_at(self, place: int) -> int:
        """The unit that holds a place in `signs`."""
        return max(0, bisect_right(self.places, place) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Units (first, last exclusive) of a stretch of `signs`."""
        return bisect_left(self.places, start), bisect_left(self.places, end)

    def words(self, first: int, last: int) -> str:
        """The signs of some units, blank on both ends."""
        first, last = max(first, 0), min(last, len(self.units))
        if first >= last:
            return " "
        return self.signs[self.places[first] - 1 : self.places[last - 1] + len(self.units[last - 1].word) + 1]


@dataclass(frozen=True, slots=True)
class Sign:
    start: int
    end: int
    word: str
    code: str | None
    index: int = -1
    name: str = ""
    is_place: bool = False


class Lines:
    """The sentences of one text, turned into signs when asked for."""

    def __init__(self, document: Document, analysis: Analysis, entities: Entities, figures: tuple[Figure, ...]) -> None:
        self.text = analysis.text
        self.published = document.published
        self.sentences = analysis.sentences
        self.nations = read_nations(self.text, entities, document.title or "")
        self._signs = _signs(self.text, entities, figures, self.nations.found)
        self._starts = [sign.start for sign in self._signs]
        self._tags = _tags(analysis)

    def matching(self, wanted: re.Pattern[str]) -> Iterator[Line]:
        """The sentences in which a pattern is found, in order; it is looked for in lower case, which is quicker."""
        text = lowered(self.text)
        for number, (start, end) in enumerate(self.sentences):
            end = min(end, start + _LONGEST)
            if wanted.search(text, start, end):
                yield self.line(start, end, number)

    def line(self, start: int, end: int, number: int) -> Line:
        """One sentence as signs."""
        known = list(self._signs[bisect_left(self._starts, start) : bisect_left(self._starts, end)])
        known += [Sign(*told) for told in self._dates(start, end, known)]
        known.sort(key=lambda sign: sign.start)
        units: list[Unit] = []
        at = start
        for sign in known:
            if sign.start < at:
                continue
            units += self._words(at, sign.start)
            units.append(
                Unit(sign.start, sign.end, sign.word, sign.code, sign.index, sign.name, is_place=sign.is_place)
            )
            at = sign.end
        units += self._words(at, end)
        places, place = [], 1
        for unit in units:
            places.append(place)
            place += len(unit.word) + 1
        signs = " " + " ".join(unit.word for unit in units) + " "
        return Line(start, end, signs, tuple(units), tuple(places), number)

    def _words(self, start: int, end: int) -> list[Unit]:
        return [
            Unit(
                m.start(),
                m.end(),
                "'s" if m[0] == "’s" else m[0].lower().replace("’", "'"),
                tag=self._tags.get(m.start(), ""),
            )
            for m in _WORD.finditer(self.text, start, end)
        ]

    def _dates(self, start: int, end: int, known: list[Sign]) -> Iterator[tuple[int, int, str, str]]:
        for first, last, iso in find_dates(self.text[start:end], self.published):
            if not any(s.start < start + last and start + first < s.end and s.index >= 0 for s in known):
                yield start + first, start + last, "D", iso


def _tags(analysis: Analysis) -> dict[int, str]:
    """Part of speech by where a token begins; empty where there is no parse."""
    if not analysis.has_parse:
        return {}
    names = analysis.doc.vocab.strings
    rows = analysis.doc.to_array(["IDX", "TAG"]).tolist()
    return {place: names[tag] for place, tag in rows}


def _signs(text: str, entities: Entities, figures: tuple[Figure, ...], nations: tuple[Nation, ...]) -> list[Sign]:
    """Everything that other readers found, longest first where two overlap, in text order."""
    found = [
        Sign(f.start_char, f.end_char, "P" if f.unit == "percent" else "M" if _is_money(f.unit) else "Q", None, number)
        for number, f in enumerate(figures)
        if not _MULTIPLYING.fullmatch(text, f.start_char, f.end_char)
    ]
    found += [Sign(m.start(), m.end(), "S", None) for m in _PAIR.finditer(text)]
    found += [Sign(m.start(), m.end(), "S", None) for m in _SIDES.finditer(text)]
    for m in _STATE_WORDS.finditer(text):
        word = m[0].lower()
        found.append(
            Sign(m.start(), m.end(), "B", "EU" if word in _ABROAD else "CN" if _CHINESE.search(word) else "US")
        )
    found += [_nation_sign(nation, entities, bool(_EVENT_BEHIND.match(text, nation.end))) for nation in nations]
    found += [Sign(m.start(), m.end(), "N", "EU") for m in _BLOC.finditer(text)]
    taken = {sign.start for sign in found}
    for entity in entities.entities:
        if entity.kind == "place":
            continue
        for mention in entity.mentions:
            if mention.start_char not in taken:
                word = "H" if entity.kind == "person" else "B" if entity.canonical in _GROUPS else "C"
                found.append(Sign(mention.start_char, mention.end_char, word, entity.canonical))
    found.sort(key=lambda sign: (sign.start, -sign.end))
    kept: list[Sign] = []
    for sign in found:
        if not kept or sign.start >= kept[-1].end:
            kept.append(sign)
    return kept


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _nation_sign(nation: Nation, entities: Entities, names_event: bool) -> Sign:
    entity = entities.at(nation.start, nation.end)
    name = entity.canonical if entity else ""
    if nation.code == "EU" and (entity is None or entity.kind != "person"):
        return Sign(nation.start, nation.end, "A" if nation.form == "adjective" else "N", "EU", name=name)
    if nation.form != "actor" and (nation.form != "possessive" or entity is None or entity.kind == "place"):
        word = "A" if nation.form == "adjective" else "N"
        is_city = nation.form == "place" or (names_event and entity is not None and entity.kind == "place")
        is_place = is_city and name != load_registry().country_names.get(nation.code)
        return Sign(nation.start, nation.end, word, nation.code, name=name, is_place=is_place)
    if entity is not None and entity.kind == "person" and not _holds_office(entity):
        return Sign(nation.start, nation.end, "H", entity.canonical)
    return Sign(nation.start, nation.end, "B", nation.code, name=name)


def _holds_office(entity: Entity) -> bool:
    """Whether a person acts for a state: by the role, and by the kind of the body where it is held."""
    if entity.role is None or _NO_OFFICE.search(entity.role):
        return False
    house = re.split(r" (?:of|at) (?:the )?", entity.role)[-1]
    body = load_registry().body_named.get(fold(house)) or load_registry().body_named.get(fold(f"The {house}"))
    return body is None or body.kind not in _NOT_OF_STATE
