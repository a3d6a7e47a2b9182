"""Encodings, dates, metadata, walls and phrases of pages: tables with examples."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from tasks.pages.blocks import join_pieces, standfirst
from tasks.pages.boilerplate import BLOCKS, block_kind
from tasks.pages.dates import SHAPES, choose_date
from tasks.pages.encodings import decode_page
from tasks.pages.lines import article_lines
from tasks.pages.metadata import read_metadata
from tasks.pages.phrases import LINE_RULES
from tasks.pages.walls import REASONS, WALLS

FETCHED = datetime(2025, 6, 1, tzinfo=UTC)
ADDRESS = "https://gazette.example/trade/steel"
CHINESE = "<p>中美两国的贸易关系是世界上最重要的双边关系之一，今年关税上升。</p>"
RUSSIAN = "<p>Министерство сообщило, что пошлина на сталь вырастет в июле.</p>"
JAPANESE = "<p>鉄鋼の関税が七月に引き上げられると発表されました。</p>"


@pytest.mark.parametrize(("body", "content_type", "text"), [
    ("<p>“Duty”</p>".encode(), None, "<p>“Duty”</p>"),
    ("<p>“Duty”</p>".encode(), "text/html; charset=iso-8859-1",
    "<p>“Duty”</p>"),  # valid UTF-8 beats what is declared
    ("<p>“Duty” – café</p>".encode("cp1252"), "text/html; charset=ISO-8859-1", "<p>“Duty” – café</p>"),
    ('<meta charset="latin1"><p>café</p>'.encode("cp1252"), None, '<meta charset="latin1"><p>café</p>'),
    (CHINESE.encode("gb18030"), "text/html; charset=gb2312", CHINESE),
    (CHINESE.encode("gb18030"), None, CHINESE),
    (CHINESE.encode("gb18030"), "text/html; charset=utf-8", CHINESE),  # a server that lies
    (CHINESE.replace("国", "國").encode("big5hkscs", "ignore"), None, None),
    (RUSSIAN.encode("cp1251"), None, RUSSIAN),
    (JAPANESE.encode("cp932"), None, JAPANESE),
    (JAPANESE.encode("euc_jp"), None, JAPANESE),
    (b"\xef\xbb\xbf<p>a</p>", "text/html; charset=gbk", "<p>a</p>"),
    ("<p>duty on steel</p>".encode("utf-16"), None, "<p>duty on steel</p>"),
    ("<p>duty on steel</p>".encode("utf-16-be"), None, "<p>duty on steel</p>"),
    ("<p>caf\u00e9 ".encode() * 9 + b"\xe2\x80</p>", None, "<p>café " * 9 + "�</p>"),  # a cut character
    (b"<p>caf\xe9</p>", "text/html; charset=no-such-thing", "<p>café</p>"),
    (b"<p>caf\xe9</p>", "text/html; charset=rot13", "<p>café</p>"),
    (b"", None, ""),
])  # fmt: skip
def test_encodings(body, content_type, text):
    decoded, _ = decode_page(body, content_type)
    assert decoded == text or (text is None and "�" not in decoded)


@given(st.binary(max_size=300), st.text(max_size=40) | st.none())
def test_any_bytes_are_decoded(body, content_type):
    decode_page(body, content_type)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.example)
def test_every_shape_of_a_date_reads_its_example(shape):
    assert shape.pattern.search(shape.example)
    found = choose_date([("meta", shape.example)], ADDRESS, "", FETCHED)
    assert found is not None
    assert found.at.date().isoformat() == "2025-04-09"


@pytest.mark.parametrize(("declared", "address", "visible", "expected"), [
    ([("json_ld", "2025-04-09T08:15:00-04:00")], "", "", ("2025-04-09T12:15", "instant", "json_ld")),
    ([("json_ld", "2025-04-09"), ("meta", "2025-04-09T09:00:00+08:00")], "", "", ("2025-04-09T01:00",
    "instant", "meta")),
    ([("json_ld", "2025-04-09"), ("meta", "2025-04-11T09:00:00Z")], "", "", ("2025-04-09T00:00", "day", "json_ld")),
    ([("json_ld", "2027-01-01"), ("meta", "2025-04-09")], "", "", ("2025-04-09T00:00", "day",
    "meta")),  # after the fetch
    ([("json_ld", "2025-06-01T20:00:00Z")], "", "", ("2025-06-01T20:00", "instant", "json_ld")),  # within a day of it
    ([("meta", "2025-04-09 16:30")], "", "", ("2025-04-09T00:00", "day", "meta")),  # whose clock is not said
    ([("meta", "1744200000")], "", "", ("2025-04-09T12:00", "instant", "meta")),
    ([("meta", "yesterday")], "https://a.example/2025/04/09/x", "", ("2025-04-09T00:00", "day", "text")),
    ([], "https://a.example/20250409/x", "", ("2025-04-09T00:00", "day", "text")),
    ([], "", "Home Wednesday, April 9, 2025 at 1:18 p.m. EDT By A", ("2025-04-09T17:18", "instant", "text")),
    ([], "", "FOR IMMEDIATE RELEASE: 9 April 2025", ("2025-04-09T00:00", "day", "text")),
    ([], "", "2025年4月9日 来源", ("2025-04-09T00:00", "day", "text")),
    ([], "", "9.4.2025", ("2025-04-09T00:00", "day", "text")),
    ([("meta", "2025-02-31")], "", "February 31, 2025", None),
    ([("meta", "1066-10-14")], "", "", None),
])  # fmt: skip
def test_dates(declared, address, visible, expected):
    found = choose_date(declared, address, visible, FETCHED)
    assert (found and (found.at.strftime("%Y-%m-%dT%H:%M"), found.precision, found.basis)) == expected


@given(
    st.lists(st.tuples(st.just("meta"), st.text(max_size=100)), max_size=3), st.text(max_size=60), st.text(max_size=200)
)
def test_dates_of_any_text_are_never_in_the_future(declared, address, visible):
    found = choose_date(declared, address, visible, FETCHED)
    assert found is None or found.at <= datetime(2025, 6, 2, tzinfo=UTC)


def metadata(head: str, body: str = ""):
    return read_metadata(document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), ADDRESS)


@pytest.mark.parametrize(("head", "body", "title"), [
    ("<title>Steel duty to rise | The Gazette</title>", "", "Steel duty to rise"),
    ("<title>Steel duty to rise - Gazette</title><meta property='og:site_name' content='Gazette'>", "",
    "Steel duty to rise"),
    ("<meta property='og:title' content='Steel &amp;amp; duty'>", "", "Steel & duty"),
    ("<meta property='og:title' content='Steel duty to rise in ...'>", "<h1>Steel duty to rise in July</h1>",
    "Steel duty to rise in July"),
    ("<meta property='og:title' content='Steel duty to rise'>", "<h1>The Gazette</h1>", "Steel duty to rise"),
    ("", "<h1>Steel</h1>", "Steel"),
    ("", "", None),
])  # fmt: skip
def test_titles(head, body, title):
    assert metadata(head, body).title == title


@pytest.mark.parametrize(("head", "body", "byline"), [
    ("<meta name='author' content='By Ines Calder'>", "", "Ines Calder"),
    ("<meta name='author' content='https://facebook.com/gazette'>",
    "<span class='byline'>By Ines Calder | April 9, 2025</span>", "Ines Calder"),
    ("<meta name='author' content='admin'>", "", None),
    ("<meta name='author' content='Calder'>", "<a rel='author'>Ines Calder</a>", "Ines Calder"),
    ('<script type="application/ld+json">{"@type":"Article","author":["Ines Calder",{"name":"Tom Reyes"}]}</script>',
     "",
     "Ines Calder, Tom Reyes"),
    ("<meta name='citation_author' content='A. One'><meta name='citation_author' content='B. Two'>", "",
    "A. One, B. Two"),
    ("", "<p class='article-byline'>By Tom Reyes<br>Published 9 April</p>", "Tom Reyes"),
    ("", "", None),
])  # fmt: skip
def test_bylines(head, body, byline):
    assert metadata(head, body).byline == byline


@pytest.mark.parametrize(("head", "canonical"), [
    ("<link rel='canonical' href='/trade/steel#top'>", "https://gazette.example/trade/steel"),
    ("<link rel='canonical' href='https://gazette.example/'>", None),  # a template that names the front page
    ("<link rel='canonical' href='javascript:void(0)'><meta property='og:url' content='https://g.example/s'>",
    "https://g.example/s"),
    ("<link rel='canonical' href='http://[broken'>", None),
    ("", None),
])  # fmt: skip
def test_canonical_addresses(head, canonical):
    assert metadata(head).canonical_address == canonical


def test_json_ld_of_other_articles_is_not_read():
    address = "https://www.gazette.example/trade/steel/"
    ours = f'{{"@type":"NewsArticle","headline":"Ours","datePublished":"2025-04-09","url":"{address}"}}'
    other = (
        '{"@type":"NewsArticle","headline":"Other","datePublished":"2020-01-01","url":"https://gazette.example/old"}'
    )
    found = metadata(f'<script type="application/ld+json">[{other},{ours}]</script>')
    assert (found.title, found.dates) == ("Ours", (("json_ld", "2025-04-09"),))


@pytest.mark.parametrize("source", [
    '{"@type":"NewsArticle","headline":"Ours",}',
    '<!-- {"@type":"NewsArticle","headline":"Ours"} -->',
    '{"@graph":[{"@type":["NewsArticle"],"headline":"Ours"}]};',
    '{"@type":"NewsArticle","headline":"Ou\nrs"}',
])  # fmt: skip
def test_sloppy_json_ld_is_read(source):
    assert metadata(f'<script type="application/ld+json">{source}</script>').title in {"Ours", "Ou rs"}


def test_half_a_character_in_json_ld_is_replaced():
    found = metadata(
        r'<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "Trade\ud83d", '
        r'"author": {"@type": "Person", "name": "Ines Calder\udc00"}}</script>'
    )
    assert (found.section, found.byline) == ("Trade\ufffd", "Ines Calder\ufffd")


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.example)
def test_every_wall_reads_its_example(wall):
    assert wall.pattern.search(wall.example)
    assert wall.reason in REASONS


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.example)
def test_every_block_reads_its_example(block):
    assert block_kind(block.example) == block.kind


@pytest.mark.parametrize(
    "name",
    [
        "article-body",
        "shareholders",
        "reader",
        "header-title",
        "leadership",
        "padding",
        "loaded",
        "commentary",
        "creditors",
    ],
)
def test_names_that_hold_such_a_word_by_chance_are_no_boilerplate(name):
    assert block_kind(name) is None


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.example)
def test_every_phrase_reads_its_example(rule):
    assert rule.pattern.match(rule.example)


@pytest.mark.parametrize("line", [
    "More than 200 firms asked for an exemption from the duty, the department said.",
    "Share prices fell 3 percent in Shanghai after the notice was published.",
    "Support for the duty fell to 41 percent in the survey.",
    "Follow-up talks will be held in Geneva on May 10.",
    "Topics on the table include fentanyl, soybeans and rare earths.",
    "Comments on the proposed action are due by June 6, the agency said.",
    "Updated figures showed that exports rose 5 percent in May.",
    "Published data put the deficit at $295 billion in 2024.",
    "By 2027 the share of Chinese chips is expected to reach 30 percent.",
    "Contact between the two capitals never stopped, she said.",
    "Photo-voltaic cells carry a duty of 50 percent.",
    "Join the talks or pay the duty, the minister told producers.",
])  # fmt: skip
def test_sentences_of_articles_match_no_phrase(line):
    assert not [rule.kind for rule in LINE_RULES if rule.pattern.match(line)]


@given(st.text(max_size=600))
def test_phrases_hold_for_any_line(line):
    article_lines([line, "A sentence of the article that is long enough to be one, it is."], [], frozenset())


def test_a_standfirst_is_put_in_once():
    dek = "<p class='article__dek'>Buyers say that the rate reaches them by summer.</p>"
    body = f"<h1>Title of it</h1>{dek}<p>First paragraph.</p>"
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    assert standfirst(tree, None, "First paragraph.") == ["Buyers say that the rate reaches them by summer."]
    assert standfirst(tree, None, "Buyers say that the rate reaches them by summer.\nFirst paragraph.") == []


def test_pieces_of_one_class_are_joined_and_others_not():
    text = "<p>" + "A sentence of the article that is long enough to count. " * 3 + "</p>"
    pieces = document_fromstring(f"<body><main>{f'<div class=chunk>{text}</div>' * 3}</main></body>")
    assert join_pieces(pieces)
    whole = document_fromstring(f"<body><main><div class=chunk>{text * 3}</div></main></body>")
    assert not join_pieces(whole)
