"""Meetings: talks, summits, visits, calls."""

from collections.abc import Sequence
from typing import Literal

import attrs

from dateline.model.actor import Actor
from dateline.model.fields import describe
from dateline.model.record import Record

__all__ = ["Meeting", "MeetingFormat"]

MeetingFormat = Literal["in_person", "phone", "virtual"]


@attrs.frozen(slots=False, kw_only=True)
class Meeting(Record, type="meeting", plural="Meetings"):
    """A meeting or call between two or more sides, held or planned.

    Attributes:
        participants: Who met.
        format: How they met.
        topics: What they talked about.
        outcome: What came of it.
    """

    participants: Sequence[Actor] = attrs.field(
        default=(), metadata=describe("Who met", term="schema:attendee")
    )
    format: MeetingFormat | None = attrs.field(
        default=None, metadata=describe("How they met", term="schema:eventAttendanceMode")
    )
    topics: Sequence[str] = attrs.field(
        default=(), metadata=describe("What they talked about", term="schema:about")
    )
    outcome: str | None = attrs.field(
        default=None, metadata=describe("What came of it", term="schema:result")
    )
