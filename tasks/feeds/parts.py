"""The text of a feed in parts: cut after so many entries, or one document an entry. Pure, and linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_ITEM = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ROOT_TAG = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|feed|rdf)\b[^<>]{0,3000}>", re.IGNORECASE)
_PLAIN_ELEMENT = re.compile(r"<(title|language|ttl)\b[^<>]{0,200}>[^<]{0,500}</\1>", re.IGNORECASE)
_MAX_HEAD_CHARS, _MAX_ITEM_CHARS = 5000, 50_000


def cut_entries(text: str, limit: int) -> tuple[str, bool]:
    """The feed up to its last entry that is read, closed again, and whether anything was cut."""
    beyond = next(islice(_ITEM.finditer(text), limit, None), None)
    if beyond is None:
        return text, False
    root = _ROOT_TAG.search(text)
    name = root.group()[1:].split()[0].rstrip(">") if root else "rss"
    return text[: beyond.start()] + ("</channel></rss>" if name.lower() == "rss" else f"</{name}>"), True


def split_entries(text: str) -> Iterator[str]:
    """A small feed for each entry, with the root's namespaces and the channel's plain elements.

    What else the channel holds is left out, for it may be what a parser breaks on.
    """
    starts = [found.start() for found in _ITEM.finditer(text)]
    head = _minimal_head(text[: min(starts, default=0)][:_MAX_HEAD_CHARS])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        yield head + text[start : min(end, start + _MAX_ITEM_CHARS)]


def _minimal_head(head: str) -> str:
    """The root with its namespaces and the channel's plain elements, without what may have broken the library."""
    root = _ROOT_TAG.search(head)
    channel = "<channel>" if root and root.group(1).lower() == "rss" else ""
    plain = {found.group(1).lower(): found.group() for found in reversed(list(_PLAIN_ELEMENT.finditer(head)))}
    return (root.group() if root else "<rss>") + channel + "".join(plain.values())
