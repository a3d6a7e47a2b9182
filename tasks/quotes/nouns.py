"""Frames of nouns that carry a reported clause: "the White House's announcement Monday that ..."."""

from __future__ import annotations

from types import MappingProxyType

from spacy.tokens import Token

from tasks.language import Analysis
from tasks.quotes import syntax
from tasks.quotes.contents import trimmed
from tasks.quotes.frame import Frame, Span

NOUNS = MappingProxyType(
    {
        "announcement": "Ms. Ward's announcement that the port would close came at noon.",
        "statement": "Ms. Ward's statement that the port would close came at noon.",
        "claim": "Ms. Ward's claim that the port would close was wrong.",
        "warning": "Ms. Ward's warning that the port would close came at noon.",
        "assertion": "Ms. Ward's assertion that the port would close was wrong.",
        "comment": "Ms. Ward's comment that the port would close came at noon.",
        "remark": "Ms. Ward's remark that the port would close came at noon.",
        "argument": "Ms. Ward's argument that the port would close was wrong.",
        "accusation": "Ms. Ward's accusation that the firm had cheated was wrong.",
    }
)
_ISSUING = ("issue", "release", "publish", "make", "post", "give")


def noun_frame(analysis: Analysis, sentence: Span, token: Token) -> Frame | None:
    """The frame of a noun with an owner or issuer and a clause after "that"; None: it has not both."""
    clause = next((c for c in token.rights if c.dep_ in ("acl", "ccomp", "relcl") and _opens_with_that(c)), None)
    subject = _owner(token) or _issuer(token) if clause is not None else None
    if subject is None or clause is None:
        return None
    end = min(sentence[1], clause.right_edge.idx + len(clause.right_edge))
    content = trimmed(analysis.text, syntax.start_of_clause(clause), end)
    start, cue_end = subject[0], token.idx + len(token)
    return Frame(
        token.idx,
        cue_end,
        subject,
        start,
        cue_end,
        content,
        "after" if content else "none",
        "noun",
        None,
        sentence,
        None,
    )


def _owner(token: Token) -> Span | None:
    """ "Ms. Ward" of "Ms. Ward's statement"."""
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    if owner is None:
        return None
    last = owner.nbor(-1) if owner.text.startswith(("'", "’")) and owner.i else owner
    return owner.left_edge.idx, last.idx + len(last)


def _issuer(token: Token) -> Span | None:
    """ "The ministry" of "The ministry issued a statement"."""
    verb = token.head
    head = syntax.subject_of(verb) if token.dep_ == "dobj" and verb.lemma_ in _ISSUING else None
    return syntax.noun_phrase(head) if head is not None and head.i < token.i else None


def _opens_with_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)
