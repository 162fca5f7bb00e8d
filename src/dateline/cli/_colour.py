"""Colour on the terminal, where it is wanted."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from dateline.cli._console import is_terminal, standard_output
from dateline.messages import clean

if TYPE_CHECKING:
    from dateline.annotated import Span

__all__ = ["Palette", "color_option"]

# Of a record type, by its place in the list of all; plugins' types begin at the fifth.
_COLOURS = ("36", "32", "33", "31", "35", "34", "96", "92", "93", "91", "95", "94")
_ROLES = {"label": "1", "heading": "1", "aside": "2"}
_RESET = "\x1b[0m"

color_option = click.option(
    "--color/--no-color",
    "color",
    default=None,
    help="Colour, or none; on a terminal if not given, unless NO_COLOR is set.",
)


class Palette:
    """Makes lines of spans, in colour or plain.

    Args:
        types: The names of the record types, each of which has a colour.
        color: What ``--color`` and ``--no-color`` say; None if neither is given.
    """

    def __init__(self, types: Iterable[str], color: bool | None) -> None:
        self._types = {type: _COLOURS[at % len(_COLOURS)] for at, type in enumerate(types)}
        if color is None:
            plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
            color = is_terminal(standard_output()) and not plain
        self._color = color

    def line(self, spans: "Iterable[Span]") -> str:
        """A line in which nothing of the data can drive the terminal.

        Args:
            spans: What stands in it.

        Returns:
            The line, without a line feed or white space at its end.
        """
        if not self._color:
            return "".join(clean(span.text) for span in spans).rstrip()
        return "".join(self._painted(span) for span in spans)

    def _painted(self, span: "Span") -> str:
        codes = [_ROLES.get(span.role, ""), self._types.get(span.type, "")]
        code = ";".join(filter(None, codes))
        text = clean(span.text)
        return f"\x1b[{code}m{text}{_RESET}" if code and text.strip() else text
