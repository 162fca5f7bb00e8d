"""One event told several times is one record with several passages."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import attrs

from dateline.capture.names import fold
from dateline.model import Actor, Deployment, Evidence, Meeting, Place

__all__ = ["merged_deployments", "merged_meetings"]

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
    ours, theirs = _names(known.participants), _names(meeting.participants)
    return (
        (ours <= theirs or theirs <= ours)
        and _dates_agree(known.date, meeting.date)
        and _status_agrees(known.status, meeting.status)
        and _places_agree(known.places, meeting.places)
        and not (known.format and meeting.format and known.format != meeting.format)
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
        personnel=known.personnel or deployment.personnel,
        equipment=known.equipment or deployment.equipment,
        mission=known.mission or deployment.mission,
        date=known.date or deployment.date,
    )


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
        known.movement == deployment.movement
        and _status_agrees(known.status, deployment.status)
        and _dates_agree(known.date, deployment.date)
        and [place.name for place in known.places] == [place.name for place in deployment.places]
        and known.equipment == deployment.equipment
        and _forces_agree(known.force, deployment.force)
        and (
            known.personnel is None
            or deployment.personnel is None
            or known.personnel == deployment.personnel
        )
    )


def _forces_agree(one: Actor | None, other: Actor | None) -> bool:
    if one is None or other is None:
        return one is other
    if fold(one.name) == fold(other.name):
        return True
    return one.country is not None and one.country == other.country


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
