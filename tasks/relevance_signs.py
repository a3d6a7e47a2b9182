"""What of a text bears on its relevance: groups of terms, alone and together in a sentence, and where they stand.

Signs are named numbers from 0 to about 1.5: `title:GROUP`, `sentences:GROUP` (how many sentences, damped),
`share:GROUP` (their share), `lead:GROUP` (of the first five) and `density:GROUP` (occurrences by length).
"""

from __future__ import annotations

import math
import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from tasks.settings import PROJECT
from tasks.term_scan import TermScanner, normalised

# What an article is about it says at its start; residue of the page stands at its end.
READ_CHARACTERS = 8_000
WORD_CHARACTERS = 2_500  # single words are counted in the title and in so much of the text
LEAD_SENTENCES = 5
_MINIMUM_SENTENCE = 25  # shorter ones without a term are initials and captions
_SENTENCE_END = re.compile(r"[.!?][\s\"”’]|\n")
# goods or a balance between the two: "imports from China fell", "the gap with China", "sold to the United States"
_FLOW = re.compile(
    r"\b(?:imports?|exports?|exported|imported|shipments?|shipped|trade|deficit|surplus|gap|shortfall|purchases|sales|sold)"
    r"\b[^.!?\n]{0,40}?\b(?:from|to|with|between) (?:the )?(?:china|united states|u\.s|us|america)\b"
)
_WORD = re.compile(r"[a-z]{3,}")

GROUPS = (
    "China",
    "Chinese firm",
    "United States",
    "measure",
    "trade",
    "third country",
    "other subject",
    "goods at stake",
)
_CHINA, _FIRM, _US, _MEASURE, _TRADE, _THIRD, _OTHER, _GOODS = (1 << place for place in range(len(GROUPS)))


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one text, and for each group or pair the term and place that stand for it."""

    values: dict[str, float]
    title_places: dict[str, tuple[str, None]]
    places: dict[str, tuple[str, int]]
    words: dict[str, int | None]  # word to its first place in the text; None: in the title only


@lru_cache(maxsize=1)
def _scanner() -> tuple[TermScanner, tuple[int, ...]]:
    """The scanner and the bit of the group of each of its terms."""
    blocks = tomllib.loads((PROJECT / "reference" / "relevance.toml").read_text(encoding="utf-8"))["group"]
    terms: list[str] = []
    bits: list[int] = []
    cased: set[int] = set()
    for block in blocks:
        bit = 1 << GROUPS.index(block["name"])
        cased.update(range(len(terms), len(terms) + len(block.get("cased", ()))))
        for term in (*block.get("cased", ()), *block["terms"]):
            terms.append(term)
            bits.append(bit)
    return TermScanner(terms, frozenset(cased)), tuple(bits)


def read_signs(title: str, text: str) -> Signs:
    """The signs of a text; linear in READ_CHARACTERS, whatever its length."""
    title, text = title[:WORD_CHARACTERS], text[:READ_CHARACTERS]
    plain_title, plain = normalised(title), normalised(text)
    values, title_places = _title_signs(title, plain_title)
    body_values, places = _body_signs(text, plain)
    words: dict[str, int | None] = dict.fromkeys(_WORD.findall(plain_title))
    for found in _WORD.finditer(plain, 0, WORD_CHARACTERS):
        if words.get(found.group()) is None:
            words[found.group()] = found.start() - 1
    return Signs(values | body_values, title_places, places, words)


def _title_signs(title: str, plain: str) -> tuple[dict[str, float], dict[str, tuple[str, None]]]:
    scanner, bits = _scanner()
    mask = 0
    places: dict[str, tuple[str, None]] = {}
    for start, end, term in scanner.spans(title, plain):
        mask |= bits[term]
        places.setdefault(GROUPS[bits[term].bit_length() - 1], (title[start:end], None))
    values = {f"title:{name}": 1.0 for place, name in enumerate(GROUPS) if mask >> place & 1}
    for name, holds in _title_pairs(mask):
        if holds:
            values[f"title:{name}"] = 1.0
    if not title.strip():
        values["no title"] = 1.0
    return values, places


def _title_pairs(mask: int) -> tuple[tuple[str, bool], ...]:
    china, us = bool(mask & (_CHINA | _FIRM)), bool(mask & _US)
    measure, trade = bool(mask & _MEASURE), bool(mask & _TRADE)
    return (
        ("China + measure", china and measure),
        ("China + US", china and us),
        ("China + trade alone", china and trade and not measure),
        ("China + US + trade", china and us and (measure or trade)),
        ("measure without China", measure and not china),
        ("third country without US", bool(mask & _THIRD) and not us),
    )


def _body_signs(text: str, plain: str) -> tuple[dict[str, float], dict[str, tuple[str, int]]]:
    scanner, bits = _scanner()
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    ends.append(len(text) + 1)
    masks = [0] * len(ends)
    occurrences = dict.fromkeys(bits, 0)
    firsts: dict[tuple[int, int], tuple[str, int]] = {}
    for start, end, term in scanner.spans(text, plain):
        sentence, bit = bisect_right(ends, start), bits[term]
        masks[sentence] |= bit
        occurrences[bit] += 1
        firsts.setdefault((sentence, bit), (text[start:end], start))
    kept = [
        place
        for place, mask in enumerate(masks)
        if mask or ends[place] - (ends[place - 1] if place else 0) >= _MINIMUM_SENTENCE
    ]
    values, places = _sentence_signs([masks[place] for place in kept], kept, firsts)
    flows = [found.start() for found in _FLOW.finditer(text.lower())]
    if flows:
        values["sentences:flow between"] = min(1.5, math.log1p(len(flows)) / 2)
        values["lead:flow between"] = float(flows[0] < ends[min(LEAD_SENTENCES, len(ends)) - 1])
        places["flow between"] = (text[flows[0] : flows[0] + 24].split("\n")[0], flows[0])
    length = max(30.0, len(text) / 6)
    for place, name in enumerate(GROUPS):
        if count := occurrences[1 << place]:
            values[f"density:{name}"] = min(1.0, 10 * count / length)
    return values, places


def _sentence_signs(
    masks: list[int], kept: list[int], firsts: dict[tuple[int, int], tuple[str, int]]
) -> tuple[dict[str, float], dict[str, tuple[str, int]]]:
    counts: dict[str, int] = {}
    leads: dict[str, int] = {}
    places: dict[str, tuple[str, int]] = {}
    last = len(masks) - 1
    for place, mask in enumerate(masks):
        if not mask:
            continue
        around = mask | (masks[place - 1] if place else 0) | (masks[place + 1] if place < last else 0)
        near = bool(mask & _MEASURE and around & (_CHINA | _FIRM))
        for name, bit in _groups_of(mask, near):
            counts[name] = counts.get(name, 0) + 1
            if place < LEAD_SENTENCES:
                leads[name] = leads.get(name, 0) + 1
            if name not in places:
                places[name] = firsts[kept[place], bit]
    values: dict[str, float] = {}
    for name, count in counts.items():
        values[f"sentences:{name}"] = min(1.5, math.log1p(count) / 2)
        values[f"share:{name}"] = count / (len(masks) + 3)
        values[f"lead:{name}"] = min(3, leads.get(name, 0)) / 3
    if not counts.keys() & {"China + measure", "China + US + trade", "measure near China"}:
        values["never together"] = 1.0
    return values, places


@lru_cache(maxsize=512)
def _groups_of(mask: int, near: bool) -> tuple[tuple[str, int], ...]:
    """Groups and pairs of a sentence, each with the bit whose term stands for it."""
    found = [(name, 1 << place) for place, name in enumerate(GROUPS) if mask >> place & 1]
    china = bool(mask & (_CHINA | _FIRM))
    if china and mask & _MEASURE:
        found.append(("China + measure", _MEASURE))
    if china and mask & _US and mask & (_TRADE | _MEASURE):
        found.append(("China + US + trade", _MEASURE if mask & _MEASURE else _TRADE))
    if china and mask & _US and mask & _GOODS:
        found.append(("China + US + goods at stake", _GOODS))
    if near:
        found.append(("measure near China", _MEASURE))
    if mask & _MEASURE and mask & _THIRD and not china:
        found.append(("third country + measure", _THIRD))
    if china and mask & _US:
        found.append(("China + US", _US))
    return tuple(found)
