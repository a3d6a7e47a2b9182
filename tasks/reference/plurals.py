"""Plurals of the nouns that the reference files tell in the singular."""

from __future__ import annotations

_IRREGULAR = {"foot": "feet", "person": "people", "aircraft": "aircraft", "cargo": "cargoes"}


def plural(noun: str) -> str:
    """The regular English plural."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def singular(noun: str) -> str:
    """The singular of a regular plural; anything else unchanged."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
