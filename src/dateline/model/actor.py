"""Who acts or is acted upon."""

from typing import Literal

import attrs

from dateline.model.base import Model
from dateline.model.fields import describe

__all__ = ["Actor", "ActorKind"]

ActorKind = Literal["person", "government", "military", "organization", "group", "population"]


@attrs.frozen(slots=False, kw_only=True)
class Actor(Model):
    """A person or a body that takes part in an event.

    Attributes:
        name: One canonical name an actor, the fullest the article gives.
        kind: What it is.
        country: ISO 3166-1 alpha-3; of a body, whose it is ("Iran-backed" is not Iran).
        office: The office that a person holds, as the text names it.
    """

    name: str = attrs.field(
        metadata=describe(
            "Canonical name, the fullest the article gives",
            term="schema:name",
            not_empty=True,
            label=True,
        )
    )
    kind: ActorKind | None = attrs.field(
        default=None, metadata=describe("What sort of actor it is", term="schema:additionalType")
    )
    country: str | None = attrs.field(
        default=None,
        metadata=describe(
            "Country the actor belongs to, ISO 3166-1 alpha-3",
            term="schema:nationality",
            format="country",
        ),
    )
    office: str | None = attrs.field(
        default=None, metadata=describe("Office that a person holds", term="schema:jobTitle")
    )
