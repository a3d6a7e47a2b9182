"""spaCy's attribute ruler with the same matches for a tenth of its time.

Its matcher tries some 180 patterns at every token. Nearly all of them look at one token, and only at its tag, its
dependency and a few hundred words: what they match is looked up by these three, and matched only the first time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

# A ruler with patterns on anything else is left as it is.
_LOOKED_AT = {"TAG", "DEP", "LOWER", "IS_SPACE"}
_FORGET_AT = 50_000  # combinations that are kept; there are some thousands in a year of news

Match = tuple[int, int, int]  # id of the pattern, first token, one past the last


def quicken(nlp: Language) -> None:
    """Give the pipeline's attribute ruler, where it has one, the quick matcher."""
    for _, component in nlp.pipeline:
        if isinstance(component, AttributeRuler):
            rules: list[dict[str, Any]] = list(component.patterns)
            if all(_is_looked_up(token) for rule in rules for pattern in rule["patterns"] for token in pattern):
                component.matcher = _QuickMatcher(nlp, rules)  # type: ignore[assignment]  # called as a Matcher is


def _is_looked_up(token: dict[str, Any]) -> bool:
    """Whether the tag, the dependency and a known word decide about this token of a pattern."""
    word = token.get("LOWER", "")
    return set(token) <= _LOOKED_AT and (not isinstance(word, dict) or set(word) <= {"IN", "NOT_IN"})


class _QuickMatcher:
    def __init__(self, nlp: Language, rules: Iterable[dict[str, Any]]) -> None:
        # The ids are those of the ruler: the number of the rule as a string.
        self._short, self._long = Matcher(nlp.vocab, validate=False), Matcher(nlp.vocab, validate=False)
        self._words: set[int] = set()
        self._found: dict[tuple[int, int, int], tuple[int, ...]] = {}
        for number, rule in enumerate(rules):
            for matcher, patterns in (
                (self._short, [one for one in rule["patterns"] if len(one) == 1]),
                (self._long, [one for one in rule["patterns"] if len(one) != 1]),
            ):
                if patterns:
                    matcher.add(str(number), patterns)
            self._words |= {nlp.vocab.strings.add(word) for one in rule["patterns"] for word in _words_of(one)}

    def __call__(self, doc: Doc, **options: Any) -> list[Match]:
        """What the matcher of all patterns returns, in another order."""
        matches: list[Match] = list(self._long(doc, **options))
        for token in doc:
            word = token.lower
            # The word stands for itself where a pattern asks for it; all other words are alike, but for white space.
            key = (token.tag, token.dep, word if word in self._words else -1 - token.is_space)
            found = self._found.get(key)
            if found is None:
                found = tuple(match for match, _, _ in self._short(doc[token.i : token.i + 1], **options))
                if len(self._found) >= _FORGET_AT:
                    self._found.clear()
                self._found[key] = found
            matches += [(match, token.i, token.i + 1) for match in found]
        return matches


def _words_of(pattern: Iterable[dict[str, Any]]) -> Iterator[str]:
    for token in pattern:
        asked = token.get("LOWER", ())
        for words in asked.values() if isinstance(asked, dict) else (asked,):
            yield from (words,) if isinstance(words, str) else words
