"""Stories: signatures, relations, ids that stay, merges, and the same decisions through the warehouse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.identity import content_hash, make_id
from tasks.stories import Known, Newcomer, StoryIndex, StoryPlacer, place_batch
from tasks.story_signature import BANDS, bands, likeness, signature
from tasks.warehouse import live as live_file
from tasks.warehouse.batches import Batch
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import rows
from tasks.warehouse.story_rows import add_stories
from tasks.wires import WIRES, wire_of

DAY = datetime(2025, 4, 9, tzinfo=UTC)
STORY_TABLES = ("story", "story_band", "story_member", "story_merge")


def words(name, count):
    return [f"{name}{place}" for place in range(count)]


WIRE = " ".join(words("tariff", 400))
OTHER = " ".join(words("soybean", 400))
SHARED_BLOCK = " ".join([*words("tariff", 180), *words("harbour", 220)])
HEADLINE = "China raises tariffs on U.S. goods"


@pytest.mark.parametrize(("text", "alike"), [
    (WIRE, 1.0), (f"By Our Staff\n{WIRE}", 1.0), (OTHER, 0.0), (SHARED_BLOCK, 0.44),
    (" ".join(words("tariff", 200)), 1.0),
])  # fmt: skip
def test_containment_is_estimated_within_its_error(text, alike):
    assert likeness(signature(WIRE), signature(text)).containment == pytest.approx(alike, abs=0.15)


def test_case_and_marks_do_not_count():
    assert signature("The U.S. raised tariffs, again, on toys.") == signature("the u s raised TARIFFS again - on toys")


def test_a_signature_is_the_same_on_every_machine_and_version():
    # Stored signatures are compared with new ones: if this changes, every stored one has to be made again.
    assert content_hash(signature(WIRE).minima)[:16] == "003523485b5a2614"
    assert len(bands(signature(WIRE))) == BANDS


def test_five_megabytes_cost_no_more_than_their_start():
    assert signature(f"{WIRE} " * 2000) == signature(f"{WIRE} " * 1000)


@pytest.mark.parametrize("text", ["", " \n", "!!!"])
def test_a_text_without_words_is_like_nothing(text):
    assert bands(signature(text)) == ()
    assert likeness(signature(text), signature(text)).containment == 0.0


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_has_a_signature_that_is_like_itself(text):
    found = signature(text)
    assert likeness(found, found).containment in (0.0, 1.0)


@pytest.mark.parametrize("wire", WIRES, ids=lambda wire: wire.name)
def test_every_wire_is_read_in_its_example(wire):
    assert wire_of(wire.example) == wire.name


@pytest.mark.parametrize(("text", "wire"), [
    ("WASHINGTON, April 9 (Reuters) - Duties rise. The Associated Press first had it.", "Reuters"),
    ("Duties rise. He told Reuters that they would fall.", None), ("He works for AP Moller-Maersk.", None), ("", None),
    ("Duties rise.\n(Reporting by A. Writer; AFP)\nXinhua", "Xinhua"),
])  # fmt: skip
def test_wire(text, wire):
    assert wire_of(text) == wire


def index_of(*documents):
    index = StoryIndex()
    return index, [index.add(name, source, None, text) for name, source, text in documents]


def test_a_copy_in_another_outlet_shares_the_story():
    _, (first, copy) = index_of(("a", "courier", WIRE), ("b", "tribune", f"{WIRE} Additional reporting by our staff."))
    assert copy == (first[0], "copy")
    assert first[1] is None


def test_a_revised_text_of_the_same_outlet_is_an_update():
    _, (first, update) = index_of(("a", "courier", WIRE), ("b", "courier", WIRE.replace("tariff39", "duty39")))
    assert update == (first[0], "update")


def test_a_shared_block_is_partial_and_keeps_its_own_story():
    _, (first, partial) = index_of(("a", "courier", WIRE), ("b", "tribune", SHARED_BLOCK))
    assert partial[1] == "partial"
    assert partial[0] != first[0]


def test_texts_of_their_own_are_stories_of_their_own():
    _, (one, other) = index_of(("a", "courier", WIRE), ("b", "tribune", OTHER))
    assert (one[1], other[1]) == (None, None)
    assert one[0] != other[0]


@pytest.mark.parametrize("text", ["", "word", HEADLINE, "关税"])
def test_texts_too_short_to_tell_are_never_copies(text):
    _, (one, other) = index_of(("a", "courier", text), ("b", "tribune", text))
    assert one[0] != other[0]
    assert other[1] is None


def test_documents_of_unknown_source_are_copies_not_updates():
    _, (first, copy) = index_of(("a", None, WIRE), ("b", None, WIRE))
    assert copy == (first[0], "copy")


def test_documents_with_the_same_name_are_still_two():
    _, (one, other) = index_of(("a", "courier", WIRE), ("a", "tribune", OTHER))
    assert one[0] != other[0]


HALVES = " ".join([*words("tariff", 400), *words("soybean", 400)])


def test_a_text_that_joins_two_stories_merges_the_later_into_the_earlier():
    index, (one, other, both) = index_of(("a", "courier", WIRE), ("b", "tribune", OTHER), ("c", "harbour", HALVES))
    assert both[0] == one[0]
    assert index.current(other[0]) == one[0]


def newcomer(name, text, publisher="courier", hours=0, article=None):
    article_id = make_id("article", article or name)
    return Newcomer(make_id("text", name), article_id, publisher, DAY + timedelta(hours=hours), signature(text), None)


def known(placement):
    new = placement.newcomer
    return Known(new.text_id, new.article_id, new.publisher, placement.story_id, new.seen_at, new.signature)


def test_a_revision_stays_in_the_story_of_its_article_whatever_it_says_now():
    [first], _ = place_batch([newcomer("a", WIRE)], [])
    [second], merges = place_batch([newcomer("a2", OTHER, article="a")], [known(first)])
    assert (second.story_id, second.relation, second.is_founder) == (first.story_id, "update", False)
    assert merges == []


def test_a_batch_is_placed_in_the_order_in_which_it_was_seen():
    late, early = newcomer("late", WIRE, "tribune", hours=5), newcomer("early", WIRE, "courier")
    placements, _ = place_batch([late, early], [])
    assert [(p.newcomer.publisher, p.is_founder, p.relation) for p in placements] == [
        ("courier", True, None), ("tribune", False, "copy"),
    ]  # fmt: skip


def test_a_text_that_is_stored_already_is_not_placed_again():
    [first], _ = place_batch([newcomer("a", WIRE)], [])
    assert place_batch([newcomer("a", WIRE)], [known(first)]) == ([], [])


def test_many_copies_are_one_story():
    placer = StoryPlacer()
    stories = {placer.place(newcomer(str(n), WIRE, f"outlet {n}", n)).story_id for n in range(60)}
    assert len(stories) == 1


def batch_of(number, *articles):
    """A batch of given articles: name, publisher, text, hours after DAY."""
    batch = Batch(make_id("batch", number), make_id("run", 1), DAY + timedelta(days=number))
    for name, publisher, text, hours in articles:
        article_id, text_id = make_id("article", name), make_id("text", name, content_hash(text))
        seen_at = DAY + timedelta(hours=hours)
        batch.add("article", {
            "article_id": article_id, "canonical_address": name, "publisher": publisher, "source_id": publisher,
            "first_seen_at": seen_at, "stored_at": batch.stored_at, "batch_id": batch.batch_id,
        })  # fmt: skip
        revision_id = make_id("revision", text_id)
        batch.add("revision", {"revision_id": revision_id, "article_id": article_id, "revision_number": number})
        batch.add("text", {
            "text_id": text_id, "article_id": article_id, "revision_id": revision_id, "kind": "body", "content": text,
            "content_hash": content_hash(text), "cleaner_version": 1, "title": name, "article_date": seen_at.date(),
            "is_current": False, "stored_at": batch.stored_at, "batch_id": batch.batch_id,
        })  # fmt: skip
        batch.add("reading", {
            "reading_id": make_id("reading", text_id), "text_id": text_id, "article_id": article_id, "reader": "a",
            "reader_version": 1, "is_current": False, "stored_at": batch.stored_at,
        })  # fmt: skip
    return batch


@pytest.fixture
def warehouse(tmp_path, monkeypatch):
    order = [table for table in live_file.LOAD_ORDER if table not in STORY_TABLES]
    monkeypatch.setattr(live_file, "LOAD_ORDER", (*order, *STORY_TABLES))
    with open_live(tmp_path / "live.duckdb") as connection:
        write_batch(connection, {"source": [
            {"source_id": name, "publisher": name, "country": country}
            for name, country in (("courier", "GB"), ("tribune", "US"), ("harbour", "HK"))
        ]})  # fmt: skip
        yield connection


def store(connection, batch):
    add_stories(connection, batch, [])
    write_batch(connection, batch.tables)


def test_stories_grow_over_batches_and_show_their_spread(warehouse):
    store(warehouse, batch_of(1, ("a", "courier", f"LONDON (Reuters) - {WIRE}", 0), ("x", "tribune", OTHER, 1)))
    store(warehouse, batch_of(2, ("b", "tribune", f"(Reuters) - {WIRE}", 3), ("c", "harbour", WIRE, 30)))
    found = rows(warehouse, "FROM story ORDER BY articles DESC")
    assert [(s["title"], s["articles"], s["copies"], s["outlets"], s["countries"]) for s in found] == [
        ("a", 3, 2, 3, 3), ("x", 1, 0, 1, 1),
    ]  # fmt: skip
    assert (found[0]["first_seen_publisher"], found[0]["wire"], found[0]["spread_hours"]) == (
        "courier",
        "Reuters",
        30.0,
    )


def test_a_batch_stored_twice_adds_nothing(warehouse):
    store(warehouse, batch_of(1, ("a", "courier", WIRE, 0)))
    before = rows(
        warehouse, "SELECT (SELECT count(*) FROM store.story_band) b, (SELECT count(*) FROM store.story_member) m"
    )
    store(warehouse, batch_of(1, ("a", "courier", WIRE, 0)))
    assert (
        rows(warehouse, "SELECT (SELECT count(*) FROM store.story_band) b, (SELECT count(*) FROM store.story_member) m")
        == before
    )


def test_a_merge_is_recorded_and_followed_and_later_texts_join_the_survivor(warehouse):
    store(warehouse, batch_of(1, ("a", "courier", WIRE, 0), ("b", "tribune", OTHER, 1)))
    store(warehouse, batch_of(2, ("c", "harbour", HALVES, 2)))
    store(warehouse, batch_of(3, ("d", "harbour", OTHER, 3)))
    members = rows(warehouse, "SELECT title, story_id, was_merged FROM story_member ORDER BY title")
    assert len({member["story_id"] for member in members}) == 1
    assert [member["was_merged"] for member in members] == [False, True, False, False]
    merges = rows(warehouse, "FROM store.story_merge")
    assert [(merge["story_id"], merge["into_story_id"]) for merge in merges] == [
        (make_id("story", make_id("article", "b")), make_id("story", make_id("article", "a")))
    ]


def test_only_the_current_text_of_an_article_is_a_member(warehouse):
    store(warehouse, batch_of(1, ("a", "courier", WIRE, 0)))
    store(warehouse, batch_of(2, ("a", "courier", WIRE.replace("tariff7", "duty7"), 0)))
    assert rows(warehouse, "SELECT title, relation FROM story_member") == [{"title": "a", "relation": "update"}]
    assert rows(warehouse, "SELECT articles FROM story") == [{"articles": 1}]


def test_a_body_that_may_not_be_stored_is_compared_all_the_same(warehouse):
    store(warehouse, batch_of(1, ("a", "courier", WIRE, 0)))
    batch = batch_of(2, ("b", "tribune", WIRE, 1))
    batch.tables["text"][0]["content"] = ""
    reading = SimpleNamespace(
        wanted=SimpleNamespace(article_id=make_id("article", "b")), clean=SimpleNamespace(text=WIRE)
    )
    add_stories(warehouse, batch, [reading])
    assert batch.tables["story_member"][0]["relation"] == "copy"


def test_ids_come_from_the_founding_article():
    [placement], _ = place_batch([newcomer("a", WIRE)], [])
    assert placement.story_id == make_id("story", make_id("article", "a"))
    assert isinstance(placement.story_id, UUID)
