"""What the gazetteer knows of a place and of a country."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import attrs

from dateline.model import Place
from dateline.model.place import Precision

__all__ = ["Country", "Toponym", "ToponymKind"]

ToponymKind: TypeAlias = Literal[
    "country", "capital", "city", "admin1", "region", "sea", "strait", "base", "site", "seat"
]
"""What sort of place: ``seat`` is a building that stands for a government."""

_PRECISIONS: dict[str, Precision] = {
    "country": "country", "capital": "city", "city": "city", "admin1": "admin1", "region": "region",
    "sea": "region", "strait": "region", "base": "site", "site": "site", "seat": "site",
}  # fmt: skip


@attrs.frozen(kw_only=True)
class Toponym:
    """A place of a name.

    Attributes:
        name: The name that records use, in English.
        kind: What sort of place.
        country: ISO 3166-1 alpha-3; None where it is more than one, none, or disputed.
        admin1: First-level division, where it is known.
        latitude: WGS 84 decimal degrees.
        longitude: WGS 84 decimal degrees.
        population: People who live there; 0 where it is not known.
        geonames_id: The GeoNames feature's number, or None.
        lesser: Whether the name asked for is only what some call it, as Parys where "Paris" is
            asked for.
    """

    name: str
    kind: ToponymKind
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int = 0
    geonames_id: int | None = None
    lesser: bool = False

    @property
    def precision(self) -> Precision:
        """How exactly it places what happens there: the model's levels."""
        return _PRECISIONS[self.kind]

    def place(self) -> Place:
        """The place of the model."""
        return Place(
            name=self.name,
            country=self.country,
            admin1=self.admin1,
            latitude=self.latitude,
            longitude=self.longitude,
            precision=self.precision,
            geonames_id=self.geonames_id,
        )


@attrs.frozen(kw_only=True)
class Country:
    """A country, and what the news calls it and its people.

    Attributes:
        alpha3: ISO 3166-1 alpha-3; XKX for Kosovo.
        names: What it is called; the first is the name that records use.
        adjectives: Such as "Turkish".
        people: Such as "Turk" and "Turks".
        capital: Its capital, or None.
        latitude: Of a point in its largest polygon, WGS 84 decimal degrees.
        longitude: Likewise.
        population: People who live there; 0 where it is not known.
    """

    alpha3: str
    names: Sequence[str]
    adjectives: Sequence[str]
    people: Sequence[str]
    capital: str | None
    latitude: float
    longitude: float
    population: int

    @property
    def name(self) -> str:
        """The name that records use."""
        return self.names[0]
