"""Whether a word that can be a verb is one in its sentence, by the words beside it."""

from dateline.capture.grammar.lexicon import closed_class, is_verbal_noun, takes_clause, verb_form
from dateline.capture.grammar.tag_context import TagContext
from dateline.capture.grammar.tokens import Token
from dateline.capture.naming.names import person_noun_kind
from dateline.capture.tables import words
from dateline.gazetteer import gazetteer

__all__ = ["VerbTags"]

_BEFORE_VERB = frozenset(["to", "modal"])
_NOUN_OPENERS = frozenset(["determiner", "possessive", "genitive"])
_OBJECT_OPENERS = frozenset(["determiner", "possessive", "pronoun", "name", "number"])
_BE = frozenset(
    ["am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting"]
)
# Verbs that a gerund follows: "began shelling the town".
_PHASES = frozenset(
    ["begin", "cease", "commence", "continue", "finish", "keep", "quit", "resume", "start", "stop"]
)
# What one who has or seeks something is told to do: "a man carrying a knife".
_HAVING = frozenset(
    [
        "brandish", "call", "carry", "chant", "claim", "demand", "hold", "protest", "seek", "take",
        "transport", "use", "wear", "wield",
    ]
)  # fmt: skip
# Verbs of finding someone at something: "seen leaving the city".
_SENSES = frozenset(
    ["see", "spot", "hear", "film", "photograph", "catch", "find", "leave", "report"]
)
# Verbs whose form in -ing before a noun describes it: "retreating forces".
_WITHOUT_OBJECT = frozenset(
    ["retreat", "advance", "depart", "flee", "return", "riot", "rampage", "compete", "warring"]
)
# What an act told by a noun fills: "weeks of fighting".
_LASTING = frozenset(
    [
        "hours", "days", "weeks", "months", "years", "decades", "nights", "day", "night", "week",
        "outbreak", "wave", "resumption", "end", "bouts", "rounds",
    ]
)  # fmt: skip
_HAVE = frozenset(["has", "have", "had", "having"])
# Nouns in -ing that names stand before: "a Security Council meeting".
_EVENTS = frozenset(["meeting", "gathering", "sitting", "hearing", "briefing"])
_SUBJECT_PRONOUNS = frozenset(["i", "we", "you", "they"])

# Determiners that can stand without a noun.
_ALONE = frozenset(["both", "all", "each", "some", "many", "most", "several", "few", "others"])
# Nouns for those who speak that more often say what sort a report or a claim is.
_MODIFIERS = frozenset(["police", "media", "news", "intelligence", "press", "court", "army"])
# Verbs whose participle tells what those who act look like.
_OUTFITS = frozenset(["arm", "mask", "uniform", "hood", "suspect"])
# Verbs of saying whose participle commonly describes a noun.
_OFTEN_ADJECTIVES = frozenset(["accuse", "allege", "report", "describe", "declare", "identify"])


class VerbTags(TagContext):
    """The words of a sentence that is being tagged, as far as a verb's neighbours tell.

    Args:
        tokens: The tokens; those before the word asked about have their tags.
    """

    def is_verb(self, index: int, token: Token, form: str, lemma: str) -> bool:
        """Whether a word that can be a verb is one here.

        Args:
            index: Its index.
            token: The word.
            form: The form that it would be; see `dateline.capture.lexicon.VerbForm`.
            lemma: The dictionary form that it would have.
        """
        before = self.tag_before(index)
        word_before = self.word_before(index)
        if before == "number" and self._is_numbered(index):
            before = "noun"  # "an earthquake of magnitude 6 hit", "Flight 17 crashed"
        if before in _BEFORE_VERB:
            return True
        if form == "ing":
            return self._is_ing_verb(index, before, word_before)
        if form == "same" and (word_before in _BE or word_before in _HAVE):
            return True
        if form == "same" and "by" in (token.lower for token in self.tokens[index + 1 : index + 3]):
            return before == "mark"  # "the report, put out by the institute"
        if lemma == "read" and index and self.tokens[index - 1].text in ('"', "”", "’", "'"):
            return True  # "We are closed," read a notice
        if form in ("either", "participle", "past"):
            return self._is_past_verb(index, form, lemma, before, word_before)
        return self._is_present_verb(index, token, form, lemma, before, word_before)

    def _is_numbered(self, index: int) -> bool:
        """Whether the number before a word tells which one the noun or name before it means."""
        numbers = index - 1
        while numbers >= 0 and self.tokens[numbers].tag != "number":
            numbers -= 1
        return self.tag_before(numbers) in ("noun", "name")

    def form(self, index: int, form: str) -> str:
        """The form of a verb, where words before it tell more than the verb: ``to hit``.

        Args:
            index: Its index.
            form: The form by the verb alone.
        """
        if form != "same":
            return form
        return "base" if self.tag_before(index) in _BEFORE_VERB else "either"

    def _is_ing_verb(self, index: int, before: str, word_before: str) -> bool:
        after = self.class_after(index)
        takes_object = after in _OBJECT_OPENERS or after in (
            "subordinator",
            "adverb",
            "quote",
            "to",
        )
        if word_before in _BE or word_before in ("to", "not"):
            return True
        if self._quotes(index):
            return True
        if before == "noun" and self.tokens[index].lower in ("citing", "quoting"):
            return True
        if before in ("noun", "adjective") and self.tokens[index].lower in _EVENTS:
            return False  # "told a news briefing that"
        if before in ("determiner", "possessive", "genitive", "adjective", "number"):
            return False
        if not before and self._opens_as_noun(index):
            return False
        is_event = before == "date" or self.tokens[index].lower in _EVENTS
        if is_event and before in ("date", "name") and self._is_opened(index, before):
            return False
        if before == "name" and after == "open" and self._is_of_country(index):
            return False  # "a Vietnamese fishing boat"
        if before == "name" and self._is_act_of(index):
            return False  # "the Israeli shelling of the town"
        act = self.tokens[index].lower in words("incident_nouns", "kind")
        if act and after == "preposition" and self._is_time_of(index, word_before):
            return False  # "wounded in fighting between", "weeks of fighting in"
        if before == "noun" and after == "subordinator" and self._is_compound_act(index):
            return False  # "the suicide bombing that"
        if before == "preposition" and after == "open" and self._is_describing(index):
            return False  # "by retreating forces"
        if before in ("preposition", "subordinator", "conjunction", "mark", ""):
            # "by deploying a battery", but not "after meeting minutes"; "of building materials"
            return takes_object or after in ("preposition", "open")
        if before in ("noun", "name", "pronoun", "date"):
            if takes_object or (after in ("preposition", "open") and before != "noun"):
                return True
            if after == "preposition":
                return _is_of_several(word_before)
            return after == "open" and self._is_done_by(index)
        if before == "verb" and after == "open":
            return self._lemma_before(index) in _PHASES  # "started firing rockets"
        if before == "verb" and after == "preposition":
            return self._lemma_before(index) in _SENSES  # "were seen moving towards the city"
        return before == "verb" and takes_object

    def _is_compound_act(self, index: int) -> bool:
        """Whether a noun in -ing ends a noun phrase of three words: ``a mass shooting``."""
        act = self.tokens[index].lower in words("incident_nouns", "kind")
        return act and index > 1 and self.tokens[index - 2].tag in ("determiner", "adjective")

    def _is_describing(self, index: int) -> bool:
        form = verb_form(self.tokens[index].lower)
        return form is not None and form.lemma in _WITHOUT_OBJECT

    def _is_time_of(self, index: int, before: str) -> bool:
        lasting = self.tokens[index - 2].lower if index > 1 else ""
        return before == "in" or (before == "of" and lasting in _LASTING)

    def _is_of_country(self, index: int) -> bool:
        """Whether an article and the adjective of a country stand before."""
        adjective = gazetteer().country_of_demonym(self.tokens[index - 1].text) is not None
        return adjective and self._is_opened(index, "name")

    def _is_act_of(self, index: int) -> bool:
        following = self.tokens[index + 1 : index + 2]
        act = self.tokens[index].lower in words("incident_nouns", "kind")
        return act and bool(following) and following[0].lower == "of"

    def _is_opened(self, index: int, tag: str) -> bool:
        """Whether an article stands before the date or the names before a word: ``a mid-May``."""
        while index and self.tokens[index - 1].tag == tag:
            index -= 1
        return self.tag_before(index) in _NOUN_OPENERS

    def _lemma_before(self, index: int) -> str:
        while index and self.tokens[index - 1].tag in ("adverb", "negation"):
            index -= 1
        return self.tokens[index - 1].lemma if index else ""

    def _is_done_by(self, index: int) -> bool:
        """Whether the noun before is of those who do it: ``snipers attacking civilians``."""
        doer, lemma = self.tokens[index - 1], verb_form(self.tokens[index].lower)
        if doer.tag != "noun" or lemma is None or lemma.lemma == self.tokens[index].lower:
            return False
        acting = (
            person_noun_kind(doer.lower) is not None
            or doer.lower in words("perpetrators", "noun")
            or doer.lower in words("vehicles", "noun")
        )
        if not acting or self.tokens[index].lower in words("incident_nouns", "kind"):
            return False
        several = doer.lower.endswith("s") or doer.lower in ("police", "people", "men", "women")
        return several or lemma.lemma in _HAVING

    def _opens_as_noun(self, index: int) -> bool:
        """Whether a sentence begins with a noun in -ing: ``Fighting in the city has killed``."""
        if self.tokens[index].lower not in words("incident_nouns", "kind"):
            return False
        for token in self.tokens[index + 1 : index + 9]:
            if token.tag == "mark":
                return False
            form = verb_form(token.lower)
            if closed_class(token.lower) in ("auxiliary", "modal"):
                return True
            if form is not None and not token.capital:
                return form.form in ("past", "either")
        return False

    def _is_past_verb(
        self, index: int, form: str, lemma: str, before: str, word_before: str
    ) -> bool:
        if word_before in _BE or word_before in _HAVE or form == "past":
            return True
        after = self.class_after(index)
        if self._is_quantity_alone(index, before, word_before, lemma):
            return True
        if before in _NOUN_OPENERS or (not before and after in ("open", "name")):
            return False  # "Suspected rebels have attacked"
        if before == "verb" and after in ("open", "name"):
            return False  # "guarding captured fighters"
        if before in ("conjunction", "mark") and after == "open" and lemma in _OUTFITS:
            return False  # "by the army and armed militias"
        if before in ("adjective", "preposition", "number"):
            return after not in ("open", "name", "number") and before != "preposition"
        return True

    def _is_quantity_alone(self, index: int, before: str, word_before: str, lemma: str) -> bool:
        """Whether "both" or "the three" needs no noun: ``both reaffirmed their friendship``."""
        after = self.class_after(index)
        if word_before in _ALONE and before == "determiner":
            says = word_before == "both" and lemma in words("statement_verbs", "verb")
            return after in ("determiner", "possessive", "pronoun", "subordinator") or says
        if before != "number" or lemma in _OFTEN_ADJECTIVES:
            return False
        said = lemma in words("statement_verbs", "verb")
        number = index - 1
        while number and self.tokens[number].tag == "adverb":
            number -= 1  # "the two strongly condemned"
        opener = self.word_before(number)
        return said and opener in ("the", "all") and after in ("name", "determiner", "possessive")

    def _is_present_verb(
        self, index: int, token: Token, form: str, lemma: str, before: str, word_before: str
    ) -> bool:
        if before in ("determiner", "possessive", "genitive", "preposition", "adjective", "number"):
            return False
        if before == "auxiliary" and word_before in (
            "do",
            "does",
            "did",
            "don't",
            "doesn't",
            "didn't",
        ):
            return True
        if before in ("verb", "auxiliary", "mark", ""):
            if word_before == "," and self.class_after(index) == "pronoun":
                return True  # "his critics, such as X, blame him"
            if form == "s":
                # "his lawyer, Tom Brown, says"
                return before == "mark" and word_before == "," and not is_verbal_noun(lemma)
            # An object or a complement, unless the sentence commands.
            return before in ("mark", "") and form == "base" and not is_verbal_noun(lemma)
        if before == "pronoun" and form == "base" and word_before in _SUBJECT_PRONOUNS:
            return True
        after = self.class_after(index)
        if form == "s" and before == "noun" and self._is_bare_object(index - 1):
            return False  # "called for mass protests a week before"
        if form == "same" and before in ("noun", "name") and after in ("number", "name", "open"):
            return True  # "explosions hit three churches"
        if word_before == "who":
            return True  # "rebels, who claim to have left"
        if is_verbal_noun(lemma):
            if self._tells_that(index, form, lemma):
                return True
            if after in ("determiner", "possessive", "pronoun", "quote"):
                return True
            # "hosts US troops", "hosts about 4,000"; "troops patrol Baghdad"
            if form == "s" and after == "to" and lemma in words("stances", "status"):
                return before in ("name", "noun", "pronoun")  # "wants to meet"
            if form == "s":
                takes = after in ("name", "number") or self.is_about_number(index + 1)
                return takes and before in ("name", "noun", "pronoun")
            return after == "name" and before == "noun" and self.is_plural_before(index)
        if form == "base" and takes_clause(lemma) and before in ("noun", "name", "date"):
            return True  # "lawyers for the family say"
        if form == "base":
            return before in ("pronoun", "subordinator") or (
                before in ("noun", "name", "conjunction", "date") and self.is_plural_before(index)
            )
        return True

    def _is_bare_object(self, index: int) -> bool:
        """Whether a noun without an article stands after a preposition, and is no subject."""
        return index > 0 and self.tokens[index - 1].tag == "preposition"

    def _quotes(self, index: int) -> bool:
        """Whether a mark and a quotation follow: ``thanked them, saying: "Well done"``."""
        mark, opening = self.at(index + 1), self.at(index + 2)
        return (
            mark is not None
            and opening is not None
            and mark.text in (",", ":")
            and opening.text in ('"', "“", "‘", "'")
        )

    def _tells_that(self, index: int, form: str, lemma: str) -> bool:
        """Whether a clause with "that" follows what somebody does: ``officials report that``."""
        following, after = self.at(index + 1), self.at(index + 2)
        if following is None or not takes_clause(lemma):
            return False
        done = following.lower == "to" and after is not None and after.lower in ("be", "have")
        if following.lower != "that" and not done:
            return False
        first = index
        while first and self.tokens[first - 1].tag in ("noun", "name", "adjective"):
            first -= 1
        opener = self.tokens[first - 1].lower if first else ""
        before = self.tokens[index - 1]
        if form == "s":
            speaks = before.tag in ("name", "date") or person_noun_kind(before.lower) not in (
                None,
                "population",
            )
            return speaks and before.lower not in _MODIFIERS
        if self.is_plural_before(index):
            return opener not in ("a", "an", "this", "each", "every")
        return first < index and closed_class(opener) not in ("determiner", "possessive")


def _is_of_several(noun: str) -> bool:
    """Whether a noun is for people or vehicles who can be at something: ``soldiers serving in``."""
    if person_noun_kind(noun) is None and noun not in words("vehicles", "noun"):
        return False
    return noun.endswith("s") or noun in ("people", "men", "women", "children", "personnel")
