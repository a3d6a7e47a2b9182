"""A whole run over sites that misbehave, as feeds and as pages: it ends well, and every failure has its reason."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly
from tests.faults.addresses import loopback_site
from tests.faults.server import end_group, ingest
from tests.faults.servers import BEHAVIOURS, misbehaving

_LIMITS = {
    "TRADELINES_READ_TIMEOUT_SECONDS": "2", "TRADELINES_EXCHANGE_TIMEOUT_SECONDS": "4",
    "TRADELINES_LONGEST_WAIT_SECONDS": "30",
}  # fmt: skip
_LONGEST_SECONDS = 900.0
_POLLS = "SELECT source_id, outcome, reason FROM store.feed_poll"
_PAGES = "SELECT address, outcome, reason FROM store.page"
_PARAGRAPH = (
    "<p>The United States raised tariffs on Chinese steel to {rate} percent, the Commerce Department said on Monday "
    "after {rate} weeks of talks with Beijing, and importers in port {rate} said that they would pay the duties.</p>"
)
_GOOD = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>" + "".join(
    _PARAGRAPH.format(rate=rate) for rate in (10, 15, 20, 25, 30, 35)
)


def bad_sites(home: Path) -> str:
    """One good feed among bad ones; it lists one good page and one on each bad site."""
    home.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        # each on an address of its own, or they would wait for each other as one host
        bad = {
            behave.__name__: stack.enter_context(misbehaving(behave, f"127.0.2.{number}"))
            for number, (behave, _) in enumerate(BEHAVIOURS, start=1)
        }
        good = stack.enter_context(loopback_site(lambda path: _answer(path, bad)))
        (home / "sources.toml").write_text(
            _source("good", f"{good}/feed") + "".join(_source(name, f"{base}/feed") for name, base in bad.items())
        )
        process = ingest(home, _LIMITS, home / "output")
        code = process.wait(_LONGEST_SECONDS)
        assert end_group(process.pid, 20.0) == 0
        assert code == 0, (home / "output").read_text(errors="replace")[-3000:]
    with connect_readonly(home / "published" / "tradelines.duckdb") as connection:
        polls = {row["source_id"]: row for row in rows(connection, _POLLS)}
        pages = {row["address"].rpartition("/")[2]: row for row in rows(connection, _PAGES)}
    assert polls["good"]["outcome"] == "listed", polls["good"]
    assert pages["fine"]["outcome"] == "article", pages["fine"]
    for name in bad:
        for found in (polls[name], pages[name]):
            assert found["outcome"] == "failed", found
            assert found["reason"], found
    return f"a run over {len(bad)} bad sites and a good one completed: feed and page of each bad one failed with reason"


def _answer(path: str, bad: dict[str, str]) -> tuple[int, list[tuple[str, str]], bytes]:
    """The good site: a feed and one page."""
    title = "China and United States raise tariffs to 25 percent, says the {name} desk"
    if path == "/p/fine":
        return 200, [("Content-Type", "text/html")], _GOOD.format(title=title.format(name="fine")).encode()
    if path != "/feed":
        return 404, [], b""
    links = {"fine": "/p/fine"} | {name: f"{base}/p/{name}" for name, base in bad.items()}
    listed = "".join(
        f"<item><title>{title.format(name=name)}</title><link>{link}</link></item>" for name, link in links.items()
    )
    return 200, [("Content-Type", "application/rss+xml")], f"<rss><channel>{listed}</channel></rss>".encode()


def _source(name: str, address: str) -> str:
    return (
        f'[{name}]\nname = "{name}"\npublisher = "{name}"\nkind = "feed"\naddress = "{address}"\ncountry = "US"\n'
        'ownership = "private"\n'
    )
