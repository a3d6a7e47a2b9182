"""The noun a bare number counts: "5,207 U.S. products" counts products."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tasks.figures.units import load_units
from tasks.reference.folding import word_set
from tasks.reference.plurals import singular


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A counted noun: canonical singular and where it ends in the text."""

    unit: str
    end: int
    is_known: bool  # False: taken by its form alone, from a large number


_WORD = re.compile(
    r"(?:\+?[ \u00a0]+|\n(?!\n)|-)(?:“|\"|')?([A-Za-z][A-Za-z0-9.&'’]*(?:-[A-Za-z0-9]+)*|\d{1,3}(?![\d%,.]))"
)
_OR_SO = re.compile(r" or so\b|-odd\b")
_HEADS: Final = word_set("reports report numbers data figures recipients meetings talks plans")
_HERD: Final = re.compile(r" of (?:cattle|hogs?|pigs?|sheep|livestock|swine)\b")  # "heads of state" are not counted
_MAX_WORDS: Final = 7

# Words that end a noun phrase.
_STOP: Final = word_set(
    "most many some all both makes gives of in on at by to from for or that which who is are was were be been "
    "being will would has have had said says as than with after before this these those the a an their its his "
    "her our your it they we he she i about into over under since during between among if when while where "
    "because but so then can could may might must should shall not did do does per through until against "
    "without higher lower each every annually yesterday today tomorrow monday tuesday wednesday thursday "
    "friday saturday sunday january february march april june july august september october november december"
)
# Counting these is not economic, whatever the number.
_NEVER: Final = word_set(
    "make give need want live work mean show put get take say expect come forecaster economist analyst expert "
    "name year month week day hour minute second decade century quarter round time session page paragraph "
    "chapter article section line leader senator lawmaker congressman delegate guest vote voter seat side "
    "point percent meter mile kilometer step goal question reason way thing word sentence term issue area "
    "topic part level stage phase degree night season occasion generation representative official minister "
    "president member attendee participant protester troop soldier missile warhead death case infection "
    "patient reporter journalist follower tweet view viewer like reader bn number figure report hope"
)
# Small numbers of these are diplomacy, not economics ("the two countries", "three sides").
_ONLY_LARGE: Final = word_set(
    "stock category country nation economy partner state city province member market "
    "line part american official measure sector industry area zone good technology agreement deal model case "
    "order tariff share contract trip plane office port firm business station bank project"
)
_LARGE: Final = Decimal(20)
_PEOPLE: Final = word_set("job worker person citizen")  # "2 of every 3 jobs", "two Chinese citizens"
_FEW: Final = Decimal(3)


def read_noun(text: str, start: int, end: int, value: Decimal, has_scale: bool) -> CountedNoun | None:
    """The counted noun after a number from `start` to `end`; None: it counts nothing economic, or nothing told."""
    units = load_units()
    words: list[tuple[str, int]] = []
    skipped = _OR_SO.match(text, end)
    at = skipped.end() if skipped else end
    while len(words) < _MAX_WORDS and (found := _WORD.match(text, at)):
        low = found[1].lower().rstrip(".")
        if (low in _STOP and not (found[1].isupper() and len(low) == 2)) or (
            low.endswith(("’s", "'s")) and words and low[:-2] in units.counted
        ):
            break
        words.append((low, found.start(1) + len(low)))
        at = found.end()
        if found[1].endswith(".") and len(found[1]) > 4:
            break  # the end of a sentence, unless it is an abbreviation
    if _OTHERS.match(text, end) and value > 1 and (like := _others(text[max(0, start - 260) : start])) is not None:
        return CountedNoun(like, end, True)
    known = _known(text, words, value) or (
        _known(text, words, value + _LARGE) if _is_listed(text, start, end) else None
    )
    if known is not None and value <= _LARGE and known.unit in _SPEAKERS and _SAY.match(text, known.end):
        return None
    return known or _of_those(text, end, value) or _by_form(words, value, has_scale)


# "four people familiar with the matter", "two traders said": nobody counts those that speak
_SPEAKERS: Final = frozenset({"person", "trader", "importer", "exporter", "buyer", "broker", "investor", "farmer"})
_SAY: Final = re.compile(
    r"\s(?:said|say|told|confirmed|declined to|with (?:direct )?knowledge|(?:familiar|briefed|close|involved)\b)"
)
_OTHERS: Final = re.compile(r"\sothers\b(?!['’])")
_OF_LIST: Final = re.compile(r"(?i)\b(?:entity list|blacklist\w*|sanction\w*|export controls?|unreliable|list)\b")
_LISTED_BEFORE: Final = re.compile(
    r"\d[\w,]*\s(?:[\w.-]+\s){0,5}(firms|companies|entities|businesses|institutions|banks|enterprises)\b"
)


def _others(before: str) -> str | None:
    """What "16 others" are behind firms that are counted and put on a list; None: no such stand before."""
    before = before.rpartition(". ")[2]
    found = [*_LISTED_BEFORE.finditer(before)]
    return load_units().counted.get(found[-1][1]) if found and _OF_LIST.search(before) else None


# "add 11 defense firms to its entity list": on a blacklist few count as well
_PUT_ON: Final = re.compile(
    r"\b(?:add|put|plac|blacklist|sanction|list)(?:s|e|es|ed|ing|ting)?\s(?:(?:about|some|another|over"
    r"|more than|a further|an additional)\s)*$"
)
_A_LIST: Final = re.compile(
    r"[^.;]{0,90}\b(?:on|onto|to)\s(?:its|the|their|an?|[A-Z][\w.]+['’]s)\s[^.;,]{0,40}(?i:list|blacklist)\b"
)
_FIRMS: Final = re.compile(r"\s(?:(?!and\s|or\s)[\w.-]+\s){0,5}(?:firms|businesses|banks)\b")


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether firms are put on a list of those sanctioned."""
    found = _FIRMS.match(text, end)
    return found is not None and bool(
        _PUT_ON.search(text[max(0, start - 40) : start]) and _A_LIST.match(text, found.end())
    )


_OF_THOSE: Final = re.compile(
    r"\sof\s(?:those|these|its|their|our|my|his|her|the)\s(?:[A-Za-z]+['’]s\s)?(?:\d[\d,.]*\s)?([a-z]+)\b(?!['’])"
)
_MEMBERS: Final = frozenset(
    {"country", "nation", "economy", "state", "member", "province", "city"}
)  # "of the 27 members"


def _of_those(text: str, end: int, value: Decimal) -> CountedNoun | None:
    """The noun of "8,000 of those positions"; None: none that is known."""
    found = _OF_THOSE.match(text, end)
    name = load_units().counted.get(found[1]) if found else None
    if name in _MEMBERS:
        return None
    return CountedNoun(name, end, True) if name is not None and found is not None and value > _LARGE else None


def _known(text: str, words: list[tuple[str, int]], value: Decimal) -> CountedNoun | None:
    units = load_units()
    last: CountedNoun | None = None
    for index, (word, stop) in enumerate(words):
        pair = f"{words[index - 1][0]} {word}" if index else ""
        name = units.counted.get(pair) or units.counted.get(word)
        if singular(word) in _NEVER and index == 0 and (word != singular(word) or len(words) == 1):
            return None
        if word == "point":
            return None  # "a three-point plan"
        if word in ("head", "heads") and not _HERD.match(text, stop):
            return None
        if name is None:
            if last is not None and not _continues(word):
                break
            continue
        if words[index + 1 : index + 2] and words[index + 1][0] in _HEADS:
            return None  # "two more jobs reports" counts reports
        last = CountedNoun(name, stop, True)
        if word != name and not (index + 1 < len(words) and words[index + 1][0] in units.counted):
            break  # a plural ends the phrase
    if last is None or value <= (_LARGE if last.unit in _ONLY_LARGE else _FEW if last.unit in _PEOPLE else 1):
        return None
    return last


def _continues(word: str) -> bool:
    """Whether a word after a singular noun can still belong to the noun phrase."""
    return word.isalpha() and not word.endswith(("ed", "ing", "ly"))


def _by_form(words: list[tuple[str, int]], value: Decimal, has_scale: bool) -> CountedNoun | None:
    """A plural by its form after a large number."""
    if value < 1000 and not has_scale:
        return None
    for word, stop in words:
        base = singular(word)
        if base in _NEVER:
            return None
        if word != base and len(base) > 2 and word.isalpha():
            return CountedNoun(base, stop, False)
    return None
