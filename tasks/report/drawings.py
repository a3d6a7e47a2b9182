"""Answers to drawings: which chart tells what, at desk and at phone width, with its numbers as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from tasks import charts
from tasks.report.questions import Answers, Row
from tasks.report.words import day, label, number, plain, rate, share, without_rate

WIDTHS = {"desk": 900, "phone": 340}


SECTIONS = ("coverage", "indices", "topics", "people", "rates", "modality", "timeline")


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart with what it shows in words and numbers."""

    name: str  # id of the figure in the page
    title: str
    summary: str  # one sentence that stands for the chart where it is not seen
    pictures: dict[str, Markup]  # width name -> SVG
    columns: tuple[str, ...]
    numbers: list[tuple[str, ...]]


def drawing(
    name: str, title: str, summary: str, draw: Callable[[int], charts.Chart], columns: Sequence[str],
    numbers: Sequence[Sequence[Any]],
) -> Drawing:  # fmt: skip
    """The chart at each width. What stands in an SVG was cleaned by `charts.svg`, so it is markup."""
    pictures = {kind: Markup(charts.svg(draw(width))) for kind, width in WIDTHS.items()}
    return Drawing(name, title, summary, pictures, tuple(columns), [tuple(plain(v) for v in row) for row in numbers])


def all_drawings(answers: Answers) -> dict[str, list[Drawing]]:
    """The drawings of each section; an empty list where there is nothing to draw."""
    if answers.since is None or answers.until is None:
        return {name: [] for name in SECTIONS} | {"timeline": _timeline(answers)}
    domain = (answers.since, answers.until + timedelta(days=7))
    return {
        "coverage": _coverage(answers, domain),
        "indices": _indices(answers, domain),
        "topics": _topics(answers),
        "people": _people(answers),
        "rates": _rates(answers, domain),
        "modality": _modality(answers, domain),
        "timeline": _timeline(answers),
    }


def _coverage(answers: Answers, domain: tuple[date, date]) -> list[Drawing]:
    rows = answers["coverage"].rows
    if not rows:
        return []
    names = _names(rows, "ownership", ("private", "state", "official", "unknown"))
    breaks = sorted({row["week"] for row in answers["breaks"].rows})
    total = sum(row["articles"] for row in rows)
    told = f"{number(total)} articles in {len({row['week'] for row in rows})} weeks with any; most in the week of "
    weeks = Counter[date]()
    for row in rows:
        weeks[row["week"]] += row["articles"]
    top, most = weeks.most_common(1)[0]
    return [
        drawing(
            "coverage-chart", "Articles on US-China trade a week, by ownership of the publisher",
            f"{told}{day(top)} ({most}).",
            lambda width: charts.stacked_bars(
                rows, "week", "articles", "ownership", names, domain, width, step_days=7, breaks=breaks
            ),
            ("Week of", "Ownership", "Articles"), [(day(r["week"]), r["ownership"], r["articles"]) for r in rows],
        )
    ]  # fmt: skip


def _indices(answers: Answers, domain: tuple[date, date]) -> list[Drawing]:
    found = []
    by_index: dict[str, list[Row]] = {}
    for row in answers["indices"].rows:
        by_index.setdefault(row["index_name"], []).append(row)
    for name, rows in by_index.items():
        found.append(_index(name, rows, domain))
    return found


def _index(name: str, rows: list[Row], domain: tuple[date, date]) -> Drawing:
    has_value = any(row["value"] is not None for row in rows)
    measure = "value" if has_value else "share"
    title, _, style = (plain(rows[0]["title"]) or label(name).capitalize()).partition(", ")
    breaks = [row["week"] for row in rows if row["breaks"]]
    newest = rows[-1]
    if has_value:
        told = f"100 is the mean from {day(newest['base_from'])} to {day(newest['base_until'])}."
    else:
        told = f"Share of entries, as there is no index yet: {plain(newest['reason'])}."
    told = f"{style[:1].upper()}{style[1:]}. {told}" if style else told
    columns = ("Week of", "Index", "Share of entries", "With the terms", "Entries", "Sources that broke")
    numbers = [
        (
            day(r["week"]), "–" if r["value"] is None else f"{r['value']:.0f}", share(r["share"]), r["numerator"],
            r["denominator"], ", ".join(r["breaks"] or ()),
        )
        for r in rows
    ]  # fmt: skip
    told_in = {r["week"]: r[measure] for r in rows}
    weeks = (rows[-1]["week"] - rows[0]["week"]).days // 7
    # A week without entries has no share, and the line a gap.
    every = [rows[0]["week"] + timedelta(weeks=n) for n in range(weeks + 1)]
    drawn = [{"week": week, "number": told_in.get(week), "index": title} for week in every]
    return drawing(
        f"index-{name}", f"{title} {'index' if has_value else '(share of entries)'}", told,
        lambda width: charts.lines(
            drawn, "week", "number", "index", [title], domain, width, breaks=breaks,
            form=",.0f" if has_value else ".1~%", height=150,
        ),
        columns, numbers,
    )  # fmt: skip


def _topics(answers: Answers) -> list[Drawing]:
    rows = answers["topics"].rows
    if not rows:
        return []
    read = sum({row["month"]: row["articles_read"] for row in rows}.values())
    told = Counter[str]()
    for row in rows:
        told[label(row["topic"])] += row["articles"]
    shares = [{"topic": topic, "articles": n, "share": n / read} for topic, n in told.most_common(12)]
    first = shares[0]
    return [
        drawing(
            "topics-chart", "What the articles are about, share of articles read",
            f"{plain(first['topic']).capitalize()} leads: {share(first['share'])} of {read} articles. Topics overlap.",
            lambda width: charts.ranked_bars(shares, "topic", "share", width, form=".0%"),
            ("Topic", "Articles", "Share"),
            [(s["topic"], s["articles"], share(float(str(s["share"])))) for s in shares],
        )
    ]  # fmt: skip


def _people(answers: Answers) -> list[Drawing]:
    rows = answers["people"].rows
    if not rows:
        return []
    named = [
        {
            "name": plain(row["person"]) + (f", {plain(row['office']).split('; ')[0]}" if row["office"] else ""),
            "articles": row["articles"],
        }
        for row in rows
    ]
    return [
        drawing(
            "people-chart", "Who is named, in articles",
            f"{plain(rows[0]['person'])} is named in {rows[0]['articles']} articles, more than anybody else.",
            lambda width: charts.ranked_bars(named, "name", "articles", width),
            ("Person", "Office", "Country", "Articles", "Mentions"),
            [(r["person"], r["office"], r["country"], r["articles"], r["mentions"]) for r in rows],
        )
    ]  # fmt: skip


_STATUSES = ("in force", "announced", "threatened", "suspended", "forecast", "other")


def _rates(answers: Answers, domain: tuple[date, date]) -> list[Drawing]:
    found = []
    for imposer, target in (("US", "China"), ("CN", "the United States")):
        rows = [
            row | {"status": status if (status := label(row["status"])) in _STATUSES else "other"}
            for row in answers["rates"].rows
            if row["economy"] == imposer
        ]
        if not rows:
            continue
        names = _names(rows, "status", _STATUSES)
        highest = max(rows, key=lambda row: row["highest"])
        whose = {"US": "US", "CN": "Chinese"}[imposer]
        found.append(
            _rate_drawing(imposer, f"{whose} duty rates on goods from {target}, as told", rows, names, highest, domain)
        )
    return found


def _rate_drawing(
    imposer: str, title: str, rows: list[Row], names: list[str], highest: Row, domain: tuple[date, date]
) -> Drawing:
    return drawing(
        f"rates-{imposer.lower()}", title,
        f"The highest rate told is {number(highest['highest'])}% ({highest['status']}), in the week of "
        f"{day(highest['week'])}. Rates of different goods stand side by side and are never averaged.",
        lambda width: charts.rate_points(rows, names, domain, width, side="percent"),
        ("Week of", "Status", "Basis", "Lowest, %", "Highest, %", "Mentions"),
        [(day(r["week"]), r["status"], r["basis"] or "untold", number(r["lowest"]), number(r["highest"]), r["mentions"])
         for r in rows],
    )  # fmt: skip


def _modality(answers: Answers, domain: tuple[date, date]) -> list[Drawing]:
    rows = answers["modality"].rows
    if not rows:
        return []
    names = _names(rows, "modality", ("reported", "announced", "threatened", "forecast", "hypothetical"))
    first = (domain[0].replace(day=1), domain[1])
    told = Counter[str]()
    for row in rows:
        told[row["modality"]] += row["mentions"]
    parts = ", ".join(f"{n} {label(name)}" for name, n in told.most_common())
    return [
        drawing(
            "modality-chart", "Figures a month, by how real they are", f"Of {told.total()} figures told: {parts}.",
            lambda width: charts.stacked_bars(
                rows, "month", "mentions", "modality", names, first, width, step_days=28
            ),
            ("Month", "Status", "Figures"), [(f"{r['month']:%B %Y}", r["modality"], r["mentions"]) for r in rows],
        )
    ]  # fmt: skip


def _timeline(answers: Answers) -> list[Drawing]:
    found = []
    for imposer, whose in (("US", "US measures that reach China"), ("CN", "Chinese measures that reach the US")):
        rows = [_act(row) for row in answers["timeline"].rows if row["imposer"] == imposer]
        if not rows:
            continue
        start, end = min(row["from_date"] for row in rows), max(row["end_date"] for row in rows)
        chains = list(dict.fromkeys(row["chain"] for row in rows))
        found.append(_timeline_drawing(imposer, whose, rows, chains, (start, end)))
    return found


def _timeline_drawing(
    imposer: str, whose: str, rows: list[Row], chains: list[str], domain: tuple[date, date]
) -> Drawing:
    return drawing(
        f"timeline-{imposer.lower()}", f"{whose}: when each held, and at what rate",
        f"{len(chains)} measures from {day(domain[0])} to {day(domain[1])}, by official texts.",
        lambda width: charts.timeline(rows, chains, domain, width),
        ("Measure", "Act", "State", "Rate", "From", "Until"),
        [(r["chain"], r["title"], r["state"], r["told_rate"], day(r["from_date"]), day(r["end_date"])) for r in rows],
    )  # fmt: skip


def _act(row: Row) -> Row:
    return {
        "chain": without_rate(plain(row["chain"])),
        "title": plain(row["title"]),
        "state": label(row["state"]),
        "told_rate": rate(row).replace("–", ""),
        "from_date": row["from_date"],
        "end_date": max(row["end_date"], row["from_date"]),
    }


def _names(rows: Sequence[Row], column: str, order: Sequence[str]) -> list[str]:
    """The values of a column, the known ones in their order."""
    there = {row[column] for row in rows}
    return [name for name in order if name in there] + sorted(there - set(order))
