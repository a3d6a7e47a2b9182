"""A person's mistake, or a state of the machine that a person must change."""


class UserError(Exception):
    """One clear sentence: what, where, what to do. Shown without a traceback."""
