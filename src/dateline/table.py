"""Records as rows: the columns that every flat format shares, derived from the model.

A field of the model becomes a column by itself. An object is shown by its label (an actor by its
name) and, where the model says so, by further columns (``personnel_low``); of the places and the
evidence, the first is spread over columns of its own.
"""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, cast

import attrs

from dateline.model import Article, Evidence, Field, Place, Record, fields
from dateline.model.edtf import bounds

__all__ = ["Cell", "Column", "ColumnKind", "Table", "table_of"]

ColumnKind = Literal["text", "choice", "integer", "number", "boolean", "date"]
Scalar = str | int | float | bool | None
Cell = Scalar | Sequence[Scalar]


@attrs.frozen(kw_only=True)
class Column:
    """One column.

    Attributes:
        name: Its heading.
        kind: What its cells hold; ``date`` is a full date, ISO 8601 ``YYYY-MM-DD``.
        many: Whether a cell holds a list.
        description: One plain sentence.
        unit: The unit or reference system, or None.
        term: The standard's name for it, or None.
        record_types: The types that have it; empty where all do.
    """

    name: str
    kind: ColumnKind
    many: bool
    description: str
    unit: str | None
    term: str | None
    record_types: tuple[str, ...] = ()
    _expression: Mapping[str, str] = attrs.field(alias="expression", repr=False)


class Table:
    """The columns for a set of record types, and the rows of an article.

    Args:
        record_types: The record types, by name, in the order of their columns.
    """

    def __init__(self, record_types: Mapping[str, type[Record]]) -> None:
        self.columns: tuple[Column, ...] = _columns(record_types)
        self._article_columns = sum(column.name in _article_names() for column in self.columns)
        self._makers: dict[type, tuple[_Maker, _Maker]] = {}

    def rows(self, article: Article) -> Iterator[tuple[Cell, ...]]:
        """The rows of an article, one a record, every column in each.

        Args:
            article: The article.

        Yields:
            As many cells as there are columns; None where the record's type has no such column.
        """
        shared = self._article_maker(article)
        for record in article.records:
            yield cast("tuple[Cell, ...]", self._makers_of(type(record))[0](shared, record))

    def properties(self, article: Article) -> Iterator[tuple[Record, dict[str, Cell]]]:
        """The records of an article, each with the columns that its type has.

        Args:
            article: The article.

        Yields:
            The record, and its cells by column name.
        """
        shared = self._article_maker(article)
        for record in article.records:
            yield record, cast("dict[str, Cell]", self._makers_of(type(record))[1](shared, record))

    @functools.cached_property
    def _article_maker(self) -> "Callable[[Article], tuple[Cell, ...]]":
        cells = ", ".join(c._expression[""] for c in self.columns[: self._article_columns])
        return cast(
            "Callable[[Article], tuple[Cell, ...]]", eval(f"lambda article: ({cells},)", {})
        )

    def _makers_of(self, owner: type[Record]) -> "tuple[_Maker, _Maker]":
        if owner not in self._makers:
            self._makers[owner] = self._generate(owner)
        return self._makers[owner]

    def _generate(self, owner: type[Record]) -> "tuple[_Maker, _Maker]":
        """Compile the two functions that make a row, and a dict, of one type's records."""
        name = owner.record_type
        behind = self.columns[self._article_columns :]
        full = ", ".join(column._expression.get(name, column._expression.get("", "None")) for column in behind)
        own = ", ".join(
            f"{column.name!r}: {column._expression.get(name, column._expression.get(''))}"
            for column in behind
            if name in column._expression or "" in column._expression
        )
        own_article = ", ".join(
            f"{column.name!r}: shared[{index}]"
            for index, column in enumerate(self.columns[: self._article_columns])
        )
        opening = [
            "    place = record.places[0] if record.places else NO_PLACE",
            "    passage = record.evidence[0] if record.evidence else NO_EVIDENCE",
            "    first, last = bounds(record.date) if record.date else NO_BOUNDS",
        ]
        source = [
            "def row(shared, record):",
            *opening,
            f"    return (*shared, {full})",
            "def properties(shared, record):",
            *opening,
            f"    return {{{own_article}, {own}}}",
        ]
        namespace: dict[str, object] = {
            "NO_PLACE": _Nothing(),
            "NO_EVIDENCE": _Nothing(),
            "NO_BOUNDS": (None, None),
            "bounds": bounds,
        }
        exec("\n".join(source), namespace)
        return cast("_Maker", namespace["row"]), cast("_Maker", namespace["properties"])


_Maker = Callable[[tuple[Cell, ...], Record], object]


class _Nothing:
    """Stands for an object that is not there: each of its fields is None."""

    def __getattr__(self, name: str) -> None:
        return None


@functools.lru_cache(maxsize=16)
def _table(record_types: tuple[tuple[str, type[Record]], ...]) -> Table:
    return Table(dict(record_types))


def table_of(record_types: Mapping[str, type[Record]]) -> Table:
    """The table for a set of record types, made once.

    Args:
        record_types: The record types, by name, in the order of their columns.

    Returns:
        The table.
    """
    return _table(tuple(record_types.items()))


@functools.cache
def _article_names() -> frozenset[str]:
    return frozenset(column.name for column in _article_columns())


def _article_columns() -> list[Column]:
    found: list[Column] = []
    for field in fields(Article):
        if field.name not in ("text", "records"):
            name = "article_id" if field.name == "id" else field.name
            found += _field_columns(field, "article", name, "")
    return found


def _columns(record_types: Mapping[str, type[Record]]) -> tuple[Column, ...]:
    columns = {column.name: column for column in [*_article_columns(), *_common_columns()]}
    evidence = {column.name: column for column in _evidence_columns()}
    fixed = set(columns) | set(evidence)
    common = {field.name for field in fields(Record)}
    for name, owner in record_types.items():
        for field in fields(owner):
            if field.name in common:
                continue
            for column in _field_columns(field, "record", field.name, name):
                here = columns.get(column.name)
                alike = here is not None and (here.kind, here.many) == (column.kind, column.many)
                if column.name in fixed or (here is not None and not alike):
                    column = attrs.evolve(column, name=f"{name}_{column.name}")
                    here = None
                if here is not None:
                    column = attrs.evolve(
                        here,
                        record_types=(*here.record_types, name),
                        expression={**here._expression, **column._expression},
                    )
                columns[column.name] = column
    return (*columns.values(), *evidence.values())


def _common_columns() -> list[Column]:
    found: list[Column] = []
    for field in fields(Record):
        if field.name == "places":
            for part in fields(Place):
                name = "place_name" if part.label else part.name
                found += _field_columns(part, "place", name, "")
            found.append(
                Column(
                    name="other_places",
                    kind="text",
                    many=True,
                    description="Names of the places behind the first",
                    unit=None,
                    term="schema:location",
                    expression={"": "[item.name for item in record.places[1:]]"},
                )
            )
        elif field.name != "evidence":
            found += _field_columns(field, "record", field.name, "")
        if field.name == "date":
            for name, variable in (("date_start", "first"), ("date_end", "last")):
                found.append(
                    Column(
                        name=name,
                        kind="date",
                        many=False,
                        description=f"{variable.capitalize()} day that the date can mean",
                        unit="ISO 8601 YYYY-MM-DD",
                        term="schema:startDate" if variable == "first" else "schema:endDate",
                        expression={"": variable},
                    )
                )
    return found


def _evidence_columns() -> list[Column]:
    return [
        column
        for part in sorted(fields(Evidence), key=lambda part: not part.label)
        if part.name != "field"
        for column in _field_columns(part, "passage", f"evidence_{part.name}", "")
    ]


def _field_columns(field: Field, holder: str, name: str, record_type: str) -> list[Column]:
    """The columns of one field: one, or the label's and the details' of a nested object."""
    value = f"{holder}.{field.name}"
    if not field.nested:
        return [_column(field, field, name, value, record_type)]
    parts = fields(field.value)
    label = next((part for part in parts if part.label), parts[0])
    found = [
        _column(field, part, name if part is label else f"{name}_{part.name}", value, record_type)
        for part in (label, *(part for part in parts if part.detail and part is not label))
    ]
    return found


def _column(field: Field, part: Field, name: str, value: str, record_type: str) -> Column:
    if part is field:
        expression = value
    elif field.many:
        expression = f"[item.{part.name} for item in {value}]"
    else:
        expression = f"{value}.{part.name} if {value} is not None else None"
    kinds: dict[type, ColumnKind] = {int: "integer", float: "number", bool: "boolean"}
    closed = part.choices or part.format == "country" or part.name == "type"
    description = field.description
    if part is not field:
        description += f": {part.description[0].lower()}{part.description[1:]}"
    return Column(
        name=name,
        kind=kinds.get(part.value, "choice" if closed else "text"),
        many=field.many or part.many,
        description=description,
        unit=part.unit or field.unit,
        term=field.term,
        record_types=(record_type,) if record_type else (),
        expression={record_type: expression},
    )
