"""The verbs: read, write and convert articles."""

import functools
import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import attrs

from dateline import sinks, sources
from dateline.codec import Codec
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
    shown,
)
from dateline.formats import ExportContext, Exporter, ReadContext, Reader, make_options
from dateline.model import Article
from dateline.registry import Registry
from dateline.sinks import Target
from dateline.sources import Source
from dateline.tally import Tally, distinct

__all__ = [
    "Conversion",
    "Converter",
    "convert",
    "default_converter",
    "dumps",
    "loads",
    "loads_all",
    "read",
    "read_all",
    "write",
]


@attrs.frozen(kw_only=True)
class Conversion:
    """What a conversion did.

    Attributes:
        articles: How many articles were written.
        records: How many records they held.
        skipped: How many articles were left out because they were bad.
    """

    articles: int
    records: int
    skipped: int


class Converter:
    """The verbs, for one registry; the functions of this module are those of a shared one.

    Args:
        registry: The formats and record types in play; all that are installed if None.
    """

    def __init__(self, registry: Registry | None = None) -> None:
        self.registry = registry or Registry()
        self._codec = Codec({})
        self._context = ExportContext(record_types={})

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
        reader = self._reader(source, format)
        articles = self._read(source, reader, make_options(reader, options), None, None)
        return _single(articles, sources.source_name(source))

    def read_all(
        self, source: Source, format: str | None = None, **options: object
    ) -> Iterator[Article]:
        """Read the articles that a source holds, one at a time.

        Args:
            source: A path, ``"-"`` for standard input, or a binary file object.
            format: The format's name; taken from the path's suffix if None.
            options: The reader's options.

        Yields:
            The articles.

        Raises:
            DatelineError: The source cannot be read, or is not in the format.
        """
        reader = self._reader(source, format)
        return distinct(self._read(source, reader, make_options(reader, options), None, None))

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

        Yields:
            The articles.

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
        return reader.read(io.BytesIO(data), make_options(reader, options), self._read_context())

    def write(
        self,
        articles: Article | Iterable[Article],
        target: Target,
        format: str | None = None,
        **options: object,
    ) -> None:
        """Write articles whole, or leave the target as it was.

        Args:
            articles: One article, or any iterable of them; one is held at a time.
            target: A path, ``"-"`` for standard output, or a binary file object.
            format: The format's name; taken from the path's suffix if None.
            options: The exporter's options.

        Raises:
            DatelineError: An article cannot be written in the format, or the target not at all.
        """
        exporter = self._exporter(target, format)
        sinks.write_bytes(self._export(articles, exporter, options), target)

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
        return b"".join(self._export(articles, self.registry.exporter(format), options))

    def convert(
        self,
        source: Source | Iterable[Source],
        target: Target,
        *,
        from_format: str | None = None,
        to_format: str | None = None,
        on_bad: Callable[[DatelineError], None] | None = None,
        progress: Callable[[int], None] | None = None,
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
            progress: Called with the number of bytes of the sources, at each read.
            options: The exporter's options.

        Returns:
            What was written.

        Raises:
            DatelineError: A source cannot be read, or the target not be written.
        """
        single = isinstance(source, str | os.PathLike) or hasattr(source, "read")
        inputs: list[Source] = [source] if single else list(source)  # type: ignore[list-item,arg-type]
        exporter = self._exporter(target, to_format)
        made = make_options(exporter, options)
        for item in inputs:
            _refuse_overwriting(item, target)
        tally = Tally(on_bad)
        articles = tally.count(
            article
            for item in inputs
            for article in self._source_articles(item, from_format, tally, progress)
        )
        chunks = exporter.export(tally.some(articles), made, self._export_context())
        sinks.write_bytes(chunks, target)
        return Conversion(articles=tally.articles, records=tally.records, skipped=tally.skipped)

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
        for _ in tally.count(self._source_articles(source, format, tally, None)):
            pass
        return Conversion(articles=tally.articles, records=tally.records, skipped=tally.skipped)

    def _source_articles(
        self,
        source: Source,
        format: str | None,
        tally: "Tally",
        progress: Callable[[int], None] | None,
    ) -> Iterator[Article]:
        if sources.size_of(source) == 0:
            raise SourceError(sources.source_name(source), "is empty: it holds no article")
        reader = self._reader(source, format)
        reject = None if tally.on_bad is None else tally.reject
        name = sources.source_name(source)
        for article in self._read(source, reader, make_options(reader, {}), reject, progress):
            if tally.seen.add(article.id):
                yield article
            else:
                tally.refuse(DuplicateArticleError(article.id, source=name))

    def _read(
        self,
        source: Source,
        reader: Reader[object],
        options: object,
        reject: Callable[[DatelineError], None] | None,
        progress: Callable[[int], None] | None,
    ) -> Iterator[Article]:
        name = sources.source_name(source)

        def named(error: DatelineError) -> DatelineError:
            if isinstance(error, ParseError | InvalidArticleError) and error.source is None:
                error.source = name
            return error

        context = self._read_context(None if reject is None else lambda error: reject(named(error)))
        with sources.open_source(source, progress=progress) as stream:
            try:
                yield from reader.read(stream, options, context)
            except (ParseError, InvalidArticleError) as error:
                named(error)
                raise

    def _export(
        self,
        articles: Article | Iterable[Article],
        exporter: Exporter[object],
        options: dict[str, object],
    ) -> Iterator[bytes]:
        if isinstance(articles, Article):
            stream: Iterator[Article] = iter((articles,))
        elif not isinstance(articles, Iterable):
            raise ModelError("Article", "", articles, f"expected articles, got {shown(articles)}")
        else:
            stream = distinct(articles)
        return exporter.export(stream, make_options(exporter, options), self._export_context())

    def _reader(self, source: Source, format: str | None) -> Reader[object]:
        if format is not None:
            return self.registry.reader(format)
        path = _path(source)
        if path is None:
            known = sorted(item.name for item in self.registry.readers())
            raise UnknownFormatError(
                sources.source_name(source), "read", known, "it has no suffix: say which"
            )
        try:
            return self.registry.reader_for(path)
        except UnknownFormatError:
            # A file that is not there, or a folder, is the better complaint.
            with sources.open_source(source):
                raise

    def _exporter(self, target: Target, format: str | None) -> Exporter[object]:
        name = getattr(target, "name", None)
        is_file = not isinstance(target, str | os.PathLike) and type(target).__module__ != "gzip"
        if is_file and isinstance(name, str) and name.endswith(".gz"):
            raise TargetError(name, "is an open file; name the path, or open it with gzip.open")
        if format is not None:
            return self.registry.exporter(format)
        path = _path(target)
        if path is None:
            known = sorted(item.name for item in self.registry.exporters())
            raise UnknownFormatError(
                "standard output" if target == "-" else "<stream>",
                "write",
                known,
                "it has no suffix: say which",
            )
        return self.registry.exporter_for(path)

    def _read_context(self, reject: Callable[[DatelineError], None] | None = None) -> ReadContext:
        record_types = self.registry.record_types()
        if self._codec.record_types is not record_types:
            self._codec = Codec(record_types)
        if reject is None:
            return ReadContext(codec=self._codec)
        return ReadContext(codec=self._codec, reject=reject)

    def _export_context(self) -> ExportContext:
        record_types = self.registry.record_types()
        if self._context.record_types is not record_types:
            self._context = ExportContext(record_types=record_types)
        return self._context


def _single(articles: Iterator[Article], source: str | None) -> Article:
    article = next(articles, None)
    if article is None:
        raise ArticleCountError(0, source=source)
    if next(articles, None) is not None:
        raise ArticleCountError(2 + sum(1 for _ in articles), source=source)
    return article


def _path(place: str | os.PathLike[str] | BinaryIO) -> str | None:
    if isinstance(place, str | os.PathLike):
        return None if place == "-" else os.fspath(place)
    name = getattr(place, "name", None)
    return name if isinstance(name, str) and not name.startswith("<") else None


def _refuse_overwriting(source: Source, target: Target) -> None:
    paths = (str, os.PathLike)
    if isinstance(source, paths) and isinstance(target, paths):
        same = sinks.same_file(source, target)
    else:
        first, second = _status(source), _status(target)
        same = source is target or (
            first is not None and second is not None and os.path.samestat(first, second)
        )
    if same:
        name = sources.source_name(target) if isinstance(target, paths) else "the output"
        raise TargetError(name, "is an input too; give the output another name")


def _status(place: Source | Target) -> os.stat_result | None:
    """The status of the regular file that a path or a file object stands for."""
    try:
        found = os.stat(place) if isinstance(place, str | os.PathLike) else os.fstat(place.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None


@functools.cache
def default_converter() -> Converter:
    """The converter that the functions of this module share.

    Returns:
        A converter with all that is installed.
    """
    return Converter()


def read(source: Source, format: str | None = None, **options: object) -> Article:
    """Read the one article that a source holds; see ``Converter.read``."""
    return default_converter().read(source, format, **options)


def read_all(source: Source, format: str | None = None, **options: object) -> Iterator[Article]:
    """Read the articles that a source holds; see ``Converter.read_all``."""
    return default_converter().read_all(source, format, **options)


def loads(data: bytes | str, format: str, **options: object) -> Article:
    """Read the one article that bytes or text hold; see ``Converter.loads``."""
    return default_converter().loads(data, format, **options)


def loads_all(data: bytes | str, format: str, **options: object) -> Iterator[Article]:
    """Read the articles that bytes or text hold; see ``Converter.loads_all``."""
    return default_converter().loads_all(data, format, **options)


def write(
    articles: Article | Iterable[Article],
    target: Target,
    format: str | None = None,
    **options: object,
) -> None:
    """Write articles whole, or leave the target as it was; see ``Converter.write``."""
    default_converter().write(articles, target, format, **options)


def dumps(articles: Article | Iterable[Article], format: str, **options: object) -> bytes:
    """Write articles to bytes; see ``Converter.dumps``."""
    return default_converter().dumps(articles, format, **options)


def convert(
    source: Source | Iterable[Source],
    target: Target,
    *,
    from_format: str | None = None,
    to_format: str | None = None,
    on_bad: Callable[[DatelineError], None] | None = None,
    progress: Callable[[int], None] | None = None,
    **options: object,
) -> Conversion:
    """Read articles and write them in another format; see ``Converter.convert``."""
    return default_converter().convert(
        source,
        target,
        from_format=from_format,
        to_format=to_format,
        on_bad=on_bad,
        progress=progress,
        **options,
    )
