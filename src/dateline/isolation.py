"""Where the code of plugins runs: what it does wrong is told with the name of its package.

A plugin is trusted: nothing here keeps it from harm that it means to do. But a mistake of its
author must not look like one of dateline's or the user's, must not go unnoticed, and must not
leave a half-made file.
"""

import errno
import io
import itertools
import os
import sys
from collections.abc import Callable, Coroutine, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from opcode import opmap
from typing import TYPE_CHECKING, BinaryIO, NoReturn, ParamSpec, TypeVar, cast

import attrs

from dateline.errors import (
    DatelineError,
    ExportError,
    LossError,
    OptionError,
    PluginError,
    TargetError,
    UnknownRecordTypeError,
)
from dateline.formats import (
    AnyExporter,
    ExportContext,
    Exporter,
    FileExporter,
    ReadContext,
    Reader,
)
from dateline.losses import Loss
from dateline.messages import shown
from dateline.model import Article

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import WriteableBuffer

__all__ = [
    "ArticleStream",
    "attributed",
    "declared_losses",
    "exported",
    "read_articles",
    "told",
    "written",
]

# An exporter may have to write an index once the articles have ended, or all that it has gathered.
# One that goes on for longer than this, without taking another article, will not end.
_CHUNKS_AT_ONCE = 100_000
_CHUNKS_A_RECORD = 1_000
_BYTES_AT_ONCE = 1 << 30
_BYTES_A_RECORD = 1 << 20
_REQUESTS_BEHIND_THE_LAST = 1_000

# What a disk or a quota says when it takes no more.
_DISK_FAILURES = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}

_MOST_LOSSES = 1_000
_LONGEST_MESSAGE = 500
_RAISE = opmap["RAISE_VARARGS"]

# What an exporter raises to tell the user something, and not by mistake.
_MEANT_BY_EXPORTERS = (ExportError, LossError, OptionError, PluginError, UnknownRecordTypeError)

Given = ParamSpec("Given")
ResultT = TypeVar("ResultT")


class _Endless(BaseException):
    """An exporter asks for articles for ever; it cannot keep this one with ``except Exception``."""


class ArticleStream:
    """The articles on their way to an exporter: counted, and what befell them kept in mind.

    Args:
        articles: The articles.
        watch: Called with each article before it is passed on.

    Attributes:
        articles: How many were passed on.
        records: How many records those held.
        ended: Whether the last one was passed on, and another asked for.
        steps: How often it went on: with an article, or to the end.
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
        self.steps = 0
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
            self.steps += not self.ended
            self.ended = True
            self._late_requests += 1
            if self._late_requests > _REQUESTS_BEHIND_THE_LAST:
                raise _Endless from None
            raise
        except BaseException as error:
            self.failure = error
            raise
        self.steps += 1
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
    chunks: Iterable[object] = ()
    outside = _Outside()
    step, late, weight = -1, 0, 0
    try:
        if context.on_progress is not None:
            context = attrs.evolve(context, on_progress=outside.guarded(context.on_progress))
        returned = exporter.export(articles, options, context)
        chunks = _iterable(returned, owner, f"{exporter.name}: its export", "bytes")
        for chunk in chunks:
            if chunk.__class__ is not bytes:
                chunk = _bytes(chunk, owner, exporter.name)
            yield chunk
            if articles.steps != step:
                step, late, weight = articles.steps, 0, 0
                continue
            late += 1
            weight += len(chunk)
            records = articles.records
            if (
                late > _CHUNKS_AT_ONCE + _CHUNKS_A_RECORD * records
                or weight > _BYTES_AT_ONCE + _BYTES_A_RECORD * records
            ):
                where = "behind the last article" if articles.ended else "without another article"
                raise PluginError(owner, f"{exporter.name}: writes on and on {where}")
    except BaseException as error:
        failure = articles.failure or outside.failure
        _raise_attributed(error, owner, f"writing {exporter.name}", failure, _MEANT_BY_EXPORTERS)
    finally:
        _close(chunks)
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
    outside = _Outside()
    try:
        if context.on_progress is not None:
            context = attrs.evolve(context, on_progress=outside.guarded(context.on_progress))
        returned = exporter.write(articles, path, options, context)
        made = _found_at(path)
        if made != ("folder" if exporter.folder else "file"):
            advice = ""
            if isinstance(returned, Generator | Coroutine):
                advice = "; its write must not yield or be async: nothing of it has run"
                returned.close()
            wanted = "folder" if exporter.folder else "file"
            found = f"a {made} and no {wanted}" if made else f"no {wanted}"
            raise PluginError(
                owner, f"{exporter.name}: made {found} at the path it was given{advice}"
            )
    except BaseException as error:
        failure = articles.failure or outside.failure or _failure_of_the_disk(error, path)
        _raise_attributed(error, owner, f"writing {exporter.name}", failure, _MEANT_BY_EXPORTERS)
    articles.finish(owner)


def _found_at(path: "Path") -> str:
    if path.is_symlink():
        # What it points to is not in the private folder, and would not be moved.
        return "link"
    if path.is_dir():
        return "folder"
    return "file" if path.is_file() else "pipe or device" if path.exists() else ""


def _failure_of_the_disk(error: BaseException, path: "Path") -> TargetError | None:
    """What to say of a disk that takes no more, which no exporter can help."""
    for cause in _chain(error):
        number = cause.errno if isinstance(cause, OSError) else None
        if getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL":
            number = errno.ENOSPC
        if number in _DISK_FAILURES:
            problem = f"{os.strerror(number).lower()}; what stood there is as it was"
            return TargetError(path.name, problem)
    return None


def declared_losses(
    exporter: AnyExporter[object], owner: str, options: object, context: ExportContext
) -> tuple[Loss, ...]:
    """What an exporter says that it cannot carry.

    Args:
        exporter: The exporter.
        owner: Its package.
        options: An instance of its options.
        context: The record types in play.

    Returns:
        The losses, each of a name of its own.

    Raises:
        PluginError: The exporter fails, or returns something else.
    """
    what = f"{exporter.name}: its losses"
    losses: list[Loss] = []
    try:
        returned = exporter.losses(options, context)
        for loss in itertools.islice(_iterable(returned, owner, what, "Loss"), _MOST_LOSSES):
            if not isinstance(loss, Loss) or not loss.name:
                raise PluginError(owner, f"{what} hold {shown(loss)}, which is no named Loss")
            if any(loss.name == other.name for other in losses):
                raise PluginError(owner, f"{what} have the name {shown(loss.name)} twice")
            losses.append(loss)
    except BaseException as error:
        _raise_attributed(error, owner, what, None, _MEANT_BY_EXPORTERS)
    return tuple(losses)


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
    outside = _Outside()
    articles: Iterable[object] = ()

    def reject(error: DatelineError) -> None:
        if not isinstance(error, DatelineError):
            raise PluginError(owner, f"{reader.name}: rejects {shown(error)}, which is no error")
        outside.guarded(context.reject)(error)

    try:
        if not _is_ours(owner):
            stream = cast("BinaryIO", io.BufferedReader(_Input(stream, outside)))
        given = attrs.evolve(context, reject=reject)
        what = f"{reader.name}: its read"
        articles = _iterable(reader.read(stream, options, given), owner, what, "articles")
        for article in articles:
            if not isinstance(article, Article):
                raise PluginError(
                    owner,
                    f"{reader.name}: its reader yielded {shown(article)}, which is no Article",
                )
            yield article
    except BaseException as error:
        doing = f"reading {reader.name}"
        _raise_attributed(error, owner, doing, outside.failure, (DatelineError,))
    finally:
        _close(articles)
    if outside.failure is not None:
        # The reader has kept it to itself.
        raise outside.failure


class _Outside:
    """What a plugin calls and is not of its making: the failure of it is kept in mind.

    Attributes:
        failure: The first one.
    """

    def __init__(self) -> None:
        self.failure: BaseException | None = None

    def guarded(self, function: Callable[Given, ResultT]) -> Callable[Given, ResultT]:
        def call(*given: Given.args, **named: Given.kwargs) -> ResultT:
            try:
                return function(*given, **named)
            except BaseException as error:
                self.failure = self.failure or error
                raise

        return call


class _Input(io.RawIOBase):
    """The input of a reader; that it cannot be read is no fault of the reader."""

    def __init__(self, stream: BinaryIO, outside: _Outside) -> None:
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
        _raise_attributed(error, owner, doing, None, (PluginError,))


def told(error: BaseException) -> str:
    """An error in a line.

    Args:
        error: The error.

    Returns:
        Its class and its message; of an error of dateline, the message alone.
    """
    try:
        text = _line(str(error))
    except Exception:
        text = ""
    if isinstance(error, DatelineError):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _line(text: str) -> str:
    """Text in one line that drives no terminal, cut where it is long."""
    lines = filter(None, map(str.strip, text[: 2 * _LONGEST_MESSAGE].splitlines()))
    line = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in "; ".join(lines))
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[: _LONGEST_MESSAGE - 1]}…"


def _bytes(chunk: object, owner: str, name: str) -> bytes:
    if isinstance(chunk, bytes | bytearray | memoryview):
        return bytes(chunk)
    advice = "; encode it, with .encode()" if isinstance(chunk, str) else ""
    raise PluginError(owner, f"{name}: its exporter yielded {shown(chunk)}, no bytes{advice}")


def _iterable(returned: object, owner: str, what: str, items: str) -> Iterable[object]:
    """What a plugin returned, if it can be gone through."""
    if isinstance(returned, Iterable) and not isinstance(returned, str | bytes | bytearray):
        return returned
    if isinstance(returned, Coroutine):
        # Python would complain that nobody awaited it.
        returned.close()
    raise PluginError(owner, f"{what} returned {shown(returned)}, and no iterable of {items}")


def _close(iterable: object) -> None:
    """Close a plugin's generator; what goes wrong in it then is news to nobody."""
    if isinstance(iterable, Generator):
        try:
            iterable.close()
        except BaseException as error:
            if not _is_its_own(error):
                raise


def _raise_attributed(
    error: BaseException,
    owner: str,
    doing: str,
    failure: BaseException | None,
    meant: tuple[type[BaseException], ...],
) -> NoReturn:
    """Raise what an error in a plugin's code is to the user.

    Args:
        error: The error.
        owner: The plugin's package.
        doing: What the plugin did, in a few words.
        failure: What befell before it, outside of the plugin.
        meant: The classes of errors that a plugin raises for the user.
    """
    for cause in _chain(error):
        # A plugin may have made another error of it, or have left with sys.exit.
        if not isinstance(cause, Exception | SystemExit | _Endless) and not _is_its_own(cause):
            raise cause
    if failure is not None:
        raise failure
    if isinstance(error, meant):
        raise error
    if _is_ours(owner):
        if isinstance(error, Exception):
            raise error
        # A record type's own code runs wherever articles are made.
        owner = _culprit(error) or owner
    problem = f"{doing} failed: {told(error)}{_place(error)}"
    if isinstance(error, _Endless):
        problem = f"{doing} does not end: it asks for articles behind the last one for ever"
    raise PluginError(owner, f"{problem}; tell its authors") from error


def _is_ours(owner: str) -> bool:
    return owner.split(" ")[0] == "dateline"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error, and those from which it came."""
    seen: list[BaseException] = []
    present: BaseException | None = error
    while present is not None and present not in seen:
        yield present
        seen.append(present)
        present = present.__cause__ or present.__context__


def _is_its_own(error: BaseException) -> bool:
    """Whether an error comes from the code that runs, and not from the user or from a signal."""
    if isinstance(error, Exception | SystemExit):
        return True
    # Ctrl-C arrives between two instructions; only code that says `raise` stops at one.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return False
    package = str(trace.tb_frame.f_globals.get("__name__", "")).split(".")[0]
    if package == "dateline":
        return False
    if isinstance(error, KeyboardInterrupt) and package in sys.stdlib_module_names:
        # asyncio.run passes on in this way that Ctrl-C was pressed.
        return False
    return trace.tb_frame.f_code.co_code[trace.tb_lasti] == _RAISE


def _outside_modules(error: BaseException) -> Iterator[tuple[str, int]]:
    """The modules and lines of its frames that are neither ours nor the importer's."""
    trace = error.__traceback__
    while trace is not None:
        # What attrs and dateline generate has no name.
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.split(".")[0] not in ("", "dateline", "importlib"):
            yield module, trace.tb_lineno
        trace = trace.tb_next


def _culprit(error: BaseException) -> str:
    return next((module.split(".")[0] for module, _ in _outside_modules(error)), "")


def _place(error: BaseException) -> str:
    """Where in the plugin it happened: the outermost frame."""
    return next((f" ({module}, line {line})" for module, line in _outside_modules(error)), "")
