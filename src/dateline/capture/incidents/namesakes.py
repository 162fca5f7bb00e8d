"""Whether two tellings name the same sides."""

from collections.abc import Iterable

from dateline.capture.incidents.vocabulary import is_vehicle
from dateline.capture.naming.names import country_of_word
from dateline.model import Actor

__all__ = ["meet", "with_names"]


def with_names(actors: Iterable[Actor]) -> list[Actor]:
    """Those who have a name, and are not only described.

    Args:
        actors: Some sides.
    """
    return [actor for actor in actors if actor.name[:1].isupper()]


def meet(some: Iterable[Actor], others: Iterable[Actor]) -> bool:
    """Whether one of some sides is one of the others, by its name.

    Args:
        some: Sides that one telling names.
        others: Those that another telling names.
    """
    theirs = list(others)
    return any(_are_namesakes(one, other) for one in some for other in theirs)


def _are_namesakes(one: Actor, other: Actor) -> bool:
    """Whether two names share what tells who it is: the last word, or two of a person's."""
    ours, theirs = _words(one), _words(other)
    shared = set(ours) & set(theirs)
    nations = _nations(one), _nations(other)
    both = is_vehicle(one.name) and is_vehicle(other.name)
    if both and all(nations) and not nations[0] & nations[1]:
        return False  # "a Malaysian airliner", "a Ukrainian transport plane"
    if shared & {ours[-1], theirs[-1]}:
        return True
    people = {one.kind, other.kind} <= {None, "person"}
    return people and len(shared) > 1


def _nations(actor: Actor) -> frozenset[str | None]:
    """The countries whose adjectives stand in a name."""
    return frozenset(map(country_of_word, actor.name.split())) - {None}


def _words(actor: Actor) -> list[str]:
    """The words of a name, of which the last tells who or what: ``U.N. | convoy``."""
    return [_plain(word) for word in actor.name.lower().split()] or [""]


def _plain(word: str) -> str:
    return word.removesuffix("s")
