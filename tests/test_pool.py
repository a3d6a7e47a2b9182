"""Work in child processes: order, deadlines, deaths."""

import os
import threading
import time
from itertools import count, islice

import pytest

from tasks.pool import ChildPool, Done, Lost


def slow_or_dead_or_double(item):
    if item == "hang":
        time.sleep(60)
    if item == "die":
        os._exit(7)
    if item == "raise":
        raise ValueError("no such thing")
    return item * 2


def test_results_come_in_order_and_losses_are_values():
    items = ["a", "hang", "b", "die", "c", "raise", "d"]
    with ChildPool(slow_or_dead_or_double, children=2, deadline_seconds=1) as pool:
        results = list(pool.run(items))
    assert [result.item for result in results] == items
    assert [result.value for result in results if isinstance(result, Done)] == ["aa", "bb", "cc", "dd"]
    lost = {result.item: result for result in results if isinstance(result, Lost)}
    assert {item: result.kind for item, result in lost.items()} == {"hang": "timeout", "die": "died", "raise": "error"}
    assert lost["raise"].reason == "ValueError: no such thing"
    assert "exit code 7" in lost["die"].reason


def process_id(_):
    return os.getpid()


def test_a_child_is_replaced_after_its_number_of_tasks():
    with ChildPool(process_id, children=1, deadline_seconds=20, max_tasks=2) as pool:
        assert len({result.value for result in pool.run(range(4))}) == 2


def test_an_endless_input_is_read_only_as_far_as_it_is_needed():
    read = []
    numbers = (read.append(n) or n for n in count())
    with ChildPool(process_id, children=1, deadline_seconds=20) as pool:
        assert len(list(islice(pool.run(numbers), 3))) == 3
    assert len(read) < 20


def test_no_items_give_no_results():
    with ChildPool(process_id, children=1, deadline_seconds=20) as pool:
        assert list(pool.run([])) == []


def test_started_children_are_warm_before_the_first_item_and_a_closed_pool_does_not_start():
    with ChildPool(process_id, children=1, deadline_seconds=20) as pool:
        pool.start()
        pool.start()
        assert len(list(pool.run([1]))) == 1
    with pytest.raises(RuntimeError, match="closed"):
        pool.start()


def test_runs_of_two_threads_are_served_one_after_the_other():
    ended = []

    def run(name):
        assert [result.item for result in pool.run(range(30))] == list(range(30))
        ended.append((name, time.monotonic()))

    with ChildPool(process_id, children=2, deadline_seconds=20) as pool:
        threads = [threading.Thread(target=run, args=[name]) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(name for name, _ in ended) == ["a", "b"]
