"""What is known of every field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import attrs
import pytest

from dateline.model import RECORD_TYPES, Actor, Article, Evidence, Model, Place, Quantity, Record
from dateline.model.fields import Field, describe, fields

CLASSES = [Article, Actor, Place, Quantity, Evidence, Record, *RECORD_TYPES]


@attrs.frozen(kw_only=True)
class Sample:
    """A class of every shape of field."""

    needed: str
    text: str = attrs.field(
        default="x", metadata=describe("Some text", term="schema:text", not_empty=True, label=True)
    )
    maybe: str | None = None
    choice: Literal["a", "b"] | None = None
    whole: int = 3
    number: float | None = attrs.field(
        default=None, metadata=describe("A number", unit="metres", minimum=0, detail=True)
    )
    truth: bool = False
    many: Sequence[str] = ()
    several: tuple[Place, ...] = ()
    part: Place | None = None
    made: Sequence[str] = attrs.field(factory=list)
    derived: str = attrs.field(init=False, default="d")
    _private: int = 0


KNOWN = {field.name: field for field in fields(Sample)}


def test_private_attributes_are_no_fields() -> None:
    assert [*KNOWN, "_private"] == [attribute.name for attribute in attrs.fields(Sample)]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("needed", {"value": str, "required": True, "description": "needed", "nullable": False}),
        ("text", {"description": "Some text", "term": "schema:text", "not_empty": True}),
        ("text", {"label": True, "detail": False, "required": False, "default": "x"}),
        ("maybe", {"value": str, "nullable": True, "many": False, "default": None}),
        ("choice", {"value": str, "choices": ("a", "b"), "nullable": True}),
        ("whole", {"value": int, "default": 3, "minimum": None, "type_name": "a whole number"}),
        ("number", {"value": float, "unit": "metres", "minimum": 0, "detail": True}),
        ("truth", {"value": bool, "type_name": "true or false"}),
        ("many", {"value": str, "many": True, "nested": False, "default": ()}),
        ("several", {"value": Place, "many": True, "nested": True, "type_name": "a Place"}),
        ("part", {"value": Place, "many": False, "nested": True, "nullable": True}),
        ("made", {"many": True, "default": [], "required": False}),
        ("derived", {"settable": False}),
    ],
)
def test_a_field_knows(name: str, said: dict[str, object]) -> None:
    assert {key: getattr(KNOWN[name], key) for key in said} == said


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("maybe", None, None),
        ("maybe", "x", None),
        ("needed", None, ("", "expected text, got null")),
        ("choice", "c", ("", "'c' is not one of a, b")),
        ("number", -1, ("", "-1 is less than 0")),
        ("number", 1, None),
        ("number", float("nan"), ("", "nan is not a finite number")),
        ("many", ("a",), None),
        ("many", ["a"], ("", "expected a list, got a list of 1")),
        ("many", ("a", 1), ("[1]", "expected text, got 1")),
        ("several", (Place(name="P"), None), ("[1]", "expected a Place, got null")),
    ],
)
def test_a_field_finds_the_problem(
    name: str, value: object, problem: tuple[str, str] | None
) -> None:
    assert KNOWN[name].problem(value) == problem


@pytest.mark.parametrize(
    "hint", [dict[str, str], str | int, bytes, object, Sequence[Sequence[str]], Literal[1, 2]]
)
def test_other_types_are_refused_by_name(hint: object) -> None:
    owner = attrs.make_class("Odd", {"thing": attrs.field(type=hint)})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^Odd\.thing: a field is str, int"):
        fields(owner)


@pytest.mark.parametrize("owner", CLASSES, ids=lambda owner: owner.__name__)
def test_every_field_of_the_model_is_described_in_one_plain_sentence(owner: type[Model]) -> None:
    for field in fields(owner):
        assert isinstance(field, Field)
        assert field.description[0].isupper()
        assert not field.description.endswith(".")
        assert "\n" not in field.description


@pytest.mark.parametrize("owner", CLASSES, ids=lambda owner: owner.__name__)
def test_every_field_of_the_model_is_in_the_docstring(owner: type[Model]) -> None:
    common = set() if owner is Record else {field.name for field in fields(Record)}
    for field in fields(owner):
        if issubclass(owner, Record) and field.name in common:
            continue
        assert f"        {field.name}: " in (owner.__doc__ or "").replace("\n    ", "\n        ")


@pytest.mark.parametrize("owner", [Article, Actor, Place, Quantity, Evidence])
def test_a_class_has_at_most_one_label(owner: type[Model]) -> None:
    assert [field.label for field in fields(owner)].count(True) == 1
