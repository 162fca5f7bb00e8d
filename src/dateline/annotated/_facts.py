"""A record in lines: what it says field by field, and the passages that say so."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.annotated._wrapping import Line, Span, columns, wrapped
from dateline.model import Evidence, Field, Record, fields

__all__ = ["fact", "words"]

_INDENT = 6
# What the heading of a record says.
_IN_HEADING = frozenset(("type", "id", "status", "summary", "confidence", "extractor", "evidence"))
# Asked last: where and when.
_LAST = ("places", "date")
_WIDEST_LABEL = 20


def fact(record: Record, number: int, width: int) -> Iterator[Line]:
    """A record in lines.

    Args:
        record: The record.
        number: Its number in the article, from 1.
        width: How many columns a line may take.

    Yields:
        A heading, the summary, a line for each field that says something.
    """
    indent = " " * _INDENT
    before = f"{number:>{_INDENT - 2}}  "
    yield from wrapped(_heading(record, before), width, rest=indent)
    if record.summary:
        yield from wrapped([Span(record.summary)], width, first=indent, rest=indent)
    known = {field.name: field for field in fields(type(record))}
    supported = _by_field(record)
    names = [name for name in known if name not in _IN_HEADING and name not in _LAST]
    names += [*_LAST, *(name for name in supported if name in _IN_HEADING)]
    rows = {
        name: list(_row(known[name], getattr(record, name), supported.get(name, ())))
        for name in names
    }
    again = [each for each in record.evidence[1:] if each.field is None]
    rows["again"] = [_quotation(each) for each in again]
    labels = {name: name.replace("_", " ") for name, row in rows.items() if row}
    margin = min(max(map(columns, labels.values()), default=0), _WIDEST_LABEL) + 2
    hanging = " " * (_INDENT + margin)
    for name, label in labels.items():
        first = [Span(label, "aside"), Span("\N{NO-BREAK SPACE}" * (margin - columns(label)))]
        for spans in rows[name]:
            yield from wrapped([*first, *spans], width, first=indent, rest=hanging)
            first = [Span("\N{NO-BREAK SPACE}" * margin)]


def _heading(record: Record, before: str) -> Iterator[Span]:
    yield Span(before.replace(" ", "\N{NO-BREAK SPACE}"), "label", record.type)
    yield Span(record.type, "label", record.type)
    parts = [words(record.status)]
    if record.confidence is not None:
        parts.append(f"confidence {record.confidence:g}")
    if record.extractor:
        parts.append(f"by {record.extractor}")
    yield Span(" · " + " · ".join(parts))
    yield Span(f" · {record.id}", "aside")


def _by_field(record: Record) -> Mapping[str, Sequence[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for evidence in record.evidence:
        if evidence.field is not None:
            found.setdefault(evidence.field, []).append(evidence)
    return found


def _row(field: Field, value: object, evidence: Sequence[Evidence]) -> Iterator[list[Span]]:
    """The values of a field, and under them the passages that support it."""
    items = value if isinstance(value, tuple) else (value,)
    shown = [text for text in (_item(field, item) for item in items) if text]
    if not shown and not evidence:
        return
    yield [Span("; ".join(shown) or "empty", "text" if shown else "aside")]
    for each in evidence:
        yield _quotation(each)


def _quotation(evidence: Evidence) -> list[Span]:
    return [Span(f"“{evidence.exact}” {evidence.start}:{evidence.end}", "aside")]


def _item(field: Field, value: object) -> str:
    """One value of a field, as it can stand alone behind the field's name."""
    if isinstance(value, bool):
        return "yes" if value else ""
    return words(value, choice=bool(field.choices))


def words(value: object, *, choice: bool = True) -> str:
    """A value of any field in words.

    Args:
        value: Text, a number, or an object of the model.
        choice: Whether text is one of several listed values, in which ``_`` stands for a space.

    Returns:
        Of an object, what it is called, and its other values in brackets; empty for None.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_", " ") if choice else value
    if not hasattr(type(value), "__attrs_attrs__"):
        return str(value)
    name, others = "", []
    for field in fields(type(value)):
        held = getattr(value, field.name)
        for item in held if isinstance(held, tuple) else (held,):
            text = _part(field, item)
            if field.label and text and not name:
                name = words(item, choice=bool(field.choices))
            elif text:
                others.append(text)
    if not name:
        return ", ".join(others)
    return f"{name} ({', '.join(others)})" if others else name


def _part(field: Field, value: object) -> str:
    """A value among others of one object: numbers need their names."""
    if isinstance(value, bool):
        return words(field.name) if value else ""
    text = words(value, choice=bool(field.choices))
    return f"{words(field.name)} {text}" if isinstance(value, int | float) else text
