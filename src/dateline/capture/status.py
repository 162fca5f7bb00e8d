"""Whether what a clause tells has happened: occurred, planned, alleged, denied, hypothetical."""

import functools
from collections.abc import Iterator, Mapping
from typing import Final, cast, get_args

import attrs

from dateline.capture.grammar.lexicon import takes_clause
from dateline.capture.reading import Passage
from dateline.capture.tables import rows, words
from dateline.model import Status

__all__ = [
    "Governor",
    "governor_of",
    "is_negated",
    "is_refused",
    "noun_stance",
    "noun_status",
    "stance_of_adjective",
    "status_of",
]

_FUTURE: Final = frozenset(
    ["will", "would", "shall", "we'll", "they'll", "he'll", "she'll", "it'll"]
)
_POSSIBLE: Final = frozenset(["may", "might", "could", "can", "should", "must"])
_DOUBTED: Final = frozenset(["allegedly", "supposedly", "purportedly"])
# What parts a gerund from the verb before it: "urged calm, saying".
_APART: Final = frozenset(["comma", "subordinator", "noun"])
_CONDITIONS: Final = frozenset(["if", "unless", "whether"])
_REFUSALS: Final = frozenset(["refuse", "decline", "fail"])
# Prepositions of what is to come where the verb is: "will travel to Rome for talks".
_OCCASIONS: Final = frozenset(["for", "at", "in"])
# Prepositions of time or place, by which a noun does not hang on the noun before.
_TIMES: Final = frozenset(["at", "in", "during"])
_ENDS: Final = frozenset(["semicolon", "quotation", "subordinator"])
# How many phrases before and after a noun its verb may stand.
_NEAR = 16


@attrs.frozen
class Governor:
    """The verb that a noun phrase belongs to.

    Attributes:
        verb: Its index among the phrases.
        role: What the noun phrase is to it: object, subject, or complement (with a preposition).
        preposition: The preposition of a complement, in lower case.
    """

    verb: int
    role: str
    preposition: str = ""


def is_negated(passage: Passage, verb: int) -> bool:
    """Whether a clause says that something did not happen.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
    """
    phrase = passage.phrases[verb]
    if phrase.negated or (phrase.gerund and _is_excluded(passage, verb)):
        return True
    return any(
        passage.phrases[noun].word in ("no", "none", "nobody", "neither")
        or (noun and [token.lower for token in passage.phrases[noun - 1].tokens] == ["not"])
        for noun in (*passage.clauses.subjects(verb), *passage.clauses.objects(verb))
    )


def _is_excluded(passage: Passage, gerund: int) -> bool:
    """Whether the words before a gerund say that it is not so: ``without``, ``instead of``."""
    word = passage.clauses.word
    if word(gerund - 1) == "without":
        return True
    before = (word(gerund - 2), word(gerund - 1))
    return before in (("far", "from"), ("instead", "of"), ("rather", "than"), ("short", "of"))


def is_refused(passage: Passage, verb: int) -> bool:
    """Whether a verb hangs on one by which it did not come about: ``refused to meet``.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
    """
    if passage.phrases[verb].gerund:
        return False
    if verb and passage.phrases[verb - 1].word == "yet" and passage.phrases[verb].infinitive:
        return True  # "have yet to meet"
    return any(
        passage.phrases[governor].lemma in _REFUSALS or is_negated(passage, governor)
        for governor in _governors(passage, verb)
    )


def status_of(passage: Passage, verb: int, ongoing: bool = False) -> Status:
    """Whether what a verb tells has happened, according to the text.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
        ongoing: Whether the verb tells of a state, which goes on where nothing else is said.

    Returns:
        The status.
    """
    phrase = passage.phrases[verb]
    modal = phrase.modal
    if phrase.infinitive and verb:
        # "is due to meet": the adjective stands as a phrase of its own.
        expected = words("adjective_stances", "status").get(
            passage.phrases[verb - 1].tokens[-1].lower
        )
        if expected is not None:
            return _as_status(expected)
        intent = _intent(passage, verb)
        if intent is not None:
            return _as_status(intent)
    leading = _leading(passage, verb)
    if leading is not None:
        return status_of(passage, leading, ongoing)
    stances = words("stances", "status")
    below = verb
    for governor in _governors(passage, verb):
        other = passage.phrases[governor]
        stance = stances.get(other.lemma)
        if stance is not None and (other.lemma != "be" or _hangs_on(passage, governor, below)):
            return _as_status(stance)
        modal = modal or other.modal
        below = governor  # "is to travel to Rome to meet"
    if modal in _FUTURE and phrase.perfect and modal != "will":
        return "hypothetical"  # "would have left"
    if modal in _FUTURE:
        return "planned"
    if modal in _POSSIBLE:
        return "alleged" if phrase.perfect else "hypothetical"
    if _is_conditional(passage, verb):
        return "hypothetical"
    if _is_denied(passage, verb):
        return "denied"
    before = passage.phrases[verb - 1].word if verb else ""
    if before in _DOUBTED or any(token.lower in _DOUBTED for token in phrase.tokens):
        return "alleged"
    being = not phrase.gerund and any(token.lower == "being" for token in phrase.tokens)
    if phrase.progressive or being or (ongoing and not phrase.perfect):
        return "ongoing"
    return "occurred"


def _leading(passage: Passage, verb: int) -> int | None:
    """The verb whose "should" or "to" a bare one shares: ``should suspend him and | send``."""
    phrase, clauses = passage.phrases[verb], passage.clauses
    bare = phrase.tokens[-1].form == "base" and len(phrase.tokens) == 1
    if not bare or clauses.kind(clauses.back(verb - 1)) not in ("conjunction", "comma"):
        return None
    before = clauses.verb_before(verb)
    if before is None:
        return None
    other = passage.phrases[before]
    return before if other.modal or other.infinitive else None


def _is_denied(passage: Passage, verb: int) -> bool:
    """Whether a clause is what someone denies: ``denied that troops had crossed``."""
    clauses = passage.clauses
    first = min((one for one in clauses.subjects(verb) if one < verb), default=0)
    teller = first - 2 if clauses.word(first - 1) == "that" else first - 1
    if clauses.kind(teller) != "verb" or is_negated(passage, teller):
        return False
    return words("stances", "status").get(passage.phrases[teller].lemma) == "denied"


def _intent(passage: Passage, verb: int) -> str | None:
    """What the noun that an infinitive hangs on makes of it: ``threats by the group to attack``."""
    clauses = passage.clauses
    before = clauses.back(verb - 1)
    if before < 0 or passage.phrases[before].kind != "noun":
        return None
    intents = words("intents", "status")
    nouns = (passage.phrases[before], passage.phrases[clauses.head(before)])
    return next((found for noun in nouns if (found := intents.get(noun.tokens[-1].lower))), None)


def governor_of(passage: Passage, noun: int) -> Governor | None:
    """The verb that a noun phrase belongs to, as its object, its complement or its subject.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.

    Returns:
        The verb; None where none is near.
    """
    clauses, phrases = passage.clauses, passage.phrases
    after = phrases[noun - 1].word if noun and phrases[noun - 1].kind == "subordinator" else ""
    for verb in range(noun - 2 if after else noun - 1, max(-1, noun - _NEAR), -1):
        if phrases[verb].kind in _ENDS:
            break
        if after and phrases[verb].kind == "verb":
            return Governor(verb, "complement", after)
        if phrases[verb].kind == "verb":
            if noun in clauses.objects(verb):
                # "Doe said | talks were possible"
                told = takes_clause(phrases[verb].lemma) and _governor_after(passage, noun)
                return told or Governor(verb, "object")
            if noun in clauses.subjects(verb) or verb >= clauses.head(noun):
                continue
            for item in clauses.complements(verb):
                if clauses.head(noun) in item.nouns or noun in item.nouns:
                    word = phrases[noun - 1].word
                    return Governor(verb, "complement", word)
            if clauses.head(noun) in clauses.objects(verb):
                return Governor(verb, "complement", phrases[noun - 1].word)
            break
    return _governor_after(passage, noun)


def _governor_after(passage: Passage, noun: int) -> Governor | None:
    clauses, phrases = passage.clauses, passage.phrases
    described: Governor | None = None
    for verb in range(noun + 1, min(len(phrases), noun + _NEAR)):
        if phrases[verb].kind in _ENDS:
            break
        if phrases[verb].kind != "verb" or not clauses.is_finite(verb):
            continue
        found = clauses.subjects(verb)
        if noun not in found and clauses.head(noun) not in found:
            break
        if not phrases[verb].participle or phrases[verb - 1].kind != "comma":
            return Governor(verb, "subject")
        # "the summit, scheduled for July, was called off"
        described = described or Governor(verb, "subject")
    return described


def noun_stance(noun: str) -> str:
    """What a noun makes of an event that hangs on it with a preposition: ``preparations for``.

    Args:
        noun: In lower case.

    Returns:
        A status, or nothing.
    """
    return _stances("noun").get(noun, "")


def noun_status(passage: Passage, noun: int, default: Status = "occurred") -> Status | None:
    """Whether what a noun such as "meeting" or "withdrawal" tells of has happened.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
        default: What holds where nothing around it tells.

    Returns:
        The status; None where the sentence says that it does not come about.
    """
    if passage.phrases[noun].word == "no":
        return None
    for stance in _noun_stances(passage, noun):
        if stance == "none":
            return None
        if stance:
            return _as_status(stance)
    return default


def _noun_stances(passage: Passage, noun: int) -> Iterator[str]:
    """What each word around a noun makes of it, the weightiest first; nothing where none does."""
    phrases, clauses = passage.phrases, passage.clauses
    governor = governor_of(passage, noun)
    if governor is not None:
        yield _stance_of(passage, governor)
        yield words("adjective_stances", "status").get(_beside(passage, noun, governor), "")
    before = phrases[noun - 1].word if noun else ""
    if before == "without":
        yield "none"
    if before == "of" and noun > 1 and phrases[noun - 2].tokens[-1].lower == "ahead":
        yield "planned"
    if before in ("before", "until"):
        yield "planned"
    for token in phrases[noun].tokens:
        yield stance_of_adjective(token.lower)
    head = clauses.head(noun) if before not in _TIMES else noun
    if head != noun and phrases[head + 1].word != "of":
        yield _stances("noun").get(phrases[head].tokens[-1].lower, "")
    elif head != noun:
        yield _stances("noun").get(phrases[noun - 2].tokens[-1].lower, "")
    if before in ("after", "following", "since"):
        yield "occurred"
    if governor is not None and governor.role == "subject":
        yield status_of(passage, governor.verb)


def _beside(passage: Passage, noun: int, governor: Governor) -> str:
    """The adjective beside "to be" that tells of a noun: ``is due at a meeting``, ``is due``."""
    phrases = passage.phrases
    other = noun - 2 if governor.role == "complement" else governor.verb + 1
    within = other < len(phrases) and phrases[governor.verb].lemma == "be"
    if governor.role == "complement" and governor.preposition not in _TIMES:
        return ""
    return phrases[other].tokens[-1].lower if within else ""


def stance_of_adjective(word: str) -> str:
    """What a word before a noun for an event makes of it: ``planned`` by ``upcoming``.

    Args:
        word: In lower case.

    Returns:
        A status; nothing where it makes nothing of it.
    """
    return _stances("adjective").get(word, "")


@functools.cache
def _stances(kind: str) -> Mapping[str, str]:
    found = (row for row in rows("noun_stances") if row["kind"] == kind)
    return {word: row["status"] for row in found for word in row["word"].split("|")}


def _stance_of(passage: Passage, governor: Governor) -> str:
    phrase = passage.phrases[governor.verb]
    known = _stances("verb")
    passive = passage.clauses.is_passive(governor.verb)
    after = passage.phrases[governor.verb + 1 : governor.verb + 2]
    lemma = f"{phrase.lemma} {after[0].word}" if after else phrase.lemma
    stance = known.get(lemma)
    if stance is None:
        stance = known.get(phrase.lemma, "")
    if governor.role == "subject" and not passive:
        if is_negated(passage, governor.verb):
            return "none" if phrase.lemma in ("take", "happen", "occur") else ""
        if phrase.modal in _FUTURE and not phrase.perfect:
            return "planned"
        if phrase.lemma == "be" and after and after[0].infinitive:
            return "planned"  # "talks are | to be held"
        return "hypothetical" if phrase.modal in _POSSIBLE else ""
    if governor.role == "complement" and not (stance and _leads(governor)):
        ahead = governor.preposition in _OCCASIONS
        return "planned" if ahead and status_of(passage, governor.verb) == "planned" else ""
    if is_negated(passage, governor.verb) or is_refused(passage, governor.verb):
        return "none"
    found = status_of(passage, governor.verb)
    if stance in ("none", "denied") and found not in ("occurred", "ongoing"):
        return "planned"
    if stance:
        return stance
    return "" if found in ("occurred", "ongoing") else found


def _leads(governor: Governor) -> bool:
    """Whether what comes with a preposition is what the verb is after: ``called for talks``."""
    return governor.preposition in ("for", "to", "on", "of", "with")


def _as_status(stance: str) -> Status:
    for status in get_args(Status):
        if status == stance:
            return cast("Status", status)
    raise ValueError(stance)


def _governors(passage: Passage, verb: int) -> Iterator[int]:
    """The verbs that an infinitive or a gerund hangs on, the nearest first."""
    phrase = passage.phrases[verb]
    while phrase.infinitive or phrase.gerund:
        governor = _governor(passage, verb)
        if governor is None:
            return
        between = passage.phrases[governor + 1 : verb]
        if phrase.gerund and any(item.kind in _APART for item in between):
            return
        yield governor
        verb, phrase = governor, passage.phrases[governor]


def _hangs_on(passage: Passage, governor: int, verb: int) -> bool:
    """Whether nothing stands between "to be" and the infinitive: ``is to open``."""
    return all(item.kind == "adverb" for item in passage.phrases[governor + 1 : verb])


def _governor(passage: Passage, verb: int) -> int | None:
    """The verb before, in the same sentence or what it quotes."""
    for index in range(verb - 1, -1, -1):
        kind = passage.phrases[index].kind
        if kind == "verb":
            return index
        if kind in ("semicolon", "quotation"):
            return None
    return None


def _is_conditional(passage: Passage, verb: int) -> bool:
    for index in range(verb - 1, -1, -1):
        phrase = passage.phrases[index]
        if phrase.kind == "subordinator" and phrase.word in _CONDITIONS:
            return True
        if phrase.kind in ("comma", "semicolon", "verb", "quotation"):
            return False
    return False
