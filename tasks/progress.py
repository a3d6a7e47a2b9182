"""How far a long work is, told to whoever listens: the command line draws a bar, Prefect keeps an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, int, int], None]  # what is worked on, steps done, steps in all

_LISTENERS: ContextVar[tuple[Listener, ...]] = ContextVar("progress listeners", default=())


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have the listener told of every step inside the block."""
    token = _LISTENERS.set((*_LISTENERS.get(), listener))
    try:
        yield
    finally:
        _LISTENERS.reset(token)


def tell(what: str, done: int, total: int) -> None:
    """One step is done."""
    for listener in _LISTENERS.get():
        listener(what, done, total)
