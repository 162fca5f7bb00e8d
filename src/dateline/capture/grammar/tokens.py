"""Words, numbers and marks of a text, each with its place."""

import re
from collections.abc import Iterator, Sequence

import attrs

__all__ = ["Token", "tokens", "written"]

# Each alternative takes what it takes for good: nothing here can backtrack without bound.
_TOKEN = re.compile(
    r"""
      (?P<initials> (?:[^\W\d_]++-)?+ (?:[^\W\d_]\.){2,}+ (?:-(?:\r?\n)?+[^\W\d_]++)* )
    | (?P<number> \d++ (?:[.,:/]\d++)*+ (?:-?[^\W\d_]++)*+ )
    | (?P<host> [^\W\d_]\w*+ (?:\.[a-z]{2,}+)++ (?!\w) )
    | (?P<word> [^\W\d_][\w\u0300-\u036f]*+ (?:(?:-(?:\r?\n)?+|['’ʼ‘])[^\W_][\w\u0300-\u036f]*+)*+ )
    | (?P<dots> \.{2,}+ | \[\.+\] )
    | (?P<mark> [^\s\w] )
    """,
    re.VERBOSE,
)
_GENITIVES = ("'s", "’s", "ʼs", "'S", "’S")


@attrs.define(slots=True, eq=False)
class Token:
    """A word, a number or a mark.

    Attributes:
        start: Where it begins: Unicode code points into the article's text.
        end: Where it ends, half-open.
        text: The text between; of a word that is broken at its hyphen, both parts.
        lower: The same in lower case.
        tag: What it is in its sentence; see `dateline.capture.grammar.tagging`.
        lemma: The verb's dictionary form, if it is tagged as a verb.
        form: The verb's form: base, s, past, participle, either (past or participle), ing.
        spaced: Whether two spaces or more stand before it, in the same line.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: str
    lemma: str = ""
    form: str = ""
    spaced: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, perhaps after ``al-`` or the like."""
        return self.text[:1].isupper() or ("-" in self.text and self._part_is_capital())

    def _part_is_capital(self) -> bool:
        first, _, rest = self.text.partition("-")
        return len(first) <= 3 and rest[:1].isupper()


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Cut a passage into tokens.

    Args:
        text: The article's text.
        start: Where the passage begins, in code points.
        end: Where it ends, half-open.

    Yields:
        Its tokens in order; a genitive's ``'s`` is one of its own. Tags are ``word``, ``number``
        and ``mark``.
    """
    before = start
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        word = match.group()
        begin, stop = match.span()
        spaced = begin - before > 1 and "\n" not in text[before:begin]
        before = stop
        if "\n" in word:
            word = "".join(word.split())
        if kind == "word":
            if word.endswith(_GENITIVES) and len(word) > 2:
                yield _token(begin, stop - 2, word[:-2], "word", spaced)
                yield Token(stop - 2, stop, word[-2:], "'s", "mark")
                continue
            yield _token(begin, stop, word, "word", spaced)
        elif kind in ("initials", "host"):
            yield _token(begin, stop, word, "word", spaced)
        elif kind == "number":
            yield _token(begin, stop, word, "number", spaced)
        else:
            yield _token(begin, stop, word, "mark", spaced)


def _token(start: int, end: int, text: str, tag: str, spaced: bool) -> Token:
    return Token(start, end, text, text.lower().replace("’", "'"), tag, spaced=spaced)


def written(parts: Sequence[Token]) -> str:
    """Tokens as they stand in the text, with one space where there is any.

    Args:
        parts: Some that follow each other.
    """
    found: list[str] = []
    for before, token in zip([None, *parts], parts, strict=False):
        if before is not None and before.end < token.start:
            found.append(" ")
        found.append(token.text)
    return "".join(found)
