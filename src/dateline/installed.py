"""The entry points of installed packages, read without importing what would take its time.

``importlib.metadata`` takes longer to import than most conversions to run, so the few lines that
matter are read here. What is no plain folder (a zip file on ``sys.path``) is left to it.
"""

import importlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence

import attrs

__all__ = ["EntryPoint", "canonical_name", "installed_entry_points"]

_METADATA = re.compile(r"([^-]+)(?:-([^-]+))?(?:-.*)?\.(?:dist-info|egg-info|egg)")
_FILES = (("entry_points.txt",), ("EGG-INFO", "entry_points.txt"))
_ENTRY = re.compile(r"([^=]+?)\s*=\s*([\w.]+)\s*(?::\s*([\w.]+))?\s*(?:\[.*\])?")


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
        """
        module, _, attribute = self.value.partition(":")
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
        try:
            names = os.listdir(folder or ".")
        except FileNotFoundError:
            continue
        except OSError:
            found += _left_to_the_library(folder, prefix, seen)
            continue
        for name in names:
            matched = _METADATA.fullmatch(name)
            if matched is None:
                continue
            distribution = canonical_name(matched[1])
            text = _declared(os.path.join(folder, name))
            if text is None or f"[{prefix}" not in text or distribution in seen:
                continue
            seen.add(distribution)
            version = matched[2] or ""
            for group, entry, value in _parsed(text.splitlines()):
                if group.startswith(prefix):
                    found.append(
                        EntryPoint(
                            group=group,
                            name=entry,
                            value=value,
                            distribution=distribution,
                            version=version,
                        )
                    )
    return tuple(sorted(found, key=lambda item: (item.distribution, item.group, item.name)))


def _declared(folder: str) -> str | None:
    for parts in _FILES:
        try:
            with open(os.path.join(folder, *parts), encoding="utf-8", errors="replace") as stream:
                return stream.read()
        except OSError:
            continue
    return None


def _parsed(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Group, name and value of each line, by the entry points specification of PyPA."""
    group = ""
    for line in map(str.strip, lines):
        if line.startswith("["):
            group = line.strip("[]").strip()
        elif line and line[0] not in "#;" and (matched := _ENTRY.fullmatch(line)):
            name, module, attribute = matched.groups()
            yield group, name, f"{module}:{attribute}" if attribute else module


def _left_to_the_library(folder: str, prefix: str, seen: set[str]) -> Iterator[EntryPoint]:
    if not os.path.isfile(folder):
        return
    from importlib.metadata import distributions

    for distribution in distributions(path=[folder]):
        name = canonical_name(distribution.metadata["Name"] or "")
        if name in seen:
            continue
        seen.add(name)
        for entry in distribution.entry_points:
            if entry.group.startswith(prefix):
                yield EntryPoint(
                    group=entry.group,
                    name=entry.name,
                    value=entry.value,
                    distribution=name,
                    version=distribution.version,
                )
