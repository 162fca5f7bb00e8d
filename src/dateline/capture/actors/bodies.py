"""Those of an article who have no person's name: bodies and their short forms, crowds, places."""

from dateline.capture.actors.identities import Identity
from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import fold

__all__ = ["Bodies"]

_ABBREVIATED = frozenset(["organization", "government", "military", "group"])


class Bodies:
    """The bodies, crowds and places that an article names."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str | None], Identity] = {}
        self._latest: dict[tuple[str, str, str | None], tuple[str, str, str | None]] = {}
        self._short: dict[str, Identity] = {}
        self._initials: dict[str, Identity] = {}
        self._governments: dict[str, Identity] = {}

    def named(self, mention: Mention, kind: str) -> Identity:
        """The one of a name, known from now on.

        Args:
            mention: The name.
            kind: What kind of actor it is.
        """
        key = (fold(mention.name), kind, mention.country)
        plain = (fold(mention.name), kind, None)
        if mention.country is None and plain not in self._known:
            # "the Defence Ministry", after "Russia's Defence Ministry"
            key = self._latest.get(plain, key)
        elif mention.country is not None:
            self._latest[plain] = key
        if key not in self._known:
            self._add(key, Identity(
                mention.name, kind, mention.country, proper=True, plural=mention.plural,
                media=mention.media,
            ))  # fmt: skip
        identity = self._known[key]
        if mention.head:
            identity.nouns.add(mention.head)
        return identity

    def _add(self, key: tuple[str, str, str | None], identity: Identity) -> None:
        self._known[key] = identity
        if identity.kind == "government" and identity.country is not None:
            self._governments.setdefault(identity.country, identity)
        if identity.kind in _ABBREVIATED:
            parts = identity.name.replace("-", " ").split()
            for words in (parts, [part for part in parts if part[0].isupper()]):
                if len(words) > 1:
                    letters = "".join(word[0] for word in words).upper()
                    self._initials.setdefault(letters, identity)

    def common(self, mention: Mention, name: str) -> Identity:
        """The one of a common noun: ``the protesters``.

        Args:
            mention: The noun phrase.
            name: Its words, with those of whose it is.
        """
        key = (fold(name), mention.kind, mention.country)
        if key not in self._known:
            self._known[key] = Identity(
                name, mention.kind, mention.country, plural=mention.plural,
                offices=[mention.office] if mention.office else [], nouns={mention.head},
            )  # fmt: skip
        return self._known[key]

    def abbreviate(self, short: str, identity: Identity) -> None:
        """Remember a short form that the article gives.

        Args:
            short: The short form.
            identity: Whose it is.
        """
        self._short.setdefault(short, identity)

    def abbreviated(self, short: str) -> Identity | None:
        """The body of a short form: one that the article gives, or the initials of its name.

        Args:
            short: Such as ``SDF`` or ``MoD``.
        """
        if short in self._short:
            return self._short[short]
        letters = sum(letter.isupper() for letter in short)
        return self._initials.get(short.upper()) if 1 < letters >= len(short) - 1 else None

    def government_of(self, country: str) -> Identity | None:
        """The government of a country, or a body of it, if the article names one.

        Args:
            country: ISO 3166-1 alpha-3.
        """
        return self._governments.get(country)
