"""What a reader and an exporter are, and the options that they take."""

import abc
import functools
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, ClassVar, Generic, TypeVar

import attrs

from dateline.codec import Codec
from dateline.errors import DatelineError, ModelError, OptionError, did_you_mean, shown
from dateline.model import Article, Field, Record, fields
from dateline.table import Table, table_of

__all__ = [
    "ExportContext",
    "Exporter",
    "NoOptions",
    "OptionsT",
    "ReadContext",
    "Reader",
    "describe_value",
    "make_options",
    "show_value",
]


@attrs.frozen(kw_only=True)
class NoOptions:
    """The options of a format that has none."""


OptionsT = TypeVar("OptionsT")


def _raise(error: DatelineError) -> None:
    raise error


@attrs.frozen(kw_only=True)
class ReadContext:
    """What a reader is given beside its input.

    Attributes:
        codec: Makes articles of JSON, with every registered record type.
        reject: Called with the error of an article that cannot be taken. It raises the error, or
            returns where the user asked for bad articles to be skipped; the reader goes on then.
    """

    codec: Codec
    reject: Callable[[DatelineError], None] = _raise


@attrs.frozen(kw_only=True)
class ExportContext:
    """What an exporter is given beside the articles.

    Attributes:
        record_types: Every registered record type by name, those of the core first.
    """

    record_types: Mapping[str, type[Record]]

    @property
    def table(self) -> Table:
        """The columns of flat formats, for these record types."""
        return table_of(self.record_types)


class _Format(abc.ABC, Generic[OptionsT]):
    """What readers and exporters share.

    Attributes:
        name: The format's name, in lower case.
        suffixes: File suffixes, with the dot, in lower case; the first is the usual one.
        description: One line for ``dateline formats``.
        options: The attrs class of the options, each with a default.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    description: ClassVar[str]
    options: ClassVar[type] = NoOptions


class Exporter(_Format[OptionsT]):
    """Writes articles in one format. It opens no file and keeps nothing between calls.

    Attributes:
        media_type: The format's media type (RFC 6838).
    """

    media_type: ClassVar[str] = "application/octet-stream"

    @abc.abstractmethod
    def export(
        self, articles: Iterator[Article], options: OptionsT, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles.

        Args:
            articles: The articles; they are made as they are asked for, so hold one at a time.
            options: An instance of ``self.options``.
            context: The record types in play.

        Yields:
            The file's bytes, in chunks of any size.

        Raises:
            ExportError: An article cannot be written in this format.
        """


class Reader(_Format[OptionsT]):
    """Reads articles from one format."""

    @abc.abstractmethod
    def read(self, stream: BinaryIO, options: OptionsT, context: ReadContext) -> Iterator[Article]:
        """Read articles.

        Args:
            stream: The input, from its beginning; read forward only.
            options: An instance of ``self.options``.
            context: Makes articles of JSON, and takes the errors.

        Yields:
            The articles, each as soon as it is read.

        Raises:
            ParseError: The input is not in this format.
            InvalidArticleError: An article in it is not one.
        """


def make_options(owner: _Format[OptionsT], given: Mapping[str, object]) -> OptionsT:
    """The options of a format, from keywords or from the text of a command line.

    Args:
        owner: The reader or exporter.
        given: Values by name; text is read as the option's type (``"yes"``, ``"3"``).

    Returns:
        An instance of ``owner.options``.

    Raises:
        OptionError: There is no such option, or it does not take the value.
    """
    if not given:
        return _defaults(type(owner))  # type: ignore[return-value]
    known = {field.name: field for field in fields(owner.options) if field.settable}
    values: dict[str, object] = {}
    for name, value in given.items():
        if name not in known:
            there = f"there are: {', '.join(known)}" if known else f"{owner.name} has no options"
            nearest = did_you_mean(name, known)
            raise OptionError(owner.name, name, f"unknown{nearest or ';'} {there}")
        read = _read_value(known[name], value)
        problem = known[name].problem(read)
        if problem:
            what = problem[1].replace("expected true or false", "expected yes or no")
            raise OptionError(owner.name, name, what)
        values[name] = read
    try:
        made: OptionsT = owner.options(**values)
    except ModelError as error:
        raise OptionError(owner.name, error.field, error.problem) from None
    except (TypeError, ValueError) as error:
        raise OptionError(owner.name, ", ".join(values), str(error)) from None
    return made


@functools.cache
def _defaults(owner: "type[_Format[object]]") -> object:
    return owner.options()


_BOOLEANS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def _read_value(field: Field, value: object) -> object:
    if field.many and isinstance(value, list):
        return tuple(value)
    if not isinstance(value, str) or field.value is str:
        return value
    if field.value is bool:
        return _BOOLEANS.get(value.lower(), value)
    try:
        return field.value(value)
    except ValueError:
        return value


def describe_value(field: Field) -> str:
    """What an option takes, in words.

    Args:
        field: A field of a class of options.

    Returns:
        Such as ``"comma, tab or pipe"``, ``"yes or no"``, ``"a whole number"``.
    """
    if field.choices:
        return ", ".join(field.choices[:-1]) + f" or {field.choices[-1]}"
    return "yes or no" if field.value is bool else field.type_name


def show_value(value: object) -> str:
    """An option's value as one would type it.

    Args:
        value: A value of any option.

    Returns:
        ``"yes"``, ``"comma"``, ``"2"``.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else shown(value)
