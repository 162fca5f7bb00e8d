"""Incidents: who did what to whom, with what, and who was hurt; by verbs and by nouns."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from dateline.capture.actors import Identity
from dateline.capture.quantities import find_quantities
from dateline.capture.reading import Passage
from dateline.capture.status import is_negated, status_of
from dateline.capture.story import Story
from dateline.capture.tables import Row, rows, words
from dateline.model import Actor, Incident, Place, Quantity, Status

__all__ = ["incidents"]

_ACTING = frozenset(
    ["person", "government", "military", "organization", "group", "population", "name"]
)
_TARGETING = frozenset(["on", "against", "at", "of"])
_CAUSES = frozenset(["attack", "attacks"])


@attrs.define(eq=False)
class _Event:
    """An incident while it is put together.

    Attributes:
        passage: The sentence that reports it.
        start: Where its passage begins, in code points.
        end: Where it ends, half-open.
        kind: What sort of act.
        rule: What found it.
        definite: Whether its words point back, as "the attack" does.
    """

    passage: Passage
    start: int
    end: int
    kind: str
    rule: str
    definite: bool = False
    status: Status = "occurred"
    actors: list[Actor] = attrs.field(factory=list)
    targets: list[Actor] = attrs.field(factory=list)
    places: list[Place] = attrs.field(factory=list)
    weapon: str | None = None
    killed: Quantity | None = None
    injured: Quantity | None = None
    date: str | None = None
    more: list[tuple[int, int]] = attrs.field(factory=list)


def incidents(story: Story) -> Iterator[Incident]:
    """The incidents of an article.

    Args:
        story: The article.

    Yields:
        Each once, in the order of the text, with every passage that tells of it.
    """
    events: list[_Event] = []
    for passage in story.passages:
        for event in _events(story, passage):
            known = _same(events, event)
            if known is None:
                if not (event.definite and _is_bare(event)):
                    events.append(event)
            else:
                _enrich(known, event)
        _responsibility(story, passage, events)
    for event in events:
        yield _incident(story, event)


def _incident(story: Story, event: _Event) -> Incident:
    more = [story.evidence(start, end) for start, end in event.more]
    return Incident(
        kind=event.kind,  # type: ignore[arg-type]
        actors=tuple(event.actors),
        targets=tuple(event.targets),
        weapon=event.weapon,
        killed=event.killed,
        injured=event.injured,
        date=event.date,
        places=tuple(event.places[:1]),
        status=event.status,
        evidence=(story.evidence(event.start, event.end), *more),
        extractor=f"rules:{event.rule}",
    )


# One event told again.


def _is_bare(event: _Event) -> bool:
    return not (event.places or event.date or event.killed or event.injured)


def _same(events: Sequence[_Event], event: _Event) -> _Event | None:
    """The event known already that another passage tells of, or None."""
    for known in reversed(events):
        if _is_compatible(known, event):
            return known
    return None


def _is_compatible(known: _Event, event: _Event) -> bool:
    close = event.passage.paragraph - known.passage.paragraph <= (8 if event.definite else 2)
    if not close or not _alike(known.kind, event.kind):
        return False
    if (
        known.date
        and event.date
        and not (known.date.startswith(event.date) or event.date.startswith(known.date))
    ):
        return False
    if known.places and event.places and not _places_agree(known.places[0], event.places[0]):
        return False
    if known.targets and event.targets and not _names_meet(known.targets, event.targets):
        return False
    if known.actors and event.actors and not _names_meet(known.actors, event.actors):
        return False
    if known.killed and event.killed and known.killed != event.killed and not event.definite:
        return False
    shares = (
        event.definite
        or (known.targets and event.targets)
        or (known.actors and event.actors)
        or (known.date and known.date == event.date)
        or event.passage.number == known.passage.number
    )
    return bool(shares)


_VIOLENT = frozenset(["attack", "airstrike", "missile_strike", "drone_strike", "bombing", "shooting", "stabbing", "other"])  # fmt: skip


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return (one in _VIOLENT and other in _VIOLENT and "attack" in (one, other)) or (
        "other" in (one, other) and one in _VIOLENT and other in _VIOLENT
    )


def _places_agree(one: Place, other: Place) -> bool:
    return one.name == other.name or (
        one.country == other.country and "country" in (one.precision, other.precision)
    )


def _names_meet(some: Iterable[Actor], others: Iterable[Actor]) -> bool:
    names = {word for one in some for word in one.name.lower().split()}
    return any(word in names for other in others for word in other.name.lower().split())


def _enrich(known: _Event, event: _Event) -> None:
    if known.kind in ("attack", "other") and event.kind not in ("attack", "other"):
        known.kind = event.kind
    known.actors = known.actors or event.actors
    known.targets = known.targets or event.targets
    known.places = known.places or event.places
    known.weapon = known.weapon or event.weapon
    known.killed = known.killed or event.killed
    known.injured = known.injured or event.injured
    known.date = known.date or event.date
    span = (event.start, event.end)
    if not (known.start <= span[0] and span[1] <= known.end) and span not in known.more:
        known.more.append(span)


def _responsibility(story: Story, passage: Passage, events: Sequence[_Event]) -> None:
    """``The Taliban have claimed responsibility``: of the latest attack whose doer is unknown."""
    for verb in passage.clauses.verbs():
        if passage.phrases[verb].lemma not in ("claim", "accept", "admit"):
            continue
        objects = passage.clauses.objects(verb)
        if not any(passage.mention(noun).head == "responsibility" for noun in objects):
            continue
        if is_negated(passage, verb):
            continue
        doers = [one.actor() for one in story.identities(passage, passage.clauses.subjects(verb))]
        for event in reversed(events):
            if event.kind in _VIOLENT and not event.actors and doers:
                event.actors = doers
                event.more.append((passage.start, passage.end))
                return


# What a sentence tells.


def _events(story: Story, passage: Passage) -> Iterator[_Event]:
    told: list[_Event] = []
    for verb in passage.clauses.verbs():
        event = _by_verb(story, passage, verb)
        if event is not None:
            told.append(event)
    for noun, phrase in enumerate(passage.phrases):
        if phrase.kind == "noun":
            event = _by_noun(story, passage, noun)
            if event is not None:
                told.append(event)
    yield from sorted(told, key=lambda event: event.start)


def _verb_row(lemma: str) -> Row | None:
    for row in rows("incident_verbs"):
        if lemma in row["verb"].split("|"):
            return row
    return None


def _by_verb(story: Story, passage: Passage, verb: int) -> _Event | None:
    phrase, clauses = passage.phrases[verb], passage.clauses
    row = _verb_row(phrase.lemma)
    if row is None or is_negated(passage, verb):
        return None
    passive = clauses.is_passive(verb)
    subjects, objects = clauses.subjects(verb), clauses.objects(verb)
    event = _Event(passage, *_span(passage, verb), row["kind"], "incident.verb")
    doers: Sequence[int] = subjects
    suffering: Sequence[int] = objects
    if row["sides"] == "none" and not passive:
        doers, suffering = ((), subjects) if row["harm"] else (subjects, ())
    elif passive:
        suffering = subjects
        doers = [n for c in clauses.complements(verb) if c.preposition == "by" for n in c.nouns]
    elif row["sides"] == "both":
        suffering = [
            n
            for c in clauses.complements(verb)
            if c.preposition in ("with", "against")
            for n in c.nouns
        ] or objects
        if not suffering and len(story.identities(passage, subjects)) < 2:
            return None
    if not passive and row["sides"] == "object" and not objects and not clauses.complements(verb):
        return None
    _take_doers(story, passage, event, doers)
    _take_targets(story, passage, event, suffering)
    if row["needs"] == "human" and not _is_human(story, passage, suffering or doers):
        return None
    _take_weapon(story, passage, event)
    if row["needs"] == "force" and not (
        event.weapon or _is_armed(event.actors) or event.kind != "attack"
    ):
        return None
    if row["harm"]:
        _take_toll(story, passage, event, row["harm"], suffering)
    if row["sides"] == "none" and row["harm"] and event.killed is None:
        return None
    _take_circumstances(story, passage, event, status_of(passage, verb))
    return event


def _span(passage: Passage, verb: int) -> tuple[int, int]:
    clauses = passage.clauses
    before = [noun for noun in clauses.subjects(verb) if noun < verb]
    start = passage.phrases[min([*before, verb])].start
    earlier = [v for v in clauses.verbs() if v < verb and clauses.is_finite(v)]
    if not earlier:
        start = passage.start
    return start, passage.phrases[clauses.clause_end(verb) - 1].end


def _is_human(story: Story, passage: Passage, nouns: Sequence[int]) -> bool:
    for noun in nouns:
        if any(one.kind not in ("place", "government") for one in story.actors.of(passage, noun)):
            return True
        counts = find_quantities(story.text, passage.phrases[noun].start, passage.phrases[noun].end)
        if counts and counts[0].kind == "count":
            return True
    return False


def _is_armed(actors: Iterable[Actor]) -> bool:
    return any(actor.kind in ("military", "group", "government") for actor in actors)


def _take_doers(story: Story, passage: Passage, event: _Event, nouns: Iterable[int]) -> None:
    for noun in nouns:
        mention = passage.mention(noun)
        if _weapon_of(mention.name) is not None and not mention.proper:
            event.weapon = mention.name
            continue
        kind = _noun_kind(mention.name)
        if kind is not None and not mention.proper:
            if event.kind == "attack":
                event.kind = kind
            event.definite = event.definite or mention.definite
            owner = story.actors.owner(passage, noun)
            if owner is not None:
                event.actors.append(owner.actor())
            continue
        event.actors += [
            one.actor() for one in story.actors.of(passage, noun) if one.kind in (*_ACTING, "place")
        ]


def _take_targets(story: Story, passage: Passage, event: _Event, nouns: Iterable[int]) -> None:
    for noun in nouns:
        found = [one for one in story.actors.of(passage, noun)]
        mention = passage.mention(noun)
        if found:
            event.targets += [_target(one) for one in found]
        elif mention.name and mention.kind == "thing" and not _is_count(story, passage, noun):
            event.targets.append(Actor(name=mention.name))


def _target(one: Identity) -> Actor:
    return one.actor()


def _is_count(story: Story, passage: Passage, noun: int) -> bool:
    return not any(token.tag in ("noun", "name") for token in passage.phrases[noun].tokens)


def _take_toll(
    story: Story, passage: Passage, event: _Event, harm: str, nouns: Sequence[int]
) -> None:
    phrases = passage.phrases
    for noun in nouns:
        counts = find_quantities(story.text, phrases[noun].start, phrases[noun].end)
        quantity = next((item.quantity for item in counts if item.kind == "count"), None)
        if quantity is None:
            mention = passage.mention(noun)
            if mention.plural or mention.kind not in ("person", "name"):
                continue
            quantity = Quantity(best=1)
        if harm == "killed":
            event.killed = event.killed or quantity
        else:
            event.injured = event.injured or quantity


def _take_weapon(story: Story, passage: Passage, event: _Event) -> None:
    for index, phrase in enumerate(passage.phrases):
        if phrase.kind != "noun" or not event.start <= phrase.start < event.end:
            continue
        name = passage.mention(index).name.lower()
        kind = _weapon_of(name)
        before = passage.phrases[index - 1] if index else None
        using = before is not None and (
            before.word in ("with", "using", "by")
            or before.lemma in ("use", "fire", "launch", "detonate")
        )
        if kind is not None and (using or event.weapon == passage.mention(index).name):
            event.weapon = event.weapon or passage.mention(index).name
            if event.kind == "attack" and kind:
                event.kind = kind


def _weapon_of(name: str) -> str | None:
    """The kind of incident that a weapon makes; empty where it makes none; None if it is none."""
    kinds = words("weapons", "kind")
    parts = name.lower().split()
    for length in (2, 1):
        found = kinds.get(" ".join(parts[-length:]))
        if found is not None:
            return found
    return None


def _noun_kind(name: str) -> str | None:
    kinds = words("incident_nouns", "kind")
    parts = name.lower().split()
    for length in (2, 1):
        found = kinds.get(" ".join(parts[-length:]))
        if found is not None:
            if found == "attack" and len(parts) > 1:
                return _weapon_of(" ".join(parts[:-1])) or found
            return found
    return None


def _take_circumstances(story: Story, passage: Passage, event: _Event, status: Status) -> None:
    event.status = status
    future = status == "planned"
    event.date = story.date(passage, event.start, event.end, future) or (
        story.date(passage, passage.start, passage.end, future)
    )
    event.places = list(story.places_in(passage, event.start, event.end))
    if not event.places:
        event.places = list(story.places_in(passage, passage.start, passage.end))


def _by_noun(story: Story, passage: Passage, noun: int) -> _Event | None:
    mention = passage.mention(noun)
    kind = _noun_kind(mention.name)
    if kind is None or mention.proper:
        return None
    phrases, clauses = passage.phrases, passage.clauses
    event = _Event(passage, phrases[noun].start, phrases[noun].end, kind, "incident.noun")
    event.definite = mention.definite and mention.owner is None
    owner = story.actors.owner(passage, noun)
    if owner is not None and owner.kind in (*_ACTING, "place"):
        event.actors.append(owner.actor())
    elif mention.country is not None:
        event.actors.append(_country_actor(mention.country))
    index = noun + 1
    while (
        index + 1 < len(phrases)
        and phrases[index].kind == "preposition"
        and phrases[index + 1].kind == "noun"
    ):
        word, other = phrases[index].word, clauses.joined_after(index + 1)
        if word == "by":
            _take_doers(story, passage, event, other)
        elif (word in _TARGETING and kind not in ("protest", "arrest")) or word == "of":
            _take_targets(story, passage, event, other)
        event.end = phrases[other[-1]].end
        index = other[-1] + 1
    weapon = _weapon_of(" ".join(mention.name.split()[:-1]))
    if weapon is not None:
        event.weapon = " ".join(mention.name.split()[:-1])
    governor = next(
        (v for v in clauses.verbs() if noun in (*clauses.objects(v), *clauses.subjects(v))), None
    )
    status: Status = "occurred"
    if governor is not None:
        if is_negated(passage, governor):
            return None
        status = status_of(passage, governor)
        if status == "ongoing" and not passage.phrases[governor].progressive:
            status = "occurred"
    event.places = list(story.places_in(passage, event.start, event.end))
    event.date = story.date(
        passage, event.start, phrases[min(len(phrases), clauses.end_of(noun) + 2) - 1].end
    )
    event.status = status
    if event.actors or event.targets or event.places or event.date or event.definite:
        return event
    return None


def _country_actor(country: str) -> Actor:
    from dateline.gazetteer import gazetteer

    return Actor(name=gazetteer().country(country).name, kind="government", country=country)
