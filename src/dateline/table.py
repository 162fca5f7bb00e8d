"""Records as rows: the columns that every flat format shares, derived from the model.

A field of the model becomes a column by itself. An object is shown by its label (an actor by its
name) and, where the model says so, by further columns (``personnel_low``); of the places and the
evidence, the first is spread over columns of its own.
"""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, cast

import attrs

from dateline.errors import UnknownRecordTypeError
from dateline.losses import WITHOUT_RECORDS, Loss, field_paths, losses_of
from dateline.model import Article, Evidence, Field, Place, Record, fields
from dateline.model.edtf import bounds

__all__ = [
    "Cell",
    "CellWriters",
    "Column",
    "ColumnKind",
    "Scalar",
    "Table",
    "boolean_text",
    "joined",
    "table_of",
]

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


@attrs.frozen(kw_only=True)
class _Source(Column):
    """A column, the expressions that give its cells by record type, and the fields it carries.

    The expression of ``""`` is that of every record type; fields are paths as in ``losses``.
    """

    expressions: Mapping[str, str] = attrs.field(repr=False)
    carries: tuple[str, ...] = attrs.field(default=(), repr=False)

    def expression(self, owner: type) -> str | None:
        """The expression for an article, or for a record of one type; None if it has no such."""
        name = owner.record_type if issubclass(owner, Record) else ""
        return self.expressions.get(name) or self.expressions.get("")


@attrs.frozen(kw_only=True, eq=False)
class CellWriters:
    """How a format writes the cells that it does not take as they are; none is called with None.

    Attributes:
        text: For ``text`` cells.
        boolean: For ``boolean`` cells.
        many: For lists, whatever their kind.
    """

    text: Callable[[str], Cell] | None = None
    boolean: Callable[[bool], Cell] | None = None
    many: Callable[[Sequence[Scalar]], Cell] | None = None


_PLAIN = CellWriters()


class Table:
    """The columns for a set of record types, and the rows of an article.

    Args:
        record_types: The record types, by name, in the order of their columns.
    """

    def __init__(self, record_types: Mapping[str, type[Record]]) -> None:
        sources = _columns(record_types)
        self.columns: tuple[Column, ...] = sources
        count = len(_article_columns())
        self._article_columns = sources[:count]
        self._record_columns = sources[count:]
        self._record_types = record_types
        self._carried = Loss(
            "carried", tuple(path for source in sources for path in source.carries)
        )
        self._row_makers: dict[tuple[type, CellWriters], _Maker] = {}
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
        shared = self._row_maker(Article, writers)((), article)
        for record in article.records:
            yield self._row_maker(type(record), writers)(shared, record)  # type: ignore[misc]

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

    def _row_maker(self, owner: type, writers: CellWriters) -> "_Maker":
        made = self._row_makers.get((owner, writers))
        if made is None:
            cells = "".join(
                f"{_written(column, column.expression(owner), writers)}, "
                for column in self._columns_of(owner)
            )
            made = _compiled(owner, [f"return shared + ({cells})"], writers)
            self._row_makers[owner, writers] = made
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

    def _columns_of(self, owner: type) -> "tuple[_Source, ...]":
        if owner is Article:
            return self._article_columns
        name = getattr(owner, "record_type", "")
        if self._record_types.get(name) is not owner:
            # Its fields have no columns here: they would be lost without a word.
            raise UnknownRecordTypeError(name, list(self._record_types))
        return self._record_columns


_Maker = Callable[[object, object], object]


def _compiled(owner: type, body: list[str], writers: CellWriters = _PLAIN) -> _Maker:
    """Compile the function that makes the cells of an article, or of a record of one type."""
    # Taken from the objects' own dicts, a value costs less than as an attribute.
    source = ["def make(shared, article):", "    article = article.__dict__"]
    if owner is not Article:
        source = [
            "def make(shared, record):",
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
        "write_boolean": writers.boolean,
        "write_many": writers.many,
        "write_text": writers.text,
    }
    # The text is made of the names of fields alone, which are identifiers.
    exec("\n".join([*source, *(f"    {line}" for line in body)]), namespace)
    return cast("_Maker", namespace["make"])


def _written(column: Column, expression: str | None, writers: CellWriters) -> str:
    kind = "many" if column.many else column.kind
    if expression is None or getattr(writers, kind, None) is None:
        return expression or "None"
    return f"None if (cell := {expression}) is None else write_{kind}(cell)"


def _label_of(value: object) -> Scalar:
    """What shows an object that stands within another: its label, its label's label..."""
    while attrs.has(type(value)):
        value = getattr(value, _label(fields(type(value))).name)
    return cast("Scalar", value)


def _label(parts: Sequence[Field]) -> Field:
    return next((part for part in parts if part.label), parts[0])


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


def joined(items: Sequence[Scalar]) -> str:
    """A list as the text of one cell, which ``; `` can be split at again.

    Args:
        items: The list.

    Returns:
        The items with ``"; "`` between them; a semicolon or a backslash within an item has a
        backslash before it, and None is empty.
    """
    return "; ".join([_item(item) for item in items])


def _item(item: Scalar) -> str:
    if item is None:
        return ""
    text = boolean_text(item) if isinstance(item, bool) else str(item)
    return text.replace("\\", "\\\\").replace(";", "\\;")


def boolean_text(value: bool) -> str:
    """A boolean as the text of a cell.

    Args:
        value: The boolean.

    Returns:
        ``"true"`` or ``"false"``.
    """
    return "true" if value else "false"


def _article_columns() -> list[_Source]:
    found: list[_Source] = []
    for field in fields(Article):
        if field.name not in ("text", "records"):
            name = "article_id" if field.name == "id" else field.name
            found += _field_columns(field, "article", name, "")
    return found


def _columns(record_types: Mapping[str, type[Record]]) -> tuple[_Source, ...]:
    # By name in lower case: SQL and DuckDB take two columns that differ in case for one.
    columns = {column.name.lower(): column for column in [*_article_columns(), *_common_columns()]}
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


def _joins(here: _Source | None, column: _Source) -> bool:
    """Whether a record type's column can be one with what other types have by its name."""
    return here is None or (
        (here.name, here.kind, here.many) == (column.name, column.kind, column.many)
        and not {*here.record_types} & {*column.record_types}
    )


def _common_columns() -> list[_Source]:
    found: list[_Source] = []
    for field in fields(Record):
        if field.name == "places":
            for part in fields(Place):
                name = "place_name" if part.label else part.name
                found += _field_columns(part, "place", name, "")
            found.append(
                _Source(
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
                    _Source(
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


def _evidence_columns() -> list[_Source]:
    return [
        column
        for part in sorted(fields(Evidence), key=lambda part: not part.label)
        if part.name != "field"
        for column in _field_columns(part, "passage", f"evidence_{part.name}", "")
    ]


def _field_columns(field: Field, holder: str, name: str, record_type: str) -> list[_Source]:
    """The columns of one field: one, or the label's and the details' of a nested object."""
    path = f"{_HOLDERS.get(holder) or record_type or holder}.{field.name}"
    if not field.nested:
        return [_column(field, field, name, holder, record_type, path)]
    parts = fields(field.value)
    label = _label(parts)
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
    return f"{part.name}.{_carried(_label(fields(part.value)))}" if part.nested else part.name


def _column(
    field: Field, part: Field, name: str, holder: str, record_type: str, path: str
) -> _Source:
    kinds: dict[type, ColumnKind] = {int: "integer", float: "number", bool: "boolean"}
    closed = part.choices or part.format == "country" or (part.name == "type" and not part.settable)
    description = field.description
    if part is not field:
        description += f": {part.description[:1].lower()}{part.description[1:]}"
    return _Source(
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
