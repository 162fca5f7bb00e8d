"""Records as rows: the columns that every flat format shares, derived from the model.

A field of the model becomes a column by itself. An object is shown by its label (an actor by its
name) and, where the model says so, by further columns (``personnel_low``); of the places and the
evidence, the first is spread over columns of its own.
"""

from dateline.table._cells import Cell, CellWriters, Scalar, boolean_text, joined
from dateline.table._columns import Column, ColumnKind
from dateline.table._table import Table, table_of

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
