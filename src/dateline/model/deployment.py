"""Deployments: forces that are somewhere, or move."""

from collections.abc import Sequence
from typing import Literal

import attrs

from dateline.model.actor import Actor
from dateline.model.fields import describe
from dateline.model.place import Place
from dateline.model.quantity import Quantity
from dateline.model.record import Record

__all__ = ["Deployment", "Movement"]

Movement = Literal["present", "deploy", "withdraw", "reinforce", "rotate"]


@attrs.frozen(slots=False, kw_only=True)
class Deployment(Record, type="deployment", plural="Deployments"):
    """Troops, ships, aircraft or air defence that are somewhere, or move in or out.

    Attributes:
        force: Whose force, or which.
        personnel: How many people.
        equipment: What it brings: "Patriot missile battery".
        movement: What it does.
        origin: Where it comes from.
        mission: What for.
    """

    force: Actor | None = attrs.field(
        default=None, metadata=describe("Force that is deployed", term="acled:actor1")
    )
    personnel: Quantity | None = attrs.field(
        default=None, metadata=describe("How many people", unit="count")
    )
    equipment: Sequence[str] = attrs.field(
        default=(), metadata=describe("Equipment it brings", term="schema:instrument")
    )
    movement: Movement | None = attrs.field(default=None, metadata=describe("What the force does"))
    origin: Place | None = attrs.field(
        default=None, metadata=describe("Where it comes from", term="schema:fromLocation")
    )
    mission: str | None = attrs.field(default=None, metadata=describe("What it is there for"))
