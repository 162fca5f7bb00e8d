"""What a reader and an exporter are, and the options that they take."""

import abc
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Generic, TypeAlias, TypeVar

import attrs

from dateline.codec import Codec
from dateline.errors import DatelineError, ModelError, OptionError
from dateline.losses import Loss
from dateline.messages import did_you_mean, shown
from dateline.model import Article, Field, Record, fields
from dateline.table import Table, table_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "API_VERSION",
    "AnyExporter",
    "Component",
    "ExportContext",
    "Exporter",
    "FileExporter",
    "NoOptions",
    "OptionsT",
    "ReadContext",
    "Reader",
    "describe_value",
    "make_options",
    "show_value",
]


#: The version of what plugins build on: this module, the hooks and the model. It grows when a
#: plugin written for the present one could need a change; a plugin may say ``DATELINE_API = 1``.
API_VERSION = 1


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
        on_loss: What ``lose`` calls.
        on_progress: What ``progress`` calls.
    """

    record_types: Mapping[str, type[Record]]
    on_loss: Callable[[str, int], None] | None = None
    on_progress: Callable[[str], None] | None = None

    def lose(self, name: str, count: int = 1) -> None:
        """Report a loss that only the exporter can see; those with fields, dateline counts.

        Args:
            name: The name of the `Loss`, as ``losses`` declares it.
            count: How many times it was met.
        """
        # `type` and not `isinstance`: what plugins give is not always what they are asked for.
        if type(name) is not str or not name or not name.isprintable():
            raise TypeError(f"context.lose: {shown(name)} is no name of a loss")
        if type(count) is not int or count < 0:
            raise TypeError(f"context.lose: {shown(count)} is no number of times")
        if self.on_loss is not None:
            self.on_loss(name, count)

    def progress(self, doing: str) -> None:
        """Say what work goes on after the last article; it is shown on a terminal.

        Args:
            doing: A few words, such as ``"building the index"``.
        """
        if self.on_progress is not None:
            self.on_progress(doing)

    @property
    def table(self) -> Table:
        """The columns of flat formats, for these record types."""
        return table_of(self.record_types)


class Component(abc.ABC, Generic[OptionsT]):
    """What is chosen by name, and takes options: a reader, an exporter, a capture engine.

    Attributes:
        name: Its name, in lower case.
        description: One line that says what it is.
        options: The attrs class of the options, each with a default.
    """

    name: ClassVar[str]
    description: ClassVar[str]
    options: ClassVar[type] = NoOptions


class _Format(Component[OptionsT]):
    """What readers and exporters share.

    Attributes:
        name: The format's name, in lower case.
        suffixes: File suffixes, with the dot, in lower case; the first is the usual one.
        description: One line for ``dateline formats``.
        options: The attrs class of the options, each with a default.
    """

    suffixes: ClassVar[tuple[str, ...]]


class _Writing(_Format[OptionsT]):
    """What both kinds of exporters share.

    Attributes:
        media_type: The format's media type (RFC 6838).
    """

    media_type: ClassVar[str] = "application/octet-stream"

    def losses(self, options: OptionsT, context: ExportContext) -> Sequence[Loss]:
        """What the format cannot carry, with these options.

        Args:
            options: An instance of ``self.options``.
            context: The record types in play.

        Returns:
            Nothing, if it carries all; else what to count and to tell the user.
        """
        return ()


class Exporter(_Writing[OptionsT]):
    """Writes articles in one format, as bytes. It opens no file and keeps nothing between calls.

    Attributes:
        media_type: The format's media type (RFC 6838).
    """

    @abc.abstractmethod
    def export(
        self, articles: Iterator[Article], options: OptionsT, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles.

        Args:
            articles: The articles; they are made as they are asked for, so hold one at a time, or a
                batch of at most 100.
            options: An instance of ``self.options``.
            context: The record types in play, where to report loss, and progress.

        Yields:
            The file's bytes, in chunks of any size.

        Raises:
            ExportError: An article cannot be written in this format.
        """


class FileExporter(_Writing[OptionsT]):
    """Writes articles in one format, to a path: for libraries that need a file of their own.

    It is handed a private path, where nothing stands; dateline moves what it made there to the
    target, or to standard output. It keeps nothing between calls.

    Attributes:
        media_type: The format's media type (RFC 6838).
        folder: Whether it makes a folder at the path, and not a file.
    """

    folder: ClassVar[bool] = False

    @abc.abstractmethod
    def write(
        self, articles: Iterator[Article], path: "Path", options: OptionsT, context: ExportContext
    ) -> None:
        """Write articles.

        Args:
            articles: The articles; they are made as they are asked for, so hold one at a time, or a
                batch of at most 100.
            path: Where to write; its name ends as the target's does, without ``.gz``. Files beside
                it are removed afterwards.
            options: An instance of ``self.options``.
            context: The record types in play, where to report loss, and progress.

        Raises:
            ExportError: An article cannot be written in this format.
        """


AnyExporter: TypeAlias = Exporter[OptionsT] | FileExporter[OptionsT]
"""An exporter of either kind."""


class Reader(_Format[OptionsT]):
    """Reads articles from one format.

    Attributes:
        bare: Whether its articles are bare text, from which records are still to be captured. The
            verbs run a capture engine on them then.
    """

    bare: ClassVar[bool] = False

    def examples(self) -> Iterable[bytes]:
        """Files in this format, for the contract of readers to read.

        Returns:
            Their contents; not needed where an exporter of the same name writes some.
        """
        return ()

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


def make_options(owner: Component[OptionsT], given: Mapping[str, object]) -> OptionsT:
    """The options of a format or an engine, from keywords or from the text of a command line.

    Args:
        owner: The reader, exporter or engine.
        given: Values by name; text is read as the option's type (``"yes"``, ``"3"``).

    Returns:
        An instance of ``owner.options``.

    Raises:
        OptionError: There is no such option, or it does not take the value.
    """
    if not given:
        return _defaults(owner.options)  # type: ignore[return-value]
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
    except (Exception, SystemExit) as error:
        raise OptionError(owner.name, ", ".join(values), str(error) or repr(error)) from None
    return made


@functools.cache
def _defaults(options: type) -> object:
    return options()


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
