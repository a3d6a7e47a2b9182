"""`tradelines correct`, `cite`, `audit`, `forget` and `series`: numbers one can trust."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tasks.errors import UserError
from tasks.settings import get_settings

By = Annotated[str | None, typer.Option("--by", help="Who says so; default: the name of your account.")]
Why = Annotated[str, typer.Option("--why", help="The reason, in a sentence.")]


def correct(
    fact_id: Annotated[str | None, typer.Argument(help="figure_id, quote_id or event_id.")] = None,
    field: Annotated[str | None, typer.Argument(help="The column to mend, or void where it is no fact at all.")] = None,
    value: Annotated[str | None, typer.Argument(help="The right value; null: the text does not tell.")] = None,
    why: Why = "",
    by: By = None,
    take_back: Annotated[bool, typer.Option("--take-back", help="Let the field be as read again.")] = False,
    from_file: Annotated[bool, typer.Option("--from-file", help="Apply corrections.toml now.")] = False,
) -> None:
    """Mend or void a fact; nothing is lost, and it can be taken back."""
    from flows.commands.trust import run_correct, run_correct_file, who
    from tasks.trust.corrections import Correction

    if from_file:
        raise typer.Exit(run_correct_file(get_settings()))
    if fact_id is None or field is None or (value is None and field != "void" and not take_back):
        raise UserError("say what: tradelines correct FACT_ID FIELD VALUE --why REASON, or FACT_ID void --why REASON")
    if not why.strip():
        raise UserError("a correction needs a reason: --why REASON")
    raise typer.Exit(run_correct(get_settings(), Correction(fact_id, field, value, why, who(by), take_back)))


def cite(
    fact_id: Annotated[str, typer.Argument(help="figure_id, quote_id or event_id.")],
    as_json: Annotated[bool, typer.Option("--json", help="As CSL-JSON, for Zotero, Pandoc and LaTeX.")] = False,
) -> None:
    """Print a fact as it can be cited: sentence, speaker, office, outlet, address, archive record."""
    from flows.commands.trust import run_cite

    raise typer.Exit(run_cite(get_settings(), fact_id, as_json))


def audit(
    number: Annotated[int, typer.Argument(min=1, help="How many facts to draw.")] = 20,
    kind: Annotated[str | None, typer.Option(help="Only figure, quote or event.")] = None,
    seed: Annotated[
        str | None, typer.Option(help="The same seed draws the same facts; default: another each time.")
    ] = None,
    by: By = None,
    to_corpus: Annotated[bool, typer.Option("--to-corpus", help="Write right ones into tests/corpus.")] = False,
) -> None:
    """Judge facts drawn at random against their sentence; tells precision with its interval."""
    from flows.commands.audit import run_audit
    from flows.commands.trust import who

    raise typer.Exit(run_audit(get_settings(), number, kind, seed, who(by), to_corpus))


def forget(
    what: Annotated[str, typer.Argument(help="A web address, or the id of a source.")],
    why: Why = "",
    by: By = None,
    lift: Annotated[bool, typer.Option("--lift", help="Let it be fetched again.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take back: remove text, facts and archived bytes for good, and never fetch it again."""
    from flows.commands.forget import run_forget
    from flows.commands.trust import who

    raise typer.Exit(run_forget(get_settings(), what, why, who(by), is_lifted=lift, is_sure=yes))


series_app = typer.Typer(help="Official statistics beside claims.", no_args_is_help=True)


@series_app.command()
def load(
    file: Annotated[
        Path, typer.Argument(help="FRED CSV or JSON, Census JSON, a GACC table as CSV, or a CSV with a header.")
    ],
    released: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day from which values without a date were public; default: today."),
    ] = None,
) -> None:
    """Load one file of official values; revisions are kept as vintages."""
    from flows.commands.series import run_load

    raise typer.Exit(run_load(get_settings(), file, released.date() if released else None))


@series_app.command()
def fetch() -> None:
    """Ask Census and FRED, with TRADELINES_CENSUS_KEY and TRADELINES_FRED_KEY from the environment."""
    from flows.commands.series import run_fetch

    raise typer.Exit(run_fetch(get_settings()))


def add_trust_commands(app: typer.Typer) -> None:
    """Hang these commands into the command line."""
    app.command()(correct)
    app.command()(cite)
    app.command()(audit)
    app.command()(forget)
    app.add_typer(series_app, name="series")
