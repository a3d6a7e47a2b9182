"""Whom a listing hits: firms by name, a group of which some are named, and "others" in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from tasks.events.drafts import Draft
from tasks.events.governing import Act
from tasks.events.lines import Line

_EXAMPLES: Final = re.compile(
    r" (?:[\w-]+ |Q )*(?P<whole>[AN]) (?:'s )?(?:[a-z-]+ ){0,4}?(?:[a-z-]*(?:companies|firms|entit(?:y|ies)|"
    r"suppliers|makers|manufacturers|groups|businesses|institutes|universities|contractors|exporters|subsidiaries|"
    r"individuals|organi[sz]ations|names|vessels|ships|refiners|refineries|banks|producers))"
    r"(?: [a-z-]+){0,3}? (?:, )?(?:among (?:them|which)|including|such as|like|notably) "
)
_OTHERS: Final = re.compile(
    r"^ (?:[a-z-]+ |, ){0,6}?(?:to|from|against) (?:about |some |at least |a further |another |a )?(?:Q|\d+|[a-z-]+) "
    r"(?:others?|more|further|(?:other|more|further|additional) (?:[a-z-]+ ){0,2}(?:firms|companies|entities))(?= )"
)
_ANYBODY: Final = re.compile(r" (?:companies|firms|entities|them|individuals|businesses) (?:to|on|in) ")
_ACTIVE: Final = re.compile(r" (?:has|have|had) ")
_PASSIVE: Final = re.compile(r" (?:be|been|being|was|were|is|are) (?:[a-z]+ )?$")


def is_passive(line: Line, verb: int) -> bool:
    """Whether a verb of listing tells of who is listed: "firms were added", and not "it is adding firms"."""
    if line.units[verb].tag == "VBN" and line.units[verb - 1].tag in ("NNS", "NN"):
        return not _ACTIVE.search(line.words(verb - 4, verb))  # "dozens of entities added to the list"
    return line.units[verb].tag != "VBG" and bool(_PASSIVE.search(line.words(verb - 3, verb)))


def is_unnamed(line: Line, act: Act, noun: tuple[int, int]) -> bool:
    """Whether a listing tells a habit or of nobody: "it adds firms to the list when they help the military"."""
    if line.words(*noun) == " the list ":
        return not any(unit.word == "C" for unit in line.units[: act.first])
    present = line.units[act.first].tag in ("VBZ", "VBP") and not is_passive(line, act.first)
    return present and bool(_ANYBODY.match(line.words(act.last, act.last + 2)))


def listed_before(line: Line, first: int, last: int, actor: str | None) -> tuple[list[str | None], str | None]:
    """Who is listed where the subject of a passive is, and the country named last there (None: none is)."""
    states = [u.code for u in line.units[first:last] if u.word in ("N", "A") and u.code != actor]
    state = states[-1] if states else None
    return listed(line, first, last, actor) or ([state] if state else []), state


def listed(line: Line, first: int, last: int, actor: str | None) -> list[str | None]:
    """The country of a group of which firms are only examples ("54 Chinese firms, among them C"), else the firms."""
    if told := _EXAMPLES.match(line.words(first, last)):
        return [line.units[line.unit_at(line.places[first] - 1 + told.start("whole"))].code]
    return list(dict.fromkeys(u.code for u in line.units[first:last] if u.word == "C" and u.code != actor))


def with_others(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts of a line, a control on "16 others" with the target of the listing before it."""
    before: Draft | None = None
    for draft in drafts:
        if draft.type == "sanction":
            before = draft
        elif (
            before is not None
            and draft.type == "export_control"
            and draft.actor == before.actor
            and draft.targets == (None,)
            and _OTHERS.match(draft.line.words(draft.last, draft.reach[1]))
        ):
            draft = replace(draft, targets=before.targets)
        yield draft
