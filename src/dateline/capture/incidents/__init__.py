"""Incidents: who did what to whom, with what, where and when, and who came to harm.

Each sentence is looked through for verbs and nouns of force; what it tells of one event is put
together, and an event told in several sentences is one record with a passage for each.
"""

from dateline.capture.incidents.capture import incidents

__all__ = ["incidents"]
