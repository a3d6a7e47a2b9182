"""`tradelines correct` and `cite`: what a person mends, and how a fact is cited."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime

import orjson
import typer

from tasks.card import visible
from tasks.settings import Settings
from tasks.trust.citation import as_csl, as_text, find_citation
from tasks.trust.corrections import Correction, correct
from tasks.trust.corrections_file import apply_file
from tasks.warehouse.live import need_warehouse, open_live
from tasks.warehouse.snapshot import publish


def who(name: str | None) -> str:
    """Who makes a correction or a verdict: the name given, else the account."""
    return (name or "").strip() or getpass.getuser()


def run_correct(settings: Settings, one: Correction) -> int:
    """Append one correction, publish, and say what holds now."""
    need_warehouse(settings.live_path)
    made = correct(settings.live_path, [one], "command", datetime.now(UTC))[0]
    publish(settings.live_path, settings.published_path)
    if one.is_taken_back:
        print(f"{made['field']} of {made['fact_kind']} {made['fact_id']} is as read again")
    elif made["field"] == "void":
        print(f"{made['fact_kind']} {made['fact_id']} is void: views leave it out, evidence() shows it")
    else:
        what = f"{made['field']} of {made['fact_kind']} {made['fact_id']}"
        print(f"{what}: {made['value_read']} as read, {made['value']} now")
    return 0


def run_correct_file(settings: Settings) -> int:
    """Bring the warehouse to what corrections.toml says, and publish."""
    need_warehouse(settings.live_path)
    with open_live(settings.live_path) as connection:
        number = apply_file(connection, settings.corrections, datetime.now(UTC))
    publish(settings.live_path, settings.published_path)
    print(f"{number} corrections of {settings.corrections.name} were new or changed")
    return 0


def run_cite(settings: Settings, fact_id: str, as_json: bool) -> int:
    """Print one fact with its evidence, as lines or as CSL-JSON."""
    found = find_citation(settings.published_path, fact_id)
    if as_json:
        typer.echo(orjson.dumps([as_csl(found)], option=orjson.OPT_INDENT_2, default=str))
    else:
        typer.echo(visible(as_text(found)).plain)
    return 0
