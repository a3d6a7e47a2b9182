"""Pages to articles: golden pairs, outcomes, hostile pages."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.pages import MAX_PAGE_BYTES, clean_page, detect_language
from tasks.records import CleanPage

PAGES = Path(__file__).parent / "pages"
FETCHED = datetime(2026, 11, 25, 12, tzinfo=UTC)
PROSE = (
    "<p>The ministry said on Monday that the duty on rolled steel would rise from 10 percent to 25 percent in July, "
    "after two rounds of talks in Geneva ended without a deal.</p>"
    "<p>Shipments of {} worth $2.4 billion would be covered, the ministry said in a statement on its website.</p>"
)


def clean(body: bytes | str, address: str = "https://gazette.example/trade/1", **more) -> CleanPage:
    body = body.encode() if isinstance(body, str) else body
    return clean_page(body, address, **({"content_type": "text/html", "fetched_at": FETCHED} | more))


def page(content: str, head: str = "<title>Duty on steel to rise</title>") -> str:
    return f"<html><head>{head}</head><body>{content}</body></html>"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_golden_page(path):
    """A missing JSON is written and the test fails: a person reviews it."""
    found = clean(path.read_bytes(), f"https://{path.stem.split('_')[0]}.example/story", content_type=None)
    shape = json.loads(json.dumps(asdict(found) | {"text": found.text.split("\n")}, default=datetime.isoformat))
    golden = path.with_suffix(".json")
    if not golden.exists():
        golden.write_text(json.dumps(shape, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} was not there and has been written: read it")
    assert shape == json.loads(golden.read_text(encoding="utf-8"))


def test_the_text_has_a_paragraph_a_line():
    found = clean(
        page(f"<h1>Duty on steel to rise</h1>{PROSE.format('pipe')}<h2>What next</h2>{PROSE.format('wire')[195:]}")
    )
    assert found.outcome == "article"
    assert found.text.startswith("The ministry said on Monday")
    assert "\n\n" not in found.text
    assert all(line == " ".join(line.split()) for line in found.text.split("\n"))


@pytest.mark.parametrize(("body", "reason"), [
    (b"", "empty"),
    (b"   \n ", "empty"),
    (b"%PDF-1.7 <p>not a page</p>", "not_html"),
    (b"\x89PNG\r\n\x1a\n", "not_html"),
    (b'{"error": "no"}', "not_html"),
    (b"plain text without any markup", "not_html"),
    (b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title></channel></rss>', "not_html"),
    (b'<?xml version="1.0"?>\n<!-- made by hand -->\n<urlset></urlset>', "not_html"),
    (bytes(range(1, 32)) * 200 + b"<p>", "not_html"),
    (page("<p>" + "The duty rose again. " * 30_000 + "</p>").encode(), "too_long"),
    (b"<p>x</p>" * (MAX_PAGE_BYTES // 8 + 1), "too_large"),
    (page("<p>Short.</p>").encode(), "too_short"),
    (page("<p></p>").encode(), "empty"),
    (page("<p>Sorry.</p>", "<title>Page not found</title>").encode(), "not_found"),
    (page("<p>Checking your browser before you go on to the site.</p>",
    "<title>Access denied</title>").encode(), "bot_wall"),
    (page("<p>Please enable JavaScript to read our pages.</p>").encode(), "needs_javascript"),
    (page("<p>We value your privacy. We and our 812 partners store data. Accept all cookies.</p>").encode(),
     "consent_wall"),
    (page("<p>Steel prices rose. Subscribe to continue reading.</p>").encode(), "paywall"),
    (page("".join(f"<li><a href='/a'>Port {n} reaches a deal with its workers</a></li>" for n in range(9))).encode(),
     "link_list"),
])  # fmt: skip
def test_what_is_no_article_says_why(body, reason):
    found = clean(body)
    assert (found.outcome, found.reason) == ("rejected", reason)


def test_the_text_of_a_rejected_page_is_returned():
    assert clean(page("<p>Steel prices rose. Subscribe to continue reading.</p>")).text.startswith("Steel prices rose.")


def test_an_article_about_walls_is_an_article():
    text = "<p>Officials asked readers to enable JavaScript and to subscribe to continue reading, which nobody did.</p>"
    assert (
        clean(page(PROSE.format("pipe") * 1 + "".join(text.replace("which", f"which {n}") for n in range(30)))).outcome
        == "article"
    )


def test_a_declared_paywall_is_flagged_and_a_whole_text_stays_an_article():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
    long = page("".join(PROSE.format(f"lot {number}") for number in range(8)), head)
    assert (clean(long).outcome, clean(long).is_paywalled) == ("article", True)
    short = page(PROSE.format("pipe"), head)
    assert (clean(short).reason, clean(short).is_paywalled) == ("paywall", True)


def test_the_feed_date_wins():
    feed = datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=8)))
    body = page(PROSE.format("pipe"), '<meta property="article:published_time" content="2020-01-01T00:00:00Z">')
    found = clean(body, feed_published_at=feed)
    assert (found.published_at, found.date_basis, found.date_precision) == (feed, "feed", "instant")
    assert clean(body).date_basis == "meta"
    assert clean(b"", feed_published_at=feed).published_at == feed


def test_a_date_inside_the_article_is_not_its_publication():
    text = "<p>The truce ends on August 12, 2025, the ministry said after its talks with the delegation in Geneva.</p>"
    assert clean(page(f"<h1>Truce on steel</h1>{text}{PROSE.format('pipe')}")).published_at is None
    dated = clean(page(f"<h1>Truce on steel</h1><div>July 30, 2025</div>{text}{PROSE.format('pipe')}"))
    assert (dated.published_at, dated.date_basis) == (datetime(2025, 7, 30, tzinfo=UTC), "text")


def test_a_text_that_only_json_ld_holds_is_taken_from_there():
    body = (
        "<p>The duty on steel rises to 25 percent in July.</p><p>It was 10 percent until now, the ministry said.</p>"
        * 6
    )
    head = (
        '<script type="application/ld+json">' + json.dumps({"@type": "NewsArticle", "articleBody": body}) + "</script>"
    )
    found = clean(page('<div id="app">Loading the story for you, please wait a second.</div>', head))
    assert found.text.split("\n")[0] == "The duty on steel rises to 25 percent in July."
    locked = head.replace('"articleBody"', '"isAccessibleForFree": false, "articleBody"')
    assert "25 percent" not in clean(page('<div id="app">Loading the story.</div>', locked)).text


def test_paragraphs_that_a_line_break_cut_are_one():
    broken = (
        "The duty on rolled steel would rise from 10 to 25 percent<br>in July, the ministry said.<br>It gave no reason."
    )
    found = clean(page(f"<div class='article-body'><p>{broken}</p>{PROSE.format('pipe')}</div>"))
    assert "25 percent in July, the ministry said." in found.text.split("\n")[0]


@pytest.mark.parametrize(("line", "stays"), [
    ('<div class="share-bar">Share on Facebook</div>', False),
    ('<p class="wp-caption-text">Coils at the pier in Baltimore last week</p>', False),
    ("<p>LISTEN TO ARTICLE</p>", False),
    ("<p>Comments are closed.</p>", False),
    ('<p>Read more: <a href="/x">What the aluminum rate means for brewers</a></p>', False),
    ('<div class="related-content"><p><a href="/x">What the aluminum rate means for brewers</a></p></div>', False),
    ("<p>Sign up for our newsletter to get the latest on trade.</p>", False),
    ('<div class="c-AuthorBio__author-bio"><p>Ines Calder covers the docks.</p></div>', False),
    ('<p style="display:none">Hidden text that nobody sees on the page at all.</p>', False),
    ("<h2>Talks in Geneva</h2>", True),
    ('<p>The <a href="/x">new rate</a> covers pipe and wire, and the old one ends in June.</p>', True),
    ("<blockquote><p>“We will answer in kind,” the minister said.</p></blockquote>", True),
])  # fmt: skip
def test_boilerplate_inside_an_article(line, stays):
    body = page(f"<article><h1>Duty on steel to rise</h1>{PROSE.format('pipe')}{line}{PROSE.format('wire')}</article>")
    words = " ".join("".join(piece.split(">")[-1] for piece in line.split("<")).split())
    assert (words[:40] in clean(body).text) is stays


def test_the_same_bytes_give_the_same_result():
    body = (PAGES / "harbor-gazette_2025-04-09.html").read_bytes()
    assert clean(body) == clean(body)


@pytest.mark.parametrize(("text", "language"), [
    ("The ministry said that the duty on steel would rise in July after the talks.", "en"),
    ("Das Ministerium teilte mit, dass der Zoll auf Stahl im Juli steigen werde.", "de"),
    ("商务部表示，美方加征关税的做法违反世贸组织规则，中方坚决反对，双方应通过平等对话解决分歧。", "zh"),
    ("Too short.", None),
])  # fmt: skip
def test_language(text, language):
    assert detect_language(text) == language


HOSTILE = {
    "nested blocks": "<div>" * 20_000 + PROSE,
    "nested inline": "<p>" + "<span>" * 20_000 + "text",
    "nested tables": "<table><tr><td>" * 4_000 + PROSE,
    "many links": '<a href="/a">Link to a story</a> ' * 8_000,
    "one paragraph": "<p>" + "The duty rose. " * 60_000 + "</p>",
    "many breaks": "text here<br>" * 8_000,
    "many titles": "<h1>Duty on steel</h1>" * 8_000 + PROSE,
    "nulls": PROSE.replace("e", "e\x00"),
    "wide column": '<table><tr><td colspan="9007199254740991">1</td></tr></table>' + PROSE,
    "deep json": '<script type="application/ld+json">' + "[" * 50_000 + "</script>" + PROSE,
    "wide json": '<script type="application/ld+json">[' + '{"@type":"NewsArticle"},' * 20_000 + "{}]</script>" + PROSE,
    "many authors": "".join(f'<meta name="author" content="A {number}">' for number in range(8_000)) + PROSE,
    "long class": '<div class="' + "share " * 60_000 + f'">{PROSE}</div>',
    "open comment": "<!-- " * 30_000 + PROSE,
    "at signs": '<div class="byline">' + "a@" * 200_000 + "</div>" + PROSE,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_in_time(name):
    started = datetime.now(UTC)
    assert clean(page(HOSTILE[name])).outcome in {"article", "rejected"}
    assert datetime.now(UTC) - started < timedelta(seconds=15)  # milliseconds to a second on an idle machine


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class='share'>", "<article>", "</article>", "<h1>", "<br>", "<a href=x>", "</a>",
        "<table><tr><td>",
         "<li>", "<script>", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":",
         "</script>", "&amp;", "<!--",
         "<meta property='og:title' content='", "'>", "<time datetime='2025",
         "text of a sentence, quite long. ", "中文。", "\x00", "<![CDATA["]
    ) | st.text(max_size=20),
    max_size=60,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(MARKUP, st.sampled_from([None, "text/html; charset=gb2312", "text/html; charset=nonsense", "application/pdf"]))
def test_no_markup_raises(markup, content_type):
    found = clean(("<html>" + markup).encode("utf-8", "surrogatepass"), content_type=content_type)
    assert (found.outcome == "article") is (found.reason is None)
    assert not set(found.text) & set("\x00\r\t\ufeff\u200b")
    assert found.text == "\n".join(line for line in found.text.split("\n") if line)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.text(max_size=30))
def test_no_bytes_raise(body, address):
    clean(b"<p>" + body, address)
