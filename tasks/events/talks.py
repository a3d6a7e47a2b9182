"""Meetings, visits, calls and rounds of negotiation: planned, held, failed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tasks.events.clauses import clause, subject
from tasks.events.drafts import Draft
from tasks.events.lines import Line, Lines
from tasks.events.sides import Sides

_CITY: Final = (
    r"(?:geneva|london|stockholm|madrid|kuala lumpur|busan|buenos aires|osaka|davos|anchorage|"
    r"san francisco|bali|woodside|paris|zurich|malta|vienna|bangkok|shanghai|seoul|mar-a-lago|"
    r"guangzhou|hawaii|rome|florida|north carolina|singapore|tokyo)"
)
_TALK: Final = (
    r"(?:talks|negotiations?|consultations?|meetings?|discussions?|dialogues?|summit|phone calls?|"
    r"telephone calls?|video calls?|calls?|conversations?)"
)
_OF: Final = (
    r"(?:(?:\d+(?:st|nd|rd|th)|tourism|leadership|financial|energy|security|economic|trade|tariff|phone|telephone|extended|high-stakes|crucial|key|critical|closely|watched|bilateral|face-to-face|high-level|in-person|video|another|"
    r"further|more|new|formal|candid|constructive|productive|good|long|virtual|working-level|"
    r"vice-ministerial|a|an|the|their|its|own|and|very|first|second|third|fourth|fifth|next|latest|"
    r"round of|rounds of|S|A|potential|commercial|official|state|technical|preliminary|multiple|"
    r"several|regular|lunch|trade-related|efficient|frank|in-depth|thorough|pragmatic|professional|intensive|"
    r"substantive|detailed|substantial|direct|two-day|three-day|two days of|days of|weeks of|months of|,) )*"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One way of telling of talks."""

    status: str  # "" where the tense of its verb decides
    pattern: str
    example: str


# The first that matches at the leftmost place decides.
TELLINGS: Final = (
    Telling(
        "failed",
        (
            rf"{_TALK} (?:between S |between N and (?:the )?[NA] |[a-z]+ ){{0,3}}(?:have |had )?(?:stalled|"
            rf"collapsed|faltered|broke(?:n)? down|broke off|deteriorated|fell apart|failed(?! to)|ended without (?:a|"
            rf"any) (?:deal|agreement)|were (?:cancell?ed|called off))|"
            rf"(?:collapse|breakdown|breakup|cancell?ation) of {_OF}{_TALK}|(?:call(?:ed|ing)? off|cancel(?:l?ed|"
            rf"l?ing)?|scrap(?:ped)?|broke off|walk(?:ed|ing)? away from|pull(?:ed|ing)? out of|"
            rf"suspended) {_OF}{_TALK}|(?:were|was|had been) (?:due|set|scheduled|expected) to (?:meet|visit|"
            rf"hold)"
        ),
        "Beijing called off the trade talks.",
    ),
    Telling(
        "proposed",
        (
            rf"(?:float(?:s|ed)|propos(?:es|ed)|suggest(?:s|ed)|offer(?:s|ed)) (?:the idea of |an? |"
            rf"to )?(?:hold |resume )?{_OF}{_TALK}|another potential round of {_OF}{_TALK}"
        ),
        "Greer floated the idea of another round of talks.",
    ),
    Telling(
        "planned",
        (
            rf"(?:will|would|plans? to|planned to|planning to|is to|are to|is (?:due|set|scheduled|expected|"
            rf"preparing) to|are (?:due|set|scheduled|expected|preparing) to|agreed to|to|is planning to|"
            rf"intends? to|'ll)(?: [a-z]+ly| also| soon| then)? (?:meet(?= (?:(?:[a-z]+ ){{1,3}}?[BH]|with|"
            rf"again|up|B|H|N|S|A|in|at|on|"
            rf"D|his|her|their|for talks|face|officials|next|\.|,) )|visit|travel to|fly to|hold {_OF}{_TALK}|"
            rf"sit down (?:with|for)|host|receive(?= (?:(?!from )[\w'-]+ ){{0,2}}(?:[BHNA]|delegation) )|"
            rf"open {_OF}{_TALK}|start {_OF}{_TALK}|resume {_OF}{_TALK}|"
            rf"continue {_OF}{_TALK}|begin {_OF}{_TALK}|lead a delegation|speak (?:with|to|by|on)|"
            rf"establish a mechanism)(?= )|{_TALK} (?:are|were|is|was|had been) (?:due|set|scheduled|expected|"
            rf"slated) to "
            rf"(?:resume|begin|start|take place|continue|be held|reconvene)|(?:are|is) sitting down (?:D |"
            rf"with )|will be (?:going|visiting|meeting|travell?ing|speaking|talking)|"
            rf"is (?:traveling|travelling|heading) to|heading to (?=N )|(?:invited (?:him|her|B|me|us|N|president)|"
            rf"invitation to (?:visit|N)|accepted an invitation)|(?:the )?(?:upcoming|planned|scheduled|forthcoming|"
            rf"expected|next) {_OF}{_TALK}|ahead of {_OF}(?:{_TALK}|visit)|plans? {_OF}(?:visit|trip|meeting|"
            rf"talks)|(?:arranged|scheduled|set up) (?:for )?{_OF}{_TALK}|(?:meeting|talks|summit) (?:next|"
            rf"later this) (?:week|month|year)"
        ),
        "Bessent will meet He Lifeng in Geneva on Saturday.",
    ),
    Telling(
        "held",
        (
            rf"(?:held|hold|holding|conducted|had|have had|has had|have|concluded|wrapped up|finished|"
            rf"engaged in|have engaged in|began|started|resumed|kicked off|opened|attended) (?:\w+ |Q |"
            rf"D )?{_OF}(?<!in )(?<!at )(?<!from )(?:rounds? of )?{_OF}{_TALK}(?= (?:with|between|in|on|D|at|"
            rf"last|this|by|earlier|over|aimed|and|,|had|was|were|to|when|that|where|led|about|,))"
        ),
        "The two sides held a fourth round of talks in Madrid.",
    ),
    Telling(
        "held",
        (
            r"(?:(?<!been )(?<!was )(?<!were )met|spoke|spoken|meets|conferred|talked|negotiated|negotiating)"
            r"(?: again| by phone|"
            r" on the phone| virtually| in person| face-to-face)? (?:with|to|by|in|on|at|over|D)(?= )"
            r"(?! (?:the )?(?:condition|background|record|behalf) )|"
            r"(?<=B )met(?= )|sat down (?:with|for|together|D)|visited(?= )|(?:arrived|landed) in N|(?:visit|"
            r"trip) to N|exchanged views"
        ),
        "Yellen met with He Lifeng in Guangzhou.",
    ),
    Telling(
        "held",
        (
            rf"(?:the |an)?(?:first|second|third|fourth|fifth|sixth|latest|last|next|other) (?:[a-z]+ )?"
            rf"rounds? of {_OF}{_TALK}|"
            rf"(?:the )?(?:first|second|third|fourth|fifth|sixth|last|latest|D|recent|Q|\d+|five|four|three|"
            rf"two|six|previous|earlier|prior|high-level|ongoing) {_OF}(?:rounds? of )?{_OF}(?:{_TALK}|"
            rf"visit)(?: of the (?:initiative|working group|mechanism|S [a-z ]+))?(?= (?:between|with|in N|D|"
            rf"on D|at|was held|were held|took place|since|in D|on|concluded|ended|led))|(?:the |recent |"
            rf"an? )?{_OF}(?:{_TALK}|visit)(?= between (?:the )?(?:[NBHS]|A))|(?:the|recent) S {_OF}{_TALK}|"
            rf"(?:the )?(?:{_CITY}|N) (?:economic and trade |trade )?(?:talks|consultations|meeting|summit)(?= )|"
            rf"(?:a|the|of|their|after|during|in) (?:[\w-]+ |S ){{0,2}}?(?:meeting|talks|negotiations|call|"
            rf"phone call|conversation|summit|visit|discussions)(?= (?:on D|D|"
            rf"with (?:the )?(?:[\w-]+ ){{0,2}}?[BHNA](?! (?:companies|firms))|between [BHNAS]|in {_CITY}|"
            rf"in N))"
        ),
        "The third meeting between the two sides since April ended on Tuesday.",
    ),
)
NAMED: Final = re.compile(
    r"(?<= )(?:" + "|".join(f"(?P<t{number}>{telling.pattern})" for number, telling in enumerate(TELLINGS)) + ")"
)
_FUTURE: Final = re.compile(
    r" (?:will|would|plans?|planned|planning|scheduled|due|set|upcoming|expected|hopes?|next|ahead of|"
    r"intends?|going to|wants? to|to (?:have|hold|be)) (?:[\w-]+ ){0,2}$"
)
_OTHERS: Final = re.compile(
    r" (?:executives|ceos|leaders of|business leaders|lawmakers|companies|farmers|reporters|senators|"
    r"governors|workers|union|voters|advisers|aides|journalists|press) "
)
_CALL: Final = re.compile(r" (?:calls?|spoke|spoken|by phone|conversations?) ")
_VISIT: Final = re.compile(r" (?:lead a delegation|visit\w*|trip|travel|fly|arrived|invited) ")
_LIKELY: Final = re.compile(
    r" (?:[a-zS] |[a-z]+ |[NA] |D ){0,5}(?:(?:were|was|are|is) (?:likely|expected|set|due|scheduled|said|slated|"
    r"to)|will|would|could|should) (?:to )?(?:be |take|resume|start|begin|continue|happen)"
)
_AHEAD: Final = re.compile(
    r" (?:[a-zS] |[a-z]+ |[NABD] ){0,5}?(?:, which [^,]*, )?(?:will|would) (?:focus|cover|address|include|"
    r"bring|help|give|be the)"
)
_VERB: Final = re.compile(r" (?:hold|have|meet|conduct|conclude|begin|start|resume|attend|speak|talk|negotiate|confer)")
_CITY_TALKS: Final = re.compile(r" (?:the )?N (?:economic and trade |trade )?(?:talks|consultations|meeting|summit) $")
_TO: Final = re.compile(r" to (?:\w+ly )?$")
_BROKEN: Final = re.compile(
    r" (?:between S |between (?:the )?[NA] and (?:the )?[NA] |with (?:the )?[NA] |"
    r"[a-z]+ ){0,1}(?:have |had |has )?(?:[a-z]+ly )?(?:stalled|halted|collapsed|faltered|broken? down|broke off|"
    r"deteriorated|fell apart|failed(?! to)|(?:was|were) (?:cancell?ed|called off)) "
)
_ABOUT_TRADE: Final = re.compile(r" (?:trade|tariffs?|economic|commerce|commercial) ")
_CITIES: Final = re.compile(_CITY)
_NOT: Final = re.compile(
    r" (?:press|news|town hall|fed|board|annual|cabinet|shareholder|congressional|committee|policy|"
    r"parliament\w*|regular|plenary|security council|party|internal|plenum|opec|dealers|"
    r"hall) (?:conference |session )?(?:meetings?|calls?|conference|summit|briefing) | (?:called? for|"
    r"calls for|calling for|a call to|call on(?! D)|calls on|called on|so-called|earnings call|"
    r"conference call) "
)
_UNREAL: Final = re.compile(
    r" (?:if|unless|whether|no|not|never|without|refuse[sd]? to|rejected|hop(?:e|es|ed|ing) (?:to|"
    r"that)|"
    r"urge[sd]?|call(?:s|ed)? (?:on|for)|any|should|could|may|might) "
)


def read_talks(line: Line, lines: Lines, sides: Sides) -> Iterator[Draft]:
    """A draft for each meeting, visit, call or round of talks the line tells of."""
    for found in NAMED.finditer(line.signs):
        telling = TELLINGS[int((found.lastgroup or "t0")[1:])]
        first, last = line.span(found.start(), found.end())
        begin, end = clause(line, first)
        if (
            _NOT.search(line.words(first - 2, last + 2))
            or _OTHERS.search(line.words(last - 1, last + 5))
            or _UNREAL.search(line.words(max(begin - 1, first - 12), first))
        ):
            continue
        told = line.words(first, last)
        pair = _pair(_parties(line, begin, end), line, first, sides, bool(_ABOUT_TRADE.search(told)))
        if pair is None:
            continue
        if _CITY_TALKS.match(told) and not any(unit.is_place for unit in line.units[first:last]):
            continue
        if _elsewhere(line, first, last, pair) or _by_firm(line, begin, first):
            continue
        status = telling.status
        if _BROKEN.match(line.words(last, last + 9)):
            status = "failed"
        elif (
            status == "held"
            and (_LIKELY.match(line.words(last, last + 10)) or _AHEAD.match(line.words(last, end + 20)))
        ) or (
            status == "held"
            and (
                _FUTURE.search(line.words(max(begin, first - 5), first))
                or (_VERB.match(told) and _TO.search(line.words(first - 2, first)))
                or (line.units[first].tag == "VB" and " to " in line.words(begin, first))
            )
        ):
            status = "planned"
        yield Draft(
            line,
            first,
            _end(line, last, end),
            "talks",
            "",
            pair[0],
            (pair[1],),
            status,
            f"talks.{telling.status}",
            first,
            reach=(begin, end),
            participants=_participants(line, begin, end),
            object=_form(told, line, first),
            place=_place(lines.text[line.units[begin].start : line.units[end - 1].end]),
        )


def _form(told: str, line: Line, first: int) -> str:
    """What kind of encounter it is: call, visit (by whom) or meeting."""
    if _CALL.search(told):
        return "call"
    return f"visit by {subject(line, first)}" if _VISIT.search(told) else "meeting"


def _parties(line: Line, first: int, last: int) -> list[str]:
    """The states of a clause, without those that only say where."""
    codes = [
        unit.code
        for at, unit in enumerate(line.units[first:last], first)
        if unit.word in ("N", "A", "B")
        and unit.code
        and not unit.is_place
        and line.words(at - 1, at) not in (" in ", " at ")
    ]
    if any(unit.word == "S" for unit in line.units[first:last]):
        codes += ["US", "CN"]
    return list(dict.fromkeys(codes))


def _pair(named: list[str], line: Line, at: int, sides: Sides, is_trade: bool) -> tuple[str, str] | None:
    """The two states that talk; None: they cannot be told, or are others than the text's own two."""
    main = sides.main_pair()
    if "US" in named and "CN" in named:
        return "US", "CN"
    if len(named) == 1 and _with_firm(line, at):
        return None
    if len(named) >= 2:
        return (named[0], named[1]) if is_trade or set(named[:2]) == set(main) else None
    who = named[0] if named else subject(line, at)
    if who in ("S", "we", "it", "he", None):
        return (main[0], main[1]) if main[0] and main[1] else None
    if who not in main and not is_trade:
        return None
    other = sides.other(who, line) or ("CN" if who == "US" and sides.is_about("CN") else None)
    return (who, other) if other else None


def _elsewhere(line: Line, first: int, last: int, pair: tuple[str, str]) -> bool:
    """Whether a visit or trip goes to a third country."""
    if not _VISIT.search(line.words(first, last + 1)):
        return False
    goal = next((unit for unit in line.units[first : last + 2] if unit.word == "N"), None)
    return goal is not None and goal.code not in pair


def _by_firm(line: Line, begin: int, first: int) -> bool:
    """Whether it is a firm's head or somebody without an office who visits or travels: "the chief executive's trip"."""
    if not _VISIT.search(line.words(first, first + 3)):
        return False
    near = [
        unit.word for unit in line.units[max(begin, first - 8) : first] if unit.word in ("N", "A", "B", "S", "H", "C")
    ]
    return bool(near) and near[-1] in ("H", "C")


def _with_firm(line: Line, at: int) -> bool:
    """Whether the one met is a firm or a person without an office."""
    for unit in line.units[at : at + 9]:
        if unit.word in ("N", "A", "B", "S"):
            return False
        if unit.word in ("C", "H"):
            return True
    return False


def _end(line: Line, last: int, end: int) -> int:
    stop = last
    for at in range(last, min(end, last + 8)):
        if line.units[at].word == ",":
            break
        if line.units[at].word in ("N", "A", "B", "D", "S", "C"):
            stop = at + 1
    if stop < end and line.units[stop - 1].word == "A" and line.units[stop].word.isalpha():
        stop += 1
    return stop


def _participants(line: Line, begin: int, end: int) -> tuple[str, ...]:
    """People and bodies of the clause by their canonical names."""
    names = [unit.name or unit.code or "" for unit in line.units[begin:end] if unit.word in ("B", "H", "C")]
    return tuple(dict.fromkeys(name for name in names if len(name) > 2))


def _place(words: str) -> str | None:
    found = _CITIES.search(words.lower())
    return found[0] if found else None
