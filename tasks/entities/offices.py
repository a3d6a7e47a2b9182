"""What a text itself says about somebody's office, for people whom the registry does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.entities.names import is_chinese_name
from tasks.entities.neighbours import Neighbours
from tasks.entities.roles import AMBASSADOR, RoleText, role_before, role_behind
from tasks.entities.view import Found, View
from tasks.reference.folding import fold, word_set
from tasks.reference.registry import Body

_CHINESE_LANDS = ("CN", "HK", "MO", "TW", "SG")
_NEXT_TITLE = re.compile(r", (?:and )?[A-Z]\w+ of (?:the )?(?:[A-Z]\w+ |of |and |the )+(?<!of )(?<!and )(?<!the )")
_SMALL = word_set("of for the and at in on to with")
_SPOKEN = re.compile(r"\bspokes(?:man|woman)\b", re.IGNORECASE)
_OF_HOUSE = re.compile(r",? (?:of|at|with|from) (?:the )?")
_HOUSE_OF = re.compile(r"'s (?:own )?$| (?:contributor|columnist|host|reporter) $")
_HOME = re.compile(
    r",? (?:who (?:lives|farms|works) |based )?(?:in|of|from|near) "
    r"(?:the |central |northern |southern |eastern |western )?"
)
_BASED = re.compile(r"^\S+-based (?:[a-z]+ )*")
_PART_OF = re.compile(r"\b(?:of|at|for|to|in) (?:the )?$")  # "head of the Chinese mission to the" Union
_OF_FIRM = re.compile(r" (?:of|at|for) (?:the|its) (?:company|firm|group|bank|institute|association|organi[sz]ation)$")
_PUBLIC = ("agency", "ministry", "legislature", "party", "central_bank")
_OF_STATE = re.compile(
    r"(?:Acting |Interim )?(?:Vice )?(?:President|Prime Minister|Premier|Chancellor|King|Foreign Minister)"
)
_OWN_PART = re.compile(
    r"'s? ((?:[A-Z][\w&-]*|of|for|and|on)(?: (?:[A-Z][\w&-]*|of|for|and|on|the(?= [A-Z])))* [A-Z][\w&-]*)(?![\w-])"
)
_AT_HOUSE = re.compile(r" (?:at|of) (?:the )?")
_ARTICLES = word_set("a an the")
_PRAISE = word_set("renowned famous famed prominent noted well-known influential respected leading veteran longtime")
# beside whom an adjective of a country inside the title tells the person's: "deputy U.S. trade representative"
_SERVES_LAND = re.compile(r"\b(?:governor|premier|mayor|minister|senator|attorney general|lawmaker)\b")
_SERVES = re.compile(r"\b(?:secretary|representative|ambassador|diplomat|negotiator|general|minister|envoy|official)\b")
_FORMER = re.compile(r"\b(?:former|then|ex)[ -]$", re.IGNORECASE)
# "spokesman for the UN Secretary-General Ann Roe": she speaks for the one whose title stands there
_SPEAKS_FOR = re.compile(r"\bspokes(?:man|woman|person) (?:for|of) the $", re.IGNORECASE)
_CONGRESS = ("Senator", "Representative")
_COUNTRY_TAIL = re.compile(r" of the People's Republic of China$")


@dataclass(frozen=True, slots=True)
class ToldOffice:
    """The office as the text tells it, and the role words beside each mention."""

    role: str | None  # None: the text tells none, or a former one
    country: str | None  # None: the text tells none
    words: list[str | None]  # by mention; None: no role stands beside it
    house: str | None  # canonical name of the place of work; None: the text tells none that it names


def told_office(view: View, items: list[Found], near: Neighbours) -> ToldOffice:
    """Role and country of the person of these mentions as the text's titles and appositions give them."""
    words: list[str | None] = []
    role = country = house = past = None
    for item in items:
        behind = role_behind(view.flat, item.end)
        if behind and _is_of_next(view, item, behind, near):
            behind = None
        before = role_before(view.flat, item.start)
        told = before or behind
        words.append(told.words if told else None)
        for text in (behind, before):
            if text and not text.is_former and role is None:
                role, country, house = _written(view, text, near)
            elif text and text.is_former:
                past = past or _written(view, text, near)[1]
        if before and house is None and role and (home := _house_behind(view, item, near)):
            role, house = f"{role} at {home.canonical}", home.canonical  # "analyst Ann Roe of the Orwin Institute"
        if before and role and _SPEAKS_FOR.search(view.flat, max(0, before.start - 24), before.start):
            role, country = f"Spokesperson for the {_capitals(before.words.split())}", None
    country = country or past or next((land for item in items if (land := _country_of_house(view, item, near))), None)
    country = country or next((land for item in items if (land := _country_of_home(view, item, near))), None)
    is_told = any(words) or country is not None  # a bare byline tells no country
    if is_told and country not in _CHINESE_LANDS and is_chinese_name(items[0].canonical.split()):
        country = "CN"  # whatever the seat of the firm
    if role is None and (envoy := _ambassador(view, items[0])):
        role, country = envoy
    return ToldOffice(role, country, words, house)


def _is_of_next(view: View, item: Found, behind: RoleText, near: Neighbours) -> bool:
    """Whether what stands behind a comma is the title of whoever is named next: "Ann Roe, Mayor Bo Doe and others"."""
    following = next(iter(near.between(item.end + 1, behind.end + 40, "person")), None)
    if following is None:
        return False
    title = role_before(view.flat, following.start)
    houses = near.between(item.end, title.start, "organisation") if title else []
    stop = houses[0].start if title and houses and houses[0].end == title.start - 1 else title.start if title else 0
    if title is not None and view.flat[item.end : stop].strip(" ,") in ("", "and"):
        return True
    return _NEXT_TITLE.fullmatch(view.flat, item.end, following.start) is not None


def _ambassador(view: View, item: Found) -> tuple[str | None, str | None] | None:
    """Role (None: a former one) and country behind "Mexican Ambassador to the U.S. Ann Roe"; None: no ambassador."""
    found = AMBASSADOR.search(view.flat, max(0, item.start - 70), item.start)
    demonyms = view.registry.demonyms
    host = demonyms.get(fold(found.group("host"))) if found else None
    home = demonyms.get(fold(found.group("home") or "").removesuffix("'s")) if found else None
    names = view.registry.country_names
    if host is None or home is None:
        return None
    if found and _FORMER.search(view.flat, max(0, found.start() - 8), found.start()):
        return None, home
    return f"Ambassador of {names.get(home, home)} to {names.get(host, host)}", home


def _written(view: View, told: RoleText, near: Neighbours) -> tuple[str, str | None, str | None]:
    """The role in one form, "Chief Economist at Flexport", the country it tells, and the canonical place of work."""
    words, country = told.in_full.split(), None
    place, name = _place_of_work(view, told, near)
    if place and told.organisation and told.start < place.start < told.organisation[0]:
        # the name begins in the words: "director of Centre for Grain of School of Food"
        words = view.flat[told.start : place.start].lstrip(" ,(").split()[:-1]
    if firm := _OF_FIRM.search(told.words):
        words = told.words[: firm.start()].split()
        place = near.last_organisation(told.start)
        name = place.canonical if place else ""
    elif place and not told.organisation and name:
        words = (view.flat[told.start : place.start] + view.flat[place.end : told.end]).replace("'s ", " ").split()
    words = [word for word in words if word[0].isalnum()]
    while words and (words[0].lower() in _PRAISE | _ARTICLES or _nation(view, words)):
        country = country or _nation(view, words)
        words = words[1:]
    if country is None and _SERVES.search(told.words.lower()):
        country = next((code for word in words if (code := _nation(view, [word]))), None)
    country = country or (place.country if place and _has_nation(place) else None)
    if country is None and not told.organisation and _SERVES_LAND.search(told.words.lower()):
        lands = [land.country for land in near.between(told.start, told.end, "place") if land.country]
        country = lands[0] if lands else None
    words = [word for word in words if word.lower() not in _PRAISE]
    title = _capitals(words)
    title = _SPOKEN.sub("Spokesperson", title)
    is_spoken = title.startswith("Spokesperson")
    if is_spoken and (place is None or _is_public(place)):
        link = "of the"
    else:
        link = "of" if told.link == "of" or firm or is_spoken else "at"
    if not name and country and _OF_STATE.fullmatch(title):
        link, name = "of", view.registry.country_names.get(country, country)
    elif not name and title in _CONGRESS and (country == "US" or (country is None and view.countries["US"])):
        country = "US"
        title = f"United States {title}"
    return (f"{title} {link} {name}" if name else title), country, place.canonical if place else None


def _capitals(words: list[str]) -> str:
    return " ".join(word if word.lower() in _SMALL else word[0].upper() + word[1:] for word in words)


def _nation(view: View, words: list[str]) -> str | None:
    """The country of an adjective or a possessive that begins a title; None: none does, as in "China scholar"."""
    first = fold(words[0])
    is_name = first in view.registry.place_countries and "." not in first and len(first) > 3
    return None if is_name else view.registry.demonyms.get(first.removesuffix("'s"))


def _place_of_work(view: View, told: RoleText, near: Neighbours) -> tuple[Found | None, str]:
    """The organisation beside the role words, and how to write it; (None, "") where none is."""
    start, end = told.organisation or (told.start, told.end)
    place = next(iter(near.between(start, end, "organisation")), None)
    is_name = bool(told.organisation) and not re.search(r"\b[a-z]{4,}\b", view.flat[start:end])
    if place is None and told.organisation and not is_name:
        # "director of the London-based think tank, the Orwin Institute"
        place = next((f for f in near.between(end, end + 8, "organisation") if f.start >= end), None)
    if place is None:
        return None, view.text[start:end] if is_name else ""
    if told.organisation is None and _is_public(place) and not _SPOKEN.search(told.words):
        return place, ""  # "Senate Minority Leader" is a title as it stands
    if told.organisation and (part := _part_of_house(view, place, near)):
        return place, part
    lead = _BASED.sub("", view.text[start : place.start]) if told.organisation else ""
    name = _COUNTRY_TAIL.sub("", place.canonical)
    return place, lead + name if _PART_OF.search(lead) else name


def _part_of_house(view: View, place: Found, near: Neighbours) -> str:
    """The part and its house, as in "the Grain Center at Orwin University"; "": the place of work is no part."""
    if isinstance(place.entry, Body) and is_public(place.entry):
        return ""
    if part := _OWN_PART.match(view.flat, place.end):
        return f"{part[1]} at {place.canonical}"
    house = next(iter(near.between(place.end, place.end + 60, "organisation")), None)
    is_part = house is not None and _AT_HOUSE.fullmatch(view.flat, place.end, house.start)
    return f"{place.canonical} at {house.canonical}" if house and is_part and place.entry is None else ""


def is_public(body: Body) -> bool:
    """Whether a body belongs to a state, its parliament or its ruling party."""
    return body.kind in _PUBLIC


def _is_public(place: Found) -> bool:
    return isinstance(place.entry, Body) and is_public(place.entry)


def _house_behind(view: View, item: Found, near: Neighbours) -> Found | None:
    """The firm or institute right behind a name: "of the Orwin Institute"; None: none, or a body of state."""
    behind = _OF_HOUSE.match(view.flat, item.end)
    houses = near.between(item.end, item.end + 30, "organisation") if behind else ()
    return next((house for house in houses if behind and house.start == behind.end() and not _is_public(house)), None)


def _country_of_house(view: View, item: Found, near: Neighbours) -> str | None:
    """The country of the organisation that the name hangs on: "Ann Roe of the Orwin Institute"; None: on none."""
    behind = _OF_HOUSE.match(view.flat, item.end)
    before = _HOUSE_OF.search(view.flat, max(0, item.start - 20), item.start)
    for house in near.between(item.start - 30, item.end + 30, "organisation"):
        is_behind = behind is not None and house.start == behind.end()
        is_before = before is not None and house.end == before.start()
        if house.country and _has_nation(house) and (is_behind or is_before):
            return house.country
    return None


def _has_nation(house: Found) -> bool:
    """Whether those who work there are likely of its country: not so in international bodies and with reporters."""
    kind = house.entry.kind if isinstance(house.entry, Body) else ""
    return house.country == "EU" or kind not in ("international", "media")


def _country_of_home(view: View, item: Found, near: Neighbours) -> str | None:
    """The country of the place told right behind a name or its role: "Bo Doe, a farmer in Iowa"; None: none is."""
    told = role_behind(view.flat, item.end)
    ends = (item.end, told.end) if told else (item.end,)
    for end in ends:
        for place in near.between(end, end + 30, "place"):
            home = _HOME.fullmatch(view.flat, end, place.start) if place.start > end else None
            if home and (end != item.end or home.group().startswith((",", " of", " from"))):
                return place.country
    return None
