"""The report in a few sentences: what moved, what lapses next, what is told most, what changed, what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.report.questions import Answers, Row
from tasks.report.words import amount, day, label, plain, rates_told, share, sides

_FEW_WEEKS = 4  # of the eight before; with articles in fewer nothing is usual


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence of the brief."""

    section: str  # id of the heading that tells more
    lead: str  # what it is about
    words: str


def brief(answers: Answers) -> list[Point]:
    """At most one point of each kind, in the order of the page; none where nothing is to be said."""
    points = [_moved(answers), _lapses(answers), _week(answers), _claim(answers), _revised(answers), _recall(answers)]
    return [point for point in points if point is not None]


def usual_weeks(answers: Answers) -> int | None:
    """How many of the eight weeks before the newest hold an article, where they are too few; None: enough."""
    rows = [row for row in answers["usual_weeks"].rows if row["week"] is not None]
    return min((row["weeks"] for row in rows if row["weeks"] < _FEW_WEEKS), default=None)


def _moved(answers: Answers) -> Point | None:
    rows = [row for row in answers["status"].rows if not row["is_ahead"] and row["is_confirmed"] is not False]
    if not rows:
        return None
    newest = rows[0]
    return Point("new", f"Moved last, {day(newest['day'])}", f"{plain(newest['act_title'])}: {step_told(newest)}.")


def step_told(row: Row) -> str:
    """A change of status in words: "announced → in force, 12.5%"."""
    steps = " → ".join(label(row[name]) for name in ("step_before", "step") if row[name])
    return ", ".join(filter(None, (steps, rates_told(row))))


def _lapses(answers: Answers) -> Point | None:
    rows = answers["expiring"].rows
    if not rows:
        return None
    first = rows[0]
    days = f"in {first['days_left']} days" if first["days_left"] != 1 else "tomorrow"
    return Point("measures", f"Lapses next, {day(first['until_date'])}", f"{plain(first['title'])} ({days}).")


def _week(answers: Answers) -> Point | None:
    rows = answers["coverage"].rows
    if not rows:
        return None
    by_week: dict[object, int] = {}
    for row in rows:
        by_week[row["week"]] = by_week.get(row["week"], 0) + row["articles"]
    newest = max(row["week"] for row in rows)
    told = f"{by_week[newest]:,} {'article' if by_week[newest] == 1 else 'articles'} on the trade between the two"
    rising = [label(row["name"]) for row in answers["rising"].rows if row["kind"] in ("topic", "person")]
    if usual_weeks(answers) is None and rising:
        told += f"; more than usual: {', '.join(rising[:3])}"
    return Point("coverage", f"Week of {day(newest)}", f"{told}.")


def _claim(answers: Answers) -> Point | None:
    rows = answers["figures"].rows
    if not rows:
        return None
    top = rows[0]
    whose = f" {sides(top)}" if sides(top) else ""
    by = f", {plain(top['speaker'])}" if top["speaker"] else ""
    stories = f"{top['stories']} independent stories" if top["stories"] != 1 else "one story"
    return Point(
        "figures",
        "Told most",
        f"{amount(top)} {label(top['measure'])}{whose}, {label(top['modality'])}{by}, in {stories}.",
    )


def _revised(answers: Answers) -> Point | None:
    rows = answers["revised"].rows
    if not rows:
        return None
    articles = len({row["address"] for row in rows})
    where = "one article" if articles == 1 else f"{articles} articles"
    return Point("revised", "Changed after publication", f"{len(rows)} numbers in {where} since they were first read.")


def _recall(answers: Answers) -> Point | None:
    wanted = sum(row["wanted"] for row in answers["recall"].rows)
    if not wanted:
        return None
    found = sum(row["found"] for row in answers["recall"].rows)
    told = f"{share(found / wanted)} of the {wanted:,} relevant articles that outside lists name."
    return Point("missing", "Here of what others list", told)
