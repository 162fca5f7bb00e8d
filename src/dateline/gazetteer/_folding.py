"""How names are compared: without case, accents, apostrophes and hyphens."""

import functools
import unicodedata

__all__ = ["folded", "key_of"]

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
