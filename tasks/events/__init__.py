"""What was done: trade actions, with their figures."""

from tasks.entities import Entities
from tasks.language import Analysis
from tasks.records import Document, Event, EventFigure, Figure, Quote


def read_events(
    document: Document,
    analysis: Analysis,
    entities: Entities,
    quotes: tuple[Quote, ...],
    figures: tuple[Figure, ...],
) -> tuple[tuple[Event, ...], tuple[EventFigure, ...]]:
    """The trade actions of the text in text order, and which figure belongs to which."""
    return (), ()
