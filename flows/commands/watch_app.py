"""`tradelines watch ...`, `tradelines setup` and `tradelines metrics`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tasks.settings import get_settings

watch_app = typer.Typer(help="Queries whose new rows are sent once.", no_args_is_help=True)


@watch_app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="A name for it.")],
    sql: Annotated[str, typer.Option(help="One SELECT on the published warehouse.")],
) -> None:
    """Watch a query: rows that it has now are not sent, new ones are, once."""
    from tasks.warehouse.watches import add_watch

    typer.echo(f"watching {name}; its {add_watch(get_settings(), name, sql)} rows of now are not sent")


@watch_app.command("list")
def list_() -> None:
    """Show what is watched."""
    from tasks.warehouse.watches import list_watches

    for row in list_watches(get_settings()):
        typer.echo(f"{row['name']}\t{row['rows_seen']} rows seen\t{row['query']}")


@watch_app.command("remove")
def remove(name: Annotated[str, typer.Argument(help="The name it was given.")]) -> None:
    """Watch a query no longer."""
    from tasks.warehouse.watches import remove_watch

    remove_watch(get_settings(), name)
    typer.echo(f"{name} is not watched any more")


@watch_app.command("run")
def run() -> None:
    """Print the new rows now and count them as sent; a notification block that is set gets them too."""
    from flows.commands.ingest import quiet_prefect

    quiet_prefect()
    from tasks.alarm import load_block, rows_told, send_new_rows

    settings = get_settings()
    block = load_block(settings.alarm_block) if settings.alarm_block else None
    for found in send_new_rows(settings, block):
        typer.echo(f"{found.name}: {found.problem or f'{len(found.rows)} new rows'}")
        if found.rows:
            typer.echo(rows_told(found.rows))


def add_alarm_commands(app: typer.Typer) -> None:
    """Add `watch`, `setup` and `metrics` to the command."""
    app.add_typer(watch_app, name="watch")

    @app.command()
    def setup() -> None:
        """Make the automations in Prefect: runs that died or never began, no completed run, checks failing.

        May be run again.
        """
        from flows.commands.ingest import quiet_prefect

        quiet_prefect()
        from tasks.alarm import set_up_automations

        for line in set_up_automations(get_settings()):
            typer.echo(line)

    @app.command()
    def metrics(file: Annotated[Path, typer.Argument(help="A .prom file in node_exporter's directory.")]) -> None:
        """Write runs, pages, articles, rejections, lag and feed health for Prometheus."""
        from tasks.warehouse.metrics import write_metrics

        typer.echo(f"{write_metrics(get_settings().published_path, file)} numbers in {file}")
