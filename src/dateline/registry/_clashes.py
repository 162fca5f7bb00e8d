"""Names and suffixes that two packages claim, told to each."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.errors import PluginError
from dateline.model import Record
from dateline.registry._built_in import OURSELVES
from dateline.registry._shelf import NamedT, Shelf, Supplied

__all__ = ["clashes", "record_type_clashes"]


def clashes(shelf: Shelf[NamedT], noun: str) -> Iterator[PluginError]:
    """What of a shelf has a name or a suffix that another package has too.

    Args:
        shelf: The exporters, the readers or the engines.
        noun: What each is: a format or an engine.

    Yields:
        An error for each package of a plugin that shares one.
    """
    for item, wanted, others in shelf.clashes():
        owners = " and ".join(sorted(other.owner for other in others))
        advice = "rename it" if any(other.is_ours for other in others) else "uninstall one"
        what, answer = "name", f"{item.full_name!r} alone finds it; {advice}"
        if wanted != item.name:
            what, answer = "suffix", "files of that suffix are not its; name the format"
        yield PluginError(
            item.owner,
            f"its {noun} {item.name!r} has the {what} {wanted!r}, which is that of {owners} "
            f"too: {answer}",
        )


def record_type_clashes(
    record_types: Mapping[str, Sequence[Supplied[type[Record]]]],
) -> Iterator[PluginError]:
    """Record types of one name.

    Args:
        record_types: All that are supplied, by name.

    Yields:
        An error for each package but the core.
    """
    for name, supplied in record_types.items():
        for item in supplied:
            others = sorted(other.owner for other in supplied if other is not item)
            if others and item.owner != OURSELVES:
                advice = "rename it" if OURSELVES in others else "uninstall one"
                yield PluginError(
                    item.owner,
                    f"its record type {name!r} is left out, for it is that of "
                    f"{' and '.join(others)} too; {advice}",
                )
