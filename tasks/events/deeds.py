"""Events told by a verb without a noun that names the measure: buying, blacklisting, banning, allowing, ruling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tasks.events.clauses import clause, is_conditional
from tasks.events.courts import court_within, ruled_against
from tasks.events.doings import DEEDS, NAMED
from tasks.events.drafts import Draft
from tasks.events.lines import Line
from tasks.events.listing import is_passive, listed, listed_before
from tasks.events.measure_names import owner_of
from tasks.events.sides import Sides, agent, targets
from tasks.events.status import read_status
from tasks.events.subjects import subject
from tasks.events.unreal import is_counterfactual, is_crime, is_feared
from tasks.reference.folding import word_set

_PERMITTED: Final = re.compile(r" (?:permission|approval|clearance|right|licen[cs]es?|light) to ")
_PROMISED: Final = re.compile(r" (?:will|would|to|'ll|shall|see) ")
_OWN_GOODS: Final = re.compile(r" from (?:buying|purchasing|obtaining|acquiring|importing|using) (?:[a-z]+ ){0,2}?A ")
_WERE: Final = re.compile(r" (?:i|we|it|he|they|[NB]) were ")
_BEGUN: Final = re.compile(r" (?:began|begun|started|resumed|restarted) (?:buying |purchasing )?$")
_IN_EXCHANGE: Final = re.compile(r" (?:in exchange|in return) for (?:[\w-]+ |[NAB] ){1,4}$")
_PROBING: Final = word_set("investigating probing")
_OF_TRADE: Final = re.compile(r" (?:antitrust|anti-\w+|monopol\w+|dump\w+|subsid\w+|unfair|tariffs?|section) ")
_FILING: Final = word_set("filed lodged files lodges brought sued sues initiated launched took")
_DEAL: Final = re.compile(r" (?:deal|agreement|pact|agreed|commit\w*|pledge\w*|promise\w*|includ\w+) ")
_NEXT_ACTOR: Final = re.compile(r" and (?:the )?[NBA] (?:will|would|also|has|agreed)? ?")
_JOINED: Final = re.compile(
    r" (?:will|would|plans? to) .* and (?:also )?$"
)  # "will add ten firms to its list and bar exports"
_VERBS: Final = frozenset({"", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_UNREAL: Final = re.compile(
    r" (?:if|unless|whether|not|no|never|without|won't|urged?|urges|should|refus\w+|avoid\w*|stop|"
    r"need(?:s|ed)? to|able to|can|want(?:s|ed)?|hopes?|appeal(?:s|ed|ing)? to|press(?:ed|es|ing)|call(?:s|ed|ing) on|"
    r"ask(?:s|ed|ing)) "
)


def read_deeds(line: Line, sides: Sides) -> Iterator[Draft]:
    """A draft for each deed of the line."""
    for found in NAMED.finditer(line.signs):
        number = next(n for n in range(len(DEEDS)) if found[f"d{n}"] is not None)
        told = found.groupdict()
        verbs = [name for name in told if told[name] and re.fullmatch(rf"verb\d?_{number}", name)]
        first, last = line.span(found.start(), found.end())
        verb, verb_end = line.span(*found.span(verbs[0])) if verbs else (first, first)
        draft = _read(line, DEEDS[number].type, (first, last), (verb, max(verb_end, verb + 1)), bool(verbs), sides)
        if draft is not None:
            yield draft


def _read(
    line: Line, kind: str, span: tuple[int, int], verb: tuple[int, int], has_verb: bool, sides: Sides
) -> Draft | None:
    first, last = span
    begin, end = clause(line, verb[0])
    conditional = is_conditional(line.words(0, verb[0]))
    if _UNREAL.search(line.words(begin - 1, verb[0])) and not conditional:
        return None
    if is_counterfactual(line, verb[0]) or is_feared(line, first, last):
        return None
    if kind in ("export_control", "import_restriction", "relief") and is_crime(line, first, last + 4):
        return None
    actor = subject(line, verb[0])
    court = court_within(line, first - 3, end)
    filed = line.units[verb[0]].word in _FILING
    probed = line.units[verb[0]].word in _PROBING
    if probed and not _OF_TRADE.search(line.signs):
        return None
    if kind == "dispute" and court is not None and not filed:
        actor = court
    if actor is None:
        actor = agent(line, last, end)
    if kind == "retaliation" and line.words(verb[0] - 1, verb[0]) in (" that ", " who ", " which "):
        return None  # "any country that retaliates"
    if kind == "sanction" and " tariffs " in line.words(first, last):
        return None
    if kind == "tariff" and " M " not in line.words(first, last):
        actor = None  # of the tariff told of before
    if actor == "S" or (kind == "import_restriction" and " tariff" in line.words(first, last)):
        return None
    if not has_verb:
        actor = next((u.code for u in line.units[first:last] if u.word == "A"), None) or actor
    elif (
        kind == "purchase"
        and line.units[verb[0]].tag in ("VB", "VBP")
        and not _PROMISED.search(line.words(verb[0] - 7, verb[0]))
    ):
        return None
    hit: list[str | None] = list(targets(line, verb[1], end, actor))
    if kind == "import_restriction" and actor and _OWN_GOODS.search(line.words(verb[1], end)):
        own = [u.code for u in line.units[verb[1] : end] if u.word == "A"]
        kind = "export_control" if own[:1] == [actor] else kind
    if kind in ("import_restriction", "export_control") and not hit and line.units[verb[0]].tag == "VBP":
        return None  # "they flood the world with exports and restrict imports"
    if kind == "sanction" or (kind == "relief" and is_passive(line, verb[0]) and "list " in line.words(first, last)):
        if is_passive(line, verb[0]):
            actor = agent(line, verb[1], end) or owner_of(line, verb[1], last)
            hit, state = listed_before(line, begin, verb[0], actor)
            if actor is None and kind == "relief" and state:
                actor = sides.other(state, line) if state in ("CN", "US") else "US"
        else:
            hit = listed(line, verb[1], end, actor) or hit
    if _PERMITTED.search(line.words(*span)):
        if not hit or hit[0] not in ("CN", "US"):
            return None
        actor = sides.other(hit[0], line)  # the state of the seller permits
    if actor is None and kind == "export_control" and hit and hit[0] in ("CN", "US"):
        actor = sides.other(hit[0], line)  # "the rule bans sales of chips to China"
    if not hit:
        hit = [
            None
            if kind == "export_control" and actor != "US"
            else "?"
            if actor in ("it", "he", "we", None)
            else sides.other(actor, line)
        ]
    if has_verb and line.units[verb[0]].tag not in _VERBS and not _JOINED.search(line.words(begin, verb[0])):
        return None
    status = read_status(line, (begin, verb[0], verb[1], end), kind if has_verb else "", kind == "relief", True)
    if not has_verb and _DEAL.search(line.words(begin, verb[0])):
        status = "announced"
    if has_verb and line.units[verb[0]].tag not in _VERBS:
        status = "announced"  # joined to a "will" before it
    if line.units[verb[0]].tag == "VBG" and _IN_EXCHANGE.search(line.words(verb[0] - 7, verb[0])):
        status = "announced"
    if not has_verb and _PROMISED.search(line.words(verb[0] - 4, verb[0])):
        status = "announced"
    if (kind == "retaliation" or (conditional and kind != "relief")) and status == "announced":
        status = "threatened"
    if line.units[verb[0]].tag == "VBG" and status == "in_force" and " could " in line.words(0, verb[0]):
        status = "threatened"
    stop = next((at for at in range(last, end) if _NEXT_ACTOR.match(line.words(at, at + 4))), end)
    figures = [tuple(u.index for u in line.units[first:stop] if u.word == sign) for sign in ("M", "Q")]
    if kind == "dispute":
        if probed:
            hit = [next(u.code for u in line.units[verb[1] : end] if u.word == "C")]
        elif court is not None and not filed:
            hit = [ruled_against(line, court, verb[1]) or hit[0]]
        elif court is None and not filed:
            return None
        status = "in_force" if filed or probed else "ended"
    if kind == "purchase" and line.units[verb[0]].tag == "VBG" and line.words(verb[0] - 1, verb[0]) == " for ":
        return None  # "duties on India for purchasing Russian oil"
    if kind == "purchase" and _WERE.search(line.words(begin, verb[0])):
        return None  # "If I were China, I would buy less"
    if kind == "purchase" and line.units[verb[0]].tag == "VBZ" and not (figures[0] or figures[1]):
        return None
    dated = bool(_BEGUN.search(line.words(verb[0] - 1, verb[1]))) or any(
        unit.word == "D" or unit.word.isdigit() for unit in line.units[first:end]
    )
    if kind == "purchase" and status == "in_force" and not (figures[0] or figures[1] or dated):
        return None
    return Draft(
        line, first, max(last, verb[1]), kind, "", actor, tuple(hit), status, f"deed.{kind}", verb[0],
        values=figures[0], counts=figures[1], reach=(begin, end), is_new=kind == "tariff",
        is_specific=bool(figures[0] or figures[1]),
    )  # fmt: skip
