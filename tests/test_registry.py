"""The registry: formats and record types by name, whoever supplies them."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import dateline
from dateline.convert import Converter
from dateline.errors import AmbiguousFormatError, PluginError, UnknownFormatError
from dateline.installed import EntryPoint, installed_entry_points
from dateline.model import RECORD_TYPES, Actor, Article, Place, Record
from dateline.registry import Part, Registry
from dateline.registry._built_in import BUILT_IN

CORE_FORMATS = ["json", "jsonl", "csv", "geojson", "geojsonl", "markdown"]

EXPORTER = """
    import dateline

    class {kind}Exporter(dateline.Exporter):
        name = {name!r}
        suffixes = ({suffix!r},)
        description = "A format for tests"

        def export(self, articles, options, context):
            for article in articles:
                yield article.id.encode()

    @dateline.hookimpl
    def dateline_exporters():
        return [{kind}Exporter()]
"""

AGREEMENT = """
    from collections.abc import Sequence

    import attrs
    import dateline

    @attrs.frozen(slots=False, kw_only=True)
    class Agreement(dateline.Record, type="agreement", plural="Agreements"):
        parties: Sequence[dateline.Actor] = attrs.field(
            default=(), metadata=dateline.describe("Who agreed")
        )
        title: str | None = attrs.field(default=None, metadata=dateline.describe("Its title"))
        terms: Sequence[str] = attrs.field(default=(), metadata=dateline.describe("What for"))
        signatories: int | None = attrs.field(
            default=None, metadata=dateline.describe("How many signed")
        )

    @dateline.hookimpl
    def dateline_record_types():
        return [Agreement]
"""

Install = Callable[..., list[EntryPoint]]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Puts a package with a dist-info folder on the path; gives its entry points."""
    monkeypatch.syspath_prepend(str(tmp_path))
    modules: list[str] = []

    def make(
        distribution: str, source: str, group: str = "dateline", **entries: str
    ) -> list[EntryPoint]:
        module = distribution.replace("-", "_")
        modules.append(module)
        (tmp_path / f"{module}.py").write_text(textwrap.dedent(source), encoding="utf-8")
        folder = tmp_path / f"{module}-1.2.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n", encoding="utf-8"
        )
        lines = [f"[{group}]", *(f"{name} = {value}" for name, value in entries.items())]
        (folder / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
        every = installed_entry_points("dateline", [str(tmp_path)])
        return [entry for entry in every if entry.distribution == distribution]

    yield make
    for module in modules:
        sys.modules.pop(module, None)


def exporter_source(name: str, suffix: str | None = None) -> str:
    kind = name.capitalize()
    return EXPORTER.format(kind=kind, name=name, suffix=suffix or f".{name}")


# --- What the core has


@pytest.fixture
def core() -> Registry:
    return Registry(entry_points=[])


@pytest.mark.parametrize("name", CORE_FORMATS)
def test_the_core_s_exporters_by_name(core: Registry, name: str) -> None:
    assert core.exporter(name).name == name
    assert core.exporter(f"dateline:{name}") is core.exporter(name)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_the_core_s_readers_by_name(core: Registry, name: str) -> None:
    assert core.reader(name).name == name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.json", "json"),
        ("a.JSON", "json"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.csv", "csv"),
        ("a.csv.gz", "csv"),
        ("A.CSV.GZ", "csv"),
        ("a.b.csv", "csv"),
        ("some.json/a.csv", "csv"),
        (Path("folder") / "a.geojson", "geojson"),
        ("a.geojsonl", "geojsonl"),
        ("a.md", "markdown"),
        ("a.json.csv", "csv"),
        (".hidden.json", "json"),
    ],
)
def test_the_suffix_of_a_path_finds_the_exporter(
    core: Registry, path: str | Path, name: str
) -> None:
    assert core.exporter_for(path).name == name


@pytest.mark.parametrize(("path", "name"), [("a.ndjson.gz", "jsonl"), ("A.Json", "json")])
def test_the_suffix_of_a_path_finds_the_reader(core: Registry, path: str, name: str) -> None:
    assert core.reader_for(path).name == name


@pytest.mark.parametrize("path", ["a", "a.gz", "a.xyz", "a.csv.bak", "csv", "folder.csv/a", ""])
def test_another_suffix_is_refused_with_what_there_is(core: Registry, path: str) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        core.exporter_for(path)
    assert set(CORE_FORMATS) <= set(caught.value.known)
    assert "--to" in str(caught.value)


def test_a_format_that_is_only_written_is_not_read(core: Registry) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        core.reader_for("a.csv")
    assert caught.value.known == ("html", "json", "jsonl", "text")
    with pytest.raises(UnknownFormatError, match="no format 'csv' to read"):
        core.reader("csv")


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [("geojsn", "geojson"), ("cvs", "csv"), ("jsonlines", "jsonl"), ("markdwon", "markdown")],
)
def test_the_nearest_name_is_offered(core: Registry, wanted: str, nearest: str) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        core.exporter(wanted)
    assert f"did you mean '{nearest}'?" in str(caught.value)
    assert caught.value.wanted == wanted


@pytest.mark.parametrize("wanted", ["", "JSON", ".csv", "other:csv", "dateline:", ":"])
def test_a_name_is_taken_as_it_is(core: Registry, wanted: str) -> None:
    with pytest.raises(UnknownFormatError):
        core.exporter(wanted)


def test_the_built_in_table_is_true() -> None:
    for built_in in BUILT_IN:
        loaded = __import__(built_in.module, fromlist=["x"])
        hooks = {"write": "exporters", "read": "readers", "capture": "engines"}
        (supplied,) = getattr(loaded, f"dateline_{hooks[built_in.direction]}")()
        suffixes = getattr(supplied, "suffixes", ())
        assert (supplied.name, suffixes) == (built_in.name, built_in.suffixes)


def test_all_of_the_core_is_listed_once(core: Registry) -> None:
    assert [item.name for item in core.exporters()] == CORE_FORMATS
    assert [item.name for item in core.readers()] == ["json", "jsonl", "text", "html"]
    assert [item.name for item in core.engines()] == ["rules"]
    assert {item.owner for item in core.exporters()} == {f"dateline {dateline.__version__}"}
    assert dict(core.record_types()) == {owner.record_type: owner for owner in RECORD_TYPES}
    assert core.problems() == ()


def test_the_core_is_listed_first_whatever_was_asked_for_before(install: Install) -> None:
    registry = Registry(install("dateline-kml", exporter_source("kml"), kml="dateline_kml"))
    registry.exporter("kml")
    registry.exporter("csv")
    assert [item.name for item in registry.exporters()] == [*CORE_FORMATS, "kml"]


def test_one_format_is_found_without_importing_the_others() -> None:
    code = """
        import sys
        from dateline.registry import Part, Registry
        before = set(sys.modules)
        Registry(entry_points=[]).exporter("json")
        parts = ("dateline.exporters.", "dateline.readers.")
        print(*sorted(name for name in sys.modules if name.startswith(parts)))
    """
    source = Path(dateline.__file__).resolve().parents[1]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(source)!r})" + textwrap.dedent(code),
        ],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.split() == ["dateline.exporters.json"]


# --- Other packages


def test_a_package_supplies_a_format(install: Install) -> None:
    registry = Registry(install("dateline-kml", exporter_source("kml"), kml="dateline_kml"))
    assert registry.exporter("kml").name == "kml"
    assert registry.exporter_for("a.KML.gz") is registry.exporter("kml")
    assert registry.exporter("dateline-kml:kml") is registry.exporter("kml")
    assert [item.owner for item in registry.exporters() if item.name == "kml"] == [
        "dateline-kml 1.2"
    ]
    made = Converter(registry).dumps(Article(id="x", text="t"), "kml")
    assert made == b"x"


def test_installed_packages_are_found_by_themselves(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("dateline-kml", exporter_source("kml"), kml="dateline_kml")
    assert Registry().exporter("kml").owner == "dateline-kml 1.2"


def test_a_package_is_imported_only_when_it_is_asked_for(install: Install) -> None:
    registry = Registry(install("dateline-kml", exporter_source("kml"), kml="dateline_kml"))
    registry.exporter("json")
    registry.exporter_for("a.csv")
    assert "dateline_kml" not in sys.modules
    registry.exporter("kml")
    assert "dateline_kml" in sys.modules


def test_a_format_is_found_under_an_entry_point_of_another_name(install: Install) -> None:
    registry = Registry(install("dateline-kml", exporter_source("kml"), google="dateline_kml"))
    assert registry.exporter("kml").name == "kml"
    assert registry.exporter_for("a.kml").name == "kml"


def test_two_owners_of_one_name_are_both_named(install: Install) -> None:
    registry = Registry(
        [
            *install("dateline-kml", exporter_source("kml"), kml="dateline_kml"),
            *install("other-kml", exporter_source("kml"), kml="other_kml"),
        ]
    )
    for ask in (lambda: registry.exporter("kml"), lambda: registry.exporter_for("a.kml")):
        with pytest.raises(AmbiguousFormatError) as caught:
            ask()
        assert caught.value.owners == ("dateline-kml 1.2", "other-kml 1.2")
        assert "dateline-kml" in str(caught.value)
        assert "other-kml" in str(caught.value)
    assert type(registry.exporter("other-kml:kml").value).__module__ == "other_kml"
    assert type(registry.exporter("dateline-kml:kml").value).__module__ == "dateline_kml"
    assert registry.exporter("csv").name == "csv"
    with pytest.raises(UnknownFormatError):
        registry.exporter("third-kml:kml")
    first, second = registry.problems()
    assert "that of other-kml 1.2 too: 'dateline-kml:kml' alone finds it" in str(first)
    assert "that of dateline-kml 1.2 too: 'other-kml:kml' alone finds it" in str(second)


@pytest.mark.parametrize("entry", ["csv", "other"])
@pytest.mark.parametrize("loaded", [False, True])
def test_a_package_does_not_take_a_core_format_s_name(
    install: Install, entry: str, loaded: bool
) -> None:
    registry = Registry(install("dateline-kml", exporter_source("csv"), **{entry: "dateline_kml"}))
    if loaded:
        registry.load_all()
    for found in (
        registry.exporter("csv"),
        registry.exporter_for("a.csv"),
        registry.exporter("dateline:csv"),
    ):
        assert type(found.value).__module__ == "dateline.exporters.csv"
    assert ("dateline_kml" in sys.modules) is loaded
    assert type(registry.exporter("dateline-kml:csv").value).__module__ == "dateline_kml"
    (plugin,) = registry.plugins()
    assert plugin.supplies == (Part("exporter", "csv"),)
    own = f"dateline {dateline.__version__}"
    assert [problem.problem for problem in plugin.problems] == [
        f"its format 'csv' has the name 'csv', which is that of {own} too: "
        "'dateline-kml:csv' alone finds it; rename it",
        f"its format 'csv' has the suffix '.csv', which is that of {own} too: "
        "files of that suffix are not its; name the format",
    ]


def test_a_package_may_read_what_the_core_only_writes(install: Install) -> None:
    source = """
        import dateline

        class Reader(dateline.Reader):
            name, suffixes, description = "csv", (".csv",), "A format for tests"

            def read(self, stream, options, context):
                yield from ()

        @dateline.hookimpl
        def dateline_readers():
            return [Reader()]
    """
    registry = Registry(install("dateline-more", source, csv="dateline_more"))
    assert registry.reader("csv").package == registry.reader_for("a.csv").package == "dateline-more"
    assert registry.problems() == ()


def test_a_format_of_another_package_is_offered_with_that_package(install: Install) -> None:
    registry = Registry(install("dateline-kml", exporter_source("kml"), kml="dateline_kml"))
    for wanted in ("dateline:kml", "dateline-kml:kmz"):
        with pytest.raises(UnknownFormatError, match="did you mean 'dateline-kml:kml'"):
            registry.exporter(wanted)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import nonsense_that_is_not_there", "ModuleNotFoundError: No module named 'nonsense"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("raise RuntimeError", "RuntimeError"),
        ("this is no Python", "SyntaxError"),
        (exporter_source("kml").replace("[KmlExporter()]", "[KmlExporter]"), "is no Exporter"),
        (exporter_source("kml").replace("[KmlExporter()]", "['kml']"), "'kml', which is no Export"),
        (exporter_source("kml").replace("[KmlExporter()]", "None"), "return a list of its objects"),
        (exporter_source("kml").replace("[KmlExporter()]", "1 / 0"), "ZeroDivisionError"),
        (exporter_source("kml").replace("exporters():", "exporters(unknown):"), "does not fit"),
    ],
)
def test_a_broken_package_costs_only_its_own_formats(
    install: Install, source: str, said: str
) -> None:
    good = install("dateline-gpx", exporter_source("gpx"), gpx="dateline_gpx")
    registry = Registry([*install("dateline-kml", source, kml="dateline_kml"), *good])
    assert registry.exporter("gpx").name == "gpx"
    assert registry.exporter_for("a.csv").name == "csv"
    with pytest.raises(PluginError) as caught:
        registry.exporter("kml")
    assert caught.value.plugin == "dateline-kml 1.2"
    assert said in str(caught.value)
    assert sorted(item.name for item in registry.exporters()) == sorted([*CORE_FORMATS, "gpx"])
    assert [(error.plugin, str(error)) for error in registry.problems()] == [
        ("dateline-kml 1.2", str(caught.value))
    ]
    with pytest.raises(UnknownFormatError, match=r"because broken: dateline-kml 1\.2"):
        registry.exporter("kmz")


def test_entry_points_of_other_groups_are_left_alone(install: Install, tmp_path: Path) -> None:
    assert install("other", "1 / 0", "console_scripts", kml="other") == []
    install("more", "1 / 0", "dateline.unknown", kml="more")
    assert Registry(installed_entry_points("dateline", [str(tmp_path)])).problems() == ()


# --- Record types


class _NoRecord:
    record_type = "agreement"


@pytest.fixture
def with_agreement(install: Install) -> Registry:
    entries = install(
        "dateline-accord", AGREEMENT, "dateline.record_types", agreement="dateline_accord"
    )
    return Registry(entry_points=entries)


def agreed(registry: Registry) -> Article:
    agreement: type[Record] = registry.record_types()["agreement"]
    given: dict[str, object] = {
        "title": "Accord of Erbil",
        "parties": [Actor(name="Ada Quince"), Actor(name="Bo Rook")],
        "terms": ["ceasefire line", "prisoner swap"],
        "signatories": 8127,
        "summary": "They agreed.",
        "places": [Place(name="Erbil", latitude=36.2, longitude=44)],
    }
    return Article(id="a", headline="H", text="They agreed.", records=[agreement(**given)])


def test_a_fifth_record_type_comes_behind_those_of_the_core(with_agreement: Registry) -> None:
    core = [owner.record_type for owner in RECORD_TYPES]
    assert list(with_agreement.record_types()) == [*core, "agreement"]
    assert with_agreement.problems() == ()


@pytest.mark.parametrize("name", CORE_FORMATS)
def test_a_fifth_record_type_comes_out_of_every_exporter(
    with_agreement: Registry, name: str
) -> None:
    data = Converter(with_agreement).dumps(agreed(with_agreement), name)
    for value in ("Accord of Erbil", "Ada Quince", "Bo Rook", "ceasefire line", "8127"):
        assert value.encode() in data
    assert b"agreement" in data.lower()


def test_every_registered_exporter_is_among_them(with_agreement: Registry) -> None:
    assert [item.name for item in with_agreement.exporters()] == CORE_FORMATS


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_fifth_record_type_is_read_back(with_agreement: Registry, name: str) -> None:
    converter = Converter(with_agreement)
    article = agreed(with_agreement)
    assert converter.loads(converter.dumps(article, name), name) == article


def test_two_owners_of_one_record_type_are_both_named(install: Install) -> None:
    group = "dateline.record_types"
    registry = Registry(
        [
            *install("dateline-accord", AGREEMENT, group, agreement="dateline_accord"),
            *install("other-accord", AGREEMENT, group, agreement="other_accord"),
        ]
    )
    assert "agreement" not in registry.record_types()
    problems = registry.problems()
    assert [problem.plugin for problem in problems] == ["dateline-accord 1.2", "other-accord 1.2"]
    for problem in problems:
        assert "dateline-accord 1.2" in str(problem)
        assert "other-accord 1.2" in str(problem)
        assert "'agreement'" in str(problem)


@pytest.mark.parametrize("thing", ["3", "'Agreement'", "Agreement()", "dict"])
def test_what_is_no_record_type_is_a_problem_of_its_package(install: Install, thing: str) -> None:
    source = AGREEMENT.replace("return [Agreement]", f"return [{thing}]")
    registry = Registry(
        install("dateline-accord", source, "dateline.record_types", agreement="dateline_accord")
    )
    assert len(registry.record_types()) == len(RECORD_TYPES)
    (problem,) = registry.problems()
    assert problem.plugin == "dateline-accord 1.2"
    assert "which is no Record" in str(problem)


# --- At hand


def test_a_plugin_at_hand_is_taken_in_once() -> None:
    class Plugin:
        @dateline.hookimpl
        def dateline_record_types(self) -> list[type[Record]]:
            return [_agreement()]

    registry = Registry(entry_points=[])
    assert "treaty" not in registry.record_types()
    plugin = Plugin()
    registry.register(plugin, "by hand")
    registry.register(plugin, "by hand")
    assert "treaty" in registry.record_types()


def _agreement() -> type[Record]:
    import attrs

    @attrs.frozen(slots=False, kw_only=True)
    class Treaty(Record, type="treaty"):
        pass

    return Treaty


def test_a_plugin_at_hand_that_is_wrong_raises() -> None:
    class Plugin:
        @dateline.hookimpl
        def dateline_record_types(self) -> list[type]:
            return [_NoRecord]

    with pytest.raises(PluginError, match=r"plugin by hand: .* is no Record"):
        Registry(entry_points=[]).register(Plugin(), "by hand")


# --- Declarations that are wrong


def wrong(old: str, new: str) -> str:
    source = exporter_source("kml")
    assert old in source
    return source.replace(old, new)


_NAME = "name = 'kml'"
_HOOK = "@dateline.hookimpl"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (wrong(_NAME, "name = 'KML'"), "a format's name is in lower case"),
        (wrong(_NAME, "name = 3"), "has no name; give it one"),
        (wrong(_NAME, "name = property(lambda self: 1 / 0)"), "ZeroDivisionError"),
        (wrong("('.kml',)", "['.kml']"), "suffixes is a list of 1, and no tuple"),
        (wrong("('.kml',)", "('kml',)"), "the suffix 'kml' is not such as '.kml'"),
        (wrong("('.kml',)", "property(lambda self: 1 / 0)"), "ZeroDivisionError"),
        (wrong('"A format for tests"', "None"), "its description is None"),
        (wrong(_NAME, f"{_NAME}; media_type = 3"), "its media_type is 3, and no str"),
        (wrong(_NAME, f"{_NAME}; options = 3"), "its options is 3, and no attrs class"),
        (wrong(_NAME, f"{_NAME}; options = dict"), "its options is dict, and no attrs class"),
        (wrong("('.kml',)", "('.kml', '.kml.gz')"), "packs and unpacks .gz by itself"),
        (wrong("[KmlExporter()]", "[]"), "its hooks return nothing"),
        (
            wrong("return [", "import os; os.chdir('/'); return ["),
            "changes the working directory, which it must not",
        ),
        (wrong(_NAME, f"{_NAME}; options = property(lambda self: 1 / 0)"), "ZeroDivision"),
        (wrong(_HOOK, ""), "dateline_exporters is not marked; put @dateline.hookimpl above"),
        (wrong("dateline_exporters", "dateline_exportrs"), "did you mean 'dateline_exporters'?"),
        (wrong("dateline_exporters", "exporters"), "exporters is no hook"),
        (wrong(_HOOK, f"{_HOOK}(wrapper=True)"), "dateline_exporters is a wrapper"),
        (wrong("exporters():", "exporters(a, b):"), "which takes no argument: TypeError: missing"),
        (
            wrong("def dateline_exp", "async def dateline_exp"),
            "returned a coroutine; return a list",
        ),
        (wrong("[KmlExporter()]", "KmlExporter()"), "returned a KmlExporter; return a list"),
        (wrong("[KmlExporter()]", "[KmlExporter()] * 2"), "returned two of the name 'kml'"),
        (wrong("[KmlExporter()]", "iter(int, 1)"), "1,000 objects; return each once"),
        (wrong("@dateline", "DATELINE_API = 99\n\n    @dateline"), "is written for version 99"),
        (wrong("@dateline", "DATELINE_API = '1'\n\n    @dateline"), "DATELINE_API is '1'"),
        (wrong("@dateline", "DATELINE_API = True\n\n    @dateline"), "DATELINE_API is True"),
    ],
)
def test_a_wrong_declaration_is_told(install: Install, source: str, said: str) -> None:
    good = install("dateline-gpx", exporter_source("gpx"), gpx="dateline_gpx")
    bad = install("dateline-kml", source, kml="dateline_kml", kmz="dateline_kml")
    registry = Registry([*bad, *good])
    for ask in (
        lambda: registry.exporter("kml"),
        lambda: registry.exporter("kmz"),
        lambda: registry.exporter_for("a.kml"),
        lambda: registry.exporter("Dateline_KML:kml"),
    ):
        with pytest.raises(PluginError) as caught:
            ask()
        assert caught.value.plugin == "dateline-kml 1.2"
        assert said in str(caught.value)
        assert str(caught.value).isprintable()
    assert [str(problem) for problem in registry.problems()] == [str(caught.value)]
    first, second = registry.plugins()
    assert (first.supplies, second.supplies) == ((Part("exporter", "gpx"),), ())
    assert second.problems == registry.problems()
    assert [item.name for item in registry.exporters()] == [*CORE_FORMATS, "gpx"]


def test_what_is_asked_for_and_not_installed_is_said(install: Install) -> None:
    kml = install("dateline-kml", exporter_source("kml"), kml="dateline_kml")
    with pytest.raises(UnknownFormatError, match="DATELINE_PLUGINS and not installed: kml"):
        Registry(kml, only=["kml"]).exporter("kml")


def test_an_option_cannot_be_called_as_an_argument_is(install: Install) -> None:
    import inspect

    verbs = (Converter.read, Converter.write, Converter.convert, Converter.dumps, Converter.loads)
    taken = {name for verb in verbs for name in inspect.signature(verb).parameters}
    options = "import attrs\n    @attrs.frozen(kw_only=True)\n    class O:\n        {}: str = ''\n"
    for number, name in enumerate(sorted(taken - {"self"})):
        source = wrong("import dateline\n", f"import dateline\n    {options.format(name)}")
        source = source.replace(_NAME, f"{_NAME}; options = O")
        registry = Registry(install(f"kml{number}", source, kml=f"kml{number}"))
        with pytest.raises(PluginError, match=f"an option cannot be called '{name}'"):
            registry.exporter("kml")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (AGREEMENT.replace("@attrs.frozen(slots=False, kw_only=True)", ""), "declare it @attrs"),
        (AGREEMENT.replace('"agreement"', '"Agreement"'), "an identifier in lower case"),
        (AGREEMENT.replace('"agreement"', '"record"'), "that can be no name of a record type"),
        (AGREEMENT.replace('"agreement"', '"meeting"'), "too; rename it"),
        (AGREEMENT.replace("title: str", "places: str"), "its field 'places' is another than"),
        (AGREEMENT.replace("title: str", "title: dict"), "a field is str, int, float"),
        (AGREEMENT.replace("return [", "return [1 / 0, "), "ZeroDivisionError"),
        ("raise SystemExit", "SystemExit"),
    ],
)
def test_a_wrong_record_type_costs_only_itself(install: Install, source: str, said: str) -> None:
    group = "dateline.record_types"
    registry = Registry(install("dateline-accord", source, group, agreement="dateline_accord"))
    assert dict(registry.record_types()) == {owner.record_type: owner for owner in RECORD_TYPES}
    (problem,) = registry.problems()
    assert problem.plugin == "dateline-accord 1.2"
    assert said in str(problem)
    assert Converter(registry).dumps(Article(id="x", text="t"), "json")


def test_whose_a_name_is_does_not_depend_on_what_is_loaded(install: Install) -> None:
    """A package that supplies what it did not declare takes nothing from those that did."""
    entries = [
        *install("aaa", exporter_source("csv"), other="aaa"),
        *install("bbb", exporter_source("gpx", ".json"), gpx="bbb"),
    ]
    registry = Registry(entries)
    for _ in range(2):
        assert registry.exporter("csv").package == "dateline"
        assert registry.exporter_for("a.json").name == "json"
        assert registry.exporter("gpx").package == "bbb"
        first, second, third = registry.problems()
    assert "its format 'csv' has the name 'csv'" in str(first)
    assert "its format 'csv' has the suffix '.csv'" in str(second)
    assert "its format 'gpx' has the suffix '.json'" in str(third)
