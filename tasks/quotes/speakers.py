"""Who is meant by the words that name a speaker: a name, a title, a body's short form, a pronoun, nobody."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from tasks.entities import Entities
from tasks.quotes import pronouns
from tasks.quotes.descriptions import BODIES, DOCUMENTS, GOVERNMENT, SPOKES, described
from tasks.quotes.frame import Span
from tasks.quotes.speaker import NAMED, NOBODY, UNNAMED, UNTOLD, Speaker
from tasks.quotes.titles import AUTHOR_WORD, title_voices
from tasks.records import Document, Entity, Mention
from tasks.reference.folding import fold
from tasks.reference.registry import Place, Registry

_HERE = 400  # characters over which "the government" is that of the country named last
_LONGEST = 100  # characters of a name
_REACH = 6000  # characters that a short form looks back over

_MEN, _WOMEN, _MANY, _THINGS = ("he", "him"), ("she", "her"), ("they", "them", "both"), ("it", "who")
_PRONOUNS = (
    dict.fromkeys(_MEN, "m")
    | dict.fromkeys(_WOMEN, "f")
    | dict.fromkeys(_MANY, "many")
    | dict.fromkeys(_THINGS, "it")
    | dict.fromkeys(("i", "we"), "self")
)
_SEPARATOR = re.compile(
    r",|\s(?:of|at|in|for|from|with|who|on|to|by|that|which|and|released|published|issued|posted|carried|seen|obtained"
    r"|made|written|signed|dated|run|aired|reported)\s|\s\(|\s[—–-]\s"
)
_BASED = re.compile(r",\s[A-Z][\w.]*(?:\s[A-Z]\w*)?-based\s")
_GOES_WITH_NAME = re.compile(r"\s+(?:of|at|in|for|from|with|who|on|himself|herself)\b")
_WHERE = re.compile(r"\b(?:in|at|from) (?:the )?$")
_DESCRIBES = re.compile(r"(?:the|an?|its|his|her|their|one)\s|[a-z]", re.IGNORECASE)
_TITLE_AND_NAME = re.compile(r",\s*(?:[A-Z][\w.’'-]*\s){0,5}")
_SITE = re.compile(r"(?:['’]s?)?\s(?:official\s)?(?:website|web|site|account|page|portal)\b")


@dataclass(slots=True)
class Voices:
    """The speakers of one text so far, for pronouns and short forms. Filled in text order."""

    document: Document
    entities: Entities
    registry: Registry
    soup: tuple[Span, ...]  # captions, teasers, headlines: nobody is introduced there
    said: list[tuple[int, Speaker]] = field(default_factory=list)
    reported: list[Span] = field(default_factory=list)  # what others were heard to say: nobody speaks there
    told_by_title: tuple[tuple[Speaker, ...], Speaker] | None = None  # None: not looked at yet
    courtesies: dict[str, str] | None = None  # name after Mr or Ms -> m | f; None: not looked for yet
    own: Speaker = NOBODY  # who says "I" here: the speaker of the turn, the author of the statement

    @property
    def title(self) -> tuple[Speaker, ...]:
        """People and bodies that the document's title names; read only where the text leaves somebody unnamed."""
        if self.told_by_title is None:
            self.told_by_title = title_voices(self.document) if self.document.title else ((), NOBODY)
        return self.told_by_title[0]

    @property
    def author(self) -> Speaker:
        """Whom the title tells the text to come from; NOBODY: it tells nobody."""
        title = self.document.title or ""
        is_worth_it = AUTHOR_WORD.search(title) and not re.search(r"\b[Jj]oint\b", title)
        return self.told_by_title[1] if is_worth_it and self.title and self.told_by_title else NOBODY

    @property
    def places(self) -> dict[str, Place]:
        return _places(self.registry)

    @property
    def text(self) -> str:
        return self.document.content

    def note(self, at: int, speaker: Speaker) -> None:
        """Remember who spoke at the offset."""
        if speaker.form != UNTOLD:
            self.said.append((at, speaker))

    def resolve(self, span: Span, at: int) -> Speaker:
        """The speaker that the words of the span mean at the offset, where the sentence begins."""
        words = self.text[span[0] : span[1]]
        span = self._over_names(span)
        gender = _PRONOUNS.get(words.lower())
        if words != self.text[span[0] : span[1]] or (words == "He" and self.entities.within(*span)):
            gender = None  # the surname, or a part of a name: "Liu He"
        if gender:
            return self._pronoun(gender, span, at)
        pairs = self.entities.within(span[0], span[1] + (self.text[span[1] : span[1] + 1] == "."))  # "Inc."
        first = self._first_part(span, pairs)
        return self._person(span, first, pairs) or self._body(span, first, pairs) or described(self, span, first, at)

    # ------------------------------------------------------------ names

    def _over_names(self, span: Span) -> Span:
        """The span widened to the ends of the names that it cuts: "Grain" of "Grain & Oil Board"."""
        near = self.entities.within(span[0] - _LONGEST, span[1] + _LONGEST)
        starts = [m.start_char for m, _ in near if m.start_char < span[0] < m.end_char]
        ends = [m.end_char for m, _ in near if m.start_char < span[1] < m.end_char]
        return min([span[0], *starts]), max([span[1], *ends])

    def _first_part(self, span: Span, pairs: list[tuple[Mention, Entity]]) -> Span:
        """The words before the first comma or preposition that is in no name."""
        for cut in _SEPARATOR.finditer(self.text, *span):
            if _BASED.match(self.text, cut.start()):
                continue  # "the El Segundo, California-based company"
            if not any(m.start_char <= cut.start() < m.end_char for m, _ in pairs) and cut.start() > span[0]:
                return span[0], cut.start()
        return span

    def _person(self, span: Span, first: Span, pairs: list[tuple[Mention, Entity]]) -> Speaker | None:
        comma = self.text.find(",", *span)
        people = [(m, e) for m, e in pairs if e.kind == "person" and not self.is_owner(m.end_char, span[1])]
        if comma > 0 and people and people[-1][0].end_char == span[1] and people[-1][0].start_char > comma:
            mention, entity = people[-1]  # "In a letter to the president, its head Ann Roe": the last name speaks
            if _TITLE_AND_NAME.fullmatch(
                self.text, self.text.rfind(",", comma, mention.start_char), mention.start_char
            ):
                return Speaker(entity.canonical, "person", (mention.start_char, mention.end_char), NAMED)
        near = [(m, e) for m, e in people if comma < 0 or m.start_char < comma]
        for mention, entity in reversed(near):
            before = self.text[span[0] : mention.start_char]
            if re.search(r"\b(?:of|for|to|with|by|from|against|at|and)\s+(?:the\s+|Mr\.?\s+|Ms\.?\s+)?$", before):
                continue
            after = self.text[mention.end_char : first[1] if first[1] >= mention.end_char else span[1]]
            if re.match(r"\s+[a-z]", after) and not _GOES_WITH_NAME.match(after):
                continue  # "Trump advisers"
            return Speaker(entity.canonical, "person", (mention.start_char, mention.end_char), NAMED)
        if comma > 0 and not near and (self.head_of(first) in SPOKES or _DESCRIBES.match(self.text, span[0])):
            for mention, entity in people:  # "a ministry spokesman, Gao Feng"
                if _TITLE_AND_NAME.fullmatch(self.text, comma, mention.start_char):
                    return Speaker(entity.canonical, "person", (mention.start_char, mention.end_char), NAMED)
        return None

    def is_owner(self, end: int, limit: int) -> bool:
        return bool(re.match(r"['’]s?\s", self.text[end : min(limit, end + 4)]))

    def head_of(self, span: Span) -> str:
        words = re.findall(r"[\w-]+", self.text[span[0] : span[1]])
        return words[-1].lower() if words else ""

    def _body(self, span: Span, first: Span, pairs: list[tuple[Mention, Entity]]) -> Speaker | None:
        head = self.head_of(first)
        bodies = [(m, e) for m, e in pairs if e.kind == "organisation" or self._is_building(e)]
        ending = [(m, e) for m, e in pairs if e.kind != "person" and abs(m.end_char - first[1]) <= 1]
        if ending and ending[-1][1].kind == "place" and self._is_part_of_name(span[0], ending[-1][0].start_char):
            return Speaker(None, None, span, UNNAMED)  # "Air Italy"
        if ending:
            mention, entity = ending[-1]
            return self.as_speaker(entity, (span[0], mention.end_char))
        if head in SPOKES or head in DOCUMENTS:
            for mention, entity in bodies:
                link = self.text[span[0] : mention.start_char]
                about = re.search(r"\b(?:to|on|about|against|over)\s(?:the\s)?(?:\w+\s){0,3}$", link)
                if not about or _SITE.match(self.text, mention.end_char):
                    return self.as_speaker(entity, span)
            if head in DOCUMENTS and (owner := self._country(span, pairs)):
                return owner
        if head in BODIES:  # "another trade group, the Grain Board, said"
            named = [e for m, e in bodies if re.fullmatch(r",\s(?:the\s)?", self.text[first[1] : m.start_char])]
            if named:
                return self.as_speaker(named[0], span)
        if head == "administration" and (president := self._president(span, pairs)):
            return president
        if head in GOVERNMENT and not bodies:
            return self._country(span, pairs) or (self._last_country(span) if head == "government" else None)
        if head in GOVERNMENT:
            return self.as_speaker(bodies[0][1], span)  # "the EU side"
        if head in BODIES and bodies and bodies[-1][0].start_char >= first[0] and bodies[-1][0].end_char <= first[1]:
            return self.as_speaker(bodies[-1][1], span)
        return None

    def _president(self, span: Span, pairs: list[tuple[Mention, Entity]]) -> Speaker | None:
        """ "Mr Trump's administration" speaks under the name that the registry has for it."""
        for mention, entity in pairs:
            body = self.registry.body_named.get(fold(f"{entity.canonical.split()[-1]} administration"))
            if entity.kind == "person" and body and self.is_owner(mention.end_char, span[1]):
                return Speaker(body.name, "organisation", span, NAMED)
        return None

    def _is_building(self, entity: Entity) -> bool:
        place = self.places.get(entity.canonical) if entity.kind == "place" else None
        return place is not None and place.kind == "building"

    def _is_part_of_name(self, start: int, at: int) -> bool:
        word = re.search(r"([A-Z][\w-]+)\s$", self.text[start:at])
        return bool(word) and word is not None and fold(word[1]) not in ("the", *self.registry.demonyms)

    def as_speaker(self, entity: Entity, words: Span) -> Speaker:
        place = self.places.get(entity.canonical) if entity.kind == "place" else None
        if place and place.kind == "building":  # the White House speaks as a body
            return Speaker(entity.canonical, "organisation", words, NAMED)
        code = place.stands_for or (place.country if place.kind == "country" else None) if place else None
        return self._state(code, words) if code else Speaker(entity.canonical, entity.kind, words, NAMED)

    def _state(self, code: str, words: Span) -> Speaker:
        if code == "EU":
            return Speaker("European Union", "organisation", words, NAMED)
        return Speaker(_countries(self.registry).get(code, code), "place", words, NAMED)

    def _country(self, span: Span, pairs: list[tuple[Mention, Entity]]) -> Speaker | None:
        """The state that "the Chinese side", "Beijing's government" speaks for."""
        for mention, entity in pairs:
            is_where = _WHERE.search(self.text, span[0], mention.start_char)  # "a statement released in Geneva"
            if entity.kind == "place" and entity.country and not is_where:
                return self._state(entity.country, span)
        code = self.adjective(span)
        return self._state(code, span) if code else None

    def _last_country(self, span: Span) -> Speaker | None:
        """ "The government" of the country named last, if that is not far."""
        for _, entity in reversed(self.entities.within(max(0, span[0] - _HERE), span[0])):
            place = self.places.get(entity.canonical) if entity.kind == "place" else None
            if place and place.country and place.kind == "country":
                return self._state(place.country, span)
        return None

    def adjective(self, span: Span) -> str | None:
        for word in re.findall(r"[A-Z][\w.]*", self.text[span[0] : span[1]]):
            if code := self.registry.demonyms.get(fold(word)):
                return code
        return None

    def introduced(self) -> Speaker:
        """Whose words the title says follow ("..., where he said:"), else its author; NOBODY: it tells nobody."""
        people = [speaker for speaker in self.title if speaker.kind == "person"]
        is_opened = (self.document.title or "").rstrip().endswith(":")
        return people[0] if is_opened and people else self.author

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, gender: str, span: Span, at: int) -> Speaker:
        found: Speaker | None = None
        if gender == "self":
            found = self.own if self.own is not NOBODY else self.author
            found = found if found.canonical else None
        elif gender in ("m", "f"):
            found = pronouns.last_person(self, gender, at, span[0])
        else:
            found = pronouns.last_body(self, gender, at)
        if found is None:
            return Speaker(None, None, span, UNNAMED)
        return Speaker(found.canonical, found.kind, span, found.form)

    # ------------------------------------------------------------ the text before

    def mentions_before(self, at: int) -> list[tuple[Mention, Entity]]:
        pairs = self.entities.within(max(0, at - _REACH), at)
        return [pair for pair in pairs if not self._is_soup(pair[0].start_char)]

    def _is_soup(self, at: int) -> bool:
        number = bisect_right(self.soup, (at, len(self.text) + 1)) - 1
        return number >= 0 and self.soup[number][0] <= at < self.soup[number][1]

    def paragraphs_between(self, first: int, last: int) -> int:
        return len(re.findall(r"\n+", self.text[max(first, last - _REACH) : last]))


@lru_cache(maxsize=4)
def _places(registry: Registry) -> dict[str, Place]:
    return {place.name: place for place in registry.places}


@lru_cache(maxsize=4)
def _countries(registry: Registry) -> dict[str, str]:
    return {place.country: place.name for place in registry.places if place.kind == "country" and place.country}
