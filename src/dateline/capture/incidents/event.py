"""An incident while it is put together."""

from collections.abc import Iterable

import attrs

from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.model import Actor, Incident, Place, Quantity, Status

__all__ = ["ACCIDENTS", "PROTESTERS", "VIOLENT", "Event", "added", "is_alike"]

#: Kinds of which one can be told as another: an attack that turns out to be a bombing.
VIOLENT = frozenset(
    [
        "attack",
        "airstrike",
        "missile_strike",
        "drone_strike",
        "bombing",
        "shooting",
        "stabbing",
        "other",
    ]
)
#: Kinds beside the violent ones in which people come to harm.
ACCIDENTS = frozenset(["crash", "clash", "interception", "protest"])
#: Those who protest, where nothing more is said of them.
PROTESTERS = Actor(name="protesters", kind="population")
# Of how many letters the date of a day is.
_DAY = len("2019-09-10")
_PLAIN = ("other", "attack")
# Who makes something crash; a vehicle or its maker does not.
_CRASHERS = ("person", "group")


@attrs.define(eq=False)
class Event:
    """An incident while it is put together.

    Attributes:
        passage: The sentence that reports it.
        start: Where its passage begins, in code points.
        end: Where it ends, half-open.
        kind: What sort of act.
        rule: What found it.
        pivot: The index of the verb or noun phrase that tells it.
        cause: The index of the noun phrase that tells the same event, as of "attack" in "the
            attack killed five"; None if there is none.
        definite: Whether its words point back, as "the attack" does.
        fresh: Whether its words say that it is another one, as "an attack" does.
        several: Whether its words are for more than one and point nowhere, as "sporadic attacks".
        harm: Whether it tells of nothing but the harm: "five people died".
        state: Whether it is a war or the like, which goes on.
        retold: Whether its victims are spoken of as known: "the three officers".
        pointing: Whether what was struck is spoken of as known: "the ship".
        whom: Whom a pronoun for who came to harm stands for.
        told: Whether its sentence tells it, and does not only speak of it.
        status: Whether it happened, according to the text.
        actors: Who did it.
        claimed: Who says that they did it.
        blamed: Who is said to have done it.
        described: Who a later noun such as "the attacker" says did it.
        targets: To whom or what.
        victims: Who came to harm, where nothing else is told to have been struck.
        places: Where.
        weapon: With what.
        killed: How many died.
        injured: How many were hurt.
        more_killed: Whether that many died beside those told before.
        more_injured: Whether that many were hurt beside those told before.
        date: When, EDTF.
        more: Where else it is told, in code points.
        last: The number of the last sentence that tells of it.
    """

    passage: Passage
    start: int
    end: int
    kind: str
    rule: str
    pivot: int
    cause: int | None = None
    definite: bool = False
    fresh: bool = False
    several: bool = False
    harm: bool = False
    state: bool = False
    retold: bool = False
    pointing: bool = False
    whom: list[Actor] = attrs.field(factory=list)
    told: bool = True
    status: Status = "occurred"
    actors: list[Actor] = attrs.field(factory=list)
    claimed: list[Actor] = attrs.field(factory=list)
    blamed: list[Actor] = attrs.field(factory=list)
    described: list[Actor] = attrs.field(factory=list)
    targets: list[Actor] = attrs.field(factory=list)
    victims: list[Actor] = attrs.field(factory=list)
    places: list[Place] = attrs.field(factory=list)
    weapon: str | None = None
    killed: Quantity | None = None
    injured: Quantity | None = None
    more_killed: bool = False
    more_injured: bool = False
    date: str | None = None
    more: list[tuple[int, int]] = attrs.field(factory=list)
    last: int = attrs.field(init=False)

    @last.default
    def _first(self) -> int:
        return self.passage.number

    @property
    def is_bare(self) -> bool:
        """Whether it tells neither side, place, date nor harm."""
        nobody_named = self.rule == "incident.noun" and self.actors == [PROTESTERS]
        return not (
            (self.actors and not nobody_named) or self.targets or self.places or self.date
            or self.killed or self.injured or self.claimed or self.blamed
        )  # fmt: skip

    @property
    def can_harm(self) -> bool:
        """Whether people come to harm in what it tells."""
        return self.kind in VIOLENT or self.kind in ACCIDENTS

    def take(self, other: "Event") -> None:
        """Take in what another telling of the same event adds.

        Args:
            other: The other telling.
        """
        self.kind = _kind(self, other)
        if self.kind != "protest" or not any(one.kind == "person" for one in other.actors):
            self.actors = _added_names(self.actors, other.actors)
        self.claimed = self.claimed or other.claimed
        self.blamed = self.blamed or other.blamed
        if self.kind != "clash" or other.kind == "clash" or other.harm:
            self.targets = _better_targets(self, other)
        self.victims = self.victims or other.victims
        self.places = _better_places(self.places, other.places)
        self.weapon = _better_weapon(self.weapon, other.weapon)
        self.killed = added(self.killed, other.killed, other.more_killed)
        if other.more_injured and self.injured is None and self.killed is None:
            self.injured = self._hurt()  # "two others were also injured"
        if not self._has_counted(other):
            self.injured = added(self.injured, other.injured, other.more_injured)
        if self.harm and not other.harm:
            self.date = other.date or self.date  # "died on Monday, a day after he was shot"
        else:
            self.date = _better_date(self.date, other.date)
        self.harm = self.harm and other.harm

    def _has_counted(self, other: "Event") -> bool:
        """Whether the other telling has its number of injured from the same words."""
        return self.passage is other.passage and self.injured == other.injured

    def _hurt(self) -> Quantity | None:
        """Those whom a blow struck who is not told to have died of it."""
        people = [actor for actor in self.targets if actor.kind == "person"]
        struck = self.kind in ("stabbing", "shooting", "attack")
        return Quantity(best=len(people)) if struck and people else None

    def _others_hurt(self) -> list[Actor]:
        """The victims who are none of those who fought."""
        doers = {actor.name.lower() for actor in self.actors}
        return [actor for actor in self.victims if actor.name.lower() not in doers]

    def cite(self, passage: Passage, start: int, end: int) -> None:
        """Take in another passage that tells of it.

        Args:
            passage: The sentence that tells it.
            start: Where the passage begins, in code points.
            end: Where it ends, half-open.
        """
        self.last = max(self.last, passage.number)
        inside = self.start <= start and end <= self.end
        if not inside and (start, end) not in self.more:
            self.more.append((start, end))

    def record(self, story: Story) -> Incident:
        """The record of the model.

        Args:
            story: The article.
        """
        more = [story.evidence(start, end) for start, end in self.more]
        actors = self.actors or self.claimed or self.blamed or self.described
        if self.kind == "crash":
            actors = [one for one in actors if one.kind in _CRASHERS]
        return Incident(
            kind=self.kind,  # type: ignore[arg-type]
            actors=tuple(actors),
            targets=tuple(self.targets or self._others_hurt()),
            weapon=self.weapon if self.kind != "crash" else None,
            killed=self.killed,
            injured=self.injured,
            date=self.date,
            places=tuple(self.places),
            status=self.status,
            evidence=(story.evidence(self.start, self.end), *more),
            extractor=f"rules:{self.rule}",
        )


def is_alike(one: str, other: str) -> bool:
    """Whether two kinds can be told of one event.

    Args:
        one: A kind.
        other: Another.
    """
    if one == other:
        return True
    if one in VIOLENT and other in VIOLENT:
        return one in _PLAIN or other in _PLAIN or {one, other} in _CLOSE
    return False


_CLOSE = (
    {"missile_strike", "drone_strike"},
    {"bombing", "airstrike"},
    {"airstrike", "drone_strike"},
    {"airstrike", "missile_strike"},
)


def added(one: Quantity | None, other: Quantity | None, more: bool) -> Quantity | None:
    """Two numbers told of one event.

    Args:
        one: The number told first.
        other: The number told then.
        more: Whether that many come on top.

    Returns:
        Their sum, or the first that there is.
    """
    if one is None or other is None or not more:
        return one if one is not None else other
    first, second = _least(one), _least(other)
    if first is None or second is None:
        return one
    approximate = one.approximate or other.approximate
    if one.best is None or other.best is None:
        return Quantity(low=first + second, approximate=approximate)
    return Quantity(best=first + second, approximate=approximate)


def _least(quantity: Quantity) -> int | None:
    return quantity.best if quantity.best is not None else quantity.low


def _kind(one: Event, other: Event) -> str:
    if other.harm and not one.harm and (one.kind not in _PLAIN or other.kind in _PLAIN):
        return one.kind
    if one.harm and not other.harm and (other.kind not in _PLAIN or one.kind in _PLAIN):
        return other.kind
    if other.kind == "clash" and one.kind in VIOLENT:
        return one.kind  # an attack that "the clashes" tells again
    if {one.kind, other.kind} == {"bombing", "airstrike"}:
        return "airstrike"
    if one.kind == "other" or (one.kind == "attack" and other.kind != "other"):
        return other.kind
    return one.kind


def _added_names(some: list[Actor], others: list[Actor]) -> list[Actor]:
    """The first list, unless it names nobody and the other does."""
    if not some:
        return others
    if others and not _named(some) and _named(others):
        return others
    return some


def _named(actors: Iterable[Actor]) -> bool:
    return any(actor.name[:1].isupper() for actor in actors)


def _better_targets(one: Event, other: Event) -> list[Actor]:
    """What was attacked; who came to harm there if nothing is said of that."""
    if not one.targets:
        return other.targets
    if other.targets and one.harm and not other.harm:
        return other.targets
    return one.targets


def _better_places(some: list[Place], others: list[Place]) -> list[Place]:
    if not some:
        return others
    vague = some[0].precision in ("country", "region") and others
    if vague and others[0].country == some[0].country and others[0].precision not in ("country",):
        regions = [place for place in some if place.precision == "region" and place not in others]
        return [*others, *regions]
    return some


def _better_date(one: str | None, other: str | None) -> str | None:
    """The day, where the other telling has but the week or the month that it lies in."""
    if one is None or other is None or len(other) != _DAY:
        return one or other
    first, _, last = one.partition("/")
    within = first <= other <= last if len(first) == len(last) == _DAY else other.startswith(one)
    return other if within else one


def _better_weapon(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one if one is not None else other
    return other if len(other) > len(one) and one.split()[-1] in other.split() else one
