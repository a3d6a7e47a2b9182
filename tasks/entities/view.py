"""One text as the entity rules see it: folded, with the registry's hits, the model's names, and its countries."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date

from tasks.entities.matching import Hit, matcher_of
from tasks.language import Analysis
from tasks.records import Document
from tasks.reference.folding import fold, plain, word_set
from tasks.reference.registry import Body, Person, Place, Registry

_WORD = re.compile(r"[A-Za-z][\w.&'-]*")
_ADJECTIVE_BEFORE = re.compile(r"(?:\b(?:the|and|of|by|with)\s+)?([A-Z][\w.]*(?: [A-Z][\w.]*)?)(?:'s?)?\s+$")
_OF_COUNTRY = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?((?:[A-Z][\w.']*\s?){1,4})")
_LEAD, _TRAIL = ("", "the "), ("", "'s", "'", ".")
_SMALL_WORDS = word_set("a an and as at but by for from if in into is it its of on or over s that the to vs with")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text taken for a name, before mentions are gathered into entities."""

    start: int
    end: int
    kind: str  # person | organisation | place
    canonical: str
    country: str | None  # None: none fits or unknown
    rule: str
    entry: Person | Body | Place | None = None  # None: not in the registry

    def overlaps(self, other: Found) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class View:
    """What every rule of this package needs to know of a text."""

    text: str
    flat: str
    published: date | None
    registry: Registry
    hits: tuple[Hit, ...]
    model_names: tuple[tuple[int, int, str], ...]  # (start, end, label) as the model sees them; () without a model
    countries: Counter[str]  # how often the text speaks of a country, by name or adjective
    headlines: tuple[tuple[int, int], ...]  # lines in title case, where a capital tells nothing
    small_words: frozenset[str]  # words that the text also writes small

    def label_of(self, start: int, end: int) -> str | None:
        """The model's label of exactly this stretch, a leading article or possessive aside; None: it has none."""
        first = bisect_left(self.model_names, (start - 5, 0, ""))
        for begin, stop, label in self.model_names[first : first + 8]:
            is_inside = begin <= start and end <= stop
            if is_inside and self.flat[begin:start].lower() in _LEAD and self.flat[end:stop] in _TRAIL:
                return label
        return None

    def names_near(self, offset: int) -> tuple[tuple[int, int, str], ...]:
        """The model's names that begin shortly before the offset."""
        last = bisect_left(self.model_names, (offset, 0, ""))
        return self.model_names[max(0, last - 3) : last]

    def in_headline(self, start: int) -> bool:
        """Whether the offset lies in a line of title case."""
        return any(begin <= start < stop for begin, stop in self.headlines)

    def country_before(self, start: int) -> str | None:
        """ISO code of the country whose name or adjective stands right before: "China's", "U.S."; None: none does."""
        found = _ADJECTIVE_BEFORE.search(self.flat, max(0, start - 40), start)
        if not found:
            return None
        words = fold(found.group(1))
        if words in self.registry.place_countries:  # "South America" is no America
            return self.registry.place_countries[words]
        return self.registry.demonyms.get(words) or self.registry.demonyms.get(words.split()[-1].removesuffix("'s"))

    def country_behind(self, end: int) -> str | None:
        """ISO code of the country named right behind: "of the People's Republic of China"; None: none is."""
        found = _OF_COUNTRY.match(self.flat, end)
        if not found:
            return None
        words = found.group(1).split()
        names = (fold(" ".join(words[:count])) for count in range(len(words), 0, -1))
        return next((code for name in names if (code := self.registry.demonyms.get(name))), None)


def view_of(document: Document, analysis: Analysis, registry: Registry) -> View:
    """The text with everything that is looked up once."""
    text = document.content
    flat = plain(text)
    words = Counter(_WORD.findall(flat))
    countries: Counter[str] = Counter()
    for word, count in words.items():
        if word[0].isupper() and (code := _code(registry, word)):
            countries[code] += count
    return View(
        text,
        flat,
        document.published,
        registry,
        tuple(matcher_of(registry).hits(text)),
        tuple((ent.start_char, ent.end_char, ent.label_) for ent in analysis.doc.ents),
        countries,
        tuple(span for span in analysis.paragraphs if _is_headline(flat[span[0] : span[1]])),
        frozenset(word.rstrip(".'-") for word in words if word.islower()),
    )


def _code(registry: Registry, word: str) -> str | None:
    name = word.lower().removesuffix("'s")
    return registry.demonyms.get(name) or registry.demonyms.get(name.split("-")[0]) or registry.demonyms.get(name + ".")


def _is_headline(line: str) -> bool:
    """At least five words, nearly all with a capital, no full stop at the end: titles, menus, captions in capitals."""
    words = [word for word in _WORD.findall(line) if word.lower() not in _SMALL_WORDS]
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= 5 and capital >= 0.8 * len(words)
