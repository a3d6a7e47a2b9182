"""Who said what: marked words, reported clauses and speaker turns."""

from tasks.quotes.reader import read_quotes

__all__ = ["read_quotes"]
