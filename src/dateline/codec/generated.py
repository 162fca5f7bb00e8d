"""The fast path from parsed JSON to the model: one generated function a class.

The function checks every field in place and adopts the parsed dict as the instance's own
``__dict__``, so that an article costs little more than its parsing. It knows only yes and no: what
it refuses, ``dateline.codec.detailed`` reads again to say what is wrong and where.
"""

import math
from collections.abc import Callable, Mapping
from typing import cast

import attrs

from dateline.model import Article, Field, Model, Record, fields
from dateline.model.countries import COUNTRIES
from dateline.model.edtf import is_edtf
from dateline.model.fields import LARGEST_INTEGER, json_keys

__all__ = ["Loader", "Refused", "article_loader"]

Loader = Callable[[object], Model]


class Refused(Exception):
    """The fast path does not take this value; the detailed path says why."""


class _Blank:
    """What an instance is before it has its values and its class.

    A frozen class refuses to be given a ``__dict__``; this one takes it, and in less time than
    ``object.__new__`` and ``object.__setattr__`` would need.
    """


def article_loader(record_types: Mapping[str, type[Record]]) -> Loader:
    """The function that makes an Article of a parsed JSON value.

    Args:
        record_types: The record types that it accepts, by name.

    Returns:
        A function that takes over the parsed value, which is not to be used afterwards. For what
        it does not take it raises: Refused, or TypeError of what is no object, or KeyError of what
        lacks a field, or what a class's own check raises.
    """
    loaders: dict[type, Loader] = {}
    records: dict[object, Loader] = {}

    def load_record(parsed: object) -> Model:
        return records[parsed["type"]](parsed)  # type: ignore[index]

    def loader(owner: type) -> Loader:
        if owner is Record:
            return load_record
        if owner not in loaders:
            # A class may hold itself: what asks for its loader meanwhile gets this one.
            loaders[owner] = lambda parsed: loaders[owner](parsed)
            make = _constructing if _wants_constructor(owner) else _generate
            loaders[owner] = make(owner, loader)
        return loaders[owner]

    for name, record_type in record_types.items():
        records[name] = loader(record_type)
    return loader(Article)


def _generate(owner: type, loader: Callable[[type], Loader]) -> Loader:
    """Write and compile ``load`` for one class.

    Of a place, it reads::

    def load(parsed):
        if len(parsed) != 7: parsed = complete(parsed)
        v0 = parsed[k0]
        v1 = parsed[k1]
        ...
        if not (v0.__class__ is str and v0.strip()): raise Refused
        if not (v1 is None or v1.__class__ is str and v1 in COUNTRIES): raise Refused
        ...
        instance = Blank()
        instance.__dict__ = parsed
        instance.__class__ = owner
        return instance
    """
    known = fields(owner)
    namespace: dict[str, object] = {
        "Refused": Refused,
        "COUNTRIES": COUNTRIES,
        "Blank": _Blank,
        "complete": _completer(owner),
        "is_edtf": is_edtf,
        "isfinite": math.isfinite,
        "owner": owner,
        **{f"k{index}": key for index, key in enumerate(json_keys(owner))},
    }
    lines = [
        "def load(parsed):",
        f"    if len(parsed) != {len(known)}: parsed = complete(parsed)",
        *(f"    v{index} = parsed[k{index}]" for index in range(len(known))),
    ]
    for index, field in enumerate(known):
        if not field.settable:
            if field.name == "type":
                lines.append(f"    if v{index} != {_record_type(owner)!r}: raise Refused")
            continue
        if field.nested:
            namespace[f"load{index}"] = loader(field.value)
        lines += [f"    {line}" for line in _field_lines(field, index)]
    lines += [
        "    instance = Blank()",
        "    instance.__dict__ = parsed",
        "    instance.__class__ = owner",
    ]
    for index, field in enumerate(known):
        for name, condition in ((field.together, _TOGETHER), (field.above, _ABOVE)):
            if name is not None:
                other = next(place for place, item in enumerate(known) if item.name == name)
                lines.append(
                    f"    if not ({condition.format(f'v{index}', f'v{other}')}): raise Refused"
                )
    for attribute in attrs.fields(owner):
        if attribute.validator is not None:
            # A plugin's class may bring validators of attrs, which its constructor would run.
            namespace[f"validate_{attribute.name}"] = attribute.validator
            namespace[f"attribute_{attribute.name}"] = attribute
            lines.append(
                f"    validate_{attribute.name}"
                f"(instance, attribute_{attribute.name}, instance.{attribute.name})"
            )
    if owner.check is not Model.check:  # type: ignore[attr-defined]
        lines.append("    instance.check()")
    lines.append("    return instance")
    exec("\n".join(lines), namespace)
    return cast("Loader", namespace["load"])


def _record_type(owner: type) -> str:
    return owner.record_type if issubclass(owner, Record) else ""


def _constructing(owner: type, loader: Callable[[type], Loader]) -> Loader:
    """The loader of a class that must be made by its own constructor."""
    known = fields(owner)
    hidden = {field.name for field in known if not field.settable}
    nested = {field.name: (field.many, loader(field.value)) for field in known if field.nested}

    def load(parsed: object) -> Model:
        if not isinstance(parsed, dict) or parsed.get("type", "") != _record_type(owner):
            raise Refused
        given = {name: value for name, value in parsed.items() if name not in hidden}
        for name in nested.keys() & given.keys():
            many, load_part = nested[name]
            value = given[name]
            if value is not None:
                given[name] = [load_part(item) for item in value] if many else load_part(value)
        return cast("Model", owner(**given))

    return load


def _wants_constructor(owner: type) -> bool:
    """Whether a class uses more of attrs than plain defaults and validators."""
    if owner.__attrs_post_init__ is not Model.__attrs_post_init__:  # type: ignore[attr-defined]
        return True
    return any(
        attribute.converter is not None
        or (not attribute.init and attribute.name != "type")
        or attribute.name.startswith("_")
        or (hasattr(attribute.default, "factory") and attribute.init)
        for attribute in attrs.fields(owner)
    )


_TOGETHER = "({0} is None) == ({1} is None)"
_ABOVE = "{0} is None or {1} is None or {0} > {1}"


def _completer(owner: type) -> Callable[[dict[str, object]], dict[str, object]]:
    defaults: dict[str, object] = {
        field.name: _parsed_default(field) for field in fields(owner)
    } | ({"type": _record_type(owner)} if issubclass(owner, Record) else {})

    def complete(parsed: dict[str, object]) -> dict[str, object]:
        if not parsed.keys() <= defaults.keys():
            raise Refused
        return {**defaults, **parsed}

    return complete


def _parsed_default(field: Field) -> object:
    if field.required:
        return ...  # of no field's type: what is missing is refused as its value
    return list(field.default) if isinstance(field.default, tuple) else field.default


def _field_lines(field: Field, index: int) -> list[str]:
    value = f"v{index}"
    if field.many and field.nullable:
        required = attrs.evolve(field, nullable=False)
        return [
            f"if {value} is not None:",
            *(f"    {line}" for line in _field_lines(required, index)),
        ]
    if field.many:
        lines = [f"if {value}.__class__ is not list: raise Refused"]
        if field.nested:
            # Lists of one are the rule, and a comprehension costs more than its one item.
            made = (
                f"(load{index}({value}[0]),) if len({value}) == 1 "
                f"else tuple([load{index}(item) for item in {value}]) if {value} else ()"
            )
        else:
            lines += [
                f"for item in {value}:",
                f"    if not ({_leaf_condition(field, 'item')}): raise Refused",
            ]
            made = f"tuple({value})"
        return [*lines, f"parsed[k{index}] = {made}"]
    if field.nested:
        guard = f"if {value} is not None: " if field.nullable else ""
        return [f"{guard}parsed[k{index}] = load{index}({value})"]
    condition = _leaf_condition(field, value)
    if field.nullable:
        condition = f"{value} is None or {condition}"
    return [f"if not ({condition}): raise Refused"]


def _leaf_condition(field: Field, value: str) -> str:
    """A Python expression that is true only of values that ``field.problem`` finds nothing in."""
    if field.value is bool:
        return f"({value} is True or {value} is False)"
    if field.value is str:
        # What is no text is in no set of texts, and has no strip: no need to ask for its class.
        if field.choices:
            return f"{value} in {set(field.choices)!r}"
        if field.format == "edtf":
            return f"is_edtf({value})"
        if field.format == "country":
            return f"{value} in COUNTRIES"
        return f"{value}.strip()" if field.not_empty else f"{value}.__class__ is str"
    low: float = -LARGEST_INTEGER if field.minimum is None else field.minimum
    high: float = LARGEST_INTEGER if field.maximum is None else field.maximum
    if field.value is int:
        kind = f"{value}.__class__ is int"
    else:
        # CPython compares two floats in half the time of a float and an integer.
        low, high = float(low), float(high)
        kind = f"({value}.__class__ is float or {value}.__class__ is int)"
        if field.minimum is None or field.maximum is None:
            # Refusing a rare large float here only sends it the slow way.
            kind += f" and isfinite({value})"
    return f"({kind} and {low!r} <= {value} <= {high!r})"
