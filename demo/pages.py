"""An article to the bytes of its page, in the markup of its outlet. What stands between the paragraphs is a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from string import Template

from demo.articles import Article
from demo.outlets import Outlet

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Layout:
    """How one template wraps paragraphs and dates, and what it puts between paragraphs."""

    paragraph: str  # {} is the text
    date_format: str
    figure: str = ""  # {caption}; empty: no picture
    asides: tuple[tuple[int, str], ...] = ()  # (after how many paragraphs, markup)


_SIGN_UP = '<div class="promo"><h4>Sign up to our briefing</h4><p>The stories that matter, every weekday.</p></div>'
LAYOUTS = {
    "jsonld": Layout(
        '<p class="b-text">{}</p>',
        "%B %d, %Y, %I:%M %p %Z",
        '<figure><img src="/i/1.jpg" alt=""><figcaption>{caption} MERIDIAN/Staff</figcaption></figure>',
        (
            (3, '<div class="related-inline"><h3>Related Stories</h3><ul><li><a href="/t">{other}</a></li></ul></div>'),
            (6, '<div class="ad"><span>Advertisement &#183; Scroll to continue</span></div>'),
        ),
    ),
    "tribune": Layout(
        "<p>{}</p>",
        "%B %d, %Y at %I:%M %p",
        '<div class="lede-art"><img src="/a.jpg"/><div class="cap">{caption} (Tribune photo)</div></div>',
        (
            (2, '<p class="ad-label">ADVERTISEMENT</p>'),
            (5, '<p class="readmore"><a href="/r">Read more: {other}</a></p>'),
        ),
    ),
    "amp": Layout(
        "<p>{}</p>",
        "%a %d %b %Y %H.%M",
        '<figure><amp-img src="/i.jpg" width="620" height="372" layout="responsive" alt=""></amp-img>'
        "<figcaption>{caption} Photograph: Albion Pictures</figcaption></figure>",
        ((4, _SIGN_UP),),
    ),
    "graph": Layout(
        '<p data-qa="Paragraph">{}</p>',
        "%I:%M%p, %d %b, %Y",
        '<div data-qa="Image"><img src="/h.jpg"/><div class="caption">{caption} Photo: Handout</div></div>',
        ((3, '<div class="video"><div>01:47</div><div>Watch: {other}</div></div>'), (6, _SIGN_UP)),
    ),
    "table": Layout("<p>　　{}</p>", "%Y-%m-%d %H:%M", '<img src="/p.jpg"><br><font size="1">{caption}</font>'),
    "microdata": Layout(
        "<p>{}</p>",
        "%B %d, %Y",
        '<figure itemprop="image"><img src="/b.jpg"><figcaption>{caption} (Photo: Bourse Street)</figcaption></figure>',
        ((4, '<blockquote><p>Get the rates before your rivals do. <a href="/sub">Subscribe</a></p></blockquote>'),),
    ),
    "gov": Layout("<p>{}</p>", "%B %d, %Y"),
    "office": Layout('<p style="text-indent: 2em;">{}</p>', "%B %d, %Y %H:%M"),
    "old": Layout("<P>{}", "%b %d %Y"),
}


def render_page(article: Article, outlet: Outlet, base: str, others: Sequence[Article]) -> bytes:
    """The page as the outlet sends it. `others` feed its lists of links; `base` is the outlet's address."""
    layout = LAYOUTS[outlet.layout]
    address = base + article_path(article, outlet)
    titles = [other.title for other in others if other.slug != article.slug]
    updated = article.updated or article.published
    words = {
        "title": escape(article.title),
        "summary": escape(article.summary),
        "byline": escape(article.byline),
        "section": escape(article.section),
        "outlet": escape(outlet.name),
        "editor": "Wang and Liang",
        "lang": article.language,
        "charset": {"gb18030": "gb2312"}.get(outlet.encoding, outlet.encoding),
        "canonical": address,
        "published_iso": article.published.isoformat(),
        "published_day": article.published.strftime("%Y-%m-%d"),
        "published_clock": article.published.strftime("%H:%M"),
        "published_text": article.published.strftime(layout.date_format).strip(),
        "updated_iso": updated.isoformat(),
        "updated_html": f' <span class="updated">Updated {updated:%B %d, %Y}</span>' if article.updated else "",
        "figure": layout.figure.replace("{caption}", escape(article.caption)) if article.caption else "",
        "body": _body(article, layout, titles[0] if titles else "How customs brokers read a tariff notice"),
        "jsonld": _json_ld(article, outlet, address),
        **_navigation(outlet),
        **_links(others, titles, outlet),
    }
    return _template(outlet.layout).substitute(words).encode(outlet.encoding, "xmlcharrefreplace")


def _navigation(outlet: Outlet) -> dict[str, str]:
    nav = [f'<a href="/{name.lower()}">{name}</a>' for name in outlet.sections]
    return {
        "nav": "".join(f"<li>{link}</li>" for link in nav),
        "nav_links": " | ".join(nav),
        "nav_cells": "".join(f"<td>{link}</td>" for link in nav),
        "nav_lines": "<BR>".join(nav),
    }


def _links(others: Sequence[Article], titles: Sequence[str], outlet: Outlet) -> dict[str, str]:
    """Lists of other stories, as sidebars have them."""
    items = [f'<li><a href="{escape(article_path(o, outlet))}">{escape(o.title)}</a></li>' for o in others[:5]]
    return {
        "related": "".join(items[:3]),
        "related_blocks": "".join(f"<div><h4>{escape(title)}</h4></div>" for title in titles[:3]),
        "most_read": "".join(items),
        "most_read_lines": "<br>".join(f"&#183; <a href='#'>{escape(title)}</a>" for title in titles[:5]),
    }


def article_path(article: Article, outlet: Outlet) -> str:
    """The path of an article's page on its outlet."""
    return article.path or outlet.path.format(
        slug=article.slug,
        section=article.section.lower().replace(" ", "-"),
        year=article.published.strftime("%Y"),
        month=article.published.strftime("%m"),
        day=article.published.strftime("%d"),
    )


def _body(article: Article, layout: Layout, other: str) -> str:
    blocks = []
    for count, paragraph in enumerate(article.paragraphs, start=1):
        if paragraph.startswith("## "):
            blocks.append(f"<h2>{escape(paragraph[3:])}</h2>")
        else:
            blocks.append(layout.paragraph.format(escape(paragraph, quote=False)))
        if count < len(article.paragraphs):
            blocks += [markup.replace("{other}", escape(other)) for after, markup in layout.asides if after == count]
    return "\n".join(blocks)


def _json_ld(article: Article, outlet: Outlet, address: str) -> str:
    updated = article.updated or article.published
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published.isoformat(),
        "dateModified": updated.isoformat(),
        "author": [{"@type": "Person", "name": article.byline}],
        "publisher": {"@type": "Organization", "name": outlet.name},
        "mainEntityOfPage": address,
        "articleSection": article.section,
        "isAccessibleForFree": article.fault != "paywall",
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


@lru_cache
def _template(layout: str) -> Template:
    return Template((TEMPLATES / f"{layout}.html").read_text(encoding="utf-8"))
