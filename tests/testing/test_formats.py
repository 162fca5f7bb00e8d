"""The contract holds for every format of the core, and for its options."""

from __future__ import annotations

import pytest

from dateline.testing import EngineContract, ExporterContract, ReaderContract


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


class TestReadingText(ReaderContract):
    format = "text"

    def samples(self) -> list[bytes]:
        return [b"Talks in Amman\n\nAMMAN (AP) \xe2\x80\x94 Ministers met.\n", b"Ministers met."]


class TestReadingHtml(ReaderContract):
    format = "html"

    def samples(self) -> list[bytes]:
        pytest.importorskip("trafilatura", reason="needs the extra dateline[html]")
        story = "<p>The ministers met in Amman for two hours, an official said later.</p>" * 3
        return [f"<html><body><article><h1>Talks</h1>{story}</article></body></html>".encode()]


class TestRules(EngineContract):
    engine = "rules"
