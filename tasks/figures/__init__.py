"""How much: every economic number of a text with its meaning."""

from tasks.figures.reader import read_figures

__all__ = ["read_figures"]
