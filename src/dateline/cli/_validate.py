"""``dateline validate``."""

import io
import re
from collections.abc import Callable, Sequence

import attrs
import click

from dateline import sources
from dateline.cli._console import counted, data_output, open_path, put, say
from dateline.cli._shared import (
    Command,
    State,
    check_readable,
    check_standard_input,
    complete_readers,
    debug_option,
    misplaced_note,
)
from dateline.cli._signals import terminable
from dateline.convert import Conversion, Converter, default_converter
from dateline.errors import (
    DatelineError,
    EvidenceProblem,
    InvalidArticleError,
    PluginError,
    Problem,
    SourceError,
    TargetError,
    UnknownFormatError,
)
from dateline.messages import printable_name
from dateline.sinks import Target, check_writable, same_file
from dateline.sources import Source, source_name

__all__ = ["validate"]

_BAD = 1

# A JSON file that is laid out over lines is one that people edit.
_LAID_OUT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{[ \t]*\r?\n")


_EXAMPLES = """\
\b
Examples:
  dateline validate article.json
  dateline validate articles/*.jsonl
  dateline validate - --from jsonl < feed.jsonl
  dateline validate edited.json --repair article.json
  dateline validate article.json --in-place
"""


@click.command(
    cls=Command,
    epilog=_EXAMPLES,
    short_help="Check articles, say all that is wrong, move evidence.",
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
@click.option(
    "--repair",
    "output",
    metavar="OUTPUT",
    type=click.Path(allow_dash=True),
    help="Write the one FILE to OUTPUT, with its evidence moved to where the words are.",
)
@click.option("--in-place", is_flag=True, help="Repair each FILE where it stands.")
@click.option(
    "--drop-orphans",
    is_flag=True,
    help="In a repair, take out evidence whose words are no longer in the text.",
)
@debug_option
@click.pass_context
def validate(
    context: click.Context,
    files: tuple[str, ...],
    from_format: str | None,
    output: str | None,
    in_place: bool,
    drop_orphans: bool,
) -> None:
    """Check every article of every file, and say all that is wrong.

    The report goes to standard output, a line a problem, FILE:LINE: PATH: PROBLEM, and a line
    for each file that is right. The line is there where the format tells it. Two articles of one
    file must not share an id. '-' is standard input, and needs --from.

    Evidence is off where 'exact' is not text[start:end]. The report says where its words are now,
    or that they are no longer in the text. --repair and --in-place move it there: to where the
    offsets mean it if they count UTF-16 units or UTF-8 bytes, else to the nearest occurrence.
    Evidence whose words are gone needs you: correct it, or take all of it out with --drop-orphans.
    Nothing else changes. A file with anything else wrong is not repaired: nothing is written.

    The exit code is 0 if every file is right or repaired, and 1 if not.
    """
    check_standard_input(files, from_format)
    if from_format is not None:
        default_converter().registry.reader(from_format)
    if output is not None or in_place:
        _check_usage(files, output, in_place)
    elif drop_orphans:
        raise click.UsageError("--drop-orphans is for a repair; give --repair OUTPUT or --in-place")
    tell = say if output == "-" else put
    bad = 0
    for path in files:
        checked = _check(path, from_format, tell, held=output is not None)
        if checked.right and output is None:
            continue
        if output is None and not in_place:
            for note in misplaced_note(checked.errors):
                say(note)
        elif checked.repairable and (drop_orphans or not checked.orphans):
            state = context.ensure_object(State)
            state.writes_file = output != "-"
            _repair(checked, from_format, output, tell, drop_orphans=drop_orphans)
            continue
        elif checked.readable:
            say(f"dateline: error: {checked.name}: not repaired: {_obstacle(checked)}")
        bad += 1
    if bad:
        context.exit(_BAD)


def _check_usage(files: Sequence[str], output: str | None, in_place: bool) -> None:
    if output is not None and in_place:
        raise click.UsageError("give --repair or --in-place, not both")
    if in_place and "-" in files:
        raise click.UsageError("standard input cannot be repaired in place; use --repair OUTPUT")
    if output is None:
        return
    if len(files) > 1:
        raise click.UsageError("--repair takes one FILE; --in-place takes several")
    if not output:
        raise click.UsageError("the name of the output is empty")
    if same_file(files[0], output):
        raise click.UsageError("OUTPUT is FILE itself; to write over it, use --in-place")
    check_writable(output)


@attrs.frozen(kw_only=True)
class _Checked:
    """What a check of a file has found."""

    path: str
    source: Source
    done: Conversion | None
    errors: Sequence[DatelineError]

    @property
    def name(self) -> str:
        return printable_name(source_name(self.path))

    @property
    def right(self) -> bool:
        return not self.errors

    @property
    def readable(self) -> bool:
        """Whether the file is there and can be read, right or wrong."""
        return not any(isinstance(error, SourceError) for error in self.errors)

    @property
    def repairable(self) -> bool:
        """Whether nothing is wrong but evidence that is elsewhere, or gone."""
        return self.done is not None and all(
            isinstance(problem, EvidenceProblem) and (problem.found or problem.orphaned)
            for problem in self.problems
        )

    @property
    def problems(self) -> Sequence[Problem | DatelineError]:
        """All that is wrong, one by one."""
        return [
            problem
            for error in self.errors
            for problem in (error.problems if isinstance(error, InvalidArticleError) else [error])
        ]

    @property
    def orphans(self) -> Sequence[EvidenceProblem]:
        """The passages that are no longer in the text."""
        return [
            problem
            for problem in self.problems
            if isinstance(problem, EvidenceProblem) and problem.orphaned
        ]


def _obstacle(checked: _Checked) -> str:
    """Why a file cannot be repaired, and what would help."""
    if not checked.repairable:
        return "more is wrong than offsets alone"
    count = len(checked.orphans)
    gone = "1 passage is" if count == 1 else f"{count} passages are"
    return f"{gone} no longer in the text; correct exact, or take evidence out with --drop-orphans"


def _check(
    path: str, from_format: str | None, tell: Callable[[str], None], *, held: bool
) -> _Checked:
    """Check a file, and tell all that is wrong; hold standard input, to read it once more."""
    errors: list[DatelineError] = []

    def report(error: DatelineError) -> None:
        errors.append(error)
        tell(str(error))

    source: Source = path
    done = None
    try:
        check_readable(path)
        if path == "-" and held:
            with sources.open_source(path) as stream:
                source = _StandardInput(stream.read())
        done = default_converter().check(source, from_format, report)
    except (PluginError, TargetError):
        # No fault of the file: a plugin's, or that of the report's own way out.
        raise
    except DatelineError as error:
        errors.append(error)
        text = str(error)
        name = printable_name(source_name(path))
        tell(text if hasattr(error, "source") else f"{name}: {text}")
    checked = _Checked(path=path, source=source, done=done, errors=errors)
    if done is not None and not errors:
        found = f"{counted(done.articles, 'article')}, {counted(done.records, 'record')}"
        tell(f"{checked.name}: ok, {found}")
    return checked


class _StandardInput(io.BytesIO):
    name = "standard input"


def _repair(
    checked: _Checked,
    from_format: str | None,
    output: str | None,
    tell: Callable[[str], None],
    *,
    drop_orphans: bool,
) -> None:
    """Write a file with its evidence where the words are."""
    registry = default_converter().registry
    converter = Converter(registry, reanchor=True, drop_orphans=drop_orphans)
    source = checked.source
    reader = converter.choose_reader(source, from_format)
    format = reader.name
    if output is not None and output != "-":
        try:
            format = converter.choose_exporter(output).name
        except UnknownFormatError:
            format = reader.name
    with sources.open_source(_again(source)) as stream:
        laid_out = format == "json" and bool(_LAID_OUT.match(sources.head_of(stream)))
    place = checked.path if output is None else output
    target: Target = data_output() if place == output == "-" else open_path(place)
    with terminable():
        converter.write(
            converter.read_all(_again(source), from_format),
            target,
            format,
            fail_on_loss=True,
            **({"indent": True} if laid_out else {}),
        )
    if checked.problems:
        name = "standard output" if output == "-" else printable_name(output or "")
        where = f"written to {name}" if output is not None else "in place"
        orphans = checked.orphans
        moved = counted(len(checked.problems) - len(orphans), "passage")
        taken = f", {len(orphans)} taken out" if orphans else ""
        for problem in orphans:
            if problem.path.endswith(".evidence[0]"):
                tell(f"{checked.name}: no passage reports {problem.owner or problem.path} any more")
        tell(f"{checked.name}: repaired, {moved} moved{taken}, {where}")


def _again(source: Source) -> Source:
    if isinstance(source, _StandardInput):
        source.seek(0)
    return source
