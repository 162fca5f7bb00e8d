"""A record type for dateline: an agreement between parties."""

from collections.abc import Iterable, Sequence

import attrs

from dateline import Actor, Record, describe, hookimpl

__all__ = ["Agreement"]


@attrs.frozen(slots=False, kw_only=True)
class Agreement(Record, type="agreement", plural="Agreements"):
    """An agreement that parties made, or are to make.

    Attributes:
        title: What it is called.
        parties: Who made it.
        terms: What they agreed on.
    """

    title: str | None = attrs.field(
        default=None, metadata=describe("What the agreement is called", term="schema:name")
    )
    parties: Sequence[Actor] = attrs.field(
        default=(), metadata=describe("Who made it", term="schema:participant")
    )
    terms: Sequence[str] = attrs.field(
        default=(), metadata=describe("What they agreed on", term="schema:about")
    )


@hookimpl
def dateline_record_types() -> Iterable[type[Record]]:
    """The record type ``agreement``."""
    return [Agreement]
