"""Where the code of plugins runs: what it does wrong is told with the name of its package.

A plugin is trusted: nothing here keeps it from harm that it means to do. But a mistake of its
author must not look like one of dateline's or the user's, must not go unnoticed, and must not
leave a half-made file.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from opcode import opmap
from typing import TYPE_CHECKING, BinaryIO

from dateline.errors import DatelineError, PluginError
from dateline.formats import ExportContext, Exporter, FileExporter, ReadContext, Reader
from dateline.messages import shown
from dateline.model import Article

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ArticleStream", "attributed", "exported", "read_articles", "told", "written"]

# Once the articles have ended, an exporter may have to write an index, or all it has gathered; one
# that goes on for longer than this will not end.
_CHUNKS_BEHIND_THE_LAST = 100_000
_CHUNKS_AN_ARTICLE = 1_000
_REQUESTS_BEHIND_THE_LAST = 1_000
_RAISE = opmap["RAISE_VARARGS"]


class ArticleStream:
    """The articles on their way to an exporter: counted, and what befell them kept in mind.

    Args:
        articles: The articles.
        watch: Called with each article before it is passed on.

    Attributes:
        articles: How many were passed on.
        records: How many records those held.
        ended: Whether the last one was asked for.
        failure: What the articles' own source raised, which is no fault of the exporter.
    """

    def __init__(
        self, articles: Iterable[Article], watch: Callable[[Article], None] | None = None
    ) -> None:
        self._next = iter(articles).__next__
        self._watch = watch
        self._late_requests = 0
        self.articles = 0
        self.records = 0
        self.ended = False
        self.failure: BaseException | None = None

    def __iter__(self) -> Iterator[Article]:
        return self

    def __next__(self) -> Article:
        try:
            article = self._next()
            if self._watch is not None:
                self._watch(article)
        except StopIteration:
            self.ended = True
            self._late_requests += 1
            if self._late_requests > _REQUESTS_BEHIND_THE_LAST:
                raise RuntimeError(
                    "asks for articles behind the last one, again and again"
                ) from None
            raise
        except BaseException as error:
            self.failure = error
            raise
        self.articles += 1
        self.records += len(article.records)
        return article

    def finish(self, owner: str) -> None:
        """See that the exporter has taken every article, and kept no failure to itself.

        Args:
            owner: The exporter's package.

        Raises:
            PluginError: It stopped before the last article.
        """
        if self.failure is None and not self.ended:
            with suppress(StopIteration):
                next(self)
                raise PluginError(
                    owner,
                    f"stopped after {self.articles - 1:,} articles, and there were more; "
                    "an exporter must take every article that it is given",
                )
        if self.failure is not None:
            raise self.failure


def exported(
    exporter: Exporter[object],
    owner: str,
    articles: ArticleStream,
    options: object,
    context: ExportContext,
) -> Iterator[bytes]:
    """What an exporter writes.

    Args:
        exporter: The exporter.
        owner: Its package.
        articles: The articles.
        options: An instance of its options.
        context: What it is given beside them.

    Yields:
        Chunks of bytes.

    Raises:
        PluginError: The exporter fails, yields something else than bytes, or goes on for ever.
    """
    chunks: object = None
    late = 0
    try:
        chunks = exporter.export(articles, options, context)
        for chunk in chunks:
            if chunk.__class__ is not bytes:
                chunk = _bytes(chunk, owner, exporter.name)
            yield chunk
            if articles.ended:
                late += 1
                if late > _CHUNKS_BEHIND_THE_LAST + articles.records * _CHUNKS_AN_ARTICLE:
                    raise PluginError(
                        owner, f"{exporter.name}: writes on and on behind the last article"
                    )
    except GeneratorExit:
        raise
    except BaseException as error:
        _raise_attributed(error, owner, f"writing {exporter.name}", articles)
    finally:
        if isinstance(chunks, Generator):
            with suppress(Exception):
                chunks.close()
    articles.finish(owner)


def written(
    exporter: FileExporter[object],
    owner: str,
    articles: ArticleStream,
    path: "Path",
    options: object,
    context: ExportContext,
) -> None:
    """Let an exporter write a file, or a folder.

    Args:
        exporter: The exporter.
        owner: Its package.
        articles: The articles.
        path: Where it writes.
        options: An instance of its options.
        context: What it is given beside them.

    Raises:
        PluginError: The exporter fails, or leaves nothing or something else there.
    """
    try:
        exporter.write(articles, path, options, context)
        if path.is_dir() != exporter.folder or not path.exists():
            wanted, found = ("folder", "file") if exporter.folder else ("file", "folder")
            made = f"a {found} and no {wanted}" if path.exists() else f"no {wanted}"
            raise PluginError(owner, f"{exporter.name}: made {made} at the path it was given")
    except BaseException as error:
        _raise_attributed(error, owner, f"writing {exporter.name}", articles)
    articles.finish(owner)


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
    try:
        for article in reader.read(stream, options, context):
            if not isinstance(article, Article):
                raise PluginError(
                    owner,
                    f"{reader.name}: its reader yielded {shown(article)}, which is no Article",
                )
            yield article
    except GeneratorExit:
        raise
    except BaseException as error:
        _raise_attributed(error, owner, f"reading {reader.name}", None)


@contextmanager
def attributed(owner: str, doing: str) -> Iterator[None]:
    """Within it, whatever fails is the fault of a package.

    Args:
        owner: The package.
        doing: What it does, in a few words.

    Raises:
        PluginError: It failed.
    """
    try:
        yield
    except BaseException as error:
        if isinstance(error, PluginError) or not _is_its_own(error):
            raise
        raise PluginError(owner, f"{doing} failed: {told(error)}{_place(error)}") from error


def told(error: BaseException) -> str:
    """An error in a line.

    Args:
        error: The error.

    Returns:
        Its class and its message; of an error of dateline, the message alone.
    """
    try:
        text = str(error)
    except Exception:
        text = ""
    if isinstance(error, DatelineError):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _bytes(chunk: object, owner: str, name: str) -> bytes:
    if isinstance(chunk, bytes | bytearray | memoryview):
        return bytes(chunk)
    advice = "; encode it, with .encode()" if isinstance(chunk, str) else ""
    raise PluginError(owner, f"{name}: its exporter yielded {shown(chunk)}, no bytes{advice}")


def _raise_attributed(
    error: BaseException, owner: str, doing: str, articles: ArticleStream | None
) -> None:
    """Raise what an error in a plugin's code is to the user: its source's, or the package's."""
    if articles is not None and articles.failure is not None:
        raise articles.failure
    if isinstance(error, DatelineError) or owner.split(" ")[0] == "dateline":
        raise error
    if not _is_its_own(error):
        raise error
    place = _place(error)
    raise PluginError(
        owner,
        f"{doing} failed: {told(error)}{place}; tell its authors",
    ) from error


def _is_its_own(error: BaseException) -> bool:
    """Whether an error comes from the code that runs, and not from the user or from a signal."""
    if isinstance(error, Exception | SystemExit):
        return True
    # Ctrl-C arrives between two instructions; only code that says `raise` stops at one.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or trace.tb_frame.f_globals.get("__name__", "").split(".")[0] == "dateline":
        return False
    return trace.tb_frame.f_code.co_code[trace.tb_lasti] == _RAISE


def _place(error: BaseException) -> str:
    """Where in the plugin it happened: the outermost frame that is not ours or the importer's."""
    trace = error.__traceback__
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", "?"))
        if module.split(".")[0] not in ("dateline", "importlib"):
            return f" ({module}, line {trace.tb_lineno})"
        trace = trace.tb_next
    return ""
