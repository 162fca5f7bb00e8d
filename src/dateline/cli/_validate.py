"""``dateline validate``."""

import click

from dateline.cli._console import counted, put
from dateline.cli._shared import (
    Command,
    check_readable,
    check_standard_input,
    complete_readers,
    debug_option,
)
from dateline.convert import default_converter
from dateline.errors import DatelineError, PluginError, TargetError
from dateline.messages import printable_name
from dateline.sources import source_name

__all__ = ["validate"]

_BAD = 1


_EXAMPLES = """\
\b
Examples:
  dateline validate article.json
  dateline validate articles/*.jsonl
  dateline validate - --from jsonl < feed.jsonl
"""


@click.command(
    cls=Command, epilog=_EXAMPLES, short_help="Check articles, and say all that is wrong."
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True)
)
@click.option(
    "--from",
    "from_format",
    metavar="FORMAT",
    shell_complete=complete_readers,
    help="The files' format; taken from each suffix if not given.",
)
@debug_option
@click.pass_context
def validate(context: click.Context, files: tuple[str, ...], from_format: str | None) -> None:
    """Check every article of every file, and say all that is wrong.

    The report goes to standard output, a line a problem, FILE:LINE: PATH: PROBLEM, and a line
    for each file that is right. The line is there where the format tells it. Two articles of one
    file must not share an id. The exit code is 1 if anything is wrong. '-' is standard input, and
    needs --from.
    """
    check_standard_input(files, from_format)
    if from_format is not None:
        default_converter().registry.reader(from_format)
    bad = sum(not _is_right(path, from_format) for path in files)
    if bad:
        context.exit(_BAD)


def _is_right(path: str, from_format: str | None) -> bool:
    bad = 0

    def report(error: DatelineError) -> None:
        nonlocal bad
        bad += 1
        put(str(error))

    try:
        check_readable(path)
        done = default_converter().check(path, from_format, report)
    except (PluginError, TargetError):
        # No fault of the file: a plugin's, or that of the report's own way out.
        raise
    except DatelineError as error:
        text = str(error)
        name = printable_name(source_name(path))
        put(text if hasattr(error, "source") else f"{name}: {text}")
        return False
    if bad:
        return False
    found = f"{counted(done.articles, 'article')}, {counted(done.records, 'record')}"
    put(f"{printable_name(source_name(path))}: ok, {found}")
    return True
