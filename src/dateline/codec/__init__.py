"""The model to and from JSON: orjson at full speed, cattrs to say what is wrong."""

import functools
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

import orjson

from dateline.codec.generated import Loader, article_loader
from dateline.errors import EvidenceProblem, InvalidArticleError, ParseError, Problem
from dateline.model import RECORD_TYPES, Article, Record

if TYPE_CHECKING:
    import cattrs

__all__ = ["Codec", "encode", "parse_json"]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


#: Options of orjson by ``indent`` and ``newline``.
_OPTIONS = {
    (False, False): 0,
    (False, True): orjson.OPT_APPEND_NEWLINE,
    (True, False): orjson.OPT_INDENT_2,
    (True, True): orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
}


class Codec:
    """Articles to and from JSON, for a set of record types.

    Args:
        record_types: The record types that it reads; those of the core if none are given.
        reanchor: Whether to move evidence to where its words are, where its offsets are off.
        drop_orphans: Whether to take out evidence whose words the text no longer holds.
    """

    def __init__(
        self,
        record_types: Mapping[str, type[Record]] | None = None,
        *,
        reanchor: bool = False,
        drop_orphans: bool = False,
    ) -> None:
        if record_types is None:
            record_types = {record_type.record_type: record_type for record_type in RECORD_TYPES}
        self.record_types = record_types
        self.reanchor = reanchor
        self.drop_orphans = drop_orphans

    @functools.cached_property
    def converter(self) -> "cattrs.Converter":
        """A cattrs converter for the model, strict about types, fields and record types."""
        from dateline.codec.detailed import make_converter

        return make_converter(self.record_types)

    def decode(self, data: bytes | str) -> Article:
        """Read one article.

        Args:
            data: JSON, UTF-8; a byte order mark is passed over.

        Returns:
            The article.

        Raises:
            ParseError: The data is not JSON.
            InvalidArticleError: It is JSON, but not an article; every problem with its path.
        """
        try:
            return cast("Article", self._load(orjson.loads(data)))
        except Exception:
            return self.structure(parse_json(data))

    def structure(self, value: object) -> Article:
        """Make an article of parsed JSON.

        Args:
            value: Dicts, lists, texts, numbers, booleans and None; left as it is.

        Returns:
            The article.

        Raises:
            InvalidArticleError: It is not an article; every problem with its path.
        """
        if not isinstance(value, dict):
            kind = {list: "a list", str: "text", bool: "true or false", type(None): "null"}
            got = kind.get(type(value), "a number")
            raise InvalidArticleError([Problem("", f"expected an article, an object, got {got}")])
        try:
            return self.converter.structure(value, Article)
        except Exception as error:
            return self._second_try(value, error)

    def _second_try(self, value: dict[str, object], error: Exception) -> Article:
        """The article with its evidence where the words are, or all that is wrong."""
        from dateline.codec.anchors import reanchored
        from dateline.codec.detailed import problems_of

        moved, misplaced = reanchored(value)
        if not misplaced:
            raise InvalidArticleError(problems_of(error)) from None
        wrong = [problem for problem in misplaced if not self._mends(problem)]
        gone = [problem for problem in misplaced if problem.orphaned]
        found: list[Problem] = []
        try:
            article = self.converter.structure(moved, Article)
        except Exception as other:
            # Of evidence that is misplaced, all is said.
            told = tuple(problem.path for problem in misplaced if problem.found is None)
            found = [each for each in problems_of(other) if not each.path.startswith(told)]
            if not wrong and not found:
                return self._without_orphans(moved, gone)
        else:
            if not wrong:
                return article
        raise InvalidArticleError([*wrong, *found]) from None

    def _without_orphans(
        self, moved: dict[str, object], gone: Sequence[EvidenceProblem]
    ) -> Article:
        from dateline.codec.anchors import without_orphans
        from dateline.codec.detailed import problems_of

        try:
            return self.converter.structure(without_orphans(moved, gone), Article)
        except Exception as error:
            raise InvalidArticleError(problems_of(error)) from None

    def _mends(self, problem: EvidenceProblem) -> bool:
        return self.drop_orphans if problem.orphaned else self.reanchor and bool(problem.found)

    @functools.cached_property
    def _load(self) -> Loader:
        return article_loader(self.record_types)


def encode(article: Article, *, indent: bool = False, newline: bool = False) -> bytes:
    """Write one article as JSON, UTF-8.

    Args:
        article: The article, with records of any type.
        indent: Whether to lay it out over lines, indented by two.
        newline: Whether to end with a line feed.

    Returns:
        One JSON object.
    """
    return orjson.dumps(article, None, _OPTIONS[indent, newline])


def parse_json(data: bytes | str) -> object:
    """Parse JSON strictly (RFC 8259): no NaN, no invalid UTF-8, at most 1,024 levels deep.

    Args:
        data: JSON, UTF-8; a byte order mark is passed over. Of a name that an object holds twice,
            the last value counts.

    Returns:
        The value.

    Raises:
        ParseError: It is not JSON; line and column count from 1.
    """
    if isinstance(data, bytes):
        data = data.removeprefix(_BYTE_ORDER_MARK)
    else:
        data = data.removeprefix("\ufeff")
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _parse_error(data, error) from None


def _parse_error(data: bytes | str, error: json.JSONDecodeError) -> ParseError:
    if not data.strip():
        return ParseError("is empty, where JSON was expected")
    if isinstance(data, bytes):
        if data.startswith(b"\x1f\x8b"):
            return ParseError("is compressed by gzip; name its path, ending .gz, or use gzip.open")
        if data.startswith(_UTF_16_MARKS):
            return ParseError("is UTF-16; save it as UTF-8")
        try:
            data.decode()
        except UnicodeDecodeError as invalid:
            line = data.count(b"\n", 0, invalid.start) + 1
            before = data[data.rfind(b"\n", 0, invalid.start) + 1 : invalid.start]
            column = len(before.decode()) + 1
            return ParseError(
                f"is not UTF-8: byte 0x{data[invalid.start]:02x}; save it as UTF-8",
                line=line,
                column=column,
            )
    return ParseError(f"is not JSON: {error.msg}", line=error.lineno, column=error.colno)
