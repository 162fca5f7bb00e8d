import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.capture.grammar.sentences import sentences


def cut(text):
    return [text[item.start : item.end] for item in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He died today.", "She lives."],
        ["Mr. Smith met Dr. Jane J. Doe in Washington, D.C. on Monday.", "They talked."],
        ["The attack was at 7:45 p.m. local time.", "No one was hurt."],
        ["He met U.S. President Joe Biden.", "They spoke."],
        ["It is the U.S.", "The end is near."],
        ['"The building has collapsed," he said.', '"It is over."'],
        ['He said "I am here. I stay."', "Then he left."],
        ['"Never!" President Jane Doe said.', "She left."],
        ['He wrote "We are with you."', "Tusk, a founding member, is from Gdańsk."],
        ["It grew by 5.7 million.", "That is all."],
        ["He paused ... and went on.", "Then he left."],
        ["“We must act. Now.” said the minister.", "Nobody did."],
        ["Is it true?", "Yes!", "It is."],
        ["(He had left by then.)", "She had not."],
    ],
)
def test_sentences(expected):
    assert cut(" ".join(expected)) == expected


def test_paragraphs_end_sentences():
    assert cut("A headline without a stop\n\nThe first sentence.\nThe second") == [
        "A headline without a stop",
        "The first sentence.",
        "The second",
    ]


def test_lines_broken_to_a_width_do_not():
    text = "The minister said that the\ntroops would leave the\ncountry soon.\n\nHe left."
    first = "The minister said that the\ntroops would leave the\ncountry soon."
    assert cut(text) == [first, "He left."]


URL = "https://www.example.org/" + "pages/" * 20
WRAPPED = """\
The minister said that the troops would leave the country
before Christmas, and that talks with the government of
Norway had gone well. She thanked her colleague Ingrid Berg
for her patience.
"""
PROSE = "The governor, who had long been against it, told nobody of what he had seen there. " * 3


@pytest.mark.parametrize(
    "other", [URL, PROSE, f"See {URL}", "A picture, " * 12 + "taken by nobody"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_one_long_line_does_not_hide_the_width_of_the_others(other, gap):
    text = f"{WRAPPED.strip()}{gap}{other}{gap}{WRAPPED}"
    found = cut(text)
    assert found[:2] == found[-2:] == cut(WRAPPED)
    assert len(found) == (7 if other == PROSE else 5)


@pytest.mark.parametrize("width", [30, 45, 72, 110, 130])
@pytest.mark.parametrize("end", ["\n", " \n", "\r\n"])
def test_every_width(width, end):
    prose = " ".join(WRAPPED.split())
    paragraph = f"{prose} Dr. Jane Doe, of the U.S. Navy, saw the British-led force leave."
    lines = textwrap.wrap(paragraph, width)
    found = cut(f"{end.join(lines)}{end}{end}{end.join(lines)}")
    assert [" ".join(one.split()).replace("- ", "-") for one in found] == cut(paragraph) * 2


def test_one_break_is_enough_where_words_tell_it():
    text = "French forces shelled the old port of Tobruk on\nFriday, killing two people."
    assert cut(text) == [text]
    text = "French forces shelled the old port of Tobruk and\nkilled two people."
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "lines",
    [
        ["Talks begin", "al-Jazira province was calm on Monday after a week of fighting."],
        ["They want three things:", "Bread", "Water", "Money"],
        ["They want", "- bread", "- water", "- money"],
        [PROSE.strip() + " He was born in", "al-Jazira province."],
        ["The Prime Minister Is Here to Stay", "The prime minister said so."],
    ],
)
def test_lines_that_are_paragraphs(lines):
    assert [item.paragraph for item in sentences("\n".join(lines))][-1] == len(lines) - 1


def test_a_word_that_is_broken_at_its_hyphen():
    (sentence,) = sentences("The leader of the force called the British-\nled coalition a mistake.")
    assert "British-led" in [token.text for token in sentence.tokens]


def test_a_quotation_that_goes_on_in_the_next_paragraph():
    text = '"We came here. We saw it.\n\n"We won," he said.'
    first, second = sentences(text)
    assert text[first.start : first.end] == '"We came here. We saw it.'
    assert [(item.first, item.last) for item in first.quotations] == [(0, len(first.tokens) - 1)]
    assert second.paragraph == 1


def test_quotations_within_a_sentence():
    text = "He called it “an act of war” and a 'mistake'."
    (sentence,) = sentences(text)
    quoted = [
        text[sentence.tokens[item.first].start : sentence.tokens[item.last].end]
        for item in sentence.quotations
    ]
    assert quoted == ["“an act of war”", "'mistake'"]


@given(
    st.text(alphabet=st.sampled_from("aB .!?\"“”'’()\n,;"), max_size=120) | st.text(max_size=120)
)
def test_sentences_are_in_order_and_leave_no_word_out(text):
    covered = [False] * len(text)
    last = 0
    for item in sentences(text):
        assert last <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == text[item.start : item.end].strip()
        covered[item.start : item.end] = [True] * (item.end - item.start)
        last = item.end
    assert all(seen or not letter.isalnum() for seen, letter in zip(covered, text, strict=True))
