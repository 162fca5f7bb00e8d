"""What all classes of the model share: checks as they are made, frozen, at home in Python."""

from __future__ import annotations

import copy
import dataclasses
import math
import pickle
import pprint
from collections.abc import Callable

import attrs
import pytest

from dateline.errors import DatelineError, ModelError
from dateline.model import (
    Actor,
    Article,
    Deployment,
    Evidence,
    Incident,
    Meeting,
    Model,
    Place,
    Quantity,
    Statement,
    fields,
)

MADE: list[Model] = [
    Actor(name="Ada", kind="person", country="GBR"),
    Place(name="Erbil", latitude=36.2, longitude=44),
    Quantity(low=1, best=2, high=3, approximate=True),
    Evidence(start=0, end=3, exact="met"),
    Meeting(participants=[Actor(name="Ada")], topics=["t"], places=[Place(name="P")]),
    Statement(speakers=[Actor(name="Ada")], direct=True),
    Deployment(force=Actor(name="F"), personnel=Quantity(best=2)),
    Incident(kind="clash", killed=Quantity(best=2)),
    Article(
        text="met",
        byline=["A"],
        records=[Meeting(evidence=[Evidence(start=0, end=3, exact="met")])],
    ),
]

each = pytest.mark.parametrize("made", MADE, ids=lambda made: type(made).__name__)

HUGE = 2**53


@pytest.mark.parametrize(
    ("owner", "given", "field", "problem"),
    [
        (Actor, {"name": ""}, "name", "is empty"),
        (Actor, {"name": " \t\u2003"}, "name", "is empty"),
        (Actor, {"name": None}, "name", "expected text, got null"),
        (Actor, {"name": 5}, "name", "expected text, got 5"),
        (Actor, {"name": b"Ada"}, "name", "expected text, got a bytes"),
        (Actor, {"name": "a\ud800"}, "name", "lone surrogate at character 1"),
        (Actor, {"name": "A", "kind": "persn"}, "kind", "did you mean 'person'?"),
        (Actor, {"name": "A", "kind": ""}, "kind", "'' is not one of person, government"),
        (Actor, {"name": "A", "country": "IQ"}, "country", "'IQ' is not a country's code"),
        (Actor, {"name": "A", "country": "irq"}, "country", "'irq' is not a country's code"),
        (Place, {"name": "P", "latitude": 95, "longitude": 0}, "latitude", "95 is not between"),
        (Place, {"name": "P", "latitude": 0, "longitude": -180.5}, "longitude", "-180.5 is not"),
        (Place, {"name": "P", "latitude": math.nan, "longitude": 0}, "latitude", "not a finite"),
        (Place, {"name": "P", "latitude": 0, "longitude": math.inf}, "longitude", "not a finite"),
        (Place, {"name": "P", "latitude": True, "longitude": 0}, "latitude", "a number, got True"),
        (Place, {"name": "P", "latitude": "1", "longitude": 0}, "latitude", "a number, got '1'"),
        (
            Place,
            {"name": "P", "latitude": 1},
            "longitude",
            "latitude is given without longitude; give both or neither",
        ),
        (Place, {"name": "P", "longitude": 1}, "longitude", "longitude is given without latitude"),
        (Place, {"name": "P", "geonames_id": 0}, "geonames_id", "0 is less than 1"),
        (Place, {"name": "P", "geonames_id": HUGE}, "geonames_id", "is beyond"),
        (Place, {"name": "P", "geonames_id": 10**400}, "geonames_id", "is beyond"),
        (Place, {"name": "P", "precision": "citty"}, "precision", "did you mean 'city'?"),
        (Quantity, {}, "best", "at least one of low, best and high"),
        (Quantity, {"approximate": True}, "best", "at least one of low, best and high"),
        (Quantity, {"low": 5, "high": 4}, "low", "5 is more than high, 4"),
        (Quantity, {"low": 5, "best": 4}, "low", "5 is more than best, 4"),
        (Quantity, {"best": 5, "high": 4}, "best", "5 is more than high, 4"),
        (Quantity, {"best": -1}, "best", "-1 is less than 0"),
        (Quantity, {"best": 1.0}, "best", "expected a whole number, got 1.0"),
        (Quantity, {"best": True}, "best", "expected a whole number, got True"),
        (Quantity, {"best": HUGE}, "best", "is beyond"),
        (Quantity, {"best": 1, "approximate": 1}, "approximate", "expected true or false, got 1"),
        (Quantity, {"best": 1, "approximate": None}, "approximate", "true or false, got null"),
        (Evidence, {"start": 3, "end": 1, "exact": "x"}, "end", "1 is not above start, 3"),
        (Evidence, {"start": 3, "end": 3, "exact": ""}, "end", "3 is not above start, 3"),
        (Evidence, {"start": -1, "end": 3, "exact": "x"}, "start", "-1 is less than 0"),
        (Meeting, {"status": "ocurred"}, "status", "did you mean 'occurred'?"),
        (Meeting, {"status": None}, "status", "expected text, got null"),
        (Meeting, {"date": "last week"}, "date", "'last week' is not an EDTF date"),
        (Meeting, {"date": "2023-02-30"}, "date", "28 days, not 30"),
        (Meeting, {"confidence": 1.01}, "confidence", "1.01 is not between 0 and 1"),
        (Meeting, {"topics": "peace"}, "topics", "expected a list, got 'peace'"),
        (Meeting, {"topics": {"peace"}}, "topics", "expected a list, got a set"),
        (Meeting, {"topics": None}, "topics", "expected a list, got"),
        (Meeting, {"topics": ["a", 1]}, "topics[1]", "expected text, got 1"),
        (Meeting, {"topics": ["a", "\udfff"]}, "topics[1]", "lone surrogate at character 0"),
        (Meeting, {"participants": ["Ada"]}, "participants[0]", "expected an Actor, got 'Ada'"),
        (Meeting, {"participants": [Place(name="P")]}, "participants[0]", "got a Place"),
        (Meeting, {"places": Place(name="P")}, "places", "expected a list, got a Place"),
        (Deployment, {"force": Place(name="P")}, "force", "expected an Actor, got a Place"),
        (Deployment, {"personnel": 5}, "personnel", "expected a Quantity, got 5"),
        (Incident, {"kind": None}, "kind", "expected text, got null"),
        (Statement, {"direct": "yes"}, "direct", "expected true or false, got 'yes'"),
        (Article, {"text": None}, "text", "expected text, got null"),
        (Article, {"text": "t", "published": "soon"}, "published", "is not an EDTF date"),
        (Article, {"text": "t", "byline": "A"}, "byline", "expected a list, got 'A'"),
        (Article, {"text": "t", "records": [Actor(name="A")]}, "records[0]", "expected a Record"),
        (Article, {"text": "t", "dateline": "Erbil"}, "dateline", "expected a Place"),
    ],
)
def test_a_refusal_names_the_field_and_the_problem(
    owner: type[Model], given: dict[str, object], field: str, problem: str
) -> None:
    with pytest.raises(ModelError) as caught:
        owner(**given)
    error = caught.value
    assert (error.owner, error.field) == (owner.__name__, field)
    assert problem in error.problem
    assert str(error) == f"{owner.__name__}.{field}: {error.problem}"
    assert isinstance(error, DatelineError)
    assert isinstance(error, ValueError)
    assert str(error).isprintable()


def test_a_refusal_keeps_the_value_and_survives_pickling() -> None:
    with pytest.raises(ModelError) as caught:
        Place(name="P", latitude=95, longitude=0)
    assert caught.value.value == 95
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.owner, again.field, str(again)) == ("Place", "latitude", str(caught.value))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Actor("Ada"),  # type: ignore[misc]
        lambda: Actor(name="Ada", nme="x"),  # type: ignore[call-arg]
        lambda: Actor(),  # type: ignore[call-arg]
        lambda: Meeting(type="meeting"),  # type: ignore[call-arg]
    ],
)
def test_arguments_are_keywords_that_the_class_has(make: Callable[[], Model]) -> None:
    with pytest.raises(TypeError):
        make()


# --- Frozen, and changed by making another


@each
def test_instances_are_frozen(made: Model) -> None:
    for field in fields(type(made)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(made, field.name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(made, field.name)


@each
def test_lists_become_tuples(made: Model) -> None:
    for field in fields(type(made)):
        assert isinstance(getattr(made, field.name), tuple) is field.many


def test_a_list_that_changes_later_changes_nothing() -> None:
    topics = ["a"]
    meeting = Meeting(topics=topics)
    topics.append("b")
    assert meeting.topics == ("a",)


def test_evolve_checks_again() -> None:
    place = Place(name="P", latitude=1, longitude=2)
    assert attrs.evolve(place, latitude=3) == Place(name="P", latitude=3, longitude=2)
    with pytest.raises(ModelError, match="longitude: latitude is given without longitude"):
        attrs.evolve(place, longitude=None)
    with pytest.raises(ModelError, match="95"):
        attrs.evolve(place, latitude=95)
    assert attrs.evolve(Meeting(), topics=["a"]).topics == ("a",)


# --- At home in Python


@each
def test_they_are_dataclasses(made: Model) -> None:
    assert dataclasses.is_dataclass(made)
    names = [field.name for field in fields(type(made))]
    assert [field.name for field in dataclasses.fields(made)] == names
    assert list(dataclasses.asdict(made)) == names
    assert dataclasses.replace(made) == made
    assert dataclasses.astuple(made)[0] == getattr(made, names[0])


def test_asdict_goes_all_the_way_down() -> None:
    plain = dataclasses.asdict(Meeting(id="m", participants=[Actor(name="Ada")]))
    assert plain["participants"] == (
        {"name": "Ada", "kind": None, "country": None, "office": None},
    )


def test_replace_checks_again() -> None:
    with pytest.raises(ModelError, match="95"):
        dataclasses.replace(Place(name="P", latitude=1, longitude=2), latitude=95)
    with pytest.raises(ValueError, match="init=False"):
        dataclasses.replace(Meeting(), type="statement")


@each
@pytest.mark.parametrize(
    "duplicate",
    [
        copy.copy,
        copy.deepcopy,
        *(
            lambda made, protocol=protocol: pickle.loads(pickle.dumps(made, protocol))
            for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)
        ),
    ],
)
def test_duplicates_are_equal(made: Model, duplicate: Callable[[Model], Model]) -> None:
    again = duplicate(made)
    assert again is not made
    assert type(again) is type(made)
    assert again == made
    assert hash(again) == hash(made)


@each
def test_equality_is_of_class_and_values(made: Model) -> None:
    assert made == attrs.evolve(made)
    assert made != dataclasses.asdict(made)
    assert [made == other for other in MADE].count(True) == 1


def test_equal_numbers_and_lists_make_equal_instances() -> None:
    assert Place(name="P", latitude=1, longitude=2) == Place(name="P", latitude=1.0, longitude=2.0)
    assert Meeting(topics=["a"]) == Meeting(topics=("a",))
    assert hash(Meeting(topics=["a"])) == hash(Meeting(topics=("a",)))
    assert Meeting() != Statement()


@each
def test_instances_can_be_counted_in_sets(made: Model) -> None:
    assert len({made, attrs.evolve(made), *MADE}) == len(MADE)


@each
def test_the_repr_names_every_field(made: Model) -> None:
    text = repr(made)
    assert text.startswith(f"{type(made).__name__}(")
    for field in fields(type(made)):
        assert f"{field.name}={getattr(made, field.name)!r}" in text
    assert "".join(pprint.pformat(made).split()) == "".join(text.split())


@pytest.mark.parametrize("made", MADE[:4], ids=lambda made: type(made).__name__)
def test_the_repr_of_a_part_makes_it_again(made: Model) -> None:
    names = {"Actor": Actor, "Place": Place, "Quantity": Quantity, "Evidence": Evidence}
    assert eval(repr(made), names) == made


# --- Subclasses


def test_slots_are_refused_with_help() -> None:
    with pytest.raises(TypeError, match=r"Slotted: declare it @attrs\.frozen\(slots=False"):

        @attrs.frozen(kw_only=True)
        class Slotted(Model):
            name: str
