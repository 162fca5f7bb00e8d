"""What a document says once for each record type: its colour, and the columns of its data."""

import zlib
from collections.abc import Iterator, Mapping, Sequence

import attrs

from dateline import Record
from dateline.table import Cell, Column, Scalar, Table
from dateline_kml.markup import xml_text

__all__ = ["RecordLayout", "layouts"]

# Red, green, blue. Without an icon of its own, which would have to come from the network, Google
# Earth draws its yellow pushpin and multiplies it by the colour: of these, the blue part vanishes,
# and what is left can still be told apart. The label has the whole colour.
_COLOURS = {
    "meeting": "1e90ff",
    "statement": "f5e663",
    "deployment": "ff8c00",
    "incident": "e41a1c",
}
_FURTHER_COLOURS = ("66e0c2", "b266ff", "ff99cc", "c0c0c0")

# KML has no type for whole numbers beyond 32 bits, and GDAL cuts off an `int` at 2,147,483,647
# without a word. A double holds every whole number of the model, which end at 2**53.
_TYPES = {"integer": "double", "number": "double", "boolean": "bool"}

# GDAL's LIBKML has fields of these names: it would take data of the same name for them, or, in
# newer releases, call it `id2`.
_TAKEN = frozenset(
    (
        "altitudemode", "begin", "description", "draworder", "end", "extrude", "heading", "icon",
        "id", "model", "name", "networklink", "photooverlay", "roll", "snippet", "tessellate",
        "tilt", "timestamp", "visibility",
    )
)  # fmt: skip


@attrs.frozen(kw_only=True)
class RecordLayout:
    """How the records of one type are laid out in a document.

    Attributes:
        identifier: What the ids of its Style and its Schema begin with: an NCName in ASCII.
        heading: The name of the Folder that holds several.
        colour: The colour in KML's order: opacity, blue, green, red, two hexadecimal digits each.
        columns: The names of the columns in Schema and SimpleData, each with its column.
    """

    identifier: str
    heading: str
    colour: str
    columns: Mapping[str, Column]

    def style(self) -> str:
        """The Style, an element on a line of its own."""
        # With the description alone as text, a balloon has no name in it, which Google Earth
        # would put there unescaped, and no links to directions.
        return (
            f'<Style id="{self.identifier}-style">'
            f"<IconStyle><color>{self.colour}</color></IconStyle>"
            f"<LabelStyle><color>{self.colour}</color><scale>0.8</scale></LabelStyle>"
            "<BalloonStyle><text>$[description]</text></BalloonStyle></Style>\n"
        )

    def schema(self) -> str:
        """The Schema, an element over several lines."""
        fields = "".join(
            f'<SimpleField name="{xml_text(name)}" type="{_type(column)}">'
            f"<displayName>{xml_text(words(column.name))}</displayName></SimpleField>\n"
            for name, column in self.columns.items()
        )
        name = f"{self.identifier}-schema"
        return f'<Schema name="{name}" id="{name}">\n{fields}</Schema>\n'

    def data(self, cells: Mapping[str, Cell]) -> str:
        """The SchemaData of one record.

        Args:
            cells: The record's cells by the names of their columns.

        Returns:
            An element with a SimpleData for each cell that holds something.
        """
        values = "".join(
            f'<SimpleData name="{xml_text(name)}">{xml_text(text)}</SimpleData>\n'
            for name, column in self.columns.items()
            if (text := cell_text(cells.get(column.name)))
        )
        return f'<SchemaData schemaUrl="#{self.identifier}-schema">\n{values}</SchemaData>'


def layouts(record_types: Mapping[str, type[Record]], table: Table) -> dict[str, RecordLayout]:
    """The layouts of all record types.

    Args:
        record_types: The record types in play, by name.
        table: Their columns.

    Returns:
        The layouts by record type, in the same order.
    """
    made: dict[str, RecordLayout] = {}
    for number, (name, owner) in enumerate(record_types.items(), 1):
        columns = [
            column
            for column in table.columns
            if not column.record_types or name in column.record_types
        ]
        colour = _COLOURS.get(name) or _FURTHER_COLOURS[zlib.crc32(name.encode()) % 4]
        made[name] = RecordLayout(
            identifier=name if name.isascii() else f"type-{number}",
            heading=owner.plural,
            colour="ff" + colour[4:] + colour[2:4] + colour[:2],
            columns=dict(_named(columns)),
        )
    return made


def words(name: str) -> str:
    """The name of a field or a type as people write it.

    Args:
        name: Such as ``"place_name"``.

    Returns:
        Such as ``"Place name"``.
    """
    text = name.replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def cell_text(cell: Cell) -> str:
    """A cell as text.

    Args:
        cell: What a column holds; None where it holds nothing.

    Returns:
        The text; the items of a list are joined as in CSV, by ``"; "``.
    """
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, Sequence):
        items = (_scalar_text(item) for item in cell)
        return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)
    return _scalar_text(cell)


def _scalar_text(value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _type(column: Column) -> str:
    return "string" if column.many else _TYPES.get(column.kind, "string")


def _named(columns: Sequence[Column]) -> Iterator[tuple[str, Column]]:
    used = {column.name.lower() for column in columns} | _TAKEN
    for column in columns:
        name = column.name
        if name.lower() in _TAKEN:
            name = f"record_{name}"
            while name.lower() in used:
                name += "_"
            used.add(name.lower())
        yield name, column
