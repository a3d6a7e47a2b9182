"""Drawings of coverage, indices, topics, people and kinds of figures."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from statistics import median

from tasks import charts
from tasks.report.drawing import Drawing, drawing, names_of
from tasks.report.questions import Answers, Row
from tasks.report.words import day, label, number, plain, share

_ENTRIES_FOR_A_SHARE = 10  # a week; of fewer, one entry more or less is all that a line would show


def draw_coverage(answers: Answers, domain: tuple[date, date]) -> list[Drawing]:
    """Articles a week, with the weeks in which a source broke."""
    rows = answers["coverage"].rows
    if not rows:
        return []
    names = names_of(rows, "ownership", ("private", "state", "official", "unknown"))
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


def draw_indices(answers: Answers, domain: tuple[date, date]) -> list[Drawing]:
    """One drawing an index: its value, or the share of entries where it has none yet."""
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
            day(r["week"]) + ("" if r["is_complete"] else " (not over)"), _whole(r["value"]), share(r["share"]),
            r["numerator"], r["denominator"], ", ".join(r["breaks"] or ()),
        )
        for r in rows
    ]  # fmt: skip
    if not has_value and median(r["denominator"] for r in rows) < _ENTRIES_FOR_A_SHARE:
        told = f"{told} Nor a share worth drawing: half of the weeks have fewer than {_ENTRIES_FOR_A_SHARE} entries."
        return drawing(f"index-{name}", title, told, None, columns, numbers)
    # The newest week is not over: it stands in the table, not in the line.
    told_in = {r["week"]: r[measure] for r in rows if r["is_complete"]}
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


def _whole(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def draw_topics(answers: Answers) -> list[Drawing]:
    """Topics by their share of the articles read."""
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
            f"{first['topic']} leads: {share(first['share'])} of {read:,} articles; topics overlap.",
            lambda width: charts.ranked_bars(shares, "topic", "share", width, form=".0%"),
            ("Topic", "Articles", "Share"),
            [(s["topic"], s["articles"], share(float(str(s["share"])))) for s in shares],
        )
    ]  # fmt: skip


def draw_people(answers: Answers) -> list[Drawing]:
    """Who is named, with the office held."""
    rows = answers["people"].rows
    if not rows:
        return []
    named = [
        {
            "name": ", ".join(filter(None, (plain(row["person"]), _office(row["office"])))),
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


def _office(offices: str | None) -> str:
    """The shortest of the offices that a person holds, which is the one that people know; "" for none."""
    return min(plain(offices).split("; "), key=len)


def draw_modality(answers: Answers, domain: tuple[date, date]) -> list[Drawing]:
    """Figures a month by how real they are."""
    rows = answers["modality"].rows
    if not rows:
        return []
    names = names_of(rows, "modality", ("reported", "announced", "threatened", "forecast", "hypothetical"))
    first = (domain[0].replace(day=1), domain[1])
    told = Counter[str]()
    for row in rows:
        told[row["modality"]] += row["mentions"]
    parts = ", ".join(f"{n:,} {label(name)}" for name, n in told.most_common())
    return [
        drawing(
            "modality-chart", "Figures a month, by how real they are", f"Of {told.total():,} figures told: {parts}.",
            lambda width: charts.stacked_bars(
                rows, "month", "mentions", "modality", names, first, width, step_days=28
            ),
            ("Month", "Status", "Figures"), [(f"{r['month']:%B %Y}", r["modality"], r["mentions"]) for r in rows],
        )
    ]  # fmt: skip
