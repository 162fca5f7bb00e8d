"""Which formats, capture engines and record types there are, and which package supplies each.

Built-in formats and those of other packages come through the same hooks. Nothing is imported
before it is asked for: a built-in module is known here by its dotted name, and a package by the
names of its entry points, which are the names of what it supplies::

    [project.entry-points.dateline]                  # formats and engines
    kml = "dateline_kml"

    [project.entry-points."dateline.record_types"]   # record types
    agreement = "dateline_agreement"
"""

from dateline.registry._built_in import BUILT_IN, BuiltIn
from dateline.registry._packages import FORMATS_GROUP, PLUGINS_VARIABLE, RECORD_TYPES_GROUP
from dateline.registry._plugin import Kind, Part, Plugin
from dateline.registry._registry import Registry
from dateline.registry._shelf import Supplied

__all__ = [
    "BUILT_IN",
    "FORMATS_GROUP",
    "PLUGINS_VARIABLE",
    "RECORD_TYPES_GROUP",
    "BuiltIn",
    "Kind",
    "Part",
    "Plugin",
    "Registry",
    "Supplied",
]
