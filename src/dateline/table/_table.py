"""The rows of an article, by functions that are generated from the columns."""

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import cast

import attrs

from dateline.errors import UnknownRecordTypeError
from dateline.losses import WITHOUT_RECORDS, Loss, field_paths, losses_of
from dateline.model import Article, Evidence, Place, Record, fields
from dateline.model.edtf import bounds
from dateline.model.fields import json_keys
from dateline.table._cells import Cell, CellWriters, Scalar
from dateline.table._columns import (
    CellSource,
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
            f"{_written(column, column.source(owner), kinds)}, "
            for column in self._columns_of(owner)
        )
        made = _compiled(owner, [f"return shared + ({cells})"])
        self._row_makers[kinds][owner] = made
        return made

    def _properties_maker(self, owner: type) -> "_Maker":
        sources = {
            column.name: source
            for column in self._columns_of(owner)
            if (source := column.source(owner))
        }
        blank: dict[str, Cell] = {column.name: None for column in self._article_columns}
        blank |= {name: source.otherwise for name, source in sources.items()}
        # Much of a record is not given: what stays blank costs one copy for all of it.
        body = ["cells = blank | shared"]
        for given, group in itertools.groupby(sources, lambda name: sources[name].given):
            cells = [f"cells[{name!r}] = {sources[name].found}" for name in group]
            body += [f"if {given}:", *(f"    {line}" for line in cells)] if given else cells
        made = _compiled(owner, [*body, "return cells"], blank=blank)
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


def _compiled(owner: type, body: list[str], blank: Mapping[str, Cell] | None = None) -> _Maker:
    """Compile the function that makes the cells of an article, or of a record of one type."""
    writers = "write_text=None, write_boolean=None, write_many=None"
    # Taken from the objects' own dicts, a value costs less than as an attribute.
    source = [f"def make(shared, article, {writers}):", "    article = article.__dict__"]
    if owner is not Article:
        source = [
            f"def make(shared, record, {writers}):",
            "    record = record.__dict__",
            "    if places := record[key_places]: place = places[0].__dict__",
            "    if evidence := record[key_evidence]: passage = evidence[0].__dict__",
            "    if date := record[key_date]: first, last = bounds(date)",
        ]
    keys = {key for part in (owner, Place, Evidence) for key in json_keys(part)}
    namespace: dict[str, object] = {
        **{f"key_{key}": key for key in keys},
        "blank": blank,
        "bounds": bounds,
        "label_of": _label_of,
    }
    # The text is made of the names of fields alone, which are identifiers.
    exec("\n".join([*source, *(f"    {line}" for line in body)]), namespace)
    return cast("_Maker", namespace["make"])


def _written(column: Column, source: CellSource | None, kinds: tuple[str, ...]) -> str:
    if source is None:
        return "None"
    kind = "many" if column.many else column.kind
    if kind not in kinds:
        return source.expression
    return f"None if (cell := {source.expression}) is None else write_{kind}(cell)"


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
