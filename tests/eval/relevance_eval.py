"""How well texts are judged: cross-validated on the shared collection, never with weights that saw the text.

Run as a script it prints the figures and, with --misses, the texts judged otherwise than labelled (those kept apart
for checking are never printed).
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from tasks.relevance import ON_TOPIC, read_relevance
from tests.eval.relevance_model import Article, Given, load_articles, train, variants_of, word_value

FOLDS = 8
GROUPINGS: dict[str, Callable[[Article], str]] = {
    "source_quarter": lambda a: f"{a['source']} {a['published'][:4]} {(int(a['published'][5:7]) - 1) // 3}",
    "year": lambda a: str(a["published"][:4]),
    "source": lambda a: str(a["source"]),
}


def measure(shared: Path) -> dict[str, float]:
    """Precision, recall and F1 by part of the collection and by what the folds keep together.

    source_quarter: no source's quarter is on both sides; year: whole years are unseen; source: whole outlets are.
    hand: read by hand, borderline left out; all: everything. articles_a_second: with one process.
    """
    articles = load_articles(shared, with_check=True)
    variants = [variants_of(article) for article in articles]
    figures: dict[str, float] = {}
    for name, group in GROUPINGS.items():
        scores = crossvalidated(articles, variants, group)
        for part, chosen in _parts(articles).items():
            for key, value in _prf(articles, scores, chosen).items():
                figures[f"{name}_{part}_{key}"] = value
    figures["articles_a_second"] = _speed(articles)
    return figures


def crossvalidated(
    articles: Sequence[Article], variants: Sequence[list[Given]], group: Callable[[Article], str]
) -> list[float]:
    """The score of each article by weights trained without its fold; a text that does not name China scores 0."""
    scores = [0.0] * len(articles)
    for test in _folds([group(article) for article in articles]):
        inside = set(test)
        learn = [place for place in range(len(articles)) if place not in inside]
        table = train([variants[place] for place in learn], [articles[place] for place in learn])
        for place in test:
            named = read_relevance(articles[place]["title"], articles[place]["text"]).score > 0
            scores[place] = _score(table, variants[place][0]) if named else 0.0
    return scores


def _score(table: dict[tuple[str, str], float], given: Given) -> float:
    values, words = given
    known = [word for word in words if ("word", word) in table]
    total = table["bias", ""] + sum(table.get(("sign", name), 0.0) * value for name, value in values.items())
    total += word_value(len(known)) * sum(table["word", word] for word in known)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _folds(groups: Sequence[str]) -> Iterator[list[int]]:
    """Groups dealt to the fold that has least, the largest first: the same on every run."""
    sizes: dict[str, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    loads, home = [0] * FOLDS, {}
    for group in sorted(sizes, key=lambda name: (-sizes[name], name)):
        home[group] = int(np.argmin(loads))
        loads[home[group]] += sizes[group]
    for fold in range(FOLDS):
        yield [place for place, group in enumerate(groups) if home[group] == fold]


def _parts(articles: Sequence[Article]) -> dict[str, list[int]]:
    hand = [i for i, a in enumerate(articles) if a["label_method"] == "hand"]
    return {
        "hand": [i for i in hand if not articles[i]["borderline"]],
        "hand_with_borderline": hand,
        "all": list(range(len(articles))),
    }


def _prf(articles: Sequence[Article], scores: Sequence[float], chosen: Sequence[int]) -> dict[str, float]:
    said = {i for i in chosen if scores[i] >= ON_TOPIC}
    true = {i for i in chosen if articles[i]["label"] == "on"}
    right = len(said & true)
    return {
        "precision": right / max(1, len(said)),
        "recall": right / max(1, len(true)),
        "f1": 2 * right / max(1, len(said) + len(true)),
    }


def _speed(articles: Sequence[Article]) -> float:
    started = time.process_time()
    for article in articles:
        read_relevance(article["title"], article["text"])
    return len(articles) / (time.process_time() - started)


def _print_misses(shared: Path) -> None:
    articles = load_articles(shared, with_check=False)
    scores = crossvalidated(articles, [variants_of(a) for a in articles], GROUPINGS["source_quarter"])
    for article, score in zip(articles, scores, strict=True):
        if (score >= ON_TOPIC) != (article["label"] == "on"):
            sure = "borderline" if article["borderline"] else article["label_method"]
            print(f"{score:.2f} {article['label']} {sure} {article['published']} {article['title'][:120]}")


if __name__ == "__main__":
    place = Path(next((argument for argument in sys.argv[1:] if not argument.startswith("-")), "../shared"))
    for key, value in measure(place).items():
        print(f"{key} {value:.3f}")
    if "--misses" in sys.argv:
        _print_misses(place)
