"""JSON: an article an object, several an array, read one at a time."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

import attrs

from dateline.codec import parse_json
from dateline.errors import InvalidArticleError, ParseError
from dateline.formats import NoOptions, ReadContext, Reader
from dateline.hookspecs import hookimpl
from dateline.model import Article

__all__ = ["JsonReader"]

_CHUNK = 1 << 16
_WHITE_SPACE = b" \t\r\n"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_CONTINUATION_BYTES = bytes(range(0x80, 0xC0))

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
        head = stream.read(_CHUNK)
        if head[:1] != b"{":
            head = _whole_head(head, stream)
            if head.lstrip(_WHITE_SPACE).startswith(b"["):
                yield from _read_array(head, stream, context)
                return
        rest = stream.read()
        data = head + rest if rest else head
        try:
            article = context.codec.decode(data)
        except ParseError as error:
            if (error.line or 1) > 1 and _is_json(data.lstrip().partition(b"\n")[0]):
                error.problem += "; if it holds an article a line, read it as jsonl"
            context.reject(error)
        except InvalidArticleError as error:
            context.reject(error)
        else:
            yield article


def _whole_head(head: bytes, stream: BinaryIO) -> bytes:
    """The head without a byte order mark, and as far as the first byte that is no white space."""
    while len(head) < len(_BYTE_ORDER_MARK) and (more := stream.read(_CHUNK)):
        head += more
    head = head.removeprefix(_BYTE_ORDER_MARK)
    while not head.lstrip(_WHITE_SPACE) and (more := stream.read(max(_CHUNK, len(head)))):
        head += more
    return head


def _is_json(data: bytes) -> bool:
    try:
        parse_json(data)
    except ParseError:
        return False
    return True


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
            where = f"[{element.index}]"
            context.reject(InvalidArticleError([found.within(where) for found in error.problems]))
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
    gap = opening + 1  # where what lies between two elements begins
    position = gap
    start = 0
    depth = 1
    index = 0
    line = column = 1
    counted = 0  # line and column are those of this offset

    def place(offset: int) -> None:
        nonlocal line, column, counted
        breaks = buffer.count(b"\n", counted, offset)
        if breaks:
            line += breaks
            column = 1
            counted = buffer.rindex(b"\n", counted, offset) + 1
        # Columns count characters, as those of a syntax error do.
        column += len(buffer[counted:offset].translate(None, _CONTINUATION_BYTES))
        counted = offset

    while True:
        token = _TOKEN.search(buffer, position)
        unfinished = token is not None and token[0].startswith(b'"') and token.end() == len(buffer)
        if token is None or unfinished:
            keep = start if depth > 1 else gap
            # An element longer than a chunk is searched again from its last string: let the
            # chunks grow with it, so that this stays linear.
            more = stream.read(max(_CHUNK, len(buffer) - keep))
            if more:
                place(keep)
                position = (token.start() if token else len(buffer)) - keep
                buffer = buffer[keep:] + more
                start, gap, counted = start - keep, gap - keep, 0
                continue
            if token is None:
                break
        bracket = token[0]
        if depth == 1:
            between = buffer[gap : token.start()].strip(_WHITE_SPACE)
            closes = bracket == b"]"
            if not (closes or bracket == b"{") or between != (
                b"," if index and not closes else b""
            ):
                place(gap)
                yield from _odd_rest(buffer[gap:] + stream.read(), index, line, column)
                return
            if closes:
                rest = buffer[token.end() :] + stream.read()
                behind = rest.lstrip(_WHITE_SPACE)
                if behind:
                    buffer = buffer[: token.end()] + rest
                    place(len(buffer) - len(behind))
                    raise ParseError(
                        "is not JSON: content behind the array", line=line, column=column
                    )
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
        place(gap)
        yield from _odd_rest(buffer[gap:], index, line, column)
    else:
        place(start)
        raise ParseError("is not JSON: it ends within an article", line=line, column=column)


def _odd_rest(rest: bytes, index: int, line: int, column: int) -> Iterator[_Element]:
    """What is left of an array that holds something else than objects, or is broken."""
    here = _Element(index, b"", line, column)
    behind = rest.lstrip(_WHITE_SPACE)
    if not index:
        rest = b"[" + rest
        here = attrs.evolve(here, column=column - 1)
    elif behind.startswith(b",") and not behind[1:].lstrip(_WHITE_SPACE).startswith(b"]"):
        # With the comma made a bracket, the rest is an array, and all in it stays in its place.
        rest = rest.replace(b",", b"[", 1)
    else:
        problem = "expected a comma or the end of the array behind an article"
        if behind.startswith(b","):
            problem = "a comma before the end of the array"
        elif not behind:
            problem = "it ends within the array"
        space = rest[: len(rest) - len(behind)]
        breaks = space.count(b"\n")
        found = ParseError(
            f"is not JSON: {problem}",
            line=breaks + 1,
            column=len(space) - space.rfind(b"\n") if space else 1,
        )
        raise here.placed(found)
    try:
        parsed = parse_json(rest)
    except ParseError as error:
        raise here.placed(error) from None
    for offset, value in enumerate(cast("list[object]", parsed)):
        yield _Element(index + offset, b"", line, column, (value,))


@hookimpl
def dateline_readers() -> Iterable[Reader[NoOptions]]:
    """The JSON reader."""
    return [JsonReader()]
