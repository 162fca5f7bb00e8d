"""One source, from opening to its last article."""

from collections.abc import Callable, Iterator

from dateline import sources
from dateline.codec import Codec
from dateline.errors import (
    ArticleCountError,
    DatelineError,
    InvalidArticleError,
    ParseError,
    SourceError,
)
from dateline.formats import ReadContext, Reader
from dateline.isolation import read_articles
from dateline.model import Article
from dateline.registry import Supplied
from dateline.sources import Source

__all__ = ["read_source", "single"]

_EMPTY = "is empty: it holds no article"


def read_source(
    source: Source,
    reader: Supplied[Reader[object]],
    options: object,
    codec: Codec,
    *,
    reject: Callable[[DatelineError], None] | None = None,
    progress: Callable[[int | str], None] | None = None,
    refuse_blank: bool = False,
) -> Iterator[Article]:
    """Read the articles of a source; errors in it get its name.

    Args:
        source: A path, ``"-"`` for standard input, or a binary file object.
        reader: The reader, and its package.
        options: An instance of the reader's options.
        codec: Makes articles of JSON.
        reject: Called with the error of each bad article, which is then left out; if None, the
            first is raised.
        progress: Called with the number of bytes at each read.
        refuse_blank: Whether a source without anything but white space is an error.

    Yields:
        The articles.

    Raises:
        DatelineError: The source cannot be read, or is not in the format.
    """
    name = sources.source_name(source)

    def named(error: DatelineError) -> DatelineError:
        if isinstance(error, ParseError | InvalidArticleError) and error.source is None:
            error.source = name
        return error

    context = ReadContext(codec=codec)
    told = False

    def refuse(error: DatelineError) -> None:
        nonlocal told
        if reject is None:
            raise error
        told = True
        reject(named(error))

    if reject is not None:
        context = ReadContext(codec=codec, reject=refuse)
    with sources.open_source(source, progress=progress) as stream:
        head = sources.head_of(stream) if refuse_blank else b"?"
        blank = not head.strip()
        if not head:
            refuse(SourceError(name, _EMPTY))
            return
        try:
            for article in read_articles(reader.value, reader.owner, stream, options, context):
                blank = False
                yield article
        except (ParseError, InvalidArticleError) as error:
            named(error)
            raise
        if blank and not told:
            refuse(SourceError(name, _EMPTY))


def single(articles: Iterator[Article], source: str | None) -> Article:
    """The one article that there is to be.

    Args:
        articles: What was read.
        source: The source's name, or None.

    Returns:
        The article.

    Raises:
        ArticleCountError: There is none, or there are several.
    """
    article = next(articles, None)
    if article is None:
        raise ArticleCountError(0, source=source)
    if next(articles, None) is not None:
        raise ArticleCountError(2 + sum(1 for _ in articles), source=source)
    return article
