"""Outside lists of articles: a file of GDELT, Media Cloud or addresses, a sitemap as a file or on the web."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tasks.errors import UserError
from tasks.feeds.article_lists import parse_list
from tasks.feeds.sitemaps import MAX_BYTES, parse_sitemap
from tasks.feeds.text import open_document
from tasks.records import FeedEntry, Rejected
from tasks.sitemap_walk import walk_sitemap
from tasks.web.client import Client

# Files of these come by the hundred, and name the same articles: they are parts of one list.
_NAMES = {"gdelt": "GDELT", "media_cloud": "Media Cloud"}

MOST_SITEMAPS = 20  # of one comparison: an index of a whole archive has thousands, each five seconds away


@dataclass(frozen=True, slots=True)
class OutsideList:
    """What one outside list names."""

    name: str
    form: str  # gdelt | media_cloud | addresses | news_sitemap | sitemap
    entries: tuple[FeedEntry, ...]
    refused: tuple[Rejected, ...]  # lines and sitemaps that name nothing


def read_list_file(path: Path) -> OutsideList:
    """The list in a file, known by its content. Raises UserError where it cannot be read or is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from error
    text = open_document(data, None, MAX_BYTES) if not data.startswith(b"PK") else None
    if text is not None and text.lstrip("\ufeff \t\r\n").startswith("<"):
        parsed = parse_sitemap(data, path.name, f"file:{path.name}")
        if parsed.children:
            raise UserError(f"{path}: it is an index of sitemaps: give one of those that it leads to")
        found = OutsideList(path.name, parsed.form, parsed.entries, parsed.rejected)
        problem = parsed.error
    else:
        form, entries, refused = parse_list(data)
        found = OutsideList(_NAMES.get(form, path.name), form, tuple(entries), tuple(refused))
        problem = f"{refused[0].address}: {refused[0].reason}" if refused else None
    if not found.entries:
        raise UserError(f"{path}: no article in it; {problem or 'it lists nothing'}")
    return found


def read_web_sitemap(
    client: Client, address: str, source_id: str, since: datetime | None, until: datetime | None
) -> OutsideList:
    """What a sitemap and those it leads to list in the range. Raises UserError where the first one cannot be read.

    Of an index that leads to more than a news sitemap does the rest is left out, with a line in `refused`.
    """
    entries: dict[str, FeedEntry] = {}
    refused: list[Rejected] = []
    walk = walk_sitemap(client, address, source_id, since, until)
    for number, (_, listed, problems, waiting) in enumerate(walk, start=1):
        if broken := [one for one in problems if one.stage == "sitemap" and one.address == address]:
            raise UserError(f"sitemap {address}: {broken[0].reason}")
        entries |= {entry.address: entry for entry in listed}
        refused += problems
        if number == MOST_SITEMAPS and waiting:
            reason = f"it leads to more than {MOST_SITEMAPS} sitemaps: {waiting} were not asked for"
            refused.append(Rejected("sitemap", address, reason))
            break
    return OutsideList(address, "news_sitemap", tuple(entries.values()), tuple(refused))
