"""The files of reference/measures read strictly: what is not understood is refused with file and block."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from tasks.errors import UserError
from tasks.measures.links import broken_links, spelt_out
from tasks.measures.spine import BASES, CHANGES, INSTRUMENTS, KINDS, SCOPES, STEPS, WITHOUT_EFFECT, Measure, Step
from tasks.reference.goods import load_goods
from tasks.reference.registry import default_directories

_TEXTS: Final = frozenset(
    [
        "id",
        "title",
        "imposer",
        "kind",
        "change",
        "amends",
        "instrument",
        "body",
        "goods",
        "scope",
        "rate_unit",
        "basis",
        "document",
        "address",
        "second_address",
        "notes",
    ]
)
_LISTS: Final = frozenset(["targets", "goods_names", "hs", "adds_to", "excludes"])
_DATES: Final = frozenset(["announced", "from", "until", "reviewed"])
_KEYS: Final = _TEXTS | _LISTS | _DATES | {"rate", "other_rates", "covered_usd", "is_verified", "reviewed", "steps"}
_NEEDED: Final = ("id", "title", "imposer", "targets", "kind", "instrument", "body", "announced")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2}")
_HS = re.compile(r"(\d{2})-(\d{2})|\d{2}|\d{4}|\d{6}|\d{8}|\d{10}")
# The texts of these are official; a verified act with another address needs a second account of another host.
_OFFICIAL: Final = (".gov", ".gov.cn", "gov.cn", ".wto.org", ".mil")


class MeasureError(UserError):
    """Measure files that cannot be used; the message names file, block and what is wrong, a line for each."""


@lru_cache(maxsize=4)
def read_measures(directories: tuple[Path, ...]) -> tuple[Measure, ...]:
    """The acts of these directories by day of announcement; a block of a later one takes the place of ours with its id.

    Raises MeasureError with every problem that was found.
    """
    problems: list[str] = []
    found: dict[str, Measure] = {}
    for directory in directories:
        seen: dict[str, str] = {}
        for path in sorted((directory / "measures").glob("*.toml")):
            for entry in _blocks(path, problems):
                where = f'measures/{path.name}, block "{entry.get("id", "?")}"'
                faults = list(_faults(entry))
                if entry.get("id") in seen:
                    faults.append(f"the same id stands in {seen[entry['id']]}")
                problems += [f"{where}: {fault}" for fault in faults]
                if not faults:
                    seen[entry["id"]] = where
                    found[entry["id"]] = _measure(entry, where)
    if not problems:
        problems += broken_links(found)
    if problems:
        raise MeasureError("\n".join(problems))
    acts = (spelt_out(measure, found) for measure in found.values())
    return tuple(sorted(acts, key=lambda measure: (measure.announced, measure.id)))


def load_measures(directory: Path | None = None) -> tuple[Measure, ...]:
    """The acts of one directory, or of the project's own with the user's laid over it. Raises MeasureError."""
    return read_measures((directory,) if directory else default_directories())


def _blocks(path: Path, problems: list[str]) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"measures/{path.name}: not TOML: {error}")
        return []
    unknown = sorted(content.keys() - {"measure", "reviewed"})
    problems += [f"measures/{path.name}: unknown table {key!r}; use [[measure]]" for key in unknown]
    if not _is_day(content.get("reviewed")):
        problems.append(
            f"measures/{path.name}: reviewed = DATE is missing: the day up to which changes were looked for"
        )
        return []
    blocks = content.get("measure", [])
    if not isinstance(blocks, list):
        return []
    return [block | {"reviewed": content["reviewed"]} for block in blocks if isinstance(block, dict)]


def _faults(entry: dict[str, Any]) -> Iterable[str]:
    """What is wrong with one block by itself."""
    wrong = [*_wrong_shapes(entry)]
    yield from wrong
    if wrong:
        return
    yield from _wrong_words(entry)
    yield from _wrong_dates(entry)
    yield from _wrong_proof(entry)


def _wrong_shapes(entry: dict[str, Any]) -> Iterable[str]:
    for key in sorted(entry.keys() - _KEYS):
        yield f"unknown key {key!r}; use {', '.join(sorted(_KEYS))}"
    for key in _NEEDED:
        if not entry.get(key):
            yield f"{key} is missing"
    for key in sorted(entry.keys() & _KEYS):
        value = entry[key]
        if key in _DATES and not _is_day(value):
            yield f"{key} must be a date such as 2025-02-04, found {value!r}"
        elif key in _TEXTS and not (isinstance(value, str) and value.strip()):
            yield f"{key} must be a text, found {value!r}"
        elif key in _LISTS and not (isinstance(value, list) and all(isinstance(v, str) and v for v in value)):
            yield f"{key} must be a list of texts"
        elif key == "rate" and not _is_rate(value):
            yield f"rate must be a number, found {value!r}"
        elif key in ("other_rates", "covered_usd") and not (isinstance(value, list) and all(map(_is_rate, value))):
            yield f"{key} must be a list of numbers"
        elif key == "is_verified" and not isinstance(value, bool):
            yield f"is_verified must be true or false, found {value!r}"
    steps = entry.get("steps", [])
    if not (isinstance(steps, list) and all(isinstance(step, dict) for step in steps)):
        yield "steps must be a list of { step = ..., on = ... }"
        return
    for step in steps:
        if step.get("step") not in STEPS or not _is_day(step.get("on")):
            yield f"step {step.get('step')!r} on {step.get('on')!r}: needs a step of {', '.join(STEPS)} and a date"
        for key in sorted(step.keys() - {"step", "on", "address", "notes"}):
            yield f"unknown key {key!r} in a step; use step, on, address, notes"


def _wrong_words(entry: dict[str, Any]) -> Iterable[str]:
    for key, words in (
        ("kind", KINDS), ("instrument", INSTRUMENTS), ("scope", SCOPES), ("basis", BASES), ("change", CHANGES.keys()),
    ):  # fmt: skip
        if key in entry and entry[key] not in words:
            yield f"unknown {key} {entry[key]!r}; use one of {', '.join(sorted(words))}"
    if not _ID.fullmatch(entry["id"]):
        yield "id must be small letters and digits parted by hyphens"
    for code in (entry["imposer"], *entry["targets"]):
        if code != "*" and not _CODE.fullmatch(code):
            yield f"{code!r} is no ISO 3166-1 code"
    known = {good.name for good in load_goods().values()}
    for name in entry.get("goods_names", []):
        if name not in known:
            yield f"{name!r} is no good of goods.toml"
    for code in entry.get("hs", []):
        if not _HS.fullmatch(code):
            yield f"hs {code!r} must be 2, 4, 6, 8 or 10 digits, or a span of chapters such as 84-85"
    if entry.get("change") == "imposes" and entry.get("amends"):
        yield "an act that imposes stands by itself; say what it changes: sets_rate, suspends, extends, ends, exempts"
    if entry.get("change") in ("sets_rate", "suspends", "extends", "ends", "strikes_down", "delays"):
        if not entry.get("amends"):
            yield f"change {entry['change']!r} needs amends, the id of the act that it changes"
    elif entry.get("amends") and not entry.get("change"):
        yield "amends needs change: sets_rate, suspends, extends, ends, strikes_down, exempts, delays"
    if entry.get("change") == "sets_rate" and "rate" not in entry:
        yield "change 'sets_rate' needs rate"


def _wrong_dates(entry: dict[str, Any]) -> Iterable[str]:
    starts, until = entry.get("from"), entry.get("until")
    if starts is None and entry.get("change", "imposes") not in WITHOUT_EFFECT:
        yield "from is missing: the day on which it takes effect"
    if starts and until and until <= starts:
        yield f"until {until} is not after from {starts}; it is the first day on which it no longer holds"


def _wrong_proof(entry: dict[str, Any]) -> Iterable[str]:
    address, second = entry.get("address"), entry.get("second_address")
    for text in (address, second, *(step.get("address") for step in entry.get("steps", []))):
        if text and not text.startswith(("https://", "http://")):
            yield f"{text!r} is no web address"
    if not entry.get("is_verified"):
        return
    host = urlsplit(address or "").hostname or ""
    if not address:
        yield "is_verified needs address, where it was read"
    elif not host.endswith(_OFFICIAL) and (not second or urlsplit(second).hostname == host):
        yield f"is_verified with {host}, which is no official host, needs second_address of another host"


def _is_rate(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _measure(entry: dict[str, Any], where: str) -> Measure:
    hs = tuple(prefix for code in entry.get("hs", []) for prefix in _chapters(code))
    change = entry.get("change", "imposes")
    is_duty = entry["kind"] in ("tariff", "trade_remedy") and change in ("imposes", "sets_rate", "suspends", "extends")
    return Measure(
        id=entry["id"], title=entry["title"], imposer=entry["imposer"], targets=tuple(entry["targets"]),
        kind=entry["kind"], change=change, amends=entry.get("amends"), instrument=entry["instrument"],
        body=entry["body"], goods=entry.get("goods", ""), goods_names=tuple(entry.get("goods_names", ())), hs=hs,
        scope=entry.get("scope", "part"), rate=float(entry["rate"]) if "rate" in entry else None,
        other_rates=tuple(float(one) for one in entry.get("other_rates", ())),
        covered_usd=tuple(float(one) for one in entry.get("covered_usd", ())),
        rate_unit=entry.get("rate_unit", "percent"), basis=entry.get("basis", "additional" if is_duty else None),
        adds_to=tuple(entry.get("adds_to", ())), excludes=tuple(entry.get("excludes", ())),
        announced=entry["announced"], starts=entry.get("from"), until=entry.get("until"),
        document=entry.get("document"), address=entry.get("address"), second_address=entry.get("second_address"),
        is_verified=bool(entry.get("is_verified", False)), reviewed=entry["reviewed"], notes=entry.get("notes"),
        steps=tuple(Step(s["step"], s["on"], s.get("address"), s.get("notes")) for s in entry.get("steps", [])),
        file=where,
    )  # fmt: skip


def _chapters(code: str) -> list[str]:
    first, _, last = code.partition("-")
    return [f"{number:02}" for number in range(int(first), int(last) + 1)] if last else [first]
