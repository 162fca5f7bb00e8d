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
