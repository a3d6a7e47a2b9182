"""The report in real Chromium: charts, silence, keyboard, both schemes at phone and desk width. `make test-browser`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.report.writing import write_report
from tests.browser.chromium import Page, chromium_path, open_chromium
from tests.given import Given
from tests.given_report import filled, path_of

VIEWS = [(width, scheme) for width in (1300, 390) for scheme in ("light", "dark")]
BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 29)"}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of a filled and an empty report."""
    found = {}
    for name, given in (("filled", filled()), ("empty", Given())):
        folder = tmp_path_factory.mktemp(name)
        found[name] = write_report(path_of(given, folder), folder / "report.html").path.as_uri()
    return found


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    if chromium_path() is None:
        pytest.fail("no Chromium on this machine: install the package chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, open_chromium(Path(profile)) as opened:
        yield opened


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
@pytest.mark.parametrize("name", ["filled", "empty"])
def test_a_report_is_silent_and_whole(
    page: Page, reports: dict[str, str], name: str, width: int, scheme: str, tmp_path: Path
):
    page.open(reports[name], width, scheme)
    requests = [event["request"]["url"] for event in page.said("Network.requestWillBeSent")]
    assert [url for url in requests if not url.startswith("data:")] == [reports[name]], "nothing but the page is read"
    assert not page.said("Runtime.consoleAPICalled")
    assert not page.said("Runtime.exceptionThrown")
    assert not page.said("Log.entryAdded")
    assert page.ask("document.documentElement.scrollWidth") <= width, "no scrolling sideways"
    assert page.ask("getComputedStyle(document.body).backgroundColor") == BACKGROUNDS[scheme]
    kept = Path(os.environ.get("TRADELINES_SCREENSHOTS", tmp_path))
    kept.mkdir(parents=True, exist_ok=True)
    page.screenshot(kept / f"{name}-{width}-{scheme}.png")
    assert (kept / f"{name}-{width}-{scheme}.png").stat().st_size > 10_000


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_every_chart_is_seen_once_with_ink_that_stands_out(
    page: Page, reports: dict[str, str], width: int, scheme: str
):
    page.open(reports["filled"], width, scheme)
    sizes = page.ask(
        "[...document.querySelectorAll('figure')].map(f => [...f.querySelectorAll('svg')].map("
        "s => s.getBoundingClientRect()).filter(r => r.width > 100 && r.height > 40).length)"
    )
    assert len(sizes) >= 7
    assert set(sizes) == {1}
    # In the timeline rates stand inside the bars, in the colour of the page.
    inks = page.ask(
        "[...new Set([...document.querySelectorAll('figure:not([id^=timeline]) svg text')]"
        ".map(t => getComputedStyle(t).fill))]"
    )
    assert all(ink.startswith("rgb") and ink != BACKGROUNDS[scheme] for ink in inks)
    assert page.ask("document.querySelectorAll('#coverage-chart .desk svg path title').length") >= 10


def test_the_keyboard_reaches_every_link_figure_and_table(page: Page, reports: dict[str, str]):
    page.open(reports["filled"], 1300, "light")
    wanted = page.ask("document.querySelectorAll('a[href], summary, [tabindex=\"0\"]').length")
    hidden = page.ask("document.querySelectorAll('details:not([open]) [tabindex=\"0\"]').length")
    page.ask("window.seen = new Set(); document.addEventListener('focusin', e => window.seen.add(e.target))")
    for _ in range(wanted - hidden + 2):
        page.press("Tab", 9)
    assert page.ask("window.seen.size") >= wanted - hidden
    assert page.ask("document.querySelector('.skip').getAttribute('href')") == "#main"


def test_a_sentence_shows_when_its_figure_is_focused(page: Page, reports: dict[str, str]):
    page.open(reports["filled"], 1300, "light")
    shown = "getComputedStyle(document.querySelector('.told .tip')).display"
    assert page.ask(shown) == "none"
    page.ask("document.querySelector('.told > :first-child').focus()")
    assert page.ask(shown) == "block"
    page.open(reports["filled"], 390, "light")
    assert page.ask(shown) == "block", "where nothing can hover, sentences stand in the open"


def test_the_numbers_of_a_chart_open_from_the_keyboard(page: Page, reports: dict[str, str]):
    page.open(reports["filled"], 1300, "light")
    page.ask("document.querySelector('summary').focus()")
    page.press("Enter", 13)
    assert page.ask("document.querySelector('details').open")


def test_the_report_prints(page: Page, reports: dict[str, str], tmp_path: Path):
    page.open(reports["filled"], 1300, "dark")
    page.pdf(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
