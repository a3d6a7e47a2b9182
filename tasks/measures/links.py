"""How acts name each other: amendments, layers that add, layers that exclude; patterns spelt out, loose ends found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase

from tasks.measures.spine import Measure


def broken_links(found: Mapping[str, Measure]) -> Iterable[str]:
    """One line for each act that names what is not there, or itself through others."""
    for measure in found.values():
        if measure.amends is not None and measure.amends not in found:
            yield f"{measure.file}: amends {measure.amends!r}, which is no measure"
        elif _runs_round(measure, found):
            yield f"{measure.file}: amends itself through {measure.amends!r}"
        elif measure.amends is not None and found[measure.amends].imposer != measure.imposer:
            yield f"{measure.file}: amends {measure.amends!r} of another imposer"
        for key, names in (("adds_to", measure.adds_to), ("excludes", measure.excludes)):
            for name in names:
                if not any(fnmatchcase(id_, name) for id_ in found):
                    yield f"{measure.file}: {key} names {name!r}, which is no measure"


def spelt_out(measure: Measure, found: Mapping[str, Measure]) -> Measure:
    """The act with the patterns of `adds_to` and `excludes` ("us-301-*") spelt out as ids, itself left out."""
    return replace(
        measure,
        adds_to=_matching(measure, measure.adds_to, found),
        excludes=_matching(measure, measure.excludes, found),
    )


def _matching(measure: Measure, names: tuple[str, ...], found: Mapping[str, Measure]) -> tuple[str, ...]:
    return tuple(i for i in found if i != measure.id and any(fnmatchcase(i, name) for name in names))


def _runs_round(measure: Measure, found: Mapping[str, Measure]) -> bool:
    seen, next_id = {measure.id}, measure.amends
    while next_id is not None and next_id in found:
        if next_id in seen:
            return True
        seen.add(next_id)
        next_id = found[next_id].amends
    return False
