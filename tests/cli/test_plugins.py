"""``dateline plugins`` and ``dateline new-plugin``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

NONE = {"DATELINE_PLUGINS": ""}


def test_none_installed_is_told(run: Any) -> None:
    done = run("plugins", env={"DATELINE_PLUGINS": "nonsense-name"})
    assert done.returncode == 0
    assert b"nonsense-name: is named in DATELINE_PLUGINS, and is not installed" in done.stdout


def test_check_a_format_of_the_core(run: Any) -> None:
    done = run("plugins", "--check", "jsonl", env=NONE)
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "jsonl (exporter)"
    assert "jsonl (reader)" in lines
    assert "  passed  loss is declared" in lines
    assert [line for line in lines if "failed" in line] == []


def test_check_what_is_not_there(run: Any) -> None:
    done = run("plugins", "--check", "jsonnl", env=NONE)
    assert done.returncode == 2
    assert b"did you mean 'jsonl'?" in done.stderr


def test_check_that_fails(run: Any, tmp_path: Path) -> None:
    module = (
        "import dateline\n"
        "class Bad(dateline.Exporter):\n"
        "    name, suffixes, description = 'bad', ('.bad',), 'Bad'\n"
        "    def export(self, articles, options, context):\n"
        "        for article in list(articles):\n"
        "            yield b'x'\n"
        "@dateline.hookimpl\n"
        "def dateline_exporters():\n"
        "    return [Bad()]\n"
    )
    (tmp_path / "dateline_bad.py").write_text(module)
    information = tmp_path / "dateline_bad-2.0.dist-info"
    information.mkdir()
    (information / "entry_points.txt").write_text("[dateline]\nbad = dateline_bad\n")
    done = run("plugins", "--check", "dateline-bad", env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 1
    told = done.stdout.decode()
    assert "dateline-bad:bad (exporter)" in told
    assert "holds 300 articles at once; write each before you ask for the next, or a batch" in told
    assert "fields that it does not declare" in told


def test_check_by_a_name_that_is_broken_or_in_doubt(run: Any, tmp_path: Path) -> None:
    module = (
        "import dateline\n"
        "class Gpx(dateline.Exporter):\n"
        "    name, suffixes, description = 'gpx', ('.gpx',), 'GPX'\n"
        "    def export(self, articles, options, context): yield b''\n"
        "@dateline.hookimpl\n"
        "def dateline_exporters(): return [Gpx()]\n"
    )
    for name, source in (("one", module), ("two", module), ("broken", "1 / 0")):
        (tmp_path / f"dateline_{name}.py").write_text(source)
        information = tmp_path / f"dateline_{name}-2.0.dist-info"
        information.mkdir()
        entry = "broken" if name == "broken" else "gpx"
        (information / "entry_points.txt").write_text(f"[dateline]\n{entry} = dateline_{name}\n")
    env = {"PYTHONPATH": str(tmp_path)}
    done = run("plugins", "--check", "gpx", env=env)
    assert done.returncode == 2
    assert b"say which (dateline-one:gpx or dateline-two:gpx)" in done.stderr
    done = run("plugins", "--check", "broken", env=env)
    assert done.returncode == 70
    assert b"plugin dateline-broken 2.0: importing" in done.stderr


def test_new_plugin(run: Any, tmp_path: Path) -> None:
    done = run("new-plugin", "made", "--kind", "record-type", "--folder", tmp_path)
    assert done.returncode == 0
    assert b"python -m pytest" in done.stdout
    assert (tmp_path / "dateline-made" / "src" / "dateline_made" / "__init__.py").exists()
    again = run("new-plugin", "made", "--folder", tmp_path)
    assert again.returncode == 4
    assert b"is a folder with files in it" in again.stderr
    wrong = run("new-plugin", "../made", "--folder", tmp_path)
    assert wrong.returncode == 2
    assert b"cannot name a package" in wrong.stderr


def test_what_is_not_asked_for_is_not_imported(run: Any, seed: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    information = site / "dateline_loud-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "entry_points.txt").write_text("[dateline]\nloud = dateline_loud\n")
    (site / "dateline_loud.py").write_text("import sys\nsys.stderr.write('LOUD')\n")
    environment = {"PYTHONPATH": str(site)}
    for arguments in (
        ["--help"],
        ["--version"],
        ["convert", "--help"],
        ["convert", seed, "out.geojson", "-q"],
        ["convert", seed, "out.md.gz", "-q"],
        ["validate", seed],
    ):
        done = run(*arguments, env=environment)
        assert done.returncode == 0
        assert b"LOUD" not in done.stderr
    assert b"LOUD" in run("formats", env=environment).stderr


def test_a_conversion_imports_only_the_two_formats_that_it_uses(run: Any, seed: Path) -> None:
    code = (
        "import sys\n"
        "from dateline.cli import main\n"
        "main(['convert', sys.argv[1], 'out.geojson', '-q'])\n"
        "heads = ('dateline.exporters.', 'dateline.readers.', 'dateline_', 'xlsxwriter', 'xml.')\n"
        "print(*sorted(name for name in sys.modules if name.startswith(heads)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(seed)],
        capture_output=True,
        text=True,
        check=True,
        cwd=seed.parent,
        env={**os.environ, "DATELINE_PLUGINS": "dateline-kml,dateline-xlsx"},
    )
    assert done.stdout.split() == ["dateline.exporters.geojson", "dateline.readers.json"]


def test_each_kind_of_part_has_its_contract() -> None:
    from typing import get_args

    from dateline.registry import Kind
    from dateline.testing._running import _KINDS

    assert set(_KINDS) == set(get_args(Kind))


PARTLY = """
import dateline
from dateline import Loss

class Some(dateline.FileExporter):
    name, suffixes, description, folder = "some", (".some", ".csv"), "Some", True
    def losses(self, options, context):
        return [Loss("most", ("record.*", "article.*"), ("record.type",))]
    def write(self, articles, path, options, context):
        path.mkdir()
        for article in articles:
            pass

@dateline.hookimpl
def dateline_exporters():
    return [Some()]
"""


def install(folder: Path, name: str, source: str) -> dict[str, str]:
    (folder / f"{name}.py").write_text(source)
    information = folder / f"{name}-2.0.dist-info"
    information.mkdir()
    (information / "entry_points.txt").write_text(f"[dateline]\nsome = {name}\n")
    return {"PYTHONPATH": str(folder), "DATELINE_PLUGINS": name.replace("_", "-")}


def test_a_partly_used_package_is_checked_all_the_same(run: Any, tmp_path: Path) -> None:
    environment = install(tmp_path, "dateline_partly", PARTLY)
    done = run("plugins", "--check", "dateline-partly", env=environment)
    assert done.returncode == 1
    assert b"plugin dateline-partly 2.0: its format 'some' has the suffix '.csv'" in done.stderr
    assert b"dateline-partly:some (exporter)\n  passed" in done.stdout


def test_a_format_s_losses_are_shown_without_wildcards(run: Any, tmp_path: Path) -> None:
    environment = install(tmp_path, "dateline_partly", PARTLY)
    shown = run("formats", "some", env=environment).stdout.decode()
    assert "  most\n      all of record, all of article but type\n" in f"{shown}\n"


def test_a_folder_does_not_go_to_standard_output(run: Any, seed: Path, tmp_path: Path) -> None:
    environment = install(tmp_path, "dateline_partly", PARTLY)
    done = run("convert", seed, "-", "--to", "some", env=environment)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"some makes a folder, not a file" in done.stderr


def test_a_contract_in_a_script_ends(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import unittest\n"
        "from dateline.testing import ExporterContract\n"
        "class Check(ExporterContract):\n"
        "    format, options = 'json', {'indent': True}\n"
        "try:\n"
        "    Check().test_same_bytes_in_another_process()\n"
        "except unittest.SkipTest as reason:\n"
        "    print(reason)\n"
    )
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=True, timeout=60
    )
    assert "this is that other process" not in done.stdout
