"""The legal ground, list or paper of an action."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.reference.folding import word_set

_ANY: Final = word_set(
    "tariff export_control import_restriction sanction investment_restriction trade_remedy dispute "
    "relief agreement purchase other"
)
_LISTS: Final = frozenset({"sanction", "export_control", "relief"})
_PAPERS: Final = frozenset({"agreement", "purchase", "relief", "talks"})
_TRADE: Final = frozenset(
    {"tariff", "trade_remedy", "dispute", "relief", "import_restriction", "other", "investment_restriction"}
)


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument, the types of event that can rest on it, and how a text names it."""

    name: str  # "{}": what the group of the pattern found
    types: frozenset[str]
    pattern: str
    example: str


# In this order where two stand equally near; `{}` takes the number.
INSTRUMENTS: Final = (
    Instrument(
        "Unreliable Entity List",
        _LISTS,
        r"[Uu]nreliable[- ][Ee]ntit(?:y|ies)[- ][Ll]ists?",
        "MOFCOM put three firms on its unreliable entity list.",
    ),
    Instrument(
        "Entity List",
        _LISTS,
        r"(?<!nreliable )[\"“]?[Ee]ntity[- ][Ll]ist\b|EntityList",
        "Huawei was added to the Entity List.",
    ),
    Instrument(
        "Military End-User List",
        _LISTS,
        r"[Mm]ilitary[- ][Ee]nd[- ][Uu]ser (?:[Ll]ist|MEU)",
        "The firms join the Military End-User List.",
    ),
    Instrument("Unverified List", _LISTS, r"[Uu]nverified [Ll]ist", "BIS moved 33 firms to the Unverified List."),
    Instrument(
        "Specially Designated Nationals List",
        _LISTS,
        r"[Ss]pecially [Dd]esignated [Nn]ationals?|\bSDN [Ll]ist",
        "It was named a Specially Designated National.",
    ),
    Instrument(
        "Chinese Military Companies List",
        _LISTS,
        r"[Cc]hinese [Mm]ilitary [Cc]ompan(?:y|ies)(?: [Ll]ist)?|1260H(?: [Ll]ist)?",
        "The Pentagon added it to the 1260H list.",
    ),
    Instrument(
        "export control list",
        _LISTS,
        r"export[- ]control(?:led)? list",
        "China put 28 entities on its export control list.",
    ),
    Instrument(
        "Section {}",
        _TRADE,
        r"\b[Ss]ections? ?(?P<n>122|201|232|301|337|338|421|7)\b",
        "The tariff rests on Section 232.",
    ),
    Instrument(
        "Section 232",
        frozenset({"tariff", "dispute", "relief"}),
        r"Trade Expansion Act|national[- ]security tariffs?",
        "He used the Trade Expansion Act of 1962.",
    ),
    Instrument(
        "Section 301",
        frozenset({"tariff", "dispute", "relief", "other"}),
        r"\b301 (?:tariffs?|investigations?|probes?)",
        "The 301 tariffs stay.",
    ),
    Instrument(
        "IEEPA",
        _TRADE | {"sanction", "export_control"},
        r"\bIEEPA\b|International Emergency Economic Powers Act|emergency powers? (?:law|act)",
        "Tariffs under IEEPA are void.",
    ),
    Instrument("anti-dumping", _TRADE, r"[Aa]nti-?[Dd]umping", "China opened an anti-dumping case."),
    Instrument(
        "countervailing", _TRADE, r"[Cc]ountervailing|[Aa]nti-subsidy", "The European Union set countervailing duties."
    ),
    Instrument(
        "safeguard",
        _TRADE,
        r"safeguard (?:measures?|dut(?:y|ies)|tariffs?|investigation)",
        "Beijing opened a safeguard investigation into beef.",
    ),
    Instrument(
        "Executive Order {}",
        _ANY,
        r"Executive Order(?: \(?E\.?O\.?\)?)?(?: No\.?)? ?(?P<n>1[34]\d{3})|\bE\.?O\.? ?(?P<m>1[34]\d{3})",
        "It follows Executive Order 14298.",
    ),
    Instrument(
        "Announcement No. {}",
        _ANY,
        r"Announcements? No\.? ?(?P<n>\d{1,3})(?: of 20\d\d)?",
        "It lifts the duties of Announcement No. 5.",
    ),
    Instrument(
        "foreign direct product rule",
        frozenset({"export_control", "relief"}),
        r"[Ff]oreign[- ][Dd]irect[- ][Pp]roduct [Rr]ule",
        "It widened the foreign direct product rule.",
    ),
    Instrument(
        "affiliates rule",
        frozenset({"export_control", "relief"}),
        r"(?:[Aa]ffiliates?|50[- ](?:percent|per cent)|50%) [Rr]ule",
        "Washington suspends its affiliates rule.",
    ),
    Instrument(
        "Export Control Law",
        frozenset({"export_control", "relief", "sanction"}),
        r"[Ee]xport [Cc]ontrol [Ll]aw",
        "China cites its Export Control Law.",
    ),
    Instrument(
        "Anti-Foreign Sanctions Law",
        _LISTS | {"retaliation", "other"},
        r"[Aa]nti-[Ff]oreign [Ss]anctions [Ll]aw",
        "China used its Anti-Foreign Sanctions Law.",
    ),
    Instrument(
        "Anti-Monopoly Law",
        frozenset({"dispute"}),
        r"[Aa]nti-?(?:[Mm]onopoly [Ll]aw|trust law)",
        "The regulator cites the Anti-Monopoly Law.",
    ),
    Instrument(
        "Uyghur Forced Labor Prevention Act",
        _LISTS | {"import_restriction"},
        r"U(?:yghur|ighur) Forced Labor Prevention Act|\bUFLPA\b",
        "Imports are barred under the UFLPA.",
    ),
    Instrument(
        "Hong Kong Autonomy Act",
        _LISTS,
        r"Hong Kong Autonomy Act",
        "Sanctions follow under the Hong Kong Autonomy Act.",
    ),
    Instrument(
        "CFIUS",
        frozenset({"investment_restriction", "dispute"}),
        r"\bCFIUS\b|Committee on Foreign Investment",
        "CFIUS blocked the sale.",
    ),
    Instrument("de minimis", frozenset({"tariff", "relief"}), r"de minimis", "The order ends de minimis treatment."),
    Instrument(
        "Phase One Agreement",
        _PAPERS,
        r"[Pp]hase[- ](?:[Oo]ne|1|I)\b(?: (?:trade )?(?:[Aa]greement|deal))?",
        "Purchases fell short of the phase one deal.",
    ),
    Instrument(
        "joint statement", _PAPERS | {"tariff"}, r"[Jj]oint [Ss]tatement", "The cuts follow the joint statement."
    ),
    Instrument(
        "memorandum of understanding",
        _PAPERS,
        r"[Mm]emorand(?:um|a) of [Uu]nderstanding|\bMOU\b",
        "They signed a memorandum of understanding.",
    ),
    Instrument(
        "WTO dispute settlement",
        frozenset({"dispute"}),
        (
            r"\b(?:WTO|World Trade Organization)(?: \(WTO\))?(?:['’]s)? (?:dispute|complaint|case|panel|"
            r"challenge)"
        ),
        "China filed a WTO complaint.",
    ),
)
_COMPILED: Final = tuple((one, re.compile(one.pattern)) for one in INSTRUMENTS)
_WORTH: Final = re.compile(
    r"(?i)list\b|section|expansion act|301|ieepa|emergency|dumping|countervail|subsidy|safeguard|"
    r"order|e\.?o\.|announcement|rule\b|law\b|act\b|uflpa|cfius|committee|minimis|phase|statement|"
    r"memorand|mou\b|wto|world trade|designated"
)


def read_instrument(text: str, span: tuple[int, int], sentence: tuple[int, int], kind: str) -> str | None:
    """The instrument named nearest to an event in its sentence; None: none is told that fits its type."""
    start, end = sentence
    if not _WORTH.search(text, start, end):
        return None
    best: tuple[int, int, str] | None = None
    for order, (one, pattern) in enumerate(_COMPILED):
        if kind not in one.types:
            continue
        for found in pattern.finditer(text, start, end):
            gap = max(span[0] - found.end(), found.start() - span[1], 0)
            number = next((value for value in found.groupdict().values() if value), "")
            key = (gap, order, one.name.format(number))
            if best is None or key < best:
                best = key
    return best[2] if best and best[0] < 160 else None
