"""One who acts in an article, by all its names, and what of a name tells people apart."""

from collections.abc import Sequence

import attrs

from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import fold
from dateline.capture.reading import Passage
from dateline.capture.tables import words
from dateline.model import Actor

__all__ = ["Identity", "holds", "is_same_person", "is_somewhere", "name_words", "office_words"]

_ARTICLES = frozenset(["al", "el", "as", "ad", "ar", "ash", "an", "at", "az"])
# Prepositions before a name that is no person's, unless the article names that person elsewhere.
_WHERE = frozenset(["in", "near", "inside", "outside", "around"])
_GENDERS = {"he": "male", "him": "male", "his": "male", "himself": "male",
            "she": "female", "her": "female", "herself": "female"}  # fmt: skip
_KINDS = {"name": None, "pronoun": None, "thing": None, "place": None, "document": None}

_LEADERS = frozenset(
    ["leader", "president", "premier", "minister", "chancellor", "king", "prime", "ruler"]
)
_SECONDS = frozenset(
    ["deputy", "vice", "assistant", "former", "ex", "under", "acting", "first", "second", "general"]
)
_EMPTY_WORDS = frozenset(
    ["the", "of", "for", "to", "and", "current", "then", "new", "senior", "top", "sitting"]
)


@attrs.define(eq=False)
class Identity:
    """One who acts in the article, by all the names that it gives.

    Attributes:
        name: The fullest name.
        kind: person, government, military, organization, group, population, place, document, or
            name.
        country: ISO 3166-1 alpha-3, or None.
        offices: What offices the article gives, as written, in order.
        proper: Whether it has a name.
        plural: Whether it is more than one.
        nouns: Common nouns that describe it.
        media: Whether it is a newspaper, an agency or a broadcaster.
    """

    name: str
    kind: str
    country: str | None = None
    offices: list[str] = attrs.field(factory=list)
    proper: bool = False
    plural: bool = False
    nouns: set[str] = attrs.field(factory=set)
    media: bool = False

    def actor(self) -> Actor:
        """The actor of the model."""
        kind = _KINDS.get(self.kind, self.kind)
        office = self.offices[0] if self.offices and self.proper else None
        return Actor(name=self.name, kind=kind, country=self.country, office=office)  # type: ignore[arg-type]

    def learn(self, mention: Mention) -> None:
        """Take in what another mention of it tells.

        Args:
            mention: The mention.
        """
        if mention.office and mention.office not in self.offices:
            self.offices.append(mention.office)
        self.country = self.country or mention.country
        if mention.head:
            self.nouns.add(mention.head)
        if len(mention.name) > len(self.name) and self.kind == "person":
            self.name = mention.name

    def may_be(self, pronoun: str) -> bool:
        """Whether nothing that the article says of it forbids a pronoun.

        Args:
            pronoun: In lower case.
        """
        return self.gender is None or _GENDERS.get(pronoun) in (None, self.gender)

    @property
    def gender(self) -> str | None:
        """Which it is, "female" or "male", where an office, a noun or the given name tells."""
        told = words("genders", "gender")
        for word in sorted(self.nouns | self.office_words()):
            if word in told:
                return told[word]
        return (
            words("given_names", "gender").get(fold(self.name.split(" ")[0]))
            if self.proper
            else None
        )

    def leads(self) -> bool:
        """Whether an office of it is one of those who lead a country."""
        return bool(self.office_words() & _LEADERS)

    def office_words(self) -> frozenset[str]:
        """The words of its offices, folded."""
        return frozenset(fold(word) for office in self.offices for word in office.split())


def name_words(name: str) -> list[str]:
    """The words of a name that tell one person from another.

    Args:
        name: The name.
    """
    found = [_without_article(word) for word in name.replace(".", " ").split()]
    return found[:-1] if len(found) > 2 and found[-1] in ("Jr", "Sr", "II", "III") else found


def _without_article(word: str) -> str:
    """``Burhan`` of ``al-Burhan``."""
    first, _, rest = word.partition("-")
    return rest if first.lower() in _ARTICLES and len(rest) > 2 else word


def is_same_person(words: Sequence[str], identity: Identity) -> bool:
    """Whether a name can be that of a person: no word of either contradicts the other's.

    Args:
        words: The words of the name, folded.
        identity: The person.
    """
    theirs = [fold(word) for word in name_words(identity.name)]
    if len(words) == 1 or len(theirs) == 1:
        return words[-1] in theirs or theirs[-1] in words
    if words[-1] != theirs[-1] or len(words) != len(theirs):
        if words[-1] == theirs[-1] and words[0] == theirs[0]:
            return True
        if 1 in (len(words[0]), len(theirs[0])) and words[-1] == theirs[-1]:
            return words[0][:1] == theirs[0][:1]
        return set(words) <= set(theirs) or set(theirs) <= set(words)
    return words[0] == theirs[0] or (
        words[0][:1] == theirs[0][:1] and 1 in (len(words[0]), len(theirs[0]))
    )


def office_words(office: str) -> frozenset[str]:
    """The words of an office that tell it from others, folded.

    Args:
        office: As written, such as ``the Turkish president``.
    """
    return frozenset(fold(word) for word in office.split()) - _EMPTY_WORDS


def holds(one: Identity, wanted: frozenset[str], country: str | None) -> bool:
    """Whether a person has an office, and is no deputy of the one who has.

    Args:
        one: The person.
        wanted: The words of the office, folded.
        country: Of what country, ISO 3166-1 alpha-3; None where the article does not say.
    """
    if one.kind != "person" or not one.proper:
        return False
    if country is not None and one.country not in (None, country):
        return False
    held = one.office_words()
    if wanted <= held:
        return not (held & _SECONDS) - wanted
    leads = bool(wanted & {"leader", "head"}) and one.leads()
    return leads and country is not None and one.country == country


def is_somewhere(passage: Passage, index: int) -> bool:
    """Whether a name without an office says where: ``in Deir Hafir``, ``the town of Deir Hafir``.

    Args:
        passage: The sentence that it stands in.
        index: The index of the noun phrase among its phrases.
    """
    phrases = passage.phrases
    if index == 0 or passage.mention(index).kind == "person":
        return False
    before = phrases[index - 1]
    if before.word == "of" and index > 1 and phrases[index - 2].kind == "noun":
        return passage.mention(index - 2).head in words("geographic_nouns", "level")
    return before.kind == "preposition" and before.word in _WHERE
