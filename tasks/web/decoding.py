"""Content encodings undone while they stream, with a cap on what comes out: a compression bomb is cut, not stored."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator

ACCEPTED = "gzip, deflate"  # brotli and zstd have no output cap in the libraries at hand, so they are not asked for
_STEP = 65536


class TooLargeError(Exception):
    """More came out than the caller allows."""


class EncodingError(Exception):
    """The bytes are not what their content encoding says, or the encoding is unknown."""


class Collector:
    """Bytes in, decoded body out, never more than `max_bytes` of it."""

    def __init__(self, encodings: str, max_bytes: int) -> None:
        names = [name.strip().lower() for name in encodings.split(",")]
        names = [
            name for name in names if name not in ("", "identity", "none", "utf-8")
        ]  # the last two: seen, meant so
        unknown = [name for name in names if name not in ("gzip", "x-gzip", "deflate")]
        if unknown or len(names) > 2:
            raise EncodingError(f"content encoding {encodings!r} was not asked for and is not supported")
        self._stages = [_Stage(name) for name in reversed(names)]
        self._max_bytes = max_bytes
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, data: bytes) -> None:
        """Takes the next bytes as received. Raises TooLargeError, EncodingError."""
        self._push(data, 0)

    def finish(self) -> bytes:
        """The whole decoded body. Raises EncodingError where the compressed stream ended early."""
        for stage in self._stages:
            stage.check_end()
        return self.so_far()

    def so_far(self) -> bytes:
        """What was decoded until now."""
        return b"".join(self._parts)

    def _push(self, data: bytes, depth: int) -> None:
        if depth == len(self._stages):
            room = self._max_bytes - self._size
            if len(data) > room:
                self._parts.append(data[:room])
                self._size = self._max_bytes
                raise TooLargeError
            self._parts.append(data)
            self._size += len(data)
            return
        for piece in self._stages[depth].decode(data):
            self._push(piece, depth + 1)


class _Stage:
    """One content encoding, undone in pieces of bounded size."""

    def __init__(self, name: str) -> None:
        self._is_gzip = name != "deflate"
        self._decoder = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16 if self._is_gzip else zlib.MAX_WBITS)
        self._has_begun = False
        self._is_plain = False  # a server that names an encoding but sends plain bytes
        self._head = b""

    def decode(self, data: bytes) -> Iterator[bytes]:
        if not self._has_begun:
            self._head += data
            if len(self._head) < 2:
                return
            data, self._has_begun = self._head, True
            self._choose(data)
        if self._is_plain:
            yield data
            return
        while data:
            try:
                piece = self._decoder.decompress(data, _STEP)
            except zlib.error as error:
                raise EncodingError(f"the compressed body is damaged: {error}") from error
            if piece:
                yield piece
            data = self._next_input()

    def _next_input(self) -> bytes:
        if not self._decoder.eof:
            return self._decoder.unconsumed_tail
        rest = self._decoder.unused_data
        if self._is_gzip and rest[:2] == b"\x1f\x8b":  # another member of the same file
            self._decoder = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            return rest
        return b""  # bytes after the end are dropped, as browsers do

    def _choose(self, head: bytes) -> None:
        if self._is_gzip:
            self._is_plain = head[:2] != b"\x1f\x8b"
        elif head[0] & 0x0F != 8 or int.from_bytes(head[:2], "big") % 31:
            self._decoder = zlib.decompressobj(wbits=-zlib.MAX_WBITS)  # deflate without the zlib header

    def check_end(self) -> None:
        if self._has_begun and not self._is_plain and not self._decoder.eof:
            raise EncodingError("the compressed body ended early")


def gunzip(body: bytes, max_bytes: int) -> bytes:
    """A gzip file's content; anything else unchanged. Raises TooLargeError; a damaged end costs only itself."""
    if body[:2] != b"\x1f\x8b":
        return body
    collector = Collector("gzip", max_bytes)
    with contextlib.suppress(EncodingError):
        collector.feed(body)
    return collector.so_far()
