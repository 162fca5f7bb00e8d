"""Hypothesis strategies for whole articles, and for what is in them.

They need the extra ``dateline[testing]``; nothing else in dateline imports Hypothesis::

    from hypothesis import given
    from dateline.testing.strategies import articles

    @given(articles())
    def test_any_article_is_written(article):
        assert dateline.dumps(article, "myformat")

They are derived from the model, so that new fields and plugins' record types are covered.
"""

import functools
import math
import sys
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from dateline.model import Actor, Article, Evidence, Field, Place, Quantity, Record, fields
from dateline.model.countries import COUNTRIES
from dateline.model.edtf import PATTERN, is_edtf
from dateline.model.fields import LARGEST_INTEGER
from dateline.testing.samples import HOSTILE_STRINGS, core_and_unseen

try:
    from hypothesis import reject
    from hypothesis import strategies as st
    from hypothesis.strategies import SearchStrategy
except ImportError as error:
    raise ImportError(
        "dateline.testing.strategies needs Hypothesis: pip install 'dateline[testing]'"
    ) from error

__all__ = [
    "actors",
    "articles",
    "countries",
    "edtf_dates",
    "instances",
    "places",
    "quantities",
    "records",
    "texts",
]

T = TypeVar("T")
_LONGEST_LIST, _DEEPEST = 2, 4


def texts() -> SearchStrategy[str]:
    """Any Unicode text, often with one that has broken software in it.

    Returns:
        A strategy for texts without lone surrogates, the empty one among them.
    """
    return _TEXTS


def edtf_dates() -> SearchStrategy[str]:
    """Dates of every form of EDTF levels 0 and 1, everyday ones more often than odd ones.

    Returns:
        A strategy for texts that the model takes as a date; None is not among them.
    """
    return _EDTF_DATES


def countries() -> SearchStrategy[str]:
    """The countries that the model knows.

    Returns:
        A strategy for codes of ISO 3166-1 alpha-3, and XKX.
    """
    return st.sampled_from(sorted(COUNTRIES))


def actors() -> SearchStrategy[Actor]:
    """Persons and bodies.

    Returns:
        A strategy for actors.
    """
    return instances(Actor)


def places() -> SearchStrategy[Place]:
    """Places, with coordinates and without.

    Returns:
        A strategy for places.
    """
    return instances(Place)


def quantities() -> SearchStrategy[Quantity]:
    """Numbers, ranges, and numbers within ranges.

    Returns:
        A strategy for quantities; of low, best and high any may be missing, but not all.
    """
    return instances(Quantity)


def instances(owner: type[T]) -> SearchStrategy[T]:
    """Objects of a class of the model, or of one that is described in the same way.

    Args:
        owner: The class. What its own ``check`` refuses is drawn anew.

    Returns:
        A strategy for its objects; records are without evidence, which needs an article's text.
    """
    return _objects(owner)


def records(record_types: Mapping[str, type[Record]] | None = None) -> SearchStrategy[Record]:
    """Records without evidence.

    Args:
        record_types: The record types by name; those of the core and ``Unseen`` if None.

    Returns:
        A strategy for records of any of the types.
    """
    return st.one_of([instances(owner) for owner in _owners(record_types)])


def articles(
    record_types: Mapping[str, type[Record]] | None = None,
    min_records: int = 0,
    max_records: int = 3,
) -> SearchStrategy[Article]:
    """Whole articles: records of every type, and evidence that stands in the text.

    Args:
        record_types: The record types by name; those of the core and ``Unseen`` if None.
        min_records: The least number of records.
        max_records: The greatest number of records.

    Returns:
        A strategy for articles. The ids that they give to their records differ.
    """
    return _articles(_owners(record_types), min_records, max_records)


def _owners(record_types: Mapping[str, type[Record]] | None) -> list[type[Record]]:
    return list((core_and_unseen() if record_types is None else record_types).values())


_PIECES = st.text(max_size=20) | st.sampled_from(sorted(HOSTILE_STRINGS, key=len))
_TEXTS = _PIECES | st.lists(_PIECES, min_size=2, max_size=3).map("".join)
_FILLED_TEXTS = _TEXTS.map(lambda text: text if text.strip() else f"{text}x")
_EVERYDAY = st.builds(lambda day, end: str(day)[:end], st.dates(), st.sampled_from((10, 7, 4)))
_ENDS = _EVERYDAY | st.sampled_from(("..", ""))
_INTERVALS = st.tuples(_ENDS, _ENDS).map(
    lambda ends: "/".join(ends if is_edtf("/".join(ends)) else reversed(ends))
)
_EVERY_FORM = st.from_regex(PATTERN.strip("^$"), fullmatch=True)
_EDTF_DATES = (_EVERYDAY | _INTERVALS | _EVERY_FORM).filter(is_edtf)


@st.composite
def _articles(draw: st.DrawFn, owners: Iterable[type[Record]], least: int, most: int) -> Article:
    text = draw(texts())
    cited = st.one_of([_cited(owner, text) for owner in owners])
    drawn = st.lists(cited, min_size=least, max_size=most, unique_by=lambda it: it.id or object())
    return draw(_objects(Article, text=text, records=draw(drawn)))


@st.composite
def _cited(draw: st.DrawFn, owner: type[Record], text: str) -> Record:
    passages = st.lists(_passages(owner, text), max_size=_LONGEST_LIST)
    identifier = draw(st.just("") | texts())
    return draw(_objects(owner, id=identifier, evidence=draw(passages) if text else ()))


@st.composite
def _passages(draw: st.DrawFn, owner: type[Record], text: str) -> Evidence:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    field = draw(st.sampled_from([None, *(field.name for field in fields(owner))]))
    return draw(_objects(Evidence, start=start, end=end, exact=text[start:end], field=field))


@st.composite
def _objects(draw: st.DrawFn, owner: type[T], depth: int = 0, /, **given: object) -> T:
    values: dict[str, Any] = dict(given)
    for field, made in _drawn(owner, depth):  # type: ignore[arg-type] # a class is hashable
        if field.name in values:
            continue
        if field.together in values:
            is_given = values[field.together] is not None
        else:
            is_given = not field.nullable or draw(st.booleans())
        below = values.get(field.above or "")
        one = made if below is None else _numbers(field, below)
        values[field.name] = draw(one) if is_given else None
    if issubclass(owner, Quantity):
        values |= _in_order(values)
    try:
        return owner(**values)
    except ValueError:
        reject()


@functools.cache
def _drawn(owner: type, depth: int) -> list[tuple[Field, SearchStrategy[Any]]]:
    """What to draw for which field; those that depend on another one come last."""
    drawn = []
    for field in sorted(fields(owner), key=lambda field: bool(field.above or field.together)):
        is_left_out = field.value is Evidence or (field.nested and depth >= _DEEPEST)
        if field.settable and (field.required or not is_left_out):
            one = _single(field, depth)
            drawn.append((field, st.lists(one, max_size=_LONGEST_LIST) if field.many else one))
    return drawn


def _single(field: Field, depth: int) -> SearchStrategy[Any]:
    if field.nested:
        return records() if field.value is Record else _objects(field.value, depth + 1)
    if field.value is bool:
        return st.booleans()
    if field.value is not str:
        return _numbers(field)
    if field.choices:
        return st.sampled_from(field.choices)
    if field.format:
        return {"edtf": edtf_dates, "country": countries}[field.format]()
    return _FILLED_TEXTS if field.not_empty else texts()


def _numbers(field: Field, below: float = -math.inf) -> SearchStrategy[float]:
    """The numbers of a field that are greater than another one."""
    least = -math.inf if field.minimum is None else field.minimum
    low = max(least, math.nextafter(below, math.inf))
    high = sys.float_info.max if field.maximum is None else field.maximum
    if low > high:
        return st.nothing()
    first, last = math.ceil(max(low, -LARGEST_INTEGER)), math.floor(min(high, LARGEST_INTEGER))
    whole = st.integers(first, last) if first <= last else st.nothing()
    return whole if field.value is int else whole | st.floats(low, high)


def _in_order(values: Mapping[str, Any]) -> dict[str, int]:
    """The numbers of a quantity from the least to the greatest, one at the least."""
    given = [name for name in ("low", "best", "high") if values[name] is not None] or ["best"]
    return dict(zip(given, sorted(values[name] or 0 for name in given), strict=True))
