"""The term lists of the indices, from reference/index_terms.toml, checked strictly, as regular expressions."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import UserError
from tasks.settings import PROJECT

TERMS_FILE = PROJECT / "reference" / "index_terms.toml"
# Letters, digits and the marks that stand inside words; a star only at the end of a word.
_TERM = re.compile(r"[a-z0-9][a-z0-9.'&-]*\*?( [a-z0-9.'&-]+\*?)*")


@dataclass(frozen=True, slots=True)
class TermSet:
    """One set of an index: an entry must have one of its terms. `pattern` is RE2 over lower-case text."""

    index_name: str
    title: str
    version: str
    term_set: str
    terms: tuple[str, ...]
    pattern: str


def load_index_terms(path: Path = TERMS_FILE) -> tuple[TermSet, ...]:
    """All sets of all indices in the file's order; UserError names the place of what is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path.name}: {error}") from error
    version = content.get("version")
    if not isinstance(version, str) or not version:
        raise UserError(f'{path.name}: version is missing; write version = "2026-01-01" and raise it with every change')
    found: list[TermSet] = []
    for block in content.get("index", []):
        name, title, sets = block.get("name"), block.get("title"), block.get("sets")
        if not name or not title or not sets:
            raise UserError(f"{path.name}, index {name!r}: name, title and sets are all needed")
        if name in {one.index_name for one in found}:
            raise UserError(f"{path.name}, index {name!r} is there twice")
        for term_set, terms in sets.items():
            place = f"{path.name}, index {name!r}, set {term_set!r}"
            found.append(TermSet(name, title, version, term_set, tuple(terms), term_pattern(terms, place)))
    return tuple(found)


def term_pattern(terms: list[str], place: str) -> str:
    """One RE2 pattern that finds any of the terms as whole words; UserError at `place` where one cannot be a term."""
    if not terms:
        raise UserError(f"{place}: no terms")
    for term in terms:
        if not _TERM.fullmatch(term):
            raise UserError(f"{place}: {term!r} is no term; use lower-case words, with a star only at the end of one")
    words = (re.escape(term).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for term in terms)
    return r"(^|\W)(" + "|".join(words) + r")(\W|$)"
