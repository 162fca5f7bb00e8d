"""The contract holds for every format of the core, and for its options."""

from __future__ import annotations

from dateline.testing import ExporterContract, ReaderContract


class TestJson(ExporterContract):
    format = "json"


class TestIndentedJson(ExporterContract):
    format = "json"
    options = {"indent": "yes"}


class TestJsonLines(ExporterContract):
    format = "jsonl"


class TestCsv(ExporterContract):
    format = "csv"


class TestGeoJson(ExporterContract):
    format = "geojson"


class TestGeoJsonWithoutTheUnlocated(ExporterContract):
    format = "geojson"
    options = {"unlocated": "drop"}


class TestGeoJsonLines(ExporterContract):
    format = "geojsonl"


class TestGeoJsonLinesWithoutTheUnlocated(ExporterContract):
    format = "geojsonl"
    options = {"unlocated": "drop"}


class TestMarkdown(ExporterContract):
    format = "markdown"


class TestMarkdownWithAllPassages(ExporterContract):
    format = "markdown"
    options = {"passages": "all"}


class TestMarkdownWithoutPassages(ExporterContract):
    format = "markdown"
    options = {"passages": "none"}


class TestReadingJson(ReaderContract):
    format = "json"


class TestReadingJsonLines(ReaderContract):
    format = "jsonl"
