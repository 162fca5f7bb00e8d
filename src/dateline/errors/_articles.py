"""Values and articles that are not right."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from dateline.errors._base import DatelineError, where_of
from dateline.messages import shown

__all__ = [
    "ArticleCountError",
    "CitationError",
    "DuplicateArticleError",
    "EvidenceProblem",
    "GoldError",
    "InvalidArticleError",
    "ModelError",
    "Problem",
]


class ModelError(DatelineError, ValueError):
    """A value that the model refuses.

    Args:
        owner: The class that refused it, such as ``"Place"``.
        field: The field, such as ``"latitude"``; empty where the rule is about several.
        value: The value that was given.
        problem: What is wrong with it, to stand behind the field's name.
    """

    def __init__(self, owner: str, field: str, value: object, problem: str) -> None:
        super().__init__(owner, field, value, problem)
        self.owner = owner
        self.field = field
        self.value = value
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.owner}{'.' if self.field else ''}{self.field}: {self.problem}"


class CitationError(ModelError):
    """A quotation that is not in the article's text exactly once.

    Args:
        quote: The words looked for.
        count: How many times they occur.
    """

    def __init__(self, quote: str, count: int) -> None:
        if count:
            problem = f"{shown(quote)} occurs {count} times in the text; quote more words around it"
        else:
            problem = f"{shown(quote)} is not in the text; quote it letter for letter"
        super().__init__("Article", "text", quote, problem)
        self.args = (quote, count)
        self.quote = quote
        self.count = count


class Problem:
    """One thing wrong with an article, and where in it.

    Args:
        path: A JSON path from the article, such as ``"records[3].personnel.low"``; may be empty.
        problem: What is wrong there.
    """

    __slots__ = ("path", "problem")

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}" if self.path else self.problem

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path!r}, {self.problem!r})"

    def within(self, where: str) -> Problem:
        """The same problem, told from further out.

        Args:
            where: The JSON path of what the path begins at, such as ``"[2]"``.

        Returns:
            A new Problem.
        """
        made = copy.copy(self)
        made.path = f"{where}.{self.path}" if self.path else where
        return made


class EvidenceProblem(Problem):
    """A passage that is not where its offsets say.

    ``dateline validate --repair``, or a ``Converter(reanchor=True)``, moves it to where it is; with
    ``--drop-orphans`` and ``drop_orphans=True``, one whose words are gone is taken out.

    Args:
        path: The JSON path of the evidence, such as ``"records[3].evidence[0]"``.
        exact: The words of the passage.
        start: The offset that was given; None where there was none.
        end: The offset behind, likewise.
        found: The offsets of the words in the text: code points, half-open; None where they are
            nowhere, or where nothing tells which of several occurrences is meant.
        count: How often the words occur, where ``found`` is None.
        owner: The record, in words, where it has an id.
        standing: What stands in the text at the offsets that were given.
    """

    __slots__ = ("count", "end", "exact", "found", "owner", "start")

    def __init__(
        self,
        path: str,
        *,
        exact: str,
        start: int | None,
        end: int | None,
        found: tuple[int, int] | None,
        count: int = 0,
        owner: str = "",
        standing: str | None = None,
    ) -> None:
        given = f"{'?' if start is None else start}:{'?' if end is None else end}"
        words = shown(exact)
        if found is not None:
            place = f"{found[0]}:{found[1]}"
            if start is None and end is None:
                what = f"exact is at {place}, and no offsets are given: {words}"
            else:
                what = f"exact is at {place} now, not at {given}: {words}"
        elif count:
            what = f"exact is in the text {count} times, and no start says where: {words}"
        else:
            stands = f"; at {given} stands {shown(standing)}" if standing else ""
            what = f"exact is no longer in the text: {words}{stands}"
        super().__init__(path, f"{what} ({owner})" if owner else what)
        self.exact = exact
        self.start = start
        self.end = end
        self.found = found
        self.count = count
        self.owner = owner

    @property
    def orphaned(self) -> bool:
        """Whether the words are nowhere in the text."""
        return self.found is None and not self.count


class InvalidArticleError(DatelineError, ValueError):
    """Well-formed input that is not an article: every problem, each with its path.

    Args:
        problems: What is wrong, at least one.
        line: The input's line, from 1, where it holds an article a line.
        source: The input's name; the verb that reads it fills this in.
    """

    def __init__(
        self,
        problems: Sequence[Problem],
        *,
        line: int | None = None,
        source: str | None = None,
    ) -> None:
        super().__init__(*problems)
        self.problems = tuple(problems)
        self.line = line
        self.source = source

    def __str__(self) -> str:
        where = where_of(self.source, self.line, None)
        return "\n".join(f"{where}{problem}" for problem in self.problems)


class GoldError(DatelineError, ValueError):
    """Gold that an evaluation cannot be measured with: every problem of a line, with its path.

    Args:
        problems: What is wrong, at least one.
        line: The line, from 1.
        source: The name of the gold.
    """

    def __init__(self, problems: Sequence[Problem], *, line: int, source: str) -> None:
        super().__init__(*problems)
        self.problems = tuple(problems)
        self.line = line
        self.source = source

    def __str__(self) -> str:
        where = where_of(self.source, self.line, None)
        return "\n".join(f"{where}{problem}" for problem in self.problems)


class ArticleCountError(DatelineError, ValueError):
    """One article was asked for, and the input holds another number.

    Args:
        count: How many it holds.
        source: The input's name.
    """

    def __init__(self, count: int, *, source: str | None = None) -> None:
        super().__init__(count)
        self.count = count
        self.source = source

    def __str__(self) -> str:
        where = where_of(self.source, None, None)
        if self.count == 0:
            return f"{where}holds no article, where one was expected"
        return (
            f"{where}holds {self.count} articles, where one was expected; use read_all or loads_all"
        )


class DuplicateArticleError(DatelineError, ValueError):
    """Two articles of one conversion share an id.

    Args:
        article_id: The id.
        source: Where the second one stands.
        bare: Whether it is bare text, whose id is made of its words.
    """

    def __init__(self, article_id: str, *, source: str | None = None, bare: bool = False) -> None:
        super().__init__(article_id)
        self.article_id = article_id
        self.source = source
        self.bare = bare

    def __str__(self) -> str:
        where = where_of(self.source, None, None)
        remedy = " (--skip-bad does)" if self.bare else ", or give it an id of its own"
        return (
            f"{where}a second article with the id {shown(self.article_id)}; leave one out{remedy}"
        )
