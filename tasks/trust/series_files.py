"""Files of official statistics to series: generic CSV with a small header, FRED CSV and JSON, Census JSON, GACC tables.

Every complaint names file and line. A file is taken whole or not at all.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from tasks.errors import UserError
from tasks.trust.gacc_tables import is_gacc, read_gacc
from tasks.trust.series import Loaded, Series, Value, check, checked_series

_CENSUS = "United States Census Bureau"
_FRED = Series(
    "", "", "US", "CN", "", "goods", "USD", "none", "month", "Federal Reserve Bank of St. Louis, from the Census Bureau"
)
# What FRED counts in these series is stated on their pages: millions of dollars, monthly, not adjusted.
FRED = {
    "IMPCH": (1e6, replace(_FRED, series_id="fred_impch", flow="imports", address="https://fred.stlouisfed.org/series/IMPCH",
                           title="US imports of goods from China, customs basis")),
    "EXPCH": (1e6, replace(_FRED, series_id="fred_expch", flow="exports", address="https://fred.stlouisfed.org/series/EXPCH",
                           title="US exports of goods to China, f.a.s. basis")),
}  # fmt: skip
# Census' schedule of countries, and the columns of its API that hold a month's value in dollars.
_COUNTRIES = {"5700": ("CN", "china")}
_COLUMNS = {"ALL_VAL_MO": "exports", "GEN_VAL_MO": "imports"}


def read_series(path: Path, seen: date) -> list[Loaded]:
    """The series of a file, whatever its form. `seen`: the day of values that name no day of release."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(f"{path.name} is not UTF-8") from None
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from error
    found = _read(path.name, text, seen)
    for one in found:
        if not one.values:
            raise UserError(f"{path.name}: {one.series.series_id} has no value")
        check(one)
    return found


def _read(name: str, text: str, seen: date) -> list[Loaded]:
    start = text.lstrip()[:1]
    if start in ("[", "{"):
        try:
            answer = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise UserError(f"{name}, line {error.lineno}: no JSON: {error.msg}") from error
        return [read_census(name, answer, seen)] if isinstance(answer, list) else [read_fred(name, answer, None)]
    if start == "#":
        return [_read_generic(name, text, seen)]
    lines = list(csv.reader(text.splitlines()))
    if lines and len(lines[0]) == 2 and lines[0][0].strip().lower() in ("date", "observation_date"):
        return [_read_fred_csv(name, lines, seen)]
    if is_gacc(lines):
        return read_gacc(name, lines, seen)
    raise UserError(
        f"{name}, line 1: neither a FRED CSV, Census JSON, a GACC table, nor a CSV headed by lines '# key: value'"
    )


def number(cell: str, where: str) -> float:
    """A number of a table. Raises UserError for anything else."""
    try:
        value = float(cell.strip().replace(",", ""))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UserError(f"{where}: {cell!r} is no number")
    return value


def _day(cell: str, where: str) -> date:
    try:
        return date.fromisoformat(cell.strip())
    except ValueError:
        raise UserError(f"{where}: {cell!r} is no day, as 2025-02-05") from None


# ---------------------------------------------------------------- generic


def _read_generic(name: str, text: str, seen: date) -> Loaded:
    """Lines `# key: value` (series, title, reporter, flow, ..., scale), then columns period, value, and more."""
    fields: dict[str, str | None] = {}
    lines = text.splitlines()
    body = 0
    while body < len(lines) and lines[body].startswith("#"):
        key, colon, value = lines[body].lstrip("# ").partition(":")
        if not colon:
            raise UserError(f"{name}, line {body + 1}: the header has lines '# key: value'")
        key = {"series": "series_id"}.get(key.strip(), key.strip())
        if key not in (*Series.__slots__, "scale"):
            raise UserError(f"{name}, line {body + 1}: unknown key {key!r}")
        fields[key] = value.strip()
        body += 1
    scale = number(fields.pop("scale", None) or "1", f"{name}, header")
    series = checked_series(fields, name)
    table = csv.DictReader(lines[body:], restkey="?", strict=True)
    known = {"period", "value", "unit", "released_at", "release_basis", "vintage"}
    if not {"period", "value"} <= set(table.fieldnames or ()) or not set(table.fieldnames or ()) <= known:
        raise UserError(f"{name}, line {body + 1}: the columns are period, value and any of {', '.join(sorted(known))}")
    values = []
    for row in table:
        where = f"{name}, line {body + table.line_num}"
        if "?" in row or None in row.values():
            raise UserError(f"{where}: another number of cells than the header has")
        values.append(_generic_value(row, series, scale, seen, where, "released_at" in (table.fieldnames or ())))
    return Loaded(series, tuple(values))


def _generic_value(row: dict[str, str], series: Series, scale: float, seen: date, where: str, is_dated: bool) -> Value:
    if (unit := row.get("unit", "").strip()) and unit != series.unit:
        raise UserError(f"{where}: mixed units: {unit} in a series of {series.unit}")
    basis = row.get("release_basis", "").strip() or None
    released = _day(row["released_at"], where) if row.get("released_at", "").strip() else None
    if not is_dated:
        released, basis = seen, "seen"
    elif released is not None:
        basis = basis or "release"
    if basis not in (None, "release", "seen") or (basis is None) != (released is None):
        raise UserError(f"{where}: release_basis is release or seen, and stands beside a released_at")
    vintage = row.get("vintage", "").strip() or (released.isoformat() if released else "revised")
    # Rounded: 295401.6 times a million is to be 295401600000.
    value = round(number(row["value"], where) * scale, 2)
    return Value(row["period"].strip(), value, released, basis, vintage, where)


# ---------------------------------------------------------------- FRED


def _fred_series(fred_id: str, where: str) -> tuple[float, Series]:
    if fred_id.strip().upper() not in FRED:
        raise UserError(
            f"{where}: FRED series {fred_id!r} is not known here ({', '.join(FRED)} are): "
            "load it as a CSV with a header that says what it counts"
        )
    return FRED[fred_id.strip().upper()]


def _read_fred_csv(name: str, lines: Sequence[Sequence[str]], seen: date) -> Loaded:
    scale, series = _fred_series(lines[0][1], f"{name}, line 1")
    values = []
    for line, cells in enumerate(lines[1:], 2):
        where = f"{name}, line {line}"
        if len(cells) != 2:
            raise UserError(f"{where}: two cells are expected, not {len(cells)}")
        if cells[1].strip() in (".", ""):  # FRED's sign for no value
            continue
        period = _day(cells[0], where).isoformat()[:7]
        values.append(Value(period, number(cells[1], where) * scale, seen, "seen", seen.isoformat(), where))
    return Loaded(series, tuple(values))


def read_fred(name: str, answer: dict[str, Any], fred_id: str | None) -> Loaded:
    """FRED's observations with their real-time periods: each is a vintage, public from `realtime_start` on."""
    given = answer.get("observations")
    if not isinstance(given, list):
        raise UserError(f"{name}: no list of observations: {str(answer.get('error_message') or answer)[:200]}")
    scale, series = _fred_series(fred_id or str(answer.get("series_id", "")), name)
    values, spans = [], list[tuple[str, date, date, str]]()
    for position, one in enumerate(given, 1):
        where = f"{name}, observation {position}"
        try:
            day, start, end, text = one["date"], one["realtime_start"], one["realtime_end"], one["value"]
        except (TypeError, KeyError):
            raise UserError(f"{where}: needs date, realtime_start, realtime_end and value") from None
        if text == ".":
            continue
        period, first, last = _day(day, where).isoformat()[:7], _day(start, where), _day(end, where)
        for other, begin, stop, place in spans:
            if other == period and first <= stop and begin <= last:
                raise UserError(f"{where}: overlapping vintages of {period}: {place} holds in the same days")
        spans = [span for span in spans if span[0] == period] + [(period, first, last, where)]
        values.append(Value(period, number(text, where) * scale, first, "release", first.isoformat(), where))
    return Loaded(series, tuple(values))


# ---------------------------------------------------------------- Census


def read_census(name: str, answer: list[Any], seen: date) -> Loaded:
    """An answer of the Census Bureau's international-trade API: a header row and one row a month, in dollars."""
    header = answer[0] if answer and isinstance(answer[0], list) else []
    column = next((one for one in _COLUMNS if one in header), None)
    if column is None or "time" not in header or "CTY_CODE" not in header:
        raise UserError(f"{name}, row 1: needs the columns CTY_CODE, time and one of {', '.join(_COLUMNS)}")
    flow, values, codes = _COLUMNS[column], [], {row[header.index("CTY_CODE")] for row in answer[1:2]}
    for position, row in enumerate(answer[1:], 2):
        where = f"{name}, row {position}"
        if not isinstance(row, list) or len(row) != len(header):
            raise UserError(f"{where}: {len(header)} cells are expected")
        cells = dict(zip(header, row, strict=True))
        codes.add(cells["CTY_CODE"])
        if len(codes) > 1 or cells["CTY_CODE"] not in _COUNTRIES:
            raise UserError(
                f"{where}: country {cells['CTY_CODE']!r}: one file holds one country, of {list(_COUNTRIES)}"
            )
        value = number(str(cells[column]), where)
        values.append(Value(str(cells["time"]), value, seen, "seen", seen.isoformat(), where))
    partner, word = _COUNTRIES.get(next(iter(codes), "5700"), ("CN", "china"))
    told = "US general imports of goods from China" if flow == "imports" else "US exports of goods to China"
    series = Series(
        f"census_{flow}_{word}", told, "US", partner, flow, "goods", "USD", "none", "month", _CENSUS,
        "https://www.census.gov/data/developers/data-sets/international-trade.html",
    )  # fmt: skip
    return Loaded(series, tuple(values))
