"""What is lost: which fields a path means, and that each object is counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import Actor, Article, Evidence, Meeting, Place, Quantity, Record, Statement
from dateline.losses import Loss, counter_of, field_paths, losses_of
from dateline.model import RECORD_TYPES, describe, fields
from dateline.testing import sample_article


@attrs.frozen(slots=False, kw_only=True)
class Treaty(Record, type="treaty"):
    title: str | None = attrs.field(default=None, metadata=describe("Its title"))
    terms: Sequence[str] = attrs.field(default=(), metadata=describe("What for"))
    settled: bool | None = attrs.field(default=None, metadata=describe("Whether it holds"))
    parties: Sequence[Actor] = attrs.field(default=(), metadata=describe("Who agreed"))
    size: Quantity | None = attrs.field(default=None, metadata=describe("How many"))


TYPES = {owner.record_type: owner for owner in (*RECORD_TYPES, Treaty)}
PATHS = field_paths(TYPES)


# --- Which fields a path means


@pytest.mark.parametrize(
    ("pattern", "covered", "others"),
    [
        ("article.text", ["article.text"], ["statement.text", "article.headline"]),
        ("record.date", ["treaty.date", "meeting.date"], ["article.date", "meeting.dates"]),
        ("*.id", ["article.id", "treaty.id"], ["article.dateline.id"]),
        ("treaty.title", ["treaty.title"], ["meeting.title"]),
        (
            "record.places.name",
            ["meeting.places[0].name", "meeting.places[1:].name"],
            ["meeting.places[0].country", "article.places[0].name"],
        ),
        ("record.places[0].name", ["x.places[0].name"], ["x.places[1:].name"]),
        ("record.places[1:].*", ["x.places[1:].name"], ["x.places[0].name", "x.name"]),
        ("record.places.*", ["x.places[1:].name", "x.places[0].admin1"], ["x.name"]),
        ("article.*", ["article.text", "article.dateline.name"], ["meeting.id"]),
        ("*.*", ["article.text", "meeting.places[0].name"], []),
        ("*", ["article.text", "meeting.places[0].name"], []),
        ("record.a[0].b.c", ["x.a[0].b[0].c", "x.a[0].b[1:].c"], ["x.a[1:].b[0].c"]),
        ("record.a.b[1:].c", ["x.a[0].b[1:].c", "x.a[1:].b[1:].c"], ["x.a[0].b[0].c"]),
        ("record.*.name", ["x.places[0].name", "x.a[1:].b.name"], ["x.name"]),
    ],
)
def test_covers(pattern: str, covered: list[str], others: list[str]) -> None:
    loss = Loss("x", (pattern,))
    assert [path for path in covered if not loss.covers(path)] == []
    assert [path for path in others if loss.covers(path)] == []


def test_kept_is_not_lost() -> None:
    loss = Loss("x", ("record.places.*",), ("record.places[0].name",))
    assert not loss.covers("meeting.places[0].name")
    assert loss.covers("meeting.places[1:].name")


def test_one_path_without_its_comma_is_one_path() -> None:
    assert Loss("text", "article.text").fields == ("article.text",)  # type: ignore[arg-type]
    assert Loss("text", ["article.text"]).fields == ("article.text",)  # type: ignore[arg-type]


def test_the_paths_are_all_there_is() -> None:
    assert len(set(PATHS)) == len(PATHS)
    for path in ("article.dateline.country", "treaty.parties[1:].name", "treaty.terms"):
        assert path in PATHS
    assert not any(path.startswith("article.records") for path in PATHS)
    assert Loss("all", ("*",)).covers(PATHS[0])


def test_names_that_people_understand() -> None:
    lost = [path for path in PATHS if ".places[1:]." in path]
    lost += [
        "article.text",
        "treaty.title",
        "treaty.parties[0].office",
        "treaty.parties[1:].office",
    ]
    names = {loss.name: loss.fields for loss in losses_of(lost, TYPES)}
    assert set(names) == {"further places", "text", "title", "actor details"}
    assert {path for paths in names.values() for path in paths} == set(lost)
    assert losses_of([], TYPES) == ()


# --- Counting, beside a slow and plain way


def slowly(article: Article, losses: Sequence[Loss]) -> list[int]:
    counts = [0] * len(losses)
    walk(article, "article", losses, counts)
    for record in article.records:
        walk(record, record.type, losses, counts)
    return counts


def walk(thing: Any, path: str, losses: Sequence[Loss], counts: list[int]) -> None:
    for number, loss in enumerate(losses):
        counts[number] += any(
            says_something(field, getattr(thing, field.name))
            and any(matches(pattern, f"{path}.{field.name}") for pattern in loss.fields)
            and not any(matches(pattern, f"{path}.{field.name}") for pattern in loss.kept)
            for field in fields(type(thing))
            if not field.nested
        )
    for field in fields(type(thing)):
        value = getattr(thing, field.name)
        if not field.nested or value is None or field.value is Record:
            continue
        for index, item in enumerate(value if field.many else [value]):
            mark = ("[0]" if index == 0 else "[1:]") if field.many else ""
            walk(item, f"{path}.{field.name}{mark}", losses, counts)


def says_something(field: Any, value: object) -> bool:
    if field.value is bool:
        return value is not field.default
    return value is not None and value not in ("", ())


def matches(pattern: str, path: str) -> bool:
    owner, _, rest = pattern.partition(".")
    first = {"record": r"(?!article\.)\w+", "*": r"\w+"}.get(owner, owner)
    parts = []
    for part in rest.split("."):
        indexed = "" if "[" in part or "*" in part else r"(\[[^]]*\])?"
        parts.append(re.escape(part).replace(r"\*", ".*") + indexed)
    return re.fullmatch(r"\.".join([first, *parts]), path) is not None


words = st.none() | st.sampled_from(["", "x"])
names = st.just("x")
counts = st.none() | st.integers(0, 1)
places = st.builds(
    Place,
    name=names,
    country=st.none() | st.just("IRQ"),
    admin1=words,
    geonames_id=st.none() | st.just(1),
)
actors = st.builds(Actor, name=names, kind=st.none() | st.just("person"), office=words)
quantities = st.builds(Quantity, best=st.integers(0, 1), approximate=st.booleans())
common: dict[str, Any] = {
    "summary": words,
    "confidence": st.none() | st.just(0.0) | st.just(1),
    "places": st.lists(places, max_size=3),
    "evidence": st.lists(
        st.builds(Evidence, start=st.just(0), end=st.just(1), exact=st.just("T")), max_size=3
    ),
}
records = st.one_of(
    st.builds(Meeting, participants=st.lists(actors, max_size=3), **common),
    st.builds(Statement, **common),
    st.builds(
        Treaty,
        title=words,
        terms=st.lists(st.sampled_from(["", "x"]), max_size=2),
        settled=st.none() | st.booleans(),
        parties=st.lists(actors, max_size=3),
        size=st.none() | quantities,
        **common,
    ),
)
articles = st.builds(
    Article,
    headline=words,
    text=st.just("T"),
    byline=st.lists(st.just("x"), max_size=1),
    dateline=st.none() | places,
    records=st.lists(records, max_size=4),
)


def wider(path: str) -> st.SearchStrategy[str]:
    owner, _, rest = path.partition(".")
    plain = re.sub(r"\[[^]]*\]", "", rest)
    owners = st.sampled_from([owner, "*", "article" if owner == "article" else "record"])
    rests = st.sampled_from([rest, plain, "*", rest.partition(".")[0] + ".*", "*" + rest[-4:]])
    return st.tuples(owners, rests).map(".".join)


patterns = st.lists(st.sampled_from(PATHS).flatmap(wider), max_size=4).map(tuple)
some_losses = st.lists(st.tuples(patterns, patterns), max_size=12).map(
    lambda found: [Loss(f"l{n}", fields, kept) for n, (fields, kept) in enumerate(found)]
)


@settings(max_examples=200, deadline=None)
@given(articles, some_losses)
def test_counting_agrees_with_a_slow_count(article: Article, losses: list[Loss]) -> None:
    counted = [0] * len(losses)
    counter = counter_of(losses, TYPES)
    if counter is not None:
        counter(article, counted)
    assert counted == slowly(article, losses)


def test_every_field_of_the_sample_is_counted() -> None:
    article = sample_article(TYPES)
    losses = [Loss(path, (path,)) for path in PATHS]
    counted = [0] * len(losses)
    counter = counter_of(losses, TYPES)
    assert counter is not None
    counter(article, counted)
    assert counted == slowly(article, losses)
    whole = [Loss("all", ("*",))]
    every, counter = [0], counter_of(whole, TYPES)
    assert counter is not None
    counter(article, every)
    assert every[0] >= 1 + len(article.records)


def test_no_text_is_no_loss() -> None:
    counter, counted = counter_of([Loss("text", ("article.text",))], TYPES), [0]
    assert counter is not None
    counter(Article(text=""), counted)
    assert counted == [0]
    counter(Article(text="x"), counted)
    assert counted == [1]
    assert counter_of([Loss("said by the exporter")], TYPES) is None
