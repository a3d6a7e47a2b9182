#!/usr/bin/env bash
# The warehouse tests on DuckDB 2.0, in an environment of its own: its extensions are not there yet, so they stay out.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=var/venv-duckdb2
uv="$(command -v uv || echo .venv/bin/uv)"
if [ ! -x "$venv/bin/python" ]; then
    .venv/bin/python -m venv "$venv"
fi
grep -vE '^duckdb(-extension-[a-z-]+)?==' <("$uv" pip freeze --python .venv/bin/python | grep -v '^-e ') > "$venv/requirements.txt"
echo 'duckdb>=2.0,<2.1' >> "$venv/requirements.txt"
"$uv" pip install --quiet --python "$venv/bin/python" -r "$venv/requirements.txt"
"$uv" pip install --quiet --python "$venv/bin/python" --no-deps --editable .
"$venv/bin/python" -c 'import duckdb; print("DuckDB", duckdb.__version__)'
"$venv/bin/python" -m pytest tests/test_warehouse.py tests/test_snapshot.py
