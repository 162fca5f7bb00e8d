"""What a conversion refuses, and the ids that it has seen."""

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from dateline.errors import ArticleCountError, DatelineError, DuplicateArticleError, ModelError
from dateline.messages import shown
from dateline.model import Article

__all__ = ["Identifiers", "Tally", "distinct"]


class Tally:
    """Takes what a conversion refuses, and knows the ids that it has seen.

    Args:
        on_bad: Called with each error that costs an article; None to let the first one end it.
    """

    def __init__(self, on_bad: Callable[[DatelineError], None] | None) -> None:
        self.on_bad = on_bad
        self.skipped = 0
        self.seen = Identifiers()

    def some(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Pass articles on; raise ArticleCountError if all there were have been left out."""
        none = True
        for article in articles:
            none = False
            yield article
        if none and self.skipped:
            # Better the old file than an empty one.
            raise ArticleCountError(0)

    def distinct(
        self, articles: Iterable[Article], source: str, *, bare: bool = False
    ) -> Iterator[Article]:
        """Pass articles on, and refuse the second of one id.

        Args:
            articles: The articles of one source.
            source: Its name.
            bare: Whether they are bare text.

        Yields:
            The others.
        """
        for article in articles:
            if self.seen.add(article.id):
                yield article
            else:
                self.refuse(DuplicateArticleError(article.id, source=source, bare=bare))

    def refuse(self, error: DatelineError) -> None:
        """Raise the error, unless bad articles are left out."""
        if self.on_bad is None:
            raise error
        self.reject(error)

    def reject(self, error: DatelineError) -> None:
        """Count an article that is left out, and tell."""
        self.skipped += 1
        if self.on_bad is not None:
            self.on_bad(error)


class Identifiers:
    """A set of ids in eight bytes each, so that memory hardly grows with the articles."""

    def __init__(self) -> None:
        self._buckets = [array("Q") for _ in range(1024)]

    def add(self, identifier: str) -> bool:
        """Add an id; False where it was there. 64 bits of SHA-256 stand for it."""
        digest = hashlib.sha256(identifier.encode()).digest()
        number = int.from_bytes(digest[:8], "big")
        bucket = self._buckets[number >> 54]
        position = bisect_left(bucket, number)
        if position < len(bucket) and bucket[position] == number:
            return False
        bucket.insert(position, number)
        return True


def distinct(articles: Iterable[Article]) -> Iterator[Article]:
    """Pass articles on, and raise DuplicateArticleError at the second of one id."""
    seen = Identifiers()
    for article in articles:
        if not isinstance(article, Article):
            raise ModelError("Article", "", article, f"expected articles, got {shown(article)}")
        if not seen.add(article.id):
            raise DuplicateArticleError(article.id)
        yield article
