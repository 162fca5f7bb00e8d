"""Whether a format tells what it loses: the checks of exporters that are about that."""

import weakref
from collections.abc import Callable

import attrs

from dateline.losses import Loss, field_paths
from dateline.messages import did_you_mean
from dateline.model import Article
from dateline.testing._exporting import Exporting, listing
from dateline.testing._honesty import lost_paths, reworded
from dateline.testing.samples import (
    HOSTILE_STRINGS,
    hostile_article,
    sample_article,
    worded_article,
)

__all__ = ["LossChecks"]

#: What no format must turn into something else in silence, and what it is often turned into. White
#: space is no matter of these: it is layout, where a format has lines.
_CHANGED: dict[str, tuple[str, ...]] = {
    **{
        f"a{character}b": ("ab", "a b", "a?b", "a\ufffdb")
        for character in (
            "\x00", "\x01", "\x1b", "\x7f", "\x9f", "\u200d", "\u202e", "\u2069", "\ufeff",
            "\ufffe",
        )
    },
    "=1+1": ("'=1+1",),
    "@a": ("'@a",),
    "e\u0301": ("\u00e9", "e"),
    "\u212b": ("\u00c5",),
    "\ufb01": ("fi",),
    "\u201ca\u2013b\u201d": ('"a-b"',),
    "A": ("a",),
    "&amp;": ("&",),
}  # fmt: skip


class LossChecks(Exporting):
    """The checks of an exporter that are about what it loses."""

    def test_articles_without_records(self) -> None:
        """An article without records leaves a trace, or the loss is declared and reported."""
        with_records, without = sample_article(), attrs.evolve(sample_article(number=2), records=())
        if self._export([with_records, without]) != self._export([with_records]):
            return
        reported = self._losses_reported([without])
        declared = {loss.name for loss in self._losses()}
        if not reported & declared:
            self.fail(
                "an article without records leaves no trace; declare "
                'Loss("articles without records") and call '
                'context.lose("articles without records") for each'
            )

    def test_characters_that_are_changed(self) -> None:
        """A character that is left out or changed is declared as a loss, and reported."""
        for made in (worded_article, hostile_article):
            exported: dict[str, bytes] = {}

            def export(
                text: str,
                made: Callable[[str], Article] = made,
                exported: dict[str, bytes] = exported,
            ) -> bytes:
                if text not in exported:
                    exported[text] = self._export([made(text)])
                return exported[text]

            if export("some text") == export("text some"):
                # The format carries nothing of what the two differ in.
                continue
            for text, others in _CHANGED.items():
                same = [other for other in others if export(other) == export(text)]
                if same and not self._reports_no_field([made(text)]):
                    self.fail(
                        f"writes {text!a} as it writes {same[0]!a}, without a word; "
                        "write it as it is, or declare and report the loss"
                    )

    def test_declared_loss_names_fields(self) -> None:
        """The paths of a declared loss are those of fields that there are."""
        paths = field_paths(self.converter.registry.record_types())
        for loss in self._losses():
            for pattern in (*loss.fields, *loss.kept):
                alone = Loss(loss.name, (pattern,))
                if not any(alone.covers(path) for path in paths):
                    known = {path.replace("[0]", "").replace("[1:]", "") for path in paths}
                    everywhere = {f"record.{path.partition('.')[2]}" for path in known}
                    nearest = did_you_mean(pattern, known | everywhere)
                    self.fail(f"the loss {loss.name!r} names no field by {pattern!r}{nearest}")

    def test_loss_is_declared(self) -> None:
        """A field whose value makes no difference to the file is declared as lost."""
        lost, _ = self._measured_loss
        losses = self._losses()
        undeclared = [path for path in lost if not any(loss.covers(path) for loss in losses)]
        if undeclared:
            self.fail(
                f"loses {len(undeclared)} fields that it does not declare: "
                f"{listing(undeclared)}; write them, or declare them: "
                f'Loss("...", fields=({undeclared[0]!r}, ...))'
            )

    def test_long_texts(self) -> None:
        """A text of 5,000 characters is written to its end, in whichever field it stands."""
        if not self._carries_text:
            self.skip("the format carries no text")
        long = "x" * 5_000
        texts = (f"{long} a", f"{long} b")
        whole, other = ([hostile_article(text)] for text in texts)
        self._shows(whole, other, "the end of a text of 5,000 characters", "do not cut it")
        # A field that is not written at all is the matter of another check.
        lost, _ = self._measured_loss
        for path, first, second in reworded(self.converter.registry.record_types(), texts):
            if path not in lost:
                what = f"the end of a text of 5,000 characters in {path}"
                self._shows([first], [second], what, "do not cut it")

    def test_records_of_which_little_is_known(self) -> None:
        """A record with nothing but its type leaves a trace, or the loss is reported."""
        without = Article(text="Nothing more is known.")
        record_types, losses = self.converter.registry.record_types(), self._losses()
        for name, owner in record_types.items():
            paths = field_paths({name: owner})
            mine = (path for path in paths if path.startswith(f"{name}."))
            if all(any(loss.covers(path) for loss in losses) for path in mine):
                # A type that is left out altogether, and counted.
                continue
            self._shows(
                [without.with_records(owner())],
                [without],
                f"a record of type {name!r} of which nothing else is known",
                "write it with its fields empty",
            )

    def test_declared_loss_is_real(self) -> None:
        """A field declared as lost is lost."""
        lost, tried = self._measured_loss
        losses = self._losses()
        carried = [
            path for path in tried if path not in lost and any(loss.covers(path) for loss in losses)
        ]
        if carried:
            self.fail(
                f"declares the loss of {len(carried)} fields that it writes: {listing(carried)}; "
                "take them out of the Loss, or name them in its `kept`"
            )

    def test_reported_loss_is_declared(self) -> None:
        """What an exporter reports while it writes, it has declared."""
        declared = {loss.name for loss in self._losses()}
        articles = [sample_article(), *(hostile_article(text) for text in HOSTILE_STRINGS)]
        nowhere = [attrs.evolve(record, places=()) for record in articles[0].records]
        articles.append(attrs.evolve(articles[0], records=nowhere))
        articles.append(attrs.evolve(articles[0], records=()))
        for article in articles:
            undeclared = self._losses_reported([article]) - declared
            if undeclared:
                self.fail(
                    f"reports losses that it does not declare: {listing(sorted(undeclared))}; "
                    "return them from `losses` too"
                )

    @property
    def _measured_loss(self) -> tuple[list[str], list[str]]:
        """Which fields are lost, and which were tried: measured once for the class."""
        owner = type(self)
        if owner not in _measured:
            record_types = self.converter.registry.record_types()
            _measured[owner] = lost_paths(lambda article: self._export([article]), record_types)
        return _measured[owner]


# By contract, for each test is run on a new instance.
_measured: weakref.WeakKeyDictionary[type, tuple[list[str], list[str]]] = (
    weakref.WeakKeyDictionary()
)
