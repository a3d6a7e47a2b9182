"""Mentions of one text, gathered into entities."""

from tasks.entities.lookup import Entities
from tasks.language import Analysis
from tasks.records import Document, Entity, Mention

_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place"}


def read_entities(document: Document, analysis: Analysis) -> Entities:
    """The people, organisations and places that the text names."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for ent in analysis.doc.ents:
        if kind := _KINDS.get(ent.label_):
            mention = Mention(kind, ent.text, None, None, ent.start_char, ent.end_char, "model")
            found.setdefault((kind, ent.text), []).append(mention)
    return Entities(tuple(Entity(kind, name, None, None, False, tuple(m)) for (kind, name), m in found.items()))
