"""Lists of articles that others made: a Media Cloud CSV, a GDELT list, a text file of addresses.

The form is recognised by content, not by name, inside gzip and zip as well. Media Cloud: the CSV of its search tool,
with the columns `url`, `title`, `publish_date`, `media_name`, `language`. GDELT: the article list of its DOC service as
JSON or CSV (`url`, `title`, `seendate`, `domain`, `language`), its per-minute article list as JSON lines, and its bulk
files: GKG 2.1, events and mentions.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

from tasks.feeds.entries import language_code, plain_title, web_address
from tasks.inputs import read_day
from tasks.records import FeedEntry, Rejected
from tasks.web.decoding import TooLargeError, gunzip
from tasks.web.fetching import host_of

SOURCE_ID = "import"
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?$")
_LANGUAGES = {"english": "en", "chinese": "zh", "german": "de", "french": "fr", "spanish": "es"}
_MOST_BYTES = 500 * 1024 * 1024  # of a list, unpacked: a quarter of an hour of GKG has some 20 MB
# GDELT's bulk files by their number of columns: where the address, the time and the page's title stand (None: nowhere).
_BULK_COLUMNS = {27: (4, 1, 26), 61: (60, 59, None), 16: (5, 2, None)}  # GKG 2.1, events 2.0, mentions 2.0
_PAGE_TITLE = re.compile("<PAGE_TITLE>(.{1,1000}?)</PAGE_TITLE>")


def parse_list(data: bytes) -> tuple[str, list[FeedEntry], list[Rejected]]:
    """What kind of list it is (media_cloud, gdelt, addresses), its entries, and lines that name no web address.

    Never raises: a file that is nothing of the kind has no entries and says so in `rejected`.
    """
    unpacked = _unpacked(data)
    if unpacked is None:
        reason = f"it is a damaged zip file, or larger than {_MOST_BYTES:,} bytes unpacked"
        return "addresses", [], [Rejected("import", "file", reason)]
    form, rows = _rows(unpacked.decode("utf-8-sig", "replace"))
    entries: list[FeedEntry] = []
    rejected: list[Rejected] = []
    for number, row in rows:
        entry = _entry(row)
        if isinstance(entry, str):
            rejected.append(Rejected("import", f"line {number}", entry))
        else:
            entries.append(entry)
    if not entries and not rejected:
        rejected.append(Rejected("import", "file", "it holds no list of articles"))
    return form, entries, rejected


def publisher_of(entry: FeedEntry) -> str:
    """Who publishes it, as far as a list tells: its host name without `www.`."""
    return host_of(entry.address).removeprefix("www.")


def _unpacked(data: bytes) -> bytes | None:
    """The list out of its gzip or zip file; None: it cannot be unpacked."""
    try:
        if not data.startswith(b"PK\x03\x04"):
            return gunzip(data, _MOST_BYTES)
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            largest = max(packed.infolist(), key=lambda one: one.file_size)
            return packed.read(largest) if largest.file_size <= _MOST_BYTES else None
    except (TooLargeError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError):
        return None


def _rows(text: str) -> tuple[str, Iterable[tuple[int, Mapping[str, Any]]]]:
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return "gdelt", _json_rows(text)
    head = text.lstrip().split("\n", 1)[0]
    columns = _BULK_COLUMNS.get(head.count("\t") + 1)
    if columns is not None:
        return "gdelt", _bulk_rows(text, *columns)
    names = [name.strip().lower() for name in next(csv.reader([head]), [])]
    if "url" in names:
        form = "gdelt" if "seendate" in names or "mobileurl" in names else "media_cloud"
        return form, _csv_rows(text)
    return "addresses", ((n, {"url": line}) for n, line in enumerate(text.splitlines(), 1) if line.strip())


def _csv_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text.lstrip().replace("\0", ""), newline=""))
    reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        yield reader.line_num, {"problem": str(error)}


def _json_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        whole = orjson.loads(text)
    except orjson.JSONDecodeError:
        yield from _json_lines(text)
        return
    found = whole.get("articles", [whole]) if isinstance(whole, dict) else whole
    for number, row in enumerate(found if isinstance(found, list) else [], 1):
        yield number, row if isinstance(row, dict) else {}


def _json_lines(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            row = {"problem": f"not JSON: {error}"}
        yield number, row if isinstance(row, dict) else {}


def _bulk_rows(text: str, address: int, date: int, extras: int | None) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows of a bulk file; an article stands there once for each event it tells, and is given once."""
    seen = set()
    for number, line in enumerate(text.splitlines(), 1):
        columns = line.split("\t")
        if len(columns) <= max(address, date) or columns[address] in seen:
            continue
        seen.add(columns[address])
        title = _PAGE_TITLE.search(columns[extras]) if extras is not None and len(columns) > extras else None
        yield number, {"url": columns[address], "date": columns[date], "title": title.group(1) if title else ""}


def _entry(row: Mapping[str, Any]) -> FeedEntry | str:
    """The entry of a row, or why there is none."""
    if "problem" in row:
        return str(row["problem"])
    given = {str(name).lower(): value for name, value in row.items() if isinstance(value, str)}
    address = web_address(given.get("url", ""))
    if address is None:
        return f"no web address: {given.get('url', '')[:200]!r}"
    date = next((given[name] for name in ("publish_date", "seendate", "date", "published") if given.get(name)), None)
    language = given.get("language") or given.get("lang") or ""
    return FeedEntry(
        SOURCE_ID, address, plain_title(given.get("title", "")), "", _instant(date),
        _LANGUAGES.get(language.lower()) or language_code(language), None, None,
    )  # fmt: skip


def _instant(value: str | None) -> datetime | None:
    if not value:
        return None
    found = _COMPACT.match(value.strip())
    if found:
        try:
            return datetime(*(int(part) for part in found.groups()), tzinfo=UTC)  # type: ignore[misc, arg-type]
        except ValueError:
            return None
    return read_day(value)
