"""The article, and the facts taken from it."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Self

import attrs

from dateline.errors import CitationError, ModelError
from dateline.messages import did_you_mean, shown
from dateline.model.base import Model
from dateline.model.evidence import Evidence
from dateline.model.fields import describe, fields
from dateline.model.place import Place
from dateline.model.record import Record

__all__ = ["Article"]


@attrs.frozen(slots=False, kw_only=True)
class Article(Model):
    """A news article with the records taken from it.

    Attributes:
        id: Stable; made from headline and text where it is left empty.
        headline: The headline.
        text: The article exactly as read, headline line included; every offset points into it.
        url: Where it was published.
        publisher: Who published it.
        byline: Who wrote it.
        language: BCP 47 tag of the text's language.
        published: When it was published, EDTF (ISO 8601-2 levels 0 and 1).
        dateline: The place that it was filed from.
        records: The facts, in the order in which the text reports them.
    """

    id: str = attrs.field(
        default="",
        metadata=describe("Stable identifier of the article", term="schema:identifier"),
    )
    headline: str | None = attrs.field(
        default=None, metadata=describe("Headline", term="schema:headline", label=True)
    )
    text: str = attrs.field(
        metadata=describe("The article exactly as read", term="schema:articleBody")
    )
    url: str | None = attrs.field(
        default=None, metadata=describe("Where it was published", term="schema:url")
    )
    publisher: str | None = attrs.field(
        default=None, metadata=describe("Who published it", term="schema:publisher")
    )
    byline: Sequence[str] = attrs.field(
        default=(), metadata=describe("Who wrote it", term="schema:author")
    )
    language: str | None = attrs.field(
        default=None,
        metadata=describe("Language of the text, a BCP 47 tag", term="schema:inLanguage"),
    )
    published: str | None = attrs.field(
        default=None,
        metadata=describe(
            "When it was published, EDTF",
            term="schema:datePublished",
            unit="ISO 8601-2 (EDTF) level 0 or 1",
            format="edtf",
        ),
    )
    dateline: Place | None = attrs.field(
        default=None,
        metadata=describe("Place it was filed from", term="schema:locationCreated"),
    )
    records: Sequence[Record] = attrs.field(
        default=(), metadata=describe("Facts taken from the text", term="schema:mentions")
    )

    def check(self) -> None:
        """Passages stand in the text, ids occur once; empty ids are filled in."""
        if not self.id:
            content = f"{self.headline or ''}\0{self.text}"
            self.__dict__["id"] = _digest(content)
        text, length = self.text, len(self.text)
        seen: set[str] = set()
        incomplete = False
        for record in self.records:
            for evidence in record.evidence:
                end = evidence.end
                if text[evidence.start : end] != evidence.exact or end > length:
                    self._refuse_evidence(record, evidence)
                if evidence.field is not None:
                    self._check_supported_field(record, evidence)
            identifier = record.id
            if not identifier:
                incomplete = True
            elif identifier in seen:
                raise ModelError(
                    "Article",
                    f"{self._path(record)}.id",
                    identifier,
                    f"{shown(identifier)} is the id of an earlier record too",
                )
            else:
                seen.add(identifier)
        if incomplete:
            self.__dict__["records"] = tuple(self._identified(seen))

    def _path(self, record: Record, evidence: Evidence | None = None) -> str:
        # The last of several that are one object: the earlier one was in order.
        index = max(index for index, item in enumerate(self.records) if item is record)
        if evidence is None:
            return f"records[{index}]"
        number = next(number for number, item in enumerate(record.evidence) if item is evidence)
        return f"records[{index}].evidence[{number}]"

    def _refuse_evidence(self, record: Record, evidence: Evidence) -> None:
        start, end, where = evidence.start, evidence.end, self._path(record, evidence)
        if end > len(self.text):
            raise ModelError(
                "Article",
                f"{where}.end",
                end,
                f"{end} lies behind the end of the text, {len(self.text)}",
            )
        raise ModelError(
            "Article",
            f"{where}.exact",
            evidence.exact,
            f"{shown(evidence.exact)} is not text[{start}:{end}], which is "
            f"{shown(self.text[start:end])}",
        )

    def _check_supported_field(self, record: Record, evidence: Evidence) -> None:
        name = evidence.field or ""
        if any(field.name == name for field in fields(type(record))):
            return
        known = [field.name for field in fields(type(record))]
        raise ModelError(
            "Article",
            f"{self._path(record, evidence)}.field",
            name,
            f"{shown(name)} is not a field of {type(record).__name__}{did_you_mean(name, known)}",
        )

    def _identified(self, seen: set[str]) -> list[Record]:
        identified: list[Record] = []
        for record in self.records:
            if not record.id:
                passage = record.evidence[0] if record.evidence else None
                where = f"{passage.start}\0{passage.end}\0{passage.exact}" if passage else ""
                stem = f"{record.type}-{_digest(self.id + chr(0) + where)[:12]}"
                name, count = stem, 1
                while name in seen:
                    count += 1
                    name = f"{stem}-{count}"
                seen.add(name)
                record = attrs.evolve(record, id=name)
            identified.append(record)
        return identified

    def cite(self, quote: str, *, field: str | None = None) -> Evidence:
        """Evidence for a quotation from the text.

        Args:
            quote: The words, letter for letter; they must occur exactly once.
            field: The field of the record that they support; None for the record as a whole.

        Returns:
            Evidence with the offsets of the quotation: Unicode code points, half-open.

        Raises:
            CitationError: The words occur nowhere, or more than once; it says how many times.
        """
        start = self.text.find(quote) if quote else -1
        if start < 0:
            raise CitationError(quote, 0)
        if self.text.find(quote, start + 1) >= 0:
            raise CitationError(quote, sum(1 for _ in _occurrences(self.text, quote)))
        return Evidence(start=start, end=start + len(quote), exact=quote, field=field)

    def with_records(self, *records: Record) -> Self:
        """The same article with more records, behind those it has.

        Args:
            records: The records to add.

        Returns:
            A new Article.
        """
        return attrs.evolve(self, records=(*self.records, *records))


def _occurrences(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:16]
