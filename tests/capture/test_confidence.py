"""Every rule that names itself has a figure in the table."""

import re
from pathlib import Path

from dateline.capture import pipeline
from dateline.capture.tables import words

CAPTURE = Path(pipeline.__file__).parent


def test_every_rule_has_a_confidence():
    named = {
        found
        for path in CAPTURE.rglob("*.py")
        for found in re.findall(
            r"[\":](statement|meeting|deployment|incident)\.([a-z]+)\"", path.read_text("utf-8")
        )
    }
    assert named
    assert {".".join(rule) for rule in named} <= set(words("confidence", "confidence"))


def test_confidences_are_shares():
    assert all(0 < float(value) < 1 for value in words("confidence", "confidence").values())
