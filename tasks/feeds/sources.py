"""sources.toml to Source records: what is read, from whom, under which terms. The only file a person edits for that.

A block that is wrong is refused with its name, what is wrong and what to do, because a source that is silently
left out falsifies every count.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from tasks.errors import UserError
from tasks.feeds.entries import web_address
from tasks.records import Source

KINDS = ("feed", "news_sitemap", "list_page")
OWNERSHIPS = ("official", "state", "private")
GRADES = ("A", "A-", "B")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_PASSWORD = re.compile(r"//\S*@")  # and the user name before it
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2}")


class SourcesError(UserError):
    """The file cannot be used; the message names every block that is wrong."""


@dataclass(frozen=True, slots=True)
class _Key:
    """What one key of a block must be."""

    kind: type | tuple[type, ...]
    wanted: str  # how a message says it
    default: Any = None
    is_required: bool = False
    check: Callable[[Any], bool] = lambda value: True


def _is_selector(value: str) -> bool:
    try:
        CSSSelector(value)
    except SelectorError:
        return False
    return True


def _has_words(value: str) -> bool:
    return bool(value.strip())


def _is_address(value: str) -> bool:
    return web_address(value) is not None


def _is_country(value: str) -> bool:
    return _COUNTRY.fullmatch(value) is not None


def _is_language(value: str) -> bool:
    return _LANGUAGE.fullmatch(value) is not None


def _one_of(values: tuple[str, ...]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


_WORDS = "words in quotes"
_YES_NO = "true or false"
# The keys of a block are the fields of the record, save source_id, which is the block's name.
KEYS = {
    "name": _Key(str, _WORDS, is_required=True, check=_has_words),
    "publisher": _Key(str, _WORDS, is_required=True, check=_has_words),
    "kind": _Key(str, _one_of(KINDS), is_required=True, check=lambda value: value in KINDS),
    "address": _Key(str, "a web address with http:// or https://", is_required=True, check=_is_address),
    "country": _Key(str, "two capital letters (ISO 3166-1, or EU)", is_required=True, check=_is_country),
    "ownership": _Key(str, _one_of(OWNERSHIPS), is_required=True, check=lambda value: value in OWNERSHIPS),
    "language": _Key(str, "two small letters (ISO 639-1)", "en", check=_is_language),
    "grade": _Key(str, _one_of(GRADES), "B", check=lambda value: value in GRADES),
    "is_enabled": _Key(bool, _YES_NO, True),
    "is_general_interest": _Key(bool, _YES_NO, False),
    "expected_entries_week": _Key((int, float), "a number above 0", check=lambda value: 0 < value < 1_000_000),
    "may_fetch_body": _Key(bool, _YES_NO, True),
    "may_store_body": _Key(bool, _YES_NO, True),
    "may_export_body": _Key(bool, _YES_NO, False),
    "link_selector": _Key(str, "a CSS selector", check=_is_selector),
    "date_selector": _Key(str, "a CSS selector", check=_is_selector),
    "notes": _Key(str, _WORDS, check=_has_words),
    "news_sitemap": _Key(str, "a web address with http:// or https://", check=_is_address),
}


def load_sources(path: Path) -> list[Source]:
    """The sources of a file in its order. Raises SourcesError with all that is wrong in it."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise SourcesError(f"{path} is not there: set TRADELINES_SOURCES to the file of sources") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path.name} cannot be read: {error}") from error
    return parse_sources(content, path.name)


def parse_sources(content: str, file_name: str = "sources.toml") -> list[Source]:
    """The same from the file's text; `file_name` is what messages call it."""
    try:
        blocks = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SourcesError(f"{file_name} is not valid TOML: {error}") from error
    problems: list[str] = []
    sources: list[Source] = []
    for name, block in blocks.items():
        found = _problems(name, block)
        problems += [f'{file_name}, block "{name}": {problem}' for problem in found]
        if not found:
            sources.append(_source(name, block))
    problems += [f"{file_name}, {problem}" for problem in _repeated(sources)]
    if not blocks:
        problems.append(
            f"{file_name} has no block: add one, for example [ustr] with name, publisher, kind, address ..."
        )
    if problems:
        raise SourcesError("\n".join(problems))
    return sources


def _problems(name: str, block: Any) -> list[str]:
    if not isinstance(block, dict):
        return [f"this key stands outside of any block; put it below a line like [{name}]"]
    found = []
    if not _NAME.fullmatch(name):
        found.append("its name must be small letters, digits and _, beginning with a letter")
    found += [f'key "{key}" is unknown; use {", ".join(KEYS)}' for key in block if key not in KEYS]
    for key, rule in KEYS.items():
        if key in block:
            found += _wrong_value(key, rule, block[key])
        elif rule.is_required:
            found.append(f'key "{key}" is missing: {rule.wanted}')
    if found:
        return found
    return _wrong_together(block)


def _wrong_value(key: str, rule: _Key, value: Any) -> list[str]:
    # True is an int to Python, and is no number of entries.
    is_right_type = isinstance(value, rule.kind) and (rule.kind is bool or not isinstance(value, bool))
    if is_right_type and rule.check(value):
        return []
    shown = str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)
    shown = _PASSWORD.sub("//...@", shown)  # messages go into logs
    return [f"{key} {shown[:120]} {'is unknown' if rule.kind is str else 'is not possible'}; use {rule.wanted}"]


def _wrong_together(block: dict[str, Any]) -> list[str]:
    is_list_page = block["kind"] == "list_page"
    found = [
        f'{key} only means something for kind "list_page"; take it out'
        for key in ("link_selector", "date_selector")
        if key in block and not is_list_page
    ]
    if is_list_page and block.get("is_enabled", True) and "link_selector" not in block:
        found.append("a list_page needs link_selector, the CSS selector of its links; or set is_enabled = false")
    if block["kind"] == "news_sitemap" and "news_sitemap" in block:
        found.append('news_sitemap is what a feed is compared with; for kind "news_sitemap" take it out')
    if block.get("may_store_body", True) is False and block.get("may_export_body", False):
        found.append("may_export_body = true needs may_store_body = true")
    return found


def _repeated(sources: list[Source]) -> list[str]:
    first: dict[str, str] = {}
    found = []
    for source in sources:
        if source.address in first:
            other = first[source.address]
            found.append(
                f'block "{source.source_id}": address {source.address} stands in block "{other}" too; keep one'
            )
        first.setdefault(source.address, source.source_id)
    return found


def _source(name: str, block: dict[str, Any]) -> Source:
    values = {key: block.get(key, rule.default) for key, rule in KEYS.items()}
    if values["expected_entries_week"] is not None:
        values["expected_entries_week"] = float(values["expected_entries_week"])
    return Source(
        source_id=name, **{field.name: values[field.name] for field in fields(Source) if field.name != "source_id"}
    )
