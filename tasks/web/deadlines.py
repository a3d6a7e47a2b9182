"""One limit of time over a whole exchange: connection, handshake, every header and every byte of the body.

A timeout on each read alone lets a server hold us for ever by sending a byte now and then.
"""

from __future__ import annotations

import ssl
import threading
import time
from typing import Any

import httpcore


class Deadline:
    """The instant by which the exchange of the present thread must be over."""

    def __init__(self) -> None:
        self._local = threading.local()

    def start(self, seconds: float) -> None:
        self._local.ends_at = time.monotonic() + seconds

    def clear(self) -> None:
        self._local.ends_at = None

    def remaining(self) -> float | None:
        """Seconds left; None: no deadline is set. Raises httpcore.ReadTimeout when there are none left."""
        ends_at: float | None = getattr(self._local, "ends_at", None)
        if ends_at is None:
            return None
        left = ends_at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole exchange took too long")
        return left

    def shorten(self, timeout: float | None) -> float | None:
        """The given timeout, or what is left of the exchange if that is less."""
        left = self.remaining()
        return timeout if left is None else min(left, timeout if timeout is not None else left)


class DeadlineStream(httpcore.NetworkStream):
    """A stream whose every read and write also obeys the deadline: a server that drips bytes cannot hold us."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.shorten(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.shorten(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.shorten(timeout))
        return DeadlineStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
