"""``dateline validate``: evidence that is off, told and moved."""

import gzip
import json
import os
from pathlib import Path
from typing import Any

import orjson
import pytest


@pytest.fixture
def edited(seed: Path, tmp_path: Path) -> Path:
    """The seed with a word more at the beginning of its text."""
    article = json.loads(seed.read_bytes())
    article["text"] = f"UPDATED {article['text']}"
    path = tmp_path / "edited.json"
    path.write_bytes(orjson.dumps(article, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return path


def test_evidence_that_is_off_is_named(run: Any, edited: Path) -> None:
    done = run("validate", "edited.json")
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 48
    assert lines[0].startswith(
        "edited.json: records[0].evidence[0]: exact is at 89:196 now, not at 81:188: "
    )
    assert done.stderr.decode() == (
        "dateline: note: to move evidence: dateline validate edited.json --repair OUTPUT\n"
    )


def test_convert_points_to_the_repair(run: Any, edited: Path, tmp_path: Path) -> None:
    done = run("convert", "edited.json", "out.csv")
    assert done.returncode == 1
    note = "dateline: note: to move evidence: dateline validate edited.json --repair OUTPUT"
    assert done.stderr.decode().splitlines()[-1] == note
    (tmp_path / "b.jsonl").write_bytes(
        b'{"text": "x"}\n' + orjson.dumps(json.loads(edited.read_bytes())) + b"\n"
    )
    skipped = run("convert", "b.jsonl", "out.csv", "--skip-bad", "-q")
    assert skipped.returncode == 3
    assert skipped.stderr.decode().splitlines()[-1] == note.replace("edited.json", "b.jsonl")


def test_repair(run: Any, seed: Path, edited: Path, tmp_path: Path) -> None:
    before = edited.read_bytes()
    done = run("validate", "edited.json", "--repair", "fixed.json")
    assert (done.returncode, done.stderr) == (0, b"")
    last = done.stdout.decode().splitlines()[-1]
    assert last == "edited.json: repaired, 48 passages moved, written to fixed.json"
    assert edited.read_bytes() == before
    assert run("validate", "fixed.json").returncode == 0
    expected = json.loads(before)
    for record in expected["records"]:
        for evidence in record["evidence"]:
            evidence["start"] += 8
            evidence["end"] += 8
    fixed = (tmp_path / "fixed.json").read_bytes()
    assert json.loads(fixed) == expected
    # What people edit stays laid out as it was.
    assert len(fixed.splitlines()) == len(before.splitlines())


def test_repair_in_place(run: Any, seed: Path, edited: Path, tmp_path: Path) -> None:
    right = seed.read_bytes()
    done = run("validate", "edited.json", seed, "--in-place")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[-2:] == [
        "edited.json: repaired, 48 passages moved, in place",
        f"{seed}: ok, 1 article, 19 records",
    ]
    assert seed.read_bytes() == right
    assert run("validate", "edited.json", seed).returncode == 0
    assert sorted(os.listdir(tmp_path)) == ["article.json", "edited.json"]


def test_repair_of_json_lines_compressed(run: Any, edited: Path, tmp_path: Path) -> None:
    lines = [b'{"id": "x", "text": "x"}', orjson.dumps(json.loads(edited.read_bytes()))]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"\n".join(lines)))
    done = run("validate", "a.jsonl.gz", "--in-place")
    assert done.returncode == 0
    assert done.stdout.startswith(b"a.jsonl.gz:2: records[0].evidence[0]: exact is at ")
    fixed = gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()).splitlines()
    assert [json.loads(line)["id"] for line in fixed] == ["x", "us-iraq-coalition"]
    assert b"\n" not in fixed[1]


def test_repair_of_standard_input(run: Any, edited: Path) -> None:
    done = run("validate", "-", "--from", "json", "--repair", "-", stdin=edited.read_bytes())
    assert done.returncode == 0
    assert json.loads(done.stdout)["records"][0]["evidence"][0]["start"] == 89
    assert done.stderr.decode().splitlines()[-1] == (
        "standard input: repaired, 48 passages moved, written to standard output"
    )


def test_what_is_right_is_written_too(run: Any, seed: Path, tmp_path: Path) -> None:
    done = run("validate", "article.json", "--repair", "same.jsonl")
    assert (done.returncode, done.stdout) == (0, b"article.json: ok, 1 article, 19 records\n")
    assert json.loads((tmp_path / "same.jsonl").read_bytes())["id"] == "us-iraq-coalition"


@pytest.mark.parametrize("wrong", ["words", "other", "broken", "duplicate"])
def test_nothing_is_written_if_more_is_wrong(
    run: Any, edited: Path, tmp_path: Path, wrong: str
) -> None:
    article = json.loads(edited.read_bytes())
    data = b""
    if wrong == "words":
        article["records"][3]["evidence"][0]["exact"] = "nobody wrote this"
    elif wrong == "other":
        article["headline"] = 3
    elif wrong == "broken":
        data = b"{oops\n"
    else:
        data = orjson.dumps({"id": article["id"], "text": "x"}) + b"\n"
        data += data
    (tmp_path / "in.jsonl").write_bytes(orjson.dumps(article) + b"\n" + data)
    (tmp_path / "good.jsonl").write_bytes(b"old\n")
    before = (tmp_path / "in.jsonl").read_bytes()
    for how in (["--repair", "good.jsonl"], ["--in-place"]):
        done = run("validate", "in.jsonl", *how)
        assert done.returncode == 1
        reason = "1 passage is no longer in" if wrong == "words" else "more is wrong than offsets"
        assert f"in.jsonl: not repaired: {reason}" in done.stderr.decode()
        assert (tmp_path / "good.jsonl").read_bytes() == b"old\n"
        assert (tmp_path / "in.jsonl").read_bytes() == before


@pytest.mark.parametrize("how", [["--repair", "good.json"], ["--in-place"]])
def test_of_a_file_that_cannot_be_read_nothing_more_is_told(run: Any, how: list[str]) -> None:
    done = run("validate", "nothere.json", *how)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout == b"nothere.json: no such file\n"


def test_words_that_are_gone_are_named(run: Any, edited: Path) -> None:
    text = edited.read_text("utf-8").replace('"exact": "White House"', '"exact": "Red House"')
    edited.write_text(text.replace("sporadic attacks by", "few attacks by", 1), "utf-8")
    out = run("validate", "edited.json").stdout.decode()
    assert "exact is no longer in the text: 'sporadic attacks by armed groups" in out


@pytest.mark.parametrize("how", [["--repair", "good.json"], ["--in-place"]])
def test_words_that_are_gone_are_taken_out_if_asked(
    run: Any, edited: Path, tmp_path: Path, how: list[str]
) -> None:
    article = json.loads(edited.read_bytes())
    article["records"][3]["evidence"][0]["exact"] = "nobody wrote this"
    edited.write_bytes(orjson.dumps(article, option=orjson.OPT_INDENT_2))
    done = run("validate", "edited.json", "--drop-orphans", *how)
    assert (done.returncode, done.stderr) == (0, b"")
    *told, bare, last = done.stdout.decode().splitlines()
    assert any("no longer in the text: 'nobody wrote this'" in line for line in told)
    owner = f"{article['records'][3]['type']} '{article['records'][3]['id']}'"
    assert bare == f"edited.json: no passage reports {owner} any more"
    where = "in place" if how == ["--in-place"] else "written to good.json"
    assert last == f"edited.json: repaired, 47 passages moved, 1 taken out, {where}"
    fixed = json.loads((tmp_path / ("edited.json" if len(how) == 1 else how[1])).read_bytes())
    kept = [len(record["evidence"]) for record in article["records"]]
    kept[3] -= 1
    assert [len(record["evidence"]) for record in fixed["records"]] == kept
    article["headline"] = 3
    edited.write_bytes(orjson.dumps(article))
    done = run("validate", "edited.json", "--drop-orphans", *how)
    assert done.returncode == 1
    assert b"more is wrong than offsets alone" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["edited.json", "--drop-orphans"], "--drop-orphans is for a repair; give --repair"),
        (["a.json", "--repair", "b.json", "--in-place"], "--repair or --in-place, not both"),
        (["-", "--from", "json", "--in-place"], "standard input cannot be repaired in place"),
        (["edited.json", "article.json", "--repair", "b.json"], "--repair takes one FILE"),
        (["edited.json", "--repair", "edited.json"], "to write over it, use --in-place"),
        (["edited.json", "--repair", ""], "the name of the output is empty"),
    ],
)
def test_wrong_usage(run: Any, edited: Path, words: list[str], message: str) -> None:
    done = run("validate", *words)
    assert done.returncode == 2
    assert message in done.stderr.decode()


def test_an_output_that_loses_something_or_cannot_be_written(
    run: Any, edited: Path, tmp_path: Path
) -> None:
    lossy = run("validate", "edited.json", "--repair", "a.csv")
    assert lossy.returncode == 4
    assert b"csv: would lose text (1)" in lossy.stderr
    nowhere = run("validate", "edited.json", "--repair", "no/such.json")
    assert (nowhere.returncode, nowhere.stdout) == (4, b"")
    assert sorted(os.listdir(tmp_path)) == ["article.json", "edited.json"]
