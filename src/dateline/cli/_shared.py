"""What the commands share: the state of a run, ``--debug``, ``--help``, and standard streams."""

import stat
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import attrs
import click
from click.shell_completion import CompletionItem

from dateline import sources
from dateline.cli._console import put
from dateline.convert import default_converter
from dateline.errors import DatelineError, EvidenceProblem, InvalidArticleError, SourceError
from dateline.messages import printable_name

__all__ = [
    "Command",
    "Group",
    "State",
    "check_readable",
    "check_standard_input",
    "complete_engines",
    "complete_exporters",
    "complete_readers",
    "debug_option",
    "known_readers",
    "misplaced_note",
]

Decorated = TypeVar("Decorated", bound=Callable[..., object] | click.Command)


@attrs.define
class State:
    """What is known of a run beside its outcome.

    Attributes:
        debug: Whether errors come with a traceback.
        writes_file: Whether the output is a file, so that no pipe of ours can break.
    """

    debug: bool = False
    writes_file: bool = False


def _show_help(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        put(context.get_help())
        context.exit()


class Command(click.Command):
    """A command whose help is printed as all else is."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option; see click."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option


class Group(click.Group):
    """A group whose help is printed as all else is."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they were added; see click."""
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option; see click."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option


def _set_debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(State).debug = True


def debug_option(command: Decorated) -> Decorated:
    """Add ``--debug`` to a command.

    Args:
        command: The function or the command.

    Returns:
        The same, with the option.
    """
    return click.option(
        "--debug",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_set_debug,
        help="Show a traceback with an error.",
    )(command)


def known_readers() -> str:
    """The formats that can be read, for a message.

    Returns:
        ``"json or jsonl"``.
    """
    return " or ".join(sorted({item.name for item in default_converter().registry.readers()}))


def check_standard_input(inputs: Sequence[str], from_format: str | None) -> None:
    """Refuse standard input twice, or without a format.

    Args:
        inputs: The inputs, as given.
        from_format: What ``--from`` says.

    Raises:
        click.UsageError: It is so.
    """
    if inputs.count("-") > 1:
        raise click.UsageError("'-' (standard input) can be read only once")
    if "-" in inputs and from_format is None:
        raise click.UsageError(
            f"'-' (standard input) has no suffix: say its format with --from ({known_readers()})"
        )


def check_readable(path: str) -> None:
    """Refuse a folder and a missing file by what they are, whatever their suffix.

    Args:
        path: An input, as given.

    Raises:
        SourceError: It is neither a file nor ``"-"``.
    """
    if path == "-":
        return
    try:
        # Path("") would be the present folder.
        mode = Path(path).stat().st_mode if path else 0
    except OSError:
        mode = 0
    if stat.S_ISDIR(mode):
        raise SourceError(printable_name(path), "is a folder; name the files in it")
    if not mode:
        # Says what is missing, and what is there under a similar name.
        with sources.open_source(path):
            pass


def misplaced_note(errors: Iterable[DatelineError]) -> list[str]:
    """What to do about passages that are not where their offsets say.

    Args:
        errors: The errors of one file.

    Returns:
        A line for standard error; none where no passage can be moved.
    """
    found = [error for error in errors if isinstance(error, InvalidArticleError)]
    misplaced = [
        problem
        for error in found
        for problem in error.problems
        if isinstance(problem, EvidenceProblem)
    ]
    if all(problem.found is None for problem in misplaced):
        return []
    source = found[0].source or "FILE"
    name = "FILE" if source == "standard input" else printable_name(source)
    return [f"dateline: note: to move evidence: dateline validate {name} --repair OUTPUT"]


def complete_engines(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The capture engines, for the shell; see click."""
    engines = default_converter().registry.engines()
    return [CompletionItem(item.name) for item in engines if item.name.startswith(incomplete)]


def complete_readers(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The formats that can be read, for the shell; see click."""
    readers = default_converter().registry.readers()
    return [CompletionItem(item.name) for item in readers if item.name.startswith(incomplete)]


def complete_exporters(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The formats that can be written, for the shell; see click."""
    exporters = default_converter().registry.exporters()
    return [CompletionItem(item.name) for item in exporters if item.name.startswith(incomplete)]
