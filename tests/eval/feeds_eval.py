"""How well real feeds, sitemaps and robots.txt files are read: shares over the shared collection.

Run as a script it prints the shares and, with --misses, what was not read as the collection's index expects.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tasks.feeds.feed import parse_feed
from tasks.feeds.sitemaps import parse_sitemap
from tasks.feeds.text import clean_xml, decode_document
from tasks.records import ParsedFeed
from tasks.web.robots import decode_robots, parse_robots

BASE = "https://shared.example/feed"
_FORMS = {"rss": ("rss",), "atom": ("atom",), "rdf": ("rss",), "json": ("json_feed",)}
_MOJIBAKE = re.compile("�|Ã[\x80-\xbf]|â€")
_LINKS = re.compile(
    r"<(?:link|guid|id|origlink|feedburner:origlink)\b[^>]{0,300}(?:>\s*(?:<!\[CDATA\[)?\s*(?:https?:)?/|href=)",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"<(?:\w+:)?(item|entry)\b.*?</(?:\w+:)?\1>", re.DOTALL | re.IGNORECASE)


def measure(shared: Path) -> dict[str, float]:
    """Shares from 0 to 1 by name; a file that raises counts as not read.

    feeds_read: feeds recognised as what they are, and what is none refused. feed_items: entries and said refusals
    over the items that the index counts. feed_items_linked: entries over the items that carry a link of any kind.
    titles_clean, dates_read, sitemaps_read, robots_read: shares of what there is.
    """
    feeds = list(_feeds(shared))
    entries = [entry for _, feed in feeds if feed for entry in feed.entries]
    titles = [text for entry in entries for text in (entry.title, entry.summary) if text]
    counted = [(row, feed) for row, feed in feeds if row["items"]]
    linked = [(row, _linked_items(shared, row)) for row, _ in counted]
    dated = [(row, feed) for row, feed in counted if (row["date_elements"] or 0) >= row["items"]]
    return {
        "feeds_read": _share([_is_expected(row, feed) for row, feed in feeds]),
        "feed_items": _ratio(
            sum(min(row["items"], len(feed.entries) + len(feed.rejected)) for row, feed in counted if feed),
            sum(row["items"] for row, _ in counted),
        ),
        "feed_items_linked": _ratio(
            sum(
                min(count, len(feed.entries) if feed else 0)
                for (_, count), (_, feed) in zip(linked, counted, strict=True)
            ),
            sum(count for _, count in linked),
        ),
        "titles_clean": _share([not _MOJIBAKE.search(text) and "<" not in text[:1] for text in titles]),
        "dates_read": _share([entry.published_at is not None for _, feed in dated if feed for entry in feed.entries]),
        "sitemaps_read": _share([_reads_sitemap(path) for path in _files(shared / "data" / "sitemaps")]),
        "robots_read": _share([_reads_robots(path) for path in _files(shared / "data" / "robots")]),
    }


def _feeds(shared: Path) -> Iterator[tuple[dict[str, Any], ParsedFeed | None]]:
    for line in (shared / "data" / "feeds" / "index.jsonl").read_text().splitlines():
        row = json.loads(line)
        try:
            yield row, parse_feed(_body(shared, row), row["file"], BASE)
        except Exception as error:  # the measure is that nothing raises
            print(f"{row['file']}: {error!r}", file=sys.stderr)
            yield row, None


def _body(shared: Path, row: dict[str, Any]) -> bytes:
    return gzip.decompress((shared / "data" / "feeds" / row["file"]).read_bytes())


def _is_expected(row: dict[str, Any], feed: ParsedFeed | None) -> bool:
    if feed is None:
        return False
    if row["type"] in ("other", "json-api"):
        return feed.error is not None or bool(row["items"])  # a lone Atom entry may be read or refused
    return feed.error is None and feed.form.startswith(_FORMS[row["type"]])


def _linked_items(shared: Path, row: dict[str, Any]) -> int:
    """Items of a feed that name a web address, counted without the parser under test."""
    text = clean_xml(decode_document(_body(shared, row)))
    return sum(1 for item in _ITEMS.finditer(text) if _LINKS.search(item.group()))


def _files(directory: Path) -> list[Path]:
    return sorted(path for path in (directory / "files").iterdir())


def _reads_sitemap(path: Path) -> bool:
    found = parse_sitemap(path.read_bytes(), path.name, BASE)
    return found.error is None and bool(found.entries or found.children)


def _reads_robots(path: Path) -> bool:
    text = decode_robots(path.read_bytes())
    parse_robots(text).can_fetch("https://shared.example/a", "tradelines")
    return "\ufffd" not in text and "\0" not in text


def _share(values: list[bool]) -> float:
    return _ratio(sum(values), len(values))


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--misses"]
    shared = Path(arguments[0] if arguments else "../shared")
    print(json.dumps(measure(shared), indent=2))
    if "--misses" in sys.argv:
        for row, feed in _feeds(shared):
            if not _is_expected(row, feed) or (row["items"] and feed and len(feed.entries) < row["items"]):
                print(
                    row["file"], row["type"], row["items"], feed and (len(feed.entries), len(feed.rejected), feed.error)
                )


if __name__ == "__main__":
    main()
