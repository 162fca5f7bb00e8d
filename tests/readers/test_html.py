"""The HTML reader: the article of a page, and what the page says about it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline.errors import MissingPackageError, ParseError

STORY = (
    "<p>BAGHDAD (AP) — Iraq's prime minister met <b>the US president</b> in "
    "<a href='/x'>Washington</a> on Monday, officials said.</p>"
    "<p>The talks &amp; a dinner lasted two hours, a spokesman said in a statement.</p>"
    "<p>They will meet again in May, the spokesman said, adding that no date was set.</p>"
)
HEAD = (
    '<meta property="og:title" content="Talks in Baghdad">'
    '<meta property="og:site_name" content="Example News">'
    '<meta property="article:published_time" content="2024-04-15T23:30:00-05:00">'
    '<meta name="author" content="Jane Doe and John Roe">'
    '<link rel="canonical" href="https://example.org/2024/talks">'
)
PAGE = (
    f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">{HEAD}</head><body>'
    "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
    f"<article><h1>Talks in Baghdad</h1>{STORY}</article>"
    "<footer>Copyright 2024 Example News, all rights reserved</footer></body></html>"
)


@pytest.fixture(autouse=True)
def _installed(request: pytest.FixtureRequest) -> None:
    if "without" not in request.node.name:
        pytest.importorskip("trafilatura", reason="needs the extra dateline[html]")


def read(page: str | bytes) -> dateline.Article:
    return dateline.loads(page, "html", capture=False)


def test_the_page_s_metadata_and_its_main_text() -> None:
    article = read(PAGE)
    assert article.headline == "Talks in Baghdad"
    assert article.publisher == "Example News"
    assert article.published == "2024-04-15"
    assert list(article.byline) == ["Jane Doe", "John Roe"]
    assert article.url == "https://example.org/2024/talks"
    assert article.language == "en-GB"
    assert article.dateline == dateline.Place(name="Baghdad")
    assert article.text.startswith("Talks in Baghdad\n")
    assert "met the US president in Washington on Monday" in article.text
    assert "The talks & a dinner lasted" in article.text
    assert "Home" not in article.text
    assert "Copyright" not in article.text


def test_what_the_page_does_not_say_is_taken_from_the_text() -> None:
    article = read(f"<html><body><article><h1>Talks</h1><p>14 January 2019</p>{STORY}</article>")
    assert (article.published, article.publisher) == ("2019-01-14", "AP")
    assert article.language is None


def test_the_headline_stands_first_in_the_text() -> None:
    article = read(f"<html><head><title>Talks</title></head><body>{STORY}</body></html>")
    assert article.text.startswith("Talks\n\nBAGHDAD (AP) — Iraq's")


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("byline", ["", '<p class="byline">By Jane Doe</p>'])
def test_a_short_page_keeps_its_paragraphs(count: int, byline: str) -> None:
    paragraphs = ["AMMAN (AP) — Ministers met on Friday.", "They ate.", "They meet again in May."]
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs[:count])
    article = read(
        f"<html><body><article><h1>Talks begin</h1>{byline}{told}</article></body></html>"
    )
    lines = [line for line in article.text.splitlines() if line and not line.startswith("By ")]
    assert lines == ["Talks begin", *paragraphs[:count]]
    assert article.headline == "Talks begin"
    assert article.dateline == dateline.Place(name="Amman")
    assert list(article.byline) == (["Jane Doe"] if byline else [])


@pytest.mark.parametrize(
    ("label", "codec"),
    [("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("gbk", "gb18030"), ("UTF-8", "utf-8")],
)
def test_the_declared_encoding_is_used(label: str, codec: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{label}"').replace("dinner", "café")
    assert "café" in read(page.encode(codec)).text


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(b"\xef\xbb\xbf" + PAGE.encode()) == read(PAGE)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\x89PNG\r\n\x00", "binary file"),
        (PAGE.encode().replace(b"dinner", b"caf\xe9"), "not UTF-8: byte 0xe9"),
        (PAGE.encode("utf-16"), "is UTF-16"),
        (PAGE.replace('"utf-8"', '"x-none"').encode(), "x-none; save it as UTF-8"),
        (b"no page at all", "no article"),
        (b"<html><body><nav></nav></body></html>", "no article"),
    ],
)
def test_what_holds_no_article_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ParseError, match=said):
        read(data)


def test_nothing_is_said_on_standard_error(tmp_path: Path) -> None:
    code = "import dateline, sys\ntry: dateline.loads('<p>', 'html')\nexcept ValueError: pass"
    source = str(Path(dateline.__file__).resolve().parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONPATH": source}
    )
    assert done.stderr == b""


def test_without_the_library_the_command_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'dateline\[html\]'"):
        read(PAGE)
