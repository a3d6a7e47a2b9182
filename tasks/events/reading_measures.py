"""Events whose measure is named by a noun: who did what to which tariff, control, ban, exclusion or probe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tasks.events.acts import RELIEVING
from tasks.events.clauses import clause, is_conditional, nearest, subject
from tasks.events.drafts import Draft
from tasks.events.governing import Act, governing_act, phrase_start, undergoing_act
from tasks.events.lines import Line
from tasks.events.measures import MEASURES, NAMED, RESTRICTIVE
from tasks.events.sides import Sides, agent, is_broad, targets
from tasks.events.status import DENIED, is_past, planned_noun, read_status

_UNDERGONE: Final = re.compile(r"^ (?:fac|pay|paid|subject|struggl)|^ hit with .* $")
_NEGATED: Final = re.compile(
    r" (?:unlikely to|not (?:authori[sz]e|allow|permit|empower|give|let|entitle) (?:[\w'-]+ |[A-Z] ){1,5}?to|(?:has|have|had) (?:the|every) right to|it (?:is|was|would be) [\w-]+ (?:for [A-Z] )?to|not|never|no|without|rather than|instead of|won't|didn't|doesn't|cannot) (?:\w+ ){0,2}$"
)
_WISHED: Final = re.compile(
    r" (?:urge[sd]?|urging|call(?:s|ed|ing)? (?:on|for)|hope[sd]?|hoping|demand(?:s|ed|ing)?|wants?|wanted|should|must|push(?:es|ed|ing)? for|request(?:s|ed)?|insist(?:s|ed)?|asked|asking|"
    r"lobb(?:y|ied|ying)|pressed|expects?|expected|refus(?:e|es|ed|ing)|negotiat\w+ to|in exchange for|seek(?:s|ing)?|sought|help|aim(?:s|ed)? (?:to|at)|talks (?:to|on)|opportunity|like|toward|towards|prospects? of|possibility of|see) "
)
_HYPOTHETICAL: Final = re.compile(r" (?:if|unless|were to|even if|whether|once|should (?=N|A|B)) ")
_TOTAL: Final = re.compile(
    r" (?:brings?|bringing|brought) (?:the|its|their) (?:total|sum|overall|combined|average|value|effective) "
)
_AGREED: Final = re.compile(r" agree[sd]?(?: D)?(?: on| to)? ")
_DEFINITE: Final = frozenset("the these those such both this that".split())
_MARKED: Final = re.compile(
    r" (?:it|they|he|she|B|N|which|that|were|was)?(?: had| have| has)?(?: already| also)? ?(?:imposed|announced|levied|introduced|put in place|in place|slapped|in effect|in force) "
)
_MOVE: Final = re.compile(
    r" (?:the|this|that) (?:new |latest )?(?:measure|move|announcement|decision|step|policy|adjustment|plan|order|action|list|hike|increase)s? "
)
_NEW: Final = re.compile(r" (?:other|another|further|more|additional|new|fresh|extra) ")
_EACH_OTHER: Final = re.compile(r" (?:each other|one another)['s]* ")

_THEN: Final = re.compile(
    r" (?:and|,|then|\()(?: will| would| to| then)* (?P<verb>increase|rise|go up|rising|increasing|doubling|double)(?= to P| to M)"
)

_ABOUT: Final = frozenset(
    {" toward ", " towards ", " of ", " about ", " on ", " for ", " from ", " without ", " against ", " as ", " at "}
)
_ANYBODY: Final = re.compile(
    r" (?:any|every|all|some|other|many) (?:[\w-]+ ){0,2}(?:country|countries|nations?|partners?|imports?) "
)
_INTO: Final = re.compile(
    r" (?:into|against|of) (?:(?:A|the|chipmaker|company|giant|firm|logistics|[a-z]+) ){0,4}?(C)(?= )"
)
_INTO_PHRASE: Final = frozenset("on against of from worth for to with".split())
_PHRASE_ENDS: Final = frozenset(
    ", ; : ( ) . — and said after before in by as that which who while until starting effective over because if unless but".split()
)
_IN_PLACE: Final = re.compile(r" in (?:place|effect|force) ")
_RULE_THAT: Final = re.compile(
    r" (?:suspend\w*|paus\w+|halt\w*|delay\w*|postpon\w+|withdr\w+) .*\brule (?:that )?expand(?:s|ing) "
)
_EXPIRING: Final = re.compile(r"expir|laps")
_NO_SUBJECT: Final = re.compile(r"^(?: [\w-]+ly| -| —| that| but| and)* $| that (?:[a-z]+ly )?$")
_IF: Final = re.compile(r" (?:if|unless|whether|from) (?:[\w.'-]+ |[A-Z] ){0,2}$")
_MENTIONED: Final = re.compile(
    r" (?:prospects?|risks?|possibility|fears?|concerns?|impact|effects?|worries|uncertainty) (?:of|about|over|from) (?:[\w-]+ ){0,2}$"
)
_AFTER: Final = frozenset(
    {" without ", " than ", " from ", " of ", " about ", " like ", " against ", " despite ", " under "}
)

Figures = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """One noun that names a measure, with its surroundings in units."""

    kind: str
    start: int  # of the noun phrase
    noun: int
    noun_end: int
    first: int  # of the clause
    last: int  # end of the clause
    floor: int  # end of the measure before it
    ceiling: int  # begin of the phrase of the measure after it

    @property
    def reach(self) -> tuple[int, int]:
        return self.first, self.last


def read_measures(line: Line, sides: Sides) -> Iterator[Draft]:
    """A draft for each measure that the line does something to, or names with a rate, a value or a target."""
    if _TOTAL.search(line.signs):
        return
    inherited: Act | None = None
    for found, act in _nouns(line):
        if act is None and inherited and line.units[found.start - 1].word in ("and", ",", "or", "as"):
            act = inherited
        inherited = act
        if _MENTIONED.search(line.words(found.start - 5, found.start)) and not any(
            u.word in "PM" for u in line.units[found.start : found.last]
        ):
            continue
        if _RULE_THAT.search(line.words(found.first, found.start)):
            continue
        if found.kind == "threat":
            yield from _threat(line, found, sides)
        elif act is not None:
            yield from _acted(line, found, act, True, sides)
        elif act := undergoing_act(
            line, found.start, found.noun_end, min(_relative_end(line, found), found.ceiling + 1)
        ):
            yield from _acted(line, found, act, False, sides)
        else:
            yield from _nominal(line, found, sides)
        if act and (then := _then(line, act, found)):
            yield from _acted(line, found, then, False, sides)


def _nouns(line: Line) -> list[tuple[Found, Act | None]]:
    """The nouns of a line that name measures, each with the verb that governs it."""
    spans, acts = [], []
    for match in NAMED.finditer(line.signs):
        kind = MEASURES[int((match.lastgroup or "m0")[1:])].type
        if kind:
            noun, end = line.span(match.start(), match.end())
            first, last = clause(line, noun)
            start = phrase_start(line, noun, first)
            spans.append((kind, start, noun, end, first, last))
            acts.append(governing_act(line, first, start))
    found: list[tuple[Found, Act | None]] = []
    for number, span in enumerate(spans):
        floor = spans[number - 1][3] if number else 0
        ceiling = len(line.units)
        if number + 1 < len(spans):
            ceiling = spans[number + 1][1]
            following = acts[number + 1]
            if following is not None and following.first >= span[3]:
                ceiling = following.first
        found.append((Found(*span, floor=floor, ceiling=ceiling), acts[number]))
    return found


def _relative_end(line: Line, found: Found) -> int:
    """The end of the clause, or of the relative clause that directly follows the noun."""
    if line.words(found.noun_end, found.noun_end + 2) == " , which " and found.last == found.noun_end:
        return clause(line, min(found.noun_end + 3, len(line.units) - 1))[1]
    return found.last


def _then(line: Line, act: Act, found: Found) -> Act | None:
    """A second step of the same measure: "will take effect in May and will rise to 25% in June"."""
    later = _THEN.search(line.words(act.last, act.last + 25))
    if not later:
        return None
    offset = line.places[act.last] - 1
    first, last = line.span(offset + later.start("verb"), offset + later.end("verb"))
    return Act(first, last, "raised")


def _threat(line: Line, found: Found, sides: Sides) -> Iterator[Draft]:
    actor = _owner(line, found.start, found.noun_end)
    if actor is None:
        return
    other = None if is_broad(line, found.noun_end, found.last) else sides.other(actor, line)
    yield Draft(
        line, found.start, found.noun_end, "tariff", "", actor, (other,), "threatened", "measure.threat", found.noun,
        reach=found.reach, is_specific=False,
    )  # fmt: skip


def _acted(line: Line, found: Found, act: Act, active: bool, sides: Sides) -> Iterator[Draft]:
    verb_words = line.words(act.first, act.last)
    before = line.words(found.first, act.first)
    lead = line.words(found.first - 1, act.first)
    kind = _type(found.kind, act.effect, line.words(found.start, found.noun_end))
    past = is_past(line, act.first, act.last)
    conditional = is_conditional(lead)
    unreal = bool(_NEGATED.search(before)) or bool(_IF.search(line.words(act.first - 5, act.first)))
    unreal = unreal or (bool(_HYPOTHETICAL.search(lead)) and not past and not conditional)
    wished = kind == "relief" and bool(_WISHED.search(before if active else line.words(found.first, act.first)))
    if (
        kind == "relief"
        and active
        and line.words(act.first - 1, act.first) in _ABOUT
        and line.units[act.first].tag == "VBG"
    ):
        return
    subjectless = active and line.units[act.first].tag == "VBG" and bool(_NO_SUBJECT.search(line.words(0, act.first)))
    if (
        kind == "relief"
        and not active
        and re.search(r" (?:could|might|may|can) ", line.words(found.noun_end, act.first))
    ):
        return
    if _EXPIRING.match(line.units[act.first].word) and not past:
        return
    if found.kind == "relief" and not active and act.effect == "imposed":
        return
    if kind is None or unreal or wished or subjectless:
        if found.kind == "tariff" and _MARKED.match(line.words(found.noun_end, found.last)):
            yield from _nominal(line, found, sides)
        return
    undergone = bool(_UNDERGONE.search(verb_words)) and active
    begin = act.first if active else found.start
    figures = _figures(line, max(min(begin, found.start), found.floor), min(found.last, found.ceiling))
    if act.effect == "raised" and not active and line.words(act.last, act.last + 2) in (" to P ", " to M "):
        figures = _figures(line, act.first, act.last + 2)
    elif later := _THEN.search(line.words(act.last, act.last + 25)):
        figures = _figures(
            line, max(min(begin, found.start), found.floor), line.unit_at(line.places[act.last] + later.start())
        )
    elif not active and (later := _THEN.search(line.words(act.last, act.last + 25))):
        figures = _figures(line, max(found.start, found.floor), line.unit_at(line.places[act.last] + later.start()))
    if undergone and not any(figures[:2]) and not _IN_PLACE.search(line.words(found.noun_end, found.last)):
        return
    actor, hit = _sides_of(line, found, act, active, undergone, sides)
    if (
        actor == "S"
        and active
        and (
            _AGREED.search(before)
            or (past and kind == "tariff" and _EACH_OTHER.search(line.words(act.last, found.last)))
        )
    ):
        return
    status = read_status(
        line,
        (found.first if active else found.noun_end, act.first, act.last, found.last),
        act.effect,
        kind == "relief",
        active,
    )
    if (not active and status in ("in_force", "announced")) or (active and status == "announced"):
        planned = planned_noun(line.words(act.last - 1 if active else found.start, found.noun))
        status = planned if planned in ("proposed", "threatened") or (planned and not active) else status
    if active and line.units[act.first].word == "imposition":
        status = planned_noun(line.words(act.first - 3, found.noun)) or status
    if conditional and status == "announced":
        status = "proposed" if kind == "relief" else "threatened"
    told = any(figures) or bool(hit)
    last = _span_end(line, max(found.noun_end, act.last), min(found.last, found.ceiling))
    for one, goal in _both_ways(actor, hit):
        yield Draft(
            line, begin, last, kind, act.effect, one, goal, status,
            f"measure.{found.kind}+act.{act.effect}{'+undergone' if undergone else ''}", found.noun, *figures, reach=found.reach, is_specific=told,
            is_definite=_is_definite(line, found), is_new=_is_new(line, found), object=found.kind,
            is_denied=bool(DENIED.search(line.words(found.first, act.last) + line.words(act.last, len(line.units)))),
        )  # fmt: skip


def _is_definite(line: Line, found: Found) -> bool:
    """Whether the measure was told before: "these tariffs", or what "the move" does."""
    return line.units[found.start].word in _DEFINITE or bool(_MOVE.match(line.signs))


def _is_new(line: Line, found: Found) -> bool:
    return bool(_NEW.search(line.words(found.start, found.noun)))


def _both_ways(actor: str | None, hit: list[str | None]) -> list[tuple[str | None, tuple[str | None, ...]]]:
    """What both sides do is an event of each."""
    if actor == "S":
        return [("US", ("CN",)), ("CN", ("US",))]
    return [(actor, tuple(code for code in hit if code != actor) or (None,))]


def _nominal(line: Line, found: Found, sides: Sides) -> Iterator[Draft]:
    """A measure that only is there: it needs an owner or author and a rate, a value, a target or goods."""
    if found.kind in ("generic", "rule", "relief", "truce"):
        return
    end = min(found.last, found.ceiling)
    actor = _owner(line, found.start, found.noun_end) or agent(line, found.noun_end, end) or _author(line, found)
    figures = _figures(line, max(found.start, found.floor), end)
    near = next((at for at in range(found.noun_end, end) if line.units[at].word in ("and", "said")), end)
    hit = targets(line, found.noun_end, min(near, found.noun_end + 12) if not any(figures) else end, actor)
    named = actor is not None
    if actor is None and hit:
        actor = sides.other(hit[0], line) if hit[0] in ("CN", "US") else None
    if actor is None or not (any(figures[:2]) or (hit and named) or found.kind == "dispute"):
        return
    if not any(figures) and line.words(found.start - 1, found.start) in _AFTER:
        return
    goals: list[str | None] = [*hit]
    if not goals:
        goals = [None if is_broad(line, found.noun, found.last) else sides.other(actor, line)]
    status = planned_noun(line.words(found.start, found.noun)) or read_status(
        line, (found.first, found.start, found.noun_end, found.last), "", False, False
    )
    yield Draft(
        line, found.start, _span_end(line, found.noun_end, end), found.kind, "", actor, tuple(goals), status,
        f"measure.{found.kind}", found.noun, *figures, reach=found.reach, object=found.kind,
        is_specific=any(figures), is_definite=_is_definite(line, found), is_new=_is_new(line, found),
    )  # fmt: skip


def _type(kind: str, effect: str, words: str) -> str | None:
    """Type of the event that comes of an effect on a measure; None: it makes no event."""
    if kind == "relief":
        if effect in ("cancelled", "cut", "suspended"):
            return "tariff"
        return "relief" if effect in ("granted", "extended", "imposed", "kept", "raised", "included") else None
    if effect == "included":
        return None
    if effect == "struck":
        return kind if kind in RESTRICTIVE else None
    if kind == "truce":
        return "relief" if effect == "extended" else None
    if kind == "rule" and effect in ("adjusted", "delayed"):
        return "relief"
    if effect == "adjusted":
        return None
    if kind in ("generic", "rule"):
        return "relief" if effect in RELIEVING else None
    if kind == "dispute":
        return "relief" if effect == "suspended" else "dispute"
    if effect in RELIEVING:
        return "relief"
    if effect == "granted":
        return None if kind == "tariff" else kind
    return kind


def _sides_of(
    line: Line, found: Found, act: Act, active: bool, undergone: bool, sides: Sides
) -> tuple[str | None, list[str | None]]:
    """The actor and the targets; the actor may be `it`, `we` or `S` (clauses.py)."""
    broad = is_broad(line, min(act.first, found.noun), found.last)
    owner = _owner(line, found.start, found.noun_end)
    if undergone:
        near = [u.code for u in line.units[max(found.first, act.first - 7) : act.first] if u.word in ("N", "A", "B")]
        target = near[-1] if near else subject(line, act.first)
        if target == "US" and re.search(r" A imports ", line.words(found.first, act.first)):
            return "US", [None]
        actor = owner if owner != target else None
        if _ANYBODY.search(line.words(found.first, act.first)):
            return actor or "US", [None]
        if target in (None, "it", "he", "we", "S"):
            return actor, ["?"]
        return actor or ("US" if target != "US" else sides.other("US", line)), [target]
    if active:
        who = _doer(line, act) or subject(line, act.first) or owner
        hit: list[str | None] = [*targets(line, act.last, found.last, who)]
    else:
        who = agent(line, act.last, found.last) or owner or _author(line, found)
        hit = [*targets(line, found.noun_end, found.last, who)]
        if who is None and not hit:
            who = subject(line, found.start)
    named = bool(hit)
    if act.effect in RELIEVING and owner and who != owner and found.kind not in ("relief", "dispute"):
        who, hit = owner, []
    if who is None and hit:
        who = sides.other(hit[0], line) if hit[0] in ("CN", "US") else "US"
    if not hit and who not in (None, "S", "it", "he", "we"):
        hit = [None if broad else sides.other(who, line)]
    elif not hit:
        hit = [None] if broad else ["?"]
    if found.kind == "export_control" and not named and act.effect not in RELIEVING and who != "US":
        hit = [None]
    if found.kind == "dispute" and (firm := _INTO.search(line.words(found.noun_end - 1, found.last))):
        at = line.unit_at(line.places[found.noun_end - 1] - 1 + firm.start(1))
        hit = [line.units[at].code]
    return who, hit


def _owner(line: Line, start: int, end: int) -> str | None:
    """The country in whose name the noun phrase stands: "Chinese tariffs", "Trump's duties", "his China tariffs"."""
    owner = None
    for at in range(start, end):
        unit = line.units[at]
        if unit.word in ("its", "their", "his", "her", "our"):
            return nearest(line, at)
        if unit.word in ("A", "N", "B"):
            owner = unit.code
            if unit.word == "B" or line.words(at + 1, at + 2) == " 's ":
                return owner
    return owner


def _doer(line: Line, act: Act) -> str | None:
    """The party in whose name a deed stands that is told by a noun: "the US imposition of tariffs"; None: by a verb."""
    if line.units[act.first].word not in ("imposition", "introduction", "implementation"):
        return None
    named = [u.code for u in line.units[max(0, act.first - 3) : act.first] if u.word in ("N", "A", "B")]
    return named[-1] if named else None


def _author(line: Line, found: Found) -> str | None:
    """The party right behind the noun: "the tariff Trump imposed"."""
    for at in range(found.noun_end, min(found.noun_end + 4, found.last)):
        unit = line.units[at]
        if unit.word in ("N", "B", "A"):
            return unit.code
        if unit.word not in ("that", "which", "president", "the", "had", "a"):
            return None
    return None


def _figures(line: Line, first: int, last: int) -> Figures:
    """Positions of the rates, values and counts between two units."""
    units = line.units[first:last]
    rates, values, counts = (tuple(u.index for u in units if u.word == sign) for sign in "PMQ")
    return rates, values, counts


def _span_end(line: Line, least: int, last: int) -> int:
    """The end of the span: the last figure, date or party within reach of what states the event."""
    end = least
    for at in range(least, min(last, least + 12)):
        word = line.units[at].word
        if word in ("said", "says", ",", "and"):
            break
        if word in ("P", "M", "Q", "D", "N") or (at == last - 1 and word not in (".", "as")):
            end = at + 1
    end = max(end, least)
    if end >= last or line.units[end].word not in _INTO_PHRASE:
        return end
    at = end
    while at < last and at - end < 10 and line.units[at].word not in _PHRASE_ENDS:
        if line.units[at].tag in ("VBD", "VBZ", "VBP", "MD"):
            break
        at += 1
    return at
