"""Where something is."""

from typing import Literal

import attrs

from dateline.model.base import Model
from dateline.model.fields import describe

__all__ = ["Place", "Precision"]

Precision = Literal["site", "city", "admin1", "country", "region"]


@attrs.frozen(slots=False, kw_only=True)
class Place(Model):
    """A named place, with a representative point where one is known.

    Attributes:
        name: The place's name.
        country: ISO 3166-1 alpha-3.
        admin1: First-level division: state, province, governorate.
        latitude: WGS 84 decimal degrees, -90 to 90.
        longitude: WGS 84 decimal degrees, -180 to 180; given with ``latitude`` or not at all.
        precision: How exactly the text places the event, as ACLED's geo_precision does.
        geonames_id: The GeoNames feature's number.
    """

    name: str = attrs.field(
        metadata=describe("Name of the place", term="schema:name", not_empty=True, label=True)
    )
    country: str | None = attrs.field(
        default=None,
        metadata=describe(
            "Country it lies in, ISO 3166-1 alpha-3", term="schema:addressCountry", format="country"
        ),
    )
    admin1: str | None = attrs.field(
        default=None,
        metadata=describe(
            "First-level division: state, province, governorate", term="schema:addressRegion"
        ),
    )
    latitude: float | None = attrs.field(
        default=None,
        metadata=describe(
            "Latitude of a representative point",
            term="schema:latitude",
            unit="WGS 84 decimal degrees",
            minimum=-90,
            maximum=90,
        ),
    )
    longitude: float | None = attrs.field(
        default=None,
        metadata=describe(
            "Longitude of a representative point",
            term="schema:longitude",
            unit="WGS 84 decimal degrees",
            minimum=-180,
            maximum=180,
            together="latitude",
        ),
    )
    precision: Precision | None = attrs.field(
        default=None,
        metadata=describe("How exactly the text places the event", term="acled:geo_precision"),
    )
    geonames_id: int | None = attrs.field(
        default=None,
        metadata=describe("Number of the feature in GeoNames", term="gn:geonameId", minimum=1),
    )
