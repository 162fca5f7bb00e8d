"""What the checks of exporters share: how to export, and what was lost then."""

import functools
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from dateline.convert import Conversion
from dateline.errors import DatelineError
from dateline.formats import AnyExporter, ExportContext, FileExporter, make_options
from dateline.isolation import declared_losses
from dateline.losses import Loss
from dateline.model import Article
from dateline.registry import Supplied
from dateline.testing.contract import Contract
from dateline.testing.samples import hostile_article

__all__ = ["Exporting", "listing"]


class Exporting(Contract):
    """A contract of an exporter, as yet without checks."""

    @functools.cached_property
    def _supplied(self) -> Supplied[AnyExporter[object]]:
        if not self.format:
            self.fail('has no format; write format = "kml", for example, in the class')
        return self.converter.registry.exporter(self.format)

    @property
    def _options(self) -> object:
        return make_options(self._supplied.value, self.options)

    @property
    def _context(self) -> ExportContext:
        return ExportContext(record_types=self.converter.registry.record_types())

    def _losses(self) -> Sequence[Loss]:
        supplied = self._supplied
        return declared_losses(supplied.value, supplied.owner, self._options, self._context)

    def _declares(self, record_type: str) -> bool:
        return any(loss.covers(f"{record_type}.type") for loss in self._losses())

    def _export(self, articles: Iterable[Article]) -> bytes:
        exporter = self._supplied.value
        if not (isinstance(exporter, FileExporter) and exporter.folder):
            return self.converter.dumps(articles, self.format, **self.options)
        with tempfile.TemporaryDirectory() as parent:
            folder = Path(parent, f"target{exporter.suffixes[0]}")
            self._write(articles, folder)
            names = sorted(path for path in folder.rglob("*") if path.is_file())
            return b"".join(
                f"{path.relative_to(folder)}\n".encode() + path.read_bytes() for path in names
            )

    def _write(self, articles: Iterable[Article], target: Path) -> Conversion:
        return self.converter.write(
            articles, target, self.format, fail_on_loss=False, **self.options
        )

    @functools.cached_property
    def _carries_text(self) -> bool:
        return self._export([hostile_article("some text")]) != self._export(
            [hostile_article("text some")]
        )

    def _shows(
        self, articles: Sequence[Article], others: Sequence[Article], what: str, advice: str
    ) -> None:
        """See that a difference is shown in the bytes, or reported as a loss of no field."""
        if self._export(articles) != self._export(others):
            return
        if not self._reports_no_field(articles):
            self.fail(f"loses {what} without a word; {advice}, or declare and report the loss")

    def _reports_no_field(self, articles: Sequence[Article]) -> bool:
        """Whether the exporter itself reports a loss, of a kind that only it can see."""
        by_field = {loss.name for loss in self._losses() if loss.fields}
        return bool(self._losses_reported(articles) - by_field)

    def _try(self, articles: Sequence[Article], what: str) -> None:
        try:
            self._export(articles)
        except DatelineError as error:
            self.fail(f"cannot write {what}: {error}")

    def _losses_reported(self, articles: Sequence[Article]) -> set[str]:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder, f"target{self._supplied.value.suffixes[0]}")
            done = self._write(articles, target)
        return {loss.name for loss in done.losses}

    def _compare(self, article: Article, written: bytes, what: str) -> None:
        try:
            read = self.converter.loads(written, self.format)
        except DatelineError as error:
            self.fail(f"{what} does not read back as it was: {error}")
        if read == article:
            return
        different = [
            name
            for name in attrs.asdict(article, recurse=False)
            if getattr(read, name) != getattr(article, name)
        ]
        self.fail(f"{what} does not read back as it was; it differs in {listing(different)}")


def listing(names: Sequence[str]) -> str:
    """A few names of many, in a line."""
    few = ", ".join(names[:5])
    return f"{few} and {len(names) - 5} more" if len(names) > 5 else few
