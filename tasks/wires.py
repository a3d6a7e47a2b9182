"""The news agency that a text names as its source."""

from __future__ import annotations

from dataclasses import dataclass
from re import M, Pattern, compile


@dataclass(frozen=True, slots=True)
class Wire:
    """One agency and how texts name it where they take a story from it."""

    name: str
    pattern: Pattern[str]
    example: str  # the tests hold the pattern to it


# In a dateline ("BEIJING (Reuters) - "), in a byline ("By Jane Doe, AP Business Writer") or at the end ("- Xinhua").
WIRES = (
    Wire("Reuters", compile(r"\((?:Thomson )?Reuters\)|^Reuters\b|\bReuters\s*$", M), "WASHINGTON (Reuters) - Up."),
    Wire("AP", compile(r"\(AP\)|^(?:The )?Associated Press\b|\bAP (?:\w+ )?Writers?\b", M), "BEIJING (AP) — Up."),
    Wire("AFP", compile(r"\(AFP\)|^AFP\b|\bAgence France-Presse\s*$|[-—–] AFP\s*$", M), "PARIS (AFP) - Duties up."),
    Wire("Xinhua", compile(r"\(Xinhua\)|^Xinhua\b|\bXinhua\s*$", M), "BEIJING, May 4 (Xinhua) -- Duties up."),
    Wire("Bloomberg", compile(r"\(Bloomberg\)|^Bloomberg News\b|[-—–] Bloomberg\s*$", M), "(Bloomberg) -- Duties up."),
    Wire("CNS", compile(r"\((?:CNS|ECNS|China News Service)\)", M), "(ECNS) -- Duties up."),
    Wire("Kyodo", compile(r"\(Kyodo(?: News)?\)|^KYODO\b", M), "TOKYO (Kyodo) -- Duties up."),
    Wire("Yonhap", compile(r"\(Yonhap\)", M), "SEOUL, May 4 (Yonhap) -- Duties up."),
    Wire("TASS", compile(r"/TASS/|\(TASS\)", M), "MOSCOW, May 4. /TASS/. Duties up."),
    Wire("dpa", compile(r"\(dpa\)", M), "Berlin (dpa) - Duties up."),
    Wire("UPI", compile(r"\(UPI\)", M), "May 4 (UPI) -- Duties up."),
    Wire("Dow Jones", compile(r"\(Dow Jones\)|^Dow Jones Newswires\b", M), "SHANGHAI (Dow Jones)--Duties up."),
    Wire("PTI", compile(r"\(PTI\)", M), "New Delhi, May 4 (PTI) Duties up."),
    Wire("CNA", compile(r"\(CNA\)", M), "Taipei, May 4 (CNA) Duties up."),
)  # fmt: skip
_START, _END = 400, 200


def wire_of(text: str) -> str | None:
    """The agency named in the first 400 or, failing that, the last 200 characters; None: none is named."""
    for part in (text[:_START], text[-_END:].rstrip()):
        found = [(match.start(), wire.name) for wire in WIRES if (match := wire.pattern.search(part))]
        if found:
            return min(found)[1]
    return None
