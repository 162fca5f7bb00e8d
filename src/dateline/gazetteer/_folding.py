"""How names are compared: without case, accents, apostrophes and hyphens."""

import functools
import unicodedata
from collections.abc import Iterator

__all__ = ["folded", "key_of", "other_spellings"]

# An abbreviation as short as this is a name only in capitals: "US" and not "us".
_SHORT = 3

# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d",
        "þ": "th",
        "ħ": "h", "ə": "a", "-": " ", "\u2013": " ", "\u2011": " ", "/": " ", ",": " ", "\xa0": " ",
        "\u02bb": "", "\u02bc": "", "\u02be": "", "\u02bf": "",
    }
)  # fmt: skip


def folded(name: str) -> str:
    """A name as it is compared.

    Args:
        name: The name, in any case and any form of Unicode.

    Returns:
        Letters and digits in lower case, without accents and marks, with one space between words
        and without "the" before them.
    """
    plain = name.lower().translate(_PLAIN)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).translate(_PLAIN)
    kept = "".join(letter for letter in plain if letter.isalnum() or letter == " ")
    words = kept.split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


@functools.lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """What a name is found by.

    Args:
        name: The name, as written.

    Returns:
        The folded name; of an abbreviation such as ``"US"`` or ``"U.S."`` its capitals, so that
        "us" is another word. Nothing for a word of up to three letters in lower case.
    """
    key = folded(name)
    if len(key) > _SHORT:
        return key
    written = name.split()[-1].replace(".", "") if key else ""
    if len(written) > 1 and written.isupper():
        return written
    return key if written[:1].isupper() else ""


# What names of bases and ports end in, each in all the ways that it is written.
_ENDINGS = (
    ("air base", "airbase", "airfield", "air field", "airstrip", "air force base"),
    ("naval base", "navy base"),
    ("port", "seaport", "sea port"),
    ("airport", "international airport"),
)


def other_spellings(key: str) -> Iterator[str]:
    """The other ways to write the name of a base or a port.

    Args:
        key: The folded name.

    Yields:
        Such as ``al asad air base`` and, last, ``al asad`` for ``al asad airbase``.
    """
    for endings in _ENDINGS:
        written = max((end for end in endings if key.endswith(f" {end}")), key=len, default=None)
        if written is not None:
            bare = key.removesuffix(f" {written}")
            yield from (f"{bare} {end}" for end in endings if end != written)
            yield bare
            return
