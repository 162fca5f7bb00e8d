"""Where the code of plugins runs: what it does wrong is told with the name of its package.

A plugin is trusted: nothing here keeps it from harm that it means to do. But a mistake of its
author must not look like one of dateline's or the user's, must not go unnoticed, and must not
leave a half-made file.
"""

from dateline.isolation._blame import attributed, iterable_of, told
from dateline.isolation._capturing import captured
from dateline.isolation._reading import read_articles
from dateline.isolation._writing import ArticleStream, declared_losses, exported, written

__all__ = [
    "ArticleStream",
    "attributed",
    "captured",
    "declared_losses",
    "exported",
    "iterable_of",
    "read_articles",
    "told",
    "written",
]
