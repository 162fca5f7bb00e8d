"""The entry points of installed packages, read without importing what would take its time.

``importlib.metadata`` takes longer to import than most conversions to run, so the few lines that
matter are read here. What is no plain folder (a zip file on ``sys.path``) is left to it.
"""

import functools
import importlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress

import attrs

__all__ = ["EntryPoint", "canonical_name", "installed_entry_points", "owner_of"]

_METADATA = re.compile(r"([^-~][^-]*)(?:-([^-]+))?(?:-.*)?\.(?:dist-info|egg-info|egg)")
_FILES = (("entry_points.txt",), ("EGG-INFO", "entry_points.txt"))
_VALUE = re.compile(r"([\w.]+)\s*(?::\s*([\w.]+))?\s*(?:\[.*\])?")


@attrs.frozen(kw_only=True)
class EntryPoint:
    """One line of what a package declares, such as ``kml = "dateline_kml"``.

    Attributes:
        group: The entry-point group.
        name: The name in it.
        value: The module, with ``:attribute`` where it is something within.
        distribution: The package's name.
        version: The package's version.
    """

    group: str
    name: str
    value: str
    distribution: str
    version: str

    @property
    def owner(self) -> str:
        """The package as messages name it: ``"dateline-kml 1.2"``."""
        return f"{self.distribution} {self.version}".rstrip()

    def load(self) -> object:
        """Import the module, and take the attribute from it.

        Returns:
            The module, or what it has under the attribute's name.

        Raises:
            ImportError: The entry point is not written as the specification wants it.
        """
        matched = _VALUE.fullmatch(self.value)
        if matched is None:
            raise ImportError(
                f"{self.value!r} is no module; its entry point must be such as 'dateline_kml'"
            )
        module, attribute = matched[1], matched[2] or ""
        found: object = importlib.import_module(module)
        for name in filter(None, attribute.split(".")):
            found = getattr(found, name)
        return found


def canonical_name(distribution: str) -> str:
    """A package's name as the index compares it (PEP 503).

    Args:
        distribution: The name, such as ``"Dateline_KML"``.

    Returns:
        The name in lower case, its parts joined by single hyphens.
    """
    return re.sub(r"[-_.]+", "-", distribution).lower()


def installed_entry_points(
    prefix: str, path: Sequence[str] | None = None
) -> tuple[EntryPoint, ...]:
    """The entry points of all packages, in the groups whose names begin in one way.

    Args:
        prefix: How the names of the groups begin.
        path: Where to look; ``sys.path`` if None.

    Returns:
        The entry points, by package and name; of a package that is there twice, those of the first.
        None of them is loaded.
    """
    found: list[EntryPoint] = []
    seen: set[str] = set()
    for folder in dict.fromkeys(sys.path if path is None else path):
        if not isinstance(folder, str):
            # The import system passes over it, too.
            continue
        try:
            names = os.listdir(folder or ".")
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            found += _left_to_the_library(folder, prefix, seen)
            continue
        # Of two versions in one folder the order must not be left to the file system.
        for matched in sorted(
            filter(None, map(_METADATA.fullmatch, names)), key=_file_name, reverse=True
        ):
            distribution = canonical_name(matched[1])
            if distribution in seen:
                continue
            seen.add(distribution)
            text = _declared(os.path.join(folder, matched[0]))
            if f"[{prefix}" in text:
                version = matched[2] or _version(os.path.join(folder, matched[0]))
                found += _entry_points(text, prefix, distribution, version)
    return tuple(sorted(found, key=lambda item: (item.distribution, item.group, item.name)))


@functools.lru_cache(maxsize=256)
def owner_of(module: str) -> str:
    """The package whose plugin a module belongs to: for messages, when something has failed in it.

    Args:
        module: The module's dotted name.

    Returns:
        The package and its version, ``"dateline-kml 1.2"``; empty for what is of no plugin.
    """
    top = module.partition(".")[0]
    for entry_point in installed_entry_points("dateline"):
        if re.split("[.:]", entry_point.value)[0] == top:
            return entry_point.owner
    return ""


def _file_name(matched: re.Match[str]) -> str:
    return matched[0]


def _version(folder: str) -> str:
    """The version of a package whose folder does not say it."""
    head = _text(folder, (("PKG-INFO",), ("EGG-INFO", "PKG-INFO"), ("METADATA",)))
    found = re.search(r"^Version:[ \t]*(\S+)", head.partition("\n\n")[0], re.MULTILINE)
    return found[1] if found else ""


def _declared(folder: str) -> str:
    return _text(folder, _FILES)


def _text(folder: str, files: Sequence[tuple[str, ...]]) -> str:
    """The text of the first of these files that is there."""
    for parts in files:
        with suppress(OSError):
            name = os.path.join(folder, *parts)
            with open(name, encoding="utf-8-sig", errors="replace") as stream:
                return stream.read()
    return ""


def _entry_points(text: str, prefix: str, distribution: str, version: str) -> Iterator[EntryPoint]:
    """What a package declares, by the entry points specification of PyPA."""
    if f"[{prefix}" not in text:
        return
    group = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1]
        elif group.startswith(prefix) and "=" in line and line[0] not in "#;":
            name, _, value = line.partition("=")
            matched = _VALUE.fullmatch(value.strip())
            if matched is not None:
                value = f"{matched[1]}:{matched[2]}" if matched[2] else matched[1]
            yield EntryPoint(
                group=group,
                name=name.strip(),
                value=value.strip(),
                distribution=distribution,
                version=version,
            )


def _left_to_the_library(folder: str, prefix: str, seen: set[str]) -> Iterator[EntryPoint]:
    if "\0" in folder or not os.path.isfile(folder):
        return
    from importlib.metadata import distributions

    for distribution in distributions(path=[folder]):
        # It raises this and that on metadata which is missing or no text.
        with suppress(Exception):
            name = canonical_name(distribution.metadata["Name"])
            if name not in seen:
                seen.add(name)
                text = distribution.read_text("entry_points.txt") or ""
                yield from _entry_points(text, prefix, name, distribution.version or "")
