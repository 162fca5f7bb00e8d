"""A progress bar on the terminal, for work that takes its time."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING

import click

from dateline import sources
from dateline.cli._console import is_terminal, say
from dateline.messages import clean

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

__all__ = ["Progress"]

_DELAY = 1.0
_INTERVAL = 0.1
_ERASE = "\r\x1b[K"
_ERASE_LINE_ABOVE = "\x1b[1A\x1b[2K\r"


class Progress(AbstractContextManager["Progress"]):
    """Shows how far the inputs are read, on standard error, if that is a terminal.

    Nothing is shown in the first second, and nothing is left at the end.

    Args:
        inputs: What is read, as the user gave it.
    """

    def __init__(self, inputs: Sequence[str]) -> None:
        sizes = [sources.size_of(item) for item in inputs]
        known = [size for size in sizes if size is not None]
        self._total = sum(known) if len(known) == len(sizes) else None
        self._wanted = is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self._read = self._drawn = 0
        self._next = time.monotonic() + _DELAY
        self._bar: ProgressBar[int] | None = None
        self._counting = False
        self._label = "reading"

    @property
    def callback(self) -> Callable[[int | str], None] | None:
        """What takes the bytes of each read, and words about what else is done.

        None where nothing will be shown.
        """
        return self._advance if self._wanted else None

    def say(self, text: str) -> None:
        """Print a message in the place of the bar, which is drawn again after it.

        Args:
            text: The message.
        """
        if self._bar is not None or self._counting:
            sys.stderr.write(_ERASE)
        say(text)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._wanted = False
        if self._bar is not None:
            self._bar.render_finish()
            sys.stderr.write(_ERASE_LINE_ABOVE)
            sys.stderr.flush()
        elif self._counting:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()

    def _advance(self, count: int | str) -> None:
        if isinstance(count, str):
            self._label = clean(" ".join(count.split()))
            if self._bar is not None:
                self._bar.label = self._label
            self._next = min(self._next, time.monotonic() + _INTERVAL)
            count = 0
        self._read += count
        now = time.monotonic()
        if now < self._next or not self._wanted:
            return
        self._next = now + _INTERVAL
        if self._total is None:
            self._counting = True
            sys.stderr.write(f"{_ERASE}{self._read / 1e6:,.1f} MB read")
            sys.stderr.flush()
            return
        if self._bar is None:
            self._bar = click.progressbar(length=self._total, label=self._label, file=sys.stderr)
        self._bar.update(self._read - self._drawn)
        self._drawn = self._read
