"""The columns, derived from the fields of the model."""

from collections.abc import Mapping, Sequence
from typing import Literal

import attrs

from dateline.model import Article, Evidence, Field, Place, Record, fields
from dateline.table._cells import Cell

__all__ = [
    "CellSource",
    "Column",
    "ColumnKind",
    "ColumnSource",
    "article_columns",
    "columns_of",
    "label_field",
]

ColumnKind = Literal["text", "choice", "integer", "number", "boolean", "date"]


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


@attrs.frozen(kw_only=True)
class CellSource:
    """Where a cell comes from, in Python; ``key_x`` is the key of the field ``x``.

    Attributes:
        found: The expression of the cell.
        given: The condition without which there is none; empty where there always is one.
        otherwise: What stands in its place then.
    """

    found: str
    given: str = ""
    otherwise: Cell = None

    @property
    def expression(self) -> str:
        """All of it in one expression."""
        return f"{self.found} if {self.given} else {self.otherwise}" if self.given else self.found


@attrs.frozen(kw_only=True)
class ColumnSource(Column):
    """A column, the sources of its cells by record type, and the fields it carries.

    The source of ``""`` is that of every record type; fields are paths as in ``losses``.
    """

    sources: Mapping[str, CellSource] = attrs.field(repr=False)
    carries: tuple[str, ...] = attrs.field(default=(), repr=False)

    def source(self, owner: type) -> CellSource | None:
        """That of an article's cell, or of a record's of one type; None if it has no such."""
        name = owner.record_type if issubclass(owner, Record) else ""
        return self.sources.get(name) or self.sources.get("")


def label_field(parts: Sequence[Field]) -> Field:
    """The field that shows an object.

    Args:
        parts: The fields of its class.

    Returns:
        The one that the model marks, or the first.
    """
    return next((part for part in parts if part.label), parts[0])


def article_columns() -> list[ColumnSource]:
    """The columns of an article, which stand first in each row.

    Returns:
        One for each of its fields but the text and the records.
    """
    found: list[ColumnSource] = []
    for field in fields(Article):
        if field.name not in ("text", "records"):
            name = "article_id" if field.name == "id" else field.name
            found += _field_columns(field, "article", name, "")
    return found


def columns_of(record_types: Mapping[str, type[Record]]) -> tuple[ColumnSource, ...]:
    """Every column, for a set of record types.

    Args:
        record_types: The record types, by name, in the order of their columns.

    Returns:
        Those of the article, of every record, of each type, and of the passage.
    """
    # By name in lower case: SQL and DuckDB take two columns that differ in case for one.
    columns = {column.name.lower(): column for column in [*article_columns(), *_common_columns()]}
    evidence = {column.name.lower(): column for column in _evidence_columns()}
    fixed = columns.keys() | evidence.keys()
    common = {field.name for field in fields(Record)}
    for name, owner in record_types.items():
        own = [field for field in fields(owner) if field.name not in common]
        for column in (
            column for field in own for column in _field_columns(field, "record", field.name, name)
        ):
            key = column.name.lower()
            if key in fixed or not _joins(columns.get(key), column):
                column = attrs.evolve(column, name=f"{name}_{column.name}")
                key = column.name.lower()
                while key in fixed or not _joins(columns.get(key), column):
                    column = attrs.evolve(column, name=f"{column.name}_")
                    key = column.name.lower()
            if key in columns:
                column = attrs.evolve(
                    columns[key],
                    record_types=(*columns[key].record_types, name),
                    sources={**columns[key].sources, **column.sources},
                    carries=(*columns[key].carries, *column.carries),
                )
            columns[key] = column
    return (*columns.values(), *evidence.values())


def _joins(here: ColumnSource | None, column: ColumnSource) -> bool:
    """Whether a record type's column can be one with what other types have by its name."""
    return here is None or (
        (here.name, here.kind, here.many) == (column.name, column.kind, column.many)
        and not {*here.record_types} & {*column.record_types}
    )


def _common_columns() -> list[ColumnSource]:
    found: list[ColumnSource] = []
    for field in fields(Record):
        if field.name == "places":
            for part in fields(Place):
                name = "place_name" if part.label else part.name
                found += _field_columns(part, "place", name, "")
            found.append(
                ColumnSource(
                    name="other_places",
                    kind="text",
                    many=True,
                    description="Names of the places behind the first",
                    unit=None,
                    term="schema:location",
                    sources={
                        "": CellSource(
                            found="[item.name for item in places[1:]]",
                            given="len(places) > 1",
                            otherwise=(),
                        )
                    },
                    carries=("record.places[1:].name",),
                )
            )
        elif field.name != "evidence":
            found += _field_columns(field, "record", field.name, "")
        if field.name == "date":
            for name, variable in (("date_start", "first"), ("date_end", "last")):
                found.append(
                    ColumnSource(
                        name=name,
                        kind="date",
                        many=False,
                        description=f"{variable.capitalize()} day that the date can mean",
                        unit="ISO 8601 YYYY-MM-DD",
                        term="schema:startDate" if variable == "first" else "schema:endDate",
                        sources={"": CellSource(found=variable, given="date")},
                    )
                )
    return found


def _evidence_columns() -> list[ColumnSource]:
    return [
        column
        for part in sorted(fields(Evidence), key=lambda part: not part.label)
        if part.name != "field"
        for column in _field_columns(part, "passage", f"evidence_{part.name}", "")
    ]


def _field_columns(field: Field, holder: str, name: str, record_type: str) -> list[ColumnSource]:
    """The columns of one field: one, or the label's and the details' of a nested object."""
    path = f"{_HOLDERS.get(holder) or record_type or holder}.{field.name}"
    if not field.nested:
        return [_column(field, field, name, holder, record_type, path)]
    parts = fields(field.value)
    label = label_field(parts)
    return [
        _column(
            field,
            part,
            name if part is label else f"{name}_{part.name}",
            holder,
            record_type,
            f"{path}.{_carried(part)}",
        )
        for part in (label, *(part for part in parts if part.detail and part is not label))
    ]


# The paths of what the generated functions call `place` and `passage`, and where there are such.
_HOLDERS = {"place": "record.places[0]", "passage": "record.evidence[0]"}
_GIVEN = {"place": "places", "passage": "evidence"}


def _carried(part: Field) -> str:
    """The path, within an object, of the field that shows it: its label, its label's label..."""
    return f"{part.name}.{_carried(label_field(fields(part.value)))}" if part.nested else part.name


def _column(
    field: Field, part: Field, name: str, holder: str, record_type: str, path: str
) -> ColumnSource:
    kinds: dict[type, ColumnKind] = {int: "integer", float: "number", bool: "boolean"}
    closed = part.choices or part.format == "country" or (part.name == "type" and not part.settable)
    description = field.description
    if part is not field:
        description += f": {part.description[:1].lower()}{part.description[1:]}"
    return ColumnSource(
        name=name,
        kind=kinds.get(part.value, "choice" if closed else "text"),
        many=field.many or part.many,
        description=description,
        unit=part.unit or field.unit,
        term=field.term,
        record_types=(record_type,) if record_type else (),
        sources={record_type: _source(field, part, holder)},
        carries=(path,),
    )


def _source(field: Field, part: Field, holder: str) -> CellSource:
    """The source of a field, or of one field of the object or objects that it holds."""
    value, held = f"{holder}[key_{field.name}]", _GIVEN.get(holder, "")
    if part is field:
        return CellSource(found=value, given=held)
    found = f"{'item' if field.many else value}.{part.name}"
    inner = ""
    if part.many:
        found, inner = "inner", f" for inner in {found}"
    if part.nested:
        found = f"label_of({found})"
    if field.many:
        found = f"[{found} for item in {value}{inner}]"
    elif inner:
        found = f"[{found}{inner}]"
    # An empty list has no need of a comprehension, which costs more than most of the other cells.
    empty = field.many and not field.nullable
    given = value if empty else f"{value} is not None"
    return CellSource(
        found=found,
        given=f"{held} and {given}" if held else given,
        otherwise=() if empty else None,
    )
