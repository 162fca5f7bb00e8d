"""The entry points of installed packages."""

import functools
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["installed_entry_points"]


@functools.cache
def installed_entry_points(group: str) -> "tuple[EntryPoint, ...]":
    """The entry points of a group, of all packages on ``sys.path``.

    Args:
        group: The group's name.

    Returns:
        The entry points; none of them is loaded.
    """
    # importlib.metadata takes longer to import than most conversions to run: where no package
    # so much as names the group, it is not asked.
    if not any(f"[{group}".encode() in declared for declared in _declared()):
        return ()
    import importlib.metadata

    return tuple(importlib.metadata.entry_points(group=group))


def _declared() -> Iterator[bytes]:
    """What packages on ``sys.path`` declare; what cannot be read is taken for any group."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except FileNotFoundError:
            continue
        except OSError:
            yield b"[dateline"  # such as a zip file, which importlib.metadata can read
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info", ".egg")):
                yield from _entry_points_file(os.path.join(folder or ".", name))


def _entry_points_file(folder: str) -> Iterator[bytes]:
    for parts in (("entry_points.txt",), ("EGG-INFO", "entry_points.txt")):
        try:
            with open(os.path.join(folder, *parts), "rb") as stream:
                yield stream.read()
        except OSError:
            continue
