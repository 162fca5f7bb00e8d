"""The careful path from plain data to the model, through cattrs: every problem, with its path."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, cast, get_args

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from dateline.errors import ModelError, Problem
from dateline.installed import owner_of
from dateline.messages import did_you_mean, shown
from dateline.model import Model, Record, fields

__all__ = ["make_converter", "problems_of"]


class _Wrong(ValueError):
    """A value of the wrong type: the message is for the user as it stands."""


class _Found(ValueError):
    """All that is wrong with one object."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


def make_converter(record_types: Mapping[str, type[Record]]) -> cattrs.Converter:
    """A cattrs converter for the model: strict about types, fields and record types.

    Args:
        record_types: The record types that it accepts, by name.

    Returns:
        A converter that structures articles, records and their parts from dicts and lists, and
        unstructures them to the same.
    """
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)

    def leaf(accepted: tuple[type, ...], wanted: str) -> Callable[[object, object], object]:
        def structure(value: object, _: object) -> object:
            if not isinstance(value, accepted) or (
                isinstance(value, bool) and bool not in accepted
            ):
                raise _Wrong(f"expected {wanted}, got {_got(value)}")
            return value

        return structure

    converter.register_structure_hook(str, leaf((str,), "text"))
    converter.register_structure_hook(int, leaf((int,), "a whole number"))
    converter.register_structure_hook(float, leaf((int, float), "a number"))
    converter.register_structure_hook(bool, leaf((bool,), "true or false"))

    # What a field is limited to, its constructor says better than cattrs.
    converter.register_structure_hook_func(_is_literal, lambda value, _: value)

    def is_sequence(hint: object) -> bool:
        return getattr(hint, "__origin__", None) in (Sequence, tuple)

    def sequence_factory(hint: object) -> Callable[[object, object], object]:
        item = get_args(hint)[0]
        to_list = converter.get_structure_hook(list[item])  # type: ignore[valid-type]

        def structure(value: object, _: object) -> object:
            if not isinstance(value, list | tuple):
                raise _Wrong(f"expected a list, got {_got(value)}")
            return tuple(cast("list[object]", to_list(value, None)))

        return structure

    converter.register_structure_hook_factory(is_sequence, sequence_factory)

    def is_model(hint: object) -> bool:
        return isinstance(hint, type) and issubclass(hint, Model) and hint is not Record

    def model_factory(owner: type[Model]) -> Callable[[object, object], object]:
        from_dict = make_dict_structure_fn(
            owner, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
        )
        hidden = [field.name for field in fields(owner) if not field.settable]

        def structure(value: object, _: object) -> object:
            if isinstance(value, owner):
                return value
            if not isinstance(value, dict):
                raise _Wrong(f"expected an object, {_named(owner)}, got {_got(value)}")
            found = [*_wrong_type(owner, value), *_wrong_values(owner, value)]
            given = {key: item for key, item in value.items() if key not in hidden}
            try:
                made = from_dict(given, owner)
            except Exception as error:
                paths = {problem.path for problem in found}
                found += [item for item in problems_of(error) if item.path not in paths]
            if found:
                raise _Found(found)
            return made

        return structure

    converter.register_structure_hook_factory(is_model, model_factory)

    def structure_record(value: object, _: object) -> Record:
        if isinstance(value, Record):
            return value
        if not isinstance(value, dict):
            raise _Wrong(f"expected an object, a Record, got {_got(value)}")
        name = value.get("type")
        if name is None:
            raise ModelError(
                "Record", "type", name, f"is missing; it is one of {', '.join(record_types)}"
            )
        if not isinstance(name, str) or name not in record_types:
            nearest = did_you_mean(name, record_types) if isinstance(name, str) else ""
            raise ModelError(
                "Record",
                "type",
                name,
                f"{shown(name)} is no record type{nearest or ';'} there are: "
                f"{', '.join(record_types)} (others come with plugins)",
            )
        return converter.structure(value, record_types[name])

    converter.register_structure_hook_func(lambda hint: hint is Record, structure_record)

    def unstructure_factory(owner: type[Model]) -> Callable[[Model], dict[str, object]]:
        names = [field.name for field in fields(owner)]

        def unstructure(value: Model) -> dict[str, object]:
            return {name: converter.unstructure(getattr(value, name)) for name in names}

        return unstructure

    converter.register_unstructure_hook_factory(
        lambda hint: isinstance(hint, type) and issubclass(hint, Model), unstructure_factory
    )
    return converter


def problems_of(error: BaseException, path: str = "") -> list[Problem]:
    """Every problem in what a converter raised, in the order of the data.

    Args:
        error: What ``structure`` raised.
        path: The JSON path of the value that was structured.

    Returns:
        One Problem for each.
    """
    if isinstance(error, BaseValidationError):
        found: list[Problem] = []
        for part in error.exceptions:
            found += problems_of(part, path + _step(part))
        return found
    if isinstance(error, _Found):
        return [Problem(_joined(path, item.path), item.problem) for item in error.problems]
    if isinstance(error, ForbiddenExtraKeysError):
        return [
            Problem(
                _joined(path, name),
                "unknown field"
                + did_you_mean(name, [field.name for field in fields(error.cl) if field.settable]),
            )
            for name in sorted(map(str, error.extra_fields))
        ]
    if isinstance(error, ModelError):
        return [Problem(_joined(path, error.field), error.problem)]
    if isinstance(error, KeyError):
        return [Problem(_joined(path, str(error.args[0])), "is missing")]
    if isinstance(error, ValueError) and str(error):
        return [Problem(path.lstrip("."), str(error))]
    return [Problem(path.lstrip("."), _defect(error))]


def _defect(error: BaseException) -> str:
    """What to say of an error that no check means to raise: where in a record type's own code."""
    places = [
        (str(frame.f_globals.get("__name__", "?")), line)
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    told = f"{type(error).__name__}: {error}".rstrip(": ")
    for module, line in places:
        owner = owner_of(module)
        if owner:
            return f"plugin {owner}: {module}, line {line}, failed ({told}); tell its authors"
    where = f" in {places[-1][0]}" if places else ""
    return f"the model's own code{where} failed ({told}); tell the authors of that package"


def _wrong_type(owner: type[Model], given: dict[object, object]) -> list[Problem]:
    if not issubclass(owner, Record) or given.get("type", owner.record_type) == owner.record_type:
        return []
    return [Problem("type", f"expected {owner.record_type!r}, got {shown(given['type'])}")]


def _wrong_values(owner: type[Model], given: dict[object, object]) -> list[Problem]:
    """What a constructor would find one at a time; it stops at the first."""
    found: list[Problem] = []
    converted = {item.name for item in attrs.fields(owner) if item.converter is not None}  # type: ignore[arg-type]
    for field in fields(owner):
        if field.nested or field.name not in given or field.name in converted:
            continue
        value = given[field.name]
        problem = field.problem(tuple(value) if isinstance(value, list) else value)
        if problem and field.settable:
            found.append(Problem(field.name + problem[0], problem[1]))
    return found


def _is_literal(hint: object) -> bool:
    return getattr(hint, "__origin__", None) is Literal


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            if isinstance(error, KeyError):
                return ""
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
    return ""


def _joined(path: str, name: str) -> str:
    separator = "" if name.startswith("[") else "."
    return f"{path}{separator}{name}".strip(".") if name else path.lstrip(".")


def _got(value: object) -> str:
    return "null" if value is None else shown(value)


def _named(owner: type) -> str:
    return f"{'an' if owner.__name__[0] in 'AEIOU' else 'a'} {owner.__name__}"
