"""What a source or a target is, as far as a verb must know before it opens either."""

import os
import stat

from dateline import sinks
from dateline.errors import SourceError, TargetError
from dateline.messages import shown
from dateline.sinks import Target
from dateline.sources import Source

__all__ = ["check_source", "check_target", "is_folder", "path_of", "refuse_overwriting"]


def check_source(source: Source) -> None:
    """Refuse what cannot be read at all.

    Args:
        source: What was given for a source.

    Raises:
        SourceError: It is no path and no file object.
    """
    if not isinstance(source, str | os.PathLike) and not hasattr(source, "read"):
        raise SourceError(shown(source), "is no source; give a path, '-' or a binary file object")


def check_target(target: Target) -> None:
    """Refuse what cannot be written at all.

    Args:
        target: What was given for a target.

    Raises:
        TargetError: It is no path and no file object; or an open file whose name ends in ``.gz``,
            which would not be compressed.
    """
    if isinstance(target, str | os.PathLike):
        return
    if not hasattr(target, "write"):
        raise TargetError(shown(target), "is no target; give a path, '-' or a binary file object")
    name = getattr(target, "name", None)
    if type(target).__module__ != "gzip" and isinstance(name, str) and name.endswith(".gz"):
        raise TargetError(name, "is an open file; name the path, or open it with gzip.open")


def path_of(place: Source | Target) -> str | None:
    """The path that a place has, to take its suffix from.

    Args:
        place: A path, ``"-"``, or a file object.

    Returns:
        The path; of a file object, its name. None for standard streams and what has no name.
    """
    if isinstance(place, str | os.PathLike):
        return None if place == "-" else os.fspath(place)
    name = getattr(place, "name", None)
    return name if isinstance(name, str) and not name.startswith("<") else None


def is_folder(path: str) -> bool:
    """Whether a path can only mean a folder.

    Args:
        path: The path.

    Returns:
        True for a folder that is there, and for a name such as ``"out/"`` or ``"."``.
    """
    try:
        return os.path.isdir(path) or (bool(path) and os.path.basename(path) in {"", ".", ".."})
    except ValueError:
        return False


def refuse_overwriting(source: Source, target: Target) -> None:
    """Refuse an output that is an input too.

    Args:
        source: The input.
        target: The output.

    Raises:
        TargetError: They are one.
    """
    if isinstance(source, str | os.PathLike) and isinstance(target, str | os.PathLike):
        same = sinks.same_file(source, target)
    else:
        first, second = _status(source), _status(target)
        same = source is target or (
            first is not None and second is not None and os.path.samestat(first, second)
        )
    if same:
        is_path = isinstance(target, str | os.PathLike)
        name = os.fspath(target) if is_path else "the output"  # type: ignore[arg-type]
        raise TargetError(name, "is an input too; give the output another name")


def _status(place: Source | Target) -> os.stat_result | None:
    """The status of the regular file that a path or a file object stands for."""
    try:
        found = (
            os.stat(place) if isinstance(place, str | os.PathLike) else os.fstat(place.fileno())  # type: ignore[union-attr]
        )
    except (OSError, ValueError, AttributeError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None
