"""The words that report statements: verbs with their speakers, "according to", a colon."""

from collections.abc import Iterator

from dateline.capture.actors.resolving import Identity
from dateline.capture.reading import Passage
from dateline.capture.statements.reporting import Report
from dateline.capture.statements.speakers import Speakers
from dateline.capture.statements.verb_cues import Cue, verb_cue
from dateline.capture.story import Story
from dateline.capture.tables import words

__all__ = ["Cue", "cues"]


def cues(story: Story, passage: Passage, speakers: Speakers) -> list[Cue]:
    """The cues of a sentence.

    Args:
        story: The article.
        passage: The sentence.
        speakers: Who spoke before; takes note of who speaks here.

    Returns:
        Each in the order of the text.
    """
    if _is_question(passage):
        return []
    found = sorted(_found(passage, speakers), key=lambda cue: cue.index)
    found = _without_relayed(passage, found)
    for number, cue in enumerate(found):
        cue.number = number
    if found:
        speakers.spoke(found[-1].speakers)
    return found


def _is_question(passage: Passage) -> bool:
    last = passage.phrases[-1] if passage.phrases else None
    return last is not None and last.kind == "mark" and last.word == "?"


def _without_relayed(passage: Passage, found: list[Cue]) -> list[Cue]:
    """Cues without those that only lead to another.

    Such as ``Reuters reported a source said`` and ``posted a message blaming``.
    """
    told = [cue for cue in found if not (cue.speakers[0].media and _is_source(passage, cue))]
    found = told or found  # "said the officer, as reported by Reuters"
    kept: list[Cue] = []
    for number, cue in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        relays = (
            following is not None
            and len(cue.speakers) == 1
            and cue.speakers[0].media
            and cue.report.kind == "clause"
            and following.start <= passage.phrases[min(cue.report.content, following.index)].start
        )
        issues = (
            following is not None
            and cue.speakers == following.speakers
            and cue.report.kind == "object"
            and passage.phrases[following.index].gerund
            and _head(passage, cue.index + 1) in words("communications", "own")
        )
        if not relays and not issues and not (kept and _is_within(passage, kept[-1], cue)):
            kept.append(cue)
    return kept


def _is_within(passage: Passage, cue: Cue, inner: Cue) -> bool:
    """Whether what is said begins with its own speaker's verb: ``Doe said | she regretted it``."""
    content = cue.report.content
    if cue.report.kind != "clause" or cue.speakers != inner.speakers or inner.is_after:
        return False
    begins = content < inner.index and passage.phrases[content].is_pronoun
    return begins and content in passage.clauses.subjects(inner.index)


def _is_source(passage: Passage, cue: Cue) -> bool:
    """Whether a cue only says where it was read: ``as reported by Reuters``."""
    before = passage.phrases[cue.index - 1].word if cue.index else ""
    return cue.rule == "statement.as" or (before == "as" and cue.is_after)


def _head(passage: Passage, noun: int) -> str:
    inside = noun < len(passage.phrases) and passage.phrases[noun].kind == "noun"
    return passage.mention(noun).head if inside else ""


def _found(passage: Passage, speakers: Speakers) -> Iterator[Cue]:
    spoken: list[tuple[Identity, ...]] = []
    for index, phrase in enumerate(passage.phrases):
        cue = None
        if phrase.word in ("according", "per"):
            cue = _according(passage, speakers, index)
        elif phrase.kind == "verb":
            cue = _as_told(passage, speakers, index)
            cue = cue or verb_cue(passage, speakers, index, spoken)
        elif phrase.word == ":" and index:
            cue = _colon(passage, speakers, index)
            if cue is None and not spoken:
                cue = _led_to(passage, speakers, index)
        if cue is not None:
            spoken.append(cue.speakers)
            yield cue


def _according(passage: Passage, speakers: Speakers, index: int) -> Cue | None:
    noun = index + (2 if passage.phrases[index].word == "according" else 1)
    if noun >= len(passage.phrases) or passage.phrases[noun].kind != "noun":
        return None
    named = speakers.at(passage, passage.clauses.joined_after(noun))
    if not named:
        return None
    phrases = passage.phrases
    start = phrases[index].start
    after = next(
        (at for at in range(noun + 1, len(phrases)) if phrases[at].kind in ("comma", "quotation")),
        len(phrases),
    )
    leads = index == 0 or all(
        item.kind in ("adverb", "conjunction", "comma", "date") for item in phrases[:index]
    )
    if leads:
        after = _after_apposition(passage, after)
    report = Report("clause" if leads else "before", after, None, noun + 1)
    cited = passage.words(index, noun).lower()
    return Cue(noun, noun, named, start, cited, "statement.according", report, not leads)


def _after_apposition(passage: Passage, comma: int) -> int:
    """The comma after words that tell who a source is: ``according to the SNHR, a monitor |,``."""
    for index in range(comma + 1, len(passage.phrases)):
        kind = passage.phrases[index].kind
        if kind == "comma":
            aside = passage.phrases[comma + 1].word in ("a", "an", "the", "another", "one")
            return index if aside else comma
        if kind not in ("noun", "preposition", "adverb"):
            return comma
    return comma


def _as_told(passage: Passage, speakers: Speakers, verb: int) -> Cue | None:
    """Who or what tells the rest of the sentence: ``as outlined in the statement``."""
    phrases = passage.phrases
    phrase = phrases[verb]
    if verb == 0 or phrases[verb - 1].word != "as" or not phrase.participle or phrase.negated:
        return None
    if verb + 2 >= len(phrases) or phrases[verb + 1].word not in ("in", "by"):
        return None
    noun = verb + 2
    if phrases[noun].kind != "noun" or phrase.lemma not in words("telling_verbs", "verb"):
        return None
    named = speakers.at(passage, passage.clauses.joined_after(noun))
    if not named:
        return None
    report = Report("before", len(phrases), None, verb + 1)
    start = phrases[verb - 1].start
    return Cue(
        noun, noun, named, start, phrase.tokens[-1].text, "statement.as", report, is_after=True
    )


def _led_to(passage: Passage, speakers: Speakers, index: int) -> Cue | None:
    """A sentence about somebody, a colon and a quotation: ``Doe was sure: "It is over."``."""
    phrases = passage.phrases
    if index + 1 >= len(phrases) or phrases[index + 1].kind != "quotation":
        return None
    for verb in range(index - 1, -1, -1):
        if phrases[verb].kind == "verb" and passage.clauses.is_finite(verb):
            subjects = passage.clauses.subjects(verb)
            named = speakers.at(passage, subjects)
            if len(named) != 1 or named[0].kind != "person" or named[0].plural:
                return None
            report = Report("quotation", index + 1, None, index)
            start = min([*(phrases[noun].start for noun in subjects), phrases[verb].start])
            return Cue(index, index, named, start, None, "statement.colon", report)
    return None


def _colon(passage: Passage, speakers: Speakers, index: int) -> Cue | None:
    """A name, a colon and a quotation."""
    phrases = passage.phrases
    named = index - 1
    quoted = index + 1 < len(phrases) and phrases[index + 1].kind == "quotation"
    if not quoted or named != 0 or phrases[0].kind != "noun":
        return None
    found = speakers.at(passage, (named,))
    if not found or not found[0].proper:
        return None
    report = Report("quotation", index + 1, None, index)
    return Cue(index, index, found, phrases[0].start, None, "statement.colon", report)
