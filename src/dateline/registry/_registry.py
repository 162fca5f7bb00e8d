"""The registry: loads what is asked for, and knows who supplied it."""

import importlib
import os
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import cast

import pluggy

from dateline import hookspecs
from dateline.engines import Engine
from dateline.errors import DatelineError, PluginError
from dateline.formats import AnyExporter, Reader
from dateline.installed import EntryPoint
from dateline.isolation import attributed, told
from dateline.model import RECORD_TYPES, Record
from dateline.registry._built_in import BUILT_IN, OURSELVES, BuiltIn, Direction
from dateline.registry._clashes import clashes, record_type_clashes
from dateline.registry._packages import (
    FORMATS_GROUP,
    PLUGINS_VARIABLE,
    RECORD_TYPES_GROUP,
    Packages,
)
from dateline.registry._plugin import KINDS, Part, Plugin, check_plugin, collect
from dateline.registry._shelf import FormatShelf, NamedT, Shelf, Supplied

__all__ = ["Registry"]


class Registry:
    """The formats, capture engines and record types in play.

    Args:
        entry_points: Entry points to take packages from; those of this environment if None.
        only: The names of the packages to load; if None, those that ``DATELINE_PLUGINS`` lists,
            and all where it is not set.
    """

    def __init__(
        self,
        entry_points: Iterable[EntryPoint] | None = None,
        *,
        only: Collection[str] | None = None,
    ) -> None:
        self._packages = Packages(entry_points, only)
        self._manager = pluggy.PluginManager("dateline")
        self._manager.add_hookspecs(hookspecs)
        self._exporters: FormatShelf[AnyExporter[object]] = FormatShelf("write", self)
        self._readers: FormatShelf[Reader[object]] = FormatShelf("read", self)
        self._engines: Shelf[Engine[object]] = Shelf("capture", self)
        self._record_types: dict[str, list[Supplied[type[Record]]]] = {
            owner.record_type: [Supplied(owner.record_type, owner, OURSELVES)]
            for owner in RECORD_TYPES
        }
        self._every_record_type: Mapping[str, type[Record]] | None = None
        self._loaded: set[EntryPoint | BuiltIn] = set()
        self._broken: dict[EntryPoint, PluginError] = {}
        self._left_out: list[PluginError] = []

    # What there is, by name.

    def exporter(self, name: str) -> Supplied[AnyExporter[object]]:
        """The exporter of a format.

        Args:
            name: The format's name, or ``package:format``.

        Returns:
            The exporter, and the package that supplies it.

        Raises:
            UnknownFormatError: There is none; the message has the nearest name.
            AmbiguousFormatError: Two packages supply it.
            PluginError: The package that should supply it is broken.
        """
        return self._exporters.find(name)

    def reader(self, name: str) -> Supplied[Reader[object]]:
        """The reader of a format.

        Args:
            name: The format's name, or ``package:format``.

        Returns:
            The reader, and the package that supplies it.

        Raises:
            UnknownFormatError: There is none; the message has the nearest name.
            AmbiguousFormatError: Two packages supply it.
            PluginError: The package that should supply it is broken.
        """
        return self._readers.find(name)

    def engine(self, name: str) -> Supplied[Engine[object]]:
        """The capture engine of a name.

        Args:
            name: The engine's name, or ``package:engine``.

        Returns:
            The engine, and the package that supplies it.

        Raises:
            UnknownEngineError: There is none; the message has the nearest name.
            AmbiguousFormatError: Two packages supply it.
            PluginError: The package that should supply it is broken.
        """
        return self._engines.find(name)

    def exporter_for(self, path: str | os.PathLike[str]) -> Supplied[AnyExporter[object]]:
        """The exporter that a file's suffix asks for; ``.gz`` at the end is passed over.

        Args:
            path: The file's name.

        Returns:
            The exporter, and the package that supplies it.

        Raises:
            UnknownFormatError: No exporter has the suffix.
            AmbiguousFormatError: Exporters of two packages have it.
        """
        return self._exporters.find_for(path)

    def reader_for(self, path: str | os.PathLike[str]) -> Supplied[Reader[object]]:
        """The reader that a file's suffix asks for; ``.gz`` at the end is passed over.

        Args:
            path: The file's name.

        Returns:
            The reader, and the package that supplies it.

        Raises:
            UnknownFormatError: No reader has the suffix.
            AmbiguousFormatError: Readers of two packages have it.
        """
        return self._readers.find_for(path)

    # All there is.

    def exporters(self) -> tuple[Supplied[AnyExporter[object]], ...]:
        """Every exporter of every package, those of the core first.

        Returns:
            The exporters; two of one name if two packages supply it.
        """
        return self._exporters.every()

    def readers(self) -> tuple[Supplied[Reader[object]], ...]:
        """Every reader of every package, those of the core first.

        Returns:
            The readers; two of one name if two packages supply it.
        """
        return self._readers.every()

    def engines(self) -> tuple[Supplied[Engine[object]], ...]:
        """Every capture engine of every package, that of the core first.

        Returns:
            The engines; two of one name if two packages supply it.
        """
        return self._engines.every()

    def record_types(self) -> Mapping[str, type[Record]]:
        """Every record type by name, those of the core first, then by name.

        Returns:
            The classes. Of a name that several packages supply, that of the core, or none:
            ``problems`` names them.
        """
        if self._every_record_type is None:
            for entry_point in self._packages.chosen(RECORD_TYPES_GROUP):
                self._load_entry_point(entry_point)
            core = [record_type.record_type for record_type in RECORD_TYPES]
            names = [*core, *sorted(self._record_types.keys() - set(core))]
            self._every_record_type = MappingProxyType(
                {
                    name: self._record_types[name][0].value
                    for name in names
                    if name in core or len(self._record_types[name]) == 1
                }
            )
        return self._every_record_type

    def plugins(self) -> tuple[Plugin, ...]:
        """Every installed package that declares something for dateline.

        Returns:
            The packages by name, each with what it supplies or what is wrong with it.
        """
        self.load_all()
        supplied: dict[str, list[Part]] = {}
        record_types = [
            item
            for found in self._record_types.values()
            for item in found
            if self.record_types().get(item.name) is item.value
        ]
        parts = [
            *((item.owner, Part("exporter", item.name)) for item in self._exporters.every()),
            *((item.owner, Part("reader", item.name)) for item in self._readers.every()),
            *((item.owner, Part("engine", item.name)) for item in self._engines.every()),
            *((item.owner, Part("record-type", item.name)) for item in record_types),
        ]
        for owner, part in parts:
            supplied.setdefault(owner, []).append(part)
        problems: dict[str, list[PluginError]] = {}
        for problem in self.problems():
            problems.setdefault(problem.plugin, []).append(problem)
        every = {entry.owner: entry for entry in self._packages.every()}
        return tuple(
            Plugin(
                distribution=entry.distribution,
                version=entry.version,
                supplies=tuple(supplied.get(owner, ())),
                problems=tuple(problems.get(owner, ())),
                chosen=self._packages.is_chosen(entry),
            )
            for owner, entry in sorted(every.items())
        )

    def problems(self) -> tuple[PluginError, ...]:
        """What is wrong with the plugins: those not loaded, missing, or of one name.

        Returns:
            One error each.
        """
        self.load_all()
        every = (
            *self._broken.values(),
            *self._left_out,
            *clashes(self._exporters, "format"),
            *clashes(self._readers, "format"),
            *clashes(self._engines, "engine"),
            *record_type_clashes(self._record_types),
            *self._packages.missing(),
        )
        return tuple({(error.plugin, error.problem): error for error in every}.values())

    def register(self, plugin: object, owner: str) -> None:
        """Take in a plugin that is at hand, such as a module or an object with hooks.

        Args:
            plugin: The module or object.
            owner: The package that it belongs to, for messages.

        Raises:
            PluginError: It has no hook, one of its hooks fails, or returns something else than
                its kind.
        """
        with attributed(owner, "registering"):
            try:
                if self._manager.is_registered(plugin):
                    return
                check_plugin(plugin, owner, self._manager)
                # Modules of two packages may have one name.
                self._manager.register(plugin, f"{owner} #{len(self._manager.get_plugins())}")
            except pluggy.PluginValidationError as error:
                self._manager.unregister(plugin)
                raise PluginError(owner, f"does not fit the hooks: {told(error)}") from error
        try:
            found = {hook: collect(plugin, owner, hook, self._manager) for hook in KINDS}
        except PluginError:
            self._manager.unregister(plugin)
            raise
        if not any(found.values()):
            self._manager.unregister(plugin)
            raise PluginError(owner, "its hooks return nothing; return what it adds to dateline")
        exporters = cast("list[Supplied[AnyExporter[object]]]", found["dateline_exporters"])
        readers = cast("list[Supplied[Reader[object]]]", found["dateline_readers"])
        self._exporters.add([item for item in exporters if self._may_take(item)])
        self._readers.add([item for item in readers if self._may_take(item)])
        engines = cast("list[Supplied[Engine[object]]]", found["dateline_engines"])
        self._engines.add([item for item in engines if self._may_take(item)])
        for item in cast("list[Supplied[type[Record]]]", found["dateline_record_types"]):
            there = self._record_types.setdefault(item.name, [])
            # A package may show one class through two modules.
            if all(item.value is not other.value for other in there):
                there.append(item)
        self._every_record_type = None

    def _may_take(self, item: Supplied[NamedT]) -> bool:
        """Whether a format or an engine may have its name.

        One that others declare, it must declare as well.
        If not, who owns the name would depend on what happens to be loaded.
        """
        formats = self._packages.chosen(FORMATS_GROUP)
        declared = {entry.owner for entry in formats if entry.name == item.name}
        installed = any(entry.owner == item.owner for entry in formats)
        if not declared or item.owner in declared or not installed:
            return True
        what = "engine" if isinstance(item.value, Engine) else "format"
        self._left_out.append(
            PluginError(
                item.owner,
                f"its {what} {item.name!r} is left out, for {' and '.join(sorted(declared))} "
                "declares that name; give it another, or an entry point of that name",
            )
        )
        return False

    # What the shelves ask for; see `Loader`.

    def load_named(self, name: str, direction: Direction, package: str) -> None:
        """Load the format or the engine of a name.

        Args:
            name: Its name.
            direction: Whether it is to read, to write or to capture.
            package: The package that is to supply it; any if empty.

        Raises:
            PluginError: The only package that declares it is broken.
        """
        for built_in in BUILT_IN:
            if (built_in.name, built_in.direction) == (name, direction):
                self._load_built_in(built_in)
                if not package:
                    return
        mine = [
            entry
            for entry in self._packages.chosen(FORMATS_GROUP)
            if entry.name == name and package in ("", entry.distribution)
        ]
        for entry_point in mine:
            self._load_entry_point(entry_point)
        shelves = (self._exporters, self._readers, self._engines)
        if any(shelf.has(name, package) for shelf in shelves):
            return
        for entry_point in mine:
            if entry_point in self._broken:
                raise self._broken[entry_point]

    def load_with_suffix(self, suffix: str, direction: Direction) -> None:
        """Load the formats that are likely to have a suffix.

        Args:
            suffix: The suffix, with its dot.
            direction: Whether it is to read or to write.
        """
        for built_in in BUILT_IN:
            if built_in.direction == direction and suffix in built_in.suffixes:
                self._load_built_in(built_in)
                return
        for entry_point in self._packages.chosen(FORMATS_GROUP):
            if entry_point.name == suffix[1:]:
                self._load_entry_point(entry_point)

    def load_all(self) -> None:
        """Load every format, engine and record type."""
        for built_in in BUILT_IN:
            self._load_built_in(built_in)
        for entry_point in self._packages.chosen():
            self._load_entry_point(entry_point)

    def hint(self) -> str:
        """Why something may be missing that should be there.

        Returns:
            A part of a sentence, or nothing.
        """
        hints: list[str] = []
        if self._broken:
            packages = sorted({error.plugin for error in self._broken.values()})
            hints.append(
                f"not loaded, because broken: {', '.join(packages)} (see `dateline plugins`)"
            )
        missing = [error.plugin for error in self._packages.missing()]
        if missing:
            hints.append(f"named in {PLUGINS_VARIABLE} and not installed: {', '.join(missing)}")
        left_out = self._packages.left_out()
        if left_out:
            hints.append(f"left out by {PLUGINS_VARIABLE}: {', '.join(left_out)}")
        return "; ".join(hints)

    # Loading.

    def _load_entry_point(self, entry_point: EntryPoint) -> None:
        if entry_point in self._loaded:
            return
        self._loaded.add(entry_point)
        owner = entry_point.owner
        try:
            with attributed(owner, f"importing {entry_point.value!r}"):
                plugin = entry_point.load()
            self.register(plugin, owner)
        except DatelineError as error:
            is_told = isinstance(error, PluginError) and error.plugin == owner
            broken = error if is_told else PluginError(owner, told(error))
            self._broken[entry_point] = cast("PluginError", broken)
        except BaseException:
            # Interrupted: it is neither loaded nor broken.
            self._loaded.discard(entry_point)
            raise

    def _load_built_in(self, built_in: BuiltIn) -> None:
        if built_in in self._loaded:
            return
        self._loaded.add(built_in)
        self.register(importlib.import_module(built_in.module), OURSELVES)
