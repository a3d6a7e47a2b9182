"""The ways of writing a date, each with an example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tasks.dates import meanings
from tasks.dates.calendar import COUNTS, Told

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun[e.]?|Jul[y.]?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_NO_AMOUNT = r"(?!\d|[.,]\d|:\d|\s?%|\s?per ?cent|[- ][mbtMBT](?:illion|rillion|n\b)|-(?:\w+-)?(?:year|month|day))"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?" + _NO_AMOUNT
_Y4 = r"(?:19[5-9]\d|20[0-4]\d)"
_YEAR = _Y4 + _NO_AMOUNT
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\."
_TO = r"(?:\s?[-–—]\s?|\s+(?:to|through|until|till)\s+)"
_BETWEEN = r"(?P<b>[Bb]etween\s+)?"
_AND = rf"(?(b)\s+and\s+|{_TO})"
_OF_YEAR = rf"(?:,?\s+(?:(?:of|in)\s+)?(?P<y>{_YEAR}|(?:the|this|last|next)\s+(?:calendar\s+)?year))"
_NUMBER = r"(?:an?|\d{1,3}|" + "|".join(COUNTS[1:]) + r"|(?:a\s+)?(?:couple|few)(?:\s+of)?|several)"
_UNIT = r"(?:day|week|month|quarter|year)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a date."""

    name: str
    pattern: str
    resolve: Callable[[dict[str, str], Told], str | None]
    example: str  # published on Tuesday 2023-08-29 and told in the past
    iso: str


# The first rule that matches at the leftmost place decides: what tells more stands before what tells less.
RULES = (
    Rule(
        "numeric",
        rf"(?P<y>{_Y4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)",
        meanings.read_numeric,
        "2023-05-12",
        "2023-05-12",
    ),
    Rule(
        "days",
        rf"{_BETWEEN}(?P<m>{_MONTH})\s(?P<d>{_DAY})(?:,?\s(?P<x>{_YEAR}),?)?{_AND}(?P<n>{_MONTH})\s(?P<e>{_DAY}){_OF_YEAR}?",
        meanings.read_days,
        "from Jan. 1 to March 31",
        "2023-01-01/2023-03-31",
    ),
    Rule(
        "days of one month",
        rf"{_BETWEEN}(?P<m>{_MONTH})\s(?P<d>{_DAY}){_AND}(?P<e>{_DAY}){_OF_YEAR}?",
        meanings.read_days,
        "August 27 to 29",
        "2023-08-27/2023-08-29",
    ),
    Rule(
        "days, British",
        rf"{_BETWEEN}(?P<d>\d\d?){_AND}(?P<e>{_DAY})\s(?P<m>{_MONTH}){_OF_YEAR}?",
        meanings.read_days,
        "10-11 May 2023",
        "2023-05-10/2023-05-11",
    ),
    Rule(
        "months",
        rf"{_BETWEEN}(?P<m>{_MONTH})(?:\s(?P<x>{_YEAR}))?{_AND}(?P<n>{_MONTH}){_OF_YEAR}?(?!\s\d)",
        meanings.read_months,
        "from December 2022 to March 2023",
        "2022-12/2023-03",
    ),
    Rule(
        "years",
        rf"{_BETWEEN}(?P<x>{_Y4}){_AND}(?P<y>{_YEAR})",
        meanings.read_years,
        "between 2003 and 2017",
        "2003/2017",
    ),
    Rule("split year", rf"(?P<x>{_Y4})[-–/](?P<y>\d\d)(?![\d-])", meanings.read_years, "in 2018-19", "2018/2019"),
    Rule(
        "full date",
        rf"(?:{_WEEKDAY},?\s)?(?P<m>{_MONTH})\s(?P<d>{_DAY}),?\s(?P<y>{_YEAR})",
        meanings.read_full,
        "on May 12, 2022",
        "2022-05-12",
    ),
    Rule(
        "full date, British",
        rf"(?:{_WEEKDAY},?\s)?(?:the\s)?(?P<d>{_DAY})\s(?:of\s)?(?P<m>{_MONTH}),?\s(?P<y>{_YEAR})",
        meanings.read_full,
        "on 12 May 2022",
        "2022-05-12",
    ),
    Rule(
        "day",
        rf"(?:{_WEEKDAY},?\s)?(?P<m>{_MONTH})\s(?P<d>{_DAY})(?:,?\s(?:of\s)?(?P<y>(?:last|this|next)\syear))?",
        meanings.read_day,
        "on Tuesday, Oct. 12",
        "2022-10-12",
    ),
    Rule(
        "day, British",
        rf"(?:{_WEEKDAY},?\s)?(?:the\s)?(?P<d>{_DAY})\s(?:of\s)?(?P<m>{_MONTH})",
        meanings.read_day,
        "by the 12 August deadline",
        "2023-08-12",
    ),
    Rule(
        "end of",
        rf"(?i:(?:the\s)?end\sof\s)(?P<m>{_MONTH})(?:\s(?:of\s)?(?P<y>{_YEAR}))?",
        meanings.read_end,
        "until the end of March 2024",
        "2024-03-31",
    ),
    Rule(
        "end of year",
        rf"(?i:(?:the\s)?end\sof\s)(?P<y>{_YEAR}|(?i:the|this|last|next)\syear)|(?i:year-end|(?:the\s)?year['’]s\send)\b",
        meanings.read_end,
        "by the end of the year",
        "2023-12-31",
    ),
    Rule(
        "quarter of a month",
        rf"(?P<m>March|June|September|December)[\s-]quarter\b{_OF_YEAR}?",
        meanings.read_month_quarter,
        "in the June quarter",
        "2023-Q2",
    ),
    Rule(
        "months up to",
        rf"(?i:(?P<c>{_NUMBER})[\s-]months?\s(?:period\s)?(?:up\s)?(?:to|through|ended|ending|until)(?:\sin)?\s)(?P<m>{_MONTH})(?!\s\d\d?\b){_OF_YEAR}?",
        meanings.read_months_to,
        "in the 12 months through June",
        "2022-07/2023-06",
    ),
    Rule(
        "month",
        rf"(?:(?P<w>(?i:last|next|this))\s|(?i:early|mid|late)[\s-])?(?P<m>{_MONTH}){_OF_YEAR}?(?!\s[A-Z][a-z])",
        meanings.read_month,
        "in March",
        "2023-03",
    ),
    Rule(
        "quarter",
        rf"(?i:(?P<o>first|second|third|fourth|final|last)[\s-]quarter)(?!-century|s)\b{_OF_YEAR}?",
        meanings.read_quarter,
        "in the fourth quarter",
        "2022-Q4",
    ),
    Rule("quarter, short", rf"(?P<h>Q)(?P<q>[1-4])\b{_OF_YEAR}?", meanings.read_quarter, "in Q2 2023", "2023-Q2"),
    Rule("quarter, wire", rf"(?P<q>[1-4])(?P<h>Q)\b{_OF_YEAR}?", meanings.read_quarter, "in 2Q", "2023-Q2"),
    Rule(
        "half of a month",
        rf"(?i:(?P<o>first|second|latter)[\s-]half\sof)\s(?P<m>{_MONTH})\b{_OF_YEAR}?",
        meanings.read_half_month,
        "in the first half of March",
        "2023-03-01/2023-03-15",
    ),
    Rule(
        "half",
        rf"(?i:(?P<o>first|second|latter)[\s-]half)\b{_OF_YEAR}?",
        meanings.read_half,
        "the first half of 2024",
        "2024-01/2024-06",
    ),
    Rule("half, short", rf"H(?P<o>[12])\b{_OF_YEAR}", meanings.read_half, "in H2 2022", "2022-07/2022-12"),
    Rule(
        "first days",
        rf"(?i:first\s(?P<e>\d\d?)\sdays\s(?:of|in)\s)(?P<m>{_MONTH}){_OF_YEAR}?",
        lambda g, told: meanings.read_days(g | {"d": "1"}, told),
        "in the first 20 days of August",
        "2023-08-01/2023-08-20",
    ),
    Rule(
        "first months",
        rf"(?i:first\s(?P<c>{_NUMBER})\s(?P<u>months|quarters)){_OF_YEAR}?",
        meanings.read_first_months,
        "in the first seven months of the year",
        "2023-01/2023-07",
    ),
    Rule(
        "last months",
        rf"(?i:(?:last|past|previous|preceding)\s(?P<c>{_NUMBER})\smonths)",
        meanings.read_last_months,
        "over the past three months",
        "2023-05/2023-07",
    ),
    Rule(
        "anchored",
        rf"(?i:an?\s(?P<u>{_UNIT})\s(?:earlier|before|prior)|the\s(?:previous|prior|preceding)\s(?P<v>{_UNIT}))\b",
        lambda g, told: meanings.read_anchored({"u": (g.get("u") or g["v"]).lower()}, told),
        "exports in July compared with a year earlier",
        "2022-07",
    ),
    Rule("ago", rf"(?i:(?P<c>{_NUMBER})\s(?P<u>{_UNIT})s?\sago)\b", meanings.read_ago, "two days ago", "2023-08-27"),
    Rule(
        "relative",
        rf"(?i:(?:(?:earlier|later|late|early|so\sfar)\s)?(?P<w>this|last|past|next|coming|current|the)\s(?P<u>weekend|{_UNIT}))\b",
        lambda g, told: (
            None
            if g["u"].lower() == "day" or (g["w"].lower() == "the" and g["u"].lower() != "weekend")
            else meanings.read_relative(g | {"u": g["u"].lower()}, told)
        ),
        "earlier this month",
        "2023-08",
    ),
    Rule(
        "deictic", r"(?i:(?P<w>today|yesterday|tomorrow|tonight))\b", meanings.read_deictic, "yesterday", "2023-08-28"
    ),
    Rule(
        "weekdays",
        rf"(?P<v>{_WEEKDAY})(?:\s(?:to|through|until|and)\s|\s?[-–]\s?)(?P<w>{_WEEKDAY})(?![a-z])",
        meanings.read_weekdays,
        "from Friday to Sunday",
        "2023-08-25/2023-08-27",
    ),
    Rule(
        "weekday",
        rf"(?:(?i:(?P<p>last|next|this|later(?:\son)?))\s)?(?P<w>{_WEEKDAY}|{_SHORT_WEEKDAY}(?=\s[a-z]))(?![a-z])",
        lambda g, told: meanings.read_weekday(g | {"p": (g.get("p") or "").split(" ")[0]}, told),
        "said on Monday",
        "2023-08-28",
    ),
    Rule(
        "fiscal year",
        rf"(?i:fiscal(?:\syear)?\s|FY\s?)(?P<y>{_YEAR}|\d\d\b)",
        meanings.read_fiscal,
        "in fiscal 2022",
        "2021-10/2022-09",
    ),
    Rule("decade", r"(?P<y>(?:19|20)\d0)['’]?s\b", meanings.read_decade, "in the 1980s", "1980/1989"),
    Rule(
        "year of a figure",
        rf"(?P<y>{_Y4})(?=\s(?:[A-Za-z.]+[\s-]){{0,2}}(?:growth|expansion|sales|exports|imports|output|revenues?|profits?|earnings|inflation"
        r"|production|GDP|deficit|surplus)\b(?!\s(?:jobs|people|staff|workers|offices|outlets)))",
        lambda g, told: g["y"],
        "China's 2017 economic growth",
        "2017",
    ),
    Rule(
        "year",
        rf"(?P<y>{_YEAR})(?P<s>['’]s\b)?(?!\s(?:jobs|people|cars|points|tons|\w+s\sof))",
        meanings.read_bare_year,
        "in 2017",
        "2017",
    ),
)
