"""The real articles: their captures are whole, and every format writes what is expected of it."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline.convert import Converter
from dateline.registry import Registry

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CASES = sorted(path.parent for path in (ROOT / "seeds").glob("*/article.txt"))
SEED = ROOT / "seeds" / "us-iraq-coalition"

# Without the packages of this environment: golden files hold what the core alone writes.
CORE = Converter(Registry(entry_points=[]))
EXPORTERS = {item.name: item.value for item in CORE.registry.exporters()}
READERS = [item.name for item in CORE.registry.readers() if not item.value.bare]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_writes_the_golden_file(case, name, request):
    written = CORE.dumps(CORE.read(case / "article.json"), name)
    golden = case / "expected" / f"article{EXPORTERS[name].suffixes[0]}"
    if request.config.getoption("--regenerate"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(written)
    assert written == golden.read_bytes()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("name", READERS)
def test_what_is_read_back_is_the_same_article(case, name):
    article = CORE.read(case / "article.json")
    assert CORE.loads(CORE.dumps(article, name), name) == article


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_capture_is_of_the_article_beside_it(case):
    article = CORE.read(case / "article.json")
    assert article.text.encode() == (case / "article.txt").read_bytes()
    assert all(record.evidence for record in article.records)
    assert all(record.summary for record in article.records)


def test_the_first_article_is_the_one_it_all_began_with():
    digest = hashlib.sha256((SEED / "article.txt").read_bytes()).hexdigest()
    originals = list((SHARED / "seeds").glob("*.txt"))
    if not originals:
        pytest.skip("../shared/seeds is not beside this checkout")
    assert digest in {hashlib.sha256(path.read_bytes()).hexdigest() for path in originals}


def test_the_map_has_erbil_iraq_and_syria():
    collection = json.loads(CORE.dumps(CORE.read(SEED / "article.json"), "geojson"))
    located = {
        feature["properties"]["place_name"]: feature["geometry"]["coordinates"]
        for feature in collection["features"]
        if feature["geometry"]
    }
    assert located["Erbil"] == [44.0094, 36.1911]
    assert {"Erbil", "Iraq", "Syria", "Israel", "White House"} <= set(located)


def test_the_capture_holds_all_that_another_reader_found(tmp_path):
    scorer = SHARED / "capture" / "score.py"
    gold = SHARED / "capture" / "dev" / "seed-gold.jsonl"
    if not scorer.exists():
        pytest.skip("../shared/capture is not beside this checkout")
    article = CORE.read(SEED / "article.json")
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "seed", "text": article.text}) + "\n")
    CORE.write(article, tmp_path / "captured.jsonl")
    run = subprocess.run(
        [sys.executable, scorer, gold, texts, tmp_path / "captured.jsonl", "--show", "seed"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "MISS" not in run.stdout
    assert "EXTRA" not in run.stdout
    total = next(line for line in run.stdout.splitlines() if line.startswith("all"))
    assert total.split()[3:5] == ["1.00/1.00", "1.00/1.00"], run.stdout


def test_the_public_verbs_convert_it(tmp_path):
    done = dateline.convert(SEED / "article.json", tmp_path / "events.csv.gz")
    assert (done.articles, done.records, done.skipped) == (1, 19, 0)
    assert (tmp_path / "events.csv.gz").read_bytes()[:2] == b"\x1f\x8b"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_bare_text_reads_as_the_article_does(case):
    bare = CORE.read(case / "article.txt", capture=False)
    article = CORE.read(case / "article.json")
    assert (bare.text, bare.headline) == (article.text, article.headline)
