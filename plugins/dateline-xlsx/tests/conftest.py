"""What the tests share: a converter with this format alone, and workbooks read back."""

import io
import re

import openpyxl
import pytest

import dateline_xlsx
from dateline.convert import Converter
from dateline.registry import Registry

_ESCAPE = re.compile("_x([0-9A-F]{4})_")


def unescaped(text):
    """Text as ECMA-376 Part 1 §22.9.2.19 has it; openpyxl leaves that to its users."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


class Book:
    """A workbook read back by openpyxl."""

    def __init__(self, data):
        self.data = data
        self.sheets = {sheet.title: sheet for sheet in openpyxl.load_workbook(io.BytesIO(data))}

    def cells(self, name):
        """The rows of a sheet, each as cells by heading."""
        header, *rows = self.sheets[name].iter_rows()
        return [dict(zip((cell.value for cell in header), row, strict=True)) for row in rows]

    def rows(self, name):
        """The rows of a sheet, each as values by heading."""
        return [
            {
                key: unescaped(cell.value) if isinstance(cell.value, str) else cell.value
                for key, cell in row.items()
            }
            for row in self.cells(name)
        ]


@pytest.fixture(scope="session")
def converter_with():
    """A converter that has this format, other plugins as given, and nothing else installed."""

    def make(**plugins):
        registry = Registry(entry_points=[])
        for name, plugin in {"dateline-xlsx": dateline_xlsx, **plugins}.items():
            registry.register(plugin, name)
        return Converter(registry)

    return make


@pytest.fixture(scope="session")
def converter(converter_with):
    return converter_with()


@pytest.fixture(scope="session")
def book(converter):
    """Articles written to a workbook and read back."""

    def write(articles, using=converter, **options):
        return Book(using.dumps(articles, "xlsx", **options))

    return write
