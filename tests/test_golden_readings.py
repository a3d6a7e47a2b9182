"""Readers and cleaner may not change what comes out without a new version: old readings would never be read again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.golden_readings import GOLDEN, read_golden

HOW = "then run `python -m tests.golden_readings`, look at what changed with git diff, and commit the two together"


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, Any], dict[str, Any]]:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    now = read_golden()
    if golden["model"] != now["model"]:
        pytest.skip(f"the golden readings are of model {golden['model']}, here is {now['model']}")
    return golden, now


def test_what_is_read_changes_only_with_a_new_reader_version(made: tuple[dict[str, Any], dict[str, Any]]):
    golden, now = made
    changed = [name for name in now["readings"] if now["readings"][name] != golden["readings"].get(name)]
    if golden["reader_version"] == now["reader_version"]:
        assert not changed, (
            f"what is read in tests/golden/{changed[0]}.txt changed: raise READER_VERSION in reading_job.py, {HOW}"
        )
    assert not changed and golden["reader_version"] == now["reader_version"], f"READER_VERSION was raised: {HOW}"


def test_what_is_cleaned_changes_only_with_a_new_cleaner_version(made: tuple[dict[str, Any], dict[str, Any]]):
    golden, now = made
    changed = [name for name in now["pages"] if now["pages"][name] != golden["pages"].get(name, now["pages"][name])]
    if golden["cleaner_version"] == now["cleaner_version"]:
        assert not changed, (
            f"the text of tests/pages/{changed[0]}.html changed: raise CLEANER_VERSION in reading_job.py, {HOW}"
        )
    assert not changed and golden["cleaner_version"] == now["cleaner_version"], f"CLEANER_VERSION was raised: {HOW}"
