"""The JSON form of the model as JSON Schema (draft 2020-12), generated from its fields.

A schema says what one value may be. What it cannot say stays with the model: that passages stand
in the text and support fields that there are, that ids occur once, that numbers and dates are in
order, that a day is in the calendar; and to JSON Schema ``2.0`` is a whole number, which it is
not to dateline.
"""

from collections.abc import Mapping
from typing import cast

from dateline.errors import UnknownRecordTypeError
from dateline.model import Article, Field, Model, Quantity, Record, fields
from dateline.model.countries import COUNTRIES
from dateline.model.edtf import PATTERN
from dateline.model.fields import LARGEST_INTEGER

__all__ = ["article_schema", "file_schema", "record_schema"]

Schema = dict[str, object]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TYPES: Mapping[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}

_COUNTRY = "Country"


def _given(name: str) -> Schema:
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}


# What a class's own check asks of several fields at once, where a schema can say it.
_RULES: Mapping[type, Schema] = {
    Quantity: {"anyOf": [_given("low"), _given("best"), _given("high")]},
}


def article_schema(record_types: Mapping[str, type[Record]]) -> dict[str, object]:
    """The schema of an article.

    Args:
        record_types: The record types that its records may be of, by name.

    Returns:
        A self-contained JSON Schema, draft 2020-12, made of what JSON has.
    """
    return _Schemas(record_types).document(Article, "article")


def file_schema(record_types: Mapping[str, type[Record]]) -> dict[str, object]:
    """The schema of a JSON file that dateline writes: an article, or an array of articles.

    Args:
        record_types: The record types that its records may be of, by name.

    Returns:
        A self-contained JSON Schema, draft 2020-12, made of what JSON has.
    """
    schemas = _Schemas(record_types)
    schemas.definitions["Article"] = schemas.object(Article)
    article = {"$ref": "#/$defs/Article"}
    return {
        "$schema": _DIALECT,
        "$id": "urn:dateline:schema:file",
        "title": "A file of articles",
        "description": "One article, or an array of several",
        "if": {"type": "array"},
        "then": {"items": article},
        "else": article,
        "$defs": dict(sorted(schemas.definitions.items())),
    }


def record_schema(record_types: Mapping[str, type[Record]], name: str) -> dict[str, object]:
    """The schema of one record type.

    Args:
        record_types: The record types there are, by name.
        name: The name of the one wanted, such as ``"meeting"``.

    Returns:
        A self-contained JSON Schema, draft 2020-12, made of what JSON has.

    Raises:
        UnknownRecordTypeError: There is none of that name.
    """
    if name not in record_types:
        raise UnknownRecordTypeError(name, tuple(record_types))
    return _Schemas(record_types).document(record_types[name], name)


class _Schemas:
    """Builds one document; the classes that it refers to gather in ``definitions``."""

    def __init__(self, record_types: Mapping[str, type[Record]]) -> None:
        self.record_types = record_types
        self.definitions: dict[str, Schema] = {}
        self.names: dict[type, str] = {}

    def document(self, owner: type[Model], name: str) -> Schema:
        schema = self.object(owner)
        return {
            "$schema": _DIALECT,
            "$id": f"urn:dateline:schema:{name}",
            **schema,
            "$defs": dict(sorted(self.definitions.items())),
        }

    def object(self, owner: type) -> Schema:
        known = fields(owner)
        properties = {field.name: self.field(field) for field in known}
        required = [field.name for field in known if field.required]
        if issubclass(owner, Record):
            properties["type"] = {**_notes(known, "type"), "const": owner.record_type}
            required = ["type", *required]
        rules = [_both_or_neither(field.name, field.together) for field in known if field.together]
        if owner in _RULES:
            rules.append(_RULES[owner])
        schema: Schema = {
            "title": owner.__name__,
            "description": (owner.__doc__ or owner.__name__).strip().splitlines()[0],
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }
        return {**schema, "allOf": rules} if rules else schema

    def field(self, field: Field) -> Schema:
        value = self.value(field)
        if field.many:
            value = {"type": "array", "items": value}
        if field.nullable:
            value = _or_null(value)
        schema = {**_notes((field,), field.name), **value}
        if not field.required and field.settable:
            schema["default"] = _plain(field.default)
        return schema

    def value(self, field: Field) -> Schema:
        """One value, or one item of a list."""
        if field.nested:
            return self.nested(field.value)
        if field.choices:
            return {"type": "string", "enum": list(field.choices)}
        if field.format == "country":
            self.definitions[_COUNTRY] = {
                "title": _COUNTRY,
                "description": "ISO 3166-1 alpha-3 code of a country, or XKX for Kosovo.",
                "type": "string",
                "enum": sorted(COUNTRIES),
            }
            return _ref(_COUNTRY)
        schema: Schema = {"type": _TYPES[field.value]}
        if field.format == "edtf":
            # In Python, as the package jsonschema matches, `$` also stands before a last newline.
            schema["pattern"] = PATTERN + r"(?!\n)"
        elif field.not_empty:
            schema["pattern"] = r"\S"
        low, high = field.minimum, field.maximum
        if field.value is int:
            low = -LARGEST_INTEGER if low is None else max(low, -LARGEST_INTEGER)
            high = LARGEST_INTEGER if high is None else min(high, LARGEST_INTEGER)
        if low is not None:
            schema["minimum"] = low
        if high is not None:
            schema["maximum"] = high
        return schema

    def nested(self, owner: type) -> Schema:
        if owner is Record:
            return {"oneOf": [self.nested(item) for item in self.record_types.values()]}
        if owner not in self.names:
            taken = {_COUNTRY, *self.names.values()}
            name, count = owner.__name__, 1
            while name in taken:
                count += 1
                name = f"{owner.__name__}{count}"
            # Named before it is built: a class may refer to itself.
            self.names[owner] = name
            self.definitions[name] = self.object(owner)
        return _ref(self.names[owner])


def _both_or_neither(name: str, other: str) -> Schema:
    neither = {"properties": {name: {"type": "null"}, other: {"type": "null"}}}
    return {"anyOf": [{"allOf": [_given(name), _given(other)]}, neither]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: Schema) -> Schema:
    if "type" not in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    nullable = {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema:
        nullable["enum"] = [*cast("list[object]", schema["enum"]), None]
    return nullable


def _notes(known: tuple[Field, ...], name: str) -> Schema:
    field = next(field for field in known if field.name == name)
    unit = f" ({field.unit})" if field.unit else ""
    notes: Schema = {"description": f"{field.description}{unit}"}
    if field.term:
        notes["$comment"] = field.term
    return notes


def _plain(value: object) -> object:
    """A default as JSON has it: lists for tuples, objects for instances."""
    if isinstance(value, Model):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(type(value))}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
