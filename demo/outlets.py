"""The invented outlets and their feeds, as two tables. A new outlet is a row here and a directory in demo/articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outlet:
    """One invented publisher. It listens on its own loopback address, because pace and indices go by host name."""

    outlet_id: str
    name: str
    number: int  # the last part of 127.0.0.N, or the distance of its port where only 127.0.0.1 is there
    layout: str  # demo/templates/LAYOUT.html and its row in demo/pages.py
    encoding: str  # of its pages
    path: str  # how it builds the path of an article
    sections: tuple[str, ...]  # its navigation
    robots: str = "User-agent: *\nAllow: /\n"


@dataclass(frozen=True, slots=True)
class Feed:
    """One address that lists articles of one outlet."""

    outlet_id: str
    name: str  # the `feed` of its articles
    path: str
    form: str  # rss | atom | rdf | json | sitemap | list
    title: str
    encoding: str = "utf-8"  # of its bytes
    declared: str | None = None  # encoding that it declares; None: the true one
    packing: str | None = None  # encoded: Content-Encoding gzip; file: a .gz file; None: plain
    links: str = "absolute"  # absolute | relative
    fault: str | None = None  # false_304 | html_instead | rate_limited | moved; None: a healthy feed
    is_whole: bool = False  # lists every article of the outlet, also those of its other feeds


OUTLETS = (
    Outlet("meridian", "Meridian Wire", 11, "jsonld", "utf-8", "/article/{slug}-{year}{month}{day}/",
           ("World", "Trade", "Markets", "Technology", "Sport")),
    Outlet("tribune", "The Potomac Tribune", 12, "tribune", "utf-8", "/{section}/{year}/{month}/{day}/{slug}.html",
           ("Politics", "Business", "World", "Opinion", "Metro")),
    Outlet("courier", "The Albion Courier", 13, "amp", "utf-8", "/{section}/{year}/{month}/{slug}/amp",
           ("UK", "World", "Money", "Football", "Weather")),
    Outlet("harbour", "Harbour Morning Post", 14, "graph", "utf-8", "/news/{section}/{slug}",
           ("Hong Kong", "China", "Economy", "Tech", "Racing"),
           "User-agent: *\nDisallow: /print/\nDisallow: /search\n"),
    Outlet("eastriver", "East Riverside Daily", 15, "table", "gb18030", "/a/{year}{month}/{day}/{slug}.html",
           ("China", "Business", "World", "Culture", "Sports")),
    Outlet("bourse", "Bourse Street Journal of Freight", 16, "microdata", "utf-8", "/{year}/{month}/{slug}",
           ("Freight", "Companies", "Policy", "Commodities")),
    Outlet("tradehall", "Trade Hall Press Room", 17, "gov", "utf-8", "/press-room/{year}/{slug}",
           ("About", "Agreements", "Press Room", "Contact")),
    Outlet("chaoyang", "Chaoyang Gate Press Office", 18, "office", "utf-8", "/en/{year}-{month}/{day}/{slug}.shtml",
           ("Home", "News Release", "Regular Press Conference", "Statistics")),
    Outlet("prairie", "Prairie Grain Gazette", 19, "old", "windows-1252", "/{section}/{slug}.htm",
           ("Markets", "Weather", "Auctions", "Letters"),
           "User-agent: *\nCrawl-delay: 0\nDisallow: /cgi-bin/\n"),
    Outlet("quayside", "Quayside Monitor", 20, "jsonld", "utf-8", "/{slug}", ("Ports", "Ships")),
)  # fmt: skip

FEEDS = (
    Feed("meridian", "main", "/feeds/world.rss", "rss", "Meridian Wire: World"),
    Feed("meridian", "updates", "/feeds/updates.rss", "rss", "Meridian Wire: Updates"),
    Feed("tribune", "main", "/feeds/all.atom", "atom", "The Potomac Tribune"),
    Feed("tribune", "opinion", "/feeds/opinion.atom", "atom", "Opinion", fault="html_instead"),
    Feed("courier", "main", "/rss/world.xml", "rss", "The Albion Courier | World", packing="encoded"),
    Feed("harbour", "main", "/feed.json", "json", "Harbour Morning Post"),
    Feed("harbour", "whole", "/sitemap-news.xml", "sitemap", "Harbour Morning Post", is_whole=True),
    Feed("harbour", "ticker", "/rss/ticker.xml", "rss", "Harbour Morning Post: Ticker", fault="false_304"),
    Feed("eastriver", "main", "/rss/english.rdf", "rdf", "East Riverside Daily", "gb18030", "gb2312"),
    Feed("bourse", "main", "/sitemap-news.xml.gz", "sitemap", "Bourse Street Journal of Freight", packing="file"),
    Feed("tradehall", "main", "/press-room/", "list", "Press Room | Trade Hall"),
    Feed("chaoyang", "main", "/en/release.atom", "atom", "Chaoyang Gate Press Office: News Release", links="relative"),
    Feed("prairie", "main", "/rss.xml", "rss", "Prairie Grain Gazette &amp; Market Letter", "windows-1252", "utf-8",
         links="relative"),
    Feed("prairie", "old", "/rss/old.xml", "rss", "Prairie Grain Gazette: Elevator Notes", fault="moved"),
    Feed("quayside", "main", "/rss.xml", "rss", "Quayside Monitor", fault="rate_limited"),
)  # fmt: skip
