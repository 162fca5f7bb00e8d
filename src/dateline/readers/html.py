"""HTML: the article in a saved web page, its text and what the page says about it.

Navigation, comments and the like are left out. Headline, byline, date, publisher, address and
language are taken from the page's metadata, and where it has none, from the text. ``Article.text``
is the page's main text, the headline first; records are captured from it.

It needs the extra ``dateline[html]``.
"""

import functools
import logging
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from dateline.errors import DatelineError, MissingPackageError, ParseError
from dateline.formats import NoOptions, ReadContext, Reader
from dateline.hookspecs import hookimpl
from dateline.layout import layout_of
from dateline.model import Article

if TYPE_CHECKING:
    from trafilatura.settings import Document

__all__ = ["HtmlReader"]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 2048
_SHORT = 1000
_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w-]{2,20})", re.I)
# As browsers take them (WHATWG Encoding), where Python's codec has another name or is narrower.
_ENCODINGS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs",
    "macintosh": "mac_roman", "iso-8859-11": "cp874", "tis-620": "cp874",
    **{f"windows-{number}": f"cp{number}" for number in (874, *range(1250, 1259))},
    **{f"iso-8859-{number}": f"iso8859_{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14)},
    "iso-8859-15": "iso8859_15", "iso-8859-16": "iso8859_16", "koi8-r": "koi8_r",
    "koi8-u": "koi8_u", "gb18030": "gb18030", "euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp",
}  # fmt: skip
# UTF-16 cannot be read up to its own declaration: it is UTF-8 in truth.
_UTF_8 = ("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be")
# Behind a capital it may be an initial's.
_SENTENCE_END = re.compile(r"[^A-Z][.!?…]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext")
# Today is the default: the same page must give the same article on another day.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",
}


class HtmlReader(Reader[NoOptions]):
    """Reads the article of a web page, from which records are then captured."""

    name = "html"
    suffixes = (".html", ".htm")
    description = "HTML: the article of a web page; records are captured from it (dateline[html])"
    bare = True

    def read(self, stream: BinaryIO, options: NoOptions, context: ReadContext) -> Iterator[Article]:
        """Read the article; see ``Reader.read``."""
        try:
            article = _article(_decoded(stream.read()))
        except MissingPackageError:
            raise
        except DatelineError as error:
            context.reject(error)
        else:
            yield article


def _article(page: str) -> Article:
    document, language = _extracted(page)
    body = (document.text or "").strip() if document else ""
    if document is None or not body:
        raise ParseError("holds no article that can be told from its page; save its text as .txt")
    headline = " ".join((document.title or "").split()) or None
    text = body if headline is None or body.startswith(headline) else f"{headline}\n\n{body}"
    layout = layout_of(text)
    authors = [author.strip() for author in (document.author or "").split(";")]
    return Article(
        text=text,
        headline=headline or layout.headline,
        byline=tuple(dict.fromkeys(filter(None, authors))) or layout.byline,
        publisher=document.sitename or layout.publisher,
        published=document.date or layout.published,
        dateline=layout.dateline,
        url=document.url or None,
        language=language,
    )


def _extracted(page: str) -> "tuple[Document | None, str | None]":
    """The article that is found in a page, and the page's language."""
    try:
        from lxml.etree import ParserError
        from trafilatura import bare_extraction, load_html
        from trafilatura.settings import Document
    except ImportError as error:
        raise MissingPackageError("html", "trafilatura", "html") from error
    for name in _LIBRARIES:
        # They warn of every page that is not to their liking, on standard error.
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        tree = load_html(page)
        if tree is None:
            return None, None
        language = tree.get("lang") or ""
        extract = functools.partial(
            bare_extraction, tree, with_metadata=True, include_comments=False
        )
        found = extract(date_extraction_params=dict(_DATES))
        if isinstance(found, Document) and len(found.text or "") < _SHORT:
            # Of a short page, its last resort breaks sentences at links, or makes one line of it
            # all; its stricter way does not.
            strict = extract(date_extraction_params=dict(_DATES), favor_precision=True)
            if isinstance(strict, Document) and _holds_all(strict.text or "", found.text or ""):
                found = strict
    except (ParserError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as bad:
        # Anything can be on a page, and these libraries do not promise what they do then.
        raise ParseError(f"is no HTML that can be read ({type(bad).__name__})") from bad
    known = language if _LANGUAGE.fullmatch(language) else None
    return (found if isinstance(found, Document) else None), known


def _holds_all(strict: str, text: str) -> bool:
    """Whether no sentence is missing from a text as it was extracted more strictly."""
    rest = "".join(text.split())
    lines = ["".join(line.split()) for line in strict.splitlines()]
    if any(line not in rest for line in lines):
        return False
    for line in sorted(lines, key=len, reverse=True):
        rest = rest.replace(line, "\n", 1)
    # What is left out, such as a byline, ends no sentence.
    return bool(lines) and not _SENTENCE_END.search(rest)


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16_MARKS):
        raise ParseError("is UTF-16; save it as UTF-8")
    encoding = "utf-8"
    declared = _CHARSET.search(data[:_LOOKED_AT])
    if data.startswith(_BYTE_ORDER_MARK):
        data = data.removeprefix(_BYTE_ORDER_MARK)
    elif declared is not None and (label := declared[1].decode().lower()) not in _UTF_8:
        if label not in _ENCODINGS:
            raise ParseError(f"is in an encoding that is not known here, {label}; save it as UTF-8")
        encoding = _ENCODINGS[label]
    if b"\0" in data:
        raise ParseError("is a binary file, and no HTML: it holds NUL characters")
    if not data.strip():
        raise ParseError("is empty, where HTML was expected")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ParseError(
            f"is not {encoding.upper()}: byte 0x{data[error.start]:02x}; save it as UTF-8",
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None


@hookimpl
def dateline_readers() -> Iterable[Reader[NoOptions]]:
    """The reader of HTML."""
    return [HtmlReader()]
