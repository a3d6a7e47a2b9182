"""People named in full: of the registry, also misspelt, and others that the text or the model shows to be people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from tasks.entities.names import (
    COMMON_FIRST_NAMES,
    COMMON_SURNAMES,
    GLUED,
    HONORIFICS,
    NOT_NAMES,
    PARTICLES,
    SUFFIXES,
    is_chinese_name,
    surname_of,
)
from tasks.entities.roles import AMBASSADOR, RoleText, role_before, role_behind
from tasks.entities.shapes import TAIL
from tasks.entities.view import Found, View
from tasks.reference.folding import fold, role_words, word_set
from tasks.reference.registry import Person, Registry

_NAME_WORD = r"(?:[A-Z][A-Za-z'-]*[a-z][A-Za-z'-]*|(?<![A-Za-z.])[A-Z]\.)"
_TITLED = re.compile(rf"({_NAME_WORD}(?: (?:{'|'.join(sorted(PARTICLES))}|{_NAME_WORD})){{1,3}})")
_PAIR = re.compile(r"(?<![\w'-])([A-Z][a-z]+) ([A-Z][a-z'-]+)(?![\w-])")
_FIRM_WORD = re.compile(TAIL)
_FOLLOWERS = re.compile(
    r" (?:allies|advisers|advisors|aides|officials|supporters|administration|campaign|tariffs?|team)\b"
)
# "analysts including Ann Roe", "senators led by Bo Doe"
_EXAMPLES = re.compile(
    r"\b(?:analysts|economists|strategists|researchers|lawmakers|senators|officials|negotiators|executives|experts|"
    r"scholars|lawyers)(?: \w+)? (?:including|led by|such as|like) $"
)
_FORMED = re.compile(r"-(?:[a-z]+ed|led|born|wide|style|made)$")  # "Orwin-trained"
_TITLES = word_set(
    "Economist Strategist Analyst Correspondent Columnist Researcher Fellow CEO CFO COO Officer Chief Chairwoman "
    "Undersecretary Negotiator Economists Strategists Analysts Chairperson"
)
_BEHIND_TITLE = re.compile(
    r"\b(?:Economist|Strategist|Analyst|Correspondent|Officer|CEO|CFO|COO|Negotiator|Director|Undersecretary) "
    r"([A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z'-]+)(?![\w-])"
)
_LANDS = word_set("China America Europe Asia Beijing Washington Mexico Japan Canada Taiwan Huawei Tariff Trade Trump")
_NOT_LAST = word_set(
    "Force Faith Qundao Jiao Kuang Oblast Region Province County River Sea Island Islands City Town Valley "
    "Mountain Street Avenue Road Airport Port Station Tower Hotel Street Square Park Bridge Prize Award Act Index "
    "Store Shop One Stadium Doctrine Lobby Hall Lake Bay Coast Week Year Day"
)


def full_names(view: View) -> Iterator[Found]:
    """People named in full: of the registry, by the model, by a title before or a role behind, by a Chinese shape."""
    known: set[int] = set()  # offsets inside names of the registry
    for hit in view.hits:
        for claim in hit.claims:
            if isinstance(claim.entry, Person) and claim.is_certain:
                if view.flat[hit.end : hit.end + 4] in (" Jr.", " Jr,", " III") and "Jr" not in claim.alias:
                    continue
                known.update(range(hit.start, hit.end))
                if _is_namesake(view, hit.start, hit.end, claim.entry):
                    yield Found(hit.start, hit.end, "person", claim.entry.name, None, "name")
                    continue
                yield registered(hit.start, hit.end, claim.entry, "registry")
    for start, end in _candidates(view):
        if start not in known and end - 1 not in known:
            yield _identify(view, start, end, " ".join(view.flat[start:end].split()))


def _is_namesake(view: View, start: int, end: int, person: Person) -> bool:
    """Whether a common name belongs to somebody else here, by a role that has no word of the registry's offices."""
    words = person.name.split()
    if words[0] not in COMMON_FIRST_NAMES or words[-1] not in COMMON_SURNAMES:
        return False
    role = role_behind(view.flat, end) or role_before(view.flat, start)
    told = role_words(role.in_full) if role else frozenset()
    titles = role_words(" ".join(title for office in person.offices for title in (office.title, *office.short)))
    return bool(told) and not told & titles


def registered(start: int, end: int, person: Person, rule: str) -> Found:
    """A mention of somebody of the registry."""
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
        if span and span not in seen and _has_role(view, *span):
            seen.add(span)
    for found in _BEHIND_TITLE.finditer(view.flat):
        seen |= {span for span in [trimmed(view, *found.span(1))] if span}
    yield from sorted(span for span in seen if _is_name(view, *span))


def _has_role(view: View, start: int, end: int) -> bool:
    is_envoy = AMBASSADOR.search(view.flat, max(0, start - 70), start) is not None
    is_example = _EXAMPLES.search(view.flat, max(0, start - 40), start) is not None
    return is_envoy or is_example or bool(role_before(view.flat, start) or role_behind(view.flat, end))


def _is_name(view: View, start: int, end: int) -> bool:
    words = view.flat[start:end].split()
    if words[-1] in HONORIFICS or _FIRM_WORD.fullmatch(words[-1]) or not _TITLES.isdisjoint(words):
        return False
    if words[-1] in _NOT_LAST or len(set(words)) < len(words) or (words[-1].isupper() and words[-1] not in SUFFIXES):
        return view.flat[start:end].isupper()
    is_family_first = surname_of(" ".join(words)) == words[0]
    is_led = (
        not is_family_first
        and words[0] != "Kim"
        and any(
            view.registry.leads(o.title) for p in view.registry.by_surname.get(fold(words[0]), ()) for o in p.offices
        )
    )
    if len(words) == 2 and words[0] in _LANDS:
        return False  # a subhead: "China Focus"
    if is_led or (len(words) == 2 and words[0] not in COMMON_FIRST_NAMES and _FOLLOWERS.match(view.flat, end)):
        return False  # a headline's rest: "Stop booking Roe Trump allies"
    return not (fold(words[-1]) in view.registry.demonyms and view.in_headline(start))


def trimmed(view: View, start: int, end: int) -> tuple[int, int] | None:
    """The stretch cut to the words of one name, without titles; None: no full name of a person is left."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", view.flat[start:end].split("\n")[0])]
    words = [(a, b - 2 if view.flat[a:b].endswith("'s") else b - (view.flat[b - 1] == "'")) for a, b in words]
    owner = next((i for i, (a, b) in enumerate(words[:-1]) if view.flat[b : b + 2] == "'s"), len(words))
    words = words[: owner + 1]
    dash = next((i for i, (a, b) in enumerate(words) if not any(c.isalnum() for c in view.flat[a:b])), len(words))
    words = words[:dash]

    def word(index: int) -> str:
        return view.flat[words[index][0] : words[index][1]]

    def is_surname(index: int) -> bool:  # "He Lifeng", "Bill Roe", of whom the first word is no pronoun and no law
        pair = [view.flat[a:b] for a, b in words[index : index + 2]]
        if len(pair) == 2 and pair[0] in COMMON_FIRST_NAMES and pair[1][0].isupper() and pair[1] not in NOT_NAMES:
            return True
        return is_chinese_name(pair) and fold(pair[1]) not in view.registry.demonyms and not view.in_headline(start)

    titles = [index for index in range(len(words) - 1) if word(index).strip(".,") in HONORIFICS | _TITLES]
    words = words[titles[-1] + 1 :] if titles else words
    while words and ((word(0) in NOT_NAMES and not is_surname(0)) or not word(0)[0].isupper()
                     or (view.registry.demonyms.get(fold(word(0))) and len(words) > 2)):  # fmt: skip
        words = words[1:]
    while words and (word(-1).strip(".,") in NOT_NAMES or not word(-1)[0].isupper()) and word(-1) not in SUFFIXES:
        words = words[:-1]
    names = [word(index) for index in range(len(words))]
    if not 2 <= len(names) <= 5 or not all(re.fullmatch(r"[A-Za-z.'-]+,?", name) for name in names):
        return None
    if any(GLUED.search(name) or _FORMED.search(name) for name in names):
        return None
    if any(name in NOT_NAMES for name in names[is_surname(0) :]) or view.flat[words[0][0] - 1 : words[0][0]] in (
        "@",
        "#",
    ):
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
    if person := registry.person_named.get(fold(name)) or _joined(registry, words):
        return registered(start, end, person, "registry")
    if (person := registry.person_named.get(fold(f"{words[1]} {words[0]}"))) and person.surname == words[0]:
        return registered(start, start + len(words[0]), person, "registry")  # a page that repeats the full name
    if len(words) > 2 and (person := registry.person_named.get(fold(f"{words[0]} {words[-1]}"))):
        return registered(start, end, person, "registry")
    if person := _misspelt(view, start, end, words):
        return registered(start, end, person, "typo")
    if person := _colleague(view, start, end, name):
        return registered(start, end, person, "typo")
    return Found(start, end, "person", name, None, "name")


def _joined(registry: Registry, words: list[str]) -> Person | None:
    """Whose Chinese given name is written with a hyphen here: "Wang Wen-tao"."""
    is_hyphened = is_chinese_name(words) and "-" in words[1]
    return registry.person_named.get(fold(" ".join(words).replace("-", ""))) if is_hyphened else None


def _colleague(view: View, start: int, end: int, name: str) -> Person | None:
    """Somebody whose name is one letter away and whose place of work is named beside: "Chad Brown of" his institute."""
    found = extractOne(fold(name), view.registry.person_named.keys(), scorer=OSA.distance, score_cutoff=1)
    if found is None or len(name) < 9:
        return None
    person = view.registry.person_named[found[0]]
    near = [c.entry.name for hit in view.hits if abs(hit.start - end) < 120 for c in hit.claims if c.kind != "person"]
    return person if any(office.body in near for office in person.offices) else None


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
    words = role.in_full.split()
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
