"""Who has been named so far, and for whom of them a pronoun or "the two leaders" stands."""

from collections.abc import Callable, Sequence

from dateline.capture.identities import Identity
from dateline.capture.mentions import Mention
from dateline.capture.reading import Passage

__all__ = ["Trail"]

_SINGULAR = frozenset(["he", "she", "him", "her", "his", "himself", "herself"])
_PLURAL = frozenset(["they", "them", "their", "themselves", "both", "others"])
_THING = frozenset(["it", "its", "itself"])
_TWO = frozenset(["two", "both"])
# What two may be called that the article has named, and what kind they are of.
_PAIRS = {
    "leaders": "person", "ministers": "person", "presidents": "person", "men": "person",
    "women": "person", "diplomats": "person", "politicians": "person", "senators": "person",
    "countries": "country", "nations": "country", "governments": "country", "sides": "any",
    "parties": "any", "officials": "person", "secretaries": "person", "states": "country",
}  # fmt: skip
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
        if word in _SINGULAR:
            return self.latest(
                passage,
                lambda group: len(group) == 1 and _is_person(group[0]) and group[0].may_be(word),
            )
        if word in _PLURAL:
            return self.latest(passage, _is_many)
        if word in _THING:
            return self.latest(
                passage,
                lambda group: (
                    len(group) == 1
                    and not _is_person(group[0])
                    and group[0].kind not in ("place", "name", "population")
                ),
            )
        return ()

    def pair(self, passage: Passage, index: int, mention: Mention) -> tuple[Identity, ...]:
        """The two that "the two leaders" or "both sides" stand for.

        Args:
            passage: The sentence.
            index: The index of the noun phrase among its phrases.
            mention: What the noun phrase names.

        Returns:
            The two; none where the noun phrase stands for no two.
        """
        opening = {token.lower for token in passage.phrases[index].tokens[:3]}
        if not opening & _TWO or mention.head not in _PAIRS or mention.country is not None:
            return ()
        if mention.owner is not None:
            return ()
        wanted = _PAIRS[mention.head]

        def fits(group: Sequence[Identity]) -> bool:
            return (
                len(group) == 2
                and all(one.proper for one in group)
                and (
                    wanted == "any"
                    or all((one.kind == "person") == (wanted == "person") for one in group)
                )
            )

        return self.latest(passage, fits) or self._last_two(passage, wanted)

    def _last_two(self, passage: Passage, wanted: str) -> tuple[Identity, ...]:
        """The two of a kind that the sentences before name, if they are just two."""
        found: list[Identity] = []
        for number in range(passage.number - 1, max(-1, passage.number - _MEMORY), -1):
            for _, group in self._entries[number]:
                for one in group:
                    fits = one.proper and (
                        one.kind == "person" if wanted != "country" else one.kind == "government"
                    )
                    if fits and one not in found:
                        found.append(one)
            if len(found) >= 2:
                return tuple(found) if len(found) == 2 else ()
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
            for _, group in reversed(self._entries[number]):
                for one in group:
                    if fits(one):
                        return one
        return None

    def latest(
        self, passage: Passage, fits: Callable[[Sequence[Identity]], bool]
    ) -> tuple[Identity, ...]:
        """The latest that a pronoun can stand for; in each sentence its subjects first.

        Args:
            passage: The sentence to look back from.
            fits: Says whether those named together do.
        """
        here = self._entries[passage.number]
        for _, group in reversed([item for item in here if item[0]]):
            if fits(group):
                return group
        for number in range(passage.number - 1, max(-1, passage.number - _MEMORY), -1):
            if self._passages[number].host is not None and number != passage.number - 1:
                continue
            for subjects in (True, False):
                for subject, group in self._entries[number]:
                    if subject == subjects and fits(group):
                        return group
        return ()


def _is_person(one: Identity) -> bool:
    return one.kind == "person" or (one.kind == "name" and one.proper)


def _is_many(group: Sequence[Identity]) -> bool:
    return (
        len(group) > 1
        or group[0].plural
        or group[0].kind in ("group", "population", "organization")
    )
