"""The countries around one figure, seen from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tasks.figures.context import Context
from tasks.figures.masking import rule
from tasks.figures.nations import Nation, Nations


@dataclass(frozen=True, slots=True)
class Sides:
    """ISO codes of the two sides, and the rule that told them."""

    economy: str | None  # None: none or several
    partner: str | None  # None: none or several
    rule: str


NOBODY: Final = Sides(None, None, "sides.none")


MUTUAL: Final = rule(
    r"\b(?:each other's|each other|both (?:sides|countries|nations)|the two (?:sides|countries|nations"
    r"|economies)|bilateral)\b"
)


_BRACKETS: Final = re.compile(r"\([^()]{1,200}\)")


_WE: Final = rule(
    r"\b(?:our|we(?! (?:\w+ly )?(?:expect|forecast|estimate|project|predict|think|believe|see|know|reckon|hear"
    r"|calculate|assume|anticipate|look|saw)\w*))\b"
)


# "from its top supplier Brazil"
APPOSED: Final = (
    r"(?:(?:the|mainland|more|additional|its|their|top|main|biggest|largest|second-largest|major|key|leading|rival"
    r"|suppliers?|producers?|exporters?|growers?|buyers?|customers?|importers?|partners?|neighbou?rs?|ally) )*"
)
_FROM: Final = rule(rf"\bfrom {APPOSED}$")
_ON_TO: Final = rule(rf" (?:in)?to {APPOSED}")
_OPENING: Final = rule(r"\w+ (?:the )?")


NEAR: Final = 90  # characters behind a figure in which a country still speaks of it


class Scene:
    """The countries around one figure, seen from it, in its sentence or a longer stretch."""

    def __init__(self, context: Context, nations: Nations, start: int, end: int, voice: str | None = None) -> None:
        self.context = context
        self.voice = voice  # country of who speaks; None: not known
        at = context.amount.start
        masked = context.text.masked
        inside = [
            span for found in _BRACKETS.finditer(masked, start, end) if not (span := found.span())[0] < at < span[1]
        ]
        found = [n for n in nations.within(start, end) if not any(first < n.start < last for first, last in inside)]
        self.places = [n for n in found if n.form == "place" and n.end <= at]
        found = [n for n in found if n.form != "place"]
        self.start, self.end = start, end
        self.before = [n for n in found if n.end <= at]
        self.after = [n for n in found if n.start >= context.amount.end]
        clause = at - len(context.clause_before)
        stop = context.amount.end + min(len(context.clause_after), NEAR)
        self.clause_before = [n for n in self.before if n.start >= clause]
        self.clause_after = [n for n in self.after if n.start < stop]
        ends = context.after.lstrip()[:1] in (
            ",",
            ".",
            ";",
            ")",
            "",
        )  # the figure ends its clause: what precedes is nearer
        self.near = (
            self.clause_before[::-1] + self.clause_after if ends else self.clause_after + self.clause_before[::-1]
        )
        self.all = self.near + [n for n in self.after + self.before[::-1] if n not in self.near]

    @property
    def we(self) -> str | None:
        """The speaker's country where the clause says "we" or "our" of the figure; None: it does not."""
        clause = self.context.clause_before
        said = [*_WE.finditer(clause)]
        if self.voice is None or not said:
            return None
        at = self.context.amount.start - len(clause) + said[-1].start()
        named = any(n.start > at and n.form in ("possessive", "adjective") for n in self.clause_before)
        return None if named else self.voice

    def opens_clause(self, nation: Nation) -> bool:
        """Whether a country is the subject of the joined clause: "..., and Beijing will cut"."""
        first = self.context.joined[0]
        start = first > self.context.sentence[0] and first < nation.start
        return start and bool(_OPENING.fullmatch(self.context.text.masked[first : nation.start]))

    def is_beyond(self, nation: Nation) -> bool:
        """Whether a country stands in another clause of the sentence that has a subject of its own."""
        first, last = self.context.joined
        sentence = self.context.sentence
        return sentence[0] <= nation.start < sentence[1] and not first <= nation.start < last

    @property
    def follows_closely(self) -> bool:
        """Whether the figure before it in the text stands in the same sentence or the one before."""
        context = self.context
        if context.index == 0:
            return False
        previous = context.text.sentence_before(context.sentence[0])
        return context.text.amounts[context.index - 1].start >= (previous or context.sentence)[0]

    def lead(self, nation: Nation) -> str:
        """Up to forty characters before a country."""
        return self.context.text.masked[max(self.start, nation.start - 40) : nation.start]

    def gap(self, first: Nation, second: Nation) -> str:
        """The text between two countries, the second behind the first; "" where it stands before."""
        return self.context.text.masked[first.end : second.start]

    def follow(self, nation: Nation) -> str:
        """Up to fifty characters behind a country, in its sentence."""
        return self.context.text.masked[nation.end : min(self.end, nation.end + 50)].partition(". ")[0]


def read_route(here: Scene) -> Sides | None:
    """The sides of what goes "from China to the United States"; None: the figure's clause names no such way."""
    for first, second in pairwise(here.clause_before or here.clause_after):
        if _FROM.search(here.lead(first)) and _ON_TO.fullmatch(here.gap(first, second)):
            return Sides(first.code, second.code, "sides.route")
    return None


def wider(here: Scene, nations: Nations) -> Scene:
    """The same figure with the two sentences before it, and the line that introduces its list."""
    context = here.context
    start = context.sentence[0]
    for _ in range(2):
        previous = context.text.sentence_before(start)
        if previous is None or context.sentence[0] - previous[0] > 700:
            break
        start = previous[0]
    return Scene(context, nations, start, context.sentence[1], here.voice)


_WHERE: Final = rule(r"\bin (?:the |mainland )*$")
MADE_IN: Final = rule(r"\b(?:made|built|produced|assembled|manufactured|sewn|sourced|bought) in (?:the |mainland )*$")
_CLOSED_CLAUSE: Final = rule(r", (?:which|who|whose|where) [^;,]{3,140},")


def closed_clause(stretch: str, at: int) -> tuple[int, int] | None:
    """The relative clause between commas around an offset ("..., which makes nine in ten,"); None: there is none."""
    clauses = (found.span() for found in _CLOSED_CLAUSE.finditer(stretch))
    return next((span for span in clauses if span[0] < at < span[1]), None)


def only_where(here: Scene, nation: Nation) -> bool:
    """Whether a country only says where: "Acme, which builds in China, expects", "its shoes made in China"."""
    if nation.form != "name" or not _WHERE.search(here.lead(nation)):
        return False
    if MADE_IN.search(here.lead(nation)):
        return True
    stretch = here.context.text.masked[here.start : here.context.amount.start]
    return closed_clause(stretch, nation.start - here.start) is not None


WORDS: Final = (
    r"(?: (?!(?:will|would|to|on|of|by|has|have|had|is|are|was|were|and|or|said|says|in|from|for"
    r"|with|at|could|may|May|might|after|over|that|which|who|as|hit|imposed|put)\b)[\w\"'“”.-]+){0,4}?"
)


GOODS_AFTER: Final = rule(
    rf"^(?:'s?)?(?:-(?:made|built|owned|flagged|origin))?{WORDS} (?:goods|imports?|products?|exports?|items"
    r"|merchandise|commodities|shipments|steel|aluminum|aluminium|wine|soybeans?|vehicles|cars|autos|ships"
    r"|vessels|chips|"
    r"semiconductors|exporters|producers|manufacturers|evs|magnets|textiles|apparel|footwear|pharmaceuticals|medicines"
    r"|canola|copper|graphite|brandy|agriculture|sorghum|pork|chicken|barley|lumber|dairy|companies|firms|energy|coal|oil|lng"
    r"|crude|trucks|automobiles|tires|toys|clothing|shoes|furniture|machinery|chemicals|drugs|films|services"
    r"|seafood|beef|made|"
    r"batteries|panels|cells|cranes|minerals|equipment|technology|drones|devices|entities|parts|crops|corn|wheat"
    r"|cotton|alcohol|drinks|gas|whiskey|bourbon)\b"
)
