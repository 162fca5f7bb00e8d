"""Whom a verb is about: the noun phrases that it has as its subjects, wherever they stand."""

from collections.abc import Sequence

from dateline.capture.grammar.lexicon import takes_clause
from dateline.capture.grammar.phrase_rows import PLACING, RELATIVES, PhraseRow
from dateline.capture.grammar.phrases import Phrase
from dateline.capture.naming.names import person_noun_kind
from dateline.capture.tables import words

__all__ = ["Subjects"]

_SEEING = frozenset(
    ["catch", "film", "hear", "notice", "observe", "photograph", "record", "see", "show", "watch"]
)
_SELVES = frozenset(["himself", "herself", "itself", "themselves"])
# Verbs whose object is found in a state: "the uprising that saw him | ousted".
_LEAVING = _SEEING | {"leave", "have", "get", "keep", "want", "find", "make", "let", "help"}
# What shows or tells of someone doing something: "reports of snipers attacking civilians".
_SHOWING = frozenset(
    [
        "report", "reports", "video", "videos", "footage", "image", "images", "photo", "photos",
        "picture", "pictures", "account", "accounts", "evidence", "news", "word", "allegations",
        "accusations", "claims", "stories", "scenes", "sight", "risk", "danger", "possibility",
        "threat", "incident", "incidents", "case", "cases",
    ]
)  # fmt: skip

_BELIEVING = frozenset(["believe", "think", "feel", "know", "doubt", "fear", "hope"])
_WITHIN = RELATIVES | {"where", "when"}


class Subjects(PhraseRow):
    """The phrases of a sentence, with the subjects of its verbs.

    Args:
        phrases: The phrases in order.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        super().__init__(phrases)
        self._subjects: dict[int, tuple[int, ...]] = {}

    def subjects(self, verb: int) -> tuple[int, ...]:
        """The noun phrases that a verb is about, several if they are joined by "and".

        Args:
            verb: The verb's index.

        Returns:
            Their indexes in order; none where the sentence gives none.
        """
        if verb not in self._subjects:
            self._subjects[verb] = ()  # a sentence that runs in a circle ends here
            self._subjects[verb] = self._find_subjects(verb)
        return self._subjects[verb]

    def _find_subjects(self, verb: int) -> tuple[int, ...]:
        phrase = self.phrases[verb]
        left = self.back(verb - 1)
        kind = self.kind(left)
        if kind == "verb":
            if phrase.infinitive or phrase.gerund:
                return self.subjects(left)
            if phrase.finite and self.phrases[left].participle:
                return self.subjects(left)  # "a letter sent on Friday | said"
            return self._after_relative_clause(left) if phrase.finite else ()
        if kind == "noun":
            return self._subjects_at(verb, left)
        if kind == "subordinator":
            return self._after_subordinator(verb, left)
        if kind == "preposition" and phrase.gerund:
            return self._after_preposition(left)
        if kind == "preposition" and phrase.infinitive:
            particle = self.back(left - 1)  # "went on to say"
            return self.subjects(particle) if self.kind(particle) == "verb" else ()
        if kind == "conjunction":
            return self._shared(verb)
        if kind == "semicolon" and phrase.gerund:
            before = self.verb_before(left)  # "urged calm; stating: ..."
            return self.subjects(before) if before is not None else ()
        if kind == "comma":
            return self._after_comma(verb, left)
        if kind == "end" and phrase.gerund:
            # "Speaking in Rome, Doe said"
            following = self.finite_after(verb)
            return self.subjects(following) if following is not None else ()
        return ()

    def _after_relative_clause(self, last: int) -> tuple[int, ...]:
        """The noun phrase before a clause that no comma ends: ``the man who was hurt | said``."""
        for index in range(last - 1, 0, -1):
            kind = self.kind(index)
            if kind in ("comma", "semicolon", "quotation", "conjunction"):
                return ()
            if self.word(index) in ("who", "which", "that") and kind in ("noun", "subordinator"):
                return self._antecedent(index)
        return ()

    def _subjects_at(self, verb: int, noun: int) -> tuple[int, ...]:
        phrase = self.phrases[verb]
        if self.word(noun) in _SELVES and self.kind(noun - 1) == "noun":
            noun -= 1  # "the president | himself | said"
        if phrase.infinitive:
            if self.word(noun - 1) == "for" and self._is_somebody(noun):
                return (noun,)  # "the reason for Hamas to fire rockets"
            intending = self._intending(noun)
            if intending is not None:
                return (intending,)
            before = self.verb_before(noun)
            if before is None:
                return ()
            # "urged them to leave", but "deployed a battery to intercept a missile"
            directs = self.phrases[before].lemma in words("directing_verbs", "verb")
            return (self.head(noun),) if directs else self.subjects(before)
        if phrase.gerund and self._is_shown(noun):
            return self.joined_before(noun)  # "reports of snipers attacking civilians"
        stays = self.back(self.head(noun) - 2)
        if phrase.gerund and self._is_staying(stays):
            return self.subjects(stays)  # "is in Rome meeting Doe"
        head = self._described(self.head(noun))
        if self.word(head - 1) == "with" and (phrase.participle or phrase.gerund):
            return self.joined_before(head)  # "with troops expected to leave"
        governor = self.back(head - 1)
        if self.kind(governor) == "preposition":
            governor = self.back(governor - 1)
        if phrase.finite and self.kind(governor) == "verb" and self.phrases[governor].infinitive:
            governor = self.back(governor - 1)  # "who tried to hijack a plane | was shot"
        if phrase.finite and self.kind(governor) == "verb" and self.phrases[governor].finite:
            relative = self.back(governor - 1)
            lemma = self.phrases[governor].lemma
            told = takes_clause(phrase.lemma) or not (takes_clause(lemma) or lemma in _LEAVING)
            if self.word(relative) in ("who", "which", "that") and told:
                return self._antecedent(relative)  # "Doe, who heads the firm | said"
        suffered = phrase.participle and self.word(verb + 1) == "by"  # "of civilians killed by"
        if phrase.finite and self.kind(head - 1) == "preposition" and not suffered:
            # "left in May, then at Doe's request returned"
            return self._shared(verb) or self.joined_before(head)
        if self.word(head) in RELATIVES and self.phrases[head].is_pronoun:
            return self._antecedent(head)
        return self.joined_before(head)

    def _is_staying(self, verb: int) -> bool:
        """Whether a verb tells where somebody is: ``is | in Rome``."""
        return (
            self.kind(verb) == "verb"
            and self.phrases[verb].lemma == "be"
            and self.word(verb + 1) in PLACING
        )

    def _described(self, noun: int) -> int:
        """The noun phrase that a participle describes: ``forces`` in ``forces based near X``."""
        while True:
            first = self.joined_before(noun)[0]
            verb = self.back((first if self.word(first - 1) == "by" else noun) - 1)
            if self.kind(verb) == "preposition":
                verb = self.back(verb - 1)
            if self.kind(verb) != "verb":
                return noun
            phrase = self.phrases[verb]
            if takes_clause(phrase.lemma):
                return noun  # "the minister claimed rebels have attacked"
            described = self.back(verb - 1)
            if not (phrase.gerund or phrase.participle) or self.kind(described) != "noun":
                return noun
            noun = self.head(described)

    def _antecedent(self, relative: int) -> tuple[int, ...]:
        before = self.back(relative - 1)
        if self.kind(before) == "verb" and self.phrases[before].participle:
            return self.subjects(before)  # "a report issued in May that | said"
        if self.kind(before) == "comma":
            before = self.back(self._before_aside(before) - 1)
        if self.kind(before) == "noun":
            who = self.word(relative) in ("who", "whom") and self._is_owner_of_thing(before)
            return self.joined_before(before if who else self.head(before))
        return ()

    def _is_somebody(self, noun: int) -> bool:
        last = self.phrases[noun].tokens[-1]
        return last.tag == "name" or person_noun_kind(last.lower) is not None

    def _intending(self, noun: int) -> int | None:
        """Who means to do it, by the noun for that: ``threats by the group | to attack``."""
        head = self.head(noun)
        if self.phrases[head].tokens[-1].lower not in words("intents", "status"):
            return None
        return next(
            (index + 1 for index in range(head + 1, noun) if self.word(index) == "by"), None
        )

    def _is_shown(self, noun: int) -> bool:
        """Whether a noun is of one seen to do it: ``footage of police``, ``filmed police``."""
        before = self.back(noun - 1)
        if self.kind(before) == "verb" and self.phrases[before].lemma in _SEEING:
            return True
        if self.word(noun - 1) == "with":  # "were pushed back with police using tear gas"
            return person_noun_kind(self.phrases[noun].tokens[-1].lower) is not None
        if self.word(noun - 1) != "of" or self.kind(noun - 2) != "noun":
            return False
        return self.phrases[noun - 2].tokens[-1].lower in _SHOWING

    def _is_owner_of_thing(self, noun: int) -> bool:
        """Whether people are tied to a noun for a thing: ``the demands of the strikers``."""
        if self.kind(noun - 1) != "preposition" or self.kind(noun - 2) != "noun":
            return False
        person, thing = self.phrases[noun].tokens[-1], self.phrases[noun - 2].tokens[-1]
        return (
            (person.tag == "name" or person_noun_kind(person.lower) is not None)
            and thing.tag == "noun"
            and person_noun_kind(thing.lower) is None
        )

    def _before_aside(self, comma: int) -> int:
        """The comma before a participle between two: ``rebels, | often riding in trucks, who``."""
        opening = self.comma_before(comma)
        if opening is None:
            return comma
        first = opening + 1
        while self.kind(first) == "adverb":
            first += 1
        described = self.kind(first) == "verb" and self.phrases[first].gerund
        finite = any(
            phrase.kind == "verb" and phrase.finite for phrase in self.phrases[first:comma]
        )
        return opening if described and not finite else comma

    def _after_subordinator(self, verb: int, left: int) -> tuple[int, ...]:
        if self.word(left) in RELATIVES:
            return self._antecedent(left)
        if not self.phrases[verb].finite or self.phrases[verb].participle:
            # "after deploying a battery", "as outlined"
            told = self._teller_before(left) if self.phrases[verb].gerund else None
            before = self.verb_before(left) if told is None else told
            if before is not None:
                return self.subjects(before)
            following = self.finite_after(verb)
            return self.subjects(following) if following is not None else ()
        return ()

    def _after_preposition(self, preposition: int) -> tuple[int, ...]:
        before = self.verb_before(preposition)
        if before is None:
            following = self.finite_after(preposition + 1)
            return self.subjects(following) if following is not None else ()
        objects = self.objects(before)
        blames = self.phrases[before].lemma in words("blaming_verbs", "verb")
        if blames and objects and not self.phrases[before].passive:
            return objects
        return self.subjects(before)

    def _shared(self, verb: int) -> tuple[int, ...]:
        """The subjects of the verb that "and" or a comma joins this one to."""
        phrase = self.phrases[verb]
        left = self.back(verb - 1)
        apart = self.kind(left) == "conjunction" and self.kind(left - 1) == "comma"
        contrasted = self.word(left) == "but" and apart
        within: tuple[int, ...] = ()
        for before in range(verb - 1, -1, -1):
            other = self.phrases[before]
            if other.kind == "semicolon":
                break
            if other.kind == "verb" and self._is_like(other, phrase):
                if phrase.gerund and not other.gerund and self._gerund_before(before):
                    continue  # "decried it, noting that it was late, and criticizing"
                if contrasted and self._is_subordinate(before):
                    continue  # "did not say if there were casualties, but said"
                if apart and self.word(self.back(before - 1)) in ("who", "which"):
                    continue  # "met Doe, who leads the talks, and said"
                if phrase.finite and self._describes_object(before):
                    continue  # "hijacked a flight bound for Rome and was shot"
                found = self.subjects(before)
                if found and phrase.gerund and self._is_subordinate(before):
                    within = within or found  # "revised reports that all had died, | saying"
                elif found:
                    return found
        return within

    def _describes_object(self, verb: int) -> bool:
        """Whether a participle describes the object of a verb: ``took a bus | bound for Rome``."""
        phrase, noun = self.phrases[verb], self.back(verb - 1)
        if not phrase.participle or len(phrase.tokens) > 1 or self.kind(noun) != "noun":
            return False
        governor = self.head(noun) - 1
        return self.kind(governor) == "verb" and not takes_clause(self.phrases[governor].lemma)

    def _gerund_before(self, verb: int) -> bool:
        """Whether a participle after a comma leads the clause that a verb is in."""
        for index in range(verb - 1, 0, -1):
            if self.kind(index) == "semicolon":
                return False
            if self.kind(index) == "verb" and self.phrases[index].gerund:
                return self.kind(index - 1) == "comma"
        return False

    def _is_subordinate(self, verb: int) -> bool:
        subjects = self.subjects(verb)
        return bool(subjects) and self.kind(self.back(min(subjects) - 1)) == "subordinator"

    def _is_like(self, one: Phrase, other: Phrase) -> bool:
        if one.form == "s" and other.form in ("past", "either"):
            return False  # "backed Malta as it rebuilds and | praised it"
        if one.modal and other.form in ("past", "either") and not other.perfect:
            return False  # "said it must end and | urged calm"
        if other.finite:
            return one.finite
        return (one.infinitive, one.gerund) == (other.infinitive, other.gerund) or one.finite

    def _after_comma(self, verb: int, comma: int) -> tuple[int, ...]:
        phrase = self.phrases[verb]
        if phrase.infinitive:
            before = self.verb_before(comma)
            intends = before is not None and (
                self.phrases[before].lemma not in words("directing_verbs", "verb")
            )
            if before is not None and intends:
                return self.subjects(before)  # "flew to Rome, the capital, to meet Doe"
        opening = self.comma_before(comma)
        while opening is not None:
            before = self.back(opening - 1)
            if self.kind(before) == "noun" and self._is_insertion(opening + 1, comma):
                head = self.head(before)
                governor = self.back(head - 1)
                if self.kind(governor) == "preposition" and self.kind(governor - 1) == "verb":
                    governor -= 1  # "who is in Doha, Qatar, meeting them, said"
                if self.kind(governor) != "verb" or self._is_told(governor, verb):
                    if self.word(head) in RELATIVES:
                        return self._antecedent(head)
                    return self.joined_before(head) + self._companion(opening, comma)
            if phrase.gerund or self.kind(opening + 1) in ("conjunction", "verb"):
                break
            opening = self.comma_before(opening)
        if phrase.gerund and takes_clause(phrase.lemma):
            told = self._teller_before(comma)
            if told is not None:
                return self.subjects(told)
        if self.verb_before(comma) is None:
            before = self.back(comma - 1)
            return self.joined_before(self.head(before)) if self.kind(before) == "noun" else ()
        return self._shared(verb)

    def _teller_before(self, comma: int) -> int | None:
        """The verb that reports what stands before a comma: ``Doe says they left, | adding``."""
        for index in range(comma - 1, -1, -1):
            joined = self.kind(index) == "conjunction" and self.kind(index - 1) == "comma"
            if self.kind(index) in ("semicolon", "quotation") or joined:
                return None
            if self.kind(index) == "verb" and self.phrases[index].finite:
                believes = self.phrases[index].lemma in _BELIEVING
                if believes or takes_clause(self.phrases[index].lemma):
                    return index
        return None

    def _companion(self, opening: int, closing: int) -> tuple[int, ...]:
        """Who does it too, between two commas: ``Doe, | together with Roe |, called for``."""
        last = self.back(closing - 1)
        noun = self.head(last) if self.kind(last) == "noun" else -1
        joint = self._joint_before(noun) if noun > opening else None
        return (noun,) if joint == opening + 1 and self.kind(joint) != "conjunction" else ()

    def _is_told(self, governor: int, verb: int) -> bool:
        """Whether a verb is in what another says: ``said Doe, his son, | was killed``."""
        content = self.phrases[verb]
        told = content.finite and not content.gerund and takes_clause(self.phrases[governor].lemma)
        return told and not self.phrases[governor].passive

    def _is_insertion(self, first: int, last: int) -> bool:
        """Whether what stands between two commas says more of the noun before them."""
        kind = self.kind(first)
        if kind == "verb":
            return not self.phrases[first].finite or self.phrases[first].participle
        if kind == "noun" and not self.phrases[first].is_pronoun:
            return not any(
                phrase.kind == "verb" and phrase.finite and not phrase.participle
                for phrase in self.phrases[first:last]
                if not self._relative_within(first, last)
            )
        return kind in ("noun", "preposition", "adverb", "subordinator", "date") and first < last

    def _relative_within(self, first: int, last: int) -> bool:
        return any(self.word(index) in _WITHIN for index in range(first, last))
