"""The contract of exporters: what users and other plugins rely on, as checks."""

import csv
import hashlib
import io
import itertools
import os
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from dateline.errors import PluginError
from dateline.formats import FileExporter
from dateline.isolation import ArticleStream, exported
from dateline.messages import shown
from dateline.model import Article, Place
from dateline.testing._exporting import listing
from dateline.testing._loss_checks import LossChecks
from dateline.testing.contract import Contract
from dateline.testing.samples import (
    HOSTILE_STRINGS,
    hostile_article,
    sample_article,
    sample_articles,
)

__all__ = ["ExporterContract"]

#: Dates as uncertain as EDTF lets them be.
_DATES = (
    None, "2014", "2014-05", "2014-05-06", "2014-05-06T07:08:09Z", "2014~", "2014-05?",
    "2014-05-06%", "201X", "19XX", "2014-XX", "2014-05-XX", "2014-21", "2014/2015-03",
    "2014-05/..", "../2014-05-06", "/2014", "2014/", "../..", "0000", "-0044-03-15",
    "9999-12-31", "Y170000002", "Y-170000002",
)  # fmt: skip

#: Dates of which each differs from the next in one thing.
_NEIGHBOURS = (
    "2014", "2014-05", "2014-05-06", "2014-05-07", "2014-06-07", "2014~", "2014?", "2014/2015",
    "2014/..", "../2014",
)  # fmt: skip

_LAST = "\U0010ffff"
_MANY = 300
_LARGEST_BATCH = 100
_ELSEWHERE = "DATELINE_CONTRACT_ELSEWHERE"
_TEN_THOUSAND = 10_000
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_FORMULAS = (
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\uff1d1+1",
)


class ExporterContract(LossChecks):
    """The checks of an exporter; a test is a subclass that names the format.

    Attributes:
        format: The format's name, or ``package:format``.
        options: The options that the checks use; the format's defaults if left empty.
    """

    # What a subclass may want to say differently.

    def cells(self, data: bytes) -> Iterable[str] | None:
        """The cells of a table, for the check on formulas.

        Args:
            data: What the exporter wrote.

        Returns:
            Every cell as text, as a spreadsheet would see it; None if the format is no table. By
            default, those of ``text/csv``.
        """
        if self._supplied.value.media_type != "text/csv":
            return None
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        return [cell for row in rows for cell in row]

    # The checks.

    def test_declaration(self) -> None:
        """Its name, suffixes, description and options are declared."""
        self.check_declaration(self._supplied.value)

    def test_no_article(self) -> None:
        """No article at all still makes a file."""
        self._export([])

    def test_one_article(self) -> None:
        """An article with every field filled is written."""
        if not self._export([sample_article()]):
            self.fail("writes nothing of an article")

    def test_many_articles_are_streamed(self) -> None:
        """Articles are taken one at a time, or in batches of at most 100, and let go."""
        alive: list[weakref.ref[Article]] = []
        most = 0

        def articles() -> Iterator[Article]:
            nonlocal most
            for number in range(1, _MANY + 1):
                article = sample_article(number=number)
                alive.append(weakref.ref(article))
                most = max(most, sum(1 for each in alive if each() is not None))
                yield article
                del article

        self._export(articles())
        if len(alive) < _MANY:
            self.fail(f"takes {len(alive)} of {_MANY} articles; an exporter must take all")
        # A batch is let go when the next one is there.
        if most > 2 * _LARGEST_BATCH + 2:
            self.fail(
                f"holds {most} articles at once; write each before you ask for the next, or a "
                f"batch of at most {_LARGEST_BATCH} (no list(articles), no sorted(articles))"
            )

    def test_articles_are_left_as_they_are(self) -> None:
        """An article is the same after it was written."""
        article, same = sample_article(), sample_article()
        self._export([article])
        if article != same or article.records != same.records:
            self.fail("changes the article that it is given; change a copy: attrs.evolve(article)")

    def test_places_without_coordinates(self) -> None:
        """Records without a place, and places without coordinates, are no error."""
        article = sample_article()
        nowhere = [attrs.evolve(record, places=()) for record in article.records]
        somewhere = [
            attrs.evolve(record, places=(Place(name="Somewhere"),)) for record in article.records
        ]
        for records in (nowhere, somewhere):
            changed = attrs.evolve(article, records=records)
            self._shows(
                [changed],
                [attrs.evolve(changed, records=records[:-1])],
                "a record without coordinates",
                "write it with no place",
            )

    def test_unknown_and_partial_dates(self) -> None:
        """Every form of EDTF can be written, and no date at all."""
        article = sample_article()
        for date in _DATES:
            records = [attrs.evolve(record, date=date) for record in article.records]
            changed = attrs.evolve(article, published=date, records=records)
            self._try([changed], f"the date {date!r}")
        if any(loss.covers("meeting.date") for loss in self._losses()):
            return
        meeting = attrs.evolve(article, records=article.records[:1])

        def dated(date: str) -> list[Article]:
            return [attrs.evolve(meeting, records=[attrs.evolve(meeting.records[0], date=date)])]

        for date, other in itertools.pairwise(_NEIGHBOURS):
            self._shows(
                dated(date),
                dated(other),
                f"the difference between the dates {date} and {other}",
                "write the date as it is, in EDTF",
            )

    def test_record_type_never_seen(self) -> None:
        """A record type of another plugin comes out by itself."""
        article = sample_article()
        known = [record for record in article.records if record.type != "unseen"]
        without = self._export([attrs.evolve(article, records=known)])
        if self._export([article]) == without and not self._declares("unseen"):
            self.fail(
                "leaves out records of a type that it does not know, and does not say so; derive "
                "what you write from dateline.model.fields or from context.table"
            )

    def test_hostile_strings(self) -> None:
        """Texts that break software, in every field."""
        for text in HOSTILE_STRINGS:
            self._try([hostile_article(text)], f"the text {shown(text)}")

    def test_characters_beyond_the_basic_plane(self) -> None:
        """Characters of four bytes, and combining ones, stay what they are."""
        if self._carries_text:
            for text, other in (
                ("\U0001d518", "\U0001d519"),
                ("e\u0301", "e\u0300"),
                ("\u0627", "\u0628"),
            ):
                self._shows(
                    [hostile_article(f"a {text} b")],
                    [hostile_article(f"a {other} b")],
                    f"the difference between {shown(text)} and {shown(other)}",
                    "write UTF-8",
                )
        reader = self.reader_of_the_same_name()
        for text in ("\U0001d518\U0001f469\u200d\U0001f680", "e\u0301 \u00e9 A\u030a", _LAST):
            article = hostile_article(text)
            written = self._export([article])
            if reader is not None and not self._losses():
                self._compare(article, written, f"the text {shown(text)}")

    def test_cells_that_spreadsheets_would_run(self) -> None:
        """No cell of a table begins as a formula does."""
        if self.cells(self._export([])) is None:
            self.skip("the format is no table; override `cells` if it is")
        for text in _FORMULAS:
            for cell in self.cells(self._export([hostile_article(text)])) or ():
                if cell.startswith(_RISKY) and not _is_number(cell):
                    self.fail(
                        f"the cell {shown(cell)} would run as a formula; put an apostrophe "
                        "before it, or mark it as text"
                    )

    def test_ten_thousand_records(self) -> None:
        """An article of 10,000 records is written."""
        few = sample_article()
        records = [
            attrs.evolve(few.records[number % len(few.records)], id=f"record-{number}")
            for number in range(_TEN_THOUSAND)
        ]
        whole = attrs.evolve(few, records=records)
        self._try([whole], "10,000 records")
        self._shows(
            [whole],
            [attrs.evolve(few, records=records[:-1])],
            "the last of 10,000 records",
            "write every record",
        )

    def test_same_bytes_twice(self) -> None:
        """The same articles give the same bytes."""
        first, second = (self._export(sample_articles(3)) for _ in range(2))
        if first != second:
            self.fail(
                "writes different bytes the second time; leave out times, random numbers and "
                "what was kept from the first call"
            )

    def test_calls_do_not_meet(self) -> None:
        """Two exports at the same time give what each gives alone."""
        exporter = self._supplied.value
        if isinstance(exporter, FileExporter):
            self.skip("the format is written by a library, to a file")
        batches = [list(sample_articles(3)), [sample_article(number=9)], []]
        alone = [self._export(batch) for batch in batches]
        options, context = self._options, self._context
        running = [
            exported(exporter, self._supplied.owner, ArticleStream(batch), options, context)
            for batch in batches
        ]
        together = [b""] * len(batches)
        waiting = set(range(len(batches)))
        while waiting:
            for number in sorted(waiting):
                chunk = next(running[number], None)
                if chunk is None:
                    waiting.remove(number)
                else:
                    together[number] += chunk
        if together != alone:
            self.fail("two exports at once disturb each other; keep nothing in self between calls")

    def test_same_bytes_in_another_process(self) -> None:
        """The same bytes over hash seeds, time zones and locales."""
        if _ELSEWHERE in os.environ:
            # The other process has come here again: a script that runs its contract at its top.
            self.skip("this is that other process")
        here = self.digest()
        for seed, zone, locale in (("0", "UTC", "C"), ("4711", "Asia/Kathmandu", "tr_TR.UTF-8")):
            environment = {
                **os.environ, _ELSEWHERE: "yes",
                "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1",
            }  # fmt: skip
            there = subprocess.run(  # noqa: S603 - this interpreter, on our own module
                [sys.executable, "-m", "dateline.testing", *self._whereabouts()],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if there.returncode:
                self.skip(f"another process does not find the contract: {there.stderr[-300:]}")
            # A script may print something of its own before.
            if there.stdout.split()[-1:] != [here]:
                self.fail(
                    f"writes other bytes with PYTHONHASHSEED={seed}, TZ={zone}, LC_ALL={locale}; "
                    "sort what you take from a set, and ask for no time zone and no locale"
                )

    def test_what_is_written_reads_back(self) -> None:
        """What the reader of the same name makes of it is equal."""
        if self.reader_of_the_same_name() is None:
            self.skip("the format is only written")
        if any(loss.fields for loss in self._losses()):
            self.skip("the format does not carry everything")
        articles = [sample_article(), attrs.evolve(sample_article(number=2), records=())]
        articles += [hostile_article(text) for text in HOSTILE_STRINGS]
        for article in articles:
            self._compare(article, self._export([article]), f"article {shown(article.id)}")
        several = list(sample_articles(3))
        data = self._export(several)
        if list(self.converter.loads_all(data, self.format)) != several:
            self.fail("several articles do not read back as they were")

    def test_error_in_the_source(self) -> None:
        """An error in the middle of the articles leaves the target as it was, and is not hidden."""

        def articles() -> Iterator[Article]:
            yield from sample_articles(3)
            raise _BrokenSourceError

        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder, f"target{self._supplied.value.suffixes[0]}")
            makes_folder = getattr(self._supplied.value, "folder", False)
            if not makes_folder:
                target.write_bytes(b"old")
            try:
                self._write(articles(), target)
            except _BrokenSourceError:
                pass
            except PluginError as error:
                self.fail(f"cannot write three articles: {error}")
            except BaseException as error:
                self.fail(f"turns an error of the source into {type(error).__name__}; let it pass")
            else:
                self.fail("ends as if all were well when the source of the articles fails")
            left = sorted(path.name for path in Path(folder).iterdir())
            if left != ([] if makes_folder else [target.name]):
                self.fail(f"leaves files behind after an error: {listing(left)}")
            if not makes_folder and target.read_bytes() != b"old":
                self.fail("changes the target before all is written")

    def _whereabouts(self) -> list[str]:
        """How another process finds this contract."""
        owner = type(self)
        if owner.make_registry is Contract.make_registry and not self.options:
            return [self.format]
        module = sys.modules[owner.__module__]
        return [self.format, str(getattr(module, "__file__", "")), owner.__qualname__]

    def digest(self) -> str:
        """What the sample article is written as, in short; another process compares it.

        Returns:
            The SHA-256 of the bytes, in hexadecimal.
        """
        return hashlib.sha256(self._export([sample_article()])).hexdigest()


class _BrokenSourceError(Exception):
    """What the source of the articles raises."""


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return cell == cell.strip()
