"""JSON of others before it is parsed. Pure."""

from __future__ import annotations

import re

_HALF = re.compile(r"\\u[dD]")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)


def whole_characters(source: str) -> str:
    r"""JSON in which half a character, as "\ud83d" alone, is U+FFFD: it can be neither stored nor sent."""
    if not _HALF.search(source):
        return source
    return _ESCAPE.sub(lambda found: r"\ufffd" if found.group(1) else found.group(), source)
