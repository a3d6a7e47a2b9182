"""Stretches between quotation marks: curly, straight, single and mixed, over paragraphs too.

Marks are paired within a paragraph. An opening mark that its paragraph does not close belongs to a
quotation over several paragraphs: each paragraph is a stretch of its own where the mark is repeated, and
one long stretch where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS = re.compile(r"[“”„\"«»]|``|''|’’|‘‘|(?<!\w)[‘'](?=[\w“$])|(?<=[\w.,!?…)%—])[’'](?![\w])")
_DOUBLE_OPEN, _DOUBLE_CLOSE = "“„«", "”»"
_MAX_PARAGRAPHS = 30  # a quotation that has not closed by then never opened


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch, marks included."""

    start: int
    end: int
    is_single: bool
    is_closed: bool  # False: runs to the end of its paragraph, the next one opens anew


def find_stretches(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The outermost marked stretches in text order; a lone mark, a foot or an inch gives none."""
    found: list[Stretch] = []
    carried: int | None = None  # start of a quotation that earlier paragraphs left open
    carried_at = 0
    for number, (start, end) in enumerate(paragraphs):
        opens_with_mark = text[start:end].lstrip()[:1] in (*_DOUBLE_OPEN, '"')
        if carried is not None and opens_with_mark:
            found.append(Stretch(carried, _paragraph_end(text, paragraphs[carried_at : carried_at + 1]), False, False))
            carried = None
        stretches, left_open, closed_at = _pair(text, start, end, carried is not None)
        if carried is not None and closed_at is not None:
            found.append(Stretch(carried, closed_at, False, True))
            carried = None
        elif carried is not None and (stretches or number - carried_at > _MAX_PARAGRAPHS):
            _give_up(text, found, carried, paragraphs[carried_at])
            carried = None
        found += stretches
        if left_open is not None:
            carried, carried_at = left_open, number
    if carried is not None:
        _give_up(text, found, carried, paragraphs[carried_at])
    return sorted(found, key=lambda stretch: stretch.start)


def _give_up(text: str, found: list[Stretch], carried: int, paragraph: tuple[int, int]) -> None:
    """A mark that is never closed: a quotation to the end of its paragraph if it opens a whole sentence there."""
    end = _paragraph_end(text, [paragraph])
    if end - carried > 40 and text[carried + 1 : carried + 2].isupper() and text[carried] != '"':
        found.append(Stretch(carried, end, False, False))


def _paragraph_end(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    start, end = paragraphs[-1]
    return start + len(text[start:end].rstrip())


def _pair(text: str, start: int, end: int, is_inside: bool) -> tuple[list[Stretch], int | None, int | None]:
    """The closed stretches of one paragraph, where one stays open, and where one carried into it closes."""
    found: list[Stretch] = []
    opened: int | None = None
    closed_at: int | None = None
    single: int | None = None
    for mark in _MARKS.finditer(text, start, end):
        at, sign = mark.start(), mark.group()
        sign = {"``": "“", "‘‘": "“", "''": "”", "’’": "”"}.get(sign, sign)  # typewriter marks
        if sign in "‘'’":
            if opened is None and not is_inside:
                single = _single(text, found, single, at, sign, end)
            continue
        if opened is None:
            if is_inside and _closes(text, at, sign, start):
                closed_at, is_inside = mark.end(), False
            elif _opens(text, at, sign, end) and not (sign == '"' and at > start and text[at - 1].isdigit()):
                opened, single = at, None
        elif _closes(text, at, sign, start):
            found.append(Stretch(opened, mark.end(), False, True))
            opened = None
        elif sign == '"' and text[opened] == '"' and _opens(text, at, sign, end):
            opened = at  # two straight marks that both open: the first was a slip
    return found, opened, closed_at


def _opens(text: str, at: int, sign: str, end: int) -> bool:
    if sign in _DOUBLE_OPEN:
        return True
    after = text[at + 1 : at + 2]
    return sign == '"' and at + 1 < end and not after.isspace() and after not in ".,;:!?)"


def _closes(text: str, at: int, sign: str, start: int) -> bool:
    """A closing mark, or one that stands where only a closing one can: after a letter or stop, before a space."""
    if sign in _DOUBLE_CLOSE:
        return True
    before, after = text[at - 1 : at] if at > start else " ", text[at + 1 : at + 2]
    if sign == '"':
        return (
            not before.isspace()
            and (before not in "([" or not after.isalnum())
            and not (before in "—-–" and after.isalnum())
        )
    return not before.isspace() and before not in "([—–-" and (not after or after.isspace() or after in ".,;:!?)")


def _single(text: str, found: list[Stretch], opened: int | None, at: int, sign: str, end: int) -> int | None:
    """Follow single marks, which are apostrophes more often than not: where one is open after this mark."""
    is_opening = sign == "‘" or (sign == "'" and (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".,!?…)%")))
    if opened is None:
        return at if is_opening else None
    if is_opening:
        return at
    if {text[opened], sign} not in ({"‘", "’"}, {"'"}, {"‘", "'"}):
        return opened
    before = text[at - 1]
    # "the states' rights": a plural's apostrophe, if a better closing mark follows in the sentence
    if before == "s" and re.compile(r"[^.\n‘]{1,80}[\w,.!?][’'](?!\w)").match(text, at + 1, end):
        return opened
    found.append(Stretch(opened, at + 1, True, True))
    return None
