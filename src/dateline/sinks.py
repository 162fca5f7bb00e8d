"""Outputs: the only code that writes files. Bytes go in, and a whole file or nothing comes out.

What a path names decides how it is written:

- nothing, or a regular file: the bytes go to a temporary file beside it, which takes its place at
  the end. The permission bits of a file that stood there are kept; its owner, its other hard links
  and its extended attributes are not.
- a symbolic link: the file that it points to is replaced, or created, and the link stays.
- a FIFO, a device, or an open descriptor such as ``/dev/stdout``: written to directly, so that an
  error in the middle leaves what was written before it.
- a folder, or a file without write permission: refused.
"""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import struct
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, TypeAlias

from dateline.errors import TargetError, printable_name
from dateline.sources import name_problem, source_name, stream_problem

__all__ = ["Target", "compressed", "same_file", "write_bytes"]

Target: TypeAlias = str | os.PathLike[str] | BinaryIO
"""What can be written: a path, ``"-"`` for standard output, or a file object in binary mode."""

# Compressed with deflate, no flags, time 0, no hints, system unknown: nothing that could differ.
_GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
_GZIP_LEVEL = 6
# With its 22 other characters, the temporary name fits the 143 bytes of the strictest file systems.
_STEM_BYTES = 100
# As many as Linux follows.
_LINKS_FOLLOWED = 40
_BUFFER_SIZE = 1 << 16
_RETRY_SECONDS = 0.001
_NUMBER = re.compile("[0-9]{1,9}")

_PROBLEMS = {
    errno.ENOENT: "no such folder; create it first",
    errno.ENOTDIR: "no such folder; a part of the path is a file",
    errno.EISDIR: "is a folder; name a file in it",
    errno.EACCES: "permission denied; it must be in a folder that you may write in",
    errno.EPERM: "permission denied; it must be in a folder that you may write in",
    errno.ENAMETOOLONG: "the name is too long; shorten it",
    errno.ENOSPC: "no space left on the device",
}


def write_bytes(chunks: Iterable[bytes], target: Target, *, stdout: BinaryIO | None = None) -> None:
    """Write bytes to a target: to a path, all of them or none.

    Whatever goes wrong, a path keeps what it had, no temporary file stays, and the iterator of the
    chunks is closed if it can be. Only a kill that no program can catch leaves a temporary file.

    Args:
        chunks: The bytes, in order. What their iterator raises passes through unchanged.
        target: A path, compressed if it ends in ``.gz``; ``"-"`` for standard output; or a file
            object in binary mode, which is flushed and not closed. Only the text ``"-"`` is
            standard output; ``Path("-")`` is a file of that name.
        stdout: What ``"-"`` writes to; ``sys.stdout.buffer`` if left out.

    Raises:
        TargetError: The target cannot be written.
        BrokenPipeError: The reader of standard output, or of a FIFO, has gone.
    """
    iterator = iter(chunks)
    try:
        if target == "-":
            output = stdout or getattr(sys.stdout, "buffer", None)
            _write_object(iterator, output, "standard output")
        elif isinstance(target, str | os.PathLike):
            path = os.fspath(target)
            packed = path.lower().endswith(".gz")
            _write_path(compressed(iterator) if packed else iterator, path, printable_name(path))
        else:
            _write_object(iterator, target, printable_name(source_name(target)))
    except BaseException:
        if hasattr(iterator, "close"):
            iterator.close()
        raise


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


def same_file(first: str | os.PathLike[str], second: str | os.PathLike[str]) -> bool:
    """Whether two paths name one file, through links as well.

    Args:
        first: A path, or ``"-"``.
        second: A path, or ``"-"``.

    Returns:
        True if they do; where either is missing, if they would. ``"-"`` is no file.
    """
    if {first, second} & {"-", ""}:
        return False
    try:
        return os.path.samefile(first, second)
    except OSError:
        return _canonical(first) == _canonical(second)
    except ValueError:
        return False


def _canonical(path: str | os.PathLike[str]) -> str:
    return os.path.normcase(os.path.realpath(path))


class _WriteSide:
    """Turns the OSErrors of an output into TargetErrors.

    A block of it never runs the chunks' iterator, whose errors are not the output's.
    """

    def __init__(self, name: str, consequence: str = "") -> None:
        self._name = name
        self._consequence = consequence

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            unforeseen = f"cannot be written ({error.strerror or error})"
            problem = _PROBLEMS.get(error.errno or 0, unforeseen)
            raise TargetError(self._name, problem + self._consequence) from error


def _write_object(chunks: Iterator[bytes], stream: BinaryIO | None, name: str) -> None:
    if stream is None:
        raise TargetError(name, "is closed")
    if problem := stream_problem(stream):
        raise TargetError(name, problem)
    write_side = _WriteSide(name)
    _pour(chunks, stream, write_side)
    if hasattr(stream, "flush"):
        with write_side:
            stream.flush()


def _write_path(chunks: Iterator[bytes], path: str, name: str) -> None:
    if problem := name_problem(path):
        raise TargetError(name, problem)
    with _WriteSide(name):
        descriptor = _descriptor(path)
        mode = _mode(path)
    if descriptor is not None:
        _write_directly(chunks, path, descriptor, name)
    elif os.path.basename(path) in {"", ".", ".."} or (mode is not None and stat.S_ISDIR(mode)):
        raise TargetError(name, "is a folder; name a file in it")
    elif mode is None or stat.S_ISREG(mode):
        # A rename would replace a read-only file, which its owner has asked nobody to do.
        if mode is not None and not os.access(path, os.W_OK):
            raise TargetError(name, "is read-only; make it writable, or name another file")
        _replace(chunks, os.path.realpath(path), mode, name)
    else:
        _write_directly(chunks, path, None, name)


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _descriptor(path: str) -> int | None:
    """The number of this process's open descriptor that a path leads to, as /dev/stdout does.

    Such a path may end at a regular file, which is no reason to replace that file: the descriptor
    stands somewhere in the middle of it, and others write there too.
    """
    for _ in range(_LINKS_FOLLOWED):
        folder, base = os.path.split(path)
        folder = os.path.realpath(folder)
        if folder in {"/dev/fd", f"/proc/{os.getpid()}/fd"} and _NUMBER.fullmatch(base):
            return int(base)
        if not os.path.islink(path):
            break
        path = os.path.join(folder, os.readlink(path))
    return None


def _write_directly(chunks: Iterator[bytes], path: str, descriptor: int | None, name: str) -> None:
    write_side = _WriteSide(name)
    with write_side:
        # Neither created nor cut short: whatever has come to stand there since, it is not harmed.
        handle = os.open(path, os.O_WRONLY) if descriptor is None else os.dup(descriptor)
        stream = io.BufferedWriter(io.FileIO(handle, "w"), _BUFFER_SIZE)
    with _closed_after(stream, write_side):
        _pour(chunks, stream, write_side)


def _replace(chunks: Iterator[bytes], path: str, mode: int | None, name: str) -> None:
    folder, base = os.path.split(path)
    stem = os.fsencode(base)[:_STEM_BYTES].decode(errors="ignore")
    temporary = os.path.join(folder, f".{stem}.{os.urandom(8).hex()}.tmp")
    write_side = _WriteSide(name, "; the file is as it was")
    try:
        with _WriteSide(name):
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
    _sync_folder(folder)


def _sync_folder(folder: str) -> None:
    # The file stands already; where a folder cannot be synced (Windows), only a power cut could
    # still undo that, so it is no error.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _closed_after(stream: BinaryIO, write_side: _WriteSide) -> Iterator[None]:
    try:
        yield
    except BaseException:
        # Closing flushes, and its failure must not take the place of the first one.
        with suppress(OSError):
            stream.close()
        raise
    with write_side:
        stream.close()


def _pour(chunks: Iterator[bytes], stream: BinaryIO, write_side: _WriteSide) -> None:
    for chunk in chunks:
        with write_side:
            _write_whole(chunk, stream)


def _write_whole(chunk: bytes, stream: BinaryIO) -> None:
    rest: bytes | memoryview = chunk
    while rest:
        # A raw stream may take a part, and None from it means that it is not ready; None from
        # anything else is a `write` that does not say that it took all.
        written: int | None = stream.write(rest)
        if written == len(rest) or (written is None and not isinstance(stream, io.RawIOBase)):
            return
        if written is None:
            time.sleep(_RETRY_SECONDS)
        elif written < 1:
            raise OSError("its write took no bytes")
        else:
            rest = memoryview(rest)[written:]
