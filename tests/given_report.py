"""A small warehouse for the report: two publishers, ten weeks, both sides, and words that try to become markup."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from shutil import copy
from typing import Any

from tasks.identity import make_id
from tests.given import Given

UNTIL = date(2026, 5, 18)
HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>'


def filled() -> Given:
    """Ten weeks of articles on tariffs, each with a figure, a statement and an action."""
    given = Given()
    given.source("harbour", name=f"Harbour {HOSTILE}", country="US", ownership="private")
    given.source("gate", country="CN", ownership="state", may_export_body=False)
    given.office("Jane Tan", "Minister of Trade", "Ministry of Trade", date(2020, 1, 1), None, country="CN")
    given.office("John Roe", "Secretary of Commerce", "Department of Commerce", date(2020, 1, 1), None)
    for week in range(10):
        day = UNTIL - timedelta(weeks=9 - week)
        for publisher in ("harbour", "gate")[: 1 + week % 2]:
            _article(given, f"https://{publisher}.example/{week}", day, publisher, 10 + week)
    bad = given.article("javascript:alert(3)", UNTIL, f"{HOSTILE} rose to 45 percent.", title=HOSTILE)
    given.figure(bad, "45 percent", economy="US", partner="CN", effect="raised", subject=HOSTILE, speaker=HOSTILE)
    given.mention(bad, HOSTILE, "rose")
    given.topic(bad, HOSTILE, "rose")
    given.quote(bad, "rose to", HOSTILE, addressee=HOSTILE)
    given.event(bad, "rose to", instrument=HOSTILE)
    _revised(given)
    _listed(given)
    _ledger(given)
    return given


def _revised(given: Given) -> None:
    """A second version of an article, with another number."""
    for revision, tons in ((1, 430), (2, 470)):
        article = given.article(
            "https://harbour.example/beans", UNTIL, f"Exporters sold {tons} tons of soybeans to China.",
            revision=revision, publisher="harbour", title=f"Bean sales {HOSTILE}", version=revision,
        )  # fmt: skip
        given.figure(article, f"{tons} tons", unit="ton", measure="quantity")


def _listed(given: Given) -> None:
    """What a news sitemap lists: one article stored, one that no feed lists, one on a host that nobody follows."""
    for number, (fate, publisher) in enumerate(
        (("stored", "harbour"), ("never_seen", "harbour"), ("host_not_followed", "wire.example"))
    ):
        given.add(
            "listed_article", list_name="https://harbour.example/news.xml", list_form="news_sitemap",
            article_id=make_id("listed", number), address=f"https://{publisher}/{number}", title=f"Listed {HOSTILE}",
            listed_date=UNTIL, source_id="harbour" if number < 2 else None, publisher=publisher, is_wanted=True,
            is_seen=number == 0, fate=fate,
        )  # fmt: skip


def _article(given: Given, address: str, day: date, publisher: str, rate: int) -> None:
    text = f"John Roe said tariffs on Chinese goods are {rate} percent. Jane Tan said China may answer with 60 percent."
    article = given.article(address, day, text, publisher=publisher, title=f"Tariffs at {rate} percent")
    given.figure(article, f"{rate} percent", economy="US", partner="CN", effect="imposed", speaker="John Roe")
    given.figure(article, "60 percent", economy="CN", partner="US", modality="threatened", speaker="Jane Tan")
    given.mention(article, "John Roe")
    given.mention(article, "Jane Tan", country="CN")
    given.quote(article, "tariffs on Chinese goods", "John Roe", addressee="Jane Tan")
    given.quote(article, "China may answer", "Jane Tan")
    given.topic(article, "tariffs", "tariffs on Chinese goods")
    given.event(article, "tariffs on Chinese goods", actor="US", target="CN", status="in_force")


def _ledger(given: Given) -> None:
    """Two acts of one measure: imposed, then cut."""
    given.store()
    for position, (name, rate, start, until) in enumerate(
        (("duty", 10, date(2025, 2, 4), date(2025, 11, 10)), ("duty-cut", 5, date(2025, 11, 10), None))
    ):
        given.connection.execute(
            "INSERT INTO store.trade_action BY NAME SELECT ? AS measure_id, 'duty' AS head_id, ? AS title,"
            " 'US' AS imposer, ['CN'] AS targets, 'tariff' AS kind, 'in_force' AS state, ? AS rate,"
            " 'percent' AS rate_unit, 'additional' AS basis, ?::DATE AS announced_date, ?::DATE AS from_date,"
            " ?::DATE AS since_date, ?::DATE AS until_date, 'Order 1' AS document,"
            " 'https://orders.example/1' AS address, true AS is_verified, ?::DATE AS reviewed_date, ? AS position,"
            " [] AS hs, [] AS adds_to, [] AS excludes, [] AS goods_names",
            [name, f"Border duty: {rate} percent", rate, start, start, start, until, UNTIL, position],
        )
    for step, day, rate, name in (
        ("announced", UNTIL - timedelta(days=40), None, "duty-cut"), ("in_force", UNTIL, 5, "duty-cut"),
        ("in_force", date(2025, 2, 4), 10, "duty"),
    ):  # fmt: skip
        given.connection.execute(
            "INSERT INTO store.action_step BY NAME SELECT ? AS measure_id, 'duty' AS head_id, ? AS step,"
            " ?::DATE AS step_date, ? AS rate, true AS is_verified",
            [name, step, day, rate],
        )


def path_of(given: Given, folder: Path) -> Path:
    """The given warehouse as a file of that folder, as it would be published."""
    given.store()
    found: Any = given.connection.execute("SELECT path FROM duckdb_databases() WHERE NOT internal AND path IS NOT NULL")
    path = Path(found.fetchone()[0])
    given.connection.close()
    return Path(copy(path, folder / "tradelines.duckdb"))
