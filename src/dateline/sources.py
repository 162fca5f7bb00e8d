"""Inputs, opened for reading: a path, standard input, or a binary file object."""

from __future__ import annotations

import gzip
import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeAlias, cast

from dateline.errors import SourceError
from dateline.messages import did_you_mean, printable_name, shown

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = [
    "Readable",
    "Source",
    "head_of",
    "name_problem",
    "no_such_source",
    "open_source",
    "size_of",
    "source_name",
    "stream_problem",
]


class Readable(Protocol):
    """A file object in binary mode, as far as a source needs it."""

    def read(self, size: int = -1, /) -> bytes:
        """Give at most so many bytes; none at the end."""


Source: TypeAlias = str | os.PathLike[str] | Readable
"""What can be read: a path, ``"-"`` for standard input, or a file object in binary mode."""

_BUFFER_SIZE = 1 << 16
_NAMES_COMPARED = 1000
_WEB_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_GZIP_FAILURES = (EOFError, gzip.BadGzipFile, zlib.error)


@contextmanager
def open_source(
    source: Source,
    *,
    stdin: Readable | None = None,
    progress: Callable[[int | str], None] | None = None,
) -> Iterator[BinaryIO]:
    """Open an input for reading; a path that ends in ``.gz`` is decompressed on the way.

    The stream is buffered, it can seek where the source can, and every failure to read it is a
    `SourceError`. It closes at the end. Standard input and a file object stay open, even if the
    stream is closed, but they may have been read further than the stream was.

    Args:
        source: A path, ``"-"`` for standard input, or a file object in binary mode. Only the text
            ``"-"`` is standard input; ``Path("-")`` is a file of that name.
        stdin: What ``"-"`` reads; ``sys.stdin.buffer`` if left out.
        progress: Called after each read with the number of bytes taken from the source, before
            decompression.

    Yields:
        The stream.

    Raises:
        SourceError: The source cannot be opened; later, from the stream: it cannot be read.
    """
    name = printable_name(source_name(source))
    with ExitStack() as stack:
        if source == "-":
            origin = _checked_object(stdin or getattr(sys.stdin, "buffer", None), name)
        elif isinstance(source, str | os.PathLike):
            origin = stack.enter_context(_opened(os.fspath(source), name))
        else:
            origin = _checked_object(source, name)
        failures = (OSError, *_GZIP_FAILURES)
        stream = stack.enter_context(_buffered(origin, name, failures, progress))
        if isinstance(source, str | os.PathLike) and os.fspath(source).lower().endswith(".gz"):
            archive = stack.enter_context(gzip.GzipFile(fileobj=stream, mode="rb"))
            stream = stack.enter_context(_buffered(archive, name, _GZIP_FAILURES, None))
        yield stream


def source_name(source: Source) -> str:
    """What to call an input.

    Args:
        source: Anything that `open_source` takes.

    Returns:
        The path as given, ``"standard input"``, the file object's name where it has one, or
        ``"<stream>"``.
    """
    if source == "-":
        return "standard input"
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    name = getattr(source, "name", None)
    return name if isinstance(name, str) and name else "<stream>"


def size_of(source: Source) -> int | None:
    """How many bytes an input holds, where that is known before it is read.

    Args:
        source: Anything that `open_source` takes.

    Returns:
        The size of the regular file that a path names, before decompression; None for all else.
    """
    if source == "-" or not isinstance(source, str | os.PathLike):
        return None
    try:
        status = os.stat(source)
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def head_of(stream: BinaryIO) -> bytes:
    """The first bytes of an opened input, which stays at its beginning.

    Args:
        stream: What ``open_source`` gave.

    Returns:
        At least one byte, but for an input that is empty.
    """
    return cast("io.BufferedReader", stream).peek(1)


def name_problem(path: str) -> str | None:
    """Why a text can name no file, on any file system.

    Args:
        path: The text.

    Returns:
        The problem, to stand behind the name in a message, or None.
    """
    if not path:
        return "the name is empty; name a file"
    if "\0" in path:
        return "the name holds a NUL character, which no file name can"
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return "the name holds a character that file names here cannot"
    return None


def no_such_source(path: str, problem: str) -> str:
    """What to say of a name that nothing has.

    Args:
        path: The name.
        problem: What is wrong with it, if it is the name of a file.

    Returns:
        The problem, to stand behind the name in a message; another for an address on the web.
    """
    if _WEB_ADDRESS.match(path):
        return "is an address on the web, and dateline opens files only; download it first"
    return problem


def stream_problem(stream: object) -> str | None:
    """Why a file object takes or gives no bytes, as far as it tells.

    Args:
        stream: The file object.

    Returns:
        The problem, to stand behind the name in a message, or None.
    """
    if getattr(stream, "closed", False):
        return "is closed"
    if hasattr(stream, "encoding"):
        return "is open in text mode; open it in binary mode"
    return None


def _opened(path: str, name: str) -> io.FileIO:
    if problem := name_problem(path):
        raise SourceError(name, problem)
    try:
        return io.FileIO(path)
    except OSError as error:
        raise SourceError(name, _opening_problem(error, path)) from error


def _opening_problem(error: OSError, path: str) -> str:
    # Asked first because Windows reports a folder as a refused permission.
    if os.path.isdir(path):
        return "is a folder; name the files in it"
    match error:
        case FileNotFoundError():
            nearest = did_you_mean(os.path.basename(path), _neighbours(path))
            return no_such_source(path, f"no such file{nearest}")
        case NotADirectoryError():
            return "no such file; a part of the path is a file, not a folder"
        case PermissionError():
            return "permission denied; it must be readable to you"
    return f"cannot be opened ({error.strerror or error})"


def _neighbours(path: str) -> list[str]:
    try:
        with os.scandir(os.path.dirname(path) or ".") as entries:
            return [entry.name for entry in islice(entries, _NAMES_COMPARED) if entry.is_file()]
    except OSError:
        return []


def _checked_object(stream: Readable | None, name: str) -> Readable:
    if stream is None:
        raise SourceError(name, "is closed")
    if problem := stream_problem(stream):
        raise SourceError(name, problem)
    return stream


def _buffered(
    origin: Readable,
    name: str,
    failures: tuple[type[Exception], ...],
    progress: Callable[[int | str], None] | None,
) -> io.BufferedReader:
    return io.BufferedReader(_Input(origin, name, failures, progress), _BUFFER_SIZE)


class _Input(io.RawIOBase):
    """A stream whose failures to read are SourceErrors, and whose close leaves its origin open."""

    def __init__(
        self,
        origin: Readable,
        name: str,
        failures: tuple[type[Exception], ...],
        progress: Callable[[int | str], None] | None,
    ) -> None:
        self._origin = origin
        self._name = name
        self._failures = failures
        self._progress = progress
        # `read` of a buffered stream waits until it has all that was asked for, which would hold
        # back the lines of a slow pipe.
        self._read: Callable[[int], object] = (
            origin.read1 if isinstance(origin, io.BufferedReader | gzip.GzipFile) else origin.read
        )

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(getattr(self._origin, "seekable", bool)())

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        if not self.seekable():
            raise io.UnsupportedOperation("seek")
        position: int = self._origin.seek(offset, whence)  # type: ignore[attr-defined]
        return position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        try:
            data = self._read(len(view))
        except self._failures as error:
            raise SourceError(self._name, _reading_problem(error)) from error
        if not isinstance(data, bytes):
            raise SourceError(self._name, _type_problem(data))
        if len(data) > len(view):
            raise SourceError(self._name, "its read(size) gave more bytes than it was asked for")
        view[: len(data)] = data
        if data and self._progress is not None:
            self._progress(len(data))
        return len(data)


def _reading_problem(error: Exception) -> str:
    match error:
        case EOFError():
            return "ends in the middle of its gzip data; get a whole copy of it"
        case gzip.BadGzipFile() | zlib.error():
            return f"is not sound gzip data ({error})"
        case OSError():
            return f"cannot be read ({error.strerror or error})"
    return f"cannot be read ({error})"


def _type_problem(data: object) -> str:
    if isinstance(data, str):
        return "gives text, not bytes; open it in binary mode"
    if data is None:
        return "has no bytes ready; open it in blocking mode"
    return f"its read gave {shown(data)}, not bytes"
