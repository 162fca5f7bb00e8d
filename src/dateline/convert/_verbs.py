"""The verbs as functions, for all that is installed."""

import functools
from collections.abc import Callable, Iterable, Iterator

from dateline.convert._conversion import Conversion
from dateline.convert._converter import Converter
from dateline.engines import DEFAULT_ENGINE
from dateline.errors import DatelineError
from dateline.model import Article
from dateline.sinks import Target
from dateline.sources import Source

__all__ = [
    "capture",
    "convert",
    "default_converter",
    "dumps",
    "loads",
    "loads_all",
    "read",
    "read_all",
    "write",
]


@functools.cache
def default_converter() -> Converter:
    """The converter that the functions of ``dateline`` share.

    Returns:
        A converter with all that is installed.
    """
    return Converter()


def read(
    source: Source,
    format: str | None = None,
    *,
    capture: bool | None = None,
    engine: str | None = None,
    published: str | None = None,
    url: str | None = None,
    **options: object,
) -> Article:
    """Read the one article that a source holds; see ``Converter.read``."""
    return default_converter().read(
        source,
        format,
        capture=capture,
        engine=engine,
        published=published,
        url=url,
        **options,
    )


def read_all(
    source: Source,
    format: str | None = None,
    *,
    capture: bool | None = None,
    engine: str | None = None,
    published: str | None = None,
    url: str | None = None,
    **options: object,
) -> Iterator[Article]:
    """Read the articles that a source holds; see ``Converter.read_all``."""
    return default_converter().read_all(
        source,
        format,
        capture=capture,
        engine=engine,
        published=published,
        url=url,
        **options,
    )


def loads(
    data: bytes | str,
    format: str,
    *,
    capture: bool | None = None,
    engine: str | None = None,
    published: str | None = None,
    url: str | None = None,
    **options: object,
) -> Article:
    """Read the one article that bytes or text hold; see ``Converter.loads``."""
    return default_converter().loads(
        data,
        format,
        capture=capture,
        engine=engine,
        published=published,
        url=url,
        **options,
    )


def loads_all(
    data: bytes | str,
    format: str,
    *,
    capture: bool | None = None,
    engine: str | None = None,
    published: str | None = None,
    url: str | None = None,
    **options: object,
) -> Iterator[Article]:
    """Read the articles that bytes or text hold; see ``Converter.loads_all``."""
    return default_converter().loads_all(
        data,
        format,
        capture=capture,
        engine=engine,
        published=published,
        url=url,
        **options,
    )


def capture(article: Article, engine: str = DEFAULT_ENGINE, **options: object) -> Article:
    """Capture an article's records from its text; see ``Converter.capture``."""
    return default_converter().capture(article, engine, **options)


def write(
    articles: Article | Iterable[Article],
    target: Target,
    format: str | None = None,
    *,
    fail_on_loss: bool = False,
    **options: object,
) -> Conversion:
    """Write articles whole, or leave the target as it was; see ``Converter.write``."""
    return default_converter().write(articles, target, format, fail_on_loss=fail_on_loss, **options)


def dumps(articles: Article | Iterable[Article], format: str, **options: object) -> bytes:
    """Write articles to bytes; see ``Converter.dumps``."""
    return default_converter().dumps(articles, format, **options)


def convert(
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
    """Read articles and write them in another format; see ``Converter.convert``."""
    return default_converter().convert(
        source,
        target,
        from_format=from_format,
        to_format=to_format,
        capture=capture,
        engine=engine,
        published=published,
        url=url,
        on_bad=on_bad,
        fail_on_loss=fail_on_loss,
        progress=progress,
        **options,
    )
