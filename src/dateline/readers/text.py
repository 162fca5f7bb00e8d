"""Plain text: the article as it is, UTF-8, headline and date line included.

The first line is the headline where it is one. A byline, a date line and a dateline, such as
``BAGHDAD (AP) —``, are understood where they stand. The text itself is kept as it was read, line
ends included; only a byte order mark is passed over. Records are captured from it.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dateline.errors import DatelineError, ParseError
from dateline.formats import NoOptions, ReadContext, Reader
from dateline.hookspecs import hookimpl
from dateline.layout import layout_of
from dateline.model import Article

__all__ = ["TextReader"]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What people have, and what to do with it.
_OTHERS = {
    b"%PDF-": "is a PDF file; save its text as .txt",
    b"PK\x03\x04": "is a zip archive or an office document; save its text as .txt",
    b"{\\rtf": "is an RTF document; save it as plain text",
    b"\x1f\x8b": "is compressed by gzip; name its path, ending .gz, or use gzip.open",
    b"<!doctype html": "is HTML; name it .html, or read it as html",
    b"<html": "is HTML; name it .html, or read it as html",
}


class TextReader(Reader[NoOptions]):
    """Reads a text file as one article, from which records are then captured."""

    name = "text"
    suffixes = (".txt",)
    description = "Plain text: the article itself; records are captured from it"
    bare = True

    def read(self, stream: BinaryIO, options: NoOptions, context: ReadContext) -> Iterator[Article]:
        """Read the article; see ``Reader.read``."""
        try:
            text = _decoded(stream.read())
            layout = layout_of(text)
            article = Article(
                text=text,
                headline=layout.headline,
                byline=layout.byline,
                published=layout.published,
                dateline=layout.dateline,
                publisher=layout.publisher,
            )
        except DatelineError as error:
            context.reject(error)
        else:
            yield article


def _decoded(data: bytes) -> str:
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if data.startswith(_UTF_16_MARKS):
        raise ParseError("is UTF-16; save it as UTF-8")
    head = data[:200].lstrip().lower()
    for beginning, problem in _OTHERS.items():
        if head.startswith(beginning.lower()):
            raise ParseError(problem)
    if b"\0" in data:
        raise ParseError("is a binary file, and no text: it holds NUL characters")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        raise ParseError(
            f"is not UTF-8: byte 0x{data[error.start]:02x}; save it as UTF-8",
            line=line,
            column=len(before.decode()) + 1,
        ) from None
    if not text.strip():
        raise ParseError("is empty, where an article's text was expected")
    return text


@hookimpl
def dateline_readers() -> Iterable[Reader[NoOptions]]:
    """The reader of plain text."""
    return [TextReader()]
