"""``dateline show``."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

import dateline
from dateline.testing import HOSTILE_STRINGS

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def test_show(run: Any, seed: Path) -> None:
    done = run("show", "article.json", env={"COLUMNS": "80"})
    assert (done.returncode, done.stderr) == (0, b"")
    out = done.stdout.decode()
    assert out.startswith(
        "us-iraq-coalition\n19 records: 2 meetings, 7 deployments, 3 incidents, 7 statements\n\n"
    )
    assert "[3 incident: following Iran's large-scale" in " ".join(out.split())
    assert "\x1b" not in out
    assert not [line for line in out.splitlines() if len(line) > 80 or line != line.rstrip()]


def test_lines_fit_the_columns(run: Any, seed: Path) -> None:
    out = run("show", "article.json", env={"COLUMNS": "40"}).stdout.decode()
    assert max(map(len, out.splitlines())) <= 40


def test_several_articles_follow_each_other(run: Any, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_bytes(b'{"id": "b", "text": "B"}\n{"id": "c", "text": "C"}\n')
    out = run("show", "b.jsonl", seed, env={"COLUMNS": "30"}).stdout.decode()
    rule = f"\n\n{'-' * 30}\n\n"
    first, second, third = out.split(rule)
    assert (first, second) == ("b\nNo records\n\nB", "c\nNo records\n\nC")
    assert third.startswith("us-iraq-coalition\n")
    piped = run("show", "-", "--from", "jsonl", stdin=b'{"id": "b", "text": "B"}\n')
    assert piped.stdout == b"b\nNo records\n\nB\n"


def test_colour_where_it_is_asked_for(run: Any, seed: Path) -> None:
    plain = run("show", "article.json").stdout.decode()
    painted = run("show", "article.json", "--color", env={"NO_COLOR": "1"}).stdout.decode()
    assert "\x1b[1;36m[1 meeting: \x1b[0m\x1b[36mIraqi" in painted
    stripped = "\n".join(line.rstrip() for line in ESCAPE.sub("", painted).splitlines())
    assert stripped == plain.rstrip("\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("changes", "options", "colour"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"TERM": "dumb"}, [], False),
        ({}, ["--no-color"], False),
        ({"NO_COLOR": "1"}, ["--color"], True),
    ],
)
def test_colour_on_a_terminal(
    run: Any, seed: Path, changes: dict[str, str], options: list[str], colour: bool
) -> None:
    import pty

    main, side = pty.openpty()
    environment = run.environment({"TERM": "xterm", "NO_COLOR": "", **changes})
    process = subprocess.Popen(
        run.words("show", "article.json", *options), cwd=seed.parent, env=environment, stdout=side
    )
    os.close(side)
    out = b""
    while True:
        try:
            data = os.read(main, 65536)
        except OSError:
            break
        if not data:
            break
        out += data
    os.close(main)
    assert process.wait(60) == 0
    assert (b"\x1b[" in out) == colour
    assert b"White House" in out


@pytest.mark.parametrize("option", ["--color", "--no-color"])
def test_nothing_in_the_data_drives_the_terminal(run: Any, tmp_path: Path, option: str) -> None:
    articles = []
    for number, hostile in enumerate([*HOSTILE_STRINGS, "\x1b]0;title\x07 \x9b31m \u202e x"]):
        text = f"A {hostile} B"
        record = dateline.Statement(
            summary=hostile,
            verb=hostile,
            extractor=hostile,
            places=[dateline.Place(name=f"x{hostile}")],
            evidence=[
                dateline.Evidence(start=0, end=len(text), exact=text),
                dateline.Evidence(start=0, end=len(text), exact=text, field="verb"),
            ],
        )
        articles.append(
            dateline.Article(id=str(number), headline=hostile, text=text, records=[record])
        )
    dateline.write(articles, tmp_path / "hostile.jsonl")
    done = run("show", "hostile.jsonl", option)
    assert (done.returncode, done.stderr) == (0, b"")
    out = ESCAPE.sub("", done.stdout.decode())
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", out
    )
    assert "\\x1b]0;title\\x07" in out


def test_a_bad_article_ends_it(run: Any, seed: Path, tmp_path: Path) -> None:
    lines = [b'{"id": "b", "text": "B"}', b'{"text": 3}']
    (tmp_path / "b.jsonl").write_bytes(b"\n".join(lines))
    done = run("show", "b.jsonl")
    assert done.returncode == 1
    assert done.stdout == b"b\nNo records\n\nB\n"
    assert done.stderr == b"dateline: error: b.jsonl:2: text: expected text, got 3\n"
    missing = run("show", seed, "missing.json")
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert run("show").returncode == 2


def test_a_reader_that_leaves_early(run: Any, tmp_path: Path) -> None:
    line = orjson.dumps({"text": "word " * 20_000})
    (tmp_path / "a.jsonl").write_bytes(line)
    process = run.start("show", "a.jsonl")
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()
    process.stdin.close()


def test_columns_that_are_no_number(run: Any, seed: Path) -> None:
    for given in ("wide", "0", ""):
        done = run("show", "article.json", env={"COLUMNS": given})
        assert done.returncode == 0, done.stderr
        assert 60 < max(map(len, done.stdout.decode().splitlines())) <= 80
