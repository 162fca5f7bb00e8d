"""Inputs that cannot be read, and outputs that cannot be written."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from dateline.errors._base import DatelineError, where_of
from dateline.messages import printable_name

__all__ = [
    "CaptureError",
    "ExportError",
    "LossCount",
    "LossError",
    "ParseError",
    "SourceError",
    "TargetError",
]


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
        return f"{where_of(self.source, self.line, self.column)}{self.problem}"


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
        return f"{where_of(self.source, None, None)}{self.engine}: {self.problem}"


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
