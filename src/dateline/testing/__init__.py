"""What authors of plugins test their formats with.

A test of a format is a class of a line or two, which pytest finds like any other::

    from dateline.testing import ExporterContract

    class TestKml(ExporterContract):
        format = "kml"

Each check says what to mend where it fails. ``dateline plugins --check NAME`` runs the same checks
on an installed package, without pytest. Hypothesis strategies for whole articles are in
``dateline.testing.strategies``, which needs the extra ``dateline[testing]``.
"""

from dateline.testing._running import CheckResult, run_contract
from dateline.testing.engines import EngineContract
from dateline.testing.exporters import ExporterContract
from dateline.testing.readers import ReaderContract
from dateline.testing.record_types import RecordTypeContract
from dateline.testing.samples import (
    HOSTILE_STRINGS,
    Unseen,
    hostile_article,
    sample_article,
    sample_articles,
    sample_record,
)

__all__ = [
    "HOSTILE_STRINGS",
    "CheckResult",
    "EngineContract",
    "ExporterContract",
    "ReaderContract",
    "RecordTypeContract",
    "Unseen",
    "hostile_article",
    "run_contract",
    "sample_article",
    "sample_articles",
    "sample_record",
]
