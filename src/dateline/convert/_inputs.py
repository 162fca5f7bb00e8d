"""Files, folders and patterns that are given as sources, as the files that they mean."""

import glob
import os
from collections.abc import Callable, Iterable, Iterator

import attrs

from dateline.errors import SourceError
from dateline.sources import Source, no_such_source

__all__ = ["Inputs", "expand"]


@attrs.frozen(kw_only=True)
class Inputs:
    """What to read.

    Attributes:
        sources: The sources in order, each a file, standard input, or a file object.
        passed_over: Files of folders that no reader knows by their suffix.
    """

    sources: tuple[Source, ...]
    passed_over: tuple[str, ...] = ()


def expand(sources: Iterable[Source], is_known: Callable[[str], bool]) -> Inputs:
    """Find the files that are meant.

    A folder means every file in it and in its folders that a reader knows. A pattern (``*``,
    ``?``, ``[...]``, and ``**`` for any folders) means every file that it matches; a file that is
    there is meant itself, whatever its name. Names that begin with a dot are passed over by both.
    Files are sorted by their path, in code points.

    Args:
        sources: What was given.
        is_known: Whether some reader reads files of a name.

    Returns:
        The files, and which ones of the folders are left out.

    Raises:
        SourceError: A pattern matches no file, or a folder holds none that a reader knows.
    """
    found: list[Source] = []
    passed_over: list[str] = []
    for source in sources:
        path = os.fspath(source) if isinstance(source, str | os.PathLike) else None
        if path is None or source == "-" or "\0" in path:
            found.append(source)
        elif os.path.isdir(path):
            every = sorted(_files_in(path))
            known = [file for file in every if is_known(file)]
            if not known:
                raise SourceError(path, _nothing_in(every))
            found += known
            passed_over += [file for file in every if not is_known(file)]
        elif glob.has_magic(path) and not os.path.lexists(path):
            matches = sorted(filter(os.path.isfile, glob.glob(path, recursive=True)))
            if not matches:
                raise SourceError(path, no_such_source(path, "matches no file"))
            found += matches
        else:
            found.append(source)
    return Inputs(sources=tuple(found), passed_over=tuple(passed_over))


def _nothing_in(files: list[str]) -> str:
    if not files:
        return "is a folder, and holds no file"
    return "is a folder, and no reader knows the files in it; name their format (--from)"


def _files_in(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise SourceError(error.filename or folder, f"cannot be read ({error.strerror or error})")

    for here, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(here, name)
            if not name.startswith(".") and os.path.isfile(path):
                yield path
