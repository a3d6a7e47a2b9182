"""Lines of a page's text that are not the article: what a name in the markup did not give away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import IGNORECASE

from tasks.pages.phrases import ENDS, LINE_RULES

_MIN_REPEATED = 40  # characters from which a line that comes again is a repetition, not style
_MAX_RULED = 450  # a line longer than this is a paragraph
_MAX_LINES = 5000  # a text of more is no article, and is left as it is
_MIN_SENTENCE = 60  # characters from which a line may be a sentence of the article
_MIN_SPACES = 5  # a shorter line is one too if it has so many words and one more
_MAX_TAIL_SHARE = 0.05  # of the text: a longer tail without sentences is its content, as in lists
_TAIL_LINES = 8  # how near the end a line stands that only ends articles
_END_SHARE = 0.25  # the largest part of the text that such a heading may cut off


def article_lines(
    lines: Sequence[str], titles: Iterable[str], link_lines: frozenset[str], byline: str | None = None
) -> list[str]:
    """The lines that belong to the article, in order.

    `titles` are the page's headings, which many texts repeat and which are kept elsewhere; `link_lines` are blocks that
    are nothing but a link. Where rules would leave less than half of the text they are not believed.
    """
    if len(lines) > _MAX_LINES:
        return list(lines)
    known_titles = {bare(title) for title in titles}
    kept = _without_rules(lines, known_titles, link_lines)
    kept = _without_repeats(_without_tail(_cut_at_end(kept), byline))
    return kept if 2 * _size(kept) >= _size(lines) else _without_repeats(lines)


def linked_share(lines: Iterable[str], link_lines: frozenset[str]) -> float:
    """The part of a text, by length, that is in lines which are nothing but links; 0 for no text."""
    sizes = [(bare(line) in link_lines, len(line)) for line in lines]
    total = sum(length for _, length in sizes)
    return sum(length for is_link, length in sizes if is_link) / total if total else 0.0


def _without_rules(lines: Sequence[str], titles: set[str], link_lines: frozenset[str]) -> list[str]:
    tail_from = len(lines) - _TAIL_LINES
    kept: list[str] = []
    size = 0
    for number, line in enumerate(lines):
        plain = bare(line)
        if size < 200 and len(line) < _MIN_SENTENCE and number and lines[number - 1].lower() in {"by", "by:"}:
            continue
        if plain in titles or (plain in link_lines and len(line) < 200) or not plain:
            continue
        places = {"anywhere", "head"} if size < 200 else {"anywhere"}
        if number >= tail_from:
            places.add("tail")
        if len(line) <= _MAX_RULED and any(rule.where in places and rule.pattern.match(line) for rule in LINE_RULES):
            continue
        kept.append(line)
        size += len(line)
    return kept


def _without_tail(lines: list[str], byline: str | None) -> list[str]:
    """Without what follows the last sentence and is none: names, dates, tags, signs, what introduces the author.

    A tail that is a good part of the text stays, as in lists.
    """
    last = len(lines)
    while last > 0 and not _is_sentence(lines[last - 1]):
        last -= 1
    while last > 1 and byline is not None and _introduces(lines[last - 1], byline):
        last -= 1
    tail = _size(lines[last:])
    return lines[:last] if tail <= _MAX_TAIL_SHARE * _size(lines) else lines


def _is_sentence(line: str) -> bool:
    return (len(line) >= _MIN_SENTENCE or line.count(" ") >= _MIN_SPACES) and _SENTENCE_END.search(line) is not None


def _introduces(line: str, byline: str) -> bool:
    """Whether a line says who the author is."""
    name = byline.split(",")[0].split(" and ")[0].strip()
    return len(name) >= 5 and line[: len(name) + 20].find(name) >= 0 and _IS_AUTHOR.search(line) is not None


def _cut_at_end(lines: list[str]) -> list[str]:
    total, seen = _size(lines), 0
    for number, line in enumerate(lines):
        if len(line) < 80 and seen > total * (1 - _END_SHARE) and ENDS.match(line):
            return lines[:number]
        seen += len(line)
    return lines


def _without_repeats(lines: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    kept = []
    for line in lines:
        if len(line) >= _MIN_REPEATED and line in seen:
            continue
        seen.add(line)
        kept.append(line)
    return kept


def _size(lines: Iterable[str]) -> int:
    return sum(map(len, lines))


_SENTENCE_END = re.compile(r"[.!?…:;。！？：”\"'’»)\]]\W{0,3}$")
_IS_AUTHOR = re.compile(
    r"\b(is|was|has|covers|writes|reports|works|joined|can be reached)\b.{0,200}"
    r"\b(reporter|journalist|editor|correspondent|writer|"
    r"columnist|contributor|author|professor|fellow|analyst|covers|writes|reporting|freelance\w*|producer|e-?mail|@\w+)\b",
    IGNORECASE,
)
_NO_WORD = re.compile(r"[\W_]+")


def bare(line: str) -> str:
    """Letters and digits only, lower case: what stays the same through markup and punctuation."""
    return _NO_WORD.sub("", line).lower()
