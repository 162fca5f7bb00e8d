"""JSON Lines out: what its reader reads back exactly."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codec import Codec
from dateline.exporters.jsonl import JsonLinesExporter
from dateline.formats import ExportContext, NoOptions, ReadContext
from dateline.model import RECORD_TYPES, Article
from dateline.readers.jsonl import JsonLinesReader

CONTEXT = ExportContext(record_types={kind.record_type: kind for kind in RECORD_TYPES})
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def export(articles: Iterator[Article]) -> Iterator[bytes]:
    return JsonLinesExporter().export(articles, NoOptions(), CONTEXT)


@given(st.lists(TEXTS, max_size=4))
def test_reads_back(texts: list[str]) -> None:
    articles = [Article(text=text, headline=text) for text in texts]
    data = b"".join(export(iter(articles)))
    assert data.count(b"\n") == len(articles)
    read = JsonLinesReader().read(io.BytesIO(data), NoOptions(), ReadContext(codec=Codec()))
    assert list(read) == articles


def test_an_article_is_written_before_the_next_is_asked_for() -> None:
    def articles() -> Iterator[Article]:
        yield Article(text="a")
        raise LookupError

    chunks = export(articles())
    assert next(chunks).endswith(b"\n")
    with pytest.raises(LookupError):
        next(chunks)
