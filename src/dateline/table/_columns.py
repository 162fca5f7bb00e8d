"""The columns, derived from the fields of the model."""

from collections.abc import Mapping, Sequence
from typing import Literal

import attrs

from dateline.model import Article, Evidence, Field, Place, Record, fields

__all__ = ["Column", "ColumnKind", "ColumnSource", "article_columns", "columns_of", "label_field"]

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
class ColumnSource(Column):
    """A column, the expressions that give its cells by record type, and the fields it carries.

    The expression of ``""`` is that of every record type; fields are paths as in ``losses``.
    """

    expressions: Mapping[str, str] = attrs.field(repr=False)
    carries: tuple[str, ...] = attrs.field(default=(), repr=False)

    def expression(self, owner: type) -> str | None:
        """The expression for an article, or for a record of one type; None if it has no such."""
        name = owner.record_type if issubclass(owner, Record) else ""
        return self.expressions.get(name) or self.expressions.get("")


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
                    expressions={**columns[key].expressions, **column.expressions},
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
                    expressions={
                        "": "[item.name for item in places[1:]] if len(places) > 1 else []"
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
                        expressions={"": variable},
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


# The paths of what the generated functions call `place` and `passage`.
_HOLDERS = {"place": "record.places[0]", "passage": "record.evidence[0]"}


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
        expressions={record_type: _expression(field, part, f"{holder}[{field.name!r}]")},
        carries=(path,),
    )


def _expression(field: Field, part: Field, value: str) -> str:
    """The Python expression of a field, or of one field of the object or objects that it holds."""
    if part is field:
        return value
    holder = "item" if field.many else value
    found = f"{holder}.{part.name}"
    if part.many:
        inner = f"for inner in {found}"
        shown = "label_of(inner)" if part.nested else "inner"
        if field.many:
            return f"[{shown} for item in {value} {inner}]"
        return f"[{shown} {inner}] if {value} is not None else None"
    if part.nested:
        found = f"label_of({found})"
    if field.many:
        return f"[{found} for item in {value}]"
    return f"{found} if {value} is not None else None"
