"""JSON Lines: an article a line, UTF-8."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dateline.errors import InvalidArticleError, ParseError
from dateline.formats import NoOptions, ReadContext, Reader
from dateline.hookspecs import hookimpl
from dateline.model import Article

__all__ = ["JsonLinesReader"]


class JsonLinesReader(Reader[NoOptions]):
    """Reads an article a line; blank lines are passed over, bad ones reported by number."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    description = "JSON Lines: an article a line"

    def read(self, stream: BinaryIO, options: NoOptions, context: ReadContext) -> Iterator[Article]:
        """Read articles; see ``Reader.read``."""
        for number, line in enumerate(stream, 1):
            if line.isspace():
                continue
            try:
                article = context.codec.decode(line)
            except (ParseError, InvalidArticleError) as error:
                error.line = number
                context.reject(error)
            else:
                yield article


@hookimpl
def dateline_readers() -> Iterable[Reader[NoOptions]]:
    """The JSON Lines reader."""
    return [JsonLinesReader()]
