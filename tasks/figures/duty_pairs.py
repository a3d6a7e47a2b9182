"""Duties of two countries told side by side, each with its own rate."""

from __future__ import annotations

from typing import Final

from tasks.figures.masking import rule
from tasks.figures.scene import WORDS, Scene

DUTY_AFTER: Final = rule(
    r"^(?! (?:[\w-]+ ){0,2}(?:goods|products|imports|exports) )"
    rf"(?:'s?)?{WORDS} (?:tariffs?|duty|duties|lev(?:y|ies)|counter-?tariffs|countermeasures)\b"
)


# "leaves U.S. duties at 20% and Chinese duties on American goods at 15%": each rate has its own country
_DUTIES_AT: Final = rule(
    r"^(?:'s?)? (?:[\w-]+ ){0,2}(?:tariffs?|duties|levies)(?: rates?)? (?:(?:at|to|of|by|from|about|remain|stay) )+$"
)
_OTHER_DUTIES: Final = rule(r"^,? (?:and|while|whereas|but) (?:the )?$")


def owner_beside(here: Scene) -> str | None:
    """The country whose duties the words before the figure are, where those of another follow; None: they do not."""
    context = here.context
    behind = next((n for n in here.after if DUTY_AFTER.match(here.follow(n))), None)
    if not here.before or behind is None or here.before[-1].code == behind.code:
        return None
    masked, first = context.text.masked, here.before[-1]
    is_own = _DUTIES_AT.match(masked[first.end : context.amount.start])
    return first.code if is_own and _OTHER_DUTIES.match(masked[context.amount.end : behind.start]) else None


_FIRST_OF_TWO: Final = rule(r"^,? and (?:about |nearly |up to )?¤ ?,? respectively\b")
_SECOND_OF_TWO: Final = rule(r"¤ ?,? and (?:about |nearly |up to )?$")


def is_respective(here: Scene, hit: str) -> bool:
    """Whether rates go on in the order of two told just before: "a jump to 54% and 34%, respectively".

    `hit` is the country whose goods the rate before hits: it may still be named behind that rate.
    """
    context = here.context
    masked, amounts = context.text.masked, context.text.amounts
    is_second = context.after.lstrip(" ,").startswith("respectively") and _SECOND_OF_TWO.search(context.before[-20:])
    if not (is_second or _FIRST_OF_TWO.match(masked[context.amount.end : context.sentence[1]][:40])):
        return False
    if context.index < 2 + bool(is_second):
        return False
    last = amounts[context.index - 1]
    named = [n for n in here.before if n.start > last.end and n.form not in ("actor", "place") and n.code != hit]
    return not named and amounts[context.index - 1 - bool(is_second)].unit == "percent"
