"""What each sentence, and the text as a whole, is about: the taxonomy of reference/topics.toml in one pass."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.language import Analysis
from tasks.records import Document, SentenceTopic
from tasks.settings import PROJECT
from tasks.term_scan import TermScanner, normalised

# A topic is the article's when it stands in the title or in enough of its sentences; a mention in passing is not.
ARTICLE_SENTENCES = 2
ARTICLE_SHARE = 0.08
LEAD_SENTENCES = 3  # in a text of a few sentences one of the first is enough
SHORT_SENTENCES = 8
ARTICLE_TERMS = 8
HINTS_NEEDED = 2

_TERM, _HINT, _COUNTER = "terms", "hints", "counters"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the taxonomy."""

    name: str
    terms: tuple[str, ...]
    cased: tuple[str, ...]
    hints: tuple[str, ...]
    counters: tuple[str, ...]
    example: str
    unlike: str


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The topics with the scanner that finds all their terms; `owners` says whose each term is."""

    version: int
    topics: tuple[Topic, ...]
    scanner: TermScanner
    owners: tuple[tuple[str, str], ...]  # topic and kind: terms, hints or counters


@dataclass(frozen=True, slots=True)
class Hit:
    """One term where it stands."""

    start: int
    end: int
    topic: str
    is_hint: bool
    term: str  # as the text writes it, lower case


@lru_cache(maxsize=1)
def load_taxonomy() -> Taxonomy:
    """The taxonomy of the checkout."""
    given = tomllib.loads((PROJECT / "reference" / "topics.toml").read_text(encoding="utf-8"))
    topics = tuple(
        Topic(
            block["name"], tuple(block["terms"]), tuple(block.get("cased", ())), tuple(block["hints"]),
            tuple(block["counters"]), block["example"], block["unlike"],
        )
        for block in given["topic"]
    )  # fmt: skip
    words: list[str] = []
    owners: list[tuple[str, str]] = []
    cased: set[int] = set()
    for topic in topics:
        cased.update(range(len(words), len(words) + len(topic.cased)))
        for kind, terms in ((_TERM, topic.cased + topic.terms), (_HINT, topic.hints), (_COUNTER, topic.counters)):
            words += terms
            owners += [(topic.name, kind)] * len(terms)
    return Taxonomy(given["version"], topics, TermScanner(words, frozenset(cased)), tuple(owners))


def read_topics(
    document: Document, analysis: Analysis
) -> tuple[tuple[SentenceTopic, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Topics of sentences, in text order, and of the whole text with the terms that decided, the fullest first."""
    sentences = _sentence_topics(analysis.text, analysis.sentences)
    in_title = _title_topics(document.title or "")
    return sentences, _article_topics(sentences, in_title, analysis.sentences)


def find_hits(text: str) -> list[Hit]:
    """Terms and hints that no counter-term of their own topic covers, in text order."""
    taxonomy = load_taxonomy()
    plain = normalised(text)
    found = [(start, end, *taxonomy.owners[term]) for start, end, term in taxonomy.scanner.spans(text, plain)]
    covers: dict[str, list[tuple[int, int]]] = {}
    for start, end, topic, kind in found:
        if kind == _COUNTER:
            covers.setdefault(topic, []).append((start, end))
    hits = [
        Hit(start, end, topic, kind == _HINT, plain[start + 1 : end + 1])
        for start, end, topic, kind in found
        if kind != _COUNTER and not _is_covered(start, end, covers.get(topic, []))
    ]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def _is_covered(start: int, end: int, covers: Sequence[tuple[int, int]]) -> bool:
    """`covers` are in text order by end; the first that ends after the term decides."""
    place = bisect_right(covers, end - 1, key=lambda cover: cover[1])
    return place < len(covers) and covers[place][0] <= start and end <= covers[place][1]


def _sentence_topics(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[SentenceTopic, ...]:
    by_sentence: dict[int, list[Hit]] = {}
    starts = [start for start, _ in sentences]
    for hit in find_hits(text):
        place = bisect_right(starts, hit.start) - 1
        if place >= 0 and hit.end <= sentences[place][1]:
            by_sentence.setdefault(place, []).append(hit)
    return tuple(
        SentenceTopic(*sentences[place], topic, terms)
        for place, hits in sorted(by_sentence.items())
        for topic, terms in _decide(hits).items()
    )


def _decide(hits: Sequence[Hit]) -> dict[str, tuple[str, ...]]:
    """Topics of one stretch with their terms: any term, or two different hints that do not overlap."""
    by_topic: dict[str, list[Hit]] = {}
    for hit in hits:
        by_topic.setdefault(hit.topic, []).append(hit)
    decided = {}
    for topic, found in by_topic.items():
        terms = dict.fromkeys(hit.term for hit in found if not hit.is_hint)
        hints = dict.fromkeys(hit.term for hit in found if hit.is_hint)
        if terms or len(hints) >= HINTS_NEEDED:
            decided[topic] = tuple(terms) or tuple(hints)
    return decided


def _title_topics(title: str) -> dict[str, tuple[str, ...]]:
    return _decide(find_hits(title))


def _article_topics(
    found: Sequence[SentenceTopic], in_title: dict[str, tuple[str, ...]], sentences: Sequence[tuple[int, int]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Topics in the title (and told in the text too, where there is one), or in enough sentences."""
    counts = Counter(topic.topic for topic in found)
    lead_end = sentences[min(LEAD_SENTENCES, len(sentences)) - 1][1] if sentences else 0
    in_lead = {topic.topic for topic in found if topic.end_char <= lead_end}
    needed = max(ARTICLE_SENTENCES, ARTICLE_SHARE * len(sentences))
    is_short = len(sentences) <= SHORT_SENTENCES
    chosen = [topic for topic in {**dict.fromkeys(in_title), **counts} if (
        counts[topic] >= needed or topic in in_title or (topic in in_lead and (is_short or counts[topic] >= needed / 2))
    )]  # fmt: skip
    chosen.sort(key=lambda topic: (-counts[topic] - len(sentences) * (topic in in_title), topic))
    return tuple((topic, _deciding_terms(topic, found, in_title)) for topic in chosen)


def _deciding_terms(
    topic: str, found: Sequence[SentenceTopic], in_title: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The terms of a topic, those of most sentences first."""
    terms = Counter(in_title.get(topic, ()))
    for sentence in found:
        if sentence.topic == topic:
            terms.update(sentence.terms)
    return tuple(term for term, _ in terms.most_common(ARTICLE_TERMS))
