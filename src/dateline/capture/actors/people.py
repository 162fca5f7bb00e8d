"""The people of an article, by their names: ``Jane Doe``, and then ``Doe``."""

from collections.abc import Callable, Iterable, Sequence

from dateline.capture.actors.identities import Identity, is_same_person, name_words
from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import fold
from dateline.capture.tables import words as table
from dateline.gazetteer import gazetteer

__all__ = ["People"]

# Of more people who share a name, none is told from the others by it.
_NAMESAKES = 50
# A place with more people is likelier meant by its name than one who has it for a given name.
_LARGE = 100_000


class People:
    """The people that an article names, each by any word of the name."""

    def __init__(self) -> None:
        self._known: dict[str, list[Identity]] = {}
        self._holders: dict[str, list[Identity]] | None = None

    def introduce(self, mention: Mention) -> Identity:
        """The person of a name, known from now on.

        Args:
            mention: A name of a person.
        """
        words = _folded(mention)
        identity = self._of_name(words) or self._of_longer_name(words)
        if identity is None:
            identity = Identity(mention.name, "person", proper=True)
            self._file(identity, words)
        identity.learn(mention)
        return identity

    def _of_name(self, words: Sequence[str]) -> Identity | None:
        candidates = self._known.get(words[-1] if words else "", ())
        return next((one for one in candidates if is_same_person(words, one)), None)

    def _of_longer_name(self, words: Sequence[str]) -> Identity | None:
        """One whose name holds all words of this, or the reverse: they share a word."""
        for word in words if len(words) > 1 else ():
            for known in self._known.get(word, [])[:_NAMESAKES]:
                theirs = {fold(part) for part in name_words(known.name)}
                if set(words) <= theirs or theirs <= set(words):
                    self._file(known, words)
                    return known
        return None

    def _file(self, identity: Identity, words: Iterable[str]) -> None:
        for word in words:
            known = self._known.setdefault(word, [])
            if len(known) < _NAMESAKES and identity not in known:
                known.append(identity)

    def named(
        self,
        mention: Mention,
        recent: Callable[[Callable[[Identity], bool]], Identity | None],
    ) -> Identity | None:
        """The person whom a name stands for, in full or by a part of it.

        Args:
            mention: The name.
            recent: Finds the latest named that fits, to choose among namesakes.

        Returns:
            The person, or None where the article introduces none of that name.
        """
        words = _folded(mention)
        if not words:
            return None
        candidates = self._known.get(words[-1], [])
        if len(words) == 1 and mention.kind == "name":
            last = [one for one in candidates if fold(one.name.split()[-1]) == words[0]]
            candidates = last or ([] if _is_large_place(mention.name) else candidates)
        same = [one for one in candidates if is_same_person(words, one)]
        if len(same) < 2:
            return same[0] if same else None
        return recent(lambda one: one in same) or same[0]

    def with_office_word(self, word: str) -> Sequence[Identity]:
        """The people with a word in the name of their office; the latest introduced first.

        Args:
            word: Folded.
        """
        if self._holders is None:
            self._holders = {}
            people = {id(one): one for known in self._known.values() for one in known}
            for one in reversed(people.values()):
                for held in one.office_words():
                    holders = self._holders.setdefault(held, [])
                    if len(holders) < _NAMESAKES:
                        holders.append(one)
        return self._holders.get(word, ())


def _is_large_place(name: str) -> bool:
    """Whether a name that is but a given name of someone is likelier a place: ``Paris``."""
    if fold(name) in table("given_names", "gender"):
        return False
    return any(
        not item.lesser and (item.precision != "city" or item.population >= _LARGE)
        for item in gazetteer().named(name)
    )


def _folded(mention: Mention) -> list[str]:
    return [fold(word) for word in name_words(mention.name)]
