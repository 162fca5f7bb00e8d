"""``dateline convert`` on bare text, folders and patterns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TEXT = "Talks in Amman\n\nAMMAN (AP) — Ministers met in {}.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of articles, in folders of their own, beside what is none."""
    folder = tmp_path / "news"
    (folder / "b" / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name in ("z.txt", "b/a.txt", "b/deep/c.txt", ".hidden/d.txt", "b/.e.txt"):
        (folder / name).write_text(TEXT.format(name), "utf-8")
    (folder / "b" / "f.jsonl").write_text('{"id": "f", "text": "Ministers met."}\n')
    (folder / "notes.docx").write_text("no article")
    return folder


def texts(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_bytes().splitlines()]


def test_bare_text_becomes_an_article(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.format("town").replace("\n", "\r\n").encode())
    done = run("convert", "a.txt", "a.json", "--published", "2024-04", "--url", "https://x.org/a")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    article = json.loads((tmp_path / "a.json").read_bytes())
    assert article["text"] == TEXT.format("town").replace("\n", "\r\n")
    assert article["headline"] == "Talks in Amman"
    assert article["dateline"]["name"] == "Amman"
    assert (article["published"], article["url"]) == ("2024-04", "https://x.org/a")
    assert run("convert", "a.txt", "a.geojson", "-q").returncode == 0


def test_standard_input_and_gzip(run: Any, tmp_path: Path) -> None:
    import gzip

    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert run("convert", "a.txt.gz", "a.json").returncode == 0
    piped = run("convert", "-", "-", "--from", "text", "--to", "json", stdin=TEXT.encode())
    assert piped.stdout == (tmp_path / "a.json").read_bytes()


def test_a_folder_stands_for_what_can_be_read_in_it(run: Any, news: Path, tmp_path: Path) -> None:
    done = run("convert", "news", "out.jsonl")
    assert done.returncode == 0
    assert done.stderr.decode() == (
        "dateline: note: passed over 1 file that no reader knows, such as news/notes.docx\n"
    )
    expected = [TEXT.format(name) for name in ("b/a.txt", "b/deep/c.txt")]
    assert texts(tmp_path / "out.jsonl") == [*expected, "Ministers met.", TEXT.format("z.txt")]
    assert run("convert", "news", "out2.jsonl", "-q").stderr == b""
    assert (tmp_path / "out2.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()


def test_a_folder_with_a_format_stands_for_every_file(run: Any, news: Path, tmp_path: Path) -> None:
    assert run("convert", "news", "out.jsonl", "--from", "text").returncode == 0
    assert len(texts(tmp_path / "out.jsonl")) == 5


def test_a_pattern_stands_for_what_it_matches(run: Any, news: Path, tmp_path: Path) -> None:
    assert run("convert", "news/**/*.txt", "out.jsonl").returncode == 0
    names = ("b/a.txt", "b/deep/c.txt", "z.txt")
    assert texts(tmp_path / "out.jsonl") == [TEXT.format(name) for name in names]
    assert run("convert", "news/[z].txt", "news/b/?.txt", "out.jsonl").returncode == 0
    assert len(texts(tmp_path / "out.jsonl")) == 2
    (tmp_path / "[z].txt").write_text("Of that very name.")
    assert run("convert", "[z].txt", "out.jsonl").returncode == 0
    assert texts(tmp_path / "out.jsonl") == ["Of that very name."]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["news/*.pdf", "o.json"], 1, "news/*.pdf: matches no file"),
        (["empty", "o.json"], 1, "empty: is a folder, and holds no file"),
        (["odd", "o.json"], 1, "odd: is a folder, and no reader knows the files in it"),
        (["https://example.org/a.json", "o.json"], 1, "download it first"),
        (["https://example.org/?q=[a]", "o.json"], 1, "download it first"),
        (["news/z.txt", "o.json", "--published", "2024-13"], 2, "13 is not a month"),
        (["news", "o.json", "--url", "https://x.org"], 2, "--url is the address of one article"),
        (["news/b/f.jsonl", "o.json", "--published", "2024"], 2, "--published is for bare text"),
        (["news/z.txt", "o.json", "--engine", "rulez"], 2, "did you mean 'rules'?"),
        (["news/z.txt", "o.json", "--engine", "rules", "--no-capture"], 2, "--engine is named"),
        (["news", "news/b/f.jsonl"], 4, "is an input too"),
    ],
)
def test_wrong_use(
    run: Any, news: Path, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "a.docx").touch()
    before = (news / "b" / "f.jsonl").read_bytes()
    done = run("convert", *arguments)
    assert (done.returncode, said in done.stderr.decode()) == (code, True), done.stderr
    assert not (tmp_path / "o.json").exists()
    assert (news / "b" / "f.jsonl").read_bytes() == before


MARKING = """
import dateline

class Marking(dateline.Engine):
    name = "marking"
    description = "For tests"

    def capture(self, article, options, context):
        {}

@dateline.hookimpl
def dateline_engines():
    return [Marking()]
"""


def install(folder: Path, body: str) -> dict[str, str]:
    information = folder / "dateline_marking-1.0.dist-info"
    information.mkdir()
    (information / "entry_points.txt").write_text("[dateline]\nmarking = dateline_marking\n")
    (folder / "dateline_marking.py").write_text(MARKING.format(body))
    return {"PYTHONPATH": str(folder), "DATELINE_PLUGINS": "dateline-marking"}


def test_another_package_s_engine(run: Any, news: Path, seed: Path, tmp_path: Path) -> None:
    body = "return article.with_records(dateline.Meeting(extractor=self.name))"
    environment = install(tmp_path, body)
    arguments = ("news/b/f.jsonl", "news/z.txt", seed, "out.jsonl", "--engine", "marking")
    assert run("convert", *arguments, env=environment).returncode == 0
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert [len(line["records"]) for line in lines] == [1, 1, 19]
    assert lines[0]["records"][0]["extractor"] == "marking"
    listed = run("plugins", env=environment).stdout.decode()
    assert "marking (engine)" in listed
    checked = run("plugins", "--check", "marking", env=environment)
    assert (checked.returncode, b"passed  hostile texts are taken" in checked.stdout) == (0, True)


@pytest.mark.parametrize("body", ["raise SystemExit(3)", "return None", "1 / 0"])
def test_a_broken_engine_leaves_the_output_as_it_was(
    run: Any, news: Path, tmp_path: Path, body: str
) -> None:
    (tmp_path / "o.json").write_bytes(b"old")
    environment = install(tmp_path, body)
    done = run("convert", "news/z.txt", "o.json", "--engine", "marking", env=environment)
    assert done.returncode == 70
    assert b"plugin dateline-marking 1.0: " in done.stderr.replace(b"_", b"-")
    assert (tmp_path / "o.json").read_bytes() == b"old"
    assert run("convert", "news/z.txt", "o.json", env=environment).returncode == 0


def test_no_capture_runs_where_nothing_is_to_be_captured(
    run: Any, news: Path, tmp_path: Path
) -> None:
    environment = install(tmp_path, "1 / 0")
    for arguments in (
        ["convert", "news/z.txt", "o.json", "--no-capture"],
        ["convert", "news/b/f.jsonl", "o.json"],
        ["validate", "news/z.txt"],
    ):
        assert run(*arguments, env=environment).returncode == 0


def test_a_conversion_of_text_imports_no_other_reader(news: Path) -> None:
    code = (
        "import sys\n"
        "from dateline.cli import main\n"
        "main(['convert', 'z.txt', 'out.geojson', '-q'])\n"
        "heads = ('dateline.exporters.', 'dateline.readers.', 'trafilatura', 'lxml')\n"
        "print(*sorted(name for name in sys.modules if name.startswith(heads)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=news,
        env={**os.environ, "DATELINE_PLUGINS": ""},
    )
    assert done.stdout.split() == ["dateline.exporters.geojson", "dateline.readers.text"]


@pytest.mark.parametrize("content", [b"", b"  \n"])
def test_a_file_without_text_is_left_out_of_a_folder(
    run: Any, news: Path, tmp_path: Path, content: bytes
) -> None:
    (news / "b" / "blank.txt").write_bytes(content)
    assert run("convert", "news", "out.jsonl").returncode == 1
    done = run("convert", "news", "out.jsonl", "--skip-bad")
    assert done.returncode == 3
    assert b"left out: news/b/blank.txt" in done.stderr
    assert len(texts(tmp_path / "out.jsonl")) == 4


def test_the_second_of_two_equal_texts_is_to_be_left_out(run: Any, news: Path) -> None:
    (news / "same.txt").write_bytes((news / "z.txt").read_bytes())
    done = run("convert", "news", "out.csv")
    assert done.returncode == 1
    assert done.stderr.decode().endswith("; leave one out (--skip-bad does)\n")
    assert run("convert", "news", "out.csv", "--skip-bad").returncode == 3


def test_articles_that_lack_records_are_told_how_to_get_them(
    run: Any, news: Path, tmp_path: Path
) -> None:
    hint = "dateline: note: to capture records from text: --capture\n"
    for option, told in (
        (None, True),
        ("--capture", False),
        ("--no-capture", False),
        ("-q", False),
    ):
        done = run("convert", "news/b/f.jsonl", "out.csv", *([option] if option else []))
        assert done.returncode == 0
        assert (hint in done.stderr.decode()) is told
    assert hint not in run("convert", "news/b/f.jsonl", "out.json").stderr.decode()


def test_text_that_holds_no_record_was_captured_already(run: Any, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("x\n")
    done = run("convert", "t.txt", "out.csv")
    assert b"articles without records (1)" in done.stderr
    assert b"--capture" not in done.stderr
    (tmp_path / "f.jsonl").write_text('{"id": "f", "text": "y"}\n')
    assert b"--capture" in run("convert", "t.txt", "f.jsonl", "out.csv").stderr
