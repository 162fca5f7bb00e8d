"""Whose fault an error is, and what to say of it."""

import os
import sys
from collections.abc import Callable, Coroutine, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from opcode import opmap
from typing import NoReturn, ParamSpec, TypeVar

from dateline.errors import DatelineError, PluginError
from dateline.installed import owner_of
from dateline.messages import shown

__all__ = [
    "Endless",
    "Outside",
    "WorkingFolder",
    "attributed",
    "chain_of",
    "close",
    "is_ours",
    "iterable_of",
    "raise_attributed",
    "told",
]

_LONGEST_MESSAGE = 500
_RAISE = opmap["RAISE_VARARGS"]

Given = ParamSpec("Given")
ResultT = TypeVar("ResultT")


class Endless(BaseException):
    """An exporter asks for articles for ever; it cannot keep this one with ``except Exception``."""


class Outside:
    """What a plugin calls and is not of its making: the failure of it is kept in mind.

    Attributes:
        failure: The first one.
    """

    def __init__(self) -> None:
        self.failure: BaseException | None = None

    def guarded(self, function: Callable[Given, ResultT]) -> Callable[Given, ResultT]:
        """Keep in mind what a function raises.

        Args:
            function: What a plugin calls.

        Returns:
            The same, with an eye on it.
        """

        def call(*given: Given.args, **named: Given.kwargs) -> ResultT:
            try:
                return function(*given, **named)
            except BaseException as error:
                self.failure = self.failure or error
                raise

        return call


class WorkingFolder:
    """The working directory, which a plugin must leave as it is: the user's paths begin there.

    Args:
        owner: The plugin's package; of the core, nothing is watched.
    """

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self._path = "" if is_ours(owner) else _present_folder()

    def restore(self) -> bool:
        """Go back, if the plugin has gone elsewhere.

        Returns:
            Whether it had.
        """
        if not self._path or _present_folder() == self._path:
            return False
        with suppress(OSError):
            os.chdir(self._path)
        return True

    def check(self) -> None:
        """Go back, and tell.

        Raises:
            PluginError: The plugin has gone elsewhere.
        """
        if self.restore():
            raise PluginError(
                self._owner, "changes the working directory, which it must not; tell its authors"
            )


def _present_folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - asked at each article, and faster
    except OSError:
        # It is deleted: there is none to go back to.
        return ""


@contextmanager
def attributed(owner: str, doing: str) -> Iterator[None]:
    """Within it, whatever fails is the fault of a package.

    Args:
        owner: The package.
        doing: What it does, in a few words.

    Raises:
        PluginError: It failed.
    """
    folder = WorkingFolder(owner)
    try:
        yield
    except BaseException as error:
        folder.restore()
        raise_attributed(error, owner, doing, None, (PluginError,))
    folder.check()


def told(error: BaseException) -> str:
    """An error in a line.

    Args:
        error: The error.

    Returns:
        Its class and its message; of an error of dateline, the message alone.
    """
    try:
        text = _line(str(error))
    except (Exception, SystemExit):
        text = ""
    if isinstance(error, DatelineError):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _line(text: str) -> str:
    """Text in one line that drives no terminal, cut where it is long."""
    lines = filter(None, map(str.strip, text[: 2 * _LONGEST_MESSAGE].splitlines()))
    line = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in "; ".join(lines))
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[: _LONGEST_MESSAGE - 1]}…"


def iterable_of(returned: object, owner: str, what: str, advice: str) -> Iterable[object]:
    """What a plugin returned, if it can be gone through.

    Args:
        returned: What it returned.
        owner: The plugin's package.
        what: Which of its methods returned it.
        advice: What to say of it that is none.

    Returns:
        The same.

    Raises:
        PluginError: It is no iterable.
    """
    if isinstance(returned, Iterable) and not isinstance(returned, str | bytes | bytearray):
        return returned
    if isinstance(returned, Coroutine):
        # Python would complain that nobody awaited it.
        returned.close()
    raise PluginError(owner, f"{what} returned {shown(returned)}{advice}")


def close(iterable: object) -> None:
    """Close a plugin's generator; what goes wrong in it then is news to nobody.

    Args:
        iterable: The generator, or what else a plugin returned.
    """
    if isinstance(iterable, Generator):
        try:
            iterable.close()
        except BaseException as error:
            if not _is_its_own(error):
                raise


def raise_attributed(
    error: BaseException,
    owner: str,
    doing: str,
    failure: BaseException | None,
    meant: tuple[type[BaseException], ...],
) -> NoReturn:
    """Raise what an error in a plugin's code is to the user.

    Args:
        error: The error.
        owner: The plugin's package.
        doing: What the plugin did, in a few words.
        failure: What befell before it, outside of the plugin.
        meant: The classes of errors that a plugin raises for the user.

    Raises:
        PluginError: The plugin is at fault; else whatever is.
    """
    for cause in chain_of(error):
        # A plugin may have made another error of it, or have left with sys.exit.
        if not isinstance(cause, Exception | SystemExit | Endless) and not _is_its_own(cause):
            raise cause
    if failure is not None:
        raise failure
    if isinstance(error, meant):
        raise error
    if is_ours(owner):
        # A record type's own code runs wherever articles are made.
        culprit = _culprit(error)
        if isinstance(error, Exception) and not culprit:
            raise error
        owner = culprit or _module(error) or owner
    problem = f"{doing} failed: {told(error)}{_place(error)}"
    if isinstance(error, Endless):
        problem = f"{doing} does not end: it asks for articles behind the last one for ever"
    raise PluginError(owner, f"{problem}; tell its authors") from error


def is_ours(owner: str) -> bool:
    """Whether an owner is the core.

    Args:
        owner: A package, with its version.

    Returns:
        True if it is dateline itself.
    """
    return owner.split(" ")[0] == "dateline"


def chain_of(error: BaseException) -> Iterator[BaseException]:
    """An error, and those from which it came.

    Args:
        error: The error.

    Yields:
        The error first.
    """
    seen: list[BaseException] = []
    present: BaseException | None = error
    while present is not None and present not in seen:
        yield present
        seen.append(present)
        present = present.__cause__ or present.__context__


def _is_its_own(error: BaseException) -> bool:
    """Whether an error comes from the code that runs, and not from the user or from a signal."""
    if isinstance(error, Exception | SystemExit):
        return True
    # Ctrl-C arrives between two instructions; only code that says `raise` stops at one.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return False
    package = str(trace.tb_frame.f_globals.get("__name__", "")).split(".")[0]
    if package == "dateline":
        return False
    if isinstance(error, KeyboardInterrupt) and package in sys.stdlib_module_names:
        # asyncio.run passes on in this way that Ctrl-C was pressed.
        return False
    return trace.tb_frame.f_code.co_code[trace.tb_lasti] == _RAISE


def _outside_modules(error: BaseException) -> Iterator[tuple[str, int]]:
    """The modules and lines of its frames that are neither ours nor the importer's."""
    trace = error.__traceback__
    while trace is not None:
        # What attrs and dateline generate has no name.
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.split(".")[0] not in ("", "dateline", "importlib"):
            yield module, trace.tb_lineno
        trace = trace.tb_next


def _culprit(error: BaseException) -> str:
    """The plugin in whose code it happened, if there is one."""
    return next(filter(None, (owner_of(module) for module, _ in _outside_modules(error))), "")


def _module(error: BaseException) -> str:
    return next((module.split(".")[0] for module, _ in _outside_modules(error)), "")


def _place(error: BaseException) -> str:
    """Where in the plugin it happened: the outermost frame."""
    return next((f" ({module}, line {line})" for module, line in _outside_modules(error)), "")
