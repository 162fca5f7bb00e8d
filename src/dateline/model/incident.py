"""Incidents: acts of force or coercion."""

from collections.abc import Sequence
from typing import Literal

import attrs

from dateline.model.actor import Actor
from dateline.model.fields import describe
from dateline.model.quantity import Quantity
from dateline.model.record import Record

__all__ = ["Incident", "IncidentKind"]

IncidentKind = Literal[
    "attack",
    "airstrike",
    "missile_strike",
    "drone_strike",
    "bombing",
    "shooting",
    "stabbing",
    "clash",
    "interception",
    "arrest",
    "protest",
    "seizure",
    "crash",
    "other",
]


@attrs.frozen(slots=False, kw_only=True)
class Incident(Record, type="incident", plural="Incidents"):
    """A physical act of force or coercion against people or things.

    Attributes:
        kind: What sort of act.
        actors: Who did it.
        targets: To whom or what.
        weapon: With what.
        killed: How many died.
        injured: How many were hurt.
    """

    kind: IncidentKind = attrs.field(
        default="other", metadata=describe("What sort of act", term="acled:sub_event_type")
    )
    actors: Sequence[Actor] = attrs.field(
        default=(), metadata=describe("Who did it", term="acled:actor1")
    )
    targets: Sequence[Actor] = attrs.field(
        default=(), metadata=describe("To whom or what it was done", term="acled:actor2")
    )
    weapon: str | None = attrs.field(
        default=None, metadata=describe("With what", term="schema:instrument")
    )
    killed: Quantity | None = attrs.field(
        default=None, metadata=describe("How many died", unit="count", term="acled:fatalities")
    )
    injured: Quantity | None = attrs.field(
        default=None, metadata=describe("How many were hurt", unit="count")
    )
