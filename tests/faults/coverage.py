"""Coverage-guided input through one door: `python -m tests.faults.coverage DOOR [SECONDS]`, where atheris is installed.

atheris (Apache-2.0) is not in the lock: `uv pip install atheris`. It mutates the seeds towards code that no input has
reached; `python -m tests.faults --only hostile_documents` does the same blindly and needs nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

_INSTRUMENTED = ["tasks", "feedparser", "protego", "trafilatura", "htmldate", "courlan"]


def main() -> int:
    try:
        import atheris
    except ImportError:
        print("atheris is not installed: `uv pip install atheris` (Linux on x86-64)")
        return 2
    with atheris.instrument_imports(include=_INSTRUMENTED):
        from tests.faults import hostile
    doors = {
        "feed": (hostile.demo_feeds, hostile.read_listing("feed")),
        "sitemap": (lambda: list(hostile.SITEMAPS), hostile.read_listing("news_sitemap")),
        "robots": (lambda: list(hostile.ROBOTS), hostile.read_robots),
        "page": (hostile.page_seeds, hostile.read_page),
    }
    if len(sys.argv) < 2 or sys.argv[1] not in doors:
        print(f"say which door: {', '.join(doors)}")
        return 2
    seeds, read = doors[sys.argv[1]]
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    with TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds()):
            (Path(folder) / str(number)).write_bytes(seed)
        kept = f"-artifact_prefix={hostile.KEPT}/fuzz-{sys.argv[1]}-"
        limits = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=100000"]

        def give(data: bytes) -> None:
            read(data)

        atheris.Setup([sys.argv[0], folder, kept, *limits], give)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
