"""Outputs: a whole file or nothing, whatever goes wrong."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import TargetError
from dateline.sinks import compressed, same_file, write_bytes, write_made

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")
not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
dev_full = pytest.mark.skipif(not os.access("/dev/full", os.W_OK), reason="needs /dev/full")


class Chunks:
    """An iterator that yields, then raises, and tells whether it was closed."""

    def __init__(self, error: BaseException | None = None, chunk: bytes = b"new") -> None:
        self.left = [chunk, chunk]
        self.error = error
        self.closed = False

    def __iter__(self) -> Chunks:
        return self

    def __next__(self) -> bytes:
        if self.left:
            return self.left.pop()
        raise self.error or StopIteration

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    return path


def raising(error: OSError) -> Callable[..., None]:
    def fail(*arguments: object, **options: object) -> None:
        raise error

    return fail


def unchanged(path: Path) -> bool:
    return path.read_bytes() == b"old" and list(path.parent.iterdir()) == [path]


# Paths: all or nothing.


@pytest.mark.parametrize("as_text", [True, False])
def test_a_new_file_and_a_replaced_one(tmp_path: Path, as_text: bool) -> None:
    path = tmp_path / "out.txt"
    for chunks in ([b"one ", b"", b"two"], [b"shorter"], []):
        write_bytes(chunks, str(path) if as_text else path)
        assert path.read_bytes() == b"".join(chunks)
        assert list(tmp_path.iterdir()) == [path]


def test_a_relative_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_bytes([b"new"], "out.txt")
    assert Path("out.txt").read_bytes() == b"new"


def test_the_old_bytes_stand_until_the_last_chunk(old: Path) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(3):
            yield b"x" * 100_000
            assert old.read_bytes() == b"old"

    write_bytes(chunks(), old)
    assert old.stat().st_size == 300_000


@pytest.mark.parametrize(
    "error",
    [
        ValueError("bad article"),
        OSError(errno.ENOSPC, "from the input"),
        BrokenPipeError(),
        KeyboardInterrupt(),
        GeneratorExit(),
        SystemExit(3),
    ],
)
@pytest.mark.parametrize("name", ["out.txt", "out.txt.gz"])
def test_an_error_of_the_chunks_passes_through(
    tmp_path: Path, error: BaseException, name: str
) -> None:
    old = tmp_path / name
    old.write_bytes(b"old")
    chunks = Chunks(error)
    with pytest.raises(type(error)) as caught:
        write_bytes(chunks, old)
    assert caught.value is error
    assert chunks.closed
    assert unchanged(old)


@dev_full
def test_an_error_of_the_chunks_outlives_a_full_disk(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing the temporary file flushes what it holds, which must not hide the first error."""
    real = os.open
    error = ValueError("bad article")
    with monkeypatch.context() as patch, pytest.raises(ValueError, match="bad article") as caught:
        patch.setattr(os, "open", lambda path, flags, mode=0: real("/dev/full", os.O_WRONLY))
        write_bytes(Chunks(error), old)
    assert caught.value is error
    assert unchanged(old)


@pytest.mark.parametrize("function", ["fsync", "replace", "open"])
def test_a_full_disk(old: Path, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    chunks = Chunks()
    with monkeypatch.context() as patch, pytest.raises(TargetError) as caught:
        patch.setattr(os, function, raising(OSError(errno.ENOSPC, "No space left on device")))
        write_bytes(chunks, old)
    assert caught.value.target == str(old)
    assert caught.value.problem.startswith("no space left on the device")
    if function != "open":
        assert caught.value.problem.endswith("; the file is as it was")
    assert isinstance(caught.value.__cause__, OSError)
    assert chunks.closed
    assert unchanged(old)


@posix
@pytest.mark.parametrize("size", [3, 100_000])
def test_a_limit_on_the_size_of_files(old: Path, size: int) -> None:
    """The system itself refuses the bytes: at the write of a large chunk, the flush of a small."""
    program = (
        "import resource, signal, sys\n"
        "from dateline.sinks import write_bytes\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2, 2))\n"
        "write_bytes([b'x' * int(sys.argv[2])], sys.argv[1])\n"
    )
    result = subprocess.run(
        [sys.executable, "-B", "-c", program, str(old), str(size)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert "TargetError" in result.stderr
    assert "the file is as it was" in result.stderr
    assert unchanged(old)


@dev_full
@pytest.mark.parametrize("size", [3, 100_000])
def test_a_full_device(size: int) -> None:
    with pytest.raises(TargetError, match=r"^/dev/full: no space left on the device$"):
        write_bytes([b"x" * size], "/dev/full")


def test_a_folder_that_cannot_be_synced_is_no_error(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []

    def fsync(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        if synced[-1]:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", fsync)
    write_bytes([b"new"], old)
    assert synced == ([False, True] if os.name == "posix" else [False])
    assert old.read_bytes() == b"new"


def test_a_chunk_that_is_not_bytes_leaves_the_file(old: Path) -> None:
    with pytest.raises(TypeError):
        write_bytes(cast("list[bytes]", ["text"]), old)
    assert unchanged(old)


# Permissions.


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o666])
def test_permissions_are_kept(old: Path, mode: int) -> None:
    old.chmod(mode)
    write_bytes([b"new"], old)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@posix
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0, 0o666)])
def test_the_umask_is_honoured(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_bytes([b"new"], tmp_path / "out.txt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == mode


@posix
def test_the_temporary_file_is_as_private_as_the_old_one(old: Path) -> None:
    old.chmod(0o600)

    def chunks() -> Iterator[bytes]:
        yield b"secret"
        for path in old.parent.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600

    write_bytes(chunks(), old)


@posix
@not_root
def test_a_read_only_file_is_refused(old: Path) -> None:
    old.chmod(0o444)
    with pytest.raises(TargetError, match="is read-only"):
        write_bytes([b"new"], old)
    assert unchanged(old)


@posix
@not_root
def test_a_read_only_folder(old: Path) -> None:
    old.parent.chmod(0o555)
    try:
        with pytest.raises(TargetError, match="permission denied"):
            write_bytes([b"new"], old)
    finally:
        old.parent.chmod(0o755)
    assert unchanged(old)


# Names.


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing/out.txt", "no such folder; create it first"),
        ("out.txt/inner.txt", "no such folder"),
        ("missing/", "is a folder; name a file in it"),
        ("missing/.", "is a folder; name a file in it"),
        ("folder", "is a folder; name a file in it"),
        ("folder/", "is a folder; name a file in it"),
        ("folder/..", "is a folder; name a file in it"),
        ("", "the name is empty"),
        ("a\0b", "NUL"),
        ("a\ud800b", "the name holds a character"),
        ("x" * 256, "the name is too long"),
    ],
)
@posix
def test_names_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "out.txt").write_bytes(b"old")
    chunks = Chunks()
    with pytest.raises(TargetError) as caught:
        write_bytes(chunks, name)
    assert problem in caught.value.problem
    assert str(caught.value).isprintable()
    assert chunks.closed
    assert sorted(os.listdir()) == ["folder", "out.txt"]


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, "x" * 99 + "é" * 70])
@posix
def test_long_names(tmp_path: Path, name: str) -> None:
    def chunks() -> Iterator[bytes]:
        (temporary,) = tmp_path.iterdir()
        assert temporary.name.startswith(f".{name[:20]}")
        assert temporary.suffix == ".tmp"
        assert len(os.fsencode(temporary.name)) <= 122
        yield b"new"

    write_bytes(chunks(), tmp_path / name)
    assert os.listdir(tmp_path) == [name]


@posix
def test_names_that_are_not_unicode(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    try:
        write_bytes([b"new"], path)
    except TargetError:
        pytest.skip("this file system takes no such name")
    assert os.listdir(os.fsencode(tmp_path)) == [b"\xff.txt"]


# Links, FIFOs, devices.


@posix
@pytest.mark.parametrize("exists", [True, False])
def test_a_symbolic_link_is_followed(tmp_path: Path, exists: bool) -> None:
    (tmp_path / "folder").mkdir()
    real = tmp_path / "folder" / "out.txt"
    if exists:
        real.write_bytes(b"old")
    (tmp_path / "second").symlink_to(Path("folder", "out.txt"))
    link = tmp_path / "first"
    link.symlink_to("second")
    write_bytes([b"new"], link)
    assert link.is_symlink()
    assert not real.is_symlink()
    assert real.read_bytes() == b"new"
    assert os.listdir(real.parent) == ["out.txt"]
    assert sorted(os.listdir(tmp_path)) == ["first", "folder", "second"]


@posix
def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(TargetError, match="cannot be written"):
        write_bytes([b"new"], tmp_path / "loop")
    assert os.listdir(tmp_path) == ["loop"]


@posix
def test_a_fifo(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(fifo.read_bytes()))
    reader.start()
    write_bytes([b"x" * 100_000, b"y"], fifo)
    reader.join()
    assert received == [b"x" * 100_000 + b"y"]
    assert stat.S_ISFIFO(fifo.stat().st_mode)


@posix
def test_a_fifo_whose_reader_leaves(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    reader = threading.Thread(target=lambda: fifo.open("rb").close())
    reader.start()
    chunks = Chunks(chunk=b"x" * 1_000_000)
    with pytest.raises(BrokenPipeError):
        write_bytes(chunks, fifo)
    reader.join()
    assert chunks.closed


@posix
def test_the_null_device() -> None:
    write_bytes([b"new"], "/dev/null")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@posix
@pytest.mark.parametrize("through_a_link", [True, False])
@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="needs /dev/fd")
def test_an_open_descriptor(tmp_path: Path, through_a_link: bool) -> None:
    """The bytes go where the descriptor stands, between those of others, not over them."""
    path = tmp_path / "out.txt"
    link = tmp_path / "link"
    with path.open("wb", buffering=0) as stream:
        link.symlink_to(f"/dev/fd/{stream.fileno()}")
        stream.write(b"before ")
        write_bytes([b"middle "], link if through_a_link else f"/dev/fd/{stream.fileno()}")
        stream.write(b"after")
    assert path.read_bytes() == b"before middle after"


@posix
@pytest.mark.parametrize("number", ["987654", "9" * 30])
@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="needs /dev/fd")
def test_a_closed_descriptor(number: str) -> None:
    with pytest.raises(TargetError):
        write_bytes([b"new"], f"/dev/fd/{number}")


# Standard output and file objects.


class Raw(io.RawIOBase):
    """A raw stream that takes a few bytes at a time, and sometimes none."""

    def __init__(self, answers: list[int | None]) -> None:
        self.taken = b""
        self.answers = answers

    def writable(self) -> bool:
        return True

    def write(self, data: bytes | memoryview) -> int | None:  # type: ignore[override]
        answer = self.answers.pop(0) if self.answers else len(data)
        self.taken += bytes(data[: answer or 0])
        return answer


class Silent:
    """An object with a `write` that says nothing, and nothing else."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.taken.append(data)


def test_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes], old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bytes([b"one ", b"two"], "-")
    assert capfdbinary.readouterr().out == b"one two"
    stream = io.BytesIO()
    write_bytes([b"three"], "-", stdout=stream)
    assert stream.getvalue() == b"three"
    monkeypatch.chdir(old.parent)
    write_bytes([b"a file"], Path("-"))
    assert (old.parent / "-").read_bytes() == b"a file"


def test_standard_output_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(TargetError, match=r"^standard output: is closed$"):
        write_bytes([b"new"], "-")


def test_a_file_object_is_flushed_and_stays_open() -> None:
    raw = Raw([])
    buffered = io.BufferedWriter(cast("io.RawIOBase", raw))
    write_bytes([b"one ", b"two"], buffered)
    assert raw.taken == b"one two"
    assert not buffered.closed


@pytest.mark.parametrize("answers", [[3, 1, 2], [None, 2, None, None, 1], [1] * 9])
def test_short_writes(answers: list[int | None]) -> None:
    raw = Raw(answers)
    write_bytes([b"abcdef", b"", b"ghi"], cast("BinaryIO", raw))
    assert raw.taken == b"abcdefghi"


def test_a_stream_that_takes_nothing_is_no_endless_loop() -> None:
    with pytest.raises(TargetError, match="took no bytes"):
        write_bytes([b"new"], cast("BinaryIO", Raw([0])))


def test_an_object_with_nothing_but_write() -> None:
    silent = Silent()
    write_bytes([b"one", b"two"], cast("BinaryIO", silent))
    assert silent.taken == [b"one", b"two"]


def test_text_mode_is_refused(tmp_path: Path) -> None:
    with (
        (tmp_path / "out.txt").open("w") as opened,
        tempfile.NamedTemporaryFile("w") as temporary,
    ):
        for stream in (io.StringIO(), opened, temporary, io.TextIOWrapper(io.BytesIO())):
            with pytest.raises(TargetError, match="open it in binary mode"):
                write_bytes([b"new"], cast("BinaryIO", stream))


def test_unusable_file_objects(old: Path) -> None:
    with old.open("rb") as stream, pytest.raises(TargetError, match=r"out\.txt: cannot be written"):
        write_bytes([b"new"], stream)
    with pytest.raises(TargetError, match="is closed"):
        write_bytes([b"new"], stream)


@pytest.mark.parametrize("operation", ["write", "flush"])
@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), BrokenPipeError),
        (OSError(errno.ENOSPC, "No space left on device"), TargetError),
        (OSError(errno.EIO, "Input/output error"), TargetError),
    ],
)
def test_errors_of_standard_output(
    operation: str, error: OSError, expected: type[Exception]
) -> None:
    stream = type("Stream", (io.BytesIO,), {operation: raising(error)})()
    chunks = Chunks()
    with pytest.raises(expected):
        write_bytes(chunks, "-", stdout=stream)
    assert chunks.closed


@dev_full
def test_a_full_device_as_a_stream() -> None:
    stream = io.FileIO("/dev/full", "w")
    with stream, pytest.raises(TargetError, match="no space left on the device"):
        write_bytes([b"new"], cast("BinaryIO", stream))


# Compression.


@pytest.mark.parametrize("name", ["out.gz", "out.json.GZ"])
def test_gzip_by_suffix(tmp_path: Path, name: str) -> None:
    write_bytes([b"one ", b"two"], tmp_path / name)
    first = (tmp_path / name).read_bytes()
    assert gzip.decompress(first) == b"one two"
    assert first[:10] == b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    write_bytes([b"one ", b"two"], tmp_path / f"other.{name}")
    assert (tmp_path / f"other.{name}").read_bytes() == first


@given(st.lists(st.binary(max_size=300)))
def test_gzip_gives_back_what_it_took(chunks: list[bytes]) -> None:
    packed = b"".join(compressed(chunks))
    assert gzip.decompress(packed) == b"".join(chunks)
    assert packed == b"".join(compressed(iter(chunks)))


def test_gzip_streams() -> None:
    taken = 0

    def chunks() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield os.urandom(100_000)

    packed = compressed(chunks())
    next(packed)
    next(packed)
    assert taken < 5


# Comparing files.


@posix
def test_same_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(old.parent)
    Path("link").symlink_to(old)
    Path("dangling").symlink_to("missing")
    os.link(old, "hard")
    Path("other").write_bytes(b"old")
    assert same_file(old, "out.txt")
    assert same_file("link", old)
    assert same_file("hard", "link")
    assert same_file("dangling", Path("missing"))
    assert same_file("./missing", "missing")
    assert not same_file("other", old)
    assert not same_file("missing", old)
    assert not same_file("missing", "gone")
    assert not same_file("-", "-")
    assert not same_file("-", old)
    assert not same_file("", "")
    assert not same_file("a\0b", "a\0b")


# Files and folders that an exporter makes by itself.


def making(path: Path) -> None:
    assert not path.exists()
    (path.parent / "beside").write_bytes(b"journal")
    path.write_bytes(b"new")


def making_folder(path: Path) -> None:
    (path / "inner").mkdir(parents=True)
    (path / "inner" / "a.txt").write_bytes(b"new")


def test_a_made_file_takes_the_place_of_the_old(old: Path) -> None:
    write_made(making, old)
    assert old.read_bytes() == b"new"
    assert list(old.parent.iterdir()) == [old]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_made_file_keeps_permissions(old: Path, mode: int) -> None:
    old.chmod(mode)
    write_made(making, old)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@posix
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_made_file_honours_the_umask(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_made(making, tmp_path / "out.txt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == mode


@posix
def test_a_made_file_behind_a_link(old: Path) -> None:
    link = old.parent / "link.txt"
    link.symlink_to(old.name)
    write_made(making, link)
    assert link.is_symlink()
    assert old.read_bytes() == b"new"
    assert sorted(os.listdir(old.parent)) == ["link.txt", "out.txt"]


@posix
def test_a_made_file_into_a_fifo(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(fifo.read_bytes()))
    reader.start()
    write_made(making, fifo)
    reader.join()
    assert received == [b"new"]
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_made_file_compressed_and_into_streams(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    write_made(making, tmp_path / "out.txt.gz")
    assert gzip.decompress((tmp_path / "out.txt.gz").read_bytes()) == b"new"
    for target in ("-", None):
        stream = io.BytesIO()
        write_made(making, stream if target is None else target, stdout=stream)
        assert stream.getvalue() == b"new"
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("name", ["out", "out/"])
def test_a_made_folder(tmp_path: Path, exists: bool, name: str) -> None:
    if exists:
        (tmp_path / "out").mkdir()
    write_made(making_folder, os.path.join(tmp_path, name), folder=True)
    assert (tmp_path / "out" / "inner" / "a.txt").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["out"]


def test_a_folder_never_replaces_what_stands_there(old: Path) -> None:
    full = old.parent / "full"
    full.mkdir()
    (full / "kept").write_bytes(b"old")
    for target, words in (
        (full, "is a folder with files in it"),
        (old, "is a file, and this format makes a folder"),
        (old.parent / "x.gz", "is no folder, and this format makes one"),
        ("-", "is no folder, and this format makes one"),
        (io.BytesIO(), "is no folder, and this format makes one"),
        (old.parent / "missing" / "out", "no such folder; create it first"),
    ):
        with pytest.raises(TargetError, match=words):
            write_made(making_folder, target, folder=True)
    with pytest.raises(TargetError, match="is a folder; name a file in it"):
        write_made(making, full)
    assert sorted(os.listdir(old.parent)) == ["full", "out.txt"]
    assert (old.read_bytes(), os.listdir(full)) == (b"old", ["kept"])


@pytest.mark.parametrize("error", [ValueError("half"), KeyboardInterrupt(), SystemExit(3)])
@pytest.mark.parametrize("name", ["out.txt", "out.txt.gz"])
def test_a_failure_halfway_leaves_nothing_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, name: str
) -> None:
    def failing(path: Path) -> None:
        making(path)
        raise error

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    (tmp_path / name).write_bytes(b"old")
    with pytest.raises(type(error)) as caught:
        write_made(failing, tmp_path / name)
    assert caught.value is error
    assert (tmp_path / name).read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == [name, "scratch"]
    assert os.listdir(scratch) == []


@pytest.mark.parametrize("function", ["fsync", "replace", "mkdir"])
def test_a_full_disk_beneath_a_made_file(
    old: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    with monkeypatch.context() as patch, pytest.raises(TargetError, match="no space left"):
        patch.setattr(os, function, raising(OSError(errno.ENOSPC, "No space left on device")))
        write_made(making, old)
    assert unchanged(old)


@posix
@not_root
def test_a_made_file_in_a_read_only_folder(old: Path) -> None:
    old.parent.chmod(0o555)
    try:
        with pytest.raises(TargetError, match="permission denied"):
            write_made(making, old)
    finally:
        old.parent.chmod(0o755)
    assert unchanged(old)
