"""The verbs: read, capture, write and convert articles."""

from dateline.convert._conversion import Conversion
from dateline.convert._converter import Converter
from dateline.convert._inputs import Inputs
from dateline.convert._intake import Intake
from dateline.convert._verbs import (
    capture,
    convert,
    default_converter,
    dumps,
    loads,
    loads_all,
    read,
    read_all,
    write,
)

__all__ = [
    "Conversion",
    "Converter",
    "Inputs",
    "Intake",
    "capture",
    "convert",
    "default_converter",
    "dumps",
    "loads",
    "loads_all",
    "read",
    "read_all",
    "write",
]
