"""Who meets: the sides that noun phrases name, what groups stand for, and "the two leaders"."""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from dateline.capture.actors.resolving import Identity
from dateline.capture.meetings.bodies import is_body
from dateline.capture.meetings.words import meeting_noun
from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import country_of_word, known_name
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.capture.tables import words
from dateline.gazetteer import gazetteer

__all__ = [
    "are_sides",
    "as_bodies",
    "both",
    "compound_sides",
    "distinct",
    "is_pair",
    "joint_subjects",
    "sides",
    "without_summary",
]

_SIDES = frozenset(["person", "government", "organization", "group", "military", "place", "name"])
_BODIES = frozenset(["government", "organization", "group", "military", "place"])
_CONTAINERS = frozenset(
    ["group", "groups", "delegation", "number", "handful", "team", "range", "panel", "coalition"]
)
_FROM = frozenset(["of", "from"])
_SUMMARIES = frozenset(["counterparts", "colleagues", "leaders", "ministers", "officials"])
_DASH = re.compile("[-\u2013]")
_LEADING = frozenset(["lead", "head"])
_JOINING = frozenset(["join", "accompany", "flank"])
# How many sentences back those may stand whom "the two leaders" means.
_MEMORY = 6


def sides(story: Story, passage: Passage, nouns: Iterable[int]) -> list[Identity]:
    """Those whom noun phrases name who can be a side of a meeting.

    Args:
        story: The article.
        passage: The sentence.
        nouns: The indexes of the noun phrases.

    Returns:
        Each once; ``the leaders of A and B`` are A and B.
    """
    found: list[Identity] = []
    for noun in nouns:
        if meeting_noun(passage, noun) is not None:
            continue  # "welcomed the talks"
        members = _led_by(story, passage, noun) or _spoken_for(story, passage, noun)
        if members:
            found += members
            continue
        described = _described(story, passage, noun)
        if described is not None:
            found.append(described)
            continue
        kind = words("meeting_parties", "kind").get(passage.mention(noun).head)
        press = kind in ("press", "private")
        for one in story.identities(passage, [noun]):
            if not (press or one.media) and (one.kind in _SIDES or _is_party(one)):
                found.append(one)
        found += _with_them(story, passage, noun)
    return distinct(found)


def _led_by(story: Story, passage: Passage, noun: int) -> list[Identity]:
    """Who leads a delegation: ``Doe`` in ``a delegation led by Doe``."""
    if passage.mention(noun).head not in _CONTAINERS:
        return []
    comma = noun + 1 < len(passage.phrases) and passage.phrases[noun + 1].kind == "comma"
    leaders = _told_by(story, passage, noun + 2 if comma else noun + 1, _LEADING)
    return [one for one in leaders if one.kind == "person"]


def _with_them(story: Story, passage: Passage, noun: int) -> list[Identity]:
    """Who is there too: ``Roe`` in ``Doe, joined by Roe, met``."""
    comma = noun + 1 < len(passage.phrases) and passage.phrases[noun + 1].kind == "comma"
    return _told_by(story, passage, noun + 2 if comma else noun + 1, _JOINING)


def _told_by(story: Story, passage: Passage, verb: int, lemmas: frozenset[str]) -> list[Identity]:
    """Who stands after "by" and a participle of some verbs."""
    phrases = passage.phrases
    if verb + 2 >= len(phrases) or phrases[verb].kind != "verb" or phrases[verb + 1].word != "by":
        return []
    if not phrases[verb].participle or phrases[verb].lemma not in lemmas:
        return []
    if phrases[verb + 2].kind != "noun":
        return []
    return sides(story, passage, passage.clauses.joined_after(verb + 2))


def _described(story: Story, passage: Passage, noun: int) -> Identity | None:
    """``a group of civil society leaders``, and those whose noun names nobody elsewhere."""
    mention, phrases = passage.mention(noun), passage.phrases
    if mention.proper:
        return _elliptic(story, passage, noun)
    if mention.head in _CONTAINERS and noun + 2 < len(phrases) and phrases[noun + 1].word == "of":
        inner = passage.mention(noun + 2)
        if phrases[noun + 2].kind == "noun" and inner.kind == "population" and not inner.proper:
            name = passage.text[mention.start : inner.end].removeprefix("a ").removeprefix("the ")
            whole = attrs.evolve(inner, name=" ".join(name.split()), definite=False)
            return story.actors.identity(passage, whole)
    kind = words("meeting_parties", "kind").get(mention.head)
    if mention.kind == "thing" and kind in ("envoys", "bodies"):
        people = attrs.evolve(mention, kind="population", plural=True, definite=False)
        return story.actors.identity(passage, people)
    return None


def _elliptic(story: Story, passage: Passage, noun: int) -> Identity | None:
    """``Israeli`` for Israeli officials in ``Israeli and Palestinian officials``."""
    mention, phrases = passage.mention(noun), passage.phrases
    if mention.kind != "population" or mention.country is None or noun + 2 >= len(phrases):
        return None
    other = passage.mention(noun + 2) if phrases[noun + 2].kind == "noun" else None
    if phrases[noun + 1].word != "and" or other is None or other.proper:
        return None
    if words("meeting_parties", "kind").get(other.head) != "envoys":
        return None
    whole = attrs.evolve(
        other,
        name=f"{mention.name} {other.head}",
        country=mention.country,
        kind="population",
        plural=True,
    )
    return story.actors.identity(passage, whole)


def _is_party(one: Identity) -> bool:
    return one.kind == "population" and not one.proper


def _spoken_for(story: Story, passage: Passage, noun: int) -> list[Identity]:
    """The bodies that ``delegations from A and B`` speak for."""
    phrases = passage.phrases
    if words("meeting_parties", "kind").get(passage.mention(noun).head) != "envoys":
        return []
    if passage.mention(noun).country is not None:
        return []  # "US officials from Iraq"
    if noun + 2 >= len(phrases) or phrases[noun + 1].word not in _FROM:
        return []
    if phrases[noun + 2].kind != "noun":
        return []
    joined = both(passage, passage.clauses.joined_after(noun + 2))
    members = [
        one
        for other in joined
        for one in story.identities(passage, [other]) or _counted(story, passage, other)
    ]
    spoken = (*_BODIES, "person")
    bodies = [one for one in members if (one.proper or one.country) and one.kind in spoken]
    return distinct(members) if bodies else []


def _counted(story: Story, passage: Passage, noun: int) -> list[Identity]:
    """``six world powers``, which are nobody by themselves."""
    mention = attrs.evolve(passage.mention(noun), kind="population", plural=True, definite=False)
    one = story.actors.identity(passage, mention)
    return [] if one is None or mention.kind == "pronoun" else [one]


def both(passage: Passage, joined: tuple[int, ...]) -> tuple[int, ...]:
    """The two that "between" wants: the second can look like the subject of what follows.

    Args:
        passage: The sentence.
        joined: The noun phrases found so far.
    """
    phrases = passage.phrases
    last = passage.clauses.end_of(joined[-1])
    follows = last + 1 < len(phrases) and phrases[last + 1].kind == "noun"
    if len(joined) == 1 and follows and phrases[last].word == "and":
        return (*joined, last + 1)
    return joined


def as_bodies(story: Story, passage: Passage, found: Sequence[Identity]) -> list[Identity]:
    """Sides of one sort: ``the US and Iraqi leaders`` are the United States and Iraq.

    Args:
        story: The article.
        passage: The sentence.
        found: The sides as the text names them.
    """
    if len(found) != 2 or {one.kind for one in found} != {"government", "population"}:
        return list(found)
    return distinct(_body(story, passage, one) or one for one in found)


def _body(story: Story, passage: Passage, one: Identity) -> Identity | None:
    kinds = words("meeting_parties", "kind")
    if one.country is None or not any(kinds.get(noun) == "envoys" for noun in one.nouns):
        return None
    country = gazetteer().country(one.country)
    mention = Mention(0, 0, country.name, "government", proper=True, country=country.alpha3)
    return story.actors.identity(passage, mention)


def compound_sides(story: Story, passage: Passage, noun: int) -> list[Identity]:
    """The two sides of ``US-China talks`` and ``the Trump-Putin summit``.

    Args:
        story: The article.
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    phrase = passage.phrases[noun]
    parts = _DASH.split(passage.text[phrase.start : phrase.tokens[-1].start])
    if len(parts) < 2:
        return []
    start, end = phrase.start, phrase.end
    found = [_longest_named(story, passage, parts[0].split()[-2:], start, end, first=True)]
    found += [_named(story, passage, part, start, end) for part in parts[1:-1]]
    found.append(_longest_named(story, passage, parts[-1].split()[:2], start, end, first=False))
    return [] if None in found else distinct(one for one in found if one is not None)


def _longest_named(
    story: Story, passage: Passage, parts: Sequence[str], start: int, end: int, *, first: bool
) -> Identity | None:
    """Whom the two words beside a dash name, or the one that stands nearest to it."""
    if not parts:
        return None
    nearest = parts[-1] if first else parts[0]
    return _named(story, passage, " ".join(parts), start, end) or _named(
        story, passage, nearest, start, end
    )


def _named(story: Story, passage: Passage, name: str, start: int, end: int) -> Identity | None:
    if not name[:1].isupper():
        return None
    known = known_name(name)
    if known is not None:
        mention = Mention(start, end, known.name, known.kind, proper=True, country=known.country)
        return story.actors.identity(passage, mention)
    demonym = country_of_word(name)
    if demonym is not None:
        country = gazetteer().country(demonym)
        mention = Mention(start, end, country.name, "government", proper=True, country=demonym)
        return story.actors.identity(passage, mention)
    one = story.actors.identity(passage, Mention(start, end, name, "name", proper=True))
    return one if one is not None and one.kind == "person" else None


def is_pair(passage: Passage, noun: int) -> bool:
    """Whether a noun phrase stands for those who met before: ``the two leaders``, ``both sides``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    tokens = passage.phrases[noun].tokens
    kinds = words("meeting_parties", "kind")
    opener, head = tokens[0].lower, tokens[-1].lower
    if len(tokens) > 4 or opener not in ("the", "both") or any(t.tag == "name" for t in tokens):
        return False
    if noun + 1 < len(passage.phrases) and passage.phrases[noun + 1].word in ("of", "from"):
        return False
    counted = opener == "both" or any(token.lower in ("two", "three") for token in tokens)
    return (
        kinds.get(head) == "pair"
        or (kinds.get(head) == "envoys" and counted)
        or (kinds.get(head) == "envoys" and len(tokens) == 2 and head.endswith("s"))
    )


def joint_subjects(story: Story, passage: Passage) -> list[Identity]:
    """Those whom a sentence before names together, for ``the two leaders``.

    Args:
        story: The article.
        passage: The sentence that says "the two leaders".
    """
    for number in range(passage.number - 1, max(-1, passage.number - _MEMORY), -1):
        other = story.passages[number]
        for verb in other.clauses.verbs():
            found = [one for one in _people(story, other, verb) if one.proper]
            if len(found) > 1:
                return found
    return []


def _people(story: Story, passage: Passage, verb: int) -> Iterator[Identity]:
    for one in sides(story, passage, passage.clauses.subjects(verb)):
        if one.kind in ("person", "government", "place"):
            yield one


def distinct(found: Iterable[Identity]) -> list[Identity]:
    """Each once, in order.

    Args:
        found: Some identities.
    """
    return list({id(one): one for one in found}.values())


def without_summary(found: Sequence[Identity]) -> list[Identity]:
    """Those who meet without what sums up those named after it: ``her counterparts, Doe and Roe``.

    Args:
        found: Who meets, in order.
    """
    return [
        one
        for index, one in enumerate(found)
        if one.proper
        or not one.plural
        or not one.nouns & _SUMMARIES
        or sum(other.proper and other.kind == "person" for other in found[index + 1 :]) < 2
    ]


def are_sides(participants: Sequence[Identity], alone: bool) -> bool:
    """Whether they can meet: two, one of them named, or one that is several by itself.

    Args:
        participants: Who takes part.
        alone: Whether one suffices that is several by itself, such as the G7.
    """
    if len(participants) > 1:
        return any(
            one.proper or one.country or is_body(one) or _names_somebody(one)
            for one in participants
        )
    if not alone or not participants:
        return False
    one = participants[0]
    bodies = (one.kind == "organization" and one.proper) or is_body(one)
    return bodies or (one.plural and _has_name(one))


def _names_somebody(one: Identity) -> bool:
    """Whether a name stands within the words for one: ``the UN chief``, ``Hamas leaders``."""
    first, *rest = one.name.split()
    return any(word[:1].isupper() for word in (rest if first.islower() else [first, *rest][:-1]))


def _has_name(one: Identity) -> bool:
    """Whether a name stands in the words for it: ``EU foreign ministers``."""
    heads = words("meeting_parties", "kind")
    return one.name[:1].isupper() and any(heads.get(noun) == "envoys" for noun in one.nouns)
