"""Exporters of plugins, at work."""

import errno
import os
from collections.abc import Callable, Coroutine, Generator, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import attrs

from dateline.errors import (
    ExportError,
    LossError,
    OptionError,
    PluginError,
    TargetError,
    UnknownRecordTypeError,
)
from dateline.formats import AnyExporter, ExportContext, Exporter, FileExporter
from dateline.isolation._blame import (
    Endless,
    Outside,
    WorkingFolder,
    chain_of,
    close,
    is_ours,
    iterable_of,
    raise_attributed,
)
from dateline.losses import Loss
from dateline.messages import shown
from dateline.model import Article

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ArticleStream", "declared_losses", "exported", "written"]

# An exporter may have to write an index once the articles have ended, or all that it has gathered.
# One that goes on for longer than this, without taking another article, will not end.
_CHUNKS_AT_ONCE = 10_000_000
_CHUNKS_A_RECORD = 1_000
_BYTES_AT_ONCE = 1 << 30
_BYTES_A_RECORD = 1 << 16
_REQUESTS_BEHIND_THE_LAST = 1_000

# What a disk or a quota says when it takes no more.
_DISK_FAILURES = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}

_MOST_LOSSES = 1_000
_NO_BYTES = ", and no iterable of bytes; it must yield them"
# What an exporter raises to tell the user something, and not by mistake.
_MEANT_BY_EXPORTERS = (ExportError, LossError, OptionError, PluginError, UnknownRecordTypeError)


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
        before: Called before each article is asked for; its failure is the exporter's.
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
        self.before: Callable[[], None] | None = None

    def __iter__(self) -> Iterator[Article]:
        return self

    def __next__(self) -> Article:
        if self.before is not None:
            self.before()
        try:
            article = self._next()
            if self._watch is not None:
                self._watch(article)
        except StopIteration:
            self.steps += not self.ended
            self.ended = True
            self._late_requests += 1
            if self._late_requests > _REQUESTS_BEHIND_THE_LAST:
                raise Endless from None
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
    outside, folder = Outside(), WorkingFolder(owner)
    articles.before = None if is_ours(owner) else folder.check
    step, late, weight = -1, 0, 0
    try:
        returned = exporter.export(articles, options, _watched(context, outside))
        chunks = iterable_of(returned, owner, f"{exporter.name}: its export", _NO_BYTES)
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
        folder.check()
    except BaseException as error:
        failure = articles.failure or outside.failure
        raise_attributed(error, owner, f"writing {exporter.name}", failure, _MEANT_BY_EXPORTERS)
    finally:
        close(chunks)
        folder.restore()
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
    outside, folder = Outside(), WorkingFolder(owner)
    articles.before = None if is_ours(owner) else folder.check
    try:
        returned = exporter.write(articles, path, options, _watched(context, outside))
        folder.check()
        made = _found_at(path)
        if made != ("folder" if exporter.folder else "file"):
            advice = "; its write must make it at `path`"
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
        raise_attributed(error, owner, f"writing {exporter.name}", failure, _MEANT_BY_EXPORTERS)
    finally:
        folder.restore()
    articles.finish(owner)


def _watched(context: ExportContext, outside: Outside) -> ExportContext:
    """The context, with an eye on what the exporter calls and is not of its making."""
    if context.on_progress is None:
        return context
    return attrs.evolve(context, on_progress=outside.guarded(context.on_progress))


def _found_at(path: "Path") -> str:
    if path.is_symlink():
        # What it points to is not in the private folder, and would not be moved.
        return "link"
    if path.is_dir():
        return "folder"
    return "file" if path.is_file() else "pipe or device" if path.exists() else ""


def _failure_of_the_disk(error: BaseException, path: "Path") -> TargetError | None:
    """What to say of a disk that takes no more, which no exporter can help."""
    for cause in chain_of(error):
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
    folder = WorkingFolder(owner)
    try:
        returned = exporter.losses(options, context)
        given = iterable_of(returned, owner, what, ", and no iterable of Loss")
        for loss in given:
            if len(losses) == _MOST_LOSSES:
                raise PluginError(owner, f"{what} are more than {_MOST_LOSSES:,}; let them end")
            if not isinstance(loss, Loss) or not loss.name:
                raise PluginError(owner, f"{what} hold {shown(loss)}, which is no named Loss")
            if any(loss.name == other.name for other in losses):
                raise PluginError(owner, f"{what} have the name {shown(loss.name)} twice")
            losses.append(loss)
        folder.check()
    except BaseException as error:
        raise_attributed(error, owner, what, None, _MEANT_BY_EXPORTERS)
    finally:
        folder.restore()
    return tuple(losses)


def _bytes(chunk: object, owner: str, name: str) -> bytes:
    if isinstance(chunk, bytes | bytearray | memoryview):
        return bytes(chunk)
    advice = (
        "encode it, with .encode()" if isinstance(chunk, str) else "its export must yield bytes"
    )
    raise PluginError(owner, f"{name}: its exporter yielded {shown(chunk)}, no bytes; {advice}")
