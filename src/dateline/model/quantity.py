"""How many, as uncertain as the text leaves it."""

import itertools

import attrs

from dateline.errors import ModelError
from dateline.model.base import Model
from dateline.model.fields import describe

__all__ = ["Quantity"]


@attrs.frozen(slots=False, kw_only=True)
class Quantity(Model):
    """A count of people or things.

    "approximately 2,500" is best 2500, approximate; "at least 12" is low 12; "30 to 40" is low
    30, high 40.

    Attributes:
        low: The least it can be.
        best: The number given.
        high: The most it can be.
        approximate: Whether the text hedges the number.
    """

    low: int | None = attrs.field(
        default=None, metadata=describe("Least it can be", unit="count", minimum=0, detail=True)
    )
    best: int | None = attrs.field(
        default=None, metadata=describe("Number given", unit="count", minimum=0, label=True)
    )
    high: int | None = attrs.field(
        default=None, metadata=describe("Most it can be", unit="count", minimum=0, detail=True)
    )
    approximate: bool = attrs.field(
        default=False, metadata=describe("Whether the text hedges the number", detail=True)
    )

    def check(self) -> None:
        """At least one number, and low <= best <= high."""
        if self.best is not None and self.low is None and self.high is None:
            return
        given = [
            (name, value)
            for name, value in (("low", self.low), ("best", self.best), ("high", self.high))
            if value is not None
        ]
        if not given:
            raise ModelError("Quantity", "best", None, "give at least one of low, best and high")
        for (name, value), (next_name, next_value) in itertools.pairwise(given):
            if value > next_value:
                raise ModelError(
                    "Quantity", name, value, f"{value} is more than {next_name}, {next_value}"
                )
