"""`tradelines measures`: the ledger's official acts, checked, listed, and added to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

measures_app = typer.Typer(help="List, check and add trade measures (reference/measures).", no_args_is_help=True)


@measures_app.command("list")
def list_(
    imposer: Annotated[str | None, typer.Option(help="Only this side, an ISO code: US or CN.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind, such as tariff or export_control.")] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only acts that cover this day; of a chain the last decides."),
    ] = None,
) -> None:
    """The official acts with dates, rates and whether they are verified."""
    from flows.commands.measures import run_list

    raise typer.Exit(run_list(imposer, kind, on.date() if on else None))


@measures_app.command()
def check() -> None:
    """Read the files strictly; say what is wrong and where, or the counts."""
    from flows.commands.measures import run_check

    raise typer.Exit(run_check())


@measures_app.command()
def propose(
    file: Annotated[Path, typer.Argument(help="JSON of federalregister.gov, one document or a search, or its feed.")],
) -> None:
    """Print a block to start from for each document that the ledger does not know. Nothing is written."""
    from flows.commands.measures import run_propose

    raise typer.Exit(run_propose(file))
