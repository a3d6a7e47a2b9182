"""Pages of full size that mean harm, through the child processes of a run: cleaned, judged, read, or refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tasks.archive import ArchiveWriter, archive_path
from tasks.identity import content_hash, make_id
from tasks.page_reading import open_pool, read_all
from tasks.records import Answer, FetchedPage, WantedPage
from tasks.settings import Settings

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_TITLE = "China and United States raise tariffs to 25 percent"
_WORDS = "The United States raised tariffs on Chinese steel to 25 percent, the Commerce Department said. "
_ARTICLE = f"<h1>{_TITLE}</h1>" + f"<p>{_WORDS * 3}</p>" * 4
DEADLINE_SECONDS = 10.0  # met whatever it is; a test need not wait for a usual one


def _page(inside: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html lang='en'><head><title>{_TITLE}</title>{head}</head><body>{inside}".encode()


PAGES: dict[str, Callable[[], bytes]] = {
    "100,000 links": lambda: _page(_ARTICLE + "".join(f'<a href="/{n}">Report {n}</a>' for n in range(90_000))),
    "20,000 nested tags": lambda: _page("<div>" * 20_000 + _ARTICLE),
    "20,000 nested inline tags": lambda: _page("<b><i>" * 10_000 + _ARTICLE),
    "5,000 nested tables": lambda: _page("<table><tr><td>" * 5000 + _ARTICLE),
    "an endless script": lambda: _page(_ARTICLE + "<script>" + "while(1){" * 300_000),
    "an endless comment": lambda: _page(_ARTICLE + "<!--" + "x" * 2_900_000),
    "broken UTF-8": lambda: _page(_ARTICLE) + b"<p>\xff\xfe\xc3\x28" * 300_000,
    "another character set than it says": lambda: _page(_ARTICLE, "<meta charset='utf-16'>").decode().encode("utf-16"),
    "zeros": lambda: _page(_ARTICLE) + bytes(2_900_000),
    "one paragraph of 2.9 MB": lambda: _page(f"<h1>{_TITLE}</h1><p>{_WORDS * 30_000}"),
    "one word of 2.9 MB": lambda: _page(f"<h1>{_TITLE}</h1><p>{'a' * 2_900_000}"),
    "2.9 MB of digits": lambda: _page(f"<h1>{_TITLE}</h1><p>{_WORDS}{'1,' * 1_400_000}"),
    "2.9 MB of open quotation marks": lambda: _page(f"<h1>{_TITLE}</h1><p>{_WORDS}{'“He said “' * 200_000}"),
    "50,000 paragraphs": lambda: _page(f"<h1>{_TITLE}</h1>" + "".join(f"<p>Report {n} rose." for n in range(50_000))),
    "20,000 rows": lambda: _page(_ARTICLE + "<table>" + "<tr><td colspan=9007199254740991>1" * 20_000),
    "an attribute of 2.9 MB": lambda: _page(f"<p class='{'x ' * 1_400_000}'>{_ARTICLE}"),
    "100,000 attributes": lambda: _page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{_ARTICLE}"),
    "nested JSON-LD": lambda: _page(_ARTICLE, "<script type='application/ld+json'>" + "[" * 2_000_000 + "</script>"),
    "3.5 MB": lambda: _page(_ARTICLE + "x" * 3_500_000),
}


def read_large_pages(folder: Path) -> str:
    """What became of each page; all of them come back, within the deadline that kills the child."""
    settings = Settings(home=folder, page_deadline_seconds=DEADLINE_SECONDS, workers=2)
    fetched = []
    with ArchiveWriter(archive_path(settings.archive_path, NOW.date(), "large")) as archive:
        for name, make in PAGES.items():
            fetched.append(_archived(archive, f"https://harbour.example/{name.replace(' ', '-')}", make()))
    with open_pool(settings) as pool:
        readings = read_all(pool, settings, fetched, [])
    told = []
    for name, reading in zip(PAGES, readings, strict=True):
        assert reading.outcome == "article" or reading.reason, name
        told.append(f"{name} {reading.reason or reading.outcome}")
    return ", ".join(told)


def _archived(archive: ArchiveWriter, address: str, body: bytes) -> FetchedPage:
    wanted = WantedPage(
        None, make_id("article", address), None, "harbour", "US", address, _TITLE, "", None, True, True, 1, None
    )
    headers = (("content-type", "text/html; charset=utf-8"),)
    place = archive.append(Answer(address, address, None, 200, headers, body, NOW))
    return FetchedPage(
        wanted, make_id("page", address), NOW, address, 200, "text/html; charset=utf-8", content_hash(str(len(body))),
        len(body), place.file, place.offset, place.length, place.digest, None, None, None,
    )  # fmt: skip
