"""The contract of readers, as checks."""

import io
import weakref
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.codec import Codec
from dateline.errors import DatelineError, PluginError, UnknownFormatError
from dateline.formats import ReadContext, Reader, make_options
from dateline.isolation import read_articles
from dateline.messages import shown
from dateline.model import Article
from dateline.registry import Supplied
from dateline.testing.contract import Contract
from dateline.testing.samples import HOSTILE_STRINGS, hostile_article, sample_articles

__all__ = ["ReaderContract"]

_NONSENSE = (
    b"\x00", b"\xff\xfe\x00\x00", b"nonsense", b"{", b"[[[[[[[[", b"<a><b></a>", b"\x1f\x8b\x08",
    b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xef\xbb\xbf", b"null", b"0", b"\n" * 1000, b"\xc3(",
    b"a,b\n1,2\n", b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>", b"[" * 100_000, b"<a>" * 100_000,
)  # fmt: skip
_CUTS = 40
_MANY = 40
_HELD_AT_MOST = 4


class ReaderContract(Contract):
    """The checks of a reader; a test is a subclass that names the format.

    Attributes:
        format: The format's name, or ``package:format``.
        options: The options that the checks use; the format's defaults if left empty.
    """

    def samples(self) -> Iterable[bytes]:
        """Files that the reader must read.

        Returns:
            Their contents: by default, what the exporter of the same name writes; else the
            reader's own examples.
        """
        try:
            return [
                self.converter.dumps(articles, self.format)
                for articles in (list(sample_articles(1)), list(sample_articles(_MANY)))
            ]
        except UnknownFormatError:
            examples = list(self._supplied.value.examples())
        if not examples:
            self.skip("the format is only read; give the reader `examples`: files that it can read")
        return examples

    def test_declaration(self) -> None:
        """Its name, suffixes, description and options are declared."""
        self.check_declaration(self._supplied.value)

    def test_samples_are_read(self) -> None:
        """Every sample gives articles, and the same again."""
        for sample in self.samples():
            first, second = (list(self._read(sample)) for _ in range(2))
            if not first:
                self.fail(f"reads no article from a sample of {len(sample):,} bytes")
            if first != second:
                self.fail("reads other articles the second time; keep nothing in self")

    def test_hostile_strings_read_back(self) -> None:
        """Texts that break software are read as they were written."""
        try:
            self.converter.registry.exporter(self.format)
        except UnknownFormatError:
            self.skip("the format is only read")
        for text in HOSTILE_STRINGS:
            article = hostile_article(text)
            read = list(self._read(self.converter.dumps(article, self.format)))
            if [each.headline for each in read] != [article.headline]:
                self.fail(f"the text {shown(text)} does not read back as it was")

    def test_articles_are_given_one_at_a_time(self) -> None:
        """An article is given before the next is read, and let go."""
        largest = max(self.samples(), key=len)
        alive: list[weakref.ref[Article]] = []
        most = 0
        for article in self._read(largest):
            alive.append(weakref.ref(article))
            most = max(most, sum(1 for each in alive if each() is not None))
            del article
        if most > _HELD_AT_MOST:
            self.fail(f"holds {most} articles at once; yield each as soon as it is read")

    def test_nonsense_is_refused(self) -> None:
        """What is not in the format is a ParseError or an InvalidArticleError, and no other."""
        for data in _NONSENSE:
            self._refused(data, f"the bytes {shown(data[:20].decode('latin-1'))}")

    def test_files_cut_short_are_refused(self) -> None:
        """A file that ends too early gives no other error than those of dateline."""
        sample = min(self.samples(), key=len)
        for number in range(1, _CUTS):
            cut = len(sample) * number // _CUTS
            self._refused(sample[:cut], f"a file cut after {cut:,} of {len(sample):,} bytes")

    def test_streams_that_only_go_forward(self) -> None:
        """A pipe, which cannot seek, is read too."""
        for sample in self.samples():
            reader = self._supplied
            stream = io.BufferedReader(_Pipe(sample))  # type: ignore[type-var]
            context = ReadContext(codec=Codec(self.converter.registry.record_types()))
            options = make_options(reader.value, self.options)
            try:
                given = list(read_articles(reader.value, reader.owner, stream, options, context))
            except DatelineError as error:
                self.fail(f"cannot read from a pipe: {error}; read forward only")
            if given != list(self._read(sample)):
                self.fail("reads something else from a pipe than from a file")

    @property
    def _supplied(self) -> Supplied[Reader[object]]:
        return self.converter.registry.reader(self.format)

    def _read(self, data: bytes) -> Iterator[Article]:
        options: dict[str, Any] = {"capture": False, **self.options}
        return self.converter.loads_all(data, self.format, **options)

    def _refused(self, data: bytes, what: str) -> None:
        try:
            for _ in self._read(data):
                pass
        except DatelineError as error:
            if isinstance(error, PluginError):
                self.fail(f"of {what}: {error}; raise ParseError with line and column instead")


class _Pipe(io.RawIOBase):
    """Gives bytes in small pieces, and cannot go back."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]
        size = min(len(buffer), len(self._rest), 1000)
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
