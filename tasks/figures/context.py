"""What stands around an amount: its sentence with every figure masked, its clause, its neighbours.

In a masked text each figure is one sign (Ⓜ money, Ⓟ percent, Ⓝ count or measure, Ⓧ multiplier) padded with
blanks, so that offsets stay those of the text and a rule can say "tariffs of ¤".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc

from tasks.figures.amount import Amount
from tasks.figures.clauses import Clauses, read_clauses
from tasks.figures.masking import MaskedText, rule

_REACH_BEFORE: Final = 360
_REACH_AFTER: Final = 260


FEARS: Final = r"(?:fears?|concerns?|worr(?:y|ies)|anxiety|the risk|risks)"
# Where one statement ends and the next begins inside a sentence.
_BOUNDARY: Final = rule(
    r"[;:]|—|\s[–-]\s"
    r"|, (?:and|but|while|as(?! well)|which|who|with|after|although|though|whereas|when|where|compared"
    r"|or(?! (?:about |nearly |roughly |some )?¤)|so"
    r"|because|even|despite|including|following|versus|against|plus) "
    r"|\s(?:while|whereas|although|though|because|but|unless|after|before|since|which|even as|compared with"
    r"|compared to)\s"
    r"|\)|\("
    rf"|\s{FEARS} that\s"
)


_PARENTHESIS: Final = re.compile(r"\([^()]{0,120}\)|\s[-–—]\s[^-–—]{3,160}\s[-–—]\s|—[^—]{3,160}—")
_LISTING: Final = re.compile(r",\s(?:including|such as)\s[^;ⓂⓅⓃⓍ]{3,140},(?=\s(?:to|from|by|at|will|would)\s)")
APPOSITION: Final = re.compile(
    r",\s(?:or|a|an|the|which|who|set to|due to|scheduled to|(?:both|all|most|some) of (?:which|whom"
    r"|them))\s[^,ⓂⓅⓃⓍ]{3,110},"
)


_PART_OF: Final = rule(r"Ⓝ of (?:those|these|its|their|our|my|his|her|the)(?: [\w.]+'s)? $")


@dataclass(frozen=True, slots=True)
class Context:
    """One amount and all that the rules may look at."""

    amount: Amount
    index: int  # position among the figures of the text
    before: str  # masked, from the start of the sentence to the amount
    after: str  # masked, from the amount to the end of the sentence
    clause_before: str
    clause_after: str
    governing: str  # clause_before, and the clauses before it that are told under the same verb of saying
    joined: tuple[int, int]  # the stretch of the sentence up to clauses with a subject of their own
    sentence: tuple[int, int]
    siblings: tuple[Amount, ...]  # the figures of the same sentence, in order
    sibling_index: int
    text: MaskedText = field(repr=False)

    @property
    def sentence_text(self) -> str:
        """The masked sentence, within reach."""
        start = max(self.sentence[0], self.amount.start - _REACH_BEFORE)
        return self.text.masked[start : min(self.sentence[1], self.amount.end + _REACH_AFTER)]

    @property
    def own_after(self) -> str:
        """What stands behind it in the sentence, up to a joined clause with a subject of its own."""
        return self.after[: self.joined[1] - self.amount.end]

    @property
    def plain_before(self) -> str:
        """The text before it in the sentence without what stands in brackets or between dashes."""
        return APPOSITION.sub(" ", _PARENTHESIS.sub(" ", self.before))

    @property
    def is_whole(self) -> bool:
        """Whether a count is the whole of which the one before it is a part: "300 of our 1,100 workers"."""
        return self.amount.kind == "counted" and bool(_PART_OF.search(self.before[-20:]))

    @property
    def alike_before(self) -> Amount | None:
        """The nearest figure of the same unit before it in the sentence, not far off; None: there is none."""
        return self._alike(self.siblings[: self.sibling_index][::-1])

    @property
    def alike_after(self) -> Amount | None:
        """The nearest figure of the same unit after it in the sentence, not far off; None: there is none."""
        return self._alike(self.siblings[self.sibling_index + 1 :])

    @property
    def alike_kind_before(self) -> Amount | None:
        """The figure of its kind before it in the sentence, at most one of another kind between; None: none."""
        for other in self.siblings[: self.sibling_index][::-1][:2]:
            if other.kind == self.amount.kind and self.amount.start - other.end < 160:
                return other
        return None

    def _alike(self, others: tuple[Amount, ...]) -> Amount | None:
        for other in others[:3]:
            gap = max(other.start - self.amount.end, self.amount.start - other.end)
            if gap > 110:
                return None
            if other.unit == self.amount.unit:
                return other
        return None

    @property
    def previous(self) -> Amount | None:
        """The figure before it in the sentence; None: it is the first."""
        return self.siblings[self.sibling_index - 1] if self.sibling_index else None

    @property
    def following(self) -> Amount | None:
        """The figure after it in the sentence; None: it is the last."""
        return self.siblings[self.sibling_index + 1] if self.sibling_index + 1 < len(self.siblings) else None


def read_contexts(text: MaskedText, doc: Doc) -> list[Context]:
    """One context for each figure of the text, in order."""
    contexts: list[Context] = []
    groups: dict[tuple[int, int], list[Amount]] = {}
    for amount in text.amounts:
        groups.setdefault(text.sentence_of(amount.start), []).append(amount)
    for sentence, members in groups.items():
        siblings = tuple(members)
        clauses = read_clauses(doc, text.masked, sentence)
        for position, amount in enumerate(members):
            start, end = _reach(sentence, amount)
            before, after = text.masked[start : amount.start], text.masked[amount.end : end]
            joined = _joined(clauses, sentence, amount)
            clause = _last_clause(before)
            own = clause[max(0, len(clause) - (amount.start - joined[0])) :]
            contexts.append(
                Context(
                    amount,
                    len(contexts),
                    before,
                    after,
                    own,
                    _first_clause(after)[: joined[1] - amount.end],
                    clause if joined[0] in clauses.told else own,
                    joined,
                    sentence,
                    siblings,
                    position,
                    text,
                )
            )
    return contexts


def _joined(clauses: Clauses, sentence: tuple[int, int], amount: Amount) -> tuple[int, int]:
    first, last = clauses.around(amount.start, amount.end)
    return max(sentence[0], first), min(sentence[1], last)


def _reach(sentence: tuple[int, int], amount: Amount) -> tuple[int, int]:
    return max(sentence[0], amount.start - _REACH_BEFORE), max(amount.end, min(sentence[1], amount.end + _REACH_AFTER))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _last_clause(before: str) -> str:
    before = _LISTING.sub(_blank, _PARENTHESIS.sub(_blank, before))
    cut = 0
    for found in _BOUNDARY.finditer(before):
        if found.end() < len(before) - 12 or found[0].strip(" ,") in (";", "(", "which", "who"):
            cut = found.start() + 1 if found[0][0] in ";:—().," else found.start()
    return before[cut:]


def _first_clause(after: str) -> str:
    for found in _BOUNDARY.finditer(after):
        if found.start() > 0 or found[0][0] not in "()":
            return after[: found.start()]
    return after
