"""Which fields an output does not show: each is changed in turn, and the bytes compared."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

import orjson

from dateline.codec import Codec, encode
from dateline.errors import DatelineError
from dateline.losses import field_paths
from dateline.model import Article, Evidence, Field, Record, fields
from dateline.testing.samples import sample_article

__all__ = ["lost_paths", "reworded"]

_OTHER_COUNTRY = "DEU"
_OTHER_DATE = "1999-12"
_FIRST, _OTHERS = "[0]", "[1:]"


def lost_paths(
    export: Callable[[Article], bytes], record_types: Mapping[str, type[Record]]
) -> tuple[list[str], list[str]]:
    """Find the fields whose value makes no difference to the output.

    Args:
        export: Writes one article.
        record_types: The record types in play.

    Returns:
        The paths of the fields that are lost, and of those that could be changed at all.
    """
    codec = Codec(record_types)
    base = orjson.loads(encode(sample_article(record_types)))
    before = export(codec.decode(orjson.dumps(base)))
    lost: list[str] = []
    tried: list[str] = []
    for path in field_paths(record_types):
        for changed in _variants(path, base, record_types):
            try:
                article = codec.decode(orjson.dumps(changed))
            except DatelineError:
                continue
            tried.append(path)
            if export(article) == before:
                lost.append(path)
            break
    return lost, tried


def reworded(
    record_types: Mapping[str, type[Record]], texts: tuple[str, str]
) -> Iterator[tuple[str, Article, Article]]:
    """Put two texts into one field after the other, of those that hold any text.

    Args:
        record_types: The record types in play.
        texts: The texts.

    Yields:
        The path of a field, and the sample article with the one text in it and with the other.
    """
    codec = Codec(record_types)
    base = orjson.loads(encode(sample_article(record_types)))
    for path in field_paths(record_types):
        owner, names = _owner(path, record_types)
        field, is_evidence = _field(owner, names)
        is_free = field.value is str and field.settable and not (field.choices or field.format)
        # The words of a passage and the field that it is about are not for any text.
        if is_free and not is_evidence and names[-1] not in ("field", "type"):
            whole = owner is Article and names == ["text"]
            pair = [
                codec.decode(
                    orjson.dumps(
                        _changed_at(
                            path, base, record_types, _extend(text) if whole else _set(field, text)
                        )
                    )
                )
                for text in texts
            ]
            yield path, pair[0], pair[1]


def _owner(path: str, record_types: Mapping[str, type[Record]]) -> tuple[type, list[str]]:
    owner_name, *names = path.split(".")
    return (Article if owner_name == "article" else record_types[owner_name]), names


def _variants(
    path: str, base: object, record_types: Mapping[str, type[Record]]
) -> Iterator[dict[str, object]]:
    """The article with one field changed, in the ways that may be right."""
    field, is_evidence = _field(*_owner(path, record_types))
    if field.settable:
        for change in _changes(field, is_evidence):
            yield _changed_at(path, base, record_types, change)


def _changed_at(
    path: str, base: object, record_types: Mapping[str, type[Record]], change: "Change"
) -> dict[str, object]:
    """A copy of the article, changed at the object that has a field."""
    owner, names = _owner(path, record_types)
    copied: dict[str, object] = orjson.loads(orjson.dumps(base))
    holder: Any = copied
    if issubclass(owner, Record):
        records = cast("list[dict[str, object]]", copied["records"])
        holder = next(item for item in records if item["type"] == owner.record_type)
    for name in names[:-1]:
        listed, is_further = name.removesuffix(_FIRST).removesuffix(_OTHERS), _OTHERS in name
        holder = holder[listed]
        if isinstance(holder, list):
            holder = holder[1 if is_further else 0]
    change(holder, copied)
    return copied


def _field(owner: type, names: Iterable[str]) -> tuple[Field, bool]:
    """The field at the end of a path, and whether it belongs to a passage."""
    is_evidence = False
    found: Field | None = None
    for name in names:
        plain = name.removesuffix(_FIRST).removesuffix(_OTHERS)
        found = next(field for field in fields(owner) if field.name == plain)
        is_evidence = owner is Evidence and found.name in ("start", "end", "exact")
        owner = found.value
    return cast("Field", found), is_evidence


Change = Callable[[dict[str, object], dict[str, object]], None]


def _changes(field: Field, is_evidence: bool) -> list[Change]:
    if is_evidence:
        return [_reword] if field.name == "exact" else [_move]
    if field.name == "text" and not field.nullable:
        return [_extend("And more.")]

    return [_set(field, value) for value in _values(field)]


def _set(field: Field, value: object) -> Change:
    def change(holder: dict[str, object], whole: dict[str, object]) -> None:
        holder[field.name] = [value, *_rest(holder[field.name])] if field.many else value

    return change


def _rest(value: object) -> list[object]:
    return list(cast("list[object]", value))[1:]


def _values(field: Field) -> list[object]:
    if field.value is bool:
        return [False]
    if field.value is str:
        if field.choices:
            return list(field.choices[1:])
        if field.format == "edtf":
            return [_OTHER_DATE]
        # The second is for the passages' own field, which names a field of the record.
        return [_OTHER_COUNTRY] if field.format == "country" else ["another text", "date"]
    if field.maximum is not None:
        low = field.minimum or 0
        return [low + (field.maximum - low) * 0.995]
    return [1, 999_999] if field.value is int else [1.25]


def _extend(more: str) -> Change:
    """Put words behind the article's text, where no passage stands."""

    def change(holder: dict[str, object], whole: dict[str, object]) -> None:
        holder["text"] = f"{holder['text']} {more}"

    return change


def _reword(holder: dict[str, object], whole: dict[str, object]) -> None:
    """Let a passage be another one: the text stays, for a format may carry that and no passage."""
    text, exact = cast("str", whole["text"]), cast("str", holder["exact"])
    other = next(word for word in text.split() if len(word) == len(exact) and word != exact)
    holder["start"] = text.index(other)
    holder["end"] = cast("int", holder["start"]) + len(other)
    holder["exact"] = other


def _move(holder: dict[str, object], whole: dict[str, object]) -> None:
    """Let a passage stand where its words occur again."""
    text, exact = cast("str", whole["text"]), cast("str", holder["exact"])
    holder["start"] = text.index(exact, cast("int", holder["end"]))
    holder["end"] = cast("int", holder["start"]) + len(exact)
