"""Who and what is named: people with their offices, bodies, firms and places."""

from tasks.entities.lookup import Entities
from tasks.entities.reader import read_entities

__all__ = ["Entities", "read_entities"]
