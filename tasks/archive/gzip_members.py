"""Gzip files of many members, read member by member and found again after damage."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

GZIP = b"\x1f\x8b\x08"
_BLOCK = 64 * 1024


def read_member(stream: BinaryIO, max_bytes: int) -> tuple[bytes, int] | str:
    """Content and packed length of the gzip member at which the stream stands, or why it cannot be read.

    Unpacking stops at `max_bytes`.
    """
    unpacker = zlib.decompressobj(wbits=31)
    parts, size, read = [], 0, 0
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail
        if not packed:
            packed = stream.read(_BLOCK)
            read += len(packed)
        if not packed:
            return "the file ends inside a record"
        try:
            part = unpacker.decompress(packed, _BLOCK * 16)
        except zlib.error as error:
            return f"broken gzip: {error}"
        size += len(part)
        if size > max_bytes:
            return f"more than {max_bytes} bytes unpacked"
        parts.append(part)
    return b"".join(parts), read - len(unpacker.unused_data)


def next_member(stream: BinaryIO, start: int, beginnings: tuple[bytes, ...]) -> int | None:
    """Where the next gzip member starts whose content begins with one of these; None: nowhere."""
    for offset in find_marker(stream, start, GZIP):
        stream.seek(offset)
        try:
            begin = zlib.decompressobj(wbits=31).decompress(stream.read(4096), 16)
        except zlib.error:
            continue
        if begin.startswith(beginnings):
            return offset
    return None


def find_marker(stream: BinaryIO, start: int, marker: bytes) -> Iterator[int]:
    """Offsets of a marker from the start on, read in blocks."""
    kept, base = b"", start
    while True:
        stream.seek(base + len(kept))
        block = stream.read(_BLOCK)
        if not block:
            return
        kept += block
        at = kept.find(marker)
        while at >= 0:
            yield base + at
            at = kept.find(marker, at + 1)
        cut = max(len(kept) - len(marker) + 1, 0)
        base, kept = base + cut, kept[cut:]
