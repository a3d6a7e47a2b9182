"""The type of an open connection, for modules that work on one but may not know DuckDB."""

from duckdb import DuckDBPyConnection as Connection

__all__ = ["Connection"]
