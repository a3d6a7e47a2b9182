"""Scheduled reads of official series: the Census Bureau's API and FRED, each by a key from the environment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import orjson

from tasks.errors import UserError
from tasks.records import Failure
from tasks.trust.series import Loaded
from tasks.trust.series_files import FRED, read_census, read_fred
from tasks.web.client import Client

CENSUS_ADDRESS = "https://api.census.gov/data/timeseries/intltrade"
FRED_ADDRESS = "https://api.stlouisfed.org/fred/series/observations"
_MOST_BYTES = 10 * 1024 * 1024
# The first month that Census' API has.
_FROM = "from 2013-01"


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that a person has; None: that service is not asked."""

    census: str | None
    fred: str | None


def fetch_series(
    client: Client, keys: Keys, now: datetime, census: str = CENSUS_ADDRESS, fred: str = FRED_ADDRESS
) -> list[Loaded]:
    """The series of every service there is a key for. Raises UserError, without the key, where one does not answer."""
    if keys.census is None and keys.fred is None:
        raise UserError("no key is set: TRADELINES_CENSUS_KEY or TRADELINES_FRED_KEY (both are free of charge)")
    found = []
    if keys.census is not None:
        for flow, column in (("exports", "ALL_VAL_MO"), ("imports", "GEN_VAL_MO")):
            asked = {"get": f"CTY_NAME,{column}", "CTY_CODE": "5700", "time": _FROM, "key": keys.census}
            name = f"Census {flow}"
            answer = _ask(client, name, f"{census}/{flow}/hs?{urlencode(asked)}", list, keys.census)
            found.append(read_census(name, answer, now.date()))
    if keys.fred is not None:
        for fred_id in FRED:
            asked = {"series_id": fred_id, "file_type": "json", "api_key": keys.fred}
            # All real-time periods: that is what makes vintages.
            asked |= {"realtime_start": "1776-07-04", "realtime_end": "9999-12-31"}
            name = f"FRED {fred_id}"
            found.append(read_fred(name, _ask(client, name, f"{fred}?{urlencode(asked)}", dict, keys.fred), fred_id))
    return found


def _ask(client: Client, name: str, address: str, form: type, key: str) -> Any:
    # These are interfaces for programs that were asked for with a key: robots.txt speaks to crawlers.
    answer = client.get(address, max_bytes=_MOST_BYTES, headers={"accept": "application/json"}, check_robots=False)
    if isinstance(answer, Failure):
        raise UserError(f"{name}: {answer.reason.replace(key, '...')}")
    told = answer.body[:200].decode("utf-8", "replace").replace(key, "...")
    if answer.status != 200:
        raise UserError(f"{name}: status {answer.status}: {' '.join(told.split())}")
    try:
        found = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        raise UserError(f"{name}: the answer is no JSON: {' '.join(told.split())}") from None
    if not isinstance(found, form):
        raise UserError(f"{name}: the answer has another form: {' '.join(told.split())}")
    return found
