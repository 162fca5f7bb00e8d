"""JSON out: an object, an array, or an empty one; its reader reads it back exactly."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.codec import Codec
from dateline.exporters.json import JsonExporter, JsonOptions
from dateline.formats import ExportContext, NoOptions, ReadContext
from dateline.model import RECORD_TYPES, Article
from dateline.readers.json import JsonReader

CONTEXT = ExportContext(record_types={kind.record_type: kind for kind in RECORD_TYPES})
SEED = Path(__file__).parents[2] / "seeds" / "us-iraq-coalition" / "article.json"


@pytest.mark.parametrize("indent", [False, True])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_reads_back(count: int, indent: bool) -> None:
    articles = [Codec().decode(SEED.read_bytes())] * count
    options = JsonOptions(indent=indent)
    data = b"".join(JsonExporter().export(iter(articles), options, CONTEXT))
    assert data.startswith(b"{" if count == 1 else b"[")
    assert data.endswith(b"\n")
    read = JsonReader().read(io.BytesIO(data), NoOptions(), ReadContext(codec=Codec()))
    assert list(read) == articles


def test_no_more_than_two_articles_are_held() -> None:
    taken = 0

    def articles() -> Iterator[Article]:
        nonlocal taken
        for number in range(5):
            taken += 1
            yield Article(text=str(number))

    for number, _ in enumerate(JsonExporter().export(articles(), JsonOptions(), CONTEXT), 1):
        assert taken == min(max(number, 2), 5)
