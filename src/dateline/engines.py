"""What a capture engine is: it takes typed records from an article's text."""

import abc
from collections.abc import Mapping

import attrs

from dateline.formats import Component, OptionsT
from dateline.model import Article, Record

__all__ = ["DEFAULT_ENGINE", "CaptureContext", "Engine"]

#: The engine that captures where no other is named.
DEFAULT_ENGINE = "rules"


@attrs.frozen(kw_only=True)
class CaptureContext:
    """What an engine is given beside the article.

    Attributes:
        record_types: Every registered record type by name, those of the core first.
    """

    record_types: Mapping[str, type[Record]]


class Engine(Component[OptionsT]):
    """Captures records from an article's text. It keeps nothing between calls that shows.

    What takes long to load, such as a model, may be kept on the engine, if the same article gives
    the same records each time.
    """

    @abc.abstractmethod
    def capture(self, article: Article, options: OptionsT, context: CaptureContext) -> Article:
        """Capture the records of one article.

        Args:
            article: The article, without records; what is known of it may be filled in, such as
                its headline, when it was published, and the name of the place it was filed from.
            options: An instance of ``self.options``.
            context: The record types in play.

        Returns:
            The same article with its records. Its id and its text are as they were, and so is all
            else that was filled in, but for ``dateline``, which may be a place better known. Each
            record's evidence stands in the text.

        Raises:
            CaptureError: The engine cannot take this article.
        """
