"""Plugins that break their contract: whose fault it is, and that nothing goes on for ever."""

from __future__ import annotations

import errno
import io
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import dateline
from dateline import Article, isolation
from dateline.convert import Converter
from dateline.errors import (
    ExportError,
    LossError,
    ParseError,
    PluginError,
    SourceError,
    TargetError,
)
from dateline.losses import Loss
from dateline.registry import Registry

ARTICLES = [Article(id=f"a{number}", text="x") for number in range(3)]
Export = Callable[..., Any]


def converter(**methods: Any) -> Converter:
    """One whose registry has the format ``bad``, written and read by the functions given."""
    declared = {"name": "bad", "suffixes": (".bad",), "description": "Bad"}

    kind: type[Any] = dateline.Reader if "read" in methods else dateline.Exporter
    kind = dateline.FileExporter if "write" in methods else kind
    hook = "dateline_readers" if "read" in methods else "dateline_exporters"

    def supply(self: object) -> list[Any]:
        return [type("Bad", (kind,), declared | methods)()]

    supply.__name__ = hook
    plugin = type("Plugin", (), {hook: dateline.hookimpl(supply)})()
    registry = Registry(entry_points=[])
    registry.register(plugin, "crook 1.0")
    return Converter(registry)


def refused(
    tmp_path: Path,
    error: type[BaseException] = PluginError,
    articles: Any = ARTICLES,
    **methods: Any,
) -> str:
    """What is said of a format that is written by a function; the target stays as it was."""
    target = tmp_path / "out.bad"
    target.write_bytes(b"old")
    here = os.getcwd()
    with pytest.raises(error) as caught:
        converter(**methods).write(iter(articles), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
    message = str(caught.value)
    assert os.getcwd() == here
    assert message.isprintable()
    assert message.startswith("plugin crook 1.0: ") is (error is PluginError)
    return message


def endless(
    self: Any, articles: Iterator[Article], *_: Any, chunk: bytes = b"x"
) -> Iterator[bytes]:
    list(articles)
    yield from itertools.repeat(chunk)


def deaf(self: Any, articles: Iterator[Article], *_: Any) -> Iterator[bytes]:
    return itertools.repeat(b"")


def asking(self: Any, articles: Iterator[Article], *_: Any) -> Iterator[bytes]:
    while True:
        try:
            next(articles)
        except Exception:
            yield from ()


def stopping(self: Any, articles: Iterator[Article], *_: Any) -> Iterator[bytes]:
    yield next(articles).id.encode()


def leaving(self: Any, articles: Iterator[Article], *_: Any) -> Iterator[bytes]:
    os.chdir("/")
    yield from (article.id.encode() for article in articles)


async def coroutine(self: Any, *_: Any) -> None:
    """No exporter."""


async def async_generator(self: Any, *_: Any) -> Any:
    yield b"x"


def wrong_model(self: Any, articles: Iterator[Article], *_: Any) -> Iterator[bytes]:
    for _article in articles:
        dateline.Place(name="x", latitude=500)
        yield b""


@pytest.mark.parametrize(
    ("export", "words"),
    [
        (lambda *_: None, "its export returned None, and no iterable of bytes"),
        (lambda *_: "text", "its export returned 'text', and no iterable of bytes"),
        (lambda *_: b"bytes", "a bytes, and no iterable of bytes; it must yield them"),
        (lambda *_: iter(["text"]), "yielded 'text', no bytes; encode it, with .encode()"),
        (lambda *_: iter([None]), "yielded None, no bytes; its export must yield bytes"),
        (coroutine, "its export returned a coroutine"),
        (async_generator, "its export returned a async_generator"),
        (endless, "bad: writes on and on behind the last article"),
        (lambda *_: endless(*_, chunk=b""), "bad: writes on and on behind the last article"),
        (deaf, "bad: writes on and on without another article"),
        (asking, "does not end: it asks for articles behind the last one for ever"),
        (stopping, "stopped after 1 articles, and there were more"),
        (lambda *_: iter([b"x"]), "stopped after 0 articles"),
        (leaving, "changes the working directory, which it must not; tell its authors"),
        (wrong_model, "Place.latitude: 500"),
        (lambda self, articles, options, context: context.lose(5), "5 is no name of a loss"),
        (lambda self, articles, options, context: context.lose("x", -1), "-1 is no number of"),
        (lambda self, articles, options, context: context.lose("x", "y"), "'y' is no number of"),
    ],
)
def test_an_exporter_that_breaks_its_contract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, export: Export, words: str
) -> None:
    monkeypatch.setattr("dateline.isolation._writing._CHUNKS_AT_ONCE", 1_000)
    assert words in refused(tmp_path, export=export)


def test_an_exporter_that_writes_gigabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.isolation._writing._BYTES_AT_ONCE", 1 << 20)
    words = refused(tmp_path, export=lambda *_: endless(*_, chunk=b"x" * 100_000))
    assert "writes on and on" in words


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (lambda self, articles, path, *_: list(articles) and None, "made no file at the path"),
        (lambda self, articles, path, *_: path.mkdir(), "made a folder and no file"),
        (lambda self, articles, path, *_: path.symlink_to("/etc/hosts"), "made a link and no file"),
        (lambda self, articles, path, *_: os.mkfifo(path), "made a pipe or device and no file"),
        (
            lambda self, articles, path, *_: path.write_bytes(b"".join(leaving(self, articles))),
            "changes the working directory",
        ),
        (
            lambda self, articles, path, *_: (list(articles) and path.touch()) or os.chdir("/"),
            "changes the working directory",
        ),
        (endless, "its write must not yield or be async"),
        (coroutine, "its write must not yield or be async"),
        (lambda self, articles, path, *_: path.touch(), "stopped after 0 articles"),
        (lambda self, articles, path, *_: path.write_bytes(b"x") and 1 / 0, "ZeroDivisionError"),
    ],
)
def test_a_file_exporter_that_breaks_its_contract(
    tmp_path: Path, write: Export, words: str
) -> None:
    assert words in refused(tmp_path, write=write)


@pytest.mark.parametrize(
    ("losses", "words"),
    [
        (lambda *_: None, "its losses returned None, and no iterable of Loss"),
        (lambda *_: "text", "its losses returned 'text'"),
        (lambda *_: ["text"], "its losses hold 'text', which is no named Loss"),
        (lambda *_: [Loss("")], "which is no named Loss"),
        (lambda *_: [Loss("x"), Loss("x")], "its losses have the name 'x' twice"),
        (lambda *_: [Loss(3)], "TypeError: Loss.name"),  # type: ignore[arg-type]
        (lambda *_: [Loss("x\x1b")], "TypeError: Loss.name"),
        (lambda *_: [Loss("x", (3,))], "TypeError: Loss.fields"),  # type: ignore[arg-type]
        (lambda *_: 1 / 0, "ZeroDivisionError"),
        (lambda *_: os.chdir("/") or [], "changes the working directory"),
        (lambda *_: map(Loss, map(str, itertools.count())), "are more than 1,000; let them end"),
    ],
)
def test_losses_that_are_none(tmp_path: Path, losses: Export, words: str) -> None:
    assert words in refused(tmp_path, export=lambda *_: iter([]), losses=losses)


def broken_source(error: BaseException) -> Iterator[Article]:
    yield ARTICLES[0]
    raise error


def swallowing(self: Any, articles: Iterator[Article], *_: Any) -> Iterator[bytes]:
    try:
        yield from (article.id.encode() for article in articles)
    except BaseException:
        yield b"never mind"


def writing(self: Any, articles: Iterator[Article], path: Path, *_: Any) -> None:
    path.write_bytes(b"".join(swallowing(self, articles)))


@pytest.mark.parametrize(
    "error", [ValueError("mine"), KeyboardInterrupt(), OSError(errno.ENOSPC, "mine"), SystemExit(3)]
)
@pytest.mark.parametrize("methods", [{"export": swallowing}, {"write": writing}])
def test_an_error_of_the_source_stays_the_source_s(
    tmp_path: Path, error: BaseException, methods: dict[str, Any]
) -> None:
    refused(tmp_path, type(error), broken_source(error), **methods)


def test_an_error_that_is_meant_for_the_user_stays_it(tmp_path: Path) -> None:
    def export(*_: Any) -> Iterator[bytes]:
        yield b"half"
        raise ExportError("bad", "article 'a0' has no place")

    assert refused(tmp_path, ExportError, export=export) == "bad: article 'a0' has no place"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_nobody_s_fault(tmp_path: Path, number: int) -> None:
    def write(*_: Any) -> None:
        try:
            raise OSError(number, "full")
        except OSError as error:
            raise RuntimeError("library says no") from error

    words = refused(tmp_path, TargetError, write=write)
    assert words == f"out.bad: {os.strerror(number).lower()}; what stood there is as it was"


def test_a_stream_s_full_disk_and_ignored_end() -> None:
    def export(self: Any, articles: Iterator[Article], *_: Any) -> Iterator[bytes]:
        try:
            for _article in articles:
                yield b"x"
        finally:
            raise SystemExit("from the cleaning up")

    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(TargetError, match="no space left"):
        converter(export=export).write(iter(ARTICLES), Full(), "bad")


def test_progress_is_the_caller_s(tmp_path: Path) -> None:
    def export(self: Any, articles: Any, options: Any, context: Any) -> Iterator[bytes]:
        for _article in articles:
            context.progress("working")
            yield b"x"

    def progress(done: int | str) -> None:
        if done == "working":
            raise LookupError("mine")

    (tmp_path / "a.json").write_bytes(b'{"text": "x"}')
    with pytest.raises(LookupError, match="mine"):
        converter(export=export).convert(tmp_path / "a.json", tmp_path / "b.bad", progress=progress)


# --- Readers


def rejecting(self: Any, stream: Any, options: Any, context: Any) -> Iterator[Article]:
    try:
        context.reject(ParseError("bad line"))
    except Exception:
        yield ARTICLES[0]


@pytest.mark.parametrize(
    ("read", "error", "words"),
    [
        (lambda *_: None, PluginError, "its read returned None, and no iterable of articles"),
        (lambda *_: [None], PluginError, "its reader yielded None, which is no Article"),
        (lambda *_: 1 / 0, PluginError, "reading bad failed: ZeroDivisionError"),
        (lambda *_: os.chdir("/") or ARTICLES, PluginError, "changes the working directory"),
        (lambda *_: os.chdir("/") or [], PluginError, "changes the working directory"),
        (lambda s, i, o, context: context.reject("x"), PluginError, "rejects 'x', which is no"),
        (rejecting, ParseError, "bad line"),
        (lambda *_: itertools.repeat(ARTICLES[0]), dateline.DuplicateArticleError, "a second"),
    ],
)
def test_a_reader_that_breaks_its_contract(
    read: Export, error: type[Exception], words: str
) -> None:
    here = os.getcwd()
    with pytest.raises(error) as caught:
        list(converter(read=read).loads_all(b"x", "bad"))
    assert words in str(caught.value)
    assert os.getcwd() == here


@pytest.mark.parametrize("swallows", [True, False])
def test_an_input_that_fails_is_not_the_reader_s(swallows: bool) -> None:
    def read(self: Any, stream: Any, *_: Any) -> Iterator[Article]:
        try:
            yield Article(text=stream.readline().decode())
            stream.read()
        except Exception:
            if not swallows:
                raise

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            found = super().read(5)
            if not found:
                raise OSError(errno.EIO, "unplugged")
            return found

    with pytest.raises(SourceError, match="unplugged"):
        list(converter(read=read).read_all(Failing(b"one \n"), "bad"))


# --- What is said


class Leaving(Exception):
    def __str__(self) -> str:
        raise SystemExit(0)


class Silent(Exception):
    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("a\n b\r\n\x1b[31m\u202e"), "ValueError: a; b; \\x1b[31m\\u202e"),
        (ValueError(), "ValueError"),
        (Silent(), "Silent"),
        (ExportError("x", "y"), "x: y"),
    ],
)
def test_an_error_is_told_in_a_line(error: Exception, words: str) -> None:
    assert isolation.told(error) == words
    assert isolation.told(Leaving()) == "Leaving"
    assert len(isolation.told(ValueError("x" * 10_000))) == 512


def test_nothing_is_written_where_nothing_is_to_be_lost(tmp_path: Path) -> None:
    def write(self: Any, articles: Any, path: Path, options: Any, context: Any) -> None:
        path.write_bytes(b"".join(article.id.encode() for article in articles))
        context.lose("colour", 2)

    bad = converter(write=write, losses=lambda *_: [Loss("text", ("article.text",))])
    stream, target = io.BytesIO(), tmp_path / "out.bad"
    for place in (stream, target):
        with pytest.raises(LossError, match=r"would lose text \(3\), colour \(2\)"):
            bad.write(ARTICLES, place, "bad", fail_on_loss=True)
    assert stream.getvalue() == b""
    assert list(tmp_path.iterdir()) == []
    done = bad.write(ARTICLES, target)
    assert target.read_bytes() == b"a0a1a2"
    assert [str(loss) for loss in done.losses] == ["text (3)", "colour (2)"]


def test_options_that_leave_are_told() -> None:
    @attrs.frozen(kw_only=True)
    class Leaves:
        word: str = ""

        def __attrs_post_init__(self) -> None:
            if self.word:
                raise SystemExit(0)

    bad = converter(export=lambda *_: iter([]), options=Leaves)
    with pytest.raises(dateline.OptionError, match="option 'word'"):
        bad.dumps(ARTICLES, "bad", word="x")


def test_options_without_a_default_are_told_beforehand() -> None:
    @attrs.frozen(kw_only=True)
    class Needed:
        word: str

    with pytest.raises(PluginError, match="its options need a default each"):
        converter(export=lambda *_: iter([]), options=Needed)
