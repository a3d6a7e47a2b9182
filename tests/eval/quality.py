"""Measured error by kind of fact, field, rule and measure, for reference/quality.tsv.

Usage: python -m tests.eval.quality SHARED [--write]; `make eval` calls it with what it has read already.
Pairs are made by the shared scorer, so that the numbers are those of its report: `gold` is its tuning part,
`gold_check` the part that nobody tuned on (totals only), `corpus` the labelled sentences of tests/corpus.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from tasks.annotation import annotate
from tasks.reading import read_document
from tasks.reading_job import READER_VERSION
from tasks.records import Document
from tasks.trust.fields import FIELDS
from tasks.trust.quality import GROUP, Quality, quality_rule, read_quality, write_quality

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "reference" / "quality.tsv"
DOCUMENT = ROOT / "docs" / "method.md"
MARKS = ("<!-- measured: written by make eval -->", "<!-- end of measured -->")
GOLDS = ("dev", "modern", "figures", "seed")
CORPUS = ("figures_numbers", "figures_meaning", "figures_details", "events", "quotes")
Item = dict[str, Any]
Key = tuple[str, str, str | None, str | None]


class Tally:
    """Right, read and wanted by (kind, field, rule, measure)."""

    def __init__(self) -> None:
        self.read: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
        self.wanted: dict[Key, list[int]] = defaultdict(lambda: [0, 0])

    def add_read(self, kind: str, field: str, item: Item, right: bool) -> None:
        """One that was read: counted for all, for its rule, for its measure."""
        rule, measure = quality_rule(kind, item["rule"]), item[GROUP[kind]]
        for key in ((None, None), (rule, None), (None, measure)):
            count = self.read[(kind, field, *key)]
            count[0] += right
            count[1] += 1

    def add_wanted(self, kind: str, field: str, item: Item, right: bool) -> None:
        """One that is there: counted for all and for its measure."""
        for measure in dict.fromkeys((None, item.get(GROUP[kind]))):
            count = self.wanted[kind, field, None, measure]
            count[0] += right
            count[1] += 1

    def rows(self, origin: str) -> Iterator[Quality]:
        for key in sorted({*self.read, *self.wanted}, key=str):
            right, cases = self.read.get(key, (0, 0))
            # Single fields are told by measure, rules only for the fact itself and from ten cases on.
            if key[2] is not None and (key[1] not in ("record", "full") or cases < 10):
                continue
            # What a rule should have read is not known: recall is for all rules together.
            found, wanted = self.wanted.get(key, (0, None))
            precision = right / cases if cases else None
            recall = found / wanted if wanted else None
            yield Quality(*key, READER_VERSION, origin, precision, recall, cases, wanted)


def scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("shared_score", shared / "eval" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{shared}/eval/score.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tally_document(score: ModuleType, gold: Item, read: Item, tally: Tally) -> None:
    """Add one document; lists that its gold lacks are left out."""
    if "figures" in gold["annotated"]:
        _figures(score, gold, read, tally)
    if "quotes" in gold["annotated"]:
        for kind, least in (("direct", 0.8), ("indirect", 0.5)):
            _quotes(score, gold, read, tally, kind, least)
    if "events" in gold["annotated"]:
        _events(score, gold, read, tally)


def _figures(score: ModuleType, gold: Item, read: Item, tally: Tally) -> None:
    golds, preds = gold["figures"], read["figures"]
    pairs = score.pair_up(golds, preds, lambda g, p: score.union_ratio(g, p) or None)
    matched, missed, spurious = score.split_pairs(golds, preds, pairs)
    for g, p in matched:
        right = score.same_value(g["value"], p["value"]) and score.fold(g.get("unit")) == score.fold(p.get("unit"))
        same = {name: score.fold(g.get(name)) == score.fold(p.get(name)) for name in score.FIELDS}
        full = right and all(same[name] for name in ("measure", "modality", "economy", "speaker"))
        _both(tally, "figure", "record", g, p, right)
        _both(tally, "figure", "full", g, p, full)
        if right:
            names = [name for name in score.FIELDS if name != "period" or g.get("period") is not None]
            names += [name for name in score.MORE_FIELDS + score.SET_FIELDS if name in g]
            for name in names:
                fold = score.fold_set if name in score.SET_FIELDS else score.fold
                _field(tally, "figure", name, g, p, fold(g.get(name)) == fold(p.get(name)))
    _unpaired(tally, "figure", missed, spurious)


def _quotes(score: ModuleType, gold: Item, read: Item, tally: Tally, kind: str, least: float) -> None:
    def rank(g: Item, p: Item) -> float | None:
        ratio: float = score.longer_ratio(g, p)
        return ratio if ratio >= least else None

    golds, preds = ([one for one in side["quotes"] if one["kind"] == kind] for side in (gold, read))
    matched, missed, spurious = score.split_pairs(golds, preds, score.pair_up(golds, preds, rank))
    for g, p in matched:
        same = score.fold(g.get("speaker")) == score.fold(p.get("speaker"))
        _both(tally, "quote", "record", g, p, True)
        _both(tally, "quote", "full", g, p, same)
        _field(tally, "quote", "speaker", g, p, same)
    _unpaired(tally, "quote", missed, spurious)


def _events(score: ModuleType, gold: Item, read: Item, tally: Tally) -> None:
    def rank(g: Item, p: Item) -> tuple[bool, bool, float] | None:
        if score.event_key(g) != score.event_key(p):
            return None
        return (
            not g.get("optional"),
            score.fold(g.get("status")) == score.fold(p.get("status")),
            score.union_ratio(g, p),
        )

    golds, preds = gold["events"], read["events"]
    matched, missed, spurious = score.split_pairs(golds, preds, score.pair_up(golds, preds, rank))
    for g, p in matched:
        same = score.fold(g.get("status")) == score.fold(p.get("status"))
        _both(tally, "event", "record", g, p, True)
        _both(tally, "event", "full", g, p, same)
        _field(tally, "event", "status", g, p, same)
        for name in score.EVENT_FIELDS:
            if g.get(name) is not None:
                _field(tally, "event", name, g, p, score.fold(g[name]) == score.fold(p.get(name)))
    _unpaired(tally, "event", missed, spurious)


def _both(tally: Tally, kind: str, field: str, gold: Item, read: Item, right: bool) -> None:
    tally.add_read(kind, field, read, right)
    tally.add_wanted(kind, field, gold, right)


def _field(tally: Tally, kind: str, field: str, gold: Item, read: Item, right: bool) -> None:
    """A field counts as read where it was told, and as wanted where the gold tells it: a shared null earns nothing."""
    if read.get(field):
        tally.add_read(kind, field, read, right)
    if gold.get(field):
        tally.add_wanted(kind, field, gold, right)


def _unpaired(tally: Tally, kind: str, missed: Iterable[Item], spurious: Iterable[Item]) -> None:
    for field in ("record", "full"):
        for one in spurious:
            tally.add_read(kind, field, one, False)
        for one in missed:
            tally.add_wanted(kind, field, one, False)


def tally_corpus(score: ModuleType, tally: Tally) -> None:
    """Labelled sentences: what a line tells of a fact, held against what is read of it."""
    for name in CORPUS:
        kind = name.partition("_")[0]
        for line in (ROOT / "tests" / "corpus" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            shape = json.loads(line)
            document = Document(
                name, shape["text"], None, date.fromisoformat(shape.get("published", "2025-06-02")), None
            )
            read = annotate(shape["text"], read_document(document))[kind]
            for item in shape.get(kind, ()):
                _corpus_item(score, tally, kind[:-1], item, read)


def _corpus_item(score: ModuleType, tally: Tally, kind: str, item: Item, read: list[Item]) -> None:
    if kind == "event":
        found = next((one for one in read if score.event_key(one) == score.event_key(item)), None)
    elif "text" in item:
        found = next((one for one in read if one["text"] == item["text"]), None)
    else:
        found = next((one for one in read if score.overlap(one, item) and one["kind"] == item["kind"]), None)
    tally.add_wanted(kind, "record", item, found is not None)
    told = set(item) & set(FIELDS[kind]) - {"value", "value_high", "value_usd"}
    for name in sorted(told) if found else ():
        fold = score.fold_set if isinstance(item[name], list) else score.fold
        if item[name] is None or isinstance(item[name], str | list):
            _field(tally, kind, name, item, found or {}, fold(item[name]) == fold((found or {}).get(name)))


def measure(shared: Path, gold: Path, predicted: Path, write: bool) -> list[Quality]:
    """All rows of the file, from joined golds and what was read of them; written where asked."""
    score = scorer(shared)
    held = set((shared / "gold" / "check.txt").read_text(encoding="utf-8").split())
    golds, read = score.read(gold), score.read(predicted)
    tuned, checked, corpus = Tally(), Tally(), Tally()
    for name, document in golds.items():
        if name in read:
            tally_document(score, document, read[name], checked if name in held else tuned)
    tally_corpus(score, corpus)
    found = [*tuned.rows("gold"), *(one for one in corpus.rows("corpus") if one.rule is None)]
    # The part that nobody looks at is told in totals only.
    found += [one for one in checked.rows("gold_check") if one.rule is None and one.measure is None]
    for one in found:
        if one.rule is None and one.measure is None:
            print(f"  {one.origin:<10} {one.kind + '.' + one.field:<24} {_share(one.precision)} {_share(one.recall)} "
                  f"({one.cases} read, {one.cases_wanted or 0} wanted)")  # fmt: skip
    if write:
        write_quality(TARGET, found)
        update_document(read_quality(TARGET))
        print(f"{len(found)} rows are in {TARGET.relative_to(ROOT)}")
    return found


def table(found: Iterable[Item]) -> str:
    """The measured error as the table of docs/method.md, from rows of the file."""
    cells: dict[tuple[str, str], dict[str, Item]] = defaultdict(dict)
    for one in found:
        if one["rule"] is None and one["measure"] is None:
            cells[one["kind"], one["field"]][one["origin"]] = one
    lines = [
        "| fact | field | precision, held out | recall, held out | cases | precision, tuned on | cases |",
        "|---|---|---|---|---|---|---|",
    ]
    for (kind, field), by_origin in sorted(
        cells.items(), key=lambda one: (one[0][0], one[0][1] not in ("record", "full"), one[0])
    ):
        if "gold" in by_origin or "gold_check" in by_origin:
            held, tuned = by_origin.get("gold_check", {}), by_origin.get("gold", {})
            numbers = (_cell(held, "precision"), _cell(held, "recall"), held.get("cases", 0), _cell(tuned, "precision"))
            lines.append(" | ".join(("| " + kind, field, *map(str, numbers), str(tuned.get("cases", 0)))) + " |")
    return "\n".join(lines)


def _cell(row: Item, name: str) -> str:
    value = row.get(name)
    return "-" if value is None else f"{value:.2f}"


def update_document(found: Iterable[Item]) -> None:
    """Put the table between its marks in docs/method.md."""
    text = DOCUMENT.read_text(encoding="utf-8")
    head, rest = text.split(MARKS[0])
    DOCUMENT.write_text(f"{head}{MARKS[0]}\n{table(found)}\n{MARKS[1]}{rest.split(MARKS[1])[1]}", encoding="utf-8")


def _share(value: float | None) -> str:
    return "     -" if value is None else f"{value:6.3f}"


def main() -> None:
    """Read the golds in this process and measure."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else "../shared")
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        with gold.open("w", encoding="utf-8") as wanted, predicted.open("w", encoding="utf-8") as read:
            for name in GOLDS:
                for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
                    one = json.loads(line)
                    day = date.fromisoformat(one["published"])
                    document = Document(
                        one["id"], one["text"], one.get("title"), day, one.get("source"), one.get("url")
                    )
                    wanted.write(line + "\n")
                    read.write(json.dumps({"id": one["id"]} | annotate(one["text"], read_document(document))) + "\n")
        measure(shared, gold, predicted, "--write" in sys.argv)


if __name__ == "__main__":
    main()
