"""JSON Lines in: an article a line, bad ones by number."""

from __future__ import annotations

import io

import pytest

from dateline.codec import Codec
from dateline.errors import DatelineError, InvalidArticleError, ParseError
from dateline.formats import NoOptions, ReadContext
from dateline.readers.jsonl import JsonLinesReader


def read(data: bytes, errors: list[DatelineError] | None = None) -> list[str]:
    codec = Codec()
    context = ReadContext(codec=codec)
    if errors is not None:
        context = ReadContext(codec=codec, reject=errors.append)
    articles = JsonLinesReader().read(io.BytesIO(data), NoOptions(), context)
    return [article.text for article in articles]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n \t\r\n"])
@pytest.mark.parametrize("last", [b"", b"\n", b"\r\n\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_lines(end: bytes, last: bytes, mark: bytes) -> None:
    data = mark + end.join([b'{"text": "a"}', b' {"text": "b\\n"} ', b'{"text": "c"}']) + last
    assert read(data) == ["a", "b\n", "c"]


def test_nothing() -> None:
    assert read(b"") == read(b"\n \r\n") == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b'{"text": }', ParseError),
        (b'{"text": "a', ParseError),
        (b'{"text": "a"}{"text": "b"}', ParseError),
        (b'{"text": "\xff"}', ParseError),
        (b'{"text": 1}', InvalidArticleError),
        (b"[]", InvalidArticleError),
        (b"null", InvalidArticleError),
        (b"[" * 100_000, ParseError),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_skipped(line: bytes, kind: type) -> None:
    data = b'{"text": "a"}\n\n' + line + b'\n{"text": "b"}\n' + line
    with pytest.raises(kind) as caught:
        read(data)
    assert caught.value.line == 3  # type: ignore[attr-defined]
    errors: list[DatelineError] = []
    assert read(data, errors) == ["a", "b"]
    assert [(type(error), getattr(error, "line", None)) for error in errors] == [
        (kind, 3),
        (kind, 5),
    ]


def test_a_syntax_error_has_its_column() -> None:
    with pytest.raises(ParseError) as caught:
        read(b'{"text": "a"}\r\n{"text": x}\r\n')
    assert (caught.value.line, caught.value.column) == (2, 10)


def test_each_article_comes_as_soon_as_its_line() -> None:
    stream = io.BytesIO(b'{"text": "a"}\n' * 10_000)
    articles = JsonLinesReader().read(stream, NoOptions(), ReadContext(codec=Codec()))
    next(articles)
    assert stream.tell() < 100
