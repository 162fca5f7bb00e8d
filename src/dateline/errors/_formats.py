"""Formats, engines, plugins and options that are not there, or not right."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.errors._base import DatelineError
from dateline.messages import did_you_mean, shown

__all__ = [
    "AmbiguousFormatError",
    "MissingPackageError",
    "OptionError",
    "PluginError",
    "UnknownEngineError",
    "UnknownFormatError",
    "UnknownRecordTypeError",
]


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
