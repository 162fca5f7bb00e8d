"""What every fact has, whatever its type."""

import datetime
from collections.abc import Sequence
from typing import ClassVar, Literal

import attrs

from dateline.model.base import Model, wrongly_declared
from dateline.model.edtf import parse
from dateline.model.evidence import Evidence
from dateline.model.fields import describe
from dateline.model.place import Place

__all__ = ["Record", "Status"]

Status = Literal["occurred", "ongoing", "planned", "alleged", "denied", "hypothetical"]


@attrs.frozen(slots=False, kw_only=True)
class Record(Model):
    """A fact that an article reports; the base of every record type.

    A record type names itself where it is declared, with the heading that documents give to
    several of it::

        @attrs.frozen(slots=False, kw_only=True)
        class Agreement(Record, type="agreement", plural="Agreements"):
            parties: Sequence[Actor] = attrs.field(default=(), metadata=describe("Who agreed"))

    Attributes:
        type: The record type's name.
        id: Stable: the same article, passage and type give the same id. Left empty, the Article
            that takes the record fills it in.
        date: When it happened, EDTF (ISO 8601-2 levels 0 and 1); None where the text does not say.
        status: Whether it happened, according to the text.
        summary: The fact in one sentence.
        places: Where; the first is where it happened.
        confidence: How sure the extractor is, 0 to 1; None where it does not say.
        extractor: Who or what recorded it.
        evidence: The first is the passage that reports the record; others support one field.
    """

    record_type: ClassVar[str] = ""
    plural: ClassVar[str] = ""

    type: str = attrs.field(
        init=False,
        default=attrs.Factory(lambda self: self.record_type, takes_self=True),
        metadata=describe("Record type", term="schema:additionalType", not_empty=True),
    )
    id: str = attrs.field(
        default="",
        metadata=describe("Stable identifier of the record", term="schema:identifier"),
    )
    date: str | None = attrs.field(
        default=None,
        metadata=describe(
            "When it happened, EDTF; empty where the text does not say",
            term="schema:startDate",
            unit="ISO 8601-2 (EDTF) level 0 or 1",
            format="edtf",
        ),
    )
    status: Status = attrs.field(
        default="occurred",
        metadata=describe("Whether it happened, according to the text", term="schema:eventStatus"),
    )
    summary: str | None = attrs.field(
        default=None, metadata=describe("The fact in one sentence", term="schema:abstract")
    )
    places: Sequence[Place] = attrs.field(
        default=(),
        metadata=describe("Where; the first is where it happened", term="schema:location"),
    )
    confidence: float | None = attrs.field(
        default=None,
        metadata=describe("How sure the extractor is", unit="0 to 1", minimum=0, maximum=1),
    )
    extractor: str | None = attrs.field(
        default=None, metadata=describe("Who or what recorded it", term="dcterms:creator")
    )
    evidence: Sequence[Evidence] = attrs.field(
        default=(),
        metadata=describe("Passages; the first reports the record", term="oa:hasTarget"),
    )

    def __init_subclass__(cls, *, type: str = "", plural: str = "", **rest: object) -> None:
        super().__init_subclass__(**rest)
        if "__slots__" in cls.__dict__:
            raise wrongly_declared(cls)
        if not type.isidentifier() or type != type.lower():
            raise TypeError(
                f"{cls.__name__}: name the record type, an identifier in lower case: "
                f'class {cls.__name__}(Record, type="{cls.__name__.lower()}", plural="...")'
            )
        cls.record_type = type
        cls.plural = plural or f"{type.replace('_', ' ').capitalize()}s"

    @property
    def date_start(self) -> datetime.date | None:
        """The first day that ``date`` can mean; None where unknown, open or not in years 1-9999."""
        first = parse(self.date).first if self.date else None
        return first.date if first else None

    @property
    def date_end(self) -> datetime.date | None:
        """The last day that ``date`` can mean; None where unknown, open or not in years 1-9999."""
        last = parse(self.date).last if self.date else None
        return last.date if last else None
