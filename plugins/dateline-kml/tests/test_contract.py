"""What dateline asks of every exporter and of every reader."""

from typing import ClassVar

from dateline.testing import ExporterContract, ReaderContract


class TestKml(ExporterContract):
    format = "kml"


class TestKmlOfFactsAlone(ExporterContract):
    format = "kml"
    options: ClassVar = {"read_back": False, "version": "2.2"}


class TestKmlOfLocatedRecords(ExporterContract):
    format = "kml"
    options: ClassVar = {"unlocated": "drop"}


class TestKmlReader(ReaderContract):
    format = "kml"
