"""History to read in: archives, dumps, lists and sitemaps as parts, and which of their records are worth a look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from tasks.archive import Archived, Damaged, iter_records
from tasks.errors import UserError
from tasks.feeds.entries import canonical_address
from tasks.identity import make_id
from tasks.inputs import BrokenInput, InputDocument, read_inputs
from tasks.records import Answer, Source, WantedPage
from tasks.web.fetching import host_of

_ARCHIVES = (".warc", ".arc")
_DUMPS = (".jsonl", ".ndjson")
_LISTS = (".csv", ".txt", ".tsv", ".json")
_MOST_REASONS = 30
# Without one of these in its bytes a page tells nothing of China: most of a bulk crawl is passed over by this alone.
_CHINA = re.compile(
    rb"chin(?:a|ese)|sino-|beijing|hong ?kong|shanghai|huawei|jinping|taiwan|taipei|mofcom|yuan\b|renminbi|tariff",
    re.IGNORECASE,
)
# /2025/04/09/, /2025-04-09-, /202504/, sitemap-2025-04.xml
_ADDRESS_DATE = re.compile(r"(?<!\d)(20[0-3]\d)[-/_]?(0[1-9]|1[0-2])(?:[-/_]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, whose letters the words above do not match


@dataclass(frozen=True, slots=True)
class Part:
    """One file or sitemap of a backfill."""

    kind: str  # warc | jsonl | list | sitemap
    name: str  # path or address
    size: int  # bytes; 0 for an address

    def part_id(self, since: datetime | None, until: datetime | None) -> UUID:
        """The same part read for the same range of dates has the same id, wherever its directory lies."""
        name = self.name if self.kind == "sitemap" else Path(self.name).name
        return make_id("backfill_part", self.kind, name, self.size, since, until)


@dataclass(slots=True)
class Tally:
    """What became of the records of one part."""

    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    place: int = 0  # bytes of the part before the record that was looked at last; 0: not known

    def add(self, name: str, reason: str | None = None) -> None:
        """One more of a kind, with the reason where there is one."""
        self.counts[name] += 1
        if reason and (reason in self.reasons or len(self.reasons) < _MOST_REASONS):
            self.reasons[reason] += 1

    def row(self, part: Part, part_id: UUID, run_id: UUID, now: datetime) -> dict[str, object]:
        """The row of `backfill_part`."""
        names = ("records", "damaged", "passed_over", "rejected", "off_topic", "known", "stored")
        reasons = [f"{number} x {reason}" for reason, number in self.reasons.most_common()]
        name = part.name if part.kind == "sitemap" else Path(part.name).name
        return {
            "part_id": part_id, "run_id": run_id, "kind": part.kind, "name": name, "done_at": now, "reasons": reasons,
            **{name: self.counts[name] for name in names},
        }  # fmt: skip

    def told(self) -> str:
        """The counts in one line."""
        return (
            ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in self.counts.items()) or "nothing in it"
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page of history that is worth reading."""

    answer: Answer
    title: str  # "": only the page may tell
    published_at: datetime | None  # None: only the page may tell
    place: int  # bytes of the part before it, for the progress; 0: not known


def parts_of(inputs: Sequence[str]) -> list[Part]:
    """The parts that these files, directories and addresses hold, in their order. Raises UserError."""
    parts: list[Part] = []
    for name in inputs:
        if name.startswith(("http://", "https://")):
            parts.append(Part("sitemap", name, 0))
            continue
        path = Path(name)
        if not path.exists():
            raise UserError(f"backfill: there is no file or directory {name}")
        files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        found = [Part(kind, str(file), file.stat().st_size) for file in files if (kind := _kind(file))]
        if not found:
            raise UserError(
                f"backfill: {name} holds no {', '.join(_ARCHIVES + _DUMPS + _LISTS)} (each also .gz) that could be read"
            )
        parts += found
    return parts


def _kind(path: Path) -> str | None:
    suffixes = path.name.lower().removesuffix(".bad").removesuffix(".gz").removesuffix(".open")
    for kind, endings in (("warc", _ARCHIVES), ("jsonl", _DUMPS), ("list", _LISTS)):
        if suffixes.endswith(endings):
            return "list" if kind == "jsonl" and not _is_dump(path) else kind
    return None


def _is_dump(path: Path) -> bool:
    """Whether the first line of JSON holds a text or a page, as a dump's does; else it only names an article."""
    first = next(iter(read_inputs(str(path), BytesIO())), None)
    return not isinstance(first, InputDocument) or first.text is not None or first.html is not None


def candidates(part: Part, tally: Tally, since: datetime | None, until: datetime | None) -> Iterator[Candidate]:
    """The pages of an archive or dump that are worth reading; what is left out is counted. Never raises for content."""
    for candidate in _archived(part, tally) if part.kind == "warc" else _dumped(part, tally):
        tally.add("records")
        tally.place = candidate.place
        reason = reason_to_pass(candidate.answer, since, until)
        if reason:
            tally.add("passed_over", reason)
        else:
            yield candidate


def _archived(part: Part, tally: Tally) -> Iterator[Candidate]:
    try:
        for found in iter_records(Path(part.name)):
            if isinstance(found, Archived):
                yield Candidate(found.answer, "", None, found.offset or 0)
            elif isinstance(found, Damaged):
                tally.add("damaged", found.reason)
    except OSError as error:
        tally.add("damaged", f"the file cannot be read: {error.strerror}")


def _dumped(part: Part, tally: Tally) -> Iterator[Candidate]:
    fetched_at = datetime.fromtimestamp(int(Path(part.name).stat().st_mtime), UTC)
    for document in read_inputs(part.name, BytesIO()):
        if isinstance(document, BrokenInput):
            tally.add("damaged", document.reason)
        elif not (document.address or "").startswith(("http://", "https://")):
            tally.add("damaged", "a line without a web address")
        else:
            yield Candidate(_answer(document, fetched_at), document.title or "", document.published_at, 0)


def _answer(document: InputDocument, fetched_at: datetime) -> Answer:
    """A dumped page as if it had been fetched when the dump was written; a dumped text as a page of its paragraphs."""
    body = document.html
    if body is None:
        lines = "".join(f"<p>{escape(line)}</p>\n" for line in (document.text or "").splitlines() if line.strip())
        title = escape(document.title or "")
        head = f"<title>{title}</title></head><body><article><h1>{title}</h1>"
        body = f"<html><head><meta charset='utf-8'>{head}\n{lines}</article></body></html>".encode("utf-8", "replace")
    address = document.address or ""
    return Answer(address, address, None, 200, (("content-type", "text/html; charset=utf-8"),), body, fetched_at)


def reason_to_pass(answer: Answer, since: datetime | None, until: datetime | None) -> str | None:
    """Why an answer is not worth cleaning; None: it is. Cheap, since a bulk crawl holds thirty thousand a file."""
    if not 200 <= answer.status < 300:
        return f"status {answer.status}"
    kind = (answer.header("content-type") or "text/html").partition(";")[0].strip().lower()
    if "html" not in kind:
        return "not HTML"
    if (since and answer.fetched_at < since) or (until and answer.fetched_at >= until):
        return "outside the range of dates"
    if not answer.body.startswith(_WIDE) and not _CHINA.search(answer.body):
        return "no word of China or tariffs"
    return None


def page_id_of(answer: Answer) -> UUID:
    """The same answer of history has the same id in every run."""
    return make_id("page", "backfill", canonical_address(answer.address), answer.fetched_at.isoformat())


def wanted_page(candidate: Candidate, by_host: Mapping[str, Source]) -> WantedPage:
    """The page as ingest would have wanted it, with the publisher of the source that has its host."""
    address = canonical_address(candidate.answer.address)
    host = host_of(address).removeprefix("www.")
    source = by_host.get(host)
    return WantedPage(
        None, make_id("article", address), source.source_id if source else None, source.publisher if source else host,
        source.country if source else None, address, candidate.title, "", candidate.published_at, True,
        source.may_store_body if source else True, 1, None,
    )  # fmt: skip


def sources_by_host(sources: Iterable[Source]) -> dict[str, Source]:
    """The source of each host that belongs to one publisher; several sources of it: the most general one."""
    found: dict[str, Source] = {}
    shared: set[str] = set()
    for source in sorted(sources, key=lambda one: (not one.is_general_interest, one.source_id)):
        host = host_of(source.address).removeprefix("www.")
        if host in found and found[host].publisher != source.publisher:
            shared.add(host)
        found.setdefault(host, source)
    return {host: source for host, source in found.items() if host and host not in shared}


def slug_words(address: str) -> str:
    """The words of an address, which stand for the title that a plain sitemap does not give."""
    return " ".join(re.findall(r"[a-zA-Z]{2,}", urlsplit(address).path)[-30:])


def in_range(published_at: datetime | None, address: str, since: datetime | None, until: datetime | None) -> bool:
    """Whether an entry lies in the range by its date, else by the date in its address; True where neither is there."""
    if published_at is not None:
        return not (since and published_at < since) and not (until and published_at >= until)
    found = _ADDRESS_DATE.search(address)
    if not found:
        return True
    first, last = _days(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    return not (since and last <= since) and not (until and first >= until)


def _days(year: int, month: int, day: int | None) -> tuple[datetime, datetime]:
    """The stretch of time that a day or a month covers; all time for one that is none."""
    try:
        first = datetime(year, month, day or 1, tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    return first, first + timedelta(days=1) if day else (first + timedelta(days=32)).replace(day=1)


def time_left(done: int, total: int, seconds: float) -> str:
    """How long the rest takes if it goes on as before."""
    if not done or total <= done:
        return "no time"
    left = seconds / done * (total - done)
    return f"{left / 3600:.1f} h" if left > 5400 else f"{left / 60:.0f} min" if left > 90 else f"{left:.0f} s"
