"""The reader of plain text: the text as it is, and errors for what is none."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

import dateline
from dateline.errors import ParseError, SourceError

TEXT = "Talks in Amman\n\nBy Jane Doe\n\nAMMAN (AP) — Ministers met.\n"


def read(data: str | bytes) -> dateline.Article:
    return dateline.loads(data, "text", capture=False)


def test_the_parts_of_an_article() -> None:
    article = read(TEXT)
    assert article.headline == "Talks in Amman"
    assert list(article.byline) == ["Jane Doe"]
    assert article.publisher == "AP"
    assert article.dateline == dateline.Place(name="Amman")
    assert article.text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", "\r\n"),
        "Cafe\u0301 talks\n\n\U0001f600 in Zu\u0308rich\r\rend",
        "  indented\n\ttabs\n\n\n",
        "\x01 odd \x7f\x1b[31m\u2028controls",
        "no line end",
    ],
)
def test_text_is_kept_as_it_was_read(text: str) -> None:
    assert read(text).text == text


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(b"\xef\xbb\xbf" + TEXT.encode()).text == TEXT


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"one\ncaf\xe9", "line 2:4: is not UTF-8: byte 0xe9"),
        (TEXT.encode("utf-16"), "is UTF-16"),
        (b"a\x00b", "is a binary file"),
        (b"%PDF-1.7\nx", "is a PDF"),
        (b"{\\rtf1 x}", "is an RTF"),
        (b"PK\x03\x04", "is a zip"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"<!DOCTYPE html><p>x", "is HTML"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ParseError, match=said):
        read(data)


def test_a_blank_file_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\n\n")
    with pytest.raises((ParseError, SourceError), match=r"a\.txt: is empty"):
        dateline.convert(tmp_path / "a.txt", tmp_path / "a.json")


def test_noise_is_taken_in_time() -> None:
    noise = random.Random(1)
    letters = "ABC abc.,;:-—/()’'\"\n\r\t 0123456789é\u0301\U0001f600"
    texts = ["".join(noise.choices(letters, k=200)) for _ in range(2000)]
    texts += [character * 1_000_000 for character in "A .\n-(1"]
    texts += ["A b " * 250_000, "By A B and " * 90_000, "Jan 1, 2019, " * 80_000]
    began = time.perf_counter()
    for text in texts:
        if text.strip():
            assert read(text).text == text
    assert time.perf_counter() - began < 20
