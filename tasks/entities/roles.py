"""Offices as texts write them: before a name ("Commerce Secretary") or behind it (", an economist at ...")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.reference.folding import plain

# Nouns that end a title. The longest forms first where one begins like another.
HEADS = (
    "sen\\.|rep\\.|gov\\.|vice[- ]president|vice[- ]premier|vice[- ]chair(?:man|woman)?|vice[- ]minister|vice[- ]mayor|"
    "vice[- ]governor|chief executive officer|chief financial officer|chief operating officer|chief executive|"
    "chief economist|president-elect|president|premier|prime minister|minister|chancellor|"
    "secretary[- ]general|director[- ]general|secretary|undersecretary|under secretary|chairman|chairwoman|"
    "chairperson|chair|ceo|cfo|coo|cto|co-founder|co-owner|founder|ambassador|envoy|consul general|spokesman|"
    "spokeswoman|spokesperson|commissioner|governor|mayor|trade representative|representative|negotiator|"
    "senator|congressman|congresswoman|lawmaker|attorney general|attorney|lawyer|economist|analyst|strategist|"
    "editor[- ]in[- ]chief|researcher|research fellow|fellow|professor|lecturer|scholar|expert|historian|"
    "scientist|director|"
    "deputy director|manager|managing director|partner|head|chief|officer|official|adviser|advisor|counsel|"
    "counselor|counsellor|leader|majority leader|minority leader|speaker|whip|judge|justice|farmer|trader|"
    "broker|consultant|reporter|correspondent|journalist|editor|columnist|author|moderator|anchor|host|aide|"
    "deputy|general|admiral|king|emperor|pope|contributor|co-head|co-chair|co-director|specialist|engineer|"
    "coordinator|vice dean|rancher|grower|treasurer|dean|owner|president and ceo|"
    "chairman and ceo|executive director|"
    "executive(?!\\s+(?:order|action|branch|power))|investor|billionaire|entrepreneur"
)
_ADJECTIVES = (
    "former|then|acting|interim|deputy|vice|senior|chief|assistant|associate|executive|managing|general|"
    "foreign|prime|principal|lead|top|global|international|national|economic|economics|trade|commerce|finance|"
    "market|policy|political|research|portfolio|investment|fund|technology|energy|agriculture|agricultural|"
    "commodity|commodities|currency|industry|business|marketing|sales|strategy|regional|state|federal|special|"
    "visiting|honorary|distinguished|adjunct|emeritus|independent|veteran|retired|longtime|press|media|public|"
    "legal|financial|equity|credit|risk|senior-most|non-resident|nonresident|resident|law|history|engineering|"
    "development|operations|communications|product|"
    "science|parliamentary|security|defence|defense|labor|labour|treasury|white house|soybean|grain|oil|metals|steel"
)
# "chief" and its like are titles only where nothing but their place of work follows: "chief political economist".
_WHOLE = r"(?:(?<!chief)(?<!general)(?<!deputy)(?<!head)|(?=\s*(?:$|[,.;)\"]|(?:of|at|for|in|and)\b)))"
# "an economist at", "who is the chief economist of"; the phrase ends before the place of work's further description
_BEHIND = re.compile(
    rf"(?:\s*[,(]\s*|\s[-—]\s)(?:(?:an?\s+)?former\s[^,.;]{{3,60}}?\s(?:and\s|who\sis\s)?now\s+|who\s+(?:is|was|"
    rf"serves as|"
    rf"served as)\s+(?:now\s+)?|(?P<former>former(?:ly)?\s+)|now\s+)?(?:(?:an?|the|its|his|her|their|one of the)\s+)?"
    rf"(?P<before>(?:(?!(?:in|to|with|from|by|at|on|about|after|as|who|whose|which|that|under|said|"
    rf"says|if|when|while|because|unless|since|but)\s)[A-Za-z][\w.&'-]*\s+){{0,6}}?)"
    rf"(?P<head>{HEADS})\b(?!-|\s+(?:{HEADS})\b){_WHOLE}(?P<rest>(?:[^.;:()\"\n]|(?<=\bU)\.|"
    rf"(?<=\bU\.[SKN])\.){{0,160}})",
    re.IGNORECASE,
)
_PLACE_OF_WORK = re.compile(
    r"\s*(?P<more>(?:and\s+(?!former|ex-)[\w -]{3,40}?\s+)?)(?P<link>at|of|for|with|in charge of|to|on)\s+(?:the\s+)?"
    r"(?P<where>[A-Z0-9].*)"
)
_SUBJECT = re.compile(
    r"\s*(?:of|for|on|in charge of)\s+(?!the\s+[A-Z])(?P<what>(?:[A-Z]\w+ )?[a-z][\w '-]{2,60}?)\s+(?P<link>at|of|for|"
    r"with)\s+(?:the\s+)?(?P<where>[A-Z].*)"
)
_STOP = re.compile(
    r",|\s(?:who|which|that|said|says|told|has|have|had|is|was|were|and\s+[a-z]|in\s+(?:a|an|the|Beijing|"
    r"Shanghai|London|Washington|New York|Hong Kong|Singapore|Tokyo|Sydney|Paris|Frankfurt))\b|"
    r"\sin\s(?:[A-Z][\w.]+ ?){1,3}(?=,|$)|\s-\s"
)


_SHORT_TITLES = {"sen.": "Senator", "rep.": "Representative", "gov.": "Governor"}


# "Mexican Ambassador to the U.S." and then the name.
AMBASSADOR = re.compile(
    r"(?:(?P<home>(?!Former |Then )[A-Z][\w.]*(?: [A-Z][\w.]*)?)(?:'s)? )?"
    r"[Aa]mbassador to (?:the )?(?P<host>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}),? $"
)


@dataclass(frozen=True, slots=True)
class RoleText:
    """A role as the text writes it, with where its words stand."""

    words: str  # "senior fellow", "assistant secretary for export enforcement"
    organisation: tuple[int, int] | None  # span of the place of work; None: told by no name
    link: str  # "at", "of", ...; "" where organisation is None
    start: int
    end: int
    is_former: bool

    @property
    def in_full(self) -> str:
        """The words with "Sen." and its like written out."""
        return " ".join(_SHORT_TITLES.get(word.lower(), word) for word in self.words.split())


_FURTHER = re.compile(r"and\s+(?:an?|the)\s+(.+?)\s*$")
_FORMER = re.compile(r"^(?:(?:former(?:ly)?|ex|then)(?:\s+|-))+", re.IGNORECASE)
_YEARS = re.compile(r"\s+(?:from|between|until) (?:\w+ )?\d{4}")
_PAST = re.compile(r"\s*,\s*who\s+(?:was|served as|had been)\b", re.IGNORECASE)


def role_behind(text: str, end: int) -> RoleText | None:
    """The apposition behind a name that ends at `end`; None: there is none with a role in it."""
    flat = plain(text[end : end + 260])
    found = _BEHIND.match(flat)
    if (
        not found
        or found.group("before").count(",")
        or re.search(r"^and\b|\b(?:said|told|which|by)\b", found.group("before"))
    ):
        return None
    words = " ".join((found.group("before") + found.group("head")).split())
    rest, offset = found.group("rest"), end + found.start("rest")
    former = bool(found.group("former")) or _PAST.match(flat) is not None or _FORMER.match(words) is not None
    former = former or _YEARS.match(found.group("rest")) is not None
    words = _FORMER.sub("", words)
    if subject := _SUBJECT.match(rest):
        start, stop = _clip(rest, subject)
        words = f"{words}{rest[: subject.end('what')]}"
        return RoleText(
            " ".join(words.split()), (offset + start, offset + stop), subject.group("link"), end, offset + stop, former
        )
    if place := _PLACE_OF_WORK.match(rest):
        start, stop = _clip(rest, place)
        further = _FURTHER.match(place.group("more"))  # "a trade expert and an associate professor at": the latter
        words = further[1] if further else f"{words} {place.group('more')}".strip()
        return RoleText(words, (offset + start, offset + stop), place.group("link"), end, offset + stop, former)
    what = re.match(r"\s+(?:for|of|in charge of)\s+[a-z][\w '-]{2,50}?(?=$|[,.])", rest)
    if what:
        words += what.group().rstrip()
        offset += what.end()
    return RoleText(" ".join(words.split()), None, "", end, offset, former)


def _clip(rest: str, found: re.Match[str]) -> tuple[int, int]:
    start = found.start("where")
    stop = _STOP.search(rest, start)
    end = stop.start() if stop else len(rest)
    return start, len(rest[:end].rstrip())


def role_before(text: str, start: int) -> RoleText | None:
    """The title that stands right before a name; None: none does."""
    base = max(0, start - 110)
    window = plain(text[base:start])
    cut = max(window.rfind(mark) for mark in (". ", "\n", '"', ";", ": ", "(")) + 1
    if (dot := window.rfind(". ")) >= 0 and re.search(
        r"(?:\b[A-Z]|U\.S|Gov|Sen|Rep|St|Dr|Mr|Ms|Inc|Corp|Co|Ltd)$", window[:dot]
    ):
        cut = max(window.rfind(mark) for mark in ("\n", '"', ";", ": ", "(")) + 1
    cut += base
    found = _last(text, cut, start)
    if not found:
        return _role_and_house(text, start)
    words = found.group("words") + found.group("head")
    lead = _LEADING.match(words)
    offset = cut + found.start("words") + (lead.end() if lead else 0)
    words = words[lead.end() :] if lead else words
    former = _FORMER.match(words) is not None or " former " in words
    return RoleText(" ".join(words.split()), None, "", offset, cut + found.end("head"), former)


def _role_and_house(text: str, start: int) -> RoleText | None:
    """A title and its place of work before a comma: "The president of the Orwin Bank, Ann Roe"; None: none is."""
    base = max(0, start - _LONG)
    found = _TITLE_OF_HOUSE.search(plain(text[base:start]))
    if found is None or _PERSON_BEFORE.search(found.string[: found.start("words")]):
        return None
    where = found.span("where")
    words = found.string[found.start("words") : found.end("second" if found.group("second") else "words")]
    former = _FORMER.match(words) is not None
    return RoleText(
        _FORMER.sub("", words), (base + where[0], base + where[1]), found.group("link"), base + found.start("words"),
        base + where[1], former,
    )  # fmt: skip


def _last(text: str, cut: int, start: int) -> re.Match[str] | None:
    window = plain(text[cut:start])
    head = _HEAD_AT_END.search(window)
    if not head:
        return None
    # the longest run of title words that ends in this head
    first = head.start()
    words = list(re.finditer(r"\S+\s+", window[:first]))
    begin = first
    for word in reversed(words[-9:]):
        bare = word.group().strip()
        if bare.endswith((",", ")", "?", "!")) or not _is_title_word(bare):
            break
        begin = word.start()
    return _TITLE.match(window, begin)


_LONG = 160  # characters before a name in which its title can stand
_TITLE_OF_HOUSE = re.compile(
    rf"(?:^|[.!?\n\"] |\n|\b(?:by|to|with|from|and|said|says|that|as|while|but|when) )(?:(?:[Tt]he|[Aa]n?) )?"
    rf"(?P<words>(?:(?!(?:The|A|An) )[A-Za-z][\w-]* (?:and )?){{0,5}}?(?i:{HEADS})(?: (?:of|for) [a-z ]{{3,40}}?)?)"
    rf"\b(?:,| and (?P<second>(?i:{HEADS})))? "
    r"(?P<link>of|at|for) (?:the )?(?P<where>[A-Z](?:[^,;:().\"]|(?<=[A-Z])\.){1,60}), $"
)
_PERSON_BEFORE = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+, $")
_HEAD_AT_END = re.compile(rf"\b(?:{HEADS}),?\s+$", re.IGNORECASE)
_TITLE = re.compile(rf"(?P<words>.*?)(?P<head>(?:{HEADS}))(?P<comma>,?)\s+$", re.IGNORECASE | re.DOTALL)
_LEADING = re.compile(
    r"(?:(?:of|for|and|the|So|Yesterday|Today|Meanwhile|Earlier|Later|Then|Also|However|If|That|This)\s+)+"
)
_ADJECTIVE = re.compile(rf"(?:{_ADJECTIVES}|of|for|and|\w+-(?:based|owned|born|general))", re.IGNORECASE)


def _is_title_word(word: str) -> bool:
    return (
        word[0].isupper() and word not in ("The", "A", "An", "But", "And", "In", "On", "When", "While", "As")
    ) or bool(_ADJECTIVE.fullmatch(word))
