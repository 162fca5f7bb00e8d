"""``dateline evaluate``."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli._colour import Palette, color_option
from dateline.cli._console import columns, counted, put_lines, say
from dateline.cli._shared import (
    Command,
    check_readable,
    check_standard_input,
    complete_engines,
    complete_readers,
    debug_option,
)
from dateline.convert import default_converter
from dateline.engines import DEFAULT_ENGINE
from dateline.errors import SourceError
from dateline.messages import did_you_mean, printable_name, shown
from dateline.sources import source_name

if TYPE_CHECKING:
    from dateline.annotated import Line
    from dateline.evaluation import Outcome, Totals

__all__ = ["evaluate"]

_NAMED = 5

_EXAMPLES = """\
\b
Examples:
  dateline evaluate gold.jsonl articles.jsonl
  dateline evaluate gold.jsonl articles.jsonl --show story-7 | less
"""


@click.command(cls=Command, epilog=_EXAMPLES, short_help="Measure captured records against gold.")
@click.argument("gold", metavar="GOLD", type=click.Path())
@click.argument("articles", metavar="ARTICLES", type=click.Path(allow_dash=True))
@click.option(
    "--from",
    "from_format",
    metavar="FORMAT",
    shell_complete=complete_readers,
    help="The format of ARTICLES; taken from the suffix if not given.",
)
@click.option(
    "--engine",
    metavar="NAME",
    default=DEFAULT_ENGINE,
    show_default=True,
    shell_complete=complete_engines,
    help="The capture engine for articles without records.",
)
@click.option(
    "--show",
    "wanted",
    multiple=True,
    metavar="ID",
    help="Show one article in full before the table: missed, wrong, extra, right; repeatable.",
)
@color_option
@debug_option
def evaluate(
    gold: str,
    articles: str,
    from_format: str | None,
    engine: str,
    wanted: tuple[str, ...],
    color: bool | None,
) -> None:
    """Measure the records of ARTICLES against GOLD.

    GOLD is JSON Lines, an article a line: {"id": ..., "records": [...]}. A record has a type, a
    quote from the text, and slots. 'P/R' is precision and recall. Found is a captured record of
    the right type on the right passage; strict is one in which every slot that gold fills agrees.

    Articles without records are captured first. An article without gold is passed over. '-' is
    standard input, and needs --from.
    """
    # Only here, so that other commands start sooner.
    from dateline.evaluation import Totals, outcomes, read_gold

    check_standard_input([articles], from_format)
    check_readable(gold)
    check_readable(articles)
    known = read_gold(gold)
    for name in wanted:
        if name not in known:
            nearest = did_you_mean(name, known)
            raise click.UsageError(f"--show: no article {shown(name)} in {gold}{nearest}")
    palette = Palette(default_converter().registry.record_types(), color)
    totals = Totals()
    compared: set[str] = set()
    in_full: dict[str, Outcome] = {}
    found = default_converter().read_all(articles, from_format, capture=True, engine=engine)
    for outcome in outcomes(known, found):
        totals.add(outcome)
        compared.add(outcome.article.id)
        if outcome.article.id in wanted:
            in_full[outcome.article.id] = outcome
    if not compared:
        name = printable_name(source_name(articles))
        raise SourceError(name, f"holds none of the articles of {printable_name(gold)}, by id")
    chosen = [in_full[name] for name in dict.fromkeys(wanted) if name in in_full]
    palette = Palette(default_converter().registry.record_types(), color)
    put_lines(palette.line(line) for line in _lines(chosen, totals, len(known)))
    absent = [shown(name) for name in known if name not in compared]
    if absent:
        which = ", ".join(absent[:_NAMED]) + (", ..." if absent[_NAMED:] else "")
        say(f"dateline: warning: {counted(len(absent), 'article')} of gold not there: {which}")


def _lines(in_full: "Sequence[Outcome]", totals: "Totals", known: int) -> "Iterator[Line]":
    from dateline.evaluation import outcome_lines, total_lines

    width = columns()
    for outcome in in_full:
        yield from outcome_lines(outcome, width)
        yield ()
    yield from total_lines(totals, known)
