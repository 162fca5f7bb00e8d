"""Tables of words, which are data: tab-separated, a header line, ``#`` for remarks."""

import functools
from collections.abc import Mapping
from importlib import resources
from typing import TypeAlias

__all__ = ["Row", "rows", "words"]

#: A line of a table, by the names in its header; a cell that is not there is empty.
Row: TypeAlias = Mapping[str, str]


@functools.cache
def rows(table: str) -> tuple[Row, ...]:
    """The lines of a table.

    Args:
        table: Its file's name, without ``.tsv``.

    Returns:
        A mapping a line, in the file's order.
    """
    text = resources.files(__package__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(
        dict(zip(header, [*line.split("\t"), *[""] * len(header)], strict=False))
        for line in lines[1:]
    )


@functools.cache
def words(table: str, column: str = "class") -> Mapping[str, str]:
    """A table as what one of its columns says of each word or phrase in its first.

    Args:
        table: Its file's name, without ``.tsv``.
        column: The column wanted.

    Returns:
        The cell of that column by the first cell, where several are given with a bar between.
    """
    found: dict[str, str] = {}
    for row in rows(table):
        first = next(iter(row.values()))
        for word in first.split("|"):
            found[word.strip()] = row[column]
    return found
