"""JSON in: objects and arrays, in a stream, and what is said of input that is neither."""

from __future__ import annotations

import io
import json
import time
import tracemalloc
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codec import Codec, encode
from dateline.errors import DatelineError, InvalidArticleError, ParseError
from dateline.formats import NoOptions, ReadContext
from dateline.model import Article
from dateline.readers import json as module
from dateline.readers.json import JsonReader

SUITES = Path(__file__).parents[3] / "shared" / "suites"
needs_suites = pytest.mark.skipif(not SUITES.is_dir(), reason="needs ../shared/suites")
SEED = Path(__file__).parents[2] / "seeds" / "us-iraq-coalition" / "article.json"
CODEC = Codec()


class Trickle(io.RawIOBase):
    """A stream that gives as many bytes a read as it is told, then the rest one by one."""

    def __init__(self, data: bytes, sizes: list[int] | None = None) -> None:
        self.data = data
        self.sizes = list(sizes or [])

    def read(self, size: int = -1, /) -> bytes:
        given = self.sizes.pop(0) if self.sizes else 1
        size = len(self.data) if size < 0 else min(size, given)
        taken, self.data = self.data[:size], self.data[size:]
        return taken


def read(data: bytes | BinaryIO | io.RawIOBase) -> list[Article]:
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    return list(JsonReader().read(cast("BinaryIO", stream), NoOptions(), ReadContext(codec=CODEC)))


def skip_bad(data: bytes) -> tuple[list[Article], list[DatelineError]]:
    errors: list[DatelineError] = []
    context = ReadContext(codec=CODEC, reject=errors.append)
    return list(JsonReader().read(io.BytesIO(data), NoOptions(), context)), errors


def refused(data: bytes) -> ParseError:
    with pytest.raises(ParseError) as caught:
        read(data)
    return caught.value


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf", b" \r\n\t"])
@pytest.mark.parametrize("tail", [b"", b"\n", b" \r\n\t"])
def test_one_several_and_none(head: bytes, tail: bytes) -> None:
    assert [a.text for a in read(head + b'{"text": "a"}' + tail)] == ["a"]
    assert [a.text for a in read(head + b'[{"text":"a"} ,\n{"text":"b"}]' + tail)] == ["a", "b"]
    assert read(head + b"[ ]" + tail) == []


def test_reads_back_what_is_written() -> None:
    article = CODEC.decode(SEED.read_bytes())
    for indent in (False, True):
        one = encode(article, indent=indent)
        assert read(one) == [article]
        assert read(b"[" + one + b"," + one + b"]") == [article, article]


TRICKY = [
    {"text": 'a "quoted" \\ {[ ]} \\" text', "headline": "\\"},
    {"text": "\u00e9\U0001f600\n", "byline": ["[", "]", "{", "}", '"', ",", ""]},
    {"text": "", "records": []},
]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\n "])
def test_elements_split_at_every_byte(start: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    data = start + json.dumps(TRICKY, indent=1, ensure_ascii=False).encode()
    wanted = [CODEC.structure(item) for item in TRICKY]
    assert read(Trickle(data)) == wanted
    for cut in range(len(data)):
        assert read(Trickle(data, [cut, len(data)])) == wanted
    monkeypatch.setattr(module, "_CHUNK", 1)
    assert read(data) == wanted


@given(
    st.lists(st.text(st.sampled_from('"\\[]{},:\n a\u00e9\U0001f600'), max_size=20), max_size=6),
    st.lists(st.integers(1, 40), max_size=60),
    st.sampled_from([None, 1]),
)
def test_elements_split_anywhere(texts: list[str], sizes: list[int], indent: int | None) -> None:
    data = json.dumps([{"text": text} for text in texts], indent=indent, ensure_ascii=False)
    assert [article.text for article in read(Trickle(data.encode(), sizes))] == texts


@given(st.text(st.sampled_from('[]{},:"\\ \n1a'), max_size=30), st.lists(st.integers(1, 9)))
def test_chunks_do_not_matter(text: str, sizes: list[int]) -> None:
    def outcome(stream: io.BytesIO | Trickle) -> object:
        try:
            return read(stream)
        except DatelineError as error:
            return str(error)

    data = b"[" + text.encode()
    assert outcome(Trickle(data, sizes)) == outcome(io.BytesIO(data))


def test_holds_one_article_at_a_time() -> None:
    one = b'{"id": "%06d", "text": "' + b"x" * 100_000 + b'"}'
    data = b"[" + b",".join(one % number for number in range(200)) + b"]"
    stream = io.BytesIO(data)
    tracemalloc.start()
    count = sum(1 for _ in JsonReader().read(stream, NoOptions(), ReadContext(codec=CODEC)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 200
    assert peak < 2_000_000 < len(data)


@pytest.mark.parametrize("text", [b"x" * 20_000_000, b'\\"' * 10_000_000, b"[{]}" * 5_000_000])
def test_time_is_linear_in_one_long_element(text: bytes) -> None:
    began = time.perf_counter()
    (article,) = read(b'[{"text": "' + text + b'"}]')
    assert len(article.text) == len(text.replace(b"\\", b""))
    assert time.perf_counter() - began < 10


def test_time_is_linear_in_white_space() -> None:
    began = time.perf_counter()
    space = b" " * 20_000_000
    assert read(space + b"[" + space + b'{"text": "a"}' + space + b"]" + space)
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    ("data", "line", "column", "problem"),
    [
        (b'[{"text": "a"},\n {"text": }]', 2, 11, "is not JSON"),
        (b'[{"text": "\xc3\xa9\xc3\xa9"}, {"text": }]', 1, 27, "is not JSON"),
        (b'[\n{"text": "a"},\n{"text":\n "b" x}]', 4, 6, "is not JSON"),
        (b'[{"text": "a"},]', 1, 15, "a comma before the end of the array"),
        (b'[{"text": "a"}\n ,\n]', 2, 2, "a comma before the end of the array"),
        (b'[{"text": "a"}\n {"text": "b"}]', 2, 2, "expected a comma or the end of the array"),
        (b'[{"text": "a"}}', 1, 15, "expected a comma or the end of the array"),
        (b'[{"text": "a"},\n ,{"text": "b"}]', 2, 2, "is not JSON"),
        (b'[{"text": "a"},\n tru]', 2, 2, "is not JSON"),
        (b"[,]", 1, 2, "is not JSON"),
        (b"\n [\n nul]", 3, 2, "is not JSON"),
        (b'[{"text": "a"}]\n ]', 2, 2, "content behind the array"),
        (b'[{"text": "a"}] \xc3\xa9', 1, 17, "content behind the array"),
        (b'[{"text": "a"}', 1, 15, "it ends within the array"),
        (b'[{"text": "a"},\n{"text": "b', 2, 1, "it ends within an article"),
        (b'{"text": "a",\n "b" 1}', 2, 6, "is not JSON"),
        (b'{"text":\n "\xff"}', 2, 3, "is not UTF-8"),
        (b'[{"text": "a"},\n{"text": "\xff"}]', 2, 11, "is not UTF-8"),
        (b'[{"text": NaN}]', 1, 11, "is not JSON"),
    ],
)
@pytest.mark.parametrize("chunk", [1, 7, 1 << 16])
def test_syntax_errors_are_placed(
    data: bytes, line: int, column: int, problem: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    error = refused(data)
    assert (error.line, error.column) == (line, column), str(error)
    assert problem in error.problem


def test_an_article_a_line_is_told_to_be_json_lines() -> None:
    assert "jsonl" in refused(b'{"text": "a"}\n{"text": "b"}\n').problem


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"\xef\xbb\xbf",
        '{"text": "a"}'.encode("utf-16"),
        '[{"text": "a"}]'.encode("utf-16"),
        '[{"text": "a"}]'.encode("utf-16-le"),
        b"[" * 100_000,
        b'[{"text":' * 100_000,
        b'{"text":' * 100_000,
        b'[{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}]",
        b'{"text": "\\ud800"}',
        b'{"text": Infinity}',
    ],
)
def test_what_is_not_json_is_refused(data: bytes) -> None:
    refused(data)


def test_the_last_of_two_values_counts() -> None:
    assert read(b'[{"text": "a", "text": "b"}]')[0].text == "b"


def test_bad_articles_are_skipped() -> None:
    good, errors = skip_bad(
        b'[{"text": "a"}, {}, {"text": 1}, {"text": "b"}, null, 7, {"text": "c"}]'
    )
    assert [article.text for article in good] == ["a", "b", "c"]
    assert [str(error).split(":")[0] for error in errors] == ["[1].text", "[2].text", "[4]", "[5]"]
    good, errors = skip_bad(b'{"text": 1}')
    assert (good, len(errors)) == ([], 1)


def test_what_follows_a_syntax_error_is_never_skipped() -> None:
    with pytest.raises(ParseError):
        skip_bad(b'[{"text": "a"}, {"text" 1}, {"text": "b"}]')


@needs_suites
def test_json_suite() -> None:
    accepted = refused_count = 0
    for path in sorted((SUITES / "json" / "test_parsing").glob("*.json")):
        try:
            read(path.read_bytes())
        except InvalidArticleError:
            pass
        except DatelineError:
            assert not path.name.startswith("y_"), path.name
        else:
            assert not path.name.startswith("n_"), path.name
        accepted += path.name.startswith("y_")
        refused_count += path.name.startswith("n_")
    assert (accepted, refused_count) == (95, 188)


@needs_suites
@pytest.mark.parametrize("form", [b'{"text": "%s"}', b'[{"text": "a"},\n{"text": "%s"}]'])
def test_utf8_suite(form: bytes) -> None:
    seen = {True: 0, False: 0}
    for line in (SUITES / "utf8" / "utf8tests.txt").read_text("ascii").splitlines():
        if not line or line.startswith("#"):
            continue
        _, kind, data = line.split(":")[:3]
        raw = bytes.fromhex(data) if "hex" in kind else data.encode()
        if any(byte < 0x20 for byte in raw):
            continue  # JSON wants these escaped, whatever their encoding.
        valid = kind.strip().startswith("valid")
        seen[valid] += 1
        if valid:
            assert read(form % raw)[-1].text == raw.decode(), line
        else:
            error = refused(form % raw)
            assert "UTF-8" in error.problem, line
            assert error.line == form.count(b"\n") + 1
    assert min(seen.values()) > 10
