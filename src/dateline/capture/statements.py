"""Statements: who is reported to have said what, by the verb or the words that report it."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.actors import Identity
from dateline.capture.phrases import Phrase
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.capture.tables import words
from dateline.model import Statement

__all__ = ["statements"]

_SPEAKING_KINDS = frozenset(
    ["person", "government", "military", "organization", "group", "population", "name", "place"]
)


@attrs.define(eq=False)
class _Cue:
    """Words that report a statement.

    Attributes:
        index: The index of the phrase that holds the cue.
        speakers: Who says it.
        start: Where what reports it begins, in code points.
        verb: The cue as written.
        rule: What found it.
    """

    index: int
    speakers: tuple[Identity, ...]
    start: int
    verb: str
    rule: str


def statements(story: Story) -> Iterator[Statement]:
    """The statements of an article.

    Args:
        story: The article.

    Yields:
        Each in the order of the text; what goes on in the next sentence is in the evidence.
    """
    last: Statement | None = None
    for passage in story.sentences():
        found = list(_of_sentence(story, passage))
        if not found and last is not None and _is_continued(passage, last):
            last = _continued(story, last, passage)
            continue
        if last is not None:
            yield last
            last = None
        yield from found[:-1]
        if found:
            last = found[-1]
    if last is not None:
        yield last


def _is_continued(passage: Passage, last: Statement) -> bool:
    """Whether a sentence is a quotation and nothing else."""
    return [phrase.kind for phrase in passage.phrases if phrase.kind not in ("mark", "comma")] == [
        "quotation"
    ]


def _continued(story: Story, last: Statement, passage: Passage) -> Statement:
    more = story.evidence(passage.start, passage.end, "content")
    content = f"{last.content} {_unquoted(more.exact)}" if last.content else _unquoted(more.exact)
    return attrs.evolve(last, direct=True, content=content, evidence=(*last.evidence, more))


def _of_sentence(story: Story, passage: Passage) -> Iterator[Statement]:
    cues = sorted(_cues(story, passage), key=lambda cue: cue.index)
    if not cues:
        return
    starts = [
        passage.start if before is None else _start_after(passage, before, cue)
        for before, cue in zip([None, *cues], cues, strict=False)
    ]
    for cue, start, end in zip(cues, starts, [*starts[1:], passage.end], strict=True):
        yield _statement(story, passage, cue, start, end)


def _start_after(passage: Passage, before: _Cue, cue: _Cue) -> int:
    """Where what a cue reports begins: at its subject, if that is not the one before's too."""
    if cue.start > passage.phrases[before.index].start:
        return cue.start
    return passage.phrases[cue.index].start


def _statement(story: Story, passage: Passage, cue: _Cue, start: int, end: int) -> Statement:
    evidence = story.evidence(start, end)
    quoted = [
        (passage.sentence.tokens[item.first].start, passage.sentence.tokens[item.last].end)
        for item in passage.sentence.quotations
    ]
    within = [(first, last) for first, last in quoted if start <= first < end]
    speech = [
        phrase
        for phrase in passage.phrases
        if phrase.kind == "quotation" and start <= phrase.start < end
    ]
    content = " ".join(_unquoted(story.text[item.start : item.end]) for item in speech)
    return Statement(
        speakers=tuple(one.actor() for one in cue.speakers),
        verb=cue.verb,
        content=content or _content(story, passage, cue, end),
        direct=bool(within),
        date=story.date(passage, start, end),
        evidence=(evidence,),
        extractor=f"rules:{cue.rule}",
    )


def _content(story: Story, passage: Passage, cue: _Cue, end: int) -> str | None:
    start = passage.phrases[cue.index].end
    content = story.text[start:end].strip(" \t\r\n,.;:")
    return content or None


def _unquoted(text: str) -> str:
    return text.strip().strip('"“”„«»').strip()


def _cues(story: Story, passage: Passage) -> Iterator[_Cue]:
    taken: set[int] = set()
    for index in range(len(passage.phrases)):
        cue = _according(story, passage, index)
        if cue is not None:
            taken.add(index)
            yield cue
    spoken: list[tuple[Identity, ...]] = []
    for verb in passage.clauses.verbs():
        cue = _verb_cue(story, passage, verb, spoken)
        if cue is not None:
            spoken.append(cue.speakers)
            yield cue


def _according(story: Story, passage: Passage, index: int) -> _Cue | None:
    phrases = passage.phrases
    if phrases[index].word != "according" or index + 2 >= len(phrases):
        return None
    noun = index + 2
    if phrases[noun].kind != "noun":
        return None
    speakers = _speakers_at(story, passage, (noun,))
    return (
        _Cue(noun, speakers, phrases[index].start, "according to", "statement.according")
        if speakers
        else None
    )


def _verb_cue(
    story: Story, passage: Passage, verb: int, spoken: Sequence[tuple[Identity, ...]]
) -> _Cue | None:
    phrase = passage.phrases[verb]
    kind = words("statement_verbs", "kind").get(phrase.lemma)
    if kind is None or phrase.negated:
        return None
    if kind == "weak" and not _has_quotation_after(passage, verb):
        return None
    speakers: tuple[Identity, ...] = ()
    if passage.clauses.is_passive(verb):
        agents = [item for item in passage.clauses.complements(verb) if item.preposition == "by"]
        if agents:
            speakers = _speakers_at(story, passage, agents[0].nouns)
    else:
        subjects = passage.clauses.subjects(verb)
        speakers = _speakers_at(story, passage, subjects)
        if not speakers and not subjects:
            speakers = _inverted(story, passage, verb)
    if not speakers:
        return None
    if phrase.gerund and speakers in spoken:
        return None  # "posted a message blaming Iran, saying ..."
    start = min(
        [
            *(
                passage.phrases[noun].start
                for noun in passage.clauses.subjects(verb)
                if noun < verb
            ),
            phrase.start,
        ]
    )
    return _Cue(verb, speakers, start, _main_word(phrase), "statement.verb")


def _main_word(phrase: Phrase) -> str:
    return phrase.tokens[-1].text


def _has_quotation_after(passage: Passage, verb: int) -> bool:
    return any(phrase.kind == "quotation" for phrase in passage.phrases[verb : verb + 6])


def _inverted(story: Story, passage: Passage, verb: int) -> tuple[Identity, ...]:
    """Speakers after the verb: ``"We stand ready," tweeted Johnson``."""
    left = passage.clauses.back(verb - 1)
    if left >= 0 and passage.phrases[left].kind not in ("quotation", "comma"):
        return ()
    return _speakers_at(story, passage, passage.clauses.objects(verb))


def _speakers_at(story: Story, passage: Passage, nouns: Sequence[int]) -> tuple[Identity, ...]:
    found: dict[int, Identity] = {}
    for noun in nouns:
        mention = passage.mention(noun)
        if mention.head in words("communications", "noun"):
            owner = story.actors.owner(passage, noun)
            for one in [owner] if owner is not None else []:
                found.setdefault(id(one), one)
            continue
        for one in story.actors.of(passage, noun):
            if one.kind in _SPEAKING_KINDS:
                found.setdefault(id(one), one)
    return tuple(found.values())
