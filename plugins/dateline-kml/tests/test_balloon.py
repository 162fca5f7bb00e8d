"""Balloons: HTML that shows the data as text, whatever the data is."""

import html.parser
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import Actor, Article, Meeting, Place

NAME = "{http://www.opengis.net/kml/2.3}description"
ELEMENTS = {"p", "b", "blockquote", "table", "tr", "td", "small", "br"}
HOSTILE = (
    """</p><script>alert(1)</script><img src="x" onerror='y'>&lt;i&gt;&amp; ]]> <!-- $[name]"""
)


class _Shown(html.parser.HTMLParser):
    """Takes HTML apart as a browser would, and collects its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_starttag(self, tag, attributes):
        assert tag in ELEMENTS
        assert attributes in ([], [("valign", "top")])
        self.text += "\n"

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def shown(data: bytes) -> str:
    (source,) = [element.text for element in ElementTree.fromstring(data).iter(NAME)]
    assert source
    # What Google Earth would make a link of, or put a value in the place of.
    assert not re.search(r"://|www\.|\$\[|@", source, re.IGNORECASE)
    parser = _Shown()
    parser.feed(source)
    parser.close()
    return parser.text


def full(text: str) -> Article:
    """An article with a text in each of its fields."""
    name = text if text.strip() else "x"
    article = Article(
        text=text + "x", headline=text, url=text, publisher=text, byline=[text], language=text
    )
    meeting = Meeting(
        summary=text,
        places=[Place(name=name, admin1=text, latitude=1, longitude=2)],
        participants=[Actor(name=name, office=text)],
        topics=[text],
        outcome=text,
        extractor=text,
        evidence=[article.cite(article.text)],
    )
    return article.with_records(meeting)


def plain(text: str) -> str:
    return " ".join(
        re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text.strip()).split()
    )


def check(text: str, write) -> None:
    found = " ".join(shown(write(full(text))).split())
    times = found.count(plain(text)) if plain(text) else 10
    assert times >= 10, text


@pytest.mark.parametrize(
    "text",
    [HOSTILE, "http://a.example/?b&c", "WWW.a.example", "a@b.example", "javascript:alert(1)", "\r"],
)
def test_data_stays_text(text, write):
    check(text, write)


def test_naughty_strings(naughty_strings, write):
    for text in naughty_strings:
        check(text, write)


@settings(deadline=None)
@given(st.text(st.sampled_from("<>&\"'/;:#$[]{}!-?w.@x \t\r\n\x00\x85\ufffe\U0010ffff\u202e")))
def test_whatever_is_put_together(write, text):
    check(text, write)


def test_what_it_shows(write):
    article = Article(text="They met.", headline="H", publisher="P", published="2024-05-06")
    meeting = Meeting(
        summary="S",
        status="alleged",
        date="2024-05",
        format="in_person",
        participants=[Actor(name="A; B"), Actor(name="C")],
        evidence=[article.cite("met")],
    )
    lines = [line for line in shown(write(article.with_records(meeting))).split("\n") if line]
    assert lines == [
        *("Meeting, alleged", "S", "“met”", "Date", "2024-05", "Participants", "A; B; C"),
        *("Format", "in person", "H", "P, 2024-05-06"),
    ]
