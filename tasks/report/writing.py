"""The report as a file, replaced whole."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import UserError
from tasks.report.page import render
from tasks.report.questions import ask_all
from tasks.report.words import day


@dataclass(frozen=True, slots=True)
class Written:
    """One report on disk."""

    path: Path
    byte_count: int
    summary: str  # what it covers, in a few words


def report_path(published: Path) -> Path:
    """Where the report of a published file stands: beside it."""
    return published.with_name("report.html")


def write_report(published: Path, target: Path, weeks: int = 52) -> Written:
    """Write the report on the `weeks` before the newest article. Raises UserError where it cannot be made."""
    answers = ask_all(published, weeks)
    page = render(answers).encode("utf-8", "replace")
    new = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(page)
        new.replace(target)
    except OSError as error:
        with suppress(OSError):
            new.unlink()
        raise UserError(f"{target} could not be written: {error.strerror}") from error
    told = f"{answers.totals['articles']} articles"
    if answers.until:
        told += f", {day(answers.since)} to {day(answers.until)}"
    return Written(target, len(page), told)
