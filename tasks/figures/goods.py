"""Which goods or sectors a figure covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from tasks.figures.context import Context
from tasks.figures.masking import rule
from tasks.figures.turns import APPROX
from tasks.quotes.syntax import tokens_of
from tasks.reference.goods import load_goods


@dataclass(frozen=True, slots=True)
class Mention:
    """A good named in a stretch of text."""

    start: int
    end: int
    name: str


_WORD = re.compile(r"[A-Za-z][\w'-]*")
_NO_GOOD = re.compile(
    r"\b(?:blue[- ]chips?|bargaining chips?|chip(?:s|ped|ping)? (?:in|away)|on paper)\b", re.IGNORECASE
)
_LONGEST: Final = 4
# Words that are a good in one phrase and something else in many.
_ONLY_AFTER_GOODS_VERB: Final = frozenset(
    {
        "energy",
        "oil",
        "gold",
        "silver",
        "vehicle",
        "auto",
        "car",
        "chip",
        "phones",
        "waste",
        "shipping",
        "education",
        "vessel",
        "ship",
        "tea",
        "glass",
        "tin",
    }
)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The first word of every spelling, up to its hyphen."""
    return frozenset(found[0].split("-")[0] for spelling in load_goods() if (found := _WORD.match(spelling)))


def find_goods(stretch: str) -> list[Mention]:
    """The goods a stretch names, longest spelling first, in text order."""
    goods, first_words = load_goods(), _first_words()
    stretch = _NO_GOOD.sub(lambda found: " " * len(found[0]), stretch)
    words = [(found[0].lower(), found.start(), found.end()) for found in _WORD.finditer(stretch)]
    mentions: list[Mention] = []
    index = 0
    while index < len(words):
        if words[index][0].split("-")[0] not in first_words:
            index += 1
            continue
        for length in range(min(_LONGEST, len(words) - index), 0, -1):
            first, last = words[index], words[index + length - 1]
            phrase = stretch[first[1] : last[2]].lower()
            spelled = " ".join(phrase.replace("-", " ").split())
            good = (
                goods.get(" ".join(phrase.split()))
                or goods.get(spelled)
                or goods.get(phrase.split("-")[0] if "-" in phrase else "")
            )
            if good is not None:
                mentions.append(Mention(first[1], last[2], good.name))
                index += length
                break
        else:
            index += 1
    return mentions


_COVERED: Final = frozenset(
    {
        "tariff_rate",
        "tariffed_trade",
        "purchase",
        "exports",
        "imports",
        "price",
        "quantity",
        "output",
        "share",
        "support",
        "count",
        "trade",
        "revenue",
        "market",
        "investment",
    }
)
_EVERYTHING: Final = rule(
    r"\b(?:all|every|any|across-the-board) (?:\w+ ){0,2}(?:imports?|goods|products|exports|imported)\b"
)
_NOT_COVERED: Final = rule(
    r"\b(?:except|excluding|other than|apart from|purchas\w+ of russian|response to|retaliat\w+ (?:for|against)"
    r"|citing|because of|over) [^.;]{0,40}$"
)
_STOP: Final = rule(
    r"[;]|,? and ¤ on |,? and those (?:on|of|for) |, and most "
    r"|, and (?:[\w.]+ ){1,4}(?:will|would|has|have|had|is|are|was|were)\b|, (?:including shipments|from"
    r"|between)|\b(?:from|between|since|aboard|via) |, (?:and )?(?:[\w-]+ ){1,7}(?:from|to|at|by|be) ¤"
    r"|, (?:while|but|although|whereas|though|which|after"
    r"|according|with)|\b(?:while|alongside|whereas|after|because|although|citing|if|unless|until)\b|[Ⓟ][^.;]{0,20}(?:tariff|dut|lev)"
)
_STOP_BEFORE: Final = rule(
    r"[;:]|, (?:and|while|but|although|whereas|which|after) |\b(?:while|whereas|after|because|although)\b"
    r"|¤ ?, (?=(?:[\w-]+ ){1,3}(?:from|to|at|by) )|, the same (?:day|week|month|year) "
)


# "and those to the U.S. fell": the subject is what was told of before
_OF_THE_SAME: Final = rule(r"\w+ (?:those|that|exports|imports|shipments|sales|purchases|deliveries|orders) ")


def read_goods(context: Context, measure: str, doc: Doc) -> tuple[str, ...]:
    """Canonical names of the goods a figure covers, in text order; () for all goods, or none told."""
    if measure not in _COVERED:
        return ()
    start, end = context.amount.start, context.amount.end
    behind = _until(context.own_after, _STOP)
    ahead = context.before[-(start - context.joined[0]) :] if start > context.joined[0] else ""
    ahead = _since(context.before if _OF_THE_SAME.match(ahead) else ahead, _STOP_BEFORE)
    if context.amount.kind == "times" and ahead.endswith(" and "):
        ahead = ""  # "a deal on rare earths and halved the duties": the figure is the verb of a new clause
    told = [
        m
        for m in find_goods(ahead)
        if not (_SHIPS.match(ahead, m.start) or _is_verb(doc, start - len(ahead) + m.start, ahead[m.start : m.end]))
    ]
    if told and measure in ("price", "market", "share", "output", "exports", "imports", "quantity"):
        return (told[-1].name,)
    names = [
        m.name
        for m in find_goods(behind)
        if not (_NOT_COVERED.search(behind[: m.start]) or _is_verb(doc, end + m.start, behind[m.start : m.end]))
    ]
    if not names:
        names = [m.name for m in told if not _NOT_COVERED.search(ahead[: m.start])]
    return tuple(dict.fromkeys(names))


def _is_verb(doc: Doc, start: int, word: str) -> bool:
    """Whether a good's name is a verb where it stands: "the firm ships 80% of its output"."""
    return word in _VERBS and any(token.tag_.startswith("VB") for token in tokens_of(doc, (start, start + len(word))))


# Taggers mostly take these for nouns.
_SHIPS: Final = rule(rf"ships? (?:{APPROX}$|(?:its|their|our|his|most|all|about|nearly|roughly|goods|products|out)\b)")
_VERBS: Final = frozenset(
    {"ship", "ships", "steel", "steels", "plane", "planes", "ore", "fish", "waste", "wastes", "chip", "chips"}
)


def _until(stretch: str, stop: re.Pattern[str]) -> str:
    found = stop.search(stretch)
    return stretch[: found.start()] if found else stretch


def _since(stretch: str, stop: re.Pattern[str]) -> str:
    cut = 0
    for found in stop.finditer(stretch):
        cut = found.end()
    return stretch[cut:]
