"""What of a text is kept to find its copies: a MinHash over 5-word shingles, and how alike two of them are.

The hash is 128 minima of 32 bits (512 bytes a text, whatever its length). Two texts share a minimum with the
probability of their Jaccard index, so the index is read with a standard error of 0.045 at most; containment follows
from it and the numbers of shingles. 64 bands of two minima find candidates: two texts with a Jaccard index of 0.33
meet in one with probability 0.999, of 0.2 with 0.93, of 0.01 with 0.006.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

SHINGLE_WORDS = 5
READ_WORDS = 4_000  # a story is told in fewer; 5 MB of text cost no more than these
READ_CHARACTERS = 60_000
MINIMA = 128
BANDS = 64
BAND_ROWS = 2

_WORD = re.compile(r"\w+")
_U64 = npt.NDArray[np.uint64]
_random = np.random.default_rng(20_260_101)  # stored signatures depend on it: never change it
_FACTORS: _U64 = _random.integers(1, 2**63, MINIMA, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_OFFSETS: _U64 = _random.integers(0, 2**63, MINIMA, dtype=np.uint64)
_PLACES: _U64 = _random.integers(1, 2**63, SHINGLE_WORDS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_BAND_FACTORS: _U64 = _random.integers(1, 2**63, (BANDS, BAND_ROWS), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_CHUNK = 512


@dataclass(frozen=True, slots=True)
class Signature:
    """The kept trace of one text."""

    shingles: int  # distinct ones; 0: no words
    minima: bytes  # MINIMA unsigned 32-bit numbers, little-endian

    def numbers(self) -> npt.NDArray[np.uint32]:
        """The minima as an array."""
        return np.frombuffer(self.minima, dtype="<u4")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts have in common, as estimated from their signatures."""

    jaccard: float  # common shingles over all
    containment: float  # common shingles over those of the shorter text


def signature(text: str) -> Signature:
    """The signature of a text; a text shorter than a shingle is one shingle of all its words."""
    words = _WORD.findall(text[:READ_CHARACTERS].lower())[:READ_WORDS]
    if not words:
        return Signature(0, bytes(4 * MINIMA))
    hashes = _shingles(np.array([crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint64))
    minima = np.full(MINIMA, np.iinfo(np.uint32).max, dtype=np.uint32)
    for first in range(0, len(hashes), _CHUNK):
        part = hashes[first : first + _CHUNK]
        permuted = (part[:, None] * _FACTORS + _OFFSETS) >> np.uint64(32)
        minima = np.minimum(minima, permuted.astype(np.uint32).min(axis=0))
    return Signature(len(hashes), minima.astype("<u4").tobytes())


def bands(given: Signature) -> tuple[int, ...]:
    """The keys under which candidates are looked up, signed 32-bit; no keys where there are no words."""
    if not given.shingles:
        return ()
    used = given.numbers()[: BANDS * BAND_ROWS].astype(np.uint64).reshape(BANDS, BAND_ROWS)
    keys = (used * _BAND_FACTORS).sum(axis=1, dtype=np.uint64)
    keys ^= keys >> np.uint64(29)
    keys *= _MIX
    # 64 keys a text: half the size on disk is worth a false meeting for one key in a hundred at a million texts.
    return tuple((keys >> np.uint64(32)).astype(np.uint32).view(np.int32).tolist())


def likeness(one: Signature, other: Signature) -> Likeness:
    """Estimated likeness; nothing is like a text without words."""
    if not one.shingles or not other.shingles:
        return Likeness(0.0, 0.0)
    jaccard = float(np.count_nonzero(one.numbers() == other.numbers())) / MINIMA
    common = jaccard * (one.shingles + other.shingles) / (1 + jaccard)
    return Likeness(jaccard, min(1.0, common / min(one.shingles, other.shingles)))


def _shingles(words: _U64) -> _U64:
    """Distinct hashes of each run of SHINGLE_WORDS words."""
    size = min(SHINGLE_WORDS, len(words))
    count = len(words) - size + 1
    total = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        total += words[place : place + count] * _PLACES[place]
    total ^= total >> np.uint64(31)
    total *= _MIX
    total ^= total >> np.uint64(29)
    return np.unique(total)
