"""The firm or body whose figure it is, where that is no state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.entities import Entities
from tasks.figures.context import Context
from tasks.figures.masking import rule
from tasks.records import Entity, Mention
from tasks.reference.folding import fold
from tasks.reference.registry import load_registry

OWNED: Final = frozenset(
    {
        "revenue",
        "profit",
        "cost",
        "investment",
        "employment",
        "share",
        "quantity",
        "purchase",
        "market",
        "output",
        "debt",
        "count",
        "price",
        "exports",
        "imports",
    }
)
_FIRM = re.compile(
    r"\b(?:Inc|Corp|Corporation|Co|Ltd|Group|Holdings?|Company|LLC|PLC|AG|SA|Motors?|Airlines|Technolog(?:y|ies)"
    r"|Semiconductor|Electronics|Steel|Energy|Petroleum)\b"
)
_SAYS: Final = rule(
    r"^,? (?:said|says|told|reported that|estimat\w+|expect(?:s|ed)?|forecasts?|reckon\w*|predict\w*"
    r"|project(?:s|ed)|surveyed|warned|believes?|sees?|noted|this week said|according|analysts?|economists?|survey"
    r"|data|research|report|poll)\b"
)
# "Acme cut its forecast and warned that 16 million jobs hinge on exports": what it says is not its own
_THEN_SAID: Final = rule(
    r"\band (?:\w+ly )?(?:said|warned|added|estimated|predicted|noted|reckoned) (?:on \w+ )?that\b"
    r"(?![^.;]*\b(?:its?|their|they|the (?:company|firm|group))\b)"
)
# "Ford expects a $3 billion hit", "Honda expects tariffs to cost it ¤"
_EXPECTS_OWN: Final = rule(
    r"^ (?:now |still |also )?(?:has |had )?(?:expect(?:s|ed)|forecasts?|project(?:s|ed)|sees|anticipates?|predicts) "
    r"(?:(?:an?|its|to|about|around|some|roughly|up|more|than|one|of|as|much|cost|hit|pay|lose|earn|make|take"
    r"|full-year|tariffs|increase|add|expenses|raise|by|reduce|operating|annual|net|gross|total|profits?|revenues?"
    r"|sales|costs|will|be|between) )*$"
)
_BY_FIRM: Final = rule(
    r"\b(?:according to|by analysts at|analysts? at|economists? at|researchers? at|reported by|report from"
    r"|report by|(?:analysis|study|survey|poll|research|calculations|figures|data|compiled) by|data from|from"
    r"|to|told|against|with|survey by|chief economist (?:at|of|with)) (?:the )?$"
)
# "the MSCI Asia Pacific Index", "the New York Mercantile Exchange"
_INDEX_NAME: Final = re.compile(r"(?: [A-Z][\w&/-]*){0,4} (?:Index|Indices|Composite|Exchange|Average|Economics)\b")
_ITS_MAKER: Final = rule(r"^ (?:maker|owner|parent|operator)\b")  # "Jeep maker Stellantis"
_EXCHANGE: Final = re.compile(r"\b(?:Exchange|Nymex|NYMEX|Comex|COMEX|CBOT)$")
_SUBJECT_NOUN: Final = rule(
    r"^(?:'s?)? (?:[\w-]+ ){0,3}?(?:revenues?|sales|profits?|shares?|stock|market|costs?|income|earnings|workforce"
    r"|employees|deliveries|shipments|loss|bill|investment|order|plant)\b"
)


def is_firm(entity: Entity) -> bool:
    """Whether an entity is a company, by the registry or by its name."""
    if entity.kind != "organisation":
        return False
    body = load_registry().body_named.get(fold(entity.canonical))
    return body.kind == "company" if body is not None else bool(_FIRM.search(entity.canonical))


@dataclass(frozen=True, slots=True)
class Firms:
    """The companies of a text."""

    entities: Entities
    names: frozenset[str]

    def country(self, name: str | None) -> str | None:
        """Where a firm of the text sits; None: no firm, or not known."""
        entity = self.entities.named(name) if name in self.names and name is not None else None
        return entity.country if entity is not None else None

    def within(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """Mentions of companies inside the span, in text order."""
        return [
            (mention, entity) for mention, entity in self.entities.within(start, end) if entity.canonical in self.names
        ]


def read_firms(entities: Entities) -> Firms:
    """The companies among the entities of a text."""
    return Firms(entities, frozenset(e.canonical for e in entities.of_kind("organisation") if is_firm(e)))


_OWNED_BEHIND: Final = rule(r"^ (?:a year |per year )?(?:to|from|off|in|of) [^.;,¤]{0,40}$")
_ITS: Final = rule(
    r"\b(?:its?|their|the (?:company|firm|carmaker|automaker|chipmaker|retailer|group|planemaker|manufacturer))\b"
)


def _named_behind(context: Context, firms: Firms) -> str | None:
    """The firm in "add $900 million to Apple's costs"; None: none is named so."""
    end, masked = context.amount.end, context.text.masked
    for mention, entity in firms.within(end, end + 60):
        leads = _OWNED_BEHIND.match(masked[end : mention.start_char])
        if leads and _SUBJECT_NOUN.match(masked[mention.end_char : mention.end_char + 60]):
            return entity.canonical
    return None


def _of_its_own(context: Context, measure: str, firms: Firms) -> str | None:
    """The firm that says what "its" costs, sales or profits are; None: none does."""
    if measure not in ("cost", "profit", "revenue", "investment", "employment"):
        return None
    masked, start = context.text.masked, context.sentence[0]
    near = context.clause_after[:60]
    for mention, entity in reversed(firms.within(start, context.amount.start)):
        if _SAYS.match(masked[mention.end_char : mention.end_char + 30]):
            between = masked[mention.end_char : context.amount.start]
            return entity.canonical if _ITS.search(between) or _ITS.search(near) else None
    return None


_MOVES: Final = rule(
    r"^(?:,? (?:inc|corp|co|ltd|group|plc|holdings))*\.?,?(?: \([\w.: ]{1,20}\))? (?:was |were )?(?:jumped|rose"
    r"|fell|dropped|slid|slipped|added|gained"
    r"|lost|climbed|surged|soared|sank|tumbled|plunged|plummeted|declined|advanced|rallied|shed|gave up|rising"
    r"|falling|up|down|strengthened|weakened)"
    r"(?: (?:by|almost|about|nearly|more than|as much as|another|a further|around|over|at least|roughly|some))* $"
)
_NOT_STOCK: Final = rule(r"^ (?:of|in|more|fewer|less)\b(?! (?:early|late|morning|afternoon|after|pre))")


def moved_itself(context: Context, firms: Firms) -> bool:
    """Whether a firm itself rose or fell: "Boeing fell 3 percent" tells of its shares."""
    if context.amount.unit != "percent" or _NOT_STOCK.match(context.after[:24]):
        return False
    at = context.amount.start
    before = [m for m, _ in firms.within(max(context.sentence[0], at - 90), at)]
    return bool(before) and bool(_MOVES.match(context.text.masked[before[-1].end_char : at]))


def read_subject(context: Context, measure: str, firms: Firms, last: str | None) -> str | None:
    """Canonical name of the firm whose figure it is; None: a state's, or untold. `last`: of the figure before."""
    if measure not in OWNED or not firms.names:
        return None
    amount, masked = context.amount, context.text.masked
    clause = amount.start - len(context.clause_before)
    for start in (clause, context.sentence[0]):
        found = [
            (m, e)
            for m, e in firms.within(start, amount.start)
            if not _INDEX_NAME.match(context.text.original[m.end_char : m.end_char + 60])
            and not _ITS_MAKER.match(masked[m.end_char : m.end_char + 14])
            and not _EXCHANGE.search(context.text.original[m.start_char : m.end_char])
            and not _BY_FIRM.search(masked[max(start, m.start_char - 26) : m.start_char])
        ]
        owners = [(m, e) for m, e in found if _SUBJECT_NOUN.match(masked[m.end_char : m.end_char + 60])]
        if not owners and found and _EXPECTS_OWN.match(masked[found[-1][0].end_char : amount.start]):
            return found[-1][1].canonical
        subjects = owners or [
            (m, e)
            for m, e in found
            if not _SAYS.match(masked[m.end_char : m.end_char + 30])
            and not _THEN_SAID.search(masked[m.end_char : amount.start])
        ]
        if subjects:
            return subjects[-1 if owners else 0][1].canonical
    if (owner := _named_behind(context, firms)) is not None or (
        owner := _of_its_own(context, measure, firms)
    ) is not None:
        return owner
    if measure in ("revenue", "profit", "employment", "share", "cost", "quantity", "market") and re.match(
        r"(?i)(?:the (?:company|firm|automaker|chipmaker|group|maker|carmaker)|its|it|they|their|he|she"
        r"|the terminal)\b",
        masked[context.sentence[0] : context.sentence[0] + 30].lstrip(),
    ):
        return last
    return None
