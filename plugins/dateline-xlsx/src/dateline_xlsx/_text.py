"""Text as Excel's cells hold it."""

import re

__all__ = ["cut", "escaped", "length"]

# ECMA-376 Part 1 §22.9.2.19 (ST_Xstring): what XML cannot hold is written _xHHHH_, and what looks
# like that has its first underscore written so.
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def length(text: str) -> int:
    """How long Excel takes a text to be.

    Args:
        text: Any text.

    Returns:
        Its length in UTF-16 code units.
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, units: int) -> str:
    """The beginning of a text.

    Args:
        text: Any text.
        units: How much of it, in UTF-16 code units.

    Returns:
        The text, or as much of it as fits; no character is cut in two.
    """
    if length(text) <= units:
        return text
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")


def escaped(text: str) -> str:
    """Text in Office Open XML's own escapes, which stand below those of XML.

    Args:
        text: Any text.

    Returns:
        Text that XML can hold.
    """
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
