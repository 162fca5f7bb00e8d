"""Every code block of the README and the docs runs, and prints what it says that it prints.

Each page has a folder of its own with a copy of seeds/. Blocks run in order: ``python`` in one
namespace a page, ``console`` line by line with the output that follows each ``$``, which
``--regenerate`` writes anew. A block of ``python`` with a path behind it is the whole content of
that file. Blocks fenced as ``sh`` are the installing commands, which .ci/run types into a new
environment; here, a package that a page has made counts as installed at once, as pip's ``-e`` has
it. The plugins are those of this repository, whatever else is installed.
"""

import contextlib
import inspect
import io
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from dateline import hookspecs, testing

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *ROOT.glob("plugins/*/*.md")])
RUN = ("python", "console")
SHOWN = ("sh", "toml", "json", "text", "yaml", "csv", "markdown", "geojson", "")


def blocks(page: Path) -> list[tuple[str, str, int]]:
    found = []
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence":
            assert token.map is not None
            found.append((token.info.strip(), token.content, token.map[0] + 2))
    return found


def installed_in(folder: Path) -> dict[str, str]:
    """The variables under which Python finds the packages in a folder, as if installed with -e."""
    names, places = [], []
    for project in folder.glob("*/pyproject.toml"):
        declared = tomllib.loads(project.read_text("utf-8"))["project"]
        name = declared["name"].replace("-", "_")
        metadata = folder / ".site" / f"{name}-{declared['version']}.dist-info"
        metadata.mkdir(parents=True, exist_ok=True)
        metadata.joinpath("entry_points.txt").write_text(
            "".join(
                f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
                for group, entries in declared["entry-points"].items()
            ),
            "utf-8",
        )
        names.append(declared["name"])
        places.append(str(project.parent / "src"))
    ours = [path.name for path in ROOT.glob("plugins/*")]
    return {
        "DATELINE_PLUGINS": ",".join([*ours, *names]),
        "PYTHONPATH": os.pathsep.join([str(folder / ".site"), *places]) if places else "",
        # A file that is written anew within a second would be taken for the old one.
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run_console(content: str, folder: Path) -> str:
    """The block again, with what the commands print now."""
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1"} | installed_in(folder)
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    commands: list[str] = []
    for line in content.splitlines():
        if line.startswith("$ "):
            commands.append(line[2:])
        elif line.startswith("> "):
            commands[-1] += "\n" + line[2:]
    printed = []
    for command in commands:
        lines = command.split("\n")
        printed.append("\n".join([f"$ {lines[0]}", *(f"> {line}" for line in lines[1:])]) + "\n")
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        printed.append(done.stdout)
    return "".join(printed)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_blocks_of_a_page_run(page, tmp_path, monkeypatch, request):
    regenerate = request.config.getoption("--regenerate")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {"__name__": page.stem}
    for language, content, line in blocks(page):
        language, _, file = language.partition(" ")
        assert language in (*RUN, *SHOWN), f"{page}:{line}: what is a block of {language!r}?"
        if file:
            assert (tmp_path / file).exists(), f"{page}:{line}: nothing has made {file}"
            (tmp_path / file).write_text(content, "utf-8")
        elif language == "python":
            code = compile("\n" * (line - 1) + content, str(page), "exec")
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(code, namespace)
            expected = [row[4:] for row in content.splitlines() if row.startswith("# > ")]
            if expected:
                assert printed.getvalue().splitlines() == expected
        elif language == "console":
            printed_now = run_console(content, tmp_path)
            if regenerate:
                old, new = (f"```console\n{block}```\n" for block in (content, printed_now))
                page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
                continue
            assert printed_now == content, f"{page}:{line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_links_of_a_page_lead_somewhere(page):
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        for child in token.children or ():
            target = str(child.attrs.get("href") or child.attrs.get("src") or "")
            if not target or target.startswith(("https://", "http://", "#", "mailto:")):
                continue
            assert (page.parent / target.split("#")[0]).exists(), f"{page}: {target}"


def test_every_page_can_be_reached_from_the_index():
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.relative_to(ROOT / "docs").as_posix()
        assert name == "index.md" or f"({name})" in index, name


def test_every_hook_is_in_the_reference():
    reference = (ROOT / "docs" / "reference" / "hooks.md").read_text("utf-8")
    for name in dir(hookspecs):
        if name.startswith("dateline_"):
            assert f"\n## {name}\n" in reference, name


@pytest.mark.parametrize(
    "contract",
    [
        testing.ExporterContract,
        testing.ReaderContract,
        testing.EngineContract,
        testing.RecordTypeContract,
    ],
)
def test_every_check_of_a_contract_is_in_the_reference(contract):
    reference = (ROOT / "docs" / "reference" / "testing.md").read_text("utf-8")
    section = reference.split(f"\n## {contract.__name__}\n")[1].split("\n## ")[0]
    for name, check in inspect.getmembers(contract, inspect.isfunction):
        if name.startswith("test_"):
            assert f"| `{name}` | " in section, name
            assert (check.__doc__ or "").strip(), f"{name} has no docstring"
