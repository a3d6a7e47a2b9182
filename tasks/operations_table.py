"""The table of settings in docs/operations.md, from the class of the settings itself. Run it to bring the table up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tasks.settings import PROJECT, Settings

DOCUMENT = PROJECT / "docs" / "operations.md"
_BEGIN, _END = "<!-- settings: made from tasks/settings.py -->", "<!-- end of settings -->"


def settings_table() -> str:
    """A Markdown table: variable, default, meaning."""
    lines = ["| variable | default | meaning |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        lines.append(f"| `TRADELINES_{name.upper()}` | {_default(field.default)} | {field.description} |")
    return "\n".join(lines)


def with_table(document: str) -> str:
    """The document with today's table between its two marks."""
    before, _, rest = document.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n{settings_table()}\n{_END}{after}"


def _default(value: Any) -> str:
    if value is None:
        return "unset"
    if isinstance(value, Path):
        return f"`{value.relative_to(PROJECT)}`" if value.is_relative_to(PROJECT) else f"`{value}`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


if __name__ == "__main__":
    DOCUMENT.write_text(with_table(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
