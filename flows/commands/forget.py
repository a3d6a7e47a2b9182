"""`tradelines forget`: take an article or a source back, everywhere but in backups."""

from __future__ import annotations

from datetime import UTC, datetime

from tasks.errors import UserError
from tasks.settings import Settings
from tasks.trust.forgetting import forget, lift
from tasks.warehouse.live import need_warehouse


def run_forget(settings: Settings, given: str, why: str, by: str, *, is_lifted: bool, is_sure: bool) -> int:
    """Remove, bury, publish, and say how much went; or let it be fetched again."""
    now = datetime.now(UTC)
    need_warehouse(settings.live_path)
    if not why.strip():
        raise UserError("taking back needs a reason: --why REASON")
    if is_lifted:
        lift(settings.live_path, given, why, by, now)
        print(f"{given} may be fetched again; the next run asks for it")
        return 0
    if (
        not is_sure
        and input(f"Remove text, facts and archived bytes of {given} for good? [y/N] ").strip().lower() != "y"
    ):
        print("nothing was changed")
        return 1
    gone = forget(settings.live_path, settings.published_path, settings.archive_path, given, why, by, now)
    print(
        f"removed: {gone.articles} articles, {gone.texts} texts, {gone.figures} figures, {gone.records} archived pages"
    )
    print(f"{gone.entries} entries stay as blanks that count; {given} is not fetched again")
    if not gone.articles and not gone.entries:
        print("nothing of it was stored")
    if gone.running:
        print("a run was open and may have had it in hand: run the same command again when it has ended")
    print("open sessions keep their old copy, and backups keep theirs until they are made again")
    return 0
