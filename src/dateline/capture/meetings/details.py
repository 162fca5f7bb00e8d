"""What is told of a meeting beside who met: where, when, how, about what, and what came of it."""

import attrs

from dateline.capture.reading import Passage
from dateline.capture.tables import words

__all__ = [
    "Extent",
    "date_of",
    "extent_of",
    "format_of",
    "is_topic_at",
    "outcome_of",
    "reach_of",
    "topics_of",
]

_PHONE = frozenset(["phone", "telephone", "telephoned", "phoned"])
_VIRTUAL = frozenset(["video", "videoconference", "virtual", "virtually", "zoom", "online"])
_TALK = frozenset(["speak", "talk", "chat", "confer", "consult", "negotiate"])
_ENDS = frozenset(["semicolon", "quotation", "mark"])
_LONGEST_TOPIC = 200


@attrs.frozen
class Extent:
    """The part of a sentence that tells of a meeting.

    Attributes:
        first: The index of its first phrase.
        at: The index of its verb or noun of meeting.
        last: The index of its last phrase, half-open.
        is_open: Whether the rest of the sentence can tell more of it.
        is_past: Whether its verb tells of the past, though those are yet to meet: ``arrived for``.
    """

    first: int
    at: int
    last: int
    is_open: bool = True
    is_past: bool = False


def extent_of(passage: Passage, verb: int, noun: int | None = None) -> Extent:
    """The clause of a verb, with what opens the sentence before it.

    Args:
        passage: The sentence.
        verb: The index of the verb.
        noun: The index of the noun of meeting, if it is one that tells of it.
    """
    clauses, phrases = passage.clauses, passage.phrases
    at = verb if noun is None else noun
    before = [found for found in clauses.subjects(verb) if found < verb]
    first = min([*before, verb, at])
    opening = any(
        phrase.kind in ("subordinator", "semicolon", "quotation")
        or (phrase.kind == "verb" and clauses.is_finite(index))
        for index, phrase in enumerate(phrases[:first])
    )
    last = max(clauses.clause_end(verb), at + 1)
    return Extent(first if opening else 0, at, last)


def date_of(passage: Passage, start: int, end: int, future: bool) -> str | None:
    """When those met, by a part of a sentence, but not when a deal was made they spoke about.

    Args:
        passage: The sentence.
        start: Where that part begins, in code points.
        end: Where it ends, half-open.
        future: Whether it is still to come.

    Returns:
        EDTF, or None where the part says no time that can be resolved.
    """
    for mention in passage.dates:
        if not start <= mention.start < end or mention.relation != "at":
            continue
        before = passage.text[max(0, mention.start - 8) : mention.start].lower().split()
        year = passage.text[mention.start : mention.end].isdigit()
        if year and before and before[-1] in ("the", "a", "its", "their", "of"):
            continue
        found = mention.edtf_future if future else mention.edtf
        if found is not None:
            return found
    return None


def reach_of(passage: Passage, extent: Extent) -> int:
    """How far what follows may still tell of the meeting: as far as nobody is said to speak.

    Args:
        passage: The sentence.
        extent: The part of it that tells of the meeting for certain.

    Returns:
        The index of the phrase that tells of it no more.
    """
    phrases = passage.phrases
    for index in range(extent.last, len(phrases)):
        if phrases[index].kind in ("semicolon", "quotation"):
            return index
        if phrases[index].kind == "verb" and phrases[index].lemma in words(
            "statement_verbs", "verb"
        ):
            subjects = [one for one in passage.clauses.subjects(index) if one >= extent.last]
            return min([index, *subjects])
    return len(phrases)


def is_topic_at(passage: Passage, at: int, index: int) -> bool:
    """Whether a preposition tells what those who met spoke about.

    Args:
        passage: The sentence.
        at: The index of the verb or noun of meeting.
        index: The index of the preposition.
    """
    phrase = passage.phrases[index]
    if phrase.kind != "preposition" or index + 1 >= len(passage.phrases):
        return False
    following = passage.phrases[index + 1]
    if following.kind != "noun":
        return False
    if words("meeting_topics", "kind").get(phrase.word) == "preposition":
        return True
    if phrase.word not in ("on", "over"):
        return False
    if words("meeting_topics", "kind").get(following.tokens[-1].lower) == "occasion":
        return False
    before = passage.phrases[index - 1]
    if before.kind == "noun" and index - 1 != at and not passage.mention(index - 1).proper:
        return False  # "following the attack on Israel"
    verb = passage.phrases[at]
    return verb.kind == "noun" or verb.lemma in _TALK


def topics_of(passage: Passage, extent: Extent) -> tuple[str, ...]:
    """What a meeting was about.

    Args:
        passage: The sentence.
        extent: The part of it.
    """
    phrases = passage.phrases
    kinds = words("meeting_topics", "kind")
    for index in range(extent.at, min(len(phrases), extent.last + 2)):
        phrase = phrases[index]
        if phrase.kind in _ENDS and index > extent.at:
            break
        if index > extent.at and is_topic_at(passage, extent.at, index):
            return _topic(passage, index + 1)
        is_verb = phrase.kind == "verb" and kinds.get(phrase.lemma) == "verb"
        if is_verb and (index == extent.at or not passage.clauses.is_passive(index)):
            objects = passage.clauses.objects(index)
            if objects:
                return _topic(passage, objects[0])
        focus = phrase.kind == "verb" and phrase.lemma in ("focus", "center", "centre")
        if focus and index + 2 < len(phrases) and phrases[index + 1].word == "on":
            return _topic(passage, index + 2)
    return ()


def _topic(passage: Passage, noun: int) -> tuple[str, ...]:
    """A noun phrase with all that is tied to it."""
    phrases = passage.phrases
    if phrases[noun].kind != "noun" or phrases[noun].is_pronoun:
        return ()
    end = noun + 1
    while end < len(phrases):
        joint = phrases[end].kind
        following = phrases[end + 1].kind if end + 1 < len(phrases) else ""
        ties = joint == "preposition" or phrases[end].word == "and"
        if ties and following == "noun":
            end += 2
        elif joint == "noun" and passage.mention(end).proper:
            end += 1  # "the journalist | Jane Doe"
        else:
            break
    if end < len(phrases) and phrases[end].kind == "verb" and phrases[end].infinitive:
        end = passage.clauses.clause_end(end)
        while phrases[end - 1].kind in ("mark", "comma", "conjunction", "preposition"):
            end -= 1
    if phrases[end - 1].kind == "noun" and phrases[end - 1].tokens[-1].tag == "adjective":
        return ()
    text = " ".join(passage.words(noun, end).split())
    text = f"the {text[4:]}" if text.startswith("The ") else text
    return (text,) if len(text) <= _LONGEST_TOPIC else ()


def outcome_of(passage: Passage, verb: int) -> str | None:
    """What those who met agreed to, if that is what a verb says.

    Args:
        passage: The sentence.
        verb: The index of the verb.
    """
    phrases = passage.phrases
    if words("meeting_topics", "kind").get(phrases[verb].lemma) != "outcome":
        return None
    following = verb + 1
    while following < len(phrases) and phrases[following].kind not in ("verb", *_ENDS):
        following += 1
    agreed = phrases[verb].tokens[-1].text
    if following < len(phrases) and phrases[following].infinitive:
        last = passage.clauses.clause_end(following)
        return f"{agreed} {' '.join(passage.words(following, last).split())}".rstrip(" .")
    if verb + 2 < len(phrases) and phrases[verb + 1].word in ("on", "to", "that", "upon"):
        last = following if phrases[verb + 1].word != "that" else len(phrases)
        return " ".join(passage.words(verb, last).split()).rstrip(" .")
    return None


def format_of(passage: Passage, extent: Extent, usual: str | None, has_place: bool) -> str | None:
    """How those met: in person, by phone or by video.

    Args:
        passage: The sentence.
        extent: The part of it.
        usual: What the verb or noun tells.
        has_place: Whether a place is told, where one does not phone.
    """
    spoken = {
        token.lower
        for phrase in passage.phrases[extent.first : extent.last]
        for token in phrase.tokens
    }
    if spoken & _PHONE:
        return "phone"
    if spoken & _VIRTUAL:
        return "virtual"
    return "in_person" if usual in ("phone", None) and has_place else usual
