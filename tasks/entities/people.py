"""People: full names first, then the surnames, first names and misspellings that lean on them."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from tasks.entities.folding import fold, word_set
from tasks.entities.names import (
    CHINESE_SURNAMES,
    HONORIFICS,
    NOT_NAMES,
    PARTICLES,
    SUFFIXES,
    WORDLIKE,
    is_chinese_name,
    surname_of,
)
from tasks.entities.registry import Office, Person
from tasks.entities.roles import RoleText, role_before, role_behind
from tasks.entities.view import Found, View

_NAME_WORD = r"(?:[A-Z][A-Za-z'-]*[a-z][A-Za-z'-]*|[A-Z]\.)"
_TITLED = re.compile(rf"({_NAME_WORD}(?: (?:{'|'.join(sorted(PARTICLES))}|{_NAME_WORD})){{1,3}})")
_PAIR = re.compile(r"(?<![\w'-])([A-Z][a-z]+) ([A-Z][a-z'-]+)(?![\w-])")
_NOT_LAST = word_set(
    "Oblast Region Province County River Sea Island Islands City Town Valley Mountain Street Avenue Road Airport "
    "Port Station Tower Hotel Street Square Park Bridge Prize Award Act Index Stadium Hall Lake Bay Coast Week "
    "Year Day"
)
_TITLE_AND_SURNAME = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.|\b(?:Mr|Mrs|Ms|Secretary|President|Premier|Minister|Senator|Congressman|Congresswoman|"
    r"Representative|Ambassador|Governor|Chancellor|Commissioner|Chairman|Professor)) ([A-Z][a-z]+)(?![\w-]| [A-Z])"
)
_GLUED = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Van|Fitz|Du)[A-Z]?[a-z]+[A-Z]")  # "TrumpFive": two words of a page
_ALIKE = 60  # percent of letters in common, which a misheard surname still has
_MANY = re.compile(r"\b(?:Congress(?:wo)?man|Representative|Rep|lawmaker)$", re.IGNORECASE)
_SPEAKS = re.compile(
    r":|(?:'s)?,? (?:said|says|told|added|noted|announced|wrote|tweeted|argued|warned|called|met|has|had|was|is|will|would|also|"
    r"and|who|spoke|vowed|signed|urged|testified|stressed|insisted|acknowledged|declined)\b"
)
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.? $")
_HEADS_OF_STATE = re.compile(r"^(?:President|Premier|Prime Minister|Chancellor|General Secretary)\b")
_SENTENCE_END = re.compile(r"(?:^|[.!?:\n\"(\[*•]|-- ?|- )['\")\]]*\s*$")


def full_names(view: View) -> Iterator[Found]:
    """People named in full: of the registry, by the model, by a title before or a role behind, by a Chinese shape."""
    known: set[int] = set()  # offsets inside names of the registry
    for hit in view.hits:
        for claim in hit.claims:
            if isinstance(claim.entry, Person) and claim.is_certain:
                if view.flat[hit.end : hit.end + 4] in (" Jr.", " Jr,", " III") and "Jr" not in claim.alias:
                    continue
                known.update(range(hit.start, hit.end))
                yield _registered(hit.start, hit.end, claim.entry, "registry")
    for start, end in _candidates(view):
        if start not in known and end - 1 not in known:
            yield _identify(view, start, end, " ".join(view.flat[start:end].split()))


def _registered(start: int, end: int, person: Person, rule: str) -> Found:
    return Found(start, end, "person", person.name, person.country, rule, person)


def _candidates(view: View) -> Iterator[tuple[int, int]]:
    seen: set[tuple[int, int]] = set()
    for start, end, label in view.model_names:
        if label == "PERSON":
            seen |= {span for span in [trimmed(view, start, end)] if span}
    for found in _PAIR.finditer(view.flat):
        if is_chinese_name([found.group(1), found.group(2)]):
            seen |= {span for span in [trimmed(view, *found.span())] if span}
    for found in _TITLED.finditer(view.flat):
        span = trimmed(view, *found.span())
        if span and span not in seen and (role_before(view.flat, span[0]) or role_behind(view.flat, span[1])):
            seen.add(span)
    yield from sorted(span for span in seen if _is_name(view, *span))


def _is_name(view: View, start: int, end: int) -> bool:
    words = view.flat[start:end].split()
    return words[-1] not in _NOT_LAST and len(set(words)) == len(words)


def trimmed(view: View, start: int, end: int) -> tuple[int, int] | None:
    """The stretch cut to the words of one name, without titles; None: no full name of a person is left."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", view.flat[start:end].split("\n")[0])]
    words = [(a, b - 2 if view.flat[a:b].endswith("'s") else b) for a, b in words]

    def word(index: int) -> str:
        return view.flat[words[index][0] : words[index][1]]

    titles = [index for index in range(len(words) - 1) if word(index).strip(".,") in HONORIFICS]
    words = words[titles[-1] + 1 :] if titles else words
    while words and (word(0) in NOT_NAMES or not word(0)[0].isupper()
                     or (view.registry.demonyms.get(fold(word(0))) and len(words) > 2)):  # fmt: skip
        words = words[1:]
    while words and (word(-1).strip(".,") in NOT_NAMES or not word(-1)[0].isupper()) and word(-1) not in SUFFIXES:
        words = words[:-1]
    names = [word(index) for index in range(len(words))]
    if not 2 <= len(names) <= 5 or not all(re.fullmatch(r"[A-Za-z.'-]+,?", name) for name in names):
        return None
    if any(_GLUED.search(name) for name in names):
        return None
    if any(name in NOT_NAMES for name in names) or view.flat[words[0][0] - 1 : words[0][0]] in ("@", "#", "/"):
        return None
    if all(name.isupper() and len(name) > 1 for name in names) or any(
        name.islower() and name not in PARTICLES for name in names
    ):
        return None
    return words[0][0], words[-1][1] - (view.flat[words[-1][1] - 1] == ",")


def _identify(view: View, start: int, end: int, name: str) -> Found:
    """The person of the registry behind a full name, also misspelt or with a middle name, else a new one."""
    words = name.split()
    registry = view.registry
    if person := registry.person_named.get(fold(name)):
        return _registered(start, end, person, "registry")
    if (person := registry.person_named.get(fold(f"{words[1]} {words[0]}"))) and person.surname == words[0]:
        return _registered(start, start + len(words[0]), person, "registry")  # a page that repeats the full name
    if len(words) > 2 and (person := registry.person_named.get(fold(f"{words[0]} {words[-1]}"))):
        return _registered(start, end, person, "registry")
    if person := _misspelt(view, start, end, words):
        return _registered(start, end, person, "typo")
    return Found(start, end, "person", name, None, "name")


def _misspelt(view: View, start: int, end: int, words: list[str]) -> Person | None:
    """A person in office whose title stands beside the name and whose name is at most two letters away."""
    role = role_before(view.flat, start) or role_behind(view.flat, end)
    if role is None or len(words) != 2:
        return None
    for person in titled(view, role):
        distance = OSA.distance(fold(" ".join(words)), fold(person.name))
        if distance <= 2 and len(person.name) > 7:
            return person
    return None


def titled(view: View, role: RoleText) -> list[Person]:
    """Everybody who ever held the office that the words before or behind a name tell, who holds it first."""
    words = role.words.split()
    country: str | None = None
    tries: list[tuple[str, str | None]] = []
    for first in range(len(words)):
        rest = " ".join(words[first:])
        tries.append((rest, country))
        country = country or view.registry.demonyms.get(fold(words[first]).removesuffix("'s"))
    people: dict[str, Person] = {}
    for rest, land in tries:
        for person, _office in sorted(
            view.registry.terms(rest, land), key=lambda pair: not pair[1].is_held(view.published)
        ):
            people.setdefault(person.name, person)
        if people:
            break
    return list(people.values())


def particled(view: View, named: list[Found]) -> Iterator[Found]:
    """Surnames of several words: "de Lima" is no Lima."""
    for item in named:
        surname = surname_of(item.canonical) if item.kind == "person" and item.entry is None else ""
        if " " in surname:
            for found in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", view.flat, re.IGNORECASE):
                yield replace(item, start=found.start(), end=found.end(), rule="surname")


def surnames(view: View, named: list[Found], covered: list[Found]) -> Iterator[Found]:
    """Bare surnames: of people named in full, of those whose title stands before, of those who need no introduction."""
    people: dict[str, list[Found]] = defaultdict(list)
    for found in sorted(named, key=lambda item: item.start):
        surname = found.entry.surname if isinstance(found.entry, Person) else surname_of(found.canonical)
        people[surname].append(found)
    wanted = set(people) | {p.surname for claims in view.registry.by_surname.values() for p in claims}
    taken = sorted((item.start, item.end) for item in covered)
    for start, end, word in _occurrences(view, wanted, taken):
        if person := _bearer(view, start, end, word, people.get(word, [])):
            yield person
            taken.append((person.start, person.end))
    yield from _titled_only(view, taken)


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
            yield _registered(start, end, alike[0], "typo")
        elif view.label_of(start, end) in ("PERSON", None) and fold(word) not in view.registry.demonyms:
            yield Found(start, end, "person", word, None, "title")


def _occurrences(view: View, wanted: set[str], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
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


def _bearer(view: View, start: int, end: int, word: str, named: list[Found]) -> Found | None:
    """Who a bare surname means here; None: nobody, or it is no surname here."""
    opens = bool(_SENTENCE_END.search(view.flat, max(0, start - 12), start))
    role = role_before(view.flat, start)
    people = titled(view, role) if role else []
    by_title = next((p for p in people if fold(p.surname) == fold(word)), None)
    if role and _MANY.search(role.words) and not named:
        return None  # far more people bear this title than the registry knows
    if by_title and not any(n.canonical == by_title.name for n in named):
        return _registered(start, end, by_title, "title")
    if word == "He":
        return _surname_he(view, start, end, named, opens)
    if not named and view.in_headline(start) and word in WORDLIKE | CHINESE_SURNAMES:
        return None
    if opens and word in WORDLIKE and word.lower() in view.small_words and not named:
        return None
    if named:
        earlier = [item for item in named if item.start < start]
        leader = [item for item in named if _leads(view, item)]
        best = leader[-1] if leader else earlier[-1] if earlier else named[0]
        return Found(start, end, "person", best.canonical, best.country, "surname", best.entry)
    return _known(view, start, end, word)


def _surname_he(view: View, start: int, end: int, named: list[Found], opens: bool) -> Found | None:
    """The surname He: a capital inside a sentence; at its beginning only where the last person named was a bare He."""
    earlier = [item for item in named if item.start < start]
    if not earlier or (opens and not _goes_on_with_he(view, earlier, start)):
        return None
    best = earlier[-1]
    return Found(start, end, "person", best.canonical, best.country, "surname", best.entry)


def _goes_on_with_he(view: View, named: list[Found], start: int) -> bool:
    """Whether the sentence before speaks of a bare He, inside which a capital can only be the surname."""
    before = view.flat[max(0, start - 400) : start].rstrip()
    previous = re.split(r"(?<=[.!?])['\")]*\s+(?=[A-Z\"])", before)[-1]
    return bool(re.search(r"[\w,] He\b(?! [A-Z])", previous)) and view.flat[start - 1 : start] == "\n"


def _leads(view: View, found: Found) -> bool:
    office = found.entry.office_on(view.published) if isinstance(found.entry, Person) else None
    return bool(office and _HEADS_OF_STATE.match(office.title))


def _known(view: View, start: int, end: int, word: str) -> Found | None:
    """Somebody of the registry who is called by the surname alone without having been introduced."""
    people = view.registry.by_surname.get(fold(word), ())
    if leaders := [
        p for p in people if any(_HEADS_OF_STATE.match(o.title) and o.is_held(view.published) for o in p.offices)
    ]:
        return _registered(start, end, leaders[0], "leader") if len(leaders) == 1 else None
    held = [p for p in people if p.office_on(view.published)]
    if held and _HONORIFIC.search(view.flat, max(0, start - 5), start):
        return _registered(start, end, held[0], "honorific")
    if word in WORDLIKE or word in CHINESE_SURNAMES:
        return None
    held = [p for p in people if any(o.is_held(view.published) and not o.is_shared for o in p.offices)] or list(people)
    if len(held) == 1 and (view.label_of(start, end) == "PERSON" or _SPEAKS.match(view.flat, end)):
        return _registered(start, end, held[0], "known")
    return None


def bracketed(view: View, found: Found) -> Found:
    """A surname with the first name that an editor put in brackets behind it: "Xi [Jinping]"."""
    given = re.match(r" \[([A-Z][a-z]+)\]", view.flat[found.end :])
    if isinstance(found.entry, Person) and given and given.group(1) in found.entry.name.split():
        return replace(found, end=found.end + given.end())
    return found


def first_names(view: View, named: list[Found], covered: list[Found]) -> Iterator[Found]:
    """Bare first names: of people named in the text, or of colleagues in office that one sentence lists ("Ann and Bo")."""
    known = {item.canonical.split()[0]: item for item in named if _has_first_name(item)}
    office: dict[str, list[Person]] = defaultdict(list)
    for person in view.registry.people:
        if any(
            _governs(view, o) and (person.country == "US" or _HEADS_OF_STATE.match(o.title)) for o in person.offices
        ):
            office[person.name.split()[0]].append(person)
    taken = sorted((item.start, item.end) for item in covered)
    bare = [
        item for item in _occurrences(view, set(known) | set(office), taken) if _is_addressed(view, item[0], item[1])
    ]
    listed: set[str] = set()
    for (_, end, word), (start, _, other) in itertools.pairwise(bare):
        if word != other and re.fullmatch(r",? ?(?:and )?", view.flat[end:start]):
            listed |= {word, other}
    for start, end, word in bare:
        if word in known:
            yield replace(known[word], start=start, end=end, rule="first_name")
        elif word in listed:
            yield _registered(start, end, office[word][0], "first_name")


def _governs(view: View, office: Office) -> bool:
    """Whether it is an office of one person, held now, in a part of the government."""
    body = view.registry.body_named.get(fold(office.body or ""))
    is_public = body is not None and body.kind in ("ministry", "agency")
    return is_public and not office.is_shared and office.is_held(view.published)


def _has_first_name(item: Found) -> bool:
    name = item.canonical.split()
    return len(name) > 1 and surname_of(item.canonical) != name[0] and name[0] not in WORDLIKE


def _is_addressed(view: View, start: int, end: int) -> bool:
    """Not part of a longer name, of which the text says no more: "Scott Morrison", "St. Paul"."""
    return not re.match(r"'?s? ?[A-Z][a-z]", view.flat[end : end + 4]) and not re.search(
        r"(?:[A-Z]\w*|\b(?:St|Mt|Ft)\.) $", view.flat[max(0, start - 15) : start]
    )
