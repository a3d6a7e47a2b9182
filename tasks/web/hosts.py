"""Politeness towards a host, shared by every process of this machine, and where asked for by several machines.

One small locked file a host name holds the next instant at which anybody here may ask it something. The lock is
held for the length of the request, so that there is one at a time; the kernel gives it back when a process dies.
Between machines a second hold with the same two promises is taken inside, which the caller brings along.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

MAX_PAUSE_SECONDS = 86400.0  # a host is never left alone longer than a day, whatever it or a wrong clock says
_LOCK_STEP_SECONDS = 0.05


class HostPausedError(Exception):
    """The host may not be asked for so long that the caller should come back later."""

    def __init__(self, host: str, seconds: float, reason: str) -> None:
        super().__init__(f"{host} is left alone for another {seconds:.0f} s: {reason}")
        self.host = host
        self.seconds = seconds
        self.reason = reason


@dataclass(slots=True)
class Turn:
    """The right to ask one host once; what is set here holds for whoever comes next."""

    interval_seconds: float
    reason: str = "requests are spaced"

    def pause(self, seconds: float, reason: str) -> None:
        """Lets the host alone for so many seconds from the end of this turn."""
        seconds = min(seconds, MAX_PAUSE_SECONDS)
        if seconds > self.interval_seconds:
            self.interval_seconds = seconds
            self.reason = reason


@dataclass(slots=True)
class HostState:
    """When a host may be asked again, by the wall clock; machines that share it must have their clocks set."""

    next_allowed_at: float = 0.0
    reason: str = ""


# Holds a host for all machines, waiting at most so many seconds, and keeps what stands in the state at the end of the
# block. Raises HostPausedError where it could not be had.
SharedHold = Callable[[str, float], AbstractContextManager[HostState]]


@dataclass(frozen=True, slots=True)
class HostPacer:
    """Turns at hosts, kept under one directory."""

    directory: Path
    clock: Callable[[], float] = field(default=time.time)  # wall clock: the files outlive the process
    sleep: Callable[[float], None] = field(default=time.sleep)
    shared: SharedHold | None = None  # None: nobody on another machine asks these hosts

    @contextmanager
    def turn(self, host: str, interval_seconds: float, max_wait_seconds: float = 300.0) -> Iterator[Turn]:
        """Waits until the host may be asked, then holds it until the block ends.

        `interval_seconds` lie between the end of this request and the start of the next. Raises HostPausedError where
        the wait would be longer than `max_wait_seconds`.
        """
        give_up_at = self.clock() + max_wait_seconds
        self.directory.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._path(host), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            self._lock(handle, host, give_up_at)
            self._wait(self._read(os.pread(handle, 4096, 0)), host, give_up_at)
            with self._hold(host, give_up_at) as state:
                self._wait(state, host, give_up_at)
                turn = Turn(interval_seconds)
                try:
                    yield turn
                finally:
                    state.next_allowed_at, state.reason = self.clock() + turn.interval_seconds, turn.reason
                    self._write(handle, host, state)
        finally:
            os.close(handle)

    def seconds_left(self, host: str) -> float:
        """How long the host is still to be left alone; 0: it may be asked."""
        try:
            text = self._path(host).read_bytes()
        except FileNotFoundError:
            return 0.0
        return self._left(self._read(text))

    def _hold(self, host: str, give_up_at: float) -> AbstractContextManager[HostState]:
        if self.shared is None:
            return nullcontext(HostState())
        return self.shared(host.lower(), max(0.0, give_up_at - self.clock()))

    def _path(self, host: str) -> Path:
        return self.directory / f"{quote(host.lower(), safe='')[:180]}.json"

    def _lock(self, handle: int, host: str, give_up_at: float) -> None:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if self.clock() >= give_up_at:
                    raise HostPausedError(host, 60.0, "another request to it is under way") from None
                self.sleep(_LOCK_STEP_SECONDS)
            else:
                return

    def _wait(self, state: HostState, host: str, give_up_at: float) -> None:
        seconds = self._left(state)
        if seconds <= 0:
            return
        if self.clock() + seconds > give_up_at:
            raise HostPausedError(host, seconds, state.reason)
        self.sleep(seconds)

    def _left(self, state: HostState) -> float:
        left = state.next_allowed_at - self.clock()
        # Further away than any pause that is ever written: the clock was wrong then or is now.
        return left if 0 < left <= MAX_PAUSE_SECONDS + 1 else 0.0

    @staticmethod
    def _read(content: bytes) -> HostState:
        try:
            state = json.loads(content or b"{}")
            return HostState(float(state.get("next_allowed_at", 0.0)), str(state.get("reason", "")))
        except (ValueError, TypeError, AttributeError):
            return HostState()  # a damaged file is rewritten at the end of the turn

    @staticmethod
    def _write(handle: int, host: str, state: HostState) -> None:
        told = {"host": host, "next_allowed_at": state.next_allowed_at, "reason": state.reason}
        content = json.dumps(told).encode()
        os.pwrite(handle, content, 0)
        os.ftruncate(handle, len(content))
