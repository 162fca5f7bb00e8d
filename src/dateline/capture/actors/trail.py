"""Who has been named so far, and for whom of them a pronoun or "the two leaders" stands."""

from collections.abc import Callable, Sequence

from dateline.capture.actors.identities import Identity, office_words
from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import is_office_word
from dateline.capture.reading import Passage
from dateline.capture.tables import words

__all__ = ["Trail", "stands_for"]

_SINGULAR = frozenset(["he", "she", "him", "her", "his", "himself", "herself"])
_PLURAL = frozenset(["they", "them", "their", "themselves", "both", "others"])
_THING = frozenset(["it", "its", "itself"])
_POINTING = frozenset(["the", "these", "those", "both", "all", "our"])
_COUNTS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
# What several may be called that the article has named, and what kind they are of.
_GROUPS = {
    "leaders": "person", "ministers": "person", "presidents": "person", "men": "person",
    "women": "person", "diplomats": "person", "politicians": "person", "senators": "person",
    "countries": "country", "nations": "country", "governments": "country", "sides": "any",
    "parties": "any", "officials": "person", "secretaries": "person", "states": "country",
    "organizations": "body", "organisations": "body", "groups": "body", "companies": "body",
    "agencies": "body", "firms": "body", "bodies": "body", "unions": "body",
}  # fmt: skip
# Nouns for all who took part in a meeting or a call.
_MEETING = frozenset(["participants", "attendees", "sides"])
# Bodies of several people that the news calls "they".
_COLLECTIVE = frozenset(
    [
        *("administration", "cabinet", "congress", "council", "court", "government", "junta"),
        *("parliament", "senate", "army", "military", "navy", "police", "family"),
    ]
)
# No sentence names more than this before one that fits.
_NAMED = 60
# How many sentences back a pronoun or "the minister" may look.
_MEMORY = 8


class Trail:
    """Those whom the sentences name, as one who reads would remember them.

    Args:
        passages: The sentences of the article.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._entries: list[list[tuple[bool, tuple[Identity, ...]]]] = [[] for _ in passages]

    def add(self, passage: Passage, group: tuple[Identity, ...], subject: bool) -> None:
        """Take note of those whom a noun phrase names, or several that are joined.

        Args:
            passage: The sentence.
            group: Those named.
            subject: Whether they are the subject of a verb.
        """
        entry = (subject, group)
        if len(group) < 2 or entry not in self._entries[passage.number]:
            self._entries[passage.number].append(entry)

    def pronoun(self, passage: Passage, word: str) -> tuple[Identity, ...]:
        """Whom a pronoun stands for.

        Args:
            passage: The sentence.
            word: The pronoun in lower case.
        """
        if word in _PLURAL:
            return self.latest(passage, _is_many, _are_several) or self.latest(passage, _is_many)
        return self.latest(passage, lambda group: len(group) == 1 and stands_for(word, group[0]))

    def epithet(self, passage: Passage, mention: Mention) -> Identity | None:
        """The person for whom "the French singer" stands.

        Args:
            passage: The sentence.
            mention: The noun phrase.
        """
        told = words("genders", "gender").get(mention.head)
        pronoun = {"female": "she", "male": "he", None: ""}[told]

        def fits(group: Sequence[Identity]) -> bool:
            one = group[0]
            return (
                (len(group) == 1 and one.kind == "person" and one.proper)
                and one.may_be(pronoun)
                and mention.country in (None, one.country or mention.country)
            )

        found = self.latest(passage, fits)
        return found[0] if found else None

    def several(self, passage: Passage, index: int, mention: Mention) -> tuple[Identity, ...]:
        """Those that "the two leaders", "both sides", "the three" or "the ministers" stand for.

        Args:
            passage: The sentence.
            index: The index of the noun phrase among its phrases.
            mention: What the noun phrase names.

        Returns:
            All of them; none where the noun phrase stands for nobody named before.
        """
        if mention.country is not None or mention.owner is not None:
            return ()
        opening = [token.lower for token in passage.phrases[index].tokens[:3]]
        count = next((_COUNTS[word] for word in opening if word in _COUNTS), 0)
        wanted = "any" if mention.head in _COUNTS else _GROUPS.get(mention.head)
        if count and wanted is not None and opening[0] in _POINTING:
            return self._counted(passage, wanted, count)
        if mention.head in _MEETING:
            return self.latest(passage, _are_people)
        held = _office_of_each(mention)
        if not held:
            return ()
        return self.latest(
            passage, lambda group: _are_people(group) and _hold(group, held)
        ) or self._all_named(passage, held)

    def _counted(self, passage: Passage, wanted: str, count: int) -> tuple[Identity, ...]:
        def fits(group: Sequence[Identity]) -> bool:
            return len(group) == count and all(one.proper and _is_of(one, wanted) for one in group)

        return self.latest(passage, fits) or self._last_named(passage, wanted, count)

    def _all_named(self, passage: Passage, office: frozenset[str]) -> tuple[Identity, ...]:
        """All of an office whom the sentences before name, if they are more than one."""
        found: dict[Identity, None] = {}
        for number in range(passage.number - 1, max(-1, passage.number - _MEMORY), -1):
            for _, group in self._entries[number]:
                found.update((one, None) for one in group if one.proper and _hold([one], office))
            if len(found) > 1:
                return tuple(found)
        return ()

    def _last_named(self, passage: Passage, wanted: str, count: int) -> tuple[Identity, ...]:
        """Those of a kind that the sentences before name, if they are as many as wanted."""
        wanted = "person" if wanted == "any" else wanted
        found: list[Identity] = []
        for number in range(passage.number - 1, max(-1, passage.number - _MEMORY), -1):
            for _, group in self._entries[number]:
                for one in group:
                    if one.proper and _is_of(one, wanted) and one not in found:
                        found.append(one)
            if len(found) >= count:
                return tuple(found) if len(found) == count else ()
        return ()

    def recent(
        self, passage: Passage, fits: Callable[[Identity], bool], memory: int = _MEMORY
    ) -> Identity | None:
        """The latest named before that fits.

        Args:
            passage: The sentence to look back from.
            fits: Says whether one does.
            memory: How many sentences back to look.
        """
        for number in range(passage.number, max(-1, passage.number - memory), -1):
            for _, group in self._entries[number][:-_NAMED:-1]:
                for one in group:
                    if fits(one):
                        return one
        return None

    def only(self, passage: Passage, fits: Callable[[Identity], bool]) -> Identity | None:
        """The one that fits of those named before, if no other does.

        Args:
            passage: The sentence to look back from.
            fits: Says whether one does.
        """
        found = {
            id(one): one
            for entries in self._entries[max(0, passage.number - _MEMORY) : passage.number + 1]
            for _, group in entries
            for one in group
            if fits(one)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def latest(
        self,
        passage: Passage,
        fits: Callable[[Sequence[Identity]], bool],
        others_fit: Callable[[Sequence[Identity]], bool] | None = None,
    ) -> tuple[Identity, ...]:
        """The latest that a pronoun can stand for; in each sentence its subjects first.

        Args:
            passage: The sentence to look back from.
            fits: Says whether those named together do.
            others_fit: The same for those who are no subjects, where that is less.
        """
        here = self._entries[passage.number]
        for _, group in reversed([item for item in here if item[0]]):
            if fits(group):
                return group
        for number in range(passage.number - 1, max(-1, passage.number - _MEMORY), -1):
            if self._passages[number].host is not None and number != passage.number - 1:
                continue
            for subjects in (True, False):
                suits = fits if subjects else others_fit or fits
                for subject, group in self._entries[number]:
                    if subject == subjects and suits(group):
                        return group
        last = (group for subject, group in reversed(here) if not subject)
        return next(filter(others_fit or fits, last), ())


def stands_for(pronoun: str, one: Identity) -> bool:
    """Whether a pronoun can stand for one, by what it is.

    Args:
        pronoun: In lower case.
        one: The one.
    """
    if pronoun in _SINGULAR:
        return _is_person(one) and one.may_be(pronoun)
    if pronoun in _THING:
        return not _is_person(one) and one.kind not in ("place", "name", "population")
    return pronoun in _PLURAL and _is_many([one])


def _is_of(one: Identity, wanted: str) -> bool:
    """Whether one is of the kind that a noun for several is for."""
    kinds = {"person": ("person",), "country": ("government",), "body": ("organization", "group")}
    return wanted == "any" or one.kind in kinds[wanted]


def _is_person(one: Identity) -> bool:
    return one.kind == "person" or (one.kind == "name" and one.proper)


def _are_people(group: Sequence[Identity]) -> bool:
    return len(group) > 1 and all(one.proper and one.kind == "person" for one in group)


def _office_of_each(mention: Mention) -> frozenset[str]:
    """The office in "the Special Representatives" or "the ministers"; nothing if it is none."""
    before, _, last = mention.name.rpartition(" ")
    singular = last[:-3] + "y" if last.endswith("ies") else last.removesuffix("s")
    if singular == last or not is_office_word(singular.lower()):
        return frozenset()
    return office_words(f"{before} {singular}")


def _hold(group: Sequence[Identity], office: frozenset[str]) -> bool:
    """Whether one has an office, and the others have it too or are the counterparts of that one."""
    if office == frozenset(["leader"]):
        return all(one.leads() for one in group)
    held = [one.office_words() for one in group]
    return any(office <= parts for parts in held) and all(
        office <= parts or "counterpart" in parts for parts in held
    )


def _are_several(group: Sequence[Identity]) -> bool:
    return len(group) > 1 or group[0].plural or group[0].kind == "population"


def _is_many(group: Sequence[Identity]) -> bool:
    return (
        len(group) > 1
        or group[0].plural
        or group[0].kind in ("group", "population", "organization")
        or bool(group[0].nouns & _COLLECTIVE)
    )
