"""The demo site over real HTTP: what its outlets send, what goes wrong on purpose, what changes when it is told to."""

import errno
import gzip
import tomllib
import urllib.error
import urllib.request
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import RemoteDisconnected
from pathlib import Path
from time import monotonic

import pytest

from demo import server
from demo.articles import ARTICLES, read_articles
from demo.faults import BOMB_BYTES, FEED_FAULTS, PAGE_FAULTS
from demo.outlets import FEEDS, OUTLETS
from demo.site import DemoSite
from tasks.feeds.listings import parse_listing
from tasks.feeds.sources import load_sources

EXPECTED = tomllib.loads((Path(__file__).parent.parent / "demo" / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def running():
    with DemoSite(hang_seconds=30, retry_after_seconds=90) as site:
        yield site


@pytest.fixture
def site(running):
    running.reset()
    return running


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


def get(address, method="GET", timeout=10.0, **headers):
    """Status, headers and body as sent, of one exchange without redirects."""
    request = urllib.request.Request(
        address, method=method, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    opener = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))
    try:
        answer = opener.open(request, timeout=timeout)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers, answer.read()


def article_with(site, fault):
    return next(article for article in site.articles() if article.fault == fault)


def sources(site, tmp_path):
    return load_sources(site.write_sources(tmp_path))


def listing(source):
    status, headers, body = get(source.address)
    if status == 301:
        status, headers, body = get(headers["Location"] if "://" in headers["Location"] else source.address + "/now")
    if headers["Content-Encoding"] == "gzip":
        body = gzip.decompress(body)
    return parse_listing(source, body, source.address, headers["Content-Type"], datetime.now(UTC))


# ------------------------------------------------------------ articles


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.outlet_id)
def test_every_page_holds_its_title_and_paragraphs_in_the_encoding_of_its_outlet(site, outlet):
    for article in site.articles(outlet.outlet_id):
        if article.fault not in (None, "wrong_charset"):
            continue
        status, _, body = get(site.article_address(article))
        page = body.decode(outlet.encoding).replace("&amp;", "&")
        assert status == 200
        assert f">{article.title}<" in page.replace("&#x27;", "'").replace("&quot;", '"')
        assert [words for words in article.paragraphs if words.removeprefix("## ") not in page] == []


def test_real_coverage_is_long_and_spans_2018_to_2026(site):
    articles = [article for article in site.articles() if article.expect == "article"]
    words = [sum(len(paragraph.split()) for paragraph in article.paragraphs) for article in articles]
    assert len(articles) == 43
    assert sum(count >= 400 for count in words) >= 22
    assert {article.published.year for article in articles} == set(range(2018, 2027))
    assert all(article.published < datetime.now(UTC) for article in articles)


def test_a_copy_shares_the_sentences_of_its_wire_story_and_not_its_byline(site):
    wire, paper = (
        next(a for a in site.articles(outlet) if a.published.date().isoformat() == "2019-05-10")
        for outlet in ("meridian", "tribune")
    )
    shared = set(wire.paragraphs) & set(paper.paragraphs)
    assert len(shared) >= len(wire.paragraphs) - 4
    assert wire.byline != paper.byline


@pytest.mark.parametrize(("front_matter", "message"), [
    ("title: T\npublished: 2020-01-01T00:00:00+00:00", "no line `---`"),
    ("title: T\n---\nbody", "title and published are needed"),
    ("title: T\npublished: 2020-01-01T00:00:00+00:00\nbyllne: X\n---\nbody", "unknown or repeated"),
    ("title: T\npublished: 2020-01-01T00:00:00+00:00\nlater: a\n---\nbody", "needs `old words => new words`"),
    ("title: T\npublished: 2020-01-01T00:00:00+00:00\nreplace: x => y\n---\nbody", "is there 0 times"),
    ("title: T\npublished: 2020-01-01T00:00:00+00:00\nexpect: maybe\n---\nbody", "is none of"),
    ("title: T\npublished: 2020-01-01T00:00:00+00:00\ncopy_of: a/b\n---\n[copy]", "is no article"),
])  # fmt: skip
def test_a_broken_article_file_is_refused_by_its_name(tmp_path, front_matter, message):
    (tmp_path / "outlet").mkdir()
    (tmp_path / "outlet" / "2020-01-01-story.txt").write_text(front_matter, encoding="utf-8")
    with pytest.raises(ValueError, match=message) as refused:
        read_articles(tmp_path)
    assert "2020-01-01-story" in str(refused.value)


def test_every_directory_is_an_outlet_and_every_name_in_a_file_is_known():
    articles = [edition.article for edition in read_articles()]
    assert {path.name for path in ARTICLES.iterdir()} == {outlet.outlet_id for outlet in OUTLETS}
    assert {a.fault for a in articles} - {None} == set(PAGE_FAULTS)
    assert {(a.outlet_id, a.feed) for a in articles} <= {(feed.outlet_id, feed.name) for feed in FEEDS}
    assert {feed.fault for feed in FEEDS} - {None} == {*FEED_FAULTS, "false_304"}


# ------------------------------------------------------------ feeds and sources


def test_what_a_person_counted_is_what_the_article_files_say(site, tmp_path):
    by_feed = {site.feed_address(feed.outlet_id, feed.name): feed for feed in FEEDS}
    for source in sources(site, tmp_path):
        feed, expected = by_feed[source.address], EXPECTED[source.source_id]
        listed = [a for a in site.articles(feed.outlet_id) if a.feed == feed.name and expected["entries"]]
        counted = Counter(article.expect for article in listed)
        assert len(listed) == expected["entries"], source.source_id
        for kind in ("article", "logged", "either", "rejected", "failed"):
            told = expected.get("articles" if kind == "article" else kind, 0)
            assert counted[kind] == (sum(told.values()) if isinstance(told, dict) else told), (source.source_id, kind)


def test_the_totals_are_the_sums_of_the_sources():
    blocks = [block for name, block in EXPECTED.items() if name != "total"]
    for key in ("entries", "articles", "logged", "either"):
        assert EXPECTED["total"][key] == sum(block.get(key, 0) for block in blocks)
    for key in ("rejected", "failed"):
        assert EXPECTED["total"][key] == sum(sum(block.get(key, {}).values()) for block in blocks)


def test_every_source_lists_as_many_entries_as_expected(site, tmp_path):
    found = {source.source_id: len(listing(source).entries) for source in sources(site, tmp_path)}
    assert found == {name: block["entries"] for name, block in EXPECTED.items() if name != "total"}


def test_entries_survive_wrong_encoding_relative_links_repeated_guids_and_missing_dates(site, tmp_path):
    by_name = {source.source_id: source for source in sources(site, tmp_path)}
    prairie = listing(by_name["prairie_gazette"]).entries
    assert all(entry.address.startswith(site.base("prairie")) for entry in prairie)
    assert [entry.title for entry in prairie if entry.published_at is None] == [
        "China drops sorghum case, refunds deposits"
    ]
    assert Counter(entry.external_id for entry in prairie)["prairie-letter"] == 2
    assert "‘trade, not aid’" in " ".join(entry.title for entry in prairie)
    assert all(
        entry.address.startswith(site.base("chaoyang")) for entry in listing(by_name["chaoyang_releases"]).entries
    )
    assert "zh" in {entry.language for entry in listing(by_name["eastriver_english"]).entries}


def test_a_feed_is_answered_304_to_its_own_validators(site):
    address = site.feed_address("meridian")
    _, headers, _ = get(address)
    assert get(address, If_None_Match=headers["ETag"])[0] == 304
    assert get(address, If_Modified_Since=headers["Last-Modified"])[0] == 304
    assert get(address, If_None_Match='"other"', If_Modified_Since=headers["Last-Modified"])[0] == 200
    assert get(address, If_Modified_Since="yesterday")[0] == 200
    assert site.conditional["meridian/feeds/world.rss"] == 4


def test_a_gzip_feed_is_packed_whatever_is_asked_and_a_gzip_sitemap_is_a_file(site):
    _, headers, body = get(site.feed_address("courier"), Accept_Encoding="identity")
    assert headers["Content-Encoding"] == "gzip"
    assert b"<rss" in gzip.decompress(body)
    _, headers, body = get(site.feed_address("bourse"))
    assert headers["Content-Encoding"] is None
    assert b"<urlset" in gzip.decompress(body)


def test_robots_have_a_crawl_delay_of_zero_and_a_forbidden_path(site):
    assert b"Crawl-delay: 0" in get(site.base("prairie") + "/robots.txt")[2]
    assert b"Disallow: /print/" in get(site.base("harbour") + "/robots.txt")[2]
    forbidden = [
        a for a in site.articles("harbour") if site.article_address(a).startswith(site.base("harbour") + "/print/")
    ]
    assert len(forbidden) == 1


# ------------------------------------------------------------ state


def snapshot(site):
    feeds = {address: get(address)[2] for feed in FEEDS if (address := site.feed_address(feed.outlet_id, feed.name))}
    pages = {
        address: get(address)[2]
        for article in site.articles()
        if article.fault not in ("hang", "too_large") and (address := site.article_address(article))
    }
    return feeds, pages


def test_a_change_touches_one_article_and_its_feed_entry_only(site):
    feeds, pages = snapshot(site)
    changed = site.change()
    later_feeds, later_pages = snapshot(site)
    assert [address for address in feeds if feeds[address] != later_feeds[address]] == [site.feed_address("meridian")]
    assert [address for address in pages if pages[address] != later_pages[address]] == [changed]
    assert b"5.1 million metric tons" in pages[changed]
    assert b"5.6 million metric tons" in later_pages[changed]
    assert b"5.6 mln tons" in later_feeds[site.feed_address("meridian")]


def test_a_change_moves_the_validators_of_the_feed(site):
    _, headers, _ = get(site.feed_address("meridian"))
    site.change()
    _, later, _ = get(site.feed_address("meridian"), If_None_Match=headers["ETag"])
    assert parsedate_to_datetime(later["Date"])
    assert later["ETag"] != headers["ETag"]


def test_a_false_304_hides_an_added_entry_from_everybody_who_asks_with_a_validator(site):
    address = site.feed_address("harbour", "ticker")
    _, headers, before = get(address)
    added = site.add_entry()
    assert get(address, If_None_Match=headers["ETag"])[0] == 304
    assert added.encode() in get(address)[2]
    assert added.encode() not in before
    assert get(added)[0] == 200


def test_the_front_door_takes_commands_and_shows_the_sources(site):
    assert b"Harbour Morning Post" in get(site.address)[2]
    assert site.base("meridian") in get(site.address + "/sources.toml")[2].decode()
    assert get(site.address + "/control/change", method="POST")[2].decode().strip() == site.change()
    assert get(site.address + "/control/nothing", method="POST")[0] == 404
    assert get(site.base("meridian") + "/control/change", method="POST")[0] == 404


def test_requests_are_counted_by_outlet_and_path(site):
    get(site.base("tribune") + "/robots.txt")
    get(site.base("tribune") + "/robots.txt", method="HEAD")
    get(site.base("courier") + "/rss/world.xml?x=1")
    assert site.requests == {"tribune/robots.txt": 2, "courier/rss/world.xml?x=1": 1}


# ------------------------------------------------------------ faults


@pytest.mark.parametrize(("fault", "status", "words"), [
    ("not_found", 404, b"moved or never was"),
    ("bot_wall", 200, b"<title>Just a moment...</title>"),
    ("bot_wall_403", 403, b"<title>Just a moment...</title>"),
    ("consent", 200, b"Before you continue"),
    ("paywall", 200, b"Subscribe to read"),
    ("not_html", 200, b"%PDF-"),
])  # fmt: skip
def test_a_page_fault_answers_as_such_sites_do(site, fault, status, words):
    answer = get(site.article_address(article_with(site, fault)))
    assert (answer[0], words in answer[2]) == (status, True)


def test_the_stub_shows_only_its_beginning(site):
    article = article_with(site, "paywall")
    assert sum(len(paragraph.split()) for paragraph in article.paragraphs) < 60


def test_a_moved_page_is_answered_behind_one_permanent_redirect(site):
    address = site.article_address(article_with(site, "moved"))
    status, headers, _ = get(address)
    assert status == 301
    assert get(site.base("meridian") + headers["Location"])[0] == 200


def test_a_redirect_loop_never_ends(site):
    address = site.article_address(article_with(site, "redirect_loop"))
    seen = []
    for _ in range(4):
        status, headers, _ = get(address)
        assert status == 302
        address = site.base("bourse") + headers["Location"]
        seen.append(address)
    assert len(set(seen)) == 2


def test_a_mislabelled_page_is_no_utf8(site):
    _, headers, body = get(site.article_address(article_with(site, "wrong_charset")))
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_a_bomb_is_small_until_it_is_unpacked(site):
    _, headers, body = get(site.article_address(article_with(site, "too_large")))
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) < 100_000
    assert len(gzip.decompress(body)) > BOMB_BYTES - 100


def test_feeds_answer_too_many_requests_and_a_page_instead_of_a_feed(site):
    status, headers, _ = get(site.feed_address("quayside"))
    assert (status, headers["Retry-After"]) == (429, "90")
    status, headers, body = get(site.feed_address("tribune", "opinion"))
    assert (status, b"Just a moment..." in body) == (200, True)
    assert get(site.feed_address("prairie", "old"))[0] == 301


def test_a_hanging_page_says_nothing_and_does_not_keep_the_site_from_stopping():
    with DemoSite(hang_seconds=60) as site:
        with pytest.raises(TimeoutError):
            get(site.article_address(article_with(site, "hang")), timeout=0.3)
        began = monotonic()
    assert monotonic() - began < 2


def test_a_hanging_page_is_closed_after_its_time():
    with DemoSite(hang_seconds=0.2) as site, pytest.raises(RemoteDisconnected):
        get(site.article_address(article_with(site, "hang")))


# ------------------------------------------------------------ addresses


def test_every_outlet_has_a_host_name_of_its_own_on_one_port(site):
    hosts = {site.base(outlet.outlet_id).rpartition(":")[0] for outlet in OUTLETS}
    ports = {site.base(outlet.outlet_id).rpartition(":")[2] for outlet in OUTLETS}
    assert (len(hosts), len(ports)) == (len(OUTLETS), 1)


def test_where_only_127_0_0_1_is_there_every_outlet_has_a_port_of_its_own(monkeypatch, tmp_path):
    bind = server.Server.server_bind

    def refuses_other_addresses(self):
        if self.server_address[0] != "127.0.0.1":
            raise OSError(errno.EADDRNOTAVAIL, "Can't assign requested address")
        bind(self)

    monkeypatch.setattr(server.Server, "server_bind", refuses_other_addresses)
    with DemoSite() as site:
        bases = [site.base(outlet.outlet_id) for outlet in OUTLETS]
        assert len(set(bases)) == len(OUTLETS)
        assert all(base.startswith("http://127.0.0.1:") for base in bases)
        assert len(load_sources(site.write_sources(tmp_path))) == len(EXPECTED) - 1


def test_a_taken_port_is_said_and_nothing_stays_open():
    with DemoSite() as site:
        port = int(site.address.rpartition(":")[2])
        with pytest.raises(OSError, match=f"in use: 127.0.0.1:{port}; choose another port"):
            DemoSite(port).__enter__()
    with DemoSite(port) as again:
        assert get(again.address)[0] == 200
