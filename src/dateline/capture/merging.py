"""One event told several times is one record with several passages."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import attrs

from dateline.capture.naming.names import fold
from dateline.model import Actor, Deployment, Evidence, Meeting, Place, Quantity

__all__ = ["forces_agree", "merged_deployments", "merged_meetings"]

RecordT = TypeVar("RecordT", Meeting, Deployment)
# How many records back one told again may lie.
_MEMORY = 40
_REAL = frozenset(["occurred", "ongoing"])


def merged_meetings(found: Iterable[Meeting]) -> list[Meeting]:
    """Meetings, each once.

    Args:
        found: The meetings in the order of the text.

    Returns:
        The same, where one that was told before is further evidence of it.
    """
    return _merged(found, _is_same_meeting, _meeting_of_both)


def _is_same_meeting(known: Meeting, meeting: Meeting) -> bool:
    return (
        _are_same_sides(known.participants, meeting.participants)
        and _dates_agree(known.date, meeting.date)
        and _status_agrees(known.status, meeting.status)
        and _places_agree(known.places, meeting.places)
        and not (known.format and meeting.format and known.format != meeting.format)
    )


def _are_same_sides(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether those who met can be the same; of several, the second passage names but one."""
    ours, theirs = _names(some), _names(others)
    if ours == theirs or _speak_for(some, others) or _speak_for(others, some):
        return True
    return min(len(ours), len(theirs)) < 2 and (ours <= theirs or theirs <= ours)


def _speak_for(people: Sequence[Actor], countries: Sequence[Actor]) -> bool:
    """Whether people met for the countries that another passage says have met."""
    if any(one.kind != "person" for one in people) or len(countries) < 2:
        return False
    if any(one.kind != "government" or one.country is None for one in countries):
        return False
    return sorted(one.country or "" for one in people) == sorted(
        one.country or "" for one in countries
    )


def _meeting_of_both(known: Meeting, meeting: Meeting) -> Meeting:
    larger = max(known.participants, meeting.participants, key=len)
    return attrs.evolve(
        known,
        participants=larger,
        format=known.format or meeting.format,
        topics=tuple(dict.fromkeys((*known.topics, *meeting.topics))),
        outcome=known.outcome or meeting.outcome,
        date=known.date or meeting.date,
        places=known.places or meeting.places,
    )


def merged_deployments(found: Iterable[Deployment]) -> list[Deployment]:
    """Deployments, each once.

    Args:
        found: The deployments in the order of the text.

    Returns:
        The same, where one that was told before is further evidence of it.
    """
    return _merged(found, _is_same_deployment, _deployment_of_both)


def _deployment_of_both(known: Deployment, deployment: Deployment) -> Deployment:
    return attrs.evolve(
        known,
        personnel=_more_exact(known.personnel, deployment.personnel),
        equipment=known.equipment or deployment.equipment,
        places=known.places or deployment.places,
        origin=known.origin or deployment.origin,
        mission=known.mission or deployment.mission,
        date=known.date or deployment.date,
    )


def _more_exact(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    if one is None or (one.best is None and other is not None and other.best is not None):
        return other
    return one


def _merged(
    found: Iterable[RecordT],
    is_same: Callable[[RecordT, RecordT], bool],
    of_both: Callable[[RecordT, RecordT], RecordT],
) -> list[RecordT]:
    merged: list[RecordT] = []
    evidence: list[list[Evidence]] = []
    for record in found:
        for index in range(len(merged) - 1, max(-1, len(merged) - 1 - _MEMORY), -1):
            if is_same(merged[index], record):
                merged[index] = of_both(merged[index], record)
                evidence[index] += record.evidence
                break
        else:
            merged.append(record)
            evidence.append(list(record.evidence))
    return [
        attrs.evolve(record, evidence=_distinct(passages))
        for record, passages in zip(merged, evidence, strict=True)
    ]


def _distinct(passages: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(one.start, one.end, one.field): one for one in passages}.values())


def _is_same_deployment(known: Deployment, deployment: Deployment) -> bool:
    return (
        _movements_agree(known, deployment)
        and _status_agrees(known.status, deployment.status)
        and _dates_agree(known.date, deployment.date)
        and _shares_place(known.places, deployment.places)
        and _equipment_agrees(known.equipment, deployment.equipment)
        and forces_agree(known.force, deployment.force)
        and _is_exercise(known) == _is_exercise(deployment)
        and _quantities_agree(known.personnel, deployment.personnel)
    )


def _movements_agree(one: Deployment, other: Deployment) -> bool:
    """Whether two movements can be one: who sends more troops sends troops."""
    if one.movement == other.movement:
        return True
    arrivals = {"deploy", "reinforce"}
    return {one.movement, other.movement} <= arrivals


def _is_exercise(deployment: Deployment) -> bool:
    return any(word in (deployment.mission or "") for word in ("exercise", "drill"))


def _shares_place(some: Sequence[Place], others: Sequence[Place]) -> bool:
    if not some or not others:
        return True
    names = {place.name for place in some}
    return any(place.name in names for place in others)


def _equipment_agrees(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether equipment can be the same: ``the battery`` is the Patriot battery."""
    if not some or not others:
        return not some and not others
    return fold(some[0]).split()[-1] == fold(others[0]).split()[-1]


def _quantities_agree(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two numbers can be of the same people: ``thousands`` may be 9,000."""
    if one is None or other is None or one == other:
        return True
    if one.best is not None and other.best is not None:
        return one.best == other.best
    exact, vague = (one, other) if one.best is not None else (other, one)
    return exact.best is None or (vague.low or 0) <= exact.best


def forces_agree(one: Actor | None, other: Actor | None) -> bool:
    """Whether two forces can be the same: of one name, or of one country.

    Args:
        one: A force.
        other: Another.
    """
    if one is None or other is None:
        return one is other
    if fold(one.name) == fold(other.name):
        return True
    if one.country is not None and other.country is not None:
        return one.country == other.country
    bare = " " not in one.name or " " not in other.name
    return bare and _generic(one) == _generic(other)


def _generic(force: Actor) -> str:
    """What a force is called without its country: ``soldiers`` of ``foreign soldiers``."""
    last = fold(force.name).split()[-1]
    return "troops" if last in ("soldiers", "forces") else last


def _names(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(fold(actor.name) for actor in actors)


def _dates_agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)


def _status_agrees(one: str, other: str) -> bool:
    return one == other or (one in _REAL and other in _REAL)


def _places_agree(some: Sequence[Place], others: Sequence[Place]) -> bool:
    if not some or not others:
        return True
    return some[0].name == others[0].name or (
        some[0].country is not None and some[0].country == others[0].country
    )
