"""What a page declares in JSON-LD: its nodes, and those that describe its own article. Never raises."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tasks.json_text import whole_characters

_MAX_NODES = 5000  # looked at on one page
_MAX_JSON_CHARS = 1_500_000


def json_ld_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every JSON object with a type, outer before inner, of at most _MAX_NODES objects."""
    left = _MAX_NODES
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        queue = [_parsed(script.text or "")]
        while queue and left > 0:
            item = queue.pop(0)
            left -= 1
            if isinstance(item, list):
                queue[:0] = item[:_MAX_NODES]
            elif isinstance(item, dict):
                if "@type" in item:
                    yield item
                queue += [value for value in item.values() if isinstance(value, dict | list)]


def _parsed(source: str) -> Any:
    source = source.strip().removeprefix("<!--").removesuffix("-->").replace("//<![CDATA[", "").replace("//]]>", "")
    if len(source) > _MAX_JSON_CHARS:
        return None
    source = whole_characters(source)
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        pass
    try:  # the usual slips: a comma before a closing bracket, a semicolon at the end
        return json.loads(re.sub(r",\s{0,200}([\]}])", r"\1", source.rstrip("; \n")), strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, Any]) -> list[str]:
    return [kind.rsplit("/", 1)[-1].lower() for kind in strings(node.get("@type"))]


def of_type(nodes: Iterable[dict[str, Any]], endings: tuple[str, ...]) -> list[dict[str, Any]]:
    """The nodes of which a type ends so."""
    return [node for node in nodes if any(kind.endswith(endings) for kind in _types(node))]


def own_articles(nodes: list[dict[str, Any]], addresses: set[str]) -> list[dict[str, Any]]:
    """The nodes that describe this page's article, not those it links to.

    Those that name the page's address; where none does, the first article node and others with its headline.
    """
    articles = of_type(nodes, ("article", "posting", "report", "pressrelease"))
    paths = {_path(address) for address in addresses}
    own = [node for node in articles if any(_path(named) in paths for named in _addresses(node))]
    if own:
        return own
    first = next((node for node in articles if node.get("datePublished") or node.get("articleBody")), None)
    if first is None:
        return articles[:1]
    return [node for node in articles if node is first or node.get("headline") == first.get("headline")]


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        yield from strings(value)


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{(parts.netloc or '').removeprefix('www.')}{parts.path.rstrip('/')}".lower() or address


def strings(value: Any) -> list[str]:
    """The strings in a value that may be one string or a list of them."""
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
