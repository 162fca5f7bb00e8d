"""The values of the model as words of Markdown: actors, places, quantities, any field."""

from collections.abc import Iterator, Sequence
from typing import cast

from dateline.exporters._markdown_text import (
    date_words,
    escaped,
    in_brackets,
    name_words,
    quantity_words,
    table,
)
from dateline.model import Actor, Deployment, Field, Place, Quantity, Record, fields

__all__ = [
    "actor_words",
    "deployment_table",
    "further_fields",
    "place_table",
    "places_of",
    "value_words",
]


def deployment_table(records: Sequence[Record]) -> str:
    """A table with a row for each deployment.

    Args:
        records: The deployments.
    """
    rows: list[dict[str, str]] = []
    for number, record in enumerate(records, 1):
        deployment = cast("Deployment", record)
        rows.append(
            {
                "No.": str(number),
                "Force": actor_words(deployment.force) if deployment.force else "",
                "Personnel": _quantity(deployment.personnel) if deployment.personnel else "",
                "Where": ", ".join(escaped(place.name) for place in deployment.places),
                "Movement": _choice(deployment.movement or ""),
                "Status": deployment.status,
                "Date": date_words(deployment.date) if deployment.date else "",
            }
        )
    return table(rows)


def place_table(places: Sequence[Place]) -> str:
    """A table with a row for each place.

    Args:
        places: The places, each once.
    """
    rows: list[dict[str, str]] = []
    for place in places:
        known = place.latitude is not None
        rows.append(
            {
                "Place": escaped(place.name),
                "Country": place.country or "",
                "Division": escaped(place.admin1 or ""),
                "Precision": _choice(place.precision or ""),
                "Latitude, longitude": f"{place.latitude}, {place.longitude}" if known else "",
                "GeoNames": str(place.geonames_id or ""),
                "Further": ", ".join(further_fields(place, _PLACE_COLUMNS)),
            }
        )
    return table(rows)


_PLACE_COLUMNS = {
    "name", "country", "admin1", "precision", "latitude", "longitude", "geonames_id"
}  # fmt: skip


def value_words(field: Field, value: object) -> str:
    """The value of any field as Markdown.

    Args:
        field: The field.
        value: Its value.

    Returns:
        Its words; empty where there is none.
    """
    if field.many:
        items = (_one(field, item) for item in cast("Sequence[object]", value or ()))
        return "; ".join(item for item in items if item)
    return _one(field, value)


def _one(field: Field, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        if field.format == "edtf":
            return date_words(value)
        return _choice(value) if field.choices else escaped(value)
    return _object(value) if field.nested else str(value)


def _object(value: object) -> str:
    if isinstance(value, Actor):
        return actor_words(value)
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, Place):
        return escaped(value.name)
    label = next((field for field in fields(type(value)) if field.label), None)
    if label is None:
        return ", ".join(further_fields(value, set()))
    named = value_words(label, getattr(value, label.name))
    return f"{named}{in_brackets(further_fields(value, {label.name}))}".strip()


def actor_words(actor: Actor, mark: str = "") -> str:
    """An actor's name and who that is: ``Joe Biden (President, USA)``.

    Args:
        actor: The actor.
        mark: What stands on either side of the name, such as ``**``.
    """
    office = escaped(actor.office or "")
    kind = "" if actor.kind is None or (office and actor.kind == "person") else actor.kind
    about = [part for part in (office, kind, actor.country) if part]
    about += further_fields(actor, {"name", "kind", "office", "country"})
    return f"{mark}{escaped(actor.name)}{mark}{in_brackets(about)}"


def _quantity(quantity: Quantity) -> str:
    rest = further_fields(quantity, {"low", "best", "high", "approximate"})
    return quantity_words(quantity) + in_brackets(rest)


def further_fields(value: object, known: set[str]) -> list[str]:
    """The fields of an object that are not shown otherwise: ``rank: General``.

    Args:
        value: The object.
        known: The names of the fields that are.
    """
    shown = (
        (field.name, value_words(field, getattr(value, field.name)))
        for field in fields(type(value))
        if field.name not in known
    )
    return [f"{name_words(name).lower()}: {text}" for name, text in shown if text]


def places_of(value: object) -> Iterator[Place]:
    """Every place that an object holds, at any depth, in order.

    Args:
        value: An object of the model.

    Yields:
        The places.
    """
    if isinstance(value, Place):
        yield value
    for field in fields(type(value)):
        if field.nested:
            held = getattr(value, field.name)
            for item in held if field.many else () if held is None else (held,):
                yield from places_of(item)


def _choice(value: str) -> str:
    return escaped(value.replace("_", " "))
