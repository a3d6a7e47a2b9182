"""Speaker turns of transcripts: "Scott Bessent: ...", "Q: ...", "MODERATOR: ..." at the head of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.language import Analysis

Span = tuple[int, int]

_LABEL = re.compile(
    r"\.?(?P<label>(?:@?[A-Z][\w.’'&/-]*|[QA])(?:,?\s(?:[A-Z(][\w.’'&/)-]*|of|for|the|and|to|de|from|reporter|journalist|press"
    r"|correspondent|spokesperson|spokesman|spokeswoman|moderator|question|answer)){0,11})\s?:\s+(?=\S)"
)
_ALONE = re.compile(r"(?P<label>[A-Z][\w.’'&-]*(?:\s[A-Z(][\w.’'&)-]*){0,6})\s?:$")
# a label inside a paragraph, where line breaks were lost: "... its own. Reuters: Will China ..."
_INLINE = re.compile(
    r"(?<=[.?!”\"])\s(?P<label>[A-Z][\w.’'&-]*(?:\s(?:[A-Z][\w.’'&-]*|reporter|journalist)){0,5}):\s(?=[A-Z“\"])"
)
_NOBODY = re.compile(
    r"^(?:Q|A|Question|Answer|Reporter|Journalist|Speaker|Moderator|Host|Operator|Audience|Member|Interviewer"
    r"|The press|Press|Media|Unidentified\b.*|(?:The\s)?Moderator|Participant)(?:\s?\d{1,2})?$",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:reporter|journalist)$|^[A-Z]{2,}$")
_NO_LABEL = re.compile(
    r"^(?:FILE|PHOTO|VIDEO|IMAGE|READ|WATCH|MORE|RELATED|NOTE|Note|Photo|File|Image|Source|Sources|Editor|Related|Read|Watch|Video|Update|Updated|By|Date|Time|Subject|Re|To"
    r"|From|Published|Tags?|Topics?|Share|Contact|Location|Correction|Editor’s Note|Editor's Note|Fact|FACT|Background"
    r"|Summary|Washington|Beijing|BEIJING|WASHINGTON|First|Second|Third|Finally|Also|And|But|Here|However|More|See"
    r"|Conclusion|Introduction|Abstract|Annex|Article|Section|Part|Chapter|Table|Figure|Step|Option|Case|Example)\b",
)
_CREDIT = re.compile(r"\b(?:Photograph(?:er|s)?|Photos?|Source|Credit|Illustration|Images?)$")


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's words in a transcript, paragraphs that follow without a label included."""

    label: Span
    start: int
    end: int
    is_unnamed: bool  # "Q", "Reporter", "Moderator"
    is_answer: bool  # "A": the one who was asked


def find_turns(analysis: Analysis) -> list[Turn]:
    """The turns of a transcript in text order; nothing where only one paragraph looks like one."""
    text = analysis.text
    heads: list[tuple[Span, int]] = []
    for start, end in analysis.paragraphs:
        found = _LABEL.match(text, start, end) or _ALONE.match(text, start, end)
        if found and _is_label(found.group("label")):
            heads.append((found.span("label"), found.end()))
    labels = [text[slice(*label)] for label, _ in heads]
    if not _is_transcript(labels):
        return []
    known = set(labels)
    heads += [
        (m.span("label"), m.end()) for m in _INLINE.finditer(text) if m["label"] in known or _ASKING.search(m["label"])
    ]
    heads.sort()
    turns = []
    for number, (label, start) in enumerate(heads):
        end = heads[number + 1][0][0] if number + 1 < len(heads) else len(text)
        words = text[slice(*label)]
        last = start + len(text[start:end].rstrip())
        if last > start:
            turns.append(Turn(label, start, last, bool(_NOBODY.match(words)), words in ("A", "Answer")))
    return turns


def _is_label(label: str) -> bool:
    return len(label) <= 90 and not _NO_LABEL.match(label) and not _CREDIT.search(label)


def _is_transcript(labels: list[str]) -> bool:
    """Two turns, or one by somebody who can only be asking."""
    return len(labels) >= 2 or any(_NOBODY.match(label) or label.endswith(("eporter", "ournalist")) for label in labels)
