"""The strategies make articles that every format takes, and reach the odd places."""

from __future__ import annotations

import contextlib
import importlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal
from unittest.mock import patch

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

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
from dateline.model.edtf import is_edtf
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

steady = settings(derandomize=True, deadline=None, max_examples=30)
searching = settings(steady, max_examples=3000, phases=[Phase.generate])

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


def missed(
    strategy: st.SearchStrategy[Any], odd: Mapping[str, Callable[[Any], object]]
) -> set[str]:
    """What a strategy does not reach; it ends with the example that reaches the last."""
    left = set(odd)

    def is_last(example: object) -> bool:
        left.difference_update([name for name in left if odd[name](example)])
        return not left

    with contextlib.suppress(NoSuchExample):
        find(strategy, is_last, settings=searching)
    return left


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
    @settings(steady, max_examples=15)
    @given(articles())
    def check(article: Article) -> None:
        assert isinstance(CONVERTER.dumps(article, format), bytes)

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


@pytest.mark.parametrize("owner", [Article, Evidence, *RECORD_TYPES, Unseen, Branch])
def test_instances_are_of_the_class(owner: type) -> None:
    assert type(find(instances(owner), lambda made: True, settings=searching)) is owner


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
    assert {type(record) for record in article.records} == {Growth}


def test_rules_of_plugins_are_kept_and_leave_room() -> None:
    odd: dict[str, Callable[[Branch], object]] = {
        "a branch of a branch": lambda b: any(inner.branches for inner in b.branches),
        "both of two numbers": lambda b: b.floor is not None and b.ceiling is not None,
        "only the greater": lambda b: b.floor is None and b.ceiling is not None,
        "no room above": lambda b: b.first == 3,
        "hardly any room above": lambda b: b.first == 2 and b.last == 3,
        "both or neither, both": lambda b: b.unit is not None,
        "both or neither, neither": lambda b: b.unit is None,
        "a choice": lambda b: b.size == "large",
        "no list": lambda b: b.sizes is None,
        "an empty list": lambda b: b.sizes == (),
        "a filled list": lambda b: b.sizes,
    }
    assert missed(instances(Branch), odd) == set()


# --- The odd places


def parts(value: object) -> Iterator[object]:
    """An object, and all that it holds."""
    yield value
    if attrs.has(type(value)):
        value = tuple(getattr(value, field.name) for field in fields(type(value)))
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def some(kind: type, is_so: Callable[[Any], object]) -> Callable[[Article], bool]:
    """Whether an article holds an object that is odd."""
    return lambda article: any(isinstance(part, kind) and is_so(part) for part in parts(article))


def test_articles_reach_the_odd_places() -> None:
    non_bmp = re.compile("[\U00010000-\U0010ffff]")
    odd: dict[str, Callable[[Article], object]] = {
        "no text": lambda article: not article.text,
        "a non-BMP character": lambda article: non_bmp.search(article.text),
        "an interval date": lambda article: "/" in (article.published or ""),
        "an empty list": lambda article: not article.byline,
        "a full list": lambda article: len(article.byline) > 1,
        "all unknown": lambda article: article.headline is article.url is article.dateline is None,
        "no record": lambda article: not article.records,
        "several record types": lambda article: len({r.type for r in article.records}) > 1,
        "an unseen record": some(Unseen, lambda record: record.title),
        "a list of objects": some(Record, lambda record: len(record.places) > 1),
        "no evidence": some(Record, lambda record: not record.evidence),
        "several passages": some(Record, lambda record: len(record.evidence) > 1),
        "a passage at the start": some(Evidence, lambda passage: passage.start == 0),
        "a passage at the end": lambda article: some(
            Evidence, lambda passage: passage.end == len(article.text)
        )(article),
        "a passage behind a non-BMP character": lambda article: some(
            Evidence, lambda passage: non_bmp.search(article.text[: passage.start])
        )(article),
        "a passage for a field": some(Evidence, lambda passage: passage.field),
        "no coordinates": some(Place, lambda place: place.latitude is None),
        "coordinates": some(Place, lambda place: place.longitude is not None),
        "confidence 0": some(Record, lambda record: record.confidence == 0),
        "confidence 1": some(Record, lambda record: record.confidence == 1),
        "confidence between": some(Record, lambda record: 0 < (record.confidence or 0) < 1),
        "an id that was given": some(Record, lambda r: not r.id.startswith(f"{r.type}-")),
        "an id that was filled in": some(Record, lambda r: r.id.startswith(f"{r.type}-")),
    }
    assert missed(articles(), odd) == set()


def test_dates_reach_every_form() -> None:
    forms = (
        r"\d{4}", r"\d{4}-\d\d", r"\d{4}-\d\d-\d\d", r"[-\d]+T[:\d]+", r"[-\d]+T[:\d]+Z",
        r"[-\d]+T[:\d]+[-+][:\d]+", r"[-\d]+\?", r"[-\d]+~", r"[-\d]+%", r"-?\d{3}X",
        r"-?\d\dXX", r"[-\d]+-XX", r"[-\d]+-\d\d-XX", r"[-\d]+-XX-XX", r"[-\d]+-2[1-4]",
        r"-\d{4}.*", r"Y\d+", r"Y-\d+", r"\d.*/\d.*", r"[-\d]+[?~%]/.*", r".*/[-\d]+[?~%]",
        r".*-2[1-4][?~%]?/.*", r"[-\d].*/\.\.", r"[-\d].*/", r"\.\./[-\d].*", r"/[-\d].*",
        r"\.\./\.\.", r"\.\./", r"/\.\.",
    )  # fmt: skip
    assert missed(edtf_dates(), {form: re.compile(form).fullmatch for form in forms}) == set()


def test_quantities_reach_their_bounds() -> None:
    odd: dict[str, Callable[[Quantity], object]] = {
        "the least": lambda number: number.best == 0,
        "the greatest": lambda number: LARGEST_INTEGER in (number.low, number.best, number.high),
        "only low": lambda number: number.best is number.high is None,
        "only high": lambda number: number.low is number.best is None,
        "all three": lambda number: None not in (number.low, number.best, number.high),
        "equal ones": lambda number: number.low is not None and number.low == number.high,
    }
    assert missed(quantities(), odd) == set()


def test_texts_reach_every_hostile_one() -> None:
    assert missed(texts(), {text: text.__eq__ for text in HOSTILE_STRINGS}) == set()


# --- What is found is small


def test_examples_shrink() -> None:
    smallest = find(articles(max_records=1), some(Evidence, lambda passage: True), settings=steady)
    assert smallest.text == "0"
    assert smallest.headline is smallest.dateline is smallest.published is None
    assert smallest.records[-1].evidence == (Evidence(start=0, end=1, exact="0"),)
    assert find(actors(), lambda actor: True, settings=steady) == Actor(name="x")
    assert find(quantities(), lambda number: True, settings=steady) == Quantity(best=0)
    assert find(edtf_dates(), lambda date: True, settings=steady) == "2000-01-01"


def test_without_hypothesis_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "dateline.testing.strategies")
    with pytest.raises(ImportError, match=re.escape("pip install 'dateline[testing]'")) as caught:
        importlib.import_module("dateline.testing.strategies")
    assert isinstance(caught.value.__cause__, ImportError)
