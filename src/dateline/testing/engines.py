"""The contract of capture engines, as checks."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

import attrs

from dateline.engines import CaptureContext
from dateline.errors import CaptureError, DatelineError
from dateline.formats import make_options
from dateline.isolation import captured
from dateline.messages import shown
from dateline.model import Article
from dateline.testing.contract import Contract
from dateline.testing.samples import HOSTILE_STRINGS, hostile_article, sample_articles

__all__ = ["EngineContract"]

_LONG = 20_000


class EngineContract(Contract):
    """The checks of a capture engine; a test is a subclass that names it.

    Attributes:
        engine: The engine's name, or ``package:engine``.
        options: The options that the checks use; the engine's defaults if left empty.
    """

    engine: ClassVar[str] = ""
    options: ClassVar[Mapping[str, object]] = {}

    def samples(self) -> Iterable[Article]:
        """Articles that the engine must take.

        Returns:
            Articles without records: by default, those of ``sample_articles``.
        """
        return [attrs.evolve(article, records=()) for article in sample_articles(3)]

    def test_declaration(self) -> None:
        """Its description is declared, and each option has a default."""
        engine = self.converter.registry.engine(self.engine).value
        if not engine.description.strip() or "\n" in engine.description:
            self.fail("its description should be one line that says what it is")
        try:
            engine.options()
        except (TypeError, DatelineError) as error:
            self.fail(f"each of its options needs a default: {error}")

    def test_samples_are_captured(self) -> None:
        """Of every sample comes the same article, and the same records again."""
        for article in self.samples():
            first, second = self._captured(article), self._captured(article)
            if first != second:
                self.fail(f"captures something else the second time from {shown(article.text)}")

    def test_another_article_makes_no_difference(self) -> None:
        """What it captures from an article does not depend on those before."""
        every = list(self.samples())
        forth = [self._captured(article) for article in every]
        back = [self._captured(article) for article in reversed(every)]
        if forth != back[::-1]:
            self.fail("captures something else after other articles; keep nothing in self")

    def test_hostile_texts_are_taken(self) -> None:
        """Texts that break software give an article, or a CaptureError."""
        texts = [hostile_article(text).text for text in HOSTILE_STRINGS]
        for text in (*texts, " ", "\r\n" * _LONG, "((((" * _LONG, "a" * _LONG, "Mr. " * _LONG):
            try:
                self._captured(Article(text=text))
            except CaptureError:
                continue
            except DatelineError as error:
                self.fail(f"of the text {shown(text)}: {error}")

    def _captured(self, article: Article) -> Article:
        registry = self.converter.registry
        supplied = registry.engine(self.engine)
        options = make_options(supplied.value, self.options)
        context = CaptureContext(record_types=registry.record_types())
        return captured(supplied.value, supplied.owner, article, options, context)
