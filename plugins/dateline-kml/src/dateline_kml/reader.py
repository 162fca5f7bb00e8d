"""KML that dateline wrote, back to articles: an article at a time, and safe with any input."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

import attrs

from dateline import Article, InvalidArticleError, NoOptions, ParseError, ReadContext, Reader
from dateline_kml.markup import NAMESPACE

__all__ = ["KmlReader"]

_CHUNK = 1 << 16
# Of a tag, a comment or the like that is not at its end yet, expat looks at all again with each
# chunk, and keeps an entry for each open element: both have to end somewhere.
_LONGEST_TOKEN = 1 << 20
_DEEPEST = 100

_SEPARATOR = " "
_ARTICLE = f"{NAMESPACE}{_SEPARATOR}article"
_HOLDS = f"{NAMESPACE}{_SEPARATOR}holds"

_INSTEAD = "read the file that it was made from, or one that dateline wrote"


class KmlReader(Reader[NoOptions]):
    """Reads the articles that the KML exporter put into its files; no other KML."""

    name = "kml"
    suffixes = (".kml",)
    description = "KML, where dateline wrote it"

    def read(self, stream: BinaryIO, options: NoOptions, context: ReadContext) -> Iterator[Article]:
        """Read articles; see ``Reader.read``."""
        document = _Document()
        while True:
            chunk = stream.read(_CHUNK)
            failure: ParseError | None = None
            try:
                document.feed(chunk)
            except ParseError as error:
                # The articles that end before it are whole.
                failure = error
            for payload in document.taken():
                try:
                    article = context.codec.decode(payload.text)
                except ParseError as error:
                    # Where in the JSON says nothing of where in the XML.
                    problem = f"the dateline:article that begins here {error.problem}"
                    context.reject(ParseError(problem, line=payload.line, column=payload.column))
                except InvalidArticleError as error:
                    error.line = payload.line
                    context.reject(error)
                else:
                    yield article
            if failure is not None:
                raise failure
            if not chunk:
                return


@attrs.frozen
class _Payload:
    """The JSON of an article, and where its element begins, each from 1."""

    text: str
    line: int
    column: int


class _Document:
    """Takes a file in pieces, and gives the JSON of the articles in it."""

    def __init__(self) -> None:
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser
        self._fed = 0
        self._depth = 0
        self._gathering: list[str] | None = None
        self._begun = (1, 1)
        self._payloads: list[_Payload] = []
        self._holds: str | None = None
        self._found_article = False

    def feed(self, chunk: bytes) -> None:
        """Take the next piece.

        Args:
            chunk: Bytes of the file; none at its end.

        Raises:
            ParseError: The file is no KML, not one that dateline wrote, or not safe to read.
        """
        if not self._fed:
            _check_head(chunk)
        self._fed += len(chunk)
        try:
            self._parser.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            problem = f"is not well-formed XML: {expat.ErrorString(error.code)}"
            raise ParseError(problem, line=error.lineno, column=error.offset + 1) from None
        except ParseError:
            raise
        except (LookupError, ValueError) as error:
            # Python's answer to an encoding that it does not know, or that has several bytes.
            raise self._error(f"is in an encoding that cannot be read ({error})") from None
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TOKEN + _CHUNK:
            raise self._error("a tag or a comment here is longer than 1 MiB")
        if not chunk:
            self._check_all()

    def taken(self) -> list[_Payload]:
        """What articles have ended since this was asked last."""
        payloads, self._payloads = self._payloads, []
        return payloads

    def _check_all(self) -> None:
        if self._holds == "facts":
            raise ParseError(
                "was written with read_back=no, and shows facts without the articles that they "
                "are from; read the file that it was made from, or write it with read_back=yes"
            )
        if self._holds is None and not self._found_article:
            raise ParseError(
                "is KML that dateline did not write (or another program has rewritten), and holds "
                f"no articles; {_INSTEAD}"
            )

    def _start(self, name: str, _: dict[str, str]) -> None:
        if not self._depth and name.rpartition(_SEPARATOR)[2] != "kml":
            local = ascii(name.rpartition(_SEPARATOR)[2][:40])
            raise self._error(f"is not KML: its root element is {local}; {_INSTEAD}")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._error(f"elements are nested more than {_DEEPEST} deep")
        if self._gathering is not None:
            raise self._error("expected text within the element of dateline, got another element")
        if name in (_ARTICLE, _HOLDS):
            self._gathering = []
            self._begun = self._position()

    def _text(self, text: str) -> None:
        if self._gathering is not None:
            self._gathering.append(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._gathering is None:
            return
        text = "".join(self._gathering)
        self._gathering = None
        if name == _HOLDS:
            self._holds = text.strip()
        else:
            self._found_article = True
            self._payloads.append(_Payload(text, *self._begun))

    def _doctype(self, *_: object) -> None:
        # KML has none, and what a document type declares can grow without bounds or open files.
        raise self._error(f"has a document type declaration, which is not read; {_INSTEAD}")

    def _error(self, problem: str) -> ParseError:
        line, column = self._position()
        return ParseError(problem, line=line, column=column)

    def _position(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1


def _check_head(head: bytes) -> None:
    if not head.strip():
        raise ParseError("is empty, where KML was expected")
    if head.startswith(b"PK\x03\x04"):
        raise ParseError("is a zip archive; if it is KMZ, unpack the .kml file in it and read that")
    if head.startswith(b"\x1f\x8b"):
        raise ParseError("is compressed by gzip; name its path, ending .gz, or use gzip.open")
