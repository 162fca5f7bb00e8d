"""When an event took place."""

from dateline.capture.incidents.event import Event
from dateline.capture.incidents.scene import Scene

__all__ = ["named_day", "take_date", "told_date"]

# Days that name what happened then, wherever the text is from.
_NAMED_DAYS = {"9/11": "2001-09-11", "7/7": "2005-07-07"}


def take_date(scene: Scene, event: Event, *, told: bool = True) -> None:
    """Find when an event was: as its own words tell, or else its sentence.

    Args:
        scene: The sentence.
        event: The event.
        told: Whether the sentence tells the event, and does not only speak of it.
    """
    event.date = event.date or _reckoned(scene, event)
    future = event.status == "planned"
    whole = [(scene.passage.start, scene.passage.end)] if told else []
    for near in (2, 1):
        for start, end in [(event.start, event.end), *whole]:
            found = _date(scene, start, end, future=future, pivot=event.pivot, nearness=near)
            event.date = event.date or found
    if told and not event.date and event.rule == "incident.verb":
        event.date = _last_day(scene, event.pivot, future=future)


def named_day(scene: Scene, date: int) -> str | None:
    """The day after which an act is named: ``9/11`` of ``the 9/11 attacks``.

    Args:
        scene: The sentence.
        date: The index of the date.
    """
    phrase = scene.phrases[date]
    idiom = _NAMED_DAYS.get(scene.passage.text[phrase.start : phrase.end])
    return idiom or _date(scene, phrase.start, phrase.end, future=False)


def told_date(scene: Scene) -> str | None:
    """The time that a sentence tells.

    Args:
        scene: The sentence.
    """
    return _date(scene, scene.passage.start, scene.passage.end, future=False)


def _date(
    scene: Scene, start: int, end: int, *, future: bool, pivot: int | None = None, nearness: int = 0
) -> str | None:
    for mention in scene.passage.dates:
        found = mention.resolved(future)
        if start <= mention.start < end and mention.relation in ("at", "since", "by"):
            at = scene.passage.phrase_at(mention.start)
            moment = _is_moment(scene, at)
            if moment and pivot is not None and pivot < at and mention.relation == "since":
                continue  # "the worst attack since 2006, when a man killed four"
            if pivot is not None and pivot < at and _is_reckoned_from_clause(scene, at):
                continue  # "the attack came six months after a gunman killed ten"
            if found and (pivot is None or scene.passage.nearness(at, pivot) >= nearness):
                return found.removesuffix("/..") if moment else found
    return None


def _last_day(scene: Scene, verb: int, *, future: bool) -> str | None:
    """The one day told, at the end: ``Police shot at men who threw stones at cars on Sunday``."""
    dates = scene.passage.dates
    main = next((one for one in scene.clauses.verbs() if scene.clauses.is_finite(one)), None)
    if len(dates) != 1 or verb != main or dates[0].relation != "at":
        return None
    at = scene.passage.phrase_at(dates[0].start)
    between = range(verb + 1, at)
    later = any(scene.phrases[one].perfect or scene.phrases[one].modal for one in between)
    bound = any(
        scene.kind(one) in ("semicolon", "comma")
        or (scene.kind(one) == "conjunction" and scene.kind(one + 1) == "verb")
        for one in between
    )
    ends = scene.kind(at + 1) in ("mark", "end")
    return dates[0].resolved(future) if ends and not (later or bound) else None


def _reckoned(scene: Scene, event: Event) -> str | None:
    """When it was, as the time of what came after tells: ``a week after he was arrested``."""
    if event.rule != "incident.verb":
        return None
    before = min([*scene.clauses.subjects(event.pivot), event.pivot]) - 1
    for mention in scene.passage.dates:
        at = scene.passage.phrase_at(mention.start)
        if at == before and _is_reckoned_from_clause(scene, at):
            return mention.mirrored()
    return None


def _is_reckoned_from_clause(scene: Scene, date: int) -> bool:
    """Whether a time is reckoned from what a clause tells: ``a week after he was arrested``."""
    after = scene.phrases[date].tokens[-1].lower == "after" if scene.phrases[date].tokens else False
    return after and scene.kind(date + 1) == "noun" and scene.clauses.begins_clause(date + 1)


def _is_moment(scene: Scene, date: int) -> bool:
    """Whether a clause tells what was at a time: ``since January 2015, when gunmen killed``."""
    after = date + 1 + (scene.kind(date + 1) == "comma")
    return scene.word(after) == "when"
