"""Sentences by rule, the same with and without a model: a paragraph is never crossed, a quotation never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST = 1500
_PARAGRAPH = re.compile(r"[^\n]+")
# An end mark, the marks that close behind it, white space, and what comes next.
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)\s+(?=(?P<next>\S+))")
_WORD_BEFORE = re.compile(r"[^\s(\"“‘'\[—/]+$")
_REPORTED = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|wrote|added|told|shouted|replied|tweeted)\b")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Never the last word of a sentence.
_TITLES = _words(
    "Mr Mrs Ms Messrs Dr Prof Gov Govs Sen Sens Rep Reps Gen Col Lt Sgt Maj Cpl Capt Adm Cmdr Rev Hon Pres Amb "
    "Supt St Mt Ft vs cf eg ie approx Nos Fig Figs Art Arts Sec Secs Ch Para Vol pp"
)
# Seldom the last word: only where the next one usually begins a sentence.
_SHORT = _words(
    "Inc Corp Co Cos Ltd Bros Plc Jr Sr Dept Univ Assn Bldg Ave Blvd Rd No Jan Feb Mar Apr Jun Jul Aug Sept Sep "
    "Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan "
    "Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que al etc est min "
    "max bn mn tn"
)
_STARTERS = _words(
    "The A An This That These Those It He She They We I You But And Or So In On At By For From With To Of As If "
    "When While After Before Since Although Though However Meanwhile Both Some Many Most Such There Here What Why "
    "How Who Where Its His Her Their Our My No Not Yet Also Under Over Among According Last Next Now Then Despite "
    "Instead Earlier Later Still Even Only Because During Until Once Without Within Through Between Against Like "
    "Other Others All Any Each Every Few Several More Moreover Nevertheless Nonetheless Therefore Thus Indeed "
    "Further Furthermore Additionally Beyond About Asked"
)


def split_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Lines that are not empty, without the line break."""
    return tuple(found.span() for found in _PARAGRAPH.finditer(text) if found.group().strip())


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of every sentence in order, without surrounding white space.

    A quotation that closes in its paragraph stays whole, whatever full stops are in it.
    """
    spans = []
    for start, end in split_paragraphs(text):
        for first, last in _cut(text, start, end):
            for low, high in _bounded(text, first, last):
                piece = text[low:high]
                if stripped := piece.strip():
                    begin = low + piece.index(stripped[0])
                    spans.append((begin, begin + len(stripped)))
    return tuple(spans)


def _bounded(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretch in pieces of at most _LONGEST characters, cut at white space where there is some.

    What reads a sentence may take time that grows with the square of its length; no writer's sentence is that long.
    """
    while last - first > _LONGEST:
        cut = text.rfind(" ", first + _LONGEST // 2, first + _LONGEST)
        cut = cut if cut > 0 else first + _LONGEST
        yield first, cut
        first = cut
    yield first, last


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    paragraph = text[start:end]
    quotations = iter([*_quotations(paragraph), (end, end)])
    opened, closed = next(quotations)
    begin = 0
    for found in _END.finditer(paragraph):
        cut = found.end("close")
        while closed < cut:
            opened, closed = next(quotations)
        if opened < cut < closed or not _ends(paragraph, found, begin):
            continue
        yield start + begin, start + cut
        begin = cut
    yield start + begin, end


def _quotations(paragraph: str) -> list[tuple[int, int]]:
    """Offsets of the opening mark and behind the closing mark of each quotation that closes in the paragraph."""
    found, opened = [], -1
    for mark in re.finditer(r"[“”\"]", paragraph):
        at, sign = mark.start(), mark.group()
        before = paragraph[at - 1 : at]
        opens = sign == "“" or (sign == '"' and (not before or before in " (—–-[\t" or opened < 0))
        if opens and (sign == "“" or opened < 0 or before not in ".,!?"):
            opened = at  # a second opening mark: the first one was never closed
        elif opened >= 0:
            found.append((opened, at + 1))
            opened = -1
    return found


def _ends(paragraph: str, found: re.Match[str], begin: int) -> bool:
    """Whether a sentence ends at this mark."""
    mark, close, following = found.group("mark"), found.group("close"), found.group("next")
    first = following.lstrip("\"'“‘([«*•–—-$€£¥")[:1]
    if not first or first.islower():
        return False
    if mark[-1] in "!?":
        return not (close and _REPORTED.match(paragraph, found.start("next")))
    if close and close[0] in "\"”)]'’":
        return True
    word = _WORD_BEFORE.search(paragraph, max(0, found.start() - 40), found.start())
    return _may_end(word.group() if word else "", following, found.start() - begin)


def _may_end(word: str, following: str, length: int) -> bool:
    """Whether the word before a full stop may be the last of a sentence, given the next one."""
    starter = following.strip("\"'“‘([,’”)").removesuffix("’s").removesuffix("'s") in _STARTERS
    if word in _TITLES:
        return False
    if word in _SHORT or _ACRONYM.search(word):
        return (starter or following[0] in '“"') and not following[0].isdigit()
    if len(word) == 1 and word.isupper():
        return starter
    return not (word.isdigit() and length <= 3)
