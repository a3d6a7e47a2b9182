"""docs/cookbook.md: every query runs on the demo's articles, read anew, and answers with the columns that are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from demo.articles import Article, read_articles
from tasks.identity import make_id
from tasks.index_terms import load_index_terms
from tasks.reading import read_document
from tasks.records import CleanPage, Document, FetchedPage, PageReading, WantedPage
from tasks.reference.registry import load_registry
from tasks.warehouse.batches import page_batch
from tasks.warehouse.cookbook import COOKBOOK, README, read_cookbook, shown, write_outputs
from tasks.warehouse.indices import replace_index_terms
from tasks.warehouse.live import open_live, replace_reference, write_batch
from tasks.warehouse.reference_rows import reference_tables

RECIPES = read_cookbook(COOKBOOK.read_text(encoding="utf-8"))
OF_README = read_cookbook(README.read_text(encoding="utf-8"))
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The demo's articles as an ingest would store them, without network, archive and Prefect."""
    editions = [one for one in read_articles() if one.article.language == "en" and one.article.expect == "article"]
    with open_live(tmp_path_factory.mktemp("cookbook") / "live.duckdb") as connection:
        replace_reference(connection, reference_tables(load_registry()), "test")
        replace_index_terms(connection, load_index_terms())
        articles = [one.article for one in editions if one.article.fault is None]
        outlets = {article.outlet_id for article in articles}
        write_batch(
            connection,
            {
                "source": [
                    {
                        "source_id": o,
                        "publisher": o,
                        "is_enabled": True,
                        "is_general_interest": True,
                        "ownership": "private",
                    }
                    for o in sorted(outlets)
                ],
                "feed_entry": [entry_row(article) for article in articles],
            },
        )
        write_batch(connection, page_batch(make_id("run"), map(page_reading, articles), {}, NOW).tables)
        yield connection


def address(article: Article) -> str:
    return f"https://{article.outlet_id}.example/{article.slug}"


def entry_row(article: Article) -> dict[str, object]:
    day = article.published.date()
    return {
        "entry_id": make_id("entry", address(article)),
        "publisher": article.outlet_id,
        "source_id": article.outlet_id,
        "article_id": make_id("article", address(article)),
        "canonical_address": address(article),
        "title": article.title,
        "summary": article.summary,
        "published_date_utc": day,
        "entry_date": day,
        "first_seen_at": article.published,
    }


def page_reading(article: Article) -> PageReading:
    text = "\n".join(article.paragraphs)
    wanted = WantedPage(
        make_id("entry", address(article)),
        make_id("article", address(article)),
        article.outlet_id,
        article.outlet_id,
        "US",
        address(article),
        article.title,
        article.summary,
        article.published,
        True,
        True,
        1,
        None,
    )
    fetched = article.published + timedelta(hours=1)
    page = FetchedPage(
        wanted,
        make_id("page", address(article)),
        fetched,
        address(article),
        200,
        "text/html",
        "hash",
        len(text),
        "demo.warc.gz",
        0,
        1,
        "digest",
        None,
        None,
        None,
    )
    document = Document(
        article.slug, text, article.title, article.published.date(), article.outlet_id, address(article)
    )
    facts = read_document(document)
    relevance = replace(facts.relevance, on_topic=True)
    clean = CleanPage(
        "article",
        None,
        text,
        article.title,
        article.byline or None,
        article.published,
        "instant",
        "feed",
        "en",
        address(article),
        article.section,
        False,
    )
    return PageReading(page, wanted, clean, "article", None, relevance, facts, None)


def test_the_readme_shows_three_questions_with_their_answers():
    assert len(OF_README) == 3
    assert all(recipe.output.strip() for recipe in OF_README)


def test_the_cookbook_has_25_questions():
    assert [recipe.title.split(".")[0] for recipe in RECIPES] == [str(number + 1) for number in range(25)]


@pytest.mark.parametrize("recipe", [*RECIPES, *OF_README], ids=lambda recipe: recipe.title[:50])
def test_a_recipe_runs_and_answers_with_the_columns_shown(recipe, warehouse: duckdb.DuckDBPyConnection):
    answer = warehouse.execute(recipe.sql)
    assert [column[0] for column in answer.description or ()] == recipe.columns


def test_most_recipes_have_an_answer_on_the_demo(warehouse: duckdb.DuckDBPyConnection):
    empty = [recipe.title for recipe in RECIPES if not warehouse.execute(recipe.sql).fetchall()]
    # What these ask for is not in the articles alone: copies, revisions, polls, the measures of reference/.
    assert len(empty) <= 6, empty


def test_outputs_are_written_under_their_queries():
    text = "## 1. One?\nWords.\n\n```sql\nSELECT 1 AS a, NULL AS b, [1, 2] AS c;\n```\n\n```text\nold\n```\n"
    with duckdb.connect() as connection:
        written = write_outputs(text, connection)
        assert written.endswith("```text\na | b    | c\n--+------+-----\n1 | NULL | 1, 2\n```\n")
        assert write_outputs(written, connection) == written
        assert "(20 rows, 8 shown)" in shown(connection, "FROM range(20)")


def test_no_recipe_sums_or_averages_values():
    for path in (COOKBOOK, Path(COOKBOOK).with_name("warehouse.md")):
        text = path.read_text(encoding="utf-8").lower()
        for aggregate in ("sum(value", "avg(value", "mean(value", "median(value"):
            assert aggregate not in text, path.name


def test_a_column_in_which_null_stands_tells_what_it_means(warehouse: duckdb.DuckDBPyConnection):
    columns = warehouse.execute("""
        SELECT v.view_name, c.column_name, c.comment FROM duckdb_views() AS v
        INNER JOIN duckdb_columns() AS c ON c.table_name = v.view_name AND c.schema_name = v.schema_name
        WHERE NOT v.internal AND v.schema_name = 'main' AND NOT contains(c.comment, 'NULL')
            AND v.view_name NOT IN ('entry', 'source')  -- rows of this file, which fill a few columns only
    """).fetchall()
    silent = [
        f"{view}.{column}" for view, column, _ in columns
        if warehouse.execute(f'SELECT count(*) - count("{column}") FROM "{view}"').fetchone() != (0,)
    ]  # fmt: skip
    assert not silent, ", ".join(silent)
