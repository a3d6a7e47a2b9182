"""Addresses, words and dates of entries made clean."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.feeds.entries import (
    MAX_SUMMARY_CHARS,
    TAILS,
    TRACKERS,
    author_name,
    believable,
    canonical_address,
    language_code,
    plain_summary,
    plain_text,
    plain_title,
    web_address,
)

BASE = "https://news.example/feeds/trade.xml"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("/2026/duties", "https://news.example/2026/duties"),
        ("duties", "https://news.example/feeds/duties"),
        ("//cdn.example/a", "https://cdn.example/a"),
        ("?id=4", "https://news.example/feeds/trade.xml?id=4"),
        ("  https://news.example/a\n\tb ", "https://news.example/ab"),
        ("https://news.example/a b", "https://news.example/a%20b"),
        ("#", None),
        (BASE, None),
        ("https://news.example/a?x=1&amp;y=2", "https://news.example/a?x=1&y=2"),
        ("https://news.example/a#top", "https://news.example/a"),
        ("HTTPS://News.Example:443/A", "https://news.example/A"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example/关税/a", "https://news.example/%E5%85%B3%E7%A8%8E/a"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://news.example/100%25", "https://news.example/100%25"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,<b>", None),
        ("mailto:desk@news.example", None),
        ("tag:news.example,2026:4", None),
        ("https://", None),
        ("https://user:pw@news.example/", None),
        ("https://[::1/", None),
        ("https://news.example:99999/", None),
        ("", None),
        (None, None),
        ("https://news.example/" + "a" * 3000, None),
    ],
)
def test_web_address(link, address):
    assert web_address(link, BASE) == address


@pytest.mark.parametrize(("pattern", "example"), TRACKERS)
def test_every_tracker_is_dropped(pattern, example):
    assert canonical_address(f"https://news.example/a?{example}&id=7") == "https://news.example/a?id=7"


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("http://news.example/a", "https://news.example/a"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
        ("https://News.Example/A/", "https://news.example/A"),
        ("https://news.example/a?b=2&a=1#top", "https://news.example/a?a=1&b=2"),
        ("https://news.example/a?global=1&cid=5&source=wire", "https://news.example/a?cid=5&global=1&source=wire"),
        ("https://news.example/a?from=rss", "https://news.example/a"),
        ("https://news.example/a?from=100", "https://news.example/a?from=100"),
        ("https://news.example//x//y", "https://news.example/x/y"),
        ("https://news.example", "https://news.example/"),
        ("not an address", "not an address"),
    ],
)
def test_canonical_address(address, canonical):
    assert canonical_address(address) == canonical


@given(st.from_regex(r"https?://[a-z]{1,8}\.example/[a-z/]{0,12}(\?[a-z]{1,4}=[a-z0-9%&=+]{0,9})?", fullmatch=True))
def test_a_canonical_address_is_its_own(address):
    once = canonical_address(address)
    assert canonical_address(once) == once
    assert canonical_address(address + ("&" if "?" in address else "?") + "utm_source=x") == once


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tariffs &amp;amp; trade", "Tariffs & trade"),
        ("<b>Duties</b> rise", "Duties rise"),
        ("&lt;b&gt;Duties&lt;/b&gt; rise", "Duties rise"),
        ("U.S.&nbsp;trade\n\t deficit", "U.S. trade deficit"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("Exports<br/>rise", "Exports rise"),
        ("AT&T and R&D", "AT&T and R&D"),
        ("Trump&#8217;s tariffs", "Trump’s tariffs"),
        ("Trump&#39;s &quot;deal&quot;", 'Trump\'s "deal"'),
        ("<script>alert(1)</script>Duties", "Duties"),
        ("<p>One</p><p>Two</p>", "One Two"),
        ("zero\u200bwidth\u00adsoft\ufeff", "zerowidthsoft"),
        ("line\u2028break\x07bell", "line break bell"),
        ("cafe\u0301", "café"),
        ("the president-electâ€™s â€œdealâ€\x9d", "the president-elect’s “deal”"),
        ("Ã¨ forte; Â£5bn; 5Â\xa0%; â‚¬3", "è forte; £5bn; 5 %; €3"),
        ("KÃ¶nnen LÃ\xb6sungen", "Können Lösungen"),
        ("MAÇÃ” e NÃO, à « la carte »", "MAÇÃ” e NÃO, à « la carte »"),
        ("<unclosed Duties", ""),
        ("中美<em>贸易</em>", "中美贸易"),
        ("", ""),
        (None, ""),
    ],
)
def test_plain_title(text, title):
    assert plain_title(text) == title


@pytest.mark.parametrize("example", [example for _, example in TAILS])
def test_what_feed_software_adds_is_dropped(example):
    assert plain_summary(example) in ("Soy.", "Duties rose again", "Duties.")


def test_a_long_summary_is_cut_at_a_word():
    summary = plain_summary("<p>" + "tariff " * 5000)
    assert len(summary) <= MAX_SUMMARY_CHARS
    assert summary.endswith("tariff")


def test_links_pictures_and_lists_leave_their_words_only():
    html = '<img src="x.jpg" alt="Picture"><ul><li><a href="https://a.example">One</a></li><li>Two</li></ul><!-- no -->'
    assert plain_summary(html) == "One Two"


@given(st.text(max_size=300))
def test_no_text_raises_and_none_keeps_breaks(text):
    assert "\n" not in plain_text(text)
    plain_title(text), plain_summary(text), author_name(text), language_code(text), web_address(text, BASE)
    canonical_address(text)


@given(st.text(alphabet="<>&;abp/!-\"' ", max_size=300))
def test_no_markup_raises(text):
    plain_summary(text)


@pytest.mark.parametrize("piece", ["<", "<a ", "&", "&amp;", "<script>", "<!--", "<p>", "The post ", "[…] ", "(a@b "])
def test_time_is_linear(piece):
    started = time.perf_counter()
    plain_summary(piece * 100_000)
    author_name(piece * 100_000)
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize(
    ("instant", "is_believed"),
    [
        (datetime(2026, 11, 25, 9, tzinfo=UTC), True),
        (datetime(2026, 11, 26, 9, tzinfo=UTC), True),  # tomorrow: a zone that is ahead
        (datetime(2026, 11, 27, 9, tzinfo=UTC), False),
        (datetime(1970, 1, 1, tzinfo=UTC), False),
        (None, False),
    ],
)
def test_dates_that_cannot_be_are_dropped(instant, is_believed):
    fetched_at = datetime(2026, 11, 25, 10, tzinfo=UTC)
    assert (believable(instant, fetched_at) is not None) is is_believed


def test_a_time_without_a_zone_is_utc_and_one_at_the_edge_of_the_calendar_is_dropped():
    assert believable(datetime(2026, 1, 2), None) == datetime(2026, 1, 2, tzinfo=UTC)  # noqa: DTZ001
    edge = datetime.max.replace(tzinfo=UTC) - timedelta(hours=1)
    assert believable(edge, datetime(2026, 1, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-US", "en"),
        ("EN", "en"),
        ("zh_Hans", "zh"),
        ("english", "en"),
        ("eng", "en"),
        ("", None),
        (None, None),
        ("x-klingon", None),
    ],
)
def test_language_code(tag, code):
    assert language_code(tag) == code


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("desk@news.example (Ana Ruiz)", "Ana Ruiz"),
        ("Ana Ruiz <a@b.example>", "Ana Ruiz"),
        ("Ana Ruiz", "Ana Ruiz"),
        ("By <a href='/x'>Ana Ruiz</a>", "By Ana Ruiz"),
        ("desk@news.example", None),
        ("", None),
        (None, None),
    ],
)
def test_author_name(value, name):
    assert author_name(value) == name
