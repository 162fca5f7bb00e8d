"""Where things happen: noun phrases after prepositions of place, as places of the gazetteer."""

from collections.abc import Sequence

from dateline.capture.actors import Actors
from dateline.capture.reading import Passage
from dateline.gazetteer import Toponym, gazetteer
from dateline.model import Place

__all__ = ["Places"]

_AT = frozenset(["in", "at", "near", "on", "off", "from", "inside", "outside", "around", "across", "over", "throughout", "into", "to", "within", "against", "of", "towards", "toward", "between", "through", "along"])  # fmt: skip


class Places:
    """The places of an article.

    Args:
        passages: Its sentences.
        actors: Who is who: what names a person names no place.
    """

    def __init__(self, passages: Sequence[Passage], actors: Actors) -> None:
        self._actors = actors

    def within(self, passage: Passage, start: int, end: int) -> tuple[Place, ...]:
        """The places that a part of a sentence says, after prepositions of place.

        Args:
            passage: The sentence.
            start: Where that part begins, in code points.
            end: Where it ends, half-open.
        """
        found: list[Place] = []
        for index, phrase in enumerate(passage.phrases):
            if phrase.kind != "noun" or not start <= phrase.start < end or index == 0:
                continue
            before = passage.phrases[index - 1]
            if before.kind != "preposition" or before.word not in _AT:
                continue
            place = self.of(passage, index)
            if place is not None and place not in found:
                found.append(place)
        return tuple(found)

    def of(self, passage: Passage, noun: int) -> Place | None:
        """The place that a noun phrase names.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.
        """
        mention = passage.mention(noun)
        if not mention.proper or mention.kind not in ("name", "place", "government"):
            return None
        if any(one.kind == "person" for one in self._actors.of(passage, noun)):
            return None
        found: tuple[Toponym, ...] = gazetteer().named(mention.name)
        if not found:
            if mention.kind == "government" and mention.country:
                return Place(name=mention.name, country=mention.country, precision="country")
            return None
        best = found[0]
        return Place(
            name=best.name, country=best.country, admin1=best.admin1, latitude=best.latitude,
            longitude=best.longitude, precision=best.precision, geonames_id=best.geonames_id,
        )  # type: ignore[arg-type]  # fmt: skip
