"""The verbs, as methods of an object that has a registry."""

import functools
import io
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from dateline import sinks, sources
from dateline.codec import Codec
from dateline.convert._conversion import Conversion, Ledger
from dateline.convert._places import (
    check_source,
    check_target,
    is_folder,
    path_of,
    refuse_overwriting,
)
from dateline.errors import (
    ArticleCountError,
    DatelineError,
    DuplicateArticleError,
    InvalidArticleError,
    ModelError,
    ParseError,
    SourceError,
    TargetError,
    UnknownFormatError,
)
from dateline.formats import (
    AnyExporter,
    ExportContext,
    FileExporter,
    ReadContext,
    Reader,
    make_options,
)
from dateline.isolation import ArticleStream, exported, read_articles, written
from dateline.messages import shown
from dateline.model import Article
from dateline.registry import Registry, Supplied
from dateline.sinks import Target
from dateline.sources import Source
from dateline.tally import Tally, distinct

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Converter"]


_EMPTY = "is empty: it holds no article"


class Converter:
    """The verbs, for one registry; the functions of this module are those of a shared one.

    Args:
        registry: The formats and record types in play; all that are installed if None.
    """

    def __init__(self, registry: Registry | None = None) -> None:
        self.registry = registry or Registry()
        self._codec = Codec({})

    # Reading.

    def read(self, source: Source, format: str | None = None, **options: object) -> Article:
        """Read the one article that a source holds.

        Args:
            source: A path, ``"-"`` for standard input, or a binary file object.
            format: The format's name; taken from the path's suffix if None.
            options: The reader's options.

        Returns:
            The article.

        Raises:
            ArticleCountError: The source holds none, or several.
            DatelineError: The source cannot be read, or is not in the format.
        """
        articles = self._read(source, self.choose_reader(source, format), options, None, None)
        return _single(articles, sources.source_name(source))

    def read_all(
        self, source: Source, format: str | None = None, **options: object
    ) -> Iterator[Article]:
        """Read the articles that a source holds, one at a time.

        Args:
            source: A path, ``"-"`` for standard input, or a binary file object.
            format: The format's name; taken from the path's suffix if None.
            options: The reader's options.

        Returns:
            An iterator of the articles; the source is opened when the first is asked for.

        Raises:
            DatelineError: The source cannot be read, or is not in the format.
        """
        reader = self.choose_reader(source, format)
        return distinct(self._read(source, reader, options, None, None))

    def loads(self, data: bytes | str, format: str, **options: object) -> Article:
        """Read the one article that bytes or text hold.

        Args:
            data: The file's content; text is taken as UTF-8.
            format: The format's name.
            options: The reader's options.

        Returns:
            The article.

        Raises:
            ArticleCountError: There is none, or there are several.
            DatelineError: The data is not in the format.
        """
        return _single(self._loads(data, format, options), None)

    def loads_all(self, data: bytes | str, format: str, **options: object) -> Iterator[Article]:
        """Read the articles that bytes or text hold.

        Args:
            data: The file's content; text is taken as UTF-8.
            format: The format's name.
            options: The reader's options.

        Returns:
            An iterator of the articles.

        Raises:
            DatelineError: The data is not in the format.
        """
        return distinct(self._loads(data, format, options))

    def _loads(
        self, data: bytes | str, format: str, options: dict[str, object]
    ) -> Iterator[Article]:
        reader = self.registry.reader(format)
        if isinstance(data, str):
            try:
                data = data.encode()
            except UnicodeEncodeError as error:
                raise ParseError(f"holds a lone surrogate at character {error.start}") from None
        elif not isinstance(data, bytes | bytearray | memoryview):
            raise ParseError(f"expected bytes or text, got {shown(data)}")
        return read_articles(
            reader.value,
            reader.owner,
            io.BytesIO(data),
            make_options(reader.value, options),
            self._read_context(),
        )

    # Writing.

    def write(
        self,
        articles: Article | Iterable[Article],
        target: Target,
        format: str | None = None,
        *,
        fail_on_loss: bool = False,
        **options: object,
    ) -> Conversion:
        """Write articles whole, or leave the target as it was.

        Args:
            articles: One article, or any iterable of them; one is held at a time.
            target: A path, ``"-"`` for standard output, or a binary file object.
            format: The format's name; taken from the path's suffix if None.
            fail_on_loss: Whether to write nothing if the format cannot carry everything.
            options: The exporter's options.

        Returns:
            What was written, and what the format could not carry.

        Raises:
            LossError: Something would be lost, and ``fail_on_loss`` is true.
            DatelineError: An article cannot be written in the format, or the target not at all.
        """
        exporter = self.choose_exporter(target, format)
        return self._write(_stream_of(articles), exporter, options, target, fail_on_loss)

    def dumps(self, articles: Article | Iterable[Article], format: str, **options: object) -> bytes:
        """Write articles to bytes.

        Args:
            articles: One article, or any iterable of them.
            format: The format's name.
            options: The exporter's options.

        Returns:
            The content of the file that ``write`` would write.

        Raises:
            DatelineError: An article cannot be written in the format.
        """
        supplied = self.registry.exporter(format)
        exporter, stream = supplied.value, ArticleStream(_stream_of(articles))
        made = make_options(exporter, options)
        context = ExportContext(record_types=self.registry.record_types())
        if isinstance(exporter, FileExporter):
            buffer = io.BytesIO()
            self._write(stream, supplied, options, buffer)
            return buffer.getvalue()
        return b"".join(exported(exporter, supplied.owner, stream, made, context))

    def convert(
        self,
        source: Source | Iterable[Source],
        target: Target,
        *,
        from_format: str | None = None,
        to_format: str | None = None,
        on_bad: Callable[[DatelineError], None] | None = None,
        fail_on_loss: bool = False,
        progress: Callable[[int | str], None] | None = None,
        **options: object,
    ) -> Conversion:
        """Read articles and write them in another format, one at a time.

        Args:
            source: One source or several, in order.
            target: A path, ``"-"`` for standard output, or a binary file object.
            from_format: The sources' format; taken from each path's suffix if None.
            to_format: The target's format; taken from the path's suffix if None.
            on_bad: Called with the error of each bad article, which is then left out; if None, the
                first bad article ends the conversion and the target stays as it was.
            fail_on_loss: Whether to write nothing if the format cannot carry everything.
            progress: Called with the number of bytes of the sources, at each read; and with a few
                words, where the exporter says what else it does.
            options: The exporter's options.

        Returns:
            What was written, and what the format could not carry.

        Raises:
            LossError: Something would be lost, and ``fail_on_loss`` is true.
            DatelineError: A source cannot be read, or the target not be written.
        """
        single = isinstance(source, str | os.PathLike) or hasattr(source, "read")
        inputs: list[Source] = [source] if single else list(source)  # type: ignore[list-item,arg-type]
        exporter = self.choose_exporter(target, to_format)
        make_options(exporter.value, options)
        for item in inputs:
            check_source(item)
            refuse_overwriting(item, target)
        tally = Tally(on_bad)
        articles = tally.some(
            article
            for item in inputs
            for article in self._source_articles(item, from_format, tally, progress)
        )
        return self._write(articles, exporter, options, target, fail_on_loss, tally, progress)

    def check(
        self,
        source: Source,
        format: str | None = None,
        on_bad: Callable[[DatelineError], None] | None = None,
    ) -> Conversion:
        """Read every article of a source, and write nothing.

        Args:
            source: A path, ``"-"`` for standard input, or a binary file object.
            format: The format's name; taken from the path's suffix if None.
            on_bad: Called with the error of each bad article, and of each whose id was there
                before; if None, the first ends it.

        Returns:
            How many articles are good, how many records they hold, and how many are bad.

        Raises:
            DatelineError: The source cannot be read, or not to its end.
        """
        tally = Tally(on_bad)
        articles = records = 0
        for article in self._source_articles(source, format, tally, None):
            articles += 1
            records += len(article.records)
        return Conversion(format="", articles=articles, records=records, skipped=tally.skipped)

    # Finding both ends.

    def choose_reader(self, source: Source, format: str | None = None) -> Supplied[Reader[object]]:
        """The reader for a source.

        Args:
            source: A path, ``"-"`` for standard input, or a binary file object.
            format: The format's name; taken from the path's suffix if None.

        Returns:
            The reader, and the package that supplies it.

        Raises:
            UnknownFormatError: There is none.
            SourceError: The source is no such thing, is a folder, or is not there.
        """
        check_source(source)
        if format is not None:
            return self.registry.reader(format)
        path = path_of(source)
        if path is None:
            known = sorted({item.name for item in self.registry.readers()})
            raise UnknownFormatError(
                sources.source_name(source), "read", known, "it has no suffix: name the format"
            )
        try:
            return self.registry.reader_for(path)
        except UnknownFormatError:
            # A file that is not there, or a folder, is the better complaint.
            with sources.open_source(source):
                raise

    def choose_exporter(
        self, target: Target, format: str | None = None
    ) -> Supplied[AnyExporter[object]]:
        """The exporter for a target.

        Args:
            target: A path, ``"-"`` for standard output, or a binary file object.
            format: The format's name; taken from the path's suffix if None.

        Returns:
            The exporter, and the package that supplies it.

        Raises:
            UnknownFormatError: There is none.
            TargetError: The target is no such thing, or is a folder.
        """
        check_target(target)
        if format is not None:
            return self.registry.exporter(format)
        path = path_of(target)
        if path is None:
            known = sorted({item.name for item in self.registry.exporters()})
            name = "standard output" if target == "-" else "<stream>"
            raise UnknownFormatError(name, "write", known, "it has no suffix: name the format")
        try:
            return self.registry.exporter_for(path)
        except UnknownFormatError:
            if is_folder(path):
                raise TargetError(path, "is a folder; name a file in it") from None
            raise

    # What both directions share.

    def _source_articles(
        self,
        source: Source,
        format: str | None,
        tally: Tally,
        progress: Callable[[int | str], None] | None,
    ) -> Iterator[Article]:
        reader = self.choose_reader(source, format)
        reject = None if tally.on_bad is None else tally.reject
        name = sources.source_name(source)
        for article in self._read(source, reader, {}, reject, progress, refuse_blank=True):
            if tally.seen.add(article.id):
                yield article
            else:
                tally.refuse(DuplicateArticleError(article.id, source=name))

    def _read(
        self,
        source: Source,
        reader: Supplied[Reader[object]],
        given: dict[str, object],
        reject: Callable[[DatelineError], None] | None,
        progress: Callable[[int | str], None] | None,
        *,
        refuse_blank: bool = False,
    ) -> Iterator[Article]:
        name = sources.source_name(source)
        options = make_options(reader.value, given)

        def named(error: DatelineError) -> DatelineError:
            if isinstance(error, ParseError | InvalidArticleError) and error.source is None:
                error.source = name
            return error

        context = self._read_context(None if reject is None else lambda error: reject(named(error)))
        with sources.open_source(source, progress=progress) as stream:
            head = sources.head_of(stream) if refuse_blank else b"?"
            blank = not head.strip()
            if not head:
                raise SourceError(name, _EMPTY)
            try:
                for article in read_articles(reader.value, reader.owner, stream, options, context):
                    blank = False
                    yield article
            except (ParseError, InvalidArticleError) as error:
                named(error)
                raise
            if blank:
                raise SourceError(name, _EMPTY)

    def _write(
        self,
        articles: Iterable[Article],
        supplied: Supplied[AnyExporter[object]],
        given: dict[str, object],
        target: Target,
        fail_on_loss: bool = False,
        tally: Tally | None = None,
        progress: Callable[[int | str], None] | None = None,
    ) -> Conversion:
        exporter, owner = supplied.value, supplied.owner
        options = make_options(exporter, given)
        context = ExportContext(record_types=self.registry.record_types())
        ledger = Ledger(exporter.losses(options, context), context.record_types)
        context = ExportContext(
            record_types=context.record_types, on_loss=ledger.lose, on_progress=progress
        )
        stream = ArticleStream(articles, ledger.look_at if ledger.counts_fields else None)

        # What it counts is known when all is written, and before anything is moved to the target.
        settle = functools.partial(ledger.refuse_any, exporter.name) if fail_on_loss else _nothing
        if isinstance(exporter, FileExporter):
            make = functools.partial(_made, exporter, owner, stream, options, context, settle)
            sinks.write_made(make, target, folder=exporter.folder)
        else:
            chunks = exported(exporter, owner, stream, options, context)
            sinks.write_bytes(_settled(chunks, settle), target, held_back=fail_on_loss)
        return Conversion(
            format=exporter.name,
            articles=stream.articles,
            records=stream.records,
            skipped=0 if tally is None else tally.skipped,
            losses=ledger.totals(),
        )

    def _read_context(self, reject: Callable[[DatelineError], None] | None = None) -> ReadContext:
        record_types = self.registry.record_types()
        if self._codec.record_types is not record_types:
            self._codec = Codec(record_types)
        if reject is None:
            return ReadContext(codec=self._codec)
        return ReadContext(codec=self._codec, reject=reject)


def _nothing() -> None:
    """Settle nothing."""


def _settled(chunks: Iterator[bytes], settle: Callable[[], None]) -> Iterator[bytes]:
    yield from chunks
    settle()


def _made(
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


def _stream_of(articles: Article | Iterable[Article]) -> Iterable[Article]:
    if isinstance(articles, Article):
        return (articles,)
    if not isinstance(articles, Iterable):
        raise ModelError("Article", "", articles, f"expected articles, got {shown(articles)}")
    return distinct(articles)


def _single(articles: Iterator[Article], source: str | None) -> Article:
    article = next(articles, None)
    if article is None:
        raise ArticleCountError(0, source=source)
    if next(articles, None) is not None:
        raise ArticleCountError(2 + sum(1 for _ in articles), source=source)
    return article
