import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.capture.grammar.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's U.S.-led talks", ["Iran", "'s", "U.S.-led", "talks"]),
        ("the Houthis' base", ["the", "Houthis", "'", "base"]),
        ("an anti-U.S. rally", ["an", "anti-U.S.", "rally"]),
        ("2,500 troops", ["2,500", "troops"]),
        ("a 22-year-old man", ["a", "22-year-old", "man"]),
        ("at 7:45 p.m.", ["at", "7:45", "p.m."]),
        ("told UOL.com.br today", ["told", "UOL.com.br", "today"]),
        ("The end.Next day", ["The", "end", ".", "Next", "day"]),
        ("Sana'a and Côte d'Ivoire", ["Sana'a", "and", "Côte", "d'Ivoire"]),
        ("said [...] that", ["said", "[...]", "that"]),
        ("F-16s and the G-7", ["F-16s", "and", "the", "G-7"]),
        ("Gdan\u0301sk’s mayor", ["Gdan\u0301sk", "’s", "mayor"]),
    ],
)
def test_cuts(text, expected):
    assert [token.text for token in tokens(text, 0, len(text))] == expected


@given(st.text(max_size=200))
def test_every_token_is_where_it_says(text):
    last = 0
    for token in tokens(text, 0, len(text)):
        assert text[token.start : token.end] == token.text
        assert last <= token.start < token.end
        assert (
            not text[last : token.start].strip()
            or "_" in text[last : token.start]
            or (not any(letter.isalnum() for letter in text[last : token.start]))
        )
        last = token.end


@pytest.mark.parametrize("word", ["al-Sudani", "Sudani"])
def test_a_name_after_an_article_of_its_own_has_a_capital(word):
    (token,) = tokens(word, 0, len(word))
    assert token.capital


def test_a_compound_in_lower_case_has_no_capital():
    (token,) = tokens("anti-Houthi", 0, 11)
    assert not token.capital
