"""The door to Altair and vl-convert: rows to charts, charts to clean SVG that follows the page's colours.

Vega needs literal colours, a page in two schemes needs variables: charts are drawn in the stand-in colours of
`tasks.svg.INK`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt
import vl_convert

from tasks.svg import clean_svg

Row = dict[str, Any]
Chart = Any  # Altair's charts, layers and facets share no public type

TEXT, MUTED, LINE, PAPER = "#100000", "#100001", "#100002", "#100003"
SERIES = ("#200001", "#200002", "#200003", "#200004", "#200005", "#200006")
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif"
_VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


def svg(chart: Chart) -> str:
    """The chart as an SVG element of shapes and words only, each mark with its numbers as its title."""
    return clean_svg(vl_convert.vegalite_to_svg(_configured(chart).to_dict(), vl_version=_VEGA_LITE))


def _configured(chart: Chart) -> Chart:
    return (
        chart.configure(background="transparent", font=FONT, padding=2)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=MUTED, titleColor=MUTED, domainColor=LINE, tickColor=LINE, gridColor=LINE, labelFont=FONT,
            titleFont=FONT, labelFontSize=12, titleFontSize=12, titleFontWeight="normal", labelLimit=220,
        )
        .configure_axisX(grid=False)
        .configure_axisY(domain=False, ticks=False)
        .configure_legend(
            orient="top", title=None, labelColor=TEXT, labelFont=FONT, labelFontSize=12, symbolType="square",
            symbolStrokeWidth=0, symbolOpacity=1, labelLimit=240, offset=4,
        )
    )  # fmt: skip


def _rows(rows: Sequence[Row]) -> alt.InlineData:
    return alt.InlineData(
        values=[{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in rows]
    )


def _time(name: str, domain: tuple[date, date] | None, width: int) -> alt.X:
    scale = alt.Scale(type="utc")
    if domain is not None:
        # A field of dates takes its domain as Vega's own date objects.
        scale = alt.Scale(type="utc", domain=[_moment(domain[0]), _moment(domain[1])])
    years = domain is not None and (domain[1] - domain[0]).days > 3 * 366
    form = "%Y" if years else "%b %Y"
    axis = alt.Axis(title=None, format=form, tickCount=max(3, width // 130), labelOverlap=True, labelFlush=True)
    return alt.X(f"{name}:T", scale=scale, axis=axis)


def _moment(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)


def _colours(series: str, names: Sequence[str], columns: int) -> alt.Color:
    scale = alt.Scale(domain=list(names), range=list(SERIES[: max(len(names), 1)]))
    legend = alt.Legend(columns=columns) if len(names) > 1 else None
    return alt.Color(f"{series}:N", scale=scale, legend=legend, sort=list(names))


def _breaks(days: Sequence[date], domain: tuple[date, date], width: int) -> Chart:
    """Dashed rules at the weeks in which a source's own volume broke."""
    rule = alt.Chart(_rows([{"broke": day} for day in days]))
    return rule.mark_rule(color=MUTED, strokeDash=[3, 3]).encode(x=_time("broke", domain, width))


def stacked_bars(
    rows: Sequence[Row], time: str, number: str, series: str, names: Sequence[str], domain: tuple[date, date],
    width: int, *, step_days: int, breaks: Sequence[date] = (), title: str = "",
) -> Chart:  # fmt: skip
    """Bars over time, one a step of `step_days`, stacked in the order of `names`; `breaks` as dashed rules."""
    tops = Counter[date]()
    placed = []
    for row in sorted(rows, key=lambda row: (row[time], names.index(row[series]))):
        low = tops[row[time]]
        tops[row[time]] += row[number]
        placed.append({**row, "until": row[time] + timedelta(days=step_days), "low": low, "high": tops[row[time]]})
    axis = alt.Axis(tickMinStep=1, tickCount=3, format=",d", title=title)
    bars = (
        alt.Chart(_rows(placed))
        .mark_rect(stroke=PAPER, strokeWidth=0.5)
        .encode(
            x=_time(time, domain, width),
            x2="until:T",
            y=alt.Y("low:Q", axis=axis, scale=alt.Scale(domain=[0, max([3, *tops.values()])], nice=True)),
            y2="high:Q",
            color=_colours(series, names, 2 if width < 500 else 6),
            tooltip=[alt.Tooltip(f"{time}:T"), alt.Tooltip(f"{series}:N"), alt.Tooltip(f"{number}:Q")],
        )
    )
    return _sized([bars, _breaks(breaks, domain, width)] if breaks else [bars], width, 200)


def lines(
    rows: Sequence[Row], time: str, number: str, series: str, names: Sequence[str], domain: tuple[date, date],
    width: int, *, breaks: Sequence[date] = (), form: str = ",.3g", title: str = "", height: int = 180,
) -> Chart:  # fmt: skip
    """Lines over time with a point at each value; a gap where a value is None; `breaks` as dashed rules."""
    top = max([row[number] for row in rows if row[number]], default=None) or (0.01 if "%" in form else 1)
    line = (
        alt.Chart(_rows(rows))
        .mark_line(point=alt.OverlayMarkDef(size=26, filled=True), strokeWidth=2, invalid="break-paths-show-domains")
        .encode(
            x=_time(time, domain, width),
            y=alt.Y(
                f"{number}:Q", title=title, axis=alt.Axis(tickCount=3, format=form), scale=alt.Scale(domain=[0, top])
            ),
            color=_colours(series, names, 2 if width < 500 else 6),
            tooltip=[alt.Tooltip(f"{time}:T"), alt.Tooltip(f"{series}:N"), alt.Tooltip(f"{number}:Q", format=form)],
        )
    )
    return _sized([line, _breaks(breaks, domain, width)] if breaks else [line], width, height)


def ranked_bars(rows: Sequence[Row], name: str, number: str, width: int, *, form: str = ",d") -> Chart:
    """One bar a row in the given order, its name above it, so that long names fit on a phone."""
    placed = [{**row, "place": place} for place, row in enumerate(rows)]
    base = alt.Chart(_rows(placed)).encode(y=alt.Y("place:O", axis=None))
    bars = base.mark_bar(color=SERIES[0], height=8, yOffset=9, cornerRadiusEnd=2).encode(
        x=alt.X(f"{number}:Q", axis=None, scale=alt.Scale(domainMin=0, rangeMax=width - 56)),
        tooltip=[alt.Tooltip(f"{name}:N"), alt.Tooltip(f"{number}:Q", format=form)],
    )
    names = base.mark_text(align="left", dy=-5, color=TEXT, fontSize=13, limit=width * 0.88).encode(
        x=alt.value(0), text=f"{name}:N"
    )
    numbers = base.mark_text(align="left", dx=5, dy=9, color=MUTED, fontSize=12).encode(
        x=alt.X(f"{number}:Q"), text=alt.Text(f"{number}:Q", format=form)
    )
    return alt.layer(bars, names, numbers).properties(width=width, height=alt.Step(36))


def rate_points(
    rows: Sequence[Row], names: Sequence[str], domain: tuple[date, date], width: int, *, side: str
) -> Chart:  # fmt: skip
    """Rates as told, a bar from the lowest to the highest and a point at the highest, coloured by status."""
    base = alt.Chart(_rows(rows)).encode(
        x=_time("week", domain, width),
        color=_colours("status", names, 2 if width < 500 else 6),
        tooltip=[
            alt.Tooltip("week:T"), alt.Tooltip("status:N"), alt.Tooltip("basis:N"), alt.Tooltip("lowest:Q"),
            alt.Tooltip("highest:Q"), alt.Tooltip("mentions:Q"),
        ],
    )  # fmt: skip
    axis = alt.Axis(tickCount=4, format=",d")
    spans = base.mark_rule(strokeWidth=2, opacity=0.5).encode(
        y=alt.Y("lowest:Q", title=side, axis=axis), y2="highest:Q"
    )
    points = base.mark_point(filled=True, size=60, opacity=0.9).encode(
        y=alt.Y("highest:Q"), shape=alt.Shape("status:N", scale=alt.Scale(domain=list(names)))
    )
    return _sized([spans, points], width, 190)


def timeline(rows: Sequence[Row], chains: Sequence[str], domain: tuple[date, date], width: int) -> Chart:
    """A row for each chain of acts, named above its bar: full in force, hollow suspended, with its rates."""
    days = max((domain[1] - domain[0]).days, 1)
    placed = [
        {**row, "place": chains.index(row["chain"]), "days": (row["end_date"] - row["from_date"]).days} for row in rows
    ]
    heads = [{"chain": chain, "place": place} for place, chain in enumerate(chains)]
    base = alt.Chart(_rows(placed)).encode(y=alt.Y("place:O", axis=None), x=_time("from_date", domain, width))
    bars = base.mark_bar(height=12, yOffset=9, strokeWidth=1, stroke=SERIES[0]).encode(
        x2="end_date:T",
        fill=alt.Fill(
            "state:N",
            scale=alt.Scale(domain=["in force", "suspended"], range=[SERIES[0], PAPER]),
            legend=alt.Legend(symbolStrokeColor=SERIES[0], symbolStrokeWidth=1),
        ),
        tooltip=[
            alt.Tooltip("title:N"), alt.Tooltip("state:N"), alt.Tooltip("told_rate:N"), alt.Tooltip("from_date:T"),
            alt.Tooltip("end_date:T"),
        ],
    )  # fmt: skip
    marks = base.mark_text(align="left", dx=3, dy=9.5, fontSize=10, color=PAPER).encode(text="told_rate:N")
    marks = marks.transform_filter(f"datum.state == 'in force' && datum.days * {width / days} > 34")
    names = (
        alt.Chart(_rows(heads))
        .mark_text(align="left", dy=-6, color=TEXT, fontSize=12, limit=width * 0.88)
        .encode(y=alt.Y("place:O", axis=None), x=alt.value(0), text="chain:N")
    )
    return alt.layer(bars, marks, names).properties(width=width, height=alt.Step(34))


def _sized(layers: list[Chart], width: int, height: int) -> Chart:
    return alt.layer(*layers).properties(
        width=width, height=height, autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    )
