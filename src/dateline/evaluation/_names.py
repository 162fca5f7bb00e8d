"""Whether two names mean the same person, body or place."""

import functools
import re
import unicodedata
from collections.abc import Sequence

__all__ = ["same_name", "same_names"]

# Words that a name may have or lack.
_TITLES = (
    *("the", r"u\.?s\.? (?=president|secretary)", "president", "prime minister"),
    *("secretary of state", "secretary", "senator", "minister"),
    *("mr", "mrs", "ms", "dr", "gen", "general"),
)
_TITLE = re.compile(rf"\b(?:{'|'.join(_TITLES)})\b\.?")
_POSSESSIVE = re.compile(r"'s\b")
_NO_WORD = re.compile("[^a-z0-9]+")
_LONG = 4


@functools.lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """The name in lower-case ASCII, without titles: words with one space between them."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NO_WORD.sub(" ", _TITLE.sub(" ", _POSSESSIVE.sub("", letters))).strip()


def same_name(gold: str, captured: str) -> bool:
    """Whether a captured name is one of the names that gold accepts.

    Titles, case, accents and a possessive ending make no difference. A name also agrees as a word
    of the captured one, as a part of it or the other way round, or by its last word; a part and a
    last word have four letters or more.

    Args:
        gold: Accepted names with ``|`` between them.
        captured: The captured name.

    Returns:
        Whether it is.
    """
    name = _plain(captured)
    return bool(name) and any(_agree(_plain(each), name) for each in gold.split("|"))


def _agree(wanted: str, name: str) -> bool:
    if wanted == name:
        return True
    if not wanted:
        return False
    wanted_words, words = wanted.split(), name.split()
    if wanted in words:
        return True
    if len(wanted) >= _LONG and (wanted in name or name in wanted):
        return True
    return wanted_words[-1] == words[-1] and len(words[-1]) >= _LONG


def same_names(gold: Sequence[str], captured: Sequence[str]) -> bool:
    """Whether captured names are those of gold, one for each and none beside them.

    Args:
        gold: What gold accepts for each.
        captured: The captured names.

    Returns:
        Whether they are; each name of gold takes the first captured one that agrees with it.
    """
    left = list(captured)
    for wanted in gold:
        index = next((i for i, name in enumerate(left) if same_name(wanted, name)), None)
        if index is None:
            return False
        del left[index]
    return not left
