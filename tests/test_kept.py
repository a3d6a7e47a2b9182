"""What is kept up batch by batch is what the plain query over the same facts says, and what a rebuild gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from tasks.identity import make_id
from tasks.warehouse.live import KEPT
from tasks.warehouse.schema import query_sql, transaction
from tasks.warehouse.trends import rebuild_trends
from tests.given import Article, Given, noon

FIRST = date(2025, 3, 24)
NAMES = ("Ann Lee", "Jane Tan", "Li Wei")
TEXT = (
    "The duty is 25 percent. It may be 60 percent. We act now, Ann Lee said. We answer, Li Wei said. A deal was told."
)

# The plain query for each kept table; both sides are compared as sets of rows.
STORY = "article_story AS s USING (article_id)"
PLAIN = {
    "entity_count": (
        "week, kind, canonical, country, name_key, mentions, articles, stories",
        f"""SELECT date_trunc('week', m.article_date)::DATE, kind, canonical, country, name_key(canonical), count(*),
            count(DISTINCT article_id), count(DISTINCT s.story_id) FROM mention AS m INNER JOIN {STORY} GROUP BY ALL""",
    ),
    "day_count": (
        "day, publisher, articles, stories",
        f"""SELECT article_date, publisher, count(*), count(DISTINCT s.story_id) FROM article INNER JOIN {STORY}
            GROUP BY ALL""",
    ),
    "figure_count WHERE bucket = 'week'": (
        "bucket_date, measure, modality, mentions, new_mentions, articles",
        """SELECT date_trunc('week', f.article_date)::DATE, f.measure, f.modality, count(*),
            count(*) FILTER (WHERE NOT c.is_background AND c.article_date <= k.first_date + 1),
            count(DISTINCT f.article_id)
            FROM claim_figure AS c INNER JOIN figure AS f USING (figure_id) INNER JOIN claim AS k USING (claim_id)
            GROUP BY ALL""",
    ),
    "claim": (
        "claim_id, mentions, articles, stories, publishers, first_date, last_date",
        f"""SELECT claim_id, count(*), count(DISTINCT article_id), count(DISTINCT s.story_id),
            count(DISTINCT publisher),
            min(article_date), max(article_date) FROM claim_figure INNER JOIN {STORY} GROUP BY ALL""",
    ),
    "claim_figure": ("figure_id, article_date", "SELECT figure_id, article_date FROM figure WHERE NOT is_conversion"),
    "action_told": (
        "event_id, article_date, type, status",
        "SELECT event_id, article_date, type, status FROM event WHERE type <> 'talks'",
    ),
    "measure_statement": (
        "month, head_id, side, quotes",
        """SELECT date_trunc('month', q.article_date)::DATE, head_id, p.country, count(DISTINCT quote_id)
            FROM action_coverage AS c
            INNER JOIN quote AS q ON q.text_id = c.text_id AND abs(q.start_char - c.start_char) <= 1000
            INNER JOIN store.person AS p ON p.canonical = q.speaker WHERE p.country IN ('US', 'CN') GROUP BY ALL""",
    ),
    "status_told": (
        "month, type, actor, target, instrument, status, first_stored_at",
        """SELECT date_trunc('month', article_date)::DATE, type, actor, target, instrument, status, min(stored_at)
            FROM store.event INNER JOIN (SELECT reading_id, stored_at FROM store.reading) USING (reading_id)
            WHERE type <> 'talks' GROUP BY ALL""",
    ),
    "disputed_value": (
        "thing_id, value, stories",
        """SELECT thing_id, value, sum(stories) FROM store.claim
            WHERE is_anchored AND is_period_told AND period IS NOT NULL AND value_high IS NULL
                AND measure NOT IN ('market', 'count', 'other', 'price') AND modality <> 'hypothetical'
            GROUP BY thing_id, value QUALIFY count(*) OVER (PARTITION BY thing_id) BETWEEN 2 AND 12""",
    ),
    "wire_article": (
        "story_id, article_id, first_seen_at, story_seen_at, wire",
        """FROM (
            SELECT s.story_id, article_id, first_seen_at, min(first_seen_at) OVER (PARTITION BY s.story_id),
                mode(m.wire) OVER (PARTITION BY s.story_id) AS wire
            FROM article_story AS s INNER JOIN store.article USING (article_id)
            LEFT JOIN (SELECT text_id, wire FROM store.story_member) AS m ON m.text_id = s.text_id
        ) WHERE wire IS NOT NULL""",
    ),
}  # fmt: skip
# Given.story names the founder again with each article that joins it.
ONE_MEMBER = (
    "DELETE FROM store.story_member WHERE rowid NOT IN (SELECT min(rowid) FROM store.story_member GROUP BY text_id)"
)
# Everything that a rebuild makes, but ids of ties and lists in no order.
REBUILT = (*PLAIN, "coverage_count", "topic_count", "rate_count", "speaker_count", "office_count", "side_statement")


class Newsroom:
    """A warehouse to which anything may happen: new, late, changed, read again, corrected, taken back."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.given = Given()
        self.known: list[tuple[str, date]] = []
        self.revisions: dict[str, int] = {}
        self.founders: list[Article] = []
        self.read_twice: set[str] = set()
        self.given.source("harbour")
        self.given.office("Ann Lee", "Minister of Trade", "Ministry of Trade", date(2024, 1, 1), None)
        for name, country in zip(NAMES, ("US", "US", "CN"), strict=True):
            self.given.connection.execute(
                "INSERT INTO store.person BY NAME SELECT ? AS canonical, ? AS country", [name, country]
            )
        self.given.connection.execute(
            "INSERT INTO store.trade_action BY NAME SELECT 'us-all' AS measure_id, 'us-all' AS head_id,"
            " 'US' AS imposer, ['CN'] AS targets, 'tariff' AS kind, 'imposes' AS change, 'IEEPA' AS instrument,"
            " 25.0 AS rate, "
            "'percent' AS rate_unit, 'in_force' AS state, [] AS goods_names, 'all' AS scope, '' AS document, "
            "DATE '2025-04-02' AS announced_date, DATE '2025-04-05' AS from_date"
        )
        self.given.connection.execute(
            "INSERT INTO store.action_step BY NAME SELECT 'us-all' AS measure_id, 'in_force' AS step,"
            " DATE '2025-04-05' AS step_date"
        )

    def day(self) -> date:
        return FIRST + timedelta(self.random.choice((0, 1, 8, 9, 12, 13, 40, 75)))

    def new(self) -> None:
        address = f"h/{len(self.revisions)}"
        self.known.append((address, self.day()))
        self.revisions[address] = 1
        article = self.tell(address, self.known[-1][1], 1)
        draw = self.random.random()
        if self.founders and draw < 0.4:
            self.given.story(self.random.choice(self.founders), article, wire=self.random.choice((None, "Reuters")))
            self.given.connection.execute(ONE_MEMBER)
        else:
            self.founders.append(article)
            self.given.story(article, wire=self.random.choice((None, "AP")))

    def changed(self) -> None:
        if self.known:
            address, _ = self.random.choice(self.known)
            self.revisions[address] += 1
            self.tell(address, self.day(), self.revisions[address])

    def read_again(self) -> None:
        if self.known:
            address, day = self.random.choice(self.known)
            if self.revisions[address] == 1 and address not in self.read_twice:
                self.read_twice.add(address)
                self.tell(address, day, 1, version=2)

    def tell(self, address: str, day: date, revision: int, version: int = 1) -> Article:
        pick = self.random.choice
        at = noon(FIRST) + timedelta(hours=len(self.known), minutes=revision + version)
        article = self.given.article(address, day, TEXT, revision=revision, version=version, stored_at=at)
        # by different speakers: the same figure told twice by one would have one id
        for speaker in self.random.sample((None, *NAMES), self.random.randrange(4)):
            self.given.figure(
                article, pick(("25 percent", "60 percent")), pick((10.0, 25.0, 60.0)), economy="US", partner="CN",
                modality=pick(("reported", "threatened")), period=pick((None, "2025")), speaker=speaker,
            )  # fmt: skip
        for name in self.random.sample(NAMES, self.random.randrange(3)):
            self.given.mention(article, name)
        for words, name in (("We act now", "Ann Lee"), ("We answer", "Li Wei")):
            if self.random.random() < 0.6:
                self.given.quote(article, words, name)
        if self.random.random() < 0.7:
            self.given.event(
                article,
                "A deal",
                type=pick(("tariff", "talks")),
                status=pick(("in_force", "announced")),
                instrument="IEEPA",
            )
        self.given.topic(article, pick(("tariffs", "energy")), "We act now")
        return article

    def merged(self) -> None:
        self.given.store()
        free = {one.article_id: one for one in self.founders}
        merged = self.given.ask("SELECT story_id FROM store.story_merge")
        stories = [make_id("story", one) for one in free]
        stories = [story for story in stories if {"story_id": story} not in merged]
        if len(stories) > 1:
            ended, into = self.random.sample(stories, 2)
            self.given.add("story_merge", story_id=ended, into_story_id=into, merged_at=noon(FIRST))
            self.given.store()

    def corrected(self) -> None:
        self.given.store()
        facts = self.given.ask("SELECT figure_id, value FROM figure ORDER BY figure_id")
        if facts:
            fact = self.random.choice(facts)
            field, value = self.random.choice((("value", "42"), ("void", None), ("modality", "forecast")))
            self.given.add(
                "correction", correction_id=make_id("correction", fact["figure_id"], field), fact_id=fact["figure_id"],
                fact_kind="figure", field=field, value=value, is_taken_back=False, why="test", made_by="test",
                origin="command", made_at=noon(FIRST),
            )  # fmt: skip
            self.given.store()
            self.recount("touch_facts", {"fact_ids": [str(fact["figure_id"])]})

    def taken_back(self) -> None:
        self.given.store()
        if self.known:
            address, _ = self.known.pop(self.random.randrange(len(self.known)))
            self.founders = [one for one in self.founders if one.article_id != make_id("article", address)]
            self.given.connection.execute(
                "CREATE OR REPLACE TEMP TABLE gone AS SELECT article_id FROM store.article WHERE canonical_address = ?",
                [address],
            )
            self.recount("forget_hide", {})
            self.given.connection.execute(query_sql("forget_delete"))

    def recount(self, first: str, parameters: dict[str, Any]) -> None:
        with transaction(self.given.connection):
            self.given.connection.execute(query_sql(first), parameters)
            for step in KEPT:
                self.given.connection.execute(query_sql(step))

    def happen(self) -> None:
        what: tuple[Callable[[], None], ...] = (
            self.new, self.new, self.new, self.changed, self.read_again, self.merged, self.corrected,
            self.taken_back,
        )  # fmt: skip
        for _ in range(self.random.randrange(1, 4)):
            self.random.choice(what)()
        self.given.store()

    def rows(self, query: str) -> list[str]:
        return sorted(map(str, self.given.connection.execute(query).fetchall()))


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_is_what_the_plain_query_says_and_what_a_rebuild_gives(seed: int):
    newsroom = Newsroom(seed)
    for _ in range(12):
        newsroom.happen()
    for table, (columns, plain) in PLAIN.items():
        assert newsroom.rows(f"SELECT {columns} FROM store.{table}") == newsroom.rows(plain), table
    before = {table: newsroom.rows(f"FROM store.{table}") for table in REBUILT}
    for table in REBUILT:
        newsroom.given.connection.execute(f"DELETE FROM store.{table.split()[0]}")
    rebuild_trends(newsroom.given.connection, chunk=3)
    for table in REBUILT:
        assert newsroom.rows(f"FROM store.{table}") == before[table], table


def test_a_merged_story_takes_its_wire_articles_along():
    given = Given()
    a, b = given.article("h/1"), given.article("h/2")
    given.story(a, wire="AP")
    given.story(b, wire="Reuters")
    given.store()
    c = given.article("h/3")
    given.story(a, c)
    given.connection.execute(ONE_MEMBER)
    given.add(
        "story_merge",
        story_id=make_id("story", b.article_id),
        into_story_id=make_id("story", a.article_id),
        merged_at=noon(FIRST),
    )
    found = given.ask("SELECT DISTINCT story_id FROM store.wire_article")
    assert found == [{"story_id": make_id("story", a.article_id)}]
    assert given.ask("SELECT sum(stories) AS n FROM trend_wire_delay") == [{"n": 1}]
