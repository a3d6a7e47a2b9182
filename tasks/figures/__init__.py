"""How much: every economic number of a text with its meaning."""

from tasks.entities import Entities
from tasks.language import Analysis
from tasks.records import Document, Figure, Quote


def read_figures(
    document: Document, analysis: Analysis, entities: Entities, quotes: tuple[Quote, ...]
) -> tuple[Figure, ...]:
    """The figures of the text, in text order."""
    return ()
