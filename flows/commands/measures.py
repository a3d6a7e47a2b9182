"""`tradelines measures`: what the spine holds, whether it is sound, and blocks for documents that it does not know."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tasks.card import visible
from tasks.measures.files import load_measures
from tasks.measures.proposals import as_block, read_documents, unknown_documents
from tasks.measures.spine import Measure, resolve


def run_list(imposer: str | None, kind: str | None, on: date | None) -> int:
    """Print the acts of the spine, or those of one side, of one kind, or that cover a day."""
    found = [act for act in resolve(load_measures()) if _is_wanted(act.measure, imposer, kind, on)]
    table = Table(show_lines=False)
    for name in ("measure", "from", "until"):
        table.add_column(name, no_wrap=True)
    for name in ("rate", "does", "title"):
        table.add_column(name, overflow="fold")
    for act in found:
        m = act.measure
        rate = "" if act.rate is None else f"{act.rate:g} {'%' if m.rate_unit == 'percent' else m.rate_unit}"
        days = (m.starts.isoformat() if m.starts else "", m.until.isoformat() if m.until else "")
        name = m.id if m.is_verified else f"{m.id} (unverified)"
        table.add_row(*(visible(cell) for cell in (name, *days, rate, m.change, m.title)))
    Console(soft_wrap=not sys.stdout.isatty()).print(table)
    print(f"{len(found)} acts, {sum(act.measure.is_verified for act in found)} verified")
    return 0


def run_check() -> int:
    """Read the files strictly and print the counts; what is wrong ends with its file and block and exit code 2."""
    acts = resolve(load_measures())
    measures = [act.measure for act in acts]
    sides = Counter(measure.imposer for measure in measures)
    kinds = Counter(measure.kind for measure in measures)
    print(f"{len(measures)} acts in {len({act.head for act in acts})} measures, all sound")
    print(
        f"{sum(measure.is_verified for measure in measures)} verified; by side: {_told(sides)}; by kind: {_told(kinds)}"
    )
    unverified = sorted(measure.id for measure in measures if not measure.is_verified)
    if unverified:
        print(f"unverified, not in force unless asked for: {', '.join(unverified)}")
    print(f"changes were looked for until {min(measure.reviewed for measure in measures)}" if measures else "")
    return 0


def run_propose(file: Path) -> int:
    """Print a block for each document of the file that the spine does not name; 1 when there is none."""
    documents = read_documents(file)
    unknown = unknown_documents(documents, load_measures())
    for document in unknown:
        print(as_block(document))
    known = len(documents) - len(unknown)
    print(f"{len(unknown)} proposed, {known} in the spine already", file=sys.stderr)
    return 0 if unknown else 1


def _is_wanted(measure: Measure, imposer: str | None, kind: str | None, on: date | None) -> bool:
    if on is not None and (measure.starts is None or on < measure.starts or (measure.until and on >= measure.until)):
        return False
    return imposer in (None, measure.imposer) and kind in (None, measure.kind)


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())
