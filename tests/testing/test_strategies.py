"""The strategies make articles that every format takes, and reach the odd places."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal
from unittest.mock import patch

import attrs
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from dateline.errors import ModelError
from dateline.formats import FileExporter
from dateline.model import (
    RECORD_TYPES,
    Actor,
    Article,
    Evidence,
    Model,
    Place,
    Quantity,
    Record,
    describe,
    fields,
)
from dateline.model.countries import is_country
from dateline.model.edtf import is_edtf, parse
from dateline.model.fields import LARGEST_INTEGER
from dateline.testing import HOSTILE_STRINGS, Unseen, strategies
from dateline.testing.contract import Contract
from dateline.testing.strategies import (
    actors,
    articles,
    countries,
    edtf_dates,
    instances,
    places,
    quantities,
    records,
    texts,
)

steady = settings(derandomize=True, deadline=None, max_examples=40)
patient = settings(steady, max_examples=3000)

CONVERTER = Contract().converter
EXPORTERS = [
    f"{supplied.package}:{supplied.name}"
    for supplied in CONVERTER.registry.exporters()
    if not (isinstance(supplied.value, FileExporter) and supplied.value.folder)
]


@attrs.frozen(slots=False, kw_only=True)
class Branch(Model):
    """A class that holds itself, and rules that the core does not have."""

    name: str = attrs.field(metadata=describe("Text", not_empty=True))
    branches: Sequence[Branch] = attrs.field(default=(), metadata=describe("Its own kind"))
    ceiling: float | None = attrs.field(
        default=None, metadata=describe("A number", above="floor", maximum=1)
    )
    floor: float | None = attrs.field(default=None, metadata=describe("A number", minimum=-1))
    last: int | None = attrs.field(
        default=None, metadata=describe("A number", above="first", maximum=3)
    )
    first: int = attrs.field(default=0, metadata=describe("A number", minimum=-3, maximum=3))
    unit: str | None = attrs.field(default=None, metadata=describe("Text", together="amount"))
    amount: float | None = attrs.field(default=None, metadata=describe("A number"))
    size: Literal["small", "large"] = attrs.field(default="small", metadata=describe("Choice"))
    sizes: Sequence[int] | None = attrs.field(
        factory=list, metadata=describe("Numbers", minimum=2.5)
    )

    def check(self) -> None:
        if self.size == "large" and self.amount == 0:
            raise ModelError("Branch", "amount", 0, "is too small")


@attrs.frozen(slots=False, kw_only=True)
class Growth(Record, type="growth", plural="Growths"):
    """A record type of a plugin."""

    root: Branch = attrs.field(metadata=describe("A nested object"))


# --- What is made is right


@steady
@given(articles())
def test_articles_survive_json_and_json_lines(article: Article) -> None:
    for format in ("json", "jsonl"):
        read = CONVERTER.loads(CONVERTER.dumps(article, format), format)
        assert read == article
        assert [type(record) for record in read.records] == [type(r) for r in article.records]


@steady
@given(st.lists(articles(max_records=1), max_size=3, unique_by=lambda article: article.id))
def test_several_articles_survive_json_and_json_lines(several: list[Article]) -> None:
    for format in ("json", "jsonl"):
        read = CONVERTER.loads_all(CONVERTER.dumps(several, format), format)
        assert list(read) == several


@pytest.mark.parametrize("format", EXPORTERS)
def test_articles_are_written_in_every_format(format: str) -> None:
    @steady
    @given(articles())
    def check(article: Article) -> None:
        assert CONVERTER.dumps(article, format) == CONVERTER.dumps(article, format)

    check()


@steady
@given(articles())
def test_evidence_stands_in_the_text_and_names_a_field(article: Article) -> None:
    for record in article.records:
        for evidence in record.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.exact != ""
            names = {field.name for field in fields(type(record))}
            assert evidence.field is None or evidence.field in names


@steady
@given(articles(min_records=2, max_records=4))
def test_as_many_records_as_are_asked_for(article: Article) -> None:
    assert 2 <= len(article.records) <= 4
    assert len({record.id for record in article.records}) == len(article.records)


@steady
@given(records(), actors(), places(), quantities())
def test_parts_are_what_they_are_called(
    record: Record, actor: Actor, place: Place, quantity: Quantity
) -> None:
    assert isinstance(record, (*RECORD_TYPES, Unseen))
    assert record.evidence == ()
    assert isinstance(actor, Actor)
    assert isinstance(place, Place)
    assert isinstance(quantity, Quantity)


@steady
@given(texts(), edtf_dates(), countries())
def test_texts_are_of_their_format(text: str, date: str, country: str) -> None:
    assert text.encode().decode() == text
    assert is_edtf(date)
    assert is_country(country)


def test_nothing_of_the_core_is_drawn_in_vain() -> None:
    @steady
    @given(st.data())
    def check(data: st.DataObject) -> None:
        with patch.object(strategies, "reject", side_effect=AssertionError("drawn in vain")):
            data.draw(articles())

    check()


# --- Classes of plugins


@steady
@given(articles({"growth": Growth}, min_records=1))
def test_record_types_of_plugins_are_filled(article: Article) -> None:
    for record in article.records:
        assert isinstance(record, Growth)


@pytest.mark.parametrize(
    "is_reached",
    [
        lambda branch: any(inner.branches for inner in branch.branches),
        lambda branch: branch.floor is not None and branch.ceiling is not None,
        lambda branch: branch.floor is None and branch.ceiling is not None,
        lambda branch: branch.first == 2 and branch.last is not None,
        lambda branch: branch.first == 3,
        lambda branch: branch.unit is not None,
        lambda branch: branch.unit is None,
        lambda branch: branch.size == "large",
        lambda branch: branch.sizes is None,
        lambda branch: branch.sizes == (),
        lambda branch: branch.sizes is not None and LARGEST_INTEGER in branch.sizes,
    ],
)
def test_rules_of_plugins_leave_room(is_reached: Callable[[Branch], bool]) -> None:
    find(instances(Branch), is_reached, settings=patient)


def test_no_record_types_give_articles_without_records() -> None:
    @steady
    @given(articles({}))
    def check(article: Article) -> None:
        assert article.records == ()

    check()


# --- The odd places


def nested(value: object) -> Iterator[object]:
    """An object, and all that it holds."""
    yield value
    if isinstance(value, tuple):
        inner: Sequence[object] = value
    else:
        inner = (
            [getattr(value, field.name) for field in fields(type(value))]
            if attrs.has(type(value))
            else ()
        )
    for each in inner:
        yield from nested(each)


def all_of(article: Article, kind: type) -> list[Any]:
    return [value for value in nested(article) if isinstance(value, kind)]


def evidence_ends_the_text(article: Article) -> bool:
    return any(evidence.end == len(article.text) for evidence in all_of(article, Evidence))


def evidence_follows_a_non_bmp_character(article: Article) -> bool:
    return any(
        re.search("[\U00010000-\U0010ffff]", article.text[: evidence.start])
        for evidence in all_of(article, Evidence)
    )


ODD: dict[str, Callable[[Article], bool]] = {
    "no text": lambda article: not article.text,
    "a non-BMP character": lambda article: bool(re.search("[\U00010000-\U0010ffff]", article.text)),
    "an interval date": lambda article: "/" in (article.published or ""),
    "a date of a record that is an interval": lambda article: any(
        "/" in (record.date or "") for record in article.records
    ),
    "an empty list": lambda article: not article.byline,
    "a full list": lambda article: len(article.byline) > 1,
    "a list in a list": lambda article: any(
        len(record.members) > 1 for record in all_of(article, Unseen)
    ),
    "an unseen record": lambda article: any(isinstance(r, Unseen) for r in article.records),
    "records of three types": lambda article: len({record.type for record in article.records}) > 2,
    "no evidence": lambda article: any(not record.evidence for record in article.records),
    "evidence at the start": lambda a: any(each.start == 0 for each in all_of(a, Evidence)),
    "evidence at the end": evidence_ends_the_text,
    "evidence behind a non-BMP character": evidence_follows_a_non_bmp_character,
    "evidence of a field": lambda article: any(each.field for each in all_of(article, Evidence)),
    "a place without coordinates": lambda a: any(p.latitude is None for p in all_of(a, Place)),
    "a place with coordinates": lambda a: any(p.longitude is not None for p in all_of(a, Place)),
    "confidence 0": lambda article: any(record.confidence == 0 for record in article.records),
    "confidence 1": lambda article: any(record.confidence == 1 for record in article.records),
    "confidence between": lambda a: any(0 < (each.confidence or 0) < 1 for each in a.records),
    "a given id": lambda article: any(
        not record.id.startswith(record.type) for record in article.records
    ),
    "an id that is filled in": lambda article: any(
        record.id.startswith(f"{record.type}-") for record in article.records
    ),
    "only unknown values": lambda article: article.headline is article.dateline is None,
}


@pytest.mark.parametrize("place", ODD)
def test_articles_reach(place: str) -> None:
    assert ODD[place](find(articles(), ODD[place], settings=patient))


@pytest.mark.parametrize(
    "form",
    [
        r"\d{4}", r"\d{4}-\d\d", r"\d{4}-\d\d-\d\d", r"[-\d]+T[:\d]+", r"[-\d]+T[:\d]+Z",
        r"[-\d]+T[:\d]+[-+][:\d]+", r"[-\d]+\?", r"[-\d]+~", r"[-\d]+%", r"\d{3}X", r"\d\dXX",
        r"\d{4}-XX", r"\d{4}-\d\d-XX", r"\d{4}-XX-XX", r"\d{4}-2[1-4]", r"-\d{4}.*", r"Y\d+", r"Y-\d+",
        r"\d.*/\d.*", r"[-\d]+[?~%]/[-\d]+", r".*-2[1-4]/.*", r"\d.*/\.\.", r"\d.*/", r"\.\./\d.*",
        r"/\d.*", r"\.\./\.\.", r"\.\./", r"/\.\.",
    ],
)  # fmt: skip
def test_dates_reach_every_form(form: str) -> None:
    find(edtf_dates(), lambda date: bool(re.fullmatch(form, date)), settings=patient)


@pytest.mark.parametrize(
    "is_reached",
    [
        lambda number: number == Quantity(best=0),
        lambda number: number.best == LARGEST_INTEGER,
        lambda number: number.approximate,
        lambda number: number.best is None and number.high is None,
        lambda number: number.low is None and number.best is None,
        lambda number: None not in (number.low, number.best, number.high),
        lambda number: number.low is not None and number.low == number.high,
    ],
)
def test_quantities_reach(is_reached: Callable[[Quantity], bool]) -> None:
    find(quantities(), is_reached, settings=patient)


@pytest.mark.parametrize("hostile", ["", "\x00", "=1+1", "]]>", "\U0010ffff"])
def test_texts_reach_hostile_ones(hostile: str) -> None:
    assert hostile in HOSTILE_STRINGS
    find(texts(), lambda text: text == hostile, settings=patient)


# --- What is found is small


def test_examples_shrink() -> None:
    smallest = find(articles(), lambda article: True, settings=patient)
    assert smallest == Article(text="")
    assert find(edtf_dates(), lambda date: True, settings=patient) == "2000-01-01"
    assert find(places(), lambda place: True, settings=patient) == Place(name="x")
    found = find(articles(), lambda article: bool(all_of(article, Evidence)), settings=patient)
    assert len(found.records) == 1
    assert all_of(found, Evidence) == [Evidence(start=0, end=1, exact="0")]
    later = find(edtf_dates(), lambda date: "/" in date and len(date) > 1, settings=patient)
    assert parse(later)


def test_without_hypothesis_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "dateline.testing.strategies")
    with pytest.raises(ImportError, match=re.escape("pip install 'dateline[testing]'")) as caught:
        importlib.import_module("dateline.testing.strategies")
    assert isinstance(caught.value.__cause__, ImportError)
