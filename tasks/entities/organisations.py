"""Bodies and firms: those of the registry, told apart by country, and others by the shape of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.entities.matching import GENERIC, Claim, Hit
from tasks.entities.shapes import LEGAL
from tasks.entities.view import Found, View
from tasks.reference.folding import fold, word_set
from tasks.reference.registry import Body, Person, Place

_GOVERNMENT = frozenset({"agency", "ministry", "legislature", "court", "central_bank", "party", "military"})
_LEGAL_TAIL = re.compile(LEGAL + "+")
_ADMINISTRATION = re.compile(r"\b([A-Z][a-z]+) [Aa]dministration\b")
_TITLE_BEHIND = re.compile(r" (?:Secretary|Minister|Undersecretary|Under Secretary|Representative)\b")
_SECURITIES = re.compile(
    r" (?:secretary|yields?|bonds?|notes?|bills?|market|securities|debt|holdings|prices|futures)\b"
)
_UNIT = re.compile(
    r"^(?:Department|Ministry) of|(?:Ministry|Department|Office|Council|Bank|Commission|House|Administration|Agency)$"
)
_INDICES = word_set("Dow Nasdaq S&P FTSE DAX Nikkei")
_TICKER = re.compile(r" ?\( ?(?:[A-Z]+: ?)?[A-Z.]{1,6} ?\)")
_CHAMBERS = word_set("House Senate Congress Treasury Fed Pentagon Kremlin Commission")
_HYPHEN = re.compile(r"\b(?:Trans|Indo|Pan|Intra|Inter|Euro|Cis)-$")
_POSTED_ON = re.compile(
    r"\b(?:post\w*|wrote|tweet\w*|message|statement|account)\b[^.\n]{0,25}\bon $|social media (?:platform|site),? $"
)
_OFFICE_OF = re.compile(r"(?:'s)? Office\b")
_ACTS = re.compile(
    r"(?:'s)?,? (?:said|says|announced|added|issued|imposed|told|also|has|had|will|declined|did|plans?|and)\b|'s "
)
_AT_PLACE = re.compile(r"\b(?:at|in|inside|outside|near|to|leaving|entering|left|entered|into|around) (?:the |a )?$")


def administrations(view: View) -> Iterator[Found]:
    """The government of a president: "Trump administration", of any president of the United States."""
    for found in _ADMINISTRATION.finditer(view.flat):
        people = view.registry.by_surname.get(fold(found.group(1)), ())
        if any(o.title == "President of the United States" for p in people for o in p.offices):
            yield Found(*found.span(), "organisation", f"{found.group(1)} administration", "US", "administration")


def registered(view: View) -> Iterator[Found]:
    """Organisations and places of the registry that the text names, one reading a stretch."""
    certain = {id(c.entry) for hit in view.hits for c in hit.claims if c.is_certain and not _is_generic(c)}
    certain |= _served(view)
    for hit in view.hits:
        claims = [claim for claim in hit.claims if claim.kind != "person"]
        if not claims or _is_plain_word(view, hit) or _is_title(view, hit) or _is_index(view, hit):
            continue
        if _is_half(view, hit) or view.flat.startswith(" Force One", hit.end - 6):
            continue
        bodies = [claim for claim in claims if isinstance(claim.entry, Body)]
        place = next((claim for claim in claims if isinstance(claim.entry, Place)), None)
        body = choose_body(view, hit, bodies, certain) if bodies else None
        if body and place and is_location(view, hit):
            body = None
        if body:
            end = hit.end
            if body.name.startswith("Office of") and (tail := _OFFICE_OF.match(view.flat, end)):
                end = tail.end()
            if body.kind in ("company", "media") and (tail := _LEGAL_TAIL.match(view.flat, end)):
                end = tail.end()
            yield Found(hit.start, end, "organisation", body.name, body.country, "registry", body)
        elif place and not view.flat.startswith(" First", hit.end) and isinstance(place.entry, Place):
            yield Found(hit.start, hit.end, "place", place.entry.name, place.entry.country, "registry", place.entry)


def _served(view: View) -> set[int]:
    """The bodies in which people whom the text names in full hold an office on the day."""
    people = [c.entry for hit in view.hits for c in hit.claims if isinstance(c.entry, Person) and c.is_certain]
    named = {o.body for person in people for o in person.offices if o.body and o.is_held(view.published)}
    return {id(view.registry.body_named[fold(name)]) for name in named if fold(name) in view.registry.body_named}


def _is_half(view: View, hit: Hit) -> bool:
    """The second half of one word: "Trans-Pacific"; but "US-China" and "Sino-US" name what stands behind the hyphen."""
    return _HYPHEN.search(view.flat, max(0, hit.start - 7), hit.start) is not None


def _is_title(view: View, hit: Hit) -> bool:
    """A department inside its head's title: "US Treasury Secretary"."""
    name = view.flat[hit.start : hit.end]
    if name.endswith("Treasury") and _SECURITIES.match(view.flat, hit.end):
        return True
    return bool(_TITLE_BEHIND.match(view.flat, hit.end)) and not _UNIT.search(name) and _holds_body(hit)


def _holds_body(hit: Hit) -> bool:
    return all(isinstance(c.entry, Body) and c.entry.kind in _GOVERNMENT for c in hit.claims if c.kind != "person")


def _is_index(view: View, hit: Hit) -> bool:
    """A market index, which is nothing: "the Dow", "S&P 500"; or a ticker behind its firm: "GE (GE)"."""
    name = view.flat[hit.start : hit.end]
    if name in _INDICES:
        return view.flat[max(0, hit.start - 4) : hit.start].lower() == "the " or not _ACTS.match(view.flat, hit.end)
    return bool(re.search(rf"{re.escape(name)} ?\( ?$", view.flat[max(0, hit.start - len(name) - 3) : hit.start]))


def is_location(view: View, hit: Hit) -> bool:
    """Whether something happens at the place, which is else a body that speaks: "at the White House"."""
    before = _AT_PLACE.search(view.flat, max(0, hit.start - 16), hit.start)
    return before is not None and not view.flat.startswith("'s", hit.end)


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
    bodies = [(claim.entry, claim.is_certain and not hit.is_lower) for claim in claims if isinstance(claim.entry, Body)]
    is_single = " " not in view.flat[hit.start : hit.end]
    if beside and any(_is_generic(claim) for claim in claims):
        found = next((body for body, _ in bodies if body.country == beside), None)
        return None if is_single and not _acts(view, hit) else found
    if sure := [body for body, is_certain in bodies if is_certain]:
        return sure[0]
    if is_single and not _acts(view, hit) and not (len(bodies) > 1 and view.flat[hit.start : hit.end].isupper()):
        return None
    if known := [body for body, _ in bodies if id(body) in certain]:
        return known[0]
    if public := [body for body, _ in bodies if body.kind in _GOVERNMENT]:
        best = max(public, key=lambda body: view.countries[body.country or ""])
        return best if view.countries[best.country or ""] else None
    return bodies[0][0] if _is_firm_here(view, hit) else None


def _acts(view: View, hit: Hit) -> bool:
    """Whether a single word that may be a body does something here ("Commerce said"), or the model calls it one."""
    if any(isinstance(claim.entry, Body) and claim.entry.kind in _GOVERNMENT for claim in hit.claims):
        is_titled = view.flat[max(0, hit.start - 3) : hit.start] == "of "
        acts = _ACTS.match(view.flat, hit.end) or _is_chamber(view, hit)
        return bool(acts) and not is_titled and not view.in_headline(hit.start)
    if any(isinstance(c.entry, Body) and c.entry.name == f"The {c.alias}" for c in hit.claims):
        # a paper without its own article: "the Economist", no economist and no hill
        is_article = view.flat[max(0, hit.start - 4) : hit.start].lower() == "the "
        return is_article and _ACTS.match(view.flat, hit.end) is not None
    return _is_firm_here(view, hit)


def _is_chamber(view: View, hit: Hit) -> bool:
    """ "the House" with its article and no further name behind."""
    is_article = view.flat[max(0, hit.start - 4) : hit.start].lower() == "the "
    return (
        is_article and view.flat[hit.start : hit.end] in _CHAMBERS and not re.match(r" [A-Z]", view.flat[hit.end :][:2])
    )


def _is_firm_here(view: View, hit: Hit) -> bool:
    """Whether the model, a ticker or somebody's post tells that an ambiguous name is meant as one."""
    is_ticked = _TICKER.match(view.flat, hit.end) is not None
    return is_ticked or view.label_of(hit.start, hit.end) == "ORG" or _is_posted_on(view, hit)


def _is_posted_on(view: View, hit: Hit) -> bool:
    """Whether somebody writes there: "in a post on X"."""
    return _POSTED_ON.search(view.flat, max(0, hit.start - 50), hit.start) is not None
