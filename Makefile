# Every target sets up what it needs: a virtual environment in .venv from requirements.lock, by uv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRADELINES_SHARED ?= ../shared
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1

.PHONY: help setup demo test serve check eval test-duckdb2 test-browser test-scaleout test-faults audit bench docs lock clean

help:  ## what there is
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 16

setup: $(VENV)/.ready  ## the virtual environment

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Tradelines needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@command -v uv >/dev/null 2>&1 || test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@echo "installing requirements.lock into $(VENV)"
	@PATH="$(PATH):$(CURDIR)/$(BIN)" uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@PATH="$(PATH):$(CURDIR)/$(BIN)" uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

demo: setup  ## ingest the demo news site three times and query what came out
	@$(BIN)/tradelines demo

test: setup  ## the tests: offline, under 5 minutes
	@$(BIN)/python -m pytest

serve: setup  ## Prefect server, pool, deployments and worker: the scheduled pipeline
	@$(BIN)/tradelines serve

check: setup  ## formatting, types, import rules, then test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

eval: setup  ## quality on ../shared (or TRADELINES_SHARED) against pinned floors
	@$(BIN)/python -m tests.eval "$(TRADELINES_SHARED)"

test-duckdb2: setup  ## the warehouse tests on DuckDB 2.0, in an environment of their own
	@tests/duckdb2.sh

test-faults: setup  ## kills, full disks, bad servers, hostile input; `FAULTS=--long` for the full numbers
	@$(BIN)/python -m tests.faults $(FAULTS)

audit: setup  ## pinned versions against known advisories; without a network their list in var/sbom.json
	@test -x var/venv-audit/bin/pip-audit || { PATH="$(PATH):$(CURDIR)/$(BIN)"; uv venv -q --python $(BIN)/python var/venv-audit && uv pip install -q --python var/venv-audit/bin/python pip-audit; } || rm -rf var/venv-audit
	@$(BIN)/python -m tests.audit var/venv-audit/bin/pip-audit

docs: setup  ## docs/warehouse.md, docs/cookbook.md and the settings in docs/operations.md, written from what they tell of
	@$(BIN)/python -m tasks.operations_table
	@$(BIN)/python -m tasks.warehouse.documentation
	@test -e var/demo/published/tradelines.duckdb || $(BIN)/tradelines demo
	@$(BIN)/python -m tasks.warehouse.cookbook var/demo/published/tradelines.duckdb

test-browser: setup  ## the report in headless Chromium: charts, silence, keyboard, both schemes
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		{ echo "test-browser needs a browser: install the system package chromium"; exit 1; }
	@$(BIN)/python -m pytest -n 0 tests/browser/check_report.py

# Left out: the same statements with other values, and what opens no warehouse.
ON_A_LAKE := not in_substance and not background and not odd_words and not terms and not bad_term_list
test-scaleout: setup  ## PostgreSQL, several writers and workers: what one machine cannot show
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
		{ echo "test-scaleout needs PostgreSQL: install the system package postgresql"; exit 1; }
	@$(BIN)/python -m pytest -n 0 tests/scaleout/check_*.py
	@TRADELINES_TEST_LAKE=1 $(BIN)/python -m pytest -n 2 -k "$(ON_A_LAKE)" tests/test_trends.py tests/test_macros.py tests/test_claims.py tests/test_indices.py

bench: setup  ## the measured table; `BENCH=--large` for the sizes of the targets
	@test -x var/venv-bench/bin/python || { PATH="$(PATH):$(CURDIR)/$(BIN)"; uv venv -q --python $(BIN)/python var/venv-bench && uv pip install -q --python var/venv-bench/bin/python newspaper4k news-please quantulum3 setuptools; } || { rm -rf var/venv-bench; echo "the other programs could not be installed and are not measured"; }
	@$(BIN)/python -m tests.bench $(BENCH)

lock:  ## pin every version again; no index address is written
	@$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --extra dev --extra dask --python-version 3.11 pyproject.toml -o requirements.lock

clean:  ## remove what can be made again
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
