"""``dateline convert``."""

import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import click
import orjson

from dateline.cli._console import (
    counted,
    data_output,
    is_standard_output,
    is_terminal,
    open_path,
    say,
)
from dateline.cli._progress import Progress
from dateline.cli._shared import (
    Command,
    State,
    check_readable,
    check_standard_input,
    complete_engines,
    complete_exporters,
    complete_readers,
    debug_option,
    misplaced_note,
)
from dateline.cli._signals import terminable
from dateline.convert import Conversion, Intake, default_converter
from dateline.engines import DEFAULT_ENGINE
from dateline.errors import DatelineError, LossCount, LossError, OptionError
from dateline.formats import AnyExporter, FileExporter, make_options
from dateline.losses import WITHOUT_RECORDS
from dateline.messages import printable_name
from dateline.model import fields
from dateline.model.edtf import parse
from dateline.sinks import Target, check_writable, same_file, write_bytes

__all__ = ["convert"]

_SKIPPED = 3


def _checked_date(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    if value is not None:
        try:
            parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None
    return value


_EXAMPLES = """\
\b
Examples:
  dateline convert article.txt events.geojson
  dateline convert article.txt article.json --published 2024-04-15
  dateline convert articles/ 'more/**/*.html' records.csv
  dateline convert january.jsonl february.jsonl records.csv -O delimiter=tab
  dateline convert feed.jsonl good.jsonl --skip-bad
  curl -s https://example.org/a.json | dateline convert - - --from json --to csv
"""


@click.command(
    cls=Command, epilog=_EXAMPLES, short_help="Read articles and write them in another format."
)
@click.argument(
    "paths",
    nargs=-1,
    metavar="INPUT... OUTPUT",
    type=click.Path(allow_dash=True),
)
@click.option(
    "--from",
    "from_format",
    metavar="FORMAT",
    shell_complete=complete_readers,
    help="The inputs' format; taken from each suffix if not given.",
)
@click.option(
    "--to",
    "to_format",
    metavar="FORMAT",
    shell_complete=complete_exporters,
    help="The output's format; taken from the suffix if not given.",
)
@click.option(
    "--published",
    metavar="DATE",
    callback=_checked_date,
    help="When the article was published (EDTF, such as 2024-04-15); for bare text only, and "
    "instead of what the text says.",
)
@click.option(
    "--url", metavar="URL", help="Where the article was published; for one input of bare text."
)
@click.option(
    "--engine",
    metavar="NAME",
    shell_complete=complete_engines,
    help=f"The engine that captures records from text, {DEFAULT_ENGINE} if not given. One that is "
    "named captures as --capture does.",
)
@click.option(
    "--capture/--no-capture",
    default=None,
    help="Capture records from every article that has none, or from no article. By default, from "
    "bare text (.txt, .html).",
)
@click.option(
    "-O",
    "--option",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    help="An option of the output's format ('dateline formats FORMAT' lists them); repeatable.",
)
@click.option(
    "--strict/--skip-bad",
    default=True,
    help="Stop at the first bad article and write nothing (the default), or warn and leave it out.",
)
@click.option(
    "--fail-on-loss",
    is_flag=True,
    help="Write nothing if the format cannot carry everything.",
)
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(),
    help="Write what was done, and what was lost, as JSON.",
)
@click.option("-q", "--quiet", is_flag=True, help="Do not say what the format could not carry.")
@debug_option
@click.pass_context
def convert(
    context: click.Context,
    paths: tuple[str, ...],
    from_format: str | None,
    to_format: str | None,
    published: str | None,
    url: str | None,
    engine: str | None,
    capture: bool | None,
    settings: tuple[str, ...],
    strict: bool,
    fail_on_loss: bool,
    report: str | None,
    quiet: bool,
) -> None:
    """Read articles and write them in another format.

    An INPUT is a file, a folder, which stands for the files in it that can be read, or a quoted
    pattern such as 'news/**/*.txt'. Records are captured from bare text (.txt, .html), offline;
    articles that have records keep them.

    '-' is standard input or standard output, and needs --from or --to. A suffix .gz is
    decompressed and compressed on the way. OUTPUT is written whole or not at all. What its format
    cannot carry is counted and told; 'dateline formats FORMAT' says it beforehand.
    """
    state = context.ensure_object(State)
    sources, output = _ends(paths)
    check_standard_input(sources, from_format)
    converter = default_converter()
    exporter = _exporter(output, to_format)
    options = _options(settings, exporter)
    make_options(exporter, options)
    inputs, passed_over = _inputs(sources, from_format)
    intake = _intake(inputs, from_format, capture, engine, published, url)
    if report is not None:
        _check_report(report, [*inputs, output])
    state.writes_file = output != "-" and not _is_stream(output)
    target: Target = data_output() if output == "-" else open_path(output)
    if output != "-" and target != output:
        # Its own name may have a suffix, which that of the descriptor has not.
        to_format = converter.choose_exporter(output, to_format).full_name
    notes: dict[str, None] = {}
    with terminable(), Progress(inputs) as progress:

        def left_out(error: DatelineError) -> None:
            for line in str(error).splitlines():
                progress.say(f"dateline: warning: left out: {line}")
            notes.update(dict.fromkeys(misplaced_note([error])))

        try:
            done = converter.convert(
                inputs,
                target,
                from_format=from_format,
                to_format=to_format,
                on_bad=None if strict else left_out,
                fail_on_loss=fail_on_loss,
                progress=progress.callback,
                **{**intake, **options},
            )
        except LossError as error:
            if report is not None:
                _write_report(report, output, error.format, error.losses, None)
            raise
    if report is not None:
        _write_report(report, output, done.format, done.losses, done)
    readers = [converter.choose_reader(path, from_format).value for path in inputs]
    chosen = capture is not None or bool(engine) or all(reader.bare for reader in readers)
    _tell(done, output, passed_over, quiet=quiet, captures=chosen)
    if done.skipped:
        for note in notes:
            say(note)
        context.exit(_SKIPPED)


def _ends(paths: Sequence[str]) -> tuple[Sequence[str], str]:
    """The inputs and the output."""
    if len(paths) < 2:
        given = f"only {printable_name(paths[0])!r} was given" if paths else "none was given"
        raise click.UsageError(
            f"an input and an output are needed, in this order, and {given}; "
            "such as: dateline convert article.json events.geojson"
        )
    *inputs, output = paths
    if not output:
        raise click.UsageError("the name of the output is empty")
    return inputs, output


def _exporter(output: str, to_format: str | None) -> AnyExporter[object]:
    """The exporter of the output, which it can take."""
    converter = default_converter()
    if output == "-" and to_format is None:
        known = ", ".join(sorted({item.name for item in converter.registry.exporters()}))
        raise click.UsageError(
            f"'-' (standard output) has no suffix: say its format with --to ({known})"
        )
    exporter = converter.choose_exporter(output, to_format).value
    if output == "-" and isinstance(exporter, FileExporter) and exporter.folder:
        raise click.UsageError(
            f"{exporter.name} makes a folder, not a file: name one as the output"
        )
    return exporter


def _check_report(report: str, paths: Sequence[str]) -> None:
    """Refuse a report that cannot be written, before anything is replaced."""
    both_printed = is_standard_output(report) and is_standard_output(paths[-1])
    if both_printed or any(same_file(report, path) for path in paths):
        raise click.UsageError("--report names a file that is an input or the output")
    check_writable(report)


def _tell(
    done: Conversion, output: str, passed_over: Sequence[str], *, quiet: bool, captures: bool
) -> None:
    """Say what was written, passed over, lost and left out, and what would have filled it."""
    place = printable_name("standard output" if output == "-" else output)
    if output != "-" and is_terminal(sys.stderr):
        written = f"{counted(done.articles, 'article')}, {counted(done.records, 'record')}"
        say(f"{place}: {written}")
    if passed_over and not quiet:
        files = counted(len(passed_over), "file")
        say(f"dateline: note: passed over {files} that no reader knows, such as {passed_over[0]}")
    if done.losses and not quiet:
        lost = ", ".join(map(str, done.losses))
        say(f"dateline: note: {place}: {done.format} does not carry {lost}")
        if not captures and any(loss.name == WITHOUT_RECORDS.name for loss in done.losses):
            say("dateline: note: to capture records from text: --capture")
    if done.skipped:
        say(f"dateline: warning: {counted(done.skipped, 'bad article')} left out")


def _inputs(sources: Sequence[str], from_format: str | None) -> tuple[list[str], list[str]]:
    """The files to read, and those of folders that are passed over."""
    converter = default_converter()
    found = converter.find_inputs(sources, from_format)
    inputs = [str(path) for path in found.sources]
    for path in inputs:
        check_readable(path)
        converter.choose_reader(path, from_format)
    return inputs, [printable_name(path) for path in found.passed_over]


def _intake(
    inputs: Sequence[str],
    from_format: str | None,
    capture: bool | None,
    engine: str | None,
    published: str | None,
    url: str | None,
) -> dict[str, Any]:
    """What is to be filled in and captured, as arguments of ``convert``."""
    given = {"capture": capture, "engine": engine, "published": published, "url": url}
    try:
        intake = Intake(capture=capture, engine=engine, published=published, url=url)
        default_converter().check_intake(intake, inputs, from_format)
    except OptionError as error:
        raise click.UsageError(f"--{error.option} {error.problem}") from None
    return given


def _write_report(
    path: str, output: str, format: str, losses: Sequence[LossCount], done: Conversion | None
) -> None:
    """Write the report: of what was done, or of why nothing was."""
    content: dict[str, object] = {"output": output, "format": format, "written": done is not None}
    if done is not None:
        content |= {"articles": done.articles, "records": done.records, "skipped": done.skipped}
    content["losses"] = [attrs.asdict(loss) for loss in losses]
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    target = data_output() if path == "-" else open_path(path)
    write_bytes([orjson.dumps(content, option=options)], target)


def _options(settings: Sequence[str], exporter: AnyExporter[object]) -> dict[str, object]:
    """Values by name; of an option that is a list, all that were given."""
    lists = {field.name for field in fields(exporter.options) if field.many}
    options: dict[str, object] = {}
    for setting in settings:
        name, separator, value = setting.partition("=")
        if not separator or not name:
            raise click.UsageError(
                f"-O {printable_name(setting)}: write it as KEY=VALUE, such as -O delimiter=tab"
            )
        before = options.get(name)
        if name in lists:
            options[name] = [*before, value] if isinstance(before, list) else [value]
        elif before is not None:
            raise click.UsageError(f"-O {printable_name(name)}: is given twice")
        else:
            options[name] = value
    return options


def _is_stream(path: str) -> bool:
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return False
