"""What both contracts share: a converter that knows one more record type, and ways to end."""

import functools
import unittest
from collections.abc import Mapping
from typing import ClassVar, NoReturn

from dateline.convert import Converter
from dateline.errors import DatelineError, UnknownFormatError
from dateline.formats import Reader
from dateline.hookspecs import hookimpl
from dateline.model import Record, fields
from dateline.registry import Registry, Supplied
from dateline.testing.samples import Unseen

__all__ = ["Contract"]


class _UnseenPlugin:
    @hookimpl
    def dateline_record_types(self) -> list[type[Record]]:
        return [Unseen]


class Contract:
    """A set of checks on one format.

    Attributes:
        format: The format's name, or ``package:format``.
        options: The options that the checks use; the format's defaults if left empty.
    """

    format: ClassVar[str] = ""
    options: ClassVar[Mapping[str, object]] = {}

    def make_registry(self) -> Registry:
        """The registry that has the format: by default, of all that is installed.

        Returns:
            A new registry.
        """
        return Registry()

    @functools.cached_property
    def converter(self) -> Converter:
        """The verbs, for that registry and one record type more, which no format has seen."""
        registry = self.make_registry()
        registry.register(_UnseenPlugin(), "dateline.testing")
        return Converter(registry)

    def reader_of_the_same_name(self) -> Supplied[Reader[object]] | None:
        """The reader of the format.

        Returns:
            The reader, or None if the format is only written.
        """
        try:
            return self.converter.registry.reader(self.format)
        except UnknownFormatError:
            return None

    def fail(self, problem: str) -> NoReturn:
        """End a check.

        Args:
            problem: What is wrong, and what to mend.

        Raises:
            AssertionError: Always.
        """
        subject = (
            self.format
            or getattr(self, "record_type", "")
            or getattr(self, "engine", "")
            or type(self).__name__
        )
        raise AssertionError(f"{subject}: {problem}")

    def skip(self, reason: str) -> NoReturn:
        """End a check that has nothing to do.

        Args:
            reason: Why.

        Raises:
            unittest.SkipTest: Always; pytest and unittest take it for a skipped test.
        """
        raise unittest.SkipTest(reason)

    def check_declaration(self, supplied: object) -> None:
        """Look at the class attributes of a reader or an exporter.

        Args:
            supplied: The reader or the exporter.
        """
        description = getattr(supplied, "description", "")
        if not description.strip() or "\n" in description:
            self.fail("its description should be one line that says what it is")
        if not getattr(supplied, "suffixes", ()):
            self.fail('has no suffix, by which files find it; give it one: suffixes = (".x",)')
        try:
            type(supplied).options()  # type: ignore[attr-defined]
        except (TypeError, DatelineError) as error:
            self.fail(f"each of its options needs a default: {error}")
        for field in fields(type(supplied).options):  # type: ignore[attr-defined]
            if field.description == field.name.replace("_", " "):
                self.fail(
                    f"its option {field.name!r} has no description; give it one: "
                    'attrs.field(..., metadata=dateline.describe("What it does"))'
                )
