"""DuckDB's extensions: from the wheels of requirements.lock, so that no network is needed, else as DuckDB gets them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import duckdb

from tasks.warehouse.schema import WarehouseError


def load_extension(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load an extension. Raises WarehouseError where it is neither installed with Tradelines nor can be fetched."""
    try:
        if (path := _wheel_file(name)) is not None:
            connection.execute(f"LOAD '{path}'")
        else:
            connection.execute(f"INSTALL {name}")
            connection.execute(f"LOAD {name}")
    except duckdb.Error as error:
        raise WarehouseError(f"DuckDB's extension {name} cannot be loaded: {str(error).splitlines()[0]}") from error


def _wheel_file(name: str) -> Path | None:
    """The extension's file for this DuckDB; None: no wheel of it is installed, or it is for another version."""
    spec = find_spec(f"duckdb_extension_{name}")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        if path.exists():
            return path
    return None
