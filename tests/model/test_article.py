"""Articles: quotations, ids, and passages that stand in the text."""

from __future__ import annotations

import attrs
import pytest

from dateline.errors import CitationError, ModelError
from dateline.model import Article, Evidence, Meeting, Record, Statement

TEXT = "A met B. \N{PILE OF POO} cafe\N{COMBINING ACUTE ACCENT} A met C."


def article(*records: Record, text: str = TEXT, id: str = "a") -> Article:
    return Article(id=id, text=text, records=records)


# --- Quotations


@pytest.mark.parametrize(
    ("quote", "start"),
    [
        ("met B", 2),
        (TEXT, 0),
        ("\N{PILE OF POO}", 9),
        ("caf", 11),
        ("\N{COMBINING ACUTE ACCENT} A", 15),
        ("C.", 23),
    ],
)
def test_cite_gives_offsets_in_code_points(quote: str, start: int) -> None:
    evidence = article().cite(quote)
    assert (evidence.start, evidence.end) == (start, start + len(quote))
    assert evidence.exact == quote == TEXT[evidence.start : evidence.end]
    assert evidence.field is None
    assert article(Meeting(evidence=[evidence])).records[0].evidence == (evidence,)


def test_cite_takes_the_field_that_is_supported() -> None:
    assert article().cite("met B", field="date").field == "date"


@pytest.mark.parametrize(
    ("quote", "count", "said"),
    [
        ("met D", 0, "'met D' is not in the text"),
        ("", 0, "'' is not in the text"),
        ("caf\N{LATIN SMALL LETTER E WITH ACUTE}", 0, "is not in the text"),
        ("MET B", 0, "is not in the text"),
        ("A met", 2, "occurs 2 times in the text; quote more words around it"),
    ],
)
def test_cite_refuses_what_is_not_there_once(quote: str, count: int, said: str) -> None:
    with pytest.raises(CitationError) as caught:
        article().cite(quote)
    assert (caught.value.quote, caught.value.count) == (quote, count)
    assert said in str(caught.value)
    assert isinstance(caught.value, ModelError)


def test_overlapping_occurrences_are_not_cited() -> None:
    with pytest.raises(CitationError):
        article(text="banana").cite("ana")


# --- Ids


def test_ids_are_filled_in_and_stable() -> None:
    def make() -> Article:
        return Article(
            headline="H", text=TEXT, records=[Meeting(evidence=[article().cite("met B")])]
        )

    assert make() == make()
    assert len(make().id) == 16
    assert make().records[0].id.startswith("meeting-")


def test_ids_depend_on_headline_and_text_of_the_article() -> None:
    made = [Article(text="t"), Article(text="u"), Article(text="t", headline="u")]
    assert len({item.id for item in made}) == 3
    assert Article(text="t", url="https://example.org").id == made[0].id


def test_ids_depend_on_article_type_and_passage_of_the_record() -> None:
    passage, other = article().cite("met B"), article().cite("met C")
    made = [
        article(Meeting(evidence=[passage])),
        article(Meeting(evidence=[other])),
        article(Statement(evidence=[passage])),
        article(Meeting(evidence=[passage]), id="b"),
    ]
    assert len({item.records[0].id for item in made}) == 4
    again = article(Meeting(evidence=[passage], summary="better worded", confidence=1))
    assert again.records[0].id == made[0].records[0].id


def test_records_of_one_passage_are_numbered() -> None:
    first, second, third = article(Meeting(), Meeting(summary="s"), Meeting()).records
    assert [second.id, third.id] == [f"{first.id}-2", f"{first.id}-3"]


def test_given_ids_are_kept_and_never_given_again() -> None:
    made = article(Meeting()).records[0].id
    ids = [record.id for record in article(Meeting(), Meeting(id=made), Meeting(id="x")).records]
    assert ids == [f"{made}-2", made, "x"]


def test_a_duplicate_id_is_refused() -> None:
    with pytest.raises(ModelError, match=r"Article\.records\[1\]\.id: 'x' is the id of an earlier"):
        article(Meeting(id="x"), Statement(id="x"))


# --- Evidence


@pytest.mark.parametrize(
    ("evidence", "field", "said"),
    [
        (Evidence(start=0, end=3, exact="met"), "exact", "is not text[0:3], which is 'A m'"),
        (Evidence(start=24, end=27, exact="met"), "end", "27 lies behind the end of the text, 25"),
        (Evidence(start=99, end=102, exact="met"), "end", "lies behind the end of the text"),
    ],
)
def test_a_passage_that_is_not_in_the_text_is_refused(
    evidence: Evidence, field: str, said: str
) -> None:
    good = article().cite("met B")
    with pytest.raises(ModelError) as caught:
        article(Meeting(), Meeting(evidence=[good, evidence]))
    assert caught.value.field == f"records[1].evidence[1].{field}"
    assert said in caught.value.problem


def test_evidence_supports_a_field_that_the_record_has() -> None:
    passage = article().cite("met B", field="particpants")
    with pytest.raises(ModelError) as caught:
        article(Statement(), Meeting(evidence=[passage]))
    assert caught.value.field == "records[1].evidence[0].field"
    assert caught.value.problem.endswith("did you mean 'participants'?")
    assert article(Meeting(evidence=[attrs.evolve(passage, field="participants")]))


@pytest.mark.parametrize("exact", ["me", "met B.", ""])
def test_a_quotation_of_another_length_is_refused(exact: str) -> None:
    with pytest.raises(ModelError, match=r"evidence\[0\]\.exact"):
        article(Meeting(evidence=[Evidence(start=2, end=5, exact=exact)]))


def test_offsets_in_utf_16_or_bytes_are_refused() -> None:
    start = len(TEXT[:10].encode("utf-16-le")) // 2 + 1
    with pytest.raises(ModelError, match=r"evidence\[0\]"):
        article(Meeting(evidence=[Evidence(start=start, end=start + 3, exact="caf")]))


# --- More records


def test_with_records_appends_to_a_new_article() -> None:
    one = article(Meeting(id="x"))
    two = one.with_records(Statement(id="y"), Statement(id="z"))
    assert [record.id for record in one.records] == ["x"]
    assert [record.id for record in two.records] == ["x", "y", "z"]
    assert one.with_records() == one


def test_with_records_checks_again() -> None:
    with pytest.raises(ModelError, match="earlier record"):
        article(Meeting(id="x")).with_records(Meeting(id="x"))
    with pytest.raises(ModelError, match="exact"):
        article().with_records(Meeting(evidence=[Evidence(start=0, end=1, exact="Z")]))


def test_a_changed_text_keeps_the_id_and_is_checked_against_the_evidence() -> None:
    one = article(Meeting(evidence=[article().cite("met B")]))
    assert attrs.evolve(one, text=TEXT + " More.").id == one.id
    with pytest.raises(ModelError, match="exact"):
        attrs.evolve(one, text=f" {TEXT}")
