"""Bylines: lines that say who wrote the article."""

import re

import attrs

from dateline.layout._agencies import is_agency

__all__ = ["Byline", "read_byline"]

_LONGEST_LINE = 200
_BY = re.compile(
    r"(?:(?:story|words|written|reported|reporting|analysis|text|a report)\s)?by\b:?\s{1,3}",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"authors?:\s{1,3}", re.IGNORECASE)
_AND = re.compile(r",?\s+(?:and|with)\s+|\s*[&;]\s*|,\s+", re.IGNORECASE)
_WHERE = re.compile(r"\s+(?:in|at|from)\s+[^\W\d_].*", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")

_LETTER = r"[^\W\d_]"
_WORD = rf"(?:{_LETTER}+(?:['’.-]{_LETTER}+)*\.?)"
_PARTICLE = (
    r"(?:al|el|an|as|bin|bint|ibn|abu|de|da|das|del|della|der|den|des|di|do|dos|du|la|le|les|ten"
    r"|ter|van|von|vom|zu|zur|y|e|af|av|st\.)"
)
_NAME = re.compile(rf"{_WORD}(?:\s{_WORD}){{1,6}}")
_ROLE = re.compile(
    r"(?:staff|writer|correspondent|reporter|editor|bureau|chief|news|press|agency|times|post|desk"
    r"|analyst|contributor|columnist|journalist|producer|service|daily|tribune|herald|journal"
    r"|network|radio|television|tv|magazine|online|team|special|senior|guardian|telegraph)\b",
    re.IGNORECASE,
)


@attrs.frozen
class Byline:
    """Who wrote an article.

    Attributes:
        names: The people, as written.
        agency: The agency that is named beside them or in their place.
    """

    names: tuple[str, ...] = ()
    agency: str | None = None


def read_byline(line: str) -> Byline | None:
    """What a byline says.

    Args:
        line: The line, without its end; or a part of one.

    Returns:
        The byline; None if the line is something else.
    """
    line = line.strip()
    if len(line) > _LONGEST_LINE:
        return None
    if is_agency(line):
        return Byline(agency=_plain(line))
    begun = _BY.match(line) or _AUTHOR.match(line)
    if begun is None:
        return _signed(line)
    names: list[str] = []
    agency: str | None = None
    inside = _IN_PARENTHESES.search(line)
    if inside is not None and is_agency(inside[1]):
        agency = _plain(inside[1])
    rest = _IN_PARENTHESES.sub("", line[begun.end() :]).strip().rstrip(",")
    rest, last = _without_agency(rest)
    agency = agency or last
    for number, part in enumerate(_AND.split(rest)):
        bare = _WHERE.sub("", part).strip()
        if is_agency(bare):
            agency = agency or _plain(bare)
        elif _ROLE.search(bare):
            # "Staff Writer" behind a name; a line that begins with it is no byline.
            if not number:
                return None
        elif _is_name(bare):
            names.append(bare)
        elif not names:
            return None
        elif part[:1].islower():
            # "By Jane Doe, who has ..." is prose.
            return None
    return Byline(tuple(dict.fromkeys(names)), agency) if names or agency else None


def _plain(agency: str) -> str:
    return agency.strip().removesuffix(" Staff")


def _without_agency(rest: str) -> tuple[str, str | None]:
    """``JANE DOE Associated Press Writer``: the names, and the agency behind them."""
    words = rest.removesuffix(" Writer").split()
    for count in (3, 2, 1):
        agency = " ".join(words[-count:])
        if len(words) > count + 1 and not words[-count - 1].endswith(",") and is_agency(agency):
            return " ".join(words[:-count]), agency
    return rest, None


def _signed(line: str) -> Byline | None:
    """``Jane Doe, Reuters``: a name and an agency, without a word before them."""
    name, separator, agency = (part.strip() for part in line.rpartition(","))
    if separator and is_agency(agency) and _is_name(name) and not _ROLE.search(name):
        return Byline((name,), agency)
    return None


def _is_name(text: str) -> bool:
    if not _NAME.fullmatch(text):
        return False
    words = text.split()
    if not (words[0][0].isupper() or words[0].lower().startswith("al-")):
        return False
    if not words[-1][:1].isupper() and not words[-1].lower().startswith(("al-", "el-")):
        return False
    return all(_is_part_of_name(word) for word in words)


def _is_part_of_name(word: str) -> bool:
    # Scripts without case have no capitals to go by.
    return not word[0].islower() or bool(re.match(rf"{_PARTICLE}(?:$|['’-])", word))
