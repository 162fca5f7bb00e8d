"""The checks of a contract, without pytest."""

import unittest
from collections.abc import Iterator

import attrs

from dateline.isolation import told
from dateline.testing.contract import Contract
from dateline.testing.engines import EngineContract
from dateline.testing.exporters import ExporterContract
from dateline.testing.readers import ReaderContract
from dateline.testing.record_types import RecordTypeContract

__all__ = ["CheckResult", "run_contract"]


_KINDS: dict[str, tuple[type[Contract], str]] = {
    "read": (ReaderContract, "format"),
    "write": (ExporterContract, "format"),
    "capture": (EngineContract, "engine"),
    "record type": (RecordTypeContract, "record_type"),
}


@attrs.frozen(kw_only=True)
class CheckResult:
    """What a check found.

    Attributes:
        format: The format, the engine, or the record type.
        direction: ``"read"``, ``"write"``, ``"capture"`` or ``"record type"``.
        check: The check's name, such as ``"same bytes twice"``.
        outcome: Whether it passed, failed, or had nothing to do.
        message: What to mend, or why there was nothing to do; else empty.
    """

    format: str
    direction: str
    check: str
    outcome: str
    message: str = ""


def run_contract(format: str, direction: str) -> Iterator[CheckResult]:
    """Run every check of the contract on an installed format, engine or record type.

    Args:
        format: Its name, or ``package:format``.
        direction: ``"read"`` or ``"write"``; ``"capture"`` of an engine, ``"record type"`` of one.

    Yields:
        The result of each check, as it ends.
    """
    kind, attribute = _KINDS[direction]
    contract = type("Check", (kind,), {attribute: format})
    for name in dir(contract):
        if not name.startswith("test_"):
            continue
        outcome, message = "passed", ""
        try:
            getattr(contract(), name)()
        except unittest.SkipTest as reason:
            outcome, message = "skipped", str(reason)
        except Exception as error:
            outcome = "failed"
            message = str(error) if isinstance(error, AssertionError) else told(error)
        yield CheckResult(
            format=format,
            direction=direction,
            check=name.removeprefix("test_").replace("_", " "),
            outcome=outcome,
            message=message,
        )
