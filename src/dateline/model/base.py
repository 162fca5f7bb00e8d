"""What all classes of the model share: frozen, checked as they are made, ready for orjson."""

import dataclasses
from typing import Any, ClassVar

import attrs

from dateline.errors import ModelError
from dateline.model.fields import Field, fields

__all__ = ["Model", "wrongly_declared"]


def wrongly_declared(owner: type) -> TypeError:
    """The error for a class that is not declared as the model needs it.

    Args:
        owner: The class.

    Returns:
        An error that says how to declare it.
    """
    return TypeError(f"{owner.__name__}: declare it @attrs.frozen(slots=False, kw_only=True)")


class Model:
    """The root of the model's classes.

    A subclass is declared ``@attrs.frozen(slots=False, kw_only=True)``. Its values are checked
    when it is made, against each field's annotation and ``describe(...)``, then by ``check``;
    lists become tuples. Change one with ``attrs.evolve``.
    """

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[object]]]

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        if "__slots__" in cls.__dict__:
            raise wrongly_declared(cls)
        # orjson writes a dataclass straight from its __dict__, seven times faster than it can be
        # handed the same as dicts. The twin makes these classes dataclasses in full, so that
        # dataclasses.fields, asdict and pprint work on them too.
        attributes: tuple[Any, ...] = attrs.fields(cls)  # type: ignore[arg-type]
        twin: Any = dataclasses.make_dataclass(
            cls.__name__,
            [(item.name, item.type or object, _dataclass_field(item)) for item in attributes],
            init=False,
            repr=False,
            eq=False,
            match_args=False,
        )
        cls.__dataclass_fields__ = twin.__dataclass_fields__
        cls.__dataclass_params__ = twin.__dataclass_params__  # type: ignore[attr-defined]

    def __attrs_post_init__(self) -> None:
        owner = type(self)
        if "__attrs_attrs__" not in owner.__dict__:
            raise wrongly_declared(owner)
        values = self.__dict__
        for field in fields(owner):
            value = values[field.name]
            if field.many and isinstance(value, list):
                value = values[field.name] = tuple(value)
            problem = field.problem(value)
            if problem:
                raise ModelError(owner.__name__, field.name + problem[0], value, problem[1])
        for field in fields(owner):
            problem_of_two = _problem_of_two(field, values)
            if problem_of_two:
                raise ModelError(owner.__name__, field.name, values[field.name], problem_of_two)
        self.check()

    def check(self) -> None:
        """Rules about several fields that ``describe`` cannot say; a subclass adds its own.

        Raises:
            ModelError: The values do not go together.
        """


def _problem_of_two(field: Field, values: dict[str, Any]) -> str | None:
    value = values[field.name]
    if field.together is not None and (value is None) != (values[field.together] is None):
        given, missing = field.name, field.together
        if value is None:
            given, missing = missing, given
        return f"{given} is given without {missing}; give both or neither"
    if field.above is not None and value is not None:
        other = values[field.above]
        if other is not None and value <= other:
            return f"{value} is not above {field.above}, {other}"
    return None


def _dataclass_field(attribute: Any) -> Any:  # noqa: ANN401 - neither library says more
    default = attribute.default
    if default is attrs.NOTHING:
        return dataclasses.field(init=attribute.init, kw_only=True)
    if hasattr(default, "takes_self"):
        factory = list if default.takes_self else default.factory
        return dataclasses.field(default_factory=factory, init=attribute.init, kw_only=True)
    return dataclasses.field(default=default, init=attribute.init, kw_only=True)
