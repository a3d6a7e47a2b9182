"""What the report asks of the warehouse: a table of questions, each with what it needs and what its emptiness means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tasks.warehouse.published import ask, object_names, open_published

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One query of sql/queries (`report_` before its name)."""

    name: str
    needs: tuple[str, ...]  # views, tables and macros that it reads
    nothing: str  # what an empty answer tells


QUESTIONS = (
    Question("status", ("trend_status_changes",), "No measure changed its status in the last half year by the ledger."),
    Question("usual_weeks", ("trend_coverage_by_week",), "The corpus has no week yet."),
    Question("rising", ("trend_new_this_week",), "Nothing was told more often than in the eight weeks before."),
    Question("events", ("event", "article"), "No trade action was told in the last 30 days of the corpus."),
    Question("sides", ("trend_both_sides", "quote", "article"), "No action was told together with words of officials."),
    Question("coverage", ("trend_coverage_by_week",), "No article about trade between the two sides in this time."),
    Question("breaks", ("coverage_break",), "No publisher's volume broke in this time."),
    Question("indices", ("trend_index_by_week",), "No entry of a general-interest source in this time, so no index."),
    Question("topics", ("trend_topics_by_month",), "No topic was read in this time."),
    Question("people", ("trend_people_by_week",), "Nobody was named in this time."),
    Question("offices", ("trend_statements_by_office",), "No holder of a registered office was quoted in this time."),
    Question("addressees", ("trend_speakers_by_month",), "No statement names whom it addresses in this time."),
    Question("rates", ("trend_tariff_rates_by_week",), "No duty rate between the two sides was told in this time."),
    Question("modality", ("trend_figures_by_month",), "No figure was told in this time."),
    Question("figures", ("claim", "claim_figure", "figure", "article"), "No claim in the last 90 days of the corpus."),
    Question("disagreements", ("disagreement",), "No two claims contradict each other in this time."),
    Question("in_force", ("in_force", "trade_action"), "No measure is in force today by the ledger of measures."),
    Question("timeline", ("trade_action",), "The ledger of measures is empty."),
    Question("expiring", ("expiring",), "Nothing lapses within 180 days by the ledger of measures."),
    Question("revised", ("trend_revised_numbers", "article"), "No article changed a number after it was first read."),
    Question("recall", ("trend_recall_by_day",), "No outside list was compared: `tradelines misses` does it."),
    Question("misses", ("miss",), "Nothing that outside lists name and that was wanted is missing."),
    Question("spread", ("story", "article"), "No story was told by more than one article in this time."),
    Question("feeds", ("trend_feed_health", "source"), "No source is set up."),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question, and the sentence that stands in their place when there are none."""

    rows: list[Row]
    sentence: str


@dataclass(frozen=True, slots=True)
class Answers:
    """All that the report tells, read from one published file."""

    since: date | None  # None: the warehouse is empty
    until: date | None  # the day of the newest article
    published_at: str | None  # ISO instant; None: the file was never published by the pipeline
    totals: Row
    by_name: dict[str, Answer]

    def __getitem__(self, name: str) -> Answer:
        return self.by_name[name]


def ask_all(published: Path, weeks: int) -> Answers:
    """Every answer for the `weeks` before the newest article. Raises WarehouseError where the file cannot be asked."""
    with open_published(published) as connection:
        span = ask(connection, "report_span", {})[0]
        until = span["newest_day"]
        since = max(until - timedelta(weeks=weeks), span["oldest_day"]) if until else None
        known = object_names(connection)
        found = {}
        for question in QUESTIONS:
            missing = [name for name in question.needs if name not in known]
            if missing:
                found[question.name] = Answer([], f"This file has no {missing[0]}: publish it again with this version.")
                continue
            found[question.name] = Answer(
                ask(connection, f"report_{question.name}", {"since": since, "until": until}), question.nothing
            )
        totals = ask(connection, "report_totals", {})[0]
    return Answers(since, until, span["published_at"], totals, found)
