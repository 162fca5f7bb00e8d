"""Articles that have everything: every field filled, every record type, texts that break things.

They are derived from the model's own description, so that a new field or a record type of a plugin
is in them by itself.
"""

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import attrs
import orjson

from dateline.codec import Codec
from dateline.model import (
    RECORD_TYPES,
    Actor,
    Article,
    Evidence,
    Field,
    Place,
    Quantity,
    Record,
    describe,
    fields,
)

__all__ = [
    "HOSTILE_STRINGS",
    "Unseen",
    "core_and_unseen",
    "hostile_article",
    "sample_article",
    "sample_articles",
    "sample_record",
    "worded_article",
]

Parsed = dict[str, object]

_DEEPEST = 4
_COUNTRIES = ("IRQ", "SYR", "TUR", "USA")
_DATES = ("2024-04-15", "2023-11", "2014", "2024-05-01/2024-05-10")

#: Texts that have broken software that writes files: our own, for no format in particular.
HOSTILE_STRINGS: tuple[str, ...] = (
    "", " ", "\t", "\n", "\r", "\r\n", "a\r\nb\rc\nd", "\x00", "a\x00b", "\x01\x02\x08\x0b\x0c\x1f",
    "\x7f\x80\x85\x9f", "\u2028\u2029", "\ufeff", "\ufffe\uffff", "\ufffd", "\u00a0\u200b\u200d",
    "\u202eright to left\u202c", "\u2066\u2069", "\x1b[31mred\x1b[0m", "\u0301", "e\u0301 \u00e9",
    "\u212b \u00c5 A\u030a", "\U0001d518\U0001d52b\U0001d526", "\U0001f469\u200d\U0001f680",
    "\U0010ffff", "\u4e2d\u6587\u8bd5\u9a8c", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\u05e2\u05d1\u05e8\u05d9\u05ea", "\u0e44\u0e17\u0e22", "\u00df\u0130\u0131\ufb01\u01c6",
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1",
    "\uff1d1+1", "{=1+1}", "'=1+1", "%=1", "-12", "-1.5e3", "+49 30 1234", "0012", "1e9", "1,5",
    "NaN", "Infinity", "null", "None", "true", "2024-01-01", "12:30", "#REF!", "_x0041_",
    "__proto__", ",", ";", "|", "a,b;c|d\te", '"', '""', '"a"b"', "'", "\\", "\\\\", "\\n", "\\\"",
    "a\\", "`", "```", "# heading", "* item", "1. item", "> quoted", "---", "***",
    "[a](http://example.org)", "![a](b)", "<http://example.org>", "http://example.org/?a=b&c=d",
    "www.example.org", "a@example.org", "javascript:alert(1)", "<script>alert(1)</script>",
    "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<b>bold</b>", "&", "&amp;", "&#0;", "&lt;",
    "&bogus;", "<?xml version='1.0'?>", "<!DOCTYPE x>", "{{ 7*7 }}", "${7*7}", "$(id)", "`id`",
    "%s%n", "%00", "../../etc/passwd", "C:\\con", "CON", "'; DROP TABLE records; --", "1;2",
    "\u00ff\u00fe", "x" * 4_000, "a b\n" * 500,
)  # fmt: skip


@attrs.frozen(slots=False, kw_only=True)
class Unseen(Record, type="unseen", plural="Unseen things"):
    """A record type that no exporter knows, with a field of each kind that the model can carry.

    Attributes:
        title: Text.
        tags: A list of texts.
        count: A whole number.
        ratio: A number.
        settled: True, false or unknown.
        grade: One of a few.
        since: A date.
        holder: One object.
        members: A list of objects.
        size: An object of numbers.
        site: A place of its own.
    """

    title: str | None = attrs.field(default=None, metadata=describe("Text"))
    tags: Sequence[str] = attrs.field(default=(), metadata=describe("A list of texts"))
    count: int | None = attrs.field(default=None, metadata=describe("A whole number"))
    ratio: float | None = attrs.field(default=None, metadata=describe("A number"))
    settled: bool | None = attrs.field(default=None, metadata=describe("True or false"))
    grade: Literal["high", "low"] | None = attrs.field(
        default=None, metadata=describe("One of a few")
    )
    since: str | None = attrs.field(default=None, metadata=describe("A date", format="edtf"))
    holder: Actor | None = attrs.field(default=None, metadata=describe("One object"))
    members: Sequence[Actor] = attrs.field(default=(), metadata=describe("A list of objects"))
    size: Quantity | None = attrs.field(default=None, metadata=describe("An object of numbers"))
    site: Place | None = attrs.field(default=None, metadata=describe("A place of its own"))


def core_and_unseen() -> Mapping[str, type[Record]]:
    """The record types of the core, and one that no format can know.

    Returns:
        The classes by name.
    """
    every: tuple[type[Record], ...] = (*RECORD_TYPES, Unseen)
    return {owner.record_type: owner for owner in every}


class _Sampler:
    """Fills objects: every field, each value with a number of its own."""

    def __init__(self, text_of: Callable[[int], str]) -> None:
        self._numbers = itertools.count(1)
        self._text_of = text_of
        self._words: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "".join(self._words)

    def extend(self, text: str) -> None:
        self._words.append(text)
        self._length += len(text)

    def record(self, owner: type[Record], identifier: str) -> Parsed:
        # First what JSON writes first, so that equal articles have equal bytes.
        return {"type": owner.record_type, "id": identifier} | {
            name: value for name, value in self.filled(owner, 0).items() if name != "id"
        }

    def filled(self, owner: type, depth: int) -> Parsed:
        if owner is Evidence:
            return self._evidence()
        return {
            field.name: self.value(field, depth)
            for field in fields(owner)
            if field.settable and not (field.nested and depth >= _DEEPEST)
        }

    def _evidence(self) -> Parsed:
        # Words of one length, each of which occurs once here and once in the other half.
        number = next(self._numbers)
        exact, start = f"passage{number:05}", self._length
        self.extend(f"{exact} ")
        return {"start": start, "end": start + len(exact), "exact": exact, "field": "summary"}

    def value(self, field: Field, depth: int) -> object:
        if field.many:
            return [self._one(field, depth), self._one(field, depth)]
        return self._one(field, depth)

    def _one(self, field: Field, depth: int) -> object:
        if field.nested:
            return self.filled(field.value, depth + 1)
        number = next(self._numbers)
        if field.value is bool:
            return True
        if field.value is str:
            if field.choices:
                return field.choices[0]
            if field.format == "edtf":
                return _DATES[0]
            if field.format == "country":
                return _COUNTRIES[number % len(_COUNTRIES)]
            text = self._text_of(number)
            return text if text.strip() or not field.not_empty else f"{text}x"
        low = 0 if field.minimum is None else field.minimum
        if field.maximum is not None:
            return round(low + (field.maximum - low) * (number % 97 + 1) / 100, 2)
        return int(low) + 10 * number if field.value is int else low + number + 0.5


def sample_article(
    record_types: Mapping[str, type[Record]] | None = None, *, number: int = 1, records: int = 1
) -> Article:
    """An article with every field filled, and records of every type.

    Args:
        record_types: The record types; those of the core and ``Unseen`` if None.
        number: Tells articles apart.
        records: How many records of each type.

    Returns:
        The article; its evidence stands in its text.
    """
    known = record_types or core_and_unseen()
    return _article(known, f"sample-{number}", records, lambda count: f"text {count}")


def sample_articles(count: int) -> Iterator[Article]:
    """Articles of different ids, made one at a time.

    Args:
        count: How many.

    Yields:
        The articles.
    """
    for number in range(1, count + 1):
        yield sample_article(number=number)


def sample_record(owner: type[Record], number: int = 1) -> Record:
    """A record with every field filled but its evidence.

    Args:
        owner: The record type.
        number: Tells records apart.

    Returns:
        The record.
    """
    article = sample_article({owner.record_type: owner})
    return attrs.evolve(article.records[0], id=f"{owner.record_type}-{number}", evidence=())


def worded_article(text: str) -> Article:
    """An article with one text in every field that can hold it, but its own text and passages.

    Args:
        text: The text.

    Returns:
        The article; two of them differ in these fields alone, and in no offset.
    """
    return _article(core_and_unseen(), "worded", 1, lambda count: text)


def hostile_article(text: str, record_types: Mapping[str, type[Record]] | None = None) -> Article:
    """An article with one text in every field that can hold it, and in every passage.

    Args:
        text: The text.
        record_types: The record types; those of the core and ``Unseen`` if None.

    Returns:
        The article.
    """
    article = _article(record_types or core_and_unseen(), "hostile", 1, lambda count: text)
    if not text:
        return article
    passage = Evidence(start=0, end=len(text), exact=text)
    records = [
        attrs.evolve(record, id=f"{text}{number}", evidence=(passage,))
        for number, record in enumerate(article.records)
    ]
    return attrs.evolve(article, id=text, text=text, records=records)


@functools.lru_cache(maxsize=16)
def _codec(record_types: tuple[tuple[str, type[Record]], ...]) -> Codec:
    return Codec(dict(record_types))


def _article(
    record_types: Mapping[str, type[Record]],
    identifier: str,
    records: int,
    text_of: Callable[[int], str],
) -> Article:
    sampler = _Sampler(text_of)
    made = [
        sampler.record(owner, f"{name}-{count}")
        for count in range(1, records + 1)
        for name, owner in record_types.items()
    ]
    whole: Parsed = {
        field.name: None if field.name in ("records", "text", "id") else sampler.value(field, 0)
        for field in fields(Article)
    }
    # Each passage occurs once more, so that a test can move its evidence.
    sampler.extend(f"; {sampler.text}")
    whole |= {"id": identifier, "text": sampler.text, "records": made}
    return _codec(tuple(record_types.items())).decode(orjson.dumps(whole))
