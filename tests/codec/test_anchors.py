"""Evidence found again by its words."""

import time
from typing import Any

import orjson
import pytest

import dateline
from dateline.codec.anchors import reanchored
from dateline.errors import EvidenceProblem

TEXT = "Biden met Sudani. In Baghdad, Sudani met Erdoğan. 😀 Later Sudani spoke."


def article(*evidence: dict[str, object], text: str = TEXT, **more: object) -> dict[str, Any]:
    record = {"type": "meeting", "id": "m", "evidence": list(evidence)}
    return {"id": "a", "text": text, "records": [record], **more}


def passage(
    exact: str, start: int | None, end: int | None = None, **more: object
) -> dict[str, Any]:
    if end is None and start is not None:
        end = start + len(exact)
    return {"start": start, "end": end, "exact": exact, **more}


def moved(exact: str, start: int | None, end: int | None = None) -> tuple[int, int] | None:
    _, problems = reanchored(article(passage(exact, start, end)))
    (problem,) = problems
    return problem.found


def test_what_is_right_is_left_as_it_is() -> None:
    given = article(passage("Sudani", TEXT.index("Sudani")))
    same, problems = reanchored(given)
    assert same is given
    assert problems == []


def test_what_is_given_is_not_changed() -> None:
    given = article(passage("Biden met", 3))
    before = orjson.dumps(given)
    same, _ = reanchored(given)
    assert orjson.dumps(given) == before
    assert same["records"][0]["evidence"][0]["start"] == 0  # type: ignore[index]


@pytest.mark.parametrize("offset", range(len(TEXT) + 40))
def test_the_nearest_occurrence_wins(offset: int) -> None:
    places = [i for i in range(len(TEXT)) if TEXT.startswith("Sudani", i)]
    if offset in places:
        return
    in_utf_16 = [len(TEXT[:i].encode("utf-16-le")) // 2 for i in places]
    in_utf_8 = [len(TEXT[:i].encode()) for i in places]
    if offset in in_utf_16 or offset in in_utf_8:
        return
    nearest = min(places, key=lambda place: (abs(place - offset), place))
    assert moved("Sudani", offset) == (nearest, nearest + 6)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-8"])
def test_offsets_in_other_units_mean_what_they_say(encoding: str) -> None:
    width = 2 if encoding == "utf-16-le" else 1
    # So many wide characters that another occurrence is nearer to the number.
    text = "😀" * 40 + "é" * 40 + " Sudani " + "Sudani " * 30
    place = text.index("Sudani") + 7 * 2
    start = len(text[:place].encode(encoding)) // width
    end = len(text[: place + 6].encode(encoding)) // width
    _, (problem,) = reanchored(article(passage("Sudani", start, end), text=text))
    assert problem.found == (place, place + 6)


def test_a_passage_of_wide_characters_has_an_end_in_other_units() -> None:
    exact = "met Erdoğan. 😀"
    start = TEXT.index(exact)
    assert moved(exact, start, start + len(exact.encode())) == (start, start + len(exact))


def test_no_offset_is_enough_where_the_words_stand_once() -> None:
    start = TEXT.index("Baghdad")
    assert moved("Baghdad", None) == (start, start + 7)
    _, (problem,) = reanchored(article({"exact": "Sudani"}))
    assert (problem.found, problem.count) == (None, 3)
    _, (once,) = reanchored(article({"exact": "Baghdad"}))
    assert f"exact is at {start}:{start + 7}, and no offsets are given: 'Baghdad'" in str(once)
    assert "in the text 3 times, and no start says where: 'Sudani' (meeting 'm')" in str(problem)


@pytest.mark.parametrize("bad", [-1, 2**70, True, "3", 1.0, [], {}])
def test_offsets_that_are_no_offsets(bad: object) -> None:
    given = article({"start": bad, "end": bad, "exact": "Baghdad"})
    _, (problem,) = reanchored(given)
    assert problem.found is not None
    assert (
        dateline.Converter(reanchor=True).loads(orjson.dumps(given), "json") if bad != 2**70 else 1
    )


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": 3, "records": []},
        {"text": "x", "records": {}},
        {"text": "x", "records": [3, None, {"evidence": 3}, {"evidence": [3, {}, {"exact": 3}]}]},
        {"text": "x", "records": [{"evidence": [{"exact": "", "start": 9, "end": 9}]}]},
    ],
)
def test_what_is_no_article_is_left_to_others(given: dict[str, object]) -> None:
    assert reanchored(given) == (given, [])


def test_every_passage_is_told_and_all_else_too() -> None:
    given = article(
        passage("Biden met", 2), passage("in Bagdad", 18), passage("Sudani spoke", 0), langage="en"
    )
    with pytest.raises(dateline.InvalidArticleError) as caught:
        dateline.loads(orjson.dumps(given), "json")
    assert str(caught.value).splitlines() == [
        "records[0].evidence[0]: exact is at 0:9 now, not at 2:11: 'Biden met' (meeting 'm')",
        "records[0].evidence[1]: exact is no longer in the text: 'in Bagdad'; at 18:27 stands "
        "'In Baghda' (meeting 'm')",
        "records[0].evidence[2]: exact is at 58:70 now, not at 0:12: 'Sudani spoke' (meeting 'm')",
        "langage: unknown field, did you mean 'language'?",
    ]
    first, lost, *_ = caught.value.problems
    assert isinstance(first, EvidenceProblem)
    assert isinstance(lost, EvidenceProblem)
    assert (first.start, first.end, first.found, first.exact) == (2, 11, (0, 9), "Biden met")
    assert lost.found is None


def test_the_path_in_an_array_and_the_line_are_told() -> None:
    bad = orjson.dumps(article(passage("Biden met", 2)))
    with pytest.raises(dateline.InvalidArticleError) as caught:
        list(dateline.loads_all(b'[{"text": "x"}, ' + bad + b"]", "json"))
    (problem,) = caught.value.problems
    assert problem.path == "[1].records[0].evidence[0]"
    assert isinstance(problem, EvidenceProblem)
    with pytest.raises(dateline.InvalidArticleError, match="line 2: records"):
        list(dateline.loads_all(b'{"text": "x"}\n' + bad, "jsonl"))


def test_reanchoring_gives_the_article_back_and_nothing_else_changes(
    seed_article: dateline.Article,
) -> None:
    whole = orjson.loads(dateline.dumps(seed_article, "json"))
    for record in whole["records"]:
        for index, evidence in enumerate(record["evidence"]):
            evidence["start"] += 7 + index
            evidence["end"] += 9
    data = orjson.dumps(whole)
    with pytest.raises(dateline.InvalidArticleError):
        dateline.loads(data, "json")
    assert dateline.Converter(reanchor=True).loads(data, "json") == seed_article


def test_reanchoring_still_refuses_what_is_wrong() -> None:
    given = article(passage("Biden met", 2), passage("nowhere", 2))
    with pytest.raises(dateline.InvalidArticleError) as caught:
        dateline.Converter(reanchor=True).loads(orjson.dumps(given), "json")
    assert [problem.path for problem in caught.value.problems] == ["records[0].evidence[1]"]
    given = article(passage("Biden met", 2), headline=3)
    with pytest.raises(dateline.InvalidArticleError, match=r"^headline: expected text, got 3$"):
        dateline.Converter(reanchor=True).loads(orjson.dumps(given), "json")


def test_orphans_are_taken_out_if_asked() -> None:
    given = article(passage("Biden met", 2), passage("nowhere", 2), passage("gone", 0))
    converter = dateline.Converter(reanchor=True, drop_orphans=True)
    found = converter.loads(orjson.dumps(given), "json").records[0].evidence
    assert [each.exact for each in found] == ["Biden met"]
    alone = article(passage("nowhere", 2), {"exact": 3})
    with pytest.raises(dateline.InvalidArticleError, match="exact: expected text, got 3"):
        converter.loads(orjson.dumps(alone), "json")
    several = article({"exact": "Sudani"})  # three of them: nothing tells which is meant
    with pytest.raises(dateline.InvalidArticleError, match="in the text 3 times"):
        converter.loads(orjson.dumps(several), "json")
    only_drops = dateline.Converter(drop_orphans=True)
    with pytest.raises(dateline.InvalidArticleError) as caught:
        only_drops.loads(orjson.dumps(given), "json")
    assert [problem.path for problem in caught.value.problems] == ["records[0].evidence[0]"]


@pytest.mark.parametrize(
    ("text", "exact"),
    [("a" * 300_000 + "b", "a" * 40), ("ab" * 150_000, "ba" * 20), ("x" * 300_000 + "a", "a")],
)
def test_far_and_frequent_passages_take_no_quadratic_time(text: str, exact: str) -> None:
    given = article(*(passage(exact, 10**6 + i) for i in range(1000)), text=text)
    began = time.perf_counter()
    _, problems = reanchored(given)
    assert time.perf_counter() - began < 10
    assert len(problems) == 1000
    assert all(problem.found for problem in problems)
