"""`tradelines sources`: what is read, whether it works from here, and what a new feed would bring."""

from __future__ import annotations

from typing import Annotated

import typer

from tasks.settings import get_settings

sources_app = typer.Typer(help="List, check and try sources.", no_args_is_help=True)


@sources_app.command("list")
def list_() -> None:
    """The sources of sources.toml with their switches."""
    from rich.console import Console
    from rich.table import Table

    from tasks.card import visible
    from tasks.feeds.sources import load_sources

    table = Table()
    for name in ("source", "publisher", "kind", "country", "ownership", "grade", "enabled", "general", "body"):
        table.add_column(name)
    found = load_sources(get_settings().sources)
    for s in found:
        switches = ("yes" if switch else "no" for switch in (s.is_enabled, s.is_general_interest, s.may_fetch_body))
        cells = (s.source_id, s.publisher, s.kind, s.country, s.ownership, s.grade, *switches)
        table.add_row(*(visible(cell) for cell in cells))
    Console().print(table)
    typer.echo(f"{sum(s.is_enabled for s in found)} of {len(found)} sources are enabled")


@sources_app.command()
def check(
    source: Annotated[list[str] | None, typer.Argument(help="Ids to check; none: all, also the disabled ones.")] = None,
) -> None:
    """One polite request to each: title, newest entry, what is wrong, and the switch that it proposes."""
    from flows.commands.sources import run_check

    raise typer.Exit(run_check(get_settings(), source or None))


@sources_app.command("try")
def try_(
    place: Annotated[str, typer.Argument(help="Address or file of a feed or sitemap.")],
) -> None:
    """The entries of a feed or sitemap as JSON lines, with what the first look thinks of each."""
    from flows.commands.sources import run_try

    raise typer.Exit(run_try(get_settings(), place))
