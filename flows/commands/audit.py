"""`tradelines audit`: facts drawn at random for a person to judge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from rich.console import Console
from rich.text import Text

from tasks.card import visible
from tasks.errors import UserError
from tasks.settings import PROJECT, Settings
from tasks.trust.audit import Row, Verdict, draw, store_verdicts, tell, write_corpus
from tasks.trust.fields import FIELDS
from tasks.warehouse.live import need_warehouse
from tasks.warehouse.snapshot import publish

CORPUS = PROJECT / "tests" / "corpus"
_HELP = "r right, n not a fact, a field's name: that field is wrong, s skip, q stop"


def run_audit(settings: Settings, number: int, kind: str | None, seed: str | None, by: str, to_corpus: bool) -> int:
    """Show facts one by one, store the verdicts, tell precision with its interval. Stopping keeps what was judged."""
    if kind is not None and kind not in FIELDS:
        raise UserError(f"--kind {kind}: use {', '.join(FIELDS)}")
    need_warehouse(settings.live_path)
    now = datetime.now(UTC)
    facts = draw(settings.published_path, number, seed or now.isoformat(), kind)
    verdicts = judge(facts, Console(soft_wrap=True), input)
    store_verdicts(settings.live_path, verdicts, by, now)
    publish(settings.live_path, settings.published_path)
    print(f"{len(verdicts)} of {len(facts)} facts were judged")
    for line in tell(verdicts):
        print(line)
    if to_corpus:
        print(
            f"{write_corpus(CORPUS, verdicts)} right ones were written to {CORPUS.relative_to(PROJECT)}/audited_*.jsonl"
        )
    return 0


def judge(facts: list[Row], console: Console, ask: Callable[[str], str]) -> list[Verdict]:
    """A verdict for each fact that was not skipped."""
    verdicts: list[Verdict] = []
    for number, fact in enumerate(facts, 1):
        _show(console, fact, f"{number} of {len(facts)}")
        verdict = _ask(console, fact, ask)
        if verdict == "stop":
            break
        if isinstance(verdict, Verdict):
            verdicts.append(verdict)
    return verdicts


def _show(console: Console, fact: Row, place: str) -> None:
    console.print()
    console.print(visible(f"{place}  {fact['kind']}  {fact['publisher']}, {fact['article_date']}", "bold"))
    start = fact["words_at"]
    sentence: Text = visible(fact["sentence"][:start])
    sentence.append(visible(fact["words"], "reverse"))
    sentence.append(visible(fact["sentence"][start + len(fact["words"]) :]))
    console.print(sentence)
    for name, value in fact["fields"].items():
        if value not in (None, []):
            console.print(visible(f"  {name:<16}{value}"))


def _ask(console: Console, fact: Row, ask: Callable[[str], str]) -> Verdict | str | None:
    while True:
        try:
            answer = ask(f"[{_HELP}] ").strip()
        except (EOFError, KeyboardInterrupt):
            return "stop"
        if answer == "q":
            return "stop"
        if answer == "s":
            return None
        if answer in ("r", "n"):
            return Verdict(fact, "right" if answer == "r" else "not_a_fact", None)
        if answer in FIELDS[fact["kind"]]:
            return Verdict(fact, "wrong_field", answer)
        console.print(visible(f"{answer!r} is neither; the fields are {', '.join(FIELDS[fact['kind']])}"))
