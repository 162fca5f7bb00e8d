"""Every code block of the README and the docs runs, and prints what it says that it prints.

Each page has a folder of its own with a copy of seeds/. Blocks run in order: ``python`` in one
namespace a page, ``console`` line by line with the output that follows each ``$``, which
``--regenerate`` writes anew. Blocks fenced
as ``sh`` are the installing commands, which .ci/run types into a new environment.
"""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

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


def run_console(content: str, folder: Path) -> str:
    """The block again, with what the commands print now."""
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1"}
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
        assert language in (*RUN, *SHOWN), f"{page}:{line}: what is a block of {language!r}?"
        if language == "python":
            code = compile("\n" * (line - 1) + content, str(page), "exec")
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(code, namespace)
            expected = [row[4:] for row in content.splitlines() if row.startswith("# > ")]
            if expected:
                assert printed.getvalue().splitlines() == expected
        elif language == "console":
            printed_now = run_console(content, tmp_path)
            if regenerate:
                page.write_text(page.read_text("utf-8").replace(content, printed_now), "utf-8")
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
