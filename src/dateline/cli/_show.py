"""``dateline show``."""

from collections.abc import Iterator, Sequence

import click

from dateline.cli._colour import Palette, color_option
from dateline.cli._console import columns, put_lines
from dateline.cli._shared import (
    Command,
    check_readable,
    check_standard_input,
    complete_readers,
    debug_option,
)
from dateline.convert import default_converter

__all__ = ["show"]

_EXAMPLES = """\
\b
Examples:
  dateline show article.json
  dateline show feed.jsonl --color | less -R
"""


@click.command(
    cls=Command, epilog=_EXAMPLES, short_help="Show articles with their passages marked."
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
@color_option
@debug_option
def show(files: tuple[str, ...], from_format: str | None, color: bool | None) -> None:
    """Show the text of each article with the passages of its records marked.

    A passage stands in brackets, [3 statement: ...], with the number and the type of the record
    that rests on it; 'again' is a further passage of one record. Where passages overlap, the
    closing bracket has the number too. Under each paragraph stand the records whose passage ends
    in it: each field, and below it the words that support the field, with their offsets.

    The lines fit the terminal, or $COLUMNS; in a pipe they have 80 columns. '-' is standard input,
    and needs --from.
    """
    check_standard_input(files, from_format)
    converter = default_converter()
    for path in files:
        check_readable(path)
        converter.choose_reader(path, from_format)
    palette = Palette(converter.registry.record_types(), color)
    put_lines(_lines(files, from_format, palette))


def _lines(files: Sequence[str], from_format: str | None, palette: Palette) -> Iterator[str]:
    from dateline.annotated import annotated  # only here, so that other commands start sooner

    width = columns()
    first = True
    for path in files:
        for article in default_converter().read_all(path, from_format):
            if not first:
                yield from ("", "-" * width, "")
            first = False
            for line in annotated(article, width):
                yield palette.line(line)
