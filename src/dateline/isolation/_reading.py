"""Readers of plugins, at work."""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

import attrs

from dateline.errors import DatelineError, PluginError
from dateline.formats import ReadContext, Reader
from dateline.isolation._blame import (
    Outside,
    WorkingFolder,
    close,
    is_ours,
    iterable_of,
    raise_attributed,
)
from dateline.messages import shown
from dateline.model import Article

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["read_articles"]

_NO_ARTICLES = ", and no iterable of articles"


def read_articles(
    reader: Reader[object],
    owner: str,
    stream: BinaryIO,
    options: object,
    context: ReadContext,
) -> Iterator[Article]:
    """What a reader reads.

    Args:
        reader: The reader.
        owner: Its package.
        stream: The input.
        options: An instance of its options.
        context: What it is given beside them.

    Yields:
        The articles.

    Raises:
        PluginError: The reader fails, or yields something else than articles.
    """
    outside, folder = Outside(), WorkingFolder(owner)
    articles: Iterable[object] = ()

    def reject(error: DatelineError) -> None:
        if not isinstance(error, DatelineError):
            raise PluginError(owner, f"{reader.name}: rejects {shown(error)}, which is no error")
        outside.guarded(context.reject)(error)

    try:
        if not is_ours(owner):
            stream = cast("BinaryIO", io.BufferedReader(_Input(stream, outside)))
        given = attrs.evolve(context, reject=reject)
        what = f"{reader.name}: its read"
        articles = iterable_of(reader.read(stream, options, given), owner, what, _NO_ARTICLES)
        for article in articles:
            if not isinstance(article, Article):
                raise PluginError(
                    owner,
                    f"{reader.name}: its reader yielded {shown(article)}, which is no Article",
                )
            folder.check()
            yield article
        folder.check()
    except BaseException as error:
        doing = f"reading {reader.name}"
        raise_attributed(error, owner, doing, outside.failure, (DatelineError,))
    finally:
        close(articles)
        folder.restore()
    if outside.failure is not None:
        # The reader has kept it to itself.
        raise outside.failure


class _Input(io.RawIOBase):
    """The input of a reader; that it cannot be read is no fault of the reader."""

    def __init__(self, stream: BinaryIO, outside: Outside) -> None:
        self._stream = stream
        read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._read = outside.guarded(read)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer)
        data = self._read(len(view))
        view[: len(data)] = data
        return len(data)
