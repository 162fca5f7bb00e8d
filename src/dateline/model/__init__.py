"""The typed nouns of a news article: no input or output, and no format's name.

Every class is frozen and checks its values when it is made; ``attrs.evolve`` makes a changed
copy. Names follow schema.org, ACLED, the W3C Web Annotation vocabulary, ISO 8601-2 and
ISO 3166-1.
"""

from dateline.model.actor import Actor, ActorKind
from dateline.model.article import Article
from dateline.model.base import Model
from dateline.model.deployment import Deployment, Movement
from dateline.model.evidence import Evidence
from dateline.model.fields import Field, describe, fields
from dateline.model.incident import Incident, IncidentKind
from dateline.model.meeting import Meeting, MeetingFormat
from dateline.model.place import Place, Precision
from dateline.model.quantity import Quantity
from dateline.model.record import Record, Status
from dateline.model.statement import Statement

__all__ = [
    "RECORD_TYPES",
    "Actor",
    "ActorKind",
    "Article",
    "Deployment",
    "Evidence",
    "Field",
    "Incident",
    "IncidentKind",
    "Meeting",
    "MeetingFormat",
    "Model",
    "Movement",
    "Place",
    "Precision",
    "Quantity",
    "Record",
    "Statement",
    "Status",
    "describe",
    "fields",
]

#: The record types of the core, in the order in which documents show them.
RECORD_TYPES: tuple[type[Record], ...] = (Meeting, Statement, Deployment, Incident)
