"""WARC and ARC files to answers, whatever state they are in. With tasks/archive.py the only place that knows warcio.

A good record is kept, a bad one is said with its reason, and reading goes on at the next place that looks like a
record. Members and records have a size beyond which they are not unpacked, so a compression bomb costs its own record.
"""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from tasks.archive.gzip_members import GZIP, find_marker, next_member, read_member
from tasks.records import Answer

MAX_RECORD_BYTES = 64 * 1024 * 1024  # unpacked; more is not read
MAX_SKIPPED_BYTES = 2**40  # of one record; a length beyond it is wrong
MAX_BODY_BYTES = 15 * 1024 * 1024
MAX_DAMAGES = 1000  # a file with more is given up
ORIGINAL = "x-archive-orig-"  # before the name of a header that no longer holds for the stored body
ASKED = "Tradelines-Asked-Address"
PERMANENT = "Tradelines-Permanent-Address"

# warcio repeats addresses as they stand in the file, control characters included; what is damaged is told by Damaged.
logging.getLogger("warcio").setLevel(logging.ERROR)

_WARC = b"WARC/"
_BEGINNINGS = (_WARC, b"filedesc:", b"http")  # of WARC and ARC records
_DECODED = {"", "identity", "gzip", "x-gzip", "deflate"}  # content encodings that warcio undoes
_ERRORS = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    EOFError,
    OverflowError,  # a length that is no machine integer
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)


@dataclass(frozen=True, slots=True)
class Archived:
    """One answer as an archive holds it."""

    answer: Answer
    offset: int | None  # None: the gzip member holds several records, none of which has a place of its own
    length: int | None  # None: as offset


@dataclass(frozen=True, slots=True)
class Damaged:
    """Bytes of an archive that give no answer, and why."""

    offset: int | None  # None: as in Archived
    reason: str


class _BadRecordError(Exception):
    """A record that is there and cannot be used; its message is the reason."""


def payload_digest(body: bytes) -> str:
    """`sha1:` and base32, as WARC files write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")


def iter_records(path: Path) -> Iterator[Archived | Damaged]:
    """Every answer of a WARC or ARC file, gzipped or not, in its order, and what is damaged. Never raises for content.

    Records that are no answers (requests, metadata, revisits, WET texts) are passed over.
    """
    with path.open("rb") as stream:
        head = stream.read(3)
        stream.seek(0)
        damages = 0
        for found in _gzipped(stream) if head == GZIP else _records(stream, 0):
            yield found
            damages += isinstance(found, Damaged)
            if damages > MAX_DAMAGES:
                yield Damaged(None, f"more than {MAX_DAMAGES} damaged places: the rest of the file was not read")
                return


def read_at(stream: BinaryIO, offset: int) -> Archived | Damaged:
    """The answer whose record starts at the offset."""
    stream.seek(offset)
    member = read_member(stream, MAX_RECORD_BYTES)
    if isinstance(member, str):
        return Damaged(offset, member)
    content, length = member
    found = next(_records(BytesIO(content), offset), Damaged(offset, "the record is no answer"))
    return Archived(found.answer, offset, length) if isinstance(found, Archived) else Damaged(offset, found.reason)


# ---------------------------------------------------------------- gzipped files


def _gzipped(stream: BinaryIO) -> Iterator[Archived | Damaged]:
    offset: int | None = 0
    while offset is not None:
        stream.seek(offset)
        member = read_member(stream, MAX_RECORD_BYTES)
        if isinstance(member, str):
            yield Damaged(offset, member)
            offset = next_member(stream, offset + 1, _BEGINNINGS)
            continue
        content, length = member
        found = list(_records(BytesIO(content), 0))
        if len(found) == 1:
            yield _placed(found[0], offset, length)
        else:
            yield from (_placed(item, None, None) for item in found)
        offset += length
        stream.seek(offset)
        if stream.read(3) != GZIP:
            follows = next_member(stream, offset, _BEGINNINGS)
            if stream.seek(0, 2) > offset:
                yield Damaged(offset, "bytes that are no gzip member")
            offset = follows


def _placed(found: Archived | Damaged, offset: int | None, length: int | None) -> Archived | Damaged:
    if isinstance(found, Damaged):
        return Damaged(offset, found.reason)
    return Archived(found.answer, offset, length)


# ---------------------------------------------------------------- records


def _records(stream: BinaryIO, start: int) -> Iterator[Archived | Damaged]:
    """The answers in an unpacked stream, which is a whole file or one gzip member."""
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
    while True:
        offset = _skip_blank_lines(stream)
        if offset is None:
            return
        is_bad = True
        try:
            record = loader.parse_record_stream(stream)
            answer = _answer(record)
            is_bad = False
        except _BadRecordError as bad:
            yield Damaged(start + offset, str(bad))
        except _ERRORS as error:
            yield Damaged(start + offset, f"no record: {' '.join(str(error).split())[:200] or type(error).__name__}")
            if not _resync(stream, offset + 1):
                return
            continue
        if not is_bad and answer is not None:
            yield Archived(answer, start + offset, stream.tell() - offset)
        if not _to_the_end(record, stream):
            if not is_bad:
                yield Damaged(start + offset, "what follows the record is no record")
            if not _resync(stream, offset + 1):
                return


def _skip_blank_lines(stream: BinaryIO) -> int | None:
    """Where the next line with content starts, with the stream standing there; None: at the end."""
    while True:
        offset = stream.tell()
        line = stream.readline(8192)
        if not line:
            return None
        if line.strip():
            stream.seek(offset)
            return offset


def _resync(stream: BinaryIO, start: int) -> bool:
    """Moves the stream to the next line that begins a WARC record; False: there is none."""
    for offset in find_marker(stream, start, b"\n" + _WARC):
        stream.seek(offset + 1)
        return True
    return False


def _to_the_end(record: Any, stream: BinaryIO) -> bool:
    """Moves behind the record's content; False: neither the end nor an empty line is there, so the length was wrong."""
    left = getattr(record.raw_stream, "limit", 0)
    if left > MAX_SKIPPED_BYTES:
        return False
    if left:
        stream.seek(left, 1)
    here = stream.tell()
    following = stream.read(64)
    stream.seek(here)
    return not following.strip() or following.startswith((b"\r\n", b"\n", *_BEGINNINGS))


def _answer(record: Any) -> Answer | None:
    """The answer in a record; None: the record is another kind. Raises _BadRecordError with the reason."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if not address.startswith(("http://", "https://")) or record.rec_type not in {"response", "resource"}:
        return None
    if not (record.rec_headers.get_header("Content-Length") or "").isdecimal():
        raise _BadRecordError("the record does not say how long it is")
    if record.rec_type == "response" and record.http_headers is None:
        raise _BadRecordError("a response without HTTP headers")
    raw = record.raw_stream.read(min(record.length, MAX_RECORD_BYTES))
    left = getattr(record.raw_stream, "limit", 0)
    if left:
        raise _BadRecordError(
            f"the record is {left} bytes shorter than it says" if len(raw) < MAX_RECORD_BYTES else "too large"
        )
    if record.rec_type == "resource":
        status, headers = 200, [("content-type", record.content_type or "")]
    else:
        status, headers = _status(record.http_headers.statusline), _headers(record.http_headers.headers)
    body = _body(record, raw)
    _check_digest(record, raw, body)
    get = record.rec_headers.get_header
    return Answer(
        address=get(ASKED) or address,
        final_address=address,
        permanent_address=get(PERMANENT),
        status=status,
        headers=tuple(headers),
        body=body,
        fetched_at=_instant(get("WARC-Date") or ""),
    )


def _body(record: Any, raw: bytes) -> bytes:
    """The body without transfer and content encoding."""
    encoding = ""
    if record.http_headers is not None:
        encoding = (record.http_headers.get_header("content-encoding") or "").strip().lower()
    if encoding not in _DECODED:
        raise _BadRecordError(f"content encoding {encoding[:40]!r} cannot be undone")
    record.raw_stream = BytesIO(raw)
    body = bytes(record.content_stream().read(MAX_BODY_BYTES + 1))
    if len(body) > MAX_BODY_BYTES:
        raise _BadRecordError(f"a body of more than {MAX_BODY_BYTES} bytes")
    return body


def _check_digest(record: Any, raw: bytes, body: bytes) -> None:
    """Raises _BadRecordError where the record's sha1 is that of neither the bytes as sent nor the decoded body."""
    declared = (record.rec_headers.get_header("WARC-Payload-Digest") or "").strip()
    algorithm, _, value = declared.partition(":")
    if algorithm.lower() not in {"sha1", "sha-1"} or not value:
        return
    possible = {payload_digest(content).partition(":")[2] for content in (raw, body)}
    hexadecimal = {base64.b32decode(digest).hex() for digest in possible}
    if value.upper() not in possible and value.lower() not in hexadecimal:
        raise _BadRecordError("the payload is not what its digest says")


def _status(status_line: str) -> int:
    code = status_line.split(" ", 1)[0]
    if not (code.isascii() and code.isdigit() and len(code) == 3):
        raise _BadRecordError(f"no HTTP status in {status_line[:60]!r}")
    return int(code)


def _headers(stored: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Lower-case names; originals in the place of those that our own archive had to replace."""
    lowered = [(name.strip().lower(), value.strip()) for name, value in stored]
    original = {name.removeprefix(ORIGINAL) for name, _ in lowered if name.startswith(ORIGINAL)}
    return [(name.removeprefix(ORIGINAL), value) for name, value in lowered if name not in original]


def _instant(written: str) -> datetime:
    """A WARC-Date, or the fourteen digits of an ARC file, in UTC."""
    try:
        if len(written) == 14 and written.isdigit():
            return datetime.strptime(written, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        at = datetime.fromisoformat(written.strip())
    except ValueError:
        raise _BadRecordError(f"date {written[:40]!r} cannot be read") from None
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
