"""Text for Markdown: one line of it, readable where it can be; dates and quantities in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exporters._markdown_text import (
    SUBSTITUTE,
    date_words,
    escaped,
    link,
    listed,
    plain,
    quantity_words,
    sentence,
    stands_in,
)
from dateline.model import Quantity


@given(text=st.text())
def test_text_is_one_line_without_controls(text: str) -> None:
    assert not re.search("[\x00-\x19\x1b-\x1f\x7f-\x9f\u2028\u2029]", escaped(text))


@pytest.mark.parametrize(
    "prose",
    [
        "US-led forces – about 2,500, i.e. 2.5% of them – left at 9 a.m.; the U.S. agreed.",
        "Iraq's “strategic” shift (2024): who's next? Yes! It said: \"no\".",
        "-5 degrees and/or 3.5 million at R&D and Smith & Wesson, C# and $5",
        "1.5 million",
    ],
)
def test_prose_is_left_as_it_is(prose: str) -> None:
    assert escaped(prose) == prose


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-04-15", "15 April 2024"), ("2024-04", "April 2024"), ("2024", "2024"),
        ("2024-04~", "about April 2024"), ("2024?", "possibly 2024"),
        ("2024-04-05%", "possibly about 5 April 2024"),
        ("2024-04-05T09:30:00", "5 April 2024, 09:30"),
        ("2024-04-05T09:30:01Z", "5 April 2024, 09:30:01 UTC"),
        ("2024-04-05T09:30:00+02:00", "5 April 2024, 09:30 UTC+02:00"),
        ("201X", "some time from 2010 to 2019"), ("-01XX", "some time from 200 BC to 101 BC"),
        ("-000X", "some time from 10 BC to 2 BC"), ("2024-XX", "a month in 2024"),
        ("2024-XX-XX", "a day in 2024"), ("2024-04-XX", "a day in April 2024"),
        ("2024-24", "winter 2024"), ("2024-04-01/2024-06-15", "1 April 2024 to 15 June 2024"),
        ("2014/..", "from 2014 on"), ("2014/", "from 2014, end unknown"),
        ("../2024", "until 2024"), ("/2024-04~", "until about April 2024, start unknown"),
        ("/..", "without a known start or end"), ("0000", "1 BC"), ("-0999", "1000 BC"),
        ("0079", "AD 79"), ("Y170000002", "170000002"), ("Y-170000002", "the year -170000002"),
    ],
)  # fmt: skip
def test_dates_in_words(date: str, words: str) -> None:
    assert date_words(date) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(best=2500, approximate=True), "about 2,500"),
        (Quantity(low=30, high=40), "30 to 40"),
        (Quantity(low=12), "at least 12"),
        (Quantity(high=9), "at most 9"),
        (Quantity(best=0), "0"),
        (Quantity(low=0, high=3), "0 to 3"),
        (Quantity(low=30, best=35, high=40, approximate=True), "about 35 (30 to 40)"),
        (Quantity(best=35, low=30), "35 (at least 30)"),
        (Quantity(low=12, approximate=True), "at least about 12"),
    ],
)
def test_quantities_in_words(quantity: Quantity, words: str) -> None:
    assert quantity_words(quantity) == words


def test_several_things_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"


def test_white_space_and_controls() -> None:
    assert plain("\u2028a\t\r\n b\x0c\u3000c\x85") == "a b c"
    assert plain("\x00a\x7f\x9b31m") == f"{SUBSTITUTE}a{SUBSTITUTE}{SUBSTITUTE}31m"
    assert plain("\u202eabc\u2066") == f"{SUBSTITUTE}abc{SUBSTITUTE}"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.com/a?b=c&d=e#f", "<https://example.com/a?b=c&d=e#f>"),
        ("http://example.com:8080", "<http://example.com:8080>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://a.example@b.example/", "https:\\//a\\.example\\@b\\.example/"),
        ("https://a.example/>x", "https:\\//a\\.example/\\>x"),
        ("https://a.example/\n", "https:\\//a\\.example/"),
        ("https://a.example/&lt;", "https:\\//a\\.example/\\&lt;"),
        ("https://é.example/", "https:\\//é\\.example/"),
    ],
)
def test_only_plain_urls_are_links(url: str, expected: str) -> None:
    assert link(url) == expected


@pytest.mark.parametrize(
    ("words", "passage", "expected"),
    [
        ("it will  not", "He said it\nwill not.", True),
        ("It will not", "He said it will not.", False),
        ("it will not", "it will nothing", False),
        ("no (never).", "“no (never).”", True),
        ("a.c", "abc", False),
        (" \n", "anything", False),
    ],
)
def test_words_stand_in_a_passage(words: str, passage: str, expected: bool) -> None:
    assert stands_in(words, passage) is expected


def test_a_sentence_ends_once() -> None:
    assert [sentence(text) for text in ("A", "A.", "A?", "A.”")] == ["A.", "A.", "A?", "A.”"]
