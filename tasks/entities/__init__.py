"""Who and what is named: people with their offices, bodies, firms and places."""

from tasks.entities.descriptions import gender_of, resolve_description
from tasks.entities.lookup import Entities
from tasks.entities.reader import read_entities
from tasks.reference.registry import load_registry

__all__ = ["Entities", "gender_of", "load_registry", "read_entities", "resolve_description"]
