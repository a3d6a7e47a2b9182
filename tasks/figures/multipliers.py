"""Multipliers and fractions written in words: "double", "three-fold", "half of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tasks.figures.numerals import WORDS, read_digits


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A multiplier or a fraction with its span."""

    start: int
    end: int
    value: Decimal
    unit: str  # times | percent | percentage_point
    kind: str  # times | fraction | percent
    rule: str


_STEMS: Final = {
    "doubl": Decimal(2),
    "tripl": Decimal(3),
    "trebl": Decimal(3),
    "quadrupl": Decimal(4),
    "quintupl": Decimal(5),
    "halv": Decimal("0.5"),
}
_PARTS: Final = {
    "half": Decimal(50),
    "third": Decimal("33.3"),
    "quarter": Decimal(25),
    "fourth": Decimal(25),
    "fifth": Decimal(20),
    "sixth": Decimal("16.7"),
    "seventh": Decimal("14.3"),
    "eighth": Decimal("12.5"),
    "ninth": Decimal("11.1"),
    "tenth": Decimal(10),
}
_TENTHS: Final = {
    "tenth": Decimal("0.1"),
    "quarter": Decimal("0.25"),
    "hundredth": Decimal("0.01"),
    "half": Decimal("0.5"),
    "third": Decimal("0.333"),
    "fifth": Decimal("0.2"),
}
_COUNT: Final = "|".join(w for w in WORDS if w not in ("zero", "dozen"))
_OF: Final = r"(?=\ (?:of|the|that|its|their|his|those|as|what|all|our)\b)"

_PATTERN: Final = re.compile(
    rf"""
    (?<!\w)(?=\d|an?[ -]|doubl|tripl|trebl|qu(?:adrupl|intupl|arter)|hal[fv]|t(?:wice|hrice)|{_COUNT})(?:
    (?P<stem>(?<![\w-])(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:es|ed|ing|e)(?![\w-]))
  | (?P<fold>(?<![\w-])(?:(?:{_COUNT})[ -]?fold|\d+(?:\.\d+)?[ -]?fold)(?![\w]))
  | (?P<twice>(?<![\w-])(?:twice|thrice)(?=\ (?:as\ |the\ |that\ |what\ |its\ |their\ |more|larger|bigger|higher)))
  | (?P<times>(?<![\w-])(?:(?P<n>(?:{_COUNT})(?:-(?:{_COUNT}))?|\d+(?:\.\d+)?)(?:\ to\ (?:{_COUNT}|\d+))?\ times)
      (?=\ (?:as|the|that|what|its|their|more|larger|bigger|higher|greater|over|faster|lower|smaller|those
        |last\ \w+['’]s)\b(?!\ (?:they|we|he|she)\b)))
  | (?P<factor>(?<=\bfactor\ of\ )(?:\d+(?:\.\d+)?|(?:{_COUNT}))(?![\w.,]*\d|\w))
  | (?P<x>(?<![\w.,$€£¥-])\d+(?:\.\d+)?[x×](?![\w]))
  | (?P<point>(?<![\w-])(?:a\ )?(?:half|quarter|three-quarters)(?:\ of)?(?:\ an?)?
      [\ -](?:percentage[\ -])?point(?![\w]))
  | (?P<tenths>(?<![\w-])(?:an?|one|two|three|four|five|six|seven|eight|nine)
      [\ -](?:tenths?|quarters?|hundredths?|half|thirds?|fifths?)
      \ of\ (?:an?|one|1)\ (?:percentage\ )?(?:point|percent|per\ cent)(?![\w]))
  | (?P<percent>(?<![\w-])(?:half|quarter)(?:\ of)?(?:\ an?|\ of\ one)[\ ](?:percent|per\ cent)(?![\w]))
  | (?P<part>(?<![\w-])(?:(?:(?P<k>an?|one|two|three|four|five|six|seven|eight|nine)[\ -])
      (?:halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)
      (?=\ (?:of|the|that|its|their|as|more|less|lower|higher|on|in|from|to|since|drop|decline|cut|fewer)\b|[.,;)]|$)
    | half{_OF}|one-half(?![\w-])
    | (?:(?<=\bby\ )|(?<=\bby\ more\ than\ )|(?<=\bby\ nearly\ )|(?<=\bby\ almost\ )|(?<=\bby\ about\ ))half(?![\w-]))))
    """,
    re.IGNORECASE | re.VERBOSE,
)

# What the words before or after take the meaning of a multiplier away.
_NOT_BEFORE: Final = re.compile(
    r"\b(?:first|second|latter|other|final|last|fiscal|this|next|previous|third|fourth|that|each|every|per|back"
    r"|better|early|late|mid|past|the) $",
    re.IGNORECASE,
)
_NOT_AFTER: Final = re.compile(
    r"[ -](?:down|standards?|digits?|blow|whammy|check\w*|taxation|counting|agent|edged|duty|tracking"
    r"|circulation|bind|act|jeopardy|decker|up on|eleven|11"
    r"|dealing|bogey|speak|talk|whamm\w+|crown|bottom|threat|play|trouble|hundred|thousand|million|billion"
    r"|trillion|-?hour|-?time|-?life|-?year|-?way|-?track\w*)\b",
    re.IGNORECASE,
)
_PERIOD_AFTER: Final = re.compile(
    r" of (?:(?:the|this|last|next|that|calendar|fiscal|a) )*(?:year|month|week|decade|century|quarter|(?:19"
    r"|20)\d\d|hour|day|game)\b"
    r"| (?:a|an) (?:year|month|week|day|hour|dozen|mile|mind)\b| in a row| in succession| running\b| straight\b"
    r"|-(?:year|hour|mile|day|century)",
    re.IGNORECASE,
)

EXAMPLES: Final = (
    ("China and the United States agreed to double the number of flights.", "double", "2", "times"),
    ("Exports more than tripled.", "tripled", "3", "times"),
    ("Trade grew by a factor of 4.4.", "4.4", "4.4", "times"),
    ("The plan halved the duty.", "halved", "0.5", "times"),
    ("There was a three-fold rise.", "three-fold", "3", "times"),
    ("It is three times the size of the other.", "three times", "3", "times"),
    ("Prices are twice as high.", "twice", "2", "times"),
    ("About two-thirds of the imports are parts.", "two-thirds", "66.7", "percent"),
    ("Half of the firms lost orders.", "Half", "50", "percent"),
    ("A half percentage point was cut.", "A half percentage point", "0.5", "percentage_point"),
)


def read_multipliers(text: str) -> Iterator[Multiplier]:
    """Multipliers and fractions of a text in its order."""
    for found in _PATTERN.finditer(text):
        start, end = found.span()
        after = text[end : end + 40]
        if (
            _NOT_AFTER.match(after)
            or _PERIOD_AFTER.match(after)
            or (found[0] == "doubles" and after.startswith(" as "))
        ):
            continue
        if found["tenths"]:
            words = re.split(r"[ -]", found[0].lower())
            value = WORDS.get(words[0], Decimal(1)) * _TENTHS[words[1].removesuffix("s")]
            unit = "percentage_point" if words[-1] == "point" else "percent"
            yield Multiplier(start, end, value, unit, "percent", "tenths")
        elif found["part"]:
            if _NOT_BEFORE.search(text, max(0, start - 12), start) or after.startswith("-"):
                continue
            value = _fraction(found[0])
            yield Multiplier(start, end, value, "percent", "fraction", "fraction")
        elif found["point"] or found["percent"]:
            low = found[0].lower()
            amount = Decimal("0.75") if "three" in low else Decimal("0.5") if "half" in low else Decimal("0.25")
            if "percent" not in low and "point" in low and "-" not in low:
                continue
            yield Multiplier(
                start, end, amount, "percent" if found["percent"] else "percentage_point", "percent", "half_point"
            )
        else:
            times = _times(found)
            if times is not None:
                if (
                    found["stem"]
                    and _NOT_BEFORE.search(text, max(0, start - 12), start)
                    and found[0].lower() == "double"
                ):
                    continue
                yield Multiplier(start, end, times, "times", "times", "multiplier")


def _times(found: re.Match[str]) -> Decimal | None:
    word = found[0].lower()
    if found["stem"]:
        return next(value for stem, value in _STEMS.items() if word.startswith(stem))
    if found["twice"]:
        return Decimal(2 if word == "twice" else 3)
    if found["x"]:
        return read_digits(word[:-1])
    if found["factor"]:
        return read_digits(word) if word[0].isdigit() else WORDS[word]
    number = found["n"].lower() if found["times"] else re.sub(r"[ -]?fold$", "", word)
    if number[0].isdigit():
        return read_digits(number)
    return sum((WORDS[part] for part in number.split("-")), Decimal(0))


def _fraction(phrase: str) -> Decimal:
    """Percent that a fraction makes, to one decimal as readers write it."""
    words = re.split(r"[ -]", phrase.lower())
    count = WORDS.get(words[0], Decimal(1)) if len(words) > 1 else Decimal(1)
    name = words[-1].removesuffix("s")
    name = "half" if name.startswith("hal") else name
    if count == 2 and name == "third":
        return Decimal("66.7")
    return _PARTS[name] * count
