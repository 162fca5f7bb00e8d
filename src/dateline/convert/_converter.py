"""The verbs, as methods of an object that has a registry."""

import functools
import io
import os
from collections.abc import Callable, Iterable, Iterator
from typing import cast

import attrs

from dateline import sources
from dateline.codec import Codec
from dateline.convert._conversion import Conversion
from dateline.convert._inputs import Inputs, expand
from dateline.convert._intake import Intake
from dateline.convert._places import (
    check_source,
    check_target,
    is_folder,
    path_of,
    refuse_overwriting,
)
from dateline.convert._reading import read_source, single
from dateline.convert._writing import stream_of, write_articles
from dateline.engines import DEFAULT_ENGINE, CaptureContext
from dateline.errors import (
    DatelineError,
    ModelError,
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
from dateline.isolation import captured, read_articles
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
        registry: The formats, engines and record types in play; all that are installed if None.
        reanchor: Whether to move evidence to where its words are, where its offsets are off. Words
            that the text no longer holds stay an error.
        drop_orphans: Whether to take out evidence whose words the text no longer holds.
    """

    def __init__(
        self,
        registry: Registry | None = None,
        *,
        reanchor: bool = False,
        drop_orphans: bool = False,
    ) -> None:
        self.registry = registry or Registry()
        self.reanchor = reanchor
        self.drop_orphans = drop_orphans
        # Made once for each set of record types.
        self._reading = ReadContext(codec=Codec({}))
        self._writing = ExportContext(record_types={})
        self._capturing = CaptureContext(record_types={})

    # Reading.

    def read(
        self,
        source: Source,
        format: str | None = None,
        *,
        capture: bool | None = None,
        engine: str | None = None,
        published: str | None = None,
        url: str | None = None,
        **options: object,
    ) -> Article:
        """Read the one article that a source holds.

        Args:
            source: A path, ``"-"`` for standard input, or a binary file object.
            format: The format's name; taken from the path's suffix if None.
            capture: Whether the records of an article that has none are captured: of bare text
                (a ``.txt`` or ``.html`` file) if None, of any if True, of none if False.
            engine: The capture engine's name, or ``package:engine``; ``"rules"`` if None. One that
                is named captures as ``capture=True`` does.
            published: When the article was published, EDTF; for bare text only, and instead of
                what the text itself says.
            url: Where it was published; likewise.
            options: The reader's options.

        Returns:
            The article.

        Raises:
            ArticleCountError: The source holds none, or several.
            DatelineError: The source cannot be read, or is not in the format.
        """
        intake = Intake(capture=capture, engine=engine, published=published, url=url)
        return single(self._read(source, format, intake, options), sources.source_name(source))

    def read_all(
        self,
        source: Source,
        format: str | None = None,
        *,
        capture: bool | None = None,
        engine: str | None = None,
        published: str | None = None,
        url: str | None = None,
        **options: object,
    ) -> Iterator[Article]:
        """Read the articles that a source holds, one at a time.

        Args:
            source: A path, ``"-"`` for standard input, or a binary file object.
            format: The format's name; taken from the path's suffix if None.
            capture: Whether articles without records are captured; see ``read``.
            engine: The capture engine's name; see ``read``.
            published: When bare text was published, EDTF.
            url: Where bare text was published.
            options: The reader's options.

        Returns:
            An iterator of the articles; the source is opened when the first is asked for.

        Raises:
            DatelineError: The source cannot be read, or is not in the format.
        """
        intake = Intake(capture=capture, engine=engine, published=published, url=url)
        return distinct(self._read(source, format, intake, options))

    def _read(
        self, source: Source, format: str | None, intake: Intake, options: dict[str, object]
    ) -> Iterator[Article]:
        reader = self.choose_reader(source, format)
        made = make_options(reader.value, options)
        articles = read_source(source, reader, made, self._read_context().codec)
        return self._taken_in(articles, reader, intake, sources.source_name(source))

    def _taken_in(
        self,
        articles: Iterator[Article],
        reader: Supplied[Reader[object]],
        intake: Intake,
        name: str | None = None,
    ) -> Iterator[Article]:
        intake.check([reader])
        return intake.take(articles, reader.value, self._capture_with(intake), source=name)

    def loads(
        self,
        data: bytes | str,
        format: str,
        *,
        capture: bool | None = None,
        engine: str | None = None,
        published: str | None = None,
        url: str | None = None,
        **options: object,
    ) -> Article:
        """Read the one article that bytes or text hold.

        Args:
            data: The file's content; text is taken as UTF-8.
            format: The format's name.
            capture: Whether an article without records is captured; see ``read``.
            engine: The capture engine's name; see ``read``.
            published: When bare text was published, EDTF.
            url: Where bare text was published.
            options: The reader's options.

        Returns:
            The article.

        Raises:
            ArticleCountError: There is none, or there are several.
            DatelineError: The data is not in the format.
        """
        intake = Intake(capture=capture, engine=engine, published=published, url=url)
        return single(self._loads(data, format, intake, options), None)

    def loads_all(
        self,
        data: bytes | str,
        format: str,
        *,
        capture: bool | None = None,
        engine: str | None = None,
        published: str | None = None,
        url: str | None = None,
        **options: object,
    ) -> Iterator[Article]:
        """Read the articles that bytes or text hold.

        Args:
            data: The file's content; text is taken as UTF-8.
            format: The format's name.
            capture: Whether articles without records are captured; see ``read``.
            engine: The capture engine's name; see ``read``.
            published: When bare text was published, EDTF.
            url: Where bare text was published.
            options: The reader's options.

        Returns:
            An iterator of the articles.

        Raises:
            DatelineError: The data is not in the format.
        """
        intake = Intake(capture=capture, engine=engine, published=published, url=url)
        return distinct(self._loads(data, format, intake, options))

    def _loads(
        self, data: bytes | str, format: str, intake: Intake, options: dict[str, object]
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
            articles = reader.value.read(io.BytesIO(data), made, context)
        else:
            articles = read_articles(reader.value, reader.owner, io.BytesIO(data), made, context)
        return self._taken_in(articles, reader, intake)

    # Capturing.

    def capture(self, article: Article, engine: str = DEFAULT_ENGINE, **options: object) -> Article:
        """Capture an article's records from its text.

        Args:
            article: The article. One that has records already is returned as it is.
            engine: The capture engine's name, or ``package:engine``.
            options: The engine's options.

        Returns:
            The article with its records; what the engine found out beside them, such as the place
            that it was filed from, is filled in where it was missing.

        Raises:
            UnknownEngineError: There is no such engine.
            CaptureError: The engine cannot take the article.
            DatelineError: The engine has no such option, or is broken.
        """
        if not isinstance(article, Article):
            raise ModelError("Article", "", article, f"expected an article, got {shown(article)}")
        supplied = self.registry.engine(engine)
        made = make_options(supplied.value, options)
        if article.records:
            return article
        context = self._capture_context()
        return captured(supplied.value, supplied.owner, article, made, context)

    def _capture_with(self, intake: Intake) -> Callable[[Article], Article]:
        return functools.partial(self.capture, engine=intake.engine_name)

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
        capture: bool | None = None,
        engine: str | None = None,
        published: str | None = None,
        url: str | None = None,
        on_bad: Callable[[DatelineError], None] | None = None,
        fail_on_loss: bool = False,
        progress: Callable[[int | str], None] | None = None,
        **options: object,
    ) -> Conversion:
        """Read articles and write them in another format, one at a time.

        Args:
            source: One source or several, in order. A folder stands for the files in it that a
                reader knows by their suffix, or for all if ``from_format`` is given; a path with
                ``*``, ``?``, ``[...]`` or ``**`` for those that match it. Both are sorted.
            target: A path, ``"-"`` for standard output, or a binary file object.
            from_format: The sources' format; taken from each path's suffix if None.
            to_format: The target's format; taken from the path's suffix if None.
            capture: Whether articles without records are captured: those that are bare text (of
                ``.txt`` and ``.html`` files) if None, all if True, none if False.
            engine: The capture engine's name, or ``package:engine``; ``"rules"`` if None. One that
                is named captures as ``capture=True`` does.
            published: When the articles were published, EDTF; for bare text only, and instead of
                what the text itself says.
            url: Where the article was published; likewise, and for one source.
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
        given: list[Source] = [source] if single else list(source)  # type: ignore[list-item,arg-type]
        intake = Intake(capture=capture, engine=engine, published=published, url=url)
        exporter = self.choose_exporter(target, to_format)
        made = make_options(exporter.value, options)
        for item in given:
            check_source(item)
        inputs = self.find_inputs(given, from_format).sources
        for item in inputs:
            refuse_overwriting(item, target)
        self.check_intake(intake, inputs, from_format)
        tally = Tally(on_bad)
        articles = tally.some(
            article
            for item in inputs
            for article in self._source_articles(item, from_format, tally, progress, intake)
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
        intake = Intake(capture=False)
        for article in self._source_articles(source, format, tally, None, intake):
            articles += 1
            records += len(article.records)
        return Conversion(format="", articles=articles, records=records, skipped=tally.skipped)

    # Finding both ends.

    def find_inputs(self, given: Iterable[Source], format: str | None = None) -> Inputs:
        """The files that sources stand for, where they are folders or patterns.

        Args:
            given: Sources, folders and patterns.
            format: The format's name; if None, files of folders are known by their suffixes.

        Returns:
            The sources, and the files of folders that are passed over.

        Raises:
            SourceError: A pattern matches no file, or a folder holds none to read.
        """
        return expand(given, lambda path: format is not None or self._is_known(path))

    def _is_known(self, path: str) -> bool:
        try:
            self.registry.reader_for(path)
        except UnknownFormatError:
            return False
        return True

    def check_intake(
        self, intake: Intake, inputs: Iterable[Source], format: str | None = None
    ) -> None:
        """Refuse, before anything is read, what cannot be filled in or captured.

        Args:
            intake: What is asked for.
            inputs: The sources.
            format: Their format's name; taken from each path's suffix if None.

        Raises:
            OptionError: It is meant for bare text, and there is none.
            UnknownEngineError: There is no such engine.
        """
        if intake.published is not None or intake.url is not None:
            intake.check([self.choose_reader(item, format) for item in inputs])
        if intake.engine is not None:
            self.registry.engine(intake.engine)

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
        intake: Intake,
    ) -> Iterator[Article]:
        reader = self.choose_reader(source, format)
        reject = None if tally.on_bad is None else tally.reject
        name = sources.source_name(source)
        read = read_source(
            source,
            reader,
            make_options(reader.value, {}),
            self._read_context().codec,
            reject=reject,
            progress=progress,
            refuse_blank=True,
        )
        articles = tally.distinct(read, name, bare=reader.value.bare)
        capture = self._capture_with(intake)
        return intake.take(articles, reader.value, capture, tally.refuse, name)

    @property
    def _only_core_types(self) -> bool:
        """Whether no code of a plugin runs where articles are made."""
        return len(self.registry.record_types()) == len(RECORD_TYPES)

    def _read_context(self) -> ReadContext:
        record_types = self.registry.record_types()
        if self._reading.codec.record_types is not record_types:
            codec = Codec(record_types, reanchor=self.reanchor, drop_orphans=self.drop_orphans)
            self._reading = ReadContext(codec=codec)
        return self._reading

    def _export_context(self) -> ExportContext:
        record_types = self.registry.record_types()
        if self._writing.record_types is not record_types:
            self._writing = ExportContext(record_types=record_types)
        return self._writing

    def _capture_context(self) -> CaptureContext:
        record_types = self.registry.record_types()
        if self._capturing.record_types is not record_types:
            self._capturing = CaptureContext(record_types=record_types)
        return self._capturing
