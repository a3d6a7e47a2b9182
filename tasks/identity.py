"""Ids that anybody can make again: the first 128 bits of SHA-256 over a natural key."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID


def make_id(kind: str, *parts: object) -> UUID:
    """The id of the thing of that kind with that natural key; the same parts always give the same id."""
    # The unit separator cannot be part of an address, a name or a number, so no two keys run together.
    key = "\x1f".join((kind, *("" if part is None else str(part) for part in parts)))
    return UUID(bytes=sha256(key.encode("utf-8", "surrogatepass")).digest()[:16])


def content_hash(content: str | bytes) -> str:
    """SHA-256 of a text or a body in hexadecimal."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return sha256(data).hexdigest()
