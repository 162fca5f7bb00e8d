"""Where a target leads, and what its refusals say."""

import errno
import os
import re
import stat
from contextlib import suppress
from typing import Protocol, TypeAlias

import attrs

from dateline.errors import TargetError
from dateline.messages import printable_name
from dateline.sources import name_problem

__all__ = [
    "Destination",
    "Target",
    "Writable",
    "WriteSide",
    "check_writable",
    "descriptor_of",
    "destination",
    "same_file",
    "sync_folder",
    "temporary_name",
]


class Writable(Protocol):
    """A file object in binary mode, as far as a sink needs it."""

    def write(self, data: bytes, /) -> object:
        """Take bytes, and say how many."""


Target: TypeAlias = str | os.PathLike[str] | Writable
"""What can be written: a path, ``"-"`` for standard output, or a file object in binary mode."""

# With its 22 other characters, the temporary name fits the 143 bytes of the strictest file systems.
_STEM_BYTES = 100
# As many as Linux follows.
_LINKS_FOLLOWED = 40
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


class WriteSide:
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


@attrs.frozen
class Destination:
    """Where a path leads.

    Attributes:
        path: The path; of a link to a file, what it points to.
        mode: The permission bits and the kind of what stands there, or None.
        descriptor: The number of the open descriptor that it stands for, or None.
        direct: Whether it is written to as it is: a FIFO, a device, an open descriptor.
    """

    path: str
    mode: int | None
    descriptor: int | None = None
    direct: bool = False


def destination(path: str, name: str, *, folder: bool = False) -> Destination:
    """Find out where a path leads.

    Args:
        path: The path.
        name: What messages call it.
        folder: Whether a folder is to be made there.

    Returns:
        The destination, which can be written as far as can be told beforehand.

    Raises:
        TargetError: It cannot be written.
    """
    if problem := name_problem(path):
        raise TargetError(name, problem)
    with WriteSide(name):
        descriptor = descriptor_of(path)
        mode = _mode(path)
    if descriptor is not None:
        return Destination(path, mode, descriptor, direct=True)
    if folder:
        return _folder_destination(path, mode, name)
    if os.path.basename(path) in {"", ".", ".."} or (mode is not None and stat.S_ISDIR(mode)):
        raise TargetError(name, "is a folder; name a file in it")
    if mode is not None and not stat.S_ISREG(mode):
        return Destination(path, mode, direct=True)
    # A rename would replace a read-only file, which its owner has asked nobody to do.
    if mode is not None and not os.access(path, os.W_OK):
        raise TargetError(name, "is read-only; make it writable, or name another file")
    return Destination(os.path.realpath(path), mode)


def _folder_destination(path: str, mode: int | None, name: str) -> Destination:
    """A folder is only made anew: what stands in an old one is nobody's to delete."""
    if mode is not None and not stat.S_ISDIR(mode):
        raise TargetError(name, "is a file, and this format makes a folder; name another place")
    with WriteSide(name):
        if mode is not None and os.listdir(path):
            raise TargetError(name, "is a folder with files in it; name a new one, or empty it")
    return Destination(os.path.realpath(path), mode)


def check_writable(path: str) -> None:
    """Refuse a path that cannot be written, as far as can be told before.

    Args:
        path: The path, or ``"-"``.

    Raises:
        TargetError: It is a folder, is read-only, or stands in no folder.
    """
    if path == "-":
        return
    name = printable_name(path)
    destination(path, name)
    if not os.path.isdir(os.path.dirname(path) or "."):
        raise TargetError(name, _PROBLEMS[errno.ENOENT])


def temporary_name(path: str) -> str:
    """A name beside a path that nobody else has.

    Args:
        path: The path.

    Returns:
        Another in the same folder, hidden, with sixteen random digits.
    """
    folder, base = os.path.split(path)
    stem = os.fsencode(base)[:_STEM_BYTES].decode(errors="ignore")
    return os.path.join(folder, f".{stem}.{os.urandom(8).hex()}.tmp")


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def descriptor_of(path: str) -> int | None:
    """The number of this process's open descriptor that a path leads to, as /dev/stdout does.

    Such a path may end at a regular file, which is no reason to replace that file: the descriptor
    stands somewhere in the middle of it, and others write there too.

    Args:
        path: The path.

    Returns:
        The number, or None.
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


def sync_folder(folder: str) -> None:
    """Make the names in a folder last through a power cut, where the system can.

    Args:
        folder: Its path.
    """
    # The file stands already; where a folder cannot be synced (Windows), only a power cut could
    # still undo that, so it is no error.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
