"""Signals, closed pipes, full disks, and terminals."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import orjson
import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and terminals")

if sys.platform != "win32":
    import pty


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _await_temporary(folder: Path, before: list[str]) -> None:
    """Wait until the conversion runs: its temporary file is there."""
    deadline = time.monotonic() + 30
    while _names(folder) == before:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _lines(seed: Path, count: int) -> list[bytes]:
    article = json.loads(seed.read_bytes())
    return [orjson.dumps(article | {"id": f"a{number}"}) + b"\n" for number in range(count)]


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        (signal.SIGINT, 130, b"dateline: interrupted\n"),
        (signal.SIGTERM, 143, b"dateline: terminated\n"),
        (signal.SIGHUP, 129, b"dateline: terminated\n"),
    ],
)
@pytest.mark.parametrize("old", [b"old bytes", None])
def test_signal_in_the_middle(
    run: Any,
    seed: Path,
    tmp_path: Path,
    number: signal.Signals,
    code: int,
    words: bytes,
    old: bytes | None,
) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip(f"{number.name} is ignored here, as under nohup, and stays so")
    output = tmp_path / "out.csv"
    if old is not None:
        output.write_bytes(old)
    before = _names(tmp_path)
    process = run.start("convert", "-", "out.csv", "--from", "jsonl")
    assert process.stdin is not None
    process.stdin.write(b"".join(_lines(seed, 20)))
    process.stdin.flush()
    _await_temporary(tmp_path, before)
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (code, b"", words)
    assert _names(tmp_path) == before
    assert old is None or output.read_bytes() == old


def test_interrupt_while_a_fifo_is_awaited(run: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in.json")
    process = run.start("convert", "in.json", "out.csv")
    _await_temporary(tmp_path, ["in.json"])
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"dateline: interrupted\n")
    assert _names(tmp_path) == ["in.json"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert", "in.jsonl", "-", "--to", "csv"],
        ["convert", "article.json", "-", "--to", "json"],
        ["convert", "article.json", "/dev/stdout", "--to", "csv"],
        ["formats"],
        ["formats", "csv"],
        ["schema"],
        ["validate", "article.json"],
        ["--help"],
        ["--version"],
        ["completion", "bash"],
    ],
)
def test_closed_pipe(run: Any, seed: Path, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"".join(_lines(seed, 200)))
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*arguments, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_head(run: Any, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"".join(_lines(seed, 2000)))
    with run.start("convert", "in.jsonl", "-", "--to", "csv") as first:
        assert first.stdout.readline().startswith(b"article_id")
        first.stdout.close()
        assert first.stderr.read() == b""
    assert first.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["convert", "article.json", "-", "--to", "csv"],
        ["formats"],
        ["schema", "meeting"],
        ["validate", "article.json"],
        ["--help"],
        ["--version"],
    ],
)
def test_full_and_closed_output(run: Any, seed: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(*arguments, stdout=full)
    problem = b"dateline: error: standard output: no space left on the device\n"
    assert (done.returncode, done.stderr) == (4, problem)
    closed = run(*arguments, preexec_fn=lambda: os.close(1))
    assert (closed.returncode, closed.stderr) == (
        4,
        b"dateline: error: standard output: is closed\n",
    )


def test_standard_error_that_takes_nothing(run: Any, seed: Path, tmp_path: Path) -> None:
    for redirection in ("2>&-", "2>/dev/full"):
        done = subprocess.run(
            [
                "sh",
                "-c",
                f'exec "$@" {redirection}',
                "sh",
                *run.words("convert", "no.json", "o.csv"),
            ],
            cwd=tmp_path,
            env=run.environment(),
            timeout=30,
        )
        assert done.returncode == 1


def _on_terminal(
    run: Any, *arguments: str, feed: list[bytes] | None = None, delay: float = 0
) -> tuple[int, bytes]:
    """The exit code and all that a terminal for standard output and error received."""
    before = _names(run.folder)
    master, slave = pty.openpty()
    process = subprocess.Popen(
        run.words(*arguments),
        cwd=run.folder,
        env=run.environment({"TERM": "xterm", "COLUMNS": "200"}),
        stdin=subprocess.PIPE,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    assert process.stdin is not None
    if feed:
        _await_temporary(run.folder, before)
    for part in feed or []:
        process.stdin.write(part)
        process.stdin.flush()
        time.sleep(delay)
    process.stdin.close()
    received = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        received += part
    os.close(master)
    return process.wait(timeout=30), received


def test_terminal_gets_a_line_of_success(run: Any, seed: Path, tmp_path: Path) -> None:
    code, shown = _on_terminal(run, "convert", "article.json", "out.csv", "--quiet")
    assert (code, shown) == (0, b"out.csv: 1 article, 19 records\r\n")


def test_no_escape_reaches_a_terminal(run: Any, seed: Path, tmp_path: Path) -> None:
    evil = "\x1b]0;evil\x07\x9b31m\u202e"
    article = json.loads(seed.read_bytes())
    article["headline"] = evil
    article["text"] = evil + article["text"]
    article["records"] = []
    (tmp_path / f"{evil}.json").write_bytes(orjson.dumps(article))
    (tmp_path / "bad.json").write_bytes(orjson.dumps(article | {evil: evil, "language": [evil]}))
    marks = (b"\x1b", b"\x07", "\x9b".encode(), "\u202e".encode())
    for arguments in (
        ["convert", f"{evil}.json", "out.csv"],
        ["convert", f"{evil}.json", f"{evil}.csv"],
        ["convert", f"{evil}.json", f"{evil}.{evil}"],
        ["convert", f"{evil}.json", "-", "--to", "jsonl"],
        ["convert", f"{evil}.json", "-", "--to", "csv", "-O", "formulas=raw"],
        ["convert", f"{evil}.json", "-", "--to", "markdown"],
        ["convert", "bad.json", "out.csv"],
        ["convert", "bad.json", "out.csv", "--skip-bad"],
        ["convert", "article.json", "out.csv", f"-O{evil}"],
        ["convert", "article.json", "out.csv", f"-O{evil}=1"],
        ["convert", f"{evil}", "out.csv"],
        ["convert", "article.json", f"--{evil}", "x"],
        ["validate", f"{evil}.json", "bad.json", evil, "--debug"],
        ["formats", evil],
        ["schema", evil],
        [evil],
    ):
        _, shown = _on_terminal(run, *arguments)
        assert shown
        assert [mark for mark in marks if mark in shown] == [], (arguments, shown)


def test_progress_only_on_terminals_and_only_if_slow(run: Any, seed: Path, tmp_path: Path) -> None:
    lines = _lines(seed, 4)
    arguments = ["convert", "-", "out.csv", "--from", "jsonl", "--quiet"]
    code, shown = _on_terminal(run, *arguments, feed=lines, delay=0.6)
    assert code == 0
    assert b"MB read" in shown
    # What is left on the screen: nothing but the line at the end.
    assert shown.rpartition(b"\x1b[K")[2] == b"out.csv: 4 articles, 76 records\r\n"
    process = run.start(*arguments)
    assert process.stdin is not None
    _await_temporary(tmp_path, ["article.json", "out.csv"])
    for line in lines:
        process.stdin.write(line)
        process.stdin.flush()
        time.sleep(0.6)
    assert process.communicate(timeout=30) == (b"", b"")


def test_progress_bar(
    run: Any, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import sys\n"
        "from dateline.cli import _progress, main\n"
        "_progress._DELAY = _progress._INTERVAL = 0\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    (tmp_path / "in.jsonl").write_bytes(b"".join(_lines(seed, 50)))
    monkeypatch.setattr(run, "words", lambda *words: [sys.executable, "-c", code, *words])
    done, shown = _on_terminal(run, "convert", "in.jsonl", "out.csv", "-q")
    assert done == 0
    assert b"reading" in shown
    assert b"100%" in shown
    assert b"\x1b[?25h" in shown
    assert shown.endswith(b"\x1b[2K\rout.csv: 50 articles, 950 records\r\n")
