"""The rows of an article, by functions that are generated from the columns."""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import cast

import attrs

from dateline.errors import UnknownRecordTypeError
from dateline.losses import WITHOUT_RECORDS, Loss, field_paths, losses_of
from dateline.model import Article, Evidence, Place, Record, fields
from dateline.model.edtf import bounds
from dateline.table._cells import Cell, CellWriters, Scalar
from dateline.table._columns import (
    Column,
    ColumnSource,
    article_columns,
    columns_of,
    label_field,
)

__all__ = ["Table", "table_of"]

_PLAIN = CellWriters()


class Table:
    """The columns for a set of record types, and the rows of an article.

    Args:
        record_types: The record types, by name, in the order of their columns.
    """

    def __init__(self, record_types: Mapping[str, type[Record]]) -> None:
        sources = columns_of(record_types)
        self.columns: tuple[Column, ...] = sources
        count = len(article_columns())
        self._article_columns = sources[:count]
        self._record_columns = sources[count:]
        self._record_types = record_types
        self._carried = Loss(
            "carried", tuple(path for source in sources for path in source.carries)
        )
        self._row_makers: dict[tuple[str, ...], dict[type, _Maker]] = {}
        self._properties_makers: dict[type, _Maker] = {}

    @functools.cached_property
    def losses(self) -> tuple[Loss, ...]:
        """What no column carries, and articles without rows, which the exporter counts."""
        every = field_paths(self._record_types)
        lost = {path for path in every if not self._carried.covers(path)}
        return (*losses_of(lost, self._record_types), WITHOUT_RECORDS)

    def rows(self, article: Article, writers: CellWriters = _PLAIN) -> Iterator[tuple[Cell, ...]]:
        """The rows of an article, one a record, every column in each.

        Args:
            article: The article.
            writers: What becomes of the cells; they are left as they are if it is not given.

        Yields:
            As many cells as there are columns; None where the record's type has no such column.
        """
        kinds, given = writers.kinds, (writers.text, writers.boolean, writers.many)
        makers = self._row_makers.setdefault(kinds, {})
        shared = (makers.get(Article) or self._row_maker(Article, kinds))((), article, *given)
        for record in article.records:
            make = makers.get(type(record)) or self._row_maker(type(record), kinds)
            yield make(shared, record, *given)  # type: ignore[misc]

    def properties(self, article: Article) -> Iterator[tuple[Record, dict[str, Cell]]]:
        """The records of an article, each with the columns that its type has.

        Args:
            article: The article.

        Yields:
            The record, and its cells by column name.
        """
        makers = self._properties_makers
        shared = (makers.get(Article) or self._properties_maker(Article))({}, article)
        for record in article.records:
            owner = type(record)
            make = makers.get(owner) or self._properties_maker(owner)
            yield record, make(shared, record)  # type: ignore[misc]

    def _row_maker(self, owner: type, kinds: tuple[str, ...]) -> "_Maker":
        cells = "".join(
            f"{_written(column, column.expression(owner), kinds)}, "
            for column in self._columns_of(owner)
        )
        made = _compiled(owner, [f"return shared + ({cells})"])
        self._row_makers[kinds][owner] = made
        return made

    def _properties_maker(self, owner: type) -> "_Maker":
        # One by one into a copy: a dict display of this many is built in parts, and slower.
        cells = [
            f"cells[{column.name!r}] = {expression}"
            for column in self._columns_of(owner)
            if (expression := column.expression(owner))
        ]
        made = _compiled(owner, ["cells = shared.copy()", *cells, "return cells"])
        self._properties_makers[owner] = made
        return made

    def _columns_of(self, owner: type) -> "tuple[ColumnSource, ...]":
        if owner is Article:
            return self._article_columns
        name = getattr(owner, "record_type", "")
        if self._record_types.get(name) is not owner:
            # Its fields have no columns here: they would be lost without a word.
            raise UnknownRecordTypeError(name, list(self._record_types))
        return self._record_columns


_Maker = Callable[..., object]


def _compiled(owner: type, body: list[str]) -> _Maker:
    """Compile the function that makes the cells of an article, or of a record of one type."""
    writers = "write_text=None, write_boolean=None, write_many=None"
    # Taken from the objects' own dicts, a value costs less than as an attribute.
    source = [f"def make(shared, article, {writers}):", "    article = article.__dict__"]
    if owner is not Article:
        source = [
            f"def make(shared, record, {writers}):",
            "    record = record.__dict__",
            "    places, evidence, date = record['places'], record['evidence'], record['date']",
            "    place = places[0].__dict__ if places else NOTHING",
            "    passage = evidence[0].__dict__ if evidence else NOTHING",
            "    first, last = bounds(date) if date else (None, None)",
        ]
    namespace: dict[str, object] = {
        "NOTHING": dict.fromkeys(part.name for part in (*fields(Place), *fields(Evidence))),
        "bounds": bounds,
        "label_of": _label_of,
    }
    # The text is made of the names of fields alone, which are identifiers.
    exec("\n".join([*source, *(f"    {line}" for line in body)]), namespace)
    return cast("_Maker", namespace["make"])


def _written(column: Column, expression: str | None, kinds: tuple[str, ...]) -> str:
    kind = "many" if column.many else column.kind
    if expression is None or kind not in kinds:
        return expression or "None"
    return f"None if (cell := {expression}) is None else write_{kind}(cell)"


def _label_of(value: object) -> Scalar:
    """What shows an object that stands within another: its label, its label's label..."""
    while attrs.has(type(value)):
        value = getattr(value, label_field(fields(type(value))).name)
    return cast("Scalar", value)


@functools.lru_cache(maxsize=16)
def _table(record_types: tuple[tuple[str, type], ...]) -> Table:
    return Table(dict(record_types))


def table_of(record_types: Mapping[str, type[Record]]) -> Table:
    """The table for a set of record types, made once.

    Args:
        record_types: The record types, by name, in the order of their columns.

    Returns:
        The table.
    """
    return _table(tuple(record_types.items()))
