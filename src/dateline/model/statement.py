"""Statements: who said what."""

from collections.abc import Sequence

import attrs

from dateline.model.actor import Actor
from dateline.model.fields import describe
from dateline.model.record import Record

__all__ = ["Statement"]


@attrs.frozen(slots=False, kw_only=True)
class Statement(Record, type="statement", plural="Statements"):
    """Something that a person or a body is reported to have said.

    Attributes:
        speakers: Who said it; two or more made it jointly.
        verb: The cue as written: "urged", "according to".
        content: What was said.
        direct: Whether ``content`` is quoted speech.
        addressees: To whom.
    """

    speakers: Sequence[Actor] = attrs.field(
        default=(), metadata=describe("Who said it, jointly where several", term="schema:author")
    )
    verb: str | None = attrs.field(
        default=None, metadata=describe("Cue as written, such as 'urged'")
    )
    content: str | None = attrs.field(
        default=None, metadata=describe("What was said", term="schema:text")
    )
    direct: bool = attrs.field(
        default=False, metadata=describe("Whether the content is quoted speech")
    )
    addressees: Sequence[Actor] = attrs.field(
        default=(), metadata=describe("To whom it was said", term="schema:recipient")
    )
