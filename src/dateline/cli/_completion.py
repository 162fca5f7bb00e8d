"""``dateline completion``."""

import os
from pathlib import Path

import click

from dateline.cli._console import put_data
from dateline.cli._shared import Command, debug_option

__all__ = ["COMPLETION_VARIABLE", "completion"]

#: The environment variable through which the shell asks for completions.
COMPLETION_VARIABLE = "_DATELINE_COMPLETE"

_SHELLS = ("bash", "zsh", "fish")


_EXAMPLES = """\
\b
To install it:
  bash:  echo 'eval "$(dateline completion bash)"' >> ~/.bashrc
  zsh:   echo 'eval "$(dateline completion zsh)"' >> ~/.zshrc
  fish:  dateline completion fish > ~/.config/fish/completions/dateline.fish
"""


@click.command(
    cls=Command, epilog=_EXAMPLES, short_help="Print a script for your shell to complete commands."
)
@click.argument("shell", required=False, type=click.Choice(_SHELLS))
@debug_option
@click.pass_context
def completion(context: click.Context, shell: str | None) -> None:
    """Print the script that lets a shell complete dateline's commands, options and formats.

    The shell is that of $SHELL if none is given.
    """
    from click.shell_completion import get_completion_class

    name = shell or Path(os.environ.get("SHELL", "")).name
    kind = get_completion_class(name) if name in _SHELLS else None
    if kind is None:
        raise click.UsageError(f"say which shell: {', '.join(_SHELLS)}")
    script = kind(context.find_root().command, {}, "dateline", COMPLETION_VARIABLE).source()
    put_data(script.encode())
