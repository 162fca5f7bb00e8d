"""What each command does when all goes well."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

from dateline import __version__


@pytest.mark.parametrize(
    "name",
    ["a.geojson", "a.geojsonl", "a.csv", "a.json", "a.jsonl", "a.geojson.gz", "dir with ü/a.csv"],
)
def test_convert_by_suffix(run: Any, seed: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "dir with ü").mkdir()
    done = run("convert", seed, name, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    data = (tmp_path / name).read_bytes()
    assert b"Sudani" in (gzip.decompress(data) if name.endswith(".gz") else data)


def test_convert_standard_streams(run: Any, seed: Path) -> None:
    to_file = run("convert", "-", "out.csv", "--from", "json", stdin=seed.read_bytes())
    assert to_file.returncode == 0
    piped = run("convert", "-", "-", "--from=json", "--to=csv", "-q", stdin=seed.read_bytes())
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout == (seed.parent / "out.csv").read_bytes()


def test_convert_many_inputs(run: Any, seed: Path, tmp_path: Path) -> None:
    other = json.loads(seed.read_bytes()) | {"id": "other"}
    (tmp_path / "b.jsonl").write_bytes(orjson.dumps(other) + b"\n")
    assert run("convert", seed, "b.jsonl", "all.jsonl").returncode == 0
    lines = (tmp_path / "all.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["us-iraq-coalition", "other"]


def test_convert_options(run: Any, seed: Path, tmp_path: Path) -> None:
    done = run("convert", seed, "a.csv", "-O", "delimiter=tab", "--option", "bom=yes")
    assert done.returncode == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle_id\theadline")


def test_convert_is_repeatable(run: Any, seed: Path) -> None:
    first, second = (
        run("convert", seed, "-", "--to", "json", env={"PYTHONHASHSEED": hash_seed, "TZ": zone})
        for hash_seed, zone in (("1", "UTC"), ("2", "Asia/Baghdad"))
    )
    assert first.stdout == second.stdout != b""


def test_skip_bad(run: Any, seed: Path, tmp_path: Path) -> None:
    good = json.loads(seed.read_bytes())
    lines = [good, good | {"id": "b", "headline": 3}, good | {"id": "c"}, good]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(map(orjson.dumps, lines)) + b"\n{oops\n")
    done = run("convert", "in.jsonl", "out.jsonl", "--skip-bad")
    assert done.returncode == 3
    warnings = done.stderr.decode().splitlines()
    assert warnings[0].startswith(
        "dateline: warning: left out: in.jsonl:2: headline: expected text"
    )
    assert "a second article with the id 'us-iraq-coalition'" in warnings[1]
    assert warnings[2].startswith("dateline: warning: left out: in.jsonl:5:2: is not JSON")
    assert warnings[3:] == ["dateline: warning: 3 bad articles left out"]
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 2


def test_validate(run: Any, seed: Path, tmp_path: Path) -> None:
    done = run("validate", "article.json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"article.json: ok, 1 article, 19 records\n"
    piped = run("validate", "-", "--from", "json", stdin=seed.read_bytes())
    assert piped.stdout == b"standard input: ok, 1 article, 19 records\n"


def test_validate_reports_all(run: Any, seed: Path, tmp_path: Path) -> None:
    good = json.loads(seed.read_bytes())
    two_wrong = good | {"id": "b", "headline": 3, "langage": "en"}
    lines = [good, two_wrong, good, good | {"id": "c"}]
    (tmp_path / "many.jsonl").write_bytes(b"\n".join(map(orjson.dumps, lines)) + b"\n")
    (tmp_path / "empty.json").touch()
    (tmp_path / "notes.docx").write_text("no format")
    done = run("validate", "many.jsonl", "missing.json", "empty.json", ".", "notes.docx", seed)
    assert (done.returncode, done.stderr) == (1, b"")
    out = done.stdout.decode()
    assert "many.jsonl:2: headline: expected text, got 3\n" in out
    assert "many.jsonl:2: langage: unknown field, did you mean 'language'?\n" in out
    assert "many.jsonl: a second article with the id 'us-iraq-coalition'" in out
    assert "missing.json: no such file" in out
    assert "empty.json: is empty" in out
    assert ".: is a folder" in out
    assert "notes.docx: no format '.docx' to read" in out
    assert f"{seed}: ok, 1 article, 19 records\n" in out
    assert "many.jsonl: ok" not in out


def test_formats(run: Any) -> None:
    done = run("formats")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[0].split() == ["NAME", "DOES", "SUFFIXES", "PACKAGE", "DESCRIPTION"]
    rows = {line.split()[0]: line for line in lines[1:]}
    assert "read, write  .json " in rows["json"]
    assert ".geojson " in rows["geojson"]
    assert f"dateline {__version__}" in rows["geojson"]


def test_format_options(run: Any) -> None:
    out = run("formats", "csv").stdout.decode()
    assert "text/csv" in out
    assert "delimiter=comma, semicolon, tab or pipe (default: comma)" in out
    assert "What separates cells." in out
    assert run("formats", "dateline:csv").stdout.decode() == out
    assert "no options" in run("formats", "jsonl").stdout.decode()


@pytest.mark.parametrize("arguments", [(), ("article",), ("meeting",)])
def test_schema(run: Any, arguments: tuple[str, ...]) -> None:
    done = run("schema", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "$schema" in json.loads(done.stdout)
    assert b'\n  "' in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Any, shell: str) -> None:
    done = run("completion", shell)
    assert done.returncode == 0
    assert b"_DATELINE_COMPLETE" in done.stdout
    assert run("completion", env={"SHELL": f"/bin/{shell}"}).stdout == done.stdout


def test_completion_answers(run: Any) -> None:
    words = {"COMP_WORDS": "dateline convert --to geo", "COMP_CWORD": "3"}
    done = run(env={"_DATELINE_COMPLETE": "bash_complete", **words})
    assert done.stdout.split() == [b"plain,geojson", b"plain,geojsonl"]


def test_version_and_help(run: Any) -> None:
    assert run("--version").stdout == f"dateline {__version__}\n".encode()
    help = run("--help")
    assert help.returncode == 0
    assert b"143  terminated" in help.stdout
    for name in ("convert", "validate", "formats", "schema", "completion"):
        done = run(name, "--help")
        assert (done.returncode, done.stderr) == (0, b"")
        assert f"dateline {name}".encode() in done.stdout.partition(b"Options:")[2]


def test_startup_is_light(run: Any, tmp_path: Path) -> None:
    for arguments, unwanted in (
        (["--help"], ("cattrs", "dateline.readers", "dateline.exporters", "dateline.schema")),
        (["completion", "fish"], ("cattrs", "dateline.readers", "dateline.exporters")),
    ):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *run.words(*arguments)[1:]],
            cwd=tmp_path,
            env=run.environment(),
            capture_output=True,
            check=True,
        )
        imported = [line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()]
        assert "dateline.cli" in imported
        assert [name for name in imported if name.startswith(unwanted)] == []


def test_library_needs_no_click(run: Any, tmp_path: Path) -> None:
    code = "import dateline, sys; sys.exit('click' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=run.environment(), check=True)
