"""Bytes written to a path, to standard output or to a file object."""

import io
import os
import struct
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, cast

from dateline.errors import TargetError
from dateline.messages import printable_name
from dateline.sinks._target import (
    Destination,
    Target,
    Writable,
    WriteSide,
    destination,
    sync_folder,
    temporary_name,
)
from dateline.sources import stream_problem

__all__ = ["compressed", "write_bytes"]

# Compressed with deflate, no flags, time 0, no hints, system unknown: nothing that could differ.
_GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
_GZIP_LEVEL = 6
_BUFFER_SIZE = 1 << 16
_RETRY_SECONDS = 0.001
_HELD_IN_MEMORY = 1 << 20


def write_bytes(
    chunks: Iterable[bytes],
    target: Target,
    *,
    stdout: Writable | None = None,
    held_back: bool = False,
) -> None:
    """Write bytes to a target: to a path, all of them or none.

    Whatever goes wrong, a path keeps what it had, no temporary file stays, and the iterator of the
    chunks is closed if it can be. Only a kill that no program can catch leaves a temporary file.

    Args:
        chunks: The bytes, in order. What their iterator raises passes through unchanged.
        target: A path, compressed if it ends in ``.gz``; ``"-"`` for standard output; or a file
            object in binary mode, which is flushed and not closed. Only the text ``"-"`` is
            standard output; ``Path("-")`` is a file of that name.
        stdout: What ``"-"`` writes to; ``sys.stdout.buffer`` if left out.
        held_back: Whether nothing is to reach the target, a stream included, before the last chunk
            has come.

    Raises:
        TargetError: The target cannot be written.
        BrokenPipeError: The reader of standard output, or of a FIFO, has gone.
    """
    iterator = _gathered(chunks) if held_back else iter(chunks)
    try:
        if target == "-":
            output = stdout or getattr(sys.stdout, "buffer", None)
            _write_object(iterator, output, "standard output")
        elif isinstance(target, str | os.PathLike):
            path = os.fspath(target)
            packed = path.lower().endswith(".gz")
            _write_path(compressed(iterator) if packed else iterator, path, printable_name(path))
        else:
            name = getattr(target, "name", None)
            called = name if isinstance(name, str) and name else "<stream>"
            _write_object(iterator, target, printable_name(called))
    except BaseException:
        if hasattr(iterator, "close"):
            iterator.close()
        raise


def _gathered(chunks: Iterable[bytes]) -> Iterator[bytes]:
    import tempfile  # most conversions hold nothing back

    write_side = WriteSide("the temporary folder", "; nothing is written")
    with tempfile.SpooledTemporaryFile(_HELD_IN_MEMORY) as held:
        for chunk in chunks:
            with write_side:
                held.write(chunk)
        held.seek(0)
        while chunk := held.read(_BUFFER_SIZE):
            yield chunk


def compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Compress with gzip: no time and no file name, so the same chunks give the same bytes.

    Args:
        chunks: The bytes, in order.

    Yields:
        The bytes of a gzip file.
    """
    compressor = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    checksum = length = 0
    yield _GZIP_HEADER
    for chunk in chunks:
        checksum = zlib.crc32(chunk, checksum)
        length += len(chunk)
        if packed := compressor.compress(chunk):
            yield packed
    yield compressor.flush() + struct.pack("<II", checksum, length & 0xFFFFFFFF)


def _write_object(chunks: Iterator[bytes], stream: Writable | None, name: str) -> None:
    if stream is None:
        raise TargetError(name, "is closed")
    if problem := stream_problem(stream):
        raise TargetError(name, problem)
    write_side = WriteSide(name)
    _pour(chunks, stream, write_side)
    if hasattr(stream, "flush"):
        with write_side:
            stream.flush()


def _write_path(chunks: Iterator[bytes], path: str, name: str) -> None:
    found = destination(path, name)
    if found.direct:
        _write_directly(chunks, path, found.descriptor, name)
    else:
        _replace(chunks, found, name)


def _write_directly(chunks: Iterator[bytes], path: str, descriptor: int | None, name: str) -> None:
    write_side = WriteSide(name)
    with write_side:
        # Neither created nor cut short: whatever has come to stand there since, it is not harmed.
        handle = os.open(path, os.O_WRONLY) if descriptor is None else os.dup(descriptor)
        stream = io.BufferedWriter(io.FileIO(handle, "w"), _BUFFER_SIZE)
    with _closed_after(stream, write_side):
        _pour(chunks, stream, write_side)


def _replace(chunks: Iterator[bytes], found: Destination, name: str) -> None:
    path, mode = found.path, found.mode
    temporary = temporary_name(path)
    write_side = WriteSide(name, "; the file is as it was")
    try:
        with WriteSide(name):
            # Private until it has the permissions of the file that it replaces.
            bits = 0o666 if mode is None else 0o600
            file = io.FileIO(temporary, "x", opener=lambda name, flags: os.open(name, flags, bits))
            stream = io.BufferedWriter(file, _BUFFER_SIZE)
        with _closed_after(stream, write_side):
            if mode is not None:
                with write_side:
                    by_number = os.chmod in os.supports_fd
                    os.chmod(stream.fileno() if by_number else temporary, mode & 0o777)
            _pour(chunks, stream, write_side)
            with write_side:
                stream.flush()
                os.fsync(stream.fileno())
        with write_side:
            os.replace(temporary, path)
    except BaseException:
        # The name is random, so nobody else's file can have it, even if the opening failed.
        with suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(os.path.dirname(path))


@contextmanager
def _closed_after(stream: BinaryIO, write_side: WriteSide) -> Iterator[None]:
    try:
        yield
    except BaseException:
        # Closing flushes, and its failure must not take the place of the first one.
        with suppress(OSError):
            stream.close()
        raise
    with write_side:
        stream.close()


def _pour(chunks: Iterator[bytes], stream: Writable, write_side: WriteSide) -> None:
    for chunk in chunks:
        with write_side:
            _write_whole(chunk, stream)


def _write_whole(chunk: bytes, stream: Writable) -> None:
    rest: bytes | memoryview = chunk
    while rest:
        # A raw stream may take a part, and None from it means that it is not ready; None from
        # anything else is a `write` that does not say that it took all.
        written = cast("int | None", stream.write(rest))  # type: ignore[arg-type]
        if written == len(rest) or (written is None and not isinstance(stream, io.RawIOBase)):
            return
        if written is None:
            time.sleep(_RETRY_SECONDS)
        elif written < 1:
            raise OSError("its write took no bytes")
        else:
            rest = memoryview(rest)[written:]
