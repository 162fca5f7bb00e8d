"""The checks that dateline has for every exporter."""

import pytest

contract = pytest.importorskip("dateline.testing", reason="needs a dateline with its contracts")


class TestXlsx(contract.ExporterContract):
    format = "xlsx"
