"""Gold: what a careful reader would record, an article a line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias, cast

import attrs

from dateline import sources
from dateline.codec import parse_json
from dateline.errors import GoldError, ParseError, Problem
from dateline.messages import did_you_mean, shown
from dateline.model import Deployment, Incident, Meeting, Record, Statement, fields
from dateline.sources import Source

__all__ = ["SLOTS", "GoldArticle", "GoldRecord", "SlotKind", "SlotValue", "read_gold"]

#: What a slot holds, and so how two values of it are compared.
SlotKind = Literal["names", "name", "place", "number", "date", "flag", "choice", "status", "cue"]

SlotValue: TypeAlias = str | int | bool | Sequence[str]
"""The value of a slot: a name may list accepted variants with ``|``, best first."""

#: The slots of gold by record type.
SLOTS: Mapping[str, Mapping[str, SlotKind]] = {
    "meeting": {
        "participants": "names",
        "place": "place",
        "date": "date",
        "format": "choice",
        "status": "status",
    },
    "statement": {"speakers": "names", "direct": "flag", "verb": "cue"},
    "deployment": {
        "force": "name",
        "personnel": "number",
        "place": "place",
        "movement": "choice",
        "status": "status",
    },
    "incident": {
        "kind": "choice",
        "actors": "names",
        "targets": "names",
        "place": "place",
        "killed": "number",
        "injured": "number",
        "weapon": "name",
        "date": "date",
        "status": "status",
    },
}

_CLASSES: Mapping[str, type[Record]] = {
    owner.record_type: owner for owner in (Meeting, Statement, Deployment, Incident)
}
_COMMON = ("type", "quote", "also", "optional")


@attrs.frozen(kw_only=True)
class GoldRecord:
    """One record of gold.

    Attributes:
        type: The record type.
        quotes: The passage that reports it, letter for letter, and others that tell it again.
        optional: Whether a reader could leave it out.
        slots: The slots that gold fills and that are compared.
        path: Its JSON path in the line.
    """

    type: str
    quotes: Sequence[str]
    optional: bool
    slots: Mapping[str, SlotValue]
    path: str


@attrs.frozen(kw_only=True)
class GoldArticle:
    """The gold of one article.

    Attributes:
        id: The article's id.
        records: Its records.
        line: The line of the file, from 1.
        source: The name of the file.
    """

    id: str
    records: Sequence[GoldRecord]
    line: int
    source: str

    def error(self, problems: Sequence[Problem]) -> GoldError:
        """What to raise of problems of this line.

        Args:
            problems: What is wrong, at least one.

        Returns:
            The error.
        """
        return GoldError(problems, line=self.line, source=self.source)


def read_gold(source: Source) -> dict[str, GoldArticle]:
    """Read gold: JSON Lines, ``{"id": ..., "records": [...]}`` an article.

    Args:
        source: A path, ``"-"`` for standard input, or a binary file object.

    Returns:
        The gold of each article, by its id, in the order of the file.

    Raises:
        SourceError: The source cannot be read.
        ParseError: A line is not JSON.
        GoldError: A line is not gold; all that is wrong with it.
    """
    name = sources.source_name(source)
    found: dict[str, GoldArticle] = {}
    with sources.open_source(source) as stream:
        for number, line in enumerate(stream, 1):
            if line.isspace():
                continue
            try:
                value = parse_json(line)
            except ParseError as error:
                error.line, error.source = number, name
                raise
            problems = list(_article_problems(value, found))
            if problems:
                raise GoldError(problems, line=number, source=name)
            article = cast("dict[str, object]", value)
            identifier = cast("str", article["id"])
            records = cast("list[dict[str, object]]", article["records"])
            found[identifier] = GoldArticle(
                id=identifier,
                records=tuple(_record(each, index) for index, each in enumerate(records)),
                line=number,
                source=name,
            )
    return found


def _record(value: dict[str, object], index: int) -> GoldRecord:
    name = cast("str", value["type"])
    also = cast("list[str]", value.get("also") or [])
    slots = {
        slot: cast("SlotValue", value[slot])
        for slot, kind in SLOTS[name].items()
        # Zero and false say something; an empty text or list does not.
        if kind != "cue" and value.get(slot) not in (None, "", [])
    }
    return GoldRecord(
        type=name,
        quotes=(cast("str", value["quote"]), *also),
        optional=bool(value.get("optional")),
        slots={slot: slots[slot] for slot in value if slot in slots},
        path=f"records[{index}]",
    )


def _article_problems(value: object, known: Mapping[str, GoldArticle]) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem("", f"expected an object with id and records, got {shown(value)}")
        return
    for name in sorted(value.keys() - {"id", "records"}):
        yield Problem(name, f"unknown{did_you_mean(name, ('id', 'records'))}")
    identifier, records = value.get("id"), value.get("records")
    if not isinstance(identifier, str) or not identifier:
        yield Problem("id", f"expected the id of an article, got {shown(identifier)}")
    elif identifier in known:
        yield Problem("id", f"{shown(identifier)} stands in line {known[identifier].line} too")
    if not isinstance(records, list):
        yield Problem("records", f"expected a list, got {shown(records)}")
        return
    for index, record in enumerate(records):
        for problem in _record_problems(record):
            yield problem.within(f"records[{index}]")


def _record_problems(value: object) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem("", f"expected an object, got {shown(value)}")
        return
    name = value.get("type")
    if not isinstance(name, str) or name not in SLOTS:
        nearest = did_you_mean(name, SLOTS) if isinstance(name, str) else ""
        yield Problem("type", f"{shown(name)} is not one of {', '.join(SLOTS)}{nearest}")
        return
    slots = SLOTS[name]
    for key in value:
        if key not in _COMMON and key not in slots:
            nearest = did_you_mean(key, (*_COMMON, *slots))
            yield Problem(key, f"unknown{nearest or ';'} slots of {name}: {', '.join(slots)}")
    if not _is_text(value.get("quote")):
        yield Problem("quote", f"expected a passage of the text, got {shown(value.get('quote'))}")
    also = value.get("also")
    if also is not None and not _are_texts(also):
        yield Problem("also", f"expected a list of passages, got {shown(also)}")
    if not isinstance(value.get("optional", False), bool):
        yield Problem("optional", f"expected true or false, got {shown(value['optional'])}")
    for slot, kind in slots.items():
        held = value.get(slot)
        if held not in (None, "", []):
            wanted = _wanted(kind, _CLASSES[name], slot, held)
            if wanted:
                yield Problem(slot, f"expected {wanted}, got {shown(held)}")


def _wanted(kind: SlotKind, owner: type[Record], slot: str, value: object) -> str | None:
    """What a slot wants; None where the value is right."""
    if kind in ("choice", "status"):
        choices = next(field.choices for field in fields(owner) if field.name == slot)
        return None if value in choices else f"one of {', '.join(choices)}"
    right, wanted = _RIGHT[kind]
    return None if right(value) else wanted


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


_RIGHT: Mapping[SlotKind, tuple[Callable[[object], bool], str]] = {
    "names": (_are_texts, "a list of names"),
    "name": (_is_text, "a name"),
    "place": (_is_text, "the name of a place"),
    "number": (_is_count, "a whole number"),
    "date": (_is_text, "a date as text, such as 2019-10-08"),
    "flag": (_is_flag, "true or false"),
    "cue": (_is_text, "the verb as written"),
}
