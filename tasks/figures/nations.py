"""Which countries a text names, by noun, adjective, capital, person or body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tasks.entities import Entities
from tasks.records import Entity
from tasks.reference.folding import fold
from tasks.reference.registry import Registry, load_registry

# What stands for a country in trade news besides its names and capitals.
_MORE: Final = {
    "washington": "US",
    "trump administration": "US",
    "biden administration": "US",
    "the fed": "US",
    "fed": "US",
    "federal reserve": "US",
    "wall street": "US",
    "capitol hill": "US",
    "trump": "US",
    "ustr": "US",
    "mofcom": "CN",
    "european union": "EU",
    "eu": "EU",
    "european": "EU",
    "europe": "EU",
    "euro zone": "EU",
    "euro-zone": "EU",
    "euro area": "EU",
    "european commission": "EU",
    "european central bank": "EU",
    "ecb": "EU",
    "state council": "CN",
    "people's bank of china": "CN",
    "pboc": "CN",
    "uk": "GB",
    "u.k.": "GB",
    "britain": "GB",
    "british": "GB",
    "hong kong": "HK",
    "taiwan": "TW",
    "taiwanese": "TW",
    "south korea": "KR",
    "south korean": "KR",
    "korean": "KR",
    "sino": "CN",
}
RIVALS: Final = {"US": "CN", "CN": "US"}  # each the other side of the trade that is read
_ACTORS: Final = (
    "trump administration", "biden administration", "the fed", "fed", "federal reserve", "trump", "ustr", "mofcom",
    "european commission", "european central bank", "ecb", "state council", "people's bank of china", "pboc",
    "white house", "capitol hill", "wall street",
)  # fmt: skip
GOVERNMENT: Final = frozenset({"agency", "ministry", "legislature", "central_bank", "party", "court", "military"})
_ADMINISTRATION = re.compile(r"(?<![\w-])(?:[Tt]he|[Hh]is|this) administration\b")
_ADJECTIVES: Final = frozenset({"us", "u.s.", "usa"})
# Names that are also ordinary words or parts of other names.
_NOT: Final = frozenset({"turkey", "us dollar", "us dollars"})
_CAPITAL = re.compile(r"(?<![\w.])(?:[A-Z][\w.&-]*|euro(?=[ -](?:zone|area)\b))")
_AFTER_FIRST = re.compile(r"[\W\d_].*", re.DOTALL)
_NAME_GOES_ON = re.compile(
    r" (?:dollars?|treasur(?:y|ies)|open|bank note)\b|-(?:made|based|born|built|owned|flagged|listed|trained|led"
    r"|style|backed|origin|designated|listed|sanctioned)",
    re.IGNORECASE,
)
_CONTINENT = re.compile(r"\b(?:Latin|South|North|Central) $")
_INSIDE: Final = re.compile(  # names that only hold the name of a country
    r"\b(?:Inner Mongolia|New Mexico|(?:South|East) China Sea"
    r"|Bank of America|Gulf of (?:Mexico|America)|Sea of Japan)\b"
)
_PARTS: Final = frozenset({"china daily", "china town", "china central television", "american airlines"})


@dataclass(frozen=True, slots=True)
class Nation:
    """One country named in the text."""

    start: int
    end: int
    code: str  # ISO 3166-1 alpha-2, EU for the Union
    form: str  # name | adjective | possessive | actor (a person or body of it) | place (a city or province of it)
    made: bool = False  # "U.S.-made", "Chinese-owned"
    is_home: bool = False  # "Japan's Toyota": only where a firm sits


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, bool]]:
    """Folded name to country and whether it is an adjective."""
    registry = load_registry()
    adjectives = {word.casefold() for place in registry.places for word in place.demonyms}
    found = {name: (code, name in adjectives) for name, code in registry.demonyms.items()}
    found |= {name: (code, name != "taiwan" and name.endswith(("an", "ish", "ese"))) for name, code in _MORE.items()}
    return {name: told for name, told in found.items() if name not in _NOT}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """What the names begin with, up to the first sign that is no letter."""
    return frozenset(_AFTER_FIRST.sub("", name).casefold() for name in _names())


@dataclass(frozen=True, slots=True)
class Nations:
    """The countries of one text in its order."""

    found: tuple[Nation, ...]
    starts: tuple[int, ...]
    title: frozenset[str]  # those of the title
    main: str | None  # the country named most; None: none is
    acting: str | None = None  # the country whose persons and bodies are named most; None: none are

    def within(self, start: int, end: int) -> tuple[Nation, ...]:
        """Those that begin inside the span."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def read_nations(text: str, entities: Entities, title: str) -> Nations:
    """The countries that a text names; persons and bodies count as actors of their country."""
    found = [*_by_name(text)]
    taken = {nation.start for nation in found}
    registry = load_registry()
    for entity in entities.entities:
        if entity.kind == "place" and entity.country:
            found += [
                Nation(m.start_char, m.end_char, entity.country, "place")
                for m in entity.mentions
                if m.start_char not in taken
            ]
        if entity.country is None or not _acts(entity, registry):
            continue
        found += [
            Nation(m.start_char, m.end_char, entity.country, "possessive" if _owns(text, m.end_char) else "actor")
            for m in entity.mentions
            if m.start_char not in taken
        ]
    firms = {m.start_char for entity in entities.entities if _is_firm(entity, registry) for m in entity.mentions}
    found = [replace(n, is_home=n.form == "possessive" and n.end + len("'s ") in firms) for n in found]
    found += [Nation(match.start(), match.end(), "US", "actor") for match in _ADMINISTRATION.finditer(text)]
    found.sort(key=lambda nation: (nation.start, nation.end))
    count = Counter(nation.code for nation in found if nation.form not in ("actor", "place"))
    acting = Counter(nation.code for nation in found if nation.form == "actor")
    titled = [nation.code for nation in _by_name(title)]
    count.update(titled)
    return Nations(
        tuple(found),
        tuple(nation.start for nation in found),
        frozenset(titled),
        max(count, key=lambda c: count[c]) if count else None,
        max(acting, key=lambda c: acting[c]) if acting else None,
    )


def _owns(text: str, end: int) -> bool:
    return text[end : end + 2] in ("'s", "’s")


_STATE: Final = re.compile(
    r"\b(?:Ministry|Administration|Commission|Department|Bank|Bureau|Office|Council|Committee|Court|Congress|Party"
    r"|Customs|Agency|Authority|Government|Parliament|Institute|University)\b"
)


def _is_firm(entity: Entity, registry: Registry) -> bool:
    """Whether an organisation is a firm: the registry says so, or it knows nothing and the name is no state body's."""
    body = registry.body_named.get(fold(entity.canonical))
    is_firm = body.kind == "company" if body is not None else not _STATE.search(entity.canonical)
    return entity.kind == "organisation" and is_firm


def _acts(entity: Entity, registry: Registry) -> bool:
    """Whether a person or body acts for its country: firms, media and international bodies do not."""
    if entity.kind == "person":
        return True
    body = registry.body_named.get(fold(entity.canonical)) if entity.kind == "organisation" else None
    return entity.kind == "organisation" and (body is None or body.kind in GOVERNMENT)


@lru_cache(maxsize=4)  # figures and events of one text ask one after the other
def _by_name(text: str) -> tuple[Nation, ...]:
    names, first_words = _names(), _first_words()
    found: list[Nation] = []
    inside = [found.span() for found in _INSIDE.finditer(text)]
    end = 0
    while (match := _CAPITAL.search(text, end)) is not None:
        end = match.end()
        if _AFTER_FIRST.sub("", match[0]).casefold() not in first_words:
            continue
        if any(first <= match.start() < last for first, last in inside):
            continue
        if match[0].startswith("America") and _CONTINENT.search(text, max(0, match.start() - 8), match.start()):
            continue
        taken = _longest(text, match, names)
        if taken is None:
            continue
        stop, (code, adjective) = taken
        word = text[match.start() : stop]
        after = text[stop : stop + 12]
        end = max(stop, match.start() + 1)
        if re.match(r" dollars?\b", after) or (word == "US" and after[:1] == "$"):
            continue
        is_actor = word.casefold() in _ACTORS
        form = (
            "actor"
            if is_actor
            else "possessive"
            if after[:2] in ("'s", "’s")
            else "adjective"
            if adjective or word.casefold() in _ADJECTIVES
            else "name"
        )
        found.append(Nation(match.start(), stop, code, form, bool(_NAME_GOES_ON.match(after)) and after[:1] == "-"))
    return tuple(found)


def _longest(
    text: str, match: re.Match[str], names: dict[str, tuple[str, bool]]
) -> tuple[int, tuple[str, bool]] | None:
    """The longest name of up to four words that begins at a capital."""
    window = text[match.start() : match.start() + 60]
    words = re.match(r"[\w.&'’-]+(?: [\w.&'’-]+){0,3}", window)
    parts = words[0].split(" ") if words else [match[0]]
    for length in range(len(parts), 0, -1):
        phrase = " ".join(parts[:length]).replace("’", "'")
        if phrase.casefold() in _PARTS:
            return None
        for form in _forms(phrase):
            told = names.get(form.casefold())
            if told and not (form.casefold() == "us" and form != "US"):
                return match.start() + len(form), told
    return None


def _forms(phrase: str) -> list[str]:
    """The phrase as it stands and without what may cling to its end."""
    forms = [phrase, *(phrase[: -len(tail)] for tail in ("'s", "'", ".", ",") if phrase.endswith(tail))]
    if "-" in phrase:
        forms.append(phrase.split("-")[0])
    return forms
