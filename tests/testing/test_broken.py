"""The contract fails on what is broken: for each check, a format that breaks what it looks at."""

from __future__ import annotations

import itertools
import re
import sys
import time
import unicodedata
import unittest
from collections.abc import Callable
from typing import Any

import attrs
import orjson
import pytest

import dateline
from dateline.codec import encode
from dateline.registry import Registry
from dateline.testing import ExporterContract, ReaderContract


class Good(dateline.Exporter[Any]):
    """JSON Lines under another name: every check passes."""

    name = "good"
    suffixes = (".good",)
    description = "A format for tests"

    def export(self, articles, options, context):
        for article in articles:
            yield encode(article, newline=True)


class GoodReader(dateline.Reader[Any]):
    name = "good"
    suffixes = (".good",)
    description = "A format for tests"

    def read(self, stream, options, context):
        for line in stream:
            try:
                article = context.codec.decode(line)
            except (dateline.ParseError, dateline.InvalidArticleError) as error:
                context.reject(error)
            else:
                yield article


class NoDescription(Good):
    description = ""


class NoSuffix(Good):
    suffixes = ()


class FailsOnNothing(Good):
    def export(self, articles, options, context):
        first = next(articles)
        yield from super().export(itertools.chain([first], articles), options, context)


class WritesNothing(Good):
    def export(self, articles, options, context):
        for _ in articles:
            yield b""


class ListsThem(Good):
    def export(self, articles, options, context):
        yield from super().export(iter(list(articles)), options, context)


class SkipsTheEmpty(Good):
    def export(self, articles, options, context):
        kept = (article for article in articles if article.records)
        yield from super().export(kept, options, context)


class NeedsPlaces(Good):
    def export(self, articles, options, context):
        for article in articles:
            for record in article.records:
                assert record.places[0].latitude is not None
            yield encode(article, newline=True)


class NeedsDays(Good):
    def export(self, articles, options, context):
        for article in articles:
            for record in article.records:
                assert record.date_start is not None
            yield encode(article, newline=True)


class KnowsFourTypes(Good):
    known = ("meeting", "statement", "deployment", "incident")

    def export(self, articles, options, context):
        for article in articles:
            parsed = orjson.loads(encode(article))
            parsed["records"] = [item for item in parsed["records"] if item["type"] in self.known]
            yield orjson.dumps(parsed)


class AsciiOnly(Good):
    def export(self, articles, options, context):
        for article in articles:
            yield encode(article, newline=True).decode().encode("ascii")


class Basic(Good):
    """Loses what does not fit sixteen bits, and the accents."""

    def export(self, articles, options, context):
        for article in articles:
            text = encode(article, newline=True).decode()
            yield "".join(c if ord(c) < 0x300 else "?" for c in text).encode()


class Table(Good):
    media_type = "text/csv"

    def losses(self, options, context):
        return [dateline.Loss("all but the summary", ("article.*", "record.*"))]

    def export(self, articles, options, context):
        for article in articles:
            for record in article.records:
                yield f'"{(record.summary or "").replace(chr(34), chr(34) * 2)}"\r\n'.encode()


class FirstRecords(Good):
    def export(self, articles, options, context):
        for article in articles:
            parsed = orjson.loads(encode(article))
            parsed["records"] = parsed["records"][:50]
            yield orjson.dumps(parsed)


class OnlyLocated(Good):
    def export(self, articles, options, context):
        for article in articles:
            parsed = orjson.loads(encode(article))
            parsed["records"] = [item for item in parsed["records"] if item["places"]]
            yield orjson.dumps(parsed)


class YearsOnly(Good):
    def export(self, articles, options, context):
        for article in articles:
            parsed = orjson.loads(encode(article))
            for record in parsed["records"]:
                record["date"] = (record["date"] or "")[:4]
            yield orjson.dumps(parsed)


class Short(Good):
    def export(self, articles, options, context):
        for article in articles:
            parsed = orjson.loads(encode(article))
            for record in parsed["records"]:
                record["summary"] = (record["summary"] or "")[:150]
            yield orjson.dumps([[item["summary"], item["date"]] for item in parsed["records"]])


class QuestionMarks(Short):
    def export(self, articles, options, context):
        for article in articles:
            for record in article.records:
                yield (record.summary or "").encode("ascii", "replace") + b"\n"


class NamesNoField(Good):
    def losses(self, options, context):
        return [dateline.Loss("confidence", ("record.confidense",))]


class TextAndSummaries(Good):
    """Honest: it has the text and no evidence."""

    def losses(self, options, context):
        kept = ("record.summary", "article.text")
        return [dateline.Loss("all else", ("article.*", "record.*"), kept)]

    def export(self, articles, options, context):
        for article in articles:
            lines = [article.text, *(record.summary or "" for record in article.records)]
            yield "\n".join(lines).encode()


class FewRecords(Good):
    def export(self, articles, options, context):
        for article in articles:
            if len(article.records) > 9_999:
                raise dateline.ExportError("good", "too many records")
            yield encode(article, newline=True)


class WithTime(Good):
    def export(self, articles, options, context):
        yield from super().export(articles, options, context)
        yield str(time.perf_counter_ns()).encode()


class ShortNames(Good):
    """Cuts what one field holds, and carries the rest."""

    def export(self, articles, options, context):
        for article in articles:
            parsed = orjson.loads(encode(article))
            parsed["publisher"] = (parsed["publisher"] or "")[:100]
            yield orjson.dumps(parsed, option=orjson.OPT_APPEND_NEWLINE)


class ShortText(Good):
    def export(self, articles, options, context):
        for article in articles:
            parsed = orjson.loads(encode(article))
            parsed["text"] = parsed["text"][:4_000]
            yield orjson.dumps(parsed, option=orjson.OPT_APPEND_NEWLINE)


class OnlyDated(Good):
    def export(self, articles, options, context):
        for article in articles:
            dated = [record for record in article.records if record.date]
            yield encode(attrs.evolve(article, records=dated), newline=True)


class ChangesArticles(Good):
    def export(self, articles, options, context):
        for article in articles:
            object.__setattr__(article, "headline", "Mine")
            yield encode(article, newline=True)


class Leaves(Good):
    def export(self, articles, options, context):
        yield from super().export(articles, options, context)
        sys.exit(0)


class Undescribed(Good):
    @attrs.frozen(kw_only=True)
    class options:
        line_end: str = "x"


class KeepsState(Good):
    count = 0

    def export(self, articles, options, context):
        self.count = 0
        for article in articles:
            self.count += 1
            yield b"%d" % self.count + encode(article, newline=True)


class ByHash(Good):
    def export(self, articles, options, context):
        for article in articles:
            yield encode(article) + " ".join({f"word{n}" for n in range(50)}).encode() + b"\n"


class LosesConfidence(Good):
    def export(self, articles, options, context):
        for article in articles:
            parsed = orjson.loads(encode(article))
            for record in parsed["records"]:
                record["confidence"] = None
            yield orjson.dumps(parsed)


class DeclaresTooMuch(Good):
    def losses(self, options, context):
        return [dateline.Loss("confidence", ("record.confidence",))]


class ReportsUndeclared(Good):
    def export(self, articles, options, context):
        context.lose("a little")
        yield from super().export(articles, options, context)


class ChangesText(Good):
    def export(self, articles, options, context):
        for article in articles:
            parsed = orjson.loads(encode(article))
            parsed["headline"] = (parsed["headline"] or "").strip()
            yield orjson.dumps(parsed, option=orjson.OPT_APPEND_NEWLINE)


class ChangesAccents(Good):
    def export(self, articles, options, context):
        for article in articles:
            text = encode(article, newline=True).decode()
            yield text.replace("\u00e9", "e\u0301").encode()


class ReplacesControls(Good):
    def export(self, articles, options, context):
        for article in articles:
            text = encode(article, newline=True).decode()
            yield re.sub(r"\\u00[01][0-9a-f]", "\ufffd", text).encode()


class GuardsFormulas(Good):
    def export(self, articles, options, context):
        for article in articles:
            yield encode(article, newline=True).replace(b'"=', b"\"'=")


class Composes(Good):
    def export(self, articles, options, context):
        for article in articles:
            text = encode(article, newline=True).decode()
            yield unicodedata.normalize("NFC", text).encode()


class TellsOfControls(ReplacesControls):
    """Honest: it changes characters, and says so."""

    def losses(self, options, context):
        return [dateline.Loss("control characters")]

    def export(self, articles, options, context):
        for article in articles:
            context.lose("control characters", encode(article).count(b"\\u00"))
            yield from super().export(iter([article]), options, context)


class Batches(Good):
    """Writes a hundred at a time, as a library for columns does."""

    def export(self, articles, options, context):
        while batch := list(itertools.islice(articles, 100)):
            yield b"".join(encode(article, newline=True) for article in batch)


class HidesErrors(Good):
    def export(self, articles, options, context):
        try:
            yield from super().export(articles, options, context)
        except Exception:
            yield b"[]"


def contract_of(
    exporter: type[Good], base: type[ExporterContract] = ExporterContract
) -> ExporterContract:
    class Contract(base):  # type: ignore[misc, valid-type]
        format = "good"

        def make_registry(self) -> Registry:
            return registry_of(exporter(), GoodReader())

    return Contract()


def registry_of(exporter: object, reader: object) -> Registry:
    class Plugin:
        @dateline.hookimpl
        def dateline_exporters(self):
            return [exporter]

        @dateline.hookimpl
        def dateline_readers(self):
            return [reader]

    registry = Registry(entry_points=[])
    registry.register(Plugin(), "dateline-good 1.0")
    return registry


class ByHashContract(ExporterContract):
    """At the top of the module, where another process finds it."""

    format = "good"

    def make_registry(self) -> Registry:
        return registry_of(ByHash(), GoodReader())


class GoodContract(ByHashContract):
    def make_registry(self) -> Registry:
        return registry_of(Good(), GoodReader())


CHECKS = [name for name in dir(ExporterContract) if name.startswith("test_")]
BROKEN: dict[str, list[tuple[type[Good], str]]] = {
    "test_declaration": [
        (Undescribed, "its option 'line_end' has no description"),
        (NoDescription, "one line"),
        (NoSuffix, "suffix"),
    ],
    "test_no_article": [(FailsOnNothing, "StopIteration")],
    "test_one_article": [(WritesNothing, "writes nothing")],
    "test_many_articles_are_streamed": [(ListsThem, "300 articles at once")],
    "test_characters_that_are_changed": [
        (ReplacesControls, "writes 'a\\x00b' as it writes 'a\\ufffdb', without a word"),
        (GuardsFormulas, "declare and report the loss"),
        (Composes, "writes 'e\\u0301' as it writes '\\xe9'"),
    ],
    "test_articles_without_records": [(SkipsTheEmpty, "leaves no trace; declare")],
    "test_places_without_coordinates": [
        (NeedsPlaces, "IndexError"),
        (OnlyLocated, "loses a record without coordinates"),
    ],
    "test_unknown_and_partial_dates": [
        (NeedsDays, "cannot write the date None"),
        (YearsOnly, "between the dates 2014 and 2014-05"),
    ],
    "test_record_type_never_seen": [(KnowsFourTypes, "derive what you write from")],
    "test_hostile_strings": [(AsciiOnly, "cannot write the text")],
    "test_characters_beyond_the_basic_plane": [
        (Basic, "write UTF-8"),
        (QuestionMarks, "write UTF-8"),
        (ChangesAccents, "does not read back as it was"),
    ],
    "test_long_texts": [
        (ShortNames, "characters in article.publisher without a word"),
        (ShortText, "characters in article.text without a word"),
        (Short, "do not cut it"),
    ],
    "test_declared_loss_names_fields": [(NamesNoField, "did you mean 'record.confidence'?")],
    "test_cells_that_spreadsheets_would_run": [(Table, "would run as a formula")],
    "test_ten_thousand_records": [
        (FewRecords, "too many records"),
        (FirstRecords, "the last of 10,000 records"),
    ],
    "test_same_bytes_twice": [(WithTime, "leave out times")],
    "test_articles_are_left_as_they_are": [(ChangesArticles, "attrs.evolve(article)")],
    "test_records_of_which_little_is_known": [(OnlyDated, "loses a record of type 'meeting'")],
    "test_calls_do_not_meet": [
        (KeepsState, "keep nothing in self"),
        (Leaves, "writing good failed: SystemExit"),
    ],
    "test_same_bytes_in_another_process": [],
    "test_loss_is_declared": [(LosesConfidence, "meeting.confidence")],
    "test_declared_loss_is_real": [(DeclaresTooMuch, "it writes: meeting.confidence")],
    "test_reported_loss_is_declared": [(ReportsUndeclared, "a little")],
    "test_what_is_written_reads_back": [(ChangesText, "differs in headline")],
    "test_error_in_the_source": [],
}


def test_every_check_has_something_that_breaks_it() -> None:
    assert sorted(BROKEN) == CHECKS


@pytest.mark.parametrize("check", CHECKS)
def test_good_passes(check: str) -> None:
    try:
        getattr(GoodContract(), check)()
    except unittest.SkipTest:
        assert check == "test_cells_that_spreadsheets_would_run"


@pytest.mark.parametrize(
    ("check", "exporter", "said"),
    [(check, *broken) for check, several in BROKEN.items() for broken in several],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_broken_fails(check: str, exporter: type[Good], said: str) -> None:
    with pytest.raises((AssertionError, dateline.DatelineError)) as caught:
        getattr(contract_of(exporter), check)()
    assert said in str(caught.value)


def test_an_honest_format_with_text_and_no_evidence_passes() -> None:
    contract = contract_of(TextAndSummaries)
    contract.test_loss_is_declared()
    contract.test_declared_loss_is_real()


def test_a_format_that_tells_what_it_changes_passes() -> None:
    contract = contract_of(TellsOfControls)
    contract.test_characters_that_are_changed()
    contract.test_reported_loss_is_declared()


def test_a_format_that_tells_of_a_whole_type_passes() -> None:
    class NoMeetings(Good):
        def losses(self, options, context):
            return [dateline.Loss("meetings", ("meeting.*",))]

        def export(self, articles, options, context):
            for article in articles:
                kept = [record for record in article.records if record.type != "meeting"]
                yield encode(attrs.evolve(article, records=kept), newline=True)

    contract_of(NoMeetings).test_records_of_which_little_is_known()


def test_a_small_batch_passes() -> None:
    contract_of(Batches).test_many_articles_are_streamed()


def test_hash_order_fails() -> None:
    with pytest.raises(AssertionError, match="sort what you take from a set"):
        ByHashContract().test_same_bytes_in_another_process()


def test_a_hidden_error_of_the_source_comes_out_all_the_same() -> None:
    """dateline itself sees to it: no exporter can break this check."""
    contract_of(HidesErrors).test_error_in_the_source()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda self, articles: None, "ends as if all were well"),
        (lambda self, articles: list(articles), "_Broken"),
    ],
    ids=["swallowed", "passed on"],
)
def test_what_a_converter_does_with_an_error_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, change: Callable[..., object], said: str
) -> None:
    contract = contract_of(Good)

    def write(self: object, articles: Any, target: Any) -> None:
        try:
            change(self, articles)
        except Exception as error:
            raise OSError(type(error).__name__) from None

    monkeypatch.setattr(type(contract), "_write", write)
    with pytest.raises(AssertionError) as caught:
        contract.test_error_in_the_source()
    assert said in str(caught.value) or "turns an error" in str(caught.value)


def test_a_format_that_is_not_there_is_told() -> None:
    class Nowhere(ExporterContract):
        format = "nowhere"

    with pytest.raises(dateline.UnknownFormatError):
        Nowhere().test_no_article()
    with pytest.raises(AssertionError, match="has no format"):
        ExporterContract().test_no_article()


# --- Readers


class Crashes(GoodReader):
    def read(self, stream, options, context):
        for line in stream:
            yield context.codec.structure(orjson.loads(line))


class ListsWhatItReads(GoodReader):
    def read(self, stream, options, context):
        yield from list(super().read(stream, options, context))


class GoesBack(GoodReader):
    def read(self, stream, options, context):
        stream.seek(0)
        yield from super().read(stream, options, context)


class Remembers(GoodReader):
    def __init__(self) -> None:
        self.seen: set[str] = set()

    def read(self, stream, options, context):
        for article in super().read(stream, options, context):
            if article.id not in self.seen:
                self.seen.add(article.id)
                yield article


class Strips(GoodReader):
    def read(self, stream, options, context):
        for article in super().read(stream, options, context):
            import attrs

            yield attrs.evolve(article, headline=(article.headline or "").strip())


class NoWords(GoodReader):
    description = "Two\nlines"


READER_CHECKS = [name for name in dir(ReaderContract) if name.startswith("test_")]
BROKEN_READERS = {
    "test_declaration": (NoWords, "one line"),
    "test_samples_are_read": (Remembers, "keep nothing in self"),
    "test_hostile_strings_read_back": (Strips, "does not read back"),
    "test_articles_are_given_one_at_a_time": (ListsWhatItReads, "40 articles at once"),
    "test_nonsense_is_refused": (Crashes, "raise ParseError"),
    "test_files_cut_short_are_refused": (Crashes, "raise ParseError"),
    "test_streams_that_only_go_forward": (GoesBack, "seek"),
}


def reader_contract_of(reader: type[GoodReader]) -> ReaderContract:
    class Contract(ReaderContract):
        format = "good"

        def make_registry(self) -> Registry:
            return registry_of(Good(), reader())

    return Contract()


def test_every_check_of_readers_has_something_that_breaks_it() -> None:
    assert sorted(BROKEN_READERS) == READER_CHECKS


@pytest.mark.parametrize("check", READER_CHECKS)
def test_good_reader_passes(check: str) -> None:
    getattr(reader_contract_of(GoodReader), check)()


@pytest.mark.parametrize("check", READER_CHECKS)
def test_broken_reader_fails(check: str) -> None:
    reader, said = BROKEN_READERS[check]
    with pytest.raises((AssertionError, dateline.DatelineError)) as caught:
        getattr(reader_contract_of(reader), check)()
    assert said in str(caught.value)
