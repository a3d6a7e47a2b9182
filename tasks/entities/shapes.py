"""Organisations outside the registry, by the shape of their names and by what the text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tasks.entities.names import COMMON_FIRST_NAMES, GLUED, HONORIFICS, NOT_NAMES
from tasks.entities.view import Found, View
from tasks.reference.folding import fold, word_set
from tasks.reference.registry import Body

# Legal forms behind a company's name, which belong to it.
LEGAL = (
    r"(?:,? (?:Inc|Corp|Co|Ltd|LLC|PLC|plc|LP|LLP|AG|SE|NV|SA|N\.V|S\.A|Limited|Corporation|Company|Incorporated|"
    r"Holdings?|"
    r"Group|& Co)\b\.?)"
)
TAIL = (
    "Inc|Corp|Co|Ltd|LLC|PLC|plc|Corporation|Company|Group|Holdings?|Bank|University|College|Institute|Institution|"
    "Association|Council|Commission|Committee|Ministry|Department|Agency|Bureau|Authority|Administration|"
    "Federation|Union|"
    "Alliance|Coalition|Foundation|Center|Centre|Technologies|Securities|Partners|Airlines|Airways|Motors?|Industries|"
    "Electronics|Semiconductors?|Pharmaceuticals?|Petroleum|Times|Tribune|News|Network|Consulting|Advisors|Advisers|"
    "Associates|Insurance|Academy|Court|Organization|Organisation|Fund|Laboratories|Solutions|Logistics|"
    "Analytics|Ventures|"
    "Telecom|Cooperative|Television|Toys|Robotics|Outfitters|Apparel|Footwear|Furniture|Solar"
)
# Words that also stand inside other names: an end only where no further capital follows.
_WEAK_TAIL = (
    "Technology|Capital|Management|Shipping|Media|Daily|Journal|TV|Investments?|Society|School|Systems|Software|"
    "Brands|Foods|"
    "Futures|Economics|Markets|Advisory|Mobile|Autos?|Automotive|Chemical|Steel|Aluminum|Minerals|Mining|Research"
)
_CAP = r"(?:People's|St\.|[A-Z][\w&]*(?:-[A-Z]\w*)*|[A-Z]\.|&)"
_BY_TAIL = re.compile(
    rf"(?<![\w.'-])(?:{_CAP} ){{1,9}}(?:(?:{TAIL})\b(?![-\w])(?:(?<=\bCo)\.|(?<=\b(?:Inc|Ltd))\.|(?<=\bCorp)\.)?|"
    rf"(?:{_WEAK_TAIL})\b(?![-\w]| (?!Co|Inc|Ltd|Group|LLC)[A-Z]))(?:{LEGAL})*(?! (?:Currency |Composite |"
    rf"Stock )?Index\b)"
)
_OF_HEAD = "Ministry|Department|University|Bank|Court|School|College|Embassy"
_FOR_HEAD = (
    "Institute|Institution|Council|Center|Centre|Association|Chamber|Academy|Office|Bureau|Committee|Commission|"
    "Federation|"
    "Organization|Board|Society|Foundation|Administration|Alliance|Coalition"
)
_OFFICIAL = "Minister|Secretary|President|Chairman|Chair|Director|Deputy|Vice|Premier|Governor|Ambassador|Spokes"
_BY_HEAD = re.compile(
    rf"(?<![\w.'-])(?:{_CAP} ){{0,4}}(?:(?:{_OF_HEAD}) of|(?:{_FOR_HEAD}) (?:of|for|on(?! [A-Z][a-z]+day\b)))"
    rf"(?: the)? {_CAP}(?: (?:(?:and(?! (?:{_OFFICIAL}))|of|of the|&) )?{_CAP}){{0,6}}(?![\w-])"
)
_BRACKETED = re.compile(r",? ?\((?:the |or )?\"?([A-Z][A-Za-z&.-]{1,9})\"?\)")
_SHORT = re.compile(r"(?<![\w@#])[A-Z][A-Za-z&.-]{0,8}[A-Za-z](?![\w@])")
_ARTICLES = word_set(
    "The A An But And Or In On At For As By From With To Of If When While After Before Since Under My Our His Her "
    "Their Its This That These Those Every Each Some Any No All Former Then Two"
)
# Words of titles and headings that follow a name without being part of it.
_AFTER_NAME = HONORIFICS | word_set("Release Statement Journalist Reporter Undersecretary Press Conference Report")
_NO_NAMES = NOT_NAMES | HONORIFICS | word_set("LLC PLC Office")
_HEAD_OF = re.compile(
    r"\b(?:director|founder|co-founder|head|chief|president|owner|representative|executive|analyst|economist|"
    r"chairman|ceo|"
    r"partner|manager|adviser|member|spokes\w+|lawyer|researcher|fellow|professor|editor)\b",
    re.IGNORECASE,
)
_OF_GOVERNMENT = re.compile(r"\b(?:Ministry|Department|Government|Embassy|Parliament|Cabinet|Army|Navy|Customs)\b")
# "Halden Robotics, a Shenzhen-based maker of drones": the words behind the name tell that it is an organisation.
_DESCRIBED = re.compile(
    r"(?<![\w.'-])([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,4}),? (?:(?<=, )|which is )(?:an?|the) "
    r"(?:(?!(?:with|who|at|from|and) )[\w.'-]+ ){0,6}?"
    r"(?:company|"
    r"firm|startup|"
    r"start-up|maker|manufacturer|producer|supplier|retailer|developer|consultancy|brokerage|think tank|"
    r"newspaper|website|"
    r"nonprofit|trade group|lobby group|lobbying group|advocacy group|industry group|research group|association|"
    r"bank|lender|"
    r"airline|carmaker|chipmaker|automaker|broadcaster|conglomerate|distributor|exporter|importer|operator|platform)"
    r"(?=[,.;)]| (?:in|that|which|based|with|whose|for|of|and|owned|backed|founded|specializing|focused)\b)"
)
# "an analyst at Orwin Capital": the word before tells that people work there.
_EMPLOYER = re.compile(
    r"\b(?:analysts?|economists?|strategists?|professor|researchers?|fellow|partner|lawyer|manager|director|head|"
    r"chief|traders?|"
    r"executive|scholar|expert|specialist|consultant|officer|research|lecturer|counsel) (?:at|with) (?:the )?"
    r"([A-Z][\w&'-]*(?: (?:of |and |for |the )?[A-Z][\w&-]*){0,6})"
)
_NAME = r"[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,4}(?:,? (?:Inc|LLC|Ltd|Corp|Co)\b\.?)*"
_FIRM = (
    r"(?:companies|firms|businesses|manufacturers|suppliers|retailers|startups|chipmakers|automakers|brands|"
    r"enterprises|subsidiaries|contractors)"
)
_FIRMS = re.compile(
    rf"\b(?P<noun>{_FIRM})(?:,? (?:including|such as|like)|:) {_NAME}(?:, (?:and )?{_NAME})*(?:,? and {_NAME})?"
    r"(?=[,.;)])"
)
_ITEM = re.compile(rf"(?:(?:including|such as|like|,|and|:) )({_NAME})")
# "intelligence firm Global Dimensions": the word before tells what is named
_NAMED_FIRM = re.compile(
    r"\b(?:firm|company|startup|start-up|maker|manufacturer|producer|chipmaker|automaker|carmaker|shipbuilder|retailer|"
    r"brokerage|consultancy|subsidiary) ([A-Z][\w&-]*(?: [A-Z][\w&-]*){1,3})(?![\w'-])"
)
# "Orwin Data CEO Ann Roe": a head has a firm
_HEADED = re.compile(
    r"(?<![\w.'-])([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3}?) (?:CEO|CFO|COO|CTO|(?i:chief (?:executive|financial|operating)"
    r"(?: officer)?)) (?=[A-Z][a-z]+ [A-Z])"
)
# "Assistant Secretary of Commerce for Export Administration": a part of the title
_IN_CHARGE = re.compile(r"\b[Ss]ecretary(?: of \w+)? for (?:the )?$")
_SHORT_FORM = re.compile(
    r"\b[Tt]he (Commission|Ministry|Department|Chamber|Institute|Association|Committee|Council|Bureau|Board|"
    r"Court|Fund|Bank|"
    r"Embassy|Authority|Agency|Federation|Alliance|Coalition|University|Foundation|Administration)\b(?! (?:of|"
    r"for|on) | [A-Z])"
)


def unregistered(view: View) -> Iterator[Found]:
    """Organisations outside the registry, by every rule of this module that needs no other names."""
    for rule in (shaped, described, employers, listed, named_firms):
        yield from rule(view)


def shaped(view: View) -> Iterator[Found]:
    """Organisations outside the registry whose names end or begin as such names do."""
    for pattern in (_BY_TAIL, _BY_HEAD):
        for found in pattern.finditer(view.flat):
            start, end = found.span()
            begin = next(
                (a for a, b, label in view.names_near(end) if b == end and label == "ORG" and a < start), start
            )
            begin += 4 if view.flat.startswith("the ", begin) else 0
            if view.in_headline(start) or _IN_CHARGE.search(view.flat, max(0, start - 50), start):
                continue
            first = _first_of_two(view, begin, end)
            begin, end = (start, end) if first < start else (begin, first)
            if name := outlined(view, begin, end):
                yield name


def _first_of_two(view: View, start: int, end: int) -> int:
    """Where the first of two joined names ends: "Orwin Institute of Grain and Halden Instruments Co."."""
    joined = view.flat.rfind(" and ", start, end)
    is_second = joined > 0 and _BY_TAIL.fullmatch(view.flat, joined + 5, end) is not None
    return joined if is_second and _BY_HEAD.fullmatch(view.flat, start, joined) else end


def listed(view: View) -> Iterator[Found]:
    """Names in a list of firms: "companies, including Halden Drones, Orwin Data and Marek Labs"."""
    for found in _FIRMS.finditer(view.flat):
        country = view.country_before(found.start("noun"))
        for item in _ITEM.finditer(view.flat, found.end("noun"), found.end()):
            start, end = item.span(1)
            words = item.group(1).split()
            is_place = fold(item.group(1)) in view.registry.place_countries
            if not is_place and words[0] not in _ARTICLES | _NO_NAMES and words[-1] not in _NO_NAMES:
                yield Found(start, end, "organisation", view.text[start:end], country, "described")


def described(view: View) -> Iterator[Found]:
    """Names that an apposition calls a company, a bank, a think tank."""
    for found in _DESCRIBED.finditer(view.flat):
        start, end = found.span(1)
        words = found.group(1).split()
        is_name = words[0] not in _ARTICLES and not any(word in _NO_NAMES or word.endswith("-based") for word in words)
        is_person = _HEAD_OF.search(view.flat, end, found.end()) is not None  # "Ann Roe, the head of a company"
        if not is_name or is_person or view.in_headline(start):
            continue
        country = view.country_before(start) or _country_in(view, view.flat[end : found.end()])
        yield Found(start, end, "organisation", view.text[start:end], country, "described")


def employers(view: View) -> Iterator[Found]:
    """Names behind "an analyst at": what employs people is an organisation."""
    for found in _EMPLOYER.finditer(view.flat):
        name = re.sub(r"^\S+-based ", "", found.group(1).removesuffix("'s"))
        end = found.start(1) + len(found.group(1).removesuffix("'s"))
        start = end - len(name)
        is_place = name.lower() in view.registry.demonyms
        is_name = bool(name) and name.split()[0] not in _NO_NAMES and not name.endswith("-based")
        if is_name and not is_place and not view.in_headline(start):
            yield Found(start, end, "organisation", view.text[start:end], view.country_before(start), "described")


def named_firms(view: View) -> Iterator[Found]:
    """Names of two words or more behind "firm" or "maker", and any before a chief executive."""
    for found in (*_NAMED_FIRM.finditer(view.flat), *_HEADED.finditer(view.flat)):
        start, end = found.span(1)
        words = found.group(1).split()
        is_name = not any(word in _NO_NAMES | _ARTICLES or _HEAD_OF.fullmatch(word) for word in words)
        if (
            is_name
            and words[0] not in COMMON_FIRST_NAMES
            and fold(words[0]) not in view.registry.demonyms
            and not view.in_headline(start)
        ):
            yield Found(start, end, "organisation", view.text[start:end], view.country_before(start), "described")


def _country_in(view: View, words: str) -> str | None:
    codes = (view.registry.demonyms.get(fold(word.split("-")[0])) for word in words.split() if word[0].isupper())
    return next((code for code in codes if code), None)


def short_forms(view: View, named: list[Found]) -> Iterator[Found]:
    """ "The Commission" where the text has named one before whose name has that word; the last one named is meant."""
    covered = {offset for item in named for offset in (item.start, item.end - 1)}
    bodies = iter([item for item in named if item.kind == "organisation"])
    item = next(bodies, None)
    last: dict[str, Found] = {}  # by word: the body named last whose name has it
    for found in _SHORT_FORM.finditer(view.flat):
        start, end = found.span(1)
        while item and item.end <= start:
            last |= dict.fromkeys(item.canonical.split(), item)
            item = next(bodies, None)
        body = last.get(found.group(1))
        if body and start not in covered and not view.in_headline(start):
            yield Found(start, end, body.kind, body.canonical, body.country, "short_form", body.entry)


def outlined(view: View, start: int, end: int) -> Found | None:
    """The stretch without articles and adjectives of a country before it; None: too little of a name is left."""
    words = view.flat[start:end].split(" ")
    country = view.country_before(start)
    while words and (words[0] in _ARTICLES or _is_foreign(view, words)):
        country = country or view.registry.demonyms.get(fold(words[0]).removesuffix("'s"))
        start += len(words[0]) + 1
        words = words[1:]
    last = next((i for i, w in enumerate(words) if i and w in _AFTER_NAME and words[i - 1] != "Trade"), len(words))
    words, end = words[:last], start + len(" ".join(words[:last]))
    if any(GLUED.search(word) for word in words) or (words and words[0] == "Chief"):
        return None
    is_short = len(words) == 2 and (view.registry.demonyms.get(fold(words[0])) or words[0] in NOT_NAMES)
    if len(words) < 2 or is_short:
        return None
    return Found(start, end, "organisation", view.text[start:end], country or _seat(view, words), "shape")


def _seat(view: View, words: list[str]) -> str | None:
    """The country of a place or adjective inside the name: "University of Georgia", "Hamburg Institute"."""
    pairs = [" ".join(pair) for pair in pairwise(words)]
    names = [fold(name) for name in (*pairs, *words)]
    codes = (view.registry.place_countries.get(name) or view.registry.demonyms.get(name) for name in names)
    return next((code for code in codes if code), None)


def _is_foreign(view: View, words: list[str]) -> bool:
    """A country before a name that is none of its words: "US" and "China's" in any, "Chinese" before a ministry."""
    if words[0] in ("US", "U.S.") or words[0].endswith("'s"):
        return True
    return bool(view.registry.demonyms.get(fold(words[0])) and _OF_GOVERNMENT.search(" ".join(words[1:])))


def abbreviations(view: View, found: list[Found]) -> Iterator[Found]:
    """Short forms that brackets introduce behind a name, wherever they stand: "the Orwin Oil Company (OOC)"."""
    introduced: dict[str, Found] = {}
    for name in found:
        short = _BRACKETED.match(view.flat, name.end) if name.kind != "person" else None
        if short and _is_short_for(view, short.group(1), name):
            introduced.setdefault(short.group(1), name)
    if not introduced:
        return
    for again in _SHORT.finditer(view.flat):
        if meant := introduced.get(again.group()):
            yield replace(meant, start=again.start(), end=again.end(), rule="abbreviation")


def _is_short_for(view: View, short: str, name: Found) -> bool:
    """A match of letters; capitals of any kind behind a body that is no company, whose ticker they might be."""
    is_firm = isinstance(name.entry, Body) and name.entry.kind == "company"
    if is_firm and (
        "." in short or (short.isupper() and name.end - name.start > len(short) > 0 and " " not in name.canonical)
    ):
        return False  # a ticker
    if isinstance(name.entry, Body) and short == name.entry.ticker:
        return False
    is_capital = short.isupper() and len(short) > 2 and name.kind == "organisation" and not is_firm
    return _abbreviates(short, view.flat[name.start : name.end]) or (is_capital and name.rule in ("registry", "shape"))


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters are, in order, the first letters of the name's words, or the short form is its beginning."""
    letters = [c for c in short.upper() if c.isalpha()]
    words = [word for word in re.split(r"[\s-]+", name) if word]
    position = 0
    for word in words:
        if position < len(letters) and word[0].upper() == letters[position]:
            position += 1
    return position >= len(letters) - (len(letters) > 3) or name.lower().startswith(short.lower())
