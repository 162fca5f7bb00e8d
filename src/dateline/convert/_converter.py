"""The verbs, as methods of an object that has a registry."""

import io
import os
from collections.abc import Callable, Iterable, Iterator
from typing import cast

import attrs

from dateline import sources
from dateline.codec import Codec
from dateline.convert._conversion import Conversion
from dateline.convert._places import (
    check_source,
    check_target,
    is_folder,
    path_of,
    refuse_overwriting,
)
from dateline.convert._reading import read_source, single
from dateline.convert._writing import stream_of, write_articles
from dateline.errors import (
    DatelineError,
    DuplicateArticleError,
    ParseError,
    TargetError,
    UnknownFormatError,
)
from dateline.formats import (
    AnyExporter,
    ExportContext,
    Exporter,
    FileExporter,
    ReadContext,
    Reader,
    make_options,
)
from dateline.isolation import (
    read_articles,
)
from dateline.messages import shown
from dateline.model import RECORD_TYPES, Article
from dateline.registry import Registry, Supplied
from dateline.sinks import Target
from dateline.sources import Source
from dateline.tally import Tally, distinct

__all__ = ["Converter"]


class Converter:
    """The verbs, for one registry; the functions of this module are those of a shared one.

    Args:
        registry: The formats and record types in play; all that are installed if None.
        reanchor: Whether to move evidence to where its words are, where its offsets are off. Words
            that the text no longer holds stay an error.
    """

    def __init__(self, registry: Registry | None = None, *, reanchor: bool = False) -> None:
        self.registry = registry or Registry()
        self.reanchor = reanchor
        # Made once for each set of record types.
        self._reading = ReadContext(codec=Codec({}))
        self._writing = ExportContext(record_types={})

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
        return single(self._read(source, format, options), sources.source_name(source))

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
        return distinct(self._read(source, format, options))

    def _read(
        self, source: Source, format: str | None, options: dict[str, object]
    ) -> Iterator[Article]:
        reader = self.choose_reader(source, format)
        made = make_options(reader.value, options)
        return read_source(source, reader, made, self._read_context().codec)

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
        return single(self._loads(data, format, options), None)

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
        made, context = make_options(reader.value, options), self._read_context()
        if reader.is_ours and self._only_core_types:
            return reader.value.read(io.BytesIO(data), made, context)
        return read_articles(reader.value, reader.owner, io.BytesIO(data), made, context)

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
        return write_articles(
            stream_of(articles),
            exporter,
            make_options(exporter.value, options),
            target,
            self._export_context(),
            fail_on_loss=fail_on_loss,
        )

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
        supplied, stream = self.registry.exporter(format), stream_of(articles)
        made, context = make_options(supplied.value, options), self._export_context()
        if supplied.is_ours:
            # They need nobody to watch them, which takes longer than to write one article.
            ours = cast("Exporter[object]", supplied.value)
            return b"".join(ours.export(iter(stream), made, context))
        buffer = io.BytesIO()
        write_articles(stream, supplied, made, buffer, context)
        return buffer.getvalue()

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
        made = make_options(exporter.value, options)
        for item in inputs:
            check_source(item)
            refuse_overwriting(item, target)
        tally = Tally(on_bad)
        articles = tally.some(
            article
            for item in inputs
            for article in self._source_articles(item, from_format, tally, progress)
        )
        done = write_articles(
            articles,
            exporter,
            made,
            target,
            self._export_context(),
            fail_on_loss=fail_on_loss,
            progress=progress,
        )
        return attrs.evolve(done, skipped=tally.skipped)

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
            found = self.registry.exporter_for(path.rstrip(os.sep) or path)
        except UnknownFormatError:
            if is_folder(path):
                raise TargetError(path, "is a folder; name a file in it") from None
            raise
        makes_folder = isinstance(found.value, FileExporter) and found.value.folder
        if path.endswith(os.sep) and not makes_folder:
            raise TargetError(path, "is a folder; name a file in it")
        return found

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
        articles = read_source(
            source,
            reader,
            make_options(reader.value, {}),
            self._read_context().codec,
            reject=reject,
            progress=progress,
            refuse_blank=True,
        )
        for article in articles:
            if tally.seen.add(article.id):
                yield article
            else:
                tally.refuse(DuplicateArticleError(article.id, source=name))

    @property
    def _only_core_types(self) -> bool:
        """Whether no code of a plugin runs where articles are made."""
        return len(self.registry.record_types()) == len(RECORD_TYPES)

    def _read_context(self) -> ReadContext:
        record_types = self.registry.record_types()
        if self._reading.codec.record_types is not record_types:
            self._reading = ReadContext(codec=Codec(record_types, reanchor=self.reanchor))
        return self._reading

    def _export_context(self) -> ExportContext:
        record_types = self.registry.record_types()
        if self._writing.record_types is not record_types:
            self._writing = ExportContext(record_types=record_types)
        return self._writing
