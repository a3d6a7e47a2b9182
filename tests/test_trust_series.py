"""Official series: every file form, vintages, what is refused whole, and claims held against them."""

from __future__ import annotations

import csv
import http.server
import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tasks.errors import UserError
from tasks.settings import PROJECT
from tasks.trust.series import store_series
from tasks.trust.series_fetch import Keys, fetch_series
from tasks.trust.series_files import read_series
from tasks.trust.upkeep import SERIES, keep_reference_series
from tasks.web.client import Client
from tasks.web.hosts import HostPacer
from tests.given import Given, picked

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SEEN = date(2026, 3, 1)
HEADER = """# series: test_balance
# title: Balance
# reporter: US
# partner: CN
# flow: trade_balance
# scope: goods
# unit: USD
# scale: 1000000
# adjustment: none
# frequency: year
# publisher: A bureau
"""
GACC = """"(2) China's Total Export & Import Values by Country/Region, Dec 2024 (in USD)",,,,,,
,,,,,,Unit: US$ 1 Million
Country (region),Total,,Export,,Import,
,12,1 to 12,12,1 to 12,12,1 to 12
TOTAL,"579,999.0","6,162,289.0","335,630.0","3,577,222.0","230,788.0","2,585,067.0"
United States,"63,000.1","688,280.0","48,833.0","524,656.0","15,325.0","163,624.0"
Japan,"27,000.0","308,000.0","13,600.0","152,000.0","13,500.0","156,000.0"
"""


def written(folder: Path, text: str, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def shown(path: Path) -> list[tuple[Any, ...]]:
    return [
        (one.series.series_id, one.series.flow, one.series.unit, v.period, v.value, str(v.released_at), v.vintage)
        for one in read_series(path, SEEN)
        for v in one.values
    ]


def test_a_csv_with_a_header(tmp_path: Path):
    text = HEADER + "period,value,released_at,vintage\n2024,-295401.6,2025-02-05,first\n2024,-296775.1,,\n"
    assert shown(written(tmp_path, text)) == [
        ("test_balance", "trade_balance", "USD", "2024", -295401600000.0, "2025-02-05", "first"),
        ("test_balance", "trade_balance", "USD", "2024", -296775100000.0, "None", "revised"),
    ]
    assert shown(written(tmp_path, HEADER + "period,value\n2024,-1\n"))[0][5:] == ("2026-03-01", "2026-03-01")


def test_a_csv_of_fred(tmp_path: Path):
    text = "observation_date,IMPCH\n2024-11-01,37000.5\n2024-12-01,.\n"
    assert shown(written(tmp_path, text)) == [
        ("fred_impch", "imports", "USD", "2024-11", 37000500000.0, "2026-03-01", "2026-03-01")
    ]


def test_json_of_the_census_bureau(tmp_path: Path):
    rows = [["CTY_NAME", "ALL_VAL_MO", "time", "CTY_CODE"], ["CHINA", "11780200000", "2023-09", "5700"]]
    assert shown(written(tmp_path, json.dumps(rows))) == [
        ("census_exports_china", "exports", "USD", "2023-09", 11780200000.0, "2026-03-01", "2026-03-01")
    ]


def test_a_table_of_chinas_customs(tmp_path: Path):
    assert picked([dict(zip("abcde", row[:5], strict=True)) for row in shown(written(tmp_path, GACC))], *"abde") == [
        ("gacc_exports_us_month_usd", "exports", "2024-12", 48833000000.0),
        ("gacc_exports_us_year_usd", "exports", "2024", 524656000000.0),
        ("gacc_imports_us_month_usd", "imports", "2024-12", 15325000000.0),
        ("gacc_imports_us_year_usd", "imports", "2024", 163624000000.0),
    ]


def fred_json(*observations: tuple[str, str, str, str]) -> str:
    names = ("date", "realtime_start", "realtime_end", "value")
    return json.dumps(
        {"series_id": "IMPCH", "observations": [dict(zip(names, one, strict=True)) for one in observations]}
    )


def test_json_of_fred_has_a_vintage_for_each_real_time_period(tmp_path: Path):
    text = fred_json(
        ("2024-12-01", "2025-02-05", "2025-06-04", "39000"), ("2024-12-01", "2025-06-05", "9999-12-31", "39100")
    )
    assert [row[4:] for row in shown(written(tmp_path, text))] == [
        (39000000000.0, "2025-02-05", "2025-02-05"), (39100000000.0, "2025-06-05", "2025-06-05"),
    ]  # fmt: skip


BAD = [
    ("", "file.csv, line 1: neither a FRED CSV"),
    ("some,thing,else\n", "file.csv, line 1: neither"),
    ("[1, 2", "file.csv, line 1: no JSON"),
    ('[["a"]]', "row 1: needs the columns CTY_CODE, time"),
    ('[["CTY_CODE","time","ALL_VAL_MO"],["5700","2024-01","1"],["1220","2024-02","1"]]', "row 3: country '1220'"),
    ('[["CTY_CODE","time","ALL_VAL_MO"],["5700","2024-01","1"],["5700","2024-01","2"]]', "row 3: overlaps file.csv"),
    ('[["CTY_CODE","time","ALL_VAL_MO"],["5700","2024-01","many"]]', "row 2: 'many' is no number"),
    ('{"error_message": "Bad Request."}', "no list of observations: Bad Request."),
    (fred_json(("2024-12-01", "2025-02-05", "9999-12-31", "1"), ("2024-12-01", "2025-06-05", "9999-12-31", "2")),
     "observation 2: overlapping vintages of 2024-12: file.csv, observation 1"),
    ("DATE,GDP\n2024-01-01,1\n", "line 1: FRED series 'GDP' is not known here"),
    ("DATE,IMPCH\n2024-01-01,1\nJanuary,2\n", "line 3: 'January' is no day"),
    ("DATE,IMPCH\n2024-01-01,1\n2024-01-15,2\n", "line 3: overlaps file.csv, line 2"),
    (HEADER.replace("# unit: USD\n", "") + "period,value\n", "the header does not tell 'unit'"),
    (HEADER.replace("flow: trade_balance", "flow: gap") + "period,value\n", "flow 'gap' is unknown; use exports"),
    (HEADER + "period,value\n2024,1\n2024-01,1\n", "line 14: '2024-01' is no year"),
    (HEADER + "period,value,unit\n2023,1,USD\n2024,1,CNY\n", "line 14: mixed units: CNY in a series of USD"),
    (HEADER + "period,value,released_at\n2024,1,2025-02-05\n2024,2,2025-02-05\n", "line 14: overlaps file.csv"),
    (HEADER + "period,value\n2024,1,2\n", "line 13: another number of cells"),
    (HEADER + "period,value\n", "test_balance has no value"),
    (HEADER + "year,value\n2024,1\n", "line 12: the columns are period, value"),
    (HEADER + "# colour: red\nperiod,value\n", "line 12: unknown key 'colour'"),
    (GACC.replace("Unit: US$ 1 Million", ""), "no unit in the head"),
    (GACC.replace("Unit: US$ 1 Million", "US$ 1 Million; RMB 100 million"), "mixed units in the head"),
    (GACC.replace("United States", "Atlantis"), "0 lines for the United States"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "complaint"), BAD)
def test_a_bad_file_is_refused_whole_with_line_and_reason(tmp_path: Path, text: str, complaint: str):
    with pytest.raises(UserError) as refused:
        read_series(written(tmp_path, text), SEEN)
    assert complaint in str(refused.value)


@pytest.fixture
def given() -> Given:
    return Given()


def load(given: Given, folder: Path, text: str, now: datetime = NOW) -> int:
    return store_series(given.connection, read_series(written(folder, text), now.date()), now)


def test_revisions_are_kept_and_a_value_that_did_not_change_is_no_vintage(given: Given, tmp_path: Path):
    text = "observation_date,IMPCH\n2024-11-01,{}\n"
    new = [
        load(given, tmp_path, text.format(value), datetime(2026, 3, day, tzinfo=UTC))
        for day, value in ((1, 5), (2, 5), (3, 6))
    ]
    assert new == [1, 0, 1]
    found = given.ask("FROM observation ORDER BY released_at")
    assert picked(found, "value", "vintage", "is_newest") == [(5e6, "2026-03-01", False), (6e6, "2026-03-03", True)]


def test_what_contradicts_the_store_is_refused_whole(given: Given, tmp_path: Path):
    text = HEADER + "period,value,released_at\n2023,-1,2024-02-07\n2024,-2,2025-02-05\n"
    assert load(given, tmp_path, text) == 2
    with pytest.raises(UserError, match=r"line 14: overlaps what is stored: test_balance, 2024, vintage 2025-02-05"):
        load(given, tmp_path, text.replace("2024,-2", "2024,-3").replace("2023,-1", "2022,-1"))
    with pytest.raises(UserError, match="mixed units: test_balance is stored in USD, this has CNY"):
        load(given, tmp_path, text.replace("unit: USD", "unit: CNY"))
    assert len(given.ask("FROM observation")) == 2


# ---------------------------------------------------------------- claims beside them


def claim(given: Given, words: str, value: float, day: date = date(2025, 2, 5), **more: Any) -> None:
    article = given.article(f"{words}{day}{more}", day, f"The deficit was {words}.")
    told = {"unit": "USD", "measure": "trade_balance", "direction": "deficit", "economy": "US", "partner": "CN"}
    given.figure(article, words, value, **(told | {"period": "2024", "scope": "goods"} | more))


def verdicts(given: Given, *columns: str) -> list[tuple[Any, ...]]:
    return picked(given.ask("FROM claim_check ORDER BY article_date, value"), *(columns or ("verdict", "reason")))


@pytest.fixture
def official(given: Given) -> Given:
    keep_reference_series(given.connection, SERIES, NOW)
    return given


def test_a_claim_is_held_against_the_vintage_of_its_day(official: Given):
    claim(official, "$295.4 billion", 295.4e9)
    claim(official, "$245.4 billion", 245.4e9, date(2025, 2, 11))
    claim(official, "$296.8 billion", 296.8e9, date(2025, 9, 1))
    found = verdicts(official, "verdict", "known_value", "known_vintage", "difference", "newest_value")
    assert found == [
        ("agrees", 295401.6e6, "first", pytest.approx(-1.6e6), 296775.1e6),
        ("differs", 295401.6e6, "first", pytest.approx(-50001.6e6), 296775.1e6),
        ("agrees_with_newest", 295401.6e6, "first", pytest.approx(1398.4e6), 296775.1e6),
    ]


def test_before_the_first_release_only_the_newest_is_there(official: Given):
    claim(official, "$344.8 billion", 344.8e9, date(2015, 3, 1), period="2014")
    assert verdicts(official) == [("agrees_with_newest", "no vintage of that day is stored: compared with the newest")]


@pytest.mark.parametrize(("words", "value", "qualifier", "verdict"), [
    ("nearly $300 billion", 300e9, "about", "agrees"),
    ("$300 billion", 300e9, "exact", "differs"),
    ("$295 billion", 295e9, "exact", "agrees"),
    ("$290 billion", 290e9, "more_than", "agrees"),
    ("$300 billion", 300e9, "more_than", "differs"),
    ("$300 billion", 300e9, "less_than", "agrees"),
    ("$918.4 billion", 918.4e9, "exact", "far_off"),
])  # fmt: skip
def test_a_number_agrees_as_exactly_as_it_is_written(
    official: Given, words: str, value: float, qualifier: str, verdict: str
):
    claim(official, words, value, qualifier=qualifier)
    assert verdicts(official, "verdict") == [(verdict,)]


@pytest.mark.parametrize(("told", "reason"), [
    ({"form": "change"}, "a change, not a level"),
    ({"modality": "forecast"}, "not told as a fact: forecast"),
    ({"value_high": 300e9}, "a range"),
    ({"per": "month"}, "per month"),
    ({"goods": ["soybeans"]}, "of some goods only: soybeans"),
    ({"partner": None}, "economy or partner untold"),
    ({"direction": None}, "neither deficit nor surplus told"),
    ({"period": None}, "period untold"),
    ({"basis": ["annualised"]}, "another basis: annualised"),
    ({"scope": "both"}, "no series of US trade_balance with CN in both USD adjustment none"),
    ({"economy": "CN", "partner": "US"}, "no series of CN trade_balance with US in goods USD adjustment none"),
    ({"basis": ["seasonally_adjusted"]}, "no series of US trade_balance with CN in goods USD adjustment seasonal"),
    ({"period": "2024-03"}, "no official value of 2024-03 is stored"),
])  # fmt: skip
def test_what_cannot_be_compared_says_why(official: Given, told: dict[str, Any], reason: str):
    claim(official, "$295.4 billion", 295.4e9, **told)
    assert verdicts(official) == [("not_compared", reason)]


def test_the_other_sides_view_of_named_statistics_turns_round(official: Given):
    """China's surplus by the count of the Census Bureau is the deficit that the bureau counts."""
    body = "United States Census Bureau"
    official.connection.execute("INSERT INTO store.body (canonical, country) VALUES (?, 'US')", [body])
    told = {"economy": "CN", "partner": "US", "data_source": body}
    claim(official, "$295.4 billion", 295.4e9, direction="surplus", **told)
    claim(official, "$438.9 billion", 438.9e9, measure="exports", direction=None, **told)
    assert verdicts(official, "verdict", "reporter", "partner", "flow") == [
        ("agrees", "US", "CN", "trade_balance"), ("agrees", "US", "CN", "imports"),
    ]  # fmt: skip


def test_the_mirror_gap_keeps_both_counts(official: Given, tmp_path: Path):
    load(official, tmp_path, GACC)
    found = official.ask("FROM mirror_gap ORDER BY exporter")
    assert picked(found, "exporter", "period", "exporter_value", "importer_value") == [
        ("CN", "2024", 524656e6, pytest.approx(439925.8e6)), ("US", "2024", pytest.approx(143150.8e6), 163624e6),
    ]  # fmt: skip


def test_the_official_numbers_that_come_along_agree_with_the_shared_monthly_table():
    monthly = PROJECT.parent / "shared/data/reference/us_china_goods_trade_monthly.csv"
    if not monthly.exists():
        pytest.skip("there is no shared table to check against")
    with monthly.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    names = {
        "exports": "us_exports_to_china_musd",
        "imports": "us_imports_from_china_musd",
        "trade_balance": "balance_musd",
    }
    for path in sorted(SERIES.glob("*.csv")):
        (one,) = read_series(path, SEEN)
        for value in one.values:
            months = [float(row[names[one.series.flow]]) for row in rows if row["month"].startswith(value.period)]
            if len(months) == 12:
                # The first release is revised by less than 3 percent in every year that has both.
                tolerance = 1e5 if value.vintage == "revised" else 0.03 * abs(value.value)
                assert abs(sum(months) * 1e6 - value.value) <= tolerance, value.where


# ---------------------------------------------------------------- by key from the services


class Answers(http.server.BaseHTTPRequestHandler):
    """Recorded answers of both services; a wrong key is refused as they do."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        status, body = 200, ""
        if "/intltrade/" in parts.path:
            flow, column = ("exports", "ALL_VAL_MO") if "/exports/" in parts.path else ("imports", "GEN_VAL_MO")
            assert asked["get"] == f"CTY_NAME,{column}"
            assert asked["CTY_CODE"] == "5700"
            if asked["key"] != "right":
                status, body = 200, "<html><title>Invalid Key</title></html>"
            else:
                value = "11780200000" if flow == "exports" else "40247900000"
                body = json.dumps([["CTY_NAME", column, "CTY_CODE", "time"], ["CHINA", value, "5700", "2023-09"]])
        elif asked["api_key"] != "right":
            status, body = (
                400,
                json.dumps({"error_code": 400, "error_message": f"key {asked['api_key']} is not registered"}),
            )
        else:
            body = fred_json(("2023-09-01", "2023-11-07", "9999-12-31", "40247.9"))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def ask(service: str, folder: Path, keys: Keys) -> list[tuple[str, str, float]]:
    with Client("test/1", HostPacer(folder), allow_loopback=True, min_interval_seconds=0) as client:
        found = fetch_series(client, keys, NOW, f"{service}/data/timeseries/intltrade", f"{service}/fred")
    return [(one.series.series_id, v.period, v.value) for one in found for v in one.values]


def test_both_services_are_read_by_key(service: str, tmp_path: Path):
    assert ask(service, tmp_path, Keys("right", "right")) == [
        ("census_exports_china", "2023-09", 11780200000.0), ("census_imports_china", "2023-09", 40247900000.0),
        ("fred_impch", "2023-09", 40247900000.0), ("fred_expch", "2023-09", 40247900000.0),
    ]  # fmt: skip


@pytest.mark.parametrize(("keys", "complaint"), [
    (Keys(None, None), "no key is set: TRADELINES_CENSUS_KEY or TRADELINES_FRED_KEY"),
    (Keys("secret", None), "Census exports: the answer is no JSON: <html><title>Invalid Key"),
    (Keys(None, "secret"), "FRED IMPCH: status 400: .*key \\.\\.\\. is not registered"),
])  # fmt: skip
def test_a_refusal_is_told_without_the_key(service: str, tmp_path: Path, keys: Keys, complaint: str):
    with pytest.raises(UserError, match=complaint) as refused:
        ask(service, tmp_path, keys)
    assert "secret" not in str(refused.value)


def test_the_night_reads_series_only_with_a_key_and_tells_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from tasks import care
    from tasks.settings import Settings

    def refused(*_: object) -> list[object]:
        raise UserError("Census exports: status 403: key ... is not known")

    monkeypatch.setattr(care, "fetch_series", refused)
    assert care.read_official_series(Settings(home=tmp_path)) == []
    told = care.read_official_series(Settings(home=tmp_path, census_key="secret"))
    assert told == ["official series were not read: Census exports: status 403: key ... is not known"]
