"""What of a fact a person may mend, and which values each field takes."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import orjson

from tasks.errors import UserError

VOID = "void"
_MEASURES = (
    "tariff_rate tariffed_trade exports imports trade trade_balance purchase investment duties_paid support revenue "
    "profit cost price inflation output growth employment quantity market exchange_rate debt share travel count other"
)
_TYPES = (
    "tariff export_control import_restriction sanction investment_restriction trade_remedy dispute relief agreement "
    "purchase talks retaliation other"
)
_EFFECTS = "imposed raised cut suspended cancelled delayed exempted kept refunded"
_STATUSES = "threatened proposed announced in_force suspended ended planned held failed"
_PERIOD = re.compile(r"\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?(/\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?)?", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be mended. Its values are those of docs/annotation.md."""

    form: str  # number | text | list | date | country | bool
    may_be_null: bool = True
    choices: frozenset[str] = frozenset()  # empty: any


def _closed(words: str, may_be_null: bool = True) -> Field:
    return Field("text", may_be_null, frozenset(words.split()))


_TEXT, _LIST, _DATE, _COUNTRY_CODE = Field("text"), Field("list", False), Field("date"), Field("country")
FIELDS: dict[str, dict[str, Field]] = {
    "figure": {
        "value": Field("number", False), "value_high": Field("number"), "unit": Field("text", False),
        "qualifier": _closed("exact about more_than less_than", False), "change": _closed("none up down", False),
        "measure": _closed(_MEASURES, False),
        "modality": _closed("reported announced threatened forecast hypothetical", False),
        "speaker": _TEXT, "economy": _COUNTRY_CODE, "partner": _COUNTRY_CODE, "period": _DATE,
        "form": _closed("level change from to"), "effect": _closed(_EFFECTS), "direction": _closed("deficit surplus"),
        "goods": _LIST, "scope": _closed("goods services both"), "basis": _LIST, "per": _TEXT,
        "effective_from": _DATE, "effective_until": _DATE, "subject": _TEXT,
        "attribution": _closed("named unnamed data_release document article"), "data_source": _TEXT,
        "value_usd": Field("number"),
    },
    "quote": {
        "kind": _closed("direct indirect turn", False), "speaker": _TEXT,
        "speaker_kind": _closed("person organisation place"), "speaker_text": _TEXT, "cue": _TEXT, "addressee": _TEXT,
        "said_on": _DATE, "venue": _TEXT,
    },
    "event": {
        "type": _closed(_TYPES, False), "actor": _TEXT, "target": _TEXT, "status": _closed(_STATUSES, False),
        "date": _DATE, "effective_from": _DATE, "effective_until": _DATE, "instrument": _TEXT, "goods": _LIST,
        "participants": _LIST, "claimed_by": _TEXT, "is_denied": Field("bool"),
    },
}  # fmt: skip


def check_field(kind: str, field: str) -> None:
    """Raises UserError where this kind of fact has no such field."""
    if field != VOID and field not in FIELDS[kind]:
        raise UserError(f"a {kind} has no field {field!r} to mend; it has {', '.join(FIELDS[kind])}, and {VOID}")


def stored_value(kind: str, field: str, value: str | None) -> str | None:
    """The value as the table of corrections keeps it; None: the text does not tell.

    A list may be JSON or words with commas between them. Raises UserError for what the field cannot hold.
    """
    check_field(kind, field)
    if field == VOID:
        return "true"
    rule = FIELDS[kind][field]
    if value is None or (value.strip().lower() in ("", "null", "none") and "none" not in rule.choices):
        if not rule.may_be_null and rule.form != "list":
            raise UserError(f"{field} of a {kind} cannot be empty; to say that there is no such fact, correct {VOID}")
        return "[]" if rule.form == "list" else None
    value = value.strip()
    if rule.choices and value not in rule.choices:
        raise UserError(f"{field}: {value!r} is unknown; use {', '.join(sorted(rule.choices))}")
    return _READ[rule.form](field, value)


def _number(field: str, value: str) -> str:
    try:
        number = float(value.replace(",", "").replace("_", ""))
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number < 0:
        raise UserError(f"{field}: {value!r} is no number in base units, as 295400000000 for $295.4 billion")
    return repr(number)


def _list(field: str, value: str) -> str:
    if not value.startswith("["):
        return orjson.dumps([part.strip() for part in value.split(",") if part.strip()]).decode()
    try:
        found = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise UserError(f"{field}: {value!r} is no list: {error}") from error
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise UserError(f"{field}: {value!r} is no list of names")
    return orjson.dumps(found).decode()


def _date(field: str, value: str) -> str:
    if not _PERIOD.fullmatch(value):
        raise UserError(f"{field}: {value!r} is no ISO date or interval, as 2024, 2024-Q3, 2024-12 or 2024-01/2024-06")
    return value


def _country(field: str, value: str) -> str:
    if not _COUNTRY.fullmatch(value):
        raise UserError(f"{field}: {value!r} is no ISO 3166-1 code of two capitals, as US or CN")
    return value


def _bool(field: str, value: str) -> str:
    if value.lower() not in ("true", "false"):
        raise UserError(f"{field}: {value!r} is neither true nor false")
    return value.lower()


def _any_text(field: str, value: str) -> str:
    return value


_READ = {"number": _number, "list": _list, "date": _date, "country": _country, "bool": _bool, "text": _any_text}
