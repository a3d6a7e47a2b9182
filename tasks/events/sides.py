"""Who acts and on whom."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from tasks.events.clauses import BREAK
from tasks.events.lines import Line, Lines
from tasks.events.subjects import is_speaker

_BROAD: Final = re.compile(
    r" not (?:made|built|produced) domestically | foreign-made "
    r"| (?:all|every|most|any) (?:[\w-]+ |A ){0,2}(?:imports|countries|nations|partners|goods entering|"
    r"foreign|product)| imported | (?:across-the-board|universal|global|worldwide|baseline)"
    r" | trading partners| (?:dozens of|other|many|several|some|specific|certain|multiple|"
    r"various|Q) (?:other )?(?:countries|nations|trading partners)| (?:countries|nations) (?:that|which|who|"
    r"aligned)| around the (?:world|globe)|(?:the )?rest of the world"
    r"| (?:on|of) (?:all )?(?:imported |foreign |foreign-made )?(?:steel|alumin(?:i)?um|"
    r"washing machines|metals|cars|autos|automobiles|copper|lumber|timber|pharmaceuticals|"
    r"semiconductors|trucks|films|movies|solar panels|washing machines|furniture)"
    r"| (?:steel|aluminium|aluminum|metals?|autos?|cars?|copper|lumber)(?: and (?:steel|aluminium|aluminum|auto))? "
    r"(?:tariffs?|duties|levies)| import (?:tariffs|duties|taxes) on (?:[a-z]+ ){0,2}Q (?:products|items|goods|"
    r"types|categories)(?! (?:from|of) )"
)
_ALL: Final = re.compile(r" (?:all|every|any|partners|countries|worldwide) ")
_ON: Final = r"(?:on|from|against|for|to|with|hitting|targeting|at|of|into)"
_SEVERAL: Final = re.compile(
    rf" {_ON} (?:[\w-]+ ){{0,5}}?(?P<list>[NA](?: 's)?(?: [a-z-]+){{0,2}}?(?: , (?:the )?[NA](?: "
    rf"[a-z-]+)??){{0,8}}(?: ,)? and (?:the )?[NA])(?= )"
)
_NOT_TARGET: Final = re.compile(
    r"(?:(?<!owned )(?<!operated )(?<!made )(?<!built )(?<!produced )by|(?<!rather )(?<!other )than|"
    r"in response to|response to|"
    r"retaliation (?:for|against)|retaliate against|purchases? of|buying|under|pressure from|outside|"
    r"talks with|deal with|(?:surplus\w*|deficits?|imbalances?) with|agreement with|do with|in|(?:coming|brought|"
    r"shipped|imported|flow\w*|enter\w*|"
    r"sold) (?:in)?to) "
    r"(?:the |[\w-]+ ){0,1}$"
)

_THAT_DO: Final = re.compile(r" (?:countries|nations|those) (?:that|which|who|buying|doing) ")
_OFFICE: Final = re.compile(
    r" (?:trade representative|(?:[a-z]+ ){0,2}(?:officials?|president|secretary|minister|ministry|department|"
    r"government|administration|spokes\w+|negotiators?|delegation|side|leader|court)) "
)
_AIMED: Final = re.compile(
    r" (?:on|from|against|for|to|hitting|targeting|target|targets|targeted|at|into|hit|of|,|"
    r"and) (?:(?!at |nothing )[\w-]+ |[A-Z] |'s ){0,5}$"
)


class Sides:
    """What the text as a whole tells about the two parties."""

    def __init__(self, lines: Lines, author: str | None) -> None:
        self._nations = lines.nations
        self._counts = Counter(nation.code for nation in lines.nations.found if nation.form != "place")
        for code in lines.nations.title:
            self._counts[code] += 3
        if author:
            self._counts[author] += 1
        self._sentences = lines.sentences

    def is_about(self, code: str) -> bool:
        return self._counts[code] > 0

    def other(self, actor: str | None, line: Line) -> str | None:
        """The opposite party where the text names only one; None: it cannot be told."""
        if actor == "CN":
            others = [code for code, _ in self._counts.most_common() if code != "CN"]
            return "US" if self._counts["US"] or not others else others[0]
        foreign = sum(n for code, n in self._counts.items() if code not in ("US", "HK", "MO"))
        if actor == "US":
            near = self._sentences[max(0, line.number - 2)][0] if self._sentences else 0
            named = [n.code for n in self._nations.within(near, line.end) if n.code != "US"]
            is_near = bool(named) and named[-1] == "CN"
            share = self._counts["CN"] / foreign if foreign else 0.0
            return "CN" if share >= 0.75 or (share >= 0.5 and is_near) else None
        if actor is None:
            return None
        return "US" if self._counts["US"] else None

    def main_pair(self) -> tuple[str | None, str | None]:
        """The two states the text speaks of most, the United States first where it is one of them."""
        most = [code for code, _ in self._counts.most_common(2)]
        if self._counts["US"] and self._counts["CN"]:
            return "US", "CN"
        return most[0] if most else None, most[1] if len(most) > 1 else None


def targets(line: Line, first: int, last: int, actor: str | None) -> list[str]:
    """Countries on which a measure falls, named between two units; [] where none is."""
    if first >= len(line.units):
        return []
    stretch = line.words(first, last)
    offset = line.places[first] - 1
    if cut := _THAT_DO.search(stretch):  # "on countries that buy Iranian oil"
        last = line.unit_at(offset + cut.start())
        stretch = line.words(first, last)
    if (part := stretch.find(" including ")) > 0 and _ALL.search(stretch[: part + 1]):
        last = line.unit_at(offset + part)  # "on all steel, including that from China"
        stretch = line.words(first, last)
    if several := _SEVERAL.search(stretch):
        begin, end = line.span(offset + several.start("list"), offset + several.end("list"))
        codes = [u.code for u in line.units[begin:end] if u.word in ("N", "A") and u.code != actor and u.code]
        if len(dict.fromkeys(codes)) > 1:
            return list(dict.fromkeys(codes))
    for at in range(max(0, first), min(last, len(line.units))):
        unit = line.units[at]
        if unit.word not in ("N", "A") or unit.code in (actor, None):
            continue
        if is_speaker(line, at) or (unit.word == "A" and _OFFICE.match(line.words(at + 1, at + 4))):
            continue
        if _NOT_TARGET.search(line.words(max(first, at - 4), at)):
            continue
        if unit.is_place and line.words(at - 1, at) in (" in ", " at "):
            continue
        if unit.word == "N" and unit.code not in ("US", "CN") and not _AIMED.search(line.words(at - 7, at)):
            continue
        return [str(unit.code)]
    return []


def is_broad(line: Line, first: int, last: int) -> bool:
    """Whether the measure falls on all, or on goods from wherever they come."""
    return bool(_BROAD.search(line.words(first, last)))


def agent(line: Line, first: int, last: int) -> str | None:
    """The party behind "by" between two units; None: none is told."""
    stretch = line.words(first, last)
    found = re.search(
        (
            r"(?<!owned)(?<!operated)(?<!made)(?<!built)(?<!produced)(?<!used)(?<!flagged)(?<!followed)(?<!backed) "
            r"by (?:the |[\w-]+ ){0,3}?([NAB])(?= )"
        ),
        stretch,
    )
    if not found or BREAK.search(stretch[: found.start()] + " "):
        return None
    offset = line.places[first] - 1
    return line.units[line.unit_at(offset + found.start(1))].code
