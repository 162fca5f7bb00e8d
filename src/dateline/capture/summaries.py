"""A record in one sentence, made of its fields."""

from collections.abc import Sequence

from dateline.model import Actor, Deployment, Incident, Meeting, Quantity, Record, Statement

__all__ = ["summary_of"]

_LONGEST = 240
_MEETING = {"in_person": "met", "phone": "spoke by phone", "virtual": "met by video"}
_MOVEMENTS = {
    "present": "present", "deploy": "deployed", "withdraw": "withdrawn",
    "reinforce": "reinforced", "rotate": "rotated",
}  # fmt: skip


def summary_of(record: Record) -> str | None:
    """What a record says, in one sentence.

    Args:
        record: A meeting, statement, deployment or incident.

    Returns:
        The sentence, or None for other types.
    """
    match record:
        case Meeting():
            return _sentence(record, _joined(record.participants) or "A meeting", _met(record))
        case Statement():
            said = _shortened(record.content or "")
            verb = record.verb or "said"
            if verb == "according to":
                return f"According to {_joined(record.speakers)}: {said}"
            return f"{_joined(record.speakers)} {verb}: {said}" if said else None
        case Deployment():
            return _sentence(record, _force(record), _moved(record))
        case Incident():
            return _sentence(record, record.kind.replace("_", " ").capitalize(), _done(record))
    return None


def _sentence(record: Record, subject: str, predicate: str) -> str:
    parts = [subject, predicate]
    if record.places:
        parts.append(f"in {record.places[0].name}")
    if record.date:
        parts.append(f"({record.date})")
    if record.status not in ("occurred", "ongoing"):
        parts.append(f"[{record.status}]")
    return " ".join(part for part in parts if part) + "."


def _met(meeting: Meeting) -> str:
    return _MEETING.get(meeting.format or "", "met")


def _force(deployment: Deployment) -> str:
    force = deployment.force.name if deployment.force else "a force"
    count = _count(deployment.personnel)
    return f"{force}{f' ({count})' if count else ''}:"


def _moved(deployment: Deployment) -> str:
    return _MOVEMENTS.get(deployment.movement or "", "present")


def _done(incident: Incident) -> str:
    parts = []
    if incident.actors:
        parts.append(f"by {_joined(incident.actors)}")
    if incident.targets:
        parts.append(f"against {_joined(incident.targets)}")
    if incident.weapon:
        parts.append(f"with {incident.weapon}")
    tolls = [
        f"{count} {word}"
        for count, word in (
            (_count(incident.killed), "killed"),
            (_count(incident.injured), "injured"),
        )
        if count
    ]
    return " ".join([*parts, *([", ".join(tolls)] if tolls else [])])


def _count(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    about = "about " if quantity.approximate else ""
    if quantity.best is not None:
        return f"{about}{quantity.best:,}"
    if quantity.low is not None and quantity.high is not None:
        return f"{about}{quantity.low:,} to {quantity.high:,}"
    if quantity.low is not None:
        return f"at least {quantity.low:,}"
    return f"at most {quantity.high:,}" if quantity.high is not None else ""


def _joined(actors: Sequence[Actor]) -> str:
    names = [actor.name for actor in actors]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " …"
