"""CPU work in child processes, with a deadline for each item that kills the child. The only module that knows pebble.

Children are spawned, never forked: a forked pool inside Prefect hangs (PrefectHQ/prefect #9229). The function and the
items must therefore be importable and picklable: a function at the top of a module, plain records.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

Item = TypeVar("Item")
Value = TypeVar("Value")

_WAITING_PER_CHILD = 4  # items handed over ahead of the child, which bounds memory
# A new child takes some 3 s of processor time to import the readers and the model, as much as 40 pages on topic.
_MOST_TASKS = 2000


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Value]):
    """One item with what the function made of it."""

    item: Item
    value: Value


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """One item that gave nothing."""

    item: Item
    kind: str  # timeout | died | error
    reason: str  # one sentence for a person


class ChildPool(Generic[Item, Value]):
    """Child processes that apply one function to items; closed, it leaves none behind. Threads may share it.

    `warm_up` runs once in every new child outside any deadline: loading a model belongs there. A child that has done
    `max_tasks` items is replaced, which bounds what leaks. Runs of several threads are served one after the other.
    """

    def __init__(
        self,
        function: Callable[[Item], Value],
        *,
        children: int,
        deadline_seconds: float,
        max_tasks: int = _MOST_TASKS,
        warm_up: Callable[[], object] | None = None,
    ) -> None:
        self._function = function
        self._ahead = children * _WAITING_PER_CHILD
        self._deadline = deadline_seconds
        self._turn = threading.Lock()
        self._pool: Any = ProcessPool(
            max_workers=children,
            max_tasks=max_tasks,
            initializer=_begin,
            initargs=[warm_up],
            context=multiprocessing.get_context("spawn"),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def start(self) -> None:
        """Lets the children start now, to be warm when the first item comes; without it that one starts them."""
        if not self._pool.active:  # asking starts it
            raise RuntimeError("the pool is closed already, or its children could not be started")

    def close(self) -> None:
        """Stops the children, also those that are at work."""
        self._pool.stop()
        self._pool.join()

    def run(self, items: Iterable[Item]) -> Iterator[Done[Item, Value] | Lost[Item]]:
        """The function applied to each item, in the order of the items, read as results are taken.

        An item over its deadline loses its child, which is killed and replaced; so is a child that dies. Never
        raises for what the function does.
        """
        waiting: deque[tuple[Item, Future[Value]]] = deque()
        try:
            # Whoever comes next hands over its items when this run's last ones are at work: a run is done, and can be
            # stored, while the next one is read; and the children never wait for either.
            with self._turn:
                for item in items:
                    waiting.append((item, self._pool.schedule(self._function, args=[item], timeout=self._deadline)))
                    if len(waiting) >= self._ahead:
                        yield _result(*waiting.popleft(), self._deadline)
            while waiting:
                yield _result(*waiting.popleft(), self._deadline)
        finally:
            for _, future in waiting:
                future.cancel()


def _begin(warm_up: Callable[[], object] | None) -> None:
    """What a new child does first: from here on it ends with its parent, also in the middle of an item."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if warm_up is not None:
        warm_up()


def _end_with_parent() -> None:
    # A thread on the parent's pipe; PR_SET_PDEATHSIG would fire when the thread ends that started the child.
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _result(item: Item, future: Future[Any], deadline_seconds: float) -> Done[Item, Any] | Lost[Item]:
    # the one place where any error of any function must become a value: future.exception() hands it over unraised
    error = future.exception()
    if error is None:
        return Done(item, future.result())
    if isinstance(error, TimeoutError):
        return Lost(item, "timeout", f"took longer than {deadline_seconds:g} seconds and was stopped")
    if isinstance(error, ProcessExpired):
        return Lost(item, "died", f"the child process died with exit code {error.exitcode}")
    return Lost(item, "error", f"{type(error).__name__}: {' '.join(str(error).split())[:300]}")
