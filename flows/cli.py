"""The `tradelines` command. Each subcommand imports what it needs only when it runs."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from flows.commands.measures_app import measures_app
from flows.commands.sources_app import sources_app
from flows.commands.trust_app import add_trust_commands
from flows.commands.watch_app import add_alarm_commands
from tasks.settings import get_settings

app = typer.Typer(
    name="tradelines",
    help="US-China trade coverage as a DuckDB warehouse: every figure with its sentence, speaker, office and status.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(sources_app, name="sources")
app.add_typer(measures_app, name="measures")
add_trust_commands(app)
add_alarm_commands(app)


def main() -> None:
    """Run the command; a person's mistake ends with one sentence and exit code 2, never with a traceback."""
    from tasks.errors import UserError

    try:
        app()
    except UserError as error:
        typer.echo(f"tradelines: {error}", err=True)
        sys.exit(2)
    except ValidationError as error:
        for problem in error.errors():
            name = "TRADELINES_" + "_".join(str(part) for part in problem["loc"]).upper()
            # What may hold a password is not repeated.
            given = f" (it is {problem['input']!r})" if name != "TRADELINES_LAKE" else ""
            typer.echo(f"tradelines: setting {name}: {problem['msg']}{given}", err=True)
        sys.exit(2)


@app.command()
def ingest(
    source: Annotated[
        list[str] | None, typer.Option(help="Only this source of sources.toml; may be given again.")
    ] = None,
    since: Annotated[datetime | None, typer.Option(help="Fetch no page of an entry that was published before.")] = None,
    max_pages: Annotated[int, typer.Option(min=0, help="Fetch at most so many pages.")] = 500,
    dry_run: Annotated[
        bool, typer.Option(help="Poll and tell what would be fetched; fetch and store nothing.")
    ] = False,
    ignore_pacing: Annotated[bool, typer.Option(help="Poll every source now, also those that are not due.")] = False,
) -> None:
    """Poll the feeds, fetch and read what is new, publish the warehouse."""
    from flows.commands.ingest import run_ingest

    raise typer.Exit(
        run_ingest(
            sources=source or None, since=since, max_pages=max_pages, dry_run=dry_run, ignore_pacing=ignore_pacing
        )
    )


@app.command()
def demo(
    directory: Annotated[
        Path | None, typer.Option(help="Where the demo keeps its files; default: demo below TRADELINES_HOME.")
    ] = None,
) -> None:
    """Start the demo news site, ingest it three times, and query what came out."""
    from flows.commands.demo import run_demo

    raise typer.Exit(run_demo(directory))


@app.command()
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files (.html, .txt, .jsonl, each also .gz), directories, web addresses, or - for standard input."
        ),
    ],
    table: Annotated[
        bool, typer.Option("--table", help="One page for people a document instead of JSON lines.")
    ] = False,
) -> None:
    """Show what is read out of pages and texts: people, figures, quotes, trade actions, as JSON lines."""
    from flows.commands.extract import run_extract

    raise typer.Exit(run_extract(get_settings(), paths, as_table=table))


@app.command()
def sql(
    query: Annotated[str | None, typer.Argument(help="A statement; none: a shell.")] = None,
    file: Annotated[Path | None, typer.Option(help="Another DuckDB file instead of the published one.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """Query the published warehouse, read-only."""
    from flows.commands.sql import run_shell, run_sql

    path = file or get_settings().published_path
    raise typer.Exit(run_shell(path) if query is None else run_sql(path, query, form))


@app.command()
def status() -> None:
    """The last runs, feeds in trouble and the size of things."""
    from flows.commands.status import run_status

    raise typer.Exit(run_status(get_settings()))


@app.command()
def report(
    out: Annotated[Path | None, typer.Option(help="Where; default: report.html beside the warehouse.")] = None,
    file: Annotated[Path | None, typer.Option(help="Another DuckDB file instead of the published one.")] = None,
    weeks: Annotated[int, typer.Option(min=1, help="Weeks before the newest article that are told.")] = 52,
) -> None:
    """Write the published warehouse as one HTML file: what is new, measures in force, figures, coverage, people."""
    from flows.commands.report import run_report

    raise typer.Exit(run_report(get_settings(), out, file, weeks))


@app.command()
def trend(
    name: Annotated[str, typer.Argument(help="Name of a trend, such as topics_by_month.")],
    as_csv: Annotated[bool, typer.Option("--csv", help="Write CSV.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON lines.")] = False,
    as_parquet: Annotated[bool, typer.Option("--parquet", help="Write a Parquet file.")] = False,
    out: Annotated[Path | None, typer.Option(help="File to write; default: standard output.")] = None,
    file: Annotated[Path | None, typer.Option(help="Another DuckDB file instead of the published one.")] = None,
) -> None:
    """Draw a trend in the terminal, or write it."""
    from flows.commands.trend import chosen_form, run_trend

    form = chosen_form(csv=as_csv, json=as_json, parquet=as_parquet)
    raise typer.Exit(run_trend(file or get_settings().published_path, name, form, out))


@app.command()
def export(
    directory: Annotated[Path, typer.Argument(help="A new directory, or a former export to replace.")],
    with_bodies: Annotated[
        bool, typer.Option("--with-bodies", help="Also texts, of sources whose terms allow it.")
    ] = False,
    file: Annotated[Path | None, typer.Option(help="Another DuckDB file instead of the published one.")] = None,
) -> None:
    """Write the warehouse as Parquet by year with a data package description; texts only on request."""
    from flows.commands.export import run_export

    raise typer.Exit(run_export(file or get_settings().published_path, directory, with_bodies))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A Media Cloud CSV, a GDELT list, or a text file of addresses.")],
    max_pages: Annotated[int, typer.Option(min=0, help="Fetch at most so many pages.")] = 500,
) -> None:
    """Start from a list of articles: entries at once, bodies politely; run it again to go on."""
    from flows.commands.ingest import run_import

    raise typer.Exit(run_import(file, max_pages))


@app.command()
def backfill(
    inputs: Annotated[
        list[str],
        typer.Argument(help="WARC files, JSONL dumps, lists of articles, directories of these, or sitemap addresses."),
    ],
    since: Annotated[
        datetime | None, typer.Option(help="Leave out what was published (archives: fetched) before.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(help="Leave out what was published then or later.")] = None,
    source: Annotated[
        str | None,
        typer.Option(help="The source of sources.toml all of it belongs to; default: the one with the host."),
    ] = None,
    max_pages: Annotated[int, typer.Option(min=0, help="Fetch at most so many listed pages.")] = 500,
    again: Annotated[bool, typer.Option(help="Also files that were read before.")] = False,
) -> None:
    """Read history in: archives and dumps at once, pages of lists and sitemaps politely; run it again to go on."""
    from flows.commands.backfill import run_backfill

    raise typer.Exit(run_backfill(inputs, since=since, until=until, source=source, max_pages=max_pages, again=again))


@app.command()
def misses(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="A GDELT list or bulk file, a Media Cloud CSV, addresses, or a sitemap (each also packed)."
        ),
    ] = None,
    sitemap: Annotated[
        str | None, typer.Option(help="Instead: ask for the news sitemap of this source of sources.toml.")
    ] = None,
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what was published on this day, UTC.")
    ] = None,
) -> None:
    """Hold a list that others made against the warehouse: what is missing, and why. Fetches no article."""
    from flows.commands.misses import run_misses

    raise typer.Exit(run_misses(get_settings(), file, sitemap, date.date() if date else None))


@app.command()
def check(
    names: Annotated[list[str] | None, typer.Argument(help="Checks of sql/checks; none: all.")] = None,
) -> None:
    """Look for what is wrong or odd in the published warehouse; exit code 1 where the data are wrong."""
    from flows.commands.check import run_check_command

    raise typer.Exit(run_check_command(get_settings(), names or None))


@app.command()
def backup(
    directory: Annotated[Path | None, typer.Argument(help="Where to; default: TRADELINES_BACKUP_DIRECTORY.")] = None,
) -> None:
    """Copy the warehouse and the archive to another directory; maintenance does it every night."""
    from flows.commands.care import run_backup

    raise typer.Exit(run_backup(get_settings(), directory))


@app.command("migrate-warehouse")
def migrate_warehouse(
    file: Annotated[
        Path | None, typer.Option(help="The file to move, as of a backup; default: the one of TRADELINES_HOME.")
    ] = None,
    back: Annotated[Path | None, typer.Option(help="Write the lake as one new file instead.")] = None,
) -> None:
    """Copy the warehouse into the lake that TRADELINES_LAKE names, or with --back out of it; the old one stays."""
    from flows.commands.migrate import run_migrate

    raise typer.Exit(run_migrate(get_settings(), file, back))


@app.command()
def restore(
    directory: Annotated[Path, typer.Argument(help="The directory of the backups.")],
    at: Annotated[
        str | None, typer.Option(help="The backup to take, as 20260401T033000Z; default: the newest.")
    ] = None,
    replace: Annotated[bool, typer.Option(help="Move a warehouse that is there aside.")] = False,
) -> None:
    """Put a backup in place of the warehouse and publish it."""
    from flows.commands.care import run_restore

    raise typer.Exit(run_restore(get_settings(), directory, at, replace=replace))


@app.command()
def reextract(
    apply: Annotated[
        bool, typer.Option(help="Store the new readings; without it only what would change is told.")
    ] = False,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also what was read by this version already, to see what a change of code does."),
    ] = False,
    rejected: Annotated[bool, typer.Option(help="Also archived pages in which no article was found.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Read at most so many texts again.")] = None,
    samples: Annotated[int, typer.Option(min=0, help="Show so many figures of each kind of change.")] = 20,
) -> None:
    """Read what is stored again with today's cleaner and readers: first a preview, with --apply the change."""
    from flows.commands.reextract import run_reextract

    raise typer.Exit(run_reextract(apply=apply, everything=everything, rejected=rejected, limit=limit, samples=samples))


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Port of the Prefect page.")] = 4200,
    workers: Annotated[int, typer.Option(help="Runs at the same time.")] = 2,
) -> None:
    """Start a Prefect server, make the pool, deploy the flows and work on them: the scheduled pipeline."""
    from flows.commands.serve import run_serve

    raise typer.Exit(run_serve(port, workers))


if __name__ == "__main__":
    main()
