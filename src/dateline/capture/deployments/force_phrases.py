"""Noun phrases that are forces: troops, ships, aircraft and batteries, by their words alone."""

import functools
import re
from collections.abc import Sequence

import attrs

from dateline.capture.grammar.phrases import Phrase
from dateline.capture.grammar.tokens import Token
from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import known_name
from dateline.capture.reading import Passage
from dateline.capture.tables import rows, words
from dateline.gazetteer import gazetteer

__all__ = [
    "STRENGTH",
    "contained",
    "force_mention",
    "is_certain",
    "is_figure",
    "is_further",
    "joined_first",
    "kind_of",
    "kind_of_head",
    "strength_at",
    "without_loose",
]

# What an aircraft or a missile is called by: "F-16", "MiG-29", "S-400".
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,3}-\d")
# How the strength of a unit is told: "a 900-strong force", "the 8,000-member mission".
STRENGTH = re.compile(r"\d-(?:strong|(?:member|man|men|person|people|troop|soldier|officer)\b)")
_MORE = frozenset(["more", "additional", "extra", "further"])


def contained(passage: Passage, noun: int) -> int:
    """The force within what holds it: ``tens of thousands of | troops``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.

    Returns:
        The index of the noun phrase for the force itself.
    """
    phrases = passage.phrases
    while noun + 2 < len(phrases) and phrases[noun + 1].word == "of":
        inner, last = phrases[noun + 2], phrases[noun].tokens[-1]
        if inner.kind != "noun":
            break
        holds = _is(last.lower, "container") or last.tag == "number"
        if kind_of_head(passage.mention(noun + 2)) is None:
            if not holds or inner.tokens[-1].tag != "number":
                break
        elif not holds and not _is_unit_of(last.lower, inner):
            break
        noun += 2
    return noun


def _is_unit_of(word: str, inner: Phrase) -> bool:
    """Whether a unit is told by its people: ``a battalion of | 600 soldiers``."""
    counted = any(token.tag == "number" for token in inner.tokens)
    return counted and words("force_nouns", "kind").get(word) == "unit"


def strength_at(passage: Passage, noun: int) -> int | None:
    """Where the number is of ``a force of | 26,000``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase for the force.

    Returns:
        Its index among the phrases; None where there is none.
    """
    phrases = passage.phrases
    if noun + 2 >= len(phrases) or phrases[noun + 1].word != "of":
        return None
    counts = all(token.tag in ("number", "adverb") for token in phrases[noun + 2].tokens)
    return noun + 2 if counts and phrases[noun + 2].kind == "noun" else None


def joined_first(passage: Passage, noun: int) -> int:
    """Where a force of two nations begins: ``Some 2,000 Burundian | and | Ugandan soldiers``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase for the force.

    Returns:
        The index of the first noun phrase, or the same.
    """
    phrases = passage.phrases
    if noun < 2 or phrases[noun - 1].word != "and" or phrases[noun - 2].kind != "noun":
        return noun
    if any(token.tag == "number" for token in phrases[noun].tokens):
        return noun  # "500 French and 300 German soldiers"
    other, mention = passage.mention(noun - 2), passage.mention(noun)
    name = phrases[noun - 2].tokens[-1].text
    adjective = gazetteer().country_of_demonym(name) is not None or name.isupper()
    nation = adjective and other.proper and not other.head and other.kind != "person"
    return noun - 2 if nation and mention.country is not None and not mention.proper else noun


def force_mention(passage: Passage, noun: int) -> Mention:
    """What a noun phrase names; a ship's name is no person: ``the carrier Admiral Doe``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    mention = passage.mention(noun)
    if mention.kind != "person":
        return mention
    tokens = passage.phrases[noun].tokens
    kinds = words("force_nouns", "kind")
    named = [
        index + 1
        for index, token in enumerate(tokens[:-1])
        if kinds.get(token.lower) == "equipment"
        and all(t.tag == "name" for t in tokens[index + 1 :])
    ]
    if not named:
        return mention
    name = " ".join(token.text for token in tokens[named[0] :])
    head = tokens[named[0] - 1].lower
    return attrs.evolve(mention, name=name, kind="military", office=None, head=head)


def kind_of(passage: Passage, noun: int, mention: Mention) -> str | None:
    """The kind of force that a noun phrase can be.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
        mention: What it names.

    Returns:
        people, unit, equipment, munition or police; None where it is none.
    """
    if mention.kind == "pronoun":
        return None
    first = next((token for token in passage.phrases[noun].tokens if token.tag == "name"), None)
    if any(
        _is(token.lower, "ship") and token.text.isupper() for token in passage.phrases[noun].tokens
    ):
        return "equipment"
    kind = kind_of_head(mention)
    if mention.head == "fighters" and _has_model(passage.phrases[noun].tokens):
        return "equipment"
    if kind is None and mention.kind == "military" and first is not None:
        return "unit"
    return kind


def kind_of_head(mention: Mention) -> str | None:
    """The kind of force by the last words of a noun phrase.

    Args:
        mention: What it names.
    """
    kinds = words("force_nouns", "kind")
    last = " ".join(mention.name.lower().split()[-2:])
    if last in kinds:
        return kinds[last]
    if mention.proper and not mention.head:
        named = mention.kind in ("military", "organization", "group", "name")
        return kinds.get(last.split()[-1]) if named else None
    return kinds.get(mention.head)


def is_figure(passage: Passage, noun: int) -> bool:
    """Whether it is none: ``an army of volunteers``, ``military and economic aid``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    phrases = passage.phrases
    if noun + 2 >= len(phrases):
        return False
    if phrases[noun + 1].kind == "conjunction" and phrases[noun].tokens[-1].lower == "military":
        return _is_aid(passage, noun + 2)
    if phrases[noun + 1].word != "of":
        return False
    if strength_at(passage, noun) is not None:
        return False
    other = passage.mention(noun + 2)
    return not (other.proper or other.country or kind_of_head(other))


def _is_aid(passage: Passage, noun: int) -> bool:
    """Whether what "and" joins shares its noun: ``military and | humanitarian aid``."""
    phrase = passage.phrases[noun]
    described = phrase.kind == "noun" and phrase.tokens[0].tag in ("adjective", "noun")
    mention = passage.mention(noun)
    return described and len(phrase.tokens) > 1 and kind_of_head(mention) is None


def is_certain(passage: Passage, noun: int, mention: Mention, country: str | None) -> bool:
    """Whether a noun phrase that can be a force is one.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
        mention: What it names.
        country: Whose it is, if that is told.
    """
    tokens = passage.phrases[noun].tokens
    military = _has_model(tokens) or any(
        _is(token.lower, "military") or _is(token.lower, "ship") or _is_armed(token)
        for token in tokens
    )
    if any(_is(token.lower, "civil") for token in tokens[:-1]):
        return military and any(token.lower == "task" for token in tokens)
    last = " ".join(mention.name.lower().split()[-2:])
    certain = words("force_nouns", "certain")
    if certain.get(last) != "y" and certain.get(mention.head) == "n":
        strength = STRENGTH.search(passage.words(noun, noun + 1)) is not None
        return military or strength or (mention.proper and mention.kind == "military")
    if certain.get(last) == "y" or certain.get(mention.head) == "y" or mention.kind == "military":
        return True
    weak = any(_is(token.lower, "weak") for token in tokens)
    return military or weak or country is not None or is_further(tokens)


def _has_model(tokens: Sequence[Token]) -> bool:
    """Whether an aircraft or a missile is told by its model: ``F-16 fighters``."""
    return any(_MODEL.match(token.text) for token in tokens)


def _is_armed(token: Token) -> bool:
    """Whether a word names an armed group or an army: ``Peshmerga fighters``."""
    known = known_name(token.text) if token.tag == "name" else None
    return known is not None and known.kind in ("group", "military")


def is_further(tokens: Sequence[Token]) -> bool:
    """Whether a force adds to another: ``300 more soldiers``, but not ``more than 300``.

    Args:
        tokens: Those of its noun phrase.
    """
    words = [token.lower for token in tokens]
    return any(
        word in _MORE
        and words[index + 1 : index + 2] != ["than"]
        and words[index - 1 : index] != ["or"]
        for index, word in enumerate(words)
    )


def without_loose(name: str) -> str:
    """A force's name without numbers and without "additional" and the like.

    Args:
        name: The name.
    """
    parts = name.split()
    while len(parts) > 1 and (_is(parts[0].lower(), "loose") or parts[0][:1].isdigit()):
        if parts[0] == "New" and parts[1][:1].isupper():
            break  # New Zealand
        del parts[0]
    return " ".join(parts)


def _is(word: str, kind: str) -> bool:
    return word in _words_of(kind)


@functools.cache
def _words_of(kind: str) -> frozenset[str]:
    found = (row for row in rows("force_words") if row["kind"] == kind)
    return frozenset(word for row in found for word in row["word"].split("|"))
