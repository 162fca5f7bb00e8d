"""Spans in lines that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotated import TIE, Span, wrapped
from dateline.annotated._wrapping import columns
from dateline.testing import HOSTILE_STRINGS


def lines(*texts: str, width: int = 10, first: str = "", rest: str = "") -> list[str]:
    found = wrapped(map(Span, texts), width, first=first, rest=rest)
    return ["".join(span.text for span in line) for line in found]


def test_words_fill_lines() -> None:
    assert lines("one two three four") == ["one two", "three four"]
    assert lines("one two", first="1: ", rest="   ") == ["1: one two"]
    assert lines("one two three", first="1: ", rest="   ") == ["1: one two", "   three"]


def test_white_space_becomes_one_space() -> None:
    assert lines(" a \t b\r\n\x0b\u2028c ") == ["a b c"]
    assert lines("  ", "\n") == []


def test_a_word_may_be_of_several_spans() -> None:
    assert lines("12345", "6789 ", "0") == ["123456789", "0"]
    (line,) = wrapped([Span("a", "label"), Span("b c"), Span("d", "label", "x")], 10)
    assert [(span.text, span.role, span.type) for span in line] == [
        ("a", "label", ""),
        ("b c", "text", ""),
        ("d", "label", "x"),
    ]


def test_no_line_ends_at_a_tie() -> None:
    assert lines(f"one two{TIE}three four") == ["one", "two three", "four"]


def test_a_long_word_is_broken() -> None:
    assert lines("12345678901234567890123") == ["1234567890", "1234567890", "123"]
    assert lines("a " + "x" * 12, rest=" ") == ["a", " xxxxxxxxx", " xxx"]
    assert lines("x", first="wider than ten", rest="") == ["wider than tenx"]


def test_wide_and_combining_characters_are_measured() -> None:
    assert columns("ab") == 2
    assert columns("\u4f60\u597d") == 4
    assert columns("e\u0301") == 1
    assert columns("a\u200b") == 1
    assert lines("\u4f60\u597d" * 4) == ["\u4f60\u597d\u4f60\u597d\u4f60", "\u597d\u4f60\u597d"]


@pytest.mark.parametrize("text", HOSTILE_STRINGS)
def test_no_control_character_is_left(text: str) -> None:
    for line in lines(text, width=30):
        assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in line)
        assert not set(line) & set("\u200e\u200f\u202a\u202e\u2066\u2069")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))), st.integers(2, 30))
def test_every_line_fits_and_nothing_is_lost(texts: list[str], width: int) -> None:
    found = lines(*texts, width=width)
    assert all(columns(line) <= width for line in found)
    whole = lines(*texts, width=10**9)
    assert "".join(found).replace(" ", "") == "".join(whole).replace(" ", "")
