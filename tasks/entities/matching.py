"""All names of the registry in a text, found in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from tasks.reference.folding import lower, plain, word_set
from tasks.reference.registry import Body, Person, Place, Registry

# Words of which names of government bodies are made: only such names may be written small ("the commerce ministry").
GENERIC = word_set(
    "agency administration affairs agriculture and banking board bureau bank central commerce commission "
    "committee council cabinet congress culture customs defence defense department development education energy "
    "environment finance foreign for general health house industry information interior international justice "
    "labor labour legislature ministry national of office oversight parliament people's planning policy public "
    "reform representatives resources science security senate state taxation technology the tourism trade "
    "transport transportation treasury"
)
_STATES = re.compile(
    r"^(?:United States|U\.S\.|US) (?=[A-Z])|(?<=^Office of the )(?:United States|U\.S\.|US) (?=[A-Z])"
)
_ADJECTIVE = re.compile(r"^(?:China's|Chinese) (?=.*\b(?:Ministry|Department|Government|Customs|Embassy)\b)")
# Descriptions, as the definitions have it, and governments, whose country is the name.
_DESCRIPTION = re.compile(r"(?: [Gg]overnment|^central bank|^(?:Federal )?[Gg]overnment of .*)$")
_DOMAIN = re.compile(r"\.[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Claim:
    """An entry of the registry that an alias may stand for."""

    entry: Person | Body | Place
    alias: str
    is_certain: bool  # False: needs something beside it that tells who is meant

    @property
    def kind(self) -> str:
        return {Person: "person", Body: "organisation", Place: "place"}[type(self.entry)]


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the text that is written like an alias."""

    start: int
    end: int
    claims: tuple[Claim, ...]
    is_lower: bool  # a body's name written small


@dataclass(frozen=True, slots=True)
class Matcher:
    """The automaton over all aliases of a registry."""

    automaton: AhoCorasick
    claims: tuple[tuple[Claim, ...], ...]  # by pattern

    def hits(self, text: str) -> Iterator[Hit]:
        """Every alias in the text that stands at word borders and in a fitting case, overlapping ones too."""
        flat = plain(text)
        for number, start, end in self.automaton.find_matches_as_indexes(lower(flat), overlapping=True):
            if not _is_word(flat, start, end):
                continue
            piece = flat[start:end]
            if _DESCRIPTION.search(piece):
                continue
            fitting = tuple(claim for claim in self.claims[number] if fits_case(claim.alias, piece))
            if fitting:
                yield Hit(start, end, fitting, False)
                continue
            small = tuple(claim for claim in self.claims[number] if piece.islower() and _may_be_small(claim))
            if small:
                yield Hit(start, end, small, True)


def _is_word(flat: str, start: int, end: int) -> bool:
    before, after = flat[start - 1 : start], flat[end : end + 1]
    if (before and (before.isalnum() or before in "@#_")) or (after and (after.isalnum() or after in "_@$")):
        return False
    if before == "." and (
        start < 2 or not flat[start - 2].isupper()
    ):  # inside a web address, or a quote's code: ".DJI"
        return False
    return not (after == "." and flat[end - 1 : end] != "." and _DOMAIN.match(flat, end))


def fits_case(alias: str, piece: str) -> bool:
    """Whether the piece may be the alias: its capitals are there, and further ones only begin words.

    "NVIDIA" fits Nvidia and "Trump Administration" "Trump administration"; "us" does not fit US, nor "Who" WHO.
    """
    if piece.isupper() and len(piece) > 3:
        return True
    if " " in alias and piece.split(" ")[0].isupper():  # "FOX Business"
        first, _, rest = piece.partition(" ")
        piece = alias[: len(first)] + f" {rest}" if alias[len(first) : len(first) + 1] == " " and rest else piece
    starts_word = True
    for wanted, given in zip(plain(alias), piece, strict=False):
        if wanted != given and not (starts_word and wanted.islower() and given.isupper()):
            return False
        starts_word = not wanted.isalpha()
    return True


def _may_be_small(claim: Claim) -> bool:
    words = claim.alias.lower().split()
    return (
        isinstance(claim.entry, Body)
        and claim.entry.kind not in ("media", "company")
        and len(words) > 1
        and all(word in GENERIC for word in words)
        and claim.alias.lower() != "central bank"
    )


def _spellings(entry: Person | Body | Place) -> Iterator[tuple[str, bool]]:
    """The aliases of an entry with whether they are certain."""
    ambiguous = () if isinstance(entry, Place) else entry.ambiguous_aliases
    former = entry.former_names if isinstance(entry, Body) else ()
    certain = [alias for alias in (entry.name, *entry.aliases, *former) if "(" not in alias]  # two names, not one
    for alias in certain:
        yield from [(alias, True)] if _ADJECTIVE.sub("", alias) == alias else []
    for alias in ambiguous:
        yield alias, False
    if isinstance(entry, Person):
        yield entry.surname, False
    if isinstance(entry, Body):
        belongs = _STATES.search(entry.name) is not None
        for alias, is_certain in [*((a, True) for a in certain), *((a, False) for a in ambiguous)]:
            for form in _forms(alias, belongs):
                is_bare = form != alias and (_ADJECTIVE.sub("", alias) == form or " " not in form)
                yield form, is_certain and not is_bare


def _forms(alias: str, belongs_to_us: bool) -> Iterator[str]:
    """Other ways to write a body's name: without "The", without an adjective of its country, with "U.S." before it."""
    bare = _ADJECTIVE.sub("", alias.removeprefix("The "))
    yield bare
    country = _STATES.search(bare)
    if country:
        for form in ("United States ", "U.S. ", "US "):
            yield bare[: country.start()] + form + bare[country.end() :]
    elif belongs_to_us and " " in bare:
        for form in ("U.S. ", "US "):
            yield form + bare


@lru_cache(maxsize=4)
def matcher_of(registry: Registry) -> Matcher:
    """The matcher of a registry; kept, since building it takes longer than reading a text."""
    by_pattern: dict[str, dict[int, Claim]] = defaultdict(dict)
    entries: list[Person | Body | Place] = [*registry.people, *registry.bodies, *registry.places]
    for entry in entries:
        for alias, is_certain in _spellings(entry):
            claims = by_pattern[lower(plain(alias))]
            if id(entry) not in claims or (is_certain and not claims[id(entry)].is_certain):
                claims[id(entry)] = Claim(entry, alias, is_certain)
    patterns = sorted(by_pattern)
    return Matcher(AhoCorasick(patterns), tuple(tuple(by_pattern[pattern].values()) for pattern in patterns))
