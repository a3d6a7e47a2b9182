"""Pages as they came, in WARC files. The only module that knows warcio.

One file a run, `DATE/RUN.warc.gz` under the archive's root; one gzip member a record, so that file and offset lead to
a record without reading what is before it. A killed run leaves a readable file: every record is one write, and what
may be torn is only the last one. Bodies are stored decompressed; headers that then no longer hold are kept under
`X-Archive-Orig-`, as Common Crawl does.
"""

from __future__ import annotations

import os
import re
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, date
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Self

from warcio.recordbuilder import RecordBuilder
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.archive.reading import (
    ASKED,
    ORIGINAL,
    PERMANENT,
    Archived,
    Damaged,
    iter_records,
    payload_digest,
    read_at,
)
from tasks.records import Answer

__all__ = [
    "ArchiveWriter",
    "Archived",
    "Damaged",
    "Place",
    "archive_path",
    "erase_record",
    "iter_records",
    "path_inside",
    "payload_digest",
    "read_record",
]

_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}")
_NO_LONGER_TRUE = {"content-encoding", "transfer-encoding", "content-length"}
_ERASED = b"WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is: what the row of its page keeps."""

    file: str  # relative to the archive's root, DATE/RUN.warc.gz
    offset: int  # bytes from the start of the file
    length: int  # bytes of the gzip member
    digest: str  # of the body, as WARC-Payload-Digest writes it: sha1: and base32


def archive_path(root: Path, day: date, run_id: str) -> Path:
    """The file of one run. Raises ValueError for a run id that is no plain name: it must not leave the archive."""
    if not _RUN.fullmatch(run_id) or ".." in run_id:
        raise ValueError(f"run id {run_id!r} cannot be a file name: letters, digits, dots, dashes and underscores only")
    return root / day.isoformat() / f"{run_id}.warc.gz"


def path_inside(root: Path, file: str) -> Path:
    """The path of an archive file. Raises ValueError where it would lead out of the archive."""
    path = (root / file).resolve()
    if not path.is_relative_to(root.resolve()):
        raise ValueError(f"archive file {file!r} is not inside the archive")
    return path


class ArchiveWriter:
    """Appends answers to the file of one run. Threads may share it, processes may not.

    `sync` after each batch: what was appended before it survives a crash of the machine.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file = f"{path.parent.name}/{path.name}"
        self._stream: BinaryIO = path.open("ab")
        self._lock = Lock()
        self._builder = RecordBuilder(warc_version="1.1")
        if self._stream.tell() == 0:
            about = {"software": "Tradelines", "format": "WARC File Format 1.1"}
            self._write(self._builder.create_warcinfo_record(path.name, about))

    def append(self, answer: Answer) -> Place:
        """Stores one answer and says where. Flushed to the operating system, not yet to the disk."""
        digest = payload_digest(answer.body)
        record = self._builder.create_warc_record(
            _one_line(answer.final_address),
            "response",
            payload=BytesIO(answer.body),
            length=len(answer.body),
            http_headers=StatusAndHeaders(f"{answer.status} ", _stored_headers(answer), protocol="HTTP/1.1"),
            warc_headers_dict=_warc_headers(answer, digest),
        )
        with self._lock:
            offset, length = self._write(record)
        return Place(self.file, offset, length, digest)

    def sync(self) -> None:
        with self._lock:
            self._stream.flush()
            os.fsync(self._stream.fileno())

    def close(self) -> None:
        if not self._stream.closed:
            self.sync()
            self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _write(self, record: Any) -> tuple[int, int]:
        member = BytesIO()
        WARCWriter(member, gzip=True, warc_version="1.1").write_record(record)
        offset = self._stream.tell()
        self._stream.write(member.getbuffer())
        self._stream.flush()
        return offset, member.tell()


def read_record(root: Path, file: str, offset: int) -> Answer | Damaged:
    """The answer stored at a place, or why there is none. Raises ValueError for a file that is not in the archive."""
    path = path_inside(root, file)
    if not path.is_file():
        return Damaged(offset, f"archive file {file} is not there any more")
    with path.open("rb") as stream:
        found = read_at(stream, offset)
    return found.answer if isinstance(found, Archived) else found


def erase_record(root: Path, file: str, offset: int, length: int) -> None:
    """Overwrites one record with an empty one of the same length; the offsets of all others stay right.

    Raises ValueError where the place is not a record of its own or not inside the archive.
    """
    with path_inside(root, file).open("r+b") as stream:
        stream.seek(offset)
        member = stream.read(length)
        if not _is_one_member(member):
            raise ValueError(f"{file}: the {length} bytes from {offset} on are not one record")
        stream.seek(offset)
        stream.write(_filler(length))
        stream.flush()
        os.fsync(stream.fileno())


def _is_one_member(member: bytes) -> bool:
    unpacked = zlib.decompressobj(wbits=31)
    try:
        unpacked.decompress(member)
    except zlib.error:
        return False
    return unpacked.eof and not unpacked.unused_data


def _filler(length: int) -> bytes:
    """A gzip member of exactly this length: an empty WARC record, its gzip comment as long as is needed."""
    for content in (_ERASED, b""):
        packed = zlib.compressobj(9, wbits=-15)
        body = packed.compress(content) + packed.flush()
        body += struct.pack("<II", zlib.crc32(content), len(content))
        comment = length - 10 - len(body) - 1
        if comment >= 0:
            return b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x00\xff" + b"x" * comment + b"\x00" + body
    raise ValueError(f"{length} bytes are too few for a record")


def _stored_headers(answer: Answer) -> list[tuple[str, str]]:
    kept = [
        (f"{ORIGINAL}{name}" if name.lower() in _NO_LONGER_TRUE else name, _one_line(value))
        for name, value in answer.headers
    ]
    return [*kept, ("content-length", str(len(answer.body)))]


def _one_line(value: str) -> str:
    """A header's value without line breaks, which would start another header."""
    return " ".join(value.split())


def _warc_headers(answer: Answer, digest: str) -> dict[str, str]:
    instant = answer.fetched_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    headers = {"WARC-Date": instant, "WARC-Payload-Digest": digest, ASKED: _one_line(answer.address)}
    if answer.permanent_address is not None:
        headers[PERMANENT] = _one_line(answer.permanent_address)
    return headers
