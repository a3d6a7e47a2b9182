"""Bodies and firms: those of the registry, told apart by country, and others by the shape of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.entities.folding import fold
from tasks.entities.matching import GENERIC, Claim, Hit
from tasks.entities.registry import Body, Place
from tasks.entities.view import Found, View

_GOVERNMENT = frozenset({"agency", "ministry", "legislature", "court", "central_bank", "party", "military"})
_LEGAL = r"(?:,? (?:Inc|Corp|Co|Ltd|LLC|PLC|plc|LP|AG|SE|NV|SA|N\.V|S\.A|Limited|Corporation|Company|Incorporated|Holdings?|Group)\b\.?)"
_LEGAL_TAIL = re.compile(_LEGAL + "+")
_TAIL = (
    "Inc|Corp|Co|Ltd|LLC|PLC|plc|Corporation|Company|Group|Holdings?|Bank|University|College|Institute|Institution|"
    "Association|Council|Commission|Committee|Ministry|Department|Agency|Bureau|Authority|Administration|Federation|Union|"
    "Alliance|Coalition|Foundation|Center|Centre|Technologies|Technology|Securities|Capital|Partners|Management|Airlines|"
    "Airways|Motors?|Industries|Electronics|Semiconductors?|Pharmaceuticals?|Petroleum|Shipping|Media|Times|Daily|Journal|"
    "Tribune|News|Network|Television|TV|Consulting|Advisors|Advisers|Associates|Investments?|Insurance|Academy|Society|School|"
    "Court|Organization|Organisation|Fund|Laboratories|Systems|Software|Solutions|Logistics|Brands|Foods|Futures|Analytics|"
    "Economics|Markets|Advisory|Ventures|Telecom|Mobile|Autos?|Automotive|Chemical|Steel|Aluminum|Minerals|Mining|Cooperative"
)
_CAP = r"(?:[A-Z][\w&-]*(?:\.(?=[A-Z]))?[\w]*|[A-Z]\.|&)"
_BY_TAIL = re.compile(rf"(?<![\w.'-])(?:{_CAP} ){{1,6}}(?:{_TAIL})\b(?!-)(?:{_LEGAL})*")
_HEAD = (
    "Institute|Institution|Council|University|Ministry|Department|Center|Centre|Bank|Association|Chamber|Academy|Office|"
    "Bureau|Committee|Commission|School|College|Federation|Organization|Board|Society|Foundation|Court|Administration"
)
_BY_HEAD = re.compile(
    rf"(?<![\w.'-])(?:{_CAP} ){{0,4}}(?:{_HEAD}) (?:of|for|on)(?: the)? {_CAP}(?:,? (?:(?:and|of|of the|&) )?{_CAP}(?!'s)){{0,6}}"
)
_ADMINISTRATION = re.compile(r"\b([A-Z][a-z]+)(?:'s)? [Aa]dministration\b")
_BRACKETED = re.compile(r",? ?\((?:the |or )?\"?([A-Z][A-Za-z&.-]{1,9})\"?\)")
_AT_PLACE = re.compile(r"\b(?:at|in|inside|outside|near|to|leaving|entering|left|entered|into|around) (?:the )?$")


def administrations(view: View) -> Iterator[Found]:
    """The government of a president: "Trump administration", of any president of the United States."""
    for found in _ADMINISTRATION.finditer(view.flat):
        people = view.registry.by_surname.get(fold(found.group(1)), ())
        if any(o.title == "President of the United States" for p in people for o in p.offices):
            yield Found(*found.span(), "organisation", f"{found.group(1)} administration", "US", "administration")


def registered(view: View) -> Iterator[Found]:
    """Organisations and places of the registry that the text names, one reading a stretch."""
    certain = {id(c.entry) for hit in view.hits for c in hit.claims if c.is_certain and not _is_generic(c)}
    for hit in view.hits:
        claims = [claim for claim in hit.claims if claim.kind != "person"]
        if not claims or _is_plain_word(view, hit):
            continue
        bodies = [claim for claim in claims if isinstance(claim.entry, Body)]
        place = next((claim for claim in claims if isinstance(claim.entry, Place)), None)
        body = choose_body(view, hit, bodies, certain) if bodies else None
        if body and place and _AT_PLACE.search(view.flat, max(0, hit.start - 16), hit.start):
            body = None
        if body:
            end = hit.end
            if body.kind == "company" and (tail := _LEGAL_TAIL.match(view.flat, end)):
                end = tail.end()
            yield Found(hit.start, end, "organisation", body.name, body.country, "registry", body)
        elif place and isinstance(place.entry, Place):
            yield Found(hit.start, hit.end, "place", place.entry.name, place.entry.country, "registry", place.entry)


def _is_plain_word(view: View, hit: Hit) -> bool:
    """A single word that begins a sentence and that the text also writes small is no name: "Target prices ..."."""
    word = view.flat[hit.start : hit.end]
    return word.isalpha() and not word.isupper() and word.lower() in view.small_words


def _is_generic(claim: Claim) -> bool:
    return isinstance(claim.entry, Body) and all(word in GENERIC for word in fold(claim.alias).split())


def choose_body(view: View, hit: Hit, claims: list[Claim], certain: set[int]) -> Body | None:
    """Which of several bodies of one name is meant, by the country beside it, the text's other names, its countries.

    None: none of them, or too little tells.
    """
    beside = view.country_before(hit.start) or view.country_behind(hit.end)
    bodies = {claim.entry.name: (claim.entry, claim) for claim in claims if isinstance(claim.entry, Body)}
    if beside and any(_is_generic(claim) for claim in claims):
        return next((body for body, _ in bodies.values() if body.country == beside), None)
    if sure := [body for body, claim in bodies.values() if claim.is_certain and not hit.is_lower]:
        return sure[0]
    if known := [body for body, _ in bodies.values() if id(body) in certain]:
        return known[0]
    public = [body for body, _ in bodies.values() if body.kind in _GOVERNMENT]
    if public:
        best = max(public, key=lambda body: view.countries[body.country or ""])
        return best if view.countries[best.country or ""] else None
    if view.label_of(hit.start, hit.end) == "ORG":
        return next(iter(bodies.values()))[0]
    return None


def shaped(view: View) -> Iterator[Found]:
    """Organisations outside the registry whose names end or begin as such names do."""
    for pattern in (_BY_TAIL, _BY_HEAD):
        for found in pattern.finditer(view.flat):
            start, end = found.span()
            if view.in_headline(start):
                continue
            country = view.country_before(start)
            words = view.flat[start:end].split()
            while len(words) > 2 and (words[0] in ("The", "A", "An", "But", "And", "In", "On", "At", "For", "As") or
                                      words[0] in ("US", "U.S.")):  # fmt: skip
                country = country or view.registry.demonyms.get(fold(words[0]))
                start += len(words[0]) + 1
                words = words[1:]
            if len(words) < 2 or len(words) == 2 and view.registry.demonyms.get(fold(words[0])):
                continue
            yield Found(start, end, "organisation", view.text[start:end], country, "shape")


def abbreviations(view: View, found: list[Found]) -> Iterator[Found]:
    """Short forms that brackets introduce behind a name: "the National Iranian Oil Company (NIOC)", wherever they stand."""
    for name in found:
        if name.kind == "person":
            continue
        short = _BRACKETED.match(view.flat, name.end)
        if not short or not _abbreviates(short.group(1), view.flat[name.start : name.end]):
            continue
        for again in re.finditer(rf"(?<![\w@#]){re.escape(short.group(1))}(?![\w@])", view.flat):
            yield Found(*again.span(), name.kind, name.canonical, name.country, "abbreviation", name.entry)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters are, in order, the first letters of the name's words, or the short form is its beginning."""
    letters = [c for c in short.upper() if c.isalpha()]
    words = [word for word in re.split(r"[\s-]+", name) if word]
    position = 0
    for word in words:
        if position < len(letters) and word[0].upper() == letters[position]:
            position += 1
    return position >= len(letters) - (len(letters) > 3) or name.lower().startswith(short.lower())
