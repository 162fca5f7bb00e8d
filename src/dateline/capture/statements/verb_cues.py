"""Verbs that report statements, with who speaks: subjects, agents, those who stand after them."""

import attrs

from dateline.capture.actors.resolving import Identity
from dateline.capture.grammar.phrases import Phrase
from dateline.capture.reading import Passage
from dateline.capture.statements.reporting import Report, is_said, report_of
from dateline.capture.statements.speakers import Speakers
from dateline.capture.tables import words

__all__ = ["OCCASIONS", "Cue", "verb_cue"]

# Gerunds that only say again that somebody speaks: "condemned the attack, saying ...".
_REPEATING = frozenset(
    ["say", "state", "write", "claim", "argue", "explain", "tell", "declare", "note"]
)
# Verbs on which another verb of saying may hang that reports a statement: "went on to say".
_LEADING = frozenset(
    [
        "go",
        "continue",
        "report",
        "say",
        "quote",
        "cite",
        "believe",
        "know",
        "use",
        "take",
        "issue",
        "release",
        "hear",
        "begin",
        "rush",
        "proceed",
        "allege",
        "post",
        "understand",
    ]
)
_CONDITIONS = frozenset(["if", "whether", "unless", "until", "lest"])
_UNREAL = frozenset(
    [
        "may",
        "might",
        "could",
        "can",
        "should",
        "must",
        "would",
        "will",
        "shall",
        "cannot",
        "can't",
        "couldn't",
    ]
)
_MAKING = frozenset(
    ["publish", "release", "issue", "write", "post", "send", "commission", "deliver", "file"]
)
_NOBODY = frozenset(["no", "none", "nobody", "neither", "nothing"])
# Verbs that after "what" only name a thing: "what he called a war".
_NAMING_VERBS = frozenset(["call", "describe", "term", "dub", "label", "characterize", "say"])
_GROUNDS = frozenset(["for", "from", "of", "without", "against", "about", "despite", "into"])
_ASKING = frozenset(["ask", "request", "insist", "demand", "beg"])
_NAMELESS = frozenset(["anonymity", "anonymous", "anonymously", "unnamed", "pseudonym"])
_NAMING = frozenset(["name", "names", "named", "identified", "quoted", "disclosed"])
# How many phrases after a verb of asking its clause may tell that it is about a name.
_NAME_REACH = 4
_KEEN = frozenset(
    ["keen", "quick", "careful", "eager", "swift", "happy", "pleased", "glad", "proud", "first"]
)
# Where and in what people say things.
OCCASIONS = frozenset(
    [
        *("address", "announcement", "briefing", "column", "conference", "editorial", "email"),
        *(
            "interview",
            "letter",
            "memo",
            "message",
            "note",
            "op-ed",
            "post",
            "reception",
            "release",
        ),
        *("speech", "statement", "telegram", "tweet", "twitter", "facebook", "video"),
    ]
)
_CITING = frozenset(["cite", "quote", "describe", "hear", "see"])


@attrs.define(eq=False)
class Cue:
    """Words that report a statement.

    Attributes:
        number: Its number in the sentence, from 0.
        index: The index of the phrase that holds the cue.
        last: The index of the last phrase of the cue and who speaks.
        speakers: Who says it.
        start: Where what reports it begins, in code points.
        verb: The cue as written; None where there is but a colon.
        rule: What found it.
        report: What it reports.
        is_after: Whether what is said stands before it.
    """

    index: int
    last: int
    speakers: tuple[Identity, ...]
    start: int
    verb: str | None
    rule: str
    report: Report
    is_after: bool = False
    number: int = 0


def verb_cue(
    passage: Passage, speakers: Speakers, verb: int, spoken: list[tuple[Identity, ...]]
) -> Cue | None:
    """A verb as a cue, if it reports a statement and somebody makes it.

    Args:
        passage: The sentence.
        speakers: Who spoke before.
        verb: The index of the verb among its phrases.
        spoken: Who speaks in the sentence before the verb.
    """
    phrase = passage.phrases[verb]
    if phrase.negated or _is_unreal(passage, verb) or _is_ground(passage, verb):
        return None
    subjects = passage.clauses.subjects(verb)
    if any(passage.phrases[noun].word in _NOBODY for noun in subjects):
        return None
    passive = passage.clauses.is_passive(verb)
    inverted = not passive and _is_inverted(passage, verb, subjects)
    if phrase.lemma in _MAKING and not passive:
        speakers.made(passage, verb, speakers.at(passage, subjects))
    report = report_of(passage, verb, inverted)
    if passive and is_said(phrase.lemma):
        report = Report("before", len(passage.phrases), None, verb + 1)
    if report is None or _hides_name(passage, verb):
        return None
    if passive:
        agents = [
            item
            for item in passage.clauses.complements(verb)
            if item.preposition == "by"
            and not any(other.kind == "verb" for other in passage.phrases[verb + 1 : item.index])
        ]
        if not agents or not _has_object(phrase):
            return None
        named = speakers.at(passage, agents[0].nouns)
        last = agents[0].nouns[-1]
    elif inverted:
        nouns = passage.clauses.objects(verb)
        named, last = speakers.at(passage, nouns), nouns[-1]
    elif (cited := _cited(passage, verb)) is not None:
        named, last = speakers.at(passage, cited), verb
        subjects = cited
    else:
        named, last = speakers.at(passage, subjects), verb
    if not named and spoken and not passive and _is_joined(passage, verb):
        # "condemned the attacks that hit Kabul and urged calm"
        named, subjects = spoken[-1], ()
    if not named and phrase.gerund and _opens_alone(passage, verb):
        named = speakers.last()  # 'Further adding, "We will stay."'
    if not named:
        return None
    if passive:
        report, subjects = attrs.evolve(report, kind="before"), ()
    if named in spoken and (
        phrase.lemma in _REPEATING and (phrase.gerund or _is_relative(passage, subjects))
    ):
        return None  # "posted a message blaming Iran, saying ..."
    before = [passage.phrases[noun].start for noun in subjects if noun < verb and not inverted]
    start = min([*before, phrase.start])
    after = report.kind == "before" or (
        report.kind == "quotation" and report.content > verb and not _quotes_follow(passage, verb)
    )
    return Cue(
        verb, max(last, report.words - 1), named, start, _cue_words(passage, verb, report),
        "statement.verb", report, after,
    )  # fmt: skip


def _is_ground(passage: Passage, verb: int) -> bool:
    """Whether a verb only tells what somebody is thanked or blamed for: ``for calling it a war``.

    So too ``what he called a war``.
    """
    if not passage.phrases[verb].gerund or not verb:
        first = min([*passage.clauses.subjects(verb), verb])
        named = passage.phrases[verb].lemma in _NAMING_VERBS and first > 0
        return named and passage.phrases[first - 1].word == "what"
    return passage.phrases[verb - 1].word in _GROUNDS


def _hides_name(passage: Passage, verb: int) -> bool:
    """Whether a source only asks not to be named: ``who asked that his name not be used``."""
    if passage.phrases[verb].lemma not in _ASKING:
        return False
    following = passage.phrases[verb + 1 : passage.clauses.clause_end(verb) + _NAME_REACH]
    found = {token.lower for phrase in following for token in phrase.tokens}
    return bool(found & _NAMELESS or ("not" in found and found & _NAMING))


def _is_joined(passage: Passage, verb: int) -> bool:
    left = verb - 1
    while left >= 0 and passage.phrases[left].kind in ("adverb", "date"):
        left -= 1
    return left >= 0 and passage.phrases[left].kind == "conjunction"


def _opens_alone(passage: Passage, verb: int) -> bool:
    """Whether a sentence begins with a gerund and has no other verb outside quotation marks."""
    others = (index for index in passage.clauses.verbs() if index != verb)
    opens = all(phrase.kind in ("adverb", "conjunction") for phrase in passage.phrases[:verb])
    return opens and not any(passage.phrases[index].finite for index in others)


def _quotes_follow(passage: Passage, verb: int) -> bool:
    return any(phrase.kind == "quotation" for phrase in passage.phrases[verb:])


def _has_object(phrase: Phrase) -> bool:
    return phrase.lemma not in ("quote", "cite", "tell", "ask", "inform", "notify")


def _is_relative(passage: Passage, subjects: tuple[int, ...]) -> bool:
    return any(
        passage.mention(noun).head in words("communications", "own") for noun in subjects
    )  # fmt: skip


def _is_unreal(passage: Passage, verb: int) -> bool:
    """Whether nothing is said to have been said: ``may call for``, ``wants to say``."""
    phrase = passage.phrases[verb]
    if phrase.modal in _UNREAL:
        return True
    first = min([*passage.clauses.subjects(verb), verb])
    left = passage.phrases[first - 1] if first else None
    if left is not None and left.kind == "subordinator" and left.word in _CONDITIONS:
        return True
    if phrase.infinitive:
        governor = verb - 1
        while governor >= 0 and passage.phrases[governor].kind != "verb":
            governor -= 1
        if governor < 0:
            return True
        other = passage.phrases[governor]
        if other.negated or other.modal:
            return True
        return other.lemma not in _LEADING and not _says_so(passage, governor, verb)
    return False


def _says_so(passage: Passage, governor: int, verb: int) -> bool:
    """Whether it is said though it hangs on another verb: ``was keen to stress``.

    So too ``held a press conference to announce``.
    """
    between = passage.phrases[governor + 1 : verb]
    if passage.phrases[governor].lemma == "be":
        return len(between) == 1 and between[0].word in _KEEN
    return any(phrase.kind == "noun" and phrase.tokens[-1].lower in OCCASIONS for phrase in between)


def _cited(passage: Passage, verb: int) -> tuple[int, ...] | None:
    """Whose words they are: ``was quoted as saying``, ``cited an officer as saying``."""
    phrase = passage.phrases[verb]
    if not phrase.gerund or verb < 2 or passage.phrases[verb - 1].word != "as":
        return None
    for governor in range(verb - 2, -1, -1):
        other = passage.phrases[governor]
        if other.kind == "verb":
            if other.lemma not in _CITING:
                return None
            if passage.clauses.is_passive(governor):
                return passage.clauses.subjects(governor)
            return passage.clauses.objects(governor)
    return None


def _is_inverted(passage: Passage, verb: int, subjects: tuple[int, ...]) -> bool:
    """Whether who speaks stands after the verb: ``"We stand ready," tweeted Johnson``."""
    phrases = passage.phrases
    if phrases[verb].kind != "verb" or not phrases[verb].finite or phrases[verb].perfect:
        return False
    nouns = passage.clauses.objects(verb)
    if not nouns:
        return False
    if passage.mention(nouns[0]).kind == "thing" and not _is_relative(passage, nouns):
        return False  # "the general, who leads them, says the fight for the town, ..."
    left = verb - 1
    while left >= 0 and phrases[left].kind in ("comma", "mark"):
        left -= 1
    if left >= 0 and phrases[left].kind == "quotation":
        return True
    if left == verb - 1 or left < 0:
        return False
    # "The rebels, said Colonel Sabri, have gone."
    after = passage.clauses.end_of(nouns[-1])
    ends = ("comma", "mark", "quotation", "preposition", "date", "semicolon")
    ended = after >= len(phrases) or phrases[after].kind in ends
    return ended and phrases[verb].lemma in (
        "say",
        "state",
        "add",
        "write",
        "tweet",
        "explain",
        "argue",
        "note",
        "warn",
        "declare",
        "recall",
    )


def _cue_words(passage: Passage, verb: int, report: Report) -> str:
    """The cue as written, such as "said", "called for" and "made threats"."""
    main = passage.phrases[verb].tokens[-1]
    return passage.text[main.start : passage.phrases[report.words - 1].end]
