"""What the tests of KML share: articles, and how to write and read them without an installation."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import dateline
from dateline.codec import Codec
from dateline.formats import ExportContext, ReadContext
from dateline.model import RECORD_TYPES
from dateline_kml import KmlExporter, KmlOptions, KmlReader

ROOT = Path(__file__).resolve().parents[3]
SEED = ROOT / "seeds" / "us-iraq-coalition" / "article.json"
NAUGHTY = ROOT.parent / "shared" / "suites" / "naughty-strings" / "blns.json"

Write = Callable[..., bytes]
Read = Callable[[bytes], list[dateline.Article]]


@pytest.fixture(scope="session")
def context() -> ExportContext:
    return ExportContext(record_types={owner.record_type: owner for owner in RECORD_TYPES})


@pytest.fixture(scope="session")
def write(context: ExportContext) -> Write:
    def write(*articles: dateline.Article, **options: object) -> bytes:
        made = KmlOptions(**options)  # type: ignore[arg-type]
        return b"".join(KmlExporter().export(iter(articles), made, context))

    return write


@pytest.fixture(scope="session")
def read() -> Read:
    def read(data: bytes) -> list[dateline.Article]:
        context = ReadContext(codec=Codec())
        return list(KmlReader().read(io.BytesIO(data), dateline.NoOptions(), context))

    return read


@pytest.fixture(scope="session")
def seed() -> dateline.Article:
    if not SEED.is_file():
        pytest.skip("needs seeds/ of dateline's repository")
    return Codec().decode(SEED.read_bytes())


@pytest.fixture(scope="session")
def naughty_strings() -> list[str]:
    if not NAUGHTY.is_file():
        pytest.skip("needs ../shared/suites")
    strings: list[str] = json.loads(NAUGHTY.read_bytes())
    return [text for text in strings if text.isascii() or _is_unicode(text)]


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
