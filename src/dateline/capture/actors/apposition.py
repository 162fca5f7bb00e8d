"""Names and offices beside one another: ``the prime minister, Jane Doe``, ``Doe, the mayor``."""

from collections.abc import Iterator

import attrs

from dateline.capture.naming.mentions import Mention, person_after_body
from dateline.capture.reading import Passage
from dateline.gazetteer import gazetteer

__all__ = [
    "country_after",
    "is_person_name",
    "offices_beside",
    "person_after_office",
    "person_beside",
    "person_set_off",
    "says_where",
]

# No person's name has more spaces.
_LONGEST_NAME = 8
_OPENERS = frozenset(["conjunction", "subordinator", "semicolon", "comma"])
_WHERE = frozenset(["in", "near", "inside", "outside", "around", "across", "throughout"])
# After these, "in" tells of whom.
_TRUST = frozenset(
    [
        *("belief", "believe", "believed", "believes", "confidence", "faith", "hope", "interest"),
        *("interested", "trust", "trusted", "trusts"),
    ]
)
_OF_BODY = frozenset(["of", "for", "at", "with"])


def is_person_name(mention: Mention) -> bool:
    """Whether a mention is the name of a person, by an office or by two words that are no place.

    Args:
        mention: The mention.
    """
    if not mention.proper or mention.name.count(" ") > _LONGEST_NAME:
        return False
    if mention.kind == "person":
        return True
    several = mention.name.count(" ") > 0
    return mention.kind == "name" and several and not gazetteer().named(mention.name)


def says_where(passage: Passage, index: int) -> bool:
    """Whether a name that is a place's too tells where: ``in Austin``, not ``trust in Austin``.

    Args:
        passage: The sentence.
        index: The index of the name among its phrases.
    """
    mention = passage.mention(index)
    if mention.kind != "name" or mention.head or " " in mention.name or index == 0:
        return False
    before = passage.phrases[index - 1]
    if before.kind != "preposition" or before.word not in _WHERE:
        return False
    trusted = index > 1 and passage.phrases[index - 2].tokens[-1].lower in _TRUST
    return not trusted and bool(gazetteer().named(mention.name))


def country_after(passage: Passage, index: int) -> str | None:
    """The country that "of" gives a person: ``Prime Minister Doe of Malta``.

    Args:
        passage: The sentence.
        index: The index of the person among its phrases.
    """
    tied = _kind(passage, index + 1) == "preposition" and passage.phrases[index + 1].word == "of"
    return (
        passage.mention(index + 2).country if tied and _kind(passage, index + 2) == "noun" else None
    )


def offices_beside(passage: Passage, index: int) -> Iterator[Mention]:
    """The offices in apposition to a person's name, on either side of it.

    Args:
        passage: The sentence.
        index: The index of the name among its phrases.

    Yields:
        Each, such as ``spokesman`` in ``the spokesman for the ministry, John Roe``.
    """
    beside = [other for comma, other in ((index + 1, index + 2), (index - 1, index - 2))
              if _kind(passage, comma) == "comma" and _kind(passage, other) == "noun"]  # fmt: skip
    if index - 2 in beside:
        beside.append(passage.clauses.head(index - 2))
    for other in dict.fromkeys(beside):
        mention = passage.mention(other)
        if mention.kind == "person" and not mention.proper and mention.office:
            yield mention


def person_beside(passage: Passage, index: int, speaks: bool) -> Mention | None:
    """The person whose office a noun phrase tells.

    Args:
        passage: The sentence.
        index: The index of the office among its phrases.
        speaks: Whether it is the subject of a verb of saying.
    """
    return (
        person_after_office(passage, index)
        or _person_after_comma(passage, index)
        or _person_after_and(passage, index)
        or (_person_before(passage, index) if speaks else None)
    )


def person_set_off(passage: Passage, index: int) -> Mention | None:
    """The person between commas after an office: ``the director, Jane Doe, said``.

    Args:
        passage: The sentence.
        index: The index of the office among its phrases.
    """
    ends = _kind(passage, passage.clauses.end_of(index) + 2) == "comma"
    named = _person_after_comma(passage, index) if ends else None
    return named if named is not None and is_person_name(named) else None


def person_after_office(passage: Passage, index: int) -> Mention | None:
    """The person named after an office and its body: ``head of Red Cross Jane Doe``.

    Args:
        passage: The sentence.
        index: The index of the office among its phrases.
    """
    if _kind(passage, index) != "noun" or _kind(passage, index + 2) != "noun":
        return None
    office = passage.mention(index)
    if office.proper or not office.office or passage.phrases[index + 1].word not in _OF_BODY:
        return None
    found = person_after_body(passage.mention(index + 2))
    return attrs.evolve(found, office=office.office, head=office.head) if found else None


def _person_after_comma(passage: Passage, index: int) -> Mention | None:
    """``the prime minister, Jane Doe,``."""
    comma = passage.clauses.end_of(index)
    if _kind(passage, comma) != "comma" or _kind(passage, comma + 1) != "noun":
        return None
    mention = passage.mention(comma + 1)
    # "Adamowicz's wife, Ewa, said"
    single = mention.proper and mention.kind == "name" and not gazetteer().named(mention.name)
    ends = _kind(passage, comma + 2) == "comma" and passage.mention(index).kind == "person"
    full = mention.proper and mention.kind == "name" and " " in mention.name
    return mention if single or is_person_name(mention) or (ends and full) else None


def _person_after_and(passage: Passage, index: int) -> Mention | None:
    """The person of two offices: ``cleric and party leader Jane Doe``."""
    openers = {"determiner", "possessive", "number"}
    if passage.phrases[index].tokens[0].tag in openers or passage.mention(index).owner is not None:
        return None
    other = index + 1
    while _kind(passage, other) == "comma" and _kind(passage, other + 1) == "noun":
        other += 2  # "actor, director and producer Jane Doe"
    joined = _kind(passage, other) == "conjunction" and passage.phrases[other].word == "and"
    if not joined or _kind(passage, other + 1) != "noun":
        return None
    named = passage.mention(other + 1)
    bare = passage.phrases[other + 1].tokens[0].tag not in openers
    return named if bare and named.office and is_person_name(named) else None


def _person_before(passage: Passage, index: int) -> Mention | None:
    """The person whose office no second comma ends: ``Jane Doe, a spokeswoman said``."""
    if passage.mention(index).definite or _kind(passage, index - 1) != "comma":
        return None
    before = passage.clauses.back(index - 3)
    opens = before < 0 or _kind(passage, before) in _OPENERS
    if not opens or _kind(passage, index - 2) != "noun":
        return None
    named = passage.mention(index - 2)
    return named if is_person_name(named) else None


def _kind(passage: Passage, index: int) -> str:
    return passage.phrases[index].kind if 0 <= index < len(passage.phrases) else ""
