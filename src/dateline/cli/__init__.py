"""The command line: ``dateline convert``, ``formats``, ``plugins`` and so on.

Only this package imports click. What it prints on a terminal goes through one function, which
leaves no control character of a file or of a plugin as it is.
"""

from dateline.cli._main import main

__all__ = ["main"]
