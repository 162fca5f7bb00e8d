"""Where in a noun phrase the office of a person stands: ``Foreign Minister | Jane Doe``."""

from collections.abc import Sequence

from dateline.capture.grammar.tokens import Token, written
from dateline.capture.naming.names import country_of_word, fold, is_office_word
from dateline.capture.tables import words
from dateline.gazetteer import gazetteer

__all__ = ["first_office", "is_surname", "office_index", "office_text"]

_NAME_LINKS = frozenset(["of", "bin", "al", "de", "van", "von", "der", "-", "la", "el", "ibn"])


def office_index(tokens: Sequence[Token]) -> int | None:
    """The index of the last word of an office that nothing but a name follows.

    Args:
        tokens: Those of a noun phrase, in order.
    """
    found = _last_office(tokens, len(tokens) - 1)
    if found is None or found == len(tokens) - 1:
        return found
    earlier = _last_office(tokens, found - 1)
    if earlier is not None and not all(_belongs_to_office(t) for t in tokens[earlier + 1 : found]):
        # "President Hassan Sheikh Mohamud": a title within the name
        return earlier
    return found


def first_office(tokens: Sequence[Token]) -> str:
    """The first word for an office, in lower case; nothing where there is none.

    Args:
        tokens: Those of a noun phrase, in order.
    """
    return next((token.lower for token in tokens if is_office_word(token.lower)), "")


def office_text(tokens: Sequence[Token]) -> str:
    """The office without countries before it.

    Args:
        tokens: Those of a noun phrase, in order.
    """
    first = 0
    while first < len(tokens) - 1 and country_of_word(tokens[first].text):
        first += 1
    return written(tokens[first:])


def is_surname(tokens: Sequence[Token]) -> bool:
    """Whether an office at the end is a last name, as in ``Stephen King``, ``Rahim Shah``.

    Args:
        tokens: Those of a noun phrase, in order.
    """
    if len(tokens) != 2 or not all(token.tag == "name" for token in tokens):
        return False
    return _is_given(tokens[0]) or (
        tokens[1].lower in words("surnames", "word") and not _belongs_to_place(tokens[0])
    )


def _last_office(tokens: Sequence[Token], last: int) -> int | None:
    for index in range(last, -1, -1):
        token = tokens[index]
        if index and index == len(tokens) - 1 and token.capital and _bears_surname(tokens):
            continue  # "Sen. Angus King"
        several = index < len(tokens) - 1 and token.capital and token.lower.endswith("s")
        if several and is_office_word(token.lower[:-1]):
            return index  # "Presidents Moon Jae-in and"
        if is_office_word(token.lower) and token.tag in ("name", "noun", "adjective", "verb"):
            return index
        if _ends_office(tokens, index):
            return index
        if token.tag != "name" and token.lower not in _NAME_LINKS:
            return None
    return None


def _belongs_to_office(token: Token) -> bool:
    return (
        token.tag != "name"
        or token.text == "."
        or token.lower in words("portfolios", "word")
        or token.lower in words("honorifics", "word")
        or is_office_word(token.lower)
        or token.text.isupper()
        or country_of_word(token.text) is not None
    )


def _ends_office(tokens: Sequence[Token], index: int) -> bool:
    """Whether an office such as ``Secretary of State`` ends here."""
    if not _is_portfolio(tokens[index]):
        return False
    for before in range(index - 1, -1, -1):
        word = tokens[before].lower
        if word in ("of", "for", "to"):
            if before and is_office_word(tokens[before - 1].lower):
                return True
        elif not _is_portfolio(tokens[before]) and word not in ("and", "the"):
            return False
    return False


def _is_portfolio(token: Token) -> bool:
    return token.lower in words("portfolios", "word") or country_of_word(token.text) is not None


def _is_given(token: Token) -> bool:
    return token.tag == "name" and fold(token.text) in words("given_names", "gender")


def _bears_surname(tokens: Sequence[Token]) -> bool:
    """Whether an office at the end is the last name of who has another before the name."""
    if _is_given(tokens[-2]):
        return True
    titled = any(is_office_word(token.lower) for token in tokens[:-2])
    return titled and tokens[-2].tag == "name" and is_surname(tokens[-2:])


def _belongs_to_place(token: Token) -> bool:
    return (
        country_of_word(token.text) is not None
        or token.lower in words("portfolios", "word")
        or bool(gazetteer().named(token.text))
    )
