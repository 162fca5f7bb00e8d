"""Which formats and record types there are, and which package supplies each.

Built-in formats and those of other packages come through the same hooks. Nothing is imported
before it is asked for: a built-in module is known here by its dotted name, and a package by the
names of its entry points, which are the names of what it supplies::

    [project.entry-points.dateline]                  # formats
    kml = "dateline_kml"

    [project.entry-points."dateline.record_types"]   # record types
    agreement = "dateline_agreement"
"""

import functools
import importlib
import os
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import attrs
import pluggy

from dateline import hookspecs
from dateline.errors import AmbiguousFormatError, DatelineError, PluginError, UnknownFormatError
from dateline.formats import Exporter, Reader
from dateline.installed import installed_entry_points
from dateline.model import RECORD_TYPES, Record, fields

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["FORMATS_GROUP", "RECORD_TYPES_GROUP", "Registry", "Supplied"]

#: The entry-point group of packages that supply formats.
FORMATS_GROUP = "dateline"

#: The entry-point group of packages that supply record types.
RECORD_TYPES_GROUP = "dateline.record_types"

Thing = TypeVar("Thing")


@attrs.frozen
class Supplied(Generic[Thing]):
    """Something that a package supplies.

    Attributes:
        name: The format's or the record type's name.
        value: The exporter, the reader, or the class.
        owner: The package, ``"dateline-kml 1.2"``.
    """

    name: str
    value: Thing
    owner: str


@attrs.frozen
class _BuiltIn:
    """A format of the core, known without importing it; a test holds it to its modules."""

    name: str
    modules: tuple[str, ...]
    read_suffixes: tuple[str, ...] = ()
    write_suffixes: tuple[str, ...] = ()


_BUILT_IN = (
    _BuiltIn("json", ("dateline.readers.json", "dateline.exporters.json"), (".json",), (".json",)),
    _BuiltIn(
        "jsonl",
        ("dateline.readers.jsonl", "dateline.exporters.jsonl"),
        (".jsonl", ".ndjson"),
        (".jsonl", ".ndjson"),
    ),
    _BuiltIn("csv", ("dateline.exporters.csv",), (), (".csv",)),
    _BuiltIn("geojson", ("dateline.exporters.geojson",), (), (".geojson",)),
    _BuiltIn("geojsonl", ("dateline.exporters.geojsonl",), (), (".geojsonl", ".geojsons")),
    _BuiltIn("markdown", ("dateline.exporters.markdown",), (), (".md", ".markdown")),
)

Direction = Literal["read", "write"]


class Registry:
    """The formats and record types in play.

    Args:
        entry_points: Entry points to take packages from; those of this environment if None.
    """

    def __init__(self, entry_points: "Iterable[EntryPoint] | None" = None) -> None:
        self._given_entry_points = None if entry_points is None else tuple(entry_points)
        self._manager = pluggy.PluginManager("dateline")
        self._manager.add_hookspecs(hookspecs)
        self._exporters: dict[str, list[Supplied[Exporter[object]]]] = {}
        self._readers: dict[str, list[Supplied[Reader[object]]]] = {}
        self._record_types: dict[str, list[Supplied[type[Record]]]] = {}
        self._loaded: set[object] = set()
        self._broken: dict[EntryPoint, PluginError] = {}
        for record_type in RECORD_TYPES:
            name = record_type.record_type
            self._record_types[name] = [Supplied(name, record_type, _ourselves())]
        self._every_record_type: Mapping[str, type[Record]] | None = None
        self._exporter_answers: dict[str, Exporter[object]] = {}
        self._reader_answers: dict[str, Reader[object]] = {}

    # What there is, by name.

    def exporter(self, name: str) -> Exporter[object]:
        """The exporter of a format.

        Args:
            name: The format's name, or ``package:format``.

        Returns:
            The exporter.

        Raises:
            UnknownFormatError: There is none; the message has the nearest name.
            AmbiguousFormatError: Two packages supply it.
            PluginError: The package that should supply it is broken.
        """
        found = self._exporter_answers.get(name)
        if found is None:
            found = self._find(name, "write", self._exporters).value
            self._exporter_answers[name] = found
        return found

    def reader(self, name: str) -> Reader[object]:
        """The reader of a format.

        Args:
            name: The format's name, or ``package:format``.

        Returns:
            The reader.

        Raises:
            UnknownFormatError: There is none; the message has the nearest name.
            AmbiguousFormatError: Two packages supply it.
            PluginError: The package that should supply it is broken.
        """
        found = self._reader_answers.get(name)
        if found is None:
            found = self._find(name, "read", self._readers).value
            self._reader_answers[name] = found
        return found

    def exporter_for(self, path: str | os.PathLike[str]) -> Exporter[object]:
        """The exporter that a file's suffix asks for; ``.gz`` at the end is passed over.

        Args:
            path: The file's name.

        Returns:
            The exporter.

        Raises:
            UnknownFormatError: No exporter has the suffix.
            AmbiguousFormatError: Exporters of two packages have it.
        """
        return self._find_by_suffix(path, "write", self._exporters).value

    def reader_for(self, path: str | os.PathLike[str]) -> Reader[object]:
        """The reader that a file's suffix asks for; ``.gz`` at the end is passed over.

        Args:
            path: The file's name.

        Returns:
            The reader.

        Raises:
            UnknownFormatError: No reader has the suffix.
            AmbiguousFormatError: Readers of two packages have it.
        """
        return self._find_by_suffix(path, "read", self._readers).value

    # All there is.

    def exporters(self) -> tuple[Supplied[Exporter[object]], ...]:
        """Every exporter of every package, those of the core first.

        Returns:
            The exporters; two of one name if two packages supply it.
        """
        self._load_all()
        return _in_order(self._exporters)

    def readers(self) -> tuple[Supplied[Reader[object]], ...]:
        """Every reader of every package, those of the core first.

        Returns:
            The readers; two of one name if two packages supply it.
        """
        self._load_all()
        return _in_order(self._readers)

    def record_types(self) -> Mapping[str, type[Record]]:
        """Every record type by name, those of the core first, then by name.

        Returns:
            The classes. Of a name that several packages supply, that of the core, or none:
            ``problems`` names them.
        """
        if self._every_record_type is None:
            for entry_point in self._entry_points(RECORD_TYPES_GROUP):
                self._load_entry_point(entry_point)
            core = [record_type.record_type for record_type in RECORD_TYPES]
            names = [*core, *sorted(set(self._record_types) - set(core))]
            self._every_record_type = MappingProxyType(
                {
                    name: self._record_types[name][0].value
                    for name in names
                    if name in core or len(self._record_types[name]) == 1
                }
            )
        return self._every_record_type

    def problems(self) -> tuple[PluginError, ...]:
        """What is wrong with the plugins: those not loaded, and record types of one name.

        Returns:
            One error each.
        """
        self._load_all()
        clashes = [
            PluginError(
                supplied[-1].owner,
                f"its record type {name!r} is left out, for it is that of "
                f"{supplied[0].owner} too; uninstall one",
            )
            for name, supplied in self._record_types.items()
            if len(supplied) > 1
        ]
        return (*self._broken.values(), *clashes)

    def register(self, plugin: object, owner: str) -> None:
        """Take in a plugin that is at hand, such as a module or an object with hooks.

        Args:
            plugin: The module or object.
            owner: The package that it belongs to, for messages.

        Raises:
            PluginError: One of its hooks fails, or returns something else than its kind.
        """
        try:
            if self._manager.is_registered(plugin):
                return
            # Modules of two packages may have one name.
            self._manager.register(plugin, f"{owner} #{len(self._manager.get_plugins())}")
        except (TypeError, ValueError) as error:
            raise PluginError(owner, f"cannot be registered: {error}") from error
        except pluggy.PluginValidationError as error:
            raise PluginError(owner, f"does not fit the hooks: {error}") from error
        try:
            exporters = self._collected(plugin, owner, "dateline_exporters", Exporter)
            readers = self._collected(plugin, owner, "dateline_readers", Reader)
            record_types = self._collected(plugin, owner, "dateline_record_types", Record)
        except PluginError:
            self._manager.unregister(plugin)
            raise
        _add(self._exporters, exporters)
        _add(self._readers, readers)
        _add(self._record_types, record_types)
        self._every_record_type = None
        self._exporter_answers.clear()
        self._reader_answers.clear()

    # Loading.

    def _collected(
        self, plugin: object, owner: str, hook: str, kind: type
    ) -> "list[Supplied[Any]]":
        """What a plugin returns from one hook; nothing of it is taken in if anything is wrong."""
        found: list[Supplied[Any]] = []
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            if implementation.plugin is not plugin:
                continue
            try:
                supplied = list(implementation.function())
            except Exception as error:
                raise PluginError(owner, f"{hook} failed: {_told(error)}") from error
            for thing in supplied:
                right = issubclass(thing, kind) if isinstance(thing, type) else False
                if not (right if kind is Record else isinstance(thing, kind)):
                    raise PluginError(
                        owner, f"{hook} returned {thing!r}, which is no {kind.__name__}"
                    )
                found.append(Supplied(_checked_name(thing, owner), thing, owner))
        return found

    def _entry_points(self, group: str) -> "list[EntryPoint]":
        everything = (
            installed_entry_points(group)
            if self._given_entry_points is None
            else self._given_entry_points
        )
        return [entry_point for entry_point in everything if entry_point.group == group]

    def _load_entry_point(self, entry_point: "EntryPoint") -> None:
        if entry_point in self._loaded:
            return
        self._loaded.add(entry_point)
        owner = _owner(entry_point)
        try:
            try:
                plugin = entry_point.load()
            except (Exception, SystemExit) as error:
                raise PluginError(
                    owner, f"importing {entry_point.value!r} failed: {_told(error)}"
                ) from error
            self.register(plugin, owner)
        except PluginError as error:
            self._broken[entry_point] = error

    def _load_built_in(self, built_in: _BuiltIn) -> None:
        if built_in in self._loaded:
            return
        self._loaded.add(built_in)
        for module in built_in.modules:
            self.register(importlib.import_module(module), _ourselves())

    def _load_all(self) -> None:
        for built_in in _BUILT_IN:
            self._load_built_in(built_in)
        for group in (FORMATS_GROUP, RECORD_TYPES_GROUP):
            for entry_point in self._entry_points(group):
                self._load_entry_point(entry_point)

    # Finding.

    def _find(
        self, wanted: str, direction: Direction, found: "dict[str, list[Supplied[Thing]]]"
    ) -> "Supplied[Thing]":
        package, _, name = wanted.rpartition(":")
        for built_in in _BUILT_IN:
            if built_in.name == name:
                self._load_built_in(built_in)
        mine = [entry for entry in self._entry_points(FORMATS_GROUP) if entry.name == name]
        for entry_point in mine:
            self._load_entry_point(entry_point)
        if name not in found:
            for entry_point in mine:
                if entry_point in self._broken:
                    raise self._broken[entry_point]
            self._load_all()
        candidates = found.get(name, [])
        if package:
            candidates = [item for item in candidates if item.owner.split(" ")[0] == package]
        if not candidates:
            raise UnknownFormatError(wanted, direction, sorted(found), self._hint())
        return _only(name, candidates)

    def _find_by_suffix(
        self,
        path: str | os.PathLike[str],
        direction: Direction,
        found: "dict[str, list[Supplied[Thing]]]",
    ) -> "Supplied[Thing]":
        name = os.path.basename(os.fspath(path)).lower().removesuffix(".gz")
        suffixes = ["." + part for part in _tails(name)]
        for suffix in suffixes:
            for built_in in _BUILT_IN:
                known = built_in.write_suffixes if direction == "write" else built_in.read_suffixes
                if suffix in known:
                    self._load_built_in(built_in)
            for entry_point in self._entry_points(FORMATS_GROUP):
                if entry_point.name == suffix[1:]:
                    self._load_entry_point(entry_point)
            matches = _with_suffix(suffix, found)
            if not matches and suffix == suffixes[-1]:
                self._load_all()
                matches = _with_suffix(suffix, found)
            if matches:
                return _only(suffix, matches)
        option = "--to" if direction == "write" else "--from"
        hint = (
            f"or say which with {option}"
            if suffixes
            else f"it has no suffix: say which with {option}"
        )
        wanted = suffixes[-1] if suffixes else name
        self._load_all()
        names = sorted(found)
        raise UnknownFormatError(
            wanted, direction, names, "; ".join(filter(None, [hint, self._hint()]))
        )

    def _hint(self) -> str:
        if not self._broken:
            return ""
        packages = sorted({error.plugin for error in self._broken.values()})
        return f"not loaded, because broken: {', '.join(packages)} (see `dateline formats`)"


def _add(found: "dict[str, list[Supplied[Thing]]]", new: "list[Supplied[Thing]]") -> None:
    for item in new:
        found.setdefault(item.name, []).append(item)


def _checked_name(thing: object, owner: str) -> str:
    """The name of what a plugin supplies, once its declaration is found to be in order."""
    if isinstance(thing, type):
        name, declared = getattr(thing, "record_type", ""), thing
    else:
        name, declared = getattr(thing, "name", ""), getattr(thing, "options", object)
        suffixes = getattr(thing, "suffixes", None)
        if not isinstance(suffixes, tuple) or not all(
            isinstance(suffix, str) and suffix[:1] == "." and suffix == suffix.lower()
            for suffix in suffixes
        ):
            raise PluginError(
                owner, f"format {name!r}: suffixes is {suffixes!r}, not such as ('.kml',)"
            )
    if not isinstance(name, str) or not name:
        raise PluginError(owner, f"{thing!r} has no name")
    try:
        fields(declared)
    except Exception as error:
        raise PluginError(owner, f"{name!r} is declared wrongly: {_told(error)}") from error
    return name


def _in_order(found: "dict[str, list[Supplied[Thing]]]") -> "tuple[Supplied[Thing], ...]":
    core = [built_in.name for built_in in _BUILT_IN]
    names = [*(name for name in core if name in found), *sorted(set(found) - set(core))]
    return tuple(item for name in names for item in found[name])


def _tails(name: str) -> list[str]:
    """``a.b.c`` gives ``b.c`` and ``c``."""
    parts = name.split(".")[1:]
    return [".".join(parts[index:]) for index in range(len(parts))]


def _with_suffix(suffix: str, found: "dict[str, list[Supplied[Thing]]]") -> "list[Supplied[Thing]]":
    return [
        item
        for items in found.values()
        for item in items
        if suffix in item.value.suffixes  # type: ignore[attr-defined]
    ]


def _only(wanted: str, candidates: "list[Supplied[Thing]]") -> "Supplied[Thing]":
    if len(candidates) > 1:
        candidates = sorted(candidates, key=lambda item: item.owner)
        choices = [f"{item.owner.split(' ')[0]}:{item.name}" for item in candidates]
        raise AmbiguousFormatError(wanted, [item.owner for item in candidates], choices)
    return candidates[0]


def _owner(entry_point: "EntryPoint") -> str:
    distribution = entry_point.dist
    if distribution is None:
        return entry_point.value
    return f"{distribution.name} {distribution.version}"


def _told(error: BaseException) -> str:
    if isinstance(error, DatelineError):
        return str(error)
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


@functools.cache
def _ourselves() -> str:
    from dateline._version import __version__

    return f"dateline {__version__}"
