"""The stages in order."""

from dateline.model import Article

__all__ = ["capture_article"]


def capture_article(article: Article) -> Article:
    """Capture the records of one article.

    Args:
        article: The article.

    Returns:
        The same, with its records.
    """
    return article
