"""Answers and drawings to one HTML page. Autoescape is on: what came from outside is words, never markup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from tasks.report import words
from tasks.report.brief import brief, step_told, usual_weeks
from tasks.report.drawings import all_drawings
from tasks.report.questions import Answers

_NAMES = 4
_TEMPLATES = Path(__file__).resolve().parent / "templates"


def render(answers: Answers) -> str:
    """The whole page; it needs no other file, no script and no network."""
    page = _environment().get_template("report.html.j2")
    style = Markup((_TEMPLATES / "report.css").read_text(encoding="utf-8"))
    return page.render(
        answers=answers,
        drawings=all_drawings(answers),
        points=brief(answers),
        few_weeks=usual_weeks(answers),
        style=style,
    )


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "plain": words.plain, "label": words.label, "number": words.number, "amount": words.amount, "rate": words.rate,
        "share": words.share, "day": words.day, "sides": words.sides, "marked": words.marked, "names": _names,
        "step": step_told,
    }  # fmt: skip
    found.globals |= {"link": words.link, "is_web": words.is_web}
    return found


def _names(values: Sequence[str] | None) -> str:
    """The first names of a list, and how many more there are."""
    told = [words.plain(value) for value in values or ()]
    more = f" and {len(told) - _NAMES} more" if len(told) > _NAMES else ""
    return ", ".join(told[:_NAMES]) + more
