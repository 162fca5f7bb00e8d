"""The packages that declare something for dateline, and which of them are to be loaded."""

import os
from collections.abc import Collection, Iterable

from dateline.errors import PluginError
from dateline.installed import EntryPoint, canonical_name, installed_entry_points
from dateline.messages import did_you_mean, printable_name

__all__ = ["FORMATS_GROUP", "PLUGINS_VARIABLE", "RECORD_TYPES_GROUP", "Packages"]

#: The entry-point group of packages that supply formats and capture engines.
FORMATS_GROUP = "dateline"

#: The entry-point group of packages that supply record types.
RECORD_TYPES_GROUP = "dateline.record_types"

#: The environment variable that names the packages to load, with commas; empty for none.
PLUGINS_VARIABLE = "DATELINE_PLUGINS"


class Packages:
    """The entry points of installed packages; nothing of them is imported here.

    Args:
        entry_points: Those to choose from; those of this environment, once they are asked for, if
            None.
        only: The names of the packages to load; if None, those that ``DATELINE_PLUGINS`` lists,
            and all where it is not set.
    """

    def __init__(
        self, entry_points: Iterable[EntryPoint] | None, only: Collection[str] | None
    ) -> None:
        self._declared = None if entry_points is None else _ours(entry_points)
        if only is None and PLUGINS_VARIABLE in os.environ:
            only = os.environ[PLUGINS_VARIABLE].split(",")
        stripped = None if only is None else filter(None, map(str.strip, only))
        self._only = None if stripped is None else set(map(canonical_name, stripped))

    def every(self) -> tuple[EntryPoint, ...]:
        """Every entry point for dateline, of packages that are left out as well."""
        if self._declared is None:
            self._declared = _ours(installed_entry_points(FORMATS_GROUP))
        return self._declared

    def is_chosen(self, entry_point: EntryPoint) -> bool:
        """Whether the package of an entry point is to be loaded.

        Args:
            entry_point: The entry point.
        """
        return self._only is None or canonical_name(entry_point.distribution) in self._only

    def chosen(self, group: str | None = None) -> list[EntryPoint]:
        """The entry points of packages that are to be loaded.

        Args:
            group: Their group; any if None.
        """
        return [
            entry
            for entry in self.every()
            if self.is_chosen(entry) and group in (None, entry.group)
        ]

    def left_out(self) -> list[str]:
        """The packages that are installed and not to be loaded."""
        return sorted({entry.owner for entry in self.every() if not self.is_chosen(entry)})

    def missing(self) -> list[PluginError]:
        """The packages that are to be loaded and not installed."""
        there = {canonical_name(entry.distribution) for entry in self.every()}
        missing: list[PluginError] = []
        for name in sorted((self._only or set()) - there):
            full = f"dateline-{name}"
            nearest = f", did you mean {full!r}?" if full in there else did_you_mean(name, there)
            problem = f"is named in {PLUGINS_VARIABLE}, and is not installed{nearest}"
            missing.append(PluginError(printable_name(name), problem))
        return missing


def _ours(entry_points: Iterable[EntryPoint]) -> tuple[EntryPoint, ...]:
    groups = (FORMATS_GROUP, RECORD_TYPES_GROUP)
    return tuple(entry for entry in entry_points if entry.group in groups)
