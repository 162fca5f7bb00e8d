"""What is done to articles between their reader and whoever asked for them."""

from collections.abc import Callable, Iterable, Iterator

import attrs

from dateline.engines import DEFAULT_ENGINE
from dateline.errors import CaptureError, DatelineError, OptionError
from dateline.formats import Reader
from dateline.model import Article
from dateline.registry import Supplied

__all__ = ["Intake"]


@attrs.frozen(kw_only=True)
class Intake:
    """What a verb was asked to fill in, and whether it captures.

    Attributes:
        capture: Whether articles without records are captured: those that are bare text if None,
            all if True, none if False.
        engine: The capture engine's name; one that is named captures all.
        published: When bare text was published, EDTF.
        url: Where bare text was published.
    """

    capture: bool | None = None
    engine: str | None = None
    published: str | None = None
    url: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.engine is not None and self.capture is False:
            raise OptionError("capture", "engine", "is named, and nothing is to be captured")
        if self.published is not None or self.url is not None:
            # Says what is wrong with either before anything is read.
            Article(text="", published=self.published, url=self.url)

    def captures(self, reader: Reader[object]) -> bool:
        """Whether what a reader reads is captured.

        Args:
            reader: The reader.

        Returns:
            True if so, for articles without records.
        """
        if self.capture is None:
            return reader.bare or self.engine is not None
        return self.capture

    @property
    def engine_name(self) -> str:
        """The engine that captures."""
        return DEFAULT_ENGINE if self.engine is None else self.engine

    def check(self, readers: Iterable[Supplied[Reader[object]]]) -> None:
        """Refuse what is meant for bare text where there is none, or too much.

        Args:
            readers: The reader of each source.

        Raises:
            OptionError: None of them reads bare text; or there are several for one address.
        """
        every = list(readers)
        for name, given in (("published", self.published), ("url", self.url)):
            if given is not None and not any(item.value.bare for item in every):
                formats = ", ".join(dict.fromkeys(item.name for item in every))
                problem = f"is for bare text, and {formats} says it in the article itself"
                raise OptionError("convert", name, problem)
        if self.url is not None and len(every) > 1:
            problem = f"is the address of one article, and {len(every)} inputs were given"
            raise OptionError("convert", "url", problem)

    def take(
        self,
        articles: Iterator[Article],
        reader: Reader[object],
        capture: Callable[[Article], Article],
        refuse: Callable[[DatelineError], None] | None = None,
        source: str | None = None,
    ) -> Iterator[Article]:
        """Fill in what bare text lacks, and capture what has no records.

        Args:
            articles: What the reader reads.
            reader: The reader.
            capture: Captures one article.
            refuse: Called with the error of an article that the engine cannot take; it raises the
                error, or the article is left out. If None, the error is raised.
            source: The input's name, for messages.

        Returns:
            The articles.
        """
        told = {"published": self.published, "url": self.url} if reader.bare else {}
        known = {name: value for name, value in told.items() if value is not None}
        captures = self.captures(reader)
        if not known and not captures:
            return articles
        return self._taken(articles, known, capture if captures else None, refuse, source)

    @staticmethod
    def _taken(
        articles: Iterator[Article],
        known: dict[str, str],
        capture: Callable[[Article], Article] | None,
        refuse: Callable[[DatelineError], None] | None,
        source: str | None,
    ) -> Iterator[Article]:
        for article in articles:
            if known:
                article = attrs.evolve(article, **known)  # type: ignore[arg-type]
            try:
                yield article if capture is None else capture(article)
            except CaptureError as error:
                error.source = source
                if refuse is None:
                    raise
                refuse(error)
