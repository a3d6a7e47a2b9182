"""Article files to articles: one text file each, a front matter of `key: value` lines, `---`, paragraphs.

Every key and the rules for copies and later versions are in demo/README.md. A mistake in a file raises ValueError
with the file's name, so that nobody looks for it in a rendered page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"

_ONCE = {"title", "published", "updated", "byline", "section", "summary", "caption", "language", "fault", "expect"}
_ONCE |= {"guid", "feed", "held", "path", "copy_of", "keep", "dateless"}
_ONCE |= {"later_title", "later_summary", "later_updated"}
_MANY = ("replace", "later")

# What a correct ingest makes of the entry: an article on the topic; an entry that is only logged; either of them
# (a near miss: the first look may fetch it); a page that is turned away; an exchange without a usable answer.
EXPECTATIONS = ("article", "logged", "either", "rejected", "failed")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as one outlet publishes it, in the state in which it is served."""

    outlet_id: str
    slug: str
    title: str
    published: datetime
    updated: datetime | None  # None: never changed
    byline: str  # empty: the page names nobody
    section: str
    summary: str
    caption: str  # empty: no picture
    language: str
    feed: str  # the feed of the outlet that lists it
    fault: str | None  # None: an ordinary page; else a name in demo/faults.py
    expect: str  # one of EXPECTATIONS
    guid: str | None  # None: its address is its guid
    path: str | None  # None: as the outlet builds its paths
    is_held: bool  # listed only after DemoSite.add_entry()
    is_dateless: bool  # its feed entry has no date
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """An article now, and what DemoSite.change() makes of it."""

    article: Article
    later: Article | None  # None: it never changes


def read_articles(directory: Path = ARTICLES) -> tuple[Edition, ...]:
    """All articles, those of one outlet newest first, as their feeds list them. Raises ValueError for a broken file."""
    files = {f"{path.parent.name}/{path.stem}": _split(path) for path in sorted(directory.glob("*/*.txt"))}
    editions = [_edition(key, files) for key in files]
    return tuple(sorted(editions, key=lambda edition: edition.article.published, reverse=True))


@dataclass(frozen=True, slots=True)
class _File:
    once: dict[str, str]
    many: dict[str, list[tuple[str, str]]]  # pairs of old and new words
    paragraphs: tuple[str, ...]


def _split(path: Path) -> _File:
    head, rule, body = path.read_text(encoding="utf-8").partition("\n---\n")
    if not rule:
        raise ValueError(f"{path.name}: no line `---` after the front matter")
    once: dict[str, str] = {}
    many: dict[str, list[tuple[str, str]]] = {key: [] for key in _MANY}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip()
        if key in _MANY:
            old, arrow, new = value.partition(" => ")
            if not arrow:
                raise ValueError(f"{path.name}: `{key}` needs `old words => new words`")
            many[key].append((old, new))
        elif key in _ONCE and colon and key not in once:
            once[key] = value
        else:
            raise ValueError(f"{path.name}: front matter line {line!r} is unknown or repeated")
    if not {"title", "published"} <= once.keys() and "copy_of" not in once:
        raise ValueError(f"{path.name}: title and published are needed")
    paragraphs = tuple(" ".join(block.split()) for block in body.split("\n\n") if block.strip())
    return _File(once, many, paragraphs)


def _edition(key: str, files: Mapping[str, _File]) -> Edition:
    file = files[key]
    once = file.once
    paragraphs = _replaced(_body(key, files), file.many["replace"], key)
    outlet_id, _, name = key.partition("/")
    article = Article(
        outlet_id=outlet_id,
        slug=name[11:],  # the file's name begins with its date
        title=once["title"],
        published=datetime.fromisoformat(once["published"]),
        updated=datetime.fromisoformat(once["updated"]) if "updated" in once else None,
        byline=once.get("byline", ""),
        section=once.get("section", "World"),
        summary=once.get("summary", ""),
        caption=once.get("caption", ""),
        language=once.get("language", "en"),
        feed=once.get("feed", "main"),
        fault=once.get("fault"),
        expect=once.get("expect", "article"),
        guid=once.get("guid"),
        path=once.get("path"),
        is_held=once.get("held") == "yes",
        is_dateless=once.get("dateless") == "yes",
        paragraphs=paragraphs,
    )
    if article.expect not in EXPECTATIONS:
        raise ValueError(f"{key}: expect {article.expect!r} is none of {', '.join(EXPECTATIONS)}")
    return Edition(article, _later(article, file, key))


def _body(key: str, files: Mapping[str, _File]) -> tuple[str, ...]:
    """The file's own paragraphs, with those of the copied article where its line `[copy]` stands."""
    file = files[key]
    original = file.once.get("copy_of")
    if original is None:
        return file.paragraphs
    if original not in files:
        raise ValueError(f"{key}: copy_of {original!r} is no article")
    copied = _body(original, files)
    first, _, last = file.once.get("keep", f"1-{len(copied)}").partition("-")
    taken = copied[int(first) - 1 : int(last)]
    if "[copy]" not in file.paragraphs:
        raise ValueError(f"{key}: a copy needs a line `[copy]` where the copied paragraphs go")
    at = file.paragraphs.index("[copy]")
    return (*file.paragraphs[:at], *taken, *file.paragraphs[at + 1 :])


def _later(article: Article, file: _File, key: str) -> Article | None:
    if not file.many["later"]:
        return None
    return replace(
        article,
        title=file.once.get("later_title", article.title),
        summary=file.once.get("later_summary", article.summary),
        updated=datetime.fromisoformat(file.once["later_updated"]),
        paragraphs=_replaced(article.paragraphs, file.many["later"], key),
    )


def _replaced(paragraphs: tuple[str, ...], pairs: list[tuple[str, str]], key: str) -> tuple[str, ...]:
    text = "\n\n".join(paragraphs)
    for old, new in pairs:
        if text.count(old) != 1:
            raise ValueError(f"{key}: {old!r} is there {text.count(old)} times, not once")
        text = text.replace(old, new)
    return tuple(text.split("\n\n"))
