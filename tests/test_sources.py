"""Inputs: what opens, what does not, and what a failure in the middle says."""

from __future__ import annotations

import errno
import gzip
import io
import os
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from dateline.errors import SourceError
from dateline.messages import printable_name
from dateline.sources import Source, open_source, size_of, source_name

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")
not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything"
)

TEXT = b"first line\nsecond line\n" * 10_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "articles.json"
    file.write_bytes(TEXT)
    return file


def read(source: Source, progress: Callable[[int], None] | None = None) -> bytes:
    with open_source(source, progress=progress) as stream:
        return stream.read()


class Duck:
    """An object with a `read` that answers what it was told to, and nothing else."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)

    def read(self, size: int = -1) -> object:
        answer = self.answers.pop(0) if self.answers else b""
        if isinstance(answer, Exception):
            raise answer
        return answer


def duck(*answers: object) -> BinaryIO:
    return cast("BinaryIO", Duck(*answers))


# What opens.


def test_a_path(path: Path) -> None:
    assert read(path) == read(str(path)) == TEXT
    with open_source(path) as stream:
        assert list(stream) == TEXT.splitlines(keepends=True)
    assert stream.closed


def test_a_path_can_seek(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("inner", TEXT)
    with open_source(tmp_path / "a.zip") as stream, zipfile.ZipFile(stream) as archive:
        assert archive.read("inner") == TEXT


def test_standard_input_stays_open() -> None:
    stdin = io.BytesIO(TEXT)
    with open_source("-", stdin=stdin) as stream:
        assert stream.readline() == b"first line\n"
    assert not stdin.closed


def test_the_real_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT)))
    assert read("-") == TEXT
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SourceError, match=r"^standard input: is closed$"):
        read("-")


def test_only_the_text_is_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(b"a file")
    assert read(Path("-")) == b"a file"


def test_lines_of_a_slow_pipe_arrive_at_once() -> None:
    reading, writing = os.pipe()
    with (
        os.fdopen(reading, "rb") as stdin,
        os.fdopen(writing, "wb", buffering=0) as writer,
        open_source("-", stdin=stdin) as stream,
    ):
        for line in (b"one\n", b"two\n"):
            writer.write(line)
            assert stream.readline() == line


def test_a_file_object_stays_open_even_if_a_reader_closes_the_stream() -> None:
    source = io.BytesIO(TEXT)
    source.seek(6)
    with open_source(source) as stream:
        assert stream.tell() == 6
        wrapper = io.TextIOWrapper(stream)
        assert wrapper.readline() == "line\n"
        wrapper.close()
    assert not source.closed


def test_a_file_object_with_nothing_but_read() -> None:
    with open_source(duck(b"one\nt", b"wo")) as stream:
        assert not stream.seekable()
        assert list(stream) == [b"one\n", b"two"]
        with pytest.raises(io.UnsupportedOperation):
            stream.seek(0)


@posix
@pytest.mark.parametrize("name", ["pipe", "pipe.gz"])
def test_a_fifo(tmp_path: Path, name: str) -> None:
    fifo = tmp_path / name
    os.mkfifo(fifo)
    data = gzip.compress(TEXT) if name.endswith(".gz") else TEXT
    writer = threading.Thread(target=fifo.write_bytes, args=(data,))
    writer.start()
    assert read(fifo) == TEXT
    writer.join()
    assert size_of(fifo) is None


@posix
@pytest.mark.skipif(not os.path.exists("/dev/stdin"), reason="needs /dev/stdin")
@pytest.mark.parametrize("piped", [True, False])
def test_the_standard_input_device(path: Path, piped: bool) -> None:
    program = (
        "from dateline.sources import open_source\n"
        "with open_source('/dev/stdin') as stream: print(len(stream.read()))\n"
    )
    command = [sys.executable, "-B", "-c", program]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    if piped:
        output = subprocess.check_output(command, input=TEXT, env=environment)
    else:
        with path.open("rb") as stdin:
            output = subprocess.check_output(command, stdin=stdin, env=environment)
    assert int(output) == len(TEXT)


# What does not open.


@posix
@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("artcles.json", "no such file, did you mean 'articles.json'?"),
        ("zzz", "no such file"),
        ("missing/articles.json", "no such file"),
        ("articles.json/inner", "no such file; a part of the path is a file, not a folder"),
        ("folder", "is a folder; name the files in it"),
        ("folder/", "is a folder; name the files in it"),
        ("", "the name is empty; name a file"),
        ("a\0b", "the name holds a NUL character, which no file name can"),
        ("a\ud800b", "the name holds a character that file names here cannot"),
        ("x" * 256, "cannot be opened (File name too long)"),
        ("\x1b[31m", "no such file"),
    ],
)
def test_names_that_cannot_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str, problem: str
) -> None:
    monkeypatch.chdir(path.parent)
    Path("folder").mkdir()
    with pytest.raises(SourceError) as caught:
        read(name)
    assert caught.value.problem == problem
    assert str(caught.value).isprintable()
    assert size_of(name) is None


def test_a_near_name_in_another_folder(path: Path) -> None:
    with pytest.raises(SourceError, match=r"did you mean 'articles\.json'") as caught:
        read(path.with_name("article.json"))
    assert caught.value.source == str(path.with_name("article.json"))


@posix
@not_root
def test_no_permission(path: Path) -> None:
    path.chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        read(path)


def test_text_mode_is_refused(path: Path) -> None:
    with path.open() as opened, tempfile.NamedTemporaryFile("w+") as temporary:
        for stream in (io.StringIO("text"), opened, temporary):
            with pytest.raises(SourceError, match="open it in binary mode"):
                read(cast("BinaryIO", stream))


def test_a_closed_file_object(path: Path) -> None:
    with path.open("rb") as stream:
        pass
    with pytest.raises(SourceError, match=r"articles\.json: is closed"):
        read(stream)


# What fails in the middle.


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("text", "gives text, not bytes; open it in binary mode"),
        (None, "has no bytes ready; open it in blocking mode"),
        (7, "its read gave 7, not bytes"),
        (bytes(1 << 20), "its read(size) gave more bytes than it was asked for"),
        (OSError(errno.EIO, "Input/output error"), "cannot be read (Input/output error)"),
        (gzip.BadGzipFile("CRC check failed"), "is not sound gzip data (CRC check failed)"),
    ],
)
@pytest.mark.parametrize("take", [lambda s: s.read(), lambda s: s.read(200_000), list])
def test_a_failing_read(answer: object, problem: str, take: Callable[[BinaryIO], object]) -> None:
    with open_source(duck(b"some ", answer)) as stream, pytest.raises(SourceError) as caught:
        take(stream)
    assert str(caught.value) == f"<stream>: {problem}"


def test_an_error_of_the_caller_passes_through(path: Path) -> None:
    error = OSError(errno.EIO, "of the caller")
    with pytest.raises(OSError, match="of the caller") as caught, open_source(path):
        raise error
    assert caught.value is error


# Compression and progress.


@pytest.mark.parametrize("name", ["a.json.gz", "A.GZ"])
def test_gzip_by_suffix(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(TEXT) + gzip.compress(b"second member"))
    assert read(tmp_path / name) == TEXT + b"second member"


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda data: data[:-20], "ends in the middle of its gzip data"),
        (lambda data: data[:5], "ends in the middle of its gzip data"),
        (lambda data: b"{}", "is not sound gzip data"),
        (lambda data: data[:10] + b"\xff" * 20, "is not sound gzip data"),
        (lambda data: data[:-8] + bytes(8), "is not sound gzip data"),
        (lambda data: data + b"garbage", "is not sound gzip data"),
    ],
)
def test_damaged_gzip(tmp_path: Path, damage: Callable[[bytes], bytes], problem: str) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(damage(gzip.compress(TEXT)))
    with pytest.raises(SourceError, match=problem) as caught:
        read(path)
    assert caught.value.source == str(path)


def test_progress_counts_the_bytes_of_the_source(tmp_path: Path, path: Path) -> None:
    packed = tmp_path / "a.gz"
    packed.write_bytes(gzip.compress(os.urandom(300_000)))
    for source in (path, packed):
        steps: list[int] = []
        read(source, steps.append)
        assert sum(steps) == size_of(source) == source.stat().st_size
        assert len(steps) > 1
        assert all(steps)
    steps = []
    read(io.BytesIO(TEXT), steps.append)
    assert sum(steps) == len(TEXT)


@pytest.mark.parametrize("name", ["a", "a.gz"])
def test_an_error_of_the_progress_passes_through(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(TEXT))

    def progress(count: int) -> None:
        raise BrokenPipeError(errno.EPIPE, "of the progress")

    with pytest.raises(BrokenPipeError, match="of the progress"):
        read(tmp_path / name, progress)


# Names and sizes.


def test_source_name(path: Path) -> None:
    assert source_name("-") == "standard input"
    assert source_name("some/path") == source_name(Path("some", "path")) or os.name == "nt"
    assert source_name(Path("-")) == "-"
    with path.open("rb") as stream:
        assert source_name(stream) == str(path)
    assert source_name(io.BytesIO()) == "<stream>"
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb"):
        assert source_name(stream) == "<stream>"


def test_printable_name() -> None:
    assert printable_name("Überfall.json") == "Überfall.json"
    assert printable_name("") == "''"
    assert printable_name("\x1b[31m\udcff") == "'\\x1b[31m\\udcff'"


def test_size_of(path: Path) -> None:
    assert size_of(path) == size_of(str(path)) == len(TEXT)
    assert size_of(path.parent) is None
    assert size_of("-") is None
    assert size_of(io.BytesIO(TEXT)) is None
