"""What the command line prints, and the only place from which it prints."""

import codecs
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, TextIO

from dateline import sinks
from dateline.errors import TargetError
from dateline.messages import clean, escaped_character
from dateline.sinks import Writable

__all__ = [
    "counted",
    "data_output",
    "is_terminal",
    "put",
    "put_data",
    "put_lines",
    "reserved_output",
    "say",
    "settle",
    "standard_output",
    "table",
]

_UNSAFE_DATA = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def say(text: str) -> None:
    """Print a message on standard error; where that is impossible, there is nobody to tell.

    Args:
        text: The message, without a line feed at its end.
    """
    stream = sys.stderr
    if stream is None:
        return
    data = f"{clean(text)}\n".encode(stream.encoding or "ascii", "backslashreplace")
    with suppress(OSError, ValueError):
        stream.write(data.decode(stream.encoding or "ascii"))
        stream.flush()


@contextmanager
def reserved_output() -> Iterator[None]:
    """Within it, standard output is for what dateline puts there.

    What a plugin prints goes to standard error: it would stand in the middle of a result.
    """
    output = sys.stdout
    _reserved.append(output)
    sys.stdout = sys.stderr
    try:
        yield
    finally:
        _reserved.pop()
        sys.stdout = output


_reserved: list[TextIO | None] = []


def standard_output() -> TextIO | None:
    """Standard output, as it was when the run began.

    Returns:
        The stream, or None if it is closed.
    """
    return _reserved[-1] if _reserved else sys.stdout


def data_output() -> Writable:
    """Standard output for data.

    Returns:
        A binary stream; on a terminal, one that shows control characters as escapes.

    Raises:
        TargetError: Standard output is closed.
    """
    buffer = _buffer()
    return _TerminalOutput(buffer) if is_terminal(standard_output()) else _NamedOutput(buffer)


def _buffer() -> BinaryIO:
    buffer: BinaryIO | None = getattr(standard_output(), "buffer", None)
    if buffer is None:
        raise TargetError("standard output", "is closed")
    return buffer


def put(text: str) -> None:
    """Print a result on standard output.

    Args:
        text: The result, without a line feed at its end.

    Raises:
        TargetError: Standard output cannot be written.
        BrokenPipeError: Its reader has gone.
    """
    put_lines([clean(text)])


def put_lines(lines: Iterable[str]) -> None:
    """Print lines as they are, each as soon as it comes.

    Args:
        lines: The lines, without line feeds, in which nothing of the data can drive a terminal.

    Raises:
        TargetError: Standard output cannot be written.
        BrokenPipeError: Its reader has gone.
    """
    encoding = getattr(standard_output(), "encoding", None) or "utf-8"
    chunks = (f"{line}\n".encode(encoding, "backslashreplace") for line in lines)
    sinks.write_bytes(chunks, _NamedOutput(_buffer()))


def put_data(data: bytes) -> None:
    """Print a result that is ready as bytes.

    Args:
        data: The result.

    Raises:
        TargetError: Standard output cannot be written.
        BrokenPipeError: Its reader has gone.
    """
    sinks.write_bytes([data], _NamedOutput(_buffer()))


def settle() -> None:
    """Flush standard output, and let go of what it will not take.

    The interpreter flushes it once more at its exit, and would complain of a closed pipe or a full
    disk a second time, with an exit code of its own.
    """
    stream = standard_output()
    if stream is None:
        return
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def is_terminal(stream: object) -> bool:
    """Whether a standard stream is a terminal.

    Args:
        stream: ``sys.stdout`` or ``sys.stderr``, which may be None.

    Returns:
        True if it is.
    """
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    Args:
        number: How many.
        noun: The noun in the singular.

    Returns:
        ``"1 article"``, ``"19 records"``.
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns.

    Args:
        rows: The rows, the first of which are the headings, if any.

    Returns:
        A line a row, its cells as they can be shown, filled up to the width of their column.
    """
    # Measured as it will be shown.
    shown_rows = [[clean(cell).replace("\n", "\\n") for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown_rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in shown_rows
    )


class _NamedOutput:
    """Standard output, by its name in messages."""

    name = "standard output"

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.fileno = stream.fileno

    def write(self, data: bytes) -> int:
        """Pass bytes on."""
        return self._stream.write(data)

    def flush(self) -> None:
        """Flush the stream."""
        self._stream.flush()


class _TerminalOutput:
    """Takes bytes; shows them as text that cannot drive the terminal."""

    name = "standard output"

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")
        self._held = ""

    def write(self, data: bytes) -> int:
        """Show bytes; a carriage return at the end waits for what follows it."""
        text = self._held + self._decoder.decode(bytes(data))
        self._held = "\r" if text.endswith("\r") else ""
        self._stream.write(_UNSAFE_DATA.sub(escaped_character, text.removesuffix("\r")).encode())
        return len(data)

    def flush(self) -> None:
        """Show what was held back."""
        self.write(self._decoder.decode(b"", final=True).encode())
        if self._held:
            self._held = ""
            self._stream.write(b"\\x0d")
        self._stream.flush()
