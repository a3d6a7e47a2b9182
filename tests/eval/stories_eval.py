"""How well copies are told from articles of their own: real pairs of the shared collection."""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path
from typing import Any

from tasks.stories import StoryIndex
from tasks.story_signature import signature


def measure(shared: Path) -> dict[str, float]:
    """Shares over the pairs, after all documents went through one index in order of publication.

    precision, recall, f1: of pairs that are syndicated or contained by 0.8 at least, against pairs about one event
    written independently. distinct_apart: share of the latter in two stories. partial_apart: the same for pairs that
    have only some paragraphs in common (no floor). signatures_a_second: with one process.
    """
    pairs, stories = _stories(shared)
    same = [(pair, stories[pair["a"]] == stories[pair["b"]]) for pair in pairs]
    positive = [joined for pair, joined in same if _must_join(pair)]
    distinct = [joined for pair, joined in same if pair["relation"] == "same_event_distinct"]
    partial = [joined for pair, joined in same if pair["relation"] == "partial_reuse"]
    found, wrong = sum(positive), sum(distinct)
    return {
        "precision": found / max(1, found + wrong),
        "recall": found / max(1, len(positive)),
        "f1": 2 * found / max(1, found + wrong + len(positive)),
        "distinct_apart": 1 - wrong / max(1, len(distinct)),
        "partial_apart": 1 - sum(partial) / max(1, len(partial)),
        "signatures_a_second": _speed(shared),
    }


def _must_join(pair: dict[str, Any]) -> bool:
    return pair["relation"] == "syndicated" or (pair["containment5"] or 0.0) >= 0.8


def _documents(shared: Path) -> list[dict[str, Any]]:
    with gzip.open(shared / "data" / "neardup" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _stories(shared: Path) -> tuple[list[dict[str, Any]], dict[str, object]]:
    lines = (shared / "data" / "neardup" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    index, given = StoryIndex(), {}
    for document in sorted(_documents(shared), key=lambda d: (d["published"] or "9999", d["id"])):
        given[document["id"]], _ = index.add(document["id"], document["source"], None, document["text"])
    return [json.loads(line) for line in lines], {name: index.current(story) for name, story in given.items()}


def _speed(shared: Path) -> float:
    documents = _documents(shared)
    started = time.process_time()
    for document in documents:
        signature(document["text"])
    return len(documents) / (time.process_time() - started)


if __name__ == "__main__":
    place = Path(next((argument for argument in sys.argv[1:] if not argument.startswith("-")), "../shared"))
    for key, value in measure(place).items():
        print(f"{key} {value:.3f}")
    if "--misses" in sys.argv:
        pairs, stories = _stories(place)
        for pair in pairs:
            joined = stories[pair["a"]] == stories[pair["b"]]
            if joined != _must_join(pair):
                print(joined, pair)
