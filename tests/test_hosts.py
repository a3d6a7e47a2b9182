"""One request at a time to a host, and spaced, over threads and processes."""

import json
import multiprocessing
import threading
import time

import pytest

from tasks.web.hosts import MAX_PAUSE_SECONDS, HostPacer, HostPausedError


class Clock:
    def __init__(self):
        self.now = 1_800_000_000.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pacer(tmp_path, clock):
    return HostPacer(tmp_path / "hosts", clock, clock.sleep)


def test_the_second_request_waits_for_the_interval(pacer, clock):
    with pacer.turn("a.example", 5.0):
        clock.now += 1.0
    with pacer.turn("a.example", 5.0):
        pass
    assert clock.slept == [5.0]


def test_another_host_need_not_wait(pacer, clock):
    with pacer.turn("a.example", 5.0), pacer.turn("b.example", 5.0):
        pass
    assert clock.slept == []


def test_case_does_not_make_another_host(pacer):
    with pacer.turn("A.example", 5.0):
        pass
    assert pacer.seconds_left("a.EXAMPLE") == 5.0


def test_a_pause_is_kept_and_says_why(pacer):
    with pacer.turn("a.example", 5.0) as turn:
        turn.pause(600.0, "it answered 429")
    with pytest.raises(HostPausedError, match="600 s: it answered 429") as caught, pacer.turn("a.example", 5.0, 300.0):
        pass
    assert caught.value.seconds == 600.0


def test_a_pause_outlives_the_process(tmp_path, clock):
    with HostPacer(tmp_path, clock, clock.sleep).turn("a.example", 0.0) as turn:
        turn.pause(50.0, "it answered 503")
    assert HostPacer(tmp_path, clock, clock.sleep).seconds_left("a.example") == 50.0


def test_a_pause_never_lasts_longer_than_its_cap(pacer):
    with pacer.turn("a.example", 5.0) as turn:
        turn.pause(10**9, "it asked for 30 years")
    assert pacer.seconds_left("a.example") == MAX_PAUSE_SECONDS


def test_a_pause_shorter_than_the_interval_changes_nothing(pacer):
    with pacer.turn("a.example", 5.0) as turn:
        turn.pause(1.0, "it asked for a second")
    assert pacer.seconds_left("a.example") == 5.0


def test_the_interval_holds_also_where_the_request_fails(pacer):
    with pytest.raises(RuntimeError), pacer.turn("a.example", 5.0):
        raise RuntimeError
    assert pacer.seconds_left("a.example") == 5.0


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"next_allowed_at": "soon"}', '{"next_allowed_at": 1e300}', "\0" * 9, '{"next_allowed_at": NaN}'],
)
def test_a_damaged_file_or_a_wrong_clock_blocks_nobody(pacer, tmp_path, clock, content):
    (tmp_path / "hosts").mkdir()
    (tmp_path / "hosts" / "a.example.json").write_text(content)
    with pacer.turn("a.example", 5.0):
        pass
    assert clock.slept == []
    assert json.loads((tmp_path / "hosts" / "a.example.json").read_text())["host"] == "a.example"


def test_a_host_name_cannot_leave_the_directory(pacer, tmp_path):
    with pacer.turn("../../etc/passwd", 0.0):
        pass
    assert [path.parent.name for path in tmp_path.rglob("*.json")] == ["hosts"]


def test_threads_take_turns(tmp_path):
    pacer = HostPacer(tmp_path)
    inside, most = [0], [0]

    def work():
        with pacer.turn("a.example", 0.0):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_who_waits_too_long_for_another_request_gives_up(tmp_path):
    pacer = HostPacer(tmp_path)
    with (
        pacer.turn("a.example", 0.0),
        pytest.raises(HostPausedError, match="under way"),
        pacer.turn("a.example", 0.0, max_wait_seconds=0.1),
    ):
        pass


def _take_turns(directory, count, queue):
    pacer = HostPacer(directory)
    for _ in range(count):
        with pacer.turn("shared.example", 0.15):
            queue.put((time.time(), "in"))
            time.sleep(0.02)
            queue.put((time.time(), "out"))


def test_two_processes_share_the_pace_of_a_host(tmp_path):
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    processes = [context.Process(target=_take_turns, args=(tmp_path, 3, queue)) for _ in range(2)]
    for process in processes:
        process.start()
    marks = sorted(queue.get(timeout=10) for _ in range(12))
    for process in processes:
        process.join(10)
    assert [kind for _, kind in marks] == ["in", "out"] * 6
    gaps = [marks[i + 1][0] - marks[i][0] for i in range(1, 11, 2)]
    assert min(gaps) >= 0.14
