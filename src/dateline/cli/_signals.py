"""A request to end the process, as an exception."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["Terminated", "terminable"]


class Terminated(BaseException):
    """The process was asked to end.

    No SystemExit: code that guards against a plugin's ``sys.exit`` would take it for one.

    Args:
        signal_number: The signal.
    """

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.exit_code = 128 + signal_number


@contextmanager
def terminable() -> Iterator[None]:
    """Within it, a request to end the process passes through, so that nothing half-made stays.

    Raises:
        Terminated: The process was asked to end.
    """

    def end(number: int, frame: FrameType | None) -> None:
        # A second one must not interrupt the cleaning up after the first.
        signal.signal(number, signal.SIG_IGN)
        raise Terminated(number)

    wanted = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    before: dict[int, object] = {}
    try:
        for number in wanted:
            # One that is ignored stays so: nohup asked for it.
            if number is not None and signal.getsignal(number) == signal.SIG_DFL:
                before[number] = signal.signal(number, end)
    except ValueError:
        # Not in the main thread, where no handler can be set, nor needs to be.
        pass
    try:
        yield
    finally:
        for number in before:
            signal.signal(number, signal.SIG_DFL)
