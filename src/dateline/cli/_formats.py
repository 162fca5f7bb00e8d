"""``dateline formats``."""

from collections.abc import Iterable, Sequence

import attrs
import click

from dateline.cli._console import put, table
from dateline.cli._shared import (
    Command,
    complete_exporters,
    complete_readers,
    debug_option,
)
from dateline.convert import default_converter
from dateline.formats import (
    AnyExporter,
    ExportContext,
    Reader,
    describe_value,
    make_options,
    show_value,
)
from dateline.isolation import declared_losses
from dateline.model import Field, fields

__all__ = ["formats"]


@attrs.define
class _Format:
    """What one package supplies under one name."""

    name: str
    owner: str
    reader: Reader[object] | None = None
    exporter: AnyExporter[object] | None = None

    @property
    def directions(self) -> str:
        return ", ".join(
            word for word, side in (("read", self.reader), ("write", self.exporter)) if side
        )

    @property
    def suffixes(self) -> str:
        every = [suffix for side in self._sides() for suffix in _list(side, "suffixes")]
        return " ".join(dict.fromkeys(every))

    @property
    def description(self) -> str:
        # One line, of whichever side has one: a plugin may have left it out.
        texts = [str(getattr(side, "description", "")) for side in reversed(self._sides())]
        return " ".join(next(filter(None, texts), "").split())

    def _sides(self) -> Sequence[object]:
        return [side for side in (self.reader, self.exporter) if side is not None]


def _list(side: object, name: str) -> Iterable[str]:
    return [str(item) for item in getattr(side, name, ())]


_EXAMPLES = """\
\b
Examples:
  dateline formats
  dateline formats csv
"""


@click.command(cls=Command, epilog=_EXAMPLES, short_help="List the formats, or describe one.")
@click.argument(
    "name",
    required=False,
    shell_complete=lambda *given: complete_readers(*given) + complete_exporters(*given),
)
@debug_option
def formats(name: str | None) -> None:
    """List the formats, or describe the one called NAME and its options.

    Plugins that cannot be loaded stand at the end of the list, with what is wrong with them.
    """
    found = _all_formats()
    if name is None:
        _put_list(found)
        return
    package, _, wanted = name.rpartition(":")
    chosen = [
        item for item in found if item.name == wanted and package in ("", item.owner.split(" ")[0])
    ]
    if not chosen:
        # Says what is near, or what is wrong with the package that should supply it.
        default_converter().registry.exporter(name)
    put("\n\n".join(_described(item) for item in chosen))


def _all_formats() -> list[_Format]:
    registry = default_converter().registry
    found: dict[tuple[str, str], _Format] = {}
    for exporter in registry.exporters():
        key = (exporter.name, exporter.owner)
        found.setdefault(key, _Format(*key)).exporter = exporter.value
    for reader in registry.readers():
        key = (reader.name, reader.owner)
        found.setdefault(key, _Format(*key)).reader = reader.value
    return list(found.values())


def _put_list(found: Sequence[_Format]) -> None:
    rows = [("NAME", "DOES", "SUFFIXES", "PACKAGE", "DESCRIPTION")]
    rows += [
        (item.name, item.directions, item.suffixes, item.owner, item.description) for item in found
    ]
    put(table(rows))
    problems = default_converter().registry.problems()
    if problems:
        put("\nPlugins with problems:\n" + "\n".join(f"  {problem}" for problem in problems))


def _described(item: _Format) -> str:
    lines = [f"{item.name}: {item.description}", ""]
    facts = [("Does", item.directions), ("Suffixes", item.suffixes or "none")]
    if item.exporter is not None:
        facts.append(("Media type", str(item.exporter.media_type)))
    facts.append(("Package", item.owner))
    lines.append(table(facts))
    for heading, side in (
        ("Options for writing, as -O KEY=VALUE:", item.exporter),
        ("Options for reading, from Python only:", item.reader),
    ):
        settable = [field for field in fields(side.options) if field.settable] if side else []
        if settable:
            lines += ["", heading]
            for field in settable:
                lines += _option(field)
        elif side is item.exporter and side is not None:
            lines += ["", "It has no options for writing."]
    if item.exporter is not None:
        lines += ["", *_losses(item.exporter, item.owner)]
    return "\n".join(lines)


def _losses(exporter: AnyExporter[object], owner: str) -> list[str]:
    """What the format cannot carry, as it is written by default."""
    context = ExportContext(record_types=default_converter().registry.record_types())
    found = declared_losses(exporter, owner, make_options(exporter, {}), context)
    if not found:
        return ["It carries everything."]
    lines = ["It does not carry, by default:"]
    for loss in found:
        lines.append(f"  {loss.name}")
        lost, kept = (_words(paths) for paths in (loss.fields, loss.kept))
        if set(lost) - {loss.name}:
            but = f" but {', '.join(kept)}" if kept else ""
            lines.append(f"      {', '.join(lost)}{but}")
    return lines


def _words(paths: Sequence[str]) -> list[str]:
    """The fields that paths end in; of a wildcard, all that its owner has."""
    words = []
    for path in paths:
        owner, _, last = path.rpartition(".")
        words.append(last if last != "*" else f"all of {owner}" if owner else "everything")
    return list(dict.fromkeys(words))


def _option(field: Field) -> list[str]:
    takes = describe_value(field) + (", repeatable" if field.many else "")
    default = "" if field.default in (None, ()) else f" (default: {show_value(field.default)})"
    return [f"  {field.name}={takes}{default}", f"      {field.description}."]
