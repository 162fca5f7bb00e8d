"""The stages of the capture, in order."""

from collections.abc import Iterator

import attrs

from dateline.capture.actors.resolving import Actors
from dateline.capture.deployments import deployments
from dateline.capture.incidents import incidents
from dateline.capture.meetings import meetings
from dateline.capture.merging import merged_deployments, merged_meetings
from dateline.capture.places.resolving import Places, located
from dateline.capture.reading import read
from dateline.capture.statements import statements
from dateline.capture.story import Story
from dateline.capture.summaries.wording import Wording
from dateline.capture.summaries.writing import summary_of
from dateline.capture.supporting import Supporting
from dateline.capture.tables import words
from dateline.layout import Layout, layout_of
from dateline.model import Article, Record

__all__ = ["capture_article", "story_of"]


def capture_article(article: Article) -> Article:
    """Fill in the records of an article from its text.

    Args:
        article: The article; records that it has are left out.

    Returns:
        The same article, with what the rules found, in the order of the text.
    """
    layout = layout_of(article.text)
    article = _completed(article, layout)
    story = story_of(article, layout)
    supporting = Supporting(story)
    records = [
        attrs.evolve(
            record,
            evidence=supporting.evidence(record),
            summary=summary_of(record, Wording(story, record)),
            confidence=_confidence(record),
        )
        for record in sorted(_records(story), key=lambda record: record.evidence[0].start)
    ]
    return attrs.evolve(article, records=tuple(records))


def _confidence(record: Record) -> float | None:
    rule = (record.extractor or "").removeprefix("rules:")
    found = words("confidence", "confidence").get(rule)
    return float(found) if found else None


def story_of(article: Article, layout: Layout) -> Story:
    """An article as the rules see it.

    Args:
        article: The article.
        layout: What stands around its story.
    """
    passages = read(article.text, _body(layout), article.published)
    actors = Actors(passages)
    return Story(article.text, passages, actors, Places(passages, actors), article.published)


def _completed(article: Article, layout: Layout) -> Article:
    """The article with what stands above and before its story, where it has not that already."""
    place = article.dateline or layout.dateline
    if place is not None and place.latitude is None:
        place = located(place.name, layout.region) or place
    return attrs.evolve(article, published=article.published or layout.published, dateline=place)


def _body(layout: Layout) -> int:
    """Where the first sentence begins, after the headline, the byline, dates and dateline."""
    filed_from = [part.end for part in layout.parts if part.kind == "dateline"]
    return max([layout.story, *filed_from])


def _records(story: Story) -> Iterator[Record]:
    yield from merged_meetings(meetings(story))
    yield from statements(story)
    yield from merged_deployments(deployments(story))
    yield from incidents(story)
