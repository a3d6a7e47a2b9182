"""What is on an article's page and not in the article: blocks taken out of the tree, lines taken out of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

_LINES = re.compile(
    r"^(comments are closed\.?|listen to (this )?article.{0,40}|advertisement|read more:? ?.{0,0}|share( this)?( article| story| page)?:?|"
    r"(sign up|subscribe) (for|to) (our|the) .{0,80}newsletters?.{0,80})$",
    re.IGNORECASE,
)


def prune(tree: HtmlElement) -> None:
    """Takes blocks that cannot be the article out of the tree."""


def clean_lines(lines: Iterable[str], title: str | None) -> list[str]:
    """The lines that belong to the article, in order."""
    kept: list[str] = []
    seen: set[str] = set()
    for line in lines:
        if _LINES.match(line) or (line == title and not kept):
            continue
        if len(line) > 60:
            if line in seen:
                continue
            seen.add(line)
        kept.append(line)
    return kept
