"""Broken plugins, installed beside a good one: what the command line says, and what stays."""

from __future__ import annotations

import json
import os
import signal
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")

HEAD = """
import sys, time
from pathlib import Path
import attrs
import dateline
from dateline import Exporter, FileExporter, Loss, NoOptions, Reader, hookimpl

class Custom(BaseException):
    pass
"""
STREAM = (
    HEAD
    + """
class Bad(Exporter):
    name = "bad"
    suffixes = (".bad",)
    description = "Bad"
    def export(self, articles, options, context):
        yield b"half"
        for article in articles:
            yield b"more"
            CRIME

@hookimpl
def dateline_exporters():
    return [Bad()]
"""
)
FILE = (
    HEAD
    + """
class Bad(FileExporter):
    name = "bad"
    suffixes = (".bad",)
    description = "Bad"
    def write(self, articles, path, options, context):
        Path(path.parent, "beside").write_bytes(b"x")
        path.write_bytes(b"half")
        for article in articles:
            CRIME

@hookimpl
def dateline_exporters():
    return [Bad()]
"""
)
READER = (
    HEAD
    + """
class Bad(Reader):
    name = "bad"
    suffixes = (".bad",)
    description = "Bad"
    def read(self, stream, options, context):
        CRIME

@hookimpl
def dateline_readers():
    return [Bad()]
"""
)
RECORD = (
    HEAD
    + """
@attrs.frozen(slots=False, kw_only=True)
class Bad(dateline.Record, type="bad"):
    def check(self):
        CRIME

@hookimpl
def dateline_record_types():
    return [Bad]
"""
)
CRIMES = {
    "raise RuntimeError('a\\nb \\x1b[31m')": "RuntimeError: a; b \\x1b[31m",
    "raise SystemExit(3)": "SystemExit: 3",
    "sys.exit()": "SystemExit",
    "raise KeyboardInterrupt": "KeyboardInterrupt",
    "raise Custom('x')": "Custom: x",
    "raise GeneratorExit": "GeneratorExit",
}


def install(
    folder: Path, name: str, source: str, group: str = "dateline", entry: str = "bad"
) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.py").write_text(textwrap.dedent(source), encoding="utf-8")
    information = folder / f"{name}-1.0.dist-info"
    information.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    (information / "METADATA").write_text(metadata, encoding="utf-8")
    (information / "entry_points.txt").write_text(f"[{group}]\n{entry} = {name}\n")


@pytest.fixture
def site(run: Any, tmp_path: Path) -> Path:
    """A folder on the path of the runs, for packages."""
    folder = tmp_path / "site"
    folder.mkdir()
    path = os.pathsep.join([str(folder), run.environment()["PYTHONPATH"]])
    plain = run.environment
    run.environment = lambda changes=None: plain(
        {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **(changes or {})}
    )
    return folder


def told(run: Any, code: int, *arguments: str, **options: Any) -> str:
    """The one line that a run says, which leaves every file as it was."""
    before = {path: path.is_file() and path.read_bytes() for path in run.folder.iterdir()}
    done = run(*arguments, **options)
    message: str = done.stderr.decode()
    assert done.returncode == code, message
    assert message.count("\n") == 1, message
    assert "\x1b" not in message
    assert {path: path.is_file() and path.read_bytes() for path in run.folder.iterdir()} == before
    return message


@pytest.mark.parametrize("where", ["import", "hook", "export", "write", "losses", "read"])
@pytest.mark.parametrize("crime", CRIMES)
def test_a_failure_is_the_plugin_s(
    run: Any, seed: Path, site: Path, tmp_path: Path, crime: str, where: str
) -> None:
    hook = STREAM.replace("    return [Bad()]", f"    {crime}").replace("CRIME", "")
    losses = STREAM.replace("    def export", f"    def losses(self, *_): {crime}\n    def export")
    source = {
        "import": HEAD + crime,
        "hook": hook,
        "export": STREAM.replace("CRIME", crime),
        "write": FILE.replace("CRIME", crime),
        "losses": losses.replace("CRIME", ""),
        "read": READER.replace("CRIME", crime + "\n        yield None"),
    }[where]
    install(site, "crook", source)
    (tmp_path / "out.bad").write_bytes(b"old bytes")
    paths = ["out.bad", "out.csv"] if where == "read" else ["article.json", "out.bad"]
    message = told(run, 70, "convert", *paths)
    assert message.startswith("dateline: error: plugin crook 1.0: ")
    assert CRIMES[crime] in message
    assert "; tell its authors; --debug shows a traceback" in message
    if crime == "sys.exit()":
        assert run("convert", "article.json", "good.csv", "-q").stderr == b""


def test_a_record_type_that_fails(run: Any, seed: Path, site: Path) -> None:
    source = RECORD.replace("CRIME", "raise KeyboardInterrupt")
    install(site, "crook", source, "dateline.record_types")
    (run.folder / "in.json").write_text('{"text": "x", "records": [{"type": "bad"}]}')
    assert "plugin crook 1.0: reading json failed" in told(run, 70, "convert", "in.json", "out.csv")
    (site / "crook.py").write_text(RECORD.replace("CRIME", "raise RuntimeError('x')"))
    message = told(run, 1, "convert", "in.json", "out.csv")
    assert "records[0]: plugin crook 1.0: crook, line " in message
    assert "failed (RuntimeError: x); tell its authors" in message
    late = RECORD.replace("def check(self):", "def __getattribute__(self, name):")
    crime = "if name == 'plural': 1 / 0\n        return super().__getattribute__(name)"
    (site / "crook.py").write_text(late.replace("CRIME", crime))
    message = told(run, 70, "convert", "in.json", "out.md")
    assert "plugin crook 1.0: writing markdown failed: ZeroDivisionError" in message
    assert run("convert", "article.json", "good.csv", "-q").returncode == 0


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        STREAM.replace("CRIME", "time.sleep(60)"),
        STREAM.replace("CRIME", "while True: pass"),
        STREAM.replace(
            "CRIME",
            "try:\n                time.sleep(60)\n            except BaseException: sys.exit(1)",
        ),
        FILE.replace("CRIME", "time.sleep(60)"),
        FILE.replace("CRIME", "import asyncio; asyncio.run(asyncio.sleep(60))"),
    ],
    ids=["import", "sleep", "loop", "turned to exit", "file", "asyncio"],
)
def test_ctrl_c_is_the_user_s(
    run: Any, seed: Path, site: Path, tmp_path: Path, source: str
) -> None:
    mark = tmp_path / "mark"
    begun = f"open({str(mark)!r}, 'w').close()\n"
    for place in ("time.sleep(60)", "while True: pass", "import asyncio;"):
        source = source.replace(place, f"open({str(mark)!r}, 'w').close(); {place}")
    source = source.replace(f"{begun.strip()}; while", f"{begun.strip()}\n{' ' * 12}while")
    if source.startswith("open("):
        source = f"{begun}while True: pass"
    install(site, "crook", source)
    (tmp_path / "out.bad").write_bytes(b"old bytes")
    process = run.start("convert", "article.json", "out.bad", env=run.environment())
    deadline = time.monotonic() + 20
    while not mark.exists() and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"dateline: interrupted\n")
    mark.unlink()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["article.json", "out.bad", "site"]
    assert (tmp_path / "out.bad").read_bytes() == b"old bytes"


def test_a_disk_or_an_input_that_fails_is_not_the_plugin_s(
    run: Any, seed: Path, site: Path
) -> None:
    install(site, "crook", FILE.replace("CRIME", "path.write_bytes(b'x' * 300_000)"))
    code = (
        "import resource, signal, sys; from dateline.cli import main;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); sys.exit(main())"
    )
    plain = run.words
    run.words = lambda *words: [sys.executable, "-c", code, *map(str, words)]
    message = told(run, 4, "convert", "article.json", "out.bad")
    assert message == ("dateline: error: out.bad: file too large; what stood there is as it was\n")
    run.words = plain
    (run.folder / "bad.json").write_bytes(b"{")
    assert "plugin" not in told(run, 1, "convert", "bad.json", "out.bad")


def test_the_listing_tells_of_every_broken_plugin(run: Any, seed: Path, site: Path) -> None:
    for name, crime in {"one": "1 / 0", "two": "this is no Python", "three": "x = 1"}.items():
        install(site, name, crime)
    install(site, "four", STREAM.replace("CRIME", "pass").replace("@hookimpl", ""))
    install(site, "five", STREAM.replace("CRIME", "pass").replace("_exporters()", "_exportrs()"))
    install(site, "six", "DATELINE_API = 99")
    listed = run("formats").stdout.decode()
    for words in (
        "plugin one 1.0: importing 'one' failed: ZeroDivisionError",
        "plugin two 1.0: importing 'two' failed: SyntaxError",
        "plugin three 1.0: three has no hook; define one of dateline_exporters",
        "plugin four 1.0: dateline_exporters is not marked; put @dateline.hookimpl above it",
        "plugin five 1.0: dateline_exportrs is no hook, did you mean 'dateline_exporters'?",
        "plugin six 1.0: is written for version 99 of dateline's plugin API",
    ):
        assert words in listed
    assert run("convert", "article.json", "out.csv", "-q").returncode == 0
    only = run("formats", env={"DATELINE_PLUGINS": ""}).stdout.decode()
    assert "plugin" not in only


def test_names_that_are_taken(run: Any, seed: Path, site: Path) -> None:
    source = STREAM.replace("CRIME", "pass").replace('"bad"', '"geojson"')
    install(site, "crook", source.replace(".bad", ".geojson"), entry="geojson")
    for arguments in (["out.geojson"], ["out.x", "--to", "geojson"]):
        assert run("convert", "article.json", *arguments, "-q").returncode == 0
        assert b"FeatureCollection" in (run.folder / arguments[0]).read_bytes()
    listed = run("plugins").stdout.decode()
    assert "partly used  geojson (exporter)" in listed
    assert "plugin crook 1.0: its format 'geojson' has the name 'geojson'" in listed
    assert "'crook:geojson' alone finds it; rename it" in listed
    other = source.replace(".bad", ".gpx").replace("geojson", "gpx")
    install(site, "thief", other, entry="gpx")
    install(site, "robber", other, entry="gpx")
    message = told(run, 2, "convert", "article.json", "out.gpx")
    assert "say which (robber:gpx or thief:gpx)" in message
    for name in ("dateline:geojson", "crook:geojson"):
        assert run("convert", "article.json", f"{name[:4]}.x", "--to", name, "-q").returncode == 0
    assert run("convert", "article.json", "out.csv", "-q").returncode == 0


def test_fail_on_loss_and_reports(run: Any, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_bytes(b"old bytes")
    message = told(run, 4, "convert", "article.json", "out.csv", "--fail-on-loss")
    assert "csv: would lose text (1)" in message
    done = run(
        "convert", "article.json", "-", "--to", "csv", "--fail-on-loss", "--report", "r.json"
    )
    assert (done.returncode, done.stdout) == (4, b"")
    report = json.loads((tmp_path / "r.json").read_bytes())
    assert report["written"] is False
    assert report["losses"][0]["name"] == "text"
    done = run("convert", "article.json", "out.csv", "-q", "--report", "r.json")
    assert (done.returncode, done.stderr) == (0, b"")
    written = json.loads((tmp_path / "r.json").read_bytes())
    assert (written["written"], written["losses"]) == (True, report["losses"])
    for words in (["out.csv", "--report", "./out.csv"], ["-", "--to", "csv", "--report", "-"]):
        refused = run("convert", "article.json", *words)
        assert (refused.returncode, refused.stdout) == (2, b"")
        assert b"--report names a file that is an input or the output" in refused.stderr


def test_what_a_plugin_prints_does_not_stand_in_a_result(
    run: Any, seed: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    information = site / "dateline_noise-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "entry_points.txt").write_text("[dateline.record_types]\nnoise = dateline_noise")
    (site / "dateline_noise.py").write_text(
        "import attrs, sys, dateline\n"
        "print('NOISE')\n"
        "@attrs.frozen(slots=False, kw_only=True)\n"
        "class Noise(dateline.Record, type='noise', plural='Noises'):\n"
        "    'A noise.'\n"
        "@dateline.hookimpl\n"
        "def dateline_record_types():\n"
        "    return [Noise]\n"
        "sys.stdout = None\n"
    )
    environment = {"PYTHONPATH": str(site)}
    for arguments in (["convert", seed, "-", "--to", "jsonl"], ["schema", "article"], ["plugins"]):
        done = run(*arguments, env=environment)
        assert done.returncode == 0, done.stderr
        assert b"NOISE" not in done.stdout
        assert done.stdout
        assert b"NOISE" in done.stderr


NOISY = STREAM.replace("CRIME", "pass").replace(
    "    def export",
    """    def losses(self, *_):
        import os, subprocess
        print("NOISE")
        print("NOISE", file=sys.__stdout__)
        os.write(1, b"NOISE")
        subprocess.run([sys.executable, "-c", "print('NOISE')"], check=True)
        return []
    def export""",
)


@pytest.mark.parametrize(
    "arguments",
    [["-"], ["/dev/stdout"], ["/dev/fd/1"], ["link.bad"], ["out.bad", "--report", "/dev/stdout"]],
    ids=" ".join,
)
def test_what_a_plugin_s_library_or_program_prints_does_not_either(
    run: Any, seed: Path, site: Path, arguments: list[str]
) -> None:
    install(site, "crook", NOISY)
    (run.folder / "link.bad").symlink_to("/dev/stdout")
    form = ["--to", "bad"] if len(arguments) == 1 and "." not in arguments[0] else []
    done = run("convert", "article.json", *arguments, *form)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(b"NOISE") == 4
    if "--report" in arguments:
        assert json.loads(done.stdout)["format"] == "bad"
    else:
        assert done.stdout == b"halfmore"


def test_a_report_that_cannot_be_written_is_told_before(run: Any, seed: Path) -> None:
    output = seed.parent / "out.csv"
    output.write_bytes(b"old")
    done = run("convert", seed, "out.csv", "--report", "missing/report.json")
    assert done.returncode == 4
    assert b"missing/report.json: no such folder; create it first" in done.stderr
    assert output.read_bytes() == b"old"


def test_the_report_on_standard_output(run: Any, seed: Path) -> None:
    done = run("convert", seed, "out.csv", "-q", "--report", "-")
    assert done.returncode == 0
    assert b'"format": "csv"' in done.stdout
