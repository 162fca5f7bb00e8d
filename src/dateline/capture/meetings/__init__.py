"""Meetings: who met, spoke or will meet with whom, by verbs and by nouns, and told again."""

from dateline.capture.meetings.capture import meetings

__all__ = ["meetings"]
