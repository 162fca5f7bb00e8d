"""One plugin's declaration: found to be in order before anything of it is used."""

import inspect
from collections.abc import Callable, Sequence
from typing import Literal

import attrs
import pluggy

from dateline._version import __version__
from dateline.engines import Engine
from dateline.errors import PluginError
from dateline.formats import API_VERSION, Exporter, FileExporter, Reader
from dateline.isolation import attributed, iterable_of, told
from dateline.messages import did_you_mean, shown
from dateline.model import Field, Record, fields
from dateline.model.base import wrongly_declared
from dateline.registry._shelf import Supplied

__all__ = ["KINDS", "Kind", "Part", "Plugin", "check_plugin", "collect"]

#: What a plugin can add to dateline.
Kind = Literal["exporter", "reader", "engine", "record-type"]

#: What each hook returns.
KINDS: dict[str, tuple[type, ...]] = {
    "dateline_exporters": (Exporter, FileExporter),
    "dateline_readers": (Reader,),
    "dateline_engines": (Engine,),
    "dateline_record_types": (Record,),
}

# Arguments of the verbs of dateline.convert: an option of the same name would never reach a format.
_TAKEN = frozenset(
    (
        "article", "articles", "capture", "data", "engine", "fail_on_loss", "format",
        "from_format", "on_bad", "on_loss", "options", "progress", "published", "self", "source",
        "target", "to_format", "url",
    )
)  # fmt: skip

# The owners that paths of fields begin with; see dateline.losses.
_NO_RECORD_TYPES = frozenset(("article", "record"))

_MOST_ITEMS = 1_000


@attrs.frozen
class Part:
    """One thing that a plugin adds to dateline; as text, ``"kml (exporter)"``.

    Attributes:
        kind: What it is.
        name: The format's or the record type's name.
    """

    kind: Kind
    name: str

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"


@attrs.frozen(kw_only=True)
class Plugin:
    """An installed package that declares something for dateline.

    Attributes:
        distribution: The package's name.
        version: Its version.
        supplies: What it supplies.
        problems: What is wrong with it; what it supplies is not used then.
        chosen: Whether it may be loaded; ``DATELINE_PLUGINS`` can leave it out.
    """

    distribution: str
    version: str
    supplies: tuple[Part, ...] = ()
    problems: tuple[PluginError, ...] = ()
    chosen: bool = True


def check_plugin(plugin: object, owner: str, manager: "pluggy.PluginManager") -> None:
    """Refuse a plugin for another API, and one whose hooks would never be called.

    Args:
        plugin: The module or object.
        owner: Its package.
        manager: Knows how hooks are marked.

    Raises:
        PluginError: It cannot be used.
    """
    version = getattr(plugin, "DATELINE_API", API_VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PluginError(
            owner, f"DATELINE_API is {shown(version)}; make it a whole number: {API_VERSION}"
        )
    if version > API_VERSION:
        raise PluginError(
            owner,
            f"is written for version {shown(version)} of dateline's plugin API, and dateline "
            f"{__version__} has version {API_VERSION}; upgrade dateline, or install an older "
            "version of the plugin",
        )
    marked = 0
    for name in dir(plugin):
        if not name.startswith("dateline_"):
            # Another name can be marked too, and would be no hook either.
            if isinstance(plugin, type(pluggy)) and manager.parse_hookimpl_opts(plugin, name):
                raise _unknown_hook(owner, name)
            continue
        settings = manager.parse_hookimpl_opts(plugin, name)
        if settings is None:
            if callable(getattr(plugin, name)) and not isinstance(getattr(plugin, name), type):
                raise _unmarked(owner, name)
            continue
        if name not in KINDS:
            raise _unknown_hook(owner, name)
        if settings.get("wrapper") or settings.get("hookwrapper"):
            raise PluginError(owner, f"{name} is a wrapper; return the objects instead")
        _check_arguments(getattr(plugin, name), name, owner)
        marked += 1
    if not marked:
        raise PluginError(
            owner,
            f"{_named(plugin)} has no hook; define one of {', '.join(KINDS)}, marked "
            "@dateline.hookimpl",
        )


def _check_arguments(hook: Callable[..., object], name: str, owner: str) -> None:
    try:
        inspect.signature(hook).bind()
    except TypeError as error:
        raise PluginError(
            owner, f"{name} does not fit the hook, which takes no argument: {told(error)}"
        ) from error


def _unknown_hook(owner: str, name: str) -> PluginError:
    nearest = did_you_mean(name, KINDS)
    return PluginError(owner, f"{name} is no hook{nearest or ';'} there are: {', '.join(KINDS)}")


def _unmarked(owner: str, name: str) -> PluginError:
    if name in KINDS:
        return PluginError(owner, f"{name} is not marked; put @dateline.hookimpl above it")
    return _unknown_hook(owner, name)


def _named(plugin: object) -> str:
    return str(getattr(plugin, "__name__", "")) or shown(plugin)


def collect(
    plugin: object, owner: str, hook: str, manager: "pluggy.PluginManager"
) -> list[Supplied[object]]:
    """What a plugin returns from one hook.

    Args:
        plugin: The module or object, registered.
        owner: Its package.
        hook: The hook's name.
        manager: Where it is registered.

    Returns:
        What it supplies; nothing is taken if anything of it is wrong.

    Raises:
        PluginError: The hook fails, or returns something else than its kind.
    """
    found: list[Supplied[object]] = []
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        if implementation.plugin is not plugin:
            continue
        with attributed(owner, hook):
            returned = implementation.function()
            supplied: list[object] = []
            for thing in iterable_of(returned, owner, hook, "; return a list of its objects"):
                supplied.append(thing)
                if len(supplied) > _MOST_ITEMS:
                    raise PluginError(
                        owner,
                        f"{hook} returned more than {_MOST_ITEMS:,} objects; return each once, in "
                        "a list that ends",
                    )
        for thing in supplied:
            with attributed(owner, f"{hook}: what it returned"):
                _check_kind(thing, owner, hook)
                item = Supplied(_checked_name(thing, owner), thing, owner)
                if any(item.name == other.name for other in found):
                    raise PluginError(owner, f"{hook} returned two of the name {item.name!r}")
                found.append(item)
    return found


def _check_kind(thing: object, owner: str, hook: str) -> None:
    kinds = KINDS[hook]
    if Record in kinds:
        right = isinstance(thing, type) and issubclass(thing, Record) and thing is not Record
        advice = ""
    else:
        right = isinstance(thing, kinds)
        is_class = isinstance(thing, type) and issubclass(thing, kinds)
        advice = "; return an instance of it" if is_class else ""
    if not right:
        name = thing.__name__ if isinstance(thing, type) else shown(thing)
        wanted = " or ".join(kind.__name__ for kind in kinds)
        raise PluginError(owner, f"{hook} returned {name}, which is no {wanted}{advice}")


def _checked_name(thing: object, owner: str) -> str:
    """The name of what a plugin supplies, once its declaration is found to be in order."""
    if isinstance(thing, type):
        name, declared = getattr(thing, "record_type", ""), thing
    else:
        name, declared = getattr(thing, "name", ""), getattr(thing, "options", object)
    if not isinstance(name, str) or not name:
        raise PluginError(owner, f'{type(thing).__name__} has no name; give it one: name = "kml"')
    where = ""
    if not isinstance(thing, type):
        where = _check_component(thing, name, owner)
        _check_is_options(declared, where, owner)
    try:
        known = fields(declared)
    except Exception as error:
        raise PluginError(owner, f"{name!r} is declared wrongly: {told(error)}") from error
    if isinstance(thing, type):
        _check_record_type(thing, name, owner, known)
    else:
        _check_options(declared, where, owner, known)
    return name


def _check_record_type(thing: type, name: str, owner: str, known: Sequence[Field]) -> None:
    where = f"record type {name!r}"
    if not name.isidentifier() or name != name.lower() or name in _NO_RECORD_TYPES:
        raise PluginError(owner, f"{where}: that can be no name of a record type; choose another")
    if "__attrs_attrs__" not in thing.__dict__:
        raise PluginError(owner, f"{where}: {wrongly_declared(thing)}")
    there = {field.name: field for field in known}
    for field in fields(Record):
        own = there[field.name]
        if (own.value, own.many) != (field.value, field.many) or own.nullable > field.nullable:
            raise PluginError(
                owner,
                f"{where}: its field {field.name!r} is another than every record's; rename it",
            )


def _check_is_options(declared: object, where: str, owner: str) -> None:
    if not (isinstance(declared, type) and attrs.has(declared)):
        raise PluginError(
            owner,
            f"{where}: its options is {_named(declared)}, and no attrs class; decorate it "
            "with @attrs.frozen(kw_only=True)",
        )


def _check_options(declared: type, where: str, owner: str, known: Sequence[Field]) -> None:
    for field in known:
        if field.name in _TAKEN:
            raise PluginError(
                owner,
                f"{where}: an option cannot be called {field.name!r}, as an argument of "
                "dateline.convert is; rename it",
            )
        if field.nested:
            raise PluginError(
                owner,
                f"{where}: its option {field.name!r} is {field.type_name}, which nobody "
                "can type; make it text, a number or a boolean",
            )
    try:
        declared()
    except Exception as error:
        raise PluginError(
            owner, f"{where}: its options need a default each: {told(error)}"
        ) from error


def _check_component(thing: object, name: str, owner: str) -> str:
    """What to call a format or an engine, once its attributes are found to be in order."""
    kind = "engine" if isinstance(thing, Engine) else "format"
    where = f"{kind} {name!r}"
    if name != name.lower() or ":" in name or not name.isprintable() or " " in name:
        article = "an" if kind == "engine" else "a"
        raise PluginError(
            owner, f"{where}: {article} {kind}'s name is in lower case, without spaces and colons"
        )
    if kind == "format":
        _check_suffixes(thing, where, owner)
    wanted = {"description": str, "media_type": str, "folder": bool, "bare": bool}
    for attribute, value in wanted.items():
        given = getattr(thing, attribute, None if attribute == "description" else value())
        if not isinstance(given, value):
            raise PluginError(
                owner, f"{where}: its {attribute} is {shown(given)}, and no {value.__name__}"
            )
    return where


def _check_suffixes(thing: object, where: str, owner: str) -> None:
    suffixes = getattr(thing, "suffixes", None)
    if not isinstance(suffixes, tuple):
        raise PluginError(
            owner, f"{where}: suffixes is {shown(suffixes)}, and no tuple as ('.kml',) is"
        )
    for suffix in suffixes:
        if not (isinstance(suffix, str) and suffix[:1] == "." and suffix == suffix.lower()):
            raise PluginError(owner, f"{where}: the suffix {shown(suffix)} is not such as '.kml'")
        if suffix.endswith(".gz"):
            raise PluginError(
                owner,
                f"{where}: the suffix {suffix!r} would find no file, for dateline packs and "
                "unpacks .gz by itself; leave that out",
            )
