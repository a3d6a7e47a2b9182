"""What the model alone takes for organisations and places: kept where the name and its company make it likely."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from tasks.entities.names import NOT_NAMES, WORDLIKE
from tasks.entities.shapes import outlined
from tasks.entities.view import Found, View
from tasks.reference.folding import fold, word_set

_NEVER = word_set(
    "Brexit United State Force Act Agreement Deal Accord Treaty Law Bill Order Index Section Phase Chapter "
    "Article Protocol Initiative Plan Policy Strategy Program Programme Project Road Belt Dow Nasdaq NASDAQ S&P "
    "FTSE DAX CAC Nikkei Hang Seng Composite Stoxx Tariff Tariffs War Covid COVID-19 COVID GDP CPI PMI AI IP IPO "
    "ETF EV EVs LNG SUV SUVs DRAM GPU GPUs TV PC CEO CFO R&D FDI MFN DNA USD RMB Democrats Republicans Republican "
    "Democratic Communist Muslim Christian Twitter Tweet Photo Image Video Summit Conference Forum Festival "
    "Olympics Games Cup Day Week Month Year Award Prize Constitution Internet Web App Appendix Schedule List Code "
    "Rule Rules Regulation Notice Announcement Statement Report Review Outlook Survey Framework Dialogue "
    "Mechanism Administration Chapter Tranche Annex North South East West Northern Southern Eastern Western Great"
)
_LANDSCAPE = word_set(
    "Sea River Island Islands Coast Valley Gulf Strait Bay Mountains Ocean Region Province Oblast County "
    "Prefecture District Peninsula Canal Port Delta Lake Desert Plateau Basin Corridor Zone"
)
_COMPANY = re.compile(
    r"(?:'s)? (?:shares|stock|executives?|CEO|chief executive|spokes\w+|said|says|reported|announced|declined|"
    r"told|sells?|sold|"
    r"makes?|plans?|posted|employees|customers|factory|factories|earnings|profit)\b"
)
_MAKER = re.compile(
    r"\b(?:maker|makers|giant|giants|company|companies|firm|firms|group|bank|brokerage|retailer|manufacturer|"
    r"producer|startup|"
    r"start-up|carrier|developer|supplier|chipmaker|automaker|carmaker|conglomerate|rival|newspaper|magazine|"
    r"website|agency|"
    r"broadcaster|outlet|consultancy|provider|operator|owner|app|platform) $"
)
_PLACE = re.compile(
    r"\b(?:in|near|from|at|outside|around|(?:city|town|village|province|county|port|suburb|state) of) $"
)


def discovered(view: View, known: list[Found]) -> Iterator[Found]:
    """Organisations and places outside the registry by the model, one type a name in the whole text."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    names = {fold(item.canonical) for item in known} | {fold(view.flat[item.start : item.end]) for item in known}
    for start, end, label in view.model_names:
        if label in ("ORG", "GPE", "LOC", "FAC", "PERSON") and (span := _cut(view, start, end)):
            name = view.flat[slice(*span)]
            spans[name].append(span)
            labels[name][label] += 1
    for name, found in spans.items():
        if fold(name) in names:
            continue
        kind = _kind(view, name, labels[name], found)
        for start, end in found if kind else ():
            country = view.country_before(start)
            if kind == "organisation" and " " in name:
                if item := outlined(view, start, end):
                    yield Found(item.start, item.end, kind, item.canonical, item.country, "model")
            elif kind:
                yield Found(start, end, kind, view.text[start:end], country, "model")


def _cut(view: View, start: int, end: int) -> tuple[int, int] | None:
    """The model's stretch without article, possessive and line break; None: nothing that can be a name is left."""
    piece = view.flat[start:end].split("\n")[0]
    piece = (
        re.sub(r"(?:'s?|[,.:;-])$", "", piece) if not re.search(r"\b[A-Z]\.$|(?:Inc|Co|Corp|Ltd)\.$", piece) else piece
    )
    lead = re.match(r"(?:[Tt]he |[Aa]n? )?", piece)
    start += lead.end() if lead else 0
    piece = piece[lead.end() if lead else 0 :]
    words = piece.split()
    if not words or not words[0][0].isupper() or not words[-1][0].isupper() or view.in_headline(start):
        return None
    if any(word.strip("'s") in _NEVER for word in words) or not re.fullmatch(r"[A-Za-z][\w.&' -]*", piece):
        return None
    return start, start + len(piece)


def _kind(view: View, name: str, labels: Counter[str], found: list[tuple[int, int]]) -> str | None:
    """The one kind of a name in this text; None: too uncertain."""
    label, votes = labels.most_common(1)[0]
    words = name.split()
    if len(words) == 1:
        if (
            len(name) < 3
            or any(c.isdigit() for c in name)
            or name in NOT_NAMES
            or name in WORDLIKE
            or fold(name) in view.registry.demonyms
        ):
            return None
        if name.lower() in view.small_words or votes * 2 < labels.total():
            return None
        if label == "ORG":
            return "organisation" if any(_is_firm(view, start, end) for start, end in found) else None
    if all(word.isupper() and len(word) > 3 for word in words) or all(w.lower() in view.small_words for w in words):
        return None
    if label == "ORG":
        return "organisation" if len(words) <= 8 and any(_is_firm(view, start, end) for start, end in found) else None
    if label == "GPE" or (label == "LOC" and words[-1] in _LANDSCAPE):
        return "place" if any(_PLACE.search(view.flat, max(0, start - 16), start) for start, _ in found) else None
    return None


def _is_firm(view: View, start: int, end: int) -> bool:
    if view.flat[max(0, start - 3) : start] == "'s ":
        return False  # a product of the firm before
    return bool(_COMPANY.match(view.flat, end) or _MAKER.search(view.flat, max(0, start - 24), start))
