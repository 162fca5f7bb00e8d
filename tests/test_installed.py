"""Entry points, read without the standard library's reader: in agreement with it."""

from __future__ import annotations

import importlib.metadata
import os
import zipfile
from pathlib import Path

import pytest

from dateline.errors import PluginError
from dateline.installed import EntryPoint, canonical_name, installed_entry_points
from dateline.registry import Registry

Found = list[tuple[str, str, str, str, str]]


def package(folder: Path, name: str, text: str | bytes, kind: str = "dist-info") -> Path:
    """The metadata of a package in a folder."""
    information = folder / f"{name}.{kind}"
    information.mkdir(parents=True)
    plain, _, version = name.partition("-")
    metadata = f"Metadata-Version: 2.1\nName: {plain}\nVersion: {version}\n"
    (information / ("METADATA" if kind == "dist-info" else "PKG-INFO")).write_text(metadata)
    data = text.encode() if isinstance(text, str) else text
    (information / "entry_points.txt").write_bytes(data)
    return information


def ours(*path: str | Path) -> Found:
    return [
        (item.distribution, item.version, item.group, item.name, item.value)
        for item in installed_entry_points("dateline", [str(folder) for folder in path])
    ]


def theirs(*path: Path) -> Found:
    found: Found = []
    seen: set[str] = set()
    for distribution in importlib.metadata.distributions(path=[str(folder) for folder in path]):
        name = canonical_name(distribution.metadata["Name"])
        if name not in seen:
            seen.add(name)
            found += [
                (name, distribution.version, entry.group, entry.name, entry.value)
                for entry in distribution.entry_points
                if entry.group.startswith("dateline")
            ]
    return sorted(found, key=lambda item: (item[0], item[2], item[3]))


def test_a_version_that_the_folder_s_name_does_not_say(tmp_path: Path) -> None:
    text = "[dateline]\nkml = dateline_kml\n"
    information = package(tmp_path, "kml", text, "egg-info")
    (information / "PKG-INFO").write_text("Name: kml\nVersion: 3.1\n\nVersion: 4\n")
    assert [item[:2] for item in ours(tmp_path)] == [("kml", "3.1")]
    (information / "PKG-INFO").unlink()
    assert [item[:2] for item in ours(tmp_path)] == [("kml", "")]


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
@pytest.mark.parametrize(
    "text",
    [
        "[dateline]\nkml = dateline_kml\n",
        "[dateline]\nkml=dateline_kml:plugin.sub\nkmz = dateline_kml.kmz\n",
        "# first\n\n[console_scripts]\nkml = k:main\n\n[dateline]\n# note\n  kml = d_kml  \n",
        "[dateline]\r\nkml = dateline_kml\r\n[dateline.record_types]\r\nagreement = a\r\n",
        "[console_scripts]\nkml = kml:main\n",
        "[dateline]\n",
        "[other.dateline]\nkml = x\n",
        "",
    ],
)
def test_agreement_with_the_standard_library(tmp_path: Path, text: str, kind: str) -> None:
    package(tmp_path, "Dateline_KML-1.2", text, kind)
    package(tmp_path, "other-3", "[dateline]\nother = other\n", kind)
    assert ours(tmp_path) == theirs(tmp_path)
    assert ("other", "3", "dateline", "other", "other") in ours(tmp_path)


@pytest.mark.parametrize("first", ["[dateline]\nkml = new\n", "[console_scripts]\nx = new\n", ""])
def test_of_a_package_that_is_there_twice_the_first_counts(tmp_path: Path, first: str) -> None:
    package(tmp_path / "one", "dateline_kml-2", first)
    package(tmp_path / "two", "Dateline.KML-1", "[dateline]\nkml = old\n")
    path = (tmp_path / "one", tmp_path / "two", tmp_path / "one")
    assert ours(*path) == theirs(*path)
    assert [value for *_, value in ours(*path)] == (["new"] if "[dateline]" in first else [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"\xef\xbb\xbf[dateline]\nkml = dateline_kml\n", "dateline_kml"),
        (b"# caf\xe9\n[dateline]\nkml = dateline_kml\n", "dateline_kml"),
        (b"[dateline]\nkml = dateline_kml [fast]\n", "dateline_kml"),
        (b"[dateline]\nkml = dateline_kml : plugin [fast,big]\n", "dateline_kml:plugin"),
        (b"[dateline]\nkml = dateline-kml\n", "dateline-kml"),
        (b"[dateline]\nnonsense\nkml = x y\n", "x y"),
        (b"[dateline]\nkml =\n", ""),
    ],
)
def test_what_the_standard_library_stumbles_over(tmp_path: Path, text: bytes, value: str) -> None:
    package(tmp_path, "dateline_kml-1", text)
    assert ours(tmp_path) == [("dateline-kml", "1", "dateline", "kml", value)]


@pytest.mark.parametrize("value", ["dateline-kml", "", "x y", "not_there_at_all", "os:not.there"])
def test_an_entry_point_that_leads_nowhere_is_a_problem(value: str) -> None:
    entry = EntryPoint(
        group="dateline", name="kml", value=value, distribution="dateline-kml", version="1"
    )
    registry = Registry([entry])
    with pytest.raises(PluginError, match=r"plugin dateline-kml 1: importing"):
        registry.exporter("kml")
    (plugin,) = registry.plugins()
    assert plugin.problems == registry.problems()
    assert registry.exporter_for("a.csv").name == "csv"


def test_an_attribute_of_an_attribute() -> None:
    entry = EntryPoint(group="", name="", value="os:path.join", distribution="", version="")
    assert entry.load() is os.path.join


def test_a_zip_file_on_the_path(tmp_path: Path) -> None:
    package(tmp_path / "in", "dateline_kml-1", "[dateline]\nkml = dateline_kml [fast]\n")
    package(tmp_path / "in", "broken-1", b"[dateline]\nkml = caf\xe9\n")
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as stream:
        for path in sorted((tmp_path / "in").rglob("*")):
            stream.write(path, path.relative_to(tmp_path / "in").as_posix())
    (tmp_path / "no.zip").write_bytes(b"PK no archive")
    found = ours(tmp_path / "no.zip", archive)
    assert ("dateline-kml", "1", "dateline", "kml", "dateline_kml") in found


def test_odd_folders_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    information = package(tmp_path / "here", "dateline_kml-1", "[dateline]\nkml = dateline_kml\n")
    package(tmp_path / "here", "~ateline_kml-0", "[dateline]\nkml = left_over\n")
    (tmp_path / "here" / "file-1.dist-info").touch()
    (tmp_path / "here" / "folder-1.dist-info" / "entry_points.txt").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    real = os.listdir

    def listdir(folder: str) -> list[str]:
        if folder == "/unreadable":
            raise PermissionError(folder)
        return real(folder)

    monkeypatch.setattr(os, "listdir", listdir)
    expected = ours(tmp_path / "here")
    assert [value for *_, value in expected] == ["dateline_kml"]
    assert ours("/unreadable", tmp_path / "missing", "a\0b", "") == expected
    odd = [None, b"bytes", Path("x"), ""]
    found = installed_entry_points("dateline", odd)  # type: ignore[arg-type]
    assert [item.value for item in found] == ["dateline_kml"]
    assert information.is_dir()


@pytest.mark.parametrize(
    ("listed", "chosen", "missing"),
    [
        (None, ["kml", "xls"], []),
        ("", [], []),
        (" , ", [], []),
        ("dateline-kml", ["kml"], []),
        (" Dateline_KML ,dateline.xls", ["kml", "xls"], []),
        ("kml", [], ["kml: is named in DATELINE_PLUGINS, and is not installed, did you mean 'dat"]),
        ("dateline-kmz", [], ["did you mean 'dateline-kml'?"]),
        ("\x1b[31m", [], ["plugin '\\x1b[31m': is named in"]),
    ],
)
def test_a_variable_chooses_packages(
    monkeypatch: pytest.MonkeyPatch, listed: str | None, chosen: list[str], missing: list[str]
) -> None:
    monkeypatch.delenv("DATELINE_PLUGINS", raising=False)
    if listed is not None:
        monkeypatch.setenv("DATELINE_PLUGINS", listed)
    registry = Registry(
        EntryPoint(
            group="dateline", name=name, value="sys", distribution=f"dateline-{name}", version="1"
        )
        for name in ("kml", "xls")
    )
    assert [p.distribution[9:] for p in registry.plugins() if p.chosen] == chosen
    told = [str(problem) for problem in registry.problems() if "has no hook" not in str(problem)]
    assert len(told) == len(missing)
    for problem, words in zip(told, missing, strict=True):
        assert words in problem
    if "kml" not in chosen:
        with pytest.raises(LookupError, match=r"left out by DATELINE_PLUGINS: dateline-kml 1"):
            registry.exporter("kml")
