"""Feeds as publishers really write them: wrong encodings, entities, missing dates, links of all kinds."""

import gzip
import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.feeds import feed as feeds
from tasks.feeds.feed import parse_feed
from tasks.feeds.text import clean_xml, decode_document
from tasks.records import ParsedFeed

BASE = "https://news.example/feeds/trade.xml"
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def read(body, **options):
    body = body if isinstance(body, bytes) else body.encode()
    return parse_feed(body, "x", BASE, fetched_at=NOW, **options)


def rss(items, channel="<title>Trade</title>", head=""):
    return f'{head}<rss version="2.0"><channel>{channel}{items}</channel></rss>'


ITEM = "<item><title>Duties rise</title><link>https://news.example/a</link></item>"


# ---------------------------------------------------------------- forms

RSS = rss(
    """<item><title>Tariffs &amp;amp; trade</title><link>https://news.example/a?x=1&amp;y=2</link>
    <guid isPermaLink="false">urn:1</guid><pubDate>Tue, 24 Nov 2026 10:00:00 +0800</pubDate>
    <description><![CDATA[<p>Duties <b>rise</b>.</p><img src="x.jpg"/>]]></description>
    <author>desk@news.example (Ana Ruiz)</author></item>
    <item><title>Bad</title><link>javascript:alert(1)</link></item>""",
    "<title>Trade desk</title><language>en-us</language><ttl>30</ttl>",
)
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title type="html">Trade &lt;i>desk&lt;/i></title>
<entry><title>Duties rise</title><link rel="self" href="/self"/><link rel="alternate" href="/a"/><id>urn:1</id>
<updated>2026-11-24T02:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Words <b>here</b></div></content>
<author><name>Ana Ruiz</name></author></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>Trade desk</title><dc:language>en</dc:language>
<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
<item rdf:about="https://news.example/a"><title>Duties rise</title><link>https://news.example/a</link>
<dc:date>2026-11-24T10:00:00+08:00</dc:date>
<dc:creator>Ana Ruiz</dc:creator></item></rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Trade desk",
        "language": "en",
        "items": [
            {
                "id": 1,
                "url": "/a",
                "title": "Duties rise",
                "content_html": "<p>Words</p>",
                "date_published": "2026-11-24T10:00:00+08:00",
                "authors": [{"name": "Ana Ruiz"}],
            },
            {"id": "2", "title": "No link"},
            "not an object",
        ],
    }
)


@pytest.mark.parametrize(
    ("body", "form", "ttl", "external_id"),
    [
        (RSS, "rss20", 1800.0, "urn:1"),
        (ATOM, "atom10", None, "urn:1"),
        (RDF, "rss10", 43200.0, "https://news.example/a"),
        (JSON_FEED, "json_feed", None, "1"),
    ],
    ids=["rss", "atom", "rdf", "json"],
)
def test_every_form_gives_the_same_entry(body, form, ttl, external_id):
    feed = read(body)
    entry = feed.entries[0]
    assert (feed.form, feed.title, feed.language, feed.ttl_seconds, feed.error) == (form, "Trade desk", "en", ttl, None)
    assert entry.address.startswith("https://news.example/a")
    assert entry.published_at == datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert (entry.author, entry.language, entry.external_id) == ("Ana Ruiz", "en", external_id)
    assert feed.newest_entry_at == entry.published_at


def test_markup_and_entities_go_and_bad_links_are_said():
    feed = read(RSS)
    assert (feed.entries[0].title, feed.entries[0].summary) == ("Tariffs & trade", "Duties rise.")
    assert feed.entries[0].address == "https://news.example/a?x=1&y=2"
    assert [rejected.reason for rejected in feed.rejected] == ["entry without a web address: 'javascript:alert(1)'"]


def test_items_of_a_json_feed_without_link_cost_only_themselves():
    feed = read(JSON_FEED)
    assert (len(feed.entries), len(feed.rejected)) == (1, 2)


@pytest.mark.parametrize("cut", [30, 60, 150])
def test_a_cut_json_feed_gives_its_whole_items(cut):
    items = [
        {"id": str(n), "url": f"https://news.example/{n}", "title": f"Title {n}", "content_text": "w" * 100}
        for n in range(4)
    ]
    text = json.dumps({"version": "https://jsonfeed.org/version/1", "title": "Trade", "items": items})
    feed = read(text[:-cut])
    assert feed.title == "Trade"
    assert [entry.title for entry in feed.entries[:3]] == ["Title 0", "Title 1", "Title 2"]
    assert "breaks off" in feed.rejected[-1].reason


def test_a_json_feed_with_raw_control_characters_is_read():
    text = '{"version": "https://jsonfeed.org/version/1", "items": [{"url": "/a", "title": "a\n\tb"}]}'
    assert read(text).entries[0].title == "a b"


def test_half_a_character_in_a_json_feed_is_replaced():
    item = (
        r'{"id": "\ud83d", "url": "/\udc00a\ud83d", "title": "a\ud83d \ud83d\ude00 \\ud83d", '
        r'"authors": [{"name": "A\ud83d"}]}'
    )
    (entry,) = read(f'{{"version": "https://jsonfeed.org/version/1", "items": [{item}]}}').entries
    assert entry.address.endswith("/%EF%BF%BDa%EF%BF%BD")
    assert (entry.title, entry.external_id, entry.author) == ("a\ufffd \U0001f600 \\ud83d", "\ufffd", "A\ufffd")


# ---------------------------------------------------------------- not a feed


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"<html><title>Just a moment...</title></html>", "the answer is an HTML page, not a feed"),
        (b"<!DOCTYPE html>\n<html><body><rss/></body></html>", "the answer is an HTML page, not a feed"),
        (b'<html><head><link type="application/rss+xml" href="/rss"></head>', "the answer is an HTML page, not a feed"),
        (b"", "the answer is empty"),
        (b"  \n ", "the answer is empty"),
        (b"Not found", "the answer is not a feed"),
        (b"<?xml version='1.0'?><error>no</error>", "the answer is XML, but not a feed"),
        (b'{"error": "no"}', "the answer is JSON, but not a JSON Feed"),
        (b"[1, 2]", "the answer is JSON, but not a JSON Feed"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "the answer is not a feed"),
    ],
)
def test_what_is_no_feed_is_an_error_and_not_an_empty_feed(body, error):
    feed = read(body)
    assert (feed.error, feed.entries, feed.form) == (error, (), "")


def test_an_empty_feed_is_no_error():
    feed = read(rss(""))
    assert (feed.error, feed.entries, feed.title) == (None, (), "Trade")


# ---------------------------------------------------------------- encodings

TITLE = "Zölle “steigen” – 关税"


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", "ISO-8859-1", None),  # the declaration lies
        ("utf-8", None, "text/xml; charset=iso-8859-1"),  # so does the header
        ("utf-8", "nonsense", None),
        ("utf-8-sig", "utf-8", None),
        ("utf-16", "utf-16", None),
        ("utf-16-le", None, None),
        ("utf-32", None, None),
        ("gb18030", "gb2312", None),
        ("gb18030", None, "application/xml; charset=GBK"),
    ],
)
def test_titles_survive(encoding, declared, content_type):
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    body = rss(f"<item><title>{TITLE}</title><link>/a</link></item>", head=head).encode(encoding)
    assert read(body, content_type=content_type).entries[0].title == TITLE


@pytest.mark.parametrize(
    ("encoding", "declared", "title"),
    [
        ("cp1252", "ISO-8859-1", "Zölle “steigen” – €5"),
        ("cp1252", None, "Zölle “steigen”"),
        ("big5", "big5", "關稅上調"),
        ("shift_jis", "Shift_JIS", "関税引き上げ"),
        ("euc-kr", "euc-kr", "관세"),
        ("windows-1251", "windows-1251", "Пошлины"),
    ],
)
def test_titles_in_older_encodings_survive(encoding, declared, title):
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    body = rss(f"<item><title>{title}</title><link>/a</link></item>", head=head).encode(encoding)
    assert read(body).entries[0].title == title


def test_one_broken_byte_does_not_change_the_encoding_of_the_rest():
    body = rss(f"<item><title>{TITLE}</title><link>/a</link></item>" * 2).encode() + b"\xff"
    assert read(body.replace(b"<channel>", b"<channel>\xe2")).entries[0].title == TITLE


@pytest.mark.parametrize(
    "head",
    [
        "\n\n  <?xml version='1.0'?>\n",
        "<!-- made by hand --><?xml version='1.0'?>",
        "junk <?xml version='1.0'?>",
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">',
    ],
)
def test_what_stands_before_the_feed_does_not_matter(head):
    assert len(read(rss(ITEM, head=head)).entries) == 1


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("U.S.&nbsp;duties &mdash; rise", "U.S. duties — rise"),
        ("AT&T and R&D", "AT&T and R&D"),
        ("a &unknown; b", "a &unknown; b"),
        ("a &#8217; b &#x2019; c", "a ’ b ’ c"),
        ("a &#146; b", "a ’ b"),  # a byte of Windows-1252 written as a number
        ("a &#0; &#xFFFF; b", "a b"),
        ("a \x0b\x1f b", "a b"),
        ("&lt;b&gt;Duties&lt;/b&gt;", "Duties"),
        ("<![CDATA[Duties & <i>tariffs</i> &amp; more]]>", "Duties & tariffs & more"),
        ("<![CDATA[Unclosed", ""),
    ],
)
def test_entities_in_titles(written, title):
    feed = read(rss(f"<item><title>{written}</title><link>/a</link></item>"))
    assert [entry.title for entry in feed.entries] == [title] if title else feed.error is None


def test_an_entity_bomb_stays_small_and_no_file_is_read():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
    started = time.perf_counter()
    feed = read(rss("<item><title>a &l11; b &f; c</title><link>/a</link></item>", head=head))
    assert feed.entries[0].title == "a &l11; b &f; c"
    assert time.perf_counter() - started < 5


def test_a_gzip_file_is_opened_and_a_bomb_is_not():
    assert len(read(gzip.compress(rss(ITEM).encode())).entries) == 1
    assert "larger than" in read(gzip.compress(bytes(30_000_000))).error


# ---------------------------------------------------------------- entries


def test_relative_links_follow_the_address_of_the_feed_or_xml_base():
    feed = read(rss("<item><title>a</title><link>../a</link></item>"))
    assert feed.entries[0].address == "https://news.example/a"
    atom = ATOM.replace("<entry>", '<entry xml:base="https://other.example/b/">').replace('href="/a"', 'href="a"')
    assert read(atom).entries[0].address == "https://other.example/b/a"


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ("<guid>https://news.example/guid</guid>", "https://news.example/guid"),
        ('<guid isPermaLink="false">4711</guid><link>/a</link>', "https://news.example/a"),
        ("<link>javascript:x</link><guid>https://news.example/guid</guid>", "https://news.example/guid"),
        ("<link>\n https://news.example/a \n</link>", "https://news.example/a"),
        ("<link><![CDATA[https://news.example/a?x=1&y=2]]></link>", "https://news.example/a?x=1&y=2"),
        (
            '<fb:origLink xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0">https://news.example/orig</fb:origLink><link>https://burner.example/x</link>',
            "https://news.example/orig",
        ),
    ],
)
def test_the_best_link_is_taken(item, address):
    assert read(rss(f"<item><title>a</title>{item}</item>")).entries[0].address == address


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>", "2026-11-24T10:00:00+00:00"),
        ("<pubDate>Tue, 24 Nov 2026 10:00:00 EST</pubDate>", "2026-11-24T15:00:00+00:00"),
        ("<pubDate>2026-11-24 10:00:00</pubDate>", "2026-11-24T10:00:00+00:00"),
        ("<pubDate>2026年11月24日 10:00</pubDate>", "2026-11-24T10:00:00+00:00"),
        ("<pubDate>November 24, 2026 5:30 PM</pubDate>", "2026-11-24T17:30:00+00:00"),
        ("<pubDate>yesterday</pubDate>", None),
        ("<pubDate></pubDate>", None),
        ("", None),
        ("<pubDate>Tue, 24 Nov 2099 10:00:00 GMT</pubDate>", None),  # later than the fetch
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
        ("<pubDate>Tue, 31 Feb 2026 99:00:00 GMT</pubDate>", None),
    ],
)
def test_dates(element, expected):
    entry = read(rss(f"<item><title>a</title><link>/a</link>{element}</item>")).entries[0]
    assert (entry.published_at.isoformat() if entry.published_at else None) == expected


def test_repeated_ids_are_not_trusted_and_repeated_entries_are_said():
    items = "".join(f"<item><title>t{n}</title><link>/{n}</link><guid>same</guid></item>" for n in (1, 2, 2))
    feed = read(rss(items))
    assert [entry.address for entry in feed.entries] == ["https://news.example/1", "https://news.example/2"]
    assert [rejected.reason for rejected in feed.rejected] == ["the feed repeats an entry"]


def test_without_a_summary_the_content_stands_in():
    item = '<item><title>a</title><link>/a</link><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>Words</p>]]></content:encoded></item>'
    assert read(rss(item)).entries[0].summary == "Words"


@pytest.mark.parametrize(
    ("channel", "seconds"),
    [
        ("<ttl>60</ttl>", 3600.0),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ('<s:updatePeriod xmlns:s="http://purl.org/rss/1.0/modules/syndication/"> hourly </s:updatePeriod>', 3600.0),
        ("", None),
    ],
)
def test_how_long_the_publisher_asks_to_wait(channel, seconds):
    assert read(rss(ITEM, f"<title>T</title>{channel}")).ttl_seconds == seconds


@pytest.mark.parametrize("body", [RSS, ATOM, RDF], ids=["rss", "atom", "rdf"])
def test_a_feed_without_end_is_cut_and_that_is_said(body, monkeypatch):
    start, end = (body.index("<item") if "<item" in body else body.index("<entry")), body.rindex("</")
    item = body[start:end].replace("</channel>", "")
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 10)
    many = body[:start] + "".join(item.replace("/a", f"/a{n}") for n in range(30)) + body[end:]
    found = read(many)
    assert (found.error, found.title) == (None, "Trade desk")
    assert 5 <= len(found.entries) <= 10
    assert found.rejected[-1].reason == "the feed lists more than 10 entries; the rest was not read"


def test_a_json_feed_without_end_is_cut_and_that_is_said(monkeypatch):
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 10)
    items = [{"id": str(n), "url": f"https://a.example/{n}", "title": f"Title {n}"} for n in range(30)]
    found = read(json.dumps({"version": "https://jsonfeed.org/version/1", "title": "Trade", "items": items}))
    assert [entry.title for entry in found.entries] == [f"Title {n}" for n in range(10)]
    assert [one.reason for one in found.rejected] == ["the feed lists more than 10 entries; the rest was not read"]


@pytest.mark.parametrize(
    "broken",
    [
        "</creativeCommons:license>",
        "<itunes:keywords/></category></item><category>",
        "<image><width></width><height/></image>",
        "<image><width>",
        "</media:credit></media:player>",
        "&#x110000;",
        "<div>" * 3000,
    ],
)
def test_an_item_on_which_the_library_breaks_costs_only_itself(broken):
    items = "".join(f"<item><title>t{n}</title><link>/{n}</link></item>" for n in range(4))
    spaces = (
        ' xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"'
        ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    )
    body = rss(items.replace("</title><link>/2", f"</title>{broken}<link>/2")).replace("<rss", f"<rss{spaces}")
    found = [entry.title for entry in read(body).entries]
    assert [title for title in found if title in ("t0", "t1", "t3")] == ["t0", "t1", "t3"]


# ---------------------------------------------------------------- anything


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_give_a_result(body):
    assert isinstance(read(body), ParsedFeed)


FRAGMENTS = [
    "<rss>",
    "<channel>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<link>",
    "</link>",
    "<link href='",
    "'/>",
    "<guid>",
    "&amp;",
    "&#x",
    "&",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<!DOCTYPE rss [",
    "]>",
    "<?xml ",
    "?>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<entry>",
    "https://a.example/",
    "<pubDate>",
    "2026-13-45",
    "\ud800",
    "\0",
    "<rdf:RDF>",
    "<content type='xhtml'>",
    "<div",
    "é",
    "{",
    '"items": [',
    "xml:base='::'",
]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_any_heap_of_feed_parts_gives_a_result(parts):
    body = "".join(["<rss version='2.0'><channel>", *parts]).encode("utf-8", "surrogatepass")
    assert isinstance(read(body), ParsedFeed)


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["url", "title", "id", "authors", "author", "date_published", "summary", "content_html", "language"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    ),
    st.integers(0, 40),
)
def test_any_json_gives_a_result(item, cut):
    text = json.dumps({"version": "https://jsonfeed.org/version/1", "title": item, "items": [item, item]})
    assert isinstance(read(text[: len(text) - cut]), ParsedFeed)


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean_xml(text)
    assert clean_xml(once) == once


@given(st.binary(max_size=200), st.text(max_size=30))
def test_any_bytes_decode(body, content_type):
    assert isinstance(decode_document(body, content_type), str)


@pytest.mark.parametrize(
    "piece",
    ["<", "&", "<![CDATA[", "<!DOCTYPE [", "<?xml ", "<item>", "&#", "<item><title>a</title><link>/a</link></item>"],
)
def test_time_is_linear(piece):
    started = time.perf_counter()
    read(rss(piece * 4_000))
    assert time.perf_counter() - started < 8
