"""Surnames without first names: whose they are, by the names before, by a title, by who needs no introduction."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.fuzz import ratio

from tasks.entities.names import CHINESE_SURNAMES, COMMON_SURNAMES, HONORIFICS, NOT_NAMES, WORDLIKE, surname_of
from tasks.entities.people import registered, titled
from tasks.entities.roles import role_before
from tasks.entities.view import Found, View
from tasks.reference.folding import fold, role_words
from tasks.reference.registry import Office, Person, Registry

_TITLE_AND_SURNAME = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.|\b(?:Mr|Mrs|Ms|Secretary|President|Premier|Minister|Senator|"
    r"Congressman|Congresswoman|"
    r"Representative|Ambassador|Governor|Chancellor|Commissioner|Chairman|Professor)) ([A-Z][a-z]+)(?![\w-]|"
    r" [A-Z]| (?:de|da|van|von|bin|al|der|di) )"
)
_ALIKE = 60  # percent of letters in common, which a misheard surname still has
_MANY = re.compile(r"\b(?:Congress(?:wo)?man|Representative|Rep|lawmaker)$", re.IGNORECASE)
_SPEAKS = re.compile(
    r":|(?:'s)?,? (?:said|says|told|added|noted|announced|wrote|tweeted|argued|warned|called|met|has|had|was|is|"
    r"will|would|also|"
    r"and|who|spoke|vowed|signed|urged|testified|stressed|insisted|acknowledged|declined)\b"
)
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms)\.? $")
_CAPITAL_BEFORE = re.compile(r"([A-Z][a-z]+) $")
_AT = re.compile(r"\b(?:in|at|near|outside|through|across|around|into) $")
_SENTENCE_END = re.compile(r"(?:^|[.!?:\n\"(\[*•]|-- ?|- )['\")\]]*\s*$")


def particled(view: View, named: list[Found]) -> Iterator[Found]:
    """Surnames of several words: "de Lima" is no Lima."""
    people = {surname_of(item.canonical): item for item in reversed(named) if item.kind == "person" and not item.entry}
    for surname, item in people.items():
        for found in (
            re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", view.flat, re.IGNORECASE) if " " in surname else ()
        ):
            yield replace(item, start=found.start(), end=found.end(), rule="surname")


def surnames(view: View, named: list[Found], covered: list[Found]) -> Iterator[Found]:
    """Bare surnames: of people named in full, of those whose title stands before, of those who need no introduction."""
    people: dict[str, list[Found]] = defaultdict(list)
    for found in sorted(named, key=lambda item: item.start):
        surname = found.entry.surname if isinstance(found.entry, Person) else _family_name(view, found.canonical)
        people[surname].append(found)
    bearers = {surname: _bearers(view, found) for surname, found in people.items()}
    wanted = people.keys() | view.registry.surnames
    taken = sorted((item.start, item.end) for item in covered)
    known: dict[str, Found] = {}
    unsure: list[tuple[int, int, str]] = []
    for start, end, word in occurrences(view, wanted, taken):
        if person := _bearer(view, start, end, word, bearers.get(word)):
            yield person
            taken.append((person.start, person.end))
            if person.rule == "known":
                known[word] = person
        else:
            unsure.append((start, end, word))
    for start, end, word in unsure:
        if word in known and not _is_in_name(view, start, end):
            yield replace(known[word], start=start, end=end)
            taken.append((start, end))
    yield from _titled_only(view, taken)


def _family_name(view: View, name: str) -> str:
    """The surname; of two words that can both be Chinese ones the word by which the text goes on: "Jing Zhao"."""
    words = name.split()
    if len(words) != 2 or not CHINESE_SURNAMES.issuperset(words):
        return surname_of(name)
    first, last = (len(re.findall(rf"\b{word}\b", view.flat)) for word in words)
    return words[1] if last > first else words[0]


@dataclass(frozen=True, slots=True)
class _Bearers:
    """The people of one surname whom the text names in full."""

    mentions: tuple[Found, ...]  # in text order
    names: frozenset[str]
    leader: Found | None  # the head of a state or government among them, who goes by the surname; None: there is none

    def meant(self, offset: int) -> Found:
        """Who the surname means there: the leader, else who was named last before, else who is named first."""
        before = bisect_left(self.mentions, offset, key=lambda item: item.start)
        return self.leader or self.mentions[max(0, before - 1)]


def _bearers(view: View, mentions: list[Found]) -> _Bearers:
    leader = next((item for item in reversed(mentions) if _leads(view, item)), None)
    return _Bearers(tuple(mentions), frozenset(item.canonical for item in mentions), leader)


def _titled_only(view: View, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """People of whom the text gives only a title and a surname: whose surname resembles the holder's, else unknown."""
    covered = {offset for start, end in taken for offset in (start, end - 1)}
    for found in _TITLE_AND_SURNAME.finditer(view.flat):
        start, end = found.span(1)
        word = found.group(1)
        if start in covered or end - 1 in covered or word in NOT_NAMES or word in HONORIFICS or word.isupper():
            continue
        role = role_before(view.flat, start)
        holders = [p for p in titled(view, role) if p.office_on(view.published)] if role else []
        alike = [p for p in holders[:3] if p.surname[0] == word[0] and ratio(fold(p.surname), fold(word)) >= _ALIKE]
        if alike:
            yield registered(start, end, alike[0], "typo")
        elif view.label_of(start, end) in ("PERSON", None) and fold(word) not in view.registry.demonyms:
            yield Found(start, end, "person", word, None, "title")


def occurrences(view: View, wanted: Set[str], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Where one of the wanted words stands outside the stretches taken already, with the word."""
    upper = {name.upper(): name for name in wanted}
    spans = iter(taken)
    current = next(spans, None)
    for found in re.finditer(r"(?<![\w@#/.'-])[A-Z][\w]*(?:-[A-Z][a-z]+)?(?:'[A-Z][a-z]+)?(?![\w@])", view.flat):
        start, end = found.span()
        while current and current[1] <= start:
            current = next(spans, None)
        if current and current[0] < end:
            continue
        word = found.group()
        if word in wanted:
            yield start, end, word
        elif "-" in word:
            for part in re.finditer(r"[^-]+", word):
                if part.group() in wanted:
                    yield start + part.start(), start + part.end(), part.group()
        elif word.isupper() and len(word) > 3 and word in upper:
            yield start, end, upper[word]


def _bearer(view: View, start: int, end: int, word: str, named: _Bearers | None) -> Found | None:
    """Who a bare surname means here; None: nobody, or it is no surname here."""
    opens = bool(_SENTENCE_END.search(view.flat, max(0, start - 12), start))
    role = role_before(view.flat, start)
    people = titled(view, role) if role else []
    by_title = next((p for p in people if fold(p.surname) == fold(word)), None)
    if role and not by_title:
        by_title = _of_office(view, word, role_words(role.in_full))
    if role and word in COMMON_SURNAMES and _MANY.search(role.words) and not named:
        return None  # the registry knows few of those who bear this title, and so perhaps another of that surname
    if by_title and not (named and by_title.name in named.names):
        return registered(start, end, by_title, "title")
    if word == "He":
        return _surname_he(view, start, end, named, opens)
    if not named and view.in_headline(start) and word in WORDLIKE | CHINESE_SURNAMES:
        return None
    if opens and word in WORDLIKE and word.lower() in view.small_words and not named:
        return None
    if named:
        return replace(named.meant(start), start=start, end=end, rule="surname")
    return _known(view, start, end, word)


def _of_office(view: View, surname: str, words: frozenset[str]) -> Person | None:
    """Who of that surname holds an office whose title has these words: "Secretary" of the one of commerce."""
    for person in view.registry.by_surname.get(fold(surname), ()):
        for office in person.offices:
            titles = role_words(" ".join((office.title, *office.short)))
            if office.is_held(view.published) and words <= titles | {fold(person.country or "")}:
                return person
    return None


def _surname_he(view: View, start: int, end: int, named: _Bearers | None, opens: bool) -> Found | None:
    """The surname He: a capital inside a sentence; at its beginning only where the last person named was a bare He."""
    if named is None or named.mentions[0].start > start or (opens and not _goes_on_with_he(view, start)):
        return None
    return replace(named.meant(start), start=start, end=end, rule="surname")


def _goes_on_with_he(view: View, start: int) -> bool:
    """Whether the sentence before speaks of a bare He, inside which a capital can only be the surname."""
    before = view.flat[max(0, start - 400) : start].rstrip()
    previous = re.split(r"(?<=[.!?])['\")]*\s+(?=[A-Z\"])", before)[-1]
    return bool(re.search(r"[\w,] He\b(?! [A-Z])", previous)) and view.flat[start - 1 : start] == "\n"


def _leads(view: View, found: Found) -> bool:
    office = found.entry.office_on(view.published) if isinstance(found.entry, Person) else None
    return office is not None and view.registry.leads(office.title)


def _known(view: View, start: int, end: int, word: str) -> Found | None:
    """Somebody of the registry who is called by the surname alone without having been introduced."""
    people = view.registry.by_surname.get(fold(word), ())
    is_person = view.label_of(start, end) == "PERSON"
    leaders = [
        p for p in people if any(_leads_by_name(view, o.title, word) and o.is_held(view.published) for o in p.offices)
    ]
    if word == "Kim" and re.match(r" [A-Z][a-z]", view.flat[end : end + 3]) and not view.in_headline(start):
        return None  # a first name
    if leaders:
        is_sure = len(leaders) == 1 and (word not in WORDLIKE or (is_person and bool(_SPEAKS.match(view.flat, end))))
        return registered(start, end, leaders[0], "leader") if is_sure else None
    led = [p for p in people if any(view.registry.leads(office.title) for office in p.offices)]
    if len(led) == 1 and word not in WORDLIKE and not _is_in_name(view, start, end):
        return registered(start, end, led[0], "leader")
    held = [p for p in people if p.office_on(view.published)]
    if held and _HONORIFIC.search(view.flat, max(0, start - 5), start):
        return registered(start, end, held[0], "honorific")
    if word in WORDLIKE or word in CHINESE_SURNAMES or _is_in_name(view, start, end):
        return None
    held = held or list(people)
    is_one = len(held) == 1 and any(not office.is_shared for office in held[0].offices)
    if is_one and (is_person or _SPEAKS.match(view.flat, end) or _governs_here(view, start, end, held[0])):
        return registered(start, end, held[0], "known")
    return None


def _governs_here(view: View, start: int, end: int, person: Person) -> bool:
    """Whether somebody who holds an office of the state alone is meant wherever the surname stands as no place."""
    if person.surname in COMMON_SURNAMES or person.country not in ("US", "EU"):
        return False
    is_place = view.label_of(start, end) in ("GPE", "LOC", "FAC") or _AT.search(view.flat, max(0, start - 9), start)
    return not is_place and any(governs(view.registry, office, view.published) for office in person.offices)


def governs(registry: Registry, office: Office, on: date | None) -> bool:
    """Whether it is an office of one person, held on the day, in a part of a government."""
    body = registry.body_named.get(fold(office.body or ""))
    is_public = body is None or body.kind in ("ministry", "agency", "other")
    return office.is_held(on) and not office.is_shared and is_public and office.body is not None


def _leads_by_name(view: View, title: str, surname: str) -> bool:
    """Whether the holder is known by a bare surname: of those that are common in China only a head of state."""
    return view.registry.leads(title) and (surname not in CHINESE_SURNAMES or title.startswith("President"))


def _is_in_name(view: View, start: int, end: int) -> bool:
    """Whether a capital beside it makes it a part of somebody else's name: "Andy Wong", "Allen Williams"."""
    before = _CAPITAL_BEFORE.search(view.flat, max(0, start - 20), start)
    behind = re.match(r" [A-Z][a-z]", view.flat[end : end + 3])
    return behind is not None or bool(before and before.group(1).strip(".") not in HONORIFICS | NOT_NAMES)


def bracketed(view: View, found: Found) -> Found:
    """A surname with the first name that an editor put in brackets behind it: "Xi [Jinping]"."""
    given = re.match(r" \[([A-Z][a-z]+)\]", view.flat[found.end :])
    if isinstance(found.entry, Person) and given and given.group(1) in found.entry.name.split():
        return replace(found, end=found.end + given.end())
    return found
