"""Files and folders that an exporter makes by itself, at a private path."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.errors import TargetError
from dateline.messages import printable_name
from dateline.sinks._bytes import write_bytes
from dateline.sinks._target import (
    Target,
    Writable,
    WriteSide,
    destination,
    sync_folder,
    temporary_name,
)

__all__ = ["write_made"]

_CHUNK = 1 << 16
_LONGEST_NAME = 200


def write_made(
    make: Callable[[Path], None],
    target: Target,
    *,
    folder: bool = False,
    stdout: Writable | None = None,
) -> None:
    """Let a file be made at a private path, and move it to a target: whole, or not at all.

    Whatever goes wrong, the target keeps what it had, and nothing else that was made stays.

    Args:
        make: Makes the file at the path that it is given, where nothing stands. What it raises
            passes through unchanged.
        target: A path, ``"-"`` for standard output, or a file object in binary mode; a path that
            ends in ``.gz`` is compressed.
        folder: Whether it makes a folder; its target is a path where nothing stands, or an empty
            folder.
        stdout: What ``"-"`` writes to; ``sys.stdout.buffer`` if left out.

    Raises:
        TargetError: The target cannot be written.
        BrokenPipeError: The reader of standard output, or of a FIFO, has gone.
    """
    is_path = isinstance(target, str | os.PathLike) and target != "-"
    path = os.fspath(target) if is_path else ""  # type: ignore[arg-type]
    if folder:
        path = path.rstrip(os.sep) or path
    name = printable_name(path) if is_path else "the output"
    if folder and (not is_path or path.lower().endswith(".gz")):
        raise TargetError(name, "is no folder, and this format makes one; name a folder")
    if is_path and not path.lower().endswith(".gz"):
        found = destination(path, name, folder=folder)
        if not found.direct:
            _move(make, found.path, found.mode, name)
            return
    base = _base_name(path)
    import tempfile  # only here: most targets are files of their own

    with _private_folder(tempfile.gettempdir(), base, name) as private:
        made = Path(private, base)
        make(made)
        write_bytes(_chunks_of(made), target, stdout=stdout)


def _base_name(path: str) -> str:
    base = os.path.basename(path)
    if base.lower().endswith(".gz"):
        base = base[:-3]
    return base if 0 < len(os.fsencode(base)) <= _LONGEST_NAME else "output"


def _move(make: Callable[[Path], None], path: str, mode: int | None, name: str) -> None:
    parent, base = os.path.split(path)
    with _private_folder(parent, base, name) as private:
        made = os.path.join(private, base)
        make(Path(made))
        with WriteSide(name, "; what stood there is as it was"):
            bits = 0o777 if os.path.isdir(made) else 0o666
            kept = None if mode is None else stat.S_IMODE(mode)
            os.chmod(made, bits & ~_umask() if kept is None else kept & 0o777)
            _sync(made)
            os.replace(made, path)
    sync_folder(parent)


@contextmanager
def _private_folder(parent: str, base: str, name: str) -> Iterator[str]:
    import shutil  # brings every archive format with it, and most formats need no folder

    private = temporary_name(os.path.join(parent, base))
    try:
        with WriteSide(name):
            os.mkdir(private, 0o700)
        yield private
    finally:
        with suppress(OSError):
            shutil.rmtree(private, ignore_errors=True)


def _umask() -> int:
    # It can only be read by setting it; the one moment is no risk to files that we do not make.
    present = os.umask(0o077)
    os.umask(present)
    return present


def _sync(made: str) -> None:
    if not os.path.isdir(made):
        with open(made, "rb+") as stream:
            os.fsync(stream.fileno())
        return
    for folder, _, names in os.walk(made):
        for name in names:
            with suppress(OSError), open(os.path.join(folder, name), "rb+") as stream:
                os.fsync(stream.fileno())
        sync_folder(folder)


def _chunks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
