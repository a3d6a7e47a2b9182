"""`tradelines export`: the published warehouse as Parquet files with a description. Needs no Prefect."""

from __future__ import annotations

from pathlib import Path


def run_export(published: Path, target: Path, with_bodies: bool) -> int:
    """Write the package and print what came out."""
    from tasks.export import export_warehouse

    done = export_warehouse(published, target, with_bodies=with_bodies)
    print(f"{done.path}: {done.file_count} files, {done.byte_count / 2**20:.1f} MiB; datapackage.json describes them")
    return 0
