"""Wrong inputs, outputs and usage: the exit code, the words, and nothing else changed."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

Make = Callable[[dict[str, object]], bytes]


def _dumps(change: Callable[[dict[str, object]], object]) -> Make:
    def make(article: dict[str, object]) -> bytes:
        change(article)
        return orjson.dumps(article)

    return make


def _records(article: dict[str, object]) -> list[dict[str, object]]:
    return article["records"]  # type: ignore[return-value]


_MISSPELT = _dumps(lambda article: _records(article)[3].update(personell=1))
_WRONG_TYPE = _dumps(lambda article: _records(article)[2].update(summary=["x"]))
_TWICE = b"[%(a)s,%(a)s]"

BAD_FILES: list[tuple[str, Make, int, str]] = [
    ("empty.json", lambda _: b"", 1, "empty.json: is empty"),
    ("blank.json", lambda _: b" \n", 1, "blank.json: is empty"),
    ("binary.json", lambda _: bytes(range(256)), 1, "binary.json:2:118: is not UTF-8"),
    ("lines.jsonl", lambda a: json.dumps(a, indent=2).encode(), 1, "lines.jsonl:1:"),
    ("table.csv", lambda _: b"a,b\n1,2\n", 2, "no format '.csv' to read"),
    ("bare", lambda _: b"{}", 2, "--from"),
    ("latin.json", lambda _: b'{\n"id": "caf\xe9"}', 1, "latin.json:2:11: is not UTF-8: byte 0xe9"),
    ("utf16.json", lambda _: '{"id": 1}'.encode("utf-16"), 1, "is UTF-16; save it as UTF-8"),
    ("deep.json", lambda _: b"[" * 100_000, 1, "deep.json"),
    ("deeper.json", lambda _: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, 1, "deeper.json"),
    ("deep.jsonl", lambda _: b"[" * 100_000 + b"]" * 100_000, 1, "deep.jsonl:1"),
    ("nan.json", lambda _: b'{"id": NaN}', 1, "nan.json:1:8: is not JSON"),
    ("nul.json", lambda _: b"\0" * 100, 1, "nul.json:1:1: is not JSON"),
    ("text.json", lambda _: b'"text"', 1, "expected an article, an object, got text"),
    ("cut.json", lambda a: orjson.dumps(a)[:-9], 1, "cut.json:1:"),
    (
        "misspelt.json",
        _MISSPELT,
        1,
        "records[3].personell: unknown field, did you mean 'personnel'?",
    ),
    ("type.json", _WRONG_TYPE, 1, "type.json: records[2].summary: expected text, got a list of 1"),
    ("twice.json", lambda a: _TWICE % {b"a": orjson.dumps(a)}, 1, "a second article with the id"),
    ("cut.json.gz", lambda _: b"\x1f\x8b\x08\0\0\0\0\0\0\xff", 1, "gzip"),
]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _unchanged(folder: Path, before: list[str]) -> bool:
    return _names(folder) == before


def _label(value: object) -> str:
    if callable(value):
        return ""
    return " ".join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("old", [b"old bytes", None])
@pytest.mark.parametrize(("name", "make", "code", "words"), BAD_FILES, ids=_label)
def test_bad_file(
    run: Any,
    seed: Path,
    tmp_path: Path,
    name: str,
    make: Make,
    code: int,
    words: str,
    old: bytes | None,
) -> None:
    (tmp_path / name).write_bytes(make(json.loads(seed.read_bytes())))
    output = tmp_path / "out.csv"
    if old is not None:
        output.write_bytes(old)
    before = _names(tmp_path)
    done = run("convert", name, "out.csv")
    message = done.stderr.decode()
    assert done.returncode == code, message
    assert words in message
    assert "dateline: error: " in message
    assert "Traceback" not in message
    assert _unchanged(tmp_path, before)
    assert old is None or output.read_bytes() == old


WRONG_USE: list[tuple[list[str], int, str]] = [
    ([], 2, "Usage: dateline [OPTIONS]"),
    (["convrt"], 2, "No such command 'convrt'"),
    (["convert"], 2, "an input and an output are needed"),
    (["convert", "article.json"], 2, "only 'article.json' was given"),
    (["convert", "article.json", "out.csv", "--form", "json"], 2, "--from"),
    (["convert", "article.json", "out.csv", "--from", "jason"], 2, "did you mean 'json'?"),
    (["convert", "article.json", "out.csv", "--to", "cvs"], 2, "did you mean 'csv'?"),
    (["convert", "article.json", "out.cvs"], 2, "no format '.cvs' to write, did you mean 'csv'?"),
    (["convert", "article.json", "out"], 2, "--to"),
    (["convert", "article.json", "-"], 2, "say its format with --to"),
    (["convert", "-", "out.csv"], 2, "say its format with --from (html or json or jsonl"),
    (["convert", "-", "-", "out.csv", "--from", "json"], 2, "only once"),
    (["convert", "article.json", "out.csv", "-O", "delimiter"], 2, "KEY=VALUE"),
    (["convert", "article.json", "out.csv", "-O", "=x"], 2, "KEY=VALUE"),
    (["convert", "article.json", "out.csv", "-O", "delimeter=tab"], 2, "mean 'delimiter'?"),
    (["convert", "article.json", "out.csv", "-O", "delimiter=tap"], 2, "mean 'tab'?"),
    (["convert", "article.json", "out.csv", "-O", "bom=maybe"], 2, "option 'bom'"),
    (["convert", "article.json", "out.csv", "-O", "bom=yes", "-O", "bom=no"], 2, "given twice"),
    (["convert", "article.json", "out.csv", "-O", "target=x"], 2, "option 'target': unknown"),
    (["convert", "article.json", "out.csv", "-O", "self=x"], 2, "option 'self': unknown"),
    (["convert", "missing.json", "out.csv"], 1, "missing.json: no such file"),
    (["convert", "artcle.json", "out.csv"], 1, "no such file, did you mean 'article.json'?"),
    (["convert", "missing", "out.csv"], 1, "missing: no such file"),
    (["convert", "", "out.csv"], 1, "the name is empty"),
    (["convert", "folder", "out.csv"], 1, "folder: is a folder"),
    (["convert", "x" * 300 + ".json", "out.csv"], 1, "x.json: cannot be opened"),
    (["convert", "article.json/x", "out.csv"], 1, "a part of the path is a file"),
    (["convert", "article.json", ""], 2, "the name of the output is empty"),
    (["convert", "article.json", "missing.json", "out.csv"], 1, "missing.json: no such file"),
    (["convert", "article.json", "article.json", "out.csv"], 1, "a second article"),
    (["convert", "article.json", "nowhere/out.csv"], 4, "nowhere/out.csv: no such folder"),
    (["convert", "article.json", "folder", "--to", "csv"], 4, "folder: is a folder"),
    (["convert", "article.json", "./article.json"], 4, "is an input too"),
    (["convert", "article.json", "link.json"], 4, "is an input too"),
    (["convert", "article.json", "/dev/full", "--to", "csv"], 4, "no space left"),
    (["validate"], 2, "Missing argument"),
    (["validate", "-"], 2, "say its format with --from"),
    (["validate", "article.json", "--from", "xml"], 2, "no format 'xml' to read"),
    (["formats", "cvs"], 2, "no format 'cvs' to write, did you mean 'csv'?"),
    (["schema", "meetin"], 2, "did you mean 'meeting'?"),
    (["completion", "tcsh"], 2, "bash"),
]


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(("arguments", "code", "words"), WRONG_USE, ids=_label)
def test_wrong_use(
    run: Any,
    seed: Path,
    tmp_path: Path,
    arguments: list[str],
    code: int,
    words: str,
    debug: bool,
) -> None:
    if "/dev/full" in arguments and not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.json").symlink_to("article.json")
    (tmp_path / "out.csv").write_bytes(b"old bytes")
    content = seed.read_bytes()
    before = _names(tmp_path)
    done = run(*(["--debug"] if debug else []), *arguments)
    message = done.stderr.decode()
    assert done.returncode == code, message
    assert words in message
    assert done.stdout == b""
    assert ("Traceback" in message) <= debug
    assert _unchanged(tmp_path, before)
    assert (tmp_path / "out.csv").read_bytes() == b"old bytes"
    assert seed.read_bytes() == content


def test_debug_shows_the_traceback_anywhere(run: Any, seed: Path) -> None:
    for arguments in (["--debug", "convert"], ["convert", "--debug"]):
        done = run(*arguments, "missing.json", "out.csv")
        assert done.returncode == 1
        assert b"Traceback" in done.stderr
        assert done.stderr.rstrip().splitlines()[-1].startswith(b"dateline: error: missing.json")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder(run: Any, seed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir(mode=0o500)
    done = run("convert", seed, "fixed/out.csv")
    assert done.returncode == 4
    assert b"permission denied" in done.stderr


def test_byte_order_mark_is_accepted(run: Any, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "bom.json").write_bytes(b"\xef\xbb\xbf" + seed.read_bytes())
    assert run("convert", "bom.json", "out.csv").returncode == 0


def test_long_line(run: Any, seed: Path, tmp_path: Path) -> None:
    article = json.loads(seed.read_bytes())
    article["text"] += "x" * 10_000_000
    (tmp_path / "long.jsonl").write_bytes(orjson.dumps(article))
    done = run("convert", "long.jsonl", "out.jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out.jsonl").stat().st_size > 10_000_000


@pytest.mark.parametrize("encoding", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}])
def test_messages_in_a_poor_encoding(run: Any, tmp_path: Path, encoding: dict[str, str]) -> None:
    env = {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", **encoding}
    done = run("convert", "größe\u202e.json", "out.csv", env=env)
    assert done.returncode == 1
    assert done.stderr.startswith(b"dateline: error: ")
    assert b"no such file" in done.stderr
    assert done.stderr.isascii()


PLUGIN = """
import os, sys
import attrs
from dateline import Exporter, hookimpl

class Bad(Exporter):
    name = "bad"
    suffixes = (".bad",)
    description = "Bad \\x1b[31m\\u202e"
    def export(self, articles, options, context):
        yield b"half"
        for _ in articles:
            CRIME

@hookimpl
def dateline_exporters():
    return [Bad()]
"""


def _install(folder: Path, name: str, code: str) -> dict[str, str]:
    (folder / f"{name}.py").write_text(code)
    information = folder / f"{name}-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text(f"[dateline]\nbad = {name}\n")
    paths = [str(folder), str(Path(orjson.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    import dateline

    paths.append(str(Path(dateline.__file__).parents[1]))
    return {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


@pytest.mark.parametrize(
    ("crime", "words"),
    [
        ("raise RuntimeError('boom \\x1b[31m')", "RuntimeError: boom"),
        ("sys.exit(0)", "SystemExit: 0 (crook, line"),
        ("raise BrokenPipeError", "BrokenPipeError (crook, line"),
        ("os.read(-1, 1)", "OSError: [Errno 9] Bad file descriptor (crook, line"),
        ("yield 'text'", "encode it, with .encode()"),
    ],
)
def test_plugin_that_fails(run: Any, seed: Path, tmp_path: Path, crime: str, words: str) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    env = _install(folder, "crook", PLUGIN.replace("CRIME", crime))
    (tmp_path / "out.bad").write_bytes(b"old bytes")
    before = _names(tmp_path)
    done = run("convert", seed, "out.bad", env=env)
    message = done.stderr.decode()
    assert done.returncode == 70, message
    assert message.count("\n") == 1
    assert "\x1b" not in message
    assert ("--debug" in message) is (crime != "yield 'text'")
    assert "plugin crook 1.0: " in message
    assert words in message
    assert (tmp_path / "out.bad").read_bytes() == b"old bytes"
    assert _unchanged(tmp_path, before)
    shown = run("convert", seed, "out.bad", "--debug", env=env).stderr
    assert b"Traceback" in shown
    assert b"\x1b" not in shown
    listed = run("formats", env=env).stdout.decode()
    row = next(line for line in listed.splitlines() if line.startswith("bad "))
    assert row.split()[:5] == ["bad", "write", ".bad", "crook", "1.0"]
    assert row.endswith("  Bad \\x1b[31m\\u202e")


def test_plugin_that_cannot_be_imported(run: Any, seed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    env = _install(folder, "crook", "raise SystemExit('no \\x1b')")
    done = run("formats", env=env)
    assert done.returncode == 0
    last = done.stdout.decode().splitlines()[-1]
    assert last == (
        "  plugin crook 1.0: importing 'crook' failed: SystemExit: no \\x1b (crook, line 1); "
        "tell its authors"
    )
    asked = run("convert", seed, "out.bad", "--to", "bad", env=env)
    assert asked.returncode == 70
    assert b"plugin crook 1.0" in asked.stderr
    assert run("convert", seed, "out.csv", env=env).returncode == 0
