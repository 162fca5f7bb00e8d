"""Whether it happened: planned, hypothetical, denied, ongoing, by what stands around it."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article


def _statuses(text: str, type: str) -> list[str]:
    article = capture_article(Article(id="test", text=text, published="2024-10-09"))
    return [record.status for record in article.records if record.type == type]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Lavrov met Wang Yi in Moscow.", "occurred"),
        ("Lavrov will meet Wang Yi in Moscow.", "planned"),
        ("Lavrov would meet with Wang Yi, his office said.", "planned"),
        ("Biden is set to meet Netanyahu.", "planned"),
        ("Biden wants to meet Netanyahu.", "planned"),
        ("Biden may meet Netanyahu.", "hypothetical"),
        ("A meeting between Putin and Zelensky was postponed.", "planned"),
        ("The upcoming meeting between Putin and Zelensky was welcomed.", "planned"),
        ("The meeting between Putin and Zelensky will take place in Doha.", "planned"),
        ("Trump cancelled a planned meeting with Kim Jong Un.", "denied"),
        ("The summit between Trump and Putin, scheduled for July, was called off.", "denied"),
        (
            "Lavrov arrived in Ankara for talks with Turkish Foreign Minister Hakan Fidan.",
            "planned",
        ),
    ],
)
def test_of_meetings(text: str, status: str) -> None:
    assert _statuses(text, "meeting") == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The US has troops in Iraq.", "ongoing"),
        ("US troops have left Iraq.", "occurred"),
        ("US troops are leaving Iraq.", "ongoing"),
        ("Germany will station 4,800 soldiers in Lithuania.", "planned"),
        ("France could deploy troops to Poland.", "hypothetical"),
        ("Trump ordered the withdrawal of US troops from Syria.", "planned"),
        ("The withdrawal of French forces from Mali was completed.", "occurred"),
        ("The possible deployment of French troops to Ukraine is debated.", "hypothetical"),
    ],
)
def test_of_deployments(text: str, status: str) -> None:
    assert _statuses(text, "deployment") == [status]


def test_what_is_due_is_planned():
    text = "Zelenskyy is due to meet Blinken in Davos on Tuesday."
    (record,) = capture_article(Article(text=text, published="2024-04-20")).records
    assert (record.status, record.date) == ("planned", "2024-04-23")
