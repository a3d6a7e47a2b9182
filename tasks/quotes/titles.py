"""Whom a document's title names, and whether it tells the text to come from one of them."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.entities import Entities, read_entities
from tasks.language import analyse
from tasks.quotes.speaker import NAMED, NOBODY, Speaker
from tasks.records import Document

AUTHOR_WORD = re.compile(
    r"\b(?:posted|announced|announces|shared|delivered|wrote|writes|stated|states|issued|released|published|remarked"
    r"|declared|tweeted|gave|outlined|said|says|updated|responded|responds|answered|answers|discussed|spoke|joined"
    r"|interviewed|testified|gaggled|talked|expressed|addressed|presented|emphasized|affirmed|highlighted|commented"
    r"|argued|Statement|Remarks|Speech|Address|Op-ed|Message|Letter|Readout|Testimony)\b"
)
_AUTHOR = re.compile(rf"(?:['’]s)?\s(?:[\w,’'/-]+\s){{0,6}}?(?=[a-z])(?:{AUTHOR_WORD.pattern})")
_BY = re.compile(
    r"\b(?:Statement|Remarks|Speech|Address|Op-ed|Message|Letter|Readout|Testimony)\s+(?:by|of|from)\s+(?:\w+\s){0,4}$"
)


def title_voices(document: Document) -> tuple[tuple[Speaker, ...], Speaker]:
    """The people and bodies that the title names, and the one it tells the text to come from, else NOBODY."""
    title = document.title or ""
    named = [(m, e) for m, e in read_title(document).within(0, len(title)) if e.kind != "place"]
    voices = tuple(Speaker(entity.canonical, entity.kind, None, NAMED) for _, entity in named)
    signed = next((n for n, (m, _) in enumerate(named) if _BY.search(title[: m.start_char])), None)
    if signed is not None:
        return voices, voices[signed]
    if named and named[0][0].start_char < 60 and _AUTHOR.match(title, named[0][0].end_char):
        return voices, voices[0]
    return voices, NOBODY


def read_title(document: Document) -> Entities:
    """The entities of the title, read as a text of its own."""
    title = replace(document, content=document.title or "", title=None, part="title")
    return read_entities(title, analyse(title.content))
