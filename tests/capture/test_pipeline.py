"""The capture as a whole: what holds for any text."""

import json
import os
import random
import re
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline.capture.pipeline import capture_article
from dateline.model import Article

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "us-iraq-coalition" / "article.txt"
SHARED = ROOT.parent / "shared"
NAUGHTY = SHARED / "suites" / "naughty-strings" / "blns.json"
CORPUS = SHARED / "capture"


def captured(text, **fields):
    article = capture_article(Article(text=text, published="2024-04-20", **fields))
    for record in article.records:
        assert record.evidence
        for item in record.evidence:
            assert article.text[item.start : item.end] == item.exact
    return article.records


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=400).filter(str.strip))
def test_any_text_is_taken(text):
    captured(text)


WORDS = [*SEED.read_text(encoding="utf-8").split(), '"', "“", "”", "(", ")", "--", "said", "killed"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=80))
def test_any_words_of_the_news_are_taken(words):
    captured(" ".join(words))


@pytest.mark.parametrize("text", ["armed", "Armed and dangerous.", "and armed rebels"])
def test_a_participle_may_begin_the_text(text):
    assert captured(text) == ()


@pytest.mark.skipif(not NAUGHTY.exists(), reason="../shared/suites/naughty-strings is not there")
def test_naughty_strings_are_taken():
    strings = [text for text in json.loads(NAUGHTY.read_text(encoding="utf-8")) if text.strip()]
    for text in [*strings, "\n".join(strings)]:
        captured(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: unicodedata.normalize("NFD", text.replace("Erbil", "Erbîl")),
        lambda text: text.replace(" the ", " \U0001f5fa the "),
        lambda text: "\ufeff" + text,
        str.upper,
        str.lower,
    ],
    ids=["CRLF", "NFD", "non-BMP", "BOM", "upper", "lower"],
)
def test_passages_are_exact_in_other_forms_of_the_text(change):
    captured(change(SEED.read_text(encoding="utf-8")))


NOISE = {
    "one letter": "a" * 100_000,
    "letters": "a " * 50_000,
    "quotation marks": '"a ' * 30_000,
    "stops": ". " * 50_000,
    "brackets": "(" * 100_000,
    "names": " ".join(
        f"Al{i:04x} B{i % 97:02x}".translate(str.maketrans("0123456789", "ghijklmnop"))
        for i in range(12_000)
    ),
    "and": "Joe and " * 12_000,
    "lists": "Joe, " * 20_000,
    "sayings": "Joe said " * 11_000,
    "one event again": "The attack killed five people. " * 3_000,
    "one meeting again": "Joe Biden met Vladimir Putin in Paris. " * 2_500,
    "genitives": "Iran's " * 14_000,
    "offices": "Minister of " * 8_000,
    "pronouns": "He said. " * 11_000,
}  # fmt: skip


@pytest.mark.parametrize("noise", NOISE)
def test_noise_takes_no_longer_than_its_length_allows(noise):
    """Twice the text costs at most about twice the time: no rule is quadratic."""
    text = NOISE[noise]

    def seconds(length):
        best = float("inf")
        for _ in range(2):
            begun = time.process_time()
            captured(text[:length])
            best = min(best, time.process_time() - begun)
        return best

    half, whole = seconds(len(text) // 2), seconds(len(text))
    # A margin over 2.5, for a machine with other work.
    assert whole <= max(3.5 * half, 0.3)


def test_a_megabyte_of_noise_is_taken():
    numbers = random.Random(7)
    letters = "abcdefgh ABC\"“”'’().,;:!?-\n 0123456789éß\U0001f600"
    captured("".join(numbers.choice(letters) for _ in range(1_000_000)))


def test_same_bytes_in_every_process():
    program = (
        "import sys, dateline; from dateline.capture.pipeline import capture_article;"
        f"text = open({str(SEED)!r}, encoding='utf-8').read();"
        "article = capture_article(dateline.Article(text=text, published='2024-04-20'));"
        "sys.stdout.buffer.write(dateline.dumps(article, 'json'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
            check=True,
            capture_output=True,
        ).stdout
        for seed, locale, zone in (("0", "C", "UTC"), ("4711", "C.UTF-8", "Asia/Tokyo"))
    }
    assert len(outputs) == 1


def test_records_say_where_they_come_from():
    for record in captured(SEED.read_text(encoding="utf-8")):
        assert record.extractor is not None
        assert record.extractor.startswith("rules:")
        assert record.confidence is not None
        assert 0 < record.confidence < 1
        assert record.summary


def test_the_headline_is_not_read_twice():
    text = "Minister met president in Paris\n\nThe weather is fine."
    article = Article(headline="Minister met president in Paris", text=text)
    assert not capture_article(article).records


def score(gold, articles):
    """Figures of the corpus's own scorer: found and strict, precision and recall, by type."""
    found = subprocess.run(
        [sys.executable, str(CORPUS / "score.py"), *map(str, (gold, articles[0], articles[1]))],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    rows = {}
    for line in found.splitlines():
        cells = line.split()
        if cells and cells[0] in ("meeting", "statement", "deployment", "incident", "all"):
            figures = [float(x) for cell in cells[3:5] for x in cell.split("/") if x != "-"]
            rows[cells[0]] = (figures, float(cells[5]) if len(cells) > 5 else 0.0)
    return rows


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/capture is not there")
def test_the_development_corpus(tmp_path):
    lines = (CORPUS / "dev" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [capture_article(Article(**json.loads(line))) for line in lines]
    converted = tmp_path / "converted.jsonl"
    converted.write_bytes(dateline.dumps(articles, "jsonl"))
    rows = score(CORPUS / "dev" / "gold.jsonl", (CORPUS / "dev" / "articles.jsonl", converted))
    (found_precision, found_recall, strict_precision, strict_recall), _ = rows["all"]
    assert found_precision >= 0.88
    assert found_recall >= 0.80
    assert strict_precision >= 0.72
    assert strict_recall >= 0.65
    assert min(f1 for name, (_, f1) in rows.items() if name != "all") >= 0.5


def sides_of_headline(headline):
    """The last words of the sides that a headline names, "Doe's Call with Roe of Mali and Poe"."""
    first, _, rest = headline.rpartition("’s Call" if "’s Call" in headline else "’s Meeting")
    others = [other.split() for other in re.split(", | and | of ", rest)]
    return first.split()[-1].lower(), [other[-1].lower() for other in others if other]


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/capture is not there")
def test_readouts_have_a_meeting_of_the_two_sides_that_the_headline_names():
    both = lines = 0
    for line in (CORPUS / "readouts.jsonl").read_text(encoding="utf-8").splitlines():
        readout = json.loads(line)
        text = readout["text"].partition("\n")[2]  # without its headline
        first, others = sides_of_headline(readout["headline"])
        for record in capture_article(Article(text=text, published=readout["published"])).records:
            words = " ".join(
                f"{actor.office or ''} {actor.name}"
                for actor in getattr(record, "participants", ())
            ).lower()
            if first in words and any(other in words for other in others):
                both += 1
                break
        lines += 1
    assert both >= 0.95 * lines


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/capture is not there")
def test_the_seed_article(tmp_path):
    text = SEED.read_text(encoding="utf-8")
    gold = CORPUS / "dev" / "seed-gold.jsonl"
    name = json.loads(gold.read_text(encoding="utf-8").splitlines()[0])["id"]
    article = dateline.read(SEED)
    articles, converted = tmp_path / "articles.jsonl", tmp_path / "converted.jsonl"
    articles.write_text(json.dumps({"id": name, "text": text}), encoding="utf-8")
    converted.write_bytes(dateline.dumps(article, "jsonl"))
    rows = score(gold, (articles, converted))
    (_, _, strict_precision, strict_recall), _ = rows["all"]
    assert strict_recall == 1
    assert strict_precision >= 0.9


def test_the_seed_article_on_a_map():
    features = json.loads(dateline.dumps(dateline.read(SEED), "geojson"))["features"]
    there = {
        feature["properties"]["place_name"]: feature["geometry"]["coordinates"]
        for feature in features
        if feature["geometry"]
    }
    assert {"Erbil", "Iraq", "Syria", "Israel", "White House"} <= set(there)
    longitude, latitude = there["Erbil"]
    assert 43.9 < longitude < 44.1
    assert 36.1 < latitude < 36.3
