"""What `make audit` says of the pinned versions, also where nobody can be asked."""

import json

import pytest

from tests.audit import LOCK, pins, sbom, verdict

CLEAN = {"name": "lxml", "version": "6.1.3", "vulns": []}
ADVISORY = {"name": "old", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"], "aliases": []}]}
UNKNOWN = {"name": "own", "skip_reason": "not found"}


@pytest.mark.parametrize(("packages", "code", "told"), [
    ([CLEAN], 0, "1 of 2 packages audited, 0 advisories"),
    ([CLEAN, ADVISORY], 1, "old 1.0: PYSEC-1, mended in 1.1\n2 of 2 packages audited, 1 advisories"),
    ([UNKNOWN, UNKNOWN], 2, "The dependencies were not audited: the advisory service knows none of the 2 packages "
     "here. Their versions are listed in var/sbom.json."),
])  # fmt: skip
def test_the_verdict_says_how_many_were_asked_about(packages, code, told):
    assert verdict(json.dumps({"dependencies": packages, "fixes": []}), 2) == (code, told)


@pytest.mark.parametrize("answer", ["", "[]", "ERROR: connection refused", "{}"])
def test_no_answer_is_not_taken_for_no_advisory(answer):
    code, told = verdict(answer, 2)
    assert code == 2
    assert told.startswith("The dependencies were not audited: the advisory service cannot be reached.")


def test_every_pin_of_the_lock_is_listed():
    lock = LOCK.read_text(encoding="utf-8")
    listed = {one["purl"] for one in sbom(pins(lock))["components"]}
    assert len(listed) == sum("==" in line.partition(";")[0] for line in lock.splitlines())
    assert any(one.startswith("pkg:pypi/duckdb@") for one in listed)
