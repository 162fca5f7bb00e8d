"""What a format cannot carry: declared as fields of the model, counted article by article.

A path names a field from its owner down, in JSON names: ``article.text``, ``statement.verb``,
``record.places[1:].latitude``. The owner ``record`` stands for every record type. Of a list of
objects, ``[0]`` is the first and ``[1:]`` are the others; without either, all are meant. ``*``
stands for anything.
"""

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import cast

import attrs

from dateline.messages import shown
from dateline.model import Article, Field, Record, fields

__all__ = ["WITHOUT_RECORDS", "Loss", "counter_of", "field_paths", "losses_of"]

Counter = Callable[[Article, list[int]], None]


def _paths_given(given: Iterable[str]) -> tuple[str, ...]:
    paths = (given,) if isinstance(given, str) else tuple(given)
    for path in paths:
        if not isinstance(path, str):
            raise TypeError(f"Loss.fields: expected paths of fields, got {shown(path)}")
    return paths


@attrs.frozen
class Loss:
    """Something of an article that a format leaves out or changes.

    Attributes:
        name: A few words that say what, such as ``"confidence"``; shown with the number lost.
        fields: The paths of the fields that are lost; dateline counts the objects that lose one.
            Empty where only the exporter can tell, which then calls ``context.lose(name)``.
        kept: Paths among them that are not lost after all.
    """

    name: str
    fields: tuple[str, ...] = attrs.field(default=(), converter=_paths_given)
    kept: tuple[str, ...] = attrs.field(default=(), converter=_paths_given)

    def __attrs_post_init__(self) -> None:
        if type(self.name) is not str or not self.name.isprintable():
            raise TypeError(f"Loss.name: expected a few words in one line, got {shown(self.name)}")

    def covers(self, path: str) -> bool:
        """Whether a field is among those lost.

        Args:
            path: The full path of one field, as ``field_paths`` gives it.

        Returns:
            True if one of ``fields`` matches it, and none of ``kept``.
        """
        return _matches(self.fields, path) and not _matches(self.kept, path)


#: Of an article without records, a format of records alone shows nothing; it says so itself.
WITHOUT_RECORDS = Loss("articles without records")


def field_paths(record_types: Mapping[str, type[Record]]) -> tuple[str, ...]:
    """The paths of every field that holds a value and no object.

    Args:
        record_types: The record types in play, by name.

    Returns:
        Such as ``"article.dateline.country"`` and ``"meeting.participants[1:].name"``.
    """
    return tuple(path for path, _ in _owned_paths(record_types))


def losses_of(paths: Collection[str], record_types: Mapping[str, type[Record]]) -> tuple[Loss, ...]:
    """Put lost fields under names that people understand.

    Args:
        paths: Full paths, as ``field_paths`` gives them.
        record_types: The record types in play, by name.

    Returns:
        ``further places`` for what is lost only behind the first place, ``actor details`` for
        fields of actors, ``text`` for a field of the article or of a record.
    """
    named: dict[str, list[str]] = {}
    for path, owner in _owned_paths(record_types):
        if path in paths:
            listed, further, _ = path.partition("[1:]")
            if further and path.replace("[1:]", "[0]") not in paths:
                name = f"further {_words(listed)}"
            elif owner is Article or issubclass(owner, Record):
                name = _words(path)
            else:
                name = f"{owner.__name__.lower()} details"
            named.setdefault(name, []).append(path)
    return tuple(Loss(name, tuple(found)) for name, found in named.items())


def _words(path: str) -> str:
    return path.rpartition(".")[2].replace("_", " ")


def _owned_paths(record_types: Mapping[str, type[Record]]) -> Iterator[tuple[str, type]]:
    yield from _paths(Article, "article", (Record,))
    for name, owner in record_types.items():
        yield from _paths(owner, name, ())


def counter_of(losses: Sequence[Loss], record_types: Mapping[str, type[Record]]) -> Counter | None:
    """The function that counts what an article loses.

    Args:
        losses: What is lost.
        record_types: The record types in play, by name.

    Returns:
        A function that takes an article, and adds to a list of as many numbers as there are
        losses: how many objects lose a value. None where no field is lost.
    """
    return _counter(tuple(losses), tuple(record_types.items()))


def _paths(owner: type, path: str, within: tuple[type, ...]) -> Iterator[tuple[str, type]]:
    for field in fields(owner):
        for here in _indexed(field, f"{path}.{field.name}"):
            if not field.nested:
                yield here, owner
            elif field.value not in within:
                # An object within one of its own class is part of the outer one's story.
                yield from _paths(field.value, here, (*within, owner))


def _indexed(field: Field, path: str) -> list[str]:
    return [f"{path}[0]", f"{path}[1:]"] if field.many and field.nested else [path]


_INDEX = re.compile(r"\[[^]]*\]")


def _matches(patterns: tuple[str, ...], path: str) -> bool:
    plain, wild = _prepared(patterns)
    owner, _, rest = path.partition(".")
    owners = (owner, "*") if owner == "article" else (owner, "record", "*")
    return any(
        named in owners and _same_items(wanted, rest)
        for named, wanted in plain.get(_INDEX.sub("", rest), ())
    ) or any(pattern.fullmatch(path) for pattern in wild)


def _same_items(wanted: str, path: str) -> bool:
    """Whether a pattern that is a path but for its indexes, has none that is another."""
    return "[" not in wanted or all(
        want == there or "[" not in want
        for want, there in zip(wanted.split("."), path.split("."), strict=True)
    )


@functools.lru_cache(maxsize=256)
def _prepared(
    patterns: tuple[str, ...],
) -> tuple[Mapping[str, list[tuple[str, str]]], list[re.Pattern[str]]]:
    """Patterns without a wildcard, by their path without indexes; and those with one."""
    plain: dict[str, list[tuple[str, str]]] = {}
    wild: list[re.Pattern[str]] = []
    for pattern in patterns:
        owner, _, rest = pattern.partition(".")
        if pattern == "*":
            wild.append(re.compile(".*"))
            continue
        if "*" not in rest:
            plain.setdefault(_INDEX.sub("", rest), []).append((owner, rest))
            continue
        segments = [
            re.escape(segment).replace(r"\*", ".*")
            + ("" if "[" in segment or "*" in segment else r"(?:\[[^]]*\])?")
            for segment in rest.split(".")
        ]
        first = {"record": r"(?!article\b)\w+", "*": r"\w+"}.get(owner, re.escape(owner))
        wild.append(re.compile(r"\.".join([first, *segments])))
    return plain, wild


@functools.lru_cache(maxsize=64)
def _counter(
    losses: tuple[Loss, ...], record_types: tuple[tuple[str, type], ...]
) -> Counter | None:
    lines = _counting(Article, "article", "article", losses, (Record,))
    choices: list[str] = []
    namespace: dict[str, object] = {}
    for number, (name, owner) in enumerate(record_types):
        of_record = _counting(owner, name, "record", losses, (Record,))
        if of_record:
            namespace[f"owner{number}"] = owner
            choice = "elif" if choices else "if"
            choices += [f"{choice} owner is owner{number}:", *_indented(of_record)]
    if choices:
        body = ["owner = type(record)", *choices]
        lines += ["for record in article.records:", *_indented(body)]
    if not lines:
        return None
    # Counted in local variables: they cost a quarter of what items of a list do.
    text = "\n".join(lines)
    used = [number for number in range(len(losses)) if f"n{number} += " in text]
    lines.insert(0, " = ".join([*(f"n{number}" for number in used), "0"]))
    lines += [f"counts[{number}] += n{number}" for number in used]
    # The text is made of the names of fields alone, which are identifiers.
    exec("\n".join(["def count(article, counts):", *_indented(lines)]), namespace)
    return cast("Counter", namespace["count"])


def _counting(
    owner: type, path: str, variable: str, losses: Sequence[Loss], within: tuple[type, ...]
) -> list[str]:
    """The lines that count what one object loses: itself once a loss, then those it holds."""
    conditions: dict[int, list[str]] = {}
    always: set[int] = set()
    lines: list[str] = []
    inner = f"{variable}_"
    for field in fields(owner):
        value, here = f"{variable}.{field.name}", f"{path}.{field.name}"
        if not field.nested:
            for number, loss in enumerate(losses):
                if loss.covers(here):
                    by_truth = field.many or field.value is str
                    default = field.default if field.value is bool else None
                    conditions.setdefault(number, []).append(
                        value if by_truth else f"{value} is not {default!r}"
                    )
                    is_filled = field.not_empty or not by_truth
                    if field.required and not field.nullable and is_filled:
                        always.add(number)
            continue
        if field.value in within:
            continue
        parts = [
            _counting(field.value, place, inner, losses, (*within, owner))
            for place in _indexed(field, here)
        ]
        if not any(parts):
            continue
        if not field.many:
            lines += [f"{inner} = {value}", f"if {inner} is not None:", *_indented(parts[0])]
            continue
        if parts[0] == parts[1]:
            lines += [f"for {inner} in {value} or ():", *_indented(parts[0])]
            continue
        items = f"{inner}items"
        lines += [f"{items} = {value}", f"if {items}:"]
        if parts[0]:
            lines += _indented([f"{inner} = {items}[0]", *parts[0]])
        if parts[1]:
            others = [f"for {inner} in {items}[1:]:", *_indented(parts[1])]
            lines += _indented([f"if len({items}) > 1:", *_indented(others)])
    own = [
        f"n{number} += 1" if number in always else f"if {' or '.join(found)}: n{number} += 1"
        for number, found in conditions.items()
    ]
    return [*own, *lines]


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"    {line}" for line in lines]
