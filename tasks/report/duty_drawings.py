"""Drawings of duties: rates as the news tells them, and measures as official texts have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tasks import charts
from tasks.report.drawing import Drawing, drawing, names_of
from tasks.report.questions import Answers, Row
from tasks.report.words import day, label, number, plain, rate, without_rate

_STATUSES = ("in force", "announced", "threatened", "suspended", "forecast", "other")


def draw_rates(answers: Answers, domain: tuple[date, date]) -> list[Drawing]:
    """Rates as told, by imposing side."""
    found = []
    for imposer, target in (("US", "China"), ("CN", "the United States")):
        rows = [
            row | {"status": status if (status := label(row["status"])) in _STATUSES else "other"}
            for row in answers["rates"].rows
            if row["economy"] == imposer
        ]
        if not rows:
            continue
        names = names_of(rows, "status", _STATUSES)
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


_WHOSE = (("US", "US", "reach China"), ("CN", "Chinese", "reach the US"))


def draw_timeline(answers: Answers) -> list[Drawing]:
    """When each measure held, by imposing side, duties apart from controls."""
    found = []
    names = chain_names(row["chain"] for row in answers["timeline"].rows)
    for imposer, whose, reach in _WHOSE:
        for kind, what in (("duties", "duties"), ("controls", "controls and fees")):
            rows = [
                _act(row, names[row["chain"]])
                for row in answers["timeline"].rows
                if row["imposer"] == imposer and (row["kind"] == "tariff") is (kind == "duties")
            ]
            if rows:
                name, title = f"timeline-{imposer.lower()}-{kind}", f"{whose} {what} that {reach}: when each held"
                found.append(_timeline_drawing(name, title, rows))
    return found


def _timeline_drawing(name: str, title: str, rows: list[Row]) -> Drawing:
    domain = min(row["from_date"] for row in rows), max(row["end_date"] for row in rows)
    chains = list(dict.fromkeys(row["chain"] for row in rows))
    counted = f"{len(chains)} measures" if len(chains) > 1 else "One measure"
    return drawing(
        name, title, f"{counted} from {day(domain[0])} to {day(domain[1])}, by official texts, with the rates.",
        lambda width: charts.timeline(rows, chains, domain, width),
        ("Measure", "Act", "State", "Rate", "From", "Until"),
        [(r["chain"], r["title"], r["state"], r["told_rate"], day(r["from_date"]), day(r["end_date"])) for r in rows],
    )  # fmt: skip


def _act(row: Row, chain: str) -> Row:
    return {
        "chain": chain,
        "title": plain(row["title"]),
        "state": label(row["state"]),
        "told_rate": rate(row).replace("–", ""),
        "from_date": row["from_date"],
        "end_date": max(row["end_date"], row["from_date"]),
    }


def chain_names(titles: Iterable[str]) -> dict[str, str]:
    """Title of a chain -> its name without the rate of its first act, where that does not make two chains one."""
    whole = {title: plain(title) for title in titles}
    short = {title: without_rate(name) for title, name in whole.items()}
    told = Counter(short.values())
    return {title: name if told[name] == 1 else whole[title] for title, name in short.items()}
