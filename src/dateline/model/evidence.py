"""The passage that says so."""

import attrs

from dateline.model.base import Model
from dateline.model.fields import describe

__all__ = ["Evidence"]


@attrs.frozen(slots=False, kw_only=True)
class Evidence(Model):
    """A passage of the article's text: a W3C Web Annotation position and quote in one.

    Attributes:
        start: Offset of the first character: Unicode code points, from 0, half-open.
        end: Offset behind the last character, greater than ``start``.
        exact: The passage: always ``text[start:end]``.
        field: The field of the record that it supports; None for the record as a whole.
    """

    start: int = attrs.field(
        metadata=describe(
            "Offset of the passage's first character in the text",
            term="oa:start",
            unit="Unicode code points, half-open",
            minimum=0,
        )
    )
    end: int = attrs.field(
        metadata=describe(
            "Offset behind the passage's last character",
            term="oa:end",
            unit="Unicode code points, half-open",
            minimum=1,
            above="start",
        )
    )
    exact: str = attrs.field(
        metadata=describe("The passage, text[start:end]", term="oa:exact", label=True)
    )
    field: str | None = attrs.field(
        default=None, metadata=describe("Field of the record that it supports, null for the whole")
    )
