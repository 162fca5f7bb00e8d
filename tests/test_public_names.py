"""Public names: listed truly, sorted, exported once, and told about."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import types
from collections import Counter
from collections.abc import Iterator

import pytest

import dateline
import dateline.errors


def _modules() -> list[types.ModuleType]:
    found = pkgutil.walk_packages(dateline.__path__, "dateline.")
    names = [info.name for info in found if info.name != "dateline.__main__"]
    return [dateline, *(importlib.import_module(name) for name in names)]


MODULES = _modules()
LISTING = [module for module in MODULES if hasattr(module, "__all__")]
PUBLIC = [
    module
    for module in MODULES
    if not any(part.startswith("_") for part in module.__name__.split("."))
]

each_listing = pytest.mark.parametrize("module", LISTING, ids=lambda module: module.__name__)
each_public = pytest.mark.parametrize("module", PUBLIC, ids=lambda module: module.__name__)


def _sorting_key(name: str) -> tuple[int, str]:
    """As isort and ruff sort ``__all__``: constants, then classes, then the rest."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2), name


@each_public
def test_a_public_module_lists_its_names_and_says_what_it_is_for(
    module: types.ModuleType,
) -> None:
    assert (module.__doc__ or "").strip()
    source = inspect.getsource(module)
    defines = any(
        isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
        for node in ast.parse(source).body
    )
    assert hasattr(module, "__all__") or not defines


@each_listing
def test_the_list_is_sorted_and_names_nothing_twice(module: types.ModuleType) -> None:
    names = list(module.__all__)
    assert names == sorted(names, key=_sorting_key)
    assert len(names) == len(set(names))


@each_listing
def test_the_list_is_true(module: types.ModuleType) -> None:
    for name in module.__all__:
        assert hasattr(module, name)
        assert not name.startswith("_") or name == "__version__"


@each_listing
def test_what_is_public_in_a_module_is_in_its_list(module: types.ModuleType) -> None:
    if module.__name__.split(".")[1:2] in (["exporters"], ["readers"], ["capture"]):
        hooks = {"dateline_exporters", "dateline_readers", "dateline_engines"}
    else:
        hooks = set()
    tree = ast.parse(inspect.getsource(module))
    defined = {
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
    }
    assert defined - hooks - set(module.__all__) == set()


def test_every_name_of_the_package_is_exported_once() -> None:
    objects = Counter(id(getattr(dateline, name)) for name in dateline.__all__)
    assert set(objects.values()) == {1}


def test_the_package_exports_nothing_beside_its_list() -> None:
    beside = {
        name
        for name, value in vars(dateline).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert beside - set(dateline.__all__) == set()


def test_every_error_is_exported() -> None:
    errors = {
        name
        for name in dateline.errors.__all__
        if inspect.isclass(value := getattr(dateline.errors, name))
        and issubclass(value, dateline.DatelineError)
    }
    assert errors <= set(dateline.__all__)


def test_every_error_is_drawn_in_the_tree() -> None:
    drawn = dateline.errors.__doc__ or ""
    for name in dateline.errors.__all__:
        value = getattr(dateline.errors, name)
        if inspect.isclass(value) and issubclass(value, dateline.DatelineError):
            assert name in drawn


def _told() -> Iterator[tuple[str, object]]:
    for module in LISTING:
        for name in module.__all__:
            value = getattr(module, name)
            home = getattr(value, "__module__", None)
            if home == module.__name__ and (inspect.isclass(value) or inspect.isroutine(value)):
                yield f"{home}.{name}", value


@pytest.mark.parametrize("value", [pytest.param(value, id=name) for name, value in _told()])
def test_public_classes_and_functions_have_docstrings(value: object) -> None:
    text = inspect.getdoc(value)
    assert text
    assert text[0].isupper() or not text[0].isalpha()
    if not inspect.isclass(value):
        return
    for name, member in vars(value).items():
        is_public = not name.startswith("_")
        if is_public and (inspect.isfunction(member) or isinstance(member, property)):
            assert inspect.getdoc(getattr(value, name)), f"{value.__name__}.{name}"
