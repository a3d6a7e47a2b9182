"""What a run shows in the Prefect page."""

from tasks.artifacts import _page, plain

TOTALS = dict.fromkeys(
    ("articles_stored", "revisions_stored", "pages_rejected", "entries_new", "entries_seen", "sources_polled",
     "figures_stored", "quotes_stored", "events_stored"), 3,
)  # fmt: skip


def test_words_from_outside_are_shown_and_never_read_as_markup():
    evil = "<script>alert(1)</script> [x](javascript:1) `code` # head\nnext"
    assert plain(evil) == "`<script>alert(1)</script> [x](javascript:1) 'code' # head next`"


def test_a_run_without_trouble_has_no_section_of_trouble():
    page = _page(TOTALS, [{"source": "ustr", "outcome": "listed", "reason": None}], [])
    assert page.startswith("**3 new articles**, 3 changed")
    assert "#" not in page


def test_failed_sources_and_rejected_pages_are_listed_with_their_reason():
    page = _page(
        TOTALS,
        [{"source": "ustr", "outcome": "failed", "reason": "it answered 500"}],
        [{"pages": 2, "reason": "paywall"}],
    )
    assert "- `ustr`: `it answered 500`" in page
    assert "- 2 x `paywall`" in page
