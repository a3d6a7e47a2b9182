"""The lexer: every written amount of a text with its exact value and unit. It needs no parse.

Numerals are found in one pass, each takes its sign, currency, scale and unit from the characters next
to it, neighbours are joined to ranges, and what is no figure is dropped by `not_figures`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tasks.figures import counted, multipliers, not_figures, per_unit
from tasks.figures.currencies import CONTINENTAL, load_currencies
from tasks.figures.numerals import DIGITS, NUMBER_WORDS, SCALES, VULGAR, read_digits, read_words
from tasks.figures.units import load_units


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as written, before anybody asks what it means."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None  # None: a single number
    unit: str
    kind: str  # money | percent | measure | counted | point | times | fraction | bare
    noun_end: int  # where the counted noun or the per-unit phrase ends; `end` where there is none
    per: str | None  # None: not divided by anything
    rule: str
    sign: str = ""  # "+", "-" or nothing
    has_scale: bool = False
    is_word: bool = False
    is_range_tied: bool = False  # one end of "from A to B" or "by A to B"


_NUMERAL = re.compile(
    rf"(?P<digits>{DIGITS})|(?P<vulgar>[½¼¾⅓⅔⅛])"
    rf"|(?<![\w-])(?=[aefhonqst])(?P<words>{NUMBER_WORDS})",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"[ \u00a0\n-]?((?:hundred )?(?:thousand|million|billion|trillion)|hundred)(s?)(?![A-Za-z])"
    r"|[ \u00a0]?(bn|mn|mln|bln|tn|trn|万亿|万|亿|lakh|crore)(?![A-Za-z])"
    r"|(k|m|b|t|mm|mil)(?![A-Za-z])",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"[ \u00a0\n-]?(?:(?P<pp>(?:%|percent|per cent|percentage|pct)[ -]?points?|pp(?:ts?|s)?(?![A-Za-z]))"
    r"|(?P<bp>basis[ -]points?|bps?(?![A-Za-z/])|bp(?![A-Za-z/]))"
    r"|(?P<percent>%|％|percent(?!age|ile)|per cent(?![a-z])|pct(?![a-z])|pc(?![A-Za-z])))",
    re.IGNORECASE,
)
_POINTS = re.compile(r"[ \u00a0-]points?(?![a-z])(?!-)", re.IGNORECASE)
_POINT_MOVE = re.compile(
    r" (?:\w+ )?(?:rise|drop|gain|fall|jump|increase|decline|decrease|loss|advance|slide|slump|plunge|rally|cut"
    r"|hike|swing)\b"
)
_CENTS = re.compile(r"[ \u00a0-]?(U\.?S\.? cents?|cents?|pence)(?![A-Za-z])", re.IGNORECASE)
_SIGN = re.compile(r"(?:^|(?<=[\s(,\u00a0]))([+\-−–]|minus |plus )$", re.IGNORECASE)
_WEIGHT = re.compile(r"\s+(?:of (?!sterling)[a-z]|each|per|a (?:day|year|month))", re.IGNORECASE)

_GAP_RANGE: Final = re.compile(
    r"\s*(?:-|–|—|~)\s*|\s+(?:to|or|up to|and)\s+(?:about |around |nearly |as much as )?", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |just )?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:[a-z]+ ){0,2}$", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|spann?\w*) (?:in \w+ |widely )?from ", re.IGNORECASE
)
_CHANGE_SIZE = re.compile(
    r"\b(?:by|rose|risen|rise|rises|grew|grown|fell|fallen|fall|dropped|jumped|gained|lost|climbed|slipped|slid"
    r"|surged|soared|advanced"
    r"|added|down|up|off|declined|decreased|increased|shrank|(?:increase|rise|jump|gain|drop|decline|fall|growth"
    r"|loss) of) "
    r"(?:(?:about|around|nearly|almost|some|roughly|another|more than|over|just|only) )*$",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(
    r"(?:\s*,\s*(?:and |or )?|\s+(?:and|or|to|/)\s+|\s*[-–]\s*)(?:from |about |around |nearly )?", re.IGNORECASE
)


def read_amounts(text: str, country: str | None = None) -> tuple[Amount, ...]:
    """The amounts of a text in its order; `country` is that of the outlet, for a bare "$". Never raises."""
    raw = [amount for match in _NUMERAL.finditer(text) if (amount := _one(text, match, country))]
    raw = _inherit(text, _join(text, raw))
    found = [
        amount for amount in raw if not not_figures.is_none(text, amount.start, amount.end, amount.kind, amount.low)
    ]
    found = [_with_noun(text, amount) for amount in found]
    starts = [amount.start for amount in found]
    words: list[Amount] = []
    for word in multipliers.read_multipliers(text):
        before = bisect_left(starts, word.end) - 1
        if before < 0 or found[before].end <= word.start or found[before].kind == "bare":
            noun_end, per = per_unit.read_per(text, word.end) if word.kind == "percent" else (word.end, None)
            words.append(
                Amount(
                    word.start,
                    word.end,
                    word.value,
                    None,
                    word.unit,
                    word.kind,
                    noun_end,
                    per,
                    f"lexer.{word.rule}",
                    is_word=True,
                )
            )
    return tuple(_without_overlap(sorted(found + words, key=lambda amount: (amount.start, amount.kind == "bare"))))


def _without_overlap(amounts: list[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    for amount in amounts:
        if kept and amount.start < kept[-1].end:
            if kept[-1].kind != "bare":
                continue
            kept.pop()
        kept.append(amount)
    return kept


def _one(text: str, match: re.Match[str], country: str | None) -> Amount | None:
    """The amount that a numeral begins, with sign, currency, scale and unit; None: it stands in a word or a code."""
    start, end = match.span()
    before = text[start - 1] if start else " "
    if match["words"]:
        value: Decimal | None = read_words(match["words"])
    elif match["vulgar"]:
        value = VULGAR[match["vulgar"]]
        if before.isdigit():
            return None  # taken by the digits before it
    else:
        value = None
    currency, sign_start = None, start
    money = load_currencies()
    if not match["words"] and (prefix := money.before.search(text, max(0, start - 6), start)):
        currency = money.of_sign(prefix[1], country)
        sign_start = prefix.start()
        before = text[sign_start - 1] if sign_start else " "
    if match["digits"]:
        if currency is None and not _may_start(text, start):
            return None
        run = match["digits"]
        value = read_digits(run, currency in CONTINENTAL)
        if (
            value is not None
            and before == "."
            and currency is None
            and not text[max(0, start - 2) : start - 1].isdigit()
        ):
            value, start = value.scaleb(-len(run)), start - 1
            sign_start = start
        if end < len(text) and text[end] in VULGAR and value is not None:
            value, end = value + VULGAR[text[end]], end + 1
    if value is None:
        return None
    signed = _SIGN.search(text, max(0, sign_start - 6), sign_start)
    first = signed.start(1) if signed else sign_start
    scaled, value_end, has_scale = _scaled(text, end, value, currency)
    is_word = bool(match["words"])
    amount = Amount(
        first,
        value_end,
        scaled,
        None,
        "",
        "bare",
        value_end,
        None,
        "lexer.bare",
        _sign(signed[1]) if signed else "",
        has_scale or (is_word and value >= 1000),
        is_word,
    )
    return _with_unit(text, amount, currency, country)


def _sign(written: str) -> str:
    return "+" if written.strip().lower() in ("+", "plus") else "-"


def _may_start(text: str, start: int) -> bool:
    """Whether digits here are a number of their own and not part of a word, a code, a time or a fraction."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_#№:/\\@=&":
        return False
    if before in "-–−" and start > 1:
        return not text[start - 2].isalpha()
    return not (before in "'’" and text[start : start + 2].isdigit())


def _scaled(text: str, end: int, value: Decimal, currency: str | None) -> tuple[Decimal, int, bool]:
    """The value with its scale word, where that ends, and whether there is one."""
    found = _SCALE.match(text, end)
    if not found:
        return value, end, False
    word = (found[1] or found[3] or found[4]).lower()
    if (
        found[4]
        and not currency
        and (word in ("b", "t", "mil") or not re.match(r"[ -][a-z]", text[found.end() : found.end() + 2]))
    ):
        return value, end, False
    for part in word.split(" "):
        value *= SCALES[part]
    return value, found.end(), True


def _with_unit(text: str, amount: Amount, currency: str | None, country: str | None) -> Amount | None:
    """The amount with the unit that follows it or the currency before it; None: it runs on into a word."""
    end = amount.end
    if found := _PERCENT.match(text, end):
        unit = "percentage_point" if found["pp"] else "basis_point" if found["bp"] else "percent"
        start = amount.start
        if currency and found["percent"]:
            start = end - len(text[amount.start : end].lstrip("$€£¥ "))
        noun_end, per = per_unit.read_per(text, found.end())
        return replace(
            amount,
            start=start,
            end=found.end(),
            unit=unit,
            kind="percent",
            noun_end=noun_end,
            per=per,
            rule="lexer.percent",
        )
    money = load_currencies()
    if currency:
        named = re.compile(r"[ -](?:worth|U\.?S\.? dollars?|dollars?)\b").match(text, end)
        end = named.end() if named and "worth" not in named[0] else end
        return _money(text, replace(amount, end=end), currency, "lexer.money")
    if found := _CENTS.match(text, end):
        code = "GBP" if found[1].lower() == "pence" else "USD"
        return _money(text, replace(amount, end=found.end(), low=amount.low / 100), code, "lexer.cents")
    if (found := money.after.match(text, end)) and not text[found.end() : found.end() + 1].isdigit():
        name = found[1]
        code = money.of_sign(name, country) if name in "$€£¥" else money.of_name(name, country)
        if not (code == "KRW" and name.lower() == "won" and amount.low < 100):
            return _money(text, replace(amount, end=found.end()), code, "lexer.money_name")
    if found := re.compile(r"[ \u00a0-]pounds?\b", re.IGNORECASE).match(text, end):
        if (country in ("GB", "IE") or amount.has_scale) and not _WEIGHT.match(text, found.end()):
            return _money(text, replace(amount, end=found.end()), "GBP", "lexer.money_name")
    units = load_units()
    if found := units.measure.match(text, end):
        word = " ".join(found[1].replace("-", " ").lower().split())
        canonical = units.measures.get(found[1].lower()) or units.measures.get(word, word)
        noun_end, per = per_unit.read_per(text, found.end())
        per = "day" if found[1].lower() in ("bpd", "b/d") else per
        return replace(
            amount, end=found.end(), unit=canonical, kind="measure", noun_end=noun_end, per=per, rule="lexer.measure"
        )
    if (
        (found := _POINTS.match(text, end))
        and amount.low != 1
        and (found[0][0] != "-" or _POINT_MOVE.match(text, found.end()))
    ):
        return replace(amount, end=found.end(), unit="point", kind="point", noun_end=found.end(), rule="lexer.point")
    after = text[end : end + 1]
    return (
        None
        if after.isalpha() or after == "_" or (after == "-" and text[end + 1 : end + 2].isalpha() and not amount.low)
        else amount
    )


def _money(text: str, amount: Amount, code: str, rule: str) -> Amount:
    noun_end, per = per_unit.read_per(text, amount.end)
    return replace(amount, unit=code, kind="money", noun_end=noun_end, per=per, rule=rule)


def _join(text: str, raw: list[Amount]) -> list[Amount]:
    """Two neighbours that are one range become one amount; the ends of a change stay two."""
    joined: list[Amount] = []
    for amount in raw:
        last = joined[-1] if joined else None
        if last is not None and last.high is None and amount.start - last.end < 16 and _is_range(text, last, amount):
            low = last.low
            if amount.has_scale and not last.has_scale and last.low < amount.low:
                low *= _scale_of(text, amount)
            joined[-1] = replace(
                amount if amount.kind != "bare" else replace(amount, unit=last.unit, kind=last.kind, rule=last.rule),
                start=last.start,
                low=low,
                high=amount.low,
                rule=amount.rule + ".range",
                sign=last.sign,
            )
        else:
            joined.append(amount)
    return joined


def _scale_of(text: str, amount: Amount) -> Decimal:
    digits = read_digits(re.sub(r"[^\d.,]", "", text[amount.start : amount.end]).strip(".,"))
    return amount.low / digits if digits else Decimal(1)


def _is_range(text: str, first: Amount, second: Amount) -> bool:
    gap = text[first.end : second.start]
    if first.is_word != second.is_word:
        return False  # "three – 33 percent, 25 percent and 12 percent" is a list of three
    if not _GAP_RANGE.fullmatch(gap) and not (gap == "" and second.sign == "-"):
        return False
    signed = first.kind == "money" and second.kind == "bare" and text[first.start] in "$€£¥₹₩" and not gap.isspace()
    if first.kind != "bare" and not signed and (first.unit != second.unit or second.kind == "bare"):
        return False
    if (
        first.kind == "bare"
        and (second.kind == "bare" or (1900 <= first.low <= 2100 and not first.has_scale))
        and not (second.has_scale and second.low >= 1000)
    ):
        return False
    lead = text[max(0, first.start - 60) : first.start]
    word = gap.strip().lower().split(" ")[0]
    if word == "and":
        return bool(_BETWEEN.search(lead))
    if word == "or" and first.kind != "bare":
        return False
    scale = _scale_of(text, second) if second.has_scale and not first.has_scale else Decimal(1)
    if not 0 <= first.low * scale < second.low:
        return False
    if word == "to" or word == "up":
        if _FROM.search(lead) and not _RANGING.search(lead):
            return False
        return not (first.kind != "bare" and _CHANGE_SIZE.search(lead))
    return True


def _inherit(text: str, amounts: list[Amount]) -> list[Amount]:
    """A bare number takes the unit of the amount it is listed with: "from 10 to 25 percent", "5, 10 and 15 percent"."""
    for index in range(len(amounts) - 2, -1, -1):
        amount, following = amounts[index], amounts[index + 1]
        if (
            amount.kind != "bare"
            or amount.is_word != following.is_word
            or following.kind not in ("money", "percent", "measure", "point")
        ):
            continue
        if not _LIST_GAP.fullmatch(text[amount.end : following.start]) or _is_year(text, amount):
            continue
        low = amount.low
        if following.has_scale and not amount.has_scale:
            low *= _scale_of(text, following) if following.high is None else Decimal(1)
        amounts[index] = replace(
            amount,
            low=low,
            unit=following.unit,
            kind=following.kind,
            per=following.per,
            noun_end=amount.end,
            rule=following.rule.removesuffix(".range") + ".listed",
        )
    return amounts


def _is_year(text: str, amount: Amount) -> bool:
    written = text[amount.start : amount.end]
    return amount.low == int(amount.low) and 1900 <= amount.low <= 2100 and len(written) == 4


def _with_noun(text: str, amount: Amount) -> Amount:
    """A bare number with the noun it counts; unchanged where it already has a unit; bare where it counts nothing."""
    if amount.kind != "bare":
        return amount
    noun = counted.read_noun(text, amount.end, amount.low, amount.has_scale)
    if noun is None:
        return amount
    if noun.unit == "point":
        return replace(amount, unit="point", kind="point", noun_end=noun.end, rule="lexer.point")
    return replace(
        amount,
        unit=noun.unit,
        kind="counted",
        noun_end=noun.end,
        rule="lexer.counted" + (".range" if amount.high is not None else ""),
    )
