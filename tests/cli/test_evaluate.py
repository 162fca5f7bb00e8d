"""``dateline evaluate``, and that its figures are those of the scorer of the project's corpus."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[3] / "shared" / "capture"
NOISE = ["President Donald Trump", "Iran", "the United States", "Ali"]


def line(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


@pytest.fixture
def corpus(tmp_path: Path) -> None:
    text = "Iran attacked Israel. Biden met Sudani."
    record = {"type": "incident", "quote": "Iran attacked Israel.", "actors": ["Iran"]}
    (tmp_path / "gold.jsonl").write_bytes(
        line({"id": "a", "records": [record]}) + line({"id": "b", "records": []})
    )
    evidence = {"start": 0, "end": 20, "exact": text[:20]}
    captured = {"type": "incident", "actors": [{"name": "Iran"}], "evidence": [evidence]}
    (tmp_path / "articles.jsonl").write_bytes(
        line({"id": "a", "text": text, "records": [captured]})
    )


def test_the_table(run: Any, corpus: None) -> None:
    done = run("evaluate", "gold.jsonl", "articles.jsonl")
    assert done.returncode == 0
    assert (
        done.stdout.decode()
        == """\
type          gold   got   found P/R   strict P/R   strict F1
meeting          0     0         -/-          -/-       0.000
statement        0     0         -/-          -/-       0.000
deployment       0     0         -/-          -/-       0.000
incident         1     1   1.00/1.00    1.00/1.00       1.000
all              1     1   1.00/1.00    1.00/1.00       1.000

slots that agree, of those that gold fills in what was found
meeting     -
statement   -
deployment  -
incident    actors 1/1

1 of 1 passages exact; 1 of 2 articles compared
"""
    )
    assert done.stderr == b"dateline: warning: 1 article of gold not there: 'b'\n"


def test_one_article(run: Any, corpus: None) -> None:
    done = run("evaluate", "gold.jsonl", "articles.jsonl", "--show", "a")
    assert done.stdout.startswith(b"a  0 missed, 0 with slots that disagree, 0 extra, 1 right\n")
    unknown = run("evaluate", "gold.jsonl", "articles.jsonl", "--show", "aa")
    assert unknown.returncode == 2
    assert b"no article 'aa' in gold.jsonl, did you mean 'a'?" in unknown.stderr


def test_bad_input(run: Any, corpus: None, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_bytes(b"\n" + line({"id": "a", "records": [{"type": "x"}]}))
    done = run("evaluate", "bad.jsonl", "articles.jsonl")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"dateline: error: bad.jsonl:2: records[0].type: 'x' is not one")
    (tmp_path / "other.jsonl").write_bytes(line({"id": "z", "text": "z"}))
    other = run("evaluate", "gold.jsonl", "other.jsonl")
    assert other.returncode == 1
    assert b"other.jsonl: holds none of the articles of gold.jsonl, by id" in other.stderr
    assert run("evaluate", "gold.jsonl", "no.jsonl").returncode == 1


def test_the_figures_are_those_of_the_scorer(run: Any, tmp_path: Path) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus beside the repository is not here")
    gold, articles = CORPUS / "dev" / "gold.jsonl", CORPUS / "dev" / "articles.jsonl"
    for seed in range(6):
        invent(gold, articles, tmp_path / "captured.jsonl", random.Random(seed))
        assert run("convert", "captured.jsonl", "converted.jsonl").returncode == 0
        words = [CORPUS / "score.py", gold, articles, tmp_path / "converted.jsonl"]
        scored = subprocess.run(
            [sys.executable, *map(str, words)], capture_output=True, check=True, text=True
        ).stdout.splitlines()
        ours = run("evaluate", gold, "converted.jsonl").stdout.decode().splitlines()
        assert [row.split() for row in ours[1:6]] == [row.split() for row in scored[1:6]]
        slots = sorted(
            f"{name}.{slot}"
            for row in ours[8:12]
            for name, _, rest in [row.partition(" ")]
            for slot in rest.strip().split(", ")
        )
        assert slots == sorted(scored[6].removeprefix("slots: ").split(", "))


def invent(gold: Path, articles: Path, target: Path, chance: random.Random) -> None:
    """Captured records made from gold: right, wrong, doubled, shifted, missing."""
    known = {
        each["id"]: each["records"] for each in map(json.loads, gold.read_bytes().splitlines())
    }
    lines = []
    for article in map(json.loads, articles.read_bytes().splitlines()):
        records = [
            invented(article["text"], wanted, chance)
            for wanted in known.get(article["id"], [])
            for _ in range(chance.choice([0, 1, 1, 1, 2]))
        ]
        chance.shuffle(records)
        lines.append(line({**article, "records": records}))
    target.write_bytes(b"".join(lines))


def invented(text: str, wanted: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    def name(accepted: str) -> str:
        return chance.choice(accepted.split("|") if chance.random() < 0.8 else NOISE)

    quote = chance.choice([wanted["quote"], *wanted.get("also", [])])
    start = max(0, text.find(quote) + chance.choice([0, 0, 0, -20, 15]))
    end = max(start + 1, min(len(text), start + len(quote) + chance.choice([0, 0, 30, -10])))
    evidence = [{"start": start, "end": end, "exact": text[start:end]}]
    made: dict[str, Any] = {"type": wanted["type"], "evidence": evidence}
    for slot, value in wanted.items():
        if value is None:
            continue
        if slot in ("participants", "speakers", "actors", "targets"):
            made[slot] = [{"name": name(each)} for each in value]
            if chance.random() < 0.1:
                made[slot].append({"name": "X Y"})
        elif slot == "place" and chance.random() < 0.8:
            made["places"] = [{"name": name(value)}]
        elif slot == "force":
            made[slot] = {"name": name(value)}
        elif slot == "weapon":
            made[slot] = name(value)
        elif slot in ("personnel", "killed", "injured"):
            made[slot] = chance.choice([{"best": value}, {"low": value}, {"best": value + 1}])
        elif slot == "date":
            made[slot] = chance.choice([value, value[:7], f"{value}~", "2019-10-08"])
        elif slot == "direct":
            made[slot] = value if chance.random() < 0.85 else not value
        elif slot in ("kind", "movement", "format", "status"):
            wrong = {"kind": "other", "movement": "present", "format": "virtual"}
            made[slot] = value if chance.random() < 0.8 else wrong.get(slot, "ongoing")
    return made
