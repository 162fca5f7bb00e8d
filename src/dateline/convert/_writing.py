"""Articles written to a target by an exporter of either kind, and what that lost."""

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from dateline import sinks
from dateline.convert._conversion import Conversion, Ledger
from dateline.errors import ModelError
from dateline.formats import AnyExporter, ExportContext, FileExporter
from dateline.isolation import ArticleStream, declared_losses, exported, written
from dateline.messages import shown
from dateline.model import Article
from dateline.registry import Supplied
from dateline.sinks import Target
from dateline.tally import distinct

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["stream_of", "write_articles"]


def write_articles(
    articles: Iterable[Article],
    supplied: Supplied[AnyExporter[object]],
    options: object,
    target: Target,
    context: ExportContext,
    *,
    fail_on_loss: bool = False,
    progress: Callable[[int | str], None] | None = None,
) -> Conversion:
    """Write articles whole, or leave the target as it was.

    Args:
        articles: The articles; one is held at a time.
        supplied: The exporter, and its package.
        options: An instance of the exporter's options.
        target: A path, ``"-"`` for standard output, or a binary file object.
        context: The record types in play.
        fail_on_loss: Whether to write nothing if the format cannot carry everything.
        progress: Called with a few words, where the exporter says what else it does.

    Returns:
        What was written, and what the format could not carry.

    Raises:
        LossError: Something would be lost, and ``fail_on_loss`` is true.
        DatelineError: An article cannot be written in the format, or the target not at all.
    """
    exporter, owner = supplied.value, supplied.owner
    ledger = Ledger(declared_losses(exporter, owner, options, context), context.record_types)
    context = attrs.evolve(context, on_loss=ledger.lose, on_progress=progress)
    stream = ArticleStream(articles, ledger.watch)
    # What is lost is known when all is written, and before anything is moved to the target.
    settle = functools.partial(ledger.refuse_any, exporter.name) if fail_on_loss else _nothing
    if isinstance(exporter, FileExporter):
        make = functools.partial(_make, exporter, owner, stream, options, context, settle)
        sinks.write_made(make, target, folder=exporter.folder)
    else:
        chunks = exported(exporter, owner, stream, options, context)
        sinks.write_bytes(_settled(chunks, settle), target, held_back=fail_on_loss)
    return Conversion(
        format=exporter.name,
        articles=stream.articles,
        records=stream.records,
        losses=ledger.totals(),
    )


def stream_of(articles: Article | Iterable[Article]) -> Iterable[Article]:
    """What a verb was given, as articles of different ids.

    Args:
        articles: One article, or any iterable of them.

    Returns:
        An iterable, which raises at the second article of one id.

    Raises:
        ModelError: It is neither.
    """
    if isinstance(articles, Article):
        return (articles,)
    if not isinstance(articles, Iterable):
        raise ModelError("Article", "", articles, f"expected articles, got {shown(articles)}")
    return distinct(articles)


def _nothing() -> None:
    """Settle nothing."""


def _settled(chunks: Iterator[bytes], settle: Callable[[], None]) -> Iterator[bytes]:
    yield from chunks
    settle()


def _make(
    exporter: FileExporter[object],
    owner: str,
    stream: ArticleStream,
    options: object,
    context: ExportContext,
    settle: Callable[[], None],
    path: "Path",
) -> None:
    written(exporter, owner, stream, path, options, context)
    settle()
