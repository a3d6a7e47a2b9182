"""What the dependency parse says about a reporting verb, and what word order says where there is no parse."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from spacy.tokens import Doc, Token

from tasks.language import FINITE_TAGS

Span = tuple[int, int]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLIMB = ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dobj", "pobj", "acl", "attr", "oprd", "dep", "appos")
_RELATIVES = ("who", "which", "that", "whom")
# A participle after one of these belongs to whoever issued it: "the ministry issued a statement saying ..."
_UTTERANCES = (
    *(
        "statement",
        "letter",
        "post",
        "announcement",
        "release",
        "memo",
        "report",
        "tweet",
        "order",
        "notice",
        "article",
    ),
    *("message", "email", "commentary", "editorial", "speech", "interview", "comment", "remark", "note", "readout"),
)
_PHRASE_ENDS = ("relcl", "acl", "advcl", "ccomp", "cc", "conj")
_ISSUING = ("publish", "release", "issue", "post", "carry", "run", "write", "sign", "air")
# "That said, ...", "anything said", "no matter what they say"
_NO_SPEAKERS = ("that", "this", "anything", "nothing", "something", "everything", "what", "whatever", "much", "more")
_NAMING = ("call", "describe", "label")  # "in what she described as ..."
_CLOSING = ("”", '"', "’", "'", "''")
_ESTIMATING = ("estimate", "estimates", "forecast", "forecasts", "projects", "reckons", "calculates")
_GOING_ON = ("continue", "go", "proceed")  # "went on to say"


def tokens_of(doc: Doc, span: Span) -> list[Token]:
    """The tokens that begin inside the span."""
    starts = _starts(doc)
    return list(doc[bisect_left(starts, span[0]) : bisect_left(starts, span[1])])


def tokens_among(doc: Doc, span: Span, words: frozenset[str]) -> list[Token]:
    """The tokens that begin inside the span and are, in lower case, one of these words."""
    starts, lower = _starts(doc), _lower_words(doc)
    return [doc[n] for n in range(bisect_left(starts, span[0]), bisect_left(starts, span[1])) if lower[n] in words]


@lru_cache(maxsize=1)  # all questions about one text come one after the other
def _starts(doc: Doc) -> list[int]:
    starts: list[int] = doc.to_array("IDX").tolist()
    return starts


@lru_cache(maxsize=1)
def _lower_words(doc: Doc) -> list[str]:
    strings = doc.vocab.strings
    return [strings[number] for number in doc.to_array("LOWER").tolist()]


def is_reporting(token: Token) -> bool:
    """Whether the word is an active verb that tells of speech: no noun, no bare participle, not denied."""
    if token.tag_[:2] != "VB" or token.dep_ in ("amod", "compound", "aux", "auxpass"):
        return False
    children = {child.dep_ for child in token.children}
    if any(_is_no_speaker(child, token) for child in token.lefts if not _is_mark_between(child, token)):
        return False
    if "auxpass" in children or "neg" in children or any(child.tag_ == "MD" for child in token.lefts):
        return False  # "is said to", "did not say", "will announce": nothing was said
    if token.tag_ == "VBN" and not children & {"aux", *_SUBJECTS} and token.dep_ in ("acl", "advcl", "ROOT", "conj"):
        return token.dep_ == "conj" and _has_aux(token.head)
    if token.tag_ == "VB" and token.dep_ != "ROOT" and any(child.lower_ == "to" for child in token.lefts):
        return token.head.lemma_ in _GOING_ON
    return token.tag_ != "VB" or any(child.dep_ == "aux" for child in token.children)


def _is_no_speaker(child: Token, verb: Token) -> bool:
    """Whether the word before the verb tells that it reports nothing: "if she says", "what they say"."""
    if child.dep_ == "mark" and child.lower_ == "if":
        return True
    return child.lower_ in _NO_SPEAKERS and not (child.lower_ == "what" and verb.lemma_ in _NAMING)


def _is_mark_between(child: Token, verb: Token) -> bool:
    """Whether a quotation closes between them: the "that" of “I like that,” she said is her own."""
    return any(token.text in _CLOSING for token in verb.doc[child.i + 1 : verb.i])


def is_utterance(word: Token) -> bool:
    """Whether the word is a text that somebody issues: a statement, a letter."""
    return word.lemma_.lower() in _UTTERANCES


def is_estimate_aside(token: Token) -> bool:
    """Whether a verb taken for a noun tells between commas whose estimate it is: ", the Budget Lab estimates, "."""
    if token.lower_ not in _ESTIMATING or token.tag_ not in ("NN", "NNS") or token.i < 2:
        return False
    following = token.doc[token.i + 1 : token.i + 2]
    if following and following.text not in (",", "."):
        return False
    first = token.nbor(-1)
    if first.tag_ not in ("NNP", "NNPS"):
        return False
    while first.i and (first.tag_ in ("NNP", "NNPS", "POS") or first.lower_ in ("the", "of", "at", "&")):
        first = first.nbor(-1)
    return first.text == ","


def _has_aux(token: Token) -> bool:
    return any(child.dep_ == "aux" for child in token.children)


def subject_of(verb: Token) -> Token | None:
    """The head word of whoever does the verb, through conjunctions, participles and relative clauses."""
    token = verb
    for _ in range(7):
        is_finite = token.tag_ in FINITE_TAGS
        subjects = [child for child in token.children if child.dep_ in _SUBJECTS and (is_finite or child.i < token.i)]
        if subjects:
            child = min(subjects, key=lambda found: abs(found.i - verb.i))
            return token.head if child.lower_ in _RELATIVES and token.dep_ == "relcl" else child
        if token.dep_ == "relcl":
            return token.head
        is_thing = token.head.tag_ in ("NN", "NNS") or token.head.dep_ in ("pobj", "dobj")
        is_apart = token.i and token.nbor(-1).text == "," and token.tag_ == "VBG" and is_thing
        if token.dep_ == "acl" and token.head.lemma_.lower() not in _UTTERANCES and not is_apart:
            return token.head
        if token.dep_ not in _CLIMB or token.head.i == token.i:
            return None
        if token.dep_ == "ccomp" and token.tag_ in ("VBD", "VBZ", "VBP") and token.i == verb.i:
            return None
        token = token.head
    return None


def name_before(verb: Token) -> Token | None:
    """The name right before a finite verb to which the parse gave no subject: "took effect Friday and Beijing said"."""
    if verb.tag_ not in FINITE_TAGS or verb.i < 2 or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    name, lead = verb.nbor(-1), verb.nbor(-2)
    is_day = name.text.endswith("day") or name.ent_type_ in ("DATE", "TIME")
    is_clause = lead.lower_ in ("and", "but", "while", "as", "after")
    return name if name.tag_ in ("NNP", "NNPS") and is_clause and not is_day else None


def noun_phrase(head: Token) -> Span:
    """The head with what stands before it, and what follows up to a relative clause or a verb."""
    first, last = head.left_edge, head
    for token in head.doc[head.i + 1 : head.right_edge.i + 1]:
        is_issued = token.dep_ == "acl" and token.lemma_ in _ISSUING
        if token.dep_ in _PHRASE_ENDS and token.head.i == head.i and not is_issued:
            break
        if token.lower_ in _RELATIVES or "\n" in token.text:
            break
        last = token
    while last.i > head.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    while first.i < head.i and (first.is_punct or first.is_space or first.lower_ in ("and", "but", "while", "as")):
        first = first.nbor(1)
    return first.idx, last.idx + len(last)


def clause_after(verb: Token) -> Token | None:
    """The head of the clause that follows the verb as its object; None: none does."""
    for child in verb.rights:
        is_clause = child.dep_ == "ccomp" and (child.tag_ in FINITE_TAGS or _is_finite(child))
        if is_clause and not any(inner.tag_ == "WDT" for inner in child.lefts):
            return child
    # "told CNBC that ..." now and then hangs on the object
    for child in verb.rights:
        if child.dep_ in ("dobj", "dative", "prep", "npadvmod"):
            for inner in child.subtree:
                if inner.dep_ in ("ccomp", "acl", "relcl") and _is_finite(inner) and _has_mark(inner):
                    between = verb.doc[verb.i + 1 : inner.left_edge.i]
                    return None if any(token.tag_[:2] in ("VB", "MD") for token in between) else inner
    return None


def _is_finite(token: Token) -> bool:
    children = list(token.children)
    return any(c.dep_ in (*_SUBJECTS, "expl") for c in children) and (
        token.tag_ in FINITE_TAGS or any(c.tag_ in FINITE_TAGS for c in children if c.dep_ in ("aux", "auxpass"))
    )


def _has_mark(token: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("that", "whether") for child in token.children)


def has_finite_verb(doc: Doc, span: Span, has_parse: bool) -> bool:
    """Whether the span can be a clause."""
    tokens = tokens_of(doc, span)
    if not has_parse:
        return sum(not token.is_punct and not token.is_space for token in tokens) > 3
    if any(token.tag_ in FINITE_TAGS for token in tokens):
        return True
    # the tagger takes "The step aimed to ..." for a participle
    return len(tokens) > 6 and tokens[0].tag_[:2] in ("DT", "NN", "PR") and any(t.tag_ == "VBN" for t in tokens)


def opens_with_verb(doc: Doc, start: int) -> bool:
    """Whether a finite verb stands at the offset."""
    tokens = tokens_of(doc, (start, start + 1))
    return bool(tokens) and tokens[0].tag_ in FINITE_TAGS


def opens_relative(doc: Doc, start: int) -> bool:
    """Whether the verb at the offset is that of a relative clause: "in a statement that stepped back"."""
    tokens = tokens_of(doc, (start, start + 1))
    return bool(tokens) and tokens[0].dep_ == "relcl" and tokens[0].tag_ in FINITE_TAGS


def is_main_verb(token: Token) -> bool:
    """A finite verb outside relative clauses ("in estimates that reveal ...")."""
    verb = token.head if token.dep_ in ("aux", "auxpass") else token
    is_relative = verb.dep_ in ("relcl", "acl") or any(child.tag_ == "WDT" for child in verb.lefts)
    return token.tag_ in FINITE_TAGS and not is_relative


def start_of_clause(clause: Token) -> int:
    """Where the reported clause begins, behind its "that"."""
    for child in clause.lefts:
        if child.dep_ == "mark" and child.lower_ in ("that", "whether"):
            return child.idx + len(child)
    return clause.left_edge.idx


def end_of_clause(clause: Token, verb: Token, limit: int) -> int:
    """Where the reported clause ends: before a part of the sentence that belongs to the reporting verb again."""
    if verb.head.i > verb.i and verb.dep_ in ("advcl", "csubj"):
        limit = min(limit, verb.right_edge.idx + len(verb.right_edge))
    for token in clause.doc[clause.right_edge.i + 1 :]:
        if token.idx >= limit:
            break
        if token.head.i == verb.i and token.dep_ in ("conj", "advcl", "cc") and token.i > clause.right_edge.i:
            first = token.left_edge if token.dep_ != "cc" else token
            return first.idx if first.i > clause.right_edge.i else token.idx
    return limit
