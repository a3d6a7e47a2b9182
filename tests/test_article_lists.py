"""Lists of articles that others made, recognised by content."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.feeds.article_lists import parse_list, publisher_of

MEDIA_CLOUD = b"""id,indexed_date,language,media_name,media_url,publish_date,title,url
1,2025-04-10 01:02:03,en,Example News,example.org,2025-04-09,"China raises tariffs, again",https://www.example.org/a?utm_source=x
2,2025-04-10 01:02:03,zh,Example News,example.org,2025-04-09,\xe5\x85\xb3\xe7\xa8\x8e,https://example.org/b
3,2025-04-10 01:02:03,en,Example News,example.org,,No address,javascript:alert(1)
"""
GDELT_DOC = b"""{"articles": [{"url": "https://example.org/a", "title": "Tariffs", "seendate": "20250409T131500Z",
 "domain": "example.org", "language": "English", "sourcecountry": "United States"}]}"""
GDELT_LINES = b'{"date": "20250409131500", "url": "https://example.org/a", "title": "Tariffs", "lang": "en"}\n{broken\n'
GKG = b"\t".join([b"20250409131500-0", b"20250409131500", b"1", b"example.org", b"https://example.org/a", *[b""] * 22])
TITLED = GKG[: -len(b"\t")] + b"\t<PAGE_PRECISEPUBTIMESTAMP>1</X><PAGE_TITLE>Duties &amp; deals</PAGE_TITLE>"
EVENTS = b"\t".join([*[b"0"] * 59, b"20250409131500", b"https://example.org/a"])
MENTIONS = b"\t".join(
    [b"1", b"20250409130000", b"20250409131500", b"1", b"example.org", b"https://example.org/a", *[b""] * 10]
)
ADDRESSES = b"\xef\xbb\xbfhttps://example.org/a\n\n  https://example.org/b  \nnot an address\n"


def zipped(data: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("20250409131500.gkg.csv", data)
    return whole.getvalue()


@pytest.mark.parametrize(("data", "form", "addresses", "refused"), [
    (MEDIA_CLOUD, "media_cloud", ["https://www.example.org/a?utm_source=x", "https://example.org/b"], 1),
    (GDELT_DOC, "gdelt", ["https://example.org/a"], 0),
    (GDELT_LINES, "gdelt", ["https://example.org/a"], 1),
    (GKG, "gdelt", ["https://example.org/a"], 0),
    (EVENTS + b"\n" + EVENTS, "gdelt", ["https://example.org/a"], 0),
    (MENTIONS, "gdelt", ["https://example.org/a"], 0),
    (gzip.compress(MEDIA_CLOUD), "media_cloud",
     ["https://www.example.org/a?utm_source=x", "https://example.org/b"], 1),
    (zipped(GKG), "gdelt", ["https://example.org/a"], 0),
    (zipped(GKG)[:-9], "addresses", [], 1),
    (ADDRESSES, "addresses", ["https://example.org/a", "https://example.org/b"], 1),
    (b"", "addresses", [], 1),
])  # fmt: skip
def test_each_form_is_known_by_its_content(data: bytes, form: str, addresses: list[str], refused: int):
    found, entries, rejected = parse_list(data)
    assert found == form
    assert [entry.address for entry in entries] == addresses
    assert len(rejected) == refused


def test_title_date_language_and_publisher_come_along():
    entry = parse_list(MEDIA_CLOUD)[1][0]
    assert entry.title == "China raises tariffs, again"
    assert entry.published_at == datetime(2025, 4, 9, tzinfo=UTC)
    assert entry.language == "en"
    assert publisher_of(entry) == "example.org"
    titled = parse_list(TITLED)[1][0]
    assert (titled.title, titled.published_at) == ("Duties & deals", datetime(2025, 4, 9, 13, 15, tzinfo=UTC))
    assert {parse_list(data)[1][0].published_at for data in (EVENTS, MENTIONS)} == {titled.published_at}
    assert parse_list(GDELT_DOC)[1][0].published_at == datetime(2025, 4, 9, 13, 15, tzinfo=UTC)


def test_a_refused_line_says_where_and_why():
    rejected = parse_list(MEDIA_CLOUD)[2][0]
    assert rejected.address == "line 4"
    assert "no web address: 'javascript:alert(1)'" in rejected.reason


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_without_an_exception(data: bytes):
    _, entries, rejected = parse_list(data)
    assert entries or rejected
