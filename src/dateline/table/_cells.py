"""What stands in a cell, and how a format without lists writes one."""

from collections.abc import Callable, Sequence

import attrs

__all__ = ["Cell", "CellWriters", "Scalar", "boolean_text", "joined"]

Scalar = str | int | float | bool | None
Cell = Scalar | Sequence[Scalar]


@attrs.frozen(slots=False, kw_only=True, eq=False)
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

    @property
    def kinds(self) -> tuple[str, ...]:
        """Which of them are given."""
        return tuple(name for name, writer in self.__dict__.items() if writer is not None)


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
