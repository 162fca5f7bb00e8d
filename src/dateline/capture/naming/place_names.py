"""What stands beside the name of a place: lists, parts, the state or the country around it."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import country_of_word
from dateline.capture.reading import Passage
from dateline.capture.tables import words
from dateline.gazetteer import Toponym, gazetteer
from dateline.model import Place
from dateline.model.place import Precision

__all__ = [
    "KINGDOMS",
    "NAMED_AFTER",
    "as_near",
    "at_level",
    "country_toponym",
    "earlier_in_list",
    "has_name",
    "has_word",
    "in_part",
    "is_own_name",
    "is_part",
    "is_set_off",
    "names_behind",
    "set_off_around",
    "spelled",
    "states_and_countries",
]

#: What stands for the last name with that word in it: "the strait" for the Strait of Hormuz.
NAMED_AFTER = frozenset(
    ["strait", "straits", "gulf", "bay", "sea", "island", "peninsula", "canal", "lake", "valley"]
)
#: What "the kingdom" can stand for.
KINGDOMS = frozenset(
    ["SAU", "JOR", "BHR", "MAR", "GBR", "NLD", "BEL", "DNK", "SWE", "NOR", "ESP", "THA", "KHM",
     "LSO", "SWZ", "TON", "BTN"]
)  # fmt: skip

_COARSER: dict[Precision, Precision] = {"site": "city", "city": "admin1"}


def has_word(place: Place, word: str) -> bool:
    """Whether a word is part of a place's name: ``strait`` of ``Strait of Hormuz``.

    Args:
        place: The place.
        word: In lower case.
    """
    return word in place.name.lower().split()


def earlier_in_list(passage: Passage, noun: int) -> int | None:
    """The noun phrase before one in a list that ends in "and": ``Iraq, Syria and Yemen``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    kinds = [phrase.kind for phrase in passage.phrases]
    earlier = noun - 2
    if kinds[noun - 1] == "conjunction" and noun > 2 and kinds[noun - 2] == "comma":
        earlier = noun - 3
    if earlier < 0 or kinds[earlier] != "noun":
        return None
    after = noun + 1
    while kinds[noun - 1] == "comma" and kinds[after : after + 2] == ["comma", "noun"]:
        after += 2
    goes_on = kinds[after : after + 2]
    joined = kinds[noun - 1] == "conjunction" or goes_on[:1] == ["conjunction"]
    return earlier if joined or goes_on == ["comma", "conjunction"] else None


def states_and_countries(mention: Mention) -> Sequence[Toponym]:
    """The states and the countries of a name.

    Args:
        mention: What a noun phrase names.
    """
    found = gazetteer().named(mention.name) if mention.proper else ()
    return [item for item in found if item.precision in ("admin1", "country")]


def set_off_around(passage: Passage, noun: int) -> Toponym | None:
    """The state or the country set off beside a name.

    Args:
        passage: The sentence.
        noun: The index of the name among its phrases.
    """
    phrases = passage.phrases
    behind = noun + 2
    if passage.mention(noun).kind not in ("name", "place") or behind >= len(phrases):
        return None
    if phrases[behind].kind != "noun" or not is_set_off(passage, behind):
        return None
    around = states_and_countries(passage.mention(behind))[:1]
    if not around or phrases[behind].tokens[0].start != passage.mention(behind).start:
        return None
    return around[0]


def is_set_off(passage: Passage, noun: int) -> bool:
    """Whether a noun phrase stands between commas, and is not the subject of what follows.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    phrases = passage.phrases
    is_subject = noun + 1 < len(phrases) and phrases[noun + 1].kind in ("verb", "adverb")
    return phrases[noun - 1].kind == "comma" and not is_subject


def names_behind(passage: Passage, noun: int) -> Iterator[Mention]:
    """What stands behind a name after a comma or "in", and what behind that.

    Args:
        passage: The sentence.
        noun: The index of the name among its phrases.

    Yields:
        The mentions of one noun phrase or two.
    """
    phrases = passage.phrases
    for index in (noun + 2, noun + 4):
        if index >= len(phrases) or phrases[index].kind != "noun":
            return
        if phrases[index - 1].kind != "comma" and phrases[index - 1].word != "in":
            return
        yield passage.mention(index)


def country_toponym(alpha3: str) -> Sequence[Toponym]:
    """A country as the one place that a name may lie in.

    Args:
        alpha3: ISO 3166-1 alpha-3.
    """
    return gazetteer().named(gazetteer().country(alpha3).name)[:1]


def in_part(place: Place, passage: Passage, noun: int) -> Place:
    """A place with the part of it that stands before its name: ``northern Syria``.

    Args:
        place: The place.
        passage: The sentence.
        noun: The index of the name among its phrases.
    """
    parts = words("parts", "word")
    part = next((one.text for one in passage.phrases[noun].tokens if one.lower in parts), None)
    if part is None or part.lower() in place.name.lower():
        return place
    if place.precision not in ("country", "region"):
        return place
    return attrs.evolve(place, name=f"{part} {place.name}", precision="region")


def spelled(found: Toponym, name: str) -> Place:
    """A place by its name as the text spells it, where only apostrophes differ: ``Sana'a``.

    Args:
        found: The place.
        name: The name in the text.
    """
    same = name.replace("'", "").replace("\u2019", "") == found.name
    return attrs.evolve(found.place(), name=name) if same else found.place()


def as_near(place: Place, relation: str | None) -> Place:
    """A place as exactly as what stands before its name tells: ``near Erbil``, ``off Oman``.

    Args:
        place: The place.
        relation: in, near, off, part (of it), or None.
    """
    if place.precision is None:
        return place
    if relation == "near":
        return attrs.evolve(place, precision=_COARSER.get(place.precision, place.precision))
    if relation == "off" or (relation == "part" and place.precision == "country"):
        return attrs.evolve(place, precision="region")
    return place


def at_level(found: Toponym, level: Precision) -> Place:
    """A place as the noun beside it has it: a province is not its capital.

    Args:
        found: The place.
        level: The level of the noun.
    """
    place = found.place()
    if level == "admin1" and place.precision == "city":
        return attrs.evolve(place, precision=level)
    return place


def has_name(passage: Passage, noun: int) -> bool:
    """Whether a noun phrase has a name in it.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    return any(token.tag == "name" for token in passage.phrases[noun].tokens)


def is_own_name(mention: Mention) -> bool:
    """Whether a noun for a place stands behind its own name: ``the Kullu district``.

    Args:
        mention: What the noun phrase names.
    """
    first = mention.name.split(" ", 1)[0]
    return first[:1].isupper() and first != mention.name and country_of_word(first) is None


def is_part(noun: str) -> bool:
    """Whether a noun is for a part of a place: ``north``, ``outskirts``, ``suburbs``.

    Args:
        noun: In lower case.
    """
    levels = words("geographic_nouns", "level")
    several = noun.endswith("s") and (
        noun[:-1] in levels or noun.removesuffix("ies") + "y" in levels
    )
    return noun in words("parts", "word") or noun in words("place_relations", "relation") or several
