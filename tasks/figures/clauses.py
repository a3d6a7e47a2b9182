"""Where inside a sentence a new clause with a subject of its own begins: "... and Beijing will resume purchases".

The subject must be a nation, a body or a person, and its verb finite; "exports fell and imports rose" goes on with
what was told, and so does "on cars and parts".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from tasks.figures.masking import rule
from tasks.language import FINITE_TAGS
from tasks.quotes.syntax import tokens_among, tokens_of
from tasks.reference.folding import word_set

_FAR: Final = 1 << 60  # beyond every offset
_CONDITIONS: Final = frozenset({"if", "unless", "until", "once"})
_JOINS: Final = _CONDITIONS | {"and", "but", "while", "as", "whereas", "though", "although", "so", "or", "yet"}
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_BODIES: Final = word_set(
    "ministry department commission office bureau agency committee council administration government authorities"
    " cabinet court congress parliament bank company firm union association president premier minister secretary"
    " chancellor side sides parties"
)
# Without a parse: the word before the conjunction is no name, and the verb cannot be taken for anything else.
_PATTERN: Final = rule(
    r"(?<=[a-z%ⓂⓅⓃⓍ])\s*,? (?P<join>and|but|while|as|whereas) (?:the )?(?:usa|US|united states|china|beijing"
    r"|washington|brussels|tokyo|india|japan|mexico|canada|trump|xi|the european union) (?:(?:also|now|later|then) )?"
    r"(?:will|would|has|had|is|was|can|could|may|might|must|agreed|said|pledged|promised|imposed|raised|cut|kept)\b"
)
_NAMES: Final = rule(r"\b(?:usa|US|china|beijing|washington|brussels|tokyo|india|japan|mexico|canada)\s*,?$")


@dataclass(frozen=True, slots=True)
class Clauses:
    """The joined clauses of a sentence in its order, each from its conjunction."""

    spans: tuple[tuple[int, int], ...]
    told: frozenset[int]  # starts of those that are told inside another: "said that A would and B would"

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The clause that holds the span; from 0, and to a far end, where none is joined before and behind it."""
        holding = [span for span in self.spans if span[0] <= start < span[1]]
        following = [first for first, _ in self.spans if first >= end]
        return (
            holding[-1][0] if holding else 0,
            min([*following, holding[-1][1] if holding else _FAR], default=_FAR),
        )


def read_clauses(doc: Doc, masked: str, sentence: tuple[int, int]) -> Clauses:
    """The joined clauses of one sentence, by the parse, else by their words."""
    if not doc.has_annotation("DEP"):
        found = [
            match.start("join")
            for match in _PATTERN.finditer(masked, *sentence)
            if not _NAMES.search(masked, max(sentence[0], match.start("join") - 20), match.start("join"))
        ]
        return Clauses(tuple((start, _FAR) for start in found), frozenset())
    spans: list[tuple[int, int]] = []
    told: set[int] = set()
    for token in tokens_among(doc, sentence, _JOINS):
        verb = _verb_of_next(token)
        if verb is None or not _is_after_a_clause(token, sentence):
            continue
        last = verb.right_edge
        spans.append((token.idx, last.idx + len(last) if verb.dep_ == "advcl" else _FAR))
        if _is_told(verb):
            told.add(token.idx)
    return Clauses(tuple(spans), frozenset(told))


def _verb_of_next(join: Token) -> Token | None:
    """The finite verb whose subject, a nation, body or person, stands right behind the conjunction; None: none does."""
    for token in join.doc[join.i + 1 : join.i + 12]:
        if token.is_punct and token.text != ",":
            return None
        if token.dep_ in _SUBJECTS and token.head.i > token.i:
            verb = token.head
            is_finite = verb.tag_ in FINITE_TAGS or any(c.tag_ in FINITE_TAGS for c in verb.children if c.i < verb.i)
            acts = _is_named(token) if join.lower_ in _CONDITIONS else _acts(token)
            return verb if is_finite and token.left_edge.i - join.i <= 2 and acts else None
        if token.tag_ in FINITE_TAGS:
            return _verb_without_subject(join, token)
    return None


def _verb_without_subject(join: Token, finite: Token) -> Token | None:
    """The verb that follows a name which the parse took for one more object: "a duty on coal and Tokyo will buy"."""
    verb = finite.head if finite.dep_ in ("aux", "auxpass") else finite
    between = join.doc[join.i + 1 : finite.i]
    is_name = all(t.tag_ in ("NNP", "NNPS", "DT", "RB") or t.lower_ in _BODIES for t in between)
    is_named = is_name and any(t.tag_ in ("NNP", "NNPS") or t.lower_ in _BODIES for t in between)
    has_subject = any(child.dep_ in _SUBJECTS for child in verb.children)
    return verb if is_named and not has_subject and verb.dep_ in ("conj", "ROOT", "ccomp") else None


def _acts(subject: Token) -> bool:
    """Whether a subject is named, names whose it is or with whom ("exports to Japan"), or is a body."""
    phrase = subject.doc[subject.left_edge.i : subject.right_edge.i + 1]
    if phrase[0].lower_ in ("this", "that", "these", "those", "such") and phrase[0].i != subject.i:
        return False  # whom the text has spoken of
    return subject.lower_ in _BODIES or _is_named(subject)


def _is_named(subject: Token) -> bool:
    phrase = subject.doc[subject.left_edge.i : subject.right_edge.i + 1]
    return any(token.text[:1].isupper() for token in phrase)


def _is_after_a_clause(join: Token, sentence: tuple[int, int]) -> bool:
    """Whether a finite verb stands before it in the sentence."""
    return any(
        token.tag_ in FINITE_TAGS and token.lower_ not in _JOINS
        for token in tokens_of(join.doc, (sentence[0], join.idx))
    )


def _is_told(verb: Token) -> bool:
    """Whether the clause is joined to one that stands inside another: what governs that one governs it too."""
    first = verb
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    return first.dep_ in ("ccomp", "advcl", "acl", "relcl", "pcomp", "xcomp")
