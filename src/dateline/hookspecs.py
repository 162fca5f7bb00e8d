"""The hooks of dateline: what a plugin may supply.

A plugin is a module, or any object, with functions marked ``@dateline.hookimpl`` and named as
below. Each returns objects; none is called for its effects.
"""

from collections.abc import Iterable

import pluggy

from dateline.engines import Engine
from dateline.formats import AnyExporter, Reader
from dateline.model import Record

__all__ = [
    "dateline_engines",
    "dateline_exporters",
    "dateline_readers",
    "dateline_record_types",
    "hookimpl",
    "hookspec",
]

hookspec = pluggy.HookspecMarker("dateline")

#: Marks a function of a plugin as the implementation of the hook of that name.
hookimpl = pluggy.HookimplMarker("dateline")


@hookspec
def dateline_exporters() -> "Iterable[AnyExporter[object]]":
    """Formats that can be written.

    Returns:
        Exporters, each of a format name of its own.
    """
    return ()


@hookspec
def dateline_readers() -> "Iterable[Reader[object]]":
    """Formats that can be read.

    Returns:
        Readers, each of a format name of its own.
    """
    return ()


@hookspec
def dateline_engines() -> "Iterable[Engine[object]]":
    """Engines that capture records from an article's text.

    Returns:
        Engines, each of a name of its own.
    """
    return ()


@hookspec
def dateline_record_types() -> "Iterable[type[Record]]":
    """Record types beside those of the core.

    Returns:
        Subclasses of ``Record``, each of a type name of its own.
    """
    return ()
