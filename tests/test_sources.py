"""sources.toml: what ships, and how a person's mistake is told."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.feeds.sources import KEYS, SourcesError, load_sources, parse_sources
from tasks.records import Source

PROJECT = Path(__file__).resolve().parent.parent
GOOD = {
    "name": '"USTR"',
    "publisher": '"Office of the USTR"',
    "kind": '"feed"',
    "address": '"https://ustr.gov/rss.xml"',
    "country": '"US"',
    "ownership": '"official"',
}


def block(block_name="ustr", /, **changes):
    keys = {**GOOD, **changes}
    return (
        f"[{block_name}]\n" + "\n".join(f"{key} = {value}" for key, value in keys.items() if value is not None) + "\n"
    )


@pytest.fixture(scope="module")
def shipped():
    return load_sources(PROJECT / "sources.toml")


# ---------------------------------------------------------------- what ships


def test_graded_a_is_on_and_graded_b_is_off(shipped):
    assert len(shipped) > 60
    assert {(source.grade.rstrip("-"), source.is_enabled) for source in shipped} == {("A", True), ("B", False)}


def test_feeds_that_would_mislead_are_left_out(shipped):
    unwanted = ("chinadaily.com.cn", "wto.org", "news.google.com", "bis.gov", "commerce.gov", "xinhuanet", "usitc.gov")
    assert [source.address for source in shipped if any(part in source.address for part in unwanted)] == []


def test_pages_without_known_selectors_are_there_and_off(shipped):
    pages = {source.source_id: source for source in shipped if source.kind == "list_page"}
    assert set(pages) == {"mofcom", "gacc"}
    assert {(page.is_enabled, page.link_selector) for page in pages.values()} == {(False, None)}


def test_headline_only_publishers_are_not_fetched(shipped):
    closed = {"Reuters", "Financial Times", "The Wall Street Journal", "Bloomberg"}
    assert {source.may_fetch_body for source in shipped if source.publisher in closed} == {False}


def test_topical_sources_stay_out_of_indices(shipped):
    by_id = {source.source_id: source for source in shipped}
    for name in ("scmp_us_china", "gdelt_doc", "bing_news", "federal_register_section_301", "politico_trade"):
        assert not by_id[name].is_general_interest


def test_bodies_that_may_be_exported_belong_to_public_bodies(shipped):
    assert {source.ownership for source in shipped if source.may_export_body} == {"official"}


# ---------------------------------------------------------------- reading


def test_the_keys_are_the_fields_of_the_record():
    assert {field.name for field in fields(Source)} == {"source_id", *KEYS}


def test_a_short_block_gets_careful_defaults():
    (source,) = parse_sources(block())
    assert (source.source_id, source.language, source.grade) == ("ustr", "en", "B")
    assert (source.is_enabled, source.is_general_interest, source.expected_entries_week) == (True, False, None)
    assert (source.may_fetch_body, source.may_store_body, source.may_export_body) == (True, True, False)


def test_a_whole_block():
    (source,) = parse_sources(
        block(kind='"list_page"', link_selector='"ul.list > li a"', date_selector='"time"', expected_entries_week="12")
    )
    assert (source.kind, source.link_selector, source.expected_entries_week) == ("list_page", "ul.list > li a", 12.0)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": '"rss"'}, 'sources.toml, block "ustr": kind "rss" is unknown; use feed, news_sitemap or list_page'),
        ({"name": None}, 'sources.toml, block "ustr": key "name" is missing: words in quotes'),
        ({"name": '"  "'}, 'sources.toml, block "ustr": name "  " is unknown; use words in quotes'),
        ({"colour": '"red"'}, 'sources.toml, block "ustr": key "colour" is unknown; use name, publisher, kind'),
        ({"address": '"ustr.gov/rss.xml"'}, 'address "ustr.gov/rss.xml" is unknown; use a web address'),
        (
            {"address": '"https://me:p/w@ustr.gov/rss"'},
            'address "https://...@ustr.gov/rss" is unknown; use a web address',
        ),
        ({"address": '"file:///etc/passwd"'}, "use a web address with http:// or https://"),
        ({"country": '"USA"'}, 'country "USA" is unknown; use two capital letters'),
        ({"ownership": '"public"'}, "use official, state or private"),
        ({"is_enabled": '"yes"'}, 'is_enabled "yes" is not possible; use true or false'),
        ({"is_enabled": "1"}, "is_enabled 1 is not possible; use true or false"),
        ({"expected_entries_week": "true"}, "expected_entries_week true is not possible; use a number above 0"),
        ({"expected_entries_week": "-3"}, "expected_entries_week -3 is not possible"),
        ({"name": "7"}, "name 7 is unknown; use words in quotes"),
        ({"link_selector": '"a"'}, 'link_selector only means something for kind "list_page"'),
        ({"kind": '"list_page"'}, "a list_page needs link_selector"),
        ({"kind": '"list_page"', "link_selector": '"a["'}, 'link_selector "a[" is unknown; use a CSS selector'),
        ({"may_store_body": "false", "may_export_body": "true"}, "may_export_body = true needs may_store_body = true"),
    ],
)
def test_a_broken_block_is_refused_with_its_name_and_the_reason(changes, message):
    with pytest.raises(SourcesError) as caught:
        parse_sources(block(**changes))
    assert message in str(caught.value)
    assert 'block "ustr"' in str(caught.value)


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(SourcesError) as caught:
        parse_sources(block("one", kind='"rss"') + block("two", name=None, country="1") + block("three"))
    assert str(caught.value).count("\n") == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "has no block"),
        ("name = 1", "stands outside of any block"),
        ("[ustr", "not valid TOML"),
        (block() + block(), "not valid TOML"),
        (block("USTR-1"), "its name must be small letters"),
        (block() + block("again"), 'block "again": address https://ustr.gov/rss.xml stands in block "ustr" too'),
        ("[[ustr]]\n", "stands outside of any block"),
    ],
)
def test_a_broken_file_is_refused(content, message):
    with pytest.raises(SourcesError, match="(?s).*" + message.replace("(", r"\(")):
        parse_sources(content)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SourcesError, match="TRADELINES_SOURCES"):
        load_sources(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"[a]\nname = '\xff'")
    with pytest.raises(SourcesError, match="cannot be read"):
        load_sources(tmp_path / "latin.toml")


def _is_read_or_refused(content):
    try:
        return isinstance(parse_sources(content), list)
    except SourcesError as error:
        return bool(str(error))


@given(st.text(max_size=200))
def test_arbitrary_text_gives_sources_or_a_message(content):
    assert _is_read_or_refused(content)


_VALUES = st.booleans() | st.integers() | st.text("abc /:[", max_size=5)


@given(st.dictionaries(st.sampled_from([*KEYS, "other"]), _VALUES))
def test_arbitrary_values_give_sources_or_a_message(values):
    shown = {key: f"'{value}'" if isinstance(value, str) else str(value).lower() for key, value in values.items()}
    assert _is_read_or_refused(block(**shown))
