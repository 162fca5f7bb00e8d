"""The checks of a contract, without pytest."""

import unittest
from collections.abc import Iterator

import attrs

from dateline.isolation import told
from dateline.registry import Kind
from dateline.testing.contract import Contract
from dateline.testing.engines import EngineContract
from dateline.testing.exporters import ExporterContract
from dateline.testing.readers import ReaderContract
from dateline.testing.record_types import RecordTypeContract

__all__ = ["CheckResult", "run_contract"]


_KINDS: dict[Kind, tuple[type[Contract], str]] = {
    "exporter": (ExporterContract, "format"),
    "reader": (ReaderContract, "format"),
    "record-type": (RecordTypeContract, "record_type"),
    "engine": (EngineContract, "engine"),
}


@attrs.frozen(kw_only=True)
class CheckResult:
    """What a check found.

    Attributes:
        name: The format, the engine, or the record type.
        kind: What it is.
        check: The check's name, such as ``"same bytes twice"``.
        outcome: Whether it passed, failed, or had nothing to do.
        message: What to mend, or why there was nothing to do; else empty.
    """

    name: str
    kind: Kind
    check: str
    outcome: str
    message: str = ""


def run_contract(name: str, kind: Kind) -> Iterator[CheckResult]:
    """Run every check of the contract on an installed format, engine or record type.

    Args:
        name: The name; of a format or an engine, ``package:format`` too.
        kind: What to check of that name.

    Yields:
        The result of each check, as it ends.
    """
    base, attribute = _KINDS[kind]
    contract = type("Check", (base,), {attribute: name})
    for check in dir(contract):
        if not check.startswith("test_"):
            continue
        outcome, message = "passed", ""
        try:
            getattr(contract(), check)()
        except unittest.SkipTest as reason:
            outcome, message = "skipped", str(reason)
        except Exception as error:
            outcome = "failed"
            message = str(error) if isinstance(error, AssertionError) else told(error)
        yield CheckResult(
            name=name,
            kind=kind,
            check=check.removeprefix("test_").replace("_", " "),
            outcome=outcome,
            message=message,
        )
