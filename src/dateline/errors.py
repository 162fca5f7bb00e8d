"""Every error that dateline raises on purpose, in one tree.

::

    DatelineError
    ├── ModelError (ValueError)        a value that the model refuses
    │   └── CitationError              a quotation found nowhere, or more than once
    ├── SourceError                    an input that cannot be opened or read
    ├── ParseError (ValueError)        an input that is not in its format
    ├── InvalidArticleError (ValueError)  well-formed input that is not an article
    ├── GoldError (ValueError)         gold that an evaluation cannot be measured with
    ├── ArticleCountError (ValueError) one article was asked for, another number found
    ├── DuplicateArticleError (ValueError) two articles of one conversion share an id
    ├── UnknownFormatError (LookupError) no reader or exporter answers to the name
    ├── UnknownEngineError (LookupError) no capture engine answers to the name
    ├── UnknownRecordTypeError (LookupError) no record type has the name
    ├── AmbiguousFormatError (LookupError) two packages supply one name
    ├── PluginError                    a plugin that cannot be loaded or misbehaves
    ├── OptionError (ValueError)       an option that a format does not have, or a wrong value
    ├── CaptureError                   an article that a capture engine cannot take
    ├── MissingPackageError (ImportError) a library that an extra of dateline brings is not there
    ├── ExportError                    an article that a format cannot write
    ├── LossError                      a format that cannot carry all, where all was wanted
    └── TargetError                    an output that cannot be written

The facts are attributes; the sentence is in ``str(error)``. A sentence says what failed, where
(file, line, JSON path, plugin) and, where it is not plain, what to do next.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

import attrs

from dateline.messages import did_you_mean, printable_name, shown

__all__ = [
    "AmbiguousFormatError",
    "ArticleCountError",
    "CaptureError",
    "CitationError",
    "DatelineError",
    "DuplicateArticleError",
    "EvidenceProblem",
    "ExportError",
    "GoldError",
    "InvalidArticleError",
    "LossCount",
    "LossError",
    "MissingPackageError",
    "ModelError",
    "OptionError",
    "ParseError",
    "PluginError",
    "Problem",
    "SourceError",
    "TargetError",
    "UnknownEngineError",
    "UnknownFormatError",
    "UnknownRecordTypeError",
]


class DatelineError(Exception):
    """The root of the tree: catch this to catch all that dateline raises on purpose."""


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


class SourceError(DatelineError):
    """An input that cannot be opened or read.

    Args:
        source: Its name, as the user gave it.
        problem: What is wrong, and what to do.
    """

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(source, problem)
        self.source = source
        self.problem = problem

    def __str__(self) -> str:
        return f"{printable_name(self.source)}: {self.problem}"


class ParseError(DatelineError, ValueError):
    """An input that is not in the format that it is read as.

    Args:
        problem: What is wrong.
        line: The line, from 1, where the format tells.
        column: The column, from 1, where the format tells.
        source: The input's name; the verb that reads it fills this in.
    """

    def __init__(
        self,
        problem: str,
        *,
        line: int | None = None,
        column: int | None = None,
        source: str | None = None,
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column
        self.source = source

    def __str__(self) -> str:
        return f"{_where(self.source, self.line, self.column)}{self.problem}"


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

    ``dateline validate --repair``, or a ``Converter(reanchor=True)``, moves it to where it is.

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

    __slots__ = ("count", "end", "exact", "found", "start")

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
            what = f"exact is at {found[0]}:{found[1]} now, not at {given}: {words}"
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
        where = _where(self.source, self.line, None)
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
        where = _where(self.source, self.line, None)
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
        where = _where(self.source, None, None)
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
    """

    def __init__(self, article_id: str, *, source: str | None = None) -> None:
        super().__init__(article_id)
        self.article_id = article_id
        self.source = source

    def __str__(self) -> str:
        where = _where(self.source, None, None)
        return (
            f"{where}a second article with the id {shown(self.article_id)}; "
            "leave one out, or give it an id of its own"
        )


class UnknownFormatError(DatelineError, LookupError):
    """No reader or exporter answers to a name or a file's suffix.

    Args:
        wanted: The name or the suffix.
        direction: ``"read"`` or ``"write"``.
        known: The names that would have been right.
        hint: What else to say.
    """

    def __init__(self, wanted: str, direction: str, known: Sequence[str], hint: str = "") -> None:
        super().__init__(wanted, direction)
        self.wanted = wanted
        self.direction = direction
        self.known = tuple(known)
        self.hint = hint

    def __str__(self) -> str:
        nearest = did_you_mean(self.wanted.lstrip("."), self.known)
        known = ", ".join(self.known)
        return (
            f"no format {shown(self.wanted)} to {self.direction}{nearest or ';'} "
            f"there are: {known}{'; ' if self.hint else ''}{self.hint}"
        )


class UnknownEngineError(DatelineError, LookupError):
    """No capture engine has a name.

    Args:
        wanted: The name.
        known: The names that would have been right.
        hint: What else to say.
    """

    def __init__(self, wanted: str, known: Sequence[str], hint: str = "") -> None:
        super().__init__(wanted, known, hint)
        self.wanted = wanted
        self.known = tuple(known)
        self.hint = hint

    def __str__(self) -> str:
        nearest = did_you_mean(self.wanted, self.known)
        known = ", ".join(self.known)
        return (
            f"no capture engine {shown(self.wanted)}{nearest or ';'} "
            f"there are: {known}{'; ' if self.hint else ''}{self.hint}"
        )


class UnknownRecordTypeError(DatelineError, LookupError):
    """No record type has a name.

    Args:
        wanted: The name.
        known: The names that would have been right.
    """

    def __init__(self, wanted: str, known: Sequence[str]) -> None:
        super().__init__(wanted, known)
        self.wanted = wanted
        self.known = tuple(known)

    def __str__(self) -> str:
        nearest = did_you_mean(self.wanted, self.known)
        known = ", ".join(self.known)
        return f"no record type {shown(self.wanted)}{nearest or ';'} there are: {known}"


class AmbiguousFormatError(DatelineError, LookupError):
    """Two packages supply one name.

    Args:
        name: The name, or the suffix.
        owners: The packages, each ``package`` or ``package version``.
        choices: What to ask for instead, each ``package:format``.
    """

    def __init__(self, name: str, owners: Sequence[str], choices: Sequence[str] = ()) -> None:
        super().__init__(name, owners, choices)
        self.name = name
        self.owners = tuple(owners)
        self.choices = tuple(choices)

    def __str__(self) -> str:
        choice = f"say which ({' or '.join(self.choices)}), or " if self.choices else ""
        return (
            f"{len(self.owners)} packages supply {self.name!r}: {', '.join(self.owners)}; "
            f"{choice}uninstall one"
        )


class PluginError(DatelineError):
    """A plugin that cannot be loaded, or breaks its contract.

    Args:
        plugin: The package it came from, ``package`` or ``package version``.
        problem: What it did, and what to do.
    """

    def __init__(self, plugin: str, problem: str) -> None:
        super().__init__(plugin, problem)
        self.plugin = plugin
        self.problem = problem

    def __str__(self) -> str:
        return f"plugin {self.plugin}: {self.problem}"


class OptionError(DatelineError, ValueError):
    """An option that a format does not have, or a value that it does not take.

    Args:
        format: The format's name.
        option: The option's name.
        problem: What is wrong, with what would be right.
    """

    def __init__(self, format: str, option: str, problem: str) -> None:
        super().__init__(format, option, problem)
        self.format = format
        self.option = option
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.format}: option {self.option!r}: {self.problem}"


class CaptureError(DatelineError):
    """An article that a capture engine cannot take.

    Args:
        engine: The engine's name.
        problem: What is wrong, and what to do.
        source: The name of the input that the article came from; the verb fills this in.
    """

    def __init__(self, engine: str, problem: str, *, source: str | None = None) -> None:
        super().__init__(engine, problem)
        self.engine = engine
        self.problem = problem
        self.source = source

    def __str__(self) -> str:
        return f"{_where(self.source, None, None)}{self.engine}: {self.problem}"


class MissingPackageError(DatelineError, ImportError):
    """A library that an extra of dateline brings, and that is not installed.

    Args:
        name: What needs it, such as ``"html"``.
        package: The library.
        extra: The extra that brings it.
    """

    def __init__(self, name: str, package: str, extra: str) -> None:
        super().__init__(name, package, extra)
        self.name = name
        self.package = package
        self.extra = extra

    def __str__(self) -> str:
        return (
            f"{self.name}: needs {self.package}, which is not installed; "
            f"run: python -m pip install 'dateline[{self.extra}]'"
        )


class ExportError(DatelineError):
    """An article that a format cannot write.

    Args:
        format: The format's name.
        problem: What is wrong, with the article and the record.
    """

    def __init__(self, format: str, problem: str) -> None:
        super().__init__(format, problem)
        self.format = format
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.format}: {self.problem}"


@attrs.frozen
class LossCount:
    """How much of one thing a format lost.

    Attributes:
        name: What, in a few words.
        count: How many objects lost it.
        fields: The paths of the fields that it means; see ``dateline.Loss``.
    """

    name: str
    count: int
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} ({self.count:,})"


class LossError(DatelineError):
    """A format that cannot carry all that the articles hold, where nothing was to be lost.

    Args:
        format: The format's name.
        losses: What it would lose.
    """

    def __init__(self, format: str, losses: Sequence[LossCount]) -> None:
        super().__init__(format, losses)
        self.format = format
        self.losses = tuple(losses)

    def __str__(self) -> str:
        return (
            f"{self.format}: would lose {', '.join(map(str, self.losses))}; nothing is written; "
            "json and jsonl carry everything"
        )


class TargetError(DatelineError):
    """An output that cannot be written; what stood there before still stands.

    Args:
        target: Its name, as the user gave it.
        problem: What is wrong, and what to do.
    """

    def __init__(self, target: str, problem: str) -> None:
        super().__init__(target, problem)
        self.target = target
        self.problem = problem

    def __str__(self) -> str:
        return f"{printable_name(self.target)}: {self.problem}"


def _where(source: str | None, line: int | None, column: int | None) -> str:
    name = None if source is None else printable_name(source)
    parts = [str(part) for part in (name, line, column) if part is not None]
    if source is None and line is not None:
        parts[0] = f"line {line}"
    return ":".join(parts) + ": " if parts else ""
