"""Who is who in an article: one actor for a name, its short forms and what stands for it."""

import functools
from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.actors.apposition import (
    country_after,
    is_person_name,
    offices_beside,
    person_after_office,
    person_beside,
    person_set_off,
    says_where,
)
from dateline.capture.actors.bodies import Bodies
from dateline.capture.actors.identities import (
    Identity,
    holds,
    is_somewhere,
    office_words,
)
from dateline.capture.actors.people import People
from dateline.capture.actors.trail import Trail, stands_for
from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import Known, fold, known_name, organization_kind
from dateline.capture.reading import Passage
from dateline.capture.tables import words
from dateline.gazetteer import gazetteer

__all__ = ["Actors", "Identity"]

# What a body of a kind may be called when it is named again.
_GENERIC = {
    "group": frozenset(["group", "militia", "movement", "organization", "organisation", "faction"]),
    "military": frozenset(["army", "military"]),
}
# Words for a part of an army that is not called the army.
_BRANCHES = frozenset(["air", "navy", "naval", "coast", "marine", "marines", "guard", "guards"])
_OFFICE_MEMORY = 40
# Nouns for several who are named after "of".
# What becomes of someone, whose office it is not.
_FATES = frozenset(["death", "life", "prison", "jail", "hospital", "safety", "court", "police"])
_MADE_OF = frozenset(
    [
        *("group", "groups", "delegation", "coalition", "families", "representatives", "members"),
        *("team", "number", "crowd", "leaders", "wing", "arm", "branch"),
    ]
)


class Actors:
    """The actors of an article.

    Args:
        passages: Its sentences.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._people = People()
        self._bodies = Bodies()
        self._found: dict[tuple[int, int], tuple[Identity, ...]] = {}
        self._owners: dict[tuple[int, int], Identity | None] = {}
        self._tellers: frozenset[int] = frozenset()
        self._trail = Trail(passages)
        for passage in passages:
            self._introduce(passage)
        for passage in passages:
            self._follow(passage)

    # First: whoever has a name of two words or more, or an office before the name.

    def _introduce(self, passage: Passage) -> None:
        for index in _nouns(passage):
            mention = passage.mention(index)
            if mention.owner is not None and is_person_name(mention.owner):
                self._people.introduce(mention.owner)
            if not is_person_name(mention):
                person = person_after_office(passage, index - 2)
                if person is not None:
                    self._people.introduce(person)
                continue
            if is_somewhere(passage, index):
                continue
            identity = self._people.introduce(mention)
            for office in offices_beside(passage, index):
                identity.learn(attrs.evolve(office, name=""))
            identity.country = identity.country or country_after(passage, index)

    # Then: each noun phrase in order, as one who reads would take it.

    def _follow(self, passage: Passage) -> None:
        subjects = {
            noun
            for verb in passage.clauses.verbs()
            if not passage.phrases[verb].gerund
            for noun in passage.clauses.subjects(verb)
        }
        self._tellers = _tellers(passage)
        for index in _nouns(passage):
            owner = passage.mention(index).owner
            if owner is not None and not owner.proper:
                # "the minister's meeting with the minister John Roe"
                self._owners[passage.number, index] = self.identity(passage, owner)
            found = self._resolve(passage, index)
            self._found[passage.number, index] = found
            if found and not (passage.phrases[index].is_pronoun and index not in subjects):
                self._trail.add(passage, found, index in subjects)
            within = self._group_within(passage, index)
            if within is not None:
                self._trail.add(passage, (within,), subject=False)
        for verb in passage.clauses.verbs():
            joined = passage.clauses.subjects(verb)
            if len(joined) > 1:
                group = tuple(one for noun in joined for one in self.of(passage, noun))
                if len(group) > 1:
                    self._trail.add(passage, group, subject=True)
            met = self._company(passage, verb)
            if met:
                self._trail.add(passage, met, subject=False)

    def _company(self, passage: Passage, verb: int) -> tuple[Identity, ...]:
        """Those whom a verb brings together: ``Doe met Roe``, ``Doe spoke with Roe``."""
        clauses = passage.clauses
        others: list[int] = []
        for index in range(verb + 1, len(passage.phrases)):
            if clauses.kind(index) in ("verb", "subordinator", "semicolon", "quotation"):
                break
            if clauses.word(index) == "with" and clauses.kind(index + 1) == "noun":
                others += clauses.joined_after(index + 1)
        if not others and passage.phrases[verb].lemma in words("meeting_verbs", "sides"):
            others = list(clauses.objects(verb))
        nouns = dict.fromkeys([*clauses.subjects(verb), *others])
        people = [one for noun in nouns for one in self.of(passage, noun) if one.kind == "person"]
        named = tuple(dict.fromkeys(one for one in people if one.proper)) if others else ()
        return named if len(named) > 1 else ()

    def of(self, passage: Passage, index: int) -> tuple[Identity, ...]:
        """Whom a noun phrase names; several for "they".

        Args:
            passage: The sentence.
            index: The index of the noun phrase among its phrases.
        """
        return self._found.get((passage.number, index), ())

    def of_country(self, country: str) -> tuple[Identity, ...]:
        """The government of a country, or a body of it, if the article names one.

        Args:
            country: ISO 3166-1 alpha-3.
        """
        found = self._bodies.government_of(country)
        return () if found is None else (found,)

    def owner(self, passage: Passage, index: int) -> Identity | None:
        """Whom the genitive of a noun phrase names: ``Iran`` in ``Iran's attack``.

        Args:
            passage: The sentence.
            index: The index of the noun phrase among its phrases.
        """
        if (passage.number, index) in self._owners:
            return self._owners[passage.number, index]
        mention = passage.mention(index)
        if mention.owner is not None:
            return self.identity(passage, mention.owner)
        first = passage.phrases[index].tokens[0]
        if first.tag == "possessive":
            blamed = self._blamed(passage, index, first.lower)
            found = (blamed,) if blamed else self._trail.pronoun(passage, first.lower)
            return found[0] if found else None
        return None

    def _blamed(self, passage: Passage, index: int, possessive: str) -> Identity | None:
        """Whose that is for which one is thanked: ``Iran`` in ``blamed Iran for its role``."""
        if index < 2 or passage.phrases[index - 1].word != "for":
            return None
        for before in range(index - 2, -1, -1):
            if passage.phrases[before].kind == "verb":
                return None
            found = self.of(passage, before) if passage.phrases[before].kind == "noun" else ()
            if len(found) == 1 and stands_for(possessive, found[0]):
                return found[0]
        return None

    def _resolve(self, passage: Passage, index: int) -> tuple[Identity, ...]:
        mention = passage.mention(index)
        if mention.kind == "pronoun":
            return self._trail.pronoun(passage, mention.name)
        if mention.definite:
            several = self._trail.several(passage, index, mention)
            if several:
                return several
        if says_where(passage, index):
            return (self._bodies.named(mention, "place"),)
        identity = self.identity(passage, self._of_whom(passage, index, mention))
        if identity is None:
            return ()
        if identity.kind == "place" and index in self._tellers:
            identity = self._seat(mention, identity)
        self._alias(passage, index, identity)
        if mention.office and not mention.proper:
            named = (
                person_set_off(passage, index)
                if identity.proper
                else person_beside(passage, index, speaks=index in self._tellers)
            )
            if named is not None:
                return (self._people.introduce(named),)
        return (identity,)

    def _group_within(self, passage: Passage, index: int) -> Identity | None:
        """The group by which a noun phrase tells its people: ``al-Shabaab fighters``."""
        mention = passage.mention(index)
        if mention.proper or mention.kind not in ("group", "population", "military", "person"):
            return None
        names = [token.text for token in passage.phrases[index].tokens if token.tag == "name"]
        known = known_name(" ".join(names)) if names else None
        if known is None or known.kind != "group":
            return None
        told = attrs.evolve(mention, name=known.name, country=known.country, head="")
        return self._bodies.named(told, known.kind)

    def _seat(self, mention: Mention, capital: Identity) -> Identity:
        """The government that a capital stands for: ``Tehran said``."""
        country = gazetteer().country_of_capital(capital.name)
        if country is None or country.name == capital.name:
            return capital
        seat = attrs.evolve(mention, name=country.name, kind="government", country=country.alpha3)
        return self._bodies.named(seat, "government")

    def _alias(self, passage: Passage, index: int, identity: Identity) -> None:
        """Remember a short form in brackets: ``Syrian Democratic Forces (SDF)``."""
        phrases = passage.phrases
        if index + 1 < len(phrases) and phrases[index + 1].kind == "aside":
            inner = phrases[index + 1].tokens[1:-1]
            if len(inner) == 1 and inner[0].text.isupper() and len(inner[0].text) > 1:
                whole = self._spelled_out(passage, index, inner[0].text)
                self._bodies.abbreviate(inner[0].text, whole or identity)

    def _spelled_out(self, passage: Passage, index: int, letters: str) -> Identity | None:
        """The body whose name goes on after "of" or "for": ``Front for Free Harbours (FFH)``."""
        head = passage.clauses.head(index)
        if head == index:
            return None
        name = passage.text[passage.mention(head).start : passage.phrases[index].end]
        name = name.removeprefix("the ").removeprefix("The ")
        initials = [word[0] for word in name.replace("-", " ").split() if word[0].isupper()]
        if initials != list(letters):
            return None
        known = known_name(letters) or Known(name, organization_kind(name) or "organization")
        told = attrs.evolve(passage.mention(head), name=known.name, kind=known.kind, head="")
        identity = self._bodies.named(told, known.kind)
        self._found[passage.number, head] = (identity,)
        return identity

    def identity(self, passage: Passage, mention: Mention) -> Identity | None:
        """Whom a mention names.

        Args:
            passage: The sentence that it stands in, for what stands for something before.
            mention: The mention.

        Returns:
            An identity of the article, or None where it names nobody.
        """
        if mention.proper:
            return self._proper(passage, mention)
        if mention.kind == "person":
            known = self._office_holder(passage, mention) if mention.definite else None
            if known is None and mention.definite and mention.owner is None:
                # "the spokesman", after "Erdogan's spokesman"
                known = self._trail.recent(
                    passage,
                    lambda one: (
                        one.kind == "person" and not one.proper and mention.head in one.nouns
                    ),
                )
            if known is None and passage.text[mention.start : mention.start + 4].lower() == "the ":
                epithets = words("epithets", "noun")
                known = self._trail.epithet(passage, mention) if mention.head in epithets else None
            return known or self._bodies.common(mention, self._with_owner(passage, mention))
        if mention.kind in ("thing", "pronoun"):
            return None
        pointing = mention.definite and not mention.plural and mention.name.islower()
        if pointing and mention.country is None:
            known = self._described(passage, mention)
            if known is not None:
                return known
        return self._bodies.common(mention, self._with_owner(passage, mention))

    def _proper(self, passage: Passage, mention: Mention) -> Identity:
        whole = self._bodies.abbreviated(mention.name)
        if whole is not None:
            return whole
        if mention.kind in ("person", "name"):
            person = self._people.named(mention, functools.partial(self._trail.recent, passage))
            if person is not None:
                return person
            kind = "place" if gazetteer().named(mention.name) else "name"
            return self._bodies.named(mention, kind if mention.kind == "name" else "person")
        return self._bodies.named(mention, mention.kind)

    def _with_owner(self, passage: Passage, mention: Mention) -> str:
        """The words of a mention, and whose it is: ``Erdogan's spokesman``."""
        if mention.owner is None or not mention.owner.proper:
            return mention.name
        owner = self.identity(passage, mention.owner)
        return mention.name if owner is None else f"{owner.name}'s {mention.name}"

    def _of_whom(self, passage: Passage, index: int, mention: Mention) -> Mention:
        """The mention with what is tied to it: ``a group of States``, ``an aide to the mayor``."""
        part = mention.head in ("wing", "arm", "branch")
        made = mention.head in _MADE_OF and (part or not mention.definite)
        if mention.proper or not (made or (mention.office and mention.kind == "person")):
            return mention
        following = index + 1
        if following >= len(passage.phrases) or passage.phrases[following].kind != "preposition":
            return mention
        end = passage.clauses.end_of(index)
        if end <= following + 1:
            return mention
        tie, after = passage.phrases[following].word, passage.phrases[following + 1]
        if tie == "to" and (after.word in _FATES or after.tokens[0].tag == "number"):
            return mention  # "stabbed a motorist to death", "sentenced a man to nine years"
        whom = " ".join(passage.words(following + 1, end).split())
        return attrs.evolve(mention, name=f"{mention.name} {tie} {whom}")

    def _office_holder(self, passage: Passage, mention: Mention) -> Identity | None:
        """The person that "the minister" or "the Turkish leader" stands for."""
        wanted = office_words(mention.office or mention.name)
        owner = mention.owner.country if mention.owner is not None else None
        country = mention.country or owner

        if not wanted:
            return None
        recent = self._trail.recent(
            passage, lambda one: holds(one, wanted, country), memory=_OFFICE_MEMORY
        )
        if recent is not None:
            recent.country = recent.country or country
            return recent
        if not wanted & words("sole_offices", "word").keys():
            return None  # "the driver" is none that a later sentence names
        held = self._people.with_office_word(min(wanted))
        return next((one for one in held if holds(one, wanted, country)), None) or next(
            (
                one
                for one in held
                if wanted <= one.office_words() and country in (None, one.country)
            ),
            None,
        )

    def _described(self, passage: Passage, mention: Mention) -> Identity | None:
        """The body that "the agency" or "the group" stands for."""

        def fits(one: Identity) -> bool:
            named = {fold(word) for word in one.name.split()}
            return one.proper and one.kind not in ("person", "place", "name") and (
                mention.head in named
                or mention.head in one.nouns
                or (mention.head in _GENERIC.get(one.kind, ()) and not named & _BRANCHES)
            )  # fmt: skip

        found = self._trail.recent(passage, fits)
        if found is not None or mention.head not in words("body_nouns", "noun"):
            return found
        return self._trail.only(
            passage, lambda one: one.proper and one.kind == "organization" and not one.media
        )


def _tellers(passage: Passage) -> frozenset[int]:
    """The noun phrases that are subjects of verbs of saying."""
    return frozenset(
        noun
        for verb in passage.clauses.verbs()
        if passage.phrases[verb].lemma in words("statement_verbs", "verb")
        and not passage.clauses.is_passive(verb)
        for noun in passage.clauses.subjects(verb)
    )


def _nouns(passage: Passage) -> Iterator[int]:
    for index, phrase in enumerate(passage.phrases):
        if phrase.kind == "noun":
            yield index
