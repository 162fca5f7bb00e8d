"""What is known of every field: its type, its limits, and what it means.

A field says this once, in its annotation and in ``metadata=describe(...)``; the constructor's
checks, the JSON Schema, the columns of flat formats, options on the command line and the
reference pages are all derived from it.
"""

import math
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Literal

import attrs
import orjson

from dateline.messages import did_you_mean, shown
from dateline.model.countries import is_country
from dateline.model.edtf import is_edtf, parse

__all__ = ["LARGEST_INTEGER", "Field", "StringFormat", "describe", "fields", "json_keys"]

#: RFC 7493 §2.2: beyond this, JSON readers disagree on which integer was meant.
LARGEST_INTEGER = 2**53 - 1

StringFormat = Literal["edtf", "country"]

_KEY = "dateline"


@attrs.frozen(kw_only=True)
class _Description:
    description: str
    term: str | None
    unit: str | None
    minimum: float | None
    maximum: float | None
    format: StringFormat | None
    not_empty: bool
    above: str | None
    together: str | None
    label: bool
    detail: bool


def describe(
    description: str,
    *,
    term: str | None = None,
    unit: str | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    format: StringFormat | None = None,
    not_empty: bool = False,
    above: str | None = None,
    together: str | None = None,
    label: bool = False,
    detail: bool = False,
) -> dict[str, object]:
    """Metadata for an attrs field: ``attrs.field(metadata=describe("..."))``.

    Args:
        description: One plain sentence, without a full stop.
        term: The standard's name for it, such as ``"schema:headline"``.
        unit: The unit or reference system of a number.
        minimum: The least number allowed.
        maximum: The greatest number allowed.
        format: ``"edtf"`` for a date (ISO 8601-2), ``"country"`` for ISO 3166-1 alpha-3.
        not_empty: Whether text must hold something other than white space.
        above: The name of a field that this number must exceed, where both are given.
        together: The name of a field that is given if and only if this one is.
        label: Whether flat formats show the whole object by this field.
        detail: Whether flat formats give this field a column beside the label's.

    Returns:
        A mapping for the ``metadata`` argument of ``attrs.field``.
    """
    return {
        _KEY: _Description(
            description=description,
            term=term,
            unit=unit,
            minimum=minimum,
            maximum=maximum,
            format=format,
            not_empty=not_empty,
            above=above,
            together=together,
            label=label,
            detail=detail,
        )
    }


@attrs.frozen(kw_only=True)
class Field:
    """One field of a class, as everything that lists fields sees it.

    Attributes:
        name: The attribute's name and its JSON name.
        description: One plain sentence.
        term: The standard's name for it, or None.
        unit: The unit or reference system, or None.
        value: ``str``, ``int``, ``float``, ``bool``, or the class of a nested object; of one
            item where ``many``.
        many: Whether it is a list.
        nullable: Whether it may be None.
        choices: The values it may have, where they are listed; else empty.
        minimum: The least number allowed, or None.
        maximum: The greatest number allowed, or None.
        format: ``"edtf"``, ``"country"``, or None.
        not_empty: Whether text must hold something other than white space.
        above: The name of a field that this number must exceed, where both are given.
        together: The name of a field that is given if and only if this one is.
        label: Whether flat formats show the whole object by this field.
        detail: Whether flat formats give this field a column beside the label's.
        required: Whether it must be given.
        default: What it is where it is not given.
        settable: Whether the constructor takes it.
    """

    name: str
    description: str
    term: str | None
    unit: str | None
    value: type
    many: bool
    nullable: bool
    choices: tuple[str, ...]
    minimum: float | None
    maximum: float | None
    format: StringFormat | None
    not_empty: bool
    above: str | None
    together: str | None
    label: bool
    detail: bool
    required: bool
    default: object
    settable: bool

    @property
    def nested(self) -> bool:
        """Whether the value, or each item, is an object of a class of its own."""
        return self.value not in (str, int, float, bool)

    def problem(self, value: object) -> tuple[str, str] | None:
        """What is wrong with a value of this field.

        Args:
            value: Any value; a list field wants a tuple.

        Returns:
            None where it is right; else where in the value (``""``, or ``"[2]"`` for an item)
            and what is wrong.
        """
        if value is None and self.nullable:
            return None
        if not self.many:
            problem = self._problem(value)
            return ("", problem) if problem else None
        if not isinstance(value, tuple):
            return "", f"expected a list, got {shown(value)}"
        for index, item in enumerate(value):
            problem = self._problem(item)
            if problem:
                return f"[{index}]", problem
        return None

    def _problem(self, value: object) -> str | None:
        if self.nested:
            return None if isinstance(value, self.value) else self._expected(value)
        if self.value is bool:
            return None if isinstance(value, bool) else self._expected(value)
        if self.value is str:
            return self._text_problem(value) if isinstance(value, str) else self._expected(value)
        numbers = (int,) if self.value is int else (int, float)
        if isinstance(value, bool) or not isinstance(value, numbers):
            return self._expected(value)
        return self._number_problem(value)

    def _text_problem(self, value: str) -> str | None:
        if self.choices:
            if value in self.choices:
                return None
            return f"{shown(value)} is not one of {', '.join(self.choices)}" + did_you_mean(
                value, self.choices
            )
        if self.format == "edtf":
            if is_edtf(value):
                return None
            try:
                parse(value)
            except ValueError as error:
                return str(error)
        if self.format == "country" and not is_country(value):
            return f"{shown(value)} is not a country's code of ISO 3166-1 alpha-3, such as 'IRQ'"
        if self.not_empty and not value.strip():
            return "is empty"
        if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError as error:
                return (
                    f"holds a lone surrogate at character {error.start}, which is no Unicode text"
                )
        return None

    def _number_problem(self, value: int | float) -> str | None:
        if isinstance(value, int):
            if abs(value) > LARGEST_INTEGER:
                return f"{_digits(value)} is beyond what JSON readers keep, {LARGEST_INTEGER}"
        elif not math.isfinite(value):
            return f"{value} is not a finite number"
        low, high = self.minimum, self.maximum
        if low is not None and high is not None and not low <= value <= high:
            return f"{value} is not between {low} and {high}"
        if low is not None and value < low:
            return f"{value} is less than {low}"
        if high is not None and value > high:
            return f"{value} is more than {high}"
        return None

    def _expected(self, value: object) -> str:
        got = "null" if value is None else shown(value)
        return f"expected {self.type_name}, got {got}"

    @property
    def type_name(self) -> str:
        """The type of the value, or of one item, in words: ``"text"``, ``"a Place"``."""
        name = _TYPE_NAMES.get(self.value)
        if name is None:
            article = "an" if self.value.__name__[0] in "AEIOU" else "a"
            return f"{article} {self.value.__name__}"
        return name


def _digits(value: int) -> str:
    # Python refuses to write integers of more than some thousands of digits.
    return str(value) if value.bit_length() < 512 else "an integer of hundreds of digits"


_TYPE_NAMES: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


_KNOWN: dict[type, tuple[Field, ...]] = {}


def fields(owner: type) -> tuple[Field, ...]:
    """The fields of an attrs class, in the order in which JSON writes them.

    Args:
        owner: A class of the model, a record type from a plugin, or a class of options.

    Returns:
        One Field for each attribute whose name does not begin with an underscore.

    Raises:
        TypeError: An annotation is of a type that the model cannot carry.
    """
    if owner not in _KNOWN:
        hints = typing.get_type_hints(owner)
        _KNOWN[owner] = tuple(
            _field(owner, attribute, hints[attribute.name])
            for attribute in attrs.fields(owner)
            if not attribute.name.startswith("_")
        )
    return _KNOWN[owner]


def json_keys(owner: type) -> tuple[str, ...]:
    """The names of a class's fields, as the very objects that orjson makes keys of.

    orjson keeps the keys that it has met. Among the keys of what it parsed, and so of what the
    codec made of that, a name is found sooner if it need not be compared letter by letter.

    Args:
        owner: A class of the model, or a record type from a plugin.

    Returns:
        The names, in the order of ``fields``.
    """
    names = dict.fromkeys(field.name for field in fields(owner))
    return tuple(orjson.loads(orjson.dumps(names)))


def _field(owner: type, attribute: "attrs.Attribute[object]", hint: object) -> Field:
    known = attribute.metadata.get(_KEY)
    if not isinstance(known, _Description):
        known = attrs.evolve(_PLAIN, description=attribute.name.replace("_", " "))
    nullable = False
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        options = [option for option in typing.get_args(hint) if option is not type(None)]
        nullable = len(options) < len(typing.get_args(hint))
        hint = options[0] if len(options) == 1 else None
    many = typing.get_origin(hint) in (Sequence, tuple)
    if many:
        hint = typing.get_args(hint)[0]
    choices: tuple[str, ...] = ()
    if typing.get_origin(hint) is Literal:
        choices = typing.get_args(hint)
        hint = str if all(isinstance(choice, str) for choice in choices) else None
    if not (hint in (str, int, float, bool) or attrs.has(typing.cast("type", hint))):
        raise TypeError(
            f"{owner.__name__}.{attribute.name}: a field is str, int, float, bool, a Literal of "
            "texts or a class of the model, one, optional (| None) or many (Sequence[...])"
        )
    default = attribute.default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        default = None if default.takes_self else default.factory()  # type: ignore[attr-defined]
    return Field(
        name=attribute.name,
        description=known.description,
        term=known.term,
        unit=known.unit,
        value=typing.cast("type", hint),
        many=many,
        nullable=nullable,
        choices=choices,
        minimum=known.minimum,
        maximum=known.maximum,
        format=known.format,
        not_empty=known.not_empty,
        above=known.above,
        together=known.together,
        label=known.label,
        detail=known.detail,
        required=attribute.default is attrs.NOTHING,
        default=default,
        settable=attribute.init,
    )


_PLAIN = _Description(
    description="",
    term=None,
    unit=None,
    minimum=None,
    maximum=None,
    format=None,
    not_empty=False,
    above=None,
    together=None,
    label=False,
    detail=False,
)
