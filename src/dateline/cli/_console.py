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
from dateline.sinks import Writable, descriptor_of

__all__ = [
    "columns",
    "counted",
    "data_output",
    "is_terminal",
    "open_path",
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

    What a plugin prints goes to standard error, and so does what a library or another program that
    it calls writes to the descriptor: it would stand in the middle of a result.
    """
    output, original = sys.stdout, sys.__stdout__
    with _set_apart(output) as kept:
        _reserved.append(kept)
        sys.stdout = sys.stderr
        sys.__stdout__ = sys.__stderr__  # type: ignore[misc]
        try:
            yield
        finally:
            _reserved.pop()
            sys.stdout = output
            sys.__stdout__ = original  # type: ignore[misc]


@contextmanager
def _set_apart(output: TextIO | None) -> Iterator[TextIO | None]:
    """Standard output under another descriptor, while its own leads to standard error."""
    try:
        if output is None or (output.fileno(), sys.stderr.fileno()) != (_OUTPUT, _ERRORS):
            raise OSError
        output.flush()
        # No program that a plugin starts inherits this one.
        descriptor = os.dup(_OUTPUT)
    except (OSError, ValueError, AttributeError):
        # It is closed, or it is no descriptor, as in tests.
        yield output
        return
    os.dup2(_ERRORS, _OUTPUT)
    encoding, errors = output.encoding, output.errors
    # Flushed below: what it could not write is let go of by `settle`.
    kept = open(descriptor, "w", encoding=encoding, errors=errors, closefd=False)  # noqa: SIM115
    try:
        yield kept
    finally:
        for stream in (output, kept):
            with suppress(OSError, ValueError):
                stream.flush()
        os.dup2(descriptor, _OUTPUT)
        os.close(descriptor)


_OUTPUT, _ERRORS = 1, 2
_COLUMNS = 80
_reserved: list[TextIO | None] = []


def open_path(path: str) -> str:
    """A path for data; one that stands for standard output leads to where that is kept.

    Args:
        path: The path, such as ``/dev/stdout``.

    Returns:
        The same, or the path of another descriptor.
    """
    if descriptor_of(path) == _OUTPUT:
        with suppress(OSError, ValueError, AttributeError):
            return f"/dev/fd/{standard_output().fileno()}"  # type: ignore[union-attr]
    return path


def columns() -> int:
    """How wide the terminal is that standard output goes to.

    Returns:
        The number of columns: what ``COLUMNS`` says, or the terminal, or 80.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    with suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(standard_output().fileno()).columns or _COLUMNS  # type: ignore[union-attr]
    return _COLUMNS


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
