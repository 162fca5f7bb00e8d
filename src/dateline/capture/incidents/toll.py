"""How many were killed and injured, as a sentence tells it."""

from collections.abc import Sequence

import attrs

from dateline.capture.grammar.tokens import Token
from dateline.capture.incidents.event import added
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.vocabulary import is_perpetrator
from dateline.capture.quantities.finding import QuantityMention
from dateline.capture.tables import rows
from dateline.model import Quantity

__all__ = ["Toll", "counted", "is_rise", "toll_of"]

_NOBODY = Quantity(best=0)
_ONE = Quantity(best=1)
_MORE = frozenset(["more", "others", "other", "another", "additional", "further"])
_ORDINALS = frozenset(
    ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
)
_ANOTHER = frozenset(["one", "another"])
_REPORTS = frozenset(["report", "reports", "word", "information", "details", "figures"])
_NO = frozenset(["no", "without", "zero", "nobody"])
_HARM_NOUNS = {
    "casualties": ("killed", "injured"),
    "casualty": ("killed", "injured"),
    "victims": ("killed", "injured"),
    "injuries": ("injured",),
    "injury": ("injured",),
    "deaths": ("killed",),
    "fatalities": ("killed",),
}
# How many times as many a later count of one event may be.
_RISE = 3
# How many words may stand between a number and what became of that many people.
_AFTER = 9
_BEFORE = 5
_NOT = 6
# One of them is one person, though several are a force.
_GUARDS = frozenset(["guard", "soldier", "peacekeeper", "policeman", "commando", "paratrooper"])
_ASIDE = 14
_PASSED_AFTER = frozenset(
    [
        "noun",
        "name",
        "adjective",
        "adverb",
        "auxiliary",
        "determiner",
        "preposition",
        "genitive",
        "pronoun",
    ]
)
_PASSED_BEFORE = frozenset(
    ["adverb", "determiner", "preposition", "subordinator", "adjective", "possessive"]
)
_TAKEN = frozenset(
    ["take", "rush", "transport", "bring", "airlift", "admit", "suffer", "sustain", "receive"]
)
_KNOWN_HARM = frozenset(["injured", "wounded", "hurt", "dead"])
# What people have, and what is counted by itself: "suffered two wounds".
_BORNE = frozenset(["wounds", "injuries"])
_GROWING = frozenset(["rise", "climb", "increase", "grow", "jump", "revise", "mount"])
_RISING = _GROWING | frozenset(
    ["rise", "stand", "reach", "climb", "increase", "grow", "be", "exceed", "hit", "put", "bring"]
)


@attrs.define
class Toll:
    """How many came to harm.

    Attributes:
        start: Where the sentence first says so, in code points.
        end: Where it last says so, half-open.
        killed: How many died.
        injured: How many were hurt.
        more_killed: Whether that many died beside those told before.
        more_injured: Whether that many were hurt beside those told before.
        summed: Whether it is put together from several numbers.
        updated: What of it takes the place of a lower number: killed of "has risen to thirty".
        nouns: The indexes of the noun phrases with the numbers.
    """

    start: int
    end: int
    killed: Quantity | None = None
    injured: Quantity | None = None
    more_killed: bool = False
    more_injured: bool = False
    summed: bool = False
    updated: set[str] = attrs.field(factory=set)
    nouns: list[int] = attrs.field(factory=list)

    def take(
        self, harm: str, quantity: Quantity, start: int, end: int, *, more: bool = False
    ) -> None:
        """Take in a number; the first of each sort holds.

        Args:
            harm: killed or injured.
            quantity: The number.
            start: Where the text says so, in code points.
            end: Where it ends, half-open.
            more: Whether that many come on top of others.
        """
        if harm == "killed" and self.killed is None:
            self.killed, self.more_killed = quantity, more
        elif harm == "injured" and self.injured is None:
            self.injured, self.more_injured = quantity, more
        self.start, self.end = min(self.start, start), max(self.end, end)


def counted(scene: Scene, nouns: Sequence[int]) -> Quantity | None:
    """How many people noun phrases are for, together.

    Args:
        scene: The sentence.
        nouns: The indexes of the noun phrases.

    Returns:
        The number; None where one of them gives none.
    """
    total: Quantity | None = None
    known: set[int] = set()
    for noun in nouns:
        quantity = scene.quantity(noun)
        mention = scene.mention(noun)
        people = {id(one) for one in scene.story.actors.of(scene.passage, noun)}
        if scene.is_reflexive(noun) or (noun != nouns[-1] and _is_dead(scene, noun)):
            continue  # "killed himself and nine others", "ten dead and nine wounded"
        if quantity is None and people and people <= known:
            continue  # "the envoy, Jane Doe, and two guards"
        known |= people
        if quantity is None and scene.word(noun) in _ANOTHER and scene.is_only_number(noun):
            quantity = _ONE
        elif quantity is None:
            person = (
                mention.kind in ("person", "name")
                or scene.is_single_pronoun(noun)
                or is_perpetrator(mention.head)
                or (scene.word(noun) in ("a", "an") and mention.head in _GUARDS)
            )
            if not person or mention.plural or mention.head.endswith("men"):
                return None
            quantity = _ONE
        total = added(total, quantity, more=True)
    return total


def is_rise(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether a later count may be of the same event as an earlier one: more, but not far more.

    Args:
        one: The earlier count.
        other: The later one.
    """
    if one is None or other is None:
        return False
    first, second = one.best or one.low, other.best or other.low
    return first is not None and second is not None and 0 < first < second <= _RISE * first


def _is_dead(scene: Scene, noun: int) -> bool:
    return scene.head(noun) == "dead" or scene.word(noun + 1) == "dead"


def toll_of(scene: Scene) -> Toll | None:
    """What a sentence tells of the killed and the injured.

    Args:
        scene: The sentence.

    Returns:
        The numbers; None where it tells none.
    """
    tokens = scene.passage.sentence.tokens
    words_here = {token.lower for token in tokens}
    if not words_here & _HARM_WORDS:
        return None
    toll = Toll(scene.passage.end, scene.passage.start)
    quantities = scene.quantities
    for item in quantities:
        first, last = _place(tokens, item)
        more = _says_more(tokens, first, last)
        found = _after(tokens, last) or _before(tokens, first)
        if found is not None and item.quantity is not None:
            harm, index = found
            start = min(tokens[index].start, item.start)
            toll.take(harm, item.quantity, start, max(tokens[index].end, item.end), more=more)
            if _has_risen(tokens, index, first):
                toll.updated.add(harm)
            toll.nouns += _nouns_with(scene, item)
            _take_further(toll, harm, tokens, last, quantities)
    _take_ordinals(tokens, toll)
    _take_none(tokens, toll)
    return toll if toll.killed is not None or toll.injured is not None else None


def _nouns_with(scene: Scene, item: QuantityMention) -> list[int]:
    return [
        noun
        for noun in scene.nouns()
        if scene.phrases[noun].start <= item.number_start < scene.phrases[noun].end
    ]


def _take_further(
    toll: Toll,
    harm: str,
    tokens: Sequence[Token],
    index: int,
    quantities: Sequence[QuantityMention],
) -> None:
    """Add ``as were seventeen soldiers, and two each from A and B`` to those told before."""
    so = next(
        (
            i
            for i in range(index, len(tokens) - 1)
            if tokens[i].lower == "as" and tokens[i + 1].lower in ("was", "were")
        ),
        None,
    )
    if so is None or any(token.text in (";", ".") for token in tokens[index:so]):
        return
    for item in quantities:
        first, last = _place(tokens, item)
        if first <= so or item.quantity is None:
            continue
        many = _shares(tokens, last)
        for _ in range(many):
            if harm == "killed":
                toll.killed = added(toll.killed, item.quantity, more=True)
            else:
                toll.injured = added(toll.injured, item.quantity, more=True)
        toll.summed = True
        toll.end = max(toll.end, item.end)


def _shares(tokens: Sequence[Token], last: int) -> int:
    """How many times a number counts: twice in ``two each from the army and the police``."""
    if last >= len(tokens) or tokens[last].lower != "each":
        return 1
    return 1 + sum(token.lower == "and" or token.text == "," for token in tokens[last:])


def _take_ordinals(tokens: Sequence[Token], toll: Toll) -> None:
    """``A third man was wounded``: one more."""
    for index in range(len(tokens) - 1):
        opened = tokens[index].lower in ("a", "another")
        if not opened or tokens[index + 1].lower not in _ORDINALS | {"person", "man", "woman"}:
            continue
        if tokens[index].lower == "a" and tokens[index + 1].lower not in _ORDINALS:
            continue
        found = _after(tokens, index + 2)
        if found is not None:
            harm, at = found
            toll.take(harm, _ONE, tokens[index].start, tokens[at].end, more=True)


def _has_risen(tokens: Sequence[Token], harm: int, number: int) -> bool:
    """Whether a count is a new one: ``the toll | has risen to | thirty``."""
    between = tokens[harm:number]
    rises = any(token.lemma in _GROWING for token in between)
    return rises and any(token.lower == "to" for token in between)


_SENTENCED = frozenset(["sentence", "sentenced", "sentencing", "sentences", "condemned"])


def _harm(where: str) -> dict[str, str]:
    return {
        word: row["harm"]
        for row in rows("harm_words")
        if row["where"] == where
        for word in row["word"].split("|")
    }


def _place(tokens: Sequence[Token], item: QuantityMention) -> tuple[int, int]:
    """The index of the first token of a number, and of the first after it."""
    first = next((i for i, token in enumerate(tokens) if token.end > item.start), len(tokens))
    last = first
    while last < len(tokens) and tokens[last].start < item.end:
        last += 1
    return first, last


def _says_more(tokens: Sequence[Token], first: int, last: int) -> bool:
    near = (*tokens[max(0, first - 1) : first], *tokens[last : last + 1])
    return any(token.lower in _MORE for token in near)


def _after(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """What became of a number of people, and where that is said: ``three people were killed``."""
    harms = _AFTER_WORDS
    limit = min(len(tokens), index + _AFTER)
    borne = False
    while index < limit:
        token = tokens[index]
        if token.lower == "death" and _SENTENCED & {word.lower for word in tokens[:index]}:
            return None  # "sentenced five people to death"
        known = token.lower in _KNOWN_HARM and tokens[index - 1].lower == "the"
        if known:  # "three of the wounded died"
            index += 1
            continue
        if token.lower in harms and (borne or token.lower not in _BORNE):
            return harms[token.lower], index
        borne = borne or token.lemma in _TAKEN or token.lower in ("with", "to", "of")
        if token.text == "," and index + 1 < len(tokens) and tokens[index + 1].lower == "including":
            after = _comma(tokens, index + 1)
            if after is None:
                return None
            index, limit = after + 1, min(len(tokens), after + 1 + _NOT)
            continue
        passed = token.tag in _PASSED_AFTER or token.lemma in _TAKEN
        if not passed and token.lower != "more":
            return None
        index += 1
    return None


def _comma(tokens: Sequence[Token], index: int) -> int | None:
    for at in range(index, min(len(tokens), index + _ASIDE)):
        if tokens[at].text == ",":
            return at
    return None


def _before(tokens: Sequence[Token], first: int) -> tuple[str, int] | None:
    """What was done to a number of people: ``killing at least three``, ``a toll of three``."""
    for index in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        token = tokens[index]
        found = _BEFORE_WORDS.get(token.lower)
        if found is not None:
            return found, index
        passed = token.tag in _PASSED_BEFORE or token.lower in _MORE or token.tag == "auxiliary"
        if not passed and token.lemma not in _RISING:
            return None
    return None


def _take_none(tokens: Sequence[Token], toll: Toll) -> None:
    """``no casualties``, ``nobody was hurt``."""
    for index, token in enumerate(tokens):
        if token.lower not in _NO:
            continue
        for after in range(index + 1, min(len(tokens), index + 1 + _NOT)):
            other = tokens[after]
            harms = _HARM_NOUNS.get(other.lower) or (
                (_AFTER_WORDS[other.lower],) if other.lower in _AFTER_WORDS else ()
            )
            if other.lower in ("hurt", "injured", "harmed"):
                harms = ("injured", "killed")  # "nobody was hurt": nor killed
            for harm in harms:
                toll.take(harm, _NOBODY, token.start, other.end)
            untold = other.lower in _REPORTS  # "no reports of casualties"
            if harms or untold or other.tag in ("subordinator", "mark", "to"):
                break


_AFTER_WORDS = _harm("after")
_BEFORE_WORDS = _harm("before")
_HARM_WORDS = frozenset(_AFTER_WORDS) | frozenset(_BEFORE_WORDS) | frozenset(_HARM_NOUNS)
