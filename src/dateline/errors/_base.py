"""The root of the tree."""

from __future__ import annotations

from dateline.messages import printable_name

__all__ = [
    "DatelineError",
    "where_of",
]


class DatelineError(Exception):
    """The root of the tree: catch this to catch all that dateline raises on purpose."""


def where_of(source: str | None, line: int | None, column: int | None) -> str:
    """The place of a problem, to begin a message with; nothing where none is known."""
    name = None if source is None else printable_name(source)
    parts = [str(part) for part in (name, line, column) if part is not None]
    if source is None and line is not None:
        parts[0] = f"line {line}"
    return ":".join(parts) + ": " if parts else ""
