"""Reading back what was written, and refusing all else."""

import io
import string
import time
import tracemalloc
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline import (
    Actor,
    Article,
    Deployment,
    Incident,
    InvalidArticleError,
    Meeting,
    ParseError,
    Place,
    Quantity,
    Statement,
)
from dateline.codec import Codec
from dateline.formats import ReadContext
from dateline_kml import KmlReader

HEAD = b'<kml xmlns="http://www.opengis.net/kml/2.3" xmlns:d="urn:dateline:kml">\n'

TEXTS = st.text(max_size=20) | st.text(
    st.sampled_from("<>&\"'\\/]; \t\r\n\x00\x0b\x7f\x85\u2028\ufeff\ufffe\uffff\U0001f600e\u0301"),
    max_size=20,
)
NAMES = TEXTS.filter(str.strip)
OPTIONAL = st.none() | TEXTS
ACTORS = st.builds(Actor, name=NAMES, office=OPTIONAL, country=st.sampled_from([None, "IRQ"]))
PLACES = st.builds(Place, name=NAMES, admin1=OPTIONAL) | st.builds(
    Place, name=NAMES, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180)
)
QUANTITIES = st.builds(
    Quantity, best=st.integers(0, 2**53 - 1), high=st.just(2**53 - 1), approximate=st.booleans()
)
SHARED = {
    "date": st.sampled_from([None, "2024", "2024-05~", "2024-05-06/..", "-0999/2024"]),
    "summary": OPTIONAL,
    "places": st.lists(PLACES, max_size=2),
    "confidence": st.none() | st.floats(0, 1),
}
RECORDS = st.one_of(
    st.builds(Meeting, participants=st.lists(ACTORS, max_size=2), outcome=OPTIONAL, **SHARED),
    st.builds(Statement, content=OPTIONAL, direct=st.booleans(), **SHARED),
    st.builds(Deployment, personnel=st.none() | QUANTITIES, equipment=st.lists(TEXTS), **SHARED),
    st.builds(Incident, weapon=OPTIONAL, killed=st.none() | QUANTITIES, **SHARED),
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    article = Article(
        text=draw(TEXTS), headline=draw(OPTIONAL), url=draw(OPTIONAL), byline=draw(st.lists(TEXTS))
    )
    text = article.text
    records = draw(st.lists(RECORDS, max_size=4))
    if text:
        evidence = dateline.Evidence(start=0, end=len(text), exact=text)
        records.append(Meeting(evidence=[evidence]))
    return article.with_records(*records)


@settings(deadline=None)
@given(st.lists(articles(), max_size=3))
def test_it_reads_what_was_written(write, read, given_articles):
    assert read(write(*given_articles)) == given_articles


@settings(deadline=None)
@given(articles())
def test_both_versions_of_kml(write, read, article):
    assert read(write(article, version="2.2")) == [article]


def test_the_seed(seed, write, read):
    assert read(write(seed)) == [seed]


def test_naughty_strings(naughty_strings, write, read):
    every = [
        Article(id=str(number), text=text, headline=text, publisher=text)
        for number, text in enumerate(naughty_strings)
    ]
    assert read(write(*every)) == every


def test_every_line_end_and_control_character(write, read):
    text = "a\r\nb\rc\nd\te" + "".join(map(chr, range(0xA0))) + "\u2028\ufffe\uffff]]>"
    article = Article(text=text)
    article = article.with_records(Meeting(evidence=[article.cite("a\r\nb\rc")]))
    assert read(write(article)) == [article]


def test_through_dateline_itself(seed):
    for name in ("kml", "dateline-kml:kml"):
        assert dateline.loads(dateline.dumps(seed, name), name) == seed


def test_it_reads_what_another_program_laid_out_anew(seed, write, read):
    tree = ElementTree.fromstring(write(seed))
    ElementTree.indent(tree)
    for encoding in ("utf-8", "utf-16", "us-ascii"):
        assert read(ElementTree.tostring(tree, encoding)) == [seed]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"PK\x03\x04", "unpack the .kml"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{}", "line 1:1: is not well-formed XML"),
        (b"<gpx/>", "line 1:1: is not KML: its root element is 'gpx'"),
        (HEAD + b"<Document/></kml>", "KML that dateline did not write"),
        (HEAD + b"<a></kml>", "line 2:6: is not well-formed XML: mismatched tag"),
        (HEAD + b"<d:holds>articles</d:holds>", "not well-formed XML: no element found"),
        (HEAD + b"&nbsp;</kml>", "line 2:1: is not well-formed XML: undefined entity"),
        (HEAD + b"\xff</kml>", "line 2:1: is not well-formed XML"),
        (HEAD + b"<d:holds>facts</d:holds></kml>", "written with read_back=no"),
        (HEAD + b"<d:article><b/></d:article></kml>", "line 2:12: expected text"),
        (b'<?xml version="1.0" encoding="x-no"?>' + HEAD + b"</kml>", "encoding"),
        (b'<?xml version="1.0" encoding="big5"?>' + HEAD + b"</kml>", "encoding"),
        (HEAD + b"<a>" * 101, "nested more than 100 deep"),
    ],
)
def test_refused(data, problem, read):
    with pytest.raises(ParseError) as caught:
        read(data)
    assert problem in str(caught.value)


ENTITIES = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip(string.ascii_lowercase, string.ascii_lowercase[1:], strict=False)
)


@pytest.mark.parametrize(
    "declaration",
    [
        f'<!DOCTYPE kml [<!ENTITY a "ha">{ENTITIES}]>',
        '<!DOCTYPE kml [<!ENTITY z SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE kml SYSTEM "http://example.invalid/kml.dtd">',
        '<!DOCTYPE kml [<!ENTITY % p SYSTEM "http://example.invalid/p"> %p;]>',
    ],
)
def test_declared_entities_are_refused_before_they_are_read(declaration, read):
    article = b'<d:article>{"text":"&z;"}</d:article></kml>'
    with pytest.raises(ParseError, match="document type declaration") as caught:
        read(declaration.encode() + HEAD + article)
    assert caught.value.line == 1


@pytest.mark.parametrize("opening", [b"<!--", b"<?p ", b'<a b="', b"<a "])
def test_a_tag_without_end_takes_neither_time_nor_memory(opening, read):
    began = time.monotonic()
    with pytest.raises(ParseError, match="1 MiB"):
        read(HEAD + opening + b"x" * (32 << 20))
    assert time.monotonic() - began < 5


def test_text_that_is_not_ours_is_not_kept():
    class Endless(io.RawIOBase):
        left = 500

        def readable(self):
            return True

        def readinto(self, buffer):
            if not self.left:
                return 0
            self.left -= 1
            data = (HEAD if self.left == 499 else b"") + b"<a>" + b"x" * 65_000 + b"</a>"
            data += b"</kml>" if not self.left else b""
            buffer[: len(data)] = data
            return len(data)

    stream = io.BufferedReader(Endless(), 1 << 17)
    tracemalloc.start()
    try:
        with pytest.raises(ParseError, match="did not write"):
            list(KmlReader().read(stream, dateline.NoOptions(), ReadContext(codec=Codec())))
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()


def test_a_bad_article_is_rejected_and_the_next_one_read():
    def element(content: str) -> str:
        return f"<Folder><d:article>{content}</d:article></Folder>\n"

    good = '{"id":"%s","text":"a"}'
    contents = [good % 1, '{"id":"2"}', "[1,", "[" * 2000, good % 5]
    data = HEAD + "".join(map(element, contents)).encode() + b"</kml>"
    refused: list[dateline.DatelineError] = []
    context = ReadContext(codec=Codec(), reject=refused.append)
    found = KmlReader().read(io.BytesIO(data), dateline.NoOptions(), context)
    assert [article.id for article in found] == ["1", "5"]
    invalid, broken, deep = refused
    assert isinstance(invalid, InvalidArticleError)
    assert str(invalid) == "line 3: text: is missing"
    assert str(broken).startswith("line 4:9: the dateline:article that begins here is not JSON")
    assert "depth" in str(deep)


def test_what_stands_before_an_error_is_read(write):
    articles = [Article(id=str(number), text="a" * 50_000) for number in range(5)]
    data = write(*articles)[:-20_000]
    found = []
    reading = KmlReader().read(io.BytesIO(data), dateline.NoOptions(), ReadContext(codec=Codec()))
    with pytest.raises(ParseError, match="not well-formed"):
        found.extend(article.id for article in reading)
    assert found == ["0", "1", "2", "3"]
