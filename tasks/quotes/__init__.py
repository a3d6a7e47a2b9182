"""Who said what: direct and indirect quotes and speaker turns."""

from tasks.entities import Entities
from tasks.language import Analysis
from tasks.records import Document, Quote


def read_quotes(document: Document, analysis: Analysis, entities: Entities) -> tuple[Quote, ...]:
    """The reported speech of the text, in text order."""
    return ()
