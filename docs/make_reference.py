"""Writes docs/reference/ from the code, so that the two cannot disagree.

python docs/make_reference.py           # writes the pages
python docs/make_reference.py --check   # fails if a page is out of date
"""

import argparse
import ast
import functools
import inspect
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import dateline
from dateline import engines, errors, formats, hookspecs, losses, registry, table, testing
from dateline.codec import Codec
from dateline.convert import Inputs, Intake
from dateline.model import RECORD_TYPES, Actor, Article, Evidence, Field, Place, Quantity, Record
from dateline.model.fields import fields
from dateline.registry import FORMATS_GROUP, PLUGINS_VARIABLE, RECORD_TYPES_GROUP
from dateline.testing import strategies

FOLDER = Path(__file__).resolve().parent / "reference"
NOTE = "<!-- Written by docs/make_reference.py from the code. Do not edit by hand. -->"
PARTS = (Actor, Place, Quantity, Evidence)
COMMANDS = (
    "convert", "show", "validate", "evaluate", "formats", "schema", "plugins",
    "new-plugin", "completion",
)  # fmt: skip
CONTRACTS = (
    testing.ExporterContract,
    testing.ReaderContract,
    testing.EngineContract,
    testing.RecordTypeContract,
)
WIDTH = 88

# The core alone: what happens to be installed here has no place in the pages.
REGISTRY = dateline.Registry(entry_points=(), only=())
CONTEXT = dateline.ExportContext(record_types=REGISTRY.record_types())

Lines = Iterator[str]


def model() -> Lines:
    """The page of the model's classes and their fields."""
    yield "# The model"
    yield (
        "Every class is a frozen [attrs](https://www.attrs.org) class. It takes keyword arguments, "
        "checks them, and raises `ModelError` for what it refuses. Attribute names are JSON names. "
        "In JSON, a field that has a default may be left out."
    )
    yield "| class | what it is |\n|---|---|\n" + "\n".join(
        f"| [`{owner.__name__}`](#{owner.__name__.lower()}) | {_summary(owner)} |"
        for owner in (Article, Record, *RECORD_TYPES, *PARTS)
    )
    common = {field.name for field in fields(Record)}
    for owner in (Article, Record, *RECORD_TYPES, *PARTS):
        yield f"## {owner.__name__}"
        yield _summary(owner)
        own = [f for f in fields(owner) if owner not in RECORD_TYPES or f.name not in common]
        if owner in RECORD_TYPES:
            name = owner.record_type
            yield f'`"type": "{name}"`, with the fields of every [Record](#record), and these:'
        yield _table(
            ("field", "type", "default", "meaning", "term"),
            ((f"`{f.name}`", _type(f), _default(f), _meaning(f), _code(f.term or "")) for f in own),
        )


def _type(field: Field) -> str:
    if field.choices:
        kind = ", ".join(f"`{choice}`" for choice in field.choices)
    elif field.value is Record or field.value in PARTS:
        kind = f"[{field.value.__name__}](#{field.value.__name__.lower()})"
    else:
        kind = {"edtf": "EDTF date", "country": "ISO 3166-1 alpha-3"}.get(
            field.format or "", field.type_name.removeprefix("a ")
        )
    return f"{'list of ' if field.many else ''}{kind}{' or null' if field.nullable else ''}"


def _default(field: Field) -> str:
    if field.required:
        return "required"
    if not field.settable:
        return "set by the class"
    if field.name == "id":
        return "made from the content"
    if field.many:
        return "empty list"
    if isinstance(field.default, bool):
        return str(field.default).lower()
    return "null" if field.default is None else _code(formats.show_value(field.default))


def _meaning(field: Field) -> str:
    low, high = field.minimum, field.maximum
    limits = "" if low is None else f"at least {low}" if high is None else f"{low} to {high}"
    unit = field.unit if field.unit and "EDTF" not in field.unit else ""
    extra = "; ".join(dict.fromkeys(filter(None, (unit, limits))))
    return field.description + (f" ({extra})" if extra else "")


def format_pages() -> Lines:
    """The page of the formats and their options."""
    yield "# Formats"
    yield (
        "The formats of the core. `dateline formats` lists them with those of the plugins "
        "that you have installed; `dateline formats NAME` shows one."
    )
    exporters = {item.name: item.value for item in REGISTRY.exporters()}
    readers = {item.name: item.value for item in REGISTRY.readers()}
    names = list(dict.fromkeys([*exporters, *readers]))
    found = {name: exporters.get(name) or readers[name] for name in names}
    yield _table(
        ("format", "reads", "writes", "suffixes", "what it is"),
        (
            (
                f"[`{name}`](#{name})",
                "yes" if name in readers else "",
                "yes" if name in exporters else "",
                ", ".join(f"`{suffix}`" for suffix in found[name].suffixes),
                found[name].description,
            )
            for name in names
        ),
    )
    yield "A suffix picks the format; `.gz` behind it packs or unpacks with gzip."
    for name in names:
        yield f"## {name}"
        module = inspect.getmodule(type(found[name]))
        yield _markdown(inspect.getdoc(module) or "")
        if name in exporters:
            yield f"Media type: `{exporters[name].media_type}`."
        options = fields(found[name].options)
        if options:
            yield _table(
                ("option", "takes", "default", "meaning"),
                (
                    (
                        f"`{option.name}`",
                        formats.describe_value(option),
                        _code(formats.show_value(option.default)),
                        option.description,
                    )
                    for option in options
                ),
            )
        else:
            yield "No options."
        if name in exporters:
            yield from _losses(exporters[name])


def _losses(exporter: formats.AnyExporter[object]) -> Lines:
    declared = exporter.losses(exporter.options(), CONTEXT)
    if not declared:
        yield "It carries everything."
        return
    yield "What it does not carry, by default:"
    yield _table(
        ("what", "fields"),
        (
            (
                loss.name,
                ", ".join(dict.fromkeys(_code(path.rpartition(".")[2]) for path in loss.fields)),
            )
            for loss in declared
        ),
    )


def columns() -> Lines:
    """The page of the columns of flat formats."""
    yield "# Columns"
    yield (
        "CSV and the properties of GeoJSON features share these columns, in this order. "
        "CSV has all of them in every file. A GeoJSON feature has those of its record's type. "
        "A record type of a plugin adds columns of its own, before the `evidence` ones."
    )
    yield _table(
        ("column", "holds", "record types", "meaning", "unit", "term"),
        (
            (
                f"`{column.name}`",
                f"list of {column.kind}" if column.many else column.kind,
                ", ".join(column.record_types) or "all",
                column.description,
                column.unit or "",
                _code(column.term or ""),
            )
            for column in CONTEXT.table.columns
        ),
    )


def command_line() -> Lines:
    """The page of the commands and the exit codes."""
    yield "# Command line"
    yield (
        "Results go to standard output, messages to standard error. No control character of a "
        "file or of a plugin reaches the terminal as it is. The exit codes stand at the end of "
        "`dateline --help`."
    )
    for command in ((), *((name,) for name in COMMANDS)):
        yield f"## {' '.join(('dateline', *command))}"
        shown = subprocess.run(
            [sys.executable, "-m", "dateline", *command, "--help"],
            env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", PLUGINS_VARIABLE: ""},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        yield f"```text\n{shown.replace('python -m dateline', 'dateline').rstrip()}\n```"


def hooks() -> Lines:
    """The page of what a plugin supplies."""
    yield "# Hooks"
    yield _markdown(inspect.getdoc(hookspecs) or "")
    yield (
        f"A package names its plugin as an entry point. The group is `{FORMATS_GROUP}` for formats "
        f"and capture engines, and `{RECORD_TYPES_GROUP}` for record types; the entry point's name "
        "is the name of the format, the engine or the record type. A program can also call "
        "[`Registry.register`](python.md#registryregister)."
    )
    for name in hookspecs.__all__:
        if name.startswith("dateline_"):
            yield from _function(getattr(hookspecs, name), name, "##")
    yield (
        "A plugin may say `DATELINE_API = 1`: the version of the hooks, the contract and the model "
        f"that it is written for. This dateline has version {formats.API_VERSION}."
    )
    yield "## What the hooks return"
    yield (
        "An exporter of either kind, a reader, a capture engine, or a subclass of "
        "[Record](model.md#record). Every exporter and reader declares these; an engine has no "
        "suffixes:"
    )
    yield _attributes(formats.Exporter, "_Format")
    for owner in (formats.Exporter, formats.FileExporter, formats.Reader, engines.Engine):
        yield from _class(owner, "###")
    yield "## What an exporter declares as lost"
    yield _markdown(inspect.getdoc(losses) or "")
    yield from _class(losses.Loss, "###")
    yield "## What they are given"
    for owner in (
        formats.ExportContext,
        formats.ReadContext,
        engines.CaptureContext,
        table.Table,
        table.Column,
        table.CellWriters,
        Codec,
    ):
        yield from _class(owner, "###")
    yield "## What describes a field or an option"
    yield from _function(dateline.describe, "describe", "###")


def testing_page() -> Lines:
    """The page of dateline.testing."""
    yield "# Testing"
    yield _markdown(inspect.getdoc(testing) or "")
    yield (
        "In every contract, `format`, `engine`, `options` or `record_type` is set in the subclass, "
        "and a method may be overridden. A subclass can have tests of its own beside the checks."
    )
    for contract in CONTRACTS:
        yield f"## {contract.__name__}"
        yield _markdown(inspect.getdoc(contract) or "")
        yield _table(
            ("check", "what must hold"),
            (
                (f"`{name}`", _summary(check))
                for owner in contract.__mro__
                for name, check in vars(owner).items()
                if name.startswith("test_")
            ),
        )
        for name in ("cells", "samples", "make_registry"):
            if hasattr(contract, name):
                method = getattr(contract, name)
                yield from _function(method, f"{contract.__name__}.{name}", "###")
    yield "## Articles to test with"
    for name in testing.__all__:
        item = getattr(testing, name)
        if inspect.isfunction(item) and item is not testing.run_contract:
            yield from _function(item, name, "###")
    yield "### Unseen"
    yield _markdown(inspect.getdoc(testing.Unseen) or "")
    yield "### HOSTILE_STRINGS"
    yield (
        f"{len(testing.HOSTILE_STRINGS)} texts that have broken software that writes files: "
        "control characters, scripts from right to left, formulas, mark-up, quotes and so on."
    )
    yield "## Strategies"
    yield _markdown(inspect.getdoc(strategies) or "")
    for name in strategies.__all__:
        yield from _function(getattr(strategies, name), name, "###")
    yield "## Without pytest"
    yield from _function(testing.run_contract, "run_contract", "###")
    yield from _class(testing.CheckResult, "###")


def error_tree() -> Lines:
    """The page of the errors."""
    yield "# Errors"
    yield _markdown(inspect.getdoc(errors) or "")
    for name in sorted(errors.__all__):
        kind = getattr(errors, name)
        if inspect.isclass(kind):
            yield f"## {name}"
            yield _markdown(inspect.getdoc(kind) or "")


def python() -> Lines:
    """The page of the public functions and classes."""
    yield "# Python"
    yield (
        "All that `import dateline` offers. The nouns have [a page of their own](model.md), and so "
        "have [the errors](errors.md) and [what plugins supply](hooks.md). `Supplied` and "
        "`Plugin`, which a registry gives, are in `dateline.registry`; `Inputs` and `Intake`, of a "
        "converter, in `dateline.convert`."
    )
    public = {name: getattr(dateline, name) for name in dateline.__all__}
    functions = {name: item for name, item in public.items() if inspect.isfunction(item)}
    yield "## Functions"
    yield "They are the methods of one shared `Converter`, made when it is first needed."
    for name, item in functions.items():
        if name != "describe":
            # What the method of that name says is the whole of it.
            method = getattr(dateline.Converter, name)
            yield from _function(item, name, "###", doc=inspect.getdoc(method))
    yield "## Classes"
    for owner in (
        dateline.Conversion,
        dateline.LossCount,
        dateline.Converter,
        Inputs,
        Intake,
        dateline.Registry,
        registry.Supplied,
        registry.Plugin,
        Article,
        Record,
    ):
        yield from _class(owner, "###")


def _class(owner: type, heading: str) -> Lines:
    yield f"{heading} {owner.__name__}"
    yield _markdown(inspect.getdoc(owner) or "")
    if owner in (Article, Record):
        yield f"Its fields are on [the model's page](model.md#{owner.__name__.lower()})."
    members = dict(vars(owner))
    for base in owner.__mro__[1:]:
        # What a private base has is its subclasses' own, for all that users see.
        if base.__name__.startswith("_") and base.__module__ == owner.__module__:
            members |= {name: item for name, item in vars(base).items() if name not in members}
    for name, member in members.items():
        title = f"{heading}# {owner.__name__}.{name}"
        if name.startswith("_") or name == "check":
            continue
        if isinstance(member, property | functools.cached_property):
            yield title
            yield _markdown(inspect.getdoc(member) or "")
        elif inspect.isfunction(member):
            yield from _function(member, f"{owner.__name__}.{name}", f"{heading}#")


def _function(
    function: Callable[..., object], name: str, heading: str, doc: str | None = None
) -> Lines:
    yield f"{heading} {name}"
    yield f"```text\n{_signature(function)}\n```"
    yield _markdown(doc or inspect.getdoc(function) or "")


def _signature(function: Callable[..., object]) -> str:
    """The signature as the source has it: the repr of a type changes from Python to Python."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    returns = ast.unparse(tree.returns).strip("'") if tree.returns else "None"
    arguments = tree.args
    arguments.args = [argument for argument in arguments.args if argument.arg != "self"]
    given = re.sub(r"(?<=[\w\]])=", " = ", ast.unparse(arguments))
    given = re.sub(r": '(\w+)'", r": \1", given)
    whole = f"{tree.name}({given}) -> {returns}"
    if len(whole) <= WIDTH:
        return whole
    pieces = re.findall(r"(?:[^,\[(]|[\[(](?:[^\[\]()]|[\[(][^\[\]()]*[\])])*[\])])+", given)
    pieces = [piece.strip() for piece in pieces]
    lines = "".join(f"    {piece},\n" for piece in pieces)
    return f"{tree.name}(\n{lines}) -> {returns}"


def _attributes(owner: type, base_name: str) -> str:
    """The attributes that a base class documents."""
    base = next(base for base in owner.__mro__ if base.__name__ == base_name)
    return _markdown((inspect.getdoc(base) or "").partition("\n")[2].strip())


def _summary(owner: object) -> str:
    paragraph = (inspect.getdoc(owner) or "").split("\n\n")[0]
    return _inline(" ".join(paragraph.split()))


_SECTIONS = ("Args:", "Attributes:", "Returns:", "Yields:", "Raises:")


def _markdown(doc: str) -> str:
    """A docstring with Google's sections, and literal blocks, as Markdown."""
    found: list[str] = []
    section = ""
    for block in re.split(r"\n\n(?! )", doc):
        head, _, rest = block.partition("\n")
        if head in _SECTIONS:
            section = head.rstrip(":")
            body = textwrap.dedent(rest)
            if section in ("Returns", "Yields"):
                found.append(f"**{section}** {_inline(' '.join(body.split()))}")
            else:
                items = re.split(r"\n(?! )", body)
                found.append(f"**{section}**")
                found.append("\n".join(_item(item) for item in items))
        elif "::\n" in block:
            text, _, code = block.partition("::\n")
            if text.strip():
                found.append(_inline(" ".join(text.split())) + ":")
            found.append(f"```text\n{textwrap.dedent(code.strip(chr(10)))}\n```")
        else:
            found.append(_inline(block))
    return "\n\n".join(found)


def _item(item: str) -> str:
    name, _, text = " ".join(item.split()).partition(": ")
    return f"- `{name}`: {_inline(text)}"


def _inline(text: str) -> str:
    return re.sub(r"(?::\w+:)?``?([^`]+)``?", r"`\1`", text)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(c.replace('|', chr(92) + '|') for c in r)} |" for r in lines)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


PAGES: dict[str, Callable[[], Lines]] = {
    "model": model,
    "formats": format_pages,
    "columns": columns,
    "command-line": command_line,
    "hooks": hooks,
    "testing": testing_page,
    "errors": error_tree,
    "python": python,
}


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="fail if a page is out of date")
    check = parser.parse_args().check
    stale = []
    for name, page in PAGES.items():
        path = FOLDER / f"{name}.md"
        content = "\n\n".join([NOTE, *page()]) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(path.name)
        if not check:
            path.write_text(content, encoding="utf-8", newline="\n")
    if check and stale:
        print(f"out of date: {', '.join(stale)}; run python docs/make_reference.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
