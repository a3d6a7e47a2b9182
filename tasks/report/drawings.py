"""Answers to drawings: all charts of the report by section."""

from __future__ import annotations

from datetime import timedelta

from tasks.report.coverage_drawings import draw_coverage, draw_indices, draw_modality, draw_people, draw_topics
from tasks.report.drawing import Drawing
from tasks.report.duty_drawings import draw_rates, draw_timeline
from tasks.report.questions import Answers

SECTIONS = ("coverage", "indices", "topics", "people", "rates", "modality", "timeline")


def all_drawings(answers: Answers) -> dict[str, list[Drawing]]:
    """The drawings of each section; an empty list where there is nothing to draw."""
    if answers.since is None or answers.until is None:
        return {name: [] for name in SECTIONS} | {"timeline": draw_timeline(answers)}
    # Room for a mark on the first day beside the axis.
    domain = (answers.since - timedelta(days=4), answers.until + timedelta(days=7))
    return {
        "coverage": draw_coverage(answers, domain),
        "indices": draw_indices(answers, domain),
        "topics": draw_topics(answers),
        "people": draw_people(answers),
        "rates": draw_rates(answers, domain),
        "modality": draw_modality(answers, domain),
        "timeline": draw_timeline(answers),
    }
