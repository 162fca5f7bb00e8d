"""The group of commands, and what a run ends with: its message and its exit code."""

import os
import sys
import traceback
from collections.abc import Sequence
from typing import TextIO, cast

import click

from dateline._version import __version__
from dateline.cli._completion import COMPLETION_VARIABLE, completion
from dateline.cli._console import put, reserved_output, say, settle, standard_output
from dateline.cli._convert import convert
from dateline.cli._evaluate import evaluate
from dateline.cli._formats import formats
from dateline.cli._plugins import new_plugin, plugins
from dateline.cli._schema import schema
from dateline.cli._shared import Group, State, debug_option, misplaced_note
from dateline.cli._show import show
from dateline.cli._signals import Terminated
from dateline.cli._validate import validate
from dateline.errors import (
    AmbiguousFormatError,
    DatelineError,
    ExportError,
    LossError,
    OptionError,
    PluginError,
    TargetError,
    UnknownEngineError,
    UnknownFormatError,
    UnknownRecordTypeError,
)

__all__ = ["main"]

_BAD_INPUT = 1
_WRONG_USAGE = 2
_NO_OUTPUT = 4
_DEFECT = 70
_INTERRUPTED = 130

_EPILOG = """\
\b
Examples:
  dateline convert article.txt events.geojson
  dateline validate article.json
  dateline formats

\b
Exit codes:
    0  done (also if the reader of a pipe left early, as head does)
    1  an input cannot be read, or is not right
    2  wrong usage: an unknown command, option, format or value
    3  done, but bad articles were left out (--skip-bad)
    4  the output cannot be written, or would lose something (--fail-on-loss);
       a file is left as it was
   70  a defect in dateline or in a plugin
  130  interrupted (Ctrl-C); a file is left as it was
  143  terminated (SIGTERM); a file is left as it was

\b
Results go to standard output, messages to standard error.
'dateline COMMAND --help' has examples.
"""


def _show_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        put(f"dateline {__version__}")
        context.exit()


@click.group(
    cls=Group,
    epilog=_EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
@debug_option
@click.pass_context
def _dateline(context: click.Context) -> None:
    """Turn news articles, as typed and sourced facts, into the formats that your tools read."""
    if context.invoked_subcommand is None:
        say(context.get_help())
        context.exit(_WRONG_USAGE)


_COMMANDS = (
    convert,
    show,
    validate,
    evaluate,
    formats,
    schema,
    plugins,
    new_plugin,
    completion,
)
for _command in _COMMANDS:
    _dateline.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: What follows the program's name; ``sys.argv[1:]`` if None.

    Returns:
        The exit code; ``dateline --help`` lists them.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    state = State()
    with reserved_output():
        try:
            return _run(given, state)
        except BaseException as error:
            return _outcome(error, state)
        finally:
            settle()


def _run(arguments: list[str], state: State) -> int:
    instruction = os.environ.get(COMPLETION_VARIABLE)
    if instruction:
        from click.shell_completion import shell_complete

        sys.stdout = cast("TextIO", standard_output())  # where the shell expects the answer
        return shell_complete(_dateline, {}, "dateline", COMPLETION_VARIABLE, instruction)
    # Not click's own `main`, which prints on an interrupt and ends a broken pipe with 1.
    with _dateline.make_context("dateline", arguments, obj=state) as context:
        _dateline.invoke(context)
    return 0


def _outcome(error: BaseException, state: State) -> int:
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            return _usage(error)
        case KeyboardInterrupt() | click.Abort():
            say("dateline: interrupted")
            return _INTERRUPTED
        case Terminated():
            say("dateline: terminated")
            return error.exit_code
        case BrokenPipeError() if not state.writes_file:
            return 0
    if state.debug:
        say("".join(traceback.format_exception(error)).rstrip("\n"))
    if isinstance(error, DatelineError):
        # Of a plugin's own error, its author will want to know where it came from.
        more = isinstance(error, PluginError) and error.__cause__ and not state.debug
        advice = "; --debug shows a traceback" if more else ""
        for line in f"{error}{advice}".splitlines():
            say(f"dateline: error: {line}")
        for note in misplaced_note([error]):
            say(note)
        return _exit_code(error)
    problem = f": {error}" if str(error) else ""
    advice = "report the traceback" if state.debug else "run again with --debug for a traceback"
    what = f"unexpected {type(error).__name__}{_place(error)}{problem}".replace("\n", "\\n")
    say(f"dateline: error: {what} (a defect in dateline or a plugin; {advice})")
    return _DEFECT


def _exit_code(error: DatelineError) -> int:
    match error:
        case (
            UnknownFormatError()
            | UnknownEngineError()
            | UnknownRecordTypeError()
            | AmbiguousFormatError()
            | OptionError()
        ):
            return _WRONG_USAGE
        case TargetError() | ExportError() | LossError():
            return _NO_OUTPUT
        case PluginError():
            return _DEFECT
    return _BAD_INPUT


def _usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    if context is not None:
        say(context.get_usage())
        say(f"Try '{context.command_path} --help' for help.")
    say(f"dateline: error: {error.format_message()}")
    return _WRONG_USAGE


def _place(error: BaseException) -> str:
    """The innermost place outside the standard library: the culprit is there, as a rule."""
    places = [
        (str(frame.f_globals.get("__name__", "?")), line)
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    for module, line in reversed(places):
        if module.partition(".")[0] not in sys.stdlib_module_names:
            return f" in {module}, line {line}"
    return ""
