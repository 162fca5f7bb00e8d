"""Who is who in an article: one actor for a name, its short forms and what stands for it."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from dateline.capture.apposition import (
    country_after,
    is_person_name,
    offices_beside,
    person_after_office,
    person_beside,
)
from dateline.capture.identities import (
    Identity,
    holds,
    is_same_person,
    is_somewhere,
    name_words,
    office_words,
)
from dateline.capture.mentions import Mention
from dateline.capture.names import fold
from dateline.capture.reading import Passage
from dateline.capture.tables import words
from dateline.capture.trail import Trail
from dateline.gazetteer import gazetteer

__all__ = ["Actors", "Identity"]

# What a body of a kind may be called when it is named again.
_GENERIC = {
    "group": frozenset(["group", "militia", "movement", "organization", "organisation", "faction"]),
    "military": frozenset(["army", "military"]),
}
_OFFICE_MEMORY = 40
# Nouns for several who are named after "of".
_MADE_OF = frozenset(
    [
        *("group", "groups", "delegation", "coalition", "families", "representatives", "members"),
        *("team", "number", "crowd", "leaders", "wing", "arm", "branch"),
    ]
)
# Of more people who share a name, none is told from the others by it.
_NAMESAKES = 50


class Actors:
    """The actors of an article.

    Args:
        passages: Its sentences.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._people: dict[str, list[Identity]] = {}
        self._others: dict[tuple[str, str, str | None], Identity] = {}
        self._latest_key: dict[tuple[str, str, str | None], tuple[str, str, str | None]] = {}
        self._aliases: dict[str, Identity] = {}
        self._holders: dict[str, list[Identity]] | None = None
        self._found: dict[tuple[int, int], tuple[Identity, ...]] = {}
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
                self._person(mention.owner)
            if not is_person_name(mention):
                person = person_after_office(passage, index - 2)
                if person is not None:
                    self._person(person)
                continue
            if is_somewhere(passage, index):
                continue
            identity = self._person(mention)
            for office in offices_beside(passage, index):
                identity.learn(attrs.evolve(office, name=""))
            identity.country = identity.country or country_after(passage, index)

    def _person(self, mention: Mention) -> Identity:
        words = [fold(word) for word in name_words(mention.name)]
        for identity in self._people.get(words[-1] if words else "", ()):
            if is_same_person(words, identity):
                identity.learn(mention)
                return identity
        for word in words if len(words) > 1 else ():
            # A name of which the other is a part shares a word with it.
            for known in self._people.get(word, [])[:_NAMESAKES]:
                theirs = {fold(part) for part in name_words(known.name)}
                if set(words) <= theirs or theirs <= set(words):
                    self._file(known, words)
                    known.learn(mention)
                    return known
        identity = Identity(mention.name, "person", proper=True)
        identity.learn(mention)
        self._file(identity, words)
        return identity

    def _file(self, identity: Identity, words: Iterable[str]) -> None:
        for word in words:
            known = self._people.setdefault(word, [])
            if len(known) < _NAMESAKES and identity not in known:
                known.append(identity)

    # Then: each noun phrase in order, as one who reads would take it.

    def _follow(self, passage: Passage) -> None:
        subjects = {
            noun for verb in passage.clauses.verbs() for noun in passage.clauses.subjects(verb)
        }
        self._tellers = _tellers(passage)
        for index in _nouns(passage):
            found = self._resolve(passage, index)
            self._found[passage.number, index] = found
            if found and not (passage.phrases[index].is_pronoun and index not in subjects):
                self._trail.add(passage, found, index in subjects)
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
        others = [
            noun for item in clauses.complements(verb) if item.preposition == "with"
            for noun in item.nouns
        ]  # fmt: skip
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
        for one in self._others.values():
            if one.country == country and one.kind == "government" and one.proper:
                return (one,)
        return ()

    def owner(self, passage: Passage, index: int) -> Identity | None:
        """Whom the genitive of a noun phrase names: ``Iran`` in ``Iran's attack``.

        Args:
            passage: The sentence.
            index: The index of the noun phrase among its phrases.
        """
        mention = passage.mention(index)
        if mention.owner is not None:
            return self.identity(passage, mention.owner)
        first = passage.phrases[index].tokens[0]
        if first.tag == "possessive":
            found = self._trail.pronoun(passage, first.lower)
            return found[0] if found else None
        return None

    def _resolve(self, passage: Passage, index: int) -> tuple[Identity, ...]:
        mention = passage.mention(index)
        if mention.kind == "pronoun":
            return self._trail.pronoun(passage, mention.name)
        if mention.definite:
            several = self._trail.several(passage, index, mention)
            if several:
                return several
        identity = self.identity(passage, self._of_whom(passage, index, mention))
        if identity is None:
            return ()
        if identity.kind == "place" and index in self._tellers:
            identity = self._seat(mention, identity)
        self._alias(passage, index, identity)
        if mention.office and not mention.proper and not identity.proper:
            named = person_beside(passage, index, speaks=index in self._tellers)
            if named is not None:
                return (self._person(named),)
        return (identity,)

    def _seat(self, mention: Mention, capital: Identity) -> Identity:
        """The government that a capital stands for: ``Tehran said``."""
        country = gazetteer().country_of_capital(capital.name)
        if country is None or country.name == capital.name:
            return capital
        seat = attrs.evolve(mention, name=country.name, kind="government", country=country.alpha3)
        return self._other(seat, "government")

    def _alias(self, passage: Passage, index: int, identity: Identity) -> None:
        """Remember a short form in brackets: ``Syrian Democratic Forces (SDF)``."""
        phrases = passage.phrases
        if index + 1 < len(phrases) and phrases[index + 1].kind == "aside":
            inner = phrases[index + 1].tokens[1:-1]
            if len(inner) == 1 and inner[0].text.isupper() and len(inner[0].text) > 1:
                self._aliases.setdefault(inner[0].text, identity)

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
            return known or self._common(passage, mention)
        if mention.kind in ("thing", "pronoun"):
            return None
        if mention.definite and mention.country is None and not mention.plural:
            known = self._described(passage, mention)
            if known is not None:
                return known
        return self._common(passage, mention)

    def _proper(self, passage: Passage, mention: Mention) -> Identity:
        if mention.name in self._aliases:
            return self._aliases[mention.name]
        if mention.kind in ("person", "name"):
            person = self._known_person(passage, mention)
            if person is not None:
                return person
            kind = "place" if gazetteer().named(mention.name) else "name"
            return self._other(mention, kind if mention.kind == "name" else "person")
        return self._other(mention, mention.kind)

    def _known_person(self, passage: Passage, mention: Mention) -> Identity | None:
        words = [fold(word) for word in name_words(mention.name)]
        if not words:
            return None
        candidates = self._people.get(words[-1], [])
        if len(words) == 1 and mention.kind == "name":
            last = [one for one in candidates if fold(one.name.split()[-1]) == words[0]]
            candidates = last or candidates
        same = [one for one in candidates if is_same_person(words, one)]
        if len(same) < 2:
            return same[0] if same else None
        recent = self._trail.recent(passage, lambda one: one in same)
        return recent or same[0]

    def _other(self, mention: Mention, kind: str) -> Identity:
        key = (fold(mention.name), kind, mention.country)
        plain = (fold(mention.name), kind, None)
        if mention.country is None and plain not in self._others:
            # "the Defence Ministry", after "Russia's Defence Ministry"
            key = self._latest_key.get(plain, key)
        elif mention.country is not None:
            self._latest_key[plain] = key
        if key not in self._others:
            self._others[key] = Identity(
                mention.name, kind, mention.country, proper=True, plural=mention.plural,
                media=mention.media,
            )  # fmt: skip
        identity = self._others[key]
        if mention.head:
            identity.nouns.add(mention.head)
        return identity

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
        whom = " ".join(passage.words(following + 1, end).split())
        tie = passage.phrases[following].word
        return attrs.evolve(mention, name=f"{mention.name} {tie} {whom}")

    def _common(self, passage: Passage, mention: Mention) -> Identity:
        name = self._with_owner(passage, mention)
        key = (fold(name), mention.kind, mention.country)
        if key not in self._others:
            self._others[key] = Identity(
                name, mention.kind, mention.country, plural=mention.plural,
                offices=[mention.office] if mention.office else [], nouns={mention.head},
            )  # fmt: skip
        return self._others[key]

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
            return recent
        held = self._office_holders().get(next(iter(sorted(wanted))), ())
        return next((one for one in held if holds(one, wanted, country)), None) or next(
            (one for one in held if wanted <= one.office_words()), None
        )

    def _office_holders(self) -> dict[str, list[Identity]]:
        """The people with an office, by each word of it; the latest named first."""
        if self._holders is None:
            self._holders = {}
            people = {id(one): one for known in self._people.values() for one in known}
            for one in reversed(people.values()):
                for word in one.office_words():
                    holders = self._holders.setdefault(word, [])
                    if len(holders) < _NAMESAKES:
                        holders.append(one)
        return self._holders

    def _described(self, passage: Passage, mention: Mention) -> Identity | None:
        """The body that "the agency" or "the group" stands for."""

        def fits(one: Identity) -> bool:
            named = {fold(word) for word in one.name.split()}
            return one.proper and one.kind not in ("person", "place", "name") and (
                mention.head in named
                or mention.head in one.nouns
                or mention.head in _GENERIC.get(one.kind, ())
            )  # fmt: skip

        return self._trail.recent(passage, fits)


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
