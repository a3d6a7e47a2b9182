"""List pages read by the selectors of their source."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.feeds.listings import parse_listing
from tasks.records import ParsedFeed, Source

BASE = "https://ministry.example/news/list.html"
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
SOURCE = Source(
    "x",
    "X",
    "X",
    "list_page",
    BASE,
    "CN",
    "official",
    "en",
    "B",
    True,
    False,
    None,
    True,
    True,
    False,
    "li a",
    "li span",
    None,
)
LIST = """<html lang="en"><head><title>News releases</title></head><body><ul>
<li><a href="a.html">Duties  on <b>soybeans</b></a><span>2026-11-24 08:30</span></li>
<li><span>(Nov 23, 2026)</span><a href="/b.html" title="The whole headline">The whole…</a></li>
<li><a href="javascript:void(0)">More</a></li>
<li><a href="c.html">No date</a></li></ul></body></html>"""


def read(body, **changes):
    return parse_listing(replace(SOURCE, **changes), body.encode() if isinstance(body, str) else body, BASE, None, NOW)


def test_links_with_their_dates():
    found = read(LIST)
    assert (found.form, found.title, found.language, found.error) == ("list_page", "News releases", "en", None)
    assert [(entry.address, entry.title) for entry in found.entries] == [
        ("https://ministry.example/news/a.html", "Duties on soybeans"),
        ("https://ministry.example/b.html", "The whole headline"),
        ("https://ministry.example/news/c.html", "No date"),
    ]
    # The time is Beijing's; a day alone stays that day.
    assert [entry.published_at and entry.published_at.isoformat() for entry in found.entries] == [
        "2026-11-24T00:30:00+00:00",
        "2026-11-23T00:00:00+00:00",
        None,
    ]
    assert [rejected.reason for rejected in found.rejected] == ["link without a web address: 'javascript:void(0)'"]


def test_dates_in_another_column_go_with_the_links_in_order():
    body = "<div id=l><a href=a>A</a><a href=b>B</a></div><div id=r><i>2026-11-01</i><i>2026-11-02</i></div>"
    found = read(body, link_selector="#l a", date_selector="#r i")
    assert [entry.published_at.day for entry in found.entries] == [1, 2]


def test_a_date_belongs_to_one_item_only():
    body = "<ul><li><a href=a>A</a><span>2026-11-01</span></li><li><a href=b>B</a></li></ul>"
    assert [entry.published_at for entry in read(body).entries] == [datetime(2026, 11, 1, tzinfo=UTC), None]


def test_a_date_may_be_the_heading_of_several_links():
    body = """<div><h4>2026-11-02</h4><a href=a>A</a><a href=b>B</a></div>
    <div><h4>2026-11-01</h4><a href=c>C</a></div>"""
    found = read(body, link_selector="a", date_selector="h4")
    assert [entry.published_at.day for entry in found.entries] == [2, 2, 1]


def test_a_date_inside_the_link_is_no_part_of_the_title():
    found = read("<li><a href=a>Duties <span>2026-11-24</span> rise</a></li>", date_selector="span")
    assert (found.entries[0].title, found.entries[0].published_at.day) == ("Duties rise", 24)


def test_time_elements_say_it_in_their_attribute():
    body = '<ul><li><a href=a>A</a><time datetime="2026-11-24T10:00:00Z">today</time></li></ul>'
    assert read(body, date_selector="time").entries[0].published_at == datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_the_selector_may_name_what_is_in_or_around_the_link():
    assert read('<ul><li><h3><a href="a">A</a></h3></li></ul>', link_selector="h3").entries[0].title == "A"
    assert read('<a href="a"><h3>A</h3></a>', link_selector="h3").entries[0].address.endswith("/a")


def test_a_picture_before_the_headline_does_not_take_its_title():
    body = '<ul><li><a href="a"><img src=x></a><a href="a">Headline</a></li></ul>'
    assert [entry.title for entry in read(body).entries] == ["Headline"]


def test_the_base_of_the_page_and_its_encoding_count():
    body = (
        '<html><head><meta charset="gb2312"><base href="https://other.example/x/"></head><li><a href="a">关税</a></li>'
    )
    entry = read(body.encode("gb18030")).entries[0]
    assert (entry.address, entry.title) == ("https://other.example/x/a", "关税")


@pytest.mark.parametrize(
    ("body", "changes", "error"),
    [
        ("<html><p>Just a moment...</p></html>", {}, "link_selector 'li a' finds nothing on the page"),
        ("<li><a href='javascript:x'>A</a></li>", {}, "link_selector 'li a' finds no web address on the page"),
        ("", {}, "the answer is not a page"),
        (LIST, {"link_selector": "li[["}, "cannot be used"),
        (LIST, {"link_selector": None}, "finds nothing"),
    ],
)
def test_a_page_that_has_changed_is_an_error_and_not_an_empty_list(body, changes, error):
    assert error in read(body, **changes).error


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_give_a_result(body):
    assert isinstance(read(body), ParsedFeed)


PARTS = [
    "<ul>",
    "<li>",
    "</li>",
    "<a href=a>",
    "<a href='http://[x'>",
    "</a>",
    "<span>",
    "2026-11-24",
    "</span>",
    "<base href='::'>",
    "<meta charset=utf-16>",
    "\0",
    "<a>",
    "text",
]


@settings(deadline=None, max_examples=120)
@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_any_heap_of_page_parts_gives_a_result(parts):
    assert isinstance(read("".join(parts)), ParsedFeed)
