"""Misses: outside lists of articles held against what is stored, and why the rest is not."""
