"""The spine of trade measures: files refused with their place, chains, layers, rows, and the project's own files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tasks.measures.comparison import Layer, compare, compare_lines
from tasks.measures.files import MeasureError, load_measures, read_measures
from tasks.measures.ledger import ledger_tables
from tasks.measures.spine import resolve
from tasks.reference.registry import ROOT

HEAD = "reviewed = 2030-01-31\n"
BLOCK = """
[[measure]]
id = "aa-tea"
title = "Duty on tea"
imposer = "US"
targets = ["CN"]
kind = "tariff"
instrument = "Section 301"
body = "Board of Tea"
announced = 2030-01-01
from = 2030-02-01
rate = 10
"""


def amendment(name: str, change: str, starts: str, more: str = "", amends: str = "aa-tea") -> str:
    return (
        BLOCK.replace("aa-tea", name).replace("rate = 10\n", "").replace("2030-02-01", starts)
        + f'change = "{change}"\namends = "{amends}"\n{more}\n'
    )


def write(folder: Path, text: str, name: str = "tea.toml") -> Path:
    (folder / "measures").mkdir(parents=True, exist_ok=True)
    (folder / "measures" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (BLOCK.replace("from = 2030-02-01", 'from = "2030-02-30"'), "from must be a date such as 2025-02-04"),
        (BLOCK.replace("Section 301", "Section 999"), "unknown instrument 'Section 999'"),
        (BLOCK + 'amends = "aa-coffee"\nchange = "ends"\n', "amends 'aa-coffee', which is no measure"),
        (BLOCK + 'change = "ends"\n', "change 'ends' needs amends"),
        (BLOCK + "until = 2030-01-15\n", "until 2030-01-15 is not after from 2030-02-01"),
        (BLOCK + "is_verified = true\n", "is_verified needs address"),
        (BLOCK + 'is_verified = true\naddress = "https://a.example/1"\n', "needs second_address of another host"),
        (BLOCK + 'colour = "green"\n', "unknown key 'colour'"),
        (BLOCK + 'adds_to = ["us-301-*"]\n', "adds_to names 'us-301-*', which is no measure"),
        (BLOCK + 'goods_names = ["moon dust"]\n', "'moon dust' is no good of goods.toml"),
        (BLOCK + 'hs = ["123"]\n', "hs '123' must be 2, 4, 6, 8 or 10 digits"),
        (BLOCK + 'steps = [{ step = "dreamt", on = 2030-01-01 }]\n', "step 'dreamt'"),
        (BLOCK.replace('["CN"]', '["China"]'), "'China' is no ISO 3166-1 code"),
        (BLOCK.replace("rate = 10", 'rate = "ten"'), "rate must be a number"),
        (BLOCK + BLOCK, "the same id stands in"),
        (BLOCK + 'amends = "aa-tea"\nchange = "ends"\n', "amends itself"),
    ],
)
def test_a_block_that_is_not_understood_is_refused_with_its_place(tmp_path: Path, broken: str, fault: str):
    with pytest.raises(MeasureError) as error:
        read_measures((write(tmp_path, HEAD + broken),))
    assert fault in str(error.value)
    assert 'measures/tea.toml, block "aa-tea"' in str(error.value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("[[measure", "not TOML"), (BLOCK, "reviewed = DATE is missing"), (HEAD + "[[tea]]\n", "unknown table 'tea'")],
)
def test_a_file_that_is_not_understood_is_refused(tmp_path: Path, text: str, fault: str):
    with pytest.raises(MeasureError, match=r"measures/tea\.toml") as error:
        read_measures((write(tmp_path, text),))
    assert fault in str(error.value)


def test_a_users_block_takes_the_place_of_ours(tmp_path: Path):
    ours = write(tmp_path / "ours", HEAD + BLOCK + BLOCK.replace("aa-tea", "aa-rice"))
    own = write(tmp_path / "own", HEAD + BLOCK.replace("rate = 10", "rate = 12"))
    assert [(m.id, m.rate) for m in read_measures((ours, own))] == [("aa-rice", 10), ("aa-tea", 12)]


def test_patterns_and_spans_are_spelt_out(tmp_path: Path):
    text = HEAD + BLOCK + BLOCK.replace("aa-tea", "aa-rice") + 'adds_to = ["aa-*"]\nhs = ["09-11", "210120"]\n'
    tea, rice = sorted(read_measures((write(tmp_path, text),)), key=lambda m: m.id == "aa-rice")
    assert (tea.adds_to, rice.adds_to, rice.hs) == ((), ("aa-tea",), ("09", "10", "11", "210120"))


def test_an_extension_keeps_what_it_extends(tmp_path: Path):
    text = (
        HEAD
        + BLOCK
        + amendment("bb-truce", "suspends", "2030-03-01", "rate = 4\nuntil = 2030-06-01")
        + amendment("cc-longer", "extends", "2030-06-01", "until = 2030-09-01", "bb-truce")
        + amendment("dd-end", "ends", "2030-12-01", amends="cc-longer")
    )
    found = {
        act.measure.id: (act.head, act.state, act.rate, act.since)
        for act in resolve(load_measures(write(tmp_path, text)))
    }
    assert found == {
        "aa-tea": ("aa-tea", "in_force", 10, date(2030, 2, 1)),
        "bb-truce": ("aa-tea", "in_force", 4, date(2030, 3, 1)),
        "cc-longer": ("aa-tea", "in_force", 4, date(2030, 3, 1)),
        "dd-end": ("aa-tea", "ended", None, date(2030, 12, 1)),
    }  # fmt: skip


def test_the_steps_are_those_of_the_dates_and_those_that_are_told(tmp_path: Path):
    text = HEAD + BLOCK + "until = 2030-08-01\n" + 'steps = [{ step = "threatened", on = 2029-12-01 }]\n'
    steps = ledger_tables(load_measures(write(tmp_path, text)))["action_step"]
    assert [(s["step"], s["step_date"].isoformat(), s["rate"], s["notes"]) for s in steps] == [
        ("threatened", "2029-12-01", None, None),
        ("announced", "2030-01-01", None, None),
        ("in_force", "2030-02-01", 10, None),
        ("expired", "2030-08-01", None, "by its own terms"),
    ]


def test_what_another_act_takes_over_does_not_expire(tmp_path: Path):
    text = HEAD + BLOCK + "until = 2030-08-01\n" + amendment("bb-longer", "extends", "2030-08-01")
    steps = ledger_tables(load_measures(write(tmp_path, text)))["action_step"]
    assert [s["step"] for s in steps] == ["announced", "in_force", "announced", "extended"]


def test_the_projects_own_spine_is_sound_and_mostly_verified():
    acts = load_measures(ROOT / "reference")
    assert len(acts) >= 80
    assert sum(act.is_verified for act in acts) >= 60
    assert {act.imposer for act in acts} == {"US", "CN"}
    for act in acts:
        assert act.is_verified <= (act.address is not None), act.id
        assert act.starts is None or act.announced.year - 1 <= act.starts.year <= act.announced.year + 2, act.id


def test_the_documentation_counts_what_is_there():
    acts = load_measures(ROOT / "reference")
    row = f"| all | {len(acts)} | {sum(act.is_verified for act in acts)} |"
    assert row in (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "theirs", "agrees"),
    [(date(2030, 3, 1), 20.0, True), (date(2030, 3, 1), 60.0, False), (date(2025, 2, 4), 60.0, False)],
)
def test_an_average_is_possible_or_not_under_our_layers(day: date, theirs: float, agrees: bool):
    layers = [Layer("us-ieepa-fentanyl", 10, "all"), Layer("aa-wide", 20, "all"), Layer("aa-narrow", 100, "part")]
    compared = compare(day, theirs, layers)
    assert (compared.ours, compared.low, compared.high, compared.agrees) == (30, 19, 36, agrees)
    assert (compared.reason is not None) == (day.year == 2025)


def test_lines_bear_one_list_or_the_sum_of_several():
    rates = [0, 10, 15, 25, 7.5]
    assert compare_lines("x", rates, [10, 15], may_add=False).odd == ((7.5, 1), (25, 1))
    assert compare_lines("x", rates, [10, 15], may_add=True).possible == 4
