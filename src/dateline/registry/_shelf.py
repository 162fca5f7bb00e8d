"""What is supplied of one kind, found by name or by the suffix of a path."""

import os
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import ClassVar, Generic, Protocol, TypeVar

import attrs

from dateline.errors import AmbiguousFormatError, UnknownEngineError, UnknownFormatError
from dateline.installed import canonical_name
from dateline.registry._built_in import BUILT_IN, OURSELVES, Direction

__all__ = ["Format", "FormatShelf", "FormatT", "Loader", "Named", "NamedT", "Shelf", "Supplied"]


class Named(Protocol):
    """What readers, exporters and engines have in common, as far as it is looked up."""

    name: ClassVar[str]


class Format(Named, Protocol):
    """What readers and exporters have beside it."""

    suffixes: ClassVar[tuple[str, ...]]


ThingT = TypeVar("ThingT")
NamedT = TypeVar("NamedT", bound=Named)
FormatT = TypeVar("FormatT", bound=Format)


@attrs.frozen
class Supplied(Generic[ThingT]):
    """Something that a package supplies.

    Attributes:
        name: The name of the format, the engine or the record type.
        value: The exporter, the reader, the engine, or the class.
        owner: The package, ``"dateline-kml 1.2"``.
        is_ours: Whether the core supplies it.
    """

    name: str
    value: ThingT
    owner: str
    is_ours: bool = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "is_ours", self.owner == OURSELVES)

    @property
    def package(self) -> str:
        """The owner without its version: ``"dateline-kml"``."""
        return self.owner.split(" ")[0]

    @property
    def full_name(self) -> str:
        """The name with its package, which is never in doubt: ``"dateline-kml:kml"``."""
        return f"{self.package}:{self.name}"


class Loader(Protocol):
    """What a shelf asks to be filled; each puts what it finds on the shelves."""

    def load_named(self, name: str, direction: Direction, package: str) -> None:
        """Load what declares this name; raise PluginError if that is broken and alone."""

    def load_with_suffix(self, suffix: str, direction: Direction) -> None:
        """Load what is likely to have this suffix."""

    def load_all(self) -> None:
        """Load all there is."""

    def hint(self) -> str:
        """What to tell somebody who looked for what is not there."""


class Shelf(Generic[NamedT]):
    """Readers, exporters or engines, by name.

    Args:
        direction: Which of them.
        loader: Fills the shelf when something is asked for.
    """

    def __init__(self, direction: Direction, loader: Loader) -> None:
        self._direction: Direction = direction
        self._loader = loader
        self._items: dict[str, list[Supplied[NamedT]]] = {}
        self._answers: dict[str, Supplied[NamedT]] = {}

    def add(self, items: Iterable[Supplied[NamedT]]) -> None:
        """Put items on the shelf.

        Args:
            items: The items; several may have one name.
        """
        for item in items:
            self._items.setdefault(item.name, []).append(item)
        self._answers.clear()

    def has(self, name: str, package: str) -> bool:
        """Whether a package, or any if its name is empty, has put something of a name here."""
        return any(package in ("", item.package) for item in self._items.get(name, ()))

    def every(self) -> tuple[Supplied[NamedT], ...]:
        """All there is, the core's first, then by name.

        Returns:
            The items; two of one name if two packages supply it.
        """
        self._loader.load_all()
        core = [
            built_in.name
            for built_in in BUILT_IN
            if built_in.direction == self._direction and built_in.name in self._items
        ]
        names = [*core, *sorted(self._items.keys() - set(core))]
        return tuple(item for name in names for item in self._items[name])

    def find(self, wanted: str) -> Supplied[NamedT]:
        """The one of a name.

        Args:
            wanted: Its name, or ``package:name``.

        Returns:
            The item.

        Raises:
            UnknownFormatError: There is no such format; the message has the nearest name.
            UnknownEngineError: There is no such engine; so has this one.
            AmbiguousFormatError: Two packages supply it.
            PluginError: The package that should supply it is broken.
        """
        if wanted not in self._answers:
            package, _, name = wanted.rpartition(":")
            package = canonical_name(package)
            self._loader.load_named(name, self._direction, package)
            if not self.has(name, package):
                self._loader.load_all()
            candidates = [
                item for item in self._items.get(name, ()) if package in ("", item.package)
            ]
            if not candidates:
                known = self._near(name, package) or sorted(self._items)
                hint = self._loader.hint()
                if self._direction == "capture":
                    raise UnknownEngineError(wanted, known, hint)
                raise UnknownFormatError(wanted, self._direction, known, hint)
            self._answers[wanted] = _only(name, candidates)
        return self._answers[wanted]

    def _near(self, name: str, package: str) -> list[str]:
        """What there is of a name, or of a package; nothing where no package was asked for."""
        every = (item for items in self._items.values() for item in items)
        return sorted(
            item.full_name
            for item in every
            if package and (item.name == name or item.package == package)
        )

    def clashes(self) -> "Iterator[tuple[Supplied[NamedT], str, list[Supplied[NamedT]]]]":
        """Names by which something does not answer, for somebody else has them.

        Yields:
            What does not answer, to which name, and those that have it too.
        """
        for item in self.every():
            named = [other for other in self._items[item.name] if other is not item]
            if named and not item.is_ours:
                yield item, item.name, _first(named)


class FormatShelf(Shelf[FormatT]):
    """Readers or exporters, by name and by suffix."""

    def clashes(self) -> "Iterator[tuple[Supplied[FormatT], str, list[Supplied[FormatT]]]]":
        """Names and suffixes by which something does not answer, for somebody else has them.

        Yields:
            What does not answer, to which name or suffix, and those that have it too.
        """
        yield from super().clashes()
        for item in self.every():
            for suffix in () if item.is_ours else item.value.suffixes:
                # Two others of one suffix may differ in name, and are told apart by it.
                ours = [other for other in self._with_suffix(suffix) if other.is_ours]
                if ours:
                    yield item, suffix, ours

    def find_for(self, path: str | os.PathLike[str]) -> Supplied[FormatT]:
        """The one that a file's suffix asks for; ``.gz`` at the end is passed over.

        Args:
            path: The file's name.

        Returns:
            The item.

        Raises:
            UnknownFormatError: None has the suffix.
            AmbiguousFormatError: Those of two packages have it.
            PluginError: The package that declares a format of that name is broken.
        """
        suffixes = _suffixes(os.path.basename(os.fspath(path)).lower().removesuffix(".gz"))
        for suffix in suffixes:
            self._loader.load_with_suffix(suffix, self._direction)
            matches = self._with_suffix(suffix)
            if not matches and suffix == suffixes[-1]:
                self._loader.load_all()
                matches = self._with_suffix(suffix)
            if matches:
                # Whose name it is has it: else it would depend on what is loaded.
                first = [item for item in matches if item.is_ours or item.name == suffix[1:]]
                return _only(suffix, first or matches)
        for suffix in suffixes:
            # What declares a format of that name may be broken: that is the better complaint.
            self._loader.load_named(suffix[1:], self._direction, "")
        raise self._unknown(os.fspath(path), suffixes)

    def _with_suffix(self, suffix: str) -> list[Supplied[FormatT]]:
        return [
            item
            for items in self._items.values()
            for item in items
            if suffix in item.value.suffixes
        ]

    def _unknown(self, path: str, suffixes: Sequence[str]) -> UnknownFormatError:
        self._loader.load_all()
        option = "--to" if self._direction == "write" else "--from"
        missing = "or" if suffixes else "it has no suffix:"
        hints = [f"{missing} name the format ({option})", self._loader.hint()]
        return UnknownFormatError(
            suffixes[-1] if suffixes else os.path.basename(path),
            self._direction,
            sorted(self._items),
            "; ".join(filter(None, hints)),
        )


def _suffixes(name: str) -> list[str]:
    """``a.b.c`` gives ``.b.c`` and ``.c``."""
    parts = name.split(".")[1:]
    return ["." + ".".join(parts[index:]) for index in range(len(parts))]


def _first(candidates: Sequence[Supplied[NamedT]]) -> list[Supplied[NamedT]]:
    """The core's, which no plugin can take a name from; else all."""
    return [item for item in candidates if item.is_ours] or list(candidates)


def _only(wanted: str, candidates: Sequence[Supplied[NamedT]]) -> Supplied[NamedT]:
    left = _first(candidates)
    if len(left) > 1:
        ordered = sorted(left, key=attrgetter("owner"))
        raise AmbiguousFormatError(
            wanted, [item.owner for item in ordered], [item.full_name for item in ordered]
        )
    return left[0]
