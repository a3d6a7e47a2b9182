"""Content encodings undone in whatever pieces they come, never beyond the cap."""

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.web.decoding import Collector, EncodingError, TooLargeError, gunzip


def _collect(encoding, data, max_bytes=10_000_000, step=7):
    collector = Collector(encoding, max_bytes)
    for start in range(0, len(data), step):
        collector.feed(data[start : start + step])
    return collector.finish()


@given(st.binary(max_size=2000), st.integers(1, 50), st.sampled_from(["gzip", "deflate", "gzip, deflate"]))
def test_any_body_comes_back_whole_in_any_pieces(body, step, encoding):
    data = body
    for name in encoding.split(", "):
        data = gzip.compress(data) if name == "gzip" else zlib.compress(data)
    assert _collect(encoding, data, step=step) == body


@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "gzip, gzip"]))
def test_arbitrary_bytes_end_in_a_body_or_an_encoding_error(data, encoding):
    with contextlib.suppress(EncodingError, TooLargeError):
        _collect(encoding, data, 1000)


def test_several_gzip_members_are_one_body():
    assert _collect("gzip", gzip.compress(b"one ") + gzip.compress(b"two")) == b"one two"


def test_bytes_after_the_end_are_dropped():
    assert _collect("gzip", gzip.compress(b"one") + b"\0\0\0") == b"one"


def test_what_comes_out_never_exceeds_the_cap():
    collector = Collector("gzip", 1000)
    with pytest.raises(TooLargeError):
        collector.feed(gzip.compress(bytes(50_000_000)))
    assert len(collector.so_far()) == 1000


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br", "gzip, gzip, gzip", "compress"])
def test_other_encodings_are_refused(encoding):
    with pytest.raises(EncodingError, match="not supported"):
        Collector(encoding, 10)


def test_a_gzip_file_is_opened_and_any_other_left_as_it_is():
    assert gunzip(gzip.compress(b"<rss/>"), 100) == b"<rss/>"
    assert gunzip(b"<rss/>", 3) == b"<rss/>"
    assert gunzip(gzip.compress(b"<rss>" * 9)[:-6], 100) == b"<rss>" * 9
    with pytest.raises(TooLargeError):
        gunzip(gzip.compress(bytes(1000)), 100)
