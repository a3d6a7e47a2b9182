"""WARC files: what is appended comes back, from any state of the file, and nothing leaves the archive."""

import gzip
import os
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from tasks.archive.gzip_members import find_marker
from tasks.archive.writing import (
    Archived,
    ArchiveWriter,
    Damaged,
    archive_path,
    erase_record,
    iter_records,
    path_inside,
    payload_digest,
    read_record,
)
from tasks.records import Answer

DAY = date(2025, 4, 9)
FETCHED = datetime(2025, 4, 9, 12, 30, 5, 123456, tzinfo=UTC)


def answer(number: int = 1, body: bytes = b"<p>Duties rise</p>", **changes) -> Answer:
    fields = {
        "address": f"https://gazette.example/{number}?from=feed",
        "final_address": f"https://gazette.example/{number}",
        "permanent_address": None,
        "status": 200,
        "headers": (
            ("content-type", "text/html; charset=gb2312"),
            ("content-encoding", "gzip"),
            ("content-length", "9"),
        ),
        "body": body,
        "fetched_at": FETCHED,
    }
    return Answer(**(fields | changes))


def archived(root: Path, *answers: Answer):
    with ArchiveWriter(archive_path(root, DAY, "run-1")) as writer:
        return [writer.append(item) for item in answers]


def test_an_answer_comes_back_whole_from_its_place(tmp_path):
    answers = [
        answer(1),
        answer(2, b""),
        answer(3, bytes(range(256))),
        answer(4, permanent_address="https://b.example/4"),
    ]
    places = archived(tmp_path, *answers)
    assert [read_record(tmp_path, place.file, place.offset) for place in places] == answers
    assert places[0].digest == payload_digest(answers[0].body)
    assert places[0].file == "2025-04-09/run-1.warc.gz"


def test_other_tools_read_the_file_and_its_digests(tmp_path):
    place = archived(tmp_path, answer(1), answer(2))[0]
    with (tmp_path / place.file).open("rb") as stream:
        records = [
            (r.rec_type, r.rec_headers.get_header("WARC-Target-URI"), r.content_stream().read())
            for r in ArchiveIterator(stream, check_digests="raise")
        ]
    assert [kind for kind, _, _ in records] == ["warcinfo", "response", "response"]
    assert records[1][1:] == ("https://gazette.example/1", b"<p>Duties rise</p>")


def test_a_second_writer_appends(tmp_path):
    first, second = archived(tmp_path, answer(1))[0], archived(tmp_path, answer(2))[0]
    assert second.offset == first.offset + first.length
    assert [found.answer for found in iter_records(tmp_path / first.file)] == [answer(1), answer(2)]


def test_a_torn_last_record_costs_only_itself_and_the_next_writer_goes_on(tmp_path):
    places = archived(tmp_path, answer(1), answer(2))
    path = tmp_path / places[0].file
    os.truncate(path, places[1].offset + places[1].length // 2)
    last = archived(tmp_path, answer(3))[0]
    found = list(iter_records(path))
    assert [item.answer for item in found if isinstance(item, Archived)] == [answer(1), answer(3)]
    assert sum(isinstance(item, Damaged) for item in found) == 1
    assert read_record(tmp_path, last.file, last.offset) == answer(3)


def test_a_line_break_in_an_address_or_header_starts_no_new_header(tmp_path):
    bad = answer(1, address="https://a.example/\r\nWARC-Type: request", headers=(("x", "a\r\nset-cookie: b"),))
    place = archived(tmp_path, bad)[0]
    back = read_record(tmp_path, place.file, place.offset)
    assert back.headers[0] == ("x", "a set-cookie: b")
    assert "\n" not in back.address


@pytest.mark.parametrize("run_id", ["../evil", "a/b", "", ".hidden", "a..b", "a\x00", "x" * 200])
def test_a_run_id_cannot_lead_out_of_the_archive(tmp_path, run_id):
    with pytest.raises(ValueError, match="run id"):
        archive_path(tmp_path, DAY, run_id)


@pytest.mark.parametrize("file", ["../secret", "/etc/passwd", "a/../../secret", "link/secret"])
def test_a_file_name_cannot_lead_out_of_the_archive(tmp_path, file):
    root = tmp_path / "archive"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(ValueError, match="not inside the archive"):
        path_inside(root, file)
    with pytest.raises(ValueError, match="not inside the archive"):
        read_record(root, file, 0)


def test_pruned_bytes_and_wrong_places_are_said(tmp_path):
    place = archived(tmp_path, answer(1))[0]
    assert isinstance(read_record(tmp_path, "2025-04-09/gone.warc.gz", 0), Damaged)
    assert isinstance(read_record(tmp_path, place.file, place.offset + 1), Damaged)
    assert isinstance(read_record(tmp_path, place.file, 10**9), Damaged)
    assert read_record(tmp_path, place.file, 0).reason == "the record is no answer"


def test_an_erased_record_is_gone_and_the_others_keep_their_places(tmp_path):
    secret = bytes(os.urandom(3000))
    places = archived(tmp_path, answer(1), answer(2, secret), answer(3))
    path = tmp_path / places[1].file
    size = path.stat().st_size
    erase_record(tmp_path, places[1].file, places[1].offset, places[1].length)
    assert path.stat().st_size == size
    assert secret[:50] not in path.read_bytes()
    assert isinstance(read_record(tmp_path, places[1].file, places[1].offset), Damaged)
    assert read_record(tmp_path, places[2].file, places[2].offset) == answer(3)
    assert [found.answer for found in iter_records(path)] == [answer(1), answer(3)]


def test_only_one_whole_record_is_erased(tmp_path):
    places = archived(tmp_path, answer(1), answer(2))
    for offset, length in [(places[0].offset + 1, 50), (places[0].offset, places[0].length + places[1].length)]:
        with pytest.raises(ValueError, match="not one record"):
            erase_record(tmp_path, places[0].file, offset, length)


# ---------------------------------------------------------------- files of others


def record(
    body: bytes = b"<p>A</p>", headers: str = "", length: int | None = None, http: str = "", **warc: str
) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{http}\r\n".encode() + body
    fields = {"WARC-Type": "response", "WARC-Date": "2020-01-02T03:04:05Z", "WARC-Target-URI": "https://a.example/"}
    fields |= {name.replace("_", "-"): value for name, value in warc.items()}
    fields["Content-Length"] = str(len(block) if length is None else length)
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}{headers}\r\n".encode() + block + b"\r\n\r\n"


GOOD = record(b"<p>Good</p>")
CASES = [
    ("plain", GOOD + GOOD, ["https://a.example/"] * 2, []),
    ("gzip members", gzip.compress(GOOD) * 2, ["https://a.example/"] * 2, []),
    ("one gzip stream of two", gzip.compress(GOOD + GOOD), ["https://a.example/"] * 2, []),
    ("bad date", record(WARC_Date="yesterday") + GOOD, ["https://a.example/"], ["cannot be read"]),
    ("wrong digest", record(WARC_Payload_Digest="sha1:AAAA") + GOOD, ["https://a.example/"], ["digest"]),
    ("unknown digest", record(WARC_Payload_Digest="blake3:00"), ["https://a.example/"], []),
    ("no status", GOOD.replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 what") + GOOD, ["https://a.example/"], ["HTTP status"]),
    ("too long", gzip.compress(record(length=9999)) + gzip.compress(GOOD), ["https://a.example/"], ["shorter"]),
    ("no length", record().replace(b"-Length: ", b"-Length: x") + GOOD, ["https://a.example/"], ["how long"]),
    ("too short, plain", record(b"x" * 500, length=100) + GOOD, ["https://a.example/"] * 2, ["what follows"]),
    ("junk between", gzip.compress(GOOD) + b"\x00junk" + gzip.compress(GOOD), ["https://a.example/"] * 2, ["no gzip"]),
    ("brotli", record(http="Content-Encoding: br\r\n"), [], ["cannot be undone"]),
    ("chunked", record(b"3\r\nabc\r\n0\r\n\r\n", http="Transfer-Encoding: chunked\r\n"), ["https://a.example/"], []),
    ("bad chunks", record(b"zz\r\nabc", http="Transfer-Encoding: chunked\r\n"), ["https://a.example/"], []),
    ("space in the address", record(WARC_Target_URI="https://a.example/a b"), ["https://a.example/a%20b"], []),
    ("angle brackets", record(WARC_Target_URI="<https://a.example/a>"), ["https://a.example/a"], []),
    ("other kinds", record(WARC_Type="revisit") + record(WARC_Type="metadata"), [], []),
    ("bomb", record(gzip.compress(bytes(20_000_000)), http="Content-Encoding: gzip\r\n"), [], ["more than"]),
    ("no archive", b"<html><p>Hello</p></html>", [], ["no record"]),
    ("empty", b"", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "addresses", "reasons"), CASES, ids=[case[0] for case in CASES])
def test_good_records_are_kept_and_bad_ones_said(tmp_path, name, content, addresses, reasons):
    path = tmp_path / "file.warc"
    path.write_bytes(content)
    found = list(iter_records(path))
    assert [item.answer.final_address for item in found if isinstance(item, Archived)] == addresses
    damages = [item.reason for item in found if isinstance(item, Damaged)]
    assert len(damages) == len(reasons), damages
    for part, reason in zip(reasons, damages, strict=True):
        assert part in reason


def test_an_old_arc_file_is_read(tmp_path):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Old</p>"
    path = tmp_path / "old.arc"
    about = b"1 0 Gazette\nURL IP-address Archive-date Content-type Archive-length\n\n"
    path.write_bytes(
        b"filedesc://old.arc 0.0.0.0 20010203040506 text/plain %d\n" % len(about)
        + about
        + b"http://a.example/ 1.2.3.4 20010203040506 text/html %d\n" % len(body)
        + body
        + b"\n"
    )
    found = [item.answer for item in iter_records(path) if isinstance(item, Archived)]
    assert [(item.body, item.fetched_at) for item in found] == [
        (b"<p>Old</p>", datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC))
    ]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_makes_reading_raise_or_lose_what_is_before_it(tmp_path_factory, data):
    members = [gzip.compress(record(f"<p>{number}</p>".encode() * 20), mtime=0) for number in range(3)]
    content = bytearray(b"".join(members))
    start = data.draw(st.integers(0, len(content) - 1))
    garbage = data.draw(st.binary(min_size=1, max_size=80))
    content[start : start + data.draw(st.integers(0, 80))] = garbage
    path = tmp_path_factory.mktemp("damaged") / "file.warc.gz"
    path.write_bytes(content)
    found = [item for item in iter_records(path) if isinstance(item, Archived)]
    whole_before = start // len(members[0])
    assert len(found) >= whole_before - (1 if start < 3 else 0)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.booleans(), st.booleans())
def test_arbitrary_bytes_never_raise(tmp_path_factory, content, is_packed, is_warc):
    path = tmp_path_factory.mktemp("odd") / "file"
    content = b"WARC/1.0\r\n" + content if is_warc else content
    path.write_bytes(gzip.compress(content) if is_packed else content)
    list(iter_records(path))


@given(st.binary(max_size=50), st.integers(0, 60))
def test_markers_are_found_wherever_they_are(content, start):
    expected = [at for at in range(start, len(content)) if content[at : at + 2] == b"\x00\x01"]
    assert list(find_marker(BytesIO(content), start, b"\x00\x01")) == expected


@pytest.mark.parametrize("kind", ["response", "request", "metadata"])
def test_a_length_beyond_every_machine_integer_is_damage(tmp_path: Path, kind: str):
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {'9' * 20}\r\n\r\n"
    path = tmp_path / "long.warc"
    path.write_bytes(head.encode() + b"HTTP/1.1 200 OK\r\n\r\nbody")
    assert not any(isinstance(one, Archived) for one in iter_records(path))
