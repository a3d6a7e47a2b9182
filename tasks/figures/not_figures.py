"""Numbers that say nothing about how much: dates, years, ages, ordinals, sections, products, times, votes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final


@dataclass(frozen=True, slots=True)
class NoFigure:
    """A pattern beside a number that makes it no figure."""

    name: str
    pattern: re.Pattern[str]
    example: str  # its first number is no figure
    kinds: frozenset[str] = frozenset({"bare"})


_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY_OF_MONTH: Final = re.compile(rf"\b{_MONTH} $")
_ANY: Final = frozenset({"bare", "money", "percent", "measure", "counted", "point"})
_IC: Final = re.IGNORECASE

# Matched against the text that ends where the number begins.
BEFORE: Final = (
    NoFigure(
        "date",
        re.compile(rf"\b{_MONTH}(?: \d{{1,2}}(?:-\d+)?,?| \d{{1,2}} ?(?:-|–|to|and|or))? $"),
        "It starts on Nov. 10 of that year.",
    ),
    NoFigure(
        "section",
        re.compile(
            r"\b(?=(?s:.{1,24})$)(?:section|sections|article|articles|chapter|chapters|title|part|paragraph|annex|appendix|table"
            r"|figure|rule|rules|clause|item|page|p\.|pp\."
            r"|list|list\s\d,|phase|tier|level|stage|round|step|class|grade|schedule|schedules|order|orders"
            r"|announcement|announcements|notice|directive|decree|resolution"
            r"|proclamation|regulation|law|bill|act|h\.r\.|s\.|no\.|nos\.|number|numbers|№|hts|hs|heading"
            r"|headings|subheading|code|covid|windows|channel"
            r"|room|gate|terminal|pier|route|highway|interstate|boeing|airbus|model|type|series|version|day|week"
            r"|year|chapter|group of|g|q|no|part|volume|vol\.|episode"
            r"|sept|world war|super bowl|article xx|formula|falcon|apollo|agenda|vision|area|top|tranche|ver"
            r"|iphone|galaxy|mate|kirin|ascend|snapdragon|core|rtx|xeon|page"
            r"|made in china|factbox|psalm|verse|appendix|annex|case no\.|docket|exhibit|fig\.|unit|line|lane"
            r"|building|block|apt\.|suite|floor|box)"
            r"[ \u00a0](?:no\. ?)?$",
            _IC,
        ),
        "The tariffs rest on Section 301 of the law.",
    ),
    NoFigure(
        "section_list",
        re.compile(
            r"\b(?:sections?|articles?|chapters?|announcements?|orders?|phases?|lists?|nos?\."
            r"|annexes)\s(?:nos?\. )?[\d., ]{1,24}(?:(?:,|and|or|to|&|-) ?){1,2}(?:no\. )?$",
            _IC,
        ),
        "Chapters 84 and 85 are covered.",
    ),
    NoFigure(
        "index_name",
        re.compile(
            r"\b(?:Standard (?:&|and) Poor['’]s|S&P|S&amp;P|Fortune|CSI|CAC|DAX|FTSE|Nikkei|Topix|Russell|Dow"
            r"|TSX|ASX|Kospi|STOXX"
            r"|Stoxx Europe|Euro Stoxx|Shanghai|Star|Nasdaq|MSCI|SSE|Shenzhen|Forbes|Global|Hurun|G-?)[ -]?$"
        ),
        "The S&P 500 closed.",
    ),
    NoFigure("age", re.compile(r"\b(?:aged?|ages|age of) $", _IC), "The worker, aged 54, lost the job."),
    NoFigure("clock", re.compile(r"\b(?:at|by|until|around|about|before|after|from) (?=$)", _IC), "", frozenset()),
    NoFigure(
        "phone",
        re.compile(r"(?:tel|phone|fax|call|text|hotline)[:.]? ?(?:\+?[\d()-]{1,6}[ -]){0,3}$", _IC),
        "Phone: 5551234 for details.",
    ),
    NoFigure(
        "identifier",
        re.compile(r"(?:https?:|www\.|@|/|\bUTC|\bGMT)[^\s]{0,80}$", _IC),
        "See http://example.org/a-12345 for more.",
        _ANY,
    ),
)

# Matched against the text that starts where the number ends.
AFTER: Final = (
    NoFigure(
        "date",
        re.compile(rf"(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}\b(?! (?:rise|tariff|increase))"),
        "It ends on 12 August this year.",
    ),
    NoFigure(
        "clock",
        re.compile(r"(?::\d\d)?\s?(?:[ap]\.?m\.?\b|o['’]clock|hrs?\b|GMT|EST|EDT|ET\b|BST|CET|noon)", _IC),
        "It opens at 9 a.m. local time.",
    ),
    NoFigure("clock_colon", re.compile(r":\d\d\b"), "It opens at 9:30 local time."),
    NoFigure("age", re.compile(r"[ -]years?[ -]olds?\b", _IC), "A 54-year-old worker."),
    NoFigure(
        "panel",
        re.compile(r"-(?:judge|member|man|person|nation|party|way|step|part|stage|tier|star|story|page)\b", _IC),
        "A three-judge panel ruled.",
        frozenset({"bare", "counted"}),
    ),
    NoFigure(
        "duration",
        re.compile(
            r"(?:[ -]?(?:to|or|and|-|–) ?\d+)?[ -](?:(?:more|consecutive|straight|working|business|calendar|full"
            r"|long|successive|additional|extra|other) )?"
            r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)|quarters?|nights?"
            r"|mins?|weekdays?|semesters?)\b",
            _IC,
        ),
        "The 90-day truce is over.",
        frozenset({"bare", "counted"}),
    ),
    NoFigure(
        "rounds",
        re.compile(
            r"[ -](?:(?:more|further|other|new|previous|earlier|official|formal|face-to-face|high-level"
            r"|intense) ){0,2}(?:rounds?|sessions?|meetings?|talks|summits?|visits?|phone calls?|calls|pages?"
            r"|paragraphs?|chapters"
            r"|articles|sections|members?(?: of| states?)|member (?:bloc|union|group|nation)|senators?"
            r"|lawmakers?|congress\w+|leaders?|guests?|delegates?|votes?|seats?|sides?|steps?|points? plan|stars?"
            r"|words?|goals?|wickets|runs|gold medals?|medals?)\b",
            _IC,
        ),
        "After 13 rounds of talks they met.",
        frozenset({"bare", "counted"}),
    ),
    NoFigure(
        "score",
        re.compile(r"-\d{1,3}\b(?!\s?(?:percent|per cent|%|million|billion|basis))"),
        "The Senate voted 52-48 for it.",
    ),
    NoFigure("ordinal", re.compile(r"(?:st|nd|rd|th)\b", _IC), "The 14th summit was held."),
    NoFigure(
        "product",
        re.compile(r"(?:[ -]?(?:MAX|Max|ER|Pro|Plus|Dreamliner|nm\b|nanomet\w+|-?inch|mm\b|-foot\b)|[A-Z]\b)"),
        "The 737 MAX was grounded.",
    ),
    NoFigure(
        "trade_law",
        re.compile(
            r"(?:(?:,|/| and) ?\d{3})? (?:investigations?|probes?|tariffs?|duties|actions?|reports?|lists?"
            r"|reviews?|exclusions?|measures?|cases?|authority|national security|petitions?)\b",
            _IC,
        ),
        "A 301 investigation was launched.",
    ),
    NoFigure(
        "idiom",
        re.compile(r" (?:birds? with one stone|cents(?:['’]| worth)|sides of the same|heads are better)", _IC),
        "It kills two birds with one stone.",
        _ANY,
    ),
    NoFigure("footnote", re.compile(r"\]"), "They agreed.[12] It holds.", _ANY),
)
_TRADE_LAWS: Final = frozenset({"122", "201", "232", "301", "337", "338", "421", "201,", "701", "731"})
_YEAR: Final = re.compile(r"(?:1[6-9]|20|21)\d\d")
_HALF_YEAR = re.compile(r"(?:19|20)\d\d[-–/](?:\d\d|\d{4})")
_OF_YEAR: Final = re.compile(r"\b(?:in|of|constant|real|into) $", _IC)
_LIST_ITEM: Final = re.compile(r"(?:^|\n)\s*\(?$")
_LIST_CLOSE: Final = re.compile(r"[.)](?:\s|$)")


def is_day_of_month(text: str, start: int) -> bool:
    """Whether a number that begins here follows the name of a month."""
    return bool(_DAY_OF_MONTH.search(text, max(0, start - 12), start))


def is_none(text: str, start: int, end: int, kind: str, value: Decimal) -> bool:
    """Whether the number at this span is no figure."""
    if kind in ("times", "fraction"):
        return False
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    written = text[start:end]
    if kind == "money" and _YEAR.match(written) and _OF_YEAR.search(before) and "," not in written:
        return True  # "in constant 2013 dollars"
    if (written.lower().startswith("401") and after[:3].lower() in ("(k)",)) or written.lower() == "401k":
        return True  # a retirement plan
    if written == "3M" and kind != "money":
        return True  # the firm
    if kind == "bare":
        if _YEAR.fullmatch(written) or _HALF_YEAR.fullmatch(written):
            return True
        if _LIST_ITEM.search(before) and _LIST_CLOSE.match(after):
            return True
    for rule in BEFORE:
        if kind in rule.kinds and rule.pattern.search(before):
            return True
    for rule in AFTER:
        if kind in rule.kinds and rule.pattern.match(after):
            if rule.name == "trade_law" and written not in _TRADE_LAWS:
                continue
            return True
    return False
