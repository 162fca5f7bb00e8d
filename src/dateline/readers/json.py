"""JSON: an article an object, several an array, read one at a time."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import attrs

from dateline.codec import parse_json
from dateline.errors import InvalidArticleError, ParseError, Problem
from dateline.formats import NoOptions, ReadContext, Reader
from dateline.hookspecs import hookimpl
from dateline.model import Article

__all__ = ["JsonReader"]

_CHUNK = 1 << 16
_WHITE_SPACE = b" \t\r\n"

# A string to its end or, unfinished, to the end of the buffer; or a bracket. Possessive: no
# input makes it backtrack.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


class JsonReader(Reader[NoOptions]):
    """Reads one article, or an array of articles without holding more than one."""

    name = "json"
    suffixes = (".json",)
    description = "JSON: an article an object, several an array"

    def read(self, stream: BinaryIO, options: NoOptions, context: ReadContext) -> Iterator[Article]:
        """Read articles; see ``Reader.read``."""
        head = stream.read(_CHUNK).removeprefix(b"\xef\xbb\xbf")
        while head.isspace() and (more := stream.read(_CHUNK)):
            head += more
        if head.lstrip(_WHITE_SPACE).startswith(b"["):
            yield from _read_array(head, stream, context)
            return
        try:
            yield context.codec.decode(head + stream.read())
        except ParseError as error:
            if "trailing" in error.problem and (error.line or 1) > 1:
                error.problem += "; if it holds an article a line, read it as jsonl"
            context.reject(error)
        except InvalidArticleError as error:
            context.reject(error)


def _read_array(head: bytes, stream: BinaryIO, context: ReadContext) -> Iterator[Article]:
    for element in _elements(head, stream):
        try:
            if element.value is not None:
                article = context.codec.structure(element.value[0])
            else:
                article = context.codec.decode(element.data)
        except ParseError as error:
            # What follows a syntax error cannot be told apart any more: it is never skipped.
            raise element.placed(error) from None
        except InvalidArticleError as error:
            problems = [
                Problem(f"[{element.index}]{'.' if problem.path else ''}{problem.path}", problem.problem)
                for problem in error.problems
            ]
            context.reject(InvalidArticleError(problems))
        else:
            yield article


@attrs.frozen
class _Element:
    """One element of the array: its bytes, and where they stand; or its parsed value."""

    index: int
    data: bytes
    line: int
    column: int
    value: tuple[object] | None = None

    def placed(self, error: ParseError) -> ParseError:
        if error.line is None:
            return ParseError(error.problem, line=self.line, column=self.column)
        column = error.column or 1
        if error.line == 1:
            column += self.column - 1
        return ParseError(error.problem, line=error.line + self.line - 1, column=column)


def _elements(head: bytes, stream: BinaryIO) -> Iterator[_Element]:
    """Cut an array into its elements by brackets alone; what is within them is not judged."""
    buffer = head
    opening = buffer.index(b"[")
    line = buffer.count(b"\n", 0, opening) + 1
    column = opening - buffer.rfind(b"\n", 0, opening)
    gap = opening + 1  # where what lies between two elements begins
    position = gap
    start = 0
    depth = 1
    index = 0
    size = _CHUNK
    counted = opening  # line and column are those of this offset

    def place(offset: int) -> None:
        nonlocal line, column, counted
        breaks = buffer.count(b"\n", counted, offset)
        line += breaks
        column = offset - buffer.rfind(b"\n", counted, offset) if breaks else column + offset - counted
        counted = offset

    while True:
        token = _TOKEN.search(buffer, position)
        unfinished = token is not None and token[0].startswith(b'"') and token.end() == len(buffer)
        if token is None or unfinished:
            more = stream.read(size)
            if not more and token is None:
                break
            if more:
                keep = start if depth > 1 else gap
                place(keep)
                position = (token.start() if token else len(buffer)) - keep
                buffer = buffer[keep:] + more
                start, gap, counted = start - keep, gap - keep, 0
                # An element longer than a chunk is searched again from its last string: let the
                # chunks grow with it, so that this stays linear.
                size = max(_CHUNK, len(buffer))
                continue
            assert token is not None
        bracket = token[0]
        if depth == 1:
            between = buffer[gap : token.start()].strip(_WHITE_SPACE)
            closes = bracket == b"]"
            if bracket != b"{" and not closes or between != (b"," if index and not closes else b""):
                yield from _odd_rest(buffer[gap:] + stream.read(), index, line, column)
                return
            if closes:
                rest = buffer[token.end() :] + stream.read()
                if rest.strip(_WHITE_SPACE):
                    place(token.end())
                    raise ParseError("is not JSON: content behind the array", line=line, column=column)
                return
            start = token.start()
            depth = 2
        elif bracket in b"[{":
            depth += 1
        elif bracket in b"]}":
            depth -= 1
            if depth == 1:
                place(start)
                yield _Element(index, buffer[start : token.end()], line, column)
                index += 1
                gap = token.end()
        position = token.end()
    if depth == 1:
        yield from _odd_rest(buffer[gap:], index, line, column)
    else:
        place(start)
        raise ParseError("is not JSON: it ends within an article", line=line, column=column)


def _odd_rest(rest: bytes, index: int, line: int, column: int) -> Iterator[_Element]:
    """What is left of an array that holds something else than objects, or is broken."""
    rest = rest.lstrip(_WHITE_SPACE)
    if index and rest.startswith(b","):
        rest = rest[1:]
        if rest.lstrip(_WHITE_SPACE).startswith(b"]"):
            raise ParseError("is not JSON: a comma before the end of the array", line=line)
    elif index and not rest.startswith(b"]"):
        raise ParseError(f"is not JSON: no comma behind article {index}", line=line)
    try:
        parsed = parse_json(b"[" + rest)
    except ParseError as error:
        place = _Element(index, b"", line, 1)
        raise ParseError(error.problem, line=place.placed(error).line) from None
    assert isinstance(parsed, list)
    for offset, value in enumerate(parsed):
        yield _Element(index + offset, b"", line, column, (value,))


@hookimpl
def dateline_readers() -> Iterable[Reader[NoOptions]]:
    """The JSON reader."""
    return [JsonReader()]
