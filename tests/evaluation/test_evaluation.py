"""Captured records against gold: pairing, slots, totals, and what makes gold bad."""

import io
from typing import Any

import orjson
import pytest

import dateline
from dateline.evaluation import Totals, compare, outcome_lines, outcomes, read_gold
from dateline.evaluation._names import same_name, same_names

TEXT = "Joe Biden met Sudani on Monday. Iran attacked Israel. Sudani spoke again."


def gold(*records: dict[str, Any], id: str = "a") -> Any:
    line = orjson.dumps({"id": id, "records": records})
    return read_gold(io.BytesIO(line))[id]


def captured(type: type[dateline.Record], exact: str, **fields: Any) -> dateline.Record:
    start = TEXT.index(exact)
    evidence = [dateline.Evidence(start=start, end=start + len(exact), exact=exact)]
    return type(evidence=evidence, **fields)


def result(wanted: dict[str, Any], *records: dateline.Record) -> Any:
    return compare(gold(wanted), dateline.Article(id="a", text=TEXT, records=records))


MEETING = {"type": "meeting", "quote": "Joe Biden met Sudani on Monday."}
INCIDENT = {"type": "incident", "quote": "Iran attacked Israel."}


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        ("Joe Biden|Biden", "President Biden", True),
        ("Recep Tayyip Erdoğan", "Erdogan", True),
        ("United States", "the United States", True),
        ("Iran", "Iranian forces", True),
        ("US", "US forces", True),
        ("US", "Russia", False),
        ("UN", "United", False),
        ("Mike Pompeo", "Susan Pompeo", True),
        ("Li", "Wang Li", True),
        ("Xi Li", "Wang Li", False),
        ("Iran", "", False),
        ("Iran", "President", False),
        ("U.S. Secretary of State", "Mr.", False),
    ],
)
def test_names(wanted: str, got: str, same: bool) -> None:
    assert same_name(wanted, got) is same


def test_lists_of_names_are_whole() -> None:
    assert same_names(["Biden", "Sudani"], ["Sudani", "Joe Biden"])
    assert not same_names(["Biden"], ["Biden", "Sudani"])
    assert not same_names(["Biden", "Sudani"], ["Biden"])


@pytest.mark.parametrize(
    ("slots", "fields", "agrees"),
    [
        ({"date": "2024-04"}, {"date": "2024-04-15"}, True),
        ({"date": "2024-04"}, {"date": "2024-04~"}, True),
        ({"date": "2024-04-15"}, {"date": "2024-04"}, False),
        ({"date": "2024-04-15"}, {}, False),
        ({"killed": 3}, {"killed": dateline.Quantity(low=3)}, True),
        ({"killed": 3}, {"killed": dateline.Quantity(low=3, best=4)}, False),
        ({"killed": 0}, {}, False),
        ({"status": "occurred"}, {"status": "ongoing"}, True),
        ({"status": "planned"}, {"status": "occurred"}, False),
        ({"kind": "clash"}, {"kind": "clash"}, True),
        ({"place": "Baghdad"}, {"places": [dateline.Place(name="Baghdad")]}, True),
        ({"weapon": "rocket"}, {"weapon": "rockets"}, True),
        ({"weapon": None, "targets": []}, {"weapon": "x"}, True),
    ],
)  # fmt: skip
def test_slots(slots: dict[str, Any], fields: dict[str, Any], agrees: bool) -> None:
    (pair,) = result(
        INCIDENT | slots, captured(dateline.Incident, "Iran attacked Israel", **fields)
    ).pairs
    assert pair.strict is agrees


def test_the_best_is_paired_and_a_second_capture_is_extra() -> None:
    worse = captured(dateline.Incident, "Iran attacked", kind="other")
    better = captured(dateline.Incident, "attacked Israel", kind="attack")
    done = result(INCIDENT | {"kind": "attack"}, worse, better)
    assert [pair.record.kind for pair in done.pairs] == ["attack"]
    assert [record.kind for record in done.extra] == ["other"]
    assert done.missed == ()


def test_another_type_or_passage_is_no_pair() -> None:
    other = captured(dateline.Statement, "Iran attacked Israel.")
    beside = captured(dateline.Incident, "Sudani spoke again.")
    none = dateline.Incident()
    done = result(INCIDENT, other, beside, none)
    assert (len(done.pairs), len(done.missed), len(done.extra)) == (0, 1, 3)


def test_another_telling_is_a_pair_and_optional_is_not_due() -> None:
    again = INCIDENT | {"also": ["Sudani spoke again."], "optional": True}
    totals = Totals()
    totals.add(result(again, captured(dateline.Incident, "Sudani spoke again.")))
    row = totals.types["incident"]
    assert (row.gold, row.captured, row.found, row.found_due) == (0, 1, 1, 0)
    assert (row.found_precision, row.found_recall, row.strict_f1) == (1.0, None, 0.0)


def test_only_articles_without_records_are_captured() -> None:
    made = captured(dateline.Meeting, "Joe Biden met Sudani")
    known = {"a": gold(MEETING), "b": gold(MEETING, id="b")}
    articles = [
        dateline.Article(id="a", text=TEXT),
        dateline.Article(id="b", text=TEXT, records=[made]),
        dateline.Article(id="c", text=TEXT),
    ]
    asked = []

    def capture(article: dateline.Article) -> dateline.Article:
        asked.append(article.id)
        return article.with_records(made)

    assert [len(each.pairs) for each in outcomes(known, articles, capture)] == [1, 1]
    assert asked == ["a"]
    assert [len(each.pairs) for each in outcomes(known, articles)] == [0, 1]


def test_one_article_in_full() -> None:
    wanted = gold(
        MEETING | {"participants": ["Joe Biden|Biden", "Sudani"], "place": "Baghdad"},
        INCIDENT | {"actors": ["Iran"]},
        {"type": "statement", "quote": "Sudani spoke again.", "speakers": ["Sudani"]},
    )
    article = dateline.Article(
        id="a",
        text=TEXT,
        records=[
            captured(dateline.Meeting, "Biden met Sudani", id="m", extractor="rules.met",
                     participants=[dateline.Actor(name="Biden")]),
            captured(dateline.Statement, "Iran attacked Israel", id="s1"),
            captured(dateline.Statement, "Sudani spoke again.", id="s2",
                     speakers=[dateline.Actor(name="Sudani")]),
        ],
    )  # fmt: skip
    lines = outcome_lines(compare(wanted, article), 80)
    text = "\n".join("".join(span.text for span in line).rstrip() for line in lines)
    assert (
        text
        == """\
a  1 missed, 1 with slots that disagree, 1 extra, 1 right

Missed (1)
   incident   “Iran attacked Israel.”
              actors     Iran
              got there  statement, s1

Found, with slots that disagree (1)
   meeting    “Joe Biden met Sudani on Monday.” m, rules.met
              participants  gold: Joe Biden; Sudani · got: Biden
              place         gold: Baghdad · got: nothing

Extra (1)
   statement  “Iran attacked Israel” s1
              direct  no

Right (1)
   statement  “Sudani spoke again.” s2"""
    )


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (3, "expected an object with id and records, got 3"),
        ({"records": []}, "id: expected the id of an article, got None"),
        ({"id": "a"}, "records: expected a list, got None"),
        ({"id": "a", "records": [], "record": 1}, "record: unknown, did you mean 'records'?"),
        ({"id": "a", "records": [3]}, "records[0]: expected an object, got 3"),
        ({"id": "a", "records": [{"type": "meetng"}]}, "did you mean 'meeting'?"),
        ({"id": "a", "records": [{"type": "meeting"}]}, "records[0].quote: expected a passage"),
        ({"id": "a", "records": [MEETING | {"palce": "x"}]}, "unknown, did you mean 'place'?"),
        ({"id": "a", "records": [MEETING | {"status": "x"}]}, "status: expected one of occurred,"),
        ({"id": "a", "records": [MEETING | {"participants": "x"}]}, "expected a list of names"),
        ({"id": "a", "records": [INCIDENT | {"killed": "3"}]}, "killed: expected a whole number"),
        ({"id": "a", "records": [INCIDENT | {"also": "x"}]}, "also: expected a list of passages"),
        ({"id": "a", "records": [INCIDENT | {"optional": 1}]}, "optional: expected true or false"),
        ({"id": "x", "records": []}, "id: 'x' stands in line 1 too"),
    ],
)  # fmt: skip
def test_bad_gold_names_line_and_problem(value: object, problem: str) -> None:
    data = b'{"id": "x", "records": []}\n\n' + orjson.dumps(value)
    with pytest.raises(dateline.GoldError) as caught:
        read_gold(io.BytesIO(data))
    assert caught.value.line == 3
    assert str(caught.value).startswith("<stream>:3: ")
    assert problem in str(caught.value)


def test_gold_that_is_no_json() -> None:
    with pytest.raises(dateline.ParseError, match=r"<stream>:2:2: is not JSON"):
        read_gold(io.BytesIO(b'{"id": "x", "records": []}\n{oops'))


def test_a_quote_that_is_not_in_the_text() -> None:
    wanted = gold(MEETING, INCIDENT | {"also": ["Iraq attacked Israel."]})
    with pytest.raises(dateline.GoldError) as caught:
        compare(wanted, dateline.Article(id="a", text=TEXT))
    assert str(caught.value) == (
        "<stream>:1: records[1].also[0]: 'Iraq attacked Israel.' is not in the text of article 'a'"
    )
