"""The contract of record types, as checks."""

import functools
from typing import ClassVar

import attrs

from dateline.errors import DatelineError
from dateline.formats import FileExporter
from dateline.messages import shown
from dateline.model import Article, Record, fields
from dateline.schema import record_schema
from dateline.testing.contract import Contract
from dateline.testing.samples import HOSTILE_STRINGS, hostile_article, sample_article

__all__ = ["RecordTypeContract"]

_LOSSLESS = ("json", "jsonl")


class RecordTypeContract(Contract):
    """The checks of a record type; a test is a subclass that names the type.

    Attributes:
        record_type: The record type's name.
    """

    record_type: ClassVar[str] = ""

    def test_declaration(self) -> None:
        """Its class, its heading and each of its fields are described."""
        if not (self._owner.__doc__ or "").strip():
            self.fail(f"{self._owner.__name__} needs a docstring that says what it is")
        common = {field.name for field in fields(Record)}
        for field in fields(self._owner):
            if field.name in common:
                continue
            if field.description in ("", field.name.replace("_", " ")):
                self.fail(
                    f"the field {field.name!r} is not described; columns, schema and reference "
                    'show it: metadata=dateline.describe("...")'
                )
            if field.required:
                self.fail(f"the field {field.name!r} needs a default; articles leave things open")

    def test_it_can_be_empty(self) -> None:
        """Nothing but the type need be known."""
        self._owner()

    def test_json_reads_it_back(self) -> None:
        """What JSON and JSON Lines write of it reads back equal."""
        articles = [self._sample, *(self._hostile(text) for text in HOSTILE_STRINGS)]
        for format in _LOSSLESS:
            for article in articles:
                if self.converter.loads(self.converter.dumps(article, format), format) != article:
                    self.fail(f"does not read back from {format}: {shown(article.id)}")

    def test_schema_describes_it(self) -> None:
        """The JSON Schema has every field."""
        schema = record_schema(self.converter.registry.record_types(), self.record_type)
        described = str(schema)
        for field in fields(self._owner):
            if f"'{field.name}'" not in described:
                self.fail(f"the JSON Schema has no field {field.name!r}")

    def test_every_format_writes_it(self) -> None:
        """Every installed format takes it, and shows that it is there."""
        without = attrs.evolve(self._sample, records=())
        for supplied in self.converter.registry.exporters():
            name = f"{supplied.package}:{supplied.name}"
            if isinstance(supplied.value, FileExporter) and supplied.value.folder:
                continue
            try:
                written = self.converter.dumps(self._sample, name)
            except DatelineError as error:
                self.fail(f"{name} cannot write it: {error}")
            if written == self.converter.dumps(without, name):
                self.fail(f"{name} leaves it out without a word")

    @functools.cached_property
    def _owner(self) -> type[Record]:
        known = self.converter.registry.record_types()
        if self.record_type not in known:
            self.fail(f"there is no record type {self.record_type!r}; is the package installed?")
        return known[self.record_type]

    @functools.cached_property
    def _sample(self) -> Article:
        return sample_article({self.record_type: self._owner})

    def _hostile(self, text: str) -> Article:
        return hostile_article(text, {self.record_type: self._owner})
