"""The words of English for numbers, as tables, and their values."""

from __future__ import annotations

__all__ = ["MULTIPLIERS", "ROUND_WORDS", "SMALL", "TENS", "VAGUE", "value_of"]

SMALL: dict[str, int] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
"""Number words below twenty."""

TENS: dict[str, int] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
"""Tens, which a number below ten may follow: "twenty-five"."""

MULTIPLIERS: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
"""Words that multiply the number before them."""

ROUND_WORDS: dict[str, int] = {"dozen": 12}
"""Words that are a number with "a" or a number before them: "a dozen", "two dozen"."""

VAGUE: dict[str, int] = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}
"""Plurals that tell only the least: two of what they name."""


def value_of(words: list[str]) -> int | None:
    """The value of a number in words.

    Args:
        words: Lower-case words without hyphens: twenty five, one hundred and six, a thousand.

    Returns:
        The number, or None if the words are not one.
    """
    total = part = 0
    last = 0
    for word in words:
        if word == "and" and last >= 100:
            continue
        if word in ("a", "an") and not last:
            part = 1
        elif word in SMALL and (not last or last >= 100 or (last >= 20 and SMALL[word] < 10)):
            part += SMALL[word]
        elif word in TENS and (not last or last >= 100):
            part += TENS[word]
        elif word == "hundred" and 0 < part < 100:
            part *= 100
        elif word in MULTIPLIERS and part and word != "hundred":
            total += part * MULTIPLIERS[word]
            part = 0
        elif word in ROUND_WORDS and part:
            part *= ROUND_WORDS[word]
        else:
            return None
        last = SMALL.get(word) or TENS.get(word) or MULTIPLIERS.get(word) or 1
    return total + part if words else None
