"""What single words can be: the closed classes, and the forms of verbs."""

import functools
from collections.abc import Iterator, Mapping

import attrs

from dateline.capture.tables import rows, words

__all__ = ["VerbForm", "closed_class", "is_verbal_noun", "past_of", "takes_clause", "verb_form"]

_PREFIXES = frozenset(["re", "co", "pre", "de", "un", "over", "out", "mis"])
_VOWELS = frozenset("aeiou")
# What doubles its last letter before -ed and -ing, beside words of one syllable.
_DOUBLED = frozenset(
    [
        *("abhor", "acquit", "admit", "commit", "compel", "confer", "control", "deter", "equip"),
        *("expel", "incur", "occur", "patrol", "permit", "prefer", "rebel", "rebut", "refer"),
        *("regret", "repel", "submit", "transfer"),
    ]
)


@attrs.frozen
class VerbForm:
    """A form of a verb.

    Attributes:
        lemma: The dictionary form.
        form: base, s, past, participle, either (past or participle), ing, or same (all but s and
            ing, as of "hit").
    """

    lemma: str
    form: str


def closed_class(word: str) -> str | None:
    """The class of a word that belongs to a closed one.

    Args:
        word: In lower case.

    Returns:
        Such as ``preposition``; None for words of open classes.
    """
    return words("words").get(word)


def verb_form(word: str) -> VerbForm | None:
    """What form of what verb a word can be.

    Args:
        word: In lower case.

    Returns:
        The form of a verb of the table, or of one that ends as verbs do; None if it is none.
    """
    known = _forms().get(word)
    if known is not None:
        return known
    if word.startswith("re") and len(word) > 5 and word[2:] in _forms():
        again = _forms()[word[2:]]
        return VerbForm("re" + again.lemma, again.form)
    if "-" in word and word.partition("-")[0] not in _PREFIXES:
        return None  # "Iran-backed"
    if len(word) > 5 and word.endswith("ed") and not word.endswith("eed"):
        return VerbForm(_stem(word[:-2]), "either")
    if len(word) > 6 and word.endswith("ing"):
        return VerbForm(_stem(word[:-3]), "ing")
    return None


def past_of(lemma: str) -> str:
    """The past tense of a verb: ``said`` of ``say``.

    Args:
        lemma: The verb's dictionary form.
    """
    return _pasts().get(lemma) or _before_suffix(lemma, "ed") + "ed"


@functools.cache
def _pasts() -> Mapping[str, str]:
    told = ((found.lemma, word) for word, found in _forms().items()
            if found.form in ("past", "either", "same"))  # fmt: skip
    return dict(told)


def is_verbal_noun(lemma: str) -> bool:
    """Whether the base form of a verb is as often a noun.

    Args:
        lemma: The verb's dictionary form.
    """
    return lemma in _verbal_nouns()


def takes_clause(lemma: str) -> bool:
    """Whether what follows a verb can be a clause without "that": the minister said rebels fled.

    Args:
        lemma: The verb's dictionary form.
    """
    return lemma in _clause_verbs()


@functools.cache
def _clause_verbs() -> frozenset[str]:
    saying = (row for row in rows("statement_verbs") if {"any", "clause"} & {*row["takes"].split()})
    return frozenset(verb for row in saying for verb in row["verb"].split("|"))


@functools.cache
def _verbal_nouns() -> frozenset[str]:
    marked = (row["base"].split("|") for row in rows("verbs") if row["noun"])
    return frozenset(base for bases in marked for base in bases)


@functools.cache
def _forms() -> Mapping[str, VerbForm]:
    forms: dict[str, VerbForm] = {}
    for row in rows("verbs"):
        for base in row["base"].split("|"):
            for form, word in _inflected(base, row["past"], row["participle"]):
                # The first verb of the table to claim a form has it, but for base forms.
                if form == "base" or word not in forms:
                    forms[word] = VerbForm(base, form)
            if row["past"] == base:
                forms[base] = VerbForm(base, "same")
    return forms


def _inflected(base: str, past: str, participle: str) -> Iterator[tuple[str, str]]:
    yield "base", base
    yield "s", _with_s(base)
    yield "ing", _before_suffix(base, "ing") + "ing"
    if not past:
        yield "either", _before_suffix(base, "ed") + "ed"
    elif past == participle:
        if past != base:
            yield "either", past
    else:
        yield "past", past
        if participle != base:
            yield "participle", participle


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _before_suffix(base: str, suffix: str) -> str:
    if suffix == "ed" and base.endswith(("ee", "oe", "ye")):
        return base[:-1]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        if suffix == "ing" and base.endswith("ie"):
            return base[:-2] + "y"
        return base[:-1]
    if base.endswith("y") and suffix == "ed" and base[-2:-1] not in _VOWELS:
        return base[:-1] + "i"
    if _doubles(base):
        return base + base[-1]
    return base


def _doubles(base: str) -> bool:
    if len(base) < 3 or base[-1] in "aeiouwxy" or base[-2] not in _VOWELS or base[-3] in _VOWELS:
        return False
    return base in _DOUBLED or sum(letter in _VOWELS for letter in base) == 1


def _stem(word: str) -> str:
    """A guess at the dictionary form of a verb that the table lacks."""
    doubled = len(word) > 2 and word[-1] == word[-2]
    if doubled and (word[-1] not in "sl" or word[:-1] in _forms()):
        return word[:-1]  # "stopped", and "travelled" as the British write
    if word.endswith("i"):
        return word[:-1] + "y"
    return word
