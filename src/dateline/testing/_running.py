"""The checks of a contract, without pytest."""

import unittest
from collections.abc import Iterator

import attrs

from dateline.isolation import told
from dateline.testing.contract import Contract
from dateline.testing.exporters import ExporterContract
from dateline.testing.readers import ReaderContract

__all__ = ["CheckResult", "run_contract"]


@attrs.frozen(kw_only=True)
class CheckResult:
    """What a check found.

    Attributes:
        format: The format.
        direction: ``"read"`` or ``"write"``.
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
    """Run every check of the contract on an installed format.

    Args:
        format: Its name, or ``package:format``.
        direction: ``"read"`` or ``"write"``.

    Yields:
        The result of each check, as it ends.
    """
    kind: type[Contract] = ExporterContract if direction == "write" else ReaderContract
    contract = type("Check", (kind,), {"format": format})
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
