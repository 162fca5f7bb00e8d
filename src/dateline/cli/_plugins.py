"""``dateline plugins`` and ``dateline new-plugin``."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click

from dateline.cli._console import put, table
from dateline.cli._shared import Command, debug_option
from dateline.convert import default_converter
from dateline.errors import DatelineError
from dateline.installed import canonical_name
from dateline.messages import did_you_mean, printable_name, shown
from dateline.registry import PLUGINS_VARIABLE, Plugin

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
        passed = [_check(name, what) for name, what in _to_check(check)]
        if not all(passed):
            context.exit(_FAILED)


def _put_list() -> None:
    registry = default_converter().registry
    found = registry.plugins()
    if found:
        rows = [("PACKAGE", "VERSION", "STATE", "SUPPLIES")]
        rows += [
            (item.distribution, item.version, _state(item), ", ".join(item.supplies))
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


def _to_check(wanted: str) -> Iterator[tuple[str, str]]:
    """What to run the suite on: names of formats and record types, each with its direction."""
    registry = default_converter().registry
    every = registry.plugins()
    for plugin in every:
        if canonical_name(wanted) == canonical_name(plugin.distribution):
            if plugin.problems:
                raise plugin.problems[0]
            if not plugin.chosen:
                raise click.UsageError(f"{wanted} is left out by {PLUGINS_VARIABLE}")
            for supplied in plugin.supplies:
                name, _, what = supplied.rstrip(")").partition(" (")
                owned = name if what == "record type" else f"{plugin.distribution}:{name}"
                yield owned, what
            return
    found = False
    finders = {"write": registry.exporter, "read": registry.reader, "capture": registry.engine}
    for what, find in finders.items():
        try:
            find(wanted)
        except DatelineError:
            continue
        found = True
        yield wanted, what
    if wanted in registry.record_types():
        found = True
        yield wanted, "record type"
    if not found:
        known = [plugin.distribution for plugin in every]
        known += [item.name for item in registry.exporters()]
        known += [item.name for item in registry.readers()]
        known += [item.name for item in registry.engines()]
        nearest = did_you_mean(wanted, [*known, *registry.record_types()])
        raise click.UsageError(f"there is no plugin and no format {shown(wanted)}{nearest}")


def _check(name: str, what: str) -> bool:
    from dateline.testing import run_contract

    put(f"{name} ({what})")
    good = True
    for result in run_contract(name, what):
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
    type=click.Choice(["exporter", "reader", "record-type"]),
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
def new_plugin(name: str, kind: str, folder: Path) -> None:
    """Write a package that adds NAME to dateline: code that works, tests, README, CI recipe.

    It is made in a new folder, dateline-NAME.
    """
    from dateline.scaffold import Kind, write_plugin

    made = write_plugin(name, cast("Kind", kind), folder)
    shown_path = printable_name(str(made))
    put(
        f"{shown_path}: written. Next:\n"
        f"  cd {shown_path}\n"
        "  python -m pip install -e '.[test]'\n"
        "  python -m pytest"
    )
