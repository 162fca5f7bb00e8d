"""The verbs: read, write and convert articles."""

from dateline.convert._conversion import Conversion
from dateline.convert._converter import Converter
from dateline.convert._verbs import (
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
    "convert",
    "default_converter",
    "dumps",
    "loads",
    "loads_all",
    "read",
    "read_all",
    "write",
]
