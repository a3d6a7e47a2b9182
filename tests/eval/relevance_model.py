"""Trains the weights of reference/relevance.tsv: a logistic regression over signs and single words.

`python -m tests.eval.relevance_model ../shared` writes the table again. Trained on the relevance collection without
the texts kept apart for checking; every article stands in it whole, without its title, and cut short, because
titles and bodies are missing in life too. Labels read by hand count three times, borderline ones half.
"""

from __future__ import annotations

import gzip
import json
import sys
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from tasks.relevance_signs import read_signs
from tasks.settings import PROJECT

STRENGTH = 0.015  # inverse of the regularisation; chosen under cross-validation by source and quarter
WORD_SCALE = 16.0  # how much more freely words may weigh than signs
MINIMUM_ARTICLES = 8  # of a word
MAXIMUM_SHARE = 0.2  # of all articles
SHORT = 500
OWN_WEIGHT = 0.5  # a tenth of all articles: at 1 and above they cost precision on the collection
VARIANTS = ((1.0, "whole"), (0.4, "no title"), (0.4, "short"))

Article = dict[str, Any]
Given = tuple[dict[str, float], frozenset[str]]


def load_articles(shared: Path, *, with_check: bool) -> list[Article]:
    """The labelled articles; without those kept apart for checking unless asked for."""
    with gzip.open(shared / "data" / "relevance" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    check = set((shared / "gold" / "check.txt").read_text(encoding="utf-8").split())
    return [article for article in articles if with_check or article["id"] not in check]


def own_articles() -> list[Article]:
    """Short articles written for this project on subjects that the collection has too few of."""
    path = PROJECT / "tests" / "corpus" / "relevance_training.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row | {"label_method": "own", "borderline": False} for row in rows]


def given_of(title: str, text: str) -> Given:
    """What the model sees of a text."""
    signs = read_signs(title, text)
    return signs.values, frozenset(signs.words)


def variants_of(article: Article) -> list[Given]:
    """The article as in VARIANTS."""
    title, text = article["title"], article["text"]
    return [given_of(title, text), given_of("", text), given_of(title, text[:SHORT])]


def train(variants: Sequence[list[Given]], articles: Sequence[Article]) -> dict[tuple[str, str], float]:
    """Weights by kind (bias, sign or word) and name, learnt from these articles and our own."""
    own = own_articles()
    variants = [*variants, *(variants_of(article) for article in own)]
    articles = [*articles, *own]
    names = sorted({name for row in variants for name in row[0][0]})
    scale = _spread([row[0][0] for row in variants], names)
    words = _vocabulary([row[0][1] for row in variants])
    columns = {name: place for place, name in enumerate(words)}
    rows = [row[place] for place in range(len(VARIANTS)) for row in variants]
    matrix = np.zeros((len(rows), len(names) + len(words)), dtype=np.float32)
    for line, (values, found) in enumerate(rows):
        matrix[line, : len(names)] = [values.get(name, 0.0) / scale[name] for name in names]
        known = [columns[word] for word in found if word in columns]
        if known:
            matrix[line, [len(names) + place for place in known]] = WORD_SCALE * word_value(len(known))
    labels = np.array([article["label"] == "on" for article in articles] * len(VARIANTS))
    weights = np.array([share * _trust(article) for share, _ in VARIANTS for article in articles])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, labels, weights)
    table = {("bias", ""): float(model.intercept_[0])}
    table |= {("sign", name): float(w) / scale[name] for name, w in zip(names, model.coef_[0], strict=False)}
    table |= {
        ("word", word): float(w) * WORD_SCALE for word, w in zip(words, model.coef_[0][len(names) :], strict=True)
    }
    return table


def word_value(known: int) -> float:
    """What each word counts where a text holds so many known ones; as tasks.relevance does."""
    return float(max(known, 25)) ** -0.5


def _trust(article: Article) -> float:
    trust = {"hand": 3.0, "own": OWN_WEIGHT}.get(article["label_method"], 1.0)
    return trust * (0.5 if article["borderline"] else 1.0)


def _spread(values: Sequence[dict[str, float]], names: Iterable[str]) -> dict[str, float]:
    return {name: float(np.std([row.get(name, 0.0) for row in values])) or 1.0 for name in names}


def _vocabulary(texts: Sequence[frozenset[str]]) -> list[str]:
    counts: dict[str, int] = {}
    for found in texts:
        for word in found:
            counts[word] = counts.get(word, 0) + 1
    return sorted(w for w, count in counts.items() if MINIMUM_ARTICLES <= count <= MAXIMUM_SHARE * len(texts))


def main(shared: Path) -> None:
    articles = load_articles(shared, with_check=False)
    table = train([variants_of(article) for article in articles], articles)
    lines = [f"{kind}\t{name}\t{weight:.4f}" for (kind, name), weight in table.items() if abs(weight) >= 0.00005]
    target = PROJECT / "reference" / "relevance.tsv"
    head = target.read_text(encoding="utf-8").splitlines() if target.exists() else []
    comments = [line for line in head if line.startswith("#")]
    target.write_text("\n".join([*comments, "kind\tname\tweight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
