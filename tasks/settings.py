"""What a person may set: environment variables TRADELINES_*, each with a default that works."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"


class Settings(BaseSettings):
    """Every setting with its meaning; docs/operations.md is generated from this class."""

    model_config = SettingsConfigDict(env_prefix="TRADELINES_", extra="ignore", hide_input_in_errors=True)

    home: Path = Field(PROJECT / "var", description="Directory of the warehouse, the archive and all state.")
    sources: Path = Field(PROJECT / "sources.toml", description="The file of sources.")
    corrections: Path = Field(PROJECT / "corrections.toml", description="The file of facts mended by a person.")
    contact: str = Field(
        "no-contact-set", description="Mail address or web page in the User-Agent, so that a publisher can reach you."
    )
    host_interval_seconds: float = Field(5.0, ge=0, description="Least time between two requests to one host.")
    longest_wait_seconds: float = Field(
        60.0, ge=0, description="Longest wait for a host's turn; a host that asked for more is left to a later run."
    )
    shared_pacing: bool = Field(
        False, description="Keep the pace at each host together with other machines, through Prefect's limits."
    )
    allow_loopback: bool = Field(
        False, description="Let sources live on this machine's loopback addresses (demo, tests)."
    )
    connect_timeout_seconds: float = Field(10.0, gt=0, description="Longest wait for a connection.")
    read_timeout_seconds: float = Field(20.0, gt=0, description="Longest wait for the next bytes of an answer.")
    exchange_timeout_seconds: float = Field(60.0, gt=0, description="Longest time for one whole exchange.")
    page_deadline_seconds: float = Field(
        60.0, gt=0, description="Longest time to clean and read one page; then its process is killed."
    )
    workers: int = Field(2, ge=1, description="Processes that clean and read pages.")
    dask: str | None = Field(
        None,
        description="Where pages of backfills are read: `local` for a Dask cluster of this machine's processes, or the "
        "address of a scheduler as tcp://10.0.0.2:8786; unset: in child processes.",
    )
    fetch_threads: int = Field(8, ge=1, description="Groups of hosts that are fetched at the same time.")
    batch_size: int = Field(100, ge=1, le=250, description="Pages that are stored in one transaction.")
    model: str | None = Field(None, description="spaCy model: a package or a directory; unset: the best one installed.")
    relevance_threshold: float | None = Field(
        None, ge=0, le=1, description="Score from which a text counts as on topic; unset: the measured default."
    )
    census_key: str | None = Field(None, description="Key of the Census Bureau's API; unset: it is not asked.")
    fred_key: str | None = Field(None, description="Key of FRED's API; unset: it is not asked.")
    keep_pages_days: float | None = Field(
        None, gt=0, description="Raw pages are removed after so many days; what was read stays; unset: never."
    )
    keep_pages_gib: float | None = Field(
        None, gt=0, description="The oldest raw pages are removed beyond so many GiB; unset: never."
    )
    backup_directory: Path | None = Field(
        None, description="Where the nightly backup goes, best on another disk; unset: no backup."
    )
    keep_backups: int = Field(7, ge=1, description="How many backups of the warehouse are kept.")
    alarm_block: str | None = Field(
        None,
        description="Prefect notification block for alarms, type/name as in slack-webhook/trade; unset: none.",
    )
    alarm_silence_seconds: float = Field(
        7200.0, ge=10, description="An alarm goes out when no ingest completed for so long; two of its intervals."
    )

    lake: str | None = Field(
        None,
        description="PostgreSQL connection string of a lake's catalog (`host=... dbname=... user=...`), which then is "
        "the warehouse in place of the two files; its password is read from PGPASSWORD or ~/.pgpass; unset: the files.",
    )
    lake_data: str | None = Field(
        None,
        description="Directory, the same on every machine, or object store address of the lake's Parquet files; "
        "unset: `lake` below TRADELINES_HOME.",
    )
    keep_snapshots_days: float = Field(
        7.0, gt=0, description="How long a state of the lake that was replaced can still be read."
    )

    metrics_file: Path | None = Field(
        None,
        description="Where the hourly watch writes numbers for node_exporter's textfile collector; unset: nowhere.",
    )

    @field_validator("contact")
    @classmethod
    def _contact_in_ascii(cls, value: str) -> str:
        if not value.isascii() or not value.isprintable():
            raise ValueError("use a mail address or web page in plain ASCII: it goes into a header of every request")
        return value

    @field_validator("lake")
    @classmethod
    def _lake_without_password(cls, value: str | None) -> str | None:
        if value and (re.search(r"\bpassword\s*=", value) or re.search(r"://[^/@]*:[^/@]*@", value)):
            raise ValueError("leave the password out and put it into PGPASSWORD or ~/.pgpass")
        return value or None

    @property
    def user_agent(self) -> str:
        return f"tradelines/{VERSION} (+{self.contact})"

    @property
    def live_path(self) -> Path:
        """The pipeline's own database; nobody else opens it."""
        return self.home / "live.duckdb"

    @property
    def published_path(self) -> Path:
        """The read-only copy that analysts open."""
        return self.home / "published" / "tradelines.duckdb"

    @property
    def archive_path(self) -> Path:
        """Directory of the pages as fetched."""
        return self.home / "archive"


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
