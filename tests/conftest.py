"""What the tests share: the seed article, the third-party suites, golden files."""

from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate", action="store_true", help="write the golden files anew instead of comparing"
    )


@pytest.fixture(scope="session")
def seed_article() -> dateline.Article:
    return dateline.read(SEEDS / "us-iraq-coalition" / "article.json")
