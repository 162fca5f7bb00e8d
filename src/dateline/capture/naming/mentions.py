"""What a noun phrase names: a person with an office, a country, a force, a crowd, a thing."""

from collections.abc import Sequence
from itertools import dropwhile, pairwise

import attrs

from dateline.capture.grammar.phrases import Phrase
from dateline.capture.grammar.tokens import Token, written
from dateline.capture.naming.names import (
    Known,
    country_of_word,
    fold,
    is_office_word,
    known_name,
    organization_kind,
    person_noun_kind,
)
from dateline.capture.naming.offices import first_office, is_surname, office_index, office_text
from dateline.capture.tables import words
from dateline.gazetteer import gazetteer

__all__ = ["Mention", "maker_of", "mention_of", "person_after_body"]

_OPENERS = frozenset(["determiner", "possessive", "adverb", "number"])
_INDEFINITE = frozenset(["a", "an", "some", "another", "one", "several", "many", "no", "any"])
_WITHIN_NAMES = frozenset(
    [
        "bin",
        "ibn",
        "al",
        "de",
        "la",
        "da",
        "van",
        "von",
        "der",
        "el",
        "-",
        "–",
        "/",
        "of",
        "and",
        "for",
    ]
)
# What stands before the names of ships.
_SHIP_PREFIXES = frozenset(
    ["USS", "USNS", "USCGC", "HMS", "HMAS", "HMCS", "HMNZS", "RFA", "INS", "ROKS", "HNLMS", "HDMS"]
)
_BODIES = frozenset(["government", "military", "organization", "group"])
# Words for bodies that before "release" or "report" name none.
_PRESS = frozenset(["press", "news", "media", "radio", "television", "party", "group", "council"])


@attrs.frozen(eq=False)
class Mention:
    """What a noun phrase names.

    Attributes:
        start: Where the phrase begins, in code points of the article's text.
        end: Where it ends, half-open.
        name: The name; where there is none, the words without the article before them.
        kind: person, government, military, organization, group, population, place, pronoun, thing,
            or name: one that only the rest of the article can tell.
        proper: Whether it has a name of its own.
        office: The office of a person, as written.
        country: ISO 3166-1 alpha-3, of adjectives and genitives.
        head: The last common noun in lower case, or nothing.
        definite: Whether it stands for what was named before, such as ``the minister``.
        plural: Whether it is more than one.
        owner: What stands before the genitive ``'s``.
        media: Whether it is a newspaper, an agency or a broadcaster.
    """

    start: int
    end: int
    name: str
    kind: str
    proper: bool = False
    office: str | None = None
    country: str | None = None
    head: str = ""
    definite: bool = False
    plural: bool = False
    owner: "Mention | None" = None
    media: bool = False


def mention_of(phrase: Phrase) -> Mention:
    """What a noun phrase names, as far as its own words tell.

    Args:
        phrase: The noun phrase.
    """
    if phrase.is_pronoun:
        token = phrase.tokens[0]
        return Mention(token.start, token.end, token.lower, "pronoun")
    return _mention(phrase.tokens)


def maker_of(phrase: Phrase) -> Mention | None:
    """The body named before a noun for what it says: ``the cabinet`` in ``the cabinet statement``.

    Args:
        phrase: The noun phrase.
    """
    tokens = [token for token in phrase.tokens[:-1] if token.tag != "mark"]
    if not tokens or tokens[-1].tag not in ("noun", "name"):
        return None
    if tokens[-1].lower in _PRESS and not any(token.tag == "name" for token in tokens):
        return None  # "a press release", but "the Turkish media reports"
    maker = _mention(tokens)
    return maker if maker.kind in _BODIES else None


def person_after_body(mention: Mention) -> Mention | None:
    """The person in ``the Health Ministry Jane Doe``, where a body's head or speaker is named.

    Args:
        mention: What the whole noun phrase names.
    """
    if not mention.proper or mention.kind in ("person", "name", "place"):
        return None
    parts = mention.name.split()
    kinds = words("organizations", "kind")
    last = max((at for at, word in enumerate(parts) if word.lower() in kinds), default=-1)
    rest = parts[last + 1 :]
    if rest[:1] == ["of"]:
        # "the Ministry of Health Jane Doe"
        rest = list(dropwhile(lambda word: word.lower() in words("portfolios", "word"), rest[1:]))
    named = last >= 0 and 1 < len(rest) < 4 and all(word[:1].isupper() for word in rest)
    if not named or country_of_word(rest[0]) is not None or gazetteer().named(" ".join(rest)):
        return None
    return attrs.evolve(mention, name=" ".join(rest), kind="person", country=None)


def _mention(tokens: Sequence[Token]) -> Mention:
    start, end = tokens[0].start, tokens[-1].end
    tokens = [token for token in tokens if token.tag not in ("mark", "date")]
    genitives = [index for index, token in enumerate(tokens) if token.tag == "genitive"]
    owner = None
    if genitives and tokens[-1].tag == "noun" and _is_office_of(tokens[: genitives[0]]):
        # "a spokesman for the EU's mission"
        opened = tokens[0].tag in _OPENERS
        title = written(tokens[1:] if opened else tokens)
        return Mention(start, end, title, "person", office=title, head=first_office(tokens),
                       definite=opened and tokens[0].lower not in _INDEFINITE)  # fmt: skip
    if genitives and tokens[genitives[-1] + 1 :]:
        owner = _mention(tokens[: genitives[-1]]) if genitives[-1] else None
        tokens = tokens[genitives[-1] + 1 :]
    else:
        tokens = [token for token in tokens if token.tag != "genitive"]
    opener = tokens[0].lower if tokens and tokens[0].tag in _OPENERS else ""
    while len(tokens) > 1 and (tokens[0].tag in _OPENERS or tokens[0].lower == "further"):
        if tokens[0].tag == "number" and not any(t.tag in ("noun", "name") for t in tokens[1:]):
            break
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-2].tag, tokens[-1].tag) == ("name", "adjective"):
        tokens = tokens[:-1]  # "hold Russia accountable"
    if not tokens:
        return Mention(start, end, "", "thing")
    made = _named(tokens, owner)
    titled = bool(made.office) and not made.proper and tokens[0].tag == "name"
    definite = opener not in _INDEFINITE and bool(opener or owner or titled)
    country = made.country or (_country_of(owner) if owner is not None else None)
    return attrs.evolve(made, start=start, end=end, definite=definite, owner=owner, country=country)


def _is_office_of(tokens: Sequence[Token]) -> bool:
    """Whether some words are an office and, in part, for whom it is."""
    return any(
        token.lower in ("of", "for", "to") and is_office_word(before.lower)
        for before, token in pairwise(tokens)
    )


def _country_of(mention: Mention) -> str | None:
    return mention.country if mention.kind in ("government", "place", "population") else None


def _named(tokens: Sequence[Token], owner: Mention | None) -> Mention:
    """The mention without its place in the text."""
    country = _country(tokens)
    last = tokens[-1]
    office = None if _is_ship(tokens) else office_index(tokens)
    whole = known_name(written(tokens)) if office is not None and last.tag == "name" else None
    if whole is not None:
        return _known(whole, "")  # "Joint Chiefs of Staff"
    if office is not None and office + 1 < len(tokens):
        name = written(_without_honorifics(tokens[office + 1 :]))
        known = known_name(name)
        if organization_kind(name) is not None and known is None:
            # "spokesman for the Health Ministry", "head of U.S. Central Command"
            title = office_text(tokens)
            return Mention(0, 0, written(tokens), "person", office=title, country=country,
                           head=first_office(tokens))  # fmt: skip
        if known is None or len(tokens) - office > 2:
            return _person(name, tokens[: office + 1], _country(tokens[: office + 1]))
    if office is not None and office + 1 == len(tokens) and is_surname(tokens):
        return Mention(0, 0, written(tokens), "person", proper=True)
    if office is not None and office + 1 == len(tokens):
        title = office_text(tokens)
        return Mention(0, 0, written(tokens), "person", office=title or written(tokens),
                       country=country, head=last.lower)  # fmt: skip
    if last.tag == "name" and not _is_several(tokens):
        return _proper(tokens, country)
    head = last.lower
    kind = person_noun_kind(head) or "thing"
    body = _body_before_noun(tokens) if kind in ("group", "organization") else None
    if body is not None:
        return body
    plural = head.endswith("s") or kind == "population"
    return Mention(0, 0, written(tokens), kind if kind != "role" else "person", country=country,
                   head=head, plural=plural)  # fmt: skip


def _is_ship(tokens: Sequence[Token]) -> bool:
    """Whether a name is that of a ship by what stands before it: ``the USS Boxer``."""
    return any(token.text in _SHIP_PREFIXES for token in tokens[:-1])


def _body_before_noun(tokens: Sequence[Token]) -> Mention | None:
    """A body that is known by the name before the noun for it: ``the Islamic State group``."""
    names = [token for token in tokens[:-1] if token.tag == "name"]
    head = tokens[-1].lower
    if head not in words("body_nouns", "noun") or len(names) != len(tokens) - 1:
        return None
    known = known_name(written(names))
    fits = known is not None and known.kind in ("group", "organization") and not known.media
    return _known(known, head) if known is not None and fits else None


def _is_several(tokens: Sequence[Token]) -> bool:
    """Whether a title with a capital letter is that of several: ``NATO Foreign Ministers``."""
    envoys = words("meeting_parties", "kind").get(tokens[-1].lower) == "envoys"
    plural = tokens[-1].lower.endswith("s") and is_office_word(tokens[-1].lower[:-1])
    return envoys and plural and known_name(written(tokens)) is None


def _person(name: str, office: Sequence[Token], country: str | None) -> Mention:
    return Mention(
        0, 0, name, "person", proper=True, office=office_text(office) or None, country=country,
        head=office[-1].lower,
    )  # fmt: skip


def _without_honorifics(tokens: Sequence[Token]) -> Sequence[Token]:
    honorifics = words("honorifics", "word")
    first = 0
    while first < len(tokens) - 1 and (
        tokens[first].lower in honorifics or tokens[first].text == "."
    ):
        if tokens[first + 1].lower in words("organizations", "kind"):
            break  # "Justice Ministry"
        first += 1
    return tokens[first:]


def _country(tokens: Sequence[Token]) -> str | None:
    """The country whose name or adjective stands in a phrase; the first of them."""
    for index, token in enumerate(tokens):
        if token.tag != "name":
            continue
        for length in (3, 2, 1):
            part = tokens[index : index + length]
            if len(part) == length and all(word.tag == "name" for word in part):
                text = written(part)
                country = country_of_word(text)
                if country is not None:
                    return country
    return None


def _proper(tokens: Sequence[Token], country: str | None) -> Mention:
    branch = any(token.tag == "preposition" and token.lower == "in" for token in tokens)
    whole = known_name(written(tokens)) if branch else None
    if whole is not None:
        return _known(whole, "")  # "Al-Qaeda in the Islamic Maghreb"
    joined = next((i for i, token in enumerate(tokens) if token.lower == "and"), 0)
    for begin in range(joined):
        whole = known_name(written(tokens[begin:]))
        if whole is not None:
            return _known(whole, tokens[begin - 1].lower if begin else "")
    first = len(tokens)
    while first and (tokens[first - 1].tag == "name" or _is_link(tokens, first - 1)):
        first -= 1
    run = _without_honorifics(tokens[first:])
    honoured = len(run) < len(tokens) - first
    noun = tokens[first - 1].lower if first else ""
    name = written(run)
    known = known_name(name)
    if known is not None:
        return _known(known, noun)
    if len(run) > 1 and country_of_word(run[0].text):
        rest = known_name(written(run[1:]))
        if rest is not None:
            return _known(rest, noun)
    if len(run) == 1 and country_of_word(name):
        return Mention(0, 0, name, "population", proper=True, country=country, head=noun,
                       plural=True)  # fmt: skip
    kind = "person" if honoured else _kind_of_name(run, name, noun)
    people = gazetteer().country_of_demonym(run[0].text) if kind == "name" else None
    if people is not None and len(run) > 2:
        # "Briton Jane Doe"
        return Mention(0, 0, written(run[1:]), "person", proper=True, country=people.alpha3,
                       head=noun)  # fmt: skip
    if kind in ("person", "name") and gazetteer().country_of_demonym(run[0].text) is None:
        country = _country(tokens[:first])  # Jordan Henderson is no Jordanian
    return Mention(0, 0, name, kind, proper=True, country=country, head=noun)


def _is_link(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word in lower case, or a dash, stands between two words of a name."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index].lower in _WITHIN_NAMES
        and (tokens[index - 1].tag == "name" or _is_link(tokens, index - 1))
        and tokens[index].tag != "name"
    )


def _known(known: Known, noun: str) -> Mention:
    return Mention(0, 0, known.name, known.kind, proper=True, country=known.country, head=noun,
                   media=known.media)  # fmt: skip


def _kind_of_name(run: Sequence[Token], name: str, noun: str) -> str:
    described = person_noun_kind(noun) if noun else None
    if described == "role":
        return "person"
    if described in ("organization", "government", "military", "group"):
        return described
    if _is_ship(run):
        return "military"
    kind = organization_kind(name)
    if kind is not None:
        places = [item for item in gazetteer().named(name) if not item.lesser]
        return "name" if places and len(run) > 1 else kind  # "West Bank"
    word = run[-1].text
    if len(run) > 1 and word.lower() in words("geographic_nouns", "level"):
        given = fold(run[0].text) in words("given_names", "gender")
        return "name" if given else "place"  # "Benny Hill" is no hill
    if len(run) == 1 and len(word) > 1 and word.isupper() and not gazetteer().named(word):
        return "organization"
    return "name"
