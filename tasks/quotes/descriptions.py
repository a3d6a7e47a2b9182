"""Who is meant by a description instead of a name: the spokesperson, the ministry, the minister, the statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.entities.descriptions import FIRM_NOUNS, resolve_description
from tasks.quotes.frame import Span
from tasks.quotes.speaker import MEMORY, NAMED, UNNAMED, UNTOLD, Speaker
from tasks.reference.folding import fold, word_set

if TYPE_CHECKING:  # Voices resolves descriptions through this module
    from tasks.quotes.speakers import Voices

_NEAR = 1500  # characters over which a body that was heard goes on speaking through "the spokesperson"
SPOKES = word_set("spokesperson spokesman spokeswoman spokespersons spokesmen")
GOVERNMENT = word_set("government side authorities administration regime leadership")
BODIES = word_set(
    "ministry department commission office bureau agency committee council administration authority bank board court"
    " chamber association federation union institute organization organisation group company firm maker chipmaker"
    " automaker carmaker airline manufacturer retailer startup lender regulator watchdog newspaper paper outlet"
    " magazine channel network broadcaster daily site embassy mission bloc panel tribunal treasury fund center centre"
    " university party campaign team lawmakers service exchange corporation conglomerate giant brokerage consultancy"
    " lobby"
)
DOCUMENTS = word_set(
    "statement statements report reports announcement notice commentary editorial release letter article post tweet"
    " tweets account readout communique circular notification message estimates estimate forecasts projections analysis"
    " calculations research study email document order website op-ed fact-sheet factsheet sheet"
)
_MEMBER = word_set("senator representative leader whip chair chairman chairwoman member speaker")
_ADVISES = word_set("adviser advisor counselor director council")
# Words for somebody by party or task, and the words of the offices of those whom they can mean.
_KINDS = {
    **dict.fromkeys(("republican", "democrat", "lawmaker", "senator", "congressman", "congresswoman"), _MEMBER),
    **dict.fromkeys(("adviser", "advisor", "aide"), _ADVISES),
    **dict.fromkeys(("businessman", "businesswoman", "entrepreneur"), word_set("president ceo owner founder chief")),
    **dict.fromkeys(("diplomat", "envoy"), word_set("ambassador minister spokesperson consul secretary")),
}
_OF_TRADE = word_set("business trade industry lobby lobbying advocacy farm")  # "the trade group"
_STILL = 700  # characters over which somebody heard goes on under a description
_BY_PEOPLE = word_set("letter email op-ed memo")
_SENT = _BY_PEOPLE | {"report", "study", "research", "analysis"}  # whose authors are told with it
TITLES = word_set(
    "president premier minister secretary chancellor ambassador envoy chairman chairwoman chair chief governor mayor"
    " senator congressman congresswoman representative commissioner director ceo executive founder leader adviser"
    " advisor negotiator economist analyst diplomat speaker republican democrat general professor official lawmaker"
    " businessman businesswoman entrepreneur expert lawyer attorney scholar researcher strategist farmer trader author"
)
_OF_BODY = re.compile(
    r"\b(ministry|department|embassy|commission|company|bank|bureau|council|agency|office|government)\s"
    r"(?:spokes\w+|press secretary)$"
)
_MANY = re.compile(r"\b(?:some|many|most|several|other|others|all|both|few)\b", re.IGNORECASE)
_REACH = 6000  # characters that a short form looks ahead


def described(voices: Voices, span: Span, first: Span, at: int) -> Speaker:
    """The speaker whom the words of `span` describe, `first` being those before a comma or preposition."""
    head = voices.head_of(first)
    words = voices.text[span[0] : span[1]]
    if head in SPOKES:
        return _spokesperson(voices, span, at)
    found: Speaker | None = None
    if head in BODIES or head in GOVERNMENT:
        found = _earlier_body(voices, head, first, at)
    elif head in DOCUMENTS and not head.endswith("s") and not re.match(r"an?\s", words, re.IGNORECASE):
        found = _issuer(voices, head, at)
    elif head in TITLES and not _MANY.search(words) and _is_bare_title(words):
        found = _holder(voices, span, first, head, at)
    is_definite = not _MANY.search(words) and not re.match(r"an?\s", words, re.IGNORECASE)
    is_title = head in TITLES and _is_bare_title(words)
    if found is None and is_definite and (head in BODIES or is_title):
        entity = resolve_description(voices.document, voices.entities, *first)
        found = voices.as_speaker(entity, span) if entity else _heard_last(voices, head, at)
    if found:
        return Speaker(found.canonical, found.kind, span, NAMED)
    return Speaker(None, None, span, UNNAMED if words.strip() else UNTOLD)


def _is_bare_title(words: str) -> bool:
    """ "The president", "U.S. Defense Secretary": a title without a name that nobody knows."""
    return bool(re.match(r"(?:[Tt]he|[A-Z][\w.]*['’]s)\s", words)) or (len(words.split()) <= 4 and " and " not in words)


def _spokesperson(voices: Voices, span: Span, at: int) -> Speaker:
    """The spokesperson told of last, by name or as a body's; else the only one whom the text names."""
    country = voices.adjective(span)
    words = voices.text[span[0] : span[1]]
    owner = re.search(r"\b(?:of|for|at|with|from)\s(the\s[\w\s-]+)$", words) or _OF_BODY.search(words)
    if owner:
        first = (span[0] + owner.start(1), span[0] + owner.end(1))
        body = _earlier_body(voices, voices.head_of(first), first, at)
        if body:
            return Speaker(body.canonical, body.kind, span, NAMED)
    for where, speaker in reversed(voices.said[-MEMORY:]):
        if where < at and speaker.words and _is_spokes(voices, speaker):
            return Speaker(speaker.canonical, speaker.kind, span, NAMED)
    answering = asked(voices)
    if answering and country is None:
        return Speaker(answering.canonical, answering.kind, span, NAMED)
    if re.match(r"the\s", words, re.IGNORECASE):
        for where, speaker in reversed(voices.said[-MEMORY:]):
            if speaker.kind == "organisation" and 0 < at - where < _NEAR:
                return Speaker(speaker.canonical, "organisation", span, NAMED)
    named = [e for e in voices.entities.of_kind("person") if "spokes" in (e.role or "").lower()]
    named = [e for e in named if country in (None, e.country)]
    if len(named) == 1:
        return Speaker(named[0].canonical, "person", span, NAMED)
    return Speaker(None, None, span, UNNAMED)


def asked(voices: Voices) -> Speaker | None:
    """Whoever the title says answers, a person rather than a body; None: it names nobody."""
    people = [speaker for speaker in voices.title if speaker.kind == "person" and _is_spokes(voices, speaker)]
    return next(iter([*people, *(speaker for speaker in voices.title if speaker.kind == "organisation")]), None)


def _is_spokes(voices: Voices, speaker: Speaker) -> bool:
    if speaker.kind == "person" and speaker.canonical:
        entity = voices.entities.named(speaker.canonical)
        person = voices.registry.person_named.get(fold(speaker.canonical))
        office = person.office_on(voices.document.published) if person else None
        told = (entity.role if entity else None) or (office.title if office else "")
        return "spokes" in told.lower()
    words = voices.text[speaker.words[0] : speaker.words[1]].lower() if speaker.words else ""
    return "spokes" in words and speaker.canonical is not None


def _earlier_body(voices: Voices, head: str, first: Span, at: int) -> Speaker | None:
    """The body named or heard last whose name has the same noun, and the other words of the description."""
    words = [w.lower() for w in re.findall(r"[\w-]+", voices.text[first[0] : first[1]])]
    if head in ("group", "lobby") and not _OF_TRADE.isdisjoint(words):
        heard = _body_heard(voices, at)
        return heard if heard and _is_no_firm(voices, heard) else None
    if head in FIRM_NOUNS:
        return _firm_heard(voices, at)  # whatever else is said of it: "the California-based company"
    wanted = [w for w in words if w not in ("the", "a", "an", "this", "its", "also", "central", "official")]
    country = voices.adjective(first)
    for mention, entity in reversed(voices.mentions_before(first[0])):
        if entity.kind != "organisation" or (country and entity.country not in (None, country)):
            continue
        name = fold(entity.canonical) + " " + fold(voices.text[mention.start_char : mention.end_char])
        if all(word in name for word in wanted if not voices.registry.demonyms.get(word)):
            return Speaker(entity.canonical, "organisation", None, NAMED)
    for speaker in voices.title:
        if speaker.kind == "organisation" and all(word in fold(speaker.canonical or "") for word in wanted):
            return speaker
    later = {
        entity.canonical
        for _, entity in voices.entities.within(first[1], first[1] + _REACH)
        if entity.kind == "organisation" and all(word in fold(entity.canonical) for word in wanted)
    }
    if len(later) == 1:
        return Speaker(later.pop(), "organisation", None, NAMED)
    if head in GOVERNMENT or len(wanted) > 1:
        return None
    return _body_heard(voices, at)


def _body_heard(voices: Voices, at: int) -> Speaker | None:
    """The body that spoke last."""
    heard = [s for where, s in voices.said[-MEMORY:] if where < at and s.kind == "organisation"]
    return heard[-1] if heard else None


def _firm_heard(voices: Voices, at: int) -> Speaker | None:
    """The firm with which the sentence before begins, else the body heard last, if it is one."""
    before = voices.text[: max(0, at - 2)]
    start = max(before.rfind(mark) + len(mark) for mark in (". ", "\n"))
    for mention, entity in reversed(voices.mentions_before(at)):
        if mention.start_char < start:
            break
        subject = Speaker(entity.canonical, entity.kind, None, NAMED)
        if mention.start_char == start and entity.kind == "organisation" and not _is_no_firm(voices, subject):
            return subject
    heard = _body_heard(voices, at)
    return heard if heard and not _is_no_firm(voices, heard) else None


def _is_no_firm(voices: Voices, speaker: Speaker) -> bool:
    body = voices.registry.body_named.get(fold(speaker.canonical or ""))
    return body is not None and body.kind != "company"


def _issuer(voices: Voices, head: str, at: int) -> Speaker | None:
    """Whoever last spoke in such a document, else the body that spoke last."""
    for where, speaker in reversed(voices.said[-MEMORY:]):
        if where < at and speaker.canonical and re.search(rf"\b{head}\b", voices.text[where : min(where + 150, at)]):
            return speaker
    if head in _SENT and (author := _author(voices, head, at)):
        return author
    for where, speaker in reversed(voices.said[-MEMORY:]):
        if where < at and speaker.kind in ("organisation", "place"):
            return speaker
    bodies = [entity for _, entity in voices.mentions_before(at) if entity.kind == "organisation"]
    return Speaker(bodies[-1].canonical, "organisation", None, NAMED) if bodies else None


def _heard_last(voices: Voices, head: str, at: int) -> Speaker | None:
    """The person heard last, nearby, where it holds an office of that kind: "the Texas Republican", "the adviser"."""
    kinds = _KINDS.get(head, frozenset())
    for where, speaker in reversed(voices.said[-4:]):
        entity = voices.entities.named(speaker.canonical or "") if speaker.kind == "person" else None
        is_near = where < at and at - where <= _STILL
        if entity and is_near and kinds & set(re.findall(r"\w+", fold(entity.role or ""))):
            return speaker
    for mention, entity in reversed(voices.mentions_before(at)):
        is_kind = entity.kind == "person" and kinds & set(re.findall(r"\w+", fold(entity.role or "")))
        if is_kind and at - mention.start_char <= _STILL:
            return Speaker(entity.canonical, "person", None, NAMED)
    return None


def _author(voices: Voices, head: str, at: int) -> Speaker | None:
    """Who is named first in the sentence that tells of the document: "Ann Roe and Bo Doe sent a letter to ..."."""
    told = [found.start() for found in re.finditer(rf"\b{head}\b", voices.text[max(0, at - _REACH) : at])]
    if not told:
        return None
    end = max(0, at - _REACH) + told[0]
    start = max(voices.text.rfind(mark, 0, end) for mark in ("\n", ".” ", '." ', "; "))
    stops = [found.end() for found in re.finditer(r"[a-z]{3}\. (?=[A-Z])", voices.text[max(0, start) : end])]
    start = max(0, start) + (stops[-1] if stops else 0)
    kinds = ("person",) if head in _BY_PEOPLE else ("person", "organisation")
    named = [entity for _, entity in voices.entities.within(start, end) if entity.kind in kinds]
    return Speaker(named[0].canonical, named[0].kind, None, NAMED) if named else None


def _holder(voices: Voices, span: Span, first: Span, head: str, at: int) -> Speaker | None:
    """Who is meant by a bare title: the person named last who holds it, else its only holder on that day."""
    title = re.sub(r"^(?:the|a|an)\s+", "", voices.text[first[0] : first[1]], flags=re.IGNORECASE)
    country = voices.adjective(span)
    for _, entity in reversed(voices.mentions_before(at)):
        is_holder = entity.kind == "person" and head in fold(entity.role or "").split()
        if is_holder and country in (None, entity.country):
            return Speaker(entity.canonical, "person", None, NAMED)
    person = voices.registry.holder(title, country, voices.document.published)
    if person and voices.entities.named(person.name):
        return Speaker(person.name, "person", None, NAMED)
    return None
