"""Outside lists held against the warehouse: every fate, every form of list, the shares by day, and wrong inputs."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from demo.site import DemoSite
from flows.commands.misses import run_misses
from tasks.errors import UserError
from tasks.feeds.sources import load_sources, parse_sources
from tasks.identity import make_id
from tasks.misses.comparing import compare, followed, of_day
from tasks.misses.fates import FATES, Fate, Known, detail_of, fate_of
from tasks.misses.lists import MOST_SITEMAPS, OutsideList, read_list_file, read_web_sitemap
from tasks.misses.nightly import compare_sitemap, find_misses
from tasks.records import Answer, FeedEntry
from tasks.settings import Settings
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import rows
from tests.given import DAY, Given, _empty, _filled, noon, picked

NOW = datetime(2025, 4, 10, 3, tzinfo=UTC)
SOURCES = parse_sources("""
[harbour]
name = "Harbour"
publisher = "harbour"
kind = "feed"
address = "https://feeds.harbour.example/rss"
country = "US"
ownership = "private"
news_sitemap = "https://harbour.example/news.xml"
[titles]
name = "Titles only"
publisher = "titles"
kind = "feed"
address = "https://titles.example/rss"
country = "US"
ownership = "private"
may_fetch_body = false
[off]
name = "Off"
publisher = "off"
kind = "feed"
address = "https://off.example/rss"
country = "US"
ownership = "private"
is_enabled = false
""")
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/a</loc><news:news>
<news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2025-04-09T08:00:00Z</news:publication_date><news:title>Tariffs on China rise</news:title>
</news:news></url></urlset>"""


def listed(
    path: str, title: str = "US raises tariffs on China again", day: date | None = DAY, **more: Any
) -> FeedEntry:
    address = path if "//" in path else f"https://harbour.example/{path}"
    given = {"language": None, "external_id": None, "author": None, "summary": ""} | more
    return FeedEntry("import", address, title, published_at=noon(day) if day else None, **given)


def outside(*entries: FeedEntry, name: str = "GDELT") -> OutsideList:
    return OutsideList(name, "gdelt", entries, ())


def live_of(given: Given, folder: Path) -> Path:
    live = folder / "live.duckdb"
    copy(_empty(), live)
    with open_live(live) as connection:
        write_batch(connection, {name: _filled(table) for name, table in given.tables.items()})
    return live


def asked(live: Path, query: str) -> list[dict[str, Any]]:
    with open_live(live) as connection:
        return rows(connection, query)


def page(given: Given, address: str, outcome: str, reason: str | None, status: int | None = 200, **more: Any) -> None:
    given.add(
        "page", page_id=make_id("page", address, outcome), article_id=make_id("article", address), address=address,
        fetched_at=noon(DAY), outcome=outcome, reason=reason, status=status, **more,
    )  # fmt: skip


# ------------------------------------------------------------ what became of it


@pytest.mark.parametrize("fate", FATES, ids=lambda fate: fate.name)
def test_every_fate_holds_for_its_example(fate: Fate):
    assert fate_of(fate.example).name == fate.name


@pytest.mark.parametrize(("known", "name", "detail"), [
    (Known(is_seen=True, outcome="failed", reason="the host answered 403", status=403), "wall",
     "the host answered 403"),
    # Found under another address outweighs why this one failed; a stored body outweighs both.
    (Known(is_seen=True, outcome="rejected", reason="paywall", twin_address="https://x.example/a"), "same_story",
     "https://x.example/a"),
    (Known(is_stored=True, stored_address="https://x.example/old", outcome=None), "stored", "https://x.example/old"),
    (Known(is_seen=True, first_look_reasons=("no word of China",)), "off_topic", "no word of China"),
    (Known(), "never_seen", None),
])  # fmt: skip
def test_the_first_rule_that_holds_decides(known: Known, name: str, detail: str | None):
    fate = fate_of(known)
    assert (fate.name, detail_of(known, fate)) == (name, detail)


def test_a_list_is_held_against_feeds_fetches_and_texts(tmp_path: Path):
    given = Given()
    base = "https://harbour.example/"
    for path in ("stored", "robots", "wall", "pdf", "gone", "waiting"):
        given.entry(base + path, is_fetch_wanted=True)
    given.entry(base + "roses", first_look_reasons=["no word of China"], is_fetch_wanted=False)
    given.entry(base + "zh", first_look_reasons=["unsupported_language"], is_fetch_wanted=False)
    given.entry("https://titles.example/t", publisher="titles", is_fetch_wanted=True)
    given.source("titles", may_fetch_body=False)
    given.article(base + "stored", content="Tariffs rose.", title="Duties on Chinese steel are raised by Washington")
    given.article("https://titles.example/t", publisher="titles", kind="entry")
    given.tables["page"].pop()
    page(given, base + "robots", "failed", "robots.txt of https://harbour.example disallows this path", None)
    page(given, base + "wall", "rejected", "paywall")
    page(given, base + "pdf", "rejected", "not_html")
    page(given, base + "gone", "failed", "the host answered 404", 404)
    page(given, base + "short", "article", None, final_address=base + "the-long-address")
    live = live_of(given, tmp_path)
    found = compare(live, outside(
        listed("stored?utm_source=x"), listed("robots"), listed("wall"), listed("pdf"), listed("gone"),
        listed("waiting"), listed("roses"), listed("zh"), listed("never"), listed("the-long-address"),
        listed("https://titles.example/t"),
        listed("https://wire.example/1", "Duties on Chinese steel are raised by Washington | The Wire"),
        listed("https://wire.example/2"), listed("https://wire.example/3", "Roses open early"),
        listed("https://off.example/1"),
    ), SOURCES, None, None, NOW, None)  # fmt: skip
    assert {row["address"].removeprefix(base): row["fate"] for row in found.rows} == {
        "stored?utm_source=x": "stored", "the-long-address": "stored", "https://titles.example/t": "headline",
        "https://wire.example/1": "same_story", "robots": "robots", "wall": "wall", "pdf": "no_article",
        "gone": "failed", "waiting": "waiting", "roses": "off_topic", "zh": "other_language", "never": "never_seen",
        "https://wire.example/2": "host_not_followed", "https://off.example/1": "host_not_followed",
    }  # fmt: skip
    assert found.passed_over == 1, "roses on a host that nobody follows are no loss"
    assert found.fates()["stored"] == 2
    kept = asked(live, "SELECT count(*) AS n, count(DISTINCT publisher) AS p FROM store.listed_article")
    assert kept == [{"n": 14, "p": 4}]
    assert asked(live, "SELECT reason, detail FROM miss WHERE reason IN ('off_topic', 'wall') ORDER BY 1") == [
        {"reason": "off_topic", "detail": "no word of China"}, {"reason": "wall", "detail": "paywall"},
    ]  # fmt: skip


def test_the_newest_comparison_of_a_list_counts(tmp_path: Path):
    given = Given()
    given.entry("https://harbour.example/a", is_fetch_wanted=True)
    live = live_of(given, tmp_path)
    compare(live, outside(listed("a")), SOURCES, None, None, NOW, None)
    assert asked(live, "SELECT reason FROM miss") == [{"reason": "waiting"}]
    later = Given()
    later.article("https://harbour.example/a")
    with open_live(live) as connection:
        write_batch(connection, {name: _filled(table) for name, table in later.tables.items()})
    compare(live, outside(listed("a")), SOURCES, None, None, NOW + timedelta(days=1), None)
    assert asked(live, "SELECT fate FROM store.listed_article") == [{"fate": "stored"}]


def test_the_same_title_far_away_in_time_or_of_three_words_is_no_same_story(tmp_path: Path):
    given = Given()
    given.article("https://wire.example/a", DAY - timedelta(days=9), title="US raises tariffs on China again")
    given.article("https://wire.example/b", title="China tariffs rise")
    live = live_of(given, tmp_path)
    found = compare(live, outside(listed("x"), listed("y", "China tariffs rise")), SOURCES, None, None, NOW, None)
    assert [row["fate"] for row in found.rows] == ["host_not_followed", "host_not_followed"]


def test_a_title_that_is_not_given_is_read_from_the_address(tmp_path: Path):
    entries = (listed("2025/04/09/us-china-tariffs-on-steel-rise", ""), listed("2025/04/09/roses-open-early", ""))
    found = compare(live_of(Given(), tmp_path), outside(*entries), SOURCES, SOURCES[0], None, NOW, None)
    assert [(row["is_wanted"], row["fate"]) for row in found.rows] == [(True, "never_seen"), (False, "never_seen")]


def test_what_was_taken_back_leaves_no_title(tmp_path: Path):
    given = Given()
    given.add(
        "tombstone", tombstone_id=make_id("t", 1), scope="article", article_id=make_id("article", "https://harbour.example/a"),
        is_lifted=False, made_at=NOW,
    )  # fmt: skip
    live = live_of(given, tmp_path)
    compare(live, outside(listed("a")), SOURCES, SOURCES[0], None, NOW, None)
    assert asked(live, "SELECT title, fate FROM store.listed_article") == [{"title": "", "fate": "forgotten"}]
    assert asked(live, "FROM trend_recall_by_day") == []


def test_a_host_is_followed_by_what_its_feed_lists_or_by_where_the_feed_lives():
    hosts = followed(SOURCES, {"harbour.example": "harbour", "off.example": "off", "old.example": "taken_out"})
    assert {host: source.source_id for host, source in hosts.items()} == {
        "feeds.harbour.example": "harbour", "harbour.example": "harbour", "titles.example": "titles",
    }  # fmt: skip


# ------------------------------------------------------------ shares


def given_lists(given: Given, *lines: tuple[str, str, str, bool, bool]) -> None:
    for number, (list_name, source_id, fate, is_wanted, is_seen) in enumerate(lines):
        given.add(
            "listed_article", list_name=list_name, list_form="gdelt", article_id=make_id("article", number),
            address=f"https://x.example/{number}", title="", listed_date=DAY, source_id=source_id or None,
            publisher=source_id or "wire.example", is_wanted=is_wanted, is_seen=is_seen, fate=fate,
            published_at=noon(DAY), first_seen_at=noon(DAY) + timedelta(minutes=90) if is_seen else None,
            compared_at=NOW,
        )  # fmt: skip


def test_trend_recall_by_day():
    given = Given()
    given_lists(
        given,
        ("GDELT", "harbour", "stored", True, True), ("GDELT", "harbour", "wall", True, True),
        ("GDELT", "harbour", "same_story", True, False), ("GDELT", "harbour", "never_seen", True, False),
        ("GDELT", "harbour", "off_topic", False, True), ("GDELT", "harbour", "forgotten", True, True),
        ("GDELT", "", "host_not_followed", True, False), ("sitemap", "harbour", "never_seen", False, False),
    )  # fmt: skip
    found = given.ask("FROM trend_recall_by_day")
    assert picked(found, "list_name", "publisher", "listed", "seen", "wanted", "found", "stories_found") == [
        ("GDELT", "harbour", 5, 3, 4, 1, 2), ("GDELT", None, 1, 0, 1, 0, 0), ("sitemap", "harbour", 1, 0, 0, 0, 0),
    ]  # fmt: skip
    assert picked(found, "share_seen", "share_found", "share_of_stories", "usual_delay_hours") == [
        (0.6, 0.25, 0.5, 1.5), (None, 0.0, 0.0, None), (0.0, None, None, None),
    ]  # fmt: skip


# ------------------------------------------------------------ lists


def test_a_day_is_cut_out_and_another_day_is_refused_with_those_there_are():
    given = outside(listed("a"), listed("b", day=DAY + timedelta(days=1)), listed("c", day=None))
    entries, undated = of_day(given, DAY)
    assert ([entry.address[-1] for entry in entries], undated) == (["a"], 1)
    with pytest.raises(UserError, match="GDELT: no article of 2025-01-01; it has 2025-04-09 to 2025-04-10"):
        of_day(given, date(2025, 1, 1))
    with pytest.raises(UserError, match="it gives no dates: leave --date out"):
        of_day(outside(listed("c", day=None)), DAY)


def zipped(text: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        packed.writestr("list", text)
    return whole.getvalue()


@pytest.mark.parametrize(("data", "name", "form"), [
    (SITEMAP.encode(), "list", "news_sitemap"),
    (gzip.compress(SITEMAP.encode()), "list", "news_sitemap"),
    (b"url,title,publish_date\nhttps://harbour.example/a,Tariffs rise,2025-04-09\n", "Media Cloud", "media_cloud"),
    (b'{"url": "https://harbour.example/a", "title": "Tariffs rise", "date": "20250409080000"}\n', "GDELT", "gdelt"),
    (b"https://harbour.example/a\n", "list", "addresses"),
])  # fmt: skip
def test_a_list_file_is_known_by_its_content(tmp_path: Path, data: bytes, name: str, form: str):
    for written in (data, zipped(data.decode()) if form != "news_sitemap" else data):
        (tmp_path / "list").write_bytes(written)
        found = read_list_file(tmp_path / "list")
        assert (found.name, found.form, [entry.address for entry in found.entries]) == (
            name, form, ["https://harbour.example/a"],
        )  # fmt: skip


# ------------------------------------------------------------ sitemaps on the web, and the night


@pytest.fixture(scope="module")
def site():
    with DemoSite() as running:
        yield running


@pytest.fixture
def home(site: DemoSite, tmp_path: Path) -> Settings:
    """Settings for a warehouse in which the harbour feed was polled and one of its articles stored."""
    settings = Settings(
        home=tmp_path, sources=site.write_sources(tmp_path), allow_loopback=True, host_interval_seconds=0
    )
    given = Given()
    stored = next(a for a in site.articles("harbour") if a.feed == "main" and a.expect == "article")
    address = site.article_address(stored)
    given.entry(address, publisher="Harbour Morning Post", source_id="harbour_post", is_fetch_wanted=True)
    given.article(address, publisher="Harbour Morning Post")
    given.add("feed_poll", poll_id=make_id("poll", 1), source_id="harbour_post", polled_at=noon(date(2018, 1, 1)))
    live_of(given, tmp_path)
    return settings


def test_a_news_sitemap_shows_what_no_feed_lists(site: DemoSite, home: Settings):
    sources = load_sources(home.sources)
    harbour = next(source for source in sources if source.source_id == "harbour_post")
    found = compare_sitemap(home, sources, harbour, (None, None), None, None)
    by_title = {row["title"]: row["fate"] for row in found.rows}
    assert len(found.rows) == len(site.articles("harbour"))
    assert by_title["Hongkong Post stops taking parcels for the United States over tariffs"] == "never_seen"
    assert list(by_title.values()).count("stored") == 1


class Index:
    """A client for an index of ever so many sitemaps, each with one address."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get(self, address: str, **_: object) -> Answer:
        self.asked.append(address)
        children = "".join(f"<sitemap><loc>https://x.example/{n}.xml</loc></sitemap>" for n in range(500))
        body = f"<sitemapindex>{children}</sitemapindex>"
        if address != "https://x.example/index.xml":
            body = f"<urlset><url><loc>{address}/article</loc></url></urlset>"
        return Answer(address, address, None, 200, (), body.encode(), NOW)


def test_an_index_of_a_whole_archive_is_asked_for_a_few_sitemaps_only():
    client = Index()
    found = read_web_sitemap(client, "https://x.example/index.xml", "x", None, None)  # type: ignore[arg-type]
    assert len(client.asked) == MOST_SITEMAPS
    assert len(found.entries) == MOST_SITEMAPS - 1
    assert [one.reason for one in found.refused] == ["it leads to more than 20 sitemaps: 481 were not asked for"]


def test_the_night_asks_only_sources_with_a_sitemap_for_days_that_are_over(
    site: DemoSite, home: Settings, monkeypatch: pytest.MonkeyPatch
):
    told = find_misses(home, None)
    # The demo's articles are older than what a news sitemap of today would hold.
    assert told == ["misses of harbour_post: 0 listed, 0 seen in feeds; 0 wanted, 0 of them stored"]
    assert site.requests["harbour/robots.txt"] >= 1


def test_a_sitemap_that_fails_is_told_and_kept_as_a_rejected_line(home: Settings):
    text = home.sources.read_text(encoding="utf-8").replace('/sitemap-news.xml"', '/gone.xml"')
    home.sources.write_text(text, encoding="utf-8")
    assert [line.partition("/gone")[2] for line in find_misses(home, None)] == [".xml: the host answered 404"]
    kept = asked(home.live_path, "SELECT stage, source_id FROM store.rejected")
    assert kept == [{"stage": "misses", "source_id": "harbour_post"}]


# ------------------------------------------------------------ wrong inputs


@pytest.mark.parametrize(("file", "sitemap", "complaint"), [
    (None, None, "give one list: a FILE of GDELT"),
    ("list", "harbour_post", "give one list: a FILE of GDELT"),
    ("nowhere", None, "nowhere: No such file or directory"),
    ("page", None, "page: no article in it; the answer is an HTML page or broken XML, not a sitemap"),
    ("words", None, "words: no article in it; line 1: no web address: 'nothing of the kind'"),
    ("empty", None, "empty: no article in it; file: it holds no list of articles"),
    ("index", None, "index: it is an index of sitemaps: give one of those"),
    (None, "harbor", "no source 'harbor' in sources.toml; there are: bourse_freight, "),
    (None, "courier_world", "source courier_world has no news sitemap: add news_sitemap = "),
])  # fmt: skip
def test_a_wrong_input_is_told_in_one_sentence(home: Settings, file: str | None, sitemap: str | None, complaint: str):
    folder = home.home
    (folder / "list").write_text("https://harbour.example/a\n")
    (folder / "page").write_text("<html><body>Hello</body></html>")
    (folder / "words").write_text("nothing of the kind\n")
    (folder / "empty").write_text("")
    (folder / "index").write_text("<sitemapindex><sitemap><loc>https://x.example/1.xml</loc></sitemap></sitemapindex>")
    with pytest.raises(UserError) as refused:
        run_misses(home, folder / file if file else None, sitemap, None)
    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)


def test_without_a_warehouse_there_is_nothing_to_compare_with(tmp_path: Path):
    (tmp_path / "list").write_text("https://harbour.example/a\n")
    with pytest.raises(UserError, match="does not exist yet: run `tradelines ingest` first"):
        run_misses(Settings(home=tmp_path), tmp_path / "list", None, None)


def test_the_command_prints_shares_reasons_and_misses(home: Settings, capsys: pytest.CaptureFixture[str]):
    (home.home / "list.txt").write_text("https://wire.example/2025/us-china-tariffs-rise\nhttps://wire.example/roses\n")
    assert run_misses(home, home.home / "list.txt", None, None) == 0
    told = capsys.readouterr().out
    assert "list.txt (addresses): 2 listed, 0 seen in feeds; 1 wanted, 0 of them stored" in told
    assert "missed  host_not_followed: on a host that no source follows" in told
    assert "1 not wanted, on hosts that no source follows: not kept" in told


def test_a_sitemap_key_of_a_sitemap_is_refused():
    text = (
        '[a]\nname = "A"\npublisher = "A"\nkind = "news_sitemap"\naddress = "https://a.example/s.xml"\ncountry = "US"\n'
    )
    with pytest.raises(
        UserError, match='news_sitemap is what a feed is compared with; for kind "news_sitemap" take it'
    ):
        parse_sources(text + 'ownership = "private"\nnews_sitemap = "https://a.example/n.xml"\n')
