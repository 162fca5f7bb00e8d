"""A new plugin package, written from templates: ``dateline new-plugin``."""

import keyword
import re
import string
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline._version import __version__
from dateline.errors import OptionError
from dateline.formats import API_VERSION
from dateline.messages import shown
from dateline.model import RECORD_TYPES
from dateline.registry import BUILT_IN, Kind
from dateline.sinks import write_made

__all__ = ["write_plugin"]

_TAKEN: dict[Kind, tuple[str, ...]] = {
    "exporter": tuple(item.name for item in BUILT_IN if item.direction == "write"),
    "reader": tuple(item.name for item in BUILT_IN if item.direction == "read"),
    "engine": tuple(item.name for item in BUILT_IN if item.direction == "capture"),
    "record-type": ("article", "record", *(owner.record_type for owner in RECORD_TYPES)),
}
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PREFIX = "dateline-"
_SUFFIX = ".template"


def write_plugin(name: str, kind: Kind, folder: Path) -> Path:
    """Write a package: its project file, code, tests, README and a recipe for CI.

    Args:
        name: What it supplies, such as ``"kml"``; ``"dateline-kml"`` is taken for the same.
        kind: What it is.
        folder: The folder in which the package's own folder is made.

    Returns:
        The package's folder, ``dateline-kml`` in the folder given.

    Raises:
        OptionError: The name cannot be that of a package, or is taken by the core.
        TargetError: The package's folder is there already and holds something, or cannot be made.
    """
    plain = name.lower().removeprefix(_PREFIX)
    if not _NAME.fullmatch(plain):
        raise OptionError(
            "new-plugin",
            "NAME",
            f"{shown(name)} cannot name a package; take lower-case letters, digits and hyphens, "
            "such as kml or stix-bundle",
        )
    if plain in _TAKEN[kind]:
        raise OptionError(
            "new-plugin", "NAME", f"{shown(plain)} is dateline's own {kind}; take another name"
        )
    words = plain.split("-")
    class_name = "".join(word.capitalize() for word in words)
    if keyword.iskeyword(class_name) or keyword.iskeyword(plain):
        raise OptionError("new-plugin", "NAME", f"{shown(plain)} is a word of Python; take another")
    values = {
        "name": plain.replace("-", "_") if kind == "record-type" else plain,
        "distribution": f"{_PREFIX}{plain}",
        "module": f"{_PREFIX}{plain}".replace("-", "_"),
        "class_name": class_name,
        "title": " ".join(words).capitalize(),
        "api": str(API_VERSION),
        "version": ".".join(__version__.split(".")[:2]),
    }
    target = folder / values["distribution"]

    def make(path: Path) -> None:
        for template, place in _templates(kind):
            made = path / string.Template(place).substitute(values)
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_text(string.Template(template).substitute(values), encoding="utf-8")

    write_made(make, target, folder=True)
    return target


def _templates(kind: Kind) -> Iterator[tuple[str, str]]:
    """The text of each template for a kind of plugin, and the path of its file.

    A kind's own files stand in a folder of its name, those of all kinds in ``common``. In the name
    of a template, ``+`` stands for the slash of a path.
    """
    root = files("dateline.scaffold") / "templates"
    for folder in (root / "common", root / kind):
        for template in sorted(folder.iterdir(), key=_name):
            if template.name.endswith(_SUFFIX):
                place = template.name.removesuffix(_SUFFIX).replace("+", "/")
                yield template.read_text(encoding="utf-8"), place


def _name(entry: Traversable) -> str:
    return entry.name
