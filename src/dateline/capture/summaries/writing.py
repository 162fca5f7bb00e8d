"""A record in one sentence, made of its fields."""

from collections.abc import Mapping, Sequence

import attrs

from dateline.capture.summaries.statements import statement_summary
from dateline.capture.summaries.wording import Wording
from dateline.capture.summaries.words import (
    are,
    capital,
    count_words,
    joined,
    spoken_name,
    when,
    where,
)
from dateline.model import Actor, Deployment, Incident, Meeting, Record, Statement

__all__ = ["summary_of"]

_LONGEST = 240
# By format: the past, the base form, the participle.
_MEETING = {
    "phone": ("spoke by phone", "speak by phone", "spoken by phone"),
    "virtual": ("met by video", "meet by video", "met by video"),
}
_MET = ("met", "meet", "met")
_MOVED = {"deploy": "deployed", "withdraw": "withdrawn", "reinforce": "sent", "rotate": "rotated"}
_TOWARDS = {"deploy": "to", "withdraw": "from", "reinforce": "to"}
_INCIDENTS: Mapping[str, str] = {"other": "incident"}


def summary_of(record: Record, wording: Wording) -> str | None:
    """What a record says, in one sentence.

    Args:
        record: A meeting, statement, deployment or incident.
        wording: How the article words it.

    Returns:
        The sentence, or None for other types and for a statement without content.
    """
    match record:
        case Meeting():
            return _meeting(record, wording)
        case Statement():
            return statement_summary(record, wording)
        case Deployment():
            return _deployment(record, wording)
        case Incident():
            return _incident(record, wording)
    return None


def _sentence(*parts: str) -> str:
    return capital(" ".join(part for part in parts if part)) + "."


def _meeting(meeting: Meeting, wording: Wording) -> str:
    who = _names(meeting.participants, wording) or "those concerned"
    past, base, participle = _MEETING.get(meeting.format or "", _MET)
    several = len(meeting.participants) != 1
    verb = {
        "planned": f"{'are' if several else are(who)} to {base}",
        "hypothetical": f"may {base}",
        "alleged": f"{'are' if several else are(who)} said to have {participle}",
        "denied": f"did not {base}",
    }.get(meeting.status, past)
    told = meeting.status in ("occurred", "ongoing")
    topics = joined(meeting.topics[:2]) if told else ""
    about = f"and discussed {topics}" if topics and len(topics) <= _LONGEST // 2 else ""
    return _sentence(who, verb, where(meeting.places, wording), when(meeting.date), about)


def _deployment(deployment: Deployment, wording: Wording) -> str:
    name = deployment.force.name if deployment.force else "a force"
    movement = deployment.movement or "present"
    who = f"more {name}" if movement == "reinforce" else _force_name(deployment.force, name)
    count = count_words(deployment.personnel)
    where_to = where(deployment.places, wording, _TOWARDS.get(movement, ""))
    what = _moved(name, movement, deployment.status)
    purpose = f"to {deployment.mission}" if _is_purpose(deployment.mission) else ""
    return _sentence(
        who, f"({count})" if count else "", what, where_to, when(deployment.date), purpose
    )


def _is_purpose(mission: str | None) -> bool:
    return bool(mission) and not (mission or "").startswith("part of")


def _force_name(force: Actor | None, name: str) -> str:
    if force is not None and name.split()[-1].islower() and are(name) == "is":
        return f"{'an' if name[0].lower() in 'aeio' else 'a'} {name}"
    return spoken_name(force) if force is not None else name


def _moved(name: str, movement: str, status: str) -> str:
    if movement == "present":
        return {
            "planned": f"{are(name)} to be stationed",
            "hypothetical": "may be stationed",
            "alleged": f"{are(name)} said to be",
            "denied": f"{are(name)} not",
        }.get(status, are(name))
    done = _MOVED.get(movement, "moved")
    return {
        "planned": f"{are(name)} to be {done}",
        "hypothetical": f"may be {done}",
        "alleged": f"{are(name)} said to have been {done}",
        "denied": f"{are(name, present=False)} not {done}",
        "ongoing": f"{are(name)} being {done}",
    }.get(status, f"{are(name, present=False)} {done}")


def _incident(incident: Incident, wording: Wording) -> str:
    kind = (incident.kind or "other").replace("_", " ")
    parts = [_INCIDENTS.get(kind, kind)]
    if incident.actors:
        parts.append(f"by {_names(incident.actors, wording)}")
    if incident.targets:
        against = "of" if kind in ("arrest", "seizure", "interception", "stabbing") else "against"
        parts.append(f"{against} {_counted(incident.targets, wording)}")
    if incident.weapon and not _says(kind, incident.weapon):
        parts.append(f"with {wording.uncapitalized(incident.weapon)}")
    tolls = [
        f"{count} {word}"
        for count, word in (
            (count_words(incident.killed), "killed"),
            (count_words(incident.injured), "injured"),
        )
        if count
    ]
    parts += [where(incident.places[:1], wording), when(incident.date)]
    sentence = _sentence(*parts)
    return f"{sentence[:-1]}: {', '.join(tolls)}." if tolls else sentence


def _says(kind: str, weapon: str) -> bool:
    """Whether a kind of incident says already with what: a drone strike, a bombing with a bomb."""
    first, last = kind.split()[0], weapon.lower().split()[-1].removesuffix("s")
    return last in (first, first.removesuffix("ing"))


def _counted(actors: Sequence[Actor], wording: Wording) -> str:
    return joined([wording.counted(actor) or _name(actor, wording) for actor in actors])


def _names(actors: Sequence[Actor], wording: Wording) -> str:
    return joined([_name(actor, wording) for actor in actors])


def _name(actor: Actor, wording: Wording) -> str:
    return spoken_name(attrs.evolve(actor, name=wording.uncapitalized(actor.name)))
