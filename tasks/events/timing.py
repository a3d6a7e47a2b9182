"""When an action is made, takes effect and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tasks.dates import FUTURE, PAST, resolve
from tasks.events.clauses import begins_clause, has_own_subject
from tasks.events.drafts import Draft
from tasks.events.lines import Lines


@dataclass(frozen=True, slots=True)
class Dates:
    """ISO dates of one action; None: untold."""

    date: str | None
    starts: str | None
    ends: str | None


_SAID: Final = re.compile(
    r" (?:hearings?|said|says|told|tweeted|wrote|posted|reported|statement|interview|conference|speech|briefing|"
    r"remarks|showed|released|added|urged|confirmed)(?: reporters| B)?"
    r"(?: on| in a [\w ]+ on| late| early| later)?(?: the)? $"
)
_OLDER: Final = re.compile(
    r" (?:imposed|announced|unveiled|issued|taken|in place|in effect|pursuant to|levied|introduced|stipulated|"
    r"adopted|order no|"
    r"no) (?:(?!was |were |will )[\w.-]+ |[A-Z] ){0,5}$"
)
_FROM: Final = re.compile(
    r" (?:effect|force|effective|starting|beginning|start|starts|begin|begins|from|as of|kick in|"
    r"kicks in|since|due|scheduled|implemented|starting from|effective from)(?: on| from| at|"
    r" as of)?(?: \d\d?)?(?: : \d+)?(?: [ap] \. ?m \.?| am| pm| [ap] m)?(?: [a-z]{2,3})?(?: on| of)? $"
)
_UNTIL: Final = re.compile(
    r" (?:until|till|through|expir\w+(?: on| as of)?|ending(?: on)?|lapses?(?: on)?|deadline of|by the|"
    r"deadline|valid (?:until|through|to))(?: at)?(?: \d\d?)?(?: : \d+)?(?: [ap] \. ?m \.?| am|"
    r" pm)?(?: on)? $"
)
_ON: Final = re.compile(r" on $")
_YEAR: Final = re.compile(r"\d{4}|ago|year")
_MADE: Final = re.compile(r" (?:unveiled|announced|threatened|vowed|proposed|ordered|signed|signing|released|warned) ")
# "threatened to raise duties on Monday": Monday is the day of the threat
_MADE_TO: Final = re.compile(r" (?:threatened|vowed|proposed|warned) to(?= )| that (?:c|w)ould(?= )")
_OPENING: Final = re.compile(
    r"^ (?:on |from |in |earlier |late |the |evening |"
    r"of )*$"
)  # a date that opens the sentence
_WILL: Final = re.compile(r" (?:will|would|plan\w*|due|set|expected) ")
_MONTH: Final = re.compile(r"\d{4}-\d\d")
_ANNOUNCED: Final = re.compile(r" (?:announced|unveiled|signed|ordered) ")
_WEEKDAY: Final = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_WOULD: Final = re.compile(r" (?:would|will|(?<!up )to|faces?|due|could|planned) ")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
# "Earlier today Beijing announced that he will go": the day of the telling, not of the talks
_TOLD_THEN: Final = re.compile(
    r"^ D (?:, )?(?:[\w'-]+ |[A-Z] ){0,5}?(?:announced|said|confirmed|told|reported|revealed|stated) (?:that )?"
)
_OUTCOME: Final = re.compile(r" (?:could|would|will|may|might|can) ")  # "the tariffs could cut growth this year"


def read_dates(draft: Draft, lines: Lines) -> Dates:
    """The dates that the draft's sentence tells about it."""
    line, published = draft.line, lines.published
    starts = ends = told = None
    distance = nearest = 10**6
    first, last = draft.reach
    for at, unit in enumerate(line.units):
        if unit.word != "D" or unit.code is None:
            continue
        if draft.next_deed is not None and at > draft.next_deed:
            continue  # "kept a levy and scrapped another on D"
        if at >= last > draft.trigger and line.units[last].word == "and" and begins_clause(line, last):
            continue  # "China will lift a tariff and Washington will pause a fee on D"
        if at >= last > draft.trigger and line.units[last].word == "," and has_own_subject(line, last):
            continue  # "after a plan to impose a tariff, China announced duties on D"
        if at >= last and line.words(at - 3, at) == " , and on " and line.units[at + 1].word not in (",", "."):
            continue  # "China will buy corn, and on D farmers did the sum"
        if at < first and (_has_own_subject(draft, at) or _is_since(draft, at)):
            continue
        iso = _ahead(draft, lines, at) or _past_day(draft, lines, at) or _near_year(draft, lines, at, unit.code)
        before, after = line.words(max(0, at - 8), at), line.words(max(draft.trigger + 1, at - 8), at)
        if before.endswith((" act of ", " law of ", " act from ", " law from ", " statute from ", " before ")):
            continue
        inside = first <= at < last
        if draft.type == "retaliation" and (not inside or at < draft.trigger):
            continue
        if first == draft.trigger and not inside and "elliptical" not in draft.rule:
            continue
        if _UNTIL.search(before):
            if draft.object == "relief" and draft.type == "tariff" and inside:
                starts = starts or iso  # an exemption that expired: from then on the duty is due
                continue
            ends = ends or _last_day(iso)
            continue
        if draft.type == "relief" and draft.status != "in_force" and before.endswith(" since "):
            continue
        if _SAID.search(before) or (
            (draft.type == "relief" or draft.effect == "raised") and at > draft.trigger and _OLDER.search(after)
        ):
            continue
        if _FROM.search(before) and (inside or abs(at - draft.trigger) < (32 if at < draft.trigger else 14)):
            if _is_week(iso):
                told = told or iso
                continue
            if "/" in iso and _DAY.match(iso):
                starts, ends = starts or iso.split("/")[0], ends or iso.split("/")[1]
                told = iso
            elif starts is None or abs(at - draft.trigger) + (8 if at < draft.trigger else 0) < nearest:
                starts, nearest = iso, abs(at - draft.trigger) + (8 if at < draft.trigger else 0)
            continue
        if _is_of_another(draft, at, inside):
            continue
        gap = abs(at - draft.trigger) + (0 if inside else 8) + (8 if len(iso) == 4 else 0)  # "this year on Tuesday"
        if draft.type == "agreement" and at < draft.trigger and not _OPENING.search(line.words(0, at)):
            gap += 8  # "the step, announced today, follows a deal reached on November 1"
        if gap < min(distance, 26):
            distance, told = gap, iso
    if starts is None and told and _begins(draft, told, published):
        starts = told
    if told and draft.type == "dispute" and draft.status == "in_force" and published and told > str(published):
        told = None  # a case that is pending has begun
    if draft.type in ("talks", "agreement"):
        return Dates(told or starts, None, ends if draft.type == "agreement" else None)
    if starts and _DAY.fullmatch(starts) is None:
        return Dates(told or starts, None, ends)
    return Dates(starts or told if not (told and "/" in told and starts == told.split("/")[0]) else told, starts, ends)


def _has_own_subject(draft: Draft, at: int) -> bool:
    """Whether a clause with a subject of its own parts an action from a date that opens no sentence."""
    line, first = draft.line, draft.reach[0]
    joint = first if line.units[first].word in ("while", "but") else first - 1
    if line.units[joint].word not in ("and", "while", "but") or _OPENING.search(line.words(0, at)):
        return False
    return has_own_subject(line, joint)


def _is_since(draft: Draft, at: int) -> bool:
    """Whether a date with "since" tells how long something else lasts, and the action has a date of its own."""
    line, (first, last) = draft.line, draft.reach
    return line.words(at - 1, at) == " since " and " D " in line.words(first, last)


def _is_of_another(draft: Draft, at: int, inside: bool) -> bool:
    """Whether a date belongs to something else: to another clause, the telling of talks, an outcome of a measure."""
    between = draft.line.units[max(draft.reach[1], draft.last) : at]
    if any(unit.tag in ("VBD", "VBZ", "VBP") for unit in between):
        return True  # "as the two sides restart talks that fell apart in May"
    if draft.type in ("talks", "agreement") and not inside:
        return draft.status == "planned" or not _OPENING.search(draft.line.words(0, at))
    if draft.type == "talks":
        return bool(_TOLD_THEN.search(draft.line.words(at, draft.trigger)))
    return draft.status == "in_force" and bool(_OUTCOME.search(draft.line.words(draft.trigger + 1, at)))


def _begins(draft: Draft, told: str, published: date | None) -> bool:
    """Whether a day is that on which a measure that is not in force yet begins: one ahead of the publication."""
    if draft.status not in ("announced", "threatened", "proposed") or draft.type in ("talks", "agreement"):
        return False
    return published is not None and _DAY.fullmatch(told) is not None and told > str(published)


def _ahead(draft: Draft, lines: Lines, at: int) -> str | None:
    """A weekday behind "would" or "will" lies ahead of the publication; None: the date is none, or stands as read."""
    unit, line = draft.line.units[at], draft.line
    if draft.status not in ("announced", "threatened", "proposed", "planned") or lines.published is None:
        return None
    words = lines.text[unit.start : unit.end]
    if not _WEEKDAY.fullmatch(words) or _SAID.search(line.words(max(0, at - 6), at)):
        return None
    if draft.type == "agreement" and not _WILL.search(line.words(draft.reach[0], at)):
        return None
    told = _MADE_TO.sub(" ", line.words(max(draft.reach[0], at - 20), at))
    if not _ON.search(line.words(at - 2, at)) or not _WOULD.search(told):
        return None
    ahead = resolve(words, lines.published, FUTURE)
    return str(lines.published) if ahead == str(lines.published + timedelta(days=7)) else ahead  # "today"


def _near_year(draft: Draft, lines: Lines, at: int, iso: str) -> str:
    """A day told without its year lies within half a year of the publication: ahead where an effect begins on it."""
    unit = draft.line.units[at]
    if lines.published is None or not _DAY.fullmatch(iso) or _YEAR.search(lines.text[unit.start : unit.end]):
        return _behind(draft, lines, iso)
    days = (date.fromisoformat(iso) - lines.published).days
    if draft.line.words(at - 1, at) == " since " and iso[5:] != "02-29":
        return iso if days <= 0 else f"{int(iso[:4]) - 1}{iso[4:]}"
    begins = bool(_FROM.search(draft.line.words(max(0, at - 8), at)))
    if draft.status not in ("in_force", "held"):
        begins = begins or (draft.object == "relief" and draft.type == "tariff")  # "the exemption ends on May 2"
        begins = begins or bool(_WOULD.search(draft.line.words(max(0, at - 25), at)))
    if iso[5:] == "02-29" or (days < 190 and not (begins and days < -190)):
        return iso
    return f"{int(iso[:4]) + (1 if days < 0 else -1)}{iso[4:]}"


def _behind(draft: Draft, lines: Lines, iso: str) -> str:
    """A month that lies ahead of the publication although the action is past is that of the year before."""
    done = draft.status in ("in_force", "held") or (draft.status == "announced" and _ANNOUNCED.search(draft.line.signs))
    if done and lines.published and _MONTH.fullmatch(iso) and iso > str(lines.published)[:7]:
        return f"{int(iso[:4]) - 1}{iso[4:]}"
    return iso


def _past_day(draft: Draft, lines: Lines, at: int) -> str | None:
    """A weekday on which something was done lies behind the publication; None: no weekday, or not done."""
    unit = draft.line.units[at]
    words = lines.text[unit.start : unit.end]
    if not _WEEKDAY.fullmatch(words):
        return None
    if draft.status not in ("held", "in_force") and (
        draft.type == "talks"
        or (draft.type == "agreement" and _WILL.search(draft.line.words(draft.reach[0], at)))
        or (draft.type != "agreement" and not _MADE.search(draft.line.words(0, at)))
        or (draft.type != "agreement" and _WOULD.search(_MADE_TO.sub(" ", draft.line.words(draft.reach[0], at))))
    ):
        return None
    return resolve(words, lines.published, PAST)


def _is_week(iso: str) -> bool:
    """Whether an interval runs from a Monday to its Sunday: what "next week" comes to."""
    if "/" not in iso or not _DAY.match(iso):
        return False
    first, last = iso.split("/")
    return len(last) == 10 and (date.fromisoformat(last) - date.fromisoformat(first)).days == 6


def _last_day(iso: str) -> str | None:
    found = iso.split("/")[-1]
    return found if _DAY.fullmatch(found) else None
