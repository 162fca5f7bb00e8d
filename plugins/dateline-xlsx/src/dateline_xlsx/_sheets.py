"""Which sheets a workbook has and what their columns are, derived from the model."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

import attrs

from dateline import Article, Evidence, ExportContext, Record
from dateline.model import Field, fields
from dateline.table import Cell, Column, ColumnKind
from dateline_xlsx._text import cut

__all__ = ["ARTICLES", "COLUMNS", "EVIDENCE", "Plan", "Sheet", "plan", "sheet_names"]

ARTICLES = "articles"
EVIDENCE = "evidence"
COLUMNS = "columns"

#: Excel keeps this name, in any case, for itself.
_RESERVED = "history"
_LONGEST_NAME = 31


@attrs.frozen(kw_only=True)
class Sheet:
    """One sheet.

    Attributes:
        name: Its name, at most 31 UTF-16 code units.
        columns: Its columns.
        wide: The names of the columns whose text is mostly long.
        optional: Whether it is hidden where it has no rows.
    """

    name: str
    columns: Sequence[Column]
    wide: frozenset[str] = frozenset()
    optional: bool = True


@attrs.frozen
class _Part:
    """A field of an object, or of an object that it holds, as a column."""

    column: Column
    path: tuple[str, ...]

    def cell(self, owner: object) -> Cell:
        found = owner
        for name in self.path:
            found = None if found is None else getattr(found, name)
        return cast("Cell", found)


@attrs.frozen(kw_only=True)
class Plan:
    """The sheets for a set of record types.

    Attributes:
        sheets: The sheets, in their order.
        names: The name of the sheet of each record type.
        dictionary: The rows of the sheet that says what the columns of the others mean.
        carries: The paths of the fields, as in ``dateline.Loss``, that articles and evidence hold.
    """

    sheets: tuple[Sheet, ...]
    names: Mapping[str, str]
    dictionary: tuple[dict[str, Cell], ...]
    carries: tuple[str, ...]
    _article_parts: tuple[_Part, ...]
    _evidence_parts: tuple[_Part, ...]

    def article_cells(self, article: Article) -> dict[str, Cell]:
        """The row of an article.

        Args:
            article: The article.

        Returns:
            Its cells in the sheet ``articles``, by the columns' names.
        """
        return {part.column.name: part.cell(article) for part in self._article_parts}

    def evidence_cells(
        self, article: Article, record: Record, passage: Evidence
    ) -> dict[str, Cell]:
        """The row of a passage.

        Args:
            article: The article.
            record: The record that the passage supports.
            passage: The passage.

        Returns:
            Its cells in the sheet ``evidence``, by the columns' names.
        """
        found: dict[str, Cell] = {
            "article_id": article.id,
            "record_id": record.id,
            "record_type": record.type,
        }
        for part in self._evidence_parts:
            found[part.column.name] = part.cell(passage)
        return found


def plan(context: ExportContext, *, text: bool) -> Plan:
    """The sheets for the record types in play.

    Args:
        context: The record types.
        text: Whether the articles' text has a column.

    Returns:
        The sheets, and how to fill them.
    """
    # The text is long: it stands last, where it hides nothing.
    article_fields = sorted(fields(Article), key=lambda field: field.name == "text")
    article_parts = tuple(
        part
        for field in article_fields
        if text or field.name != "text"
        for part in _parts(field, "article_id" if field.name == "id" else field.name)
    )
    evidence_fields = sorted(fields(Evidence), key=lambda field: not field.label)
    evidence_parts = tuple(part for field in evidence_fields for part in _parts(field, field.name))
    names = sheet_names(context.record_types)
    sheets = (
        Sheet(name=ARTICLES, columns=[part.column for part in article_parts], optional=False),
        *(
            Sheet(
                name=names[record_type],
                columns=[
                    column
                    for column in context.table.columns
                    if not column.record_types or record_type in column.record_types
                ],
            )
            for record_type in context.record_types
        ),
        Sheet(
            name=EVIDENCE,
            columns=[*_REFERENCES, *(part.column for part in evidence_parts)],
            wide=frozenset({"exact"}),
        ),
    )
    return Plan(
        sheets=(*sheets, _DICTIONARY),
        names=names,
        dictionary=tuple(_dictionary(sheets)),
        carries=(
            *("article." + ".".join(part.path) for part in article_parts),
            *("record.evidence." + ".".join(part.path) for part in evidence_parts),
        ),
        article_parts=article_parts,
        evidence_parts=evidence_parts,
    )


def sheet_names(record_types: Iterable[str]) -> dict[str, str]:
    """Names for the sheets of record types, no two of which Excel takes for one.

    Args:
        record_types: The names of the types.

    Returns:
        The sheet's name of each: the type's own, at most 31 UTF-16 code units; with a number behind
        it where another sheet has that name, in any case.
    """
    taken = {ARTICLES, EVIDENCE, COLUMNS, _RESERVED}
    found: dict[str, str] = {}
    for record_type in record_types:
        name, count = cut(record_type, _LONGEST_NAME), 1
        while name.casefold() in taken:
            count += 1
            suffix = f"_{count}"
            name = cut(record_type, _LONGEST_NAME - len(suffix)) + suffix
        taken.add(name.casefold())
        found[record_type] = name
    return found


def _parts(field: Field, name: str) -> Iterator[_Part]:
    """The columns of a field: one, or one for each field of the object that it holds."""
    if not field.nested:
        yield _Part(_column(field, name), (field.name,))
    elif not field.many:
        for part in fields(field.value):
            if not part.nested:
                column = _column(part, name if part.label else f"{name}_{part.name}")
                described = f"{field.description}: {_uncapitalized(part.description)}"
                yield _Part(attrs.evolve(column, description=described), (field.name, part.name))


def _column(field: Field, name: str) -> Column:
    kinds: dict[type, ColumnKind] = {int: "integer", float: "number", bool: "boolean"}
    closed = field.choices or field.format == "country"
    return Column(
        name=name,
        kind=kinds.get(field.value, "choice" if closed else "text"),
        many=field.many,
        description=field.description,
        unit=field.unit,
        term=field.term,
    )


def _uncapitalized(text: str) -> str:
    return text[:1].lower() + text[1:]


def _text_column(name: str, description: str, kind: ColumnKind = "text") -> Column:
    return Column(name=name, kind=kind, many=False, description=description, unit=None, term=None)


_REFERENCES = (
    _text_column("article_id", "Identifier of the article that the passage stands in"),
    _text_column("record_id", "Identifier of the record that the passage supports"),
    _text_column("record_type", "Record type, which names the sheet that has the record", "choice"),
)

_DICTIONARY = Sheet(
    name=COLUMNS,
    columns=(
        _text_column("sheet", "Name of the sheet", "choice"),
        _text_column("column", "Heading of the column"),
        _text_column("kind", "What its cells hold", "choice"),
        _text_column("list", "Whether a cell holds several, joined by '; '", "boolean"),
        _text_column("description", "What it means"),
        _text_column("unit", "Unit or reference system"),
        _text_column("term", "The standard's name for it"),
    ),
    wide=frozenset({"description"}),
)


def _dictionary(sheets: Iterable[Sheet]) -> Iterator[dict[str, Cell]]:
    for sheet in sheets:
        for column in sheet.columns:
            yield {
                "sheet": sheet.name,
                "column": column.name,
                "kind": column.kind,
                "list": column.many,
                "description": column.description,
                "unit": column.unit,
                "term": column.term,
            }
