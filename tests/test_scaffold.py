"""The scaffold: packages that work as they are written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import dateline
from dateline.errors import OptionError, TargetError
from dateline.registry import Kind
from dateline.scaffold import write_plugin

SOURCE = str(Path(dateline.__file__).resolve().parents[1])


def installed(package: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python as if the package were installed; `.ci/run` installs one of each kind with pip."""
    import tomllib

    project = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))["project"]
    module = project["name"].replace("-", "_")
    information = package / "src" / f"{module}-{project['version']}.dist-info"
    information.mkdir(exist_ok=True)
    lines = [
        line
        for group, entries in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {value}" for name, value in entries.items()))
    ]
    (information / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    paths = [str(package / "src"), SOURCE, os.environ.get("PYTHONPATH", "")]
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=package,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("kind", get_args(Kind))
def test_its_tests_pass(tmp_path: Path, kind) -> None:
    package = write_plugin("made-here", kind, tmp_path)
    assert package == tmp_path / "dateline-made-here"
    done = installed(package, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
    listed = installed(package, "-m", "dateline", "plugins")
    row = next(line for line in listed.stdout.splitlines() if "dateline-made-here" in line)
    assert row.split()[1:3] == ["0.1.0", "ok"]


def test_its_exporter_is_used(tmp_path: Path) -> None:
    package = write_plugin("dateline-stix", "exporter", tmp_path)
    assert package.name == "dateline-stix"
    article = dateline.Article(text="t", records=[dateline.Meeting(summary="They met.")])
    dateline.write(article, package / "article.json")
    done = installed(package, "-m", "dateline", "convert", "article.json", "out.stix")
    assert done.returncode == 0, done.stderr
    assert (package / "out.stix").read_text() == "meeting |  | They met.\n"
    assert "stix does not carry all but type, date and summary" in done.stderr


@pytest.mark.parametrize("kind", get_args(Kind))
def test_what_it_writes_is_typed_and_tidy(tmp_path: Path, kind) -> None:
    package = write_plugin("tidy", kind, tmp_path)
    for file in package.rglob("*"):
        if file.is_file():
            text = file.read_text("utf-8")
            assert "${" not in text.replace("${{ matrix", "")
            assert all(len(line) <= 100 for line in text.splitlines())
    assert (package / "src" / "dateline_tidy" / "py.typed").exists()
    pytest.importorskip("mypy", reason="mypy is in the extra lint")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "src"],
        cwd=package,
        env={**os.environ, "MYPYPATH": SOURCE},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["", "-", "a b", "../x", "1a", "a_b", "ä", "dateline-", "a--b"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OptionError, match="cannot name a package"):
        write_plugin(name, "exporter", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("csv", "exporter"),
        ("json", "reader"),
        ("meeting", "record-type"),
        ("record", "record-type"),
    ],
)
def test_a_name_of_the_core_is_refused(tmp_path: Path, name: str, kind) -> None:
    with pytest.raises(OptionError, match="is dateline's own"):
        write_plugin(name, kind, tmp_path)


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    package = write_plugin("twice", "exporter", tmp_path)
    (package / "README.md").write_text("mine")
    with pytest.raises(TargetError, match="folder with files in it"):
        write_plugin("twice", "exporter", tmp_path)
    assert (package / "README.md").read_text() == "mine"
    with pytest.raises(TargetError):
        write_plugin("other", "exporter", tmp_path / "missing")
    assert [path.name for path in tmp_path.iterdir()] == ["dateline-twice"]


def test_the_checks_of_its_reader_have_something_to_read(tmp_path: Path) -> None:
    package = write_plugin("clip", "reader", tmp_path)
    done = installed(package, "-m", "dateline", "plugins", "--check", "dateline-clip")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("  passed") == 6
