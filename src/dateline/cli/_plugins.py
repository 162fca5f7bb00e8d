"""``dateline plugins`` and ``dateline new-plugin``."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import click

from dateline.cli._console import put, say, table
from dateline.cli._shared import Command, debug_option
from dateline.convert import default_converter
from dateline.errors import PluginError, UnknownEngineError, UnknownFormatError
from dateline.installed import canonical_name
from dateline.messages import did_you_mean, printable_name, shown
from dateline.registry import PLUGINS_VARIABLE, Kind, Part, Plugin

__all__ = ["new_plugin", "plugins"]

_FAILED = 1


_EXAMPLES = f"""\
\b
Examples:
  dateline plugins
  dateline plugins --check dateline-kml
  {PLUGINS_VARIABLE}= dateline convert article.json events.csv    (with no plugin)
  {PLUGINS_VARIABLE}=dateline-kml,dateline-xlsx dateline formats  (with these two)
"""


@click.command(
    cls=Command, epilog=_EXAMPLES, short_help="List the installed plugins, or check one."
)
@click.option(
    "--check",
    metavar="NAME",
    help="Run the conformance suite on a package, or on one format, engine or record type.",
)
@debug_option
@click.pass_context
def plugins(context: click.Context, check: str | None) -> None:
    """List every installed plugin: package, version, and what it supplies or what is wrong.

    Plugins are code that runs with your rights: install only what you trust. The environment
    variable DATELINE_PLUGINS names those to load, with commas; empty, it leaves out all.
    """
    if check is None:
        _put_list()
    else:
        # All are run, whatever the first one gives.
        problems = _problems_of(check)
        for problem in problems:
            say(f"dateline: error: {problem}")
        passed = [_check(part) for part in _to_check(check)]
        if problems or not all(passed):
            context.exit(_FAILED)


def _put_list() -> None:
    registry = default_converter().registry
    found = registry.plugins()
    if found:
        rows = [("PACKAGE", "VERSION", "STATE", "SUPPLIES")]
        rows += [
            (item.distribution, item.version, _state(item), ", ".join(map(str, item.supplies)))
            for item in found
        ]
        put(table(rows))
    else:
        put("no plugin is installed; 'dateline new-plugin NAME' starts one")
    problems = registry.problems()
    if problems:
        put("\nProblems:\n" + "\n".join(f"  {problem}" for problem in problems))


def _state(plugin: Plugin) -> str:
    if not plugin.chosen:
        return "left out"
    if plugin.problems:
        return "broken" if not plugin.supplies else "partly used"
    return "ok"


def _problems_of(wanted: str) -> tuple[PluginError, ...]:
    """What is wrong with a package of which something is used all the same."""
    for plugin in default_converter().registry.plugins():
        if canonical_name(wanted) == canonical_name(plugin.distribution) and plugin.supplies:
            return plugin.problems
    return ()


def _to_check(wanted: str) -> Iterator[Part]:
    """What to run the suite on, each by a name that is found without doubt."""
    registry = default_converter().registry
    every = registry.plugins()
    for plugin in every:
        if canonical_name(wanted) == canonical_name(plugin.distribution):
            if plugin.problems and not plugin.supplies:
                raise plugin.problems[0]
            if not plugin.chosen:
                raise click.UsageError(f"{wanted} is left out by {PLUGINS_VARIABLE}")
            for part in plugin.supplies:
                owned = part.kind != "record-type"
                yield Part(part.kind, f"{plugin.distribution}:{part.name}") if owned else part
            return
    found = False
    finders: tuple[tuple[Kind, Callable[[str], object]], ...] = (
        ("exporter", registry.exporter),
        ("reader", registry.reader),
        ("engine", registry.engine),
    )
    for kind, find in finders:
        try:
            find(wanted)
        except (UnknownFormatError, UnknownEngineError):
            continue
        found = True
        yield Part(kind, wanted)
    if wanted in registry.record_types():
        found = True
        yield Part("record-type", wanted)
    if not found:
        known = [plugin.distribution for plugin in every]
        known += [item.name for item in registry.exporters()]
        known += [item.name for item in registry.readers()]
        known += [item.name for item in registry.engines()]
        nearest = did_you_mean(wanted, [*known, *registry.record_types()])
        raise click.UsageError(f"there is no plugin and no format {shown(wanted)}{nearest}")


def _check(part: Part) -> bool:
    from dateline.testing import run_contract

    put(str(part))
    good = True
    for result in run_contract(part.name, part.kind):
        good = good and result.outcome != "failed"
        reason = f": {result.message}" if result.message else ""
        put(f"  {result.outcome:7} {result.check}{reason}")
    return good


_NEW_EXAMPLES = """\
\b
Examples:
  dateline new-plugin stix
  dateline new-plugin election --kind record-type
"""


@click.command(
    "new-plugin", cls=Command, epilog=_NEW_EXAMPLES, short_help="Start a plugin of your own."
)
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice(get_args(Kind)),
    default="exporter",
    show_default=True,
    help="What it adds to dateline.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Where to put it; the present folder if not given.",
)
@debug_option
def new_plugin(name: str, kind: Kind, folder: Path) -> None:
    """Write a package that adds NAME to dateline: code that works, tests, README, CI recipe.

    It is made in a new folder, dateline-NAME.
    """
    from dateline.scaffold import write_plugin

    made = write_plugin(name, kind, folder)
    shown_path = printable_name(str(made))
    put(
        f"{shown_path}: written. Next:\n"
        f"  cd {shown_path}\n"
        "  python -m pip install -e '.[test]'\n"
        "  python -m pytest"
    )
