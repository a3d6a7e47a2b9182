"""Tables of China's customs (GACC) by country, saved as CSV: China's exports to and imports from the United States.

Title with month and year, a unit, a head with Export and Import (each a month and a total since January), countries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tasks.errors import UserError
from tasks.trust.series import Loaded, Series, Value

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TITLE = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\.?,?\s+(20\d\d)\b", re.IGNORECASE)
_UNITS = (
    (re.compile(r"US\$\s*1?\s*Million|USD\s*Million|Million\s*USD", re.IGNORECASE), "USD", 1e6),
    (re.compile(r"US\$\s*1?,?000\b|USD\s*1?,?000\b|thousand\s*USD", re.IGNORECASE), "USD", 1e3),
    (re.compile(r"(RMB|CNY|yuan)\s*(100|hundred)\s*million", re.IGNORECASE), "CNY", 1e8),
    (re.compile(r"(RMB|CNY|yuan)\s*1?\s*million", re.IGNORECASE), "CNY", 1e6),
    (re.compile(r"(RMB|CNY|yuan)\s*10,?000\b", re.IGNORECASE), "CNY", 1e4),
)
_PARTNER = re.compile(r"\s*(the\s+)?(united states( of america)?|u\.?s\.?a?\.?)\s*", re.IGNORECASE)
_ADDRESS = "http://english.customs.gov.cn/statics/report/preliminary.html"
Lines = Sequence[Sequence[str]]


def is_gacc(lines: Lines) -> bool:
    """Whether the first lines look like such a table."""
    head = " ".join(" ".join(cells) for cells in lines[:6])
    return bool(_TITLE.search(head)) and "export" in head.lower() and "import" in head.lower()


def read_gacc(name: str, lines: Lines, seen: date) -> list[Loaded]:
    """Exports and imports of the month, and of the year where the table ends with December."""
    from tasks.trust.series_files import number

    head = " ".join(" ".join(cells) for cells in lines[:6])
    title = _TITLE.search(head)
    units = {(unit, scale) for pattern, unit, scale in _UNITS if pattern.search(head)}
    if title is None or len(units) != 1:
        raise UserError(f"{name}, line 1: {'no unit' if not units else 'mixed units'} in the head of the table")
    unit, scale = units.pop()
    year, month = title[2], _MONTHS.index(title[1][:3].lower()) + 1
    columns = _columns(name, lines)
    places = [at for at, cells in enumerate(lines) if cells and _PARTNER.fullmatch(cells[0])]
    if len(places) != 1:
        raise UserError(f"{name}: {len(places)} lines for the United States where there must be one")
    cells, where = lines[places[0]], f"{name}, line {places[0] + 1}"
    found = []
    for flow, column in columns.items():
        for frequency, at, period in (("month", column, f"{year}-{month:02}"), ("year", column + 1, year)):
            if frequency == "year" and month != 12:
                continue
            if at >= len(cells):
                raise UserError(f"{where}: the {flow} are missing")
            value = round(number(cells[at], where) * scale, 2)
            one = Value(period, value, seen, "seen", seen.isoformat(), where)
            found.append(Loaded(_series(flow, unit, frequency), (one,)))
    return found


def _columns(name: str, lines: Lines) -> dict[str, int]:
    for line, cells in enumerate(lines[:8]):
        words = [cell.strip().lower() for cell in cells]
        found = {
            flow: next((at for at, word in enumerate(words) if word.startswith(start)), -1)
            for flow, start in (("exports", "export"), ("imports", "import"))
        }
        # "Export & Import" of a title is one cell; the head has a cell for each.
        if min(found.values()) >= 0 and found["exports"] != found["imports"]:
            below = lines[line + 1] if line + 1 < len(lines) else []
            for flow, at in found.items():
                if at + 1 >= len(below) or not re.match(r"\s*(1\s*(to|-)|jan|cumul|ytd)", below[at + 1], re.IGNORECASE):
                    raise UserError(
                        f"{name}, line {line + 2}: under {flow} a month and the total since January are expected"
                    )
            return found
    raise UserError(f"{name}: no head with a column Export and a column Import")


def _series(flow: str, unit: str, frequency: str) -> Series:
    told = "exports of goods to" if flow == "exports" else "imports of goods from"
    return Series(
        f"gacc_{flow}_us_{frequency}_{unit.lower()}", f"China's {told} the United States", "CN", "US", flow, "goods",
        unit, "none", frequency, "General Administration of Customs of China", _ADDRESS,
    )  # fmt: skip
