"""Capture engines: found by name, held to their contract, run by the verbs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import dateline
from dateline import Article, CaptureContext, Engine, Evidence, Place, Statement
from dateline.convert import Converter
from dateline.errors import (
    AmbiguousFormatError,
    CaptureError,
    OptionError,
    PluginError,
    UnknownEngineError,
)
from dateline.registry import Registry

TEXT = "Talks in Amman\n\nAMMAN (AP) — “Peace,” he said.\n"
Capture = Callable[[Any, Article, Any, CaptureContext], Any]


def quoting(self: Any, article: Article, options: Any, context: CaptureContext) -> Article:
    start = article.text.index("Peace") if "Peace" in article.text else 0
    passage = Evidence(start=start, end=start + 5, exact=article.text[start : start + 5])
    return article.with_records(Statement(extractor=self.name, evidence=[passage]))


def engine(capture: Capture = quoting, name: str = "quoting", **declared: Any) -> Engine[Any]:
    members = {"name": name, "description": "For tests", "capture": capture, **declared}
    kind: type[Any] = type("Made", (Engine,), members)
    return kind()  # type: ignore[no-any-return]


def converter(*engines: Engine[Any], owner: str = "crook 1.0") -> Converter:
    registry = Registry(entry_points=[])
    register(registry, owner, *engines)
    return Converter(registry)


def register(registry: Registry, owner: str, *engines: Engine[Any]) -> None:
    def dateline_engines(self: object) -> list[Any]:
        return list(engines)

    hook = dateline.hookimpl(dateline_engines)
    registry.register(type("Plugin", (), {"dateline_engines": hook})(), owner)


# --- Found by name


def test_the_core_s_engine_is_found_by_name_and_by_package() -> None:
    registry = Registry(entry_points=[])
    assert registry.engine("rules").name == "rules"
    assert registry.engine("dateline:rules") is registry.engine("rules")
    assert [item.owner for item in registry.engines()] == [f"dateline {dateline.__version__}"]


def test_an_unknown_engine_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownEngineError, match=r"'rulez', did you mean 'rules'\? there are"):
        Registry(entry_points=[]).engine("rulez")


def test_two_owners_of_one_name_are_both_named() -> None:
    registry = Registry(entry_points=[])
    register(registry, "one 1.0", engine())
    register(registry, "two 2.0", engine())
    with pytest.raises(AmbiguousFormatError, match=r"one 1\.0, two 2\.0; say which \(one:quoting"):
        registry.engine("quoting")
    assert registry.engine("two:quoting").owner == "two 2.0"


def test_an_engine_and_a_format_may_share_a_name() -> None:
    registry = Registry(entry_points=[])
    register(registry, "one 1.0", engine(name="mine"))
    assert registry.engine("mine").owner == "one 1.0"
    with pytest.raises(dateline.UnknownFormatError):
        registry.reader("mine")


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({"name": "Loud"}, "an engine's name is in lower case"),
        ({"description": 3}, "its description is 3, and no str"),
    ],
)
def test_a_wrong_declaration_is_told(declared: dict[str, Any], said: str) -> None:
    with pytest.raises(PluginError, match=said):
        converter(engine(**declared))


def test_an_installed_engine_is_imported_only_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "dateline_mine.py").write_text(
        "import dateline\n"
        "class Mine(dateline.Engine):\n"
        "    name = 'mine'\n"
        "    description = 'Mine'\n"
        "    def capture(self, article, options, context):\n"
        "        return article.with_records(dateline.Meeting())\n"
        "@dateline.hookimpl\n"
        "def dateline_engines():\n"
        "    return [Mine()]\n"
    )
    information = tmp_path / "dateline_mine-1.0.dist-info"
    information.mkdir()
    (information / "entry_points.txt").write_text("[dateline]\nmine = dateline_mine\n")
    code = (
        "import sys, dateline\n"
        "article = dateline.Article(text='x')\n"
        "dateline.capture(article)\n"
        "assert 'dateline_mine' not in sys.modules\n"
        "assert callable(dateline.capture)\n"
        "print(len(dateline.capture(article, 'mine').records))\n"
        "plugins = [item for item in dateline.Registry().plugins() if item.chosen]\n"
        "print(*(part for item in plugins for part in item.supplies))\n"
    )
    source = Path(dateline.__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{source}:{tmp_path}", "DATELINE_PLUGINS": "dateline-mine"},
    )
    assert done.stdout.splitlines() == ["1", "mine (engine)"]


def test_nothing_of_the_capture_is_imported_where_nothing_is_captured() -> None:
    code = (
        "import sys, dateline\n"
        "dateline.loads('{\"text\": \"x\"}', 'json')\n"
        "print(*(name for name in sys.modules if name.startswith('dateline.capture.')))\n"
        "print(*(name for name in sys.modules if name.startswith('dateline.layout')))\n"
    )
    source = str(Path(dateline.__file__).resolve().parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": source, "DATELINE_PLUGINS": ""},
    )
    assert done.stdout.split() == []


# --- Broken ones


def leaving(self: Any, *_: Any) -> Any:
    raise SystemExit(3)


def failing(self: Any, *_: Any) -> Any:
    raise RuntimeError("no model")


def yielding(self: Any, article: Article, *_: Any) -> Any:
    yield article


async def coroutine(self: Any, article: Article, *_: Any) -> Any:
    return article


def wandering(self: Any, article: Article, *_: Any) -> Article:
    os.chdir("/")
    return article


def smuggling(self: Any, article: Article, *_: Any) -> Article:
    bad = article.with_records(Statement(evidence=[Evidence(start=0, end=1, exact="T")]))
    bad.records[0].evidence[0].__dict__["end"] = 3
    return bad


@attrs.frozen(slots=False, kw_only=True)
class Private(dateline.Record, type="private"):
    """Not registered."""


@pytest.mark.parametrize(
    ("capture", "said"),
    [
        (failing, r"capturing with quoting failed: RuntimeError: no model \(.*line \d+\)"),
        (leaving, "SystemExit: 3"),
        (lambda self, *_: None, "returned None, which is no Article"),
        (yielding, "returned a generator, which is no Article; it must not yield"),
        (coroutine, "returned a coroutine"),
        (wandering, "changes the working directory, which it must not"),
        (lambda self, article, *_: attrs.evolve(article, text="x"), "changed the article's text"),
        (lambda self, article, *_: attrs.evolve(article, id="x"), "changed the article's id"),
        (lambda self, article, *_: attrs.evolve(article, headline="x"), "article's headline"),
        (smuggling, r"evidence\[0\].exact: 'T' is not text\[0:3\]"),
        (
            lambda self, article, *_: article.with_records(
                Statement(evidence=[Evidence(start=0, end=2, exact="??")])
            ),
            r"failed: Article.records\[0\]",
        ),
        (
            lambda self, article, *_: article.with_records(Private()),
            "a record of type 'private', which no package has registered",
        ),
    ],
)
def test_a_broken_engine_is_named(capture: Capture, said: str) -> None:
    article = Article(text=TEXT, headline="Talks in Amman")
    here = Path.cwd()
    with pytest.raises(PluginError, match=said) as caught:
        converter(engine(capture)).capture(article, "quoting")
    assert Path.cwd() == here
    assert str(caught.value).startswith("plugin crook 1.0: ")


def test_what_is_missing_may_be_filled_in_and_the_place_made_known() -> None:
    def fill(self: Any, article: Article, *_: Any) -> Article:
        place = Place(name="Amman", country="JOR", latitude=31.95, longitude=35.93)
        return attrs.evolve(article, headline="Talks", dateline=place)

    article = Article(text=TEXT, dateline=Place(name="Amman"))
    made = converter(engine(fill)).capture(article, "quoting")
    assert made.headline == "Talks"
    assert made.dateline is not None
    assert made.dateline.country == "JOR"


def test_an_engine_may_refuse_an_article(tmp_path: Path) -> None:
    def refuse(self: Any, article: Article, *_: Any) -> Article:
        if "Peace" in article.text:
            raise CaptureError("quoting", "is too peaceful")
        return quoting(self, article, *_)

    verbs = converter(engine(refuse))
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("Other words.")
    with pytest.raises(CaptureError, match=r"a\.txt: quoting: is too peaceful"):
        verbs.convert([tmp_path / "a.txt"], tmp_path / "out.json", engine="quoting")
    errors: list[dateline.DatelineError] = []
    done = verbs.convert(tmp_path, tmp_path / "out.json", engine="quoting", on_bad=errors.append)
    assert (done.articles, done.records, done.skipped) == (1, 1, 1)
    assert len(errors) == 1


# --- Run by the verbs


def test_bare_text_is_captured_and_json_is_when_it_is_asked_for(tmp_path: Path) -> None:
    verbs = converter(engine(name="other"))
    verbs.registry.engine("rules")
    assert verbs.loads(TEXT, "text", engine="other").records
    assert not verbs.loads(TEXT, "text", capture=False).records
    json = b'{"text": "Peace, he said."}'
    assert not verbs.loads(json, "json").records
    assert verbs.loads(json, "json", engine="other").records[0].extractor == "other"
    (tmp_path / "a.json").write_bytes(json)
    assert len(verbs.read(tmp_path / "a.json", engine="other").records) == 1
    assert len(next(verbs.read_all(tmp_path / "a.json", engine="other")).records) == 1
    assert verbs.convert(tmp_path / "a.json", tmp_path / "b.json", engine="other").records == 1


def test_articles_that_have_records_are_left_alone(seed_article: Article) -> None:
    verbs = converter(engine())
    assert verbs.capture(seed_article, "quoting") is seed_article
    data = verbs.dumps(seed_article, "json")
    assert verbs.loads(data, "json", engine="quoting") == seed_article


def test_options_of_engines() -> None:
    @attrs.frozen(kw_only=True)
    class Options:
        deep: bool = attrs.field(default=False, metadata=dateline.describe("Go deep"))

    def capture(self: Any, article: Article, options: Any, context: Any) -> Article:
        return quoting(self, article, options, context) if options.deep else article

    verbs = converter(engine(capture, options=Options))
    article = Article(text=TEXT)
    assert not verbs.capture(article, "quoting").records
    assert verbs.capture(article, "quoting", deep="yes").records
    with pytest.raises(OptionError, match="quoting: option 'depp': unknown, did you mean 'deep'"):
        verbs.capture(article, "quoting", depp=True)


def test_published_and_url_are_for_bare_text() -> None:
    verbs = converter(engine())
    article = verbs.loads(TEXT, "text", published="2024-04-15", url="https://example.org/a")
    assert (article.published, article.url) == ("2024-04-15", "https://example.org/a")
    with pytest.raises(OptionError, match="is for bare text, and json says it"):
        verbs.loads('{"text": "x"}', "json", published="2024")
    with pytest.raises(dateline.ModelError, match="published"):
        verbs.loads(TEXT, "text", published="yesterday")
    with pytest.raises(OptionError, match="nothing is to be captured"):
        verbs.loads(TEXT, "text", engine="quoting", capture=False)


def test_a_url_is_for_one_source(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Text of {name}")
    with pytest.raises(OptionError, match="one article, and 2 inputs were given"):
        dateline.convert(tmp_path, tmp_path / "o.json", url="https://example.org")
    assert not (tmp_path / "o.json").exists()
