"""Meetings: who met, spoke or will meet with whom, by verbs and by nouns."""

from collections.abc import Iterator, Sequence

from dateline.capture.actors import Identity
from dateline.capture.reading import Passage
from dateline.capture.status import is_negated, status_of
from dateline.capture.story import Story
from dateline.capture.tables import words
from dateline.model import Meeting, Status

__all__ = ["meetings"]

_SIDES = frozenset(["person", "government", "organization", "group", "military", "place", "name"])
_WITH = frozenset(["with", "between"])
_LIGHT = frozenset(["have", "hold", "host", "conduct", "begin", "start", "resume", "open", "attend", "convene", "join", "complete", "conclude", "continue", "plan", "schedule"])  # fmt: skip
_PHONE = frozenset(["phone", "telephone"])
_PRESS = frozenset(["reporters", "journalists", "media", "people", "others"])
_VIRTUAL = frozenset(["video", "videoconference", "virtually", "zoom"])


def meetings(story: Story) -> Iterator[Meeting]:
    """The meetings of an article.

    Args:
        story: The article.

    Yields:
        Each that a sentence reports, in the order of the text, and again where it is told again.
    """
    for passage in story.passages:
        for verb in passage.clauses.verbs():
            found = _by_verb(story, passage, verb)
            if found is not None:
                yield found
        for noun, phrase in enumerate(passage.phrases):
            if phrase.kind == "noun":
                found = _by_noun(story, passage, noun)
                if found is not None:
                    yield found


def _by_verb(story: Story, passage: Passage, verb: int) -> Meeting | None:
    phrase = passage.phrases[verb]
    sides = words("meeting_verbs", "sides").get(phrase.lemma)
    if sides is None or is_negated(passage, verb):
        return None
    clauses = passage.clauses
    subjects = _sides(story, passage, clauses.subjects(verb))
    if sides == "object":
        if clauses.is_passive(verb):
            return None
        others = [
            one for one in _sides(story, passage, clauses.objects(verb)) if one.kind == "person"
        ]
        if not (subjects and others):
            return None
    else:
        nouns = [
            noun
            for item in clauses.complements(verb)
            if item.preposition == "with"
            for noun in item.nouns
        ]
        if phrase.lemma in ("speak", "talk"):
            nouns += [
                n for c in clauses.complements(verb) if c.preposition == "to" for n in c.nouns
            ]
        others = _sides(story, passage, nouns)
        if phrase.lemma == "meet":
            others = [*others, *_sides(story, passage, clauses.objects(verb))]
        if clauses.is_passive(verb):
            return None
    participants = _distinct([*subjects, *others])
    if not subjects or not _are_sides(participants, phrase.lemma == "meet"):
        return None
    format = words("meeting_verbs", "format")[phrase.lemma] or None
    start, end = _clause(passage, verb)
    return _meeting(
        story, passage, participants, format, status_of(passage, verb), start, end, "meeting.verb"
    )


def _clause(passage: Passage, verb: int) -> tuple[int, int]:
    """The span of a verb's clause, in code points."""
    clauses = passage.clauses
    before = [noun for noun in clauses.subjects(verb) if noun < verb]
    first = min([*before, verb])
    other = [v for v in clauses.verbs() if v < verb and clauses.is_finite(v)]
    start = passage.start if not other else passage.phrases[first].start
    last = clauses.clause_end(verb)
    return start, passage.phrases[last - 1].end


def _by_noun(story: Story, passage: Passage, noun: int) -> Meeting | None:
    mention = passage.mention(noun)
    nouns = words("meeting_nouns", "format")
    if mention.proper or mention.head not in nouns:
        return None
    name = mention.name.lower()
    long = next((one for one in nouns if " " in one and name.endswith(one)), mention.head)
    clauses = passage.clauses
    sides: list[Identity] = []
    owner = story.actors.owner(passage, noun)
    end = noun + 1
    phrases = passage.phrases
    index = noun + 1
    while index + 1 < len(phrases) and (
        phrases[index].kind in ("date", "adverb")
        or (phrases[index].kind == "preposition" and phrases[index + 1].kind in ("noun", "date"))
    ):
        if phrases[index].kind == "preposition" and phrases[index + 1].kind == "noun":
            joined = clauses.joined_after(index + 1)
            if phrases[index].word in _WITH:
                sides += _sides(story, passage, joined)
            index = joined[-1]
        index += 1
        end = index
    governor = _light_verb(passage, noun)
    status: Status = "occurred"
    start = phrases[noun].start
    if governor is not None:
        status = status_of(passage, governor)
        if is_negated(passage, governor):
            return None
        subjects = _sides(story, passage, clauses.subjects(governor))
        sides = [*subjects, *sides]
        if subjects:
            start = min(start, phrases[min(clauses.subjects(governor))].start)
    elif owner is not None and owner.kind in _SIDES:
        sides = [owner, *sides]
    participants = _distinct(sides)
    if len(participants) < 2:
        return None
    stop = max(phrases[min(end, len(phrases)) - 1].end, phrases[noun].end)
    return _meeting(
        story, passage, participants, nouns[long] or None, status, start, stop, "meeting.noun"
    )


def _light_verb(passage: Passage, noun: int) -> int | None:
    """The verb that has a meeting for its object: ``held talks``, ``had a phone conversation``."""
    for verb in passage.clauses.verbs():
        if passage.phrases[verb].lemma in _LIGHT and noun in passage.clauses.objects(verb):
            return verb
    return None


def _meeting(
    story: Story, passage: Passage, participants: Sequence[Identity], format: str | None,
    status: Status, start: int, end: int, rule: str,
) -> Meeting:  # fmt: skip
    spoken = {token.lower for token in passage.sentence.tokens if start <= token.start < end}
    if spoken & _PHONE:
        format = "phone"
    elif spoken & _VIRTUAL:
        format = "virtual"
    places = story.places_in(passage, start, passage.end)
    if format == "phone" and places and not spoken & _PHONE:
        format = "in_person"
    return Meeting(
        participants=tuple(one.actor() for one in participants),
        format=format,  # type: ignore[arg-type]
        status=status,
        date=story.date(passage, start, passage.end, future=status == "planned"),
        places=places[:1],
        evidence=(story.evidence(start, end),),
        extractor=f"rules:{rule}",
    )


def _sides(story: Story, passage: Passage, nouns: Sequence[int]) -> list[Identity]:
    return [one for one in story.identities(passage, nouns) if one.kind in _SIDES and not one.media]


def _distinct(found: Sequence[Identity]) -> list[Identity]:
    return list({id(one): one for one in found}.values())


def _are_sides(participants: Sequence[Identity], alone: bool) -> bool:
    """Whether they can meet: two, or one that is several by itself, such as the G7."""
    if len(participants) > 1:
        return True
    return (
        alone
        and len(participants) == 1
        and participants[0].kind == "organization"
        and participants[0].proper
    )
