"""Events whose measure is named by a noun: who did what to which tariff, control, ban, exclusion or probe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tasks.events.acts import RELIEVING
from tasks.events.clauses import is_conditional
from tasks.events.drafts import Draft
from tasks.events.finding import Found, find_measures, next_deed, next_step, relative_end
from tasks.events.governing import ACT_NOUNS, Act
from tasks.events.lines import Line
from tasks.events.listing import is_unnamed
from tasks.events.measure_figures import ends_phrase, figures_between, figures_end, figures_of, span_end
from tasks.events.measure_names import author_of_measure, destination, hit_by_name, owner_of, paid_by
from tasks.events.measure_parties import both_ways, sides_of
from tasks.events.measures import event_type
from tasks.events.sides import Sides, agent, is_broad, targets
from tasks.events.status import DENIED, is_past, planned_noun, read_status
from tasks.events.undergoing import undergoing_act
from tasks.events.unreal import is_only_mentioned, is_total, is_unreal, is_wished
from tasks.reference.folding import word_set

_JOINING: Final = re.compile(r" (?:and|,|or|well as) $")
_UNDERGONE: Final = re.compile(r"^ (?:fac|pay|paid|subject|struggl|los)|^ hit with .* $")
_HIT_WITH: Final = re.compile(r" (?:be|been|being|was|were|is|are|get) (?:[a-z]+ )?hit (?:with|by) $")
_AGREED: Final = re.compile(r" agree[sd]?(?: D)?(?: on| to)? ")
_DEFINITE: Final = word_set("the these those such both this that")
_MARKED: Final = re.compile(
    r" (?:it|they|he|she|B|N|which|that|were|was)?(?: had| have| has)?(?: already| also)? ?(?:imposed|"
    r"announced|levied|introduced|put in place|in place|slapped|in effect|in force) "
)
_MOVE: Final = re.compile(
    r" (?:the|this|that) (?:new |latest )?(?:measure|move|announcement|decision|step|policy|"
    r"adjustment|plan|order|action|list|hike|increase)s? "
)
_OF_MOVE: Final = re.compile(r" (?:the|this|that|his|its) (?:[a-z]+ )?(?:move|decision|choice) to (?:[a-z]+ ){1,2}$")
_LOWER: Final = re.compile(r" (?:lower|reduced|lowered) (?:[a-z]+ |P )?$")  # "announced lower duties"
_DEAL: Final = re.compile(r" (?:deal|agreement|pact|accord|package|commit\w+|agreed|measures|steps) ")
# "steps that Beijing has announced, including a duty of 34%"
_STEPS: Final = re.compile(
    r" (?:actions?|measures?|steps|countermeasures|moves) (?:[\w'-]+ |[A-Z] ){0,5}?(?:announced|unveiled|taken|"
    r"imposed|took)"
    r" | (?:announced|unveiled|took|imposed) (?:[\w'-]+ |[A-Z] ){0,4}?(?:actions?|measures?|steps|countermeasures|"
    r"moves) "
)
_ONCE: Final = re.compile(r" (?:when|once|if|until|before|after) $")
_BEGINS: Final = re.compile(r" (?:beg[aiu]n|start|t[ao]k|(?:went|go|came|come|enter)\w* into|kick)")
_NEW: Final = re.compile(r" (?:same|similar|other|another|further|more|additional|new|fresh|extra) ")
_EACH_OTHER: Final = re.compile(r" (?:each other|one another)['s]* ")
# "tariffs of 60% on Chinese goods would push up prices": they are not there
_WOULD: Final = re.compile(r"^ (?:[\w-]+ |'s |[NAPMQC] ){0,12}?would (?!not |have )")
# "threatened that duties would rise"
_THREAT: Final = re.compile(r" (?:threat\w+|warn\w*|vow\w*)(?: [A-Z])? (?:that )?(?:the )?$")
_IN_PLACE: Final = re.compile(r" in (?:place|effect|force) ")
# "Washington will cut its duties to 30%, and Beijing its duties on American goods to 10%"
_GAPPED: Final = re.compile(r"^ (?:and|while) [NB] (?:its|their|his) .* to P ")
_CONDITIONS: Final = word_set("if unless should")
_AFTER: Final = frozenset(
    {" without ", " than ", " from ", " of ", " about ", " like ", " against ", " despite ", " under "}
)


def read_measures(line: Line, sides: Sides) -> Iterator[Draft]:
    """A draft for each measure that the line does something to, or names with a rate, a value or a target."""
    if is_total(line):
        return
    inherited: Act | None = None
    told: Draft | None = None
    for found, act in find_measures(line):
        limit = min(relative_end(line, found), found.ceiling + 1)
        own = undergoing_act(line, found.start, found.noun_end, limit) if act is None else None
        if act and line.units[act.first].word in ACT_NOUNS:  # "the implementation of the tariffs will be delayed"
            own = undergoing_act(line, act.first, found.noun_end, limit)
            act = None if own and own.effect in RELIEVING else act
        if act is None and own is None and inherited and _JOINING.search(line.words(found.start - 2, found.start)):
            act = inherited
        inherited = act
        if is_only_mentioned(line, found):
            continue
        active = act is not None
        act = act or own
        if found.kind == "threat":
            yield from _threat(line, found, sides)
        elif act is None and told and told.object == found.kind and _GAPPED.search(_around(line, found)):
            for draft in _nominal(line, found, sides):
                yield replace(
                    draft, type=told.type, effect=told.effect, status=told.status, rule=f"{draft.rule}+gapped"
                )
        elif act is None:
            yield from _nominal(line, found, sides)
        else:
            for told in _acted(line, found, act, active, sides):
                yield told
            if found.kind != "relief" and (then := next_step(line, act)):
                for draft in _acted(line, found, then, False, sides):
                    yield replace(draft, trigger=then.first, reach=(then.first, found.last))


def _around(line: Line, found: Found) -> str:
    return line.words(found.start - 2, min(found.noun_end + 8, found.last))


def _threat(line: Line, found: Found, sides: Sides) -> Iterator[Draft]:
    """A threat told by its noun: "the president's tariff threat"."""
    compound = hit_by_name(line, found)
    actor = compound[0] if compound else owner_of(line, found.start, found.noun_end)
    if actor is None:
        return
    hit = targets(line, found.noun_end, found.last, actor)
    other = compound[1] if compound else hit[0] if hit else sides.other(actor, line)
    other = None if not hit and is_broad(line, found.noun_end, found.last) else other
    yield Draft(
        line, found.start, found.noun_end, "tariff", "", actor, (other,), "threatened", "measure.threat", found.noun,
        reach=found.reach, is_specific=False,
    )  # fmt: skip


def _acted(line: Line, found: Found, act: Act, active: bool, sides: Sides) -> Iterator[Draft]:
    """The event that a verb makes of a measure."""
    if found.kind == "tariff" and line.units[act.first].word.startswith(("approv", "issu")):
        act = replace(act, effect="imposed")
    if act.effect == "included":
        if (
            line.units[act.first].word == "including"
            and found.kind != "relief"
            and _STEPS.search(line.words(0, act.first))
        ):
            act = replace(act, effect="imposed")
        elif not _DEAL.search(line.words(0, act.first)):
            return  # topics of talks, "these included the extension of the pause"
    if act.effect == "imposed" and _LOWER.search(line.words(found.start - 1, found.noun)):
        act = replace(act, effect="cut")
    kind = event_type(found.kind, act.effect, line.units[found.noun_end - 1].word.startswith("licen"))
    past = is_past(line, act.first, act.last)
    begins = _BEGINS.match(line.words(act.first, act.last)) and not _ONCE.search(line.words(0, found.start))
    if found.kind == "relief" and not active and act.effect == "imposed" and not begins:
        return
    if (
        kind is None
        or is_unreal(line, found, act, active, past)
        or ((kind == "relief" or act.effect == "struck") and is_wished(line, found, act, active))
    ):
        if found.kind == "tariff" and _MARKED.match(line.words(found.noun_end, found.last)):
            yield from _nominal(line, found, sides)
        return
    if kind == "sanction" and active and is_unnamed(line, act, (found.noun, found.noun_end)):
        return
    figures = figures_of(line, found, act, active)
    undergone = active and bool(
        _UNDERGONE.search(line.words(act.first, act.last))
        or (figures[0] and _HIT_WITH.search(line.words(act.first - 2, act.last + 1)))
    )
    if undergone and not figures[1]:  # "goods worth M are subject to a tariff"
        figures = (figures[0], figures_between(line, max(found.first, found.floor), act.first)[1], figures[2])
    if (
        undergone
        and found.kind != "relief"
        and not any(figures[:2])
        and not _IN_PLACE.search(line.words(found.noun_end, found.last))
    ):
        return
    actor, hit = sides_of(line, found, act, active, undergone, sides)
    if actor == "S" and active and _is_agreed(line, found, act, past and kind == "tariff"):
        return
    status = _status(line, found, act, active, kind)
    if undergone and _IN_PLACE.search(line.words(found.noun_end, found.last)):
        status = "in_force"  # "is struggling with tariffs already in place"
    rule = f"measure.{found.kind}+act.{act.effect}" + ("+undergone" if undergone else "")
    last = span_end(line, max(found.noun_end, act.last), min(found.last, found.ceiling))
    denied = DENIED.search(line.words(found.first, act.last) + line.words(act.last, len(line.units)))
    for one, goal in both_ways(actor, hit):
        yield Draft(
            line, act.first if active else found.start, last, kind, act.effect, one, goal, status, rule, found.noun,
            *figures, reach=found.reach, is_specific=any(figures) or bool(hit), is_definite=_is_definite(line, found),
            is_new=_is_new(line, found), object=found.kind, is_denied=bool(denied),
            next_deed=next_deed(line, found, act) if active else None,
        )  # fmt: skip


def _is_agreed(line: Line, found: Found, act: Act, is_recap: bool) -> bool:
    """Whether both sides agreed to it, which is an agreement, or it is a look back on each other's tariffs."""
    if _AGREED.search(line.words(found.first, act.first)):
        return True
    return is_recap and bool(_EACH_OTHER.search(line.words(act.last, found.last)))


def _status(line: Line, found: Found, act: Act, active: bool, kind: str) -> str:
    """Status by the verb, then by the modifiers of the noun and by a condition."""
    first = found.first if active else found.noun_end
    status = read_status(line, (first, act.first, act.last, found.last), act.effect, kind == "relief", active)
    if status == "announced" or (status == "in_force" and not active):
        planned = planned_noun(line.words(act.last - 1 if active else found.start, found.noun))
        status = planned if planned in ("proposed", "threatened") or (planned and not active) else status
    if active and line.units[act.first].word == "including" and " announced " in line.words(0, act.first):
        status = "announced"
    if active and line.units[act.first].word == "imposition":
        status = planned_noun(line.words(act.first - 3, found.noun)) or status
    if status == "in_force" and active and " plan " in line.words(act.last, found.noun_end + 1):
        status = "proposed"  # "countered with its own plan for tariffs"
    if status == "announced" and not active and _THREAT.search(line.words(found.first, found.start)):
        status = "proposed" if kind == "relief" else "threatened"
    if kind in ("dispute", "trade_remedy") and line.units[act.first].word in ("proceeding", "conducting"):
        status = "in_force"
    if kind == "dispute" and status == "announced" and is_past(line, act.first, act.last):
        status = "in_force"  # a probe that was announced is pending
    is_fronted = line.units[0].word in _CONDITIONS and is_conditional(line.words(0, act.first))
    if status == "announced" and (is_fronted or is_conditional(line.words(found.first - 1, act.first))):
        status = "proposed" if kind == "relief" else "threatened"
    return status


def _is_definite(line: Line, found: Found) -> bool:
    """Whether the measure was told before: "these tariffs", or what "the move" does."""
    if " same " in line.words(found.start, found.noun):
        return False
    if line.units[found.start].word in _DEFINITE or _MOVE.match(line.signs):
        return True
    return bool(_OF_MOVE.search(line.words(found.start - 6, found.start)))


def _is_new(line: Line, found: Found) -> bool:
    return bool(_NEW.search(line.words(found.start, found.noun)))


def _nominal(line: Line, found: Found, sides: Sides) -> Iterator[Draft]:
    """A measure that only is there: it needs an owner or author and a rate, a value, a target or goods."""
    if found.kind in ("generic", "rule", "relief", "truce"):
        return
    end = min(found.last, found.ceiling)
    compound = hit_by_name(line, found)
    actor = (
        (compound[0] if compound else owner_of(line, found.start, found.noun_end))
        or agent(line, found.noun_end, end)
        or author_of_measure(line, found)
    )
    stop = figures_end(line, found.noun_end, end)
    figures = figures_between(line, max(found.start, found.floor), stop)
    paid = paid_by(line, found, sides) if found.kind == "tariff" else None
    actor = paid[0] if paid else actor
    near = next((at for at in range(found.noun_end, end) if ends_phrase(line, at)), end)
    hit = targets(line, found.noun_end, min(near, found.noun_end + 12) if not any(figures) else stop, actor)
    hit = [paid[1]] if paid else hit
    named = actor is not None and not compound
    hit = hit or [compound[1]] if compound else hit
    if actor is None and (actor := destination(line, found)):
        hit = [code for code in hit if code != actor]
        if not hit and sides.other(actor, line) is None:
            return
    if actor is None and hit:
        actor = sides.other(hit[0], line) if hit[0] in ("CN", "US") else None
    if actor in (None, "S") or not (any(figures[:2]) or (hit and named) or found.kind == "dispute"):
        return
    if not any(figures) and line.words(found.start - 1, found.start) in _AFTER:
        return
    goals: list[str | None] = [*hit]
    if not goals:
        goals = [None if is_broad(line, found.start, found.last) else sides.other(actor, line)]
    status = planned_noun(line.words(found.start, found.noun)) or read_status(
        line, (found.first, found.start, found.noun_end, found.last), "", False, False
    )
    if status == "in_force" and not _is_definite(line, found) and _WOULD.match(line.words(found.noun_end, found.last)):
        status = "threatened"
    yield Draft(
        line, found.start, span_end(line, found.noun_end, end), found.kind, "", actor, tuple(goals), status,
        f"measure.{found.kind}", found.noun, *figures, reach=found.reach, object=found.kind,
        is_specific=any(figures), is_definite=_is_definite(line, found), is_new=_is_new(line, found),
    )  # fmt: skip
