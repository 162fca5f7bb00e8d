"""The JSON form: the schema, the codec's two paths and the constructors say the same of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.codec import Codec, encode
from dateline.convert import dumps
from dateline.errors import DatelineError, InvalidArticleError, UnknownRecordTypeError
from dateline.model import (
    RECORD_TYPES,
    Actor,
    Article,
    Deployment,
    Evidence,
    Field,
    Incident,
    Meeting,
    Model,
    Place,
    Quantity,
    Record,
    Statement,
    describe,
    fields,
)
from dateline.model.countries import COUNTRIES
from dateline.model.edtf import PATTERN
from dateline.model.fields import LARGEST_INTEGER
from dateline.schema import article_schema, file_schema, record_schema

SEEDS = sorted((Path(__file__).resolve().parents[1] / "seeds").glob("*/article.json"))
TYPES: Mapping[str, type[Record]] = {owner.record_type: owner for owner in RECORD_TYPES}
CODEC = Codec()
SCHEMA = article_schema(TYPES)
VALIDATOR = Draft202012Validator(SCHEMA)

Json = Any  # What json.loads gives.

ACTOR = {"name": "Ada", "kind": "person", "country": "GBR", "office": "Minister"}
PLACE = {
    "name": "Erbil",
    "country": "IRQ",
    "admin1": "Erbil",
    "latitude": 36.2,
    "longitude": 44,
    "precision": "city",
    "geonames_id": 95446,
}
QUANTITY = {"low": 1, "best": 2, "high": 3, "approximate": True}


def _record(kind: str, own: Json) -> Json:
    return {
        "type": kind,
        "id": f"{kind}-1",
        "date": "2024-04~",
        "status": "alleged",
        "summary": "What happened.",
        "places": [PLACE],
        "confidence": 0.5,
        "extractor": "by hand",
        "evidence": [{"start": 2, "end": 5, "exact": "met", "field": "summary"}],
        **own,
    }


#: An article in which every field of every class is given.
FULL: Json = {
    "id": "a",
    "headline": "Talks",
    "text": "A met B.",
    "url": "https://example.org/a",
    "publisher": "P",
    "byline": ["C"],
    "language": "en",
    "published": "2024-04-15",
    "dateline": PLACE,
    "records": [
        _record(
            "meeting",
            {"participants": [ACTOR], "format": "phone", "topics": ["t"], "outcome": "o"},
        ),
        _record(
            "statement",
            {
                "speakers": [ACTOR],
                "verb": "said",
                "content": "c",
                "direct": True,
                "addressees": [ACTOR],
            },
        ),
        _record(
            "deployment",
            {
                "force": ACTOR,
                "personnel": QUANTITY,
                "equipment": ["e"],
                "movement": "deploy",
                "origin": PLACE,
                "mission": "m",
            },
        ),
        _record(
            "incident",
            {
                "kind": "clash",
                "actors": [ACTOR],
                "targets": [ACTOR],
                "weapon": "w",
                "killed": QUANTITY,
                "injured": QUANTITY,
            },
        ),
    ],
}

WHERE: Mapping[type[Model], tuple[str | int, ...]] = {
    Article: (),
    Meeting: ("records", 0),
    Statement: ("records", 1),
    Deployment: ("records", 2),
    Incident: ("records", 3),
    Actor: ("records", 0, "participants", 0),
    Place: ("dateline",),
    Quantity: ("records", 2, "personnel"),
    Evidence: ("records", 0, "evidence", 0),
}

#: Fields that the classes' own checks tie to others, beyond what a schema says.
TIED = {
    *((Evidence, name) for name in ("start", "end", "exact", "field")),
    *((Quantity, name) for name in ("low", "best", "high")),
    (Article, "text"),
}


def with_object(
    owner: type[Model], change: Mapping[str, object], without: str | None = None
) -> Json:
    """FULL, with one object of a class changed."""
    document = copy.deepcopy(FULL)
    at = document
    for step in WHERE[owner]:
        at = at[step]
    at.update(copy.deepcopy(dict(change)))
    if without is not None:
        at.pop(without, None)
    return document


def schema_accepts(document: Json) -> bool:
    return VALIDATOR.is_valid(document)


def codec_accepts(document: Json) -> bool:
    data = json.dumps(document)
    try:
        CODEC.decode(data)
    except InvalidArticleError:
        with pytest.raises(InvalidArticleError):
            CODEC.structure(json.loads(data))
        return False
    CODEC.structure(json.loads(data))
    return True


# --- The schema itself


def test_the_article_schema_is_valid_and_names_no_host() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:dateline:schema:article"
    assert SCHEMA["title"] == "Article"
    assert "example" not in json.dumps(SCHEMA)


def test_it_is_made_of_what_json_has() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_every_class_is_defined_once() -> None:
    assert set(SCHEMA["$defs"]) == {  # type: ignore[call-overload]
        *(owner.__name__ for owner in WHERE if owner is not Article),
        "Country",
    }


@pytest.mark.parametrize("owner", WHERE, ids=lambda owner: owner.__name__)
def test_every_field_is_a_property_and_no_other(owner: type[Model]) -> None:
    schema: Json = SCHEMA if owner is Article else SCHEMA["$defs"][owner.__name__]  # type: ignore[index]
    known = fields(owner)
    assert list(schema["properties"]) == [field.name for field in known]
    assert schema["additionalProperties"] is False
    required = {field.name for field in known if field.required}
    if issubclass(owner, Record):
        required.add("type")
        assert schema["properties"]["type"]["const"] == owner.record_type
    assert set(schema["required"]) == required
    for field in known:
        property_ = schema["properties"][field.name]
        assert property_["description"].startswith(field.description)
        if not field.required and field.settable:
            assert property_["default"] == (list(field.default) if field.many else field.default)


def test_limits_are_said() -> None:
    definitions: Json = SCHEMA["$defs"]
    assert definitions["Country"]["enum"] == sorted(COUNTRIES)
    assert definitions["Place"]["properties"]["latitude"]["minimum"] == -90
    assert definitions["Place"]["properties"]["latitude"]["maximum"] == 90
    assert definitions["Place"]["properties"]["geonames_id"]["minimum"] == 1
    assert definitions["Place"]["properties"]["geonames_id"]["maximum"] == LARGEST_INTEGER
    assert definitions["Place"]["properties"]["name"]["pattern"] == r"\S"
    assert definitions["Meeting"]["properties"]["date"]["pattern"].startswith(PATTERN)
    assert definitions["Meeting"]["properties"]["format"]["enum"] == [
        *("in_person", "phone", "virtual", None)
    ]


# --- One record type


@pytest.mark.parametrize("name", TYPES)
def test_a_record_schema_stands_alone(name: str) -> None:
    schema = record_schema(TYPES, name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:dateline:schema:{name}"
    validator = Draft202012Validator(schema)
    for record in FULL["records"]:
        assert validator.is_valid(record) is (record["type"] == name)


def test_an_unknown_record_type_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownRecordTypeError) as caught:
        record_schema(TYPES, "meetings")
    assert isinstance(caught.value, DatelineError)
    assert isinstance(caught.value, LookupError)
    assert not isinstance(caught.value, KeyError)
    assert str(caught.value) == (
        "no record type 'meetings', did you mean 'meeting'? there are: "
        "meeting, statement, deployment, incident"
    )


# --- Record types from elsewhere


@attrs.frozen(slots=False, kw_only=True)
class Link(Model):
    """A link of a chain."""

    next: Link | None = attrs.field(default=None, metadata=describe("Next link"))


@attrs.frozen(slots=False, kw_only=True)
class Stock(Record, type="stock"):
    """A class whose fields are of every other shape."""

    count: int = 0
    factor: float = 1.0
    at_most: float = attrs.field(default=0.0, metadata=describe("Capped", maximum=5))
    numbers: Sequence[int] = ()
    home: Place = attrs.field(factory=lambda: Place(name="Home"))
    chain: Link | None = None
    causes: Sequence[Record] = ()


def test_every_shape_of_field_has_a_schema() -> None:
    types = {**TYPES, "stock": Stock}
    schema: Json = record_schema(types, "stock")
    Draft202012Validator.check_schema(schema)
    properties = schema["properties"]
    assert properties["count"] == {
        "description": "count",
        "type": "integer",
        "minimum": -LARGEST_INTEGER,
        "maximum": LARGEST_INTEGER,
        "default": 0,
    }
    assert properties["factor"] == {"description": "factor", "type": "number", "default": 1.0}
    assert "minimum" not in properties["at_most"]
    assert properties["at_most"]["maximum"] == 5
    assert properties["numbers"]["items"]["type"] == "integer"
    assert properties["home"]["default"]["name"] == "Home"
    validator = Draft202012Validator(schema)
    record = json.loads(orjson.dumps(Stock(id="s", chain=Link(next=Link()), causes=[Meeting()])))
    assert validator.is_valid(record)
    assert not validator.is_valid({**record, "chain": {"next": {"next": {"nxt": None}}}})
    assert not validator.is_valid({**record, "causes": [{"type": "meetin"}]})


def test_classes_of_one_name_are_kept_apart() -> None:
    other = attrs.make_class(
        "Place",
        {"code": attrs.field(type=str)},
        bases=(Model,),
        frozen=True,
        slots=False,
        kw_only=True,
    )
    visit = attrs.make_class(
        "Country",
        {"stops": attrs.field(type=Sequence[other], default=())},  # type: ignore[valid-type]
        bases=(attrs.frozen(slots=False, kw_only=True)(type("Base", (), {})),),
        frozen=True,
        slots=False,
        kw_only=True,
    )
    holder = attrs.frozen(slots=False, kw_only=True)(
        type(
            "Holder",
            (Model,),
            {
                "__annotations__": {"place": Place, "other": other, "visit": visit},
                "place": attrs.field(),
                "other": attrs.field(),
                "visit": attrs.field(),
            },
        )
    )
    trip = attrs.frozen(slots=False, kw_only=True)(
        type(Record)(
            "Trip",
            (Record,),
            {"__annotations__": {"held": holder}, "held": attrs.field()},
            type="trip",
        )
    )
    schema: Json = record_schema({"trip": trip}, "trip")
    Draft202012Validator.check_schema(schema)
    assert {"Place", "Place2", "Country", "Country2"} <= set(schema["$defs"])
    assert list(schema["$defs"]["Place2"]["properties"]) == ["code"]
    assert schema["$defs"]["Country"]["enum"]


# --- What is written validates


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.parent.name)
def test_seeds_validate_as_they_stand_and_as_they_are_written(path: Path) -> None:
    VALIDATOR.validate(json.loads(path.read_bytes()))
    VALIDATOR.validate(json.loads(encode(CODEC.decode(path.read_bytes()))))


def test_the_full_sample_gives_every_field() -> None:
    VALIDATOR.validate(FULL)
    article = CODEC.decode(json.dumps(FULL))
    assert json.loads(encode(article)) == FULL


# --- Mutations: what either refuses, both refuse


def wrong_values(field: Field) -> list[object]:
    """Values that are wrong for a field whatever its neighbours are."""
    wrong: list[object] = [] if field.nullable else [None]
    if field.many:
        one = attrs.evolve(field, many=False, nullable=False)
        return [*wrong, "x", 1, True, {}, *([item] for item in [None, *wrong_values(one)])]
    if field.nested:
        return [*wrong, "x", 1, 1.5, True, [], [{}], {"nonsense": 1}]
    if field.value is bool:
        return [*wrong, "true", 0, 1, 1.5, [], {}]
    if field.value is str:
        wrong += [1, 1.5, True, [], {}, ["x"]]
        if field.choices:
            wrong += ["", "nonsense", field.choices[0].upper(), f"{field.choices[0]} "]
        if field.format == "edtf":
            wrong += ["", "yesterday", "2024-13", "2024-4-1", "15/04/2024", "2024-04-15 "]
        if field.format == "country":
            wrong += ["", "IQ", "irq", "XXX", "Iraq"]
        if field.not_empty:
            wrong += ["", " ", "\t\n", "\u2003"]
        return wrong
    wrong += ["1", True, False, [], {}, [1]]
    if field.value is int:
        wrong += [1.5, -LARGEST_INTEGER - 1, LARGEST_INTEGER + 1, 10**30]
    for limit, sign in ((field.minimum, -1), (field.maximum, 1)):
        if limit is not None:
            wrong += [limit + sign, limit + sign * 10**9]
            if field.value is float:
                wrong.append(limit + sign * 1e-9)
    return wrong


def right_values(field: Field) -> list[object]:
    """Values that are right for a field whatever its neighbours are."""
    right: list[object] = [None] if field.nullable else []
    if field.many:
        one = attrs.evolve(field, many=False, nullable=False)
        return [*right, [], *([item] for item in right_values(one))]
    if field.nested:
        samples = {Actor: ACTOR, Place: PLACE, Quantity: QUANTITY, Evidence: None, Record: None}
        return [*right, *([sample] if (sample := samples[field.value]) else [])]
    if field.value is bool:
        return [*right, True, False]
    if field.value is str:
        if field.choices:
            return [*right, *field.choices]
        if field.format == "edtf":
            return [*right, "2024", "2024-04", "-0001", "201X", "2024-04-01/..", "2024-21", "/2024"]
        if field.format == "country":
            return [*right, "IRQ", "XKX"]
        texts = ["x", " x ", "\N{PILE OF POO}", "e\N{COMBINING ACUTE ACCENT}", "\0", "=1+1"]
        return [*right, *texts, *([] if field.not_empty else ["", " "])]
    low = -LARGEST_INTEGER if field.minimum is None else field.minimum
    high = LARGEST_INTEGER if field.maximum is None else field.maximum
    return [*right, low, high, *([] if field.value is int else [low + 0.5, (low + high) / 2])]


EVERY_FIELD = [(owner, field) for owner in WHERE for field in fields(owner)]

WRONG = [
    pytest.param(owner, field.name, value, id=f"{owner.__name__}.{field.name}={value!a}")
    for owner, field in EVERY_FIELD
    for value in wrong_values(field)
]

RIGHT = [
    pytest.param(owner, field.name, value, id=f"{owner.__name__}.{field.name}={value!a}")
    for owner, field in EVERY_FIELD
    if field.settable
    and (owner, field.name) not in TIED
    # One coordinate alone is refused by both.
    and field.name not in ("latitude", "longitude")
    for value in right_values(field)
]


@pytest.mark.parametrize(("owner", "name", "value"), WRONG)
def test_a_wrong_value_is_refused_by_both(owner: type[Model], name: str, value: object) -> None:
    document = with_object(owner, {name: value})
    assert not schema_accepts(document)
    assert not codec_accepts(document)


@pytest.mark.parametrize(("owner", "name", "value"), RIGHT)
def test_a_right_value_is_taken_by_both(owner: type[Model], name: str, value: object) -> None:
    document = with_object(owner, {name: value})
    VALIDATOR.validate(document)
    assert codec_accepts(document)


@pytest.mark.parametrize(
    ("owner", "name"),
    [pytest.param(o, field.name, id=f"{o.__name__}.{field.name}") for o, field in EVERY_FIELD],
)
def test_a_missing_field_is_refused_by_both_where_it_is_required(
    owner: type[Model], name: str
) -> None:
    document = with_object(owner, {}, without=name)
    field = next(field for field in fields(owner) if field.name == name)
    needed = field.required or (name == "type" and issubclass(owner, Record))
    needed = needed or name in ("latitude", "longitude")
    assert schema_accepts(document) is not needed
    assert codec_accepts(document) is not needed


@pytest.mark.parametrize("owner", WHERE, ids=lambda owner: owner.__name__)
@pytest.mark.parametrize("name", ["nonsense", "", "Name", "$schema", "record_type"])
def test_an_unknown_field_is_refused_by_both(owner: type[Model], name: str) -> None:
    document = with_object(owner, {name: None})
    assert not schema_accepts(document)
    assert not codec_accepts(document)


@pytest.mark.parametrize("kind", ["", "Meeting", "meetin", "statement", None, 1, [], {}])
def test_a_wrong_record_type_is_refused_by_both(kind: object) -> None:
    document = with_object(Meeting, {"type": kind})
    assert not schema_accepts(document)
    assert not codec_accepts(document)


@pytest.mark.parametrize(
    "change",
    [
        {"latitude": None},
        {"longitude": None},
        {"latitude": None, "longitude": 0},
        {"latitude": "x", "longitude": None},
    ],
)
def test_one_coordinate_is_refused_by_both(change: Mapping[str, object]) -> None:
    assert not schema_accepts(with_object(Place, change))
    assert not codec_accepts(with_object(Place, change))


def test_no_coordinates_are_taken_by_both() -> None:
    document = with_object(Place, {"latitude": None, "longitude": None})
    assert schema_accepts(document)
    assert codec_accepts(document)


@pytest.mark.parametrize("change", [{}, {"low": None, "best": None, "high": None}])
def test_a_quantity_without_a_number_is_refused_by_both(change: Mapping[str, object]) -> None:
    document = with_object(Deployment, {"personnel": {"approximate": True, **change}})
    assert not schema_accepts(document)
    assert not codec_accepts(document)


@pytest.mark.parametrize("document", [None, 1, "text", [], [FULL], {}, {"headline": "h"}])
def test_what_is_no_article_is_refused_by_both(document: Json) -> None:
    assert not schema_accepts(document)
    assert not codec_accepts(document)


@pytest.mark.parametrize(
    ("owner", "change"),
    [
        (Meeting, {"date": "2023-02-30"}),
        (Meeting, {"date": "2024/2023"}),
        (Meeting, {"id": "incident-1"}),
        (Quantity, {"low": 9}),
        (Evidence, {"exact": "meT"}),
        (Evidence, {"end": 6}),
        (Evidence, {"field": "summry"}),
        (Deployment, {"personnel": {"best": 2.0}}),
    ],
)
def test_what_the_schema_cannot_say_the_codec_does(
    owner: type[Model], change: Mapping[str, object]
) -> None:
    document = with_object(owner, change)
    assert schema_accepts(document)
    assert not codec_accepts(document)


# --- Properties, over documents made from the fields

TEXT = "A met B. \N{PILE OF POO} e\N{COMBINING ACUTE ACCENT} A met B."
DATES = ["2024", "2024-04", "2024-04-15", "2024~", "201X", "2024-04/..", "2024-04-15T09:30:00Z"]


def leaves(field: Field) -> st.SearchStrategy[Json]:
    if field.choices:
        return st.sampled_from(field.choices)
    if field.format == "edtf":
        return st.sampled_from(DATES)
    if field.format == "country":
        return st.sampled_from(sorted(COUNTRIES))
    if field.value is str:
        texts = st.text(max_size=8)
        return texts.filter(lambda text: bool(text.strip())) if field.not_empty else texts
    if field.value is bool:
        return st.booleans()
    low = -LARGEST_INTEGER if field.minimum is None else int(field.minimum)
    high = LARGEST_INTEGER if field.maximum is None else int(field.maximum)
    whole = st.integers(low, high)
    return whole if field.value is int else whole | st.floats(low, high)


def values(field: Field) -> st.SearchStrategy[Json]:
    one = objects(field.value) if field.nested else leaves(field)
    made = st.lists(one, max_size=2) if field.many else one
    return st.none() | made if field.nullable else made


def evidence() -> st.SearchStrategy[Json]:
    ends = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
    return ends.filter(lambda pair: pair[0] < pair[1]).flatmap(
        lambda pair: st.fixed_dictionaries(
            {
                "start": st.just(pair[0]),
                "end": st.just(pair[1]),
                "exact": st.just(TEXT[pair[0] : pair[1]]),
            },
            optional={"field": st.sampled_from([None, "date", "summary"])},
        )
    )


def objects(owner: type) -> st.SearchStrategy[Json]:
    if owner is Record:
        return st.one_of([objects(kind) for kind in RECORD_TYPES])
    if owner is Evidence:
        return evidence()
    required: dict[str, st.SearchStrategy[Json]] = {}
    optional: dict[str, st.SearchStrategy[Json]] = {}
    for field in fields(owner):
        if field.name == "type":
            required["type"] = st.just(owner.record_type)  # type: ignore[attr-defined]
        elif (owner, field.name) == (Article, "text"):
            required["text"] = st.just(TEXT)
        else:
            (required if field.required else optional)[field.name] = values(field)
    return st.fixed_dictionaries(required, optional=optional).map(_together)


def _together(made: Json) -> Json:
    """Make the fields that a class's check ties together fit."""
    coordinates = made.keys() & {"latitude", "longitude"}
    if coordinates and None in (made.get("latitude"), made.get("longitude")):
        made["latitude"] = made["longitude"] = None
    if not made.keys() - {"low", "best", "high", "approximate"}:
        names = [name for name in ("low", "best", "high") if made.get(name) is not None]
        for name, number in zip(names, sorted(made[name] for name in names), strict=True):
            made[name] = number
        if not names:
            made["best"] = 0
    seen: set[str] = set()
    for record in made.get("records", ()):
        if record.get("id") in seen:
            record["id"] = ""
        seen.add(record.get("id", ""))
    return made


def constructed(owner: type, value: Json) -> Model:
    """What the constructors make of parsed JSON: the reference for both paths of the codec."""
    if not isinstance(value, dict):
        raise TypeError("not an object")
    if owner is Record:
        owner = TYPES[value["type"]]
    given = dict(value)
    if issubclass(owner, Record) and given.pop("type") != owner.record_type:
        raise ValueError("another type")
    known = {field.name: field for field in fields(owner)}
    for name, item in given.items():
        field = known[name]
        if field.nested and item is not None:
            if field.many and not isinstance(item, list):
                raise ValueError("not a list")
            given[name] = (
                [constructed(field.value, part) for part in item]
                if field.many
                else constructed(field.value, item)
            )
    made: Model = owner(**given)
    return made


def reordered(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: reordered(value[key]) for key in reversed(value)}
    return [reordered(item) for item in value] if isinstance(value, list) else value


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=4),
    st.sampled_from(["meeting", "statement", "2024", "IRQ", "occurred"]),
    st.lists(st.none() | st.text(max_size=2) | st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["name", "type", "best", "x"]), st.text(max_size=2)),
)


def places_of(value: Json, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every value in a document."""
    found = [path] if path else []
    items: Sequence[tuple[str | int, Json]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    for step, item in items:
        found += places_of(item, (*path, step))
    return found


@st.composite
def spoilt(draw: st.DrawFn) -> Json:
    """A document with up to three values replaced, renamed or removed."""
    document = copy.deepcopy(draw(objects(Article)))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places_of(document) or [("text",)]))
        at = document
        for step in path[:-1]:
            at = at[step]
        if draw(st.integers(0, 4)) or not isinstance(at, dict):
            if isinstance(at, list) and not at:
                continue
            at[path[-1]] = draw(JUNK)
        else:
            at.pop(path[-1], None)
    return document


thorough = settings(
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)


@thorough
@given(objects(Article))
def test_valid_documents_take_the_fast_path_and_validate(
    monkeypatch: pytest.MonkeyPatch, document: Json
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Codec, "structure", _unreachable)
        article = CODEC.decode(orjson.dumps(document))
    assert article == constructed(Article, document)
    VALIDATOR.validate(json.loads(encode(article)))


def _unreachable(self: Codec, value: object) -> Article:
    raise AssertionError(f"the fast path refused {value!a}")


@thorough
@given(objects(Article))
def test_articles_survive_the_codec(document: Json) -> None:
    article = CODEC.decode(orjson.dumps(document))
    written = encode(article)
    assert CODEC.decode(written) == article
    assert encode(CODEC.decode(written)) == written
    assert CODEC.decode(encode(article, indent=True, newline=True)) == article
    assert CODEC.converter.structure(CODEC.converter.unstructure(article), Article) == article


@thorough
@given(objects(Article))
def test_the_two_paths_agree_whatever_the_order_of_the_keys(document: Json) -> None:
    full = json.loads(encode(CODEC.decode(orjson.dumps(document))))
    for value in (document, reordered(document), full, reordered(full)):
        kept = copy.deepcopy(value)
        detailed = CODEC.structure(value)
        assert value == kept
        assert CODEC._load(copy.deepcopy(value)) == detailed == constructed(Article, value)


@thorough
@given(spoilt())
def test_the_paths_and_the_schema_accept_only_what_the_constructors_do(document: Json) -> None:
    try:
        wanted: Model | None = constructed(Article, document)
    except (DatelineError, TypeError, ValueError, KeyError):
        wanted = None
    try:
        fast: object = CODEC._load(copy.deepcopy(document))
    except Exception:
        fast = None
    try:
        detailed: Article | None = CODEC.structure(document)
    except InvalidArticleError:
        detailed = None
    assert fast == wanted
    assert detailed == wanted
    if wanted is not None:
        VALIDATOR.validate(document)


def test_the_order_of_names_in_the_input_does_not_matter_to_the_article() -> None:
    data = json.dumps(reordered(FULL))
    article = CODEC.decode(data)
    assert article == CODEC.decode(json.dumps(FULL))
    assert CODEC.decode(encode(article)) == article


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_file_is_an_article_or_an_array(count: int) -> None:
    validator = Draft202012Validator(file_schema(CODEC.record_types))
    Draft202012Validator.check_schema(validator.schema)
    articles = [Article(text=str(number)) for number in range(count)]
    written = json.loads(dumps(articles, "json"))
    validator.validate(written)
    assert not validator.is_valid([{"text": 5}])
    assert not validator.is_valid({})
    assert not validator.is_valid("text")


def test_a_date_ends_where_it_ends() -> None:
    assert VALIDATOR.is_valid({"text": "x", "published": "2024"})
    assert not VALIDATOR.is_valid({"text": "x", "published": "2024\n"})
