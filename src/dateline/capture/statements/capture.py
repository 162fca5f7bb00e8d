"""Statements: who is reported to have said what, by the verb or the words that report it."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.actors.resolving import Identity
from dateline.capture.reading import Passage
from dateline.capture.statements.cues import Cue, cues
from dateline.capture.statements.speakers import Speakers
from dateline.capture.statements.verb_cues import OCCASIONS
from dateline.capture.story import Story
from dateline.capture.tables import words
from dateline.model import Statement

__all__ = ["statements"]

_QUOTES = '"“”„«»‘’'
# Nouns for what others deny or confirm.
_CLAIMS = frozenset(
    [
        *("accusation", "accusations", "allegation", "allegations", "assertion", "charge"),
        *("charges", "claim", "claims", "report", "reports", "rumour", "rumours", "rumor"),
        *("rumors", "suggestion", "demand", "demands", "request", "offer", "proposal", "move"),
    ]
)
# What begins a clause of its own, before which a comma is the speaker's too.
_WHO = frozenset(["I", "we", "you", "he", "she", "it", "they", "and", "but", "so"])
_TIMES = ("date", "adverb")
_LINKS = ("and", "but", "while", "whereas", "as", "or", "with", "that", "though", "although")


def statements(story: Story) -> Iterator[Statement]:
    """The statements of an article.

    Args:
        story: The article.

    Yields:
        Each in the order of the text; what goes on in the next sentence is in the evidence.
    """
    for statement in _told(story):
        # The comma before "he said" is none of the speaker's.
        content = statement.content
        if content is not None and content.endswith(","):
            statement = attrs.evolve(statement, content=content.rstrip(",") or None)
        yield statement


def _told(story: Story) -> Iterator[Statement]:
    speakers = Speakers(story)
    last: Statement | None = None
    loose: list[Passage] = []
    for passage in story.sentences():
        speakers.begin()
        if _is_quotation(passage):
            if last is not None:
                last = _continued(story, last, passage)
            elif not loose:
                loose = [passage]
            continue
        found = [
            _statement(story, passage, cue, start, end)
            for cue, start, end in _spans(passage, cues(story, passage, speakers))
        ]
        if loose and found and (not found[0].content or _goes_on(loose[0], passage)):
            # "It was bad." Jane Doe said.
            found[0] = _led_by(story, found[0], loose[0])
        loose = []
        if last is not None:
            yield last
        last = found.pop() if found else None
        yield from (statement for statement in found if _says_something(statement))
        if last is not None and not (
            _says_something(last) or _quotation_follows(story, passage)
        ):  # fmt: skip
            last = None
        if last is None:
            last = _told_of(story, passage, speakers)
            if last is not None and not _quotation_follows(story, passage):
                last = None
    if last is not None:
        yield last


def _says_something(statement: Statement) -> bool:
    """Whether there is more to a statement than that somebody spoke: not ``Doe remarked``."""
    return statement.content is not None or " " in (statement.verb or "")


def _is_quotation(passage: Passage) -> bool:
    """Whether a sentence is a quotation and nothing else."""
    kinds = [phrase.kind for phrase in passage.phrases if phrase.kind not in ("mark", "comma")]
    return bool(kinds) and set(kinds) == {"quotation"}


def _goes_on(quotation: Passage, passage: Passage) -> bool:
    """Whether a quotation that is not closed goes on in the next paragraph."""
    return (
        quotation.sentence.tokens[-1].text not in _QUOTES
        and quotation.paragraph != passage.paragraph
        and passage.phrases[0].kind == "quotation"
    )


def _quotation_follows(story: Story, passage: Passage) -> bool:
    following = story.following(passage)
    return following is not None and _is_quotation(following)


def _told_of(story: Story, passage: Passage, speakers: Speakers) -> Statement | None:
    """A statement to be, whose quotation follows a sentence about who makes it."""
    for verb in passage.clauses.verbs():
        if not passage.clauses.is_finite(verb):
            continue
        found = speakers.at(passage, passage.clauses.subjects(verb))
        if len(found) == 1 and found[0].kind == "person" and not found[0].plural:
            return Statement(
                speakers=(found[0].actor(),), extractor="rules:statement.quotation"
            )  # fmt: skip
        break
    before = speakers.last()
    if len(before) == 1 and before[0].kind == "person":
        return Statement(speakers=(before[0].actor(),), extractor="rules:statement.quotation")
    return None


def _led_by(story: Story, first: Statement, passage: Passage) -> Statement:
    """A statement with the quotation that stands in the sentence before it."""
    more = story.evidence(passage.start, passage.end, "content")
    content = f"{_unquoted(more.exact)} {first.content or ''}".strip()
    return attrs.evolve(first, direct=True, content=content, evidence=(*first.evidence, more))


def _continued(story: Story, last: Statement, passage: Passage) -> Statement:
    more = story.evidence(passage.start, passage.end, "content" if last.evidence else None)
    before = last.content or ""
    before = f"{before.rstrip(',')}." if before.endswith(",") else before  # '"Yes," he said. "We'
    content = f"{before} {_unquoted(more.exact)}".strip()
    return attrs.evolve(last, direct=True, content=content, evidence=(*last.evidence, more))


def _spans(passage: Passage, found: Sequence[Cue]) -> Iterator[tuple[Cue, int, int]]:
    """Each cue with where the passage that reports it begins and ends."""
    for number, cue in enumerate(found):
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        start = _start(passage, cue, before)
        end = _relative_end(passage, cue)
        if after is not None and not (
            cue.report.kind in ("clause", "before") and _is_nested(passage, cue, after)
        ):
            end = min(end, after.start if after.is_after else _start(passage, after, cue))
        yield cue, start, max(end, passage.phrases[cue.last].end)


def _relative_end(passage: Passage, cue: Cue) -> int:
    """Where a relative clause ends that tells a statement: ``Doe, who said so |, left``."""
    phrases = passage.phrases
    relative = cue.index - 1
    while relative > 0 and phrases[relative].kind in ("adverb", "date"):
        relative -= 1
    if relative < 1 or phrases[relative].word not in ("who", "which"):
        return passage.end
    opens = not any(phrase.kind == "verb" and phrase.finite for phrase in phrases[:relative])
    for index in range(cue.last + 1, len(phrases) - 1):
        if phrases[index].kind != "comma":
            continue
        following = phrases[index + 1]
        if following.kind == "verb" and following.finite:
            subjects = passage.clauses.subjects(index + 1)
            if subjects and max(subjects) < relative:
                return phrases[index].start
        if opens and following.kind == "noun" and passage.clauses.begins_clause(index + 1):
            return phrases[index].start
    return passage.end


def _start(passage: Passage, cue: Cue, before: Cue | None) -> int:
    if before is None:
        return passage.start
    if cue.is_after and not _same(cue, before):
        return passage.start if before.number == 0 else cue.start
    if cue.start > passage.phrases[before.index].start:
        return cue.start
    return passage.phrases[cue.index].start


def _same(one: Cue, other: Cue) -> bool:
    return one.speakers == other.speakers


def _is_nested(passage: Passage, cue: Cue, after: Cue) -> bool:
    """Whether the later cue is part of what the earlier one reports."""
    if _same(cue, after) or after.is_after:
        return False
    first = min([*passage.clauses.subjects(after.index), after.index])
    between = passage.phrases[cue.report.content : first]
    return not any(item.kind in ("conjunction", "semicolon", "comma") for item in between)


def _statement(story: Story, passage: Passage, cue: Cue, start: int, end: int) -> Statement:
    end = _trimmed(story, start, end)
    quoted = [
        passage.sentence.tokens[item.first].start for item in passage.sentence.quotations
    ]  # fmt: skip
    addressees: tuple[Identity, ...] = ()
    if cue.report.addressee is not None:
        addressees = story.identities(passage, passage.clauses.joined_after(cue.report.addressee))
    return Statement(
        speakers=tuple(one.actor() for one in cue.speakers),
        verb=cue.verb,
        content=_content(story, passage, cue, start, end),
        direct=any(start <= first < end for first in quoted),
        addressees=tuple(one.actor() for one in addressees if one not in cue.speakers),
        date=_date(story, passage, cue, start, end),
        evidence=(story.evidence(start, end),),
        extractor=f"rules:{cue.rule}",
    )


def _trimmed(story: Story, start: int, end: int) -> int:
    """Where a passage ends without the words that join it to the next."""
    while True:
        text = story.text[start:end].rstrip(" \t\r\n\xa0,;:—–")
        for link in _LINKS:
            if text.endswith(link) and text[: -len(link)][-1:].isspace():
                text = text[: -len(link)]
                break
        else:
            return end if end - start - len(text) <= 0 else start + len(text)
        end = start + len(text)


def _date(story: Story, passage: Passage, cue: Cue, start: int, end: int) -> str | None:
    """When it was said: a time beside the cue, not one in what is said."""
    phrases = passage.phrases
    content = cue.report.content
    if cue.report.kind in ("before", "quotation") and content >= cue.last:
        first, last = cue.start, end
        if cue.report.kind == "quotation" and not cue.is_after and content < len(phrases):
            first, last = start, phrases[content].start
    elif content < len(phrases):
        first, last = start, max(phrases[content].start, phrases[cue.last].end)
    else:
        first, last = start, end
    if first >= phrases[cue.index].start:
        return story.date(passage, first, last)
    subject = min(cue.start, last)
    near = cue.index
    while near and (phrases[near - 1].kind in _TIMES or phrases[near - 1].word == "on"):
        near -= 1
    return story.date(passage, first, subject) or story.date(
        passage, max(phrases[near].start, first), last
    )


def _content(story: Story, passage: Passage, cue: Cue, start: int, end: int) -> str | None:
    speech = [
        _unquoted(story.text[phrase.start : phrase.end])
        for phrase in passage.phrases
        if phrase.kind == "quotation" and start <= phrase.start < end
    ]
    if speech and cue.report.kind == "quotation":
        if cue.is_after and _begins_before_quotation(passage, cue, start):
            # 'Malta "will not hesitate to defend itself", the minister warned'
            return _plain(story.text[start : cue.start]) or None
        return _spoken([*speech, _rest(story, passage, cue, end)])
    if cue.is_after:
        said = _plain(story.text[start : cue.start])
        return f"{said} {_going_on(story, passage, cue, end)}".strip() or None
    content = cue.report.content
    if cue.report.kind == "nothing" and (denied := _antecedent(passage, cue)):
        return denied
    told = [item.kind for item in passage.phrases[content:] if item.start < end]
    if set(told) <= {"date", "preposition", "adverb", "mark", "comma"}:
        return None  # "Reuters reported on Monday"
    if passage.phrases[content].word == "that" and content + 1 < len(passage.phrases):
        content += 1  # "made clear that"
    first = passage.phrases[content].start
    if story.text[first - 1 : first] in _QUOTES:
        first -= 1
    if cue.report.kind in ("object", "infinitive"):
        end = _without_occasion(passage, content, end)
    return _plain(story.text[first:end]) or None


def _antecedent(passage: Passage, cue: Cue) -> str:
    """What a relative clause without an object is about: ``an accusation | he denies``."""
    first = min([*passage.clauses.subjects(cue.index), cue.index])
    before = first - 1
    if before > 0 and passage.phrases[before].word in ("that", "which"):
        before -= 1
    tied = before >= 0 and passage.phrases[before].kind == "noun"
    head = passage.phrases[before].tokens[-1].lower if tied else ""
    return passage.words(before, before + 1) if head in _CLAIMS else ""


def _begins_before_quotation(passage: Passage, cue: Cue, start: int) -> bool:
    """Whether a noun of what is said stands before the first quotation."""
    for phrase in passage.phrases[: cue.index]:
        if phrase.kind == "quotation":
            return False
        if phrase.kind == "noun" and start <= phrase.start < cue.start:
            return True
    return False


def _rest(story: Story, passage: Passage, cue: Cue, end: int) -> str:
    """A few quoted words after who speaks: ``"We," the mayor said, | "are with you" |``."""
    after = passage.phrases[cue.last + 1 :]
    if not cue.is_after or any(phrase.kind in ("quotation", "noun") for phrase in after[:1]):
        return ""
    if any(phrase.kind == "quotation" for phrase in after):
        return ""
    text = story.text[passage.phrases[cue.last].end : end].strip(" ,")
    return _unquoted(text.rstrip(".")) if text[:1] in _QUOTES and text else ""


def _going_on(story: Story, passage: Passage, cue: Cue, end: int) -> str:
    """The verb of what is said, after who says it: ``The jets, he said, | are gone |``."""
    before = [phrase for phrase in passage.phrases[: cue.index] if phrase.start < cue.start]
    after = passage.phrases[cue.last + 1 :]
    whole = any(phrase.kind == "verb" and phrase.finite for phrase in before)
    if whole or len(after) < 2 or after[0].kind != "comma" or after[1].kind != "verb":
        return ""
    return story.text[after[0].end : end].strip(" ,.") if after[1].finite else ""


def _without_occasion(passage: Passage, content: int, end: int) -> int:
    """Where what is said ends without the words that tell where: ``the raid | in a statement``."""
    last = max((at for at, item in enumerate(passage.phrases) if item.end <= end), default=0)
    while last > content + 1:
        phrase, tie = passage.phrases[last], passage.phrases[last - 1]
        head = phrase.tokens[-1].lower
        if phrase.kind == "noun" and tie.word in ("in", "on", "via", "at"):
            if head not in OCCASIONS and head not in words("communications", "own"):
                break
            end = tie.start
            last -= 2
        elif phrase.kind in ("mark", "date", "preposition"):
            last -= 1
        else:
            break
    return end


def _spoken(parts: Sequence[str]) -> str:
    """What is quoted in parts, without the commas that only part it from who says it.

    ``"The goal," he said, "is peace."``, but ``"If they go," he said, "we stay."``
    """
    said = ""
    for part in filter(None, parts):
        if said.endswith(",") and part.split()[0].split("’")[0].split("'")[0] not in _WHO:
            said = said.rstrip(",") + ("." if part[:1].isupper() else "")
        said = f"{said} {part}".strip()
    return said


def _plain(text: str) -> str:
    text = text.strip(" \t\r\n,.;:—–")
    inner = text[1:-1]
    if text[:1] in _QUOTES and text[-1:] in _QUOTES and not any(mark in inner for mark in '"“”«»'):
        return inner
    return text


def _unquoted(text: str) -> str:
    return text.strip().strip(_QUOTES).strip()
