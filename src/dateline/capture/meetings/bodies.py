"""Bodies that meet by themselves: ``the NATO summit``, ``a cabinet meeting``."""

import datetime
from collections.abc import Sequence

from dateline.capture.actors.resolving import Identity
from dateline.capture.dates.finding import day_of
from dateline.capture.grammar.tokens import Token
from dateline.capture.meetings.words import measured
from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import known_name
from dateline.capture.reading import Passage
from dateline.capture.status import Governor, noun_stance, stance_of_adjective
from dateline.capture.story import Story
from dateline.capture.tables import words

__all__ = ["bodies_within", "is_body", "is_occasion", "is_upcoming"]

# No name of a body that is known has more words.
_LONGEST_NAME = 4
# How far behind a noun its date may begin: "the summit on May 9".
_BESIDE = 4


def bodies_within(story: Story, passage: Passage, noun: int) -> list[Identity]:
    """The body whose meeting a noun phrase tells of: ``NATO`` in ``the next NATO summit``.

    Args:
        story: The article.
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    tokens = passage.phrases[noun].tokens[:-1]
    for length in range(min(_LONGEST_NAME, len(tokens)), 0, -1):
        for first in range(len(tokens) - length + 1):
            mention = _body(passage, tokens[first : first + length])
            one = story.actors.identity(passage, mention) if mention is not None else None
            if one is not None:
                return [one]
    return []


def _body(passage: Passage, tokens: Sequence[Token]) -> Mention | None:
    start, end = tokens[0].start, tokens[-1].end
    name = passage.text[start:end]
    known = known_name(name)
    if known is not None and known.kind == "organization" and not known.media:
        return Mention(start, end, known.name, known.kind, proper=True, country=known.country)
    if len(tokens) == 1 and words("meeting_parties", "kind").get(tokens[0].lower) == "bodies":
        return Mention(start, end, name, "government", head=tokens[0].lower)
    return None


def is_body(one: Identity) -> bool:
    """Whether one is several by itself: ``the Israeli cabinet``.

    Args:
        one: Who meets.
    """
    kinds = words("meeting_parties", "kind")
    return any(kinds.get(noun) == "bodies" for noun in one.nouns)


def is_occasion(passage: Passage, noun: int, governor: Governor | None) -> bool:
    """Whether a meeting of a body only tells where or when something else happened.

    Such as ``on the sidelines of the NATO summit``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
        governor: The verb that it belongs to.
    """
    if passage.phrases[noun].word in ("a", "an"):
        return False
    return governor is None or governor.role == "complement"


def is_upcoming(story: Story, passage: Passage, noun: int) -> bool:
    """Whether a noun phrase says by itself that it is to come: ``the May 9 summit``, in April.

    Args:
        story: The article.
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    phrases, phrase = passage.phrases, passage.phrases[noun]
    head = phrases[measured(passage, noun)]
    if any(
        stance_of_adjective(token.lower) == "planned" for token in (*head.tokens, *phrase.tokens)
    ):
        return True
    tied = noun > 1 and phrases[noun - 1].kind == "preposition"
    if tied and noun_stance(phrases[noun - 2].tokens[-1].lower) == "planned":
        return True  # "plans for the summit"
    published = day_of(story.published)
    for mention in passage.dates:
        if phrase.start <= mention.start <= phrase.end + _BESIDE:
            past, future = _first_day(mention.edtf), _first_day(mention.edtf_future)
            if published is None or past is None or future is None:
                return False
            return published < past or future - published < published - past
    return False


def _first_day(date: str | None) -> datetime.date | None:
    return day_of(date.partition("/")[0]) if date is not None else None
