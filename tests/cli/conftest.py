"""Runs the command line as users do: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import dateline

_SEED = Path(__file__).parents[2] / "seeds" / "us-iraq-coalition" / "article.json"


class CommandLine:
    """Runs ``dateline`` in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self,
        *arguments: str | Path,
        stdin: bytes = b"",
        env: Mapping[str, str] | None = None,
        **options: object,
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run it to its end, or for a minute at most."""
        options.setdefault("stdout", subprocess.PIPE)
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            self.words(*arguments),
            cwd=self.folder,
            input=stdin,
            stderr=subprocess.PIPE,
            env=self.environment(env),
            timeout=60,
            **options,
        )

    def start(self, *arguments: str | Path, **options: object) -> "subprocess.Popen[bytes]":
        """Start it, and leave it running."""
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
            self.words(*arguments),
            cwd=self.folder,
            **{"env": self.environment(), **pipes, **options},
        )

    def words(self, *arguments: str | Path) -> list[str]:
        """The words of a run."""
        return [sys.executable, "-m", "dateline", *map(str, arguments)]

    def environment(self, changes: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment of a run: this one, with the package to be found, and changes."""
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHONIO")
        }
        root = str(Path(dateline.__file__).parents[1])
        path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
        return {**inherited, "PYTHONPATH": path, **(changes or {})}


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    """Runs ``dateline`` in the temporary folder."""
    return CommandLine(tmp_path)


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """The article of the assignment, as ``article.json`` in the temporary folder."""
    copy = tmp_path / "article.json"
    copy.write_bytes(_SEED.read_bytes())
    return copy
