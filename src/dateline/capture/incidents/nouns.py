"""Events that a noun tells: ``Iran's attack on Israel``, ``clashes with police in Hong Kong``."""

from collections.abc import Sequence

import attrs

from dateline.capture.incidents.circumstances import (
    place_of_country,
    places_told,
    take_date,
    take_weapon,
    told_date,
    told_status,
)
from dateline.capture.incidents.event import Event
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.vocabulary import (
    cause_row,
    is_figure,
    noun_row,
    weapon_kind,
)
from dateline.capture.names import country_of_word, known_name
from dateline.capture.status import is_negated
from dateline.capture.tables import Row
from dateline.gazetteer import gazetteer
from dateline.model import Actor, Status

__all__ = ["by_noun", "implied_weapon"]

_TARGETING = frozenset(["on", "against", "at", "of", "upon", "targeting"])
_DOING = frozenset(["by", "from"])
_BOTH = frozenset(["between", "with"])
_TWO_SIDED = frozenset(["clash"])
_FIGURATIVE = frozenset(["of", "by", "for", "against", "over", "between", "with", "on"])
_BACK = frozenset(["the", "this", "that", "these", "those", "both"])
_FRESH = frozenset(["a", "an", "another", "several", "many", "some", "multiple", "two", "three"])
_UNREAL = {
    "possible": "hypothetical",
    "potential": "hypothetical",
    "future": "hypothetical",
    "further": "hypothetical",
    "imminent": "hypothetical",
    "any": "hypothetical",
    "no": "hypothetical",
    "planned": "planned",
    "upcoming": "planned",
    "alleged": "alleged",
    "attempted": "occurred",
}
# What makes an act that follows one that has not happened, or is not told as news.
_NOT_NEWS = frozenset(["threat", "threats", "risk", "fear", "fears", "charge", "charges", "suspicion", "possibility", "danger", "warning", "warnings", "prospect", "allegations", "accusations", "count", "counts", "type", "kind", "victim", "victims", "act", "acts", "right"])  # fmt: skip
_AVERTING = frozenset(["prevent", "foil", "thwart", "avoid", "avert", "stop", "deter", "risk", "threaten", "fear", "plot", "warn", "consider", "oppose", "urge", "incite", "promote"])  # fmt: skip
_AVERTED = {"warn": ("of", "against"), "fear": ("object", "of"), "call": ("for",), "plan": ("for",)}
_PLANNING = frozenset(["plan", "schedule", "organize", "organise", "announce", "expect"])
_TRIED = frozenset(["charge", "convict", "sentence", "try", "acquit", "accuse", "wanted", "indict", "suspect"])  # fmt: skip
_WEAPON_OF = {
    "drone_strike": "drone",
    "missile_strike": "missile",
}
_TARGET_NOUNS = frozenset(["target", "targets", "victim", "victims"])
_COLLECTIVE = frozenset(["series", "wave", "waves", "spate", "string", "number", "barrage", "campaign", "round", "rounds", "hundreds", "dozens"])  # fmt: skip
_NEAR = 6
_EFFECTS = frozenset(["impact", "impacts", "effect", "effects", "consequences", "toll"])
_ENDS = frozenset(["comma", "conjunction", "semicolon", "mark", "end"])


@attrs.define
class _Clause:
    """The verb that a noun belongs to, and how: object, subject or a preposition."""

    verb: int
    role: str


def by_noun(scene: Scene, noun: int, told: Sequence[Event]) -> Event | None:
    """The event that a noun phrase tells.

    Args:
        scene: The sentence.
        noun: The index of the noun phrase.
        told: The events that the verbs of the sentence tell.

    Returns:
        The event; None if the noun phrase tells none.
    """
    mention = scene.mention(noun)
    parts = mention.name.lower().split()
    found = noun_row(parts) if parts else None
    if found is None or mention.proper:
        return None
    row, length = found
    beside = parts[:-length] + _figurative(scene, noun)
    if is_figure(parts[-1], beside):
        return None
    if scene.word(noun - 1) == "of" and scene.kind(noun - 2) == "noun" and scene.is_act(noun - 2):
        return None  # "war of aggression"
    phrase = scene.phrases[noun]
    event = Event(scene.passage, phrase.start, phrase.end, row["kind"], "incident.noun", noun)
    dated = phrase.tokens[0].tag == "genitive" and scene.kind(noun - 1) == "date"
    if dated:
        event.start = scene.phrases[noun - 1].start  # "Monday's attack"
    event.definite = dated or (
        (phrase.word in _BACK or mention.owner is not None) and "another" not in parts
    )
    event.fresh = phrase.word in _FRESH
    _take_modifiers(scene, event, noun, parts[:-length])
    _take_owner(scene, event, noun, row)
    index = _take_complements(scene, event, noun, row)
    near = places_told(scene, event.start, event.end)[:1]
    event.places = near or event.places
    _take_participle(scene, event, index)
    clause = _clause(scene, _whole(scene, noun))
    status = _status(scene, event, noun, clause)
    if status is None:
        return None
    event.status = status
    if clause is not None:
        _take_governor(scene, event, clause)
    _finish(scene, event, row, clause)
    if any(other.cause == noun or _harms_within(other, noun) for other in told):
        return event
    if event.fresh and event.is_bare and event.weapon is None:
        return None
    return event if _is_news(event, row) else None


def _harms_within(other: Event, noun: int) -> bool:
    """Whether harm is told right after: ``clashes in which ten were injured``."""
    return other.harm and 0 < other.pivot - noun < _NEAR


def _is_news(event: Event, row: Row) -> bool:
    if not any(phrase.kind == "verb" for phrase in event.passage.phrases):
        return False
    if event.kind == "attack" and row["noun"].startswith("strike"):
        return bool(event.targets or event.weapon) or any(
            actor.kind in ("military", "government", "group") for actor in event.actors
        )
    if row["event"] == "t":
        return bool(event.targets or event.actors or event.killed or event.definite)
    return not event.is_bare or event.definite


def _figurative(scene: Scene, noun: int) -> list[str]:
    if scene.word(noun + 1) in _FIGURATIVE and scene.kind(noun + 2) == "noun":
        return [scene.head(noun + 2)]
    return []


def _take_modifiers(scene: Scene, event: Event, noun: int, parts: Sequence[str]) -> None:
    """``a Kabul car bombing``, ``Palestinian rocket fire``, ``the Al-Qaeda attack``."""
    weapon = implied_weapon(event.kind, scene.mention(noun).name)
    if weapon is not None:
        event.weapon = weapon
        kind = weapon_kind(weapon)
        if event.kind == "attack" and kind:
            event.kind = kind
    for part in parts:
        found = noun_row([part])
        if event.kind == "attack" and found is not None:
            event.kind = found[0]["kind"]  # "a stabbing attack"
    tokens = scene.phrases[noun].tokens
    after = next((i + 1 for i, token in enumerate(tokens) if token.tag == "genitive"), 0)
    names = [token for token in tokens[after:] if token.tag == "name"]
    if names:
        name = scene.passage.text[names[0].start : names[-1].end]
        _take_name(event, name)
    if event.kind == "protest" and not event.actors:
        event.actors = [Actor(name="protesters", kind="population")]


def _take_name(event: Event, name: str) -> None:
    known = known_name(name)
    country = country_of_word(name)
    named = gazetteer().named(name)
    if known is not None and known.kind != "government":
        event.actors = [Actor(name=known.name, kind=known.kind, country=known.country)]  # type: ignore[arg-type]
    elif country is not None:
        if event.kind in ("protest", "arrest", "crash"):
            place = place_of_country(country)  # "Iraqi protests", "the Hong Kong protests"
            event.places = [place] if place is not None else []
            return
        event.actors = [_government(country)]
    elif named:
        event.places = [named[0].place()]


def _government(country: str) -> Actor:
    return Actor(name=gazetteer().country(country).name, kind="government", country=country)


def implied_weapon(kind: str, name: str) -> str | None:
    """The weapon that the name of an act tells: ``car bomb`` of ``Kabul car bombing``.

    Args:
        kind: The kind of the act.
        name: The noun phrase without its article.
    """
    parts = name.lower().split()
    before = parts[:-1]
    if parts[-1].startswith("bombing"):
        kept = [part for part in before[-1:] if part in ("car", "truck", "roadside", "suicide")]
        return " ".join([*kept, "bomb"])
    for length in (2, 1):
        text = " ".join(before[-length:])
        if text and len(before) >= length and weapon_kind(text) is not None:
            return text
    return _WEAPON_OF.get(kind)


def _take_owner(scene: Scene, event: Event, noun: int, row: Row) -> None:
    owner = scene.possessor(noun)
    if owner is None:
        return
    if row["owner"] == "target":
        event.targets = [owner]
    else:
        event.actors = [owner]


def _take_complements(scene: Scene, event: Event, noun: int, row: Row) -> int:
    """Take in what prepositions tie to the noun; the index of what follows."""
    index = noun + 1
    while True:
        if scene.kind(index) == "date":
            event.end = scene.phrases[index].end
            index += 1
            continue
        word = scene.word(index)
        following = scene.kind(index + 1)
        if scene.kind(index) != "preposition" or following not in ("noun", "date"):
            return index
        if following == "date":
            event.end = scene.phrases[index + 1].end
            index += 2
            continue
        nouns = scene.clauses.joined_after(index + 1)
        _take_complement(scene, event, row, word, nouns)
        event.end = scene.phrases[nouns[-1]].end
        index = nouns[-1] + 1


def _take_complement(scene: Scene, event: Event, row: Row, word: str, nouns: Sequence[int]) -> None:
    if word in ("by", "from") and word in _DOING:
        found = [noun for noun in nouns if not scene.is_weapon(noun)]
        if word == "by":
            event.actors = scene.actors(found) or event.actors
        return
    if event.kind in _TWO_SIDED and not event.actors and word in _BOTH | {"against", "of"}:
        _take_fighters(scene, event, word, nouns)
        return
    if word not in _TARGETING or event.kind == "protest":
        return
    if word == "of" and row["owner"] != "target" and event.kind not in ("seizure", "interception"):
        if row["kind"] in ("crash", "bombing", "attack", "other") and scene.is_weapon(nouns[0]):
            event.weapon = scene.mention(nouns[0]).name
        elif scene.head(noun := nouns[0]) and event.kind in ("other", "attack"):
            event.targets = event.targets or scene.targets([noun])
        return
    if word == "of" and event.targets and not event.actors:
        # "Iran's detention of X": the owner did it
        event.actors = event.targets
        event.targets = []
    if word == "on" and _is_effect(scene, event.pivot):
        return
    if not event.targets:
        found = scene.targets([noun for noun in nouns if not scene.is_act(noun)])
        proper = [actor for actor in found if actor.name[:1].isupper()]
        event.targets = proper if found and found[0] in proper else found


def _is_effect(scene: Scene, noun: int) -> bool:
    """Whether "on" tells what the act has an effect on: ``the impact of the war on prices``."""
    return any(
        scene.kind(index) == "noun" and scene.head(index) in _EFFECTS
        for index in range(max(0, noun - 6), noun)
    )


def _take_fighters(scene: Scene, event: Event, word: str, nouns: Sequence[int]) -> None:
    if word == "between":
        event.actors = scene.actors(nouns)
    elif word in ("with", "against"):
        event.targets = scene.actors(nouns)


def _take_participle(scene: Scene, event: Event, index: int) -> None:
    """``, reportedly conducted by the Taliban``, ``ascribed to``, ``that killed five``."""
    while scene.kind(index) in ("comma", "adverb"):
        index += 1
    if scene.kind(index) != "verb" or not _is_suffered(scene, index):
        return
    if scene.phrases[index].infinitive or scene.phrases[index].modal:
        return
    _take_cause(scene, event, index, passive=True)


def _is_suffered(scene: Scene, verb: int) -> bool:
    if scene.clauses.is_passive(verb):
        return True
    return scene.phrases[verb].participle and not scene.clauses.objects(verb)


def _take_cause(scene: Scene, event: Event, verb: int, passive: bool) -> None:
    row = cause_row(scene.phrases[verb].lemma)
    if row is None or is_negated(scene.passage, verb):
        return
    doer = row["doer"]
    if doer == "subject" and not passive:
        nouns: Sequence[int] = scene.clauses.subjects(verb)
    else:
        preposition = "by" if doer == "subject" else doer
        nouns = [
            noun
            for complement in scene.clauses.complements(verb)
            if complement.preposition == preposition
            for noun in complement.nouns
        ]
    doers = scene.actors([noun for noun in nouns if not scene.is_act(noun)])
    if not doers:
        return
    if row["as"] == "did" and all(scene.phrases[noun].is_pronoun for noun in nouns):
        event.blamed = event.blamed or doers  # "it had carried out the attack"
    elif row["as"] == "did":
        event.actors = event.actors or doers
    elif row["as"] == "claimed":
        event.claimed = doers
    elif row["as"] == "blamed":
        event.blamed = doers
    elif event.kind in ("clash", "protest", "crash"):
        _take_stricken_place(scene, event, nouns)
    elif not event.targets:
        event.targets = doers
    end = scene.phrases[scene.clauses.clause_end(verb) - 1].end
    event.end = max(event.end, end)
    if not passive:
        event.start = min([event.start, *(scene.phrases[noun].start for noun in nouns)])


def _whole(scene: Scene, noun: int) -> int:
    """The noun phrase that a noun is part of: ``a series`` of ``a series of air strikes``."""
    if scene.word(noun - 1) == "of" and scene.kind(noun - 2) == "noun":
        if scene.head(noun - 2) in _COLLECTIVE:
            return noun - 2
    return noun


def _take_stricken_place(scene: Scene, event: Event, nouns: Sequence[int]) -> None:
    """``Yemen has been experiencing civil war``."""
    for noun in nouns:
        place = scene.story.places.of(scene.passage, noun)
        if place is not None and not event.places:
            event.places = [place]


def _clause(scene: Scene, noun: int) -> _Clause | None:
    """The verb whose object, subject or complement a noun phrase is."""
    clauses = scene.clauses
    for verb in range(noun - 1, max(-1, noun - 14), -1):
        if scene.kind(verb) != "verb":
            continue
        if noun in clauses.objects(verb):
            return _Clause(verb, "object")
        for complement in clauses.complements(verb):
            if noun in complement.nouns:
                return _Clause(verb, complement.preposition)
        break
    for verb in range(noun + 1, min(noun + 14, len(scene.phrases))):
        if scene.kind(verb) == "verb" and noun in clauses.subjects(verb):
            return _Clause(verb, "subject")
    return None


def _status(scene: Scene, event: Event, noun: int, clause: _Clause | None) -> Status | None:
    """Whether it happened; None where it is not told as an event at all."""
    words_here = [token.lower for token in scene.phrases[noun].tokens]
    for word in words_here:
        unreal = _UNREAL.get(word)
        if unreal == "hypothetical":
            return None
        if unreal is not None:
            return unreal  # type: ignore[return-value]
    if scene.kind(noun - 1) == "preposition" and scene.kind(noun - 2) == "noun":
        if scene.head(noun - 2) in _NOT_NEWS:
            return None
        if scene.head(noun - 2) in _TARGET_NOUNS:
            _take_told_target(scene, event, noun - 2)
    if clause is None:
        return "occurred"
    return _governed_status(scene, event, clause)


def _governed_status(scene: Scene, event: Event, clause: _Clause) -> Status | None:
    phrase = scene.phrases[clause.verb]
    if clause.role in ("object", "subject") and is_negated(scene.passage, clause.verb):
        if phrase.negated or scene.word(event.pivot) == "no":
            return None
    passive = scene.clauses.is_passive(clause.verb)
    if phrase.lemma in _PLANNING and clause.role == ("subject" if passive else "object"):
        return "planned"
    if clause.role in _AVERTED.get(phrase.lemma, ("object",) if phrase.lemma in _AVERTING else ()):
        return None
    if phrase.lemma in _TRIED and clause.role in ("of", "with", "for"):
        return None if not event.targets else "occurred"
    if phrase.lemma == "deny" and clause.role == "object":
        return "denied"
    if clause.role in ("object", "subject") and phrase.lemma != "be":
        status = told_status(scene, clause.verb)
        if cause_row(phrase.lemma) is None and status in ("planned", "hypothetical", "alleged"):
            return "occurred" if event.definite or not event.is_bare else None
        if status == "ongoing" and event.kind not in ("protest", "clash"):
            return "occurred"
        return status
    return "occurred"


def _take_told_target(scene: Scene, event: Event, noun: int) -> None:
    """``Abqaiq was the target of an attack``."""
    for verb in range(noun - 1, max(-1, noun - 5), -1):
        if scene.kind(verb) == "verb":
            if scene.phrases[verb].lemma == "be":
                subjects = scene.clauses.subjects(verb)
                event.date = told_date(scene)
                event.targets = event.targets or scene.targets(subjects)
                if subjects:
                    event.start = min(event.start, scene.phrases[subjects[0]].start)
                    place = scene.story.places.of(scene.passage, subjects[0])
                    event.places = event.places or ([place] if place is not None else [])
            return


def _take_governor(scene: Scene, event: Event, clause: _Clause) -> None:
    passive = scene.clauses.is_passive(clause.verb)
    lost = scene.phrases[clause.verb].lemma in ("suffer", "sustain", "lose", "inflict")
    if clause.role in ("in", "during") and lost and event.kind == "clash":
        event.actors = event.actors or scene.actors(scene.clauses.subjects(clause.verb))
        event.start = min(event.start, scene.phrases[clause.verb].start)
    if clause.role == "object" and not passive:
        _take_cause(scene, event, clause.verb, passive=False)
    elif clause.role == "subject" and passive:
        _take_cause(scene, event, clause.verb, passive=True)


def _finish(scene: Scene, event: Event, row: Row, clause: _Clause | None) -> None:
    take_weapon(scene, event)
    event.told = clause is not None and _is_told(scene, clause)
    take_date(scene, event, told=event.told)
    if row["event"] == "s":
        event.state, event.status = True, "ongoing"
        if event.kind == "clash" and (event.targets or _by_one(event)):
            event.kind = "attack"  # "its war against": not of two sides


def _by_one(event: Event) -> bool:
    return len(event.actors) == 1 and event.actors[0].name[:1].isupper()


def _is_told(scene: Scene, clause: _Clause) -> bool:
    """Whether the verb of the clause says what the noun's event did, and not what was said of it."""
    lemma = scene.phrases[clause.verb].lemma
    if clause.role == "subject":
        return True
    return clause.role == "object" and (cause_row(lemma) is not None or lemma == "see")
