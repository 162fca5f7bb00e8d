"""How messages show what they are about: values, names of files, the nearest known word."""

import re
from collections.abc import Iterable

__all__ = ["clean", "did_you_mean", "escaped_character", "printable_name", "shown"]

_SHOWN_LENGTH = 80

# Controls but for the line feed, marks that turn the direction of text, and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def shown(value: object) -> str:
    """A value as a message shows it: its repr, printable, cut at 80 characters.

    Args:
        value: Anything.

    Returns:
        Text without control characters, so that data cannot drive the terminal it is shown on.
    """
    if isinstance(value, str):
        text = repr(value[: _SHOWN_LENGTH + 1])
    elif isinstance(value, int | float | bool | None):
        text = repr(value)
    elif isinstance(value, list | tuple | dict):
        text = f"{_KINDS.get(type(value), 'a value')} of {len(value)}"
    else:
        text = f"a {type(value).__name__}"
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"


_KINDS: dict[type, str] = {list: "a list", tuple: "a list", dict: "an object"}


def printable_name(name: str) -> str:
    """A file's name as a message shows it.

    Args:
        name: The name, which may hold anything that a file system allows.

    Returns:
        The name itself, or its escaped form where it is empty or would not print as it is.
    """
    return name if name and name.isprintable() else shown(name)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The tail of a message that offers the nearest known word.

    Args:
        word: What was given.
        known: The words that would have been right.

    Returns:
        ``", did you mean 'personnel'?"``, or an empty string where nothing is near.
    """
    from difflib import get_close_matches  # only where something went wrong

    by_lower = {each.lower(): each for each in known}
    near = get_close_matches(word.lower(), list(by_lower), n=1, cutoff=0.6)
    return f", did you mean {by_lower[near[0]]!r}?" if near else ""


def escaped_character(match: re.Match[str]) -> str:
    r"""A character that must not reach a terminal, as its escape; for ``re.sub``.

    Args:
        match: A match of one character.

    Returns:
        Such as ``"\x1b"`` or ``"\u202e"``.
    """
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def clean(text: str) -> str:
    """Text that cannot drive a terminal.

    Args:
        text: Any text; it may hold parts of files and of plugins.

    Returns:
        The text with an escape, a backslash and the code, in place of each control character but
        the line feed, each mark that turns the direction of text, and each lone surrogate.
    """
    return _UNSAFE.sub(escaped_character, text)
