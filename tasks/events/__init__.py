"""What was done: trade actions, with their figures."""

from tasks.events.reader import read_events

__all__ = ["read_events"]
