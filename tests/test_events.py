"""Trade actions in sentences written for these tests: one kind of knowledge after the other."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.entities import read_entities
from tasks.events import agreements, deeds, encounters, measures, read_events
from tasks.events.acts import ACTS, ANY_ACT, effect_of
from tasks.events.instruments import INSTRUMENTS, read_instrument
from tasks.events.lines import Lines
from tasks.figures import read_figures
from tasks.language import analyse
from tasks.quotes import read_quotes
from tasks.records import Document, Event, EventFigure, Figure
from tasks.reference.folding import word_set


def read(
    text: str, published: str = "2025-05-15", source: str | None = None, title: str | None = None
) -> tuple[tuple[Event, ...], tuple[EventFigure, ...], tuple[Figure, ...]]:
    document = Document("t", text, title, date.fromisoformat(published), source)
    analysis = analyse(text)
    entities = read_entities(document, analysis)
    quotes = read_quotes(document, analysis, entities)
    figures = read_figures(document, analysis, entities, quotes)
    return (*read_events(document, analysis, entities, quotes, figures), figures)


def told(text: str, published: str = "2025-05-15", source: str | None = None) -> list[str]:
    """Each event as `type actor>target status`."""
    return [f"{e.type} {e.actor}>{e.target} {e.status}" for e in read(text, published, source)[0]]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.effect)
def test_each_act_reads_its_example(act):
    found = [effect_of(match) for match in ANY_ACT.finditer(f" {act.example.lower().rstrip('.!')} ")]
    assert act.effect in found


def signs(text: str) -> str:
    document = Document("t", text, None, date(2025, 5, 15))
    analysis = analyse(text)
    lines = Lines(document, analysis, read_entities(document, analysis), ())
    return " ".join(lines.line(start, end, 0).signs.strip() for start, end in analysis.sentences).join("  ")


@pytest.mark.parametrize("measure", [m for m in measures.MEASURES if m.type], ids=lambda m: m.example[:40])
def test_each_measure_is_named_in_its_example(measure):
    found = [measures.MEASURES[int(m.lastgroup[1:])].type for m in measures.NAMED.finditer(signs(measure.example))]
    assert measure.type in found


@pytest.mark.parametrize(
    ("table", "telling"),
    [(table, telling) for table in (encounters, agreements) for telling in table.TELLINGS],
    ids=lambda value: getattr(value, "example", "")[:40],
)
def test_each_telling_reads_its_example(table, telling):
    assert any(table.TELLINGS[int(m.lastgroup[1:])] is telling for m in table.NAMED.finditer(signs(telling.example)))


@pytest.mark.parametrize("deed", deeds.DEEDS, ids=lambda deed: deed.type)
def test_each_deed_reads_its_example(deed):
    number = deeds.DEEDS.index(deed)
    assert any(m[f"d{number}"] for m in deeds.NAMED.finditer(signs(deed.example)))


@pytest.mark.parametrize("one", INSTRUMENTS, ids=lambda one: one.name)
def test_each_instrument_reads_its_example(one):
    kind = sorted(one.types)[0]
    found = read_instrument(one.example, (0, 1), (0, len(one.example)), kind)
    assert found is not None
    assert found.startswith(one.name.split("{")[0])


def test_each_rate_keeps_its_own_value():
    events, links, figures = read(
        "The United States imposed tariffs of 25% on $50 billion of Chinese technology "
        "and 10% on $200 billion of other goods.",
        "2019-05-06",
    )
    assert len(events) == 2
    attached = [
        {(figures[link.figure_index].value, link.role) for link in links if link.event_index == number}
        for number in range(2)
    ]
    assert attached == [{(25, "rate"), (50e9, "covered_value")}, {(10, "rate"), (200e9, "covered_value")}]


def test_the_old_rate_is_no_figure_of_a_rise():
    _, links, figures = read(
        "Washington raised tariffs on $200 billion of Chinese goods from 10% to 25%.", "2019-05-13"
    )
    assert {(figures[link.figure_index].value, link.role) for link in links} == {(25, "rate"), (200e9, "covered_value")}


def test_a_purchase_has_a_commitment():
    _, links, figures = read("Trump said China agreed to buy $40 billion of American farm goods.", "2019-10-12")
    assert [(figures[link.figure_index].value, link.role) for link in links] == [(40e9, "commitment")]


def test_one_event_for_each_named_target():
    assert told("President Trump imposed tariffs on goods from Canada, Mexico and China.", "2025-03-05") == [
        "tariff US>CA in_force",
        "tariff US>MX in_force",
        "tariff US>CN in_force",
    ]


def test_further_countries_have_rates_of_their_own():
    assert told(
        "President Trump said a 34% duty will apply to China, 20% for Europe and 24% for Japan.", "2025-04-02"
    ) == [
        "tariff US>CN announced",
        "tariff US>EU announced",
        "tariff US>JP announced",
    ]


def test_the_same_action_told_twice_is_one_event():
    text = (
        "China will impose a 25% tariff on American soybeans. Markets fell.\n"
        "The tariff will take effect on July 6, the ministry said.\nChina's 25% tariff on soybeans hits Iowa."
    )
    events, _, _ = read(text, "2018-06-16")
    assert [(e.type, e.actor, e.target, e.effective_from) for e in events] == [("tariff", "CN", "US", "2018-07-06")]


def test_suspending_a_control_is_relief():
    assert told("China will suspend its export controls on American firms for one year.") == ["relief CN>US announced"]


def test_ending_an_exemption_is_a_tariff():
    assert told("The United States is ending the de minimis exemption for packages from China.") == [
        "tariff US>CN announced"
    ]


def test_a_ruling_is_a_dispute_of_the_court():
    events = told("The Supreme Court ruled that President Trump's tariffs were illegal.", "2026-02-20")
    assert "dispute Supreme Court of the United States>US ended" in events


def test_both_sides_act_on_each_other():
    assert sorted(told("The United States and China cut tariffs by 115 percentage points.")) == [
        "relief CN>US in_force",
        "relief US>CN in_force",
    ]


def test_a_wish_or_a_question_is_no_event():
    assert told("China urged the United States to cancel all its tariffs on Chinese goods.") == []
    assert told("Will the United States raise tariffs on Chinese goods to 50%?") == []
    assert told("The White House has no plan yet; it did not raise tariffs on China.") == []


def test_a_condition_is_a_threat():
    assert told("Trump said he would impose a 50% tariff on Chinese goods unless Beijing backed down.") == [
        "tariff US>CN threatened"
    ]


def test_who_alone_claims_it():
    (event, *_), _, _ = read(
        "President Trump said China agreed to buy $50 billion of American farm goods.", "2019-11-07"
    )
    assert (event.type, event.claimed_by) == ("purchase", "Donald Trump")


def test_what_is_denied_is_marked():
    (event, *_), _, _ = read(
        "The White House dismissed a report that President Trump was considering "
        "a 90-day pause of tariffs on all countries.",
        "2025-04-07",
    )
    assert (event.type, event.is_denied) == ("relief", True)


def test_an_expiry_is_never_the_date():
    (event, *_), _, _ = read("The United States will keep tariffs on China suspended until November 10.", "2025-08-11")
    assert (event.effective_until, event.date) == ("2025-11-10", None)


def test_goods_are_canonical():
    (event, *_), _, _ = read("China imposed an extra 15% tariff on American chicken, wheat and corn.", "2025-03-10")
    assert event.goods == ("chicken", "wheat", "corn")


@pytest.mark.parametrize("nothing", ["", " \n ", "Tariffs.", "\x00￿", "tariff " * 50, "of on by to from " * 40])
def test_empty_and_odd_texts_have_no_events(nothing):
    assert read(nothing)[0] == ()


_PARTS = st.lists(
    st.sampled_from(
        sorted(
            word_set(
                "tariff tariffs impose imposed suspend on of China U.S. 25% $50 billion , and ( ) ; talks met agreed "
                "to buy if will the export controls until May 1 by 2020 Huawei list in . “ ’s Section 301"
            )
        )
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), _PARTS))
def test_no_text_raises_and_spans_lie_inside(text):
    events, links, figures = read(text)
    assert all(0 <= e.start_char < e.end_char <= len(text) for e in events)
    assert all(link.event_index < len(events) and link.figure_index < len(figures) for link in links)


def test_time_grows_with_the_length_and_no_faster():
    sentence = "China imposed tariffs of 25% on $50 billion of American goods, including soybeans, cars and aircraft. "
    odd = "tariff on of the the A B and , " * 40

    def seconds(text: str) -> float:
        document = Document("t", text, None, date(2025, 5, 15))
        analysis = analyse(text)
        entities = read_entities(document, analysis)
        figures = read_figures(document, analysis, entities, ())
        start = time.perf_counter()
        read_events(document, analysis, entities, (), figures)
        return time.perf_counter() - start

    short, long = (sentence + odd) * 3, (sentence + odd) * 12
    seconds(short)
    assert seconds(long) < 12 * max(seconds(short), 0.005)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        # the day of the telling is not that of the talks
        ("Earlier today China announced that He Lifeng will be going to Switzerland to meet U.S. officials.", [None]),
        # what a measure may do this year is not when it was made
        ("The U.S. tariffs on Chinese goods could cut world trade by 1 percent this year.", [None]),
        # the date of a measure is carried to a pending case by no later sentence
        (
            "On April 17, the U.S. trade representative announced measures in its Section 301 investigation into "
            "China's shipyards. The measures will take effect on October 14.",
            ["2025-04-17"],
        ),
        # an action of the other side behind the date does not hide it
        (
            "China will collect special port fees on vessels owned by American companies. These measures will be "
            "implemented on October 14, together with the U.S. measures to impose port fees on Chinese vessels.",
            ["2025-10-14", "2025-10-14"],
        ),
        ("The president used a law of 1977 to impose sanctions on Chinese firms.", [None]),
    ],
)
def test_dates_of_other_things_are_no_dates_of_an_action(text, dates):
    assert [event.date for event in read(text, "2025-10-10")[0]] == dates
