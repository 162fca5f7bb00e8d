"""What names are known beforehand: countries, groups, media, and the words of organizations."""

import functools
import unicodedata
from collections.abc import Mapping

import attrs

from dateline.capture.tables import rows, words
from dateline.gazetteer import gazetteer

__all__ = [
    "Known",
    "country_of_word",
    "fold",
    "is_known_word",
    "is_office_word",
    "known_name",
    "organization_kind",
    "person_noun_kind",
]


@attrs.frozen
class Known:
    """A name that is known beforehand.

    Attributes:
        name: The name as records have it.
        kind: The kind of actor: government, military, organization, group, population.
        country: ISO 3166-1 alpha-3, or None.
        media: Whether it is a newspaper, an agency or a broadcaster.
    """

    name: str
    kind: str
    country: str | None = None
    media: bool = False


@functools.lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word as it is compared: without accents, marks and case.

    Args:
        word: A word or a name.
    """
    if word.isascii():
        return word.lower().replace("'", "").replace("-", "")
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain.lower() if letter.isalnum() or letter == " ")


@functools.lru_cache(maxsize=4096)
def known_name(name: str) -> Known | None:
    """A name that is known beforehand.

    Args:
        name: The name as the text writes it, without an article before it.

    Returns:
        What is known of it, or None.
    """
    found = _table().get(name)
    if found is None and name.startswith(("U.N. ", "U.S. ")):
        found = _table().get(name[0] + name[2] + name[4:])
    if found is None and len(name) > 4:
        found = _folded_table().get(fold(name))
    if found is not None:
        return found
    country = gazetteer().country_named(name)
    if country is not None:
        return Known(country.name, "government", country.alpha3)
    country = gazetteer().country_of_seat(name)
    return None if country is None else Known(name, "government", country.alpha3)


@functools.cache
def _table() -> Mapping[str, Known]:
    known: dict[str, Known] = {}
    for row in rows("media"):
        names = row["name"].split("|")
        for name in names:
            known[name] = Known(names[0], "organization", row["country"] or None, media=True)
    for row in rows("groups"):
        names = row["name"].split("|")
        for name in names:
            known[name] = Known(names[0], row["kind"], row["country"] or None)
    return known


@functools.cache
def _folded_table() -> Mapping[str, Known]:
    return {fold(name): known for name, known in _table().items() if len(name) > 4}


@functools.lru_cache(maxsize=4096)
def country_of_word(word: str) -> str | None:
    """The country of a word such as ``Turkish``, ``Turks``, ``US``, ``France``.

    Args:
        word: The word as the text writes it.

    Returns:
        ISO 3166-1 alpha-3, or None.
    """
    if not word[:1].isupper():
        return None
    places = gazetteer()
    country = places.country_of_demonym(word) or places.country_named(word)
    return country.alpha3 if country is not None else None


def is_known_word(word: str) -> bool:
    """Whether a word with a capital letter is a name or begins one, wherever it stands.

    Args:
        word: The word.
    """
    if word in _first_words() or country_of_word(word) is not None:
        return True
    return gazetteer().country_of_seat(word) is not None or (
        gazetteer().country_of_capital(word) is not None
    )


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in _table()) - {"The", "the", "Time", "House"}


@functools.lru_cache(maxsize=4096)
def organization_kind(names: str) -> str | None:
    """What kind of organization a name is by its words.

    Args:
        names: The name.

    Returns:
        government, military, group or organization; None if no word of it says so.
    """
    kinds = words("organizations", "kind")
    parts = names.lower().replace(".", "").split()
    for word in (parts[-1:] + parts[:-1]) if parts else []:
        if word in kinds:
            return kinds[word]
    return None


@functools.lru_cache(maxsize=4096)
def is_office_word(word: str) -> bool:
    """Whether a word names an office or a part that one person has.

    Args:
        word: In lower case.
    """
    return words("people", "kind").get(_plain_office(word)) == "role"


def _plain_office(word: str) -> str:
    for prefix in ("ex-", "vice-", "co-", "then-", "deputy-"):
        word = word.removeprefix(prefix)
    return word.removesuffix("-general").removesuffix("-in-chief").removesuffix("-elect")


@functools.lru_cache(maxsize=4096)
def person_noun_kind(noun: str) -> str | None:
    """What kind of actor a common noun is for.

    Args:
        noun: In lower case.

    Returns:
        government, military, organization, population, role; None if it is for none.
    """
    if noun.endswith("-year-olds"):
        return "population"
    if noun.endswith("-year-old"):
        return "role"
    kinds = words("people", "kind")
    return kinds.get(noun) or ("population" if kinds.get(_singular(noun)) == "role" else None)


def _singular(noun: str) -> str:
    """The singular of a noun: ``commander``, ``deputy``, ``spokesman``."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith("men"):
        return noun[:-3] + "man"
    return noun[:-1] if noun.endswith("s") and len(noun) > 3 else noun
