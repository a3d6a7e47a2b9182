"""One numeral with its sign, currency, scale and unit, as the characters next to it tell."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from tasks.figures import per_unit
from tasks.figures.amount import Amount
from tasks.figures.currencies import CONTINENTAL, load_currencies
from tasks.figures.numerals import DIGITS, NUMBER_WORDS, SCALES, VULGAR, read_digits, read_words
from tasks.figures.units import load_units

NUMERAL = re.compile(
    rf"(?P<digits>{DIGITS})|(?P<vulgar>[½¼¾⅓⅔⅛])"
    rf"|(?<![\w-])(?=[aefhonqst])(?P<words>{NUMBER_WORDS})",
    re.IGNORECASE,
)


_SCALE = re.compile(
    r"[ \u00a0\n-]?((?:hundred )?(?:thousand|million|billion|trillion)|hundred)(s?)(?![A-Za-z])"
    r"|[ \u00a0]?(bn|mn|mln|bln|tn|trn|万亿|万|亿|lakh|crore)(?![A-Za-z])"
    r"|(k|m|b|t|mm|mil)(?![A-Za-z])"
    r"| \[(thousand|million|billion|trillion)\]",  # "$2 [billion] to $5 billion" in a quote
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


_FRACTION = re.compile(r"-([1357])/([248])(?![\d/])")


_CENTS = re.compile(r"[ \u00a0-]?(U\.?S\.? cents?|cents?|pence)(?![A-Za-z])", re.IGNORECASE)


_SIGN = re.compile(r"(?:^|(?<=[\s(,\u00a0]))([+\-−–]|minus |plus )$", re.IGNORECASE)


_DOLLARS = re.compile(r"[ -](?:U\.?S\.? )?dollars?\b", re.IGNORECASE)
_POUNDS = re.compile(r"[ \u00a0-]pounds?\b", re.IGNORECASE)
_WEIGHT = re.compile(
    r"\s+(?:of (?!sterling)[a-z]|each|per|a (?:day|year|month)|\([\d.,]+ (?:million )?(?:kilo|kg|ton))", re.IGNORECASE
)


def read_numeral(text: str, match: re.Match[str], country: str | None) -> Amount | None:
    """The amount that a numeral begins, with sign, currency, scale and unit; None: it stands in a word or a code."""
    start, end = match.span()
    currency, first = _currency_before(text, match, country)
    if match["digits"]:
        found = _digits(text, match, currency)
        if found is None:
            return None
        value, start, end = found
        first = first if currency else start
    elif match["vulgar"]:
        if start and text[start - 1].isdigit():
            return None  # taken by the digits before it
        value = VULGAR[match["vulgar"]]
    else:
        told = read_words(match["words"])
        if told is None:
            return None
        value = told
    signed = _SIGN.search(text, max(0, first - 6), first)
    scaled, value_end, has_scale = _scaled(text, end, value, currency)
    is_word = bool(match["words"])
    amount = Amount(
        signed.start(1) if signed else first, value_end, scaled, None, "", "bare", value_end, None, "lexer.bare",
        _sign(signed[1]) if signed else "", has_scale or (is_word and value >= 1000), is_word,
    )  # fmt: skip
    return _with_unit(text, amount, currency, country)


def _currency_before(text: str, match: re.Match[str], country: str | None) -> tuple[str | None, int]:
    """The currency that stands before the digits, and where it begins; None: there is none."""
    start = match.start()
    money = load_currencies()
    prefix = None if match["words"] else money.before.search(text, max(0, start - 6), start)
    return (money.of_sign(prefix[1], country), prefix.start()) if prefix else (None, start)


def _digits(text: str, match: re.Match[str], currency: str | None) -> tuple[Decimal, int, int] | None:
    """The value of a run of digits and its span, ".5" and "2½" included; None: no number of its own."""
    start, end = match.span()
    if currency is None and not _may_start(text, start):
        return None
    value = read_digits(match["digits"], currency in CONTINENTAL)
    if value is None:
        return None
    if currency is None and text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isdigit():
        value, start = value.scaleb(start - end), start - 1
    if (part := _FRACTION.match(text, end)) is not None:  # "$11.69-1/2", "5-3/4 cents"
        decimals = len(match["digits"].partition(".")[2])
        value, end = value + (Decimal(part[1]) / Decimal(part[2])).scaleb(-decimals), part.end()
    if end < len(text) and text[end] in VULGAR:
        value, end = value + VULGAR[text[end]], end + 1
    return value, start, end


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
    word = (found[1] or found[3] or found[4] or found[5]).lower()
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
    found = (
        _percent(text, amount, currency)
        or _money_before(text, amount, currency)
        or _money_after(text, amount, country)
        or _measured(text, amount)
        or _points(text, amount)
    )
    if found is not None:
        return found
    after = text[amount.end : amount.end + 1]
    return None if after.isalpha() or after == "_" else amount


def _percent(text: str, amount: Amount, currency: str | None) -> Amount | None:
    found = _PERCENT.match(text, amount.end)
    if not found:
        return None
    unit = "percentage_point" if found["pp"] else "basis_point" if found["bp"] else "percent"
    start = amount.start
    if currency and found["percent"]:  # "$25%": the sign is a slip
        start = amount.end - len(text[amount.start : amount.end].lstrip("$€£¥ "))
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


def _money_before(text: str, amount: Amount, currency: str | None) -> Amount | None:
    if currency is None:
        return None
    named = _DOLLARS.match(text, amount.end)  # "$50 billion dollars"
    return _money(text, replace(amount, end=named.end() if named else amount.end), currency, "lexer.money")


def _money_after(text: str, amount: Amount, country: str | None) -> Amount | None:
    money = load_currencies()
    if found := _CENTS.match(text, amount.end):
        code = "GBP" if found[1].lower() == "pence" else "USD"
        return _money(text, replace(amount, end=found.end(), low=amount.low / 100), code, "lexer.cents")
    if (found := money.after.match(text, amount.end)) and not text[found.end() : found.end() + 1].isdigit():
        name = found[1]
        code = money.of_sign(name, country) if name in "$€£¥" else money.of_name(name, country)
        if not (code == "KRW" and name.lower() == "won" and amount.low < 100):
            return _money(text, replace(amount, end=found.end()), code, "lexer.money_name")
    found = _POUNDS.match(text, amount.end)
    if found and (country in ("GB", "IE") or amount.has_scale) and not _WEIGHT.match(text, found.end()):
        return _money(text, replace(amount, end=found.end()), "GBP", "lexer.money_name")
    return None


def _measured(text: str, amount: Amount) -> Amount | None:
    units = load_units()
    found = units.measure.match(text, amount.end)
    if not found:
        return None
    if found[1].lower() == "t" and (found[0] != "t" or text.startswith("-", found.end())):
        return None  # "3.5t" are tons, "7 T" and "5 t-shirts" are not
    word = " ".join(found[1].replace("-", " ").lower().split())
    unit = units.measures.get(found[1].lower()) or units.measures.get(word, word)
    noun_end, per = per_unit.read_per(text, found.end())
    per = "day" if found[1].lower() in ("bpd", "b/d") else per
    return replace(amount, end=found.end(), unit=unit, kind="measure", noun_end=noun_end, per=per, rule="lexer.measure")


def _points(text: str, amount: Amount) -> Amount | None:
    found = _POINTS.match(text, amount.end)
    if not found or amount.low == 1 or (found[0][0] == "-" and not _POINT_MOVE.match(text, found.end())):
        return None
    return replace(amount, end=found.end(), unit="point", kind="point", noun_end=found.end(), rule="lexer.point")


def _money(text: str, amount: Amount, code: str, rule: str) -> Amount:
    noun_end, per = per_unit.read_per(text, amount.end)
    per = per or per_unit.read_per_before(text, amount.start)
    return replace(amount, unit=code, kind="money", noun_end=noun_end, per=per, rule=rule)
