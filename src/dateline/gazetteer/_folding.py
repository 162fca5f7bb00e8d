"""How names are compared: without case, accents, apostrophes and hyphens."""

import unicodedata

__all__ = ["folded"]

# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "\u0131": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ə": "a",
        **dict.fromkeys("-\u2010\u2011\u2013/,\xa0", " "),
    }
)


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
