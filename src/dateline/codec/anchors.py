"""Evidence found again by its words, where its offsets have gone wrong.

Offsets go wrong when somebody edits the text, or counts in another unit than code points. The words
of a passage say more than its offsets, so that they decide (a W3C Web Annotation
TextQuoteSelector).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import cast

from dateline.errors import EvidenceProblem
from dateline.messages import shown

__all__ = ["reanchored", "without_orphans"]

_FIRST_REACH = 256


def reanchored(article: dict[str, object]) -> tuple[dict[str, object], list[EvidenceProblem]]:
    """Move evidence to where its words are.

    Offsets that are right in UTF-16 units or in UTF-8 bytes are taken as such. Else the occurrence
    that is nearest to the old offset counts. Without an old offset, the words must occur once.

    Args:
        article: An article as parsed JSON, right or wrong; left as it is.

    Returns:
        The article, a copy where anything is moved, and a problem for each passage that is not
        ``text[start:end]``. A passage that is not found stays as it was.
    """
    text, records = article.get("text"), article.get("records")
    if not isinstance(text, str) or not isinstance(records, list):
        return article, []
    finder = _Finder(text)
    problems: list[EvidenceProblem] = []
    moved = list(records)
    for number, record in enumerate(records):
        evidence = record.get("evidence") if isinstance(record, dict) else None
        if not isinstance(evidence, list):
            continue
        path, fresh = f"records[{number}]", list(evidence)
        for index, passage in enumerate(evidence):
            problem = _problem(passage, text, finder, f"{path}.evidence[{index}]", record)
            if problem is not None:
                problems.append(problem)
                if problem.found is not None:
                    start, end = problem.found
                    fresh[index] = {**passage, "start": start, "end": end}
        moved[number] = {**record, "evidence": fresh}
    return ({**article, "records": moved} if problems else article), problems


def without_orphans(
    article: dict[str, object], orphans: Sequence[EvidenceProblem]
) -> dict[str, object]:
    """Take out evidence whose words are no longer in the text.

    Args:
        article: An article as parsed JSON; left as it is.
        orphans: The problems of that evidence, as ``reanchored`` tells them.

    Returns:
        The article, a copy where anything is taken out. A record that has no evidence left stays.
    """
    paths = {problem.path for problem in orphans}
    records = [
        {
            **record,
            "evidence": [
                passage
                for index, passage in enumerate(record["evidence"])
                if f"records[{number}].evidence[{index}]" not in paths
            ],
        }
        if isinstance(record, dict) and isinstance(record.get("evidence"), list)
        else record
        for number, record in enumerate(cast("list[object]", article["records"]))
    ]
    return {**article, "records": records} if paths else article


def _problem(
    passage: object, text: str, finder: "_Finder", path: str, record: dict[str, object]
) -> EvidenceProblem | None:
    """What is wrong with the place of a passage; None where nothing is, or it has no words."""
    exact = passage.get("exact") if isinstance(passage, dict) else None
    if not isinstance(exact, str) or not exact:
        return None
    given = cast("dict[str, object]", passage)
    start, end = _offset(given.get("start")), _offset(given.get("end"))
    if start is not None and end == start + len(exact) and text.startswith(exact, start):
        return None
    found, count = finder.find(exact, start, end)
    standing = None if start is None or end is None else text[start:end]
    name, identifier = record.get("type"), record.get("id")
    owner = f"{name} {shown(identifier)}" if identifier and isinstance(name, str) else ""
    place = None if found is None else (found, found + len(exact))
    return EvidenceProblem(
        path, exact=exact, start=start, end=end, found=place, count=count, owner=owner,
        standing=standing,
    )  # fmt: skip


def _offset(value: object) -> int | None:
    return value if type(value) is int and value >= 0 else None


class _Finder:
    """Finds words in a text; what it needs for offsets in other units is made once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._units: list[_Units] | None = None
        self._known: dict[str, int] = {}

    def find(self, exact: str, start: int | None, end: int | None) -> tuple[int | None, int]:
        """Where words stand, and how often, as far as that had to be counted."""
        if start is None:
            return self._only(exact)
        if self._units is None:
            self._units = [_Units(self._text, *each) for each in _WIDE]
        for units in self._units:
            place = units.code_points(start)
            ends = None if end is None else units.code_points(end)
            if ends == place + len(exact) and self._text.startswith(exact, place):
                return place, 1
        place = self._nearest(exact, start)
        return (None, 0) if place < 0 else (place, 1)

    def _only(self, exact: str) -> tuple[int | None, int]:
        places = list(_occurrences(self._text, exact, 0, len(self._text)))
        return (places[0] if len(places) == 1 else None), len(places)

    def _nearest(self, exact: str, start: int) -> int:
        """The occurrence that begins nearest to an offset, the earlier of two; -1 if none does.

        The search widens from the offset, so that its cost is that of the way to what it finds.
        """
        text = self._text
        if self._known.setdefault(exact, text.find(exact)) < 0:
            return -1
        start, reach = min(start, len(text)), _FIRST_REACH
        while True:
            low, high = max(0, start - reach), min(len(text), start + reach + len(exact))
            places = _occurrences(text, exact, low, high)
            nearest = min(places, key=lambda place: (abs(place - start), place), default=-1)
            if nearest >= 0 or (low == 0 and high == len(text)):
                return nearest
            reach *= 2


def _occurrences(text: str, words: str, low: int, high: int) -> Iterator[int]:
    place = text.find(words, low, high)
    while place >= 0:
        yield place
        place = text.find(words, place + 1, high)


class _Units:
    """Offsets in another unit than code points."""

    def __init__(self, text: str, wide: re.Pattern[str], surplus: Callable[[str], int]) -> None:
        self._ends: list[int] = []
        self._surplus: list[int] = [0]
        total = 0
        for match in wide.finditer(text):
            total += surplus(match[0])
            self._ends.append(match.end() + total)
            self._surplus.append(total)

    def code_points(self, offset: int) -> int:
        """The offset in code points."""
        return max(0, offset - self._surplus[bisect_right(self._ends, offset)])


# The characters that take more than one UTF-16 unit, or more than one byte; and how many more.
_WIDE: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (re.compile("[\U00010000-\U0010ffff]"), lambda character: 1),
    (re.compile("[^\x00-\x7f]"), lambda character: len(character.encode("utf-8", "replace")) - 1),
)
