"""Blocks of a page that are not its article, taken out of the tree before the text is read.

A block goes by the words in its class or id, and only where it holds little running text: a wrapper around the whole
article may be called anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from re import Pattern

from lxml.html import HtmlElement

_MAX_PROSE = 700  # characters of running text beyond which a block is no boilerplate, whatever it is called
_MAX_SHARE = 0.25  # of the page's running text: the same for short pages
_MAX_CAPTION_PROSE = 100  # slide shows keep their paragraphs in captions
_MIN_PARAGRAPH = 60  # characters from which a paragraph is running text


@dataclass(frozen=True, slots=True)
class Block:
    """Words that name a kind of block in a class or id. Words are cut at dashes, underscores, spaces and capitals."""

    kind: str
    pattern: Pattern[str]
    example: str


def _words(*alternatives: str) -> Pattern[str]:
    return re.compile(rf"(?:^|[-_ ])(?:{'|'.join(alternatives)})(?:$|[-_ ])")


# Written with dashes between words; the text they are searched in has dashes for every separator.
BLOCKS = (
    Block("comments", _words(
        r"comments?-(area|section|list|form|wrapper|container|thread|block|"
        r"box)", r"disqus(-thread)?", r"respond", r"commentlist",
        r"(reader|user)-comments", r"post-comments", r"article-comments"), "comments-area"),
    Block("related", _words(
        r"related(-\w+){0,3}", r"(read|see)-(more|also|"
        r"next)(-\w+)?", r"also-read", r"more-(stories|news|articles|from|on)",
        r"recommend(ed|ations?)(-\w+)?", r"recirc(ulation)?", r"you-(may|might)-(also-)?like",
        r"most-(read|popular|viewed)",
        r"trending", r"up-next", r"next-(post|article)", r"outbrain", r"taboola", r"zergnet",
        r"jp-relatedposts", r"yarpp"),
        "c-RelatedStories"),
    Block("newsletter", _words(
        r"newsletters?(-\w+){0,2}", r"sign-?up(-\w+)?", r"subscribe(-\w+)?", r"subscription-(box|form|promo|banner)",
        r"(e)?mail-?chimp", r"mc4wp-form", r"inline-promo"), "inline-newsletter"),
    Block("share", _words(
        r"shar(e|ing)-?(this|tools|bar|buttons?|links?|icons?|widget|box|list|"
        r"menu)?", r"social(-\w+)?", r"sharedaddy", r"addtoany(-\w+)?",
        r"addthis(-\w+)?", r"follow-(us|me)", r"app-(promo|download)"), "article__shareTools"),
    Block("author", _words(
        r"author-(bio|box|info|card|profile|details|description|about|"
        r"footer)", r"about-(the-)?author", r"(short-|writer-|contributor-)bio"),
        "author-bio"),
    Block("tags", _words(
        r"tags?-(list|links|cloud|container|wrapper)", r"(post|article|entry|story)-(tags|topics|"
        r"keywords)", r"tagcloud", r"tagged-with"),
        "tag-list"),
    Block("caption", _words(
        r"(wp|image|img|photo|picture|media|gallery|video|figure)-(caption|credits?|copyright|source|"
        r"description)(-text)?", r"figcaption",
        r"captions?-?(text|credit)?", r"photo-(credit|by)", r"credits?"), "wp-caption-text"),
    Block("advertisement", _words(
        r"ad(vert)?s?(-(slot|unit|box|container|wrapper|label|text|banner))?", r"advert(isement|ising|"
        r"orial)?", r"sponsor(ed)?(-\w+)?",
        r"dfp(-\w+)?", r"promo(tion)?s?(-(box|block|card|unit|banner|text))?", r"affiliate(-\w+)?"), "ad-slot"),
    Block("player", _words(
        r"(audio|podcast|video|listen)-?(player|embed|promo|"
        r"widget)(-\w+)?", r"listen-to-article", r"text-to-speech", r"beyondwords"),
        "audio-player"),
    Block("notice", _words(
        r"cookies?-?(banner|notice|consent|bar|policy)?", r"gdpr(-\w+)?", r"consent(-\w+)?", r"site-(header|footer)",
        r"bread-?crumbs?", r"skip-(link|to-content)", r"screen-reader(-text)?", r"sr-only", r"visually-hidden",
        r"visuallyhidden",
        r"correction-(form|link)", r"report-error", r"feedback-form", r"print-only", r"no-print"), "breadcrumbs"),
)  # fmt: skip
_TAGS = frozenset([
    "a", "button", "details", "div", "dl", "em", "figcaption", "figure", "footer", "form", "h2", "h3", "h4",
    "h5", "h6",
    "nav", "ol", "p", "section", "small", "aside", "span", "ul",
])  # fmt: skip
# What the container of an article is called everywhere.
_ARTICLE = re.compile(
    r"(?:^|[ _-])(?:(?:entry|post|article|story|page|main)[-_]{0,2}(?:content|body|text)|articleBody)(?:$| )",
    re.IGNORECASE,
)
_ROLES = frozenset(["navigation", "complementary", "banner", "dialog", "alert", "menu", "search"])
_CELL_BLOCKS = frozenset(["p", "div", "table", "h1", "h2", "h3", "h4", "ul", "ol", "section", "article"])
_ALWAYS = frozenset(["nav", "button", "form", "figcaption", "noscript", "template", "iframe", "dialog"])
_CANDIDATES = _TAGS | _ALWAYS
_HIDDEN_STYLE = re.compile(r"display:\s{0,3}none|visibility:\s{0,3}hidden", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATOR = re.compile(r"[^A-Za-z0-9]+")


@lru_cache(maxsize=20_000)
def block_kind(name: str) -> str | None:
    """The kind of boilerplate that a class or id names; None: none."""
    plain = _SEPARATOR.sub("-", _CAPITAL.sub("-", name[:300])).lower()
    return next((block.kind for block in BLOCKS if block.pattern.search(plain)), None)


def prune(tree: HtmlElement) -> None:
    """Takes blocks that cannot be the article out of the tree; text behind a block stays."""
    limit = min(_MAX_PROSE, _MAX_SHARE * prose_length(tree))
    for element in [element for element in tree.iter(*_CANDIDATES) if _is_boilerplate(element, limit)]:
        if element.getparent() is not None:
            element.drop_tree()


def _is_boilerplate(element: HtmlElement, limit: float) -> bool:
    tag = element.tag
    if not _is_named(element, tag):
        return False
    if _ARTICLE.search(f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"):
        return False
    if element.find(".//h1") is not None:
        return False
    return prose_length(element) <= (min(limit, _MAX_CAPTION_PROSE) if tag in {"figure", "figcaption"} else limit)


def _is_named(element: HtmlElement, tag: str) -> bool:
    if tag in _ALWAYS:
        return True
    get = element.get
    if get("hidden") is not None or (tag != "span" and get("aria-hidden") == "true"):
        return True
    if get("role") in _ROLES or _HIDDEN_STYLE.search(get("style") or ""):
        return True
    names = (get("class"), get("id"))
    return any(name and block_kind(name) for name in names)


def unwrap_layout_tables(tree: HtmlElement) -> None:
    """Makes blocks of tables that only place blocks on the page: a cell with several blocks in it is no datum."""
    for table in [table for table in tree.iter("table") if _is_layout(table)]:
        for part in table.iter("table", "tbody", "thead", "tr", "td", "th"):
            if next(part.iterancestors("table"), table) is table or part is table:
                part.tag = "div"


def _is_layout(table: HtmlElement) -> bool:
    cells = (cell for cell in table.iter("td") if next(cell.iterancestors("table")) is table)
    return any(
        sum(1 for child in cell if child.tag in _CELL_BLOCKS) >= 2 or cell.find(".//h1") is not None for cell in cells
    )


def prose_length(element: HtmlElement) -> int:
    """Characters in an element's paragraphs that are long enough and not mostly links."""
    total = 0
    paragraphs = [element] if element.tag == "p" else element.iter("p")
    for paragraph in paragraphs:
        length = len(" ".join("".join(paragraph.itertext()).split()))
        if length >= _MIN_PARAGRAPH:
            linked = sum(len("".join(link.itertext())) for link in paragraph.iter("a"))
            total += length if linked < length / 2 else 0
    return total
