"""An audit: facts drawn at random, judged by a person against their sentence, counted with an interval."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from tasks.identity import make_id
from tasks.trust.fields import FIELDS
from tasks.trust.quality import interval, quality_rule
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import query_sql, rows
from tasks.warehouse.snapshot import connect_readonly

Row = dict[str, Any]
JUDGEMENTS = ("right", "wrong_field", "not_a_fact")
_LISTS = {"figure": "figures", "quote": "quotes", "event": "events"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of one drawn fact."""

    fact: Row
    judgement: str  # right | wrong_field | not_a_fact
    field: str | None  # the wrong field; None: none, or the fact itself


def draw(published: Path, number: int, seed: str, kind: str | None = None) -> list[Row]:
    """Facts of the published copy that nobody has judged, each as likely as any other. Same seed, same facts."""
    with connect_readonly(published) as connection:
        found = rows(connection, query_sql("audit_draw"), {"number": number, "seed": seed, "kind": kind})
    for row in found:
        row["fields"] = {name: orjson.loads(row["fields"])[name] for name in FIELDS[row["kind"]]}
    return found


def store_verdicts(live: Path, verdicts: Sequence[Verdict], judged_by: str, now: datetime) -> None:
    """Append the verdicts; they count in the view quality as origin audit."""
    if not verdicts:
        return
    batch = [{
        "verdict_id": make_id("verdict", one.fact["id"], judged_by, now.isoformat()), "fact_id": one.fact["id"],
        "fact_kind": one.fact["kind"], "rule": quality_rule(one.fact["kind"], one.fact["rule"]),
        "measure": one.fact["measure"], "reader_version": one.fact["reader_version"], "judgement": one.judgement,
        "field": one.field, "judged_by": judged_by, "judged_at": now,
    } for one in verdicts]  # fmt: skip
    with open_live(live) as connection:
        write_batch(connection, {"verdict": batch})


def tell(verdicts: Sequence[Verdict]) -> list[str]:
    """Precision with its 95 percent interval, for facts and for facts whose every field is right, by kind."""
    lines = []
    for kind in dict.fromkeys(one.fact["kind"] for one in verdicts):
        judged = [one.judgement for one in verdicts if one.fact["kind"] == kind]
        for what, right in (
            ("are facts", len(judged) - judged.count("not_a_fact")),
            ("are right in every field", judged.count("right")),
        ):
            low, high = interval(right, len(judged))
            lines.append(
                f"{kind}s: {right} of {len(judged)} {what}: {right / len(judged):.0%} ({low:.0%} to {high:.0%})"
            )
    return lines


def write_corpus(folder: Path, verdicts: Sequence[Verdict]) -> int:
    """Append right facts to audited_*.jsonl of the labelled sentences, a line each; how many were written.

    Only what a person confirmed: sentence, day and the fields that are told, in the shape of tests/corpus.
    """
    written = 0
    for one in verdicts:
        if one.judgement == "right":
            name = _LISTS[one.fact["kind"]]
            with (folder / f"audited_{name}.jsonl").open("a", encoding="utf-8") as handle:
                handle.write(json.dumps(_line(one.fact, name), ensure_ascii=False) + "\n")
            written += 1
    return written


def _line(fact: Row, name: str) -> Row:
    told = {field: value for field, value in fact["fields"].items() if value not in (None, [])}
    place = {"start": fact["words_at"], "end": fact["words_at"] + len(fact["words"]), "text": fact["words"]}
    return {
        "group": "audit", "text": fact["sentence"], "published": fact["article_date"].isoformat(),
        "source": fact["address"], name: [place | told],
    }  # fmt: skip
