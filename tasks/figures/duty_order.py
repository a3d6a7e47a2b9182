"""In which order the countries around a duty tell whose it is."""

from __future__ import annotations

from typing import Final

from tasks.figures.masking import rule
from tasks.figures.nations import Nation
from tasks.figures.scene import Scene

_ITS_DUTIES: Final = rule(r"^(?:'s?)? (?:tariffs|duties|levies)\b")
_BY: Final = rule(r"\b(?:by|from|of) (?:the |president |mr |usa )*$")


def _only_mentioned(here: Scene, nation: Nation) -> bool:
    """Whether a person or body behind the figure is not who levies it: "its 25% duties, to see what Trump did"."""
    behind = nation.form == "actor" and nation.start > here.context.amount.end
    return behind and not _BY.search(here.lead(nation))


def _of_the_duty(here: Scene, nation: Nation) -> bool:
    """Whether a country behind the figure names its duties: "$53 billion in U.S. tariffs"."""
    gap = nation.start - here.context.amount.end
    return 0 <= gap < len(" worth of ") + 2 and bool(_ITS_DUTIES.match(here.follow(nation)))


# "imposed 10% tariffs, accusing Beijing of", "raised it to 35%, hoping that Beijing would"
_ASIDE: Final = rule(r", \w+ing\b|\b(?:in an effort|in a bid|in order) to\b|\bto (?:get|force|press|push|pressure) $")


_SPEAKS: Final = rule(
    r"^(?:'s [\w ]{3,24}?)? (?:also )?(?:said|says|added|warned|called|calls|told|argued|claimed|insisted)\b"
)


def _only_speaks(here: Scene, nation: Nation) -> bool:
    """Whether a country in another sentence is merely who was heard there: "Such tariffs are wrong, China said"."""
    is_other = nation.end <= here.context.sentence[0] and nation.form != "actor"
    return is_other and bool(_SPEAKS.match(here.follow(nation)))


def duty_order(here: Scene, nation: Nation) -> tuple[bool, bool, bool, bool]:
    """What tells first: the figure's own clause, and there the words that say whose duties they are."""
    behind = here.context.text.masked[here.context.amount.end : nation.start]
    is_beyond = here.is_beyond(nation) or bool(_ASIDE.search(behind))
    return is_beyond, _only_speaks(here, nation), _only_mentioned(here, nation), not _of_the_duty(here, nation)
